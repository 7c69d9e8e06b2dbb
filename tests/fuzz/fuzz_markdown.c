/* Trees, outlines and rendering of any bytes at all. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "grill/doc/markdown.h"
#include "grill/doc/outline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void check_outline(struct arena *arena, str text)
{
    struct diags diags;
    diags_init(&diags, arena);
    struct outline outline = outline_read(arena, text, STR("fuzz"), 1, &diags);
    for (uint32_t i = 0; i < outline.block_count; i++) {
        const struct block *block = &outline.blocks[i];
        require(block->line >= 1 && block->line <= block->last && block->last <= outline.line_count);
        require(block->end > i && block->end <= outline.block_count);
        require(block->parent == OUTLINE_NONE ||
                (block->parent < i && outline.blocks[block->parent].end >= block->end));
        require(block->parent == OUTLINE_NONE || outline.blocks[block->parent].last >= block->last);
        for (uint32_t n = block->line; n <= block->last; n++)
            require(outline_content(&outline, i, n).len <= outline_line(&outline, n).len);
    }
    diags_release(&diags);
}

static void check_tree(struct arena *arena, str text, unsigned flags)
{
    struct node *document = markdown_parse_with(arena, text, flags);
    unsigned depth = 0;
    for (const struct node *node = document; node;) {
        require(node->kind < NODE_KIND_COUNT);
        require(!node->last || !node->last->next);
        if (node->first) {
            require(node->first->parent == node && ++depth < 1000);
            node = node->first;
            continue;
        }
        for (; node != document && !node->next; depth--)
            node = node->parent;
        node = node == document ? NULL : node->next;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = {(const char *)data, size};
    struct arena arena;
    arena_init(&arena);
    check_outline(&arena, text);
    check_tree(&arena, text, size % 2 ? MARKDOWN_CLOZE : 0);
    markdown_parse_inlines(&arena, text);
    arena_release(&arena);
    return 0;
}
