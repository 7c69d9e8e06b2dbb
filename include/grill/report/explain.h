/*
 * explain: line by line, what a file's text was taken for, and why.
 */
#ifndef GRILL_REPORT_EXPLAIN_H
#define GRILL_REPORT_EXPLAIN_H

#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/deck/card.h"
#include "grill/doc/render.h"

/* One line each: number, what it was taken for, the text; below it the style and the reason when they are new, and the
 * findings of that line. Those of the whole file come first. `diags` are sorted, of this file, and none is left out. */
void explain_text(struct buf *out, const struct deck *deck, const struct claim *claims, size_t count,
                  const struct diags *diags, const struct render_options *options);
/* One object and a line feed each: file, line, what, style, reason, text. Findings follow as findings_json writes them.
 */
void explain_json(struct buf *out, const struct deck *deck, const struct claim *claims, size_t count,
                  const struct diags *diags);

#endif
