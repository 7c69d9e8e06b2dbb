/*
 * parts: where a question ends and its answer begins.
 */
#ifndef GRILL_DECK_PARTS_INT_H
#define GRILL_DECK_PARTS_INT_H

#include "styles_int.h"

struct parts {
    str question;
    uint32_t first_last;    /* last line of what is read as the question's first one */
    uint32_t question_last; /* last line of the question */
    bool alone;             /* it stands below its label or number, and no answer label was found */
    bool more;              /* the lines up to there are still to be added */
    str head;               /* what of the answer stands on the line where it begins */
    uint32_t body;          /* first line of the answer below that */
    unsigned strip;         /* indentation to take off */
};

/* The line the mark's question begins with, without what makes it a heading or a summary. */
str first_line(const struct reader *reader, const struct mark *mark, struct parts *parts);
/* Finds the parts of the text from the mark down to line `end`. */
void find_parts(struct reader *reader, const struct mark *mark, const struct shape *shape, uint32_t end,
                struct parts *parts);
/* Finds the parts where the answer begins on the question's line, which is `answered` when something stands below it;
 * false when it does not. */
bool split_on_line(const struct reader *reader, const struct mark *mark, const struct shape *shape, bool answered,
                   struct parts *parts);
/* … and those of a fold whose summary is the question. */
void split_fold(const struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts);

/* ---- still_asks.c ---- */

/* Whether all that stands below the question are further questions in a list: "Why?" They are part of it. Where answers
 * follow questions, a list without a question mark is one. Where questions have none, so are orders; a list of which
 * half asks; and one of what the question names: "Explain these terms:". */
bool only_asks(const struct reader *reader, const struct mark *mark, uint32_t first, uint32_t end);
/* Whether below the question there is only code or an image: what is asked about, where questions have no answers, or
 * all others have theirs behind a label or among options. */
bool only_shows(const struct reader *reader, str question, uint32_t first, uint32_t end);
/* The last line with a text below a line without a question mark, when that one has one, where questions have no
 * answers: the line only begins to ask. Or 0. */
uint32_t asks_at_last(const struct reader *reader, str question, uint32_t first, uint32_t end);

#endif
