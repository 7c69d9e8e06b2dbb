/*
 * findings: diagnostics for people (path:line:col: severity: text [code], with the source line and a caret) and as JSON
 * lines.
 */
#ifndef GRILL_REPORT_FINDINGS_H
#define GRILL_REPORT_FINDINGS_H

#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/doc/render.h"

/* `source` is the text of the line meant, or empty when it is not known. Each is one line for other programs, or
 * `wraps` at the width of the options. */
void findings_text(struct buf *out, const struct diag *diag, str source, const struct render_options *options,
                   bool wraps);
/* One object and a line feed: file, line, col, severity, code, text. */
void findings_json(struct buf *out, const struct diag *diag);

#endif
