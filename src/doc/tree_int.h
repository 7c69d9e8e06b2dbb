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

enum { TREE_DEPTH = 128 /* inlines inside each other; deeper ones stand in their parent's place */ };

struct tree {
    struct arena *arena;
    struct room *room; /* where cmark works */
    unsigned flags;    /* enum markdown_flag */
    bool fragment;     /* the text comes from an HTML block: it is not expanded again */
};

/* markdown.c: the whole tree of a text. */
struct node *tree_parse(const struct tree *tree, str text);
/* markdown.c: its inlines, as children of a paragraph. */
struct node *tree_parse_inlines(const struct tree *tree, str text);
/* markdown.c: what cmark makes of a shielded text; NULL when the room is too small for it. */
struct node *tree_convert(const struct tree *tree, const struct shield *shield, str text);

/* fold.c: the text with a mask of one line for each table, whose cells hold their source in `text`. */
str table_fold(struct shield *shield, str text);
/* fold.c: turns the source of all cells in a tree into inlines. `text` is what cmark saw. */
void table_fill(const struct tree *tree, const struct shield *shield, struct node *document, str text);

/* finish.c: what remains to be done for a node whose children are complete. */
void node_finish(const struct tree *tree, struct node *node);

/* inlines.c: pairs tags and marks among the children of a node. */
void inlines_finish(struct arena *arena, struct node *parent, unsigned flags);
/* inlines.c: what a single tag becomes: a break, an image, markup to be paired; NULL for one that means nothing. */
struct node *inline_tag(struct arena *arena, str tag);

/* html_blocks.c: replaces the HTML blocks in a tree by what they mean. */
void html_expand(const struct tree *tree, struct node *document);

#endif
