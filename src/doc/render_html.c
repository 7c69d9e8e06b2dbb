/*
 * HTML: fragments that a page can hold. Nothing of the document's own HTML gets through but a few tags without
 * attributes, always closed; nothing in a fragment makes a browser fetch anything.
 */
#include "grill/base/trap.h"
#include "grill/text/utf8.h"
#include "highlight_int.h"
#include "inline_html_int.h"
#include "render_int.h"

void html_escape(struct buf *out, str text)
{
    struct buf safe;

    buf_init(&safe);
    utf8_add_safe(&safe, text, false);
    for (size_t i = 0; i < safe.len; i++) {
        switch (safe.ptr[i]) {
        case '&':
            buf_add(out, STR("&amp;"));
            break;
        case '<':
            buf_add(out, STR("&lt;"));
            break;
        case '>':
            buf_add(out, STR("&gt;"));
            break;
        case '"':
            buf_add(out, STR("&quot;"));
            break;
        default:
            buf_add_byte(out, safe.ptr[i]);
        }
    }
    buf_release(&safe);
}

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

/* Closes the tags of the document's own HTML that were left open inside the node. */
static void close_tags(struct render *r, const struct node *node)
{
    while (r->tag_count > 0 && r->tags[r->tag_count - 1].parent == node)
        buf_addf(r->out, "</%s>", r->tags[--r->tag_count].name);
}

static void element_leave(struct render *r, const struct node *node)
{
    close_tags(r, node);
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
        close_tags(r, node);
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
    close_tags(r, node);
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
    close_tags(r, node);
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
    close_tags(r, node);
    buf_addf(r->out, "</%s>\n", cell_element(node));
}

static void add_formula(struct render *r, str latex)
{
    buf_add(r->out, STR("<span class=\"math\">"));
    html_escape(r->out, latex);
    buf_add(r->out, STR("</span>"));
}

static bool math_block_enter(struct render *r, const struct node *node)
{
    buf_add(r->out, STR("<p>"));
    add_formula(r, str_trim(node->text));
    buf_add(r->out, STR("</p>\n"));
    return false;
}

static bool math_enter(struct render *r, const struct node *node)
{
    add_formula(r, node->text);
    return false;
}

static bool text_enter(struct render *r, const struct node *node)
{
    html_escape(r->out, node->text);
    return false;
}

static bool code_enter(struct render *r, const struct node *node)
{
    buf_add(r->out, STR("<code>"));
    html_escape(r->out, node->text);
    buf_add(r->out, STR("</code>"));
    return false;
}

/* Addresses that a reader may follow: of the web, of mail, or without any scheme. */
static bool is_harmless(str url)
{
    size_t end = 0;

    if (str_starts_nocase(url, STR("http:")) || str_starts_nocase(url, STR("https:")) ||
        str_starts_nocase(url, STR("mailto:")))
        return true;
    while (end < url.len && (unsigned char)url.ptr[end] > ' ' &&
           !str_contains(STR(":/?#"), str_slice(url, end, end + 1)))
        end++;
    return end == url.len || (url.ptr[end] != ':' && (unsigned char)url.ptr[end] > ' ');
}

/* Adds the start of a link; links inside links are no links. */
static void add_anchor(struct render *r, const struct node *node, str class)
{
    bool followed = r->link_depth == 0 && is_harmless(node->url);

    buf_add(r->out, followed ? STR("<a") : STR("<span"));
    if (class.len > 0)
        buf_addf(r->out, " class=\"%.*s\"", STR_ARG(class));
    if (followed) {
        buf_add(r->out, STR(" href=\""));
        html_escape(r->out, node->url);
        buf_add_byte(r->out, '"');
        r->link_node = node;
    }
    if (node->title.len > 0) {
        buf_add(r->out, STR(" title=\""));
        html_escape(r->out, node->title);
        buf_add_byte(r->out, '"');
    }
    buf_add_byte(r->out, '>');
    r->link_depth++;
}

static void close_anchor(struct render *r, const struct node *node)
{
    close_tags(r, node);
    buf_add(r->out, r->link_node == node ? STR("</a>") : STR("</span>"));
    if (r->link_node == node)
        r->link_node = NULL;
    r->link_depth--;
}

static bool link_enter(struct render *r, const struct node *node)
{
    add_anchor(r, node, (str){"", 0});
    return true;
}

static bool is_embedded(str url)
{
    return str_starts_nocase(url, STR("data:image/png;base64,")) ||
           str_starts_nocase(url, STR("data:image/gif;base64,")) ||
           str_starts_nocase(url, STR("data:image/jpeg;base64,")) ||
           str_starts_nocase(url, STR("data:image/webp;base64,"));
}

/* Only a picture that is in the address itself is shown as one: any other would have to be fetched, and is a link. */
static bool image_enter(struct render *r, const struct node *node)
{
    struct buf words;

    if (!is_embedded(node->url)) {
        add_anchor(r, node, STR("image"));
        if (!node->first)
            html_escape(r->out, image_name(node->url));
        return true;
    }
    buf_init(&words);
    node_plain_text(&words, node);
    buf_add(r->out, STR("<img src=\""));
    html_escape(r->out, node->url);
    buf_add(r->out, STR("\" alt=\""));
    html_escape(r->out, buf_str(&words));
    buf_add(r->out, STR("\">"));
    buf_release(&words);
    return false;
}

static void image_leave(struct render *r, const struct node *node)
{
    if (!is_embedded(node->url))
        close_anchor(r, node);
}

static bool cloze_enter(struct render *r, const struct node *node)
{
    (void)node;
    buf_add(r->out, STR("<mark class=\"cloze\">"));
    if (!r->options->reveal)
        buf_add(r->out, STR("[…]"));
    return r->options->reveal;
}

static void cloze_leave(struct render *r, const struct node *node)
{
    close_tags(r, node);
    buf_add(r->out, STR("</mark>"));
}

/* The elements of the document's own HTML that are kept. */
static const char *const kept_elements[] = {"b",    "strong", "i", "em", "code", "kbd", "samp", "var",  "cite",
                                            "mark", "del",    "s", "u",  "ins",  "sub", "sup",  "small"};

static const char *kept_element(str tag)
{
    size_t end;

    tag = str_skip(tag, 1);
    tag = str_skip(tag, str_starts(tag, STR("/")));
    end = 0;
    while (end < tag.len && tag.ptr[end] != '>' && tag.ptr[end] != '/' && (unsigned char)tag.ptr[end] > ' ')
        end++;
    for (size_t i = 0; i < sizeof(kept_elements) / sizeof(kept_elements[0]); i++) {
        if (str_eq_nocase(str_slice(tag, 0, end), str_of(kept_elements[i])))
            return kept_elements[i];
    }
    return NULL;
}

/* Opens the element, or closes it when it is the one opened last by the same node. */
static void add_kept(struct render *r, const struct node *node, const char *name, bool closing)
{
    struct open_tag *last = r->tag_count > 0 ? &r->tags[r->tag_count - 1] : NULL;

    if (closing) {
        if (last && last->parent == node->parent && last->name == name) {
            buf_addf(r->out, "</%s>", name);
            r->tag_count--;
        }
        return;
    }
    r->tags = array_reserve(r->tags, &r->tag_cap, r->tag_count + 1, sizeof(*r->tags));
    r->tags[r->tag_count++] = (struct open_tag){name, node->parent};
    buf_addf(r->out, "<%s>", name);
}

static void add_image_words(struct render *r, str tag)
{
    struct buf words;

    buf_init(&words);
    html_image_words(&words, tag);
    html_escape(r->out, buf_str(&words));
    buf_release(&words);
}

static bool html_enter(struct render *r, const struct node *node)
{
    struct html_tag tag = html_tag_read(node->text);
    const char *name = kept_element(node->text);

    if (tag.effect == HTML_AS_TEXT)
        html_escape(r->out, node->text);
    else if (name)
        add_kept(r, node, name, tag.closing);
    else if (tag.effect == HTML_IMAGE)
        add_image_words(r, node->text);
    else if (tag.effect == HTML_BREAK || tag.effect == HTML_BLOCK)
        buf_add(r->out, STR("<br>\n"));
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
    [NODE_TEXT] = {text_enter, NULL},
    [NODE_SOFT_BREAK] = {empty_enter, NULL},
    [NODE_HARD_BREAK] = {empty_enter, NULL},
    [NODE_CODE] = {code_enter, NULL},
    [NODE_EMPHASIS] = {element_enter, element_leave},
    [NODE_STRONG] = {element_enter, element_leave},
    [NODE_STRIKE] = {element_enter, element_leave},
    [NODE_LINK] = {link_enter, close_anchor},
    [NODE_IMAGE] = {image_enter, image_leave},
    [NODE_MATH] = {math_enter, NULL},
    [NODE_HTML] = {html_enter, NULL},
    [NODE_CLOZE] = {cloze_enter, cloze_leave},
};
