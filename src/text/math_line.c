/*
 * A formula on one line. What TeX shows by position (a bar under the numerator, a small raised figure) has to be said
 * with characters here, so most of the work is to see where brackets are needed.
 */
#include <string.h>

#include "grill/text/utf8.h"
#include "math_line_int.h"

bool math_is_alnum(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void add_blanks(struct buf *out, size_t start, size_t count)
{
    size_t have = 0;

    if (out->len == start)
        return;
    while (have < out->len - start && out->ptr[out->len - 1 - have] == ' ')
        have++;
    for (; have < count; have++)
        buf_add_byte(out, ' ');
}

static bool is_wordlike(unsigned code)
{
    return code < 0x80 ? math_is_alnum((char)code) : math_class_of(code) == MATH_ORDINARY;
}

/* True when what was written from `start` on ends in a script without brackets, or in a star: letters behind it would
 * seem to belong to it. */
static bool ends_in_bare_script(const struct buf *out, size_t start)
{
    size_t at = out->len;

    if (at > start && out->ptr[at - 1] == '*')
        return true;
    while (at > start && !strchr("_^)]}", out->ptr[at - 1]))
        at--;
    return at > start && (out->ptr[at - 1] == '_' || out->ptr[at - 1] == '^');
}

static bool are_words(const struct math_node *node)
{
    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE])
        node = node->part[MATH_BASE];
    return node->kind == MATH_WORDS;
}

/* Words side by side, and scripts that would swallow what follows them, need a blank that TeX does not need: true when
 * a letter must not be written next. */
static bool is_unfinished(const struct buf *out, const struct math_progress *progress, const struct math_node *node)
{
    if (!progress->last || out->len == progress->start || out->ptr[out->len - 1] == ' ')
        return false;
    if (progress->last->kind == MATH_SCRIPTS && ends_in_bare_script(out, progress->last_start))
        return true;
    return (progress->last->kind == MATH_WORDS || are_words(node)) && math_is_alnum(out->ptr[out->len - 1]);
}

/* Whether the node was printed from `at` on as a name with brackets: "hat(x)", "sqrt(x)". */
static bool is_named(const struct buf *out, size_t at, const struct math_node *node)
{
    str text = str_skip(buf_str(out), at);

    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE])
        node = node->part[MATH_BASE];
    return node->kind == MATH_ACCENT ? node->text.len > 0 && str_starts(text, node->text)
                                     : node->kind == MATH_ROOT && node->plain;
}

/* Puts a blank before what was written from `at` on, if that begins with a letter or digit. */
static void part_at(struct buf *out, size_t at)
{
    size_t size;

    if (at == out->len || !is_wordlike(utf8_decode(str_skip(buf_str(out), at), &size)))
        return;
    buf_add_byte(out, ' ');
    memmove(out->ptr + at + 1, out->ptr + at, out->len - 1 - at);
    out->ptr[at] = ' ';
}

static bool is_slashed(const struct math_node *node)
{
    return node->kind == MATH_FRACTION && !node->box;
}

/* A sign right before a fraction's bar would look like a part of it, and so would what is tall at the end of a root's.
 */
static bool would_lengthen(const struct math_progress *progress, const struct math_node *node)
{
    if (!node->box || !progress->last)
        return false;
    return (node->kind == MATH_FRACTION && progress->last->class == MATH_BINARY) ||
           (progress->last->box && progress->last->kind == MATH_ROOT);
}

static void add_item(struct buf *out, const struct math_node *node, bool tight, struct math_progress *progress)
{
    bool fraction = is_slashed(node), apply = fraction && math_is_applied(progress->last);
    bool unfinished;

    if (fraction && progress->last && is_slashed(progress->last) && !str_ends(buf_str(out), STR("  "))) {
        add_blanks(out, progress->start, !tight);
        buf_add_z(out, node->plain ? "*" : "·");
    }
    if ((!apply && math_is_parted(progress, node, tight)) || would_lengthen(progress, node))
        add_blanks(out, progress->start, 1);
    unfinished = is_unfinished(out, progress, node);
    progress->last_start = out->len;
    if (apply)
        buf_add_byte(out, '(');
    math_add_node(out, node, tight);
    if (unfinished || (progress->last && progress->last_start > progress->start &&
                       math_is_alnum(out->ptr[progress->last_start - 1]) && is_named(out, progress->last_start, node)))
        part_at(out, progress->last_start);
    if (apply)
        buf_add_byte(out, ')');
    math_pass(progress, node);
}

void math_add_items(struct buf *out, const struct math_node *first, const struct math_node *end, bool tight,
                    struct math_progress *progress)
{
    const struct math_node *child;

    for (child = first; child != end; child = child->next)
        if (child->kind == MATH_SPACE)
            add_blanks(out, progress->start, child->text.len);
        else
            add_item(out, child, tight, progress);
}

static void add_row(struct buf *out, const struct math_node *row, bool tight)
{
    struct math_progress progress = {.start = out->len};

    math_add_items(out, row->first, NULL, tight, &progress);
}

/* A line of an aligned derivation that goes on with "= …" needs no semicolon before it. */
static bool goes_on(const struct math_node *line)
{
    const struct math_node *cell;

    for (cell = line->first; cell; cell = cell->next)
        if (cell->first)
            return math_left_class(cell->first) == MATH_RELATION || math_left_class(cell->first) == MATH_BINARY;
    return false;
}

static bool ends_with_punctuation(const struct buf *out)
{
    return out->len > 0 && strchr(",;:.", out->ptr[out->len - 1]);
}

/* The cells of an aligned line are one row to the reader. */
static void add_aligned(struct buf *out, const struct math_node *grid, bool tight)
{
    struct math_progress progress = {.start = out->len};
    size_t pair = strlen(grid->env->columns), column;
    const struct math_node *line, *cell;

    for (line = grid->first; line; line = line->next) {
        if (line != grid->first && !goes_on(line)) {
            buf_trim_line(out);
            buf_add_z(out, ends_with_punctuation(out) ? "" : grid->env->lines);
            add_blanks(out, progress.start, 1);
            progress = (struct math_progress){.start = out->len};
        }
        for (cell = line->first, column = 0; cell; cell = cell->next, column++) {
            if (column > 0 && column % pair == 0)
                add_blanks(out, progress.start, 2);
            math_add_items(out, cell->first, NULL, tight, &progress);
        }
    }
}

static void add_cells(struct buf *out, const struct math_node *line, const struct math_env *env, bool tight)
{
    const struct math_node *cell;

    for (cell = line->first; cell; cell = cell->next) {
        if (cell != line->first) {
            bool words = cell->first && cell->first->kind == MATH_WORDS;

            buf_trim_line(out);
            buf_add_z(out, words || ends_with_punctuation(out) ? " " : env->cells);
        }
        add_row(out, cell, tight);
    }
}

static void add_grid(struct buf *out, const struct math_node *grid, bool tight)
{
    const struct math_node *line;

    buf_add_z(out, grid->env->open);
    if (!grid->env->cells) {
        add_aligned(out, grid, tight);
    } else {
        for (line = grid->first; line; line = line->next) {
            add_cells(out, line, grid->env, tight);
            buf_trim_line(out);
            if (line->next)
                buf_add_z(out, ends_with_punctuation(out) ? " " : "; ");
        }
    }
    buf_add_z(out, grid->env->close);
}

static void add_words(struct buf *out, const struct math_node *words)
{
    const struct math_node *child;

    for (child = words->first; child; child = child->next)
        math_add_node(out, child, false);
}

void math_add_node(struct buf *out, const struct math_node *node, bool tight)
{
    if (node->box) {
        buf_add_byte(out, MATH_HOLE);
        return;
    }
    switch (node->kind) {
    case MATH_ROW:
        add_row(out, node, tight);
        break;
    case MATH_ATOM:
    case MATH_SPACE:
        buf_add(out, node->text);
        break;
    case MATH_WORDS:
        add_words(out, node);
        break;
    case MATH_FRACTION:
        math_add_fraction(out, node, tight);
        break;
    case MATH_BINOMIAL:
        math_add_binomial(out, node, tight);
        break;
    case MATH_ROOT:
        math_add_root(out, node, tight);
        break;
    case MATH_SCRIPTS:
        math_add_scripts(out, node, tight);
        break;
    case MATH_ACCENT:
        math_add_accent(out, node, tight);
        break;
    case MATH_FENCED:
        buf_add(out, node->text);
        math_add_node(out, node->part[MATH_BASE], tight);
        buf_add(out, node->close);
        break;
    case MATH_BRACED:
    case MATH_BOXED:
        math_add_node(out, node->part[MATH_BASE], tight);
        break;
    case MATH_GRID:
        add_grid(out, node, tight);
        break;
    case MATH_KIND_COUNT:
        break;
    }
}
