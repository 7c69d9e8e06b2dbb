/*
 * habits: what most questions of the file have in common: options, answer labels, arrows, code or nothing below them.
 */
#include "char_int.h"
#include "reading_int.h"
#include "texts_int.h"

/* The last line above the next mark that is decided, or the one `reach` lines below the mark: many marks of a file are
 * asked about before any is decided. */
static uint32_t last_line_of(const struct reader *reader, size_t index, uint32_t reach)
{
    uint32_t most = reader->marks[index].line + reach;
    size_t next = index + 1;
    while (next < reader->mark_count && reader->marks[next].role == ROLE_NONE && reader->marks[next].line <= most)
        next++;
    uint32_t last = line_of_mark(reader, next) - 1;
    return last < most ? last : most;
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
    for (uint32_t n = mark->line + 1; n <= end; n++) {
        const struct line *line = reader_line(reader, n);
        seen = seen || line->option;
        if (seen && ((mark->flags & MARK_ALONE) || line->label == LABEL_ANSWER))
            return true;
        if (line->label == LABEL_ANSWER)
            return false;
    }
    uint32_t ending = seen && mark->style == STYLE_NUMBERED ? reader_before(reader, end + 1) : 0;
    return ending && reader_line(reader, ending)->option && reader_line(reader, ending)->letter;
}

/* Whether nothing but code stands between the question and the next mark that is decided. */
static bool is_over_code(const struct reader *reader, size_t index)
{
    uint32_t last = line_of_mark(reader, next_decided(reader, index + 1)) - 1;
    bool code = false;
    for (uint32_t n = reader->marks[index].line; (n = reader_next(reader, n, last)) != 0;) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_CODE && line->kind != LINE_RULE && !is_dropped(line))
            return false;
        code = code || line->kind == LINE_CODE;
    }
    return code;
}

/* Whether nothing but a list stands there. */
static bool is_over_list(const struct reader *reader, size_t index)
{
    uint32_t last = line_of_mark(reader, next_decided(reader, index + 1)) - 1;
    for (uint32_t n = reader->marks[index].line; (n = reader_next(reader, n, last)) != 0;) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_RULE && !line->opens && !is_dropped(line))
            return false;
    }
    return true;
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

/* Whether code stands between the question and its options or the label of its answer. */
static bool shows_code(const struct reader *reader, size_t index)
{
    enum { REACH = 40 };
    uint32_t last = last_line_of(reader, index, REACH);
    for (uint32_t n = reader->marks[index].line; (n = reader_next(reader, n, last)) != 0;) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_CODE || line->option || line->label == LABEL_ANSWER)
            return line->kind == LINE_CODE;
    }
    return false;
}

/* Whether nothing but a short line at the margin, right above the next question, stands below a question: it may well
 * be the title of that one when it is bold, or when the question above has nothing below it. */
static bool is_over_name(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (index + 2 >= reader->mark_count || mark[1].role != ROLE_NONE || (mark[1].flags & MARK_PART) ||
        mark[1].depth > 0 || mark[2].role != ROLE_QUESTION)
        return false;
    bool bare = index > 0 && mark[-1].role == ROLE_QUESTION && !(mark[-1].flags & MARK_BODY);
    if (mark[1].style != STYLE_BOLD && (mark[1].style != STYLE_TITLE || !bare))
        return false;
    return reader_next(reader, mark->line, mark[1].line) == mark[1].line &&
           reader_next(reader, mark[1].line, mark[2].line) == mark[2].line;
}

/* How many questions have what. */
struct habits {
    unsigned questions;
    unsigned options;
    unsigned labels; /* of answers */
    unsigned told;   /* options or such a label */
    bool shown;      /* … with code above it */
    unsigned bodies;
    unsigned names; /* … that may be the next one's titles */
    unsigned arrows;
    unsigned leads; /* emphasis that ends before the line does */
    unsigned cuts;  /* … and asks */
    unsigned tails;
    unsigned claims;
    unsigned answered;
    unsigned named; /* that have a label themselves */
    unsigned above; /* … and code that touches them from above */
    unsigned lists; /* nothing but a list */
    unsigned codes;
    unsigned points; /* … to which the question points */
};

static void see_line(struct habits *habits, const struct mark *mark, str text)
{
    bool alone = !(mark->flags & MARK_BODY);
    bool tail = alone && has_tail(text);
    habits->tails += tail;
    habits->answered += tail && has_answering_tail(text);
    habits->claims += alone && has_claim(text);
    habits->arrows += has_arrow(text);
}

static void see_question(struct habits *habits, const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    str text = reader_text(reader, mark->line);
    bool body = mark->flags & MARK_BODY;
    bool code = is_over_code(reader, index);
    bool chosen = holds_options(reader, index);
    bool labelled = mark->flags & MARK_ANSWER;
    see_line(habits, mark, text);
    bool lead = is_list_item(mark) && (mark->flags & MARK_BOLD) && (mark->flags & MARK_PART);
    habits->leads += lead;
    habits->cuts += lead && mark->like >= LIKE_WORD;
    habits->questions++;
    habits->options += chosen;
    habits->labels += labelled;
    habits->told += chosen || labelled;
    habits->shown = habits->shown || ((chosen || labelled) && shows_code(reader, index));
    habits->bodies += body;
    habits->names += body && is_over_name(reader, index);
    habits->lists += body && is_over_list(reader, index);
    habits->codes += code;
    habits->points += code && !str_ends(text, STR(":")) && text_points_below(text);
    if (mark->flags & MARK_LABEL) {
        bool begun = habits->named++ == 0 || habits->above; /* the first one has no answer above it */
        habits->above += begun && fence_above(reader, mark->line);
    }
}

unsigned count_habits(struct reader *reader)
{
    struct habits have = {.questions = 0};
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION)
            see_question(&have, reader, i);
    unsigned all = have.questions;
    reader->choices = all >= 2 && have.options * 10 >= all * 6;
    bool judged = have.tails >= 3 && have.tails * 5 >= all; /* statements are, too */
    reader->tails = (have.tails >= 2 && (have.tails + (judged ? have.claims : 0)) * 10 >= all * 9) ||
                    (have.answered >= 5 && have.answered * 10 >= all * 5);
    reader->leads = have.cuts >= 4 && have.cuts * 10 >= have.leads * 6 && have.leads * 10 >= all * 6;
    reader->arrows = have.arrows >= 3 && have.arrows * 3 >= all;
    reader->labels = have.labels * 10 >= all * 5;
    reader->told = have.shown && have.told >= 4 && (all - have.told) * 10 <= (all > 10 ? all : 10);
    reader->above = have.above >= 2 && have.above * 10 >= have.named * 6;
    unsigned bodies = have.bodies - (have.names * 2 <= all ? have.names : 0);
    reader->bare = all >= 5 && bodies * 10 <= all * 3;
    unsigned texts = have.bodies - (reader->bare ? have.lists : 0); /* where nothing is answered, lists ask on */
    reader->shows = have.codes >= 4 && have.codes * 10 >= texts * 8 && have.points * 10 >= have.codes * 6;
    return all;
}
