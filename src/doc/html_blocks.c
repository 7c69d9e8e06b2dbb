/*
 * HTML blocks: rewritten as the Markdown that means the same, and that is parsed. Tags of inlines stay, for inlines.c;
 * tags of blocks become empty lines and marks; <details> becomes a node that takes in what follows up to its end.
 */
#include <string.h>

#include "grill/base/array.h"
#include "inline_html_int.h"
#include "skeleton_int.h"
#include "tree_int.h"

enum { DETAILS_DEPTH = 16, TAG_NAME = 16, CODE_SPAN = 1024 /* bytes; a longer one is not recognised */ };

static const struct block_tag {
    const char *name;
    const char *open, *close;
} block_tags[] = {
    {"p", "\n\n", "\n\n"},
    {"div", "\n\n", "\n\n"},
    {"center", "\n\n", "\n\n"},
    {"section", "\n\n", "\n\n"},
    {"article", "\n\n", "\n\n"},
    {"header", "\n\n", "\n\n"},
    {"footer", "\n\n", "\n\n"},
    {"nav", "\n\n", "\n\n"},
    {"aside", "\n\n", "\n\n"},
    {"main", "\n\n", "\n\n"},
    {"figure", "\n\n", "\n\n"},
    {"figcaption", "\n\n", "\n\n"},
    {"table", "\n\n", "\n\n"},
    {"thead", "", ""},
    {"tbody", "", ""},
    {"tr", "\n\n", "\n\n"},
    {"td", "", " \u00B7 "},
    {"th", "", " \u00B7 "},
    {"caption", "\n\n", "\n\n"},
    {"colgroup", "", ""},
    {"col", "", ""},
    {"ul", "\n\n", "\n\n"},
    {"ol", "\n\n", "\n\n"},
    {"li", "\n- ", "\n"},
    {"dl", "\n\n", "\n\n"},
    {"dt", "\n\n", "\n"},
    {"dd", "\n- ", "\n"},
    {"h1", "\n\n# ", "\n\n"},
    {"h2", "\n\n## ", "\n\n"},
    {"h3", "\n\n### ", "\n\n"},
    {"h4", "\n\n#### ", "\n\n"},
    {"h5", "\n\n##### ", "\n\n"},
    {"h6", "\n\n###### ", "\n\n"},
    {"hr", "\n\n***\n\n", ""},
    {"blockquote", "\n\n> ", "\n\n"},
};

/* One parent's children on their way through. */
struct flow {
    const struct tree *tree;
    struct node *targets[DETAILS_DEPTH + 1]; /* the parent, and the details that are open in it */
    unsigned depth;
    struct buf text; /* Markdown that is not parsed yet */
    bool in_summary;
    unsigned line;
};

static struct node *target(const struct flow *flow)
{
    return flow->targets[flow->depth];
}

/* <br> on a line of its own only keeps blocks apart. */
static bool is_empty_line(const struct node *node)
{
    const struct node *child = node->first;
    while (child && child->kind == NODE_HARD_BREAK)
        child = child->next;
    return node->kind == NODE_PARAGRAPH && !child;
}

static void flush(struct flow *flow)
{
    struct tree tree = *flow->tree;
    /* Formulas in the tree point into the text. */
    str text = arena_copy(tree.arena, buf_str(&flow->text));
    tree.fragment = true;

    if (flow->in_summary) {
        struct node *inlines = tree_parse_inlines(&tree, str_trim(text));
        node_move_children(target(flow)->first, inlines);
    } else if (str_trim(text).len) {
        struct part part = {text, 1, false};
        struct node *document = tree_parse(&tree, &part);
        for (struct node *child = document->first, *next; child; child = next) {
            next = child->next;
            child->line = flow->line;
            if (!is_empty_line(child))
                node_append(target(flow), child);
        }
    }
    buf_clear(&flow->text);
    flow->in_summary = false;
}

static void open_details(struct flow *flow)
{
    flush(flow);
    if (flow->depth == DETAILS_DEPTH)
        return;
    struct node *details = node_new(flow->tree->arena, NODE_DETAILS);
    details->line = flow->line;
    node_append(details, node_new(flow->tree->arena, NODE_SUMMARY));
    node_append(target(flow), details);
    flow->targets[++flow->depth] = details;
}

static void close_details(struct flow *flow)
{
    flush(flow);
    if (flow->depth)
        flow->depth--;
}

/* Only the first summary of details counts as one. */
static void open_summary(struct flow *flow)
{
    flush(flow);
    flow->in_summary = flow->depth && !target(flow)->first->first;
}

static const struct block_tag *find_block_tag(str name)
{
    for (size_t i = 0; i < COUNT_OF(block_tags); i++)
        if (str_eq_nocase(name, str_of(block_tags[i].name)))
            return &block_tags[i];
    return NULL;
}

static str tag_name(str tag, bool *closing)
{
    *closing = str_starts(tag, STR("</"));
    str rest = str_skip(tag, 1 + (size_t)*closing);
    size_t n = 0;
    while (n < rest.len && n < TAG_NAME && rest.ptr[n] != '>' && rest.ptr[n] != '/' && (unsigned char)rest.ptr[n] > ' ')
        n++;
    return str_slice(rest, 0, n);
}

static void add_tag(struct flow *flow, str tag)
{
    bool closing;
    str name = tag_name(tag, &closing);
    const struct block_tag *block = find_block_tag(name);

    if (str_eq_nocase(name, STR("details"))) {
        (closing ? close_details : open_details)(flow);
    } else if (str_eq_nocase(name, STR("summary"))) {
        (closing ? flush : open_summary)(flow);
    } else if (block) {
        buf_add_z(&flow->text, flow->in_summary ? " " : closing ? block->close : block->open);
    } else if (html_tag_read(tag).effect == HTML_AS_TEXT) {
        buf_add_byte(&flow->text, '\\');
        buf_add(&flow->text, tag);
    } else {
        buf_add_z(&flow->text, MASK_NOTHING);
        buf_add(&flow->text, tag);
    }
}

/* The bytes of the tag or comment at the start of `html`, 0 when there is none. */
static size_t tag_size(str html)
{
    if (str_starts(html, STR("<!--"))) {
        ptrdiff_t end = str_find(html, STR("-->"), 4);
        return end < 0 ? html.len : (size_t)end + 3;
    }
    /* "a < b" is no tag, and in a formula it must not be touched. */
    if (html.len < 2 || (!strchr("/!?", html.ptr[1]) && !((html.ptr[1] | 32) >= 'a' && (html.ptr[1] | 32) <= 'z')))
        return 0;
    for (size_t i = 1; i < html.len && html.ptr[i] != '<'; i++)
        if (html.ptr[i] == '>')
            return i + 1;
    return 0;
}

/* The bytes of the code span or the lone backticks at the start of `html`. */
static size_t code_span_size(str html)
{
    str line = str_slice(html, 0, CODE_SPAN);
    line = str_cut(&line, '\n');
    size_t run = 0;
    while (run < line.len && line.ptr[run] == '`')
        run++;
    ptrdiff_t end = str_find(line, str_slice(line, 0, run), run);
    return end < 0 ? run : (size_t)end + run;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

/* HTML is indented as it pleases; only before the marks of a list does that mean something. */
static str without_indent(str line, size_t common)
{
    str text = str_trim_left(line);
    bool item = text.len > 1 && strchr("-*+", text.ptr[0]) && text.ptr[1] == ' ';
    size_t blanks = line.len - text.len;
    return item ? str_skip(line, blanks < common ? blanks : common) : text;
}

static size_t common_indent(str html)
{
    size_t least = SIZE_MAX;
    for (str rest = html; rest.ptr;) {
        str line = str_cut(&rest, '\n'), text = str_trim_left(line);
        if (text.len && text.ptr[0] != '<' && line.len - text.len < least)
            least = line.len - text.len;
    }
    return least == SIZE_MAX ? 0 : least;
}

static bool is_fence_line(str line)
{
    line = str_trim_left(line);
    return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

static bool begins_raw(str html)
{
    return str_starts_nocase(html, STR("<script")) || str_starts_nocase(html, STR("<style"));
}

static void add_preformatted(struct flow *flow, str html, size_t *size)
{
    ptrdiff_t end = str_find(html, STR("</pre>"), 0);
    str code = str_slice(html, tag_size(html), end < 0 ? html.len : (size_t)end);

    *size = end < 0 ? html.len : (size_t)end + 6;
    flush(flow);
    for (size_t at = 0; at < code.len;) {
        str rest = str_skip(code, at);
        size_t used = rest.ptr[0] == '<' && html_tag_read(rest).effect != HTML_AS_TEXT ? tag_size(rest) : 0;
        if (used == 0 && rest.ptr[0] == '&')
            used = html_entity(&flow->text, rest);
        if (used == 0)
            buf_add_byte(&flow->text, rest.ptr[0]);
        at += used > 0 ? used : 1;
    }
    struct node *block = node_new(flow->tree->arena, NODE_CODE_BLOCK);
    str text = buf_str(&flow->text);
    block->text = arena_copy(flow->tree->arena, str_skip(text, str_starts(text, STR("\n"))));
    block->line = flow->line;
    node_append(target(flow), block);
    buf_clear(&flow->text);
}

/* Adds what stands at the start of `html`; returns its size. */
static size_t add_unit(struct flow *flow, str html)
{
    size_t size = 1;

    if (str_starts_nocase(html, STR("<pre")) && tag_size(html)) {
        add_preformatted(flow, html, &size);
        return size;
    }
    if (html.ptr[0] == '<' && (size = tag_size(html)) != 0) {
        if (!str_starts(html, STR("<!")) && !str_starts(html, STR("<?")))
            add_tag(flow, str_slice(html, 0, size));
        return size;
    }
    if (html.ptr[0] == '`')
        size = code_span_size(html);
    size = size ? size : 1;
    buf_add(&flow->text, str_slice(html, 0, size));
    return size;
}

/* Adds a line of code whole, or skips the indentation of another; returns how many bytes that took. */
static size_t begin_line(struct flow *flow, str html, size_t common, bool *in_fence)
{
    str line = str_cut(&html, '\n');
    str rest = without_indent(line, common);
    bool fence = is_fence_line(line);

    if (!*in_fence && !fence)
        return line.len - rest.len;
    *in_fence = fence ? !*in_fence : *in_fence;
    size_t blanks = line.len - str_trim_left(line).len;
    buf_add(&flow->text, str_skip(line, blanks < common ? blanks : common));
    return line.len;
}

static void add_html(struct flow *flow, str html)
{
    size_t common = common_indent(html);
    bool in_fence = false;

    for (size_t at = 0; at < html.len;) {
        if (at == 0 || html.ptr[at - 1] == '\n')
            at += begin_line(flow, str_skip(html, at), common, &in_fence);
        if (at < html.len)
            at += add_unit(flow, str_skip(html, at));
    }
    if (flow->text.len)
        buf_add_byte(&flow->text, '\n');
}

/* ---- the tree ------------------------------------------------------------------------------------------------- */

static bool has_html(const struct node *parent)
{
    for (const struct node *child = parent->first; child; child = child->next)
        if (child->kind == NODE_HTML_BLOCK)
            return true;
    return false;
}

static void expand_children(const struct tree *tree, struct node *parent)
{
    struct flow flow = {.tree = tree, .targets = {parent}};
    struct node *child = parent->first, *next;

    buf_init(&flow.text);
    parent->first = parent->last = NULL;
    for (; child; child = next) {
        next = child->next;
        if (child->kind == NODE_HTML_BLOCK && !begins_raw(str_trim_left(child->text))) {
            flow.line = child->line;
            add_html(&flow, child->text);
        } else {
            flush(&flow);
            node_append(target(&flow), child);
        }
    }
    flush(&flow);
    buf_release(&flow.text);
}

void html_expand(const struct tree *tree, struct node *document)
{
    struct node *node = document;

    while (node) {
        if (has_html(node))
            expand_children(tree, node);
        bool deeper = node->first && node_is_block(node->first->kind);
        node = deeper ? node->first : node_skip(node, document);
    }
}
