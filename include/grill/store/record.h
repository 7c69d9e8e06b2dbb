/*
 * record: one line of the review log: a fact that is only ever appended.
 *
 * Line format: kind, card id, UTC milliseconds, zone minutes, then what the kind needs, one blank between, and a CRC-32
 * (8 lower-case hex digits) over everything before its blank:
 *
 *     r 5q2hq1b6zk0a 1767268800000 60 3 4211 0 9ae0c1f7
 *
 * The first review of a card also says which deck it stands in and which words it asks, so that its history can be
 * found again when the question has been reworded:
 *
 *     r 5q2hq1b6zk0a 1767268800000 60 3 4211 0 notes/biology.md what is a fern 5ec0f9d2
 *
 * Two kinds of growth are foreseen. A kind that this version does not know is read as RECORD_UNKNOWN, and fields after
 * the known ones are passed over: an older program can read a newer log as long as the major version is the same.
 */
#ifndef GRILL_STORE_RECORD_H
#define GRILL_STORE_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

enum record_kind {
    RECORD_REVIEW,  /* r: grade, ms taken, flags, and for a card's first one place and words */
    RECORD_UNDO,    /* u: takes back the record of this card made at `target` */
    RECORD_SUSPEND, /* s: not asked any more */
    RECORD_RESUME,  /* c: asked again */
    RECORD_FLAG,    /* f: marked by the user; flags 1 set, 0 cleared */
    RECORD_RENAME,  /* n: the history of `other` goes on under this card id; place and words */
    RECORD_UNKNOWN, /* a kind of a later version */
    RECORD_KIND_COUNT
};

enum record_flag {
    RECORD_PRACTICE = 1, /* does not change the memory */
    RECORD_EARLY = 2,
    RECORD_TEST = 4 /* graded by a self-test */
};

/* Bytes of a card id; times up to the end of the year 9999; zones of less than a day. */
enum { RECORD_CARD_MAX = 1000, RECORD_PLACE_MAX = 200, RECORD_WORDS_MAX = 300, RECORD_ZONE_MAX = 1439 };
#define RECORD_MS_MAX INT64_C(253402300799999)

/* A million of them are kept: what a kind does not need shares its room, and both parts of a question are one text. */
struct record {
    str card;   /* 1..RECORD_CARD_MAX bytes, no blanks or control characters among them */
    int64_t ms; /* when, UTC, 0..RECORD_MS_MAX */
    union {
        int64_t taken;  /* REVIEW: milliseconds until the answer, 0..RECORD_MS_MAX */
        int64_t target; /* UNDO: the time of the record taken back */
        str other;      /* RENAME: the old id */
    };
    str question; /* REVIEW, RENAME, optional: place and words with a blank between them, see record_question */
    enum record_kind kind;
    int zone;  /* minutes east of UTC, where the user was */
    int grade; /* REVIEW: 1..4 */
    unsigned flags;
};

/* Says in a record where its question stands, 1..RECORD_PLACE_MAX bytes like a card id, and which words it asks,
 * 1..RECORD_WORDS_MAX bytes without control characters. The text is made in the arena; none without
 * words. */
void record_describe(struct record *record, struct arena *arena, str place, str words);
/* The place and the words of a question, both empty when the record tells none. */
void record_question(const struct record *record, str *place, str *words);

/* Appends the line, line feed included. What is out of its range is written all the same and will not parse. */
void record_format(struct buf *out, const struct record *record);
/* Reads a line without its line feed; views point into it. Returns false when the form or the checksum is wrong or a
 * value is out of its range. Of an unknown kind only `kind` is set. */
bool record_parse(str line, struct record *record);
/* Whether both say the same, field for field. */
bool record_same(const struct record *a, const struct record *b);

#endif
