/*
 * summary: what a session brought, at its end.
 */
#ifndef GRILL_REPORT_SUMMARY_H
#define GRILL_REPORT_SUMMARY_H

#include "grill/base/buf.h"
#include "grill/doc/render.h"
#include "grill/quiz/session.h"

/* A few lines: answers and grades, new cards, when the next cards fall due. `now` is the end of the session. */
void summary_text(struct buf *out, const struct session_summary *summary, int64_t now,
                  const struct render_options *options);

#endif
