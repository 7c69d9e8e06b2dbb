/*
 * condense: an answer in a line: its first sentence, and the list, table or formula that the sentence announces.
 */
#ifndef GRILL_REPORT_CONDENSE_H
#define GRILL_REPORT_CONDENSE_H

#include "grill/base/arena.h"
#include "grill/doc/node.h"

struct condensed {
    struct node *line; /* a paragraph, or NULL when the answer does not begin with one */
    struct node *rest; /* one block, or NULL */
};

/* Takes the answer's tree apart; its nodes go on living in the result. */
struct condensed condense(struct arena *arena, struct node *answer);

#endif
