#include "grill/report/condense.h"

/* A first paragraph of up to so many bytes stands whole; a longer one is cut after its first sentence. */
enum { LINE_BYTES = 220, SENTENCE_MIN = 40, LIST_ITEMS = 8 };

static size_t plain_length(const struct node *node)
{
    struct buf text;
    buf_init(&text);
    node_plain_text(&text, node);
    size_t length = text.len;
    buf_release(&text);
    return length;
}

/* Where the first sentence of a text ends: after a full stop and before a blank; 0 when it does not. */
static size_t sentence_end(str text, size_t from)
{
    for (size_t i = from; i + 1 < text.len; i++) {
        bool stop = text.ptr[i] == '.' || text.ptr[i] == '!' || text.ptr[i] == '?';
        if (stop && text.ptr[i + 1] == ' ')
            return i + 1;
    }
    return 0;
}

/* Cuts a paragraph after its first sentence, if that ends in text at the top level. */
static void cut_paragraph(struct node *paragraph)
{
    size_t before = 0;
    for (struct node *child = paragraph->first; child; child = child->next) {
        size_t length = plain_length(child);
        if (child->kind == NODE_TEXT && before + length > SENTENCE_MIN) {
            size_t end = sentence_end(child->text, before < SENTENCE_MIN ? SENTENCE_MIN - before : 0);
            if (end > 0) {
                child->text = str_slice(child->text, 0, end);
                child->next = NULL;
                paragraph->last = child;
                return;
            }
        }
        before += length;
    }
}

/* Keeps the first block of each item, and at most LIST_ITEMS items. */
static void shorten_list(struct arena *arena, struct node *list)
{
    size_t count = 0;
    for (struct node *item = list->first; item; item = item->next) {
        if (item->first) {
            item->first->next = NULL;
            item->last = item->first;
        }
        if (++count == LIST_ITEMS && item->next) {
            struct node *more = node_new(arena, NODE_ITEM);
            struct node *paragraph = node_new(arena, NODE_PARAGRAPH);
            item->next = NULL;
            list->last = item;
            node_append_text(arena, paragraph, STR("…"));
            node_append(more, paragraph);
            node_append(list, more);
        }
    }
    list->tight = true;
}

static bool is_hanging(const struct node *block)
{
    return block && (block->kind == NODE_LIST || block->kind == NODE_TABLE || block->kind == NODE_MATH_BLOCK ||
                     block->kind == NODE_CODE_BLOCK);
}

struct condensed condense(struct arena *arena, struct node *answer)
{
    struct condensed result = {0};
    struct node *block = answer->first;
    if (block && block->kind == NODE_PARAGRAPH) {
        result.line = block;
        block = block->next;
        if (plain_length(result.line) > LINE_BYTES)
            cut_paragraph(result.line);
    }
    if (is_hanging(block)) {
        result.rest = block;
        if (block->kind == NODE_LIST)
            shorten_list(arena, block);
    }
    return result;
}
