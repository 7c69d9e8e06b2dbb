/*
 * reading: the steps of deciding which marks are questions and which are topics.
 */
#ifndef GRILL_DECK_READING_INT_H
#define GRILL_DECK_READING_INT_H

#include "styles_int.h"

/* A question word, a question mark or a label. */
static inline bool sounds_asked(const struct mark *mark)
{
    return mark->like >= LIKE_WORD || (mark->flags & MARK_LABEL);
}

/* ---- headings.c ---- */

/* Decides every heading of the file that stands in no fold. Those of the rank `chosen` are questions whatever they say;
 * with 0 only those that sound like it. */
void decide_headings(struct reader *reader, unsigned chosen);
/* Whether the file's name or its first heading says that it holds questions or cards. */
bool reader_is_hinted(const struct reader *reader);
/* When all marks are decided: the rank whose headings explain the file better than the questions found so far, because
 * there are many more of them, each over a text, and some ask or the file says that it holds questions; or 0. */
unsigned headings_instead(const struct reader *reader);
/* Decides titles that are no headings, after the headings. */
void decide_titles(struct reader *reader);

/* ---- numbering.c ---- */

/* Numbered marks that belong to a list inside the text of another number get MARK_INNER: the outer count goes on after
 * them, or they look different. `indices` are the marks of one depth in one section. */
void find_inner(struct reader *reader, const size_t *indices, size_t count);

#endif
