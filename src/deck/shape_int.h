/*
 * shape: the form of one line: which marks of a list, number, label, emphasis and quotation it begins with.
 *
 * "1. **Q: Why?** → Because" has the number 1, the label Q, is bold up to the arrow, and its text begins at "Why".
 */
#ifndef GRILL_DECK_SHAPE_INT_H
#define GRILL_DECK_SHAPE_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/str.h"
#include "words_int.h"

enum number_form {
    NUMBER_NONE,
    NUMBER_POINT, /* 3.  3、 */
    NUMBER_PAREN, /* 3)  (3) */
    NUMBER_DASH,  /* 3 -  3: */
    NUMBER_HASH,  /* #3  №3  第3题 */
    NUMBER_KEYCAP,
    NUMBER_PARTS, /* 1.2  1-2 */
    NUMBER_LABEL, /* Q3  Question 3 */
    NUMBER_BARE   /* 3 What … */
};

enum lead {
    LEAD_PLAIN,
    LEAD_WHOLE, /* emphasis or quotes around the whole text */
    LEAD_PART   /* emphasis or quotes around its beginning; `after` follows them */
};

struct shape {
    str text;         /* after bullet, number and label; emphasis and quotes still on it */
    str open;         /* emphasis opened before number or label and not closed again there: "**" */
    str after;        /* LEAD_PART: what follows the emphasised or quoted beginning */
    int32_t number;   /* the last part of it; -1 when there is none */
    int32_t major;    /* NUMBER_PARTS: the part before */
    uint8_t form;     /* enum number_form */
    uint8_t label;    /* enum label */
    uint8_t lead;     /* enum lead */
    bool bullet;      /* -, *, +, • */
    bool task;        /* [ ] */
    bool done;        /* [x] */
    bool weak;        /* the label is a single letter that needs company */
    bool bold;        /* LEAD_WHOLE or LEAD_PART by strong emphasis */
    bool quoted;      /* … by quotation marks (inside of emphasis, too) */
    bool tight;       /* no blank after the number's point */
    bool label_alone; /* nothing follows the label */
};

/* `line` has no indentation, no quote marks ('>') and no line end. */
struct shape shape_of(str line);
/* Only the bullet and the check box of it. */
struct shape bullet_of(str line);

/* A number at the start: how many bytes it takes with its separator, or 0. */
size_t number_prefix(str s, struct shape *shape);
/* Whether `number` goes on with a count that has come to `last`, 0 before it begins; behind the first one, one may be
 * left out. */
bool number_counts_on(int32_t number, int32_t last);
/* The same, or whether it begins the count anew, when `ordered` numbers before it did so. The first one may be any: a
 * file may be a part of another one, a section goes on from the one above. */
bool number_follows(int32_t number, int32_t last, unsigned ordered);
/* The number that was meant between two others of its count: the one between them when there is just one, whatever is
 * written, unless a list begins there. */
int32_t number_between(int32_t before, int32_t number, int32_t after);
/* Bytes of the letter "a" in "7a.", "7a)" and "7a:", behind the digits, or 0. */
size_t part_letter(str s);
/* Gives the shape of a heading the number that stands there alone: "7", "7 (easy)". */
void number_heading(struct shape *shape);
/* Bytes of a roman number from 2 to 39 at the start, with its full stop and the blanks behind, or 0: "I." is read as a
 * letter. */
size_t roman_prefix(str s);
/* Removes one pair of emphasis or quotation marks around the whole of `s`; returns whether there was one. */
bool unwrap_once(str *s);
/* `s` without any of them. */
static inline str unwrapped(str s)
{
    while (unwrap_once(&s))
        continue;
    return s;
}
/* Bytes of an emphasis mark ("**", "_", "<b>") at the start of `s`, or 0. */
size_t emphasis_prefix(str s);
/* Bytes of a "<br>" at the end of `s`, or 0; "\<br>" is text about the tag. */
size_t break_suffix(str s);
/* `s` without trailing blanks, hard-break marks (two blanks, "\", "<br>") and heading's closing hashes. */
str trim_line_end(str s);

#endif
