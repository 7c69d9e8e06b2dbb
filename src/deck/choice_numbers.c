/*
 * choice_numbers: numbers with options further down, "1. A term⏎that wraps⏎a) True⏎b) False".
 *
 * Three options right below a number say that it asks, whatever its words are (style_numbered.c). Two letters, or
 * letters behind more text, may as well be a list of parts. They are options where nearly all numbers have them, and
 * they say so themselves: they are the same again and again, or a sign says which are right.
 */
#include "choice_int.h"
#include "styles_int.h"

/* What stands between a number and the next one. */
struct below {
    unsigned options;
    str first; /* the text of the first option */
};

/* The options between the lines `from` and `end`, neither of which counts. */
static struct below options_between(const struct reader *reader, uint32_t from, uint32_t end)
{
    struct below below = {.options = 0};
    for (uint32_t n = from + 1; n < end; n++) {
        struct option option;
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            break;
        if (!line->option || line->place || !reader_option(reader, n, &option))
            continue;
        if (below.options++ == 0)
            below.first = option.text;
    }
    return below;
}

static bool is_number(const struct mark *mark)
{
    return mark->style == STYLE_NUMBERED && !mark->folded;
}

/* The next number behind mark `index`, or mark_count. */
static size_t next_number(const struct reader *reader, size_t index)
{
    do
        index++;
    while (index < reader->mark_count && !is_number(&reader->marks[index]));
    return index;
}

/* The numbers of a file, or of its beginning, where most of them are over no options. */
struct numbers {
    unsigned all;
    unsigned choices; /* over options */
    unsigned same;    /* … that begin as the last ones did */
};

static struct numbers count_numbers(const struct reader *reader, size_t first)
{
    enum { ENOUGH = 16 };
    struct numbers numbers = {.all = 0};
    str last = {0};
    for (size_t i = first, next; i < reader->mark_count; i = next) {
        if (numbers.all >= ENOUGH && numbers.choices * 2 < numbers.all)
            break;
        next = next_number(reader, i);
        struct below below = options_between(reader, reader->marks[i].line, line_of_mark(reader, next));
        numbers.all++;
        numbers.choices += below.options >= 2;
        numbers.same += below.options >= 2 && str_eq_nocase(below.first, last);
        last = below.options >= 2 ? below.first : last;
    }
    return numbers;
}

void reader_choice_numbers(struct reader *reader)
{
    enum { LEAST = 3 };
    size_t first = 0;
    while (first < reader->mark_count && !is_number(&reader->marks[first]))
        first++;
    struct numbers numbers = count_numbers(reader, first);
    bool told = numbers.same * 2 >= numbers.choices || reader->right_sign != RIGHT_NONE;
    if (numbers.choices < LEAST || numbers.choices * 10 < numbers.all * 9 || !told)
        return;
    for (size_t i = first, next; i < reader->mark_count; i = next) {
        next = next_number(reader, i);
        if (options_between(reader, reader->marks[i].line, line_of_mark(reader, next)).options >= 2)
            reader->marks[i].flags |= MARK_ANSWER;
    }
}
