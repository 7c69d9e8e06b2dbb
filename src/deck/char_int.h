/*
 * char: what a code point is, as far as telling questions from decoration needs it.
 */
#ifndef GRILL_DECK_CHAR_INT_H
#define GRILL_DECK_CHAR_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

/* What ASCII decides is inline: it is asked about nearly every line and word of a deck. */

bool wide_is_alphabetic(unsigned code);
bool wide_is_word(unsigned code);

/* Letters of scripts that put blanks between words. */
static inline bool code_is_alphabetic(unsigned code)
{
    return code < 0x80 ? (code | 0x20) >= 'a' && (code | 0x20) <= 'z' : wide_is_alphabetic(code);
}

/* Any letter, digit or ideograph. */
static inline bool code_is_word(unsigned code)
{
    return code < 0x80 ? code_is_alphabetic(code) || (code >= '0' && code <= '9') : wide_is_word(code);
}

/* Whether a digit of ASCII stands at that byte of a text, which may end before it. */
static inline bool is_digit(str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* Pictographs, dingbats, arrows aside, variation selectors, joiners, keycaps' enclosing mark. */
bool code_is_emoji(unsigned code);
/* Arrows and pointing hands, which introduce an answer or a remark. */
bool code_is_arrow(unsigned code);
/* Blanks of every kind, zero-width ones and the byte order mark. */
bool code_is_blank(unsigned code);

size_t blank_run(str s);

/* Bytes of blanks, zero-width characters and tabs at the start. */
static inline size_t blank_prefix(str s)
{
    return s.len == 0 || (s.ptr[0] > ' ' && s.ptr[0] <= '~') ? 0 : blank_run(s);
}

str trim_blank_ends(str s);

/* `s` without blanks of every kind at both ends. */
static inline str trim_blanks(str s)
{
    bool bare = s.len > 0 && s.ptr[0] > ' ' && s.ptr[0] <= '~' && s.ptr[s.len - 1] > ' ' && s.ptr[s.len - 1] <= '~';
    return bare ? s : trim_blank_ends(s);
}
/* Bytes of an arrow at the start ("->", "=>", "→", "👉", "➡️"), blanks after it included; 0 when there is none.
 */
size_t arrow_prefix(str s);
size_t emoji_run(str s);

/* Bytes of emoji and blanks at the start. */
static inline size_t emoji_prefix(str s)
{
    return s.len == 0 || (unsigned char)s.ptr[0] < 0x80 ? 0 : emoji_run(s);
}

/* The last code point of a non-empty view, and its bytes. */
unsigned last_code(str s, size_t *size);
/* `s` without emoji, stars and blanks at its end. */
str trim_emoji_right(str s);

/* Whether a text takes more than so many cells of a terminal: a letter is one in any alphabet, an ideograph two. */
bool text_exceeds(str text, size_t cells);

/* Whether a full stop of any script ends the text. */
bool ends_sentence(str text);

#endif
