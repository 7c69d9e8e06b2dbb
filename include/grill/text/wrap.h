/*
 * wrap: where lines may break.
 *
 * Breaks follow Unicode's line breaking rules in the form a terminal needs: at blanks, after hyphens and dashes,
 * between East Asian characters (not before closing punctuation, not after opening), and as a last resort between any
 * two clusters of a word that is wider than the line. No-break space keeps together.
 */
#ifndef GRILL_TEXT_WRAP_H
#define GRILL_TEXT_WRAP_H

#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

struct wrap {
    size_t end;   /* bytes of `text` that stand on this line, trailing blanks left out */
    size_t next;  /* where the next line begins; text.len at the end */
    size_t width; /* cells of the line */
};

/* The first line of a text when it may take `cells` cells (at least 1). A newline ends it. Always makes progress. */
struct wrap wrap_line(str text, size_t cells);

/* Appends the whole text in lines of at most `cells` cells, each ended by a line feed. */
void wrap_text(struct buf *out, str text, size_t cells);
/* Appends a message in lines of `cells` cells, with an indent before those after the first. Words are never broken, nor
 * are commands in single quotes, 'grill …': what is to be copied stays whole. Blanks stay as they are, except those
 * that a line ends at. No line feed at the end. */
void wrap_message(struct buf *out, str text, size_t cells, size_t indent);

#endif
