/* Matrices, cases and aligned equations. */
#include <string.h>

#include "grill/text/width.h"
#include "math_layout_int.h"

enum { MATRIX_GAP = 2, PAIR_GAP = 3, CELL_LIMIT = 4000 };

struct column {
    size_t width;
    size_t gap;    /* blanks before it */
    size_t x;      /* where it begins */
    size_t rule_x; /* where the rule before it stands */
};

struct grid {
    struct layout *layout;
    const struct math_node *node;
    struct column *columns;
    struct math_column *plans; /* how each of them is set */
    size_t column_count;
    bool closing_rule; /* a line stands behind the last column */
};

static size_t count(const struct math_node *node)
{
    const struct math_node *child;
    size_t number = 0;

    for (child = node->first; child; child = child->next)
        number++;
    return number;
}

static void plan_columns(struct grid *grid)
{
    const struct math_env *env = grid->node->env;
    size_t pair = strlen(env->columns), i;

    grid->columns = ARENA_ARRAY(grid->layout->arena, struct column, grid->column_count);
    grid->plans = ARENA_ARRAY(grid->layout->arena, struct math_column, grid->column_count);
    grid->closing_rule = math_plan_columns(grid->node, grid->plans, grid->column_count);
    for (i = 1; i < grid->column_count; i++) {
        if (env->cells)
            grid->columns[i].gap = MATRIX_GAP;
        else if (i % pair == 0)
            grid->columns[i].gap = PAIR_GAP;
    }
}

/* Decides where the columns stand, and the rules between them. */
static void place_columns(struct grid *grid)
{
    size_t i, x = 0;

    for (i = 0; i < grid->column_count; i++) {
        struct column *column = &grid->columns[i];

        if (grid->plans[i].ruled) {
            column->rule_x = x + (i > 0);
            column->x = column->rule_x + 2;
        } else {
            column->x = x + (i > 0 && x > 0 ? column->gap : 0);
        }
        x = column->x + column->width;
    }
}

/* The cells of a line as boxes. Where & only aligns, they are one row to the reader: blanks at its seams belong to the
 * columns. */
static struct math_box **line_boxes(struct grid *grid, const struct math_node *line)
{
    struct math_box **boxes = ARENA_ARRAY(grid->layout->arena, struct math_box *, grid->column_count);
    struct math_progress progress = {0};
    const struct math_node *cell;
    size_t i = 0;

    for (cell = line->first; cell; cell = cell->next, i++) {
        size_t lead;

        if (grid->node->env->cells || grid->columns[i].gap == PAIR_GAP)
            progress = (struct math_progress){0};
        /* TeX puts something empty to operate on before the sign that a cell begins with. */
        else if (i > 0 && progress.before == MATH_NONE)
            progress = (struct math_progress){.last = line, .before = MATH_ORDINARY};
        boxes[i] = math_row_box(grid->layout, cell->first, NULL, false, &progress, &lead);
        if (grid->columns[i].gap < lead)
            grid->columns[i].gap = lead;
        if (grid->columns[i].width < boxes[i]->width)
            grid->columns[i].width = boxes[i]->width;
    }
    return boxes;
}

/* What a rule looks like where others meet it from the sides given. */
static str crossing(const struct layout *layout, bool up, bool down, bool left, bool right)
{
    static const char *const crossings[16] = {" ", "╶", "╴", "─", "╷", "┌", "┐", "┬",
                                              "╵", "└", "┘", "┴", "│", "├", "┤", "┼"};

    return layout->ascii ? STR("+") : str_of(crossings[up * 8 + down * 4 + left * 2 + right]);
}

static size_t offset_in(const struct grid *grid, size_t column, size_t width)
{
    switch (grid->plans[column].align) {
    case 'r':
        return grid->columns[column].width - width;
    case 'c':
        return box_middle(grid->columns[column].width, width);
    default:
        return 0;
    }
}

static struct math_box *line_box(struct grid *grid, struct math_box **boxes)
{
    struct math_box *frame = box_frame(grid->layout->arena);
    size_t i;

    for (i = 0; i < grid->column_count; i++) {
        if (!boxes[i])
            continue;
        box_put(frame, boxes[i], grid->columns[i].x + offset_in(grid, i, boxes[i]->width), 0);
        if (frame->base < boxes[i]->base)
            frame->base = boxes[i]->base;
    }
    box_settle(frame);
    return frame;
}

/* Lines under each other, all with an empty one between them when one of them is high. The base is that of the middle
 * line, or between those of the two in the middle. */
static struct math_box *stack_lines(const struct grid *grid, struct math_box **lines, size_t number, bool spread)
{
    struct math_box *frame = box_frame(grid->layout->arena);
    const struct math_box *upper = lines[(number - 1) / 2], *lower = lines[number / 2];
    const struct math_node *line = grid->node->first;
    bool gap = spread && number == 2;
    size_t i;

    for (i = 0; i < number; i++)
        gap = gap || lines[i]->height > 1;
    for (i = 0; i < number; i++, line = line->next)
        box_below(frame, lines[i], 0, line->ruled || (i > 0 && gap));
    frame->base = (upper->y + upper->base + lower->y + lower->base) / 2;
    return frame;
}

/* Puts rules between columns, from top to bottom. */
static void put_column_rules(const struct grid *grid, struct math_box *frame, size_t width)
{
    size_t i, y;

    for (i = 0; i <= grid->column_count; i++) {
        bool ruled = i < grid->column_count ? grid->plans[i].ruled : grid->closing_rule;
        size_t x = i < grid->column_count ? grid->columns[i].rule_x : width - 1;

        for (y = 0; ruled && y < frame->height; y++)
            box_put(frame, box_text(grid->layout->arena, stroke(grid->layout, STROKE_SIDE)), x, y);
    }
}

/* A rule across the grid, with crosses where it meets those between the columns. */
static void put_line_rule(const struct grid *grid, struct math_box *frame, size_t width, size_t y)
{
    struct layout *layout = grid->layout;
    bool first = y == 0, last = y + 1 >= frame->height;
    size_t i;

    box_put(frame, box_rule(layout->arena, stroke(layout, STROKE_BAR), width), 0, y);
    for (i = 0; i <= grid->column_count; i++) {
        bool ruled = i < grid->column_count ? grid->plans[i].ruled : grid->closing_rule;
        size_t x = i < grid->column_count ? grid->columns[i].rule_x : width - 1;

        if (ruled)
            box_put(frame, box_text(layout->arena, crossing(layout, !first, !last, x > 0, x + 1 < width)), x, y);
    }
}

static void put_rules(const struct grid *grid, struct math_box *frame, struct math_box **lines)
{
    const struct column *last = &grid->columns[grid->column_count - 1];
    size_t width = last->x + last->width + (grid->closing_rule ? 2 : 0), i = 0;
    const struct math_node *line;

    frame->height += grid->node->ruled;
    put_column_rules(grid, frame, width);
    for (line = grid->node->first; line; line = line->next, i++)
        if (line->ruled)
            put_line_rule(grid, frame, width, lines[i]->y - 1);
    if (grid->node->ruled)
        put_line_rule(grid, frame, width, frame->height - 1);
}

static struct math_box *grid_box(struct layout *layout, const struct math_node *node, bool spread)
{
    struct grid grid = {.layout = layout, .node = node, .column_count = math_column_count(node)};
    size_t number = count(node), i = 0;
    struct math_box ***boxes = ARENA_ARRAY(layout->arena, struct math_box **, number);
    struct math_box **lines = ARENA_ARRAY(layout->arena, struct math_box *, number);
    const struct math_node *line;
    struct math_box *frame;

    if (number == 0 || grid.column_count > CELL_LIMIT / number)
        return box_text(layout->arena, STR(""));
    plan_columns(&grid);
    for (line = node->first; line; line = line->next)
        boxes[i++] = line_boxes(&grid, line);
    place_columns(&grid);
    for (i = 0; i < number; i++)
        lines[i] = line_box(&grid, boxes[i]);
    frame = stack_lines(&grid, lines, number, spread);
    put_rules(&grid, frame, lines);
    box_cover(frame);
    return frame;
}

static enum math_style cell_style(const struct math_env *env, enum math_style style)
{
    bool display = !env->cells || str_starts(str_of(env->name), STR("d"));

    return style == STYLE_SCRIPT ? STYLE_SCRIPT : display ? style : STYLE_TEXT;
}

/* Whether one line of text says all: a single line whose cells need neither height nor brackets of their own. */
static bool is_line(const struct math_node *node)
{
    const struct math_node *cell = node->first ? node->first->first : NULL;

    if (!cell || node->first != node->last || (node->env->cells && cell->next))
        return !cell;
    for (; cell; cell = cell->next)
        if (cell->box)
            return false;
    return true;
}

/* A blank at each side keeps what is inside apart from the brackets. */
static struct math_box *padded(struct layout *layout, struct math_box *body, bool left, bool right)
{
    struct math_box *frame = box_frame(layout->arena);

    box_put(frame, body, left, 0);
    frame->width += right;
    frame->base = body->base;
    box_cover(frame);
    return frame;
}

static bool is_brace(str text)
{
    return str_eq(text, STR("{")) || str_eq(text, STR("}"));
}

void math_set_grid(struct layout *layout, struct math_node *grid, enum math_style style, const struct math_node *fence)
{
    str left = str_of(grid->env->left), right = str_of(grid->env->right);
    str outer_left = fence ? fence->text : left, outer_right = fence ? fence->close : right;
    struct math_node *line, *cell;
    struct math_box *body;

    for (line = grid->first; line; line = line->next)
        for (cell = line->first; cell; cell = cell->next)
            math_set(layout, cell, cell_style(grid->env, style));
    if (is_line(grid))
        return;
    /* Two lines get an empty one between them, so that there is a middle for the tip of a brace. */
    body = grid_box(layout, grid, is_brace(outer_left) || is_brace(outer_right));
    if (body->height > 1 && grid->env->cells)
        body = padded(layout, body, outer_left.len > 0, outer_right.len > 0);
    grid->box = math_enclose(layout, left, body, right);
}
