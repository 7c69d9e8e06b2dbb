/*
 * table: the rows of a pipe table, from raw lines.
 *
 * Cells are parted by vertical bars that are not escaped and stand neither in a code span nor in mathematics. A header
 * row and a delimiter row with as many cells make a table; rows may have fewer cells than the header or more.
 */
#ifndef GRILL_DOC_TABLE_H
#define GRILL_DOC_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"
#include "grill/doc/node.h"

enum { TABLE_COLUMNS = 256 };

/* Splits a row: at most `limit` trimmed cells go to `cells` (may be NULL when `limit` is 0). Returns how many cells the
 * row has; 0 when there is no bar in it that parts anything. Escapes are left as written. */
size_t table_split(str line, str *cells, size_t limit);

/* Reads a delimiter row such as "|---|:-:|": returns its number of columns, 1 to TABLE_COLUMNS, and puts at most
 * `limit` alignments in `aligns` (may be NULL when `limit` is 0); returns 0 when the line is no delimiter row. */
size_t table_delimiters(str line, enum node_align *aligns, size_t limit);

/* Whether the two lines begin a table. */
bool table_begins(str header, str delimiters);

#endif
