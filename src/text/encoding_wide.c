/* UTF-16 and UTF-32. */
#include "encoding_int.h"

#include <stdint.h>
#include <utf8proc.h>

#include "grill/base/array.h"
#include "grill/base/buf.h"

enum { SAMPLE_UNITS = 2048, REPLACEMENT = 0xFFFD };

/* Marks of four bytes come first, because that of UTF-32LE begins with that of UTF-16LE. */
static const struct {
    str mark;
    struct wide wide;
} forms[] = {
    {{"\xFF\xFE\0\0", 4}, {"UTF-32LE", 4, false, 4}},
    {{"\0\0\xFE\xFF", 4}, {"UTF-32BE", 4, true, 4}},
    {{"\xFF\xFE", 2}, {"UTF-16LE", 2, false, 2}},
    {{"\xFE\xFF", 2}, {"UTF-16BE", 2, true, 2}},
};

static uint32_t unit_at(struct wide wide, str bytes, size_t at)
{
    uint32_t unit = 0;
    unsigned i;

    for (i = 0; i < wide.unit; i++)
        unit = unit << 8 | (unsigned char)bytes.ptr[at + (wide.big ? i : wide.unit - 1 - i)];
    return unit;
}

/* Reads the code point at `*at` and goes on behind it; what is none gives U+FFFD. */
static uint32_t next_code(struct wide wide, str bytes, size_t *at)
{
    uint32_t code = unit_at(wide, bytes, *at), low;

    *at += wide.unit;
    if (wide.unit == 2 && code >= 0xD800 && code < 0xDC00 && bytes.len - *at >= 2) {
        low = unit_at(wide, bytes, *at);
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 2;
            return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? (uint32_t)REPLACEMENT : code;
}

/* True when the sample reads as text: at least some ASCII, and hardly anything that no text has. */
static bool reads_as_text(struct wide wide, str bytes)
{
    size_t at = 0, odd = 0, ascii = 0, count = 0;

    while (bytes.len - at >= wide.unit && count < SAMPLE_UNITS) {
        uint32_t code = next_code(wide, bytes, &at);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

        ascii += code == '\n' || (code >= 0x20 && code < 0x7F);
        odd += code == REPLACEMENT || category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO ||
               (category == UTF8PROC_CATEGORY_CC && code != '\n' && code != '\r' && code != '\t');
        count++;
    }
    return ascii >= 2 && ascii * 50 >= count && odd * 100 <= count;
}

struct wide wide_detect(str bytes)
{
    const struct wide none = {0};
    size_t i, zeros[4] = {0};

    for (i = 0; i < COUNT_OF(forms); i++)
        if (str_starts(bytes, forms[i].mark))
            return forms[i].wide;
    if (str_find_byte(str_slice(bytes, 0, (size_t)SAMPLE_UNITS * 4), '\0', 0) < 0)
        return none;
    for (i = 0; i < bytes.len && i < (size_t)SAMPLE_UNITS * 4; i++)
        zeros[i % 4] += bytes.ptr[i] == 0;
    for (i = 0; i < COUNT_OF(forms); i++) {
        struct wide wide = forms[i].wide;

        wide.mark = 0;
        if (bytes.len >= 2 * wide.unit && bytes.len % wide.unit == 0 && reads_as_text(wide, bytes))
            return wide;
    }
    return none;
}

str wide_decode(struct arena *arena, struct wide wide, str bytes)
{
    struct buf out;
    size_t at = wide.mark;
    str text;

    buf_init(&out);
    while (bytes.len - at >= wide.unit)
        buf_add_code(&out, next_code(wide, bytes, &at));
    if (at < bytes.len)
        buf_add_code(&out, REPLACEMENT);
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
