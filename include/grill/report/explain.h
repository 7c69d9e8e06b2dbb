/*
 * explain: line by line, what a file's text was taken for, and why.
 */
#ifndef GRILL_REPORT_EXPLAIN_H
#define GRILL_REPORT_EXPLAIN_H

#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/deck/card.h"
#include "grill/doc/render.h"

/* One line each: number, what it was taken for, the text; below it the style and the reason when they are new. */
void explain_text(struct buf *out, str text, const struct claim *claims, size_t count,
                  const struct render_options *options);
/* One object and a line feed each: file, line, what, style, reason, text. */
void explain_json(struct buf *out, str file, str text, const struct claim *claims, size_t count);

#endif
