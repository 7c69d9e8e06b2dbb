/*
 * shield: what must not be read as Markdown is taken out of a text before cmark sees it and put back afterwards.
 *
 * In its place stands a mask: U+1BC9F, the number of the mask, U+1BC9F. To cmark this is a word between punctuation
 * marks, as a formula between dollars is. Escaped signs of the marks that cmark does not know ("\~~") are masked, too:
 * cmark would leave no trace of their having been escaped. A mask without a number stands for nothing: it keeps a line
 * from beginning a block. When that character itself occurs in the text, it is masked, too.
 */
#ifndef GRILL_DOC_SHIELD_INT_H
#define GRILL_DOC_SHIELD_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"
#include "grill/doc/node.h"

/* Stands before text that shall not begin a block. */
#define MASK_NOTHING "\U0001BC9F\U0001BC9F"

enum mask_kind { MASK_NONE, MASK_LITERAL, MASK_ESCAPE, MASK_MATH, MASK_TABLE };

struct mask {
    enum mask_kind kind;
    bool display;       /* MATH */
    str raw;            /* as written */
    str body;           /* MATH: the LaTeX; ESCAPE: the escaped character */
    struct node *table; /* TABLE: its rows and cells, still empty */
};

/* Lines that were joined to the one before: from line `line` of the new text on, `joined` have been lost in all. */
struct joined_lines {
    unsigned line;
    unsigned joined;
};

struct line_map {
    struct joined_lines *items; /* on the heap */
    size_t count;
    size_t cap;
};

struct shield {
    struct arena *arena;
    struct mask *masks; /* on the heap */
    size_t count;
    size_t cap;
    struct line_map math;   /* lines joined by formulas */
    struct line_map tables; /* lines joined after that, by tables */
    bool has_nothing;       /* the text to shield already has masks that stand for nothing */
};

void shield_init(struct shield *shield, struct arena *arena);
void shield_release(struct shield *shield);

/* Appends a mask to the text and returns what to fill in. */
struct mask *shield_add(struct shield *shield, struct buf *out, enum mask_kind kind);
/* `text` with all mathematics masked, in the arena, or `text` itself. */
str shield_math(struct shield *shield, str text);

/* Cuts the next piece off `*rest`: text (returns NULL, `*piece` is it) or a mask; call while rest->len. */
const struct mask *shield_cut(const struct shield *shield, str *rest, str *piece);
/* What was written before shielding, in the arena; with `read`, as a reader of Markdown reads escapes. */
str shield_restore(const struct shield *shield, str text, bool read);

void line_map_add(struct line_map *map, unsigned line, unsigned joined);
/* The line before the joining, from one after it. */
unsigned line_map_before(const struct line_map *map, unsigned line);
/* The line in the text as it was given, from one in the text that cmark saw. */
unsigned shield_line(const struct shield *shield, unsigned line);

#endif
