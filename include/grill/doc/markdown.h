/*
 * markdown: the door to cmark.
 *
 * Two ways in: a whole tree, for showing a card or a sheet, and an outline of the blocks only (outline.h), for loading
 * large files. Both shield mathematics, cap nesting (cmark 0.30 is quadratic on deep containers) and allocate from an
 * arena, so that no input can make cmark abort or exhaust memory.
 */
#ifndef GRILL_DOC_MARKDOWN_H
#define GRILL_DOC_MARKDOWN_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/doc/node.h"

/* The tree of a Markdown text (valid UTF-8, as text_decode gives it). Never NULL: text that is refused (nested beyond
 * 100 containers) comes back as a code block. The tree's views point into `text` or the arena. */
struct node *markdown_parse(struct arena *arena, str text);
/* The inlines of one line or paragraph, as children of a PARAGRAPH node. */
struct node *markdown_parse_inlines(struct arena *arena, str text);

#endif
