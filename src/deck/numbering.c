/*
 * numbering: which numbers go on with which, for lists of numbers that stand inside the text of other numbers.
 */
#include "grill/base/array.h"
#include "reading_int.h"

/* A list of numbers that go on, and whether it turned out to stand inside another one. */
struct run {
    size_t latest;
    unsigned least; /* with so many numbers it is part of the list around it, in the wrong place; 0: it never is */
    unsigned count;
    unsigned asked;
    unsigned marked; /* with a question mark */
    unsigned bodies; /* over a text of their own */
    unsigned bare;   /* without a text of their own, right above the first number of another list */
    size_t outer;    /* the list it stands inside of when it is an inner one */
    bool inner;
    bool titles;
};

struct runs {
    struct run *items;
    size_t count;
    size_t open[16]; /* indices of the runs that may still go on, outermost first */
    unsigned depth;
    bool still; /* the list does not count: numbers are 1, or say their place */
};

/* How alike two marks are, apart from their numbers: 0 to 6. */
static int likeness_of(const struct mark *a, const struct mark *b)
{
    int same = 0;
    same += sounds_asked(a) == sounds_asked(b);
    same += (a->flags & MARK_BOLD) == (b->flags & MARK_BOLD);
    same += (a->flags & MARK_GAP) == (b->flags & MARK_GAP);
    same += (a->flags & MARK_TIGHT) == (b->flags & MARK_TIGHT);
    same += (a->flags & MARK_ANSWER) == (b->flags & MARK_ANSWER);
    same += a->form == b->form;
    return same;
}

/* Whether two marks with the same number could be written alike in a list that does not count, "1. 1. 1.". Another
 * list would begin with 1. */
static bool repeats(const struct mark *latest, const struct mark *mark, const struct mark *next)
{
    bool counts = next && next->number == mark->number + 1;
    bool unlike = latest->form != mark->form || ((latest->flags ^ mark->flags) & (MARK_BOLD | MARK_TIGHT));
    if (mark->number > 1 && !unlike)
        return true;
    if (counts && (mark->number == 1 || (latest->like == LIKE_MARK) != (mark->like == LIKE_MARK)))
        return false;
    bool alike = sounds_asked(latest) == sounds_asked(mark) || (latest->like && mark->like) ||
                 (latest->flags & mark->flags & MARK_ANSWER);
    return alike && !unlike;
}

/* How well a mark, which `next` follows, goes on with the list that `latest` ended so far: 0 not at all; `still` in a
 * list that does not count. */
static int fit(const struct mark *latest, const struct mark *mark, const struct mark *next, bool still)
{
    int32_t step = mark->number - latest->number;
    int alike = likeness_of(latest, mark);
    int looks = 2 * alike; /* which of two counts goes on they tell, more than the number does */
    if ((latest->form == NUMBER_KEYCAP) != (mark->form == NUMBER_KEYCAP) ||
        (latest->form == NUMBER_PARTS) != (mark->form == NUMBER_PARTS))
        return 0;
    if (step == 1)
        return 7 + looks + (mark->line == latest->line + 1 ? 3 : 0);
    if (still)
        return 8 + looks;
    if (step == 0)
        return alike >= 5 && repeats(latest, mark, next) ? 4 + looks : 0;
    return step > 1 && step <= 3 && alike >= 5 ? 6 - step + looks : 0;
}

/* Whether mark `other` is written as `mark` is: the same sign behind the number, a blank behind that or none, and set
 * in as far, but for a blank. */
static bool looks_like(const struct reader *reader, const struct mark *mark, const struct mark *other)
{
    unsigned indent = reader_indent(reader, mark->line);
    unsigned beside = reader_indent(reader, other->line);
    return other->form == mark->form && ((other->flags ^ mark->flags) & MARK_TIGHT) == 0 && indent <= beside + 1 &&
           beside <= indent + 1;
}

/* Whether another mark takes the place of mark indices[at] in the list that `latest` ended so far: "2)" further in is
 * none of the list of "1." when the next number written like "1." is "2.", and no list begins at the margin before. */
static bool is_replaced(const struct reader *reader, const size_t *indices, size_t count, size_t at,
                        const struct mark *latest)
{
    enum { REACH = 64 };
    const struct mark *mark = &reader->marks[indices[at]];
    if (looks_like(reader, latest, mark))
        return false;
    unsigned margin = reader_indent(reader, latest->line);
    for (size_t i = at + 1; i < count && i <= at + REACH; i++) {
        const struct mark *other = &reader->marks[indices[i]];
        if (looks_like(reader, latest, other))
            return other->number == mark->number;
        if (other->number == 1 && reader_indent(reader, other->line) <= margin)
            return false;
    }
    return false;
}

/* Whether a number begins where the last one does, or a blank further right and the next one is back there. */
static bool stands_beside(const struct reader *reader, const struct mark *latest, const struct mark *mark,
                          const struct mark *next)
{
    unsigned margin = reader_indent(reader, latest->line);
    unsigned indent = reader_indent(reader, mark->line);
    return indent == margin || (indent == margin + 1 && next && reader_indent(reader, next->line) == margin);
}

/* The place in runs->open of the list that mark indices[at] goes on with, or runs->depth when it begins one. */
static unsigned find_run(const struct reader *reader, const struct runs *runs, const size_t *indices, size_t count,
                         size_t at)
{
    const struct mark *mark = &reader->marks[indices[at]];
    const struct mark *next = at + 1 < count ? &reader->marks[indices[at + 1]] : NULL;
    enum { ASTRAY = 2 /* more for what does not begin with 1, as lists inside of texts do */ };
    int best = mark->number <= 1 ? 5 : 1;
    unsigned chosen = runs->depth;
    for (unsigned r = runs->depth; r-- > 0;) {
        const struct mark *latest = &reader->marks[runs->items[runs->open[r]].latest];
        bool still = runs->still && (mark->number == 1 || mark->number == (int32_t)at + 1) &&
                     stands_beside(reader, latest, mark, next);
        int value = fit(latest, mark, next, still);
        value += value && runs->items[runs->open[r]].least ? ASTRAY : 0;
        if (value > best && (still || !is_replaced(reader, indices, count, at, latest))) {
            best = value;
            chosen = r;
        }
    }
    return chosen;
}

/* How many numbers a list that a mark begins needs to be a part of the open one in the wrong place, 0 when it is none:
 * alike in all but its number, it jumps ahead in the count of that one, or falls back in it for a while. A list inside
 * of a text begins with 1. */
static unsigned least_astray(const struct reader *reader, const struct runs *runs, const struct mark *mark)
{
    enum { ALIKE = 4, FAR = 30 /* "404" is none of the count */, AHEAD = 1, BACK = 3 };
    const struct mark *latest = &reader->marks[runs->items[runs->open[runs->depth - 1]].latest];
    if (likeness_of(latest, mark) < ALIKE)
        return 0;
    if (mark->number > latest->number)
        return mark->form == latest->form && mark->number <= latest->number + FAR ? AHEAD : 0;
    return mark->number > 1 && looks_like(reader, latest, mark) ? BACK : 0;
}

/* Whether a list is set in below the one around it, though not as far as Markdown wants behind a number of two digits.
 * Numbers that name their place, "2.1", may be set in by what they say. */
static bool is_set_in(const struct reader *reader, const struct mark *latest, const struct mark *outer)
{
    return latest->form != NUMBER_PARTS && reader_indent(reader, latest->line) > reader_indent(reader, outer->line) + 1;
}

/* Whether a list at the end is set in, or looks so different from the outermost one, that it cannot be more of the
 * same. */
static bool is_other(const struct reader *reader, const struct run *run, const struct run *outer)
{
    if (outer->bodies == 0 && outer->asked == 0 && run->asked * 2 > run->count)
        return false; /* a list of names before the questions */
    bool outer_asks = outer->marked * 2 >= outer->count || outer->asked == outer->count;
    const struct mark *latest = &reader->marks[run->latest];
    const struct mark *other = &reader->marks[outer->latest];
    if (is_set_in(reader, latest, other))
        return true;
    if (run->marked == 0 && (run->asked * 2 <= run->count || latest->form != other->form) && outer_asks)
        return true;
    return likeness_of(latest, other) <= 3;
}

/* "1. Tides" and "2. Winds", which neither ask nor tell, each over numbers of their own that ask: titles of these.
 * Where there are several of these numbers, one title may stand over nothing yet. */
static bool are_titles(const struct run *run, const struct run *inner)
{
    enum { SEVERAL = 3 };
    unsigned empty = inner->count >= SEVERAL;
    return run->count > 1 && run->asked == 0 && run->bare + empty >= run->count;
}

static bool ask(const struct run *run)
{
    return run->marked * 2 > run->count;
}

static void take_title(struct mark *mark)
{
    mark->role = ROLE_TOPIC;
    mark->rank = RANK_NUMBERED_TITLE;
    mark->reason = "a number without a text of its own over numbers that ask";
}

/* What stands inside of numbers that tell something belongs to their texts. */
static void set_inner(struct reader *reader, struct runs *runs, const size_t *indices, const size_t *run_of,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct run *run = &runs->items[run_of[i]];
        const struct run *outer = &runs->items[run->outer];
        if (run->inner && !(are_titles(outer, run) && ask(run)))
            reader->marks[indices[i]].flags |= MARK_INNER;
        else if (run->inner)
            runs->items[run->outer].titles = true;
    }
    for (size_t i = 0; i < count; i++)
        if (runs->items[run_of[i]].titles)
            take_title(&reader->marks[indices[i]]);
}

/* Whether nearly all of many numbers are 1, as Markdown lets one write a list, or all that are not say the place where
 * they stand: "1. 1. 3. 1. 1. 6." */
static bool stands_still(const struct reader *reader, const size_t *indices, size_t count)
{
    enum { SEVERAL = 6, MANY = 12 };
    size_t ones = 0;
    size_t placed = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t number = reader->marks[indices[i]].number;
        ones += number == 1;
        placed += number > 1 && number == (int32_t)i + 1;
    }
    return (count >= MANY && ones * 10 >= count * 9) ||
           (count >= SEVERAL && ones + placed == count && ones * 5 >= count * 3);
}

void find_inner(struct reader *reader, const size_t *indices, size_t count)
{
    size_t *run_of = ARENA_ARRAY(reader->scratch, size_t, count);
    struct runs runs = {.items = ARENA_ARRAY(reader->scratch, struct run, count),
                        .still = stands_still(reader, indices, count)};
    for (size_t i = 0; i < count; i++) {
        unsigned place = find_run(reader, &runs, indices, count, i);
        if (place == runs.depth) {
            if (runs.depth == COUNT_OF(runs.open))
                runs.depth = 0;
            place = runs.depth;
            if (place > 0)
                runs.items[runs.count].least = least_astray(reader, &runs, &reader->marks[indices[i]]);
            runs.open[runs.depth++] = runs.count++;
            if (place > 0 && i > 0)
                runs.items[run_of[i - 1]].bare += !(reader->marks[indices[i - 1]].flags & MARK_BODY);
        }
        while (runs.depth > place + 1) {
            struct run *ended = &runs.items[runs.open[--runs.depth]];
            ended->inner = ended->least == 0 || ended->count < ended->least;
            ended->outer = runs.open[runs.depth - 1];
        }
        run_of[i] = runs.open[place];
        struct run *run = &runs.items[runs.open[place]];
        run->latest = indices[i];
        run->count++;
        run->asked += sounds_asked(&reader->marks[indices[i]]);
        run->bodies += (reader->marks[indices[i]].flags & MARK_BODY) != 0;
        run->marked += reader->marks[indices[i]].like == LIKE_MARK;
    }
    unsigned outer = 0; /* a number that stands alone and asks nothing is no list */
    while (outer + 1 < runs.depth && runs.items[runs.open[outer]].count == 1 && !runs.items[runs.open[outer]].asked)
        outer++;
    for (unsigned r = outer + 1; r < runs.depth; r++)
        runs.items[runs.open[r]].inner = is_other(reader, &runs.items[runs.open[r]], &runs.items[runs.open[outer]]);
    set_inner(reader, &runs, indices, run_of, count);
}

unsigned numbers_across(const struct reader *reader, unsigned *lists)
{
    unsigned across = 0;
    *lists = 0;
    int32_t last = -1;
    bool heading = false; /* since the last number */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING)
            heading = true;
        if (mark->style != STYLE_NUMBERED || mark->depth > 0 || mark->folded)
            continue;
        across += heading && last > 0 && mark->number == last + 1;
        *lists += heading;
        last = mark->number;
        heading = false;
    }
    return across;
}

void take_numbers_between(struct reader *reader, size_t heading, size_t end)
{
    const struct mark *above = &reader->marks[heading];
    const struct mark *below = end < reader->mark_count ? &reader->marks[end] : above;
    int32_t missing = below->number - above->number - 1;
    if (above->number < 1 || missing < 1 || below->role != ROLE_QUESTION || below->rank != above->rank ||
        below->form != above->form || below->major != above->major)
        return;
    size_t *indices = ARENA_ARRAY(reader->scratch, size_t, end - heading);
    int32_t found = 0;
    for (size_t i = heading + 1; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        bool fits = mark->number > 0 && mark->form == above->form && mark->major == above->major && mark->depth == 0 &&
                    !mark->folded && mark->style != STYLE_HEADING;
        if (!fits || mark->number < above->number)
            continue;
        if (mark->number != above->number + found + 1 || !(mark->flags & MARK_GAP))
            return;
        indices[found++] = i;
    }
    for (int32_t i = 0; found == missing && i < found; i++) {
        reader->marks[indices[i]].role = ROLE_QUESTION;
        reader->marks[indices[i]].reason = "its number is missing between those of the headings";
    }
}

/* "**4. A weir**" by itself above its text, which looks much like a heading. */
static bool looks_like_heading(const struct mark *mark)
{
    unsigned wanted = MARK_BOLD | MARK_GAP | MARK_BODY;
    return (mark->flags & (wanted | MARK_PART)) == wanted;
}

void take_numbers_after(struct reader *reader, size_t heading, size_t end)
{
    enum { SEVERAL = 3, GAP = 2 };
    const struct mark *above = &reader->marks[heading];
    int32_t number = above->number;
    if (number < 1)
        return;
    size_t *indices = ARENA_ARRAY(reader->scratch, size_t, end - heading);
    size_t count = 0;
    size_t asked = 0;
    size_t alike = 0;  /* that look like headings */
    size_t labels = 0; /* "Q5." below "### Q4." */
    bool counted = number >= SEVERAL;
    for (size_t i = heading + 1; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        bool labelled = mark->style == STYLE_LABEL && mark->form == NUMBER_LABEL && above->form == NUMBER_LABEL;
        if ((mark->style != STYLE_NUMBERED && !labelled) || mark->depth > 0 || !can_ask(mark))
            continue;
        bool goes_on = mark->number > number && mark->number <= number + (count ? GAP : 1);
        if (!goes_on && count == 0)
            return;
        if (!goes_on)
            continue;
        number = mark->number;
        asked += sounds_asked(mark) || (mark->flags & MARK_ANSWER);
        alike += looks_like_heading(mark);
        labels += labelled;
        indices[count++] = i;
    }
    bool take = (count >= SEVERAL && asked * 2 > count) || (counted && alike == count) || labels == count;
    for (size_t i = 0; take && i < count; i++) {
        reader->marks[indices[i]].role = ROLE_QUESTION;
        reader->marks[indices[i]].reason = "its number goes on where those of the headings end";
    }
}
