/*
 * What the review log costs: opening one of a million records (read, verified, put in order), and appending one record
 * that is durable afterwards.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "grill/store/log.h"

enum { RECORDS = 1000000, APPENDS = 50, ROUNDS = 3 };

static double seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct record review(const char *card, int64_t n)
{
    return (struct record){.kind = RECORD_REVIEW,
                           .card = str_of(card),
                           .ms = INT64_C(1700000000000) + n * 5000,
                           .zone = 60,
                           .grade = 1 + (int)(n % 4),
                           .taken = 1000 + n % 9000};
}

static bool make_log(const char *path, double *megabytes)
{
    struct buf text;
    buf_init(&text);
    buf_add_z(&text, "grill-reviews 1\n");
    for (int64_t n = 0; n < RECORDS; n++) {
        char card[16];
        snprintf(card, sizeof card, "%012x", (unsigned)n * 2654435761u);
        const struct record record = review(card, n);
        record_format(&text, &record);
    }
    *megabytes = (double)text.len / 1e6;
    FILE *file = fopen(path, "wb");
    const bool written = file && fwrite(text.ptr, 1, text.len, file) == text.len;
    const bool closed = file && fclose(file) == 0;
    buf_release(&text);
    return written && closed;
}

static void bench_open(const char *path, double megabytes)
{
    double best = 1e9;
    for (int round = 0; round < ROUNDS; round++) {
        struct log log;
        struct err err;
        const double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
        if (log_open(&log, path, "bench", &err) != 0 || log.count != RECORDS)
            return;
        const double taken = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
        best = taken < best ? taken : best;
        log_close(&log);
    }
    printf("open a log of %d records, %.0f MB: %.0f ms of CPU time\n", RECORDS, megabytes, best * 1e3);
}

static void bench_append(const char *folder)
{
    struct log log;
    struct err err;
    if (log_open(&log, folder, "appended", &err) != 0)
        return;
    const double start = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int n = 0; n < APPENDS; n++) {
        const struct record record = review("c", n);
        if (log_append(&log, &record, &err) != 0)
            printf("%s\n", err.text);
    }
    printf("append a record: %.2f ms until it is durable, %.3f ms of CPU time\n",
           (seconds(CLOCK_MONOTONIC) - start) * 1e3 / APPENDS,
           (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu) * 1e3 / APPENDS);
    log_close(&log);
}

int main(void)
{
    char folder[] = "/tmp/grill-bench.XXXXXX", path[64], reviews[64], command[64];
    double megabytes = 0;
    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/bench.log", folder);
    snprintf(reviews, sizeof reviews, "%s/reviews/", folder);
    if (make_log(path, &megabytes))
        bench_open(path, megabytes);
    bench_append(reviews);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 ? 0 : 1;
}
