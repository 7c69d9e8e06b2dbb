/*
 * Boxes: parts of a formula that are set in two dimensions, in cells of a terminal.
 *
 * A box has a size and a base, the row that stands on the line it is in. It is a text one row high, a character
 * repeated over its width, or a frame that other boxes are put into. Boxes live in an arena; nothing is copied when one
 * is put into another, and painting is linear in the area.
 */
#ifndef GRILL_TEXT_MATH_BOX_INT_H
#define GRILL_TEXT_MATH_BOX_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

struct math_box {
    size_t width;
    size_t height;
    size_t base; /* counted from the top */
    size_t x;    /* within the box it is in */
    size_t y;
    size_t above; /* rows above and below the base that brackets around the box have to cover: all, scripts aside */
    size_t below;
    str text; /* empty for a frame */
    bool repeated;
    str struck; /* combines with every character inside; empty for none */
    struct math_box *first;
    struct math_box *last;
    struct math_box *next;
};

/* An empty frame. */
struct math_box *box_frame(struct arena *arena);
/* A text on one row, which must outlive the box. */
struct math_box *box_text(struct arena *arena, str text);
/* A character of one cell, `width` times. */
struct math_box *box_rule(struct arena *arena, str character, size_t width);

/* Puts `box` into the frame, which grows to hold it. */
void box_put(struct math_box *frame, struct math_box *box, size_t x, size_t y);
/* Puts `box` to the right of all that the frame holds; their bases will be on one line when box_settle is called. */
void box_beside(struct math_box *frame, struct math_box *box, size_t gap);
void box_settle(struct math_box *frame);
/* Puts `box` under all that the frame holds. */
void box_below(struct math_box *frame, struct math_box *box, size_t x, size_t gap);
/* Makes brackets around the box cover all of it. */
void box_cover(struct math_box *box);
/* Where a box of that width stands in the middle of a wider one. */
size_t box_middle(size_t width, size_t inner);

/* Appends the box as lines without trailing blanks. */
void box_paint(struct buf *out, const struct math_box *box);

#endif
