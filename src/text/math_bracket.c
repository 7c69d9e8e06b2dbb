/* Brackets as tall as what they hold. To add one: a row of the table. */
#include "grill/base/array.h"
#include "math_layout_int.h"

/* Top, in between, middle, bottom; a bracket without a tip has no middle. */
struct tall {
    const char *text;
    const char *parts[2][4]; /* Unicode, ASCII */
};

static const struct tall *tall_of(str text)
{
    static const struct tall talls[] = {
        {"(", {{"⎛", "⎜", NULL, "⎝"}, {"/", "|", NULL, "\\"}}},
        {")", {{"⎞", "⎟", NULL, "⎠"}, {"\\", "|", NULL, "/"}}},
        {"[", {{"⎡", "⎢", NULL, "⎣"}, {"[", "[", NULL, "["}}},
        {"]", {{"⎤", "⎥", NULL, "⎦"}, {"]", "]", NULL, "]"}}},
        {"{", {{"⎧", "⎪", "⎨", "⎩"}, {"/", "|", "<", "\\"}}},
        {"}", {{"⎫", "⎪", "⎬", "⎭"}, {"\\", "|", ">", "/"}}},
        {"|", {{"│", "│", NULL, "│"}, {"|", "|", NULL, "|"}}},
        {"∣", {{"│", "│", NULL, "│"}, {"|", "|", NULL, "|"}}},
        {"‖", {{"║", "║", NULL, "║"}, {"||", "||", NULL, "||"}}},
        {"∥", {{"║", "║", NULL, "║"}, {"||", "||", NULL, "||"}}},
        {"⌊", {{"⎢", "⎢", NULL, "⎣"}, {"| ", "| ", NULL, "|_"}}},
        {"⌋", {{"⎥", "⎥", NULL, "⎦"}, {" |", " |", NULL, "_|"}}},
        {"⌈", {{"⎡", "⎢", NULL, "⎢"}, {"|^", "| ", NULL, "| "}}},
        {"⌉", {{"⎤", "⎥", NULL, "⎥"}, {"^|", " |", NULL, " |"}}},
        {"⟨", {{"╱", "│", "⟨", "╲"}, {"/", "|", "<", "\\"}}},
        {"⟩", {{"╲", "│", "⟩", "╱"}, {"\\", "|", ">", "/"}}},
        {"||", {{"║", "║", NULL, "║"}, {"||", "||", NULL, "||"}}},
        {"|_", {{"⎢", "⎢", NULL, "⎣"}, {"| ", "| ", NULL, "|_"}}},
        {"_|", {{"⎥", "⎥", NULL, "⎦"}, {" |", " |", NULL, "_|"}}},
        {"|^", {{"⎡", "⎢", NULL, "⎢"}, {"|^", "| ", NULL, "| "}}},
        {"^|", {{"⎤", "⎥", NULL, "⎥"}, {"^|", " |", NULL, " |"}}},
        {"<", {{"╱", "│", "⟨", "╲"}, {"/", "|", "<", "\\"}}},
        {">", {{"╲", "│", "⟩", "╱"}, {"\\", "|", ">", "/"}}},
        {"⟮", {{"⎛", "⎜", NULL, "⎝"}, {"/", "|", NULL, "\\"}}},
        {"⟯", {{"⎞", "⎟", NULL, "⎠"}, {"\\", "|", NULL, "/"}}},
    };
    size_t i;

    for (i = 0; i < COUNT_OF(talls); i++)
        if (str_eq(text, str_of(talls[i].text)))
            return &talls[i];
    return NULL;
}

struct math_box *math_bracket(struct layout *layout, str text, size_t above, size_t below)
{
    const struct tall *tall = tall_of(text);
    struct math_box *frame;
    const char *const *parts;
    size_t row, last;

    if (!tall || above + below == 0)
        return text.len > 0 ? math_text_box(layout, text) : NULL;
    parts = tall->parts[layout->ascii];
    /* A tip needs a row of its own. */
    if (parts[2] && above == 0)
        above = 1;
    if (parts[2] && below == 0)
        below = 1;
    last = above + below;
    frame = box_frame(layout->arena);
    for (row = 0; row <= last; row++) {
        const char *part = row == 0                   ? parts[0]
                           : row == last              ? parts[3]
                           : row == above && parts[2] ? parts[2]
                                                      : parts[1];

        box_put(frame, box_text(layout->arena, str_of(part)), 0, row);
    }
    frame->base = above;
    box_cover(frame);
    return frame;
}

struct math_box *math_enclose(struct layout *layout, str left, struct math_box *body, str right)
{
    struct math_box *frame = box_frame(layout->arena);
    struct math_box *opening = math_bracket(layout, left, body->above, body->below);
    struct math_box *closing = math_bracket(layout, right, body->above, body->below);

    if (opening)
        box_beside(frame, opening, 0);
    box_beside(frame, body, 0);
    if (closing)
        box_beside(frame, closing, 0);
    box_settle(frame);
    return frame;
}

/* A bracket that is open, and what stands behind it so far. */
struct open_bracket {
    struct math_node *atom; /* NULL for the row itself */
    size_t above;
    size_t below;
};

enum { OPEN_BRACKETS = 16 /* those nested deeper in one row stay small */ };

/* The brackets that are open in a row. */
struct open_brackets {
    struct open_bracket items[OPEN_BRACKETS];
    size_t depth; /* may exceed the room */
};

static struct open_bracket *innermost(struct open_brackets *open)
{
    return &open->items[open->depth < OPEN_BRACKETS ? open->depth : OPEN_BRACKETS - 1];
}

static void cover(struct open_bracket *around, const struct math_box *box)
{
    if (!box)
        return;
    around->above = box->above > around->above ? box->above : around->above;
    around->below = box->below > around->below ? box->below : around->below;
}

/* The character that a node is, or that scripts hang on. */
static struct math_node *atom_of(struct math_node *node)
{
    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE])
        node = node->part[MATH_BASE];
    return node->kind == MATH_ATOM ? node : NULL;
}

static void grow(struct layout *layout, struct math_node *child, const struct open_bracket *extent,
                 enum math_style style)
{
    struct math_node *atom = atom_of(child);

    if (extent->above + extent->below == 0 || !tall_of(atom->text))
        return;
    atom->box = math_bracket(layout, atom->text, extent->above, extent->below);
    if (atom != child)
        math_hang_scripts(layout, child, style);
}

static void close_bracket(struct layout *layout, struct open_brackets *open, struct math_node *child,
                          enum math_style style)
{
    struct open_bracket *pair = innermost(open);

    open->depth--;
    if (open->depth + 1 >= OPEN_BRACKETS)
        return;
    grow(layout, pair->atom, pair, style);
    grow(layout, child, pair, style);
    cover(innermost(open), pair->atom->box);
    cover(innermost(open), child->box);
}

void math_grow_brackets(struct layout *layout, struct math_node *row, enum math_style style)
{
    struct open_brackets open = {0};
    struct open_bracket whole = {0};
    struct math_node *child;

    for (child = row->first; child; child = child->next) {
        const struct math_node *atom = atom_of(child);

        if (atom && atom->class == MATH_OPENING && atom == child) {
            open.depth++;
            if (open.depth < OPEN_BRACKETS)
                *innermost(&open) = (struct open_bracket){.atom = child};
        } else if (atom && atom->class == MATH_CLOSING && open.depth > 0) {
            close_bracket(layout, &open, child, style);
        } else if (!atom || !atom->grows) {
            cover(innermost(&open), child->box);
        }
        cover(&whole, child->box);
    }
    for (child = row->first; child; child = child->next) {
        const struct math_node *atom = atom_of(child);

        if (atom && atom->grows && !atom->box && atom->class != MATH_OPENING && atom->class != MATH_CLOSING)
            grow(layout, child, &whole, style);
    }
}
