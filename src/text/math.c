#include "grill/text/math.h"

#include "grill/text/utf8.h"
#include "math_layout_int.h"

enum { WIDEST = 1000, HIGHEST = 200 /* cells and rows of a formula set in two dimensions */ };

/* Line ends of the source are blanks. */
static void add_one_line(struct buf *out, str text)
{
    size_t at = out->len;

    buf_add(out, str_trim(text));
    for (; at < out->len; at++)
        if (out->ptr[at] == '\n' || out->ptr[at] == '\r' || out->ptr[at] == '\t')
            out->ptr[at] = ' ';
}

static void add_line(struct buf *out, str latex, bool ascii)
{
    struct arena arena;
    struct math_node *tree;
    struct buf line;

    arena_init(&arena);
    buf_init(&line);
    tree = math_parse(&arena, str_trim(latex));
    if (tree && ascii)
        math_make_ascii(&arena, tree);
    if (tree)
        math_add_node(&line, tree, false);
    add_one_line(out, tree ? buf_str(&line) : latex);
    buf_release(&line);
    arena_release(&arena);
}

void math_line(struct buf *out, str latex)
{
    add_line(out, latex, false);
}

void math_line_ascii(struct buf *out, str latex)
{
    add_line(out, latex, true);
}

static bool fits(const struct math_box *box, size_t width)
{
    return box && box->width <= width && box->width <= WIDEST && box->height <= HIGHEST;
}

bool math_display(struct buf *out, str latex, size_t width, bool ascii)
{
    struct layout layout = {.ascii = ascii};
    struct arena arena;
    struct math_node *tree;
    struct math_box *box = NULL;
    struct buf safe;

    arena_init(&arena);
    buf_init(&safe);
    layout.arena = &arena;
    utf8_add_safe(&safe, str_trim(latex), ascii);
    tree = math_parse(&arena, buf_str(&safe));
    if (tree && ascii)
        math_make_ascii(&arena, tree);
    if (tree) {
        math_set(&layout, tree, STYLE_DISPLAY);
        box = math_as_box(&layout, tree, false);
        if (!fits(box, width))
            box = math_break(&layout, tree, width < WIDEST ? width : WIDEST);
        if (!fits(box, width))
            box = NULL;
    }
    if (box)
        box_paint(out, box);
    buf_release(&safe);
    arena_release(&arena);
    return box != NULL;
}
