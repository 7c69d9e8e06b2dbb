/*
 * list_end: where the text of a list's last question ends.
 *
 * Where the answers in a list, if there are any, are set in below their questions, what stands at the margin behind a
 * gap after the last item answers nothing: it is said of all of them, leads elsewhere, or asks on without a number.
 */
#include "reading_int.h"
#include "texts_int.h"

enum { LEAST = 3 /* questions of a list */, MANY = 5 /* … of one whose items are emphasised */ };

/* How the items that ask are answered. */
struct answering {
    unsigned items;
    unsigned touching; /* a line at the margin follows right below */
    unsigned apart;    /* … or behind a gap, though another item comes below */
    unsigned inside;   /* items with another one below */
    unsigned answered; /* … that have a text of their own */
};

static bool asks_as_item(const struct mark *mark)
{
    return mark->role == ROLE_QUESTION && is_list_item(mark);
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

/* The first line between the mark and line `end` that stands at the margin behind a gap, in no fold; or 0. */
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
        if (gap && is_at_margin(reader, mark, n))
            return n;
    }
    return 0;
}

static struct answering see_answering(const struct reader *reader)
{
    struct answering answering = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!asks_as_item(mark))
            continue;
        size_t next = next_decided(reader, i + 1);
        bool inside = next < reader->mark_count && reader->marks[next].role == ROLE_QUESTION;
        answering.items++;
        answering.touching += line_of_mark(reader, next) > mark->line + 1 && is_at_margin(reader, mark, mark->line + 1);
        answering.inside += inside;
        answering.answered += inside && (mark->flags & MARK_BODY);
        answering.apart += inside && find_apart(reader, mark, line_of_mark(reader, next));
    }
    return answering;
}

/* Lines that ask, from the first one of the text on, are questions of their own where none has an answer. */
static void take_further(struct reader *reader, size_t index, uint32_t first, uint32_t end)
{
    bool asking = reader->bare;
    for (size_t i = index + 1; i < reader->mark_count && reader->marks[i].line < end && asking; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->line < first || mark->role != ROLE_NONE)
            continue;
        asking = sounds_asked(mark) && can_ask(mark) && !title_says_questions(reader_text(reader, mark->line));
        if (!asking)
            return;
        mark->role = ROLE_QUESTION;
        mark->reason = "asks on below a list of questions";
    }
}

/* An item without a text of its own may have one that only lost its indentation, where most others have some. */
static void end_list(struct reader *reader, size_t index, uint32_t end, const struct answering *answering)
{
    struct mark *mark = &reader->marks[index];
    uint32_t first = find_apart(reader, mark, end);
    bool bare = first && reader_next(reader, mark->line, end - 1) == first;
    if (first == 0 || (bare && answering->answered * 2 > answering->inside))
        return;
    mark->ends = true;
    take_further(reader, index, first, end);
}

void decide_list_ends(struct reader *reader)
{
    struct answering answering = see_answering(reader);
    if (answering.items < LEAST || answering.touching * 4 > answering.items || answering.apart * 20 > answering.items)
        return;
    unsigned count = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE)
            continue;
        count = asks_as_item(mark) ? count + 1 : 0;
        size_t next = next_decided(reader, i + 1);
        bool last = next == reader->mark_count || reader->marks[next].role == ROLE_TOPIC;
        bool list = is_title(mark) ? count >= MANY && answering.answered == 0 : count >= LEAST;
        if (last && list)
            end_list(reader, i, line_of_mark(reader, next), &answering);
    }
}

uint32_t list_item_end(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t first = mark->ends ? find_apart(reader, mark, end + 1) : 0;
    return first ? first - 1 : end;
}
