/*
 * render_html_int: what the two halves of the HTML renderer, blocks and inlines, know of each other.
 */
#ifndef GRILL_DOC_RENDER_HTML_INT_H
#define GRILL_DOC_RENDER_HTML_INT_H

#include "render_int.h"

/* Closes the tags of the document's own HTML that were left open inside the node. */
void html_close_tags(struct render *r, const struct node *node);
/* Writes LaTeX as one line of Unicode. */

/* Handlers of inlines. */
bool html_math_enter(struct render *r, const struct node *node);
bool html_text_enter(struct render *r, const struct node *node);
bool html_code_enter(struct render *r, const struct node *node);
void html_link_leave(struct render *r, const struct node *node);
bool html_link_enter(struct render *r, const struct node *node);
bool html_image_enter(struct render *r, const struct node *node);
void html_image_leave(struct render *r, const struct node *node);
bool html_cloze_enter(struct render *r, const struct node *node);
void html_cloze_leave(struct render *r, const struct node *node);
bool html_html_enter(struct render *r, const struct node *node);

#endif
