/*
 * headers: what the first row of a table says its columns are, in many languages.
 */
#ifndef GRILL_DECK_HEADERS_INT_H
#define GRILL_DECK_HEADERS_INT_H

#include "grill/base/str.h"

enum { ROW_CELLS = 64 };

struct row {
    str cells[ROW_CELLS];
    unsigned count;
};

/* Which columns hold question and answer; -1 for none. */
struct columns {
    int question;
    int answer;
};

/* A question column makes a deck; a term column only together with one of meanings. */
struct columns headers_find(const struct row *header);

#endif
