/*
 * context: what every command gets: its options, the two output streams, the clock.
 */
#ifndef GRILL_CLI_CONTEXT_H
#define GRILL_CLI_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/cli/options.h"
#include "grill/cli/terminal.h"

/* What a process tells its caller. */
enum exit_status {
    STATUS_FINE = 0,
    STATUS_NEGATIVE = 1, /* ran well, with a negative result: findings, a failed test, nothing matched */
    STATUS_USAGE = 2,
    STATUS_INPUT = 3,  /* input that cannot be read */
    STATUS_UNSAVED = 4 /* progress, or output, that could not be written */
};

struct context {
    struct options options;
    struct terminal out;
    struct terminal err;
    struct arena arena;       /* lives as long as the command */
    bool named;               /* the command was, and is not just the usual one */
    const char *const *paths; /* decks that this run was given as operands */
    size_t path_count;
    int64_t clock_start; /* GRILL_NOW in ms, or -1: the real clock */
    int64_t clock_ticks; /* with GRILL_NOW: every look at the clock is a second later than the one before */
};

/* The time, from the clock or from GRILL_NOW. */
int64_t context_now(struct context *context);
/* The seed: --seed, or one made from the time. */
uint64_t context_seed(struct context *context);

#endif
