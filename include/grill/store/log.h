/*
 * log: the review log: text files of records, one file a device, read together.
 *
 * Nothing is ever rewritten. A record counts as saved when log_append returned 0: it is then on the disk (fdatasync),
 * under a lock, after whatever other sessions wrote. A file that is no log, or one of a newer major version, is refused
 * and left untouched; a bad line is reported and skipped, never removed.
 *
 * The first line of a log is "grill-reviews 1". A file whose first line was damaged still counts as a log when at least
 * half of its lines are records with a right checksum; an empty file, one of NULs only (what a power cut leaves) and
 * one that ends within the first line (what a kill leaves) are new logs.
 */
#ifndef GRILL_STORE_LOG_H
#define GRILL_STORE_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/err.h"
#include "grill/store/record.h"

enum { LOG_VERSION = 1, LOG_PROBLEM_LIMIT = 20, LOG_PATIENCE_MS = 5000, LOG_BACKUPS = 3 };

enum log_problem_kind {
    LOG_BAD_LINE,    /* one line, which was skipped */
    LOG_PASSED_OVER, /* a whole file */
    LOG_LOOSE,       /* a file that was read, and that others may open, too */
    LOG_REST         /* how many more there are; without a file */
};

struct log_problem {
    enum log_problem_kind kind;
    str file;
    unsigned line; /* of a BAD_LINE, from 1; otherwise 0 */
    str text;      /* one sentence without a full stop, lower case */
};

/* What a text turned out to be when it was read as a log. */
enum log_verdict { LOG_NEW, LOG_READ, LOG_FOREIGN, LOG_NEWER };

/* What the lines of one file amount to so far. */
struct log_tally {
    size_t bytes;     /* read so far; an unfinished last line that did not verify is left out, to be read again */
    size_t lines;     /* likewise */
    size_t filled;    /* lines with anything but NULs in them */
    size_t verified;  /* of these, records with a right checksum, unknown kinds included */
    bool header;      /* the first filled line says that it is a log */
    bool torn;        /* the last line is unfinished and did not verify; */
    bool torn_filled; /* it is among the filled ones */
    bool torn_header; /* nothing but the beginning of a first line */
    long version;     /* the highest version named, 0 when none is */
};

struct log {
    struct arena arena;
    str path; /* the file that is appended to; empty when there is none */
    /* Of all files, by time, ties in the order of the files; identical lines only once. What is appended later follows
     * in the order of the file. */
    struct record *records;
    size_t count;
    size_t cap;
    size_t unknown_count;         /* records of kinds that a later version writes: kept in the files, not in records */
    struct log_problem *problems; /* bad lines, files passed over: LOG_PROBLEM_LIMIT, and one that counts the rest */
    size_t problem_count;
    size_t problem_total;
    char *rest;     /* text of the one that counts */
    bool read_only; /* cannot be written; `why` says so */
    struct err why;

    int fd;                 /* of the file that is appended to; -1 until the first append */
    uint64_t device, inode; /* of the file that `own` describes; 0 while there is none */
    bool folder_synced;     /* since it was opened */
    struct log_tally own;
    int32_t backup_day; /* the daily copy of this day has been seen to; INT32_MIN before the first */
};

/* Opens and reads the log. `path` is taken for a folder when it is one or ends in '/': its *.log files are read
 * together and <host>.log is appended to; otherwise it names the one file, whatever its name. Nothing is created before
 * the first append. `host` may be any text; what is not a letter, a digit or one of "._-" becomes '-'. An empty path
 * (no home folder) gives a read-only log without records.
 *
 * Returns -1 when the file to append to is some other file, a link, or a log of a newer version, or cannot be read; a
 * file or folder without permission gives a log that is read_only. After -1 the log needs no log_close. */
int log_open(struct log *log, const char *path, const char *host, struct err *err);
void log_close(struct log *log);

/* Makes a record durable and adds it to records, after those that other sessions appended to the file meanwhile; all of
 * them then stand at the end of records. The first append of a day copies the file to <file>.bak-YYYY-MM-DD, by the
 * date of the record where the user was.
 *
 * Returns -1 when the record is not saved (disk full, no permission, lock held for LOG_PATIENCE_MS, a value out of its
 * range): the log file is then as before, and the same record can be tried again. Only when the disk refuses to sync
 * is it unknown, and said, whether it will last; to append the same record again does no harm. */
int log_append(struct log *log, const struct record *record, struct err *err);

/* Adds the records that other sessions appended to the file since it was read, and returns whether there are any. One
 * look at the file's size when there are none; trouble is left for the next append to tell. */
bool log_catch_up(struct log *log);

/* The newest of the daily copies of a log file, in the arena; "" when there is none. */
str log_newest_backup(struct arena *arena, str path);

/* The parts of reading, each by itself: an empty log without files; the text of one file (it must stay where it is),
 * whose records are added as they stand there unless it is refused; and the order that records promises. */
void log_init(struct log *log);
enum log_verdict log_replay(struct log *log, str file, str text, struct log_tally *tally);
void log_order(struct log *log);

#endif
