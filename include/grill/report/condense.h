/*
 * condense: questions and answers as short as a cheat sheet wants them.
 *
 * A question for a meaning becomes the term ("What is an epoch?" becomes "Epoch"). Of an answer the first sentences
 * stay, as many as a few lines hold, and what is meant to be looked at: lists (short ones within the line), tables,
 * formulas, a piece of code. Nothing is reworded, and a formula or table is never cut.
 */
#ifndef GRILL_REPORT_CONDENSE_H
#define GRILL_REPORT_CONDENSE_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/doc/node.h"

/* Makes the document's folded details, headings and rules what they are inside a sheet: details unfold, headings become
 * strong lines, rules go. */
void condense_prepare(struct arena *arena, struct node *document);
/* Shortens a question that asks for a meaning; `question` holds its inlines. Others stay as they are. */
void condense_question(struct arena *arena, struct node *question);
/* Makes remarks, rules of thumb and the like tight: lists without empty lines, runs of short paragraphs as lists. */
void condense_passage(struct arena *arena, struct node *passage);
/* Takes the answer's prepared tree apart: its first words go to the end of the paragraph `line`, the blocks that are
 * worth keeping to `blocks`. With `ascii` what is added between words is ASCII. */
void condense_answer(struct arena *arena, struct node *answer, bool ascii, struct node *line, struct node *blocks);

#endif
