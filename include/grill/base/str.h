/*
 * str: a view into bytes, passed by value.
 *
 * A view never owns what it points to and is not terminated by a NUL: whoever made the bytes (an arena, a buffer,
 * a literal) keeps them alive. Text is UTF-8 unless a function says otherwise. The empty view may have a NULL pointer.
 */
#ifndef GRILL_BASE_STR_H
#define GRILL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct str {
    const char *ptr;
    size_t len;
} str;

/* A view of a string literal, without its NUL. */
#define STR(literal) ((str){"" literal, sizeof(literal) - 1})
/* The same in the initializer of a static table: its length is known without strlen. */
#define STR_ROW(literal)                                                                                               \
    {                                                                                                                  \
        "" literal, sizeof(literal) - 1                                                                                \
    }
/* The two arguments of a "%.*s" conversion. */
#define STR_ARG(s) ((int)(s).len), ((s).len ? (s).ptr : "")

/* The following few are inline because loading a deck calls them some thousand times for every card. */

/* A view of a NUL-terminated string; NULL gives the empty view. */
static inline str str_of(const char *z)
{
    return z == NULL ? (str){0} : (str){z, strlen(z)};
}

/* The bytes of `s` from offset `from` up to, not including, `to`; both are clamped to the length. */
static inline str str_slice(str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    /* Adding 0 to a NULL pointer is not defined in C. */
    return from == 0 ? (str){s.ptr, to} : (str){s.ptr + from, to - from};
}

/* `s` without its first `n` bytes. */
static inline str str_skip(str s, size_t n)
{
    return str_slice(s, n, s.len);
}

/* The first byte nearly always decides, without a call. */
static inline bool str_starts(str s, str prefix)
{
    if (prefix.len == 0)
        return true;
    return s.len >= prefix.len && s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool str_eq(str a, str b)
{
    return a.len == b.len && str_starts(a, b);
}

static inline bool str_ends(str s, str suffix)
{
    if (suffix.len == 0)
        return true;
    return s.len >= suffix.len && s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] &&
           memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

bool bytes_eq_nocase(const char *a, const char *b, size_t count);

/* The same when ASCII letters are compared without case. */
static inline bool str_starts_nocase(str s, str prefix)
{
    if (prefix.len == 0)
        return true;
    return s.len >= prefix.len && ((s.ptr[0] ^ prefix.ptr[0]) & ~0x20) == 0 &&
           bytes_eq_nocase(s.ptr, prefix.ptr, prefix.len);
}

static inline bool str_eq_nocase(str a, str b)
{
    return a.len == b.len && str_starts_nocase(a, b);
}

/* Whether the byte is one of a few, given as a literal: that becomes as many comparisons. */
static inline bool str_has_byte(str few, char byte)
{
    for (size_t i = 0; i < few.len; i++)
        if (few.ptr[i] == byte)
            return true;
    return false;
}

/* How many bytes at the start are some of a few, given as a literal. */
static inline size_t str_span(str s, str few)
{
    size_t at = 0;
    while (at < s.len && str_has_byte(few, s.ptr[at]))
        at++;
    return at;
}

/* How often the first byte is repeated at the start, itself counted. */
static inline size_t str_run(str s)
{
    return str_span(s, str_slice(s, 0, 1));
}

/* `s` without any of a few bytes, given as a literal, at its start, its end, or both. */
static inline str str_strip_left(str s, str few)
{
    return str_skip(s, str_span(s, few));
}

static inline str str_strip_right(str s, str few)
{
    while (s.len && str_has_byte(few, s.ptr[s.len - 1]))
        s.len--;
    return s;
}

static inline str str_strip(str s, str few)
{
    return str_strip_right(str_strip_left(s, few), few);
}

/* How often a byte stands in `s`. */
static inline size_t str_count(str s, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += s.ptr[i] == byte;
    return count;
}

/* Offset of the first such byte at or after `from`, or -1. */
static inline ptrdiff_t str_find_byte(str s, char byte, size_t from)
{
    const char *found = from < s.len ? memchr(s.ptr + from, (unsigned char)byte, s.len - from) : NULL;
    return found == NULL ? -1 : found - s.ptr;
}

/* The offset behind the last such byte, or 0. */
static inline size_t str_behind_last(str s, char byte)
{
    while (s.len && s.ptr[s.len - 1] != byte)
        s.len--;
    return s.len;
}

/* How many bytes both begin with. */
size_t str_shared(str a, str b);
/* Byte order, a shorter prefix first: fit for qsort. */
int str_compare(str a, str b);

/* Offset of the first occurrence at or after `from`, or -1. */
ptrdiff_t str_find(str s, str needle, size_t from);
bool str_contains(str s, str needle);

/* Without ASCII white space (space, tab, CR, LF, VT, FF) on both sides, or on one. */
str str_trim(str s);
str str_trim_left(str s);
str str_trim_right(str s);

/* Cuts `*rest` at the first `byte`: returns what stands before it and leaves what follows; without one, returns all
 * and leaves the empty view with a NULL pointer. Walk lines with: while (rest.ptr) line = str_cut(&rest, '\n'); */
str str_cut(str *rest, char byte);

/* Reads a decimal number at the start: its value, or -1 when there is none or it exceeds 10^9; `*digits` (optional)
 * receives how many bytes it took. */
long str_number(str s, size_t *digits);

#endif
