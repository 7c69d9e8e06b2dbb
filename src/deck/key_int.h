/*
 * key: the parts of reading an answer key.
 */
#ifndef GRILL_DECK_KEY_INT_H
#define GRILL_DECK_KEY_INT_H

#include "reader_int.h"

/* ---- key_title.c ---- */

/* Whether a line says that a key follows: "Answers", "**Answer key** (part one)". */
bool key_is_title(str text);
/* The same of a heading, which may say first what the key is for: "Quiz 1: answer key". */
bool key_is_heading(str text);

/* ---- key_entries.c ---- */

void key_add(struct reader *reader, const struct key_entry *entry);
/* "B) fig.** (It has **seeds**.)" without the end of what was opened before the letter; a copy when there is one. */
str key_without_stars(struct reader *reader, str text);
/* Remembers that a key was looked for down to line `n`: titles up to there are tried a few times only. */
static inline void key_reach(struct reader *reader, uint32_t n)
{
    reader->key_reach = n > reader->key_reach ? n : reader->key_reach;
}
/* Bytes of "B", "(b)", "A, C" at the start: letters that stand alone; 0 when there are none. */
size_t key_letters_prefix(str s);
/* "3. B" or "Q3: b" at the start of `s`, or with `tight` "3b": the bytes it takes; 0 when there is none. */
size_t key_entry_prefix(str s, bool tight, struct key_entry *entry);
/* Reads a line that has nothing but entries, counted one by one. Returns how many there are. */
unsigned key_read_row(struct reader *reader, uint32_t title, str text);
/* The last line down to `end` before a heading that is not deeper than the one on line `title`. */
uint32_t key_section_end(const struct reader *reader, uint32_t title, uint32_t end);
/* The last line of the entries below a title and not below line `end`, or 0 when something else stands there, too.
 * Deeper headings part them; where one of these but the first holds something else, it is part of the key, too, though
 * it cannot be told what it answers. When `mixed`, less than half of them may answer in words. */
uint32_t key_read_entries(struct reader *reader, uint32_t title, uint32_t end, bool mixed);

/* ---- key_texts.c ---- */

/* Reads answers below headings of their own; returns the last line, or 0 when there are none. */
uint32_t key_read_headings(struct reader *reader, uint32_t first, uint32_t title);
/* Reads a list of answers down to line `limit`; returns its last line, or 0 when it is none. */
uint32_t key_read_list(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit);

/* ---- key_table.c ---- */

/* Reads a table that begins on line `n` below options, which stand from line `first` on: its rows are counted, and its
 * header names a column of letters as the right ones. Returns its last line, or 0. */
uint32_t key_read_table(struct reader *reader, uint32_t first, uint32_t title, uint32_t n);

/* ---- key_letters.c ---- */

/* Reads options without numbers, one for each question from line `first` on; returns the last line, or 0. */
uint32_t key_read_letters(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit);

/* ---- key_repeats.c ---- */

/* The last line of a key whose headings repeat those from line `first` up to its title, which is a heading, each over a
 * list where a text stood before; or 0. */
uint32_t key_read_repeats(const struct reader *reader, uint32_t first, uint32_t title);

#endif
