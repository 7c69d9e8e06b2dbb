/*
 * fold: texts made comparable, for card identities, answers and searches.
 *
 * The result of fold_words is stored (as a hash) in progress files: changing what it gives for a text makes people lose
 * their progress. tests/unit holds the examples that pin it.
 */
#ifndef GRILL_TEXT_FOLD_H
#define GRILL_TEXT_FOLD_H

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* Appends the words of `text`: compatibility-normalised, case-folded, letters, digits and marks only, one blank between
 * words, none at the ends. Symbols that carry meaning in answers (+ - * / = < > % # and all non-ASCII symbols) stay, as
 * words of their own; Markdown decoration (* _ ` ~ around words) does not. */
void fold_words(struct buf *out, str text);
/* The same without accents: "naïve" and "naive" become equal. */
void fold_words_loosely(struct buf *out, str text);

#endif
