/*
 * inline_html: what HTML tags in Markdown mean for text that is not HTML.
 *
 * Tags that HTML knows are taken for markup; anything else in angle brackets (`List<String>`) is what the author wanted
 * to be read.
 */
#ifndef GRILL_DOC_INLINE_HTML_INT_H
#define GRILL_DOC_INLINE_HTML_INT_H

#include <stdbool.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"
#include "theme_int.h"

enum html_effect {
    HTML_AS_TEXT, /* no tag at all */
    HTML_NOTHING, /* without meaning for the look */
    HTML_BREAK,   /* a line ends */
    HTML_BLOCK,   /* a block begins or ends */
    HTML_SIGN,    /* a sign stands for what cannot be shown: "^" for raised text, "_" for lowered */
    HTML_IMAGE,   /* shown by its words, see html_image_words */
    HTML_ROLE     /* the text up to the closing tag plays a role */
};

struct html_tag {
    enum html_effect effect;
    enum role role;
    const char *sign;
    bool closing;
};

/* What one tag ("<br/>", "</b>", "<!-- … -->"), given with its brackets, does. */
struct html_tag html_tag_read(str tag);
/* Appends what stands for an <img> tag: its alternative text and the name of its file. */
void html_image_words(struct buf *out, str tag);
/* The name of the file that an image's address ends with, without folders and what follows '?'. */
str image_name(str url);
/* Appends the character that an entity at the start of `html` stands for; returns its bytes, 0 when there is none, or
 * not one of the commonest. */
size_t html_entity(struct buf *out, str html);
/* Appends the words of a piece of HTML: lines as the tags make them, the commonest entities decoded. */
void html_words(struct buf *out, str html);

#endif
