/*
 * math_bytes: kinds of bytes, for what looks where formulas begin and end.
 */
#ifndef GRILL_DOC_MATH_BYTES_INT_H
#define GRILL_DOC_MATH_BYTES_INT_H

#include <stdbool.h>

/* Line ends, too: formulas go on over them. */
static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

#endif
