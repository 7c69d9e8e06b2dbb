#include "grill/doc/markdown.h"

#include <cmark.h>

#include "markdown_int.h"

static const cmark_mem room_memory = {room_calloc, room_realloc, room_drop};

struct parse_job {
    str text;
    const struct block_visitor *visitor;
};

static bool is_container(cmark_node_type type)
{
    return type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE;
}

static bool block_kind_of(cmark_node_type type, enum block_kind *kind)
{
    static const struct {
        cmark_node_type type;
        enum block_kind kind;
    } kinds[] = {
        {CMARK_NODE_PARAGRAPH, BLOCK_PARAGRAPH}, {CMARK_NODE_LIST, BLOCK_LIST},
        {CMARK_NODE_ITEM, BLOCK_ITEM},           {CMARK_NODE_BLOCK_QUOTE, BLOCK_QUOTE},
        {CMARK_NODE_HEADING, BLOCK_HEADING},     {CMARK_NODE_CODE_BLOCK, BLOCK_CODE},
        {CMARK_NODE_HTML_BLOCK, BLOCK_HTML},     {CMARK_NODE_THEMATIC_BREAK, BLOCK_RULE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].type == type) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

static bool is_ordered(cmark_node *node)
{
    cmark_node *list = cmark_node_get_type(node) == CMARK_NODE_ITEM ? cmark_node_parent(node) : node;
    return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
}

static void visit(cmark_node *node, enum block_kind kind, const struct block_visitor *visitor)
{
    struct seen_block block = {
        .kind = kind,
        .line = (uint32_t)cmark_node_get_start_line(node),
        .last = (uint32_t)cmark_node_get_end_line(node),
        .start = (uint32_t)cmark_node_get_start_column(node) - 1,
        .ordered = is_ordered(node),
    };
    if (kind == BLOCK_HEADING)
        block.level = (uint8_t)cmark_node_get_heading_level(node);
    if (kind == BLOCK_CODE)
        block.has_info = *cmark_node_get_fence_info(node) != '\0';
    if (kind == BLOCK_CODE || kind == BLOCK_HTML)
        block.literal = str_of(cmark_node_get_literal(node));
    visitor->enter(visitor->context, &block);
}

static cmark_node *parse(str text)
{
    /* cmark's signature is not const, but it only reads the three pointers. */
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, (cmark_mem *)&room_memory);
    cmark_parser_feed(parser, text.ptr, text.len);
    return cmark_parser_finish(parser);
}

static void visit_blocks(void *context)
{
    const struct parse_job *job = context;
    cmark_node *document = parse(job->text);
    cmark_node *node = cmark_node_first_child(document);

    while (node) {
        enum block_kind kind;
        if (block_kind_of(cmark_node_get_type(node), &kind))
            visit(node, kind, job->visitor);
        cmark_node *child = is_container(cmark_node_get_type(node)) ? cmark_node_first_child(node) : NULL;
        if (child) {
            node = child;
            continue;
        }
        if (is_container(cmark_node_get_type(node)))
            job->visitor->leave(job->visitor->context);
        while (node != document && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            if (node != document)
                job->visitor->leave(job->visitor->context);
        }
        node = node == document ? NULL : cmark_node_next(node);
    }
}

bool markdown_visit_blocks(struct room *room, str text, const struct block_visitor *visitor)
{
    struct parse_job job = {.text = text, .visitor = visitor};
    return room_run(room, visit_blocks, &job);
}
