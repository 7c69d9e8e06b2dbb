/* Opening and reading logs: files, folders, damage, other people's files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/hash.h"
#include "grill/base/random.h"
#include "log_fixture.h"

static void test_nothing_there_yet(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path);
    assert_int_equal(log->count, 0);
    assert_int_equal(log->problem_total, 0);
    assert_false(log->read_only);
    assert_string_equal(log->path.ptr, f->path);
    assert_int_equal(access(f->path, F_OK), -1);
    log_close(log);
}

static void test_an_empty_path_is_read_only(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, "");
    const struct record record = fixture_review("a", 1);
    assert_true(log->read_only);
    assert_int_equal(log_append(log, &record, &f->err), -1);
    assert_non_null(strstr(f->err.text, "home folder"));
    log_close(log);
    log_close(fixture_open(f, NULL));
}

static void test_the_name_of_the_host_is_made_safe(void **state)
{
    struct fixture *f = *state;
    static const char *const names[][2] = {
        {"ada", "/ada.log"},
        {"a b/c\xc3\xa9", "/a-b-c--.log"},
        {"", "/device.log"},
        {"..", "/-..log"},
        {".hidden", "/-hidden.log"},
        {NULL, "/device.log"},
        {"A_1-x.lan", "/A_1-x.lan.log"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_int_equal(log_open(&f->log, f->folder, names[i][0], &f->err), 0);
        assert_string_equal(f->log.path.ptr + strlen(f->folder), names[i][1]);
        log_close(&f->log);
    }
    char longest[1000];
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_int_equal(log_open(&f->log, f->folder, longest, &f->err), 0);
    assert_true(f->log.path.len < strlen(f->folder) + 100);
    log_close(&f->log);
}

static void test_a_slash_makes_a_folder(void **state)
{
    struct fixture *f = *state;
    char path[400];
    snprintf(path, sizeof path, "%s/new/reviews/", f->folder);
    struct log *log = fixture_open(f, path);
    assert_true(str_ends(log->path, STR("/new/reviews/device.log")));
    assert_false(log->read_only);
    log_close(log);
}

static void test_a_folder_is_merged_by_time(void **state)
{
    struct fixture *f = *state;
    struct buf text;
    buf_init(&text);
    static const struct {
        const char *file;
        const char *cards[3];
        int seconds[3];
    } logs[] = {
        {"b.log", {"b1", "b3", "b5"}, {1, 3, 5}},       {"a.log", {"a3", "a1", "a4"}, {3, 1, 4}},
        {"device.log", {"d0", "d3", "d9"}, {0, 3, 9}},  {"notes.txt", {"no", "no", "no"}, {0, 0, 0}},
        {".hidden.log", {"no", "no", "no"}, {0, 0, 0}}, {"device.log.bak-2026-01-01", {"no", "no", "no"}, {0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof logs / sizeof logs[0]; i++) {
        buf_clear(&text);
        buf_add_z(&text, "grill-reviews 1\n");
        for (size_t k = 0; k < 3; k++)
            fixture_add(&text, logs[i].cards[k], logs[i].seconds[k]);
        fixture_beside(f, logs[i].file, buf_str(&text));
    }
    buf_release(&text);
    struct log *log = fixture_open(f, f->folder);
    fixture_holds(log, "d0 a1 b1 a3 b3 d3 a4 b5 d9");
    assert_int_equal(log->problem_total, 0);
    log_close(log);
}

static void test_a_link_to_a_folder_is_a_folder(void **state)
{
    struct fixture *f = *state;
    char link[320];
    snprintf(link, sizeof link, "%s/link", f->folder);
    assert_int_equal(symlink(f->folder, link), 0);
    struct log *log = fixture_open(f, link);
    assert_true(str_ends(log->path, STR("/link/device.log")));
    log_close(log);
}

/* What `git merge=union`, a sync tool's conflict copy or a copied folder make: the same lines again. */
static void test_the_same_line_counts_once(void **state)
{
    struct fixture *f = *state;
    enum { MANY = 300 };
    struct buf text;
    fixture_text(&text, 3);
    fixture_add(&text, "a1", 1);
    buf_add_z(&text, "grill-reviews 1\n\n");
    fixture_add(&text, "a0", 0);
    fixture_add(&text, "other", 1);
    fixture_beside(f, "device.sync-conflict.log", buf_str(&text));
    for (int i = 0; i < MANY; i++) { /* more of one moment than are compared with each other */
        char card[16];
        snprintf(card, sizeof card, "m%d", i % (MANY / 2));
        fixture_add(&text, card, 50);
    }
    fixture_write(f->path, buf_str(&text));
    struct log *log = fixture_open(f, f->folder);
    assert_int_equal(log->count, 4 + MANY / 2);
    assert_int_equal(log->problem_total, 0);
    assert_true(str_eq(log->records[0].card, STR("a0")));
    assert_true(str_eq(log->records[4].card, STR("m0")));
    assert_true(str_eq(log->records[log->count - 1].card, STR("m149")));
    log_close(log);
    buf_release(&text);
}

static void test_order_of_random_histories(void **state)
{
    (void)state;
    struct random random = random_seeded(11);
    for (int round = 0; round < 200; round++) {
        struct log log;
        struct log_tally tally;
        struct buf text;
        fixture_text(&text, 0);
        const int count = (int)random_below(&random, 100);
        const uint64_t span = 1 + random_below(&random, 60);
        for (int i = 0; i < count; i++) {
            char card[16];
            snprintf(card, sizeof card, "%d", i);
            fixture_add(&text, card, (int)random_below(&random, span));
        }
        log_init(&log);
        assert_int_equal(log_replay(&log, STR("x"), buf_str(&text), &tally), LOG_READ);
        log_order(&log);
        assert_int_equal(log.count, count);
        for (size_t i = 1; i < log.count; i++) {
            const struct record *a = &log.records[i - 1], *b = &log.records[i];
            assert_true(a->ms < b->ms || (a->ms == b->ms && str_number(a->card, NULL) < str_number(b->card, NULL)));
        }
        log_close(&log);
        buf_release(&text);
    }
}

static void test_every_truncation_keeps_the_whole_records(void **state)
{
    (void)state;
    struct buf text;
    fixture_text(&text, 4);
    for (size_t len = 0; len <= text.len; len++) {
        struct log log;
        struct log_tally tally;
        const str part = str_slice(buf_str(&text), 0, len);
        size_t feeds = 0;
        for (size_t i = 0; i < len; i++)
            feeds += part.ptr[i] == '\n';
        const bool lacks_feed_only = len < text.len && text.ptr[len] == '\n' && feeds > 0;
        log_init(&log);
        const enum log_verdict verdict = log_replay(&log, STR("x"), part, &tally);
        assert_int_equal(verdict, feeds == 0 ? LOG_NEW : LOG_READ);
        assert_int_equal(log.count, (feeds > 0 ? feeds - 1 : 0) + lacks_feed_only);
        const bool torn = feeds > 0 && part.ptr[len - 1] != '\n' && !lacks_feed_only;
        assert_int_equal(log.problem_total, torn);
        if (torn)
            assert_int_equal(log.problems[0].line, feeds + 1);
        log_close(&log);
    }
    buf_release(&text);
}

static void test_every_flipped_bit_is_reported(void **state)
{
    (void)state;
    struct buf text;
    fixture_text(&text, 6);
    for (size_t bit = 0; bit < 8 * text.len; bit++) {
        struct log log;
        struct log_tally tally;
        text.ptr[bit / 8] ^= (char)(1 << bit % 8);
        log_init(&log);
        const enum log_verdict verdict = log_replay(&log, STR("x"), buf_str(&text), &tally);
        if (verdict != LOG_NEWER) { /* the version itself may have been hit */
            assert_int_equal(verdict, LOG_READ);
            assert_true(log.problem_total >= 1);
            assert_true(log.count >= 4);
        }
        log_close(&log);
        text.ptr[bit / 8] ^= (char)(1 << bit % 8);
    }
    buf_release(&text);
}

static void test_what_a_power_cut_leaves(void **state)
{
    (void)state;
    struct buf text;
    fixture_text(&text, 3);
    for (size_t from = 0; from < text.len; from++) {
        struct log log;
        struct log_tally tally;
        struct buf cut;
        buf_init(&cut);
        buf_add(&cut, str_slice(buf_str(&text), 0, from));
        buf_add_repeat(&cut, STR("\0"), text.len - from);
        log_init(&log);
        const enum log_verdict verdict = log_replay(&log, STR("x"), buf_str(&cut), &tally);
        assert_true(verdict == LOG_NEW || verdict == LOG_READ);
        assert_true(log.problem_total == 1);
        assert_non_null(strstr(log.problems[0].text.ptr, "power cut"));
        log_close(&log);
        buf_release(&cut);
    }
    buf_release(&text);
}

static void test_other_files_are_refused_untouched(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text;
        size_t len;
    } others[] = {
        {"hello", 5},
        {"# My notes\n\n    grill-reviews 1\n", 33},
        {"grill-reviews\n", 14},
        {"grill-reviews one\n", 18},
        {"SQLite format 3\0\x10\x00\x01\x01\0@  ", 24},
        {"\x7f"
         "ELF\x02\x01\x01\0\0\0\0",
         11},
        {"\n\nr a 1 2 3\n", 12},
        {"\xff\xfe", 2},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const str text = {others[i].text, others[i].len};
        fixture_write(f->path, text);
        assert_int_equal(log_open(&f->log, f->path, "device", &f->err), -1);
        assert_non_null(strstr(f->err.text, "not a review log"));
        assert_non_null(strstr(f->err.text, "--progress"));
        assert_int_equal(log_open(&f->log, f->folder, "device", &f->err), -1);
        fixture_unchanged(f->path, text);
        struct log *log = &f->log; /* beside our own log it is only passed over */
        assert_int_equal(log_open(log, f->folder, "another", &f->err), 0);
        assert_int_equal(log->problem_total, 1);
        assert_int_equal(log->problems[0].kind, LOG_PASSED_OVER);
        assert_int_equal(log->problems[0].line, 0);
        log_close(log);
    }
}

static void test_newer_versions_are_refused(void **state)
{
    struct fixture *f = *state;
    static const char *const newer[] = {"grill-reviews 2\n", "grill-reviews 31.5\nr something else\n",
                                        "grill-reviews 1\ngrill-reviews 2\n"};
    for (size_t i = 0; i < sizeof newer / sizeof newer[0]; i++) {
        fixture_write(f->path, str_of(newer[i]));
        assert_int_equal(log_open(&f->log, f->path, "device", &f->err), -1);
        assert_non_null(strstr(f->err.text, i == 1 ? "version 31" : "version 2"));
        assert_non_null(strstr(f->err.text, "version 1"));
        fixture_unchanged(f->path, str_of(newer[i]));
    }
    struct buf text; /* a minor version may have kinds that are not known here */
    buf_init(&text);
    buf_add_z(&text, "grill-reviews 1.7\n");
    fixture_add(&text, "a", 1);
    buf_addf(&text, "z new kind %08x\n", (unsigned)crc32_update(0, STR("z new kind")));
    fixture_write(f->path, buf_str(&text));
    struct log *log = fixture_open(f, f->path);
    fixture_holds(log, "a");
    assert_int_equal(log->unknown_count, 1);
    assert_int_equal(log->problem_total, 0);
    log_close(log);
    buf_release(&text);
}

static void test_bad_lines_are_reported_and_counted(void **state)
{
    struct fixture *f = *state;
    struct buf text;
    fixture_text(&text, 60);
    for (int i = 0; i < 50; i++)
        buf_addf(&text, "r damaged %d\n", i);
    fixture_add(&text, "last", 99);
    fixture_write(f->path, buf_str(&text));
    struct log *log = fixture_open(f, f->path);
    assert_int_equal(log->count, 61);
    assert_int_equal(log->problem_total, 50);
    assert_int_equal(log->problem_count, LOG_PROBLEM_LIMIT + 1);
    assert_int_equal(log->problems[0].kind, LOG_BAD_LINE);
    assert_int_equal(log->problems[0].line, 62);
    assert_true(str_eq(log->problems[0].file, str_of(f->path)));
    assert_int_equal(log->problems[LOG_PROBLEM_LIMIT].kind, LOG_REST);
    assert_true(str_eq(log->problems[LOG_PROBLEM_LIMIT].text, STR("and 30 more")));
    log_close(log);
    fixture_unchanged(f->path, buf_str(&text));
    buf_release(&text);
}

static void test_line_ends_of_other_systems(void **state)
{
    struct fixture *f = *state;
    struct buf text, dos;
    fixture_text(&text, 3);
    buf_init(&dos);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_add_byte(&dos, '\r');
        buf_add_byte(&dos, text.ptr[i]);
    }
    fixture_write(f->path, buf_str(&dos));
    struct log *log = fixture_open(f, f->path);
    fixture_holds(log, "a0 a1 a2");
    assert_int_equal(log->problem_total, 0);
    log_close(log);
    buf_release(&dos);
    buf_release(&text);
}

static void test_links_and_pipes_are_refused(void **state)
{
    struct fixture *f = *state;
    char target[400];
    snprintf(target, sizeof target, "%s/target", f->folder);
    assert_int_equal(symlink(target, f->path), 0);
    assert_int_equal(log_open(&f->log, f->path, "device", &f->err), -1);
    assert_non_null(strstr(f->err.text, "symbolic link"));
    assert_int_equal(unlink(f->path), 0);
    assert_int_equal(mkfifo(f->path, 0600), 0);
    assert_int_equal(log_open(&f->log, f->path, "device", &f->err), -1);
    assert_non_null(strstr(f->err.text, "not a regular file"));
    snprintf(target, sizeof target, "%s/x.log", f->path);
    assert_int_equal(log_open(&f->log, target, "device", &f->err), -1);
}

static void test_open_modes_are_mentioned(void **state)
{
    struct fixture *f = *state;
    struct buf text;
    fixture_text(&text, 1);
    fixture_write(f->path, buf_str(&text));
    assert_int_equal(chmod(f->path, 0644), 0);
    struct log *log = fixture_open(f, f->path);
    assert_int_equal(log->problem_total, 1);
    assert_int_equal(log->problems[0].kind, LOG_LOOSE);
    assert_non_null(strstr(log->problems[0].text.ptr, "644"));
    assert_false(log->read_only);
    log_close(log);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_nothing_there_yet),
        FIXTURE_TEST(test_an_empty_path_is_read_only),
        FIXTURE_TEST(test_the_name_of_the_host_is_made_safe),
        FIXTURE_TEST(test_a_slash_makes_a_folder),
        FIXTURE_TEST(test_a_folder_is_merged_by_time),
        FIXTURE_TEST(test_a_link_to_a_folder_is_a_folder),
        FIXTURE_TEST(test_the_same_line_counts_once),
        FIXTURE_TEST(test_order_of_random_histories),
        FIXTURE_TEST(test_every_truncation_keeps_the_whole_records),
        FIXTURE_TEST(test_every_flipped_bit_is_reported),
        FIXTURE_TEST(test_what_a_power_cut_leaves),
        FIXTURE_TEST(test_other_files_are_refused_untouched),
        FIXTURE_TEST(test_newer_versions_are_refused),
        FIXTURE_TEST(test_bad_lines_are_reported_and_counted),
        FIXTURE_TEST(test_line_ends_of_other_systems),
        FIXTURE_TEST(test_links_and_pipes_are_refused),
        FIXTURE_TEST(test_open_modes_are_mentioned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
