#include "grill/text/fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "fold_int.h"
#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/utf8.h"

/* Letters with a stroke and ligatures, which no normalisation takes apart. Sorted. */
static const struct {
    unsigned code;
    const char *plain;
} strokes[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},
};

/* Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Marks of other scripts are letters in their own
 * right (Indic vowels, the voicing of kana). */
static bool is_accent(unsigned code)
{
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x0591 && code <= 0x05C7) ||
           (code >= 0x064B && code <= 0x065F) || code == 0x0670 || (code >= 0x1AB0 && code <= 0x1AFF) ||
           (code >= 0x1DC0 && code <= 0x1DFF) || (code >= 0x20D0 && code <= 0x20FF);
}

/* Appends `text` in the form that `options` ask of utf8proc. */
static void add_mapped(struct buf *out, str text, utf8proc_option_t options)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &mapped, options);

    if (len < 0)
        TRAP(utf8proc_errmsg(len));
    buf_add(out, (str){(const char *)mapped, (size_t)len});
    free(mapped);
}

/* Appends `text` with bad bytes replaced, because utf8proc refuses them. */
static void add_valid(struct buf *out, str text)
{
    while (text.len > 0) {
        ptrdiff_t bad = utf8_first_bad(text);
        size_t good = bad < 0 ? text.len : (size_t)bad;

        buf_add(out, str_slice(text, 0, good));
        if (bad >= 0)
            buf_add_code(out, 0xFFFD);
        text = str_skip(text, good + (bad >= 0));
    }
}

/* Bytes of a stretch beyond ASCII at the start of `text` that no form of normalising or folding changes, whatever
 * stands beside it: small letters of Latin-1 and Cyrillic, kana, Chinese characters, Hangul syllables. */
static size_t settled_run(str text)
{
    static const struct {
        unsigned first;
        unsigned last;
    } spans[] = {{0xE0, 0xF6},     {0xF8, 0xFF},     {0x430, 0x45F},  {0x3041, 0x3094},
                 {0x30A1, 0x30F4}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3}};
    size_t at = 0, size = 0, i;

    for (; at < text.len && (unsigned char)text.ptr[at] >= 0x80; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);

        for (i = 0; i < COUNT_OF(spans) && (code < spans[i].first || code > spans[i].last); i++)
            ;
        if (i == COUNT_OF(spans))
            return 0;
    }
    return at;
}

/* Whether folding has nothing to do but to find the words. */
static bool is_settled(str text)
{
    while (text.len > 0) {
        size_t ascii = utf8_ascii_run(text);
        size_t run = settled_run(str_skip(text, ascii));

        if (run == 0)
            return ascii == text.len;
        text = str_skip(text, ascii + run);
    }
    return true;
}

/* The same for the stretches beyond ASCII only, each with the letter before it, which its first mark may change. */
static void add_normal(struct buf *out, str text, utf8proc_option_t options)
{
    while (text.len > 0) {
        size_t ascii = utf8_ascii_run(text), end = ascii;

        while (end < text.len && (unsigned char)text.ptr[end] >= 0x80)
            end++;
        if (ascii > 0 && end > ascii)
            ascii--;
        buf_add(out, str_slice(text, 0, ascii));
        if (end > ascii)
            add_mapped(out, str_slice(text, ascii, end), options);
        text = str_skip(text, end);
    }
}

static void add_without_accents(struct buf *out, str text)
{
    size_t size, i;

    for (; text.len > 0; text = str_skip(text, size)) {
        unsigned code = utf8_decode(text, &size);

        if (is_accent(code))
            continue;
        for (i = 0; i < COUNT_OF(strokes) && strokes[i].code != code; i++)
            ;
        if (i < COUNT_OF(strokes))
            buf_add_z(out, strokes[i].plain);
        else
            buf_add(out, str_slice(text, 0, size));
    }
}

static void fold(struct buf *out, str text)
{
    size_t start = out->len;

    fold_scan(out, text, false);
    if (out->len == start)
        fold_scan(out, text, true);
}

static const utf8proc_option_t COMPATIBLE = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

void fold_words(struct buf *out, str text)
{
    struct buf valid, normal;

    if (is_settled(text)) {
        fold(out, text);
        return;
    }
    buf_init(&valid);
    buf_init(&normal);
    add_valid(&valid, text);
    add_normal(&normal, buf_str(&valid), COMPATIBLE | UTF8PROC_COMPOSE);
    fold(out, buf_str(&normal));
    buf_release(&normal);
    buf_release(&valid);
}

void fold_words_loosely(struct buf *out, str text)
{
    struct buf parts, plain;

    if (utf8_ascii_run(text) == text.len) {
        fold(out, text);
        return;
    }
    buf_init(&parts);
    buf_init(&plain);
    add_valid(&plain, text);
    add_normal(&parts, buf_str(&plain), COMPATIBLE | UTF8PROC_DECOMPOSE);
    buf_clear(&plain);
    add_without_accents(&plain, buf_str(&parts));
    buf_clear(&parts);
    add_normal(&parts, buf_str(&plain), UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    fold(out, buf_str(&parts));
    buf_release(&plain);
    buf_release(&parts);
}
