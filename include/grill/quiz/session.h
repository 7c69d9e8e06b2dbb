/*
 * session: the quiz as a state machine without input or output.
 *
 * The front end feeds one input and then acts on the state: it shows the question (ASK), the verdict and answer
 * (GRADE), makes a record durable and confirms it (SAVE), or ends (DONE). The terminal, a pipe and the tests are equal
 * front ends. A grade only counts after session_saved.
 *
 * ASK --answer/reveal--> GRADE --grade--> SAVE --saved--> ASK … --> DONE
 *
 * A card graded with minutes comes back when they are over; when nothing else is left, up to
 * QUEUE_LEARN_AHEAD_MINUTES early. An input that does not fit the state changes nothing and returns NULL. All times are
 * ms of the same clock; when records would get the same time twice, the later one is moved on by a millisecond.
 */
#ifndef GRILL_QUIZ_SESSION_H
#define GRILL_QUIZ_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/deck/library.h"
#include "grill/quiz/check.h"
#include "grill/quiz/progress.h"
#include "grill/quiz/queue.h"
#include "grill/store/record.h"

enum session_state { SESSION_ASK, SESSION_GRADE, SESSION_SAVE, SESSION_DONE };

struct session_summary {
    size_t reviews;   /* answers graded, undone ones not counted */
    size_t cards;     /* different cards */
    size_t learned;   /* new cards introduced */
    size_t grades[5]; /* by grade; [0] unused */
    size_t skipped;
    int64_t elapsed;     /* ms from start to end */
    size_t due_now;      /* of all cards: still due, or coming back within QUEUE_LEARN_AHEAD_MINUTES */
    int64_t next_due;    /* when the next of the others falls due, ms; 0 when none will */
    int next_days;       /* so many study days from now, when that is the beginning of one; 0 when it is a moment */
    size_t new_left;     /* new cards of this session that were not graded */
    size_t due_tomorrow; /* cards that fall due by the end of the next study day, those due now included */
};

struct session; /* its fields are the implementation's own */

/* Library and progress must outlive it; the records it hands out are folded into the progress when they are saved. */
struct session *session_new(const struct library *library, struct progress *progress,
                            const struct queue_options *options);
void session_free(struct session *session);

enum session_state session_state(const struct session *session);
/* The queue the session began with: for what to say at the start and when there is nothing to ask. */
const struct queue *session_queue(const struct session *session);
/* The card being asked (ASK, GRADE, SAVE), or NULL. */
const struct card *session_card(const struct session *session);
bool session_card_is_new(const struct session *session);
/* 1-based position and how many cards the session has in all; cards that come back within the session count once. */
void session_position(const struct session *session, size_t *position, size_t *total);

/* ASK -> GRADE. `typed` may be empty: just reveal. The check, good until the next question, is NULL then, and for a
 * card that has no answer written down. */
const struct check *session_answer(struct session *session, str typed, int64_t now);
/* In ASK and GRADE: what each grade would give. */
void session_preview(const struct session *session, int64_t now, struct outcome outcomes[4]);
/* GRADE -> SAVE: the record to make durable, good until the next input. `taken` is in ms, `zone` in minutes. */
const struct record *session_grade(struct session *session, enum grade grade, int64_t now, int zone, int64_t taken);
/* SAVE -> ASK or DONE: `saved` tells whether the record is on the disk; if not, the state is again what it was. */
void session_saved(struct session *session, bool saved, int64_t now);
/* Any state: folds records that another session made meanwhile into the progress. Cards that were graded or suspended
 * there are not asked here any more, unless every card is to be asked; in ASK that may be the current one. Returns
 * whether the current card has changed, which may leave the session DONE. */
bool session_heard(struct session *session, const struct record *records, size_t count, int64_t now);
/* ASK or GRADE -> ASK: puts the card at the end of the session; the second time the card is left out. */
void session_skip(struct session *session, int64_t now);
/* ASK or GRADE -> SAVE: the card is not asked any more. */
const struct record *session_suspend(struct session *session, int64_t now, int zone);
/* ASK or GRADE -> SAVE: the card, a suspended one, is asked again when it falls due. NULL when it is not suspended. */
const struct record *session_resume(struct session *session, int64_t now, int zone);
/* ASK, GRADE or DONE -> SAVE: takes back the last grade, suspension or resumption of this session, or when it has none
 * the last one of the log if its card is in the library; then that card is asked again. NULL when there is nothing to
 * take back. */
const struct record *session_undo(struct session *session, int64_t now, int zone);
/* Any state -> DONE. A record not confirmed as saved does not count. */
void session_quit(struct session *session, int64_t now);
struct session_summary session_summary(const struct session *session, int64_t now);

#endif
