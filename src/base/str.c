#include "grill/base/str.h"

#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool bytes_eq_nocase(const char *a, const char *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lower(a[i]) != lower(b[i]))
            return false;
    return true;
}

size_t str_shared(str a, str b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
        at++;
    return at;
}

int str_compare(str a, str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter == 0 ? 0 : memcmp(a.ptr, b.ptr, shorter);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Needles of so few bytes are found faster by their first byte than by memmem, which prepares for long ones; by their
 * second one, where the first is a blank, of which texts are full. */
enum { SHORT_NEEDLE = 8 };

static ptrdiff_t find_short(str s, str needle, size_t from)
{
    size_t last = s.len - needle.len;
    size_t key = needle.ptr[0] == ' ' && needle.len > 1;
    while (from <= last) {
        const char *found = memchr(s.ptr + from + key, (unsigned char)needle.ptr[key], last - from + 1);
        if (found == NULL)
            return -1;
        if (memcmp(found - key, needle.ptr, needle.len) == 0)
            return found - key - s.ptr;
        from = (size_t)(found - key - s.ptr) + 1;
    }
    return -1;
}

ptrdiff_t str_find(str s, str needle, size_t from)
{
    if (from > s.len)
        return -1;
    if (needle.len == 0)
        return (ptrdiff_t)from;
    if (s.len - from < needle.len)
        return -1;
    if (needle.len <= SHORT_NEEDLE)
        return find_short(s, needle, from);
    /* memmem takes linear time whatever the needle is; a plain double loop does not. Mostly it has nothing to do. */
    const char *first = memchr(s.ptr + from, (unsigned char)needle.ptr[0], s.len - from - needle.len + 1);
    const char *found = first == NULL ? NULL : memmem(first, (size_t)(s.ptr + s.len - first), needle.ptr, needle.len);
    return found == NULL ? -1 : found - s.ptr;
}

bool str_contains(str s, str needle)
{
    return str_find(s, needle, 0) >= 0;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    return str_trim_left(str_trim_right(s));
}

str str_trim_left(str s)
{
    size_t start = 0;
    while (start < s.len && is_blank(s.ptr[start]))
        start++;
    return str_skip(s, start);
}

str str_trim_right(str s)
{
    while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

str str_cut(str *rest, char byte)
{
    str all = *rest;
    ptrdiff_t at = str_find_byte(all, byte, 0);
    if (at < 0) {
        *rest = (str){0};
        return all;
    }
    *rest = str_skip(all, (size_t)at + 1);
    return str_slice(all, 0, (size_t)at);
}

long str_number(str s, size_t *digits)
{
    enum { LARGEST = 1000000000 };

    long value = 0;
    size_t n = 0;
    while (n < s.len && s.ptr[n] >= '0' && s.ptr[n] <= '9') {
        /* Beyond the limit the value only has to stay beyond it. */
        if (value <= LARGEST)
            value = value * 10 + (s.ptr[n] - '0');
        n++;
    }
    if (digits != NULL)
        *digits = n;
    return n == 0 || value > LARGEST ? -1 : value;
}
