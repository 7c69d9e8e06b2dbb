#include "grill/text/utf8.h"

#include <stdint.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static const uint64_t HIGH_BITS = UINT64_C(0x8080808080808080);

/* What a lead byte promises: how many bytes, and the smallest code point that may be written with that many. */
struct shape {
    unsigned char bytes;
    unsigned char payload; /* mask of the lead byte's own bits */
    uint32_t least;
};

static struct shape shape_of(unsigned char lead)
{
    static const struct shape two = {2, 0x1F, 0x80}, three = {3, 0x0F, 0x800}, four = {4, 0x07, 0x10000};
    static const struct shape none = {0, 0, 0};

    if (lead < 0xC2)
        return none;
    if (lead < 0xE0)
        return two;
    if (lead < 0xF0)
        return three;
    return lead < 0xF5 ? four : none;
}

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

unsigned utf8_decode_wide(str s, size_t *size)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    struct shape shape = shape_of(at[0]);
    uint32_t code = at[0] & shape.payload;
    size_t i;

    *size = 1;
    if (shape.bytes == 0 || shape.bytes > s.len)
        return REPLACEMENT;
    for (i = 1; i < shape.bytes; i++) {
        if (!continues(at[i]))
            return REPLACEMENT;
        code = code << 6 | (at[i] & 0x3F);
    }
    if (code < shape.least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return REPLACEMENT;
    *size = shape.bytes;
    return code;
}

/* Which byte in memory is the first of a word that is beyond ASCII; there is one. */
static size_t first_high(uint64_t word)
{
    unsigned char bytes[sizeof word];
    size_t at = 0;

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(word & HIGH_BITS) / 8;
#endif
    memcpy(bytes, &word, sizeof word);
    while (bytes[at] < 0x80)
        at++;
    return at;
}

size_t utf8_ascii_run(str s)
{
    size_t at = 0;
    uint64_t words[4];

    for (; s.len - at >= sizeof words; at += sizeof words) {
        memcpy(words, s.ptr + at, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & HIGH_BITS)
            break;
    }
    for (; s.len - at >= sizeof words[0]; at += sizeof words[0]) {
        memcpy(words, s.ptr + at, sizeof words[0]);
        if (words[0] & HIGH_BITS)
            return at + first_high(words[0]);
    }
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at;
}

/* Bytes of the character at `at`, when it is one of those that need no closer look: most of two and three bytes. */
static size_t easy_size(const unsigned char *at, size_t left)
{
    if (at[0] >= 0xE1 && at[0] <= 0xEC && left >= 3 && continues(at[1]) && continues(at[2]))
        return 3;
    if (at[0] >= 0xC2 && at[0] <= 0xDF && left >= 2 && continues(at[1]))
        return 2;
    return 0;
}

ptrdiff_t utf8_first_bad(str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    size_t at = 0;

    while (at < s.len) {
        size_t size = 1;

        if (bytes[at] < 0x80) {
            at += utf8_ascii_run((str){s.ptr + at, s.len - at});
            continue;
        }
        size = easy_size(bytes + at, s.len - at);
        if (size == 0)
            utf8_decode_wide(str_skip(s, at), &size);
        if (size == 1)
            return (ptrdiff_t)at;
        at += size;
    }
    return -1;
}

size_t utf8_length(str s)
{
    size_t count = 0;

    while (s.len > 0) {
        size_t size = utf8_ascii_run(s);

        count += size;
        if (size == 0) {
            utf8_decode(s, &size);
            count++;
        }
        s = (str){s.ptr + size, s.len - size};
    }
    return count;
}

unsigned utf8_before(str s, size_t at)
{
    if (at == 0)
        return 0;
    do
        at--;
    while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80);
    return utf8_at(s, at);
}

unsigned utf8_at(str s, size_t at)
{
    size_t size = 0;
    return at < s.len ? utf8_decode(str_skip(s, at), &size) : 0;
}

bool utf8_one_of(unsigned code, const char *set)
{
    size_t size = 0;
    for (str rest = str_of(set); rest.len > 0; rest = str_skip(rest, size))
        if (utf8_decode(rest, &size) == code)
            return true;
    return false;
}
