/*
 * wrapped: questions that were broken over two or more lines.
 */
#include "char_int.h"
#include "grill/text/utf8.h"
#include "reader_int.h"

/* The last byte of a line's text, emphasis and quotation marks behind it left aside; 0 when there is none. */
static char last_sign(str text)
{
    while (text.len && str_find_byte(STR("*_\"' "), text.ptr[text.len - 1], 0) >= 0)
        text.len--;
    while (str_ends(text, STR("”")) || str_ends(text, STR("»")))
        text.len -= str_ends(text, STR("”")) ? STR("”").len : STR("»").len;
    return text.len ? text.ptr[text.len - 1] : 0;
}

static bool begins_inside(str text)
{
    size_t size;
    unsigned code = text.len ? utf8_decode(text, &size) : 0;
    bool hangul = code >= 0xAC00 && code <= 0xD7A3;
    return hangul || (code_is_alphabetic(code) && fold_code(code) == code);
}

uint32_t reader_wrapped(const struct reader *reader, uint32_t n)
{
    enum { REACH = 3 };
    uint32_t end = 0;
    char sign = last_sign(reader_text(reader, n));
    for (uint32_t i = n + 1; !end && i <= n + REACH && i <= reader->outline.line_count; i++) {
        const struct line *next = reader_line(reader, i);
        if (next->kind != LINE_TEXT || next->opens || next->option || next->tags ||
            str_find_byte(STR(".:;!?"), sign, 0) >= 0)
            return n;
        str text = reader_text(reader, i);
        if (!begins_inside(text))
            return n;
        sign = last_sign(text);
        end = sign == '?' ? i : 0;
    }
    struct shape shape = shape_of(reader_text(reader, n));
    bool marked = shape.bullet || shape.form != NUMBER_NONE || shape.label == LABEL_QUESTION || shape.open.len;
    return end && marked ? end : n;
}
