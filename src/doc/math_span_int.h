/*
 * math_span: where mathematics begins and ends in the text of one paragraph.
 *
 *   $x$          nothing blank inside next to the dollars, no digit after the second one, and no doubt of
 * math_dollar_int.h; and the first dollar after the opening one decides: when it cannot close, the opening one is a
 * plain dollar ("$5 and $6")
 *   $$x$$        display
 *   $`x`$        with any number of backticks
 *   \(x\) \[x\]  when the content looks like mathematics: backslashes also escape plain brackets
 *   \begin{align} … \end{align} and its like, at the beginning of a line
 */
#ifndef GRILL_DOC_MATH_SPAN_INT_H
#define GRILL_DOC_MATH_SPAN_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

struct math_scan {
    str text;
    /* What was sought in vain before, so that a paragraph is not searched to its end again and again. */
    bool no_dollars;
    bool no_fence;
    bool no_end;
};

struct math_span {
    size_t end; /* offset behind it */
    str body;   /* the LaTeX, lines and all */
    bool display;
};

/* Whether mathematics begins at offset `at` of the text, and which. */
bool math_span_at(struct math_scan *scan, size_t at, struct math_span *span);

#endif
