/* JSON: the tree as it is, one object a node, with what its kind carries and its children. */
#include "grill/base/json.h"
#include "render_int.h"

static const char *const kind_names[] = {
    [NODE_DOCUMENT] = "document",
    [NODE_HEADING] = "heading",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_QUOTE] = "quote",
    [NODE_CODE_BLOCK] = "code_block",
    [NODE_HTML_BLOCK] = "html_block",
    [NODE_RULE] = "rule",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_MATH_BLOCK] = "math_block",
    [NODE_DETAILS] = "details",
    [NODE_SUMMARY] = "summary",
    [NODE_TEXT] = "text",
    [NODE_SOFT_BREAK] = "soft_break",
    [NODE_HARD_BREAK] = "hard_break",
    [NODE_CODE] = "code",
    [NODE_EMPHASIS] = "emphasis",
    [NODE_STRONG] = "strong",
    [NODE_STRIKE] = "strike",
    [NODE_LINK] = "link",
    [NODE_IMAGE] = "image",
    [NODE_MATH] = "math",
    [NODE_HTML] = "html",
    [NODE_CLOZE] = "cloze",
};
_Static_assert(sizeof(kind_names) / sizeof(kind_names[0]) == NODE_KIND_COUNT, "every kind has its name");

static void add_string(struct buf *out, const char *key, str value)
{
    struct json json = json_writer(out);

    buf_addf(out, ",\"%s\":", key);
    json_str(&json, value);
}

static void add_list(struct buf *out, const struct node *node)
{
    buf_addf(out, ",\"ordered\":%s,\"tight\":%s", node->ordered ? "true" : "false", node->tight ? "true" : "false");
    if (node->ordered)
        buf_addf(out, ",\"start\":%d", node->start);
    if (node->plain)
        buf_add(out, STR(",\"plain\":true"));
}

/* Adds what nodes of this kind carry besides their children. */
static void add_fields(struct buf *out, const struct node *node)
{
    static const char *const aligns[] = {"none", "left", "centre", "right"};

    if (node->line > 0)
        buf_addf(out, ",\"line\":%u", node->line);
    if (node->kind == NODE_HEADING)
        buf_addf(out, ",\"level\":%u", node->level);
    if (node->kind == NODE_LIST)
        add_list(out, node);
    if (node->kind == NODE_ITEM && node->task != TASK_NONE)
        buf_addf(out, ",\"done\":%s", node->task == TASK_DONE ? "true" : "false");
    if (node->kind == NODE_CELL && node->align != ALIGN_NONE)
        buf_addf(out, ",\"align\":\"%s\"", aligns[node->align & 3]);
    if (node->kind == NODE_MATH && node->display)
        buf_add(out, STR(",\"display\":true"));
    if (node->kind == NODE_LINK || node->kind == NODE_IMAGE)
        add_string(out, "url", node->url);
    if (node->title.len > 0)
        add_string(out, node->kind == NODE_CODE_BLOCK ? "info" : "title", node->title);
    if (node->text.len > 0)
        add_string(out, "text", node->text);
}

/* Commas are decided by a node's place, not by a writer's memory: trees may be deeper than a writer allows. */
static bool node_enter(struct render *r, const struct node *node)
{
    if (node->parent && node->parent->first != node && r->depth > 0)
        buf_add_byte(r->out, ',');
    buf_addf(r->out, "{\"kind\":\"%s\"", kind_names[node->kind]);
    add_fields(r->out, node);
    if (node->first)
        buf_add(r->out, STR(",\"children\":["));
    r->depth++;
    return true;
}

static void node_leave(struct render *r, const struct node *node)
{
    buf_add(r->out, node->first ? STR("]}") : STR("}"));
    if (--r->depth == 0)
        buf_add_byte(r->out, '\n');
}

const struct handler render_json_handlers[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = {node_enter, node_leave},   [NODE_HEADING] = {node_enter, node_leave},
    [NODE_PARAGRAPH] = {node_enter, node_leave},  [NODE_LIST] = {node_enter, node_leave},
    [NODE_ITEM] = {node_enter, node_leave},       [NODE_QUOTE] = {node_enter, node_leave},
    [NODE_CODE_BLOCK] = {node_enter, node_leave}, [NODE_HTML_BLOCK] = {node_enter, node_leave},
    [NODE_RULE] = {node_enter, node_leave},       [NODE_TABLE] = {node_enter, node_leave},
    [NODE_ROW] = {node_enter, node_leave},        [NODE_CELL] = {node_enter, node_leave},
    [NODE_MATH_BLOCK] = {node_enter, node_leave}, [NODE_DETAILS] = {node_enter, node_leave},
    [NODE_SUMMARY] = {node_enter, node_leave},    [NODE_TEXT] = {node_enter, node_leave},
    [NODE_SOFT_BREAK] = {node_enter, node_leave}, [NODE_HARD_BREAK] = {node_enter, node_leave},
    [NODE_CODE] = {node_enter, node_leave},       [NODE_EMPHASIS] = {node_enter, node_leave},
    [NODE_STRONG] = {node_enter, node_leave},     [NODE_STRIKE] = {node_enter, node_leave},
    [NODE_LINK] = {node_enter, node_leave},       [NODE_IMAGE] = {node_enter, node_leave},
    [NODE_MATH] = {node_enter, node_leave},       [NODE_HTML] = {node_enter, node_leave},
    [NODE_CLOZE] = {node_enter, node_leave},
};
