/*
 * lint: what is doubtful about the cards of a deck, for those who write it.
 *
 * Loading only reports what went wrong in reading; this looks at what was read. It takes longer than loading and is
 * done when somebody asks.
 */
#ifndef GRILL_DECK_LINT_H
#define GRILL_DECK_LINT_H

#include "grill/base/diag.h"
#include "grill/deck/card.h"

/* Adds what is remarkable: questions without answers and answers without questions, the same question twice, an answer
 * that stands in its question, multiple choice without a right option, and images that are missing beside the deck. */
void deck_lint(const struct deck *deck, struct diags *diags);

#endif
