/* Matrices, cases and aligned equations. */
#include "grill/text/width.h"
#include "math_layout_int.h"

enum { MATRIX_GAP = 2, PAIR_GAP = 3, CELL_LIMIT = 4000 };

struct column {
    size_t width;
    size_t gap; /* blanks before it */
    char align; /* l, c, r */
    bool ruled; /* a line stands before it */
};

struct grid {
    struct layout *layout;
    const struct math_node *node;
    struct column *columns;
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

/* Reads the letters of an array: "l|cr"; what stands in braces is about spacing. Returns false when there are none. */
static bool read_letters(struct grid *grid, str letters)
{
    size_t at, depth = 0, column = 0;

    for (at = 0; at < letters.len; at++) {
        char letter = letters.ptr[at];

        depth += letter == '{';
        depth -= letter == '}' && depth > 0;
        if (depth > 0 || (letter != 'l' && letter != 'c' && letter != 'r' && letter != '|'))
            continue;
        if (letter == '|') {
            grid->closing_rule = column >= grid->column_count;
            if (column < grid->column_count)
                grid->columns[column].ruled = true;
        } else if (column < grid->column_count) {
            grid->columns[column++].align = letter;
        }
    }
    return column > 0;
}

static void plan_columns(struct grid *grid)
{
    const struct math_env *env = grid->node->env;
    str letters = str_of(env->columns);
    size_t i;

    for (i = 0; i < grid->column_count; i++) {
        grid->columns[i].align = letters.ptr[i % letters.len];
        if (env->cells && i > 0)
            grid->columns[i].gap = MATRIX_GAP;
        else if (i > 0 && i % letters.len == 0)
            grid->columns[i].gap = PAIR_GAP;
    }
    if (env->cells && env->takes_columns)
        read_letters(grid, grid->node->text);
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

static size_t offset_in(const struct column *column, size_t width)
{
    switch (column->align) {
    case 'r':
        return column->width - width;
    case 'c':
        return box_middle(column->width, width);
    default:
        return 0;
    }
}

static size_t put_rule(struct grid *grid, struct math_box *frame, size_t x)
{
    box_put(frame, box_text(grid->layout->arena, stroke(grid->layout, STROKE_SIDE)), x, 0);
    return x + 1;
}

static struct math_box *line_box(struct grid *grid, struct math_box **boxes)
{
    struct math_box *frame = box_frame(grid->layout->arena);
    size_t i, x = 0;

    for (i = 0; i < grid->column_count; i++) {
        const struct column *column = &grid->columns[i];

        if (column->ruled)
            x = put_rule(grid, frame, x + (i > 0)) + 1;
        else
            x += i > 0 && x > 0 ? column->gap : 0;
        if (boxes[i]) {
            box_put(frame, boxes[i], x + offset_in(column, boxes[i]->width), 0);
            if (frame->base < boxes[i]->base)
                frame->base = boxes[i]->base;
        }
        x += column->width;
    }
    if (grid->closing_rule)
        put_rule(grid, frame, x + 1);
    box_settle(frame);
    return frame;
}

/* Lines under each other. The base is in the middle: of the middle line, if there is one. */
static struct math_box *stack_lines(struct layout *layout, struct math_box **lines, size_t number, bool spread)
{
    struct math_box *frame = box_frame(layout->arena);
    size_t i;

    for (i = 0; i < number; i++) {
        bool tall = i > 0 && (lines[i]->height > 1 || lines[i - 1]->height > 1);

        box_below(frame, lines[i], 0, tall || (i > 0 && spread && number == 2));
    }
    frame->base = number % 2 == 1 ? lines[number / 2]->y + lines[number / 2]->base : (frame->height - 1) / 2;
    box_cover(frame);
    return frame;
}

static struct math_box *grid_box(struct layout *layout, const struct math_node *node, bool spread)
{
    struct grid grid = {.layout = layout, .node = node};
    size_t number = count(node), i = 0;
    struct math_box ***boxes = ARENA_ARRAY(layout->arena, struct math_box **, number);
    struct math_box **lines = ARENA_ARRAY(layout->arena, struct math_box *, number);
    const struct math_node *line;

    for (line = node->first; line; line = line->next)
        if (grid.column_count < count(line))
            grid.column_count = count(line);
    if (number == 0 || grid.column_count > CELL_LIMIT / number)
        return box_text(layout->arena, STR(""));
    grid.columns = ARENA_ARRAY(layout->arena, struct column, grid.column_count);
    plan_columns(&grid);
    for (line = node->first; line; line = line->next)
        boxes[i++] = line_boxes(&grid, line);
    for (i = 0; i < number; i++)
        lines[i] = line_box(&grid, boxes[i]);
    return stack_lines(layout, lines, number, spread);
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
