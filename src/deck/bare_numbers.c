/*
 * bare_numbers: headings and bold lines numbered with nothing behind the number, "## 3 Fjords", "**3 Fjords**".
 *
 * A single such heading may begin with any number of things. Only where nearly all headings of a rank begin with a
 * number, and these go on counting, they are numbers of questions; a single one, only where it is missing among numbers
 * that are written out. Bold lines are as one rank. Plain lines only go on with what numbers that are written out have
 * begun.
 */
#include "char_int.h"
#include "styles_int.h"

struct count {
    unsigned lines;
    unsigned numbered; /* in any form */
    unsigned bare;
    unsigned ordered; /* that follow the number before, or begin anew */
    int32_t last;
};

size_t bare_number(str text, int32_t *number)
{
    enum { DIGITS = 3 };
    size_t digits = 0;
    long value = text.len && text.ptr[0] >= '1' && text.ptr[0] <= '9' ? str_number(text, &digits) : -1;
    if (value < 0 || digits > DIGITS)
        return 0;
    size_t blanks = blank_prefix(str_skip(text, digits));
    str rest = str_skip(text, digits + blanks);
    if (blanks == 0 || rest.len == 0 || is_digit(rest, 0))
        return 0;
    *number = (int32_t)value;
    return digits + blanks;
}

static str without_emphasis(const struct mark *mark, str text)
{
    bool whole = (mark->flags & (MARK_BOLD | MARK_PART)) == MARK_BOLD;
    return mark->style == STYLE_BOLD || (whole && mark->style == STYLE_NUMBERED) ? unwrapped(text) : text;
}

str behind_bare_number(const struct mark *mark, str text)
{
    int32_t number;
    text = without_emphasis(mark, text);
    return str_skip(text, bare_number(text, &number));
}

/* A question word behind the number was not heard as long as that was part of the text. */
static void hear_again(const struct reader *reader, struct mark *mark)
{
    str text = mark->style == STYLE_HEADING ? reader_heading(reader, mark->line) : reader_text(reader, mark->line);
    enum likeness like = text_likeness(behind_bare_number(mark, text));
    if (like > mark->like)
        mark->like = (uint8_t)like;
}

static bool may_count(const struct mark *mark)
{
    return mark->style == STYLE_HEADING || (mark->style == STYLE_BOLD && !(mark->flags & MARK_PART));
}

static int32_t number_of(const struct reader *reader, const struct mark *mark)
{
    if (!may_count(mark) || mark->form != NUMBER_NONE || mark->number >= 0)
        return -1;
    str text = mark->style == STYLE_HEADING ? reader_heading(reader, mark->line) : reader_text(reader, mark->line);
    int32_t number;
    return bare_number(without_emphasis(mark, text), &number) ? number : -1;
}

static bool counts_nearly_all(const struct count *count)
{
    return count->numbered * 5 >= count->lines * 4;
}

static bool goes_on(const struct count *count)
{
    enum { LEAST = 4 };
    return count->bare >= LEAST && count->ordered * 5 >= count->bare * 4 && counts_nearly_all(count);
}

/* Whether `number`, without anything behind it, is the one that is missing between the last written number of its rank
 * and the next. */
static bool fills_gap(const struct reader *reader, size_t index, const struct count *count, int32_t number)
{
    enum { LEAST = 3, REACH = 64 };
    const struct mark *mark = &reader->marks[index];
    if (count->numbered < LEAST + count->bare || !counts_nearly_all(count) || (number > 1 && count->last + 1 != number))
        return false;
    for (size_t i = index + 1; i < reader->mark_count && i <= index + REACH; i++) {
        const struct mark *next = &reader->marks[i];
        if (may_count(next) && next->rank == mark->rank && next->style == mark->style)
            return next->number == number + 1 && next->form != NUMBER_PARTS;
    }
    return false;
}

/* The number that a plain line, or one in bold, begins with, or -1. */
static int32_t number_of_line(const struct reader *reader, const struct mark *mark)
{
    bool plain = mark->style == STYLE_LINE || (mark->style == STYLE_TITLE && mark->form == TITLE_PLAIN);
    bool bold = mark->style == STYLE_BOLD && may_count(mark);
    int32_t number;
    str text = plain || bold ? without_emphasis(mark, reader_text(reader, mark->line)) : (str){0};
    return text.len && bare_number(text, &number) ? number : -1;
}

/* Where a count stands: behind the last number, or, when that was one of a list inside of a text, the last one around
 * it. */
struct place {
    int32_t last;
    int32_t outer;
};

/* Whether the mark is a plain line whose number comes next; `*place` goes on with any that is numbered. */
static bool comes_next(const struct reader *reader, const struct mark *mark, struct place *place)
{
    int32_t number = place->last > 0 ? number_of_line(reader, mark) : -1;
    bool next = number > 1 && (number == place->last + 1 || number == place->outer + 1);
    if (!next && (mark->style != STYLE_NUMBERED || mark->depth > 0))
        return false;
    place->last = next ? number : mark->number;
    if (next || mark->number == place->outer + 1)
        place->outer = place->last;
    return next;
}

/* Whether the next numbered line behind mark `index` goes on from `number`. */
static bool goes_on_below(const struct reader *reader, size_t index, int32_t number)
{
    enum { REACH = 32 };
    for (size_t i = index + 1; i < reader->mark_count && i <= index + REACH; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_NUMBERED && mark->depth == 0)
            return mark->number == number + 1 && mark->form != NUMBER_PARTS;
    }
    return false;
}

/* "10 Why?" below "9. How?": several plain lines go on with the numbers that are written out, or one between two of
 * these. */
static void take_lines(struct reader *reader)
{
    enum { SEVERAL = 3 };
    unsigned count = 0;
    for (unsigned pass = 0; pass == 0 || (pass == 1 && count > 0); pass++) {
        struct place place = {0, 0};
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            if (!comes_next(reader, mark, &place))
                continue;
            count += pass == 0;
            if (pass == 0 || (count < SEVERAL && !goes_on_below(reader, i, place.last)))
                continue;
            mark->style = STYLE_NUMBERED;
            mark->form = NUMBER_BARE;
            mark->number = place.last;
            mark->rank = 0;
            hear_again(reader, mark);
        }
    }
}

void reader_bare_numbers(struct reader *reader)
{
    take_lines(reader);
    struct count counts[RANK_COUNT] = {{0}};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!may_count(mark))
            continue;
        struct count *count = &counts[mark->rank];
        int32_t number = number_of(reader, mark);
        count->lines++;
        count->numbered += number >= 0 || mark->number >= 0;
        count->bare += number >= 0;
        count->ordered += number_follows(number, count->last, count->ordered);
        count->last = number >= 0 ? number : mark->number;
    }
    for (unsigned r = 0; r < RANK_COUNT; r++)
        counts[r].last = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        struct count *count = may_count(mark) ? &counts[mark->rank] : NULL;
        int32_t number = count && count->bare ? number_of(reader, mark) : -1;
        if (number >= 0 && (goes_on(count) || fills_gap(reader, i, count, number))) {
            mark->number = number;
            mark->form = NUMBER_BARE;
            hear_again(reader, mark);
        }
        if (count && mark->number >= 0)
            count->last = mark->number;
    }
}
