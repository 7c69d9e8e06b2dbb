/* The inlines of the terminal renderer: each adds to the flow. */
#include <stdio.h>

#include "grill/text/math.h"
#include "inline_html_int.h"
#include "render_term_int.h"

enum { LONGEST_SCRIPT = 16 /* bytes of raised or lowered text that is set with small characters */ };

str glyph_of(const struct render *r, enum glyph which)
{
    return glyph(which, r->options->ascii);
}

static bool is_ascii(str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    }
    return true;
}

/* Whether raised or lowered text can be set as a formula's script is. */
static bool is_simple_script(const struct node *node)
{
    if (!node || node->kind != NODE_TEXT || node->text.len > LONGEST_SCRIPT)
        return false;
    for (size_t i = 0; i < node->text.len; i++) {
        char c = node->text.ptr[i];

        if (!(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '+' && c != '-')
            return false;
    }
    return true;
}

static void add_script(struct render *r, str text)
{
    struct buf latex;
    struct buf line;

    buf_init(&latex);
    buf_init(&line);
    buf_addf(&latex, "%c{%.*s}", r->script, STR_ARG(text));
    math_line(&line, buf_str(&latex));
    if (r->options->ascii && !is_ascii(buf_str(&line))) {
        buf_clear(&line);
        buf_addf(&line, "%c%.*s", r->script, STR_ARG(text));
    }
    flow_text(r, buf_str(&line));
    buf_release(&line);
    buf_release(&latex);
    r->script = '\0';
}

bool inline_text_enter(struct render *r, const struct node *node)
{
    if (r->script)
        add_script(r, node->text);
    else
        flow_words(r, node->text);
    return false;
}

bool inline_soft_break_enter(struct render *r, const struct node *node)
{
    (void)node;
    flow_soft_break(r);
    return false;
}

bool inline_hard_break_enter(struct render *r, const struct node *node)
{
    (void)node;
    flow_break(r);
    return false;
}

/* Without colour, signs stand for what it would say. */
static void add_sign(struct render *r, str sign)
{
    if (!r->colour)
        flow_add(r, sign);
}

bool inline_code_enter(struct render *r, const struct node *node)
{
    role_on(r, ROLE_CODE);
    add_sign(r, STR("`"));
    flow_text(r, node->text);
    add_sign(r, STR("`"));
    role_off(r, ROLE_CODE);
    return false;
}

/* The role that a kind of inline gives to what is inside. */
static enum role inline_role(const struct node *node)
{
    return node->kind == NODE_STRONG ? ROLE_STRONG : ROLE_EMPHASIS;
}

bool inline_role_enter(struct render *r, const struct node *node)
{
    role_on(r, inline_role(node));
    return true;
}

void inline_role_leave(struct render *r, const struct node *node)
{
    role_off(r, inline_role(node));
}

bool inline_strike_enter(struct render *r, const struct node *node)
{
    (void)node;
    role_on(r, ROLE_STRIKE);
    add_sign(r, STR("~~"));
    return true;
}

void inline_strike_leave(struct render *r, const struct node *node)
{
    (void)node;
    add_sign(r, STR("~~"));
    role_off(r, ROLE_STRIKE);
}

/* Whether the words of a link are its address already. */
static bool shows_address(const struct node *link)
{
    const struct node *words = link->first;

    return words && !words->next && words->kind == NODE_TEXT &&
           (str_eq(words->text, link->url) ||
            (str_starts(link->url, STR("mailto:")) && str_eq(words->text, str_skip(link->url, 7))));
}

static void add_reference(struct render *r, str url)
{
    char number[24];

    if (url.len == 0 || url.ptr[0] == '#')
        return;
    snprintf(number, sizeof(number), "[%u]", link_reference(r, url));
    role_on(r, ROLE_REFERENCE);
    flow_add(r, str_of(number));
    role_off(r, ROLE_REFERENCE);
}

bool inline_link_enter(struct render *r, const struct node *node)
{
    link_open(r, node);
    role_on(r, ROLE_LINK);
    return true;
}

void inline_link_leave(struct render *r, const struct node *node)
{
    bool opened = r->link_node == node;

    role_off(r, ROLE_LINK);
    link_close(r, node);
    if (!opened && !shows_address(node))
        add_reference(r, node->url);
}

bool inline_image_enter(struct render *r, const struct node *node)
{
    link_open(r, node);
    role_on(r, ROLE_IMAGE);
    flow_add(r, node->first ? STR("[image: ") : STR("[image:"));
    return true;
}

void inline_image_leave(struct render *r, const struct node *node)
{
    flow_add(r, node->first ? STR(" (") : STR(" "));
    flow_text(r, image_name(node->url));
    flow_add(r, node->first ? STR(")]") : STR("]"));
    role_off(r, ROLE_IMAGE);
    link_close(r, node);
}

static void add_html_image(struct render *r, str tag)
{
    struct buf words;

    buf_init(&words);
    html_image_words(&words, tag);
    role_on(r, ROLE_IMAGE);
    flow_text(r, buf_str(&words));
    role_off(r, ROLE_IMAGE);
    buf_release(&words);
}

bool inline_html_enter(struct render *r, const struct node *node)
{
    struct html_tag tag = html_tag_read(node->text);

    switch (tag.effect) {
    case HTML_AS_TEXT:
        flow_text(r, node->text);
        break;
    case HTML_NOTHING:
        break;
    case HTML_BREAK:
    case HTML_BLOCK:
        flow_break(r);
        break;
    case HTML_IMAGE:
        add_html_image(r, node->text);
        break;
    case HTML_SIGN:
        if (is_simple_script(node->next))
            r->script = tag.sign[0];
        else
            flow_add(r, str_of(tag.sign));
        break;
    case HTML_ROLE:
        if (tag.closing)
            r->html_roles &= ~ROLE_BIT(tag.role);
        else
            r->html_roles |= ROLE_BIT(tag.role);
        break;
    }
    return false;
}

bool inline_cloze_enter(struct render *r, const struct node *node)
{
    (void)node;
    role_on(r, ROLE_CLOZE);
    if (!r->options->reveal)
        flow_add(r, glyph_of(r, GLYPH_HOLE));
    return r->options->reveal;
}

void inline_cloze_leave(struct render *r, const struct node *node)
{
    (void)node;
    role_off(r, ROLE_CLOZE);
}
