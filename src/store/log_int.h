/*
 * log_int: what the sources of the log share with each other.
 */
#ifndef GRILL_STORE_LOG_INT_H
#define GRILL_STORE_LOG_INT_H

#include "grill/store/log.h"

/* The first line of a log, line feed included. */
#define LOG_HEADER STR("grill-reviews 1\n")

/* Notes a problem of a file; what the format says is copied, `file` is not. */
void log_note(struct log *log, enum log_problem_kind kind, str file, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The same for a line that is skipped. */
void log_note_line(struct log *log, str file, unsigned line, const char *text);

/* How often a call that a signal interrupts is begun again before that counts as a failure. */
enum { LOG_INTERRUPTED_TRIES = 100 };

/* open() that outlasts signals; a new file is for its owner only. Returns the descriptor or -1 with errno. */
int log_try_open(const char *path, int flags);
/* Reads bytes `from` up to `to`, or fewer at the end of the file, into the arena. Returns 0 or -1 with errno. */
int log_read_part(struct arena *arena, int fd, size_t from, size_t to, str *text);

/* Reads lines that follow what `tally` has counted, and counts them. Records and problems are added to `log`; NULL only
 * counts. The text must stay where it is as long as the records are used. */
void log_read_lines(struct log *log, str file, str text, struct log_tally *tally);
enum log_verdict log_verdict(const struct log_tally *tally);
/* Why a file that is LOG_FOREIGN or LOG_NEWER is refused. Returns -1. */
int log_refuse(const char *path, const struct log_tally *tally, struct err *err);

/* Once for each day of records: copies the open, locked file to <path>.bak-<day> unless that exists, and removes the
 * oldest copies beyond LOG_BACKUPS. Failures are passed over: a copy is a courtesy. */
void log_back_up(struct log *log, const struct record *record);

/* The folder that holds a path, in the arena. */
str log_folder(struct arena *arena, str path);

#endif
