/*
 * buf: growable bytes on the heap, the only thing that output is written to below the command line.
 *
 * Invariant: when `ptr` is not NULL, ptr[len] is a NUL, so the content can be passed as a C string.
 */
#ifndef GRILL_BASE_BUF_H
#define GRILL_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

#include "grill/base/str.h"

struct buf {
    char *ptr;
    size_t len;
    size_t cap;
};

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);
/* Empties it and keeps the memory. */
void buf_clear(struct buf *buf);
/* Shortens it to `len` bytes, if it is longer. */
void buf_truncate(struct buf *buf, size_t len);
/* Makes room for `more` bytes and returns where they go; buf_grew then tells how many were written. */
char *buf_room(struct buf *buf, size_t more);
void buf_grew(struct buf *buf, size_t written);

/* What is added must not be a view of the same buffer. */
void buf_add(struct buf *buf, str s);
void buf_add_z(struct buf *buf, const char *z);
void buf_add_byte(struct buf *buf, char byte);
void buf_add_repeat(struct buf *buf, str s, size_t times);
void buf_addf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_addv(struct buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/* One code point as UTF-8; what is no scalar value becomes U+FFFD. */
void buf_add_code(struct buf *buf, unsigned code);
/* Removes trailing blanks and tabs of the last line. */
void buf_trim_line(struct buf *buf);

/* A view of the content, good until the next change. */
str buf_str(const struct buf *buf);
/* The content as a C string, "" when empty. */
const char *buf_z(const struct buf *buf);

#endif
