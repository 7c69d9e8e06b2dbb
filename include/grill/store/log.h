/*
 * log: the review log: text files of records, one file a device, read together.
 *
 * Nothing is ever rewritten. A record counts as saved when log_append returned 0: it is then on the disk (fdatasync),
 * under a lock, after whatever other sessions wrote. A file that is no log, or one of a newer major version, is refused
 * and left untouched; a bad line is reported and skipped.
 */
#ifndef GRILL_STORE_LOG_H
#define GRILL_STORE_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/err.h"
#include "grill/store/record.h"

struct log_problem {
    str file;
    unsigned line; /* 0: the whole file */
    str text;
};

struct log {
    struct arena arena;
    str path;               /* the file that is appended to */
    struct record *records; /* of all files, by time, ties in the order of the files; identical lines only once */
    size_t count;
    size_t cap;
    struct log_problem *problems; /* bad lines, files passed over: at most 20, then one that counts the rest */
    size_t problem_count;
    bool read_only; /* cannot be written; `why` says so */
    struct err why;
    int fd; /* -1 until the first append */
    /* further fields as the implementation needs them */
};

/* Opens and reads the log. `path` names a file, or a folder whose *.log files are read together and whose <host>.log is
 * appended to. Nothing is created before the first append. Returns -1 when the path is some other file or a log of a
 * newer version. A place that cannot be written gives a log that is read_only. */
int log_open(struct log *log, const char *path, const char *host, struct err *err);
void log_close(struct log *log);
/* Makes a record durable and adds it to records. Returns -1 when it is not saved (disk full, no permission, lock held
 * for 5 seconds): the log file is then as before. */
int log_append(struct log *log, const struct record *record, struct err *err);

#endif
