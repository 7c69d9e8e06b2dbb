/*
 * key: the parts of reading an answer key.
 */
#ifndef GRILL_DECK_KEY_INT_H
#define GRILL_DECK_KEY_INT_H

#include "reader_int.h"

void key_add(struct reader *reader, const struct key_entry *entry);
/* The last line down to `end` before a heading that is not deeper than the one on line `title`. */
uint32_t key_section_end(const struct reader *reader, uint32_t title, uint32_t end);
/* "B) fig.** (It has **seeds**.)" without the end of what was opened before the letter; a copy when there is one. */
str key_without_stars(struct reader *reader, str text);
/* Bytes of the characters in `signs` at the start. */
size_t key_signs(str s, const char *signs);
/* Reads answers below headings of their own; returns the last line, or 0 when there are none. */
uint32_t key_read_headings(struct reader *reader, uint32_t first, uint32_t title);
/* Reads a list of answers down to line `limit`; returns its last line, or 0 when it is none. */
uint32_t key_read_list(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit);
/* Reads options without numbers, one for each question from line `first` on; returns the last line, or 0. */
uint32_t key_read_letters(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit);
/* The last line of a key whose headings repeat those from line `first` up to its title, which is a heading, each over a
 * list where a text stood before; or 0. */
uint32_t key_read_repeats(const struct reader *reader, uint32_t first, uint32_t title);

#endif
