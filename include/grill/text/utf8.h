/*
 * utf8: code points in and out of bytes, validity, and what must never reach a terminal.
 */
#ifndef GRILL_TEXT_UTF8_H
#define GRILL_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* Decodes the code point at the start of a non-empty view; `*size` receives its bytes. A malformed, overlong or
 * surrogate sequence gives U+FFFD and size 1. */
unsigned utf8_decode(str s, size_t *size);
/* Offset of the first byte that is no valid UTF-8, or -1 when all is. Fast on ASCII. */
ptrdiff_t utf8_first_bad(str s);
/* Number of code points, a bad byte counting as one. */
size_t utf8_length(str s);

/* Appends `s` with every C0 control (newline and tab aside), DEL, C1 control and bad byte made visible: U+2400 pictures
 * ("␛") or, with `ascii`, caret notation ("^["). Bidirectional controls, zero-width and tag characters are shown as
 * <U+202E>, with the exception of joiners inside a grapheme cluster that needs them. What comes out can be written to
 * any terminal. */
void utf8_add_safe(struct buf *out, str s, bool ascii);

#endif
