#ifndef GRILL_DECK_BARE_LABELS_INT_H
#define GRILL_DECK_BARE_LABELS_INT_H

/* Labels with nothing but a blank behind them: "Question What is tea?" over "Answer A drink". */

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

enum { BARE_PAIRS = 11 };

/* The lines that begin so, as they are seen one after the other. Pairs are counted from 1. */
struct bare_labels {
    unsigned asked[BARE_PAIRS + 1];
    unsigned answered[BARE_PAIRS + 1]; /* … by the first such line below */
    unsigned open;                     /* the pair whose question was seen last, until it is answered */
    unsigned pair;                     /* of the last line that was seen */
};

/* Where the blank stands behind the label of `line`, when it is a question's or the one that answers the last of these;
 * 0 when it has none. */
size_t bare_labels_see(struct bare_labels *labels, str line);
/* The pair that takes turns in the lines seen: there are several, and nearly all questions are answered; 0 for none. */
unsigned bare_labels_pair(const struct bare_labels *labels);

#endif
