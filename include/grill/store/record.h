/*
 * record: one line of the review log: a fact that is only ever appended.
 *
 * Line format: kind, card id, UTC milliseconds, zone minutes, then what the kind needs, blanks between, and a CRC-32 (8
 * hex digits) over everything before its blank. Kinds of later versions are kept and ignored.
 */
#ifndef GRILL_STORE_RECORD_H
#define GRILL_STORE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

enum record_kind {
    RECORD_REVIEW,  /* r: grade, ms taken, flags */
    RECORD_UNDO,    /* u: takes back the record of this card made at `target` */
    RECORD_SUSPEND, /* s: not asked any more */
    RECORD_RESUME,  /* c: asked again */
    RECORD_FLAG,    /* f: marked by the user; flags 1 set, 0 cleared */
    RECORD_RENAME,  /* n: the history of `other` goes on under this card id */
    RECORD_UNKNOWN, /* a kind of a later version */
    RECORD_KIND_COUNT
};

enum record_flag {
    RECORD_PRACTICE = 1 /* does not change the memory */,
    RECORD_EARLY = 2,
    RECORD_TEST = 4 /* graded by a self-test */
};

struct record {
    enum record_kind kind;
    str card;      /* no blanks or control characters in it */
    int64_t ms;    /* when, UTC */
    int zone;      /* minutes east of UTC, where the user was */
    int grade;     /* REVIEW: 1..4 */
    int64_t taken; /* REVIEW: milliseconds until the answer */
    unsigned flags;
    int64_t target; /* UNDO: the time of the record taken back */
    str other;      /* RENAME: the old id */
};

/* Appends the line, line feed included. */
void record_format(struct buf *out, const struct record *record);
/* Reads a line without its line feed; views point into it. Returns false when the form or the checksum is wrong or a
 * value is out of its range. */
bool record_parse(str line, struct record *record);

#endif
