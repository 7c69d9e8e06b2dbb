/*
 * yaml_int: what helps the reader of YAML: advice about errors, and JSON that libyaml would refuse.
 */
#ifndef GRILL_DOC_YAML_INT_H
#define GRILL_DOC_YAML_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/str.h"

/* Advice for libyaml's words about an error (either may be NULL) when `at` is the byte where it gave up; NULL when
 * there is none. */
const char *yaml_advice(const char *problem, const char *context, char at);

/* The text with quotes around values that begin with '`', '@' or '%', and the number of the first such line; the text
 * itself and 0 when there is none. */
str yaml_quote_reserved(struct arena *arena, str text, unsigned *line_number);

/* JSON with each pair of escapes that stands for one character as one escape; other texts as they are. */
str yaml_join_escapes(struct arena *arena, str text);

/* The byte behind so many lines, and characters of its own line; NUL when the text has none there. */
char yaml_byte_at(str text, size_t lines, size_t columns);
/* Whether the text has no more than so many lines: nobody finds anything behind them. */
bool yaml_is_behind(str text, size_t lines);

#endif
