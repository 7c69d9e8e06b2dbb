/*
 * char: what a code point is, as far as telling questions from decoration needs it.
 */
#ifndef GRILL_DECK_CHAR_INT_H
#define GRILL_DECK_CHAR_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

/* Letters of scripts that put blanks between words. */
bool code_is_alphabetic(unsigned code);
/* Any letter, digit or ideograph. */
bool code_is_word(unsigned code);
/* Pictographs, dingbats, arrows aside, variation selectors, joiners, keycaps' enclosing mark. */
bool code_is_emoji(unsigned code);
/* Arrows and pointing hands, which introduce an answer or a remark. */
bool code_is_arrow(unsigned code);
/* Blanks of every kind, zero-width ones and the byte order mark. */
bool code_is_blank(unsigned code);

/* Bytes of blanks, zero-width characters and tabs at the start. */
size_t blank_prefix(str s);
/* `s` without blanks of every kind at both ends. */
str trim_blanks(str s);
/* Bytes of an arrow at the start ("->", "=>", "→", "👉", "➡️"), blanks after it included; 0 when there is none.
 */
size_t arrow_prefix(str s);
/* Bytes of emoji and blanks at the start. */
size_t emoji_prefix(str s);
/* The last code point of a non-empty view, and its bytes. */
unsigned last_code(str s, size_t *size);
/* `s` without emoji, stars and blanks at its end. */
str trim_emoji_right(str s);

#endif
