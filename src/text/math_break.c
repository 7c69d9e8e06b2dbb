/* Formulas that are too wide for one line, broken before their signs. */
#include "math_layout_int.h"

enum { CONTINUATION = 2 /* cells that broken lines are moved in */ };

/* Lines being filled with pieces of a row. */
struct filling {
    struct layout *layout;
    struct math_box *page;
    struct math_box *line; /* the one that is filled, or NULL */
    size_t indent;         /* of that line */
    size_t width;
    bool failed; /* a piece is too wide for a line of its own */
};

static void end_line(struct filling *filling)
{
    struct math_box *page = filling->page, *before = page->last, *line = filling->line;

    if (!line)
        return;
    box_settle(line);
    box_below(page, line, filling->indent, before && (before->height > 1 || line->height > 1));
    filling->line = NULL;
}

static void add_piece(struct filling *filling, struct math_box *piece, size_t gap, bool begins)
{
    if (filling->line && filling->indent + filling->line->width + gap + piece->width > filling->width)
        end_line(filling);
    if (!filling->line) {
        filling->indent = begins ? 0 : CONTINUATION;
        filling->line = box_frame(filling->layout->arena);
        gap = 0;
    }
    box_beside(filling->line, piece, gap);
    filling->failed = filling->failed || filling->indent + filling->line->width > filling->width;
}

static bool may_break(const struct math_progress *progress, const struct math_node *node)
{
    enum math_class class = math_class_here(progress, node);

    return class == MATH_RELATION || class == MATH_BINARY || (node->kind == MATH_SPACE && node->text.len > 1);
}

/* Breaks siblings before their signs. */
static void fill_row(struct filling *filling, const struct math_node *row, struct math_progress *progress)
{
    const struct math_node *start = row->first, *node;

    while (start) {
        bool begins = progress->last == NULL;
        struct math_progress ahead = *progress;
        struct math_box *piece;
        size_t lead;

        for (node = start; node; node = node->next) {
            if (node != start && may_break(&ahead, node))
                break;
            if (node->kind != MATH_SPACE)
                math_pass(&ahead, node);
        }
        piece = math_row_box(filling->layout, start, node, false, progress, &lead);
        add_piece(filling, piece, lead, begins);
        start = node;
    }
}

struct math_box *math_break(struct layout *layout, const struct math_node *tree, size_t width)
{
    struct filling filling = {.layout = layout, .page = box_frame(layout->arena), .width = width};
    const struct math_node *line, *cell;

    if (tree->kind == MATH_ROW && tree->first && tree->first == tree->last)
        tree = tree->first;
    if (tree->kind == MATH_GRID && tree->env->cells == NULL) {
        for (line = tree->first; line; line = line->next) {
            struct math_progress progress = {0};

            for (cell = line->first; cell; cell = cell->next)
                fill_row(&filling, cell, &progress);
            end_line(&filling);
        }
    } else if (tree->kind == MATH_ROW) {
        struct math_progress progress = {0};

        fill_row(&filling, tree, &progress);
        end_line(&filling);
    } else {
        return NULL;
    }
    return filling.failed ? NULL : filling.page;
}
