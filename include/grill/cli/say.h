/*
 * say: the only voice of the program: results on standard output, messages on standard error.
 */
#ifndef GRILL_CLI_SAY_H
#define GRILL_CLI_SAY_H

#include <stdbool.h>

#include "grill/base/err.h"
#include "grill/base/str.h"
#include "grill/cli/context.h"
#include "grill/deck/library.h"

/* Writes to standard output. Failures are remembered for say_finish. */
void say_out(str text);
/* Writes to standard error, behind what was written to standard output before. */
void say_aside(str text);
/* "grill: message" on standard error; control characters in it are made visible. */
void say_error(const struct context *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for remarks, which --quiet silences. */
void say_note(const struct context *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* One finding as "grill: path:line:col: severity: text [code]". */
void say_trouble(const struct context *context, const struct diag *diag);
/* What went wrong while loading; warnings only as a count with the command that lists them. */
void say_troubles(const struct context *context, const struct library *library);
/* Flushes; returns `status`, or STATUS_UNSAVED with a message when the output could not be written. */
int say_finish(const struct context *context, int status);

#endif
