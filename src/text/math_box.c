#include "math_box_int.h"

#include "grill/text/width.h"

struct math_box *box_frame(struct arena *arena)
{
    return ARENA_NEW(arena, struct math_box);
}

struct math_box *box_text(struct arena *arena, str text)
{
    struct math_box *box = box_frame(arena);

    box->text = text;
    box->width = text_width(text);
    box->height = 1;
    return box;
}

struct math_box *box_rule(struct arena *arena, str character, size_t width)
{
    struct math_box *box = box_frame(arena);

    box->text = character;
    box->repeated = true;
    box->width = width;
    box->height = 1;
    return box;
}

void box_put(struct math_box *frame, struct math_box *box, size_t x, size_t y)
{
    box->x = x;
    box->y = y;
    box->next = NULL;
    if (frame->last)
        frame->last->next = box;
    else
        frame->first = box;
    frame->last = box;
    if (frame->width < x + box->width)
        frame->width = x + box->width;
    if (frame->height < y + box->height)
        frame->height = y + box->height;
}

void box_beside(struct math_box *frame, struct math_box *box, size_t gap)
{
    box_put(frame, box, frame->width + gap, 0);
    if (frame->base < box->base)
        frame->base = box->base;
}

void box_settle(struct math_box *frame)
{
    struct math_box *box;

    frame->height = 1;
    for (box = frame->first; box; box = box->next) {
        frame->above = box->above > frame->above ? box->above : frame->above;
        frame->below = box->below > frame->below ? box->below : frame->below;
        box->y = frame->base - box->base;
        if (frame->height < box->y + box->height)
            frame->height = box->y + box->height;
    }
}

void box_below(struct math_box *frame, struct math_box *box, size_t x, size_t gap)
{
    box_put(frame, box, x, frame->height + gap);
}

void box_cover(struct math_box *box)
{
    box->above = box->base;
    box->below = box->height - box->base - 1;
}

size_t box_middle(size_t width, size_t inner)
{
    return width > inner ? (width - inner) / 2 : 0;
}

/* The cells of the area that is painted, row by row; an empty view is a blank. */
struct canvas {
    struct arena *arena;
    size_t width;
    str *cells;
};

static void paint_text(const struct canvas *canvas, const struct math_box *box, size_t x, size_t y)
{
    str *cell = &canvas->cells[y * canvas->width + x];
    str rest = box->text;
    size_t i;

    for (i = 0; box->repeated && i < box->width; i++)
        cell[i] = box->text;
    while (!box->repeated && rest.len > 0) {
        unsigned cells;
        size_t bytes = cluster_next(rest, &cells);

        if (cells > 0)
            *cell = str_slice(rest, 0, bytes);
        /* The second cell of a wide character is taken, and shows nothing of its own. */
        if (cells > 1)
            cell[1] = (str){"", 0};
        cell += cells;
        rest = str_skip(rest, bytes);
    }
}

static void strike(const struct canvas *canvas, const struct math_box *box, size_t x, size_t y)
{
    for (size_t row = y; row < y + box->height; row++)
        for (size_t column = x; column < x + box->width; column++) {
            str *cell = &canvas->cells[row * canvas->width + column];

            if (str_trim(*cell).len > 0)
                *cell = arena_format(canvas->arena, "%.*s%.*s", STR_ARG(*cell), STR_ARG(box->struck));
        }
}

/* Boxes nest no deeper than formulas, whose depth the parser limits. */
static void paint_box(const struct canvas *canvas, const struct math_box *box, size_t x, size_t y)
{
    const struct math_box *inner;

    if (box->text.len > 0)
        paint_text(canvas, box, x, y);
    for (inner = box->first; inner; inner = inner->next)
        paint_box(canvas, inner, x + inner->x, y + inner->y);
    if (box->struck.len > 0)
        strike(canvas, box, x, y);
}

static void add_row(struct buf *out, const str *cells, size_t width)
{
    size_t x = 0;

    while (x < width) {
        size_t wide = cells[x].len ? text_width(cells[x]) : 1;

        buf_add(out, cells[x].len ? cells[x] : STR(" "));
        x += wide;
    }
    buf_trim_line(out);
    buf_add_byte(out, '\n');
}

void box_paint(struct buf *out, const struct math_box *box)
{
    struct arena arena;
    struct canvas canvas = {.arena = &arena, .width = box->width};
    size_t y;

    arena_init(&arena);
    canvas.cells = ARENA_ARRAY(&arena, str, box->width * box->height);
    paint_box(&canvas, box, 0, 0);
    for (y = 0; y < box->height; y++)
        add_row(out, &canvas.cells[y * box->width], box->width);
    arena_release(&arena);
}
