/*
 * paths: where grill keeps things, after the XDG base directory specification.
 */
#ifndef GRILL_CLI_PATHS_H
#define GRILL_CLI_PATHS_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/cli/options.h"

/* All paths live in the arena and end with a NUL. Empty: there is no such place (no home folder). */

/* The configuration file, $XDG_CONFIG_HOME/grill/config.yaml. */
str paths_config(struct arena *arena);
/* A path as a configuration writes it: "~" is the home folder, what is relative begins in `folder`. */
str paths_expand(struct arena *arena, str folder, str path);
/* The review log: --progress (or GRILL_PROGRESS), then the folder $XDG_DATA_HOME/grill/reviews/. */
str paths_progress(struct arena *arena, const struct options *options);
/* The history of typed lines, $XDG_STATE_HOME/grill/history. */
str paths_history(struct arena *arena);
/* The folder of the decks that come with the program: near it, in the source or the installed tree. */
str paths_bundled_decks(struct arena *arena);
/* The name of this device. */
str paths_host(struct arena *arena);

#endif
