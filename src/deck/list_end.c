/*
 * list_end: where the text of a list's last question ends.
 *
 * Where the answers in a list, if there are any, are set in below their questions, what stands at the margin behind a
 * gap after the last item answers nothing: it is said of all of them, leads elsewhere, or asks on without a number. Two
 * bare items are list enough when hardly an item of the file is answered. Plain lines that ask and touch are items,
 * too. And what stands there behind a rule, above the first number of another count, opens what is counted.
 */
#include "reading_int.h"
#include "texts_int.h"

enum {
    LEAST = 3, /* questions of a list */
    PAIR = 2,  /* … of one where hardly any is answered */
    MANY = 5,  /* … of one whose items are emphasised */
    FEW = 10   /* one in so many may be answered by a slip */
};

/* How the items that ask are answered. */
struct answering {
    unsigned items;
    unsigned touching; /* a line at the margin follows right below */
    unsigned apart;    /* … or behind a gap, though another item comes below which is not that of a new list */
    unsigned inside;   /* items with another one below */
    unsigned answered; /* … that have a text of their own */
};

/* Whether a plain line touches another one that asks: they are items of a list. */
static bool touches_question(const struct reader *reader, const struct mark *mark)
{
    const struct mark *behind = reader->marks + reader->mark_count;
    bool above = mark > reader->marks && mark[-1].role == ROLE_QUESTION && mark[-1].line + 1 == mark->line;
    bool below = mark + 1 < behind && mark[1].role == ROLE_QUESTION && mark->line + 1 == mark[1].line;
    return above || below;
}

static bool asks_as_item(const struct reader *reader, const struct mark *mark)
{
    bool item = is_list_item(mark) || (mark->style == STYLE_LINE && touches_question(reader, mark));
    return mark->role == ROLE_QUESTION && item;
}

/* What is emphasised or quoted is rather a title, whose answer may stand at the margin. */
static bool is_title(const struct mark *mark)
{
    return (mark->flags & (MARK_BOLD | MARK_QUOTED)) != 0;
}

/* Code and tables show what is asked about. */
static bool is_at_margin(const struct reader *reader, const struct mark *mark, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    bool says = (line->kind == LINE_TEXT || line->kind == LINE_HEADING) && !is_dropped(line);
    return says && line->depth <= mark->depth && reader_indent(reader, n) <= reader_indent(reader, mark->line);
}

/* Whether line `n` begins an item of a list around the one that holds the mark. */
static bool leaves_list(const struct reader *reader, const struct mark *mark, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_TEXT && line->opens && line->depth < mark->depth;
}

/* The first line between the mark and line `end` that stands at the margin behind a gap, or in a list around its own,
 * in no fold; or 0. */
static uint32_t find_apart(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    size_t fold = fold_below(reader, mark->line + 1);
    for (uint32_t n = mark->line + 1; n < end; n++) {
        while (fold < reader->fold_count && reader->folds[fold].open < n)
            fold++;
        if (fold < reader->fold_count && reader->folds[fold].open == n) {
            n = reader->folds[fold].close;
            continue;
        }
        enum line_kind above = (enum line_kind)reader_line(reader, n - 1)->kind;
        bool gap = above == LINE_BLANK || above == LINE_RULE || is_dropped(reader_line(reader, n - 1));
        if ((gap && is_at_margin(reader, mark, n)) || leaves_list(reader, mark, n))
            return n;
    }
    return 0;
}

/* The first line below the mark and above line `end` that says something, or 0. */
static uint32_t text_below(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t n = mark->line;
    do
        n = reader_next(reader, n, end - 1);
    while (n && (reader_line(reader, n)->kind == LINE_RULE || is_dropped(reader_line(reader, n))));
    return n;
}

/* Whether a text apart from the mark may lead to the list that begins with mark `next`: `run` bare items end with the
 * mark, and bullets go on counting nothing. */
static bool leads_on(const struct reader *reader, unsigned run, size_t next)
{
    return run >= PAIR && next < reader->mark_count && reader->marks[next].style == STYLE_BULLET;
}

static struct answering see_answering(const struct reader *reader)
{
    struct answering answering = {0};
    unsigned run = 0;
    for (size_t i = 0, next; i < reader->mark_count; i = next) {
        const struct mark *mark = &reader->marks[i];
        next = next_decided(reader, i + 1);
        run = asks_as_item(reader, mark) ? run + 1 : 0;
        if (run == 0)
            continue;
        bool inside = next < reader->mark_count && reader->marks[next].role == ROLE_QUESTION;
        uint32_t end = line_of_mark(reader, next);
        uint32_t apart = inside ? find_apart(reader, mark, end) : 0;
        bool bare = !(mark->flags & MARK_BODY) || (apart && text_below(reader, mark, end) == apart);
        answering.items++;
        answering.touching += end > mark->line + 1 && is_at_margin(reader, mark, mark->line + 1) &&
                              !leaves_list(reader, mark, mark->line + 1);
        answering.inside += inside;
        answering.answered += inside && !bare;
        answering.apart += apart && !leads_on(reader, run, next);
        run = bare && !apart ? run : 0;
    }
    return answering;
}

/* Lines that ask, from the first one of the text on, are questions of their own where none has an answer. */
static void take_further(struct reader *reader, size_t index, uint32_t first, uint32_t end)
{
    bool asking = reader->bare;
    for (size_t i = index + 1; i < reader->mark_count && reader->marks[i].line < end && asking; i++) {
        struct mark *mark = &reader->marks[i];
        bool title = mark->line == first && mark->style == STYLE_TITLE;
        if (mark->line < first || mark->role != ROLE_NONE || title)
            continue;
        bool asks = sounds_asked(mark) || (mark->style == STYLE_LINE && is_question_list(reader, mark->line));
        asking = asks && can_ask(mark) && !title_says_questions(reader_text(reader, mark->line));
        if (!asking)
            return;
        mark->role = ROLE_QUESTION;
        mark->reason = "asks on below a list of questions";
    }
}

/* An item without a text of its own may have one that only lost its indentation, where most others have some; one with
 * such a text ends only a `long_list`. */
static void end_list(struct reader *reader, size_t index, uint32_t end, const struct answering *answering,
                     bool long_list)
{
    struct mark *mark = &reader->marks[index];
    uint32_t first = find_apart(reader, mark, end);
    bool bare = first && text_below(reader, mark, end) == first;
    if (first == 0 || (bare ? answering->answered * 2 > answering->inside : !long_list))
        return;
    mark->ends = true;
    take_further(reader, index, first, end);
}

/* Whether the first question from mark `index` on begins the count of the mark's kind anew. */
static bool counts_anew(const struct reader *reader, const struct mark *mark, size_t index)
{
    while (index < reader->mark_count && reader->marks[index].role == ROLE_TOPIC)
        index = next_decided(reader, index + 1);
    const struct mark *next = reader->marks + index;
    return index < reader->mark_count && mark->number > 1 && next->number == 1 && next->style == mark->style &&
           next->depth == mark->depth && next->form == mark->form;
}

static void end_counts(struct reader *reader)
{
    for (size_t i = next_decided(reader, 0), next; i < reader->mark_count; i = next) {
        struct mark *mark = &reader->marks[i];
        next = next_decided(reader, i + 1);
        if (!asks_as_item(reader, mark) || !counts_anew(reader, mark, next))
            continue;
        uint32_t first = find_apart(reader, mark, line_of_mark(reader, next));
        uint32_t above = first ? reader_before(reader, first) : 0;
        mark->ends = above > mark->line && reader_line(reader, above)->kind == LINE_RULE;
    }
}

void decide_list_ends(struct reader *reader)
{
    end_counts(reader);
    struct answering answering = see_answering(reader);
    if (answering.items < PAIR || answering.touching * 4 > answering.items || answering.apart * 20 > answering.items)
        return;
    bool bare = (answering.answered + answering.touching + answering.apart) * FEW <= answering.items;
    unsigned count = 0;
    for (size_t i = 0, next; i < reader->mark_count; i = next) {
        const struct mark *mark = &reader->marks[i];
        next = next_decided(reader, i + 1);
        count = asks_as_item(reader, mark) ? count + 1 : 0;
        bool last = next == reader->mark_count || reader->marks[next].role == ROLE_TOPIC;
        bool list = is_title(mark) ? count >= MANY && answering.answered == 0 : count >= (bare ? PAIR : LEAST);
        if (!list || !(last || (bare && leads_on(reader, count, next))))
            continue;
        end_list(reader, i, line_of_mark(reader, next), &answering, count >= LEAST);
        count = mark->ends ? 0 : count;
    }
}

uint32_t list_item_end(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t first = mark->ends ? find_apart(reader, mark, end + 1) : 0;
    return first ? first - 1 : end;
}
