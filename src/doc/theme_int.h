/*
 * theme: how the parts of a document look on a terminal: colours and attributes by role, drawing characters by use.
 *
 * A piece of text can play several roles at once (strong inside a link inside a heading), so roles are bits of a set
 * and each contributes its part of the escape sequence. To add a theme: 1. a member of enum render_theme, 2. a column
 * of the table in theme.c, 3. its name where the command line reads it.
 */
#ifndef GRILL_DOC_THEME_INT_H
#define GRILL_DOC_THEME_INT_H

#include <stdint.h>

#include "grill/base/buf.h"
#include "grill/doc/render.h"

enum role {
    ROLE_TITLE,      /* headings of level 1 */
    ROLE_HEADING,    /* of level 2 */
    ROLE_SUBHEADING, /* of level 3 and deeper */
    ROLE_STRONG,
    ROLE_EMPHASIS,
    ROLE_STRIKE,
    ROLE_CODE,
    ROLE_LINK,
    ROLE_REFERENCE, /* the number of a link, and its address */
    ROLE_IMAGE,
    ROLE_MATH,
    ROLE_CLOZE,
    ROLE_MARK,  /* bullets and numbers of lists */
    ROLE_DONE,  /* the mark of a finished task */
    ROLE_FRAME, /* lines of tables, quotes, code and rules */
    ROLE_TABLE_HEAD,
    ROLE_COMMENT, /* in code, as the next ones */
    ROLE_STRING,
    ROLE_KEYWORD,
    ROLE_DIM, /* what grill itself says, as the next ones */
    ROLE_GOOD,
    ROLE_BAD,
    ROLE_ACCENT,
    ROLE_COUNT
};

#define ROLE_BIT(role) (UINT32_C(1) << (role))

/* Appends the escape sequence that switches from nothing to this set of roles; nothing for the empty set. */
void theme_add(struct buf *out, enum render_theme theme, uint32_t roles);
/* Appends the sequence that ends every role. */
void theme_reset(struct buf *out);

enum glyph {
    GLYPH_BULLET_1,
    GLYPH_BULLET_2,
    GLYPH_BULLET_3,
    GLYPH_QUOTE,
    GLYPH_CODE,
    GLYPH_CODE_MORE, /* a line of code goes on here */
    GLYPH_TITLE_RULE,
    GLYPH_RULE,
    GLYPH_COLUMN,
    GLYPH_CROSS_TOP,
    GLYPH_CROSS,
    GLYPH_CROSS_BOTTOM,
    GLYPH_DONE,
    GLYPH_OPEN,
    GLYPH_HOLE,
    GLYPH_COUNT
};

/* The drawing character; all take one cell, GLYPH_DONE, GLYPH_OPEN and GLYPH_HOLE aside. */
str glyph(enum glyph glyph, bool ascii);

#endif
