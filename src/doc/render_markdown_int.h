/*
 * render_markdown_int: what the two halves of the Markdown renderer, blocks and inlines, know of each other.
 */
#ifndef GRILL_DOC_RENDER_MARKDOWN_INT_H
#define GRILL_DOC_RENDER_MARKDOWN_INT_H

#include "render_int.h"

/* Appends bytes to the flow as they are. */
void md_raw(struct render *r, str text);
/* Ends the inlines of a block: blanks at the end are kept by writing them as entities. */
void md_finish_flow(struct render *r);

/* Appends an address, a title or a fence's language. What could end it or be something else is written as entities:
 * cmark decodes those before it looks at backslashes, so backslashes stand doubled behind them. */
void md_add_escaped(struct buf *out, str text);
/* The longest run of that byte in the text. */
size_t md_longest_run(str text, char byte);

/* Handlers of inlines. */
bool md_text_enter(struct render *r, const struct node *node);
bool md_soft_break_enter(struct render *r, const struct node *node);
bool md_hard_break_enter(struct render *r, const struct node *node);
bool md_code_enter(struct render *r, const struct node *node);
bool md_emphasis_enter(struct render *r, const struct node *node);
void md_emphasis_leave(struct render *r, const struct node *node);
bool md_link_enter(struct render *r, const struct node *node);
void md_link_leave(struct render *r, const struct node *node);
bool md_math_enter(struct render *r, const struct node *node);
bool md_html_enter(struct render *r, const struct node *node);
bool md_cloze_enter(struct render *r, const struct node *node);
void md_cloze_leave(struct render *r, const struct node *node);

#endif
