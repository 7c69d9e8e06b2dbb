/* Lists: within a line when they are short, with the first words of each item otherwise. */
#include "condense_int.h"

enum { RUN_ITEMS = 6, RUN_ITEM_CELLS = 48, ITEM_CELLS = 130, INNER_CELLS = 80, LIST_ITEMS = 10 };

static bool is_one_line(const struct node *item)
{
    const struct node *paragraph = item->first;
    if (!paragraph || paragraph->next || paragraph->kind != NODE_PARAGRAPH || item->task != TASK_NONE)
        return false;
    for (const struct node *child = paragraph->first; child; child = child->next)
        if (child->kind == NODE_HARD_BREAK || child->display)
            return false;
    return true;
}

static struct node *find_break(const struct node *item)
{
    struct node *child = item->first && item->first->kind == NODE_PARAGRAPH ? item->first->first : NULL;
    while (child && child->kind != NODE_SOFT_BREAK)
        child = child->next;
    return child;
}

static bool begins_capital(const struct node *node)
{
    const struct node *text = node && node->kind == NODE_STRONG ? node->first : node;
    return text && text->kind == NODE_TEXT && text->text.len > 0 && text->text.ptr[0] >= 'A' &&
           text->text.ptr[0] <= 'Z';
}

/* Only the last item has a second line, which begins like a sentence although the first did not end like one. */
struct node *list_cut_tail(struct arena *arena, struct node *list)
{
    struct node *item = list->first;
    for (; item && item->next; item = item->next)
        if (find_break(item))
            return NULL;
    struct node *end = item && item != list->first ? find_break(item) : NULL;
    if (!end || end == item->first->first || !begins_capital(end->next))
        return NULL;
    struct node *before = item->first->first;
    while (before->next != end)
        before = before->next;
    if (node_ends_with(before, ',') || node_ends_with(before, ':') || node_ends_with(before, ';'))
        return NULL;
    struct node *tail = node_new(arena, NODE_PARAGRAPH);
    struct node rest = {.kind = NODE_PARAGRAPH, .first = end->next, .last = item->first->last};
    node_move_children(tail, &rest);
    before->next = NULL;
    item->first->last = before;
    return tail;
}

bool list_runs_in(const struct node *list, size_t cells)
{
    size_t count = 0;
    size_t width = 0;
    if (list->ordered)
        return false;
    for (const struct node *item = list->first; item; item = item->next) {
        size_t own = is_one_line(item) ? node_cells(item) : RUN_ITEM_CELLS + 1;
        width += own + 3;
        if (own > RUN_ITEM_CELLS || width > cells || ++count > RUN_ITEMS)
            return false;
    }
    return count > 0;
}

/* Drops a full stop, semicolon or comma from the end of an item that another one follows. */
static void drop_stop(struct node *paragraph)
{
    struct node *last = paragraph->last;
    if (!last || last->kind != NODE_TEXT)
        return;
    str text = str_trim_right(last->text);
    bool stop = str_ends(text, STR(".")) && !str_ends(text, STR("..")) && !str_ends(text, STR("etc."));
    if (stop || str_ends(text, STR(";")) || str_ends(text, STR(",")))
        last->text = str_slice(text, 0, text.len - 1);
}

void list_run_in(struct arena *arena, struct node *list, bool ascii, struct node *paragraph)
{
    for (struct node *item = list->first; item; item = item->next) {
        if (item->next)
            drop_stop(item->first);
        node_move_children(paragraph, item->first);
        if (item->next)
            node_append_text(arena, paragraph, ascii ? STR("; ") : STR(" · "));
    }
}

/* "Label: a · b", "Words (a · b)": a short list inside an item comes into its line; everything else after the item's
 * first block goes. */
static void shorten_item(struct arena *arena, struct node *item, bool ascii)
{
    struct node *words = item->first;
    if (!words)
        return;
    struct node *inner = words->next;
    words->next = NULL;
    item->last = words;
    if (words->kind != NODE_PARAGRAPH)
        return;
    sentences_cut(words, ITEM_CELLS);
    if (!inner || inner->kind != NODE_LIST || !list_runs_in(inner, INNER_CELLS))
        return;
    bool announced = node_ends_with(words, ':');
    node_append_text(arena, words, announced ? STR(" ") : STR(" ("));
    list_run_in(arena, inner, ascii, words);
    if (!announced)
        node_append_text(arena, words, STR(")"));
}

void list_shorten(struct arena *arena, struct node *list, bool ascii)
{
    size_t count = 0;
    size_t total = 0;
    for (struct node *item = list->first; item; item = item->next)
        total++;
    list->tight = true;
    for (struct node *item = list->first; item; item = item->next) {
        shorten_item(arena, item, ascii);
        if (++count < LIST_ITEMS || total <= LIST_ITEMS + 1)
            continue;
        struct node *more = node_new(arena, NODE_ITEM);
        struct node *paragraph = node_new(arena, NODE_PARAGRAPH);
        item->next = NULL;
        list->last = item;
        node_append_text(arena, paragraph, arena_format(arena, "%s %zu more", ascii ? "..." : "…", total - LIST_ITEMS));
        node_append(more, paragraph);
        node_append(list, more);
        return;
    }
}
