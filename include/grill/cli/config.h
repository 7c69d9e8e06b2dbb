/*
 * config: the user's own defaults, from a YAML file.
 *
 * The file is a map. Its keys are the long names of options, and "decks": a path or a list of paths to use when no deck
 * is named. Options that another command has are allowed, so that one file serves all of them.
 */
#ifndef GRILL_CLI_CONFIG_H
#define GRILL_CLI_CONFIG_H

#include "grill/base/arena.h"
#include "grill/base/err.h"
#include "grill/cli/options.h"

/* Reads the file that paths_config names into the options; a missing one changes nothing. Texts live in the arena.
 * Returns an exit status: STATUS_USAGE for a setting that is unknown or wrong, with its place in the message,
 * STATUS_INPUT for a file that cannot be read. */
int config_read(struct arena *arena, struct options *options, int command, struct err *err);

#endif
