/* Appending to logs: what is acknowledged is in the file, whatever else happens to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "log_fixture.h"

static void test_the_first_record_makes_the_file(void **state)
{
    struct fixture *f = *state;
    char path[400];
    struct stat st;
    snprintf(path, sizeof path, "%s/deep/er/reviews/", f->folder);
    umask(0);
    struct log *log = fixture_open(f, path);
    fixture_append(f, "a", 1);
    fixture_append(f, "b", 2);
    fixture_holds(log, "a b");
    assert_int_equal(stat(log->path.ptr, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    struct buf wanted;
    buf_init(&wanted);
    buf_add_z(&wanted, "grill-reviews 1\n");
    fixture_add(&wanted, "a", 1);
    fixture_add(&wanted, "b", 2);
    fixture_unchanged(log->path.ptr, buf_str(&wanted));
    buf_release(&wanted);
    log_close(log);
    fixture_holds(fixture_open(f, path), "a b");
    log_close(log);
}

static void test_records_out_of_range_are_not_written(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path);
    struct record bad[] = {fixture_review("a b", 1), fixture_review("", 1), fixture_review("a", 1),
                           fixture_review("a\n", 1), fixture_review("a", 1)};
    bad[2].grade = 5;
    bad[4].taken = -1;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(log_append(log, &bad[i], &f->err), -1);
        assert_non_null(strstr(f->err.text, "range"));
    }
    assert_int_equal(access(f->path, F_OK), -1);
    log_close(log);
}

/* A killed session may leave any beginning of its line: the next record must not be swallowed by it. */
static void test_every_torn_end_is_closed(void **state)
{
    struct fixture *f = *state;
    struct buf text;
    fixture_text(&text, 2);
    for (size_t len = 0; len <= text.len; len++) {
        fixture_write(f->path, str_slice(buf_str(&text), 0, len));
        struct log *log = fixture_open(f, f->path);
        const size_t before = log->count, problems = log->problem_total;
        fixture_append(f, "new", 9);
        fixture_append(f, "newer", 10);
        assert_int_equal(log->count, before + 2);
        assert_int_equal(log->problem_total, problems);
        log_close(log);
        log = fixture_open(f, f->path);
        assert_int_equal(log->count, before + 2);
        assert_int_equal(log->problem_total, problems);
        assert_true(str_eq(log->records[before + 1].card, STR("newer")));
        log_close(log);
        struct buf now = fixture_read(f->path);
        assert_true(str_starts(buf_str(&now), str_slice(buf_str(&text), 0, len)));
        assert_true(str_starts(buf_str(&now), STR("grill-reviews 1\n")));
        buf_release(&now);
    }
    buf_release(&text);
}

static void test_a_first_line_cut_off_between_cr_and_lf(void **state)
{
    struct fixture *f = *state;
    fixture_write(f->path, STR("grill-reviews 1\r"));
    struct log *log = fixture_open(f, f->path);
    fixture_append(f, "a", 1);
    log_close(log);
    log = fixture_open(f, f->path);
    fixture_holds(log, "a");
    log_close(log);
}

static void test_zero_bytes_of_a_power_cut(void **state)
{
    struct fixture *f = *state;
    struct buf text;
    fixture_text(&text, 2);
    for (size_t from = 0; from < text.len; from++) {
        struct buf cut;
        buf_init(&cut);
        buf_add(&cut, str_slice(buf_str(&text), 0, from));
        buf_add_repeat(&cut, STR("\0"), text.len - from);
        fixture_write(f->path, buf_str(&cut));
        struct log *log = fixture_open(f, f->path);
        const size_t before = log->count;
        fixture_append(f, "new", 9);
        log_close(log);
        log = fixture_open(f, f->path);
        assert_int_equal(log->count, before + 1);
        assert_int_equal(log->problem_total, 1);
        log_close(log);
        buf_release(&cut);
    }
    buf_release(&text);
}

static void test_two_sessions_see_each_other(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path), other;
    assert_int_equal(log_open(&other, f->path, "device", &f->err), 0);
    const struct record theirs = fixture_review("theirs", 5), ours = fixture_review("ours", 4);
    assert_int_equal(log_append(&other, &theirs, &f->err), 0);
    assert_int_equal(log_append(log, &ours, &f->err), 0);
    fixture_holds(log, "theirs ours");
    fixture_append(f, "more", 6);
    assert_int_equal(log_append(&other, &theirs, &f->err), 0); /* again: one record for whoever reads it */
    log_close(&other);
    log_close(log);
    log = fixture_open(f, f->path);
    fixture_holds(log, "ours theirs more");
    log_close(log);
}

/* Also what is left of a write that failed and could not be taken back, when it is tried again. */
static void test_what_others_append_is_read(void **state)
{
    struct fixture *f = *state;
    struct log other;
    const struct record record = fixture_review("theirs", 1);
    const struct record torn = fixture_review("torn", 2);
    struct log *log = fixture_open(f, f->path);
    assert_false(log_catch_up(log));
    assert_int_equal(log_open(&other, f->path, "host", &f->err), 0);
    assert_int_equal(log_append(&other, &record, &f->err), 0);
    assert_true(log_catch_up(log));
    fixture_holds(log, "theirs");
    assert_false(log_catch_up(log));
    fixture_append(f, "mine", 3);
    fixture_holds(log, "theirs mine");
    assert_true(log_catch_up(&other));
    fixture_holds(&other, "theirs mine");

    /* a line that is still being written waits for its end */
    struct buf line;
    buf_init(&line);
    record_format(&line, &torn);
    FILE *file = fopen(f->path, "ae");
    fwrite(line.ptr, 1, line.len - 5, file);
    fflush(file);
    assert_false(log_catch_up(log));
    fwrite(line.ptr + line.len - 5, 1, 5, file);
    fclose(file);
    assert_true(log_catch_up(log));
    fixture_holds(log, "theirs mine torn");
    assert_int_equal(log->problem_total, 0);
    buf_release(&line);
    log_close(&other);
    log_close(log);
}

static void test_a_record_that_is_there_already(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path), other;
    assert_int_equal(log_open(&other, f->path, "device", &f->err), 0);
    const struct record record = fixture_review("a", 1);
    assert_int_equal(log_append(&other, &record, &f->err), 0);
    log_close(&other);
    struct buf text = fixture_read(f->path);
    assert_int_equal(log_append(log, &record, &f->err), 0);
    fixture_holds(log, "a");
    fixture_unchanged(f->path, buf_str(&text));
    assert_int_equal(truncate(f->path, (off_t)text.len - 1), 0);
    log_close(log);
    log = fixture_open(f, f->path);
    fixture_append(f, "b", 2);
    fixture_holds(log, "a b");
    log_close(log);
    buf_release(&text);
}

static void test_a_newer_program_took_over(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path);
    const struct record record = fixture_review("b", 2);
    fixture_append(f, "a", 1);
    struct buf text = fixture_read(f->path);
    fixture_add(&text, "theirs", 3);
    buf_add_z(&text, "grill-reviews 2\n");
    FILE *file = fopen(f->path, "r+b");
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
    for (int tries = 0; tries < 3; tries++) {
        assert_int_equal(log_append(log, &record, &f->err), -1);
        assert_non_null(strstr(f->err.text, "version 2"));
        fixture_holds(log, "a");
    }
    fixture_unchanged(f->path, buf_str(&text));
    log_close(log);
    buf_release(&text);
}

static void test_a_file_taken_away_is_made_anew(void **state)
{
    struct fixture *f = *state;
    char aside[400];
    snprintf(aside, sizeof aside, "%s/aside", f->folder);
    struct log *log = fixture_open(f, f->path);
    fixture_append(f, "a", 1);
    assert_int_equal(rename(f->path, aside), 0);
    fixture_append(f, "b", 2);
    fixture_holds(log, "a b");
    assert_int_equal(rename(aside, f->path), 0); /* and one put back is taken as it is */
    fixture_append(f, "c", 3);
    log_close(log);
    log = fixture_open(f, f->path);
    fixture_holds(log, "a c");
    log_close(log);
}

static void test_a_file_that_was_emptied(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path);
    fixture_append(f, "a", 1);
    fixture_append(f, "b", 2);
    assert_int_equal(truncate(f->path, 0), 0);
    fixture_append(f, "c", 3);
    log_close(log);
    log = fixture_open(f, f->path);
    fixture_holds(log, "c");
    log_close(log);
}

static void test_another_file_put_in_its_place_is_left_alone(void **state)
{
    struct fixture *f = *state;
    struct log *log = fixture_open(f, f->path);
    const struct record record = fixture_review("b", 2);
    fixture_append(f, "a", 1);
    assert_int_equal(unlink(f->path), 0);
    fixture_write(f->path, STR("Dear diary,\n"));
    assert_int_equal(log_append(log, &record, &f->err), -1);
    assert_non_null(strstr(f->err.text, "not a review log"));
    fixture_unchanged(f->path, STR("Dear diary,\n"));
    fixture_write(f->path, STR("grill-reviews 2\n"));
    assert_int_equal(log_append(log, &record, &f->err), -1);
    assert_non_null(strstr(f->err.text, "version 2"));
    assert_int_equal(unlink(f->path), 0);
    assert_int_equal(symlink("/dev/null", f->path), 0);
    assert_int_equal(log_append(log, &record, &f->err), -1);
    assert_non_null(strstr(f->err.text, "symbolic link"));
    log_close(log);
}

static void test_a_full_disk_takes_nothing(void **state)
{
    struct fixture *f = *state;
    struct rlimit old, small;
    struct log *log = fixture_open(f, f->path);
    const struct record record = fixture_review("b", 2);
    fixture_append(f, "a", 1);
    struct buf before = fixture_read(f->path);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = before.len + 10; /* the write is cut short, then refused */
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_int_equal(log_append(log, &record, &f->err), -1);
    assert_int_equal(f->err.code, EFBIG);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    fixture_unchanged(f->path, buf_str(&before));
    assert_int_equal(log->count, 1);
    assert_int_equal(log_append(log, &record, &f->err), 0);
    fixture_holds(log, "a b");
    log_close(log);
    buf_release(&before);
}

static void test_copies_are_made_daily_and_three_kept(void **state)
{
    struct fixture *f = *state;
    enum { DAY = 86400 };
    static const char *const days[] = {"2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"};
    struct log *log = fixture_open(f, f->path);
    for (int day = 0; day < 5; day++) {
        fixture_append(f, "a", day * DAY);
        fixture_append(f, "b", day * DAY + 1);
    }
    for (size_t day = 0; day < 5; day++) {
        char copy[400];
        snprintf(copy, sizeof copy, "%s.bak-%s", f->path, days[day]);
        assert_int_equal(access(copy, F_OK), day < 2 ? -1 : 0);
        if (day < 2)
            continue;
        struct log old;
        assert_int_equal(log_open(&old, copy, "device", &f->err), 0);
        assert_int_equal(old.count, 2 * day + 1);
        log_close(&old);
    }
    log_close(log);
    /* The day is the one where the user is: 23:30 in UTC is the next day further east. */
    struct record record = fixture_review("c", 10 * DAY + 41400);
    record.zone = 60;
    fixture_open(f, f->path);
    assert_int_equal(log_append(log, &record, &f->err), 0);
    char copy[400];
    snprintf(copy, sizeof copy, "%s.bak-2026-01-12", f->path);
    assert_int_equal(access(copy, F_OK), 0);
    log_close(log);
}

static void test_no_permission_is_read_only(void **state)
{
    struct fixture *f = *state;
    if (geteuid() == 0) { /* for whom modes mean nothing: try it as somebody else */
        const pid_t child = fork();
        if (child == 0) {
            const bool left = chmod(f->folder, 0755) == 0 && setgid(65534) == 0 && setuid(65534) == 0;
            const bool opened = left && log_open(&f->log, f->path, "device", &f->err) == 0;
            _exit(opened && f->log.read_only && f->log.why.code == EACCES ? 0 : 1);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
        return;
    }
    struct buf text;
    fixture_text(&text, 2);
    fixture_write(f->path, buf_str(&text));
    assert_int_equal(chmod(f->path, 0400), 0);
    struct log *log = fixture_open(f, f->path);
    assert_true(log->read_only);
    fixture_holds(log, "a0 a1");
    log_close(log);
    buf_release(&text);
}

/* Writers that are killed at any moment, several at a time: what each was told to be safe is there. */
static void test_killed_writers_lose_nothing(void **state)
{
    struct fixture *f = *state;
    enum { WRITERS = 3, ROUNDS = 4, CARDS = 4000 };
    static char told[WRITERS * ROUNDS][CARDS];
    for (int round = 0; round < ROUNDS; round++) {
        pid_t pids[WRITERS];
        int pipes[WRITERS][2];
        for (int w = 0; w < WRITERS; w++) {
            assert_int_equal(pipe(pipes[w]), 0);
            if ((pids[w] = fork()) == 0) {
                struct log *log = fixture_open(f, f->path);
                for (int n = 0; n < CARDS; n++) {
                    char card[32];
                    snprintf(card, sizeof card, "%d-%d", round * WRITERS + w, n);
                    const struct record record = fixture_review(card, n);
                    if (log_append(log, &record, &f->err) != 0 || write(pipes[w][1], &n, sizeof n) != sizeof n)
                        _exit(1);
                }
                _exit(0);
            }
            close(pipes[w][1]);
        }
        usleep(40000 + 20000 * (unsigned)round);
        for (int w = 0; w < WRITERS; w++) {
            int n;
            kill(pids[w], SIGKILL);
            waitpid(pids[w], NULL, 0);
            while (read(pipes[w][0], &n, sizeof n) == sizeof n)
                told[round * WRITERS + w][n] = 1;
            close(pipes[w][0]);
        }
    }
    struct log *log = fixture_open(f, f->path);
    for (size_t i = 0; i < log->count; i++) {
        char card[32];
        snprintf(card, sizeof card, "%.*s", STR_ARG(log->records[i].card));
        char *dash;
        const long writer = strtol(card, &dash, 10);
        told[writer][strtol(dash + 1, NULL, 10)] = 0;
    }
    for (size_t i = 0; i < sizeof told; i++)
        assert_int_equal(((char *)told)[i], 0);
    log_close(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_first_record_makes_the_file),
        FIXTURE_TEST(test_records_out_of_range_are_not_written),
        FIXTURE_TEST(test_every_torn_end_is_closed),
        FIXTURE_TEST(test_a_first_line_cut_off_between_cr_and_lf),
        FIXTURE_TEST(test_zero_bytes_of_a_power_cut),
        FIXTURE_TEST(test_two_sessions_see_each_other),
        FIXTURE_TEST(test_what_others_append_is_read),
        FIXTURE_TEST(test_a_record_that_is_there_already),
        FIXTURE_TEST(test_a_newer_program_took_over),
        FIXTURE_TEST(test_a_file_taken_away_is_made_anew),
        FIXTURE_TEST(test_a_file_that_was_emptied),
        FIXTURE_TEST(test_another_file_put_in_its_place_is_left_alone),
        FIXTURE_TEST(test_a_full_disk_takes_nothing),
        FIXTURE_TEST(test_copies_are_made_daily_and_three_kept),
        FIXTURE_TEST(test_no_permission_is_read_only),
        FIXTURE_TEST(test_killed_writers_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
