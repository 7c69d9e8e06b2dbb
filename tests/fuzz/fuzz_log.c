/*
 * The review log from any bytes: single records, the same with a checksum put behind them (a fuzzer cannot guess one),
 * and the whole as a file.
 */
#include <stdint.h>
#include <stdlib.h>

#include "grill/base/hash.h"
#include "grill/store/log.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void try_line(str line)
{
    struct record record, again;
    if (!record_parse(line, &record) || record.kind == RECORD_UNKNOWN)
        return;
    struct buf out;
    buf_init(&out);
    record_format(&out, &record);
    require(record_parse(str_slice(buf_str(&out), 0, out.len - 1), &again));
    require(record_same(&record, &again));
    require(record.card.len > 0 && record.ms >= 0 && record.ms <= RECORD_MS_MAX);
    require(record.kind != RECORD_REVIEW || (record.grade >= 1 && record.grade <= 4 && record.taken >= 0));
    buf_release(&out);
}

static void try_sealed(str line, struct buf *sealed)
{
    const size_t start = sealed->len;
    buf_add(sealed, line);
    buf_addf(sealed, " %08x", (unsigned)crc32_update(0, line));
    try_line(str_skip(buf_str(sealed), start));
    buf_add_byte(sealed, '\n');
}

static void try_file(str text)
{
    struct log log;
    struct log_tally tally;
    log_init(&log);
    const enum log_verdict verdict = log_replay(&log, STR("fuzz"), text, &tally);
    require(log.count <= tally.verified && tally.bytes <= text.len);
    require(verdict == LOG_READ || (log.count == 0));
    require(log.problem_count <= LOG_PROBLEM_LIMIT + 1);
    log_order(&log);
    for (size_t i = 1; i < log.count; i++) {
        require(log.records[i - 1].ms <= log.records[i].ms);
        require(!record_same(&log.records[i - 1], &log.records[i]));
    }
    log_close(&log);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const str text = {(const char *)data, size};
    struct buf sealed;
    buf_init(&sealed);
    for (str rest = text; rest.ptr;) {
        const str line = str_cut(&rest, '\n');
        try_line(line);
        try_sealed(line, &sealed);
    }
    try_file(text);
    try_file(buf_str(&sealed));
    buf_release(&sealed);
    return 0;
}
