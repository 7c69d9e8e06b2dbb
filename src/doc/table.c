#include "grill/doc/table.h"

#include "math_span_int.h"

static size_t run_of(str line, size_t at)
{
    size_t end = at;
    while (end < line.len && line.ptr[end] == line.ptr[at])
        end++;
    return end - at;
}

/* Offset behind the run of exactly `run` equal bytes that closes the one before `from`, or 0. */
static size_t closing_run(str line, size_t from, char byte, size_t run)
{
    for (size_t at = from; at < line.len;) {
        ptrdiff_t found = str_find_byte(line, byte, at);
        if (found < 0)
            return 0;
        size_t length = run_of(line, (size_t)found);
        if (length == run)
            return (size_t)found + length;
        at = (size_t)found + length;
    }
    return 0;
}

/* What one line remembers so that looking for the ends of spans stays linear: which lengths of backticks have none. */
struct scan {
    struct math_scan math;
    unsigned long long missing_runs; /* bit n: no more run of n backticks follows */
};

/* Offset behind whatever begins at `at`: an escape, a code span, mathematics, or a single byte. */
static size_t skip_unit(struct scan *scan, size_t at)
{
    str line = scan->math.text;
    struct math_span span;
    size_t end = 0;

    if ((line.ptr[at] == '$' || line.ptr[at] == '\\') && math_span_at(&scan->math, at, &span))
        return span.end;
    if (line.ptr[at] == '\\')
        return at + 2 < line.len ? at + 2 : line.len;
    if (line.ptr[at] == '`') {
        size_t run = run_of(line, at);
        if (run < 64 && !(scan->missing_runs >> run & 1)) {
            end = closing_run(line, at + run, '`', run);
            if (!end)
                scan->missing_runs |= 1ULL << run;
        }
        return end ? end : at + run;
    }
    return at + 1;
}

static str without_outer_bars(str line)
{
    line = str_trim(line);
    if (line.len && line.ptr[0] == '|')
        line = str_skip(line, 1);
    size_t backslashes = 0;
    if (line.len && line.ptr[line.len - 1] == '|') {
        while (backslashes + 1 < line.len && line.ptr[line.len - 2 - backslashes] == '\\')
            backslashes++;
        if (backslashes % 2 == 0)
            line.len--;
    }
    return line;
}

size_t table_split(str line, str *cells, size_t limit)
{
    str inner = without_outer_bars(line);
    bool has_bar = inner.len < str_trim(line).len;
    struct scan scan = {.math.text = inner};
    size_t count = 0, start = 0;

    for (size_t at = 0; at < inner.len;) {
        if (inner.ptr[at] != '|') {
            at = skip_unit(&scan, at);
            continue;
        }
        if (count < limit)
            cells[count] = str_trim(str_slice(inner, start, at));
        count++;
        start = ++at;
    }
    if (count == 0 && !has_bar)
        return 0;
    if (count < limit)
        cells[count] = str_trim(str_slice(inner, start, inner.len));
    return count + 1;
}

static bool read_delimiter(str cell, enum node_align *align)
{
    bool left = str_starts(cell, STR(":")), right = cell.len > 1 && str_ends(cell, STR(":"));
    str dashes = str_slice(cell, left, cell.len - right);

    for (size_t i = 0; i < dashes.len; i++)
        if (dashes.ptr[i] != '-')
            return false;
    *align = left && right ? ALIGN_CENTRE : right ? ALIGN_RIGHT : left ? ALIGN_LEFT : ALIGN_NONE;
    return dashes.len > 0;
}

size_t table_delimiters(str line, enum node_align *aligns, size_t limit)
{
    str inner = without_outer_bars(line);
    bool has_bar = inner.len < str_trim(line).len;
    size_t count = 0;

    while (inner.ptr && count < TABLE_COLUMNS) {
        has_bar = has_bar || str_find_byte(inner, '|', 0) >= 0;
        enum node_align align;
        if (!read_delimiter(str_trim(str_cut(&inner, '|')), &align))
            return 0;
        if (count < limit)
            aligns[count] = align;
        count++;
    }
    return inner.ptr || !has_bar ? 0 : count;
}

bool table_begins(str header, str delimiters)
{
    size_t columns = table_delimiters(delimiters, NULL, 0);
    return columns > 0 && table_split(header, NULL, 0) == columns;
}
