/*
 * Making text safe for a terminal. Almost all text is safe as it stands, so the work is to find the next character that
 * is not, and to copy what lies before it in one piece.
 */
#include "grill/base/array.h"
#include "grill/text/utf8.h"

#include <stdint.h>

struct range {
    uint32_t first;
    uint32_t last;
};

/* Characters that are seldom drawn and can hide, reorder or end text. Sorted. */
static const struct range invisible[] = {
    {0x0080, 0x009F},   /* C1 controls: some terminals obey U+009B as ESC [ */
    {0x00AD, 0x00AD},   /* soft hyphen */
    {0x034F, 0x034F},   /* combining grapheme joiner */
    {0x061C, 0x061C},   /* Arabic letter mark */
    {0x180E, 0x180E},   /* Mongolian vowel separator */
    {0x200B, 0x200F},   /* zero-width space, joiners, directional marks */
    {0x2028, 0x202E},   /* line and paragraph separator, embeddings and overrides */
    {0x2060, 0x206F},   /* word joiner, invisible operators, isolates, deprecated format characters */
    {0x3164, 0x3164},   /* Hangul filler */
    {0xFE00, 0xFE0F},   /* variation selectors */
    {0xFEFF, 0xFEFF},   /* zero-width no-break space */
    {0xFFA0, 0xFFA0},   /* halfwidth Hangul filler */
    {0xFFF0, 0xFFFB},   /* specials */
    {0xFFFE, 0xFFFF},   /* noncharacters */
    {0xE0000, 0xE0FFF}, /* tags, more variation selectors */
};

/* Scripts whose spelling uses the joiners U+200C and U+200D, and, from Thai on, the zero-width space. Sorted. */
static const struct range joining[] = {
    {0x0600, 0x08FF}, {0x0900, 0x0DFF}, {0x0E00, 0x0FFF}, {0x1000, 0x109F}, {0x1780, 0x18AF}, {0x1900, 0x1AAF},
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t code)
{
    size_t i;

    for (i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

static bool is_invisible(uint32_t code)
{
    return in_ranges(invisible, COUNT_OF(invisible), code);
}

static bool is_joining(uint32_t code)
{
    return in_ranges(joining, COUNT_OF(joining), code);
}

static bool is_pictograph(uint32_t code)
{
    return (code >= 0x2190 && code <= 0x2BFF) || (code >= 0x1F000 && code <= 0x1FAFF);
}

static bool is_tag(uint32_t code)
{
    return code >= 0xE0020 && code <= 0xE007F;
}

/* Ideographs take U+E0100 to U+E01EF, everything else U+FE00 to U+FE0F. */
static bool selector_fits(uint32_t before, uint32_t selector)
{
    if (selector >= 0xE0100)
        return selector <= 0xE01EF &&
               ((before >= 0x3400 && before <= 0x9FFF) || (before >= 0x20000 && before < 0x32000));
    return before > 0x20 && before != 0x7F && !is_invisible(before);
}

/* The code point at an offset, or 0 at the end. */
static uint32_t peek(str s, size_t at)
{
    size_t size;

    return at < s.len ? utf8_decode(str_skip(s, at), &size) : 0;
}

/* True for an invisible character that belongs to the spelling of what stands before and after it. `before` is the
 * character that precedes it, 0 at the start. */
static bool is_needed(uint32_t before, uint32_t code, uint32_t after)
{
    if ((code >= 0xFE00 && code <= 0xFE0F) || code >= 0xE0100)
        return selector_fits(before, code);
    if (code == 0x200D && (is_pictograph(before) || before == 0xFE0F) && is_pictograph(after))
        return true;
    if (code == 0x200C || code == 0x200D)
        return is_joining(before) && (is_joining(after) || code == 0x200D);
    if (code == 0x200B)
        return before >= 0x0E00 && after >= 0x0E00 && is_joining(before) && is_joining(after);
    return false;
}

/* Bytes of the tags that make a flag of the black flag that stands before `at` ("England"), or 0. */
static size_t flag_tags(str s, size_t at)
{
    enum { TAG_BYTES = 4, LONGEST = 7 };
    size_t count;

    for (count = 0; count < LONGEST; count++) {
        uint32_t code = peek(s, at + count * TAG_BYTES);

        if (code == 0xE007F)
            return count > 0 ? (count + 1) * TAG_BYTES : 0;
        if (!is_tag(code))
            return 0;
    }
    return 0;
}

static void add_control(struct buf *out, unsigned char byte, bool ascii)
{
    if (ascii) {
        buf_add_byte(out, '^');
        buf_add_byte(out, (char)(byte ^ 0x40));
    } else {
        buf_add_code(out, byte == 0x7F ? 0x2421 : 0x2400u + byte);
    }
}

static void add_visible(struct buf *out, str bad, uint32_t code, bool ascii)
{
    unsigned char byte = (unsigned char)bad.ptr[0];

    if (byte < 0x80)
        add_control(out, byte, ascii);
    else if (bad.len > 1 && code != 0xAD)
        buf_addf(out, "<U+%04X>", (unsigned)code);
    else if (bad.len == 1 && ascii)
        buf_addf(out, "<%02X>", byte);
    else if (bad.len == 1)
        buf_add_code(out, code);
}

/* Bytes at `at` that can stay: a whole character, a flag's tags, or 0. */
static size_t safe_bytes(str s, size_t at, uint32_t code, size_t size, uint32_t before)
{
    if (size == 1)
        return 0;
    if (before == 0x1F3F4 && is_tag(code))
        return flag_tags(s, at);
    if (!is_invisible(code) || is_needed(before, code, peek(s, at + size)))
        return size;
    return 0;
}

static bool is_safe_ascii(unsigned char byte)
{
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
}

void utf8_add_safe(struct buf *out, str s, bool ascii)
{
    uint32_t before = 0;
    size_t start = 0, at = 0;

    while (at < s.len) {
        unsigned char byte = (unsigned char)s.ptr[at];
        size_t size = 1, safe = is_safe_ascii(byte) ? 1 : 0;
        uint32_t code = byte;

        if (byte >= 0x80) {
            code = utf8_decode(str_skip(s, at), &size);
            safe = safe_bytes(s, at, code, size, before);
        }
        if (safe > 0) {
            at += safe;
        } else {
            buf_add(out, str_slice(s, start, at));
            add_visible(out, str_slice(s, at, at + size), code, ascii);
            at += size;
            start = at;
        }
        before = code;
    }
    buf_add(out, str_slice(s, start, s.len));
}
