#include "grill/base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"

void buf_init(struct buf *buf)
{
    *buf = (struct buf){0};
}

void buf_release(struct buf *buf)
{
    free(buf->ptr);
    buf_init(buf);
}

void buf_clear(struct buf *buf)
{
    buf_truncate(buf, 0);
}

void buf_truncate(struct buf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->ptr[len] = '\0';
}

char *buf_room(struct buf *buf, size_t more)
{
    size_t need;
    if (__builtin_add_overflow(buf->len, more, &need) || need == SIZE_MAX)
        TRAP("buffer too large");
    bool fresh = buf->ptr == NULL;
    buf->ptr = array_reserve(buf->ptr, &buf->cap, need + 1, 1);
    if (fresh)
        buf->ptr[0] = '\0';
    return buf->ptr + buf->len;
}

void buf_grew(struct buf *buf, size_t written)
{
    if (written == 0)
        return;
    ENSURE(written < buf->cap - buf->len);
    buf->len += written;
    buf->ptr[buf->len] = '\0';
}

void buf_add(struct buf *buf, str s)
{
    if (s.len == 0)
        return;
    memcpy(buf_room(buf, s.len), s.ptr, s.len);
    buf_grew(buf, s.len);
}

void buf_add_z(struct buf *buf, const char *z)
{
    buf_add(buf, str_of(z));
}

void buf_add_byte(struct buf *buf, char byte)
{
    *buf_room(buf, 1) = byte;
    buf_grew(buf, 1);
}

void buf_add_repeat(struct buf *buf, str s, size_t times)
{
    size_t all;
    if (__builtin_mul_overflow(s.len, times, &all))
        TRAP("buffer too large");
    if (all == 0)
        return;
    char *to = buf_room(buf, all);
    memcpy(to, s.ptr, s.len);
    for (size_t done = s.len; done < all; done *= 2)
        memcpy(to + done, to, done < all - done ? done : all - done);
    buf_grew(buf, all);
}

void buf_addf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_addv(buf, format, args);
    va_end(args);
}

void buf_addv(struct buf *buf, const char *format, va_list args)
{
    enum { USUALLY_ENOUGH = 64 };

    va_list again;
    va_copy(again, args);
    char *place = buf_room(buf, USUALLY_ENOUGH);
    size_t room = buf->cap - buf->len;
    int len = vsnprintf(place, room, format, args);
    ENSURE(len >= 0);
    if ((size_t)len >= room)
        vsnprintf(buf_room(buf, (size_t)len), (size_t)len + 1, format, again);
    va_end(again);
    buf_grew(buf, (size_t)len);
}

void buf_add_code(struct buf *buf, unsigned code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    unsigned char bytes[4];
    size_t len;
    if (code < 0x80) {
        bytes[0] = (unsigned char)code;
        len = 1;
    } else if (code < 0x800) {
        bytes[0] = (unsigned char)(0xC0 | code >> 6);
        len = 2;
    } else if (code < 0x10000) {
        bytes[0] = (unsigned char)(0xE0 | code >> 12);
        len = 3;
    } else {
        bytes[0] = (unsigned char)(0xF0 | code >> 18);
        len = 4;
    }
    for (size_t i = len - 1; i > 0; i--, code >>= 6)
        bytes[i] = (unsigned char)(0x80 | (code & 0x3F));
    buf_add(buf, (str){(const char *)bytes, len});
}

void buf_trim_line(struct buf *buf)
{
    size_t len = buf->len;
    while (len > 0 && (buf->ptr[len - 1] == ' ' || buf->ptr[len - 1] == '\t'))
        len--;
    buf_truncate(buf, len);
}

str buf_str(const struct buf *buf)
{
    return (str){buf->ptr, buf->len};
}

const char *buf_z(const struct buf *buf)
{
    return buf->ptr == NULL ? "" : buf->ptr;
}
