/*
 * digits: the numbers of questions in the digits of other scripts: "### ১. …", "प्रश्न २: …", "٣) …".
 *
 * They are written in digits of ASCII where a heading, bold text or a label begins with them, or a line that asks;
 * numbers of lists inside of answers are text.
 */
#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/text/utf8.h"
#include "words_int.h"

#define LEADS STR("\xD9\xDB\xE0\xE1") /* the first bytes of such digits, from Arabic to Khmer */

/* The value of a digit, with its bytes; -1 for other letters. */
static int digit_value(str s, size_t *size)
{
    static const unsigned zeros[] = {0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
                                     0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0};
    if (s.len < 2 || (unsigned char)s.ptr[0] < 0xD9 || (unsigned char)s.ptr[0] > 0xE1)
        return -1;
    unsigned code = utf8_decode(s, size);
    for (size_t i = 0; i < COUNT_OF(zeros); i++)
        if (code >= zeros[i] && code < zeros[i] + 10)
            return (int)(code - zeros[i]);
    return -1;
}

/* Bytes of the label at the start, when it is one word, with the blank behind it; or 0. */
static size_t label_size(str s)
{
    ptrdiff_t blank = str_find_byte(s, ' ', 0);
    size_t size;
    bool weak;
    enum label label = blank > 0 ? label_word(str_slice(s, 0, (size_t)blank), &size, &weak) : LABEL_NONE;
    bool whole = label != LABEL_NONE && size == (size_t)blank;
    return whole && (label == LABEL_QUESTION || label == LABEL_ANSWER) ? size + 1 : 0;
}

static bool ends_number(str rest)
{
    static const char *const signs[] = {".", ")", ":", "-", "–", "।", "،", "*"};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(rest, str_of(signs[i])))
            return true;
    return rest.len == 0;
}

/* Where the digits begin that number the line, and in `*size` how many bytes they take; 0 bytes for none. */
static size_t find_number(str line, size_t *size)
{
    enum { MOST_DIGITS = 3 };
    size_t at = str_span(line, STR("#>*_ \t"));
    bool marked = str_span(line, STR(" \t>")) < at;
    size_t label = label_size(str_skip(line, at));
    at += label;
    *size = 0;
    unsigned digits = 0;
    size_t bytes;
    for (; digit_value(str_skip(line, at + *size), &bytes) >= 0; digits++)
        *size += bytes;
    str rest = str_skip(line, at + *size);
    bool number = digits > 0 && digits <= MOST_DIGITS && ends_number(str_trim_right(rest));
    if (!number || !(marked || label || (at == 0 && text_likeness(rest) >= LIKE_WORD)))
        *size = 0;
    return at;
}

str plain_digits(struct arena *arena, str text)
{
    bool any = false;
    for (size_t i = 0; i < LEADS.len; i++)
        any = any || str_find_byte(text, LEADS.ptr[i], 0) >= 0;
    if (!any)
        return text;
    struct buf out;
    buf_init(&out);
    const char *done = text.ptr;
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        size_t size;
        str number = str_skip(line, find_number(line, &size));
        size_t bytes;
        if (size == 0)
            continue;
        buf_add(&out, (str){done, (size_t)(number.ptr - done)});
        done = number.ptr + size;
        for (size_t at = 0; at < size; at += bytes)
            buf_add_byte(&out, (char)('0' + digit_value(str_skip(number, at), &bytes)));
    }
    if (done > text.ptr) {
        buf_add(&out, (str){done, (size_t)(text.ptr + text.len - done)});
        text = arena_copy(arena, buf_str(&out));
    }
    buf_release(&out);
    return text;
}
