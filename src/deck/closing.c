/*
 * closing: what is said behind the last rule, when all questions are known.
 *
 * Where rules part the questions, each of them above the next question or topic, a few plain paragraphs behind the last
 * rule are said to whoever asked for all this.
 */
#include "reading_int.h"

enum { LEAST = 4 /* rules */, PARAGRAPHS = 3, LONGEST = 6 /* lines of a paragraph */ };

/* Whether it is a rule that parts, and not the line under a heading. */
static bool parts_text(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_RULE && line->depth == 0 &&
           (line->block == OUTLINE_NONE || reader->outline.blocks[line->block].kind != BLOCK_HEADING);
}

/* The only rule below the first question that neither a question nor a topic follows, when there are several others; or
 * 0. */
static uint32_t last_rule(const struct reader *reader)
{
    uint32_t count = reader->outline.line_count;
    uint32_t found = 0;
    unsigned rules = 0;
    size_t mark = 0;
    while (mark < reader->mark_count && reader->marks[mark].role != ROLE_QUESTION)
        mark++;
    uint32_t first = mark < reader->mark_count ? reader->marks[mark].line : count;
    for (uint32_t n = first; n <= count; n++) {
        uint32_t next = parts_text(reader, n) ? reader_next(reader, n, count) : 0;
        if (next == 0 || reader_line(reader, next)->kind == LINE_RULE)
            continue;
        if (found)
            return 0;
        rules++;
        while (mark < reader->mark_count && reader->marks[mark].line < next)
            mark++;
        const struct mark *below = mark < reader->mark_count ? &reader->marks[mark] : NULL;
        if (!below || below->line != next || below->role == ROLE_NONE || below->role == ROLE_SPENT)
            found = n;
    }
    return rules >= LEAST ? found : 0;
}

/* Whether lines `first` to `last` are a plain paragraph, or a remark in a quotation, which may hold a list; neither has
 * a label. */
static bool is_spoken(const struct reader *reader, uint32_t first, uint32_t last)
{
    bool remark = reader_line(reader, first)->quoted;
    for (uint32_t n = first; n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_TEXT || line->quoted != remark || (!remark && (line->opens || line->depth)))
            return false;
    }
    return last - first < LONGEST && shape_of(reader_text(reader, first)).label == LABEL_NONE;
}

void decide_closing(struct reader *reader)
{
    uint32_t count = reader->outline.line_count;
    uint32_t rule = last_rule(reader);
    unsigned paragraphs = 0;
    for (uint32_t n = rule; rule && (n = reader_next(reader, n, count)) != 0;) {
        uint32_t first = n;
        if (is_dropped(reader_line(reader, n)))
            continue;
        while (n < count && reader_line(reader, n + 1)->kind == LINE_TEXT)
            n++;
        if (!is_spoken(reader, first, n))
            return;
        paragraphs++;
    }
    for (uint32_t n = rule; paragraphs && paragraphs <= PARAGRAPHS && n <= count; n++)
        if (reader_line(reader, n)->kind == LINE_TEXT)
            reader_line(reader, n)->noise = NOISE_CHATTER;
}
