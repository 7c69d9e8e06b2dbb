#include "char_int.h"
#include "styles_int.h"

/* The line with nothing but "?" or "??" within the next few of the paragraph, or 0. */
static uint32_t find_query(const struct reader *reader, uint32_t n)
{
    enum { REACH = 8 };
    for (uint32_t i = n + 1; i <= reader->outline.line_count && i <= n + REACH; i++) {
        const struct line *line = reader_line(reader, i);
        if (line->kind != LINE_TEXT)
            return 0;
        str text = reader_text(reader, i);
        if (str_eq(text, STR("?")) || str_eq(text, STR("??")))
            return i;
    }
    return 0;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    (void)shape;
    const struct line *line = reader_line(reader, n);
    if (!reader->queries || line->kind != LINE_TEXT || (n > 1 && reader_line(reader, n - 1)->kind == LINE_TEXT))
        return false;
    uint32_t query = find_query(reader, n);
    if (query == 0 || query == reader->outline.line_count || reader_line(reader, query + 1)->kind == LINE_BLANK)
        return false;
    mark->style = STYLE_QUERY;
    return true;
}

/* A blank line ends the card. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t last = find_query(reader, mark->line);
    while (last < end && reader_line(reader, last + 1)->kind != LINE_BLANK)
        last++;
    return last;
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    uint32_t query = find_query(reader, mark->line);
    str question = reader_body(reader, (str){0}, mark->line, query - 1, 0);
    str answer = reader_body(reader, (str){0}, query + 1, end, 0);
    bool both_ways = str_eq(reader_text(reader, query), STR("??"));
    for (int way = 0; way <= both_ways; way++) {
        struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
        card->question = reader_keep(reader, way ? answer : question);
        card->answer = reader_keep(reader, way ? question : answer);
        card->line = reader_place(reader, mark->line);
        card->last_line = reader_place(reader, end);
    }
    reader_claim(reader, mark->line, query - 1, CLAIM_QUESTION, "query", mark->reason);
    reader_claim(reader, query, end, CLAIM_ANSWER, "query", "from \"?\" to the blank line");
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
