/*
 * progress: what the log says about each card, as a fold over its records.
 *
 * Nothing is kept that the log does not say: the memory of a card is folded review by review, and when a record is
 * taken back or a history moves to another card, that card alone is folded again. Records are folded in the order they
 * are given; the log gives them by time. A clock that went back counts as no time passed.
 */
#ifndef GRILL_QUIZ_PROGRESS_H
#define GRILL_QUIZ_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/map.h"
#include "grill/sched/schedule.h"
#include "grill/store/record.h"

/* State of one card. A card without reviews has reviews == 0 and no memory. */
struct standing {
    str card;
    str place; /* where its question stood when it was first asked, and the words of the question (identity.h); */
    str words; /* empty when the log does not say */
    struct memory memory;
    int64_t first;     /* time of the first review, ms */
    int64_t last;      /* time of the last review, ms */
    int64_t due;       /* when it falls due, ms: start of a study day, or a moment */
    int interval_days; /* the interval given at the last review, 0 for minutes */
    unsigned reviews;  /* those that count for the memory: neither undone nor practice */
    unsigned lapses;   /* times Again after it had been learned for a day or longer */
    int32_t first_day; /* study day of the first review */
    bool suspended;
    bool flagged;

    /* What the last review started from, so that its interval can be worked out when the fold is done. */
    struct memory previous;
    double elapsed;     /* days before the last review */
    uint32_t last_item; /* in progress->history */

    uint32_t index;  /* in progress->standings.entries */
    uint32_t newest; /* in progress->history, where the items of a card are chained; 0 when there is none */
    bool changed;    /* to be brought up to date when the fold is done */
    bool stale;      /* has to be folded from the start */
};

struct progress_options {
    struct schedule_options schedule;
    int rollover; /* hour at which a study day begins */
};

struct progress_item;   /* one record in short */
struct progress_rename; /* where a history went */
struct study_days;      /* when study days begin */

struct progress {
    struct arena arena;
    struct progress_options options;
    struct map standings; /* card id -> struct standing */
    struct progress_item *history;
    size_t history_count;
    size_t history_cap;
    struct progress_rename *renames;
    size_t rename_count;
    size_t rename_cap;
    struct standing **changed; /* those to bring up to date */
    size_t changed_count;
    size_t changed_cap;
    struct study_days *days;
};

void progress_init(struct progress *progress, const struct progress_options *options);
void progress_release(struct progress *progress);
/* Folds records, sorted by time, into the standings. */
void progress_fold(struct progress *progress, const struct record *records, size_t count);
/* The standing of a card, or NULL when nothing is recorded of it. */
const struct standing *progress_find(const struct progress *progress, str card);
/* What the four grades would give the card if it were reviewed at `now`. */
void progress_preview(const struct progress *progress, str card, int64_t now, struct outcome outcomes[4]);
/* The chance of recall at `now`; 0 for a card without reviews. */
double progress_recall(const struct progress *progress, const struct standing *standing, int64_t now);
/* How many cards were reviewed for the first time on that study day. */
size_t progress_introduced(const struct progress *progress, int32_t day);
/* The last review, suspension or resumption that is not undone, practice included: the card it belongs to now, and its
 * time, which is the `target` of a record that takes it back. Returns NULL when there is none. */
const struct standing *progress_last_step(const struct progress *progress, int64_t *ms);

#endif
