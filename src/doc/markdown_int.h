/*
 * What markdown.c, the door to cmark, shows to the rest of this folder: blocks without cmark's types.
 */
#ifndef GRILL_DOC_MARKDOWN_INT_H
#define GRILL_DOC_MARKDOWN_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/str.h"
#include "grill/doc/outline.h"
#include "room_int.h"

/* A block as cmark saw it. Its last line is not among what cmark can be trusted with. */
struct seen_block {
    enum block_kind kind;
    uint8_t level;
    bool ordered;
    bool has_info;  /* CODE: a fence with an info string */
    uint32_t line;  /* in the text that was parsed, from 1 */
    uint32_t last;  /* only good for PARAGRAPH */
    uint32_t start; /* bytes before the block on that line */
    str literal;    /* CODE, HTML: the content */
};

struct block_visitor {
    void (*enter)(void *context, const struct seen_block *block);
    void (*leave)(void *context); /* called for LIST, ITEM and QUOTE only */
    void *context;
};

/* Parses `text` in `room` and visits its blocks in document order. Returns false, perhaps after having visited some,
 * when the room's budget is exceeded. */
bool markdown_visit_blocks(struct room *room, str text, const struct block_visitor *visitor);

#endif
