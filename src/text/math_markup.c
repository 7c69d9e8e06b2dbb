/* A formula as presentation MathML, in the core subset that browsers draw without fonts or scripts of the page's own.
 */
#include "math_markup_int.h"

#include "grill/text/math.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

enum {
    LONG_CELLS = 48, /* formulas that are longer may not find room in a column on paper */
    PIECE_CELLS = 12 /* that a piece of them has at least */
};

/* What stands around operators, their own spacing says; other neighbours may need a blank between them. */
static bool is_spaced(enum math_class class)
{
    return class == MATH_BINARY || class == MATH_RELATION || class == MATH_BIG || class == MATH_PUNCTUATION;
}

static void add_gap(struct buf *out, const struct math_progress *progress, const struct math_node *node)
{
    if (!is_spaced(progress->before) && !is_spaced(math_class_here(progress, node)) &&
        math_is_parted(progress, node, false))
        buf_add_z(out, "<mspace width=\"0.17em\"/>");
}

static void add_space(struct buf *out, const struct math_node *space)
{
    if (space->text.len > 0)
        buf_add_z(out, space->text.len > 1 ? "<mspace width=\"1em\"/>" : "<mspace width=\"0.22em\"/>");
}

void markup_items(struct buf *out, const struct math_node *first, const struct math_node *end, enum math_style style,
                  enum math_class before)
{
    struct math_progress progress = {.before = before};
    const struct math_node *child;
    bool spaced = false;

    for (child = first; child != end; child = child->next) {
        if (child->kind == MATH_SPACE) {
            add_space(out, child);
            spaced = true;
            continue;
        }
        if (!spaced)
            add_gap(out, &progress, child);
        spaced = false;
        markup_node(out, child, style, &progress);
        math_pass(&progress, child);
    }
}

void markup_alone(struct buf *out, const struct math_node *node, enum math_style style)
{
    const struct math_progress nothing = {0};

    markup_node(out, node, style, &nothing);
}

/* Letters in upright type are one word. */
static bool is_name(const struct math_node *row)
{
    const struct math_node *child = row->first;

    while (child && (child->kind == MATH_ATOM || child->kind == MATH_SPACE))
        child = child->next;
    return row->class == MATH_FUNCTION && !child;
}

static void add_name(struct buf *out, const struct math_node *row)
{
    struct buf name;

    buf_init(&name);
    math_add_node(&name, row, false);
    buf_add_z(out, "<mi>");
    markup_escape(out, buf_str(&name));
    buf_add_z(out, "</mi>");
    buf_release(&name);
}

static void add_row(struct buf *out, const struct math_node *row, enum math_style style)
{
    bool single = row->first && row->first == row->last && row->first->kind != MATH_SPACE;

    if (is_name(row)) {
        add_name(out, row);
        return;
    }
    if (!single)
        buf_add_z(out, "<mrow>");
    markup_items(out, row->first, NULL, style, MATH_NONE);
    if (!single)
        buf_add_z(out, "</mrow>");
}

static enum math_style smaller(enum math_style style)
{
    return style == STYLE_SCRIPT ? STYLE_SCRIPT : STYLE_TEXT;
}

static void add_fraction(struct buf *out, const struct math_node *node, enum math_style style)
{
    bool slash = node->text.len > 0;

    buf_add_z(out, slash ? "<mrow>" : "<mfrac>");
    markup_alone(out, node->part[MATH_UPPER], smaller(style));
    if (slash)
        buf_add_z(out, "<mo>/</mo>");
    markup_alone(out, node->part[MATH_LOWER], smaller(style));
    buf_add_z(out, slash ? "</mrow>" : "</mfrac>");
}

static void add_binomial(struct buf *out, const struct math_node *node, enum math_style style)
{
    buf_add_z(out, "<mrow>");
    markup_bracket(out, STR("("), "prefix");
    buf_add_z(out, "<mfrac linethickness=\"0\">");
    markup_alone(out, node->part[MATH_UPPER], smaller(style));
    markup_alone(out, node->part[MATH_LOWER], smaller(style));
    buf_add_z(out, "</mfrac>");
    markup_bracket(out, STR(")"), "postfix");
    buf_add_z(out, "</mrow>");
}

static void add_root(struct buf *out, const struct math_node *node, enum math_style style)
{
    const struct math_node *index = node->part[MATH_INDEX];

    buf_add_z(out, index ? "<mroot>" : "<msqrt>");
    markup_alone(out, node->part[MATH_BASE], style);
    if (index)
        markup_alone(out, index, STYLE_SCRIPT);
    buf_add_z(out, index ? "</mroot>" : "</msqrt>");
}

static void add_scripts(struct buf *out, const struct math_node *node, enum math_style style,
                        const struct math_progress *progress)
{
    static const char *const names[2][4] = {
        {"mrow", "msub", "msup", "msubsup"},
        {"mrow", "munder", "mover", "munderover"},
    };
    const struct math_node *base = node->part[MATH_BASE], *sub = node->part[MATH_SUB], *sup = node->part[MATH_SUP];
    const char *name = names[math_is_stacked(node, style)][(sub ? 1 : 0) + (sup ? 2 : 0)];

    buf_addf(out, "<%s>", name);
    if (base)
        markup_node(out, base, style, progress);
    else
        buf_add_z(out, "<mrow></mrow>");
    if (sub)
        markup_alone(out, sub, STYLE_SCRIPT);
    if (sup)
        markup_alone(out, sup, STYLE_SCRIPT);
    buf_addf(out, "</%s>", name);
}

static void add_fenced(struct buf *out, const struct math_node *node, enum math_style style)
{
    buf_add_z(out, "<mrow>");
    markup_bracket(out, node->text, "prefix");
    markup_alone(out, node->part[MATH_BASE], style);
    markup_bracket(out, node->close, "postfix");
    buf_add_z(out, "</mrow>");
}

static void add_boxed(struct buf *out, const struct math_node *node, enum math_style style)
{
    buf_add_z(out, "<mrow class=\"boxed\">");
    markup_alone(out, node->part[MATH_BASE], style);
    buf_add_z(out, "</mrow>");
}

static void add_braced(struct buf *out, const struct math_node *node, enum math_style style)
{
    bool over = str_eq(node->text, STR("⏞")) || str_eq(node->text, STR("⎴"));

    buf_addf(out, "<%s>", over ? "mover" : "munder");
    markup_alone(out, node->part[MATH_BASE], style);
    buf_addf(out, "<mo stretchy=\"true\">%.*s</mo></%s>", STR_ARG(node->text), over ? "mover" : "munder");
}

void markup_node(struct buf *out, const struct math_node *node, enum math_style style,
                 const struct math_progress *progress)
{
    switch (node->kind) {
    case MATH_ROW:
        add_row(out, node, style);
        break;
    case MATH_ATOM:
        markup_atom(out, node, progress);
        break;
    case MATH_WORDS:
        markup_words(out, node);
        break;
    case MATH_FRACTION:
        add_fraction(out, node, style);
        break;
    case MATH_BINOMIAL:
        add_binomial(out, node, style);
        break;
    case MATH_ROOT:
        add_root(out, node, style);
        break;
    case MATH_SCRIPTS:
        add_scripts(out, node, style, progress);
        break;
    case MATH_ACCENT:
        markup_accent(out, node, style);
        break;
    case MATH_FENCED:
        add_fenced(out, node, style);
        break;
    case MATH_BRACED:
        add_braced(out, node, style);
        break;
    case MATH_BOXED:
        add_boxed(out, node, style);
        break;
    case MATH_GRID:
        markup_grid(out, node, style);
        break;
    case MATH_SPACE:
        buf_add_z(out, "<mrow>");
        add_space(out, node);
        buf_add_z(out, "</mrow>");
        break;
    case MATH_KIND_COUNT:
        break;
    }
}

/* ---- long formulas ---- */

/* How many cells the node takes on a line, about. */
static size_t cells_of(const struct math_node *node)
{
    struct buf line;
    size_t cells;

    buf_init(&line);
    math_add_node(&line, node, false);
    cells = text_width(buf_str(&line));
    buf_release(&line);
    return cells;
}

/* The sibling before which the piece that begins at `start` ends: one that may begin a line, when there is enough of
 * the piece. `progress` is moved there. */
static const struct math_node *piece_end(const struct math_node *start, struct math_progress *progress)
{
    const struct math_node *node;
    size_t cells = 0, depth = 0;

    for (node = start; node; node = node->next) {
        if (cells >= PIECE_CELLS && depth == 0 && math_may_break(progress, node))
            break;
        cells += cells_of(node);
        depth += node->class == MATH_OPENING && node->kind == MATH_ATOM;
        depth -= node->class == MATH_CLOSING && depth > 0;
        if (node->kind != MATH_SPACE)
            math_pass(progress, node);
    }
    return node;
}

/* A browser breaks no formula, but it does break between two: a long row is several of them, each from a sign on. An
 * identifier of nothing stands before the sign for it to part. */
static void add_pieces(struct buf *out, const struct math_node *row)
{
    struct math_progress progress = {0};
    const struct math_node *start, *end;

    buf_add_z(out, "<span class=\"formula\">");
    for (start = row->first; start; start = end) {
        struct math_progress before = progress;

        end = piece_end(start, &progress);
        buf_add_z(out, start == row->first ? "<math><mstyle displaystyle=\"true\">"
                                           : " <math><mstyle displaystyle=\"true\"><mi></mi>");
        markup_items(out, start, end, STYLE_DISPLAY, before.before);
        buf_add_z(out, "</mstyle></math>");
    }
    buf_add_z(out, "</span>");
}

/* Whether it is long, and has a place to be broken at. */
static bool is_long(const struct math_node *tree)
{
    struct math_progress progress = {0};

    return tree && tree->kind == MATH_ROW && cells_of(tree) > LONG_CELLS && piece_end(tree->first, &progress);
}

/* The formula as one element; without a tree as it is written. */
static void add_whole(struct buf *out, const struct math_node *tree, str latex, bool display)
{
    buf_add_z(out, display ? "<math display=\"block\">" : "<math>");
    if (tree) {
        markup_alone(out, tree, display ? STYLE_DISPLAY : STYLE_TEXT);
    } else {
        buf_add_z(out, "<mtext>");
        markup_escape(out, latex);
        buf_add_z(out, "</mtext>");
    }
    buf_add_z(out, "</math>");
}

void math_markup(struct buf *out, str latex, bool display)
{
    struct arena arena;
    struct math_node *tree;
    struct buf safe;

    arena_init(&arena);
    buf_init(&safe);
    utf8_add_safe(&safe, str_trim(latex), false);
    tree = math_parse(&arena, buf_str(&safe));
    if (display && is_long(tree))
        add_pieces(out, tree);
    else
        add_whole(out, tree, buf_str(&safe), display);
    buf_release(&safe);
    arena_release(&arena);
}
