/*
 * Order: the records of several files become one history by time, each fact once.
 *
 * Each file is nearly in order already, so the sort looks for runs and merges neighbours: it takes n steps for one file
 * and n log k for k of them, and keeps the order of equal times.
 */
#include <stdlib.h>
#include <string.h>

#include "grill/base/map.h"
#include "grill/base/trap.h"
#include "log_int.h"

/* Up to so many records of one millisecond are compared with each other; more go through a hash table. */
enum { SMALL_GROUP = 16 };

/* Where the run that begins at `from` ends. */
static size_t run_end(const struct record *records, size_t from, size_t count)
{
    size_t end = from + 1;
    while (end < count && records[end - 1].ms <= records[end].ms)
        end++;
    return end < count ? end : count;
}

/* Merges two neighbouring runs into `to`. */
static void merge(const struct record *from, size_t left, size_t right, size_t end, struct record *to)
{
    size_t a = left, b = right;
    for (size_t i = left; i < end; i++)
        to[i] = b >= end || (a < right && from[a].ms <= from[b].ms) ? from[a++] : from[b++];
}

/* Merges all pairs of runs once; returns whether there was one run only. */
static bool merge_pass(const struct record *from, struct record *to, size_t count)
{
    size_t runs = 0;
    for (size_t left = 0; left < count; runs++) {
        const size_t right = run_end(from, left, count);
        const size_t end = right < count ? run_end(from, right, count) : count;
        merge(from, left, right, end, to);
        left = end;
    }
    return runs <= 1;
}

static void sort_by_time(struct log *log)
{
    if (log->count == 0 || run_end(log->records, 0, log->count) == log->count)
        return;
    struct record *other = xmalloc(log->cap * sizeof *other);
    bool sorted = false;
    while (!sorted) {
        sorted = merge_pass(log->records, other, log->count);
        struct record *const result = other;
        other = log->records;
        log->records = result;
    }
    free(other);
}

static bool stands_in(const struct record *records, size_t count, const struct record *record)
{
    for (size_t i = 0; i < count; i++)
        if (record_same(&records[i], record))
            return true;
    return false;
}

/* Copies the records of one millisecond to `to`, each once; returns how many that were. */
static size_t once_each_small(const struct record *from, size_t count, struct record *to)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct record record = from[i]; /* `to` may overlap what is read */
        if (!stands_in(to, kept, &record))
            to[kept++] = record;
    }
    return kept;
}

static size_t once_each_large(const struct record *from, size_t count, struct record *to)
{
    struct map seen;
    struct arena arena;
    struct buf line;
    map_init(&seen);
    arena_init(&arena);
    buf_init(&line);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const struct record record = from[i];
        buf_clear(&line);
        record_format(&line, &record);
        if (!map_has(&seen, buf_str(&line))) {
            map_put(&seen, arena_copy(&arena, buf_str(&line)), &seen);
            to[kept++] = record;
        }
    }
    buf_release(&line);
    arena_release(&arena);
    map_release(&seen);
    return kept;
}

static void drop_repeated(struct log *log)
{
    size_t kept = 0;
    for (size_t from = 0, end; from < log->count; from = end) {
        end = from + 1;
        while (end < log->count && log->records[end].ms == log->records[from].ms)
            end++;
        const size_t size = end - from;
        const struct record *group = &log->records[from];
        if (size == 1)
            log->records[kept++] = *group;
        else if (size <= SMALL_GROUP)
            kept += once_each_small(group, size, &log->records[kept]);
        else
            kept += once_each_large(group, size, &log->records[kept]);
    }
    log->count = kept;
}

/* Whether each record is later than the one before, as they nearly always are in a log of one device. */
static bool is_in_order(const struct log *log)
{
    size_t i = 1;
    while (i < log->count && log->records[i - 1].ms < log->records[i].ms)
        i++;
    return i >= log->count;
}

void log_order(struct log *log)
{
    if (is_in_order(log))
        return;
    sort_by_time(log);
    drop_repeated(log);
}
