/*
 * utf8: code points in and out of bytes, validity, and what must never reach a terminal.
 */
#ifndef GRILL_TEXT_UTF8_H
#define GRILL_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

unsigned utf8_decode_wide(str s, size_t *size);

/* Decodes the code point at the start of a non-empty view; `*size` receives its bytes. A malformed, overlong or
 * surrogate sequence gives U+FFFD and size 1. */
static inline unsigned utf8_decode(str s, size_t *size)
{
    if ((unsigned char)s.ptr[0] >= 0x80)
        return utf8_decode_wide(s, size);
    *size = 1;
    return (unsigned char)s.ptr[0];
}
/* How many bytes at the start are ASCII. */
size_t utf8_ascii_run(str s);
/* Offset of the first byte that is no valid UTF-8, or -1 when all is. Fast on ASCII. */
ptrdiff_t utf8_first_bad(str s);
/* Number of code points, a bad byte counting as one. */
size_t utf8_length(str s);
/* The code point that ends before offset `at`, and the one that begins there; 0 where the text ends. */
unsigned utf8_before(str s, size_t at);
unsigned utf8_at(str s, size_t at);
/* Whether the code point is one of those in `set`. */
bool utf8_one_of(unsigned code, const char *set);

/* Appends `s` with everything made visible that could command or mislead a terminal: C0 controls (newline and tab
 * aside) and DEL as U+2400 pictures ("␛") or, with `ascii`, in caret notation ("^["); bad bytes as U+FFFD or <FF>;
 * C1 controls, bidirectional controls, zero-width and tag characters as <U+202E>. Joiners, variation selectors and
 * tags stay where the writing needs them (emoji sequences, Persian, Indic, Khmer …); soft hyphens are left out.
 * What comes out is valid UTF-8 and can be written to any terminal. */
void utf8_add_safe(struct buf *out, str s, bool ascii);

#endif
