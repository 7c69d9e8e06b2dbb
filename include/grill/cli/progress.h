/*
 * progress: the review log of this run, opened where the options and the environment say.
 */
#ifndef GRILL_CLI_PROGRESS_H
#define GRILL_CLI_PROGRESS_H

#include "grill/cli/context.h"
#include "grill/deck/library.h"
#include "grill/quiz/progress.h"
#include "grill/store/log.h"

/* Opens the log and tells about bad lines. Returns STATUS_FINE, or STATUS_UNSAVED, the reason having been told. A log
 * that cannot be written is open all the same, with read_only set. */
int progress_open(struct context *context, struct log *log);
/* What the log knows of the library's cards, reworded ones included; nothing is written. When it returns STATUS_FINE
 * both are the caller's to release: the progress first, whose texts the log holds. */
int progress_look(struct context *context, const struct library *library, struct log *log, struct progress *progress);
/* How cards are scheduled, by the options. */
struct progress_options progress_settings(const struct context *context);

#endif
