/* HTML: the inlines, and the few tags of the document's own that are kept. */
#include "grill/base/array.h"
#include "grill/text/math.h"
#include "grill/text/utf8.h"
#include "inline_html_int.h"
#include "render_html_int.h"

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

void html_close_tags(struct render *r, const struct node *node)
{
    while (r->tag_count > 0 && r->tags[r->tag_count - 1].parent == node)
        buf_addf(r->out, "</%s>", r->tags[--r->tag_count].name);
}

bool html_math_enter(struct render *r, const struct node *node)
{
    math_markup(r->out, node->text, node->display);
    return false;
}

bool html_text_enter(struct render *r, const struct node *node)
{
    html_escape(r->out, node->text);
    return false;
}

bool html_code_enter(struct render *r, const struct node *node)
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
    return end == url.len ? url.len > 0 : url.ptr[end] != ':' && (unsigned char)url.ptr[end] > ' ';
}

static void add_address(struct buf *out, str url)
{
    struct buf encoded;

    buf_init(&encoded);
    link_add_encoded(&encoded, url);
    html_escape(out, buf_str(&encoded));
    buf_release(&encoded);
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
        add_address(r->out, node->url);
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

void html_link_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
    buf_add(r->out, r->link_node == node ? STR("</a>") : STR("</span>"));
    if (r->link_node == node)
        r->link_node = NULL;
    r->link_depth--;
}

bool html_link_enter(struct render *r, const struct node *node)
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
bool html_image_enter(struct render *r, const struct node *node)
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

void html_image_leave(struct render *r, const struct node *node)
{
    if (!is_embedded(node->url))
        html_link_leave(r, node);
}

bool html_cloze_enter(struct render *r, const struct node *node)
{
    (void)node;
    buf_add(r->out, STR("<mark class=\"cloze\">"));
    if (!r->options->reveal)
        buf_add(r->out, STR("[…]"));
    return r->options->reveal;
}

void html_cloze_leave(struct render *r, const struct node *node)
{
    html_close_tags(r, node);
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

bool html_html_enter(struct render *r, const struct node *node)
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
