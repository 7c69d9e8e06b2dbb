/* The printer of MathML and its parts. */
#ifndef GRILL_TEXT_MATH_MARKUP_INT_H
#define GRILL_TEXT_MATH_MARKUP_INT_H

#include "math_line_int.h"

/* Appends the node as exactly one element. `progress` tells what stands before it in its row. */
void markup_node(struct buf *out, const struct math_node *node, enum math_style style,
                 const struct math_progress *progress);
/* The same for what stands alone. */
void markup_alone(struct buf *out, const struct math_node *node, enum math_style style);
/* Siblings up to `end`, or all when that is NULL, without an element around them; `before` is the class of what stands
 * before them. */
void markup_items(struct buf *out, const struct math_node *first, const struct math_node *end, enum math_style style,
                  enum math_class before);

/* A character or word, as an identifier, number or operator. */
void markup_atom(struct buf *out, const struct math_node *atom, const struct math_progress *progress);
void markup_words(struct buf *out, const struct math_node *words);
void markup_accent(struct buf *out, const struct math_node *accent, enum math_style style);
void markup_grid(struct buf *out, const struct math_node *grid, enum math_style style);
/* A bracket as tall as its row; nothing when it is empty. `form` is "prefix" or "postfix". */
void markup_bracket(struct buf *out, str text, const char *form);

/* Appends text with what XML gives a meaning escaped, blanks and line ends as blanks that are kept. */
void markup_escape(struct buf *out, str text);

#endif
