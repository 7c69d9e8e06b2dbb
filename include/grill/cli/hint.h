/*
 * hint: commands that a message tells to try. They can be pasted: the decks of this run stand in them, quoted.
 */
#ifndef GRILL_CLI_HINT_H
#define GRILL_CLI_HINT_H

#include <stdbool.h>

#include "grill/base/buf.h"
#include "grill/cli/context.h"

/* Appends "grill" and the words, and the decks that this run was given. */
void hint_command(struct buf *out, const struct context *context, const char *words);
/* The same with other decks. */
void hint_command_on(struct buf *out, const char *words, const char *const *paths, size_t count);
/* Whether the same decks can be named again: standard input cannot. */
bool hint_is_possible(const struct context *context);

#endif
