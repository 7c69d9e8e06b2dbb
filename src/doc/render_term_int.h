/*
 * render_term_int: what the two halves of the terminal renderer, blocks and inlines, know of each other.
 */
#ifndef GRILL_DOC_RENDER_TERM_INT_H
#define GRILL_DOC_RENDER_TERM_INT_H

#include "render_int.h"

/* The drawing character in the set that the options ask for. */
str glyph_of(const struct render *r, enum glyph which);

/* Handlers of inlines, and of formulas. */
bool inline_text_enter(struct render *r, const struct node *node);
bool inline_soft_break_enter(struct render *r, const struct node *node);
bool inline_hard_break_enter(struct render *r, const struct node *node);
bool inline_code_enter(struct render *r, const struct node *node);
bool inline_role_enter(struct render *r, const struct node *node);
void inline_role_leave(struct render *r, const struct node *node);
bool inline_strike_enter(struct render *r, const struct node *node);
void inline_strike_leave(struct render *r, const struct node *node);
bool inline_link_enter(struct render *r, const struct node *node);
void inline_link_leave(struct render *r, const struct node *node);
bool inline_image_enter(struct render *r, const struct node *node);
void inline_image_leave(struct render *r, const struct node *node);
bool math_block_enter(struct render *r, const struct node *node);
bool inline_math_enter(struct render *r, const struct node *node);
bool inline_html_enter(struct render *r, const struct node *node);
bool inline_cloze_enter(struct render *r, const struct node *node);
void inline_cloze_leave(struct render *r, const struct node *node);

#endif
