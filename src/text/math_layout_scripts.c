/* What stands above, below and at the corners of something else: scripts, limits, accents, braces. */
#include "grill/base/array.h"
#include "grill/text/width.h"
#include "math_layout_int.h"

/* An arrow, or a sign of equality, drawn longer. */
static struct math_box *long_arrow(struct layout *layout, const struct math_node *atom, size_t width)
{
    bool twofold = str_eq(atom->text, STR("⇒")) || str_eq(atom->text, STR("⇐")) || str_eq(atom->text, STR("=")) ||
                   str_eq(atom->text, STR("=>")) || str_eq(atom->text, STR("<=="));
    bool left = str_eq(atom->text, STR("←")) || str_eq(atom->text, STR("⇐")) || str_eq(atom->text, STR("<-")) ||
                str_eq(atom->text, STR("<=="));
    struct math_box *head = math_text_box(layout, atom->text);
    struct math_box *shaft = box_rule(layout->arena, stroke(layout, twofold ? STROKE_DOUBLE : STROKE_BAR),
                                      width > head->width ? width - head->width : 0);
    struct math_box *frame = box_frame(layout->arena);

    box_beside(frame, left ? head : shaft, 0);
    box_beside(frame, left ? shaft : head, 0);
    box_settle(frame);
    return frame;
}

/* Scripts above and below. */
static void stack_scripts(struct layout *layout, struct math_node *node)
{
    struct math_node *base = node->part[MATH_BASE], *sub = node->part[MATH_SUB], *sup = node->part[MATH_SUP];
    struct math_box *frame = box_frame(layout->arena), *below, *above, *body;
    size_t width;

    above = sup ? math_as_box(layout, sup, true) : NULL;
    below = sub ? math_as_box(layout, sub, true) : NULL;
    width = above ? above->width : 0;
    if (below && below->width > width)
        width = below->width;
    if (base->kind == MATH_ATOM && base->grows && base->class == MATH_RELATION && !base->box)
        body = long_arrow(layout, base, width + 2);
    else
        body = math_as_box(layout, base, false);
    if (body->width > width)
        width = body->width;
    if (above)
        box_put(frame, above, box_middle(width, above->width), 0);
    frame->base = frame->height + body->base;
    box_below(frame, body, box_middle(width, body->width), 0);
    if (below)
        box_below(frame, below, box_middle(width, below->width), 0);
    box_cover(frame);
    node->box = frame;
}

/* A script at a corner: on the row of the base itself when it is made of small characters. */
struct corner {
    struct math_box *box; /* NULL when there is none */
    bool small;
};

static struct corner corner_of(struct layout *layout, const struct math_node *script, bool below)
{
    struct corner corner = {0};
    struct buf small;

    if (!script)
        return corner;
    buf_init(&small);
    corner.small = !script->box && math_add_small(&small, script, below);
    corner.box = corner.small ? math_text_box(layout, buf_str(&small)) : math_as_box(layout, script, true);
    buf_release(&small);
    if (corner.box->width == 0)
        corner.box = NULL;
    return corner;
}

/* The base, in brackets if its scripts would seem to belong to a part of it. */
static struct math_box *base_box(struct layout *layout, const struct math_node *node, bool tight)
{
    struct math_node bare = *node;
    const struct math_node *base = node->part[MATH_BASE], *inside = math_inside(base);

    if (!base)
        return box_frame(layout->arena);
    if (base->box)
        return inside->kind == MATH_FRACTION && node->part[MATH_SUP] && inside->box
                   ? math_enclose(layout, STR("("), base->box, STR(")"))
                   : base->box;
    bare.box = NULL;
    bare.part[MATH_SUB] = bare.part[MATH_SUP] = NULL;
    return math_as_box(layout, &bare, tight);
}

/* Rows of a script above the top of its base. */
static size_t rise_of(const struct corner *sup, const struct math_box *base)
{
    if (!sup->box || sup->small)
        return 0;
    return sup->box->height - (base->base > 0);
}

static void put_corners(struct layout *layout, struct math_node *node, enum math_style style)
{
    struct corner sub = corner_of(layout, node->part[MATH_SUB], true);
    struct corner sup = corner_of(layout, node->part[MATH_SUP], false);
    struct math_box *frame = box_frame(layout->arena), *base = base_box(layout, node, style == STYLE_SCRIPT);
    size_t top, foot, x = base->width;

    if (base->height == 0)
        base->height = 1;
    top = rise_of(&sup, base);
    foot = top + base->height - 1;
    box_put(frame, base, 0, top);
    if (sub.box)
        box_put(frame, sub.box, x, sub.small || base->base < base->height - 1 ? foot : foot + 1);
    if (sup.box)
        box_put(frame, sup.box, sup.small && sub.box && sub.small && base->height == 1 ? x + sub.box->width : x,
                sup.small ? top : 0);
    frame->base = top + base->base;
    frame->above = base->above;
    frame->below = base->below;
    node->box = frame;
}

static bool is_small(const struct math_node *script, bool below)
{
    struct buf ignored;
    bool small;

    if (!script)
        return true;
    if (script->box)
        return false;
    buf_init(&ignored);
    small = math_add_small(&ignored, script, below);
    buf_release(&ignored);
    return small;
}

void math_hang_scripts(struct layout *layout, struct math_node *node, enum math_style style)
{
    const struct math_node *base = node->part[MATH_BASE];

    if (math_is_stacked(node, style))
        stack_scripts(layout, node);
    else if ((base && base->box) || !is_small(node->part[MATH_SUB], true) || !is_small(node->part[MATH_SUP], false))
        put_corners(layout, node, style);
}

void math_set_scripts(struct layout *layout, struct math_node *node, enum math_style style)
{
    if (node->part[MATH_BASE])
        math_set(layout, node->part[MATH_BASE], style);
    if (node->part[MATH_SUB])
        math_set(layout, node->part[MATH_SUB], STYLE_SCRIPT);
    if (node->part[MATH_SUP])
        math_set(layout, node->part[MATH_SUP], STYLE_SCRIPT);
    math_hang_scripts(layout, node, style);
}

/* What is drawn for an accent over more than one letter. */
struct mark {
    const char *name;
    const char *text[2]; /* Unicode, ASCII */
    bool repeated;
    bool below;
};

static const struct mark *mark_of(str name)
{
    static const struct mark marks[] = {
        {"acute", {"´", "'"}, false, false},   {"bar", {"_", "_"}, true, false},
        {"breve", {"˘", "u"}, false, false},   {"check", {"ˇ", "v"}, false, false},
        {"dddot", {"…", "..."}, false, false}, {"ddot", {"¨", ".."}, false, false},
        {"dot", {"˙", "."}, false, false},     {"grave", {"`", "`"}, false, false},
        {"hat", {"^", "^"}, false, false},     {"overline", {"_", "_"}, true, false},
        {"ring", {"˚", "o"}, false, false},    {"tilde", {"~", "~"}, false, false},
        {"underline", {"─", "-"}, true, true}, {"vec", {"→", "->"}, false, false},
    };
    size_t i;

    for (i = 0; i < COUNT_OF(marks); i++)
        if (str_eq(name, str_of(marks[i].name)))
            return &marks[i];
    return NULL;
}

/* A name without a mark ("not") stands before what it is said of, a stroke through it. */
static struct math_box *named(struct layout *layout, const struct math_node *node, struct math_box *base)
{
    struct math_box *frame = box_frame(layout->arena);
    bool strikes = math_is_stroke(node) && node->close.len > 0;

    if (strikes)
        frame->struck = node->close;
    else
        box_beside(frame, math_text_box(layout, node->text), 0);
    box_beside(frame, strikes ? base : math_enclose(layout, STR("("), base, STR(")")), 0);
    box_settle(frame);
    return frame;
}

static struct math_box *marked(struct layout *layout, const struct math_node *node, struct math_box *base)
{
    const struct mark *mark = mark_of(node->text);
    struct math_box *frame = box_frame(layout->arena), *line;
    str text;

    if (!mark)
        return named(layout, node, base);
    text = str_of(mark->text[layout->ascii]);
    line = mark->repeated ? box_rule(layout->arena, text, base->width) : math_text_box(layout, text);
    if (!mark->below)
        box_put(frame, line, box_middle(base->width, line->width), 0);
    frame->base = frame->height + base->base;
    box_below(frame, base, 0, 0);
    if (mark->below)
        box_below(frame, line, 0, 0);
    box_cover(frame);
    return frame;
}

void math_set_accent(struct layout *layout, struct math_node *node, enum math_style style)
{
    struct math_node *base = node->part[MATH_BASE];

    math_set(layout, base, style);
    if (!base->box && (layout->ascii || math_is_marked(node)))
        return;
    node->box = marked(layout, node, math_as_box(layout, base, style == STYLE_SCRIPT));
}

/* A brace of the width of what it holds, with a tip in its middle, or a bracket. */
static struct math_box *brace_line(struct layout *layout, str sign, size_t width)
{
    static const struct {
        const char *sign;
        const char *parts[2][3]; /* Unicode, ASCII: left end, tip, right end */
    } braces[] = {
        {"⏞", {{"╭", "┴", "╮"}, {".", "^", "."}}},
        {"⏟", {{"╰", "┬", "╯"}, {"'", "v", "'"}}},
        {"⎴", {{"┌", "─", "┐"}, {".", "-", "."}}},
        {"⎵", {{"└", "─", "┘"}, {"'", "-", "'"}}},
    };
    struct math_box *frame = box_frame(layout->arena);
    const char *const *parts;
    size_t i = 0;

    while (i + 1 < COUNT_OF(braces) && !str_eq(sign, str_of(braces[i].sign)))
        i++;
    parts = braces[i].parts[layout->ascii];
    box_put(frame, box_rule(layout->arena, stroke(layout, STROKE_BAR), width), 0, 0);
    box_put(frame, box_text(layout->arena, str_of(parts[0])), 0, 0);
    box_put(frame, box_text(layout->arena, str_of(parts[1])), (width - 1) / 2, 0);
    box_put(frame, box_text(layout->arena, str_of(parts[2])), width - 1, 0);
    return frame;
}

void math_set_braced(struct layout *layout, struct math_node *node, enum math_style style)
{
    bool over = str_eq(node->text, STR("⏞")) || str_eq(node->text, STR("⎴"));
    struct math_box *frame = box_frame(layout->arena), *base, *line;
    size_t width;

    math_set(layout, node->part[MATH_BASE], style);
    base = math_as_box(layout, node->part[MATH_BASE], style == STYLE_SCRIPT);
    width = base->width < 3 ? 3 : base->width;
    line = brace_line(layout, node->text, width);
    if (over)
        box_put(frame, line, 0, 0);
    frame->base = frame->height + base->base;
    box_below(frame, base, box_middle(width, base->width), 0);
    if (!over)
        box_below(frame, line, 0, 0);
    box_cover(frame);
    node->box = frame;
}
