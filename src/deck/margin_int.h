/*
 * margin: texts in which every line is indented.
 */
#ifndef GRILL_DECK_MARGIN_INT_H
#define GRILL_DECK_MARGIN_INT_H

#include "grill/base/arena.h"
#include "grill/base/str.h"

/* The text without the blanks that all of its lines begin with, when they are enough to make code of all it says; the
 * text itself otherwise. Lines keep their numbers; what is new lives in the arena. */
str without_margin(struct arena *arena, str text);

#endif
