/*
 * quiz: what the files of the quiz's front end share. cmd_quiz.c sets it up and runs the loop, quiz_screen.c says what
 * is on the screen, quiz_greeting.c what stands before the first question, quiz_commands.c holds the commands that
 * begin with a colon, quiz_images.c draws pictures, quiz_talk.c is how all of them speak and save.
 */
#ifndef GRILL_CLI_QUIZ_INT_H
#define GRILL_CLI_QUIZ_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/cli/context.h"
#include "grill/cli/line.h"
#include "grill/deck/library.h"
#include "grill/quiz/progress.h"
#include "grill/quiz/session.h"
#include "grill/store/log.h"

struct quiz {
    struct context *context;
    struct library library;
    struct log log;
    size_t heard; /* so many records of the log are folded into the progress */
    struct progress progress;
    struct session *session;
    struct line *line;
    const char *chafa;         /* the program that draws images, or NULL */
    bool asked;                /* the current question is on the screen */
    int suggested;             /* enum grade that the check of a typed answer suggests, or 0 */
    int64_t started;           /* clock_ticks when the question appeared */
    int64_t taken;             /* ms until the answer was given or shown */
    const struct card *failed; /* its grade could not be saved, and may be given again */
    size_t unsaved;            /* graded answers that are not on the disk */
};

/* quiz_greeting.c: says how much there is to ask, or why nothing. Returns an exit status: not STATUS_FINE when no card
 * of these kinds (bit set: 1 << enum card_kind) could ever be asked. */
int quiz_greet(const struct quiz *quiz, unsigned kinds, int64_t now);

/* quiz_screen.c: each appends to `out` what the screen shows. */
void quiz_show_question(struct buf *out, const struct quiz *quiz);
void quiz_show_answer(struct buf *out, const struct quiz *quiz, const struct check *check);
void quiz_show_grades(struct buf *out, struct quiz *quiz);
/* What to print before a line is read, in the session's state. */
const char *quiz_prompt(const struct quiz *quiz);

/* quiz_images.c: looks for the program that draws, if images are wanted and can be shown; then draws those of the
 * card's question and options, and those of its answer. */
void quiz_images_begin(struct quiz *quiz);
void quiz_images_of_question(const struct quiz *quiz);
void quiz_images_of_answer(const struct quiz *quiz);

/* quiz_commands.c: runs a line that begins with a colon. */
void quiz_command(struct quiz *quiz, str line);
/* The names for Tab, in the arena. */
const char *const *quiz_command_names(struct arena *arena, size_t *count);

/* quiz_talk.c: makes a record durable and tells the session. Returns whether it is saved (or practice only). */
bool quiz_save(struct quiz *quiz, const struct record *record);
/* Takes in what other sessions have recorded meanwhile. Returns whether the card to ask is another one now. */
bool quiz_hear(struct quiz *quiz);
/* Prints a line of our own, in a look. */
void quiz_say(const struct quiz *quiz, enum look look, const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
