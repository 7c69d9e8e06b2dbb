/* Where blocks begin in what is rendered. */
#include <stdlib.h>

#include "grill/base/array.h"
#include "render_int.h"

static bool is_noted(const struct node *root, const struct node *node)
{
    const struct node *parent = node->parent;

    if (node == root)
        return true;
    return node_is_block(node->kind) &&
           (parent == root || (node->kind == NODE_ITEM && parent && parent->parent == root));
}

void place_add(struct render *r, const struct node *root, const struct node *node)
{
    struct render_places *places = r->options->places;

    if (!places || !is_noted(root, node))
        return;
    places->items = array_reserve(places->items, &places->cap, places->count + 1, sizeof(*places->items));
    places->items[places->count++] = (struct render_place){r->out->len - r->start, node};
}

void render_places_release(struct render_places *places)
{
    free(places->items);
    *places = (struct render_places){0};
}
