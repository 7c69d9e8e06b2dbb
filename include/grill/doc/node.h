/*
 * node: the document tree, which everything that is shown is rendered from.
 *
 * The kinds are CommonMark's, and tables, mathematics, folded details, task marks, strike-through and cloze holes.
 * A tree lives in one arena, is never shared between documents, and holds text that is still untrusted: renderers make
 * it safe on the way out.
 */
#ifndef GRILL_DOC_NODE_H
#define GRILL_DOC_NODE_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

enum node_kind {
    /* blocks */
    NODE_DOCUMENT,
    NODE_HEADING, /* level 1..6; url: its name in the page, or empty */
    NODE_PARAGRAPH,
    NODE_LIST, /* ordered, start, tight, plain */
    NODE_ITEM, /* task */
    NODE_QUOTE,
    NODE_CODE_BLOCK, /* text; info in `title` */
    NODE_HTML_BLOCK, /* text */
    NODE_RULE,
    NODE_TABLE, /* children: ROW, the first one the header; align in the cells */
    NODE_ROW,
    NODE_CELL,       /* align; children are inlines */
    NODE_MATH_BLOCK, /* text: LaTeX without its delimiters */
    NODE_DETAILS,    /* first child: SUMMARY */
    NODE_SUMMARY,    /* children are inlines */
    /* inlines */
    NODE_TEXT, /* text */
    NODE_SOFT_BREAK,
    NODE_HARD_BREAK,
    NODE_CODE, /* text */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKE,
    NODE_LINK,  /* url, title */
    NODE_IMAGE, /* url, title; children are the alternative text */
    NODE_MATH,  /* text: LaTeX without its delimiters */
    NODE_HTML,  /* text: one tag as written */
    NODE_CLOZE, /* a hole; children are what is hidden */
    NODE_KIND_COUNT
};

enum node_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };
enum node_task { TASK_NONE, TASK_OPEN, TASK_DONE };

struct node {
    enum node_kind kind;
    unsigned char level; /* HEADING */
    unsigned char align; /* CELL: enum node_align */
    unsigned char task;  /* ITEM: enum node_task */
    bool ordered;        /* LIST */
    bool tight;          /* LIST */
    bool plain;          /* LIST: items have no marks; their first lines stand out to the left instead */
    bool display;        /* MATH: written as $$…$$ or \[…\] inside a paragraph */
    int start;           /* LIST: number of its first item */
    unsigned line;       /* blocks: first line in the parsed text, from 1; 0 when unknown */
    str text;
    str url;
    str title;
    struct node *parent;
    struct node *first;
    struct node *last;
    struct node *next;
};

struct node *node_new(struct arena *arena, enum node_kind kind);
void node_append(struct node *parent, struct node *child);
/* Moves all children of `from` to the end of `to`. */
void node_move_children(struct node *to, struct node *from);
/* A text node appended to `parent`. */
struct node *node_append_text(struct arena *arena, struct node *parent, str text);
bool node_is_block(enum node_kind kind);
/* The node after this one in reading order, inside of `root`; NULL at the end. node_skip leaves out its children. */
struct node *node_next(const struct node *node, const struct node *root);
struct node *node_skip(const struct node *node, const struct node *root);
/* The words of a tree without any markup, blanks for breaks, alternative text for images, LaTeX as written: for
 * searching and folding. */
void node_plain_text(struct buf *out, const struct node *node);

#endif
