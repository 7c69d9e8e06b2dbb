/* Pipe tables: cmark has none, so each is taken out of the text as one line and its cells are parsed afterwards. */
#include <string.h>

#include "grill/doc/outline.h"
#include "grill/doc/table.h"
#include "skeleton_int.h"
#include "tree_int.h"

static bool may_have_table(str text)
{
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        line = str_skip(line, skeleton_prefix(line, NULL));
        /* The prefix may have taken dashes that belong to the delimiters. */
        if (str_find_byte(line, '|', 0) >= 0 && str_find_byte(line, '-', 0) >= 0)
            return true;
    }
    return false;
}

/* ---- taking out ----------------------------------------------------------------------------------------------- */

static void add_row(struct arena *arena, struct node *table, str line, const enum node_align *aligns, size_t columns)
{
    str cells[TABLE_COLUMNS] = {0};
    size_t count = table_split(line, cells, TABLE_COLUMNS);
    struct node *row = node_new(arena, NODE_ROW);

    if (count == 0)
        cells[0] = str_trim(line);
    /* What is too much goes into the last cell, so that nothing is lost. */
    if (count > columns) {
        str last = cells[(count < TABLE_COLUMNS ? count : TABLE_COLUMNS) - 1];
        cells[columns - 1].len = (size_t)(last.ptr + last.len - cells[columns - 1].ptr);
    }
    for (size_t i = 0; i < columns; i++) {
        struct node *cell = node_new(arena, NODE_CELL);
        cell->align = (unsigned char)aligns[i];
        cell->text = cells[i];
        node_append(row, cell);
    }
    node_append(table, row);
}

static struct node *read_table(struct arena *arena, const struct outline *outline, uint32_t i)
{
    const struct block *block = &outline->blocks[i];
    enum node_align aligns[TABLE_COLUMNS] = {0};
    struct node *table = node_new(arena, NODE_TABLE);
    size_t columns = table_delimiters(outline_content(outline, i, block->line + 1), aligns, TABLE_COLUMNS);

    for (uint32_t n = block->line; n <= block->last; n++)
        if (n != block->line + 1)
            add_row(arena, table, outline_content(outline, i, n), aligns, columns);
    return table;
}

static void fold_one(struct shield *shield, struct buf *out, const struct outline *outline, uint32_t i, unsigned line)
{
    const struct block *block = &outline->blocks[i];
    str header = outline_line(outline, block->line), content = outline_content(outline, i, block->line);

    buf_add(out, str_slice(header, 0, (size_t)(str_trim_left(content).ptr - header.ptr)));
    struct node *table = read_table(shield->arena, outline, i);
    table->line = line_map_before(&shield->math, block->line);
    shield_add(shield, out, MASK_TABLE)->table = table;
    buf_add_byte(out, '\n');
    line_map_add(&shield->tables, line, block->last - block->line);
}

static void fold_all(struct shield *shield, struct buf *out, const struct outline *outline)
{
    uint32_t line = 1, written = 1;

    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        if (block->kind != BLOCK_TABLE)
            continue;
        buf_add(out, str_slice(outline->text, outline->lines[line - 1], outline->lines[block->line - 1]));
        written += block->line - line;
        fold_one(shield, out, outline, i, written++);
        line = block->last + 1;
    }
    if (outline->line_count)
        buf_add(out, str_skip(outline->text, outline->lines[line - 1]));
}

str table_fold(struct shield *shield, str text)
{
    struct arena scratch;
    struct diags diags;
    struct buf out;

    if (!may_have_table(text))
        return text;
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    buf_init(&out);
    struct outline outline = outline_read(&scratch, text, STR(""), 1, &diags);
    fold_all(shield, &out, &outline);
    str result = arena_copy(shield->arena, buf_str(&out));
    buf_release(&out);
    diags_release(&diags);
    arena_release(&scratch);
    return result;
}

/* ---- filling in ----------------------------------------------------------------------------------------------- */

/* A cell becomes a paragraph of its own. An escaped bar is a bar even in code. */
static void add_cell_source(struct buf *out, str cell)
{
    buf_add_z(out, MASK_NOTHING);
    while (cell.len) {
        ptrdiff_t at = str_find(cell, STR("\\|"), 0);
        buf_add(out, str_slice(cell, 0, at < 0 ? cell.len : (size_t)at));
        cell = str_skip(cell, at < 0 ? cell.len : (size_t)at + 1);
    }
    buf_add_z(out, "\n\n");
}

static struct node *next_cell(struct node *cell)
{
    if (cell->next)
        return cell->next;
    return cell->parent->next ? cell->parent->next->first : NULL;
}

static void fill_one(const struct tree *tree, const struct shield *shield, struct node *table)
{
    struct buf source;

    buf_init(&source);
    for (struct node *cell = table->first->first; cell; cell = next_cell(cell))
        add_cell_source(&source, cell->text);
    struct node *document = tree_convert(tree, shield, buf_str(&source), 0);
    buf_release(&source);
    struct node *paragraph = document ? document->first : NULL;
    for (struct node *cell = table->first->first; cell; cell = next_cell(cell)) {
        str raw = cell->text;
        cell->text = (str){0};
        if (!paragraph) {
            node_append_text(tree->arena, cell, shield_restore(shield, raw, false));
            continue;
        }
        node_take_inlines(tree->arena, cell, paragraph);
        paragraph = paragraph->next;
    }
}

void table_fill(const struct tree *tree, const struct shield *shield, struct node *document)
{
    bool any = false;
    for (size_t i = 0; i < shield->count; i++)
        any = any || shield->masks[i].kind == MASK_TABLE;
    for (struct node *node = any ? document : NULL; node;) {
        bool table = node->kind == NODE_TABLE;
        if (table)
            fill_one(tree, shield, node);
        bool deeper = !table && node->first && node_is_block(node->first->kind);
        node = deeper ? node->first : node_skip(node, document);
    }
}
