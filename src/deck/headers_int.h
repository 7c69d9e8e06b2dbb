/*
 * headers: what the first row of a table says its columns are, in many languages, and its other rows as cards.
 */
#ifndef GRILL_DECK_HEADERS_INT_H
#define GRILL_DECK_HEADERS_INT_H

#include "grill/base/arena.h"
#include "grill/deck/card.h"

enum { ROW_CELLS = 64, ROW_OPTIONS = 10 };

struct row {
    str cells[ROW_CELLS];
    unsigned count;
};

/* Which columns hold what; -1 for none. */
struct columns {
    int question;
    int answer;
    bool unnamed; /* … which is the answer only because no other column could be */
    int topic;
    int options[ROW_OPTIONS]; /* of a multiple choice */
    unsigned option_count;
    uint64_t others;  /* bit set: columns of a deck that say something else than its apparatus does (numbers, tags) */
    uint64_t remarks; /* … those of them that explain the answer by their name */
};

/* A question column makes a deck; a term column only together with one of meanings. */
struct columns headers_find(const struct row *header);

/* Whether a table that is no deck tells how many questions there are, what their score means, or what to do on which
 * day. */
bool headers_tell_of_deck(const struct row *header, const struct columns *columns);

/* Whether each of two columns or more is a thing, and the first one names what they are compared by, or has no name. */
bool headers_compare(const struct row *header);

/* "Answers", "possible answers", in one of several languages. */
bool headers_say_answers(str name);

/* The columns (bit set) whose names say that they number, rate or sort the cards; `*named` receives how many names are
 * words for columns at all. */
uint64_t headers_apart(const struct row *header, unsigned *named);

/* The cell of a column, empty when the row has none. */
str row_cell(const struct row *row, int column);
/* The answer, and below it the cells of the columns in `more`, each with its header. */
str row_answer(struct arena *arena, const struct row *header, const struct row *row, int answer, uint64_t more);
/* The digits of "0100" or "0 1 0 0", which say of each option whether it is right: how many there are, 0 when the cell
 * is no such. */
size_t row_mask(str cell, char digits[ROW_OPTIONS]);
/* Makes the card one of multiple choice when the row has several options; the answer's cell names the right one by its
 * letter, its number or its text. */
void row_options(struct arena *arena, const struct row *row, const struct columns *columns, struct card *card);

#endif
