/*
 * sheet_json: a sheet for other programs.
 */
#ifndef GRILL_REPORT_SHEET_JSON_H
#define GRILL_REPORT_SHEET_JSON_H

#include "grill/base/buf.h"
#include "grill/doc/node.h"
#include "grill/report/sheet.h"

/* One object and a line feed: schema (1), topics (deck, topic as an array), document (the tree, as RENDER_JSON gives
 * it). Fields are only ever added. */
void sheet_json(struct buf *out, const struct sheet_topic *topics, size_t count, const struct node *document);

#endif
