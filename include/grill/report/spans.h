/*
 * spans: times said in words: "10 min", "2.5 mo", "3 days".
 */
#ifndef GRILL_REPORT_SPANS_H
#define GRILL_REPORT_SPANS_H

#include <stdint.h>

#include "grill/base/buf.h"
#include "grill/sched/schedule.h"

/* "10 min", "4 d", "2.5 mo", "1.2 y": short, for the four grades. */
void span_interval(struct buf *out, struct interval interval);
/* "8 seconds", "4 minutes", "3 hours", "12 days" of a time in ms. */
void span_time(struct buf *out, int64_t ms);
/* How long it is until something falls due: so many study days, as the grades told them, or the time when that is 0. */
void span_due(struct buf *out, int days, int64_t ms);

#endif
