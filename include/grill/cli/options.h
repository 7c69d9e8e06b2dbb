/*
 * options: the command line as a struct, read through one table.
 *
 * Parsing, --help and the list a completion needs all come from the table in options.c. Options and operands may be
 * mixed, "--" ends the options, "-" is an operand, "-abc" is "-a -b -c", values come as "--name value" or
 * "--name=value".
 *
 * To add an option: 1. a field here, 2. a row of the table in options.c, 3. a line in tests/cli/options.sh.
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
    bool record;
    bool explain;
    bool list;
    bool full;
    bool weak;
    const char *progress;
    const char *answers;
    const char *kinds;
    const char *topic;
    long color;
    long format;       /* enum results_format */
    long sheet_format; /* enum sheet_format, or -1: what the terminal takes */
    long columns;      /* of a sheet; 0: as many as fit */
    long warn;         /* enum severity */
    long width;        /* 0: not given */
    long new_cards;    /* a study day */
    long limit;        /* 0: none */
    long count;        /* 0: all */
    long seed;         /* -1: not given */
    long rollover;     /* hour */
    double retention;
    double pass;
    const char **operands; /* what is no option, in order; points into argv */
    size_t operand_count;
};

/* Sets the defaults, then reads argv[0..argc). `command` is the bit of the command the options must belong to; `room`
 * has space for argc operands. Returns -1 with a message that names the option, for an unknown one the nearest. */
int options_parse(struct options *options, int command, int argc, char **argv, const char **room, struct err *err);
/* The option lines of a command's help. */
void options_describe(struct buf *out, int command);
/* Whether the argument is an option whose value is the next argument: for finding the command among the options. */
bool options_takes_value(const char *argument);

#endif
