#include "grill/doc/node.h"

struct node *node_new(struct arena *arena, enum node_kind kind)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = kind;
    return node;
}

void node_append(struct node *parent, struct node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_move_children(struct node *to, struct node *from)
{
    if (!from->first)
        return;
    for (struct node *child = from->first; child; child = child->next)
        child->parent = to;
    if (to->last)
        to->last->next = from->first;
    else
        to->first = from->first;
    to->last = from->last;
    from->first = from->last = NULL;
}

struct node *node_append_text(struct arena *arena, struct node *parent, str text)
{
    struct node *node = node_new(arena, NODE_TEXT);
    node->text = text;
    node_append(parent, node);
    return node;
}

bool node_is_block(enum node_kind kind)
{
    return kind < NODE_TEXT;
}

/* Blocks are parted by line feeds, cells by blanks. */
static void add_separator(struct buf *out, size_t start, char separator)
{
    if (out->len > start && out->ptr[out->len - 1] != ' ' && out->ptr[out->len - 1] != '\n')
        buf_add_byte(out, separator);
}

static void add_words(struct buf *out, size_t start, const struct node *node)
{
    switch (node->kind) {
    case NODE_TEXT:
    case NODE_CODE:
    case NODE_MATH:
        buf_add(out, node->text);
        break;
    case NODE_CODE_BLOCK:
    case NODE_MATH_BLOCK:
    case NODE_HTML_BLOCK:
        add_separator(out, start, '\n');
        buf_add(out, str_trim_right(node->text));
        break;
    case NODE_SOFT_BREAK:
    case NODE_HARD_BREAK:
    case NODE_CELL:
        add_separator(out, start, ' ');
        break;
    case NODE_DOCUMENT:
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_ITEM:
    case NODE_QUOTE:
    case NODE_RULE:
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_DETAILS:
    case NODE_SUMMARY:
        add_separator(out, start, '\n');
        break;
    case NODE_EMPHASIS:
    case NODE_STRONG:
    case NODE_STRIKE:
    case NODE_LINK:
    case NODE_IMAGE:
    case NODE_HTML:
    case NODE_CLOZE:
    case NODE_KIND_COUNT:
        break;
    }
}

struct node *node_skip(const struct node *node, const struct node *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct node *node_next(const struct node *node, const struct node *root)
{
    return node->first ? node->first : node_skip(node, root);
}

void node_plain_text(struct buf *out, const struct node *root)
{
    size_t start = out->len;

    for (const struct node *node = root; node; node = node_next(node, root))
        add_words(out, start, node);
}
