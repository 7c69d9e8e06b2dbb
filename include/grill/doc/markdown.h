/*
 * markdown: the door to cmark.
 *
 * Two ways in: a whole tree, for showing a card or a sheet, and an outline of the blocks only (outline.h), for loading
 * large files. Both shield mathematics, cap nesting (cmark 0.30 is quadratic on deep containers) and allocate from an
 * arena, so that no input can make cmark abort or exhaust memory.
 *
 * Beyond CommonMark the tree has pipe tables, task marks, ~~strike-through~~, mathematics ($…$, $$…$$, $`…`$, \(…\),
 * \[…\], LaTeX environments, ```math), <details>, and on request cloze holes. Simple HTML becomes what it means; tags
 * that HTML does not know (`List<String>`) are text; comments are dropped.
 */
#ifndef GRILL_DOC_MARKDOWN_H
#define GRILL_DOC_MARKDOWN_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/doc/node.h"

enum markdown_flag {
    MARKDOWN_CLOZE = 1 /* ==x== and {{x}} are holes */
};

/* The tree of a Markdown text (valid UTF-8, as text_decode gives it). Never NULL: text that is refused (nested beyond
 * 100 containers) comes back as a code block. The tree's views point into `text` or the arena. No node is deeper than a
 * few hundred levels. */
struct node *markdown_parse(struct arena *arena, str text);
/* The same with flags, which are members of enum markdown_flag or-ed together. */
struct node *markdown_parse_with(struct arena *arena, str text, unsigned flags);
/* The same for texts of any size, part by part: `visit` is called with one document after the other, each made of whole
 * blocks of the top, and gone when it returns. Memory is bounded by the largest part, a quarter of a megabyte of text
 * unless a single block is longer. */
typedef void markdown_visit(void *context, struct node *document);
void markdown_each(str text, unsigned flags, markdown_visit *visit, void *context);

/* The inlines of one line or paragraph, as children of a PARAGRAPH node. */
struct node *markdown_parse_inlines(struct arena *arena, str text);

/* Bytes of the formula that begins at offset `at` of a line or paragraph, marks and all; 0 when none does. */
size_t markdown_math_size(str text, size_t at);

#endif
