/* The printer of one-line formulas and its parts. `tight` leaves out the blanks around operators, as in scripts. */
#ifndef GRILL_TEXT_MATH_LINE_INT_H
#define GRILL_TEXT_MATH_LINE_INT_H

#include "math_int.h"

void math_add_node(struct buf *out, const struct math_node *node, bool tight);

void math_add_fraction(struct buf *out, const struct math_node *node, bool tight);
void math_add_binomial(struct buf *out, const struct math_node *node, bool tight);
void math_add_root(struct buf *out, const struct math_node *node, bool tight);
void math_add_scripts(struct buf *out, const struct math_node *node, bool tight);
void math_add_accent(struct buf *out, const struct math_node *node, bool tight);

/* The only thing in a row, or the row itself. */
const struct math_node *math_inside(const struct math_node *node);
/* What a node is to its neighbours. */
enum math_class math_left_class(const struct math_node *node);
enum math_class math_right_class(const struct math_node *node);

bool math_is_alnum(char byte);

#endif
