/*
 * options: the command line as a struct, read through one table.
 *
 * Parsing, --help, the environment and the configuration file all go by the table in options.c. Options and operands
 * may be mixed, "--" ends the options, "-" is an operand, "-abc" is "-a -b -c", values come as "--name value" or
 * "--name=value", and "--no-name" takes back an option without a value.
 *
 * To add an option: 1. a field here, 2. a row of the table in options.c, 3. an item in content/grill.1, which
 * tests/cli/manual.sh asks for.
 */
#ifndef GRILL_CLI_OPTIONS_H
#define GRILL_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/base/err.h"

/* One bit a command, to say which options it takes. */
enum command_bit {
    FOR_QUIZ = 1 << 0,
    FOR_SHEET = 1 << 1,
    FOR_TEST = 1 << 2,
    FOR_CARDS = 1 << 3,
    FOR_CHECK = 1 << 4,
    FOR_PATHS = 1 << 5,
    FOR_ALL = (1 << 6) - 1
};

/* Values of --color, in the order of their names in the table. */
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    bool help;
    bool version;
    bool quiet;
    bool json;
    bool ascii;
    bool no_pager;
    bool all;
    bool shuffle;
    bool suspended;
    bool record;
    bool explain;
    bool list;
    bool full;
    bool weak;
    bool images;
    const char *progress;
    const char *answers;
    const char *kinds;
    const char *topic;
    long color;
    long theme;        /* 0: as the terminal says, else enum render_theme and 1 */
    long format;       /* enum results_format */
    long sheet_format; /* enum sheet_format, or -1: what the terminal takes */
    long columns;      /* of a sheet; 0: as many as fit */
    long warn;         /* enum severity */
    long width;        /* 0: not given */
    bool width_asked;  /* on the command line, for this run */
    long new_cards;    /* a study day */
    long limit;        /* 0: none */
    long count;        /* 0: all */
    long seed;         /* -1: not given */
    long rollover;     /* hour */
    double retention;
    double pass;
    const char **decks;       /* the configuration's, for when there is no operand */
    const char **deck_places; /* where it names each: file:line:col */
    size_t deck_count;
    const char **operands; /* what is no option, in order; points into argv */
    size_t operand_count;
};

/* Sets the defaults. What says more comes later: options_set for the configuration, options_environment, options_parse.
 * Each of them returns -1 with a message that names what is wrong. */
void options_init(struct options *options);
/* Sets an option by its long name; an option without a value takes true or false (yes, no, on, off). `value` must live
 * as long as the options. Options that the command does not have are checked all the same, and change nothing. */
int options_set(struct options *options, int command, str name, const char *value, struct err *err);
/* Whether options_set knows the name, and whether the value is a path. */
bool options_known(str name, bool *path);
/* The name nearest to it of those that options_set knows and `other`, or NULL. */
const char *options_nearest(str name, const char *other);
/* Sets the command's options that have a variable of the environment. */
int options_environment(struct options *options, int command, struct err *err);
/* Reads argv[0..argc). `command` is the bit of the command the options must belong to; `room` has space for argc
 * operands. */
int options_parse(struct options *options, int command, int argc, char **argv, const char **room, struct err *err);
/* The option lines of a command's help. */
void options_describe(struct buf *out, int command);
/* Whether the argument is an option whose value is the next argument: for finding the command among the options. */
bool options_takes_value(const char *argument);

#endif
