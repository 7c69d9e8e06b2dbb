/*
 * rules_between: rules that part cards, drawn right below an answer.
 *
 * Markdown makes a heading of the text above such a rule. But where nearly every question of the file has a rule above
 * it, a rule parts cards, and the text above it is the end of an answer.
 */
#include "reader_int.h"

/* What questions begin with; headings of each rank are a start of their own. */
enum { START_NONE, START_LABEL, START_NUMBER, START_BOLD, START_HEADING, START_COUNT = START_HEADING + RANK_COUNT };

static unsigned start_of(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_HEADING)
        return START_HEADING + line->rank;
    if (line->kind != LINE_TEXT || line->depth > 0)
        return START_NONE;
    struct shape shape = reader_shape(reader, n);
    return shape.label == LABEL_QUESTION            ? START_LABEL
           : shape.form != NUMBER_NONE              ? START_NUMBER
           : shape.bold && shape.lead == LEAD_WHOLE ? START_BOLD
                                                    : START_NONE;
}

/* Whether line `n` is a heading only for the rule of dashes right below. */
static bool is_drawn(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_HEADING || line->block == OUTLINE_NONE)
        return false;
    const struct block *block = &reader->outline.blocks[line->block];
    return block->setext && block->level == 2;
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
    unsigned most;  /* the start below most rules */
    uint32_t rule;  /* the first one above it, as all of them look */
    uint32_t first; /* the first line that begins so */
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

/* Whether rules stand above nearly all lines of the start that most have below them, but for the first. */
static bool part_cards(const struct reader *reader, struct tally *tally)
{
    enum { LEAST = 3 };
    unsigned rules = tally->rules[tally->most];
    unsigned starts = 0;
    uint32_t drawn = 0; /* the first rule that makes a heading */
    for (uint32_t n = 1; rules >= LEAST && n <= reader->outline.line_count; n++) {
        if (is_drawn(reader, n) || start_of(reader, n) != tally->most)
            continue;
        uint32_t above = reader_before(reader, n);
        if (starts++ == 0)
            tally->first = n;
        else if (above && reader_line(reader, above)->kind == LINE_RULE) {
            uint32_t *rule = above > 1 && is_drawn(reader, above - 1) ? &drawn : &tally->rule;
            *rule = *rule ? *rule : above;
        }
    }
    tally->rule = tally->rule ? tally->rule : drawn;
    return tally->rule && rules * 10 >= (starts - 1) * 8 && !begins_titled(reader, tally);
}

/* Whether line `n` ends an answer right above a rule that parts cards. */
static bool ends_answer(const struct reader *reader, uint32_t n, const struct tally *tally)
{
    if (!is_drawn(reader, n) || n < tally->first || !may_end_answer(reader, n) ||
        !str_eq(reader_text(reader, n + 1), reader_text(reader, tally->rule)))
        return false;
    uint32_t below = reader_next(reader, n + 1, reader->outline.line_count);
    unsigned start = below ? start_of(reader, below) : tally->most;
    return start == tally->most || start >= START_HEADING;
}

void reader_rules_between(struct reader *reader)
{
    struct tally tally = {.most = START_NONE};
    if (!count_rules(reader, &tally) || !part_cards(reader, &tally))
        return;
    for (uint32_t n = 1; n < reader->outline.line_count; n++)
        if (ends_answer(reader, n, &tally)) {
            reader_line(reader, n)->kind = LINE_TEXT;
            reader_line(reader, n)->rank = 0;
        }
}
