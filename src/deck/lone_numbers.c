/*
 * lone_numbers: numbers by themselves on the line above a question, as a page copied from the web has them.
 *
 * "7." over "Explain the tides." says only which question the line below is. Where several such lines count on, they
 * are numbers of questions; a single one is when the lines around it have the numbers before and after its own.
 */
#include "styles_int.h"

enum { LONGEST = 4 /* "999." */ };

/* The number that is all that stands on line `n`, or -1. */
static int32_t lone_number(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->size > LONGEST || line->size < 2 || !has_sign(reader, n, SIGN_DIGIT) || line->quoted ||
        (line->kind != LINE_TEXT && line->kind != LINE_BLANK))
        return -1;
    str text = reader_text(reader, n);
    size_t digits;
    long number = str_number(text, &digits);
    char last = text.ptr[text.len - 1];
    return number > 0 && digits + 1 == text.len && (last == '.' || last == ')') ? (int32_t)number : -1;
}

/* The plain line right below such a number, or 0. */
static uint32_t numbered_line(const struct reader *reader, uint32_t n)
{
    uint32_t end = n + 2 < reader->outline.line_count ? n + 2 : reader->outline.line_count;
    uint32_t below = reader_next(reader, n, end);
    if (below == 0 || reader_line(reader, below)->kind != LINE_TEXT || reader_line(reader, below)->opens ||
        lone_number(reader, below) >= 0)
        return 0;
    struct shape shape = reader_shape(reader, below);
    return shape.form == NUMBER_NONE && shape.label == LABEL_NONE && !shape.bullet ? below : 0;
}

/* The number that the nearest numbered line in one direction begins with, or -1. */
static int32_t nearest_number(const struct reader *reader, uint32_t n, int step)
{
    enum { REACH = 40 };
    uint32_t at = n + (uint32_t)step;
    for (unsigned i = 0; i < REACH && at > 0 && at <= reader->outline.line_count; i++, at += (uint32_t)step) {
        if (reader_line(reader, at)->kind != LINE_TEXT || !has_sign(reader, at, SIGN_DIGIT))
            continue;
        struct shape shape = reader_shape(reader, at);
        if (shape.form == NUMBER_POINT || shape.form == NUMBER_PAREN)
            return shape.number;
    }
    return -1;
}

/* Whether a number, which stands for an empty item, is the one between those of the lines around it. */
static bool fills_gap(const struct reader *reader, uint32_t n, int32_t number)
{
    return reader_line(reader, n)->kind == LINE_BLANK && nearest_number(reader, n, -1) == number - 1 &&
           nearest_number(reader, n, 1) == number + 1;
}

void reader_lone_numbers(struct reader *reader)
{
    enum { SEVERAL = 3 };
    unsigned count = 0;
    unsigned ordered = 0;
    int32_t last = 0;
    for (uint32_t n = 1; n < reader->outline.line_count; n++) {
        int32_t number = lone_number(reader, n);
        if (number < 0 || numbered_line(reader, n) == 0)
            continue;
        count++;
        ordered += number_follows(number, last, ordered);
        last = number;
    }
    bool usual = ordered >= SEVERAL && ordered * 10 >= count * 9;
    for (uint32_t n = 1; count && n < reader->outline.line_count; n++)
        if (lone_number(reader, n) >= 0 && numbered_line(reader, n) &&
            (usual || fills_gap(reader, n, lone_number(reader, n)))) {
            struct line *line = reader_line(reader, n);
            line->kind = LINE_BLANK;
            line->opens = 0;
            line->noise = NOISE_COUNTER;
        }
}

int32_t number_above(const struct reader *reader, uint32_t n)
{
    for (uint32_t i = n; i > 1 && i + 1 >= n; i--)
        if (reader_line(reader, i - 1)->noise == NOISE_COUNTER)
            return lone_number(reader, i - 1);
        else if (reader_line(reader, i - 1)->kind != LINE_BLANK)
            return -1;
    return -1;
}
