/*
 * math_dollar: whether what stands between two dollars is a formula, or whether these are prices, variables of a shell
 * or the function of a script library.
 *
 * LaTeX in what stands between them speaks for a formula against most doubts; without it a doubt decides.
 */
#ifndef GRILL_DOC_MATH_DOLLAR_INT_H
#define GRILL_DOC_MATH_DOLLAR_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

/* Of the text of a paragraph, `open` is the offset of the first dollar, `close` that of the second. */
bool math_dollar_is_formula(str text, size_t open, size_t close);
/* Whether this is three plain words in a row, and nothing in it is LaTeX. */
bool math_dollar_is_prose(str body);

#endif
