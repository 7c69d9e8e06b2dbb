/*
 * Setting a formula in two dimensions. math_set visits the tree once, from the leaves up, and gives a box to each node
 * that one line cannot hold; what has none is printed on a line by the printers of math_line, which leave holes for the
 * boxes among it.
 */
#ifndef GRILL_TEXT_MATH_LAYOUT_INT_H
#define GRILL_TEXT_MATH_LAYOUT_INT_H

#include "math_box_int.h"
#include "math_line_int.h"

struct layout {
    struct arena *arena;
    bool ascii;
};

/* Drawing characters; all take one cell. */
enum math_stroke {
    STROKE_BAR,
    STROKE_ROOT,
    STROKE_OVER, /* a line right above what it is drawn over */
    STROKE_CORNER,
    STROKE_SIDE,
    STROKE_FOOT,
    STROKE_DOUBLE, /* the shaft of a double arrow */
    STROKE_TOP_LEFT,
    STROKE_TOP_RIGHT,
    STROKE_BOTTOM_LEFT,
    STROKE_BOTTOM_RIGHT,
    STROKE_COUNT
};

str stroke(const struct layout *layout, enum math_stroke which);

/* Gives boxes to the node and all below it, where they need them. */
void math_set(struct layout *layout, struct math_node *node, enum math_style style);
/* The node's box, or a box of its line. */
struct math_box *math_as_box(struct layout *layout, const struct math_node *node, bool tight);
/* Siblings from `first` up to `end` as one box. `*lead` receives the blanks that part them from what was passed before,
 * which the box does not hold. */
struct math_box *math_row_box(struct layout *layout, const struct math_node *first, const struct math_node *end,
                              bool tight, struct math_progress *progress, size_t *lead);
/* Text as a box. */
struct math_box *math_text_box(struct layout *layout, str text);

void math_set_scripts(struct layout *layout, struct math_node *node, enum math_style style);
/* The same when base and scripts are set already. */
void math_hang_scripts(struct layout *layout, struct math_node *node, enum math_style style);
/* `fence`: what encloses the grid alone, or NULL. */
void math_set_grid(struct layout *layout, struct math_node *grid, enum math_style style, const struct math_node *fence);
void math_set_accent(struct layout *layout, struct math_node *node, enum math_style style);
void math_set_braced(struct layout *layout, struct math_node *node, enum math_style style);

/* A bracket so many rows above and below its base; NULL for none, or one that does not grow. */
struct math_box *math_bracket(struct layout *layout, str text, size_t above, size_t below);
/* Makes brackets in a row as tall as what stands between them. Scripts that hang on them are hung anew. */
void math_grow_brackets(struct layout *layout, struct math_node *row, enum math_style style);
/* `body` with a line around it. */
struct math_box *math_frame(struct layout *layout, struct math_box *body);
/* `body` between brackets as tall as it is; either may be empty. */
struct math_box *math_enclose(struct layout *layout, str left, struct math_box *body, str right);

/* A row, or the lines of aligned equations, broken before signs so that no line is wider than `width`; NULL when that
 * cannot be. */
struct math_box *math_break(struct layout *layout, const struct math_node *tree, size_t width);

#endif
