/*
 * results: the outcome of a self-test, as text, TAP 14 or JSON lines.
 *
 * To add a format: 1. a function, 2. a row of the table in results.c with its name in the options, 3. a golden.
 */
#ifndef GRILL_REPORT_RESULTS_H
#define GRILL_REPORT_RESULTS_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/deck/card.h"
#include "grill/doc/render.h"
#include "grill/quiz/check.h"

struct result {
    const struct card *card;
    str typed; /* empty when there was no answer */
    bool answered;
    struct check check;
};

struct results {
    const struct result *items;
    size_t count;
    size_t left; /* questions that were not asked any more: the test was stopped */
    double pass; /* share that passes, 0..1 */
};

enum results_format { RESULTS_TEXT, RESULTS_TAP, RESULTS_JSON, RESULTS_FORMAT_COUNT };

/* Whether the share of points reaches `pass`: a right answer gives one, a partly right one half; false when nothing was
 * asked or the test was stopped. */
bool results_passed(const struct results *results);
void results_write(struct buf *out, const struct results *results, enum results_format format,
                   const struct render_options *options);

#endif
