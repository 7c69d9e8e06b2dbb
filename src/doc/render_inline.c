/* The inlines of the terminal renderer: each adds to the flow. */
#include <stdio.h>

#include "inline_html_int.h"
#include "render_term_int.h"

str glyph_of(const struct render *r, enum glyph which)
{
    return glyph(which, r->options->ascii);
}

void add_formula(struct render *r, str latex)
{
    role_on(r, ROLE_MATH);
    flow_text(r, latex);
    role_off(r, ROLE_MATH);
}

bool inline_text_enter(struct render *r, const struct node *node)
{
    flow_text(r, node->text);
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

bool inline_math_enter(struct render *r, const struct node *node)
{
    add_formula(r, node->text);
    return false;
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
