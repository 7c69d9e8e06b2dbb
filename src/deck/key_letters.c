/*
 * key_letters: keys that repeat the right options in the order of the questions, without a number.
 */
#include "char_int.h"
#include "choice_int.h"
#include "key_int.h"

/* Where the questions above a key have been read to. */
struct pass {
    uint32_t at;
    int32_t number; /* of the question that stands above */
};

static int32_t number_of(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_HEADING)
        return shape_of(reader_heading(reader, n)).number;
    if (line->kind != LINE_TEXT || line->depth || line->noise != NOISE_NONE)
        return -1;
    struct shape shape = reader_shape(reader, n);
    return shape.form == NUMBER_BARE || shape.bullet ? -1 : shape.number;
}

/* Looks for an option below the question `number`. */
static bool find_option(const struct reader *reader, struct pass *pass, uint32_t title, int32_t number, str text)
{
    for (struct pass next = *pass; next.at < title; next.at++) {
        int32_t here = number_of(reader, next.at);
        next.number = here >= 0 ? here : next.number;
        if (next.number > number)
            return false;
        if (next.number < number)
            *pass = next;
        else if (str_eq(trim_blanks(reader_text(reader, next.at)), text))
            return true;
    }
    return false;
}

uint32_t key_read_letters(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit)
{
    struct pass pass = {.at = first, .number = -1};
    uint32_t last = 0;
    int32_t count = 0;
    int32_t found = 0;
    for (uint32_t n = reader_next(reader, title, limit); n; n = reader_next(reader, n, limit)) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        struct option option;
        str text = trim_blanks(reader_text(reader, n));
        if (line->kind != LINE_TEXT || !option_see(text, &option) || !option.letter)
            return 0;
        found += find_option(reader, &pass, title, ++count, text);
        key_add(reader, &(struct key_entry){.title = title, .number = count, .letters = text});
        last = n;
        if (found * 2 + 2 < count)
            return 0;
    }
    return found >= 2 && found * 3 >= count * 2 ? last : 0;
}
