/*
 * The steps from a Markdown text to a tree. markdown.c calls them in this order: formulas and tables are taken out of
 * the text, cmark reads what is left, the inlines of each paragraph are finished, tables are filled, HTML is expanded.
 */
#ifndef GRILL_DOC_TREE_INT_H
#define GRILL_DOC_TREE_INT_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/doc/node.h"
#include "room_int.h"
#include "shield_int.h"

enum {
    TREE_DEPTH = 128,    /* inlines inside each other; deeper ones stand in their parent's place */
    PART_BYTES = 1 << 18 /* a part of a long text ends at the first block after so many */
};

struct tree {
    struct arena *arena;
    struct room *room; /* where cmark works */
    unsigned flags;    /* enum markdown_flag */
    bool fragment;     /* the text comes from an HTML block: it is not expanded again */
    str references;    /* link definitions that stand elsewhere */
};

/* parts.c: a piece of a long text. */
struct part {
    str text;
    unsigned line;  /* its first line in the whole */
    bool ends_open; /* nothing can be put behind it: its last block would swallow that */
};

typedef void part_visit(void *context, const struct part *part);
/* parts.c: calls `visit` for the parts of a text in turn, just once for most texts. */
void parts_each(str text, part_visit *visit, void *context);
/* parts.c: the lines of a text that look like link definitions. */
str references_find(struct arena *arena, str text);

/* markdown.c: the whole tree of a text. */
struct node *tree_parse(const struct tree *tree, const struct part *part);
/* markdown.c: its inlines, as children of a paragraph. */
struct node *tree_parse_inlines(const struct tree *tree, str text);
/* markdown.c: what cmark makes of a shielded text, whose lines come after `lines` others; NULL when the room is too
 * small for it. */
struct node *tree_convert(const struct tree *tree, const struct shield *shield, str text, unsigned lines);

/* fold.c: the text with a mask of one line for each table, whose cells hold their source in `text`. */
str table_fold(struct shield *shield, str text);
/* fold.c: turns the source of all cells in a tree into inlines. */
void table_fill(const struct tree *tree, const struct shield *shield, struct node *document);

/* finish.c: what remains to be done for a node whose children are complete. */
void node_finish(const struct tree *tree, struct node *node);
/* Moves the inlines of a paragraph. If it became a formula, that is among inlines again. */
void node_take_inlines(struct arena *arena, struct node *to, struct node *paragraph);

/* inlines.c: pairs tags and marks among the children of a node. */
void inlines_finish(struct arena *arena, struct node *parent, unsigned flags);
/* inlines.c: what a single tag becomes: a break, an image, markup to be paired; NULL for one that means nothing. */
struct node *inline_tag(struct arena *arena, str tag);

/* html_blocks.c: replaces the HTML blocks in a tree by what they mean. */
void html_expand(const struct tree *tree, struct node *document);

#endif
