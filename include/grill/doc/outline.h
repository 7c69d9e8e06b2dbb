/*
 * outline: the blocks of a Markdown file as a flat list with their places, without a tree.
 *
 * Blocks stand in document order; the descendants of block i are i + 1 up to, not including, blocks[i].end. Lines are
 * cmark's, which are right for blocks; columns and inline positions are not taken from it, because they are not.
 * A file is fed to cmark in sections (cut where a line at the left margin certainly starts a new top-level block), so
 * that the memory needed is a few times the input, not thirty times.
 */
#ifndef GRILL_DOC_OUTLINE_H
#define GRILL_DOC_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"

enum block_kind {
    BLOCK_HEADING, /* level */
    BLOCK_PARAGRAPH,
    BLOCK_LIST, /* ordered, number of the first item */
    BLOCK_ITEM, /* ordered, number, as written */
    BLOCK_QUOTE,
    BLOCK_CODE, /* fenced or indented */
    BLOCK_HTML,
    BLOCK_RULE,
    BLOCK_TABLE, /* a paragraph whose lines form a pipe table */
    BLOCK_MATH,  /* a paragraph that is one display formula */
    BLOCK_KIND_COUNT
};

struct block {
    uint8_t kind;     /* enum block_kind */
    uint8_t level;    /* HEADING: 1..6 */
    bool ordered : 1; /* LIST, ITEM: numbered */
    bool setext : 1;  /* HEADING: underlined; CODE: fenced */
    bool open : 1;    /* CODE: a fence that is never closed: it ends with its container or the file */
    int32_t number;   /* ITEM: its number as written; LIST: that of the first item */
    uint32_t parent;  /* index of the container, or OUTLINE_NONE at the top */
    uint32_t end;     /* one past the last descendant */
    uint32_t line;    /* first line, from 1 */
    uint32_t last;    /* last line, included */
    uint16_t indent;  /* columns (tabs to multiples of 4) before the block on its first line: before the mark of a LIST,
                       * ITEM, QUOTE or HEADING, before the text of others */
    uint16_t depth;   /* containers around it */
};

#define OUTLINE_NONE UINT32_MAX

struct outline {
    str text;              /* what was read; line offsets point into it */
    const uint32_t *lines; /* lines[n - 1] is the offset of line n; lines[line_count] is the length of the text */
    uint32_t line_count;
    const struct block *blocks;
    uint32_t block_count;
};

/* The outline of a Markdown text of less than 4 GiB. Everything lives in the arena. Unclosed fences, nesting beyond the
 * limit and the like are reported to `diags`, with `file` as the name and `first_line` as the number of the text's
 * first line in it. */
struct outline outline_read(struct arena *arena, str text, str file, unsigned first_line, struct diags *diags);

/* Line `n` (from 1) without its line feed. */
str outline_line(const struct outline *outline, uint32_t n);
/* What of line `n` belongs to block `i`: without the indentation and marks of the containers around it. For a container
 * these are those around it, too: its own mark is part of it. A tab that is only partly indentation is left out. */
str outline_content(const struct outline *outline, uint32_t i, uint32_t n);

#endif
