/*
 * commands: what grill can do, as a table.
 *
 * To add a command: 1. a function here and a file src/cli/cmd_<name>.c, 2. a row of the table in commands.c with a bit
 * in options.h, 3. tests/cli/<name>.sh, and an item in content/grill.1.
 */
#ifndef GRILL_CLI_COMMANDS_H
#define GRILL_CLI_COMMANDS_H

#include "grill/base/buf.h"
#include "grill/base/str.h"
#include "grill/cli/context.h"

struct command {
    const char *name;
    int bit;                             /* enum command_bit */
    const char *operands;                /* as the synopsis shows them */
    const char *summary;                 /* one line */
    const char *about;                   /* the paragraph of its help */
    int (*run)(struct context *context); /* returns an exit status */
};

int cmd_quiz(struct context *context);
int cmd_sheet(struct context *context);
int cmd_test(struct context *context);
int cmd_cards(struct context *context);
int cmd_check(struct context *context);
int cmd_paths(struct context *context);

/* The command of that name, or NULL. */
const struct command *command_find(str name);
/* The one that runs when none is named. */
const struct command *command_default(void);
/* The command name nearest to what was typed, or NULL. */
const char *command_nearest(str typed);

/* The page of `grill --help` and of `grill COMMAND --help`; the line or two of `grill --version`. */
void help_overview(struct buf *out);
void help_command(struct buf *out, const struct command *command);
/* Appends such a page in lines of that many cells; second columns go below the first. */
void help_fit(struct buf *out, str help, unsigned width);
void help_version(struct buf *out);

#endif
