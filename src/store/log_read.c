/*
 * Reading: from the bytes of a file to records, problems and a verdict on what the file is.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "log_int.h"

static const str header_word = {"grill-reviews ", 14};

enum { REST_SIZE = 40, NOTE_SIZE = 512 };

/* Keeps a problem, or counts it when there are too many. */
static void keep_problem(struct log *log, const struct log_problem *problem)
{
    if (!log->problems) {
        log->problems = ARENA_ARRAY(&log->arena, struct log_problem, LOG_PROBLEM_LIMIT + 1);
        log->rest = ARENA_ARRAY(&log->arena, char, REST_SIZE);
    }
    log->problem_total++;
    if (log->problem_total > LOG_PROBLEM_LIMIT) {
        snprintf(log->rest, REST_SIZE, "and %zu more", log->problem_total - LOG_PROBLEM_LIMIT);
        log->problem_count = LOG_PROBLEM_LIMIT + 1;
        log->problems[LOG_PROBLEM_LIMIT] = (struct log_problem){.kind = LOG_REST, .text = str_of(log->rest)};
        return;
    }
    log->problems[log->problem_count] = *problem;
    log->problems[log->problem_count++].text = arena_copy(&log->arena, problem->text);
}

void log_note(struct log *log, enum log_problem_kind kind, str file, const char *format, ...)
{
    char text[NOTE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    keep_problem(log, &(struct log_problem){.kind = kind, .file = file, .text = str_of(text)});
}

void log_note_line(struct log *log, str file, unsigned line, const char *text)
{
    keep_problem(log, &(struct log_problem){.kind = LOG_BAD_LINE, .file = file, .line = line, .text = str_of(text)});
}

/* The major version that a first line names, or 0 when it is no such line. */
static long header_version(str line)
{
    if (!str_starts(line, header_word))
        return 0;
    size_t digits = 0;
    const long version = str_number(str_skip(line, header_word.len), &digits);
    const str rest = str_skip(line, header_word.len + digits);
    return version > 0 && (rest.len == 0 || rest.ptr[0] == '.' || rest.ptr[0] == '\r') ? version : 0;
}

/* What a power cut leaves of a line: NULs, at most with plain text before or after them. Such a line tells nothing
 * about whose file it is. */
static bool is_wreck(str line)
{
    size_t from = 0, to = line.len;
    while (from < to && line.ptr[from] == '\0')
        from++;
    while (to > from && line.ptr[to - 1] == '\0')
        to--;
    for (size_t i = from; i < to; i++)
        if (line.ptr[i] < ' ' || line.ptr[i] == 0x7f)
            return false;
    return to - from < line.len;
}

/* What is wrong with a line that is skipped. */
static const char *fault_of(str line, bool whole)
{
    if (memchr(line.ptr, '\0', line.len))
        return "zero bytes where a record was, as a power cut leaves them: skipped";
    return whole ? "damaged line: its checksum or form is wrong: skipped"
                 : "incomplete line: the session that wrote it was ended meanwhile: skipped";
}

/* Whether the line is a record; it is then added to the log. */
static bool read_record(struct log *log, str line)
{
    struct record spare;
    if (!log)
        return record_parse(line, &spare);
    if (log->count == log->cap)
        log->records = array_reserve(log->records, &log->cap, log->count + 1, sizeof *log->records);
    struct record *record = &log->records[log->count];
    if (!record_parse(line, record))
        return false;
    if (record->kind == RECORD_UNKNOWN)
        log->unknown_count++;
    else
        log->count++;
    return true;
}

/* Counts the line and says whether it is fine. */
static bool read_line(struct log *log, str line, bool whole, struct log_tally *tally)
{
    if (whole && line.len > 0 && line.ptr[line.len - 1] == '\r')
        line.len--;
    if (line.len == 0)
        return true;
    if (read_record(log, line)) {
        tally->filled++;
        tally->verified++;
        return true;
    }
    if (tally->filled == 0 && !whole && str_starts(LOG_HEADER, line)) {
        tally->torn_header = true;
        return true;
    }
    const long version = header_version(line);
    if (version > 0) {
        tally->header |= tally->filled == 0;
        tally->version = version > tally->version ? version : tally->version;
    }
    tally->filled += !is_wreck(line);
    return version > 0;
}

void log_read_lines(struct log *log, str file, str text, struct log_tally *tally)
{
    const bool told = tally->torn; /* the first line was reported already when it was still unfinished */
    const size_t first = tally->lines;
    tally->filled -= tally->torn_filled;
    tally->torn = tally->torn_filled = tally->torn_header = false;
    const char *at = text.ptr;
    const char *const end = at + text.len;
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        const str line = {at, (size_t)((feed ? feed : end) - at)};
        const size_t filled = tally->filled;
        const bool fine = read_line(log, line, feed != NULL, tally);
        if (!fine && log && !(told && tally->lines == first))
            log_note_line(log, file, (unsigned)tally->lines + 1, fault_of(line, feed != NULL));
        if (!feed && (!fine || tally->torn_header)) {
            tally->torn = !fine;
            tally->torn_filled = tally->filled > filled;
            return;
        }
        const size_t taken = line.len + (feed != NULL);
        tally->lines++;
        tally->bytes += taken;
        at += taken;
    }
}

enum log_verdict log_verdict(const struct log_tally *tally)
{
    if (tally->filled == 0)
        return LOG_NEW;
    if (!tally->header && 2 * tally->verified < tally->filled)
        return LOG_FOREIGN;
    return tally->version > LOG_VERSION ? LOG_NEWER : LOG_READ;
}

int log_refuse(const char *path, const struct log_tally *tally, struct err *err)
{
    if (log_verdict(tally) == LOG_NEWER)
        return err_set(err,
                       "%s is a review log of version %ld, this program knows version %d: use the newer program, or "
                       "keep the progress elsewhere with --progress PATH",
                       path, tally->version, LOG_VERSION);
    return err_set(err,
                   "%s is not a review log and is left as it is: choose another place for the progress with "
                   "--progress PATH",
                   path);
}

int log_try_open(const char *path, int flags)
{
    int fd, tries = 0;
    do
        fd = open(path, flags, 0600);
    while (fd < 0 && errno == EINTR && ++tries < LOG_INTERRUPTED_TRIES);
    return fd;
}

int log_read_part(struct arena *arena, int fd, size_t from, size_t to, str *text)
{
    char *bytes = ARENA_ARRAY(arena, char, to - from);
    size_t len = 0;
    int tries = 0;
    while (len < to - from) {
        const ssize_t got = pread(fd, bytes + len, to - from - len, (off_t)(from + len));
        if (got < 0 && errno == EINTR && ++tries < LOG_INTERRUPTED_TRIES)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        len += (size_t)got;
    }
    *text = (str){bytes, len};
    return 0;
}

enum log_verdict log_replay(struct log *log, str file, str text, struct log_tally *tally)
{
    const struct log before = *log;
    *tally = (struct log_tally){0};
    log_read_lines(log, file, text, tally);
    const enum log_verdict verdict = log_verdict(tally);
    if (verdict == LOG_FOREIGN || verdict == LOG_NEWER) {
        log->count = before.count;
        log->unknown_count = before.unknown_count;
        log->problem_count = before.problem_count;
        log->problem_total = before.problem_total;
    }
    return verdict;
}
