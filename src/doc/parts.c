/* Long texts are parsed part by part, cut where a block begins at the top: cmark takes thirty times its input. */
#include <string.h>

#include "grill/doc/outline.h"
#include "tree_int.h"

enum {
    REFERENCE_BYTES = 1 << 16, /* link definitions that every part gets to know */
    DETAILS_BYTES = 1 << 22    /* <details> are not cut apart, unless they are longer than this */
};

static unsigned count(str text, str word)
{
    unsigned times = 0;
    for (ptrdiff_t at = str_find(text, word, 0); at >= 0; at = str_find(text, word, (size_t)at + word.len))
        times++;
    return times;
}

static str block_text(const struct outline *outline, const struct block *block)
{
    return str_slice(outline->text, outline->lines[block->line - 1], outline->lines[block->last]);
}

/* How many <details> are open after a block, when `open` are before it. */
static unsigned details_after(const struct outline *outline, const struct block *block, unsigned open)
{
    if (block->kind != BLOCK_HTML)
        return open;
    str html = block_text(outline, block);
    unsigned opened = open + count(html, STR("<details")), closed = count(html, STR("</details"));
    return opened > closed ? opened - closed : 0;
}

str references_find(struct arena *arena, str text)
{
    struct buf out;

    buf_init(&out);
    for (str rest = text; rest.ptr && out.len < REFERENCE_BYTES;) {
        str line = str_cut(&rest, '\n');
        if (!str_starts(str_trim_left(line), STR("[")) || !str_contains(line, STR("]:")))
            continue;
        buf_add(&out, str_trim(line));
        buf_add_byte(&out, '\n');
    }
    str result = out.len ? arena_copy(arena, buf_str(&out)) : (str){0};
    buf_release(&out);
    return result;
}

/* What follows an unclosed fence or comment would be part of it. */
static bool ends_open(const struct block *last)
{
    return last && (last->open || last->kind == BLOCK_HTML);
}

static void visit_parts(const struct outline *outline, part_visit *visit, void *context)
{
    size_t start = 0;
    uint32_t line = 1;
    unsigned details = 0;
    const struct block *before = NULL;

    for (uint32_t i = 0; i < outline->block_count; i = outline->blocks[i].end) {
        const struct block *block = &outline->blocks[i];
        size_t at = outline->lines[block->line - 1];
        if (at - start >= PART_BYTES && (details == 0 || at - start >= DETAILS_BYTES)) {
            struct part part = {str_slice(outline->text, start, at), line, ends_open(before)};
            visit(context, &part);
            start = at;
            line = block->line;
            details = 0;
        }
        details = details_after(outline, block, details);
        before = block;
    }
    struct part part = {str_skip(outline->text, start), line, ends_open(before)};
    visit(context, &part);
}

void parts_each(str text, part_visit *visit, void *context)
{
    struct part whole = {text, 1, false};
    struct arena scratch;
    struct diags diags;

    if (text.len <= PART_BYTES || text.len >= UINT32_MAX) {
        visit(context, &whole);
        return;
    }
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    struct outline outline = outline_read(&scratch, text, STR(""), 1, &diags);
    visit_parts(&outline, visit, context);
    diags_release(&diags);
    arena_release(&scratch);
}
