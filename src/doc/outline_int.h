/*
 * The blocks of an outline while it grows, section by section.
 */
#ifndef GRILL_DOC_OUTLINE_INT_H
#define GRILL_DOC_OUTLINE_INT_H

#include "grill/base/buf.h"
#include "grill/doc/outline.h"
#include "markdown_int.h"

struct builder {
    struct outline outline; /* its blocks are on the heap until the end */
    struct block *blocks;
    size_t cap;
    uint32_t open; /* the container that is being filled, or OUTLINE_NONE */
    uint32_t base; /* lines before the section that is being read */
    uint32_t next; /* the line after that section */
    uint32_t last; /* the last block that stands at the top, or OUTLINE_NONE */
    bool first;    /* nothing of the section has been added yet */
    bool in_text;  /* the section begins in the middle of a paragraph */
    struct buf scratch;
};

/* Adds what cmark saw in the section; see struct block_visitor. */
void builder_enter(void *builder, const struct seen_block *block);
void builder_leave(void *builder);

/* The line after the last block at the top, when that is a fence or HTML that was still open at the end of the section
 * and goes on; otherwise the line after the section. */
uint32_t builder_finish_section(struct builder *builder);
/* Whether a numbered item may follow the section: a list stands at its end. */
bool builder_ends_in_list(const struct builder *builder);
/* Whether a line of text may follow the section without an empty line between: then it continues a paragraph. */
bool builder_ends_in_paragraph(const struct builder *builder);

/* Takes back what was added since the mark, which must stand between two sections. */
struct builder_mark {
    uint32_t count;
    uint32_t last;
    struct block last_block; /* a section may lengthen the list before it */
};
struct builder_mark builder_mark(const struct builder *builder);
void builder_rewind(struct builder *builder, const struct builder_mark *mark);

/* Adds the whole section as one paragraph. */
void builder_add_plain(struct builder *builder);

/* How many lines at the start of a paragraph's content are link definitions. */
size_t reference_lines(str content);

#endif
