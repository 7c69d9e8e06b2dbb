/*
 * style_query: question and answer of a paragraph, parted by a line with only "?".
 */
#include "char_int.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

static bool is_text(const struct reader *reader, uint32_t n)
{
    return n >= 1 && n <= reader->outline.line_count && reader_line(reader, n)->kind == LINE_TEXT;
}

static bool is_blank(const struct reader *reader, uint32_t n)
{
    return n <= reader->outline.line_count && reader_line(reader, n)->kind == LINE_BLANK;
}

static bool is_query(const struct reader *reader, uint32_t n)
{
    str text = is_text(reader, n) ? reader_text(reader, n) : (str){0};
    return str_eq(text, STR("?")) || str_eq(text, STR("??")) || (reader->query.len && str_eq(text, reader->query));
}

/* Whether line `n` is one of code between fences. */
static bool is_fenced(const struct reader *reader, uint32_t n)
{
    return n <= reader->outline.line_count && reader_line(reader, n)->kind == LINE_CODE &&
           reader_line(reader, n)->fence;
}

/* The line with nothing but "?" or "??" within the next few of the paragraph, behind the code that touches it, or
 * behind a blank line below it; or 0. */
static uint32_t find_query(const struct reader *reader, uint32_t n)
{
    enum { REACH = 8, CODE_REACH = 60 };
    unsigned texts = 0;
    for (uint32_t i = n + 1; texts < REACH && i <= n + CODE_REACH; i++) {
        bool code = is_fenced(reader, i);
        if (is_blank(reader, i) && is_query(reader, i + 1))
            continue;
        if (!code && (!is_text(reader, i) || line_is_inline(reader, i)))
            return 0;
        if (!code && is_query(reader, i))
            return i;
        texts += !code;
    }
    return 0;
}

/* Whether the line right above another lone "?" begins a card though no blank line stands above it: it is no answer
 * itself, and such a card stands above. */
static bool begins_next(const struct reader *reader, uint32_t n)
{
    enum { REACH = 24 };
    if (!is_query(reader, n + 1) || is_query(reader, n) || is_query(reader, n - 1))
        return false;
    for (uint32_t i = n - 1; i > 1 && i + REACH > n && is_text(reader, i); i--)
        if (is_query(reader, i))
            return true;
    return false;
}

/* Whether the line is a card by itself: of one line, or a text with holes. */
static bool is_card(const struct reader *reader, uint32_t n)
{
    struct hole holes[HOLES_MOST];
    return line_is_inline(reader, n) ||
           (reader->holes && holes_find(reader_text(reader, n), reader->holes & ~(unsigned)HOLE_BRACKET, holes) > 0);
}

/* Whether a card may begin on line `n`: above it stands no text, or text that is a card by itself. What a sign stands
 * above answers, though a tag may be the sign. */
static bool may_begin(const struct reader *reader, uint32_t n)
{
    if (is_card(reader, n) && !is_query(reader, n + 1))
        return false;
    if (!is_text(reader, n - 1) || is_card(reader, n - 1))
        return true;
    return (reader_line(reader, n - 1)->noise != NOISE_NONE && !is_query(reader, n - 1)) || begins_next(reader, n);
}

bool query_begins(const struct reader *reader, uint32_t n)
{
    if (!reader->queries || !is_text(reader, n) || is_query(reader, n) || !may_begin(reader, n))
        return false;
    uint32_t query = find_query(reader, n);
    return query && query < reader->outline.line_count && reader_line(reader, query + 1)->kind != LINE_BLANK;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    (void)shape;
    if (!query_begins(reader, n))
        return false;
    mark->style = STYLE_QUERY;
    return true;
}

/* A blank line ends the card, the next such card, or a line that is a card or begins one behind the first of the
 * answer. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t last = find_query(reader, mark->line);
    end = line_above_alike(reader, mark, end);
    for (uint32_t first = last + 1; last < end && reader_line(reader, last + 1)->kind != LINE_BLANK; last++)
        if (last + 1 > first && (line_is_inline(reader, last + 1) || begins_next(reader, last + 1)))
            break;
    return last;
}

/* The last line of the question that the line `query` parts from its answer. */
static uint32_t question_ends(const struct reader *reader, uint32_t query)
{
    return is_blank(reader, query - 1) ? query - 2 : query - 1;
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    uint32_t query = find_query(reader, mark->line);
    str question = reader_body(reader, (str){0}, mark->line, query - 1, 0);
    str answer = reader_body(reader, (str){0}, query + 1, end, 0);
    if (question_ends(reader, query) == mark->line)
        question = unwrapped(question);
    bool both_ways = str_eq(reader_text(reader, query), STR("??"));
    for (int way = 0; way <= both_ways; way++) {
        struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
        card->question = reader_keep(reader, way ? answer : question);
        card->answer = reader_keep(reader, way ? question : answer);
        card->line = reader_place(reader, mark->line);
        card->last_line = reader_place(reader, end);
    }
    reader_claim(reader, mark->line, query - 1, CLAIM_QUESTION, "query", mark->reason);
    reader_claim(reader, query, end, CLAIM_ANSWER, "query", "from \"?\" to the next blank line or card");
}

const struct style style_query = {
    .name = "query",
    .describe =
        "a line with only \"?\" parts question and answer, a blank line ends them; \"??\" makes a card each way",
    .see = see,
    .sure = true,
    .last_line = last_line,
    .make = make,
};
