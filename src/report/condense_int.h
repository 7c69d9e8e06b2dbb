/*
 * condense_int: what the parts of condensing share: widths, sentences, lists.
 */
#ifndef GRILL_REPORT_CONDENSE_INT_H
#define GRILL_REPORT_CONDENSE_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/doc/node.h"

/* Cells of the node's words on one line. */
size_t node_cells(const struct node *node);
/* Whether its words end with that byte, blanks aside. */
bool node_ends_with(const struct node *node, char byte);

/* Shortens a paragraph to whole sentences of at most `cells` cells together; the first sentence stays in any case.
 * Returns whether something went. */
bool sentences_cut(struct node *paragraph, size_t cells);
/* Whether the words so far end a sentence: with a full stop, a question mark, a colon or the like. */
bool sentence_is_ended(const struct node *paragraph);

/* Cuts off what follows a list without an empty line, which reads as part of its last item: the words as a paragraph,
 * or NULL when there are none. */
struct node *list_cut_tail(struct arena *arena, struct node *list);
/* Whether a list is so short that its items can follow each other on a line, within `cells` cells. */
bool list_runs_in(const struct node *list, size_t cells);
/* Adds the items to the end of a paragraph, with marks between them. */
void list_run_in(struct arena *arena, struct node *list, bool ascii, struct node *paragraph);
/* Keeps the first words of each item, and not too many items. */
void list_shorten(struct arena *arena, struct node *list, bool ascii);

#endif
