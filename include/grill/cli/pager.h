/*
 * pager: long output through the user's pager, as git does it.
 */
#ifndef GRILL_CLI_PAGER_H
#define GRILL_CLI_PAGER_H

#include "grill/base/str.h"
#include "grill/cli/context.h"

/* Prints the text: through GRILL_PAGER, PAGER or less when standard output is a terminal that it does not fit on,
 * plainly otherwise, with --no-pager, with a pager that is empty or "cat", and when the pager cannot be started.
 * Leaving the pager early is no failure. */
void pager_show(const struct context *context, str text);

#endif
