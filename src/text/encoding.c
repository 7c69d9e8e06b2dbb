#include "grill/text/encoding.h"

#include <string.h>

#include "encoding_int.h"
#include "grill/text/mojibake.h"
#include "grill/text/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* Which kinds of bytes occur at all. */
struct scan {
    bool high;    /* beyond ASCII */
    bool returns; /* CR */
    bool control; /* NUL, or another control than tab, line feed, form feed and CR */
};

static bool is_odd_control(unsigned char byte)
{
    return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r' && byte != '\f') || byte == 0x7F;
}

/* Clean text must cost hardly more than reading it: without a branch in it the loop takes many bytes at once. */
static struct scan scan_bytes(str s)
{
    unsigned char high = 0, returns = 0, control = 0;

    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];
        bool usual = (byte == '\n') | (byte == '\t') | (byte == '\r') | (byte == '\f');

        high |= byte & 0x80;
        returns |= byte == '\r';
        control |= (unsigned char)(((byte < 0x20) & !usual) | (byte == 0x7F));
    }
    return (struct scan){.high = high != 0, .returns = returns != 0, .control = control != 0};
}

static unsigned line_of(str text, size_t at)
{
    unsigned line = 1;
    ptrdiff_t end = -1;

    while ((end = str_find_byte(text, '\n', (size_t)(end + 1))) >= 0 && (size_t)end < at)
        line++;
    return line;
}

static unsigned column_of(str text, size_t at)
{
    size_t start = at;

    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    return (unsigned)utf8_length(str_slice(text, start, at)) + 1;
}

struct census {
    size_t good; /* characters beyond ASCII */
    size_t bad;  /* bytes that are no UTF-8, and NUL bytes */
};

static struct census take_census(str bytes)
{
    struct census census = {0};
    size_t at = 0, size;

    for (; at < bytes.len; at += size) {
        unsigned char byte = (unsigned char)bytes.ptr[at];

        size = 1;
        if (byte >= 0x80)
            utf8_decode((str){bytes.ptr + at, bytes.len - at}, &size);
        census.good += size > 1;
        census.bad += byte == 0 || (byte >= 0x80 && size == 1);
    }
    return census;
}

/* How many bytes at `at` can be copied as they are. When none are `bad`, only CR has to be looked for. */
static size_t clean_run(str bytes, size_t at, bool bad)
{
    ptrdiff_t next = bad ? -1 : str_find_byte(bytes, '\r', at);
    size_t end = at, size;

    if (!bad)
        return (next >= 0 ? (size_t)next : bytes.len) - at;
    for (; end < bytes.len; end += size) {
        unsigned char byte = (unsigned char)bytes.ptr[end];

        size = 1;
        if (byte == 0 || byte == '\r')
            break;
        if (byte < 0x80)
            continue;
        utf8_decode((str){bytes.ptr + end, bytes.len - end}, &size);
        if (size == 1)
            break;
    }
    return end - at;
}

/* A copy with plain line feeds and with U+FFFD for each of `bad` bytes; `*first_bad` is where the first one went. */
static str clean_copy(struct arena *arena, str bytes, size_t bad, size_t *first_bad)
{
    char *start = arena_bytes(arena, bytes.len + 2 * bad), *to = start;
    size_t at = 0;

    *first_bad = 0;
    while (at < bytes.len) {
        size_t run = clean_run(bytes, at, bad > 0);

        memcpy(to, bytes.ptr + at, run);
        to += run;
        at += run;
        if (at == bytes.len)
            break;
        if (bytes.ptr[at] == '\r') {
            *to++ = '\n';
            at += at + 1 < bytes.len && bytes.ptr[at + 1] == '\n';
        } else {
            if (*first_bad == 0)
                *first_bad = (size_t)(to - start) + 1;
            memcpy(to, replacement, 3);
            to += 3;
        }
        at++;
    }
    *first_bad -= *first_bad > 0;
    return (str){start, (size_t)(to - start)};
}

/* True when a C0, C1 or bidirectional control stands at a place in valid text. */
static bool is_control(const unsigned char *at)
{
    if (at[0] < 0x80)
        return is_odd_control(at[0]);
    if (at[0] == 0xC2)
        return at[1] < 0xA0;
    if (at[0] != 0xE2)
        return false;
    return (at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) || (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9);
}

/* The next control at or after `at` in valid text, or its length. Without `ascii` only those beyond ASCII. */
static size_t find_control(str text, size_t at, bool ascii)
{
    for (; at < text.len; at++) {
        if (!ascii && (unsigned char)text.ptr[at] < 0x80)
            at += utf8_ascii_run((str){text.ptr + at, text.len - at});
        if (at < text.len && is_control((const unsigned char *)text.ptr + at))
            return at;
    }
    return text.len;
}

static void report_controls(str text, bool ascii, str file, struct diags *diags)
{
    size_t first = find_control(text, 0, ascii), at, count = 0, size;

    for (at = first; at < text.len; at = find_control(text, at + 1, ascii))
        count++;
    if (count > 0)
        diags_add(diags, DIAG_CONTROL, file, line_of(text, first), column_of(text, first),
                  "control character U+%04X (%zu in all)", utf8_decode(str_skip(text, first), &size), count);
}

static str repair(struct arena *arena, str text, str file, struct diags *diags)
{
    struct mojibake report;

    str came = text;
    text = mojibake_repair(arena, came, &report);
    if (report.runs > 0)
        diags_add(diags, DIAG_MOJIBAKE, file, line_of(came, report.first), 0,
                  "doubly encoded text (UTF-8 read as %s) repaired in %zu place%s", report.charset, report.runs,
                  report.runs == 1 ? "" : "s");
    return str_starts(text, STR("\xEF\xBB\xBF")) ? str_skip(text, 3) : text;
}

/* Makes valid UTF-8 of text in an old character set, or of text with some bad bytes among many good ones: `*bad` tells
 * how many have to be replaced. */
static str convert_bytes(struct arena *arena, str bytes, const char **name, size_t *bad)
{
    struct census census = take_census(bytes);

    if (census.bad > census.good && utf8_first_bad(bytes) >= 0) {
        bytes = legacy_decode(arena, bytes, name);
        census = take_census(bytes);
    }
    *bad = census.bad;
    return bytes;
}

bool text_decode(struct arena *arena, str bytes, str file, struct diags *diags, str *text)
{
    struct wide wide = wide_detect(bytes);
    str s = str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_skip(bytes, 3) : bytes;
    struct scan scan = scan_bytes(s);
    const char *name = wide.name, *reason = name ? NULL : binary_reason(bytes, scan.control);
    size_t bad = 0, first_bad = 0;

    *text = bytes;
    if (reason) {
        diags_add(diags, DIAG_BINARY, file, 0, 0, "%s, not text", reason);
        return false;
    }
    if (name) {
        s = wide_decode(arena, wide, bytes);
        scan = scan_bytes(s);
    }
    if ((scan.control && str_find_byte(s, '\0', 0) >= 0) || (scan.high && utf8_first_bad(s) >= 0))
        s = convert_bytes(arena, s, &name, &bad);
    if (name)
        diags_add(diags, DIAG_ENCODING, file, 0, 0, "converted from %s", name);
    if (scan.returns || bad > 0)
        s = clean_copy(arena, s, bad, &first_bad);
    if (bad > 0)
        diags_add(diags, DIAG_BAD_BYTES, file, line_of(s, first_bad), 0, "%zu byte%s no text", bad,
                  bad == 1 ? " that is" : "s that are");
    if (scan.high)
        s = repair(arena, s, file, diags);
    if (scan.control || scan.high)
        report_controls(s, scan.control, file, diags);
    *text = s;
    return true;
}
