/*
 * distance: how many typing mistakes lie between two words.
 */
#ifndef GRILL_TEXT_DISTANCE_H
#define GRILL_TEXT_DISTANCE_H

#include <stddef.h>

#include "grill/base/str.h"

/* Damerau and Levenshtein's distance with adjacent transpositions, counted in code points, of two words of at most 64
 * code points each; `limit + 1` when it is larger than `limit` or a word is longer. */
size_t word_distance(str a, str b, size_t limit);

/* The name nearest to what was typed ("did you mean"), or NULL when none is near: at most one mistake in three letters,
 * or the beginning of exactly one name. */
const char *nearest_name(str typed, const char *const *names, size_t count);

#endif
