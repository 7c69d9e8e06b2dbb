/* Formulas that are too wide for one line, broken before their signs. */
#include "math_layout_int.h"

enum {
    CONTINUATION = 2, /* cells that broken lines are moved in */
    FRAME = 4         /* cells that the line around a box takes */
};

/* Lines being filled with pieces of a row. */
struct filling {
    struct layout *layout;
    struct math_box *page;
    struct math_box *line; /* the one that is filled, or NULL */
    size_t indent;         /* of that line */
    size_t width;
    bool goes_on; /* the line of equations begins with a sign: it goes on with the one before it */
    bool failed;  /* a piece is too wide for a line of its own */
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
        filling->indent = begins && !filling->goes_on ? 0 : CONTINUATION;
        filling->line = box_frame(filling->layout->arena);
        gap = 0;
    }
    box_beside(filling->line, piece, gap);
    filling->failed = filling->failed || filling->indent + filling->line->width > filling->width;
}

/* The sibling after `start`, up to `end`, before which a line may be broken; inside brackets only if `inside`. */
static const struct math_node *piece_end(const struct math_node *start, const struct math_node *end,
                                         struct math_progress progress, bool inside)
{
    const struct math_node *node;
    size_t depth = 0;

    for (node = start; node != end; node = node->next) {
        if (node != start && (depth == 0 || inside) && math_may_break(&progress, node))
            break;
        depth += node->class == MATH_OPENING && node->kind == MATH_ATOM;
        depth -= node->class == MATH_CLOSING && depth > 0;
        if (node->kind != MATH_SPACE)
            math_pass(&progress, node);
    }
    return node;
}

/* Adds siblings from `start` up to `end` in pieces. Those that would be too wide are broken inside brackets, too. */
static void fill(struct filling *filling, const struct math_node *start, const struct math_node *end,
                 struct math_progress *progress, bool inside)
{
    while (start != end) {
        const struct math_node *next = piece_end(start, end, *progress, inside);
        struct math_progress before = *progress;
        size_t lead;
        struct math_box *piece = math_row_box(filling->layout, start, next, false, progress, &lead);

        if (!inside && piece->width + CONTINUATION > filling->width) {
            *progress = before;
            fill(filling, start, next, progress, true);
        } else {
            add_piece(filling, piece, lead, before.last == NULL);
        }
        start = next;
    }
}

struct math_box *math_break(struct layout *layout, const struct math_node *tree, size_t width)
{
    struct filling filling = {.layout = layout, .page = box_frame(layout->arena), .width = width};
    const struct math_node *line, *cell;

    if (tree->kind == MATH_ROW && tree->first && tree->first == tree->last)
        tree = tree->first;
    if (tree->kind == MATH_BOXED) {
        struct math_box *body = width > FRAME ? math_break(layout, tree->part[MATH_BASE], width - FRAME) : NULL;

        return body ? math_frame(layout, body) : NULL;
    }
    if (tree->kind == MATH_GRID && tree->env->cells == NULL) {
        for (line = tree->first; line; line = line->next) {
            struct math_progress progress = {0};

            filling.goes_on = line != tree->first && line->first && !line->first->first;
            for (cell = line->first; cell; cell = cell->next)
                fill(&filling, cell->first, NULL, &progress, false);
            end_line(&filling);
        }
    } else if (tree->kind == MATH_ROW) {
        struct math_progress progress = {0};

        fill(&filling, tree->first, NULL, &progress, false);
        end_line(&filling);
    } else {
        return NULL;
    }
    return filling.failed ? NULL : filling.page;
}
