/*
 * table: what a pipe table holds, as cards.
 */
#ifndef GRILL_DECK_TABLE_INT_H
#define GRILL_DECK_TABLE_INT_H

#include "headers_int.h"
#include "reader_int.h"

struct cards {
    struct row header;
    struct columns columns;
    bool deck;      /* each row is a question; else the first column is a term */
    bool tells;     /* … but only of the questions of the file: how many there are, when to learn which */
    uint32_t first; /* line of the first row: a header that asks is one */
};

/* Whether a cell is only a link; … or has no letter but a link's: "12", "30 %", "✅", "–" or nothing. */
bool cell_is_link(str cell);
bool cell_is_wordless(str cell);
/* Line `n` cut at its bars; those in code spans and behind a backslash are text. */
struct row reader_row(const struct reader *reader, uint32_t n);
/* Returns false when the table has too few rows or columns to hold any. */
bool reader_cards(const struct reader *reader, const struct block *block, struct cards *cards);

#endif
