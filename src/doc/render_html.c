/*
 * HTML: fragments that a page can hold. Nothing of the document's own HTML gets through but a few tags without
 * attributes, always closed; nothing in a fragment makes a browser fetch anything.
 */
#include "grill/text/math.h"
#include "highlight_int.h"
#include "inline_html_int.h"
#include "render_html_int.h"

/* Elements without attributes. Block elements begin on a line of their own. */
static const struct {
    const char *open;
    const char *close;
} elements[NODE_KIND_COUNT] = {
    [NODE_PARAGRAPH] = {"<p>", "</p>\n"},
    [NODE_QUOTE] = {"<blockquote>\n", "</blockquote>\n"},
    [NODE_RULE] = {"<hr>\n", ""},
    [NODE_DETAILS] = {"<details>\n", "</details>\n"},
    [NODE_SUMMARY] = {"<summary>", "</summary>\n"},
    [NODE_SOFT_BREAK] = {"\n", ""},
    [NODE_HARD_BREAK] = {"<br>\n", ""},
    [NODE_EMPHASIS] = {"<em>", "</em>"},
    [NODE_STRONG] = {"<strong>", "</strong>"},
    [NODE_STRIKE] = {"<del>", "</del>"},
};

static bool element_enter(struct render *r, const struct node *node)
{
    buf_add_z(r->out, elements[node->kind].open);
    return true;
}

/* An element without content. */
static bool empty_enter(struct render *r, const struct node *node)
{
    element_enter(r, node);
    return false;
}

static void element_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
    buf_add_z(r->out, elements[node->kind].close);
}

/* A paragraph in a tight list is just its text. */
static bool is_bare(const struct node *node)
{
    const struct node *item = node->parent;

    return item && item->kind == NODE_ITEM && item->parent && item->parent->tight;
}

static bool paragraph_enter(struct render *r, const struct node *node)
{
    return is_bare(node) || element_enter(r, node);
}

static void paragraph_leave(struct render *r, const struct node *node)
{
    if (is_bare(node)) {
        html_close_tags(r, node);
        if (node->next)
            buf_add_byte(r->out, '\n');
    } else {
        element_leave(r, node);
    }
}

static bool heading_enter(struct render *r, const struct node *node)
{
    buf_addf(r->out, "<h%u", node->level);
    if (node->url.len > 0) {
        buf_add(r->out, STR(" id=\""));
        html_escape(r->out, node->url);
        buf_add_byte(r->out, '"');
    }
    buf_add_byte(r->out, '>');
    return true;
}

static void heading_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
    buf_addf(r->out, "</h%u>\n", node->level);
}

static bool list_enter(struct render *r, const struct node *node)
{
    if (node->ordered && node->start != 1)
        buf_addf(r->out, "<ol start=\"%d\">\n", node->start);
    else
        buf_add(r->out, node->ordered ? STR("<ol>\n") : node->plain ? STR("<ul class=\"plain\">\n") : STR("<ul>\n"));
    return true;
}

static void list_leave(struct render *r, const struct node *node)
{
    buf_add(r->out, node->ordered ? STR("</ol>\n") : STR("</ul>\n"));
}

static bool item_enter(struct render *r, const struct node *node)
{
    static const char *const boxes[] = {
        [TASK_NONE] = "",
        [TASK_OPEN] = "<input type=\"checkbox\" disabled> ",
        [TASK_DONE] = "<input type=\"checkbox\" disabled checked> ",
    };

    buf_addf(r->out, "<li>%s", boxes[node->task]);
    if (node->first && !is_bare(node->first))
        buf_add_byte(r->out, '\n');
    return true;
}

static void item_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
    buf_add(r->out, STR("</li>\n"));
}

static void add_code(struct render *r, str code, str info)
{
    static const char *const classes[ROLE_COUNT] = {
        [ROLE_COMMENT] = "comment",
        [ROLE_STRING] = "string",
        [ROLE_KEYWORD] = "keyword",
    };
    struct highlighter highlighter = {.code = code, .language = language_find(info)};
    enum role role;
    str piece;

    while (highlight_next(&highlighter, &piece, &role)) {
        if (role != ROLE_COUNT)
            buf_addf(r->out, "<span class=\"%s\">", classes[role]);
        html_escape(r->out, piece);
        if (role != ROLE_COUNT)
            buf_add(r->out, STR("</span>"));
    }
}

static bool code_block_enter(struct render *r, const struct node *node)
{
    str info = node->title;
    str language = str_cut(&info, ' ');

    buf_add(r->out, STR("<pre><code"));
    if (language.len > 0) {
        buf_add(r->out, STR(" class=\"language-"));
        html_escape(r->out, language);
        buf_add_byte(r->out, '"');
    }
    buf_add_byte(r->out, '>');
    add_code(r, node->text, node->title);
    buf_add(r->out, STR("</code></pre>\n"));
    return false;
}

static bool html_block_enter(struct render *r, const struct node *node)
{
    struct buf words;
    str rest;

    buf_init(&words);
    html_words(&words, node->text);
    rest = str_trim(buf_str(&words));
    if (rest.len > 0) {
        buf_add(r->out, STR("<p>"));
        while (rest.ptr) {
            html_escape(r->out, str_cut(&rest, '\n'));
            buf_add(r->out, rest.ptr ? STR("<br>\n") : STR("</p>\n"));
        }
    }
    buf_release(&words);
    return false;
}

static bool table_enter(struct render *r, const struct node *node)
{
    (void)node;
    buf_add(r->out, STR("<table>\n"));
    return true;
}

static void table_leave(struct render *r, const struct node *node)
{
    if (node->first)
        buf_add(r->out, node->first->next ? STR("</tbody>\n") : STR("</thead>\n"));
    buf_add(r->out, STR("</table>\n"));
}

static bool is_first(const struct node *node)
{
    return !node->parent || node->parent->first == node;
}

/* The first row is the head. */
static bool row_enter(struct render *r, const struct node *node)
{
    if (is_first(node))
        buf_add(r->out, STR("<thead>\n"));
    buf_add(r->out, STR("<tr>\n"));
    return true;
}

static void row_leave(struct render *r, const struct node *node)
{
    buf_add(r->out, STR("</tr>\n"));
    if (is_first(node) && node->next)
        buf_add(r->out, STR("</thead>\n<tbody>\n"));
}

static const char *cell_element(const struct node *node)
{
    return node->parent && is_first(node->parent) ? "th" : "td";
}

static bool cell_enter(struct render *r, const struct node *node)
{
    static const char *const aligns[] = {
        [ALIGN_NONE] = "",
        [ALIGN_LEFT] = " style=\"text-align: left\"",
        [ALIGN_CENTRE] = " style=\"text-align: center\"",
        [ALIGN_RIGHT] = " style=\"text-align: right\"",
    };

    buf_addf(r->out, "<%s%s>", cell_element(node), aligns[node->align]);
    return true;
}

static void cell_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
    buf_addf(r->out, "</%s>\n", cell_element(node));
}

static bool math_block_enter(struct render *r, const struct node *node)
{
    buf_add(r->out, STR("<p>"));
    math_markup(r->out, node->text, true);
    buf_add(r->out, STR("</p>\n"));
    return false;
}

const struct handler render_html_handlers[NODE_KIND_COUNT] = {
    [NODE_HEADING] = {heading_enter, heading_leave},
    [NODE_PARAGRAPH] = {paragraph_enter, paragraph_leave},
    [NODE_LIST] = {list_enter, list_leave},
    [NODE_ITEM] = {item_enter, item_leave},
    [NODE_QUOTE] = {element_enter, element_leave},
    [NODE_CODE_BLOCK] = {code_block_enter, NULL},
    [NODE_HTML_BLOCK] = {html_block_enter, NULL},
    [NODE_RULE] = {empty_enter, NULL},
    [NODE_TABLE] = {table_enter, table_leave},
    [NODE_ROW] = {row_enter, row_leave},
    [NODE_CELL] = {cell_enter, cell_leave},
    [NODE_MATH_BLOCK] = {math_block_enter, NULL},
    [NODE_DETAILS] = {element_enter, element_leave},
    [NODE_SUMMARY] = {element_enter, element_leave},
    [NODE_TEXT] = {html_text_enter, NULL},
    [NODE_SOFT_BREAK] = {empty_enter, NULL},
    [NODE_HARD_BREAK] = {empty_enter, NULL},
    [NODE_CODE] = {html_code_enter, NULL},
    [NODE_EMPHASIS] = {element_enter, element_leave},
    [NODE_STRONG] = {element_enter, element_leave},
    [NODE_STRIKE] = {element_enter, element_leave},
    [NODE_LINK] = {html_link_enter, html_link_leave},
    [NODE_IMAGE] = {html_image_enter, html_image_leave},
    [NODE_MATH] = {html_math_enter, NULL},
    [NODE_HTML] = {html_html_enter, NULL},
    [NODE_CLOZE] = {html_cloze_enter, html_cloze_leave},
};
