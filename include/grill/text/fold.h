/*
 * fold: texts made comparable, for card identities, answers and searches.
 *
 * The result of fold_words is stored (as a hash) in progress files: changing what it gives for a text makes people lose
 * their progress. tests/unit/test_fold.c holds the examples that pin it.
 *
 * What counts as the same: case, width and compatibility forms ("ﬁ", "x²" and "x^2"), Markdown decoration, bullets and
 * heading marks, quotation marks, punctuation at the end, "don't" and "dont", "self-attention" and "self attention",
 * "1,000" and "1000", "≤" and "<=". What does not: operators and signs ("n - 1" is "n-1", but not "n + 1"), "C++" and
 * "C#", "==" and "===", "f" and "f'(x)". Emoji count only when a text has nothing else.
 */
#ifndef GRILL_TEXT_FOLD_H
#define GRILL_TEXT_FOLD_H

#include "grill/base/buf.h"
#include "grill/base/str.h"

/* Appends the words of `text`: compatibility-normalised, case-folded, letters, digits and marks only, one blank between
 * words, none at the ends. Symbols that carry meaning in answers (+ - * / = < > % # and all non-ASCII symbols) stay, as
 * words of their own; Markdown decoration (* _ ` ~ around words) does not. A run of CJK characters is one word. */
void fold_words(struct buf *out, str text);
/* The same without accents: "naïve" and "naive" become equal. */
void fold_words_loosely(struct buf *out, str text);

#endif
