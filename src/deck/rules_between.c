/*
 * rules_between: rules that part cards, drawn right below an answer.
 *
 * Markdown makes a heading of the text above such a rule. But where nearly every question of the file has a rule above
 * it, a rule parts cards, and the text above it is the end of an answer. And where such questions are numbered, some of
 * which have a line under them, all of them are of one kind, with a line or without.
 */
#include "reader_int.h"

/* What questions begin with; headings of each rank are a start of their own. */
enum { START_NONE, START_LABEL, START_NUMBER, START_BOLD, START_HEADING, START_COUNT = START_HEADING + RANK_COUNT };

/* Whether line `n` is a heading only for the rule right below. */
static bool is_drawn(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_HEADING && line->block != OUTLINE_NONE && reader->outline.blocks[line->block].setext;
}

static bool is_drawn_number(const struct reader *reader, uint32_t n)
{
    return is_drawn(reader, n) && reader_line(reader, n)->depth == 0 && reader_shape(reader, n).form != NUMBER_NONE;
}

static unsigned start_of(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_HEADING)
        return is_drawn_number(reader, n) ? START_NUMBER : START_HEADING + line->rank;
    if (line->kind != LINE_TEXT || line->depth > 0)
        return START_NONE;
    struct shape shape = reader_shape(reader, n);
    return shape.label == LABEL_QUESTION            ? START_LABEL
           : shape.form != NUMBER_NONE              ? START_NUMBER
           : shape.bold && shape.lead == LEAD_WHOLE ? START_BOLD
                                                    : START_NONE;
}

/* Whether an answer may end in line `n`: it stands below something that is no rule. */
static bool may_end_answer(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && reader_line(reader, above)->kind != LINE_RULE;
}

/* Rules, by what stands below them. */
struct tally {
    unsigned rules[START_COUNT];
    unsigned most;   /* the start below most rules */
    unsigned starts; /* … how often it was seen, with a rule above or not */
    unsigned drawn;  /* … as numbers with a line under them */
    uint32_t rule;   /* the shortest one above it, all of which have its sign */
    bool differ;     /* … but are of other lengths */
    bool apart;      /* … and one touches no text above */
    uint32_t first;  /* the first line that begins so */
};

static bool count_rules(const struct reader *reader, struct tally *tally)
{
    uint32_t last = reader->outline.line_count;
    bool any = false;
    for (uint32_t n = 1; n < last && !any; n++)
        any = is_drawn(reader, n) && may_end_answer(reader, n);
    for (uint32_t n = 1; any && n <= last; n++) {
        uint32_t below = reader_line(reader, n)->kind == LINE_RULE ? reader_next(reader, n, last) : 0;
        unsigned start = below ? start_of(reader, below) : START_NONE;
        if (start == START_NONE)
            continue;
        tally->rules[start]++;
        if (tally->rules[start] > tally->rules[tally->most])
            tally->most = start;
    }
    return any && tally->most != START_NONE;
}

/* Whether the first line of that start stands below a heading that is drawn with such a rule: then others are drawn. */
static bool begins_titled(const struct reader *reader, const struct tally *tally)
{
    uint32_t above = reader_before(reader, tally->first);
    return above > 1 && is_drawn(reader, above - 1) &&
           str_eq(reader_text(reader, above), reader_text(reader, tally->rule));
}

/* Whether a line begins as most do below a rule; without a rule above, a number has to go on counting. */
static bool is_start(const struct reader *reader, uint32_t n, const struct tally *tally, int32_t number)
{
    bool drawn = is_drawn(reader, n) && (tally->most != START_NUMBER || !is_drawn_number(reader, n));
    if (drawn || start_of(reader, n) != tally->most)
        return false;
    return tally->most != START_NUMBER || reader_shape(reader, n).number == number + 1 || is_below_rule(reader, n);
}

/* Takes a rule above a start for one of those that part. */
static void see_rule(const struct reader *reader, struct tally *tally, uint32_t rule, uint32_t *drawn)
{
    uint32_t seen = tally->rule ? tally->rule : *drawn;
    size_t size = reader_text(reader, rule).len;
    tally->differ = tally->differ || (seen && size != reader_text(reader, seen).len);
    uint32_t *shortest = rule > 1 && is_drawn(reader, rule - 1) ? drawn : &tally->rule;
    if (*shortest == 0 || size < reader_text(reader, *shortest).len)
        *shortest = rule;
}

/* Whether rules stand above nearly all lines of the start that most have below them, but for the first. */
static bool part_cards(const struct reader *reader, struct tally *tally)
{
    enum { LEAST = 3 };
    unsigned rules = tally->rules[tally->most];
    uint32_t drawn = 0; /* the shortest rule that makes a heading */
    int32_t number = 0;
    for (uint32_t n = 1; rules >= LEAST && n <= reader->outline.line_count; n++) {
        if (!is_start(reader, n, tally, number))
            continue;
        number = reader_shape(reader, n).number;
        tally->drawn += is_drawn(reader, n);
        if (tally->starts++ == 0)
            tally->first = n;
        else if (is_below_rule(reader, n))
            see_rule(reader, tally, reader_before(reader, n), &drawn);
    }
    tally->apart = tally->rule;
    tally->rule = tally->rule ? tally->rule : drawn;
    return tally->rule && rules * 10 >= (tally->starts - 1) * 8 && !begins_titled(reader, tally);
}

/* Whether the rule looks like those that part. */
static bool looks_alike(const struct reader *reader, uint32_t rule, const struct tally *tally)
{
    str text = reader_text(reader, rule);
    str least = reader_text(reader, tally->rule);
    return tally->differ ? text.len >= least.len && text.ptr[0] == least.ptr[0] : str_eq(text, least);
}

/* Whether line `n` ends an answer right above a rule that parts cards. Of double rules one has to part numbers, and
 * some to touch no text: they underline titles elsewhere. */
static bool ends_answer(const struct reader *reader, uint32_t n, const struct tally *tally)
{
    if (!is_drawn(reader, n) || n < tally->first || !may_end_answer(reader, n) || !looks_alike(reader, n + 1, tally))
        return false;
    bool single = reader->outline.blocks[reader_line(reader, n)->block].level == 2;
    if (!single && (tally->most != START_NUMBER || !tally->apart))
        return false;
    uint32_t below = reader_next(reader, n + 1, reader->outline.line_count);
    unsigned start = below ? start_of(reader, below) : tally->most;
    return start == tally->most || start >= START_HEADING;
}

/* Whether line `n` is drawn like a heading, but a question behind a rule that parts numbered cards, some of which have
 * no line under them. */
static bool is_one_of_numbers(const struct reader *reader, uint32_t n, const struct tally *tally)
{
    if (tally->most != START_NUMBER || tally->drawn * 4 > tally->starts * 3 || !is_drawn(reader, n))
        return false;
    uint32_t above = reader_before(reader, n);
    bool ruled = above && reader_line(reader, above)->kind == LINE_RULE && looks_alike(reader, above, tally);
    return is_drawn_number(reader, n) || (ruled && text_is_marked(reader_text(reader, n)));
}

void reader_rules_between(struct reader *reader)
{
    struct tally tally = {.most = START_NONE};
    if (!count_rules(reader, &tally) || !part_cards(reader, &tally))
        return;
    for (uint32_t n = 1; n < reader->outline.line_count; n++)
        if (ends_answer(reader, n, &tally) || is_one_of_numbers(reader, n, &tally)) {
            reader_line(reader, n)->kind = LINE_TEXT;
            reader_line(reader, n)->rank = 0;
        }
}
