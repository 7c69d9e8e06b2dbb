/* The parts of a formula that stand on lines of their own: fractions, roots, brackets. */
#include "grill/text/width.h"
#include "math_layout_int.h"

enum { SHORT_PART = 3 /* cells a part of a raised fraction may take to be written with a slash */ };

str stroke(const struct layout *layout, enum math_stroke which)
{
    static const char *const strokes[STROKE_COUNT][2] = {
        [STROKE_BAR] = {"─", "-"},         [STROKE_ROOT] = {"√", "\\"},        [STROKE_OVER] = {"_", "_"},
        [STROKE_CORNER] = {"┌", " "},      [STROKE_SIDE] = {"│", "|"},         [STROKE_FOOT] = {"╲", "\\"},
        [STROKE_DOUBLE] = {"═", "="},      [STROKE_TOP_LEFT] = {"┌", "+"},     [STROKE_TOP_RIGHT] = {"┐", "+"},
        [STROKE_BOTTOM_LEFT] = {"└", "+"}, [STROKE_BOTTOM_RIGHT] = {"┘", "+"},
    };

    return str_of(strokes[which][layout->ascii]);
}

struct math_box *math_text_box(struct layout *layout, str text)
{
    struct buf line;
    struct math_box *box;
    size_t i;

    buf_init(&line);
    buf_add(&line, text);
    for (i = 0; i < line.len; i++)
        if (line.ptr[i] == '\n' || line.ptr[i] == '\r' || line.ptr[i] == '\t')
            line.ptr[i] = ' ';
    box = box_text(layout->arena, arena_copy(layout->arena, buf_str(&line)));
    buf_release(&line);
    return box;
}

/* Puts a line that was printed and the boxes its holes are for side by side; `child` is the first that may have one. */
static struct math_box *fill_holes(struct layout *layout, str line, const struct math_node *child)
{
    struct math_box *frame = box_frame(layout->arena);

    for (;;) {
        ptrdiff_t hole = str_find_byte(line, MATH_HOLE, 0);
        str text = hole < 0 ? line : str_slice(line, 0, (size_t)hole);

        if (text.len > 0)
            box_beside(frame, math_text_box(layout, text), 0);
        if (hole < 0)
            break;
        while (!child->box)
            child = child->next;
        box_beside(frame, child->box, 0);
        child = child->next;
        line = str_skip(line, (size_t)hole + 1);
    }
    box_settle(frame);
    return frame;
}

struct math_box *math_row_box(struct layout *layout, const struct math_node *first, const struct math_node *end,
                              bool tight, struct math_progress *progress, size_t *lead)
{
    bool goes_on = progress->last != NULL;
    struct math_box *frame;
    struct buf line;
    str text;

    buf_init(&line);
    /* Something has to stand before blanks, for these to be written. */
    if (goes_on)
        buf_add_byte(&line, '.');
    progress->start = progress->last_start = 0;
    math_add_items(&line, first, end, tight, progress);
    text = str_skip(buf_str(&line), goes_on);
    *lead = text.len - str_trim_left(text).len;
    frame = fill_holes(layout, str_trim(text), first);
    buf_release(&line);
    return frame;
}

struct math_box *math_as_box(struct layout *layout, const struct math_node *node, bool tight)
{
    struct math_box *box = node->box;
    struct buf line;

    if (box)
        return box;
    buf_init(&line);
    math_add_node(&line, node, tight);
    box = math_text_box(layout, str_trim(buf_str(&line)));
    buf_release(&line);
    return box;
}

static bool has_box(const struct math_node *parent)
{
    const struct math_node *child;

    for (child = parent->first; child; child = child->next)
        if (child->box)
            return true;
    return false;
}

static void set_row(struct layout *layout, struct math_node *row, enum math_style style)
{
    struct math_progress progress = {0};
    struct math_node *child;
    size_t lead;

    for (child = row->first; child; child = child->next)
        math_set(layout, child, style);
    math_grow_brackets(layout, row, style);
    if (has_box(row))
        row->box = math_row_box(layout, row->first, NULL, style == STYLE_SCRIPT, &progress, &lead);
}

static void set_words(struct layout *layout, struct math_node *words)
{
    struct math_node *child;
    struct buf line;

    for (child = words->first; child; child = child->next)
        math_set(layout, child, STYLE_TEXT);
    if (!has_box(words))
        return;
    buf_init(&line);
    for (child = words->first; child; child = child->next)
        math_add_node(&line, child, false);
    words->box = fill_holes(layout, buf_str(&line), words->first);
    buf_release(&line);
}

/* "1/2" among raised characters, and where the author asked for a slash. */
static bool takes_slash(struct layout *layout, const struct math_node *fraction, enum math_style style)
{
    const struct math_node *upper = fraction->part[MATH_UPPER], *lower = fraction->part[MATH_LOWER];

    if (upper->box || lower->box)
        return false;
    return fraction->text.len > 0 || (style == STYLE_SCRIPT && math_as_box(layout, upper, true)->width <= SHORT_PART &&
                                      math_as_box(layout, lower, true)->width <= SHORT_PART);
}

static void set_fraction(struct layout *layout, struct math_node *fraction, enum math_style style)
{
    enum math_style inner = style == STYLE_SCRIPT ? STYLE_SCRIPT : STYLE_TEXT;
    struct math_box *frame, *upper, *lower;
    size_t width;

    math_set(layout, fraction->part[MATH_UPPER], inner);
    math_set(layout, fraction->part[MATH_LOWER], inner);
    if (takes_slash(layout, fraction, style))
        return;
    upper = math_as_box(layout, fraction->part[MATH_UPPER], style == STYLE_SCRIPT);
    lower = math_as_box(layout, fraction->part[MATH_LOWER], style == STYLE_SCRIPT);
    width = upper->width > lower->width ? upper->width : lower->width;
    /* A bar that is longer than the bars above and below it holds them together. */
    if (upper->height > 1 || lower->height > 1)
        width += 2;
    frame = box_frame(layout->arena);
    box_put(frame, upper, box_middle(width, upper->width), 0);
    box_below(frame, box_rule(layout->arena, stroke(layout, STROKE_BAR), width ? width : 1), 0, 0);
    frame->base = frame->height - 1;
    box_below(frame, lower, box_middle(width, lower->width), 0);
    box_cover(frame);
    fraction->box = frame;
}

static void set_binomial(struct layout *layout, struct math_node *binomial, enum math_style style)
{
    struct math_box *frame = box_frame(layout->arena), *upper, *lower;
    enum math_style inner = style == STYLE_SCRIPT ? STYLE_SCRIPT : STYLE_TEXT;
    size_t width;

    math_set(layout, binomial->part[MATH_UPPER], inner);
    math_set(layout, binomial->part[MATH_LOWER], inner);
    upper = math_as_box(layout, binomial->part[MATH_UPPER], true);
    lower = math_as_box(layout, binomial->part[MATH_LOWER], true);
    width = upper->width > lower->width ? upper->width : lower->width;
    box_put(frame, upper, box_middle(width, upper->width), 0);
    frame->base = frame->height;
    box_below(frame, lower, box_middle(width, lower->width), 1);
    box_cover(frame);
    binomial->box = math_enclose(layout, STR("("), frame, STR(")"));
}

/* A line over what is one row high, with the sign before it. */
static struct math_box *low_root(struct layout *layout, struct math_box *body, struct math_box *index)
{
    struct math_box *frame = box_frame(layout->arena);
    size_t x = index ? index->width : 0, y = index ? index->height - 1 : 0;

    if (index)
        box_put(frame, index, 0, 0);
    box_put(frame, box_rule(layout->arena, stroke(layout, STROKE_OVER), body->width), x + 1, y);
    box_put(frame, box_text(layout->arena, stroke(layout, STROKE_ROOT)), x, y + 1);
    box_put(frame, body, x + 1, y + 1);
    frame->base = y + 1;
    return frame;
}

static struct math_box *tall_root(struct layout *layout, struct math_box *body, struct math_box *index)
{
    struct math_box *frame = box_frame(layout->arena);
    size_t x = index && index->width > 0 ? index->width - 1 : 0;
    size_t y = index && index->height > body->height ? index->height - body->height : 0;
    size_t row, foot = y + body->height;
    enum math_stroke over = layout->ascii ? STROKE_OVER : STROKE_BAR;

    if (index)
        box_put(frame, index, 0, foot - index->height);
    box_put(frame, box_text(layout->arena, stroke(layout, STROKE_FOOT)), x, foot);
    box_put(frame, box_text(layout->arena, stroke(layout, STROKE_CORNER)), x + 1, y);
    box_put(frame, box_rule(layout->arena, stroke(layout, over), body->width + 1), x + 2, y);
    for (row = 1; row <= body->height; row++)
        box_put(frame, box_text(layout->arena, stroke(layout, STROKE_SIDE)), x + 1, y + row);
    box_put(frame, body, x + 3, y + 1);
    frame->base = y + 1 + body->base;
    return frame;
}

static void set_root(struct layout *layout, struct math_node *root, enum math_style style)
{
    struct math_node *base = root->part[MATH_BASE], *index = root->part[MATH_INDEX];
    struct math_box *body, *sign;

    math_set(layout, base, style == STYLE_DISPLAY ? STYLE_TEXT : style);
    if (index)
        math_set(layout, index, STYLE_SCRIPT);
    if (!base->box && !(index && index->box) && (layout->ascii || math_is_bare_root(root)))
        return;
    body = math_as_box(layout, base, style == STYLE_SCRIPT);
    sign = index ? math_as_box(layout, index, true) : NULL;
    root->box = body->height == 1 ? low_root(layout, body, sign) : tall_root(layout, body, sign);
    box_cover(root->box);
}

static void set_fenced(struct layout *layout, struct math_node *fenced, enum math_style style)
{
    struct math_node *body = fenced->part[MATH_BASE];
    struct math_node *only = body->kind == MATH_ROW && body->first == body->last ? body->first : NULL;

    if (only && only->kind == MATH_GRID) {
        math_set_grid(layout, only, style, fenced);
        body->box = only->box;
    } else {
        math_set(layout, body, style);
    }
    if (body->box)
        fenced->box = math_enclose(layout, fenced->text, body->box, fenced->close);
}

static struct math_box *border(struct layout *layout, enum math_stroke left, enum math_stroke right, size_t width)
{
    struct math_box *line = box_frame(layout->arena);

    box_beside(line, box_text(layout->arena, stroke(layout, left)), 0);
    box_beside(line, box_rule(layout->arena, stroke(layout, STROKE_BAR), width), 0);
    box_beside(line, box_text(layout->arena, stroke(layout, right)), 0);
    box_settle(line);
    return line;
}

struct math_box *math_frame(struct layout *layout, struct math_box *body)
{
    struct math_box *frame = box_frame(layout->arena);
    size_t width = body->width + 2, row;

    box_put(frame, border(layout, STROKE_TOP_LEFT, STROKE_TOP_RIGHT, width), 0, 0);
    for (row = 1; row <= body->height; row++) {
        box_put(frame, box_text(layout->arena, stroke(layout, STROKE_SIDE)), 0, row);
        box_put(frame, box_text(layout->arena, stroke(layout, STROKE_SIDE)), width + 1, row);
    }
    box_put(frame, body, 2, 1);
    box_put(frame, border(layout, STROKE_BOTTOM_LEFT, STROKE_BOTTOM_RIGHT, width), 0, body->height + 1);
    frame->base = body->base + 1;
    box_cover(frame);
    return frame;
}

static void set_boxed(struct layout *layout, struct math_node *boxed, enum math_style style)
{
    math_set(layout, boxed->part[MATH_BASE], style);
    boxed->box = math_frame(layout, math_as_box(layout, boxed->part[MATH_BASE], style == STYLE_SCRIPT));
}

void math_set(struct layout *layout, struct math_node *node, enum math_style style)
{
    switch (node->kind) {
    case MATH_ROW:
        set_row(layout, node, style);
        break;
    case MATH_WORDS:
        set_words(layout, node);
        break;
    case MATH_FRACTION:
        set_fraction(layout, node, style);
        break;
    case MATH_BINOMIAL:
        set_binomial(layout, node, style);
        break;
    case MATH_ROOT:
        set_root(layout, node, style);
        break;
    case MATH_SCRIPTS:
        math_set_scripts(layout, node, style);
        break;
    case MATH_ACCENT:
        math_set_accent(layout, node, style);
        break;
    case MATH_FENCED:
        set_fenced(layout, node, style);
        break;
    case MATH_BRACED:
        math_set_braced(layout, node, style);
        break;
    case MATH_BOXED:
        set_boxed(layout, node, style);
        break;
    case MATH_GRID:
        math_set_grid(layout, node, style, NULL);
        break;
    case MATH_ATOM:
    case MATH_SPACE:
    case MATH_KIND_COUNT:
        break;
    }
}
