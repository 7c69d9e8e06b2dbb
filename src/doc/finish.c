/* What remains to be done for a node of cmark's when its children are complete. */
#include "tree_int.h"

static void finish_item(struct node *item)
{
    struct node *paragraph = item->first;
    if (!paragraph || paragraph->kind != NODE_PARAGRAPH || !paragraph->first || paragraph->first->kind != NODE_TEXT)
        return;
    str *text = &paragraph->first->text;
    bool open = str_starts(*text, STR("[ ] ")), done = str_starts_nocase(*text, STR("[x] "));
    if (!open && !done)
        return;
    item->task = open ? TASK_OPEN : TASK_DONE;
    *text = str_skip(*text, 4);
}

/* A paragraph that is one display formula is a block of its own. */
static bool becomes_math(struct node *paragraph)
{
    const struct node *only = paragraph->first;
    if (!only || only->next || only->kind != NODE_MATH || !only->display)
        return false;
    paragraph->kind = NODE_MATH_BLOCK;
    paragraph->text = only->text;
    paragraph->first = paragraph->last = NULL;
    return true;
}

/* The last child of a paragraph may be a table: it becomes a block after the text before it, or takes the paragraph's
 * place when there is none. */
static void part_table(struct node *paragraph)
{
    struct node *table = paragraph->last, *before = NULL, *parent = paragraph->parent;

    if (!table || table->kind != NODE_TABLE)
        return;
    for (struct node *child = paragraph->first; child != table; child = child->next)
        if (child->next != table || child->kind != NODE_SOFT_BREAK)
            before = child;
    paragraph->last = before;
    if (before)
        before->next = NULL;
    else
        paragraph->first = NULL;
    if (before) {
        node_append(parent, table);
        return;
    }
    paragraph->kind = NODE_TABLE;
    paragraph->line = table->line;
    node_move_children(paragraph, table);
}

void node_finish(const struct tree *tree, struct node *node)
{
    if (node->kind == NODE_CODE_BLOCK && str_eq_nocase(node->title, STR("math"))) {
        node->kind = NODE_MATH_BLOCK;
        node->text = str_trim(node->text);
        node->title = (str){0};
    }
    if (node->kind == NODE_ITEM)
        finish_item(node);
    if (node->kind == NODE_PARAGRAPH)
        part_table(node);
    if (node->kind == NODE_PARAGRAPH && becomes_math(node))
        return;
    if (node->first && !node_is_block(node->first->kind))
        inlines_finish(tree->arena, node, tree->flags);
}

void node_take_inlines(struct arena *arena, struct node *to, struct node *paragraph)
{
    if (paragraph->kind != NODE_MATH_BLOCK) {
        node_move_children(to, paragraph);
        return;
    }
    struct node *math = node_new(arena, NODE_MATH);
    math->text = paragraph->text;
    math->display = true;
    node_append(to, math);
}
