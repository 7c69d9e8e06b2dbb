/*
 * log_fixture: a folder of its own for each test of the log, and records to put into it.
 */
#ifndef GRILL_TEST_LOG_FIXTURE_H
#define GRILL_TEST_LOG_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grill/base/buf.h"
#include "grill/store/log.h"

#define FIXTURE_NOW INT64_C(1767268800000)

struct fixture {
    char folder[256];
    char path[320]; /* of a log in the folder, which does not exist yet */
    struct log log;
    struct err err;
};

static inline int fixture_setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *tmp = getenv("TMPDIR");
    snprintf(fixture->folder, sizeof fixture->folder, "%s/grill-log.XXXXXX", tmp ? tmp : "/tmp");
    if (mkdtemp(fixture->folder) == NULL)
        return -1;
    snprintf(fixture->path, sizeof fixture->path, "%s/device.log", fixture->folder);
    *state = fixture;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", fixture->folder);
    const int status = system(command);
    free(fixture);
    return status;
}

#define FIXTURE_TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

/* A review of the card at that many seconds after the start. */
static inline struct record fixture_review(const char *card, int seconds)
{
    return (struct record){.kind = RECORD_REVIEW,
                           .card = str_of(card),
                           .ms = FIXTURE_NOW + 1000 * seconds,
                           .zone = 60,
                           .grade = 3,
                           .taken = 1500};
}

static inline void fixture_add(struct buf *text, const char *card, int seconds)
{
    const struct record record = fixture_review(card, seconds);
    record_format(text, &record);
}

/* A log of `count` reviews of the cards a0, a1, … */
static inline void fixture_text(struct buf *text, int count)
{
    buf_init(text);
    buf_add_z(text, "grill-reviews 1\n");
    for (int i = 0; i < count; i++) {
        char card[16];
        snprintf(card, sizeof card, "a%d", i);
        fixture_add(text, card, i);
    }
}

static inline void fixture_write(const char *path, str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr ? text.ptr : "", 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0600), 0);
}

/* Writes beside the fixture's path; returns the path, good until the next call. */
static inline const char *fixture_beside(struct fixture *fixture, const char *name, str text)
{
    static char path[320];
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    fixture_write(path, text);
    return path;
}

/* The whole file, in a buffer to release. */
static inline struct buf fixture_read(const char *path)
{
    struct buf text;
    buf_init(&text);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t got;
    while ((got = fread(buf_room(&text, 4096), 1, 4096, file)) > 0)
        buf_grew(&text, got);
    fclose(file);
    return text;
}

static inline void fixture_unchanged(const char *path, str text)
{
    struct buf now = fixture_read(path);
    assert_true(str_eq(buf_str(&now), text));
    buf_release(&now);
}

/* Opens a path that must open. */
static inline struct log *fixture_open(struct fixture *fixture, const char *path)
{
    if (log_open(&fixture->log, path, "device", &fixture->err) != 0)
        fail_msg("%s", fixture->err.text);
    return &fixture->log;
}

static inline void fixture_append(struct fixture *fixture, const char *card, int seconds)
{
    const struct record record = fixture_review(card, seconds);
    if (log_append(&fixture->log, &record, &fixture->err) != 0)
        fail_msg("%s", fixture->err.text);
}

/* The cards of the log's records, in order, separated by blanks. */
static inline void fixture_holds(const struct log *log, const char *cards)
{
    struct buf got;
    buf_init(&got);
    for (size_t i = 0; i < log->count; i++)
        buf_addf(&got, "%s%.*s", i ? " " : "", STR_ARG(log->records[i].card));
    assert_string_equal(buf_z(&got), cards);
    buf_release(&got);
}

#endif
