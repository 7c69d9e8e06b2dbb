/*
 * fence: code fences that were never closed and swallow the questions after them.
 */
#ifndef GRILL_DECK_FENCE_INT_H
#define GRILL_DECK_FENCE_INT_H

#include "grill/doc/outline.h"

/* The numbers of lines that were put in, in the text with them. */
struct added {
    const uint32_t *lines;
    size_t count;
};

/* The outline's text, with fences closed where a question that continues the file's own begins inside of code, on lines
 * of their own, which are told to `added`. The same text when nothing is to be mended. A changed one lives in `arena`.
 * Fences that are mended, but not open in the outline, are reported. */
str mend_fences(struct arena *arena, const struct outline *outline, str file, unsigned first_line, struct diags *diags,
                struct added *added);

/* ---- unpack.c ---- */

/* The text without a fence around most of it that says "markdown" or holds a list of questions, and without fences
 * around mere options of a multiple choice; its lines stay where they are. The text itself when there is none. */
str unpack_document(struct arena *arena, str text);
/* The outline's text without the blanks that make code of lists of questions; its lines keep their numbers. The text
 * itself when there are none. A changed one lives in `arena`. */
str unpack_lists(struct arena *arena, const struct outline *outline);

/* ---- directives.c ---- */

/* The text with folds and bold lines for the boxes of site generators ("::: details Why?"); its lines keep their
 * numbers. The text itself when there are none. */
str unpack_directives(struct arena *arena, str text);

/* ---- unfenced.c ---- */

/* Goes through the lines outside of fences; `rest` is the text at first, and what follows the line then. */
struct unfenced {
    str rest;
    bool fenced;
};

/* The next such line; false when there is none. */
bool next_unfenced(struct unfenced *lines, str *line);
/* A line behind quote marks, blanks and a bullet. */
str text_of_line(str line);
/* Whether nothing stands on a line, or it begins with a letter, as most lines do: with no mark of any kind. */
bool begins_plainly(str line);

/* ---- long_labels.c ---- */

/* The text with plain labels for those of several words that stand in the same place of card after card: "**They
 * ask:**", "### Strong senior answer"; its lines keep their numbers. The text itself when there are none. */
str name_labels(struct arena *arena, struct arena *scratch, str text);

/* ---- digits.c ---- */

/* The text with digits of ASCII in the numbers of its questions; its lines keep their numbers. The text itself when
 * they are no others. */
str plain_digits(struct arena *arena, str text);

/* ---- lettered.c ---- */

/* The text without the letters of sections before the numbers of its questions ("B1.", "A1."); its lines keep their
 * numbers. The text itself when they have none. */
str plain_codes(struct arena *arena, str text);

/* ---- list_signs.c ---- */

/* The text with marks of Markdown, of the same size, for list marks that it does not know: "1-What", "✅ What?". */
str set_list_marks(struct arena *arena, struct arena *scratch, str text);

#endif
