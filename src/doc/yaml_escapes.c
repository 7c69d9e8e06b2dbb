/*
 * yaml_escapes: escapes of JSON that YAML does not have.
 *
 * JSON writes a character beyond the first 65,536 as two escapes, "\\ud83d\\ude00", each of which libyaml refuses. Such
 * a pair becomes one escape that YAML has, "\\U0001f600"; half a pair becomes the sign for a broken character.
 */
#include "grill/base/buf.h"
#include "yaml_int.h"

enum { ESCAPE = 6 }; /* bytes of "\\ud83d" */

/* The code of an escape at `at`, or 0 when none stands there. */
static unsigned escaped_code(str text, size_t at)
{
    if (at + ESCAPE > text.len || text.ptr[at] != '\\' || text.ptr[at + 1] != 'u')
        return 0;
    unsigned code = 0;
    for (size_t i = at + 2; i < at + ESCAPE; i++) {
        char c = (char)(text.ptr[i] | 0x20);
        bool letter = c >= 'a' && c <= 'f';
        if (!letter && (text.ptr[i] < '0' || text.ptr[i] > '9'))
            return 0;
        code = code * 16 + (unsigned)(letter ? c - 'a' + 10 : text.ptr[i] - '0');
    }
    return code;
}

static bool is_high(unsigned code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low(unsigned code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/* Whether half a pair is escaped anywhere in JSON; nearly always not. */
static bool has_halves(str text)
{
    str begin = str_trim(str_slice(text, 0, 64));
    if (!str_starts(begin, STR("{")) && !str_starts(begin, STR("[")))
        return false;
    for (ptrdiff_t at = 0; (at = str_find(text, STR("\\u"), (size_t)at)) >= 0; at += 2) {
        unsigned code = escaped_code(text, (size_t)at);
        if (is_high(code) || is_low(code))
            return true;
    }
    return false;
}

str yaml_join_escapes(struct arena *arena, str text)
{
    if (!has_halves(text))
        return text;
    struct buf out;
    buf_init(&out);
    for (size_t at = 0; at < text.len;) {
        unsigned code = escaped_code(text, at);
        unsigned low = is_high(code) ? escaped_code(text, at + ESCAPE) : 0;
        if (is_low(low)) {
            buf_addf(&out, "\\U%08x", 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            at += (size_t)2 * ESCAPE;
        } else if (is_high(code) || is_low(code)) {
            buf_add_z(&out, "\\ufffd");
            at += ESCAPE;
        } else {
            size_t taken = text.ptr[at] == '\\' && at + 1 < text.len ? 2 : 1; /* an escaped backslash escapes nothing */
            buf_add(&out, str_slice(text, at, at + taken));
            at += taken;
        }
    }
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
