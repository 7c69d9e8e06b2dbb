#include "grill/doc/render.h"

#include <stdlib.h>

#include "grill/doc/markdown.h"
#include "grill/text/utf8.h"
#include "render_int.h"

static const struct {
    const struct handler *handlers;
    bool wraps;
    bool escapes; /* colours and hyperlinks are possible */
    bool whole;   /* a document is one value that cannot be put together from pieces */
} formats[] = {
    [RENDER_TERM] = {.handlers = render_term_handlers, .wraps = true, .escapes = true},
    [RENDER_TEXT] = {.handlers = render_term_handlers, .wraps = true},
    [RENDER_MARKDOWN] = {.handlers = render_markdown_handlers},
    [RENDER_HTML] = {.handlers = render_html_handlers},
    [RENDER_JSON] = {.handlers = render_json_handlers, .whole = true},
};
_Static_assert(sizeof(formats) / sizeof(formats[0]) == RENDER_FORMAT_COUNT, "every format has its row");

/* Inside a table only its own rows and cells are blocks; whatever else a tree puts there is run together. */
static bool is_shown(const struct render *r, const struct node *node)
{
    if (!r->table || !node_is_block(node->kind))
        return true;
    return node == r->table_node || (node->kind == NODE_ROW && node->parent == r->table_node) ||
           (node->kind == NODE_CELL && node->parent->kind == NODE_ROW && node->parent->parent == r->table_node);
}

/* Visits the tree in order without recursion, so that no depth can exhaust the stack. */
static void walk(struct render *r, const struct node *root)
{
    const struct handler *handlers = r->handlers;
    const struct node *node = root;

    for (;;) {
        const struct handler *handler = &handlers[node->kind];
        bool shown = is_shown(r, node);
        bool inside;

        if (node != root)
            place_add(r, root, node);
        inside = !shown || !handler->enter || handler->enter(r, node);

        if (inside && node->first) {
            node = node->first;
            continue;
        }
        for (;;) {
            if (is_shown(r, node) && handlers[node->kind].leave)
                handlers[node->kind].leave(r, node);
            if (node == root) {
                place_add(r, root, root);
                return;
            }
            if (node->next)
                break;
            node = node->parent;
        }
        node = node->next;
    }
}

static void render_begin(struct render *r, struct buf *out, enum render_format format,
                         const struct render_options *options)
{
    *r = (struct render){.out = out, .start = out->len, .options = options, .handlers = formats[format].handlers};
    r->width = formats[format].wraps ? options->width : 0;
    r->indent = formats[format].wraps ? options->indent : 0;
    r->margin = r->indent;
    r->colour = formats[format].escapes && options->colour;
    r->hyperlinks = formats[format].escapes && options->hyperlinks;
    arena_init(&r->arena);
    map_init(&r->references);
    buf_init(&r->flow.text);
}

static void render_end(struct render *r)
{
    if (r->references.count > 0)
        link_list(r);
    arena_release(&r->arena);
    map_release(&r->references);
    flow_release(&r->flow);
    free(r->links);
    free(r->frames);
    free(r->lists);
    free(r->tags);
    free(r->signs);
}

void render(struct buf *out, const struct node *document, enum render_format format,
            const struct render_options *options)
{
    struct render r;

    render_begin(&r, out, format, options);
    walk(&r, document);
    render_end(&r);
}

static void render_part(void *context, struct node *document)
{
    struct render *r = context;

    walk(r, document);
    /* The nodes and the texts of this part will be gone. */
    r->last_list = NULL;
    r->link_count = 0;
}

void render_markdown(struct buf *out, str markdown, enum render_format format, const struct render_options *options)
{
    struct arena arena;
    struct render r;

    if (formats[format].whole) {
        arena_init(&arena);
        render(out, markdown_parse(&arena, markdown), format, options);
        arena_release(&arena);
        return;
    }
    render_begin(&r, out, format, options);
    markdown_each(markdown, 0, render_part, &r);
    render_end(&r);
}

void render_look(struct buf *out, enum look look, str text, const struct render_options *options)
{
    static const enum role roles[] = {
        [LOOK_PLAIN] = ROLE_COUNT, [LOOK_TITLE] = ROLE_TITLE,   [LOOK_DIM] = ROLE_DIM,   [LOOK_GOOD] = ROLE_GOOD,
        [LOOK_BAD] = ROLE_BAD,     [LOOK_ACCENT] = ROLE_ACCENT, [LOOK_CODE] = ROLE_CODE,
    };
    _Static_assert(sizeof(roles) / sizeof(roles[0]) == LOOK_COUNT, "every look has its role");

    while (text.ptr) {
        str line = str_cut(&text, '\n');
        bool coloured = options->colour && look != LOOK_PLAIN && line.len > 0;
        if (coloured)
            theme_add(out, options->theme, ROLE_BIT(roles[look]));
        utf8_add_safe(out, line, options->ascii);
        if (coloured)
            theme_reset(out);
        if (text.ptr)
            buf_add_byte(out, '\n');
    }
}
