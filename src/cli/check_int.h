/*
 * check: the two halves of `grill check`.
 */
#ifndef GRILL_CLI_CHECK_INT_H
#define GRILL_CLI_CHECK_INT_H

#include "grill/base/diag.h"
#include "grill/cli/context.h"

/* The exit status that findings call for: their worst severity decides. */
int check_status(const struct diags *diags);
/* Prints what each line of the files named was taken for; returns the exit status. */
int check_explain(struct context *context);

#endif
