/*
 * delimited: decks as rows of values: TSV and CSV, with or without a header.
 *
 * A header that names columns decides; without one the first column is the question and the second the answer. Quoted
 * values may hold separators, doubled quotes and line feeds. Lines that begin with '#' before the rows are settings of
 * the program that wrote them.
 */
#ifndef GRILL_DECK_DELIMITED_INT_H
#define GRILL_DECK_DELIMITED_INT_H

#include "builder_int.h"
#include "headers_int.h"

/* Whether a text without a telling extension is such a deck: tabs part the words of its first line, and they name
 * question and answer. */
bool delimited_is_deck(str text);
/* Fills the deck; `claims` may be NULL. */
void delimited_deck(struct builder *builder, struct claim *claims);

/* ---- delimited_rows.c ---- */

/* Where the cells of a row stand. */
struct row_places {
    uint32_t lines;         /* that the row takes */
    size_t from[ROW_CELLS]; /* offsets in the row's text */
    int open;               /* the first cell with a quotation mark that is never closed, or -1 */
};

/* A row as it stands in the file. */
struct row_text {
    str text; /* from its beginning */
    uint32_t line;
    struct row_places places;
};

/* Reads the row at the start of `*rest` and moves on. */
struct row read_row(struct arena *arena, str *rest, char separator, struct row_places *places);
/* The same for one of several rows, the others of which have so many cells. When a quotation of many lines leaves it
 * fewer, and its first line alone has as many, the quotation is never closed. */
struct row read_whole_row(struct arena *arena, str *rest, char separator, unsigned cells, struct row_places *places);
/* Reports what is wrong with a row below the header or the first row; returns whether anything is. */
bool report_row(struct builder *builder, const struct row *header, const struct columns *columns, const struct row *row,
                const struct row_text *text);

/* ---- html_cell.c ---- */

/* A value written in HTML as Markdown: line ends and emphasis for its tags; itself when it has none. */
str html_cell(struct arena *arena, str cell);

/* ---- unnamed.c ---- */

/* The first two columns that are not in `apart` (a bit set). */
struct columns plain_columns(uint64_t apart);
/* The columns of rows whose names are not known, besides those in `apart`. What repeats itself before the question
 * sorts the rows, and names topics; where more than one column does, the question has to be of several words: other
 * rows are data, and nothing is asked. */
struct columns unnamed_columns(struct arena *arena, str rows, char separator, uint64_t apart);
/* Whether nearly all rows have nothing but numbers where the question and the answer would be, most with fractions:
 * what was measured asks nothing. */
bool columns_measure(struct arena *arena, str rows, char separator, const struct columns *columns);

#endif
