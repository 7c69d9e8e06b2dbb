/*
 * paths: where grill keeps things, after the XDG base directory specification.
 */
#ifndef GRILL_CLI_PATHS_H
#define GRILL_CLI_PATHS_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/cli/options.h"

/* All paths live in the arena and end with a NUL. Empty: there is no such place (no home folder). */

/* The review log: --progress, then GRILL_PROGRESS, then the folder $XDG_DATA_HOME/grill/reviews/. */
str paths_progress(struct arena *arena, const struct options *options);
/* The history of typed lines, $XDG_STATE_HOME/grill/history. */
str paths_history(struct arena *arena);
/* The folder of the decks that come with the program: near it, in the source or the installed tree. */
str paths_bundled_decks(struct arena *arena);
/* The name of this device. */
str paths_host(struct arena *arena);

#endif
