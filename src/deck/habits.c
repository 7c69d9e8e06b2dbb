/*
 * habits: what most questions of the file have in common: options, answer labels, arrows, code or nothing below them.
 */
#include "char_int.h"
#include "reading_int.h"

/* The last line above the next mark that is decided, when that is no more than `reach` lines away. */
static uint32_t last_line_of(const struct reader *reader, size_t index, uint32_t reach)
{
    size_t next = index + 1;
    while (next < reader->mark_count && reader->marks[next].role == ROLE_NONE &&
           reader->marks[next].line - reader->marks[index].line <= reach)
        next++;
    return next < reader->mark_count ? reader->marks[next].line - 1 : reader->outline.line_count;
}

bool holds_options(const struct reader *reader, size_t index)
{
    enum { REACH = 40 };
    const struct mark *mark = &reader->marks[index];
    uint32_t below = mark->line;
    do
        below = reader_next(reader, below, reader->outline.line_count);
    while (below && reader_line(reader, below)->kind == LINE_CODE);
    if (below == 0 || reader_line(reader, below)->option)
        return below > 0;
    uint32_t end = last_line_of(reader, index, REACH);
    bool seen = false;
    for (uint32_t n = mark->line + 1; n <= end && n <= mark->line + REACH; n++) {
        const struct line *line = reader_line(reader, n);
        seen = seen || line->option;
        if (seen && ((mark->flags & MARK_ALONE) || line->label == LABEL_ANSWER))
            return true;
        if (line->label == LABEL_ANSWER)
            return false;
    }
    return false;
}

/* Whether nothing but code stands between the question and the next mark that is decided. */
static bool is_over_code(const struct reader *reader, size_t index)
{
    uint32_t last = last_line_of(reader, index, reader->outline.line_count);
    bool code = false;
    for (uint32_t n = reader->marks[index].line; (n = reader_next(reader, n, last)) != 0;) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_CODE && line->kind != LINE_RULE && !is_dropped(line))
            return false;
        code = code || line->kind == LINE_CODE;
    }
    return code;
}

/* The first line of the fence that touches line `n` from above, with nothing above that, or 0. */
static uint32_t fence_above(const struct reader *reader, uint32_t n)
{
    const struct line *line = n > 1 ? reader_line(reader, n - 1) : NULL;
    if (!line || line->kind != LINE_CODE || !line->fence || line->block == OUTLINE_NONE)
        return 0;
    uint32_t first = reader->outline.blocks[line->block].line;
    enum line_kind above = first > 1 ? reader_line(reader, first - 1)->kind : LINE_BLANK;
    return above == LINE_BLANK || above == LINE_RULE || above == LINE_HEADING ? first : 0;
}

uint32_t first_line_of(const struct reader *reader, const struct mark *mark)
{
    bool labelled = reader->above && mark->role == ROLE_QUESTION && (mark->flags & MARK_LABEL);
    uint32_t first = labelled ? fence_above(reader, mark->line) : 0;
    return first ? first : mark->line;
}

/* Whether nothing but a line in bold at the margin, right above the next question, stands below a question: it may well
 * be the title of that one. */
static bool is_over_name(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (index + 2 >= reader->mark_count || mark[1].style != STYLE_BOLD || mark[1].role != ROLE_NONE ||
        (mark[1].flags & MARK_PART) || mark[1].depth > 0 || mark[2].role != ROLE_QUESTION)
        return false;
    return reader_next(reader, mark->line, mark[1].line) == mark[1].line &&
           reader_next(reader, mark[1].line, mark[2].line) == mark[2].line;
}

unsigned count_habits(struct reader *reader)
{
    unsigned questions = 0;
    unsigned options = 0;
    unsigned labels = 0;
    unsigned bodies = 0;
    unsigned names = 0; /* … that may be the next one's titles */
    unsigned arrows = 0;
    unsigned tails = 0;
    unsigned claims = 0;
    unsigned answered = 0;
    unsigned named = 0; /* that have a label themselves */
    unsigned above = 0; /* … and code that touches them from above */
    unsigned told = 0;  /* that have options or a label */
    unsigned codes = 0;
    unsigned points = 0; /* … of these that the question points to */
    for (size_t i = 0; i < reader->mark_count; i++) {
        if (reader->marks[i].role != ROLE_QUESTION)
            continue;
        bool code = is_over_code(reader, i);
        codes += code;
        str text = reader_text(reader, reader->marks[i].line);
        points += code && !str_ends(text, STR(":")) && text_points_below(text);
        arrows += has_arrow(reader_text(reader, reader->marks[i].line));
        bool alone = !(reader->marks[i].flags & MARK_BODY);
        tails += alone && has_tail(text);
        answered += alone && has_answering_tail(text);
        claims += alone && has_claim(text);
        questions++;
        bodies += (reader->marks[i].flags & MARK_BODY) != 0;
        names += (reader->marks[i].flags & MARK_BODY) && is_over_name(reader, i);
        if (reader->marks[i].flags & MARK_LABEL) {
            bool begun = named++ == 0 || above; /* the first one has no answer above it */
            above += begun && fence_above(reader, reader->marks[i].line);
        }
        bool chosen = holds_options(reader, i);
        bool labelled = (reader->marks[i].flags & MARK_ANSWER) != 0;
        options += chosen;
        labels += labelled;
        told += chosen || labelled;
    }
    reader->choices = questions >= 2 && options * 10 >= questions * 6;
    bool judged = tails >= 3 && tails * 5 >= questions; /* statements are, too */
    reader->tails = (tails >= 2 && (tails + (judged ? claims : 0)) * 10 >= questions * 9) ||
                    (answered >= 5 && answered * 10 >= questions * 5);
    reader->arrows = arrows >= 3 && arrows * 3 >= questions;
    reader->labels = labels * 10 >= questions * 5;
    reader->told = told >= 4 && (questions - told) * 10 <= (questions > 10 ? questions : 10);
    reader->shows = codes >= 4 && codes * 10 >= questions * 8 && points * 10 >= codes * 6;
    reader->above = above >= 2 && above * 10 >= named * 6;
    bodies -= names * 2 <= questions ? names : 0;
    reader->bare = questions >= 5 && bodies * 10 <= questions * 3;
    return questions;
}
