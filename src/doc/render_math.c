/* Formulas in the terminal renderer: on the line among words, or set in two dimensions on lines of their own. */
#include "grill/text/math.h"
#include "render_term_int.h"

enum { INDENT = 4 };

static void add_formula(struct render *r, str latex)
{
    struct buf line;

    buf_init(&line);
    if (r->options->ascii)
        math_line_ascii(&line, latex);
    else
        math_line(&line, latex);
    role_on(r, ROLE_MATH);
    flow_text(r, buf_str(&line));
    role_off(r, ROLE_MATH);
    buf_release(&line);
}

/* Writes the lines of a formula as they are. */
static void add_lines(struct render *r, str lines)
{
    role_on(r, ROLE_MATH);
    while (lines.len > 0) {
        flow_add(r, str_cut(&lines, '\n'));
        flow_break(r);
    }
    role_off(r, ROLE_MATH);
    layout_code(r);
}

static void indent(struct render *r)
{
    frame_push(r, (str){"", 0}, INDENT, ROLE_FRAME, true);
}

/* Sets the formula on lines of its own; several get an empty one before and behind them when they stand `amid` text. */
static void add_display(struct render *r, str latex, bool amid)
{
    struct buf lines;
    bool apart;

    layout_flow(r);
    buf_init(&lines);
    indent(r);
    if (!math_display(&lines, latex, layout_cells(r), r->options->ascii)) {
        add_formula(r, latex);
        layout_flow(r);
    }
    frame_pop(r);
    apart = amid && str_find_byte(buf_str(&lines), '\n', 0) + 1 < (ptrdiff_t)lines.len;
    if (apart)
        layout_blank(r);
    indent(r);
    add_lines(r, buf_str(&lines));
    frame_pop(r);
    if (apart)
        layout_blank(r);
    buf_release(&lines);
}

bool math_block_enter(struct render *r, const struct node *node)
{
    if (!r->flow_is_mark)
        layout_flow(r);
    add_display(r, node->text, false);
    return false;
}

/* Displayed, and with nothing beside it on its line. */
static bool is_alone(const struct render *r, const struct node *node)
{
    str before = buf_str(&r->flow.text);

    return node->display && !r->table && node->parent->kind == NODE_PARAGRAPH &&
           (before.len == 0 || r->soft || str_ends(before, STR("\n"))) &&
           (!node->next || node->next->kind == NODE_SOFT_BREAK || node->next->kind == NODE_HARD_BREAK);
}

bool inline_math_enter(struct render *r, const struct node *node)
{
    if (is_alone(r, node))
        add_display(r, node->text, !layout_is_tight(node->parent));
    else
        add_formula(r, node->text);
    return false;
}
