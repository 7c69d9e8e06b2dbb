/* Terminal and plain text: the same layout, with and without escapes. */
#include <stdio.h>

#include "grill/base/array.h"
#include "grill/text/width.h"
#include "highlight_int.h"
#include "inline_html_int.h"
#include "render_term_int.h"

enum { HANGING_WIDTH = 2, QUOTE_WIDTH = 2, CODE_WIDTH = 4, BULLET_WIDTH = 2, TAB_CELLS = 4 };

/* Every block begins here: loose text before it is written first. */
static bool block_enter(struct render *r, const struct node *node)
{
    (void)node;
    if (!r->flow_is_mark)
        layout_flow(r);
    return true;
}

/* Every block ends here. */
static void block_leave(struct render *r, const struct node *node)
{
    layout_flow(r);
    if (layout_is_tight(node))
        r->blank = false;
    else
        layout_blank(r);
}

static void document_leave(struct render *r, const struct node *node)
{
    (void)node;
    layout_flow(r);
}

static enum role heading_role(const struct node *node)
{
    return node->level <= 1 ? ROLE_TITLE : node->level == 2 ? ROLE_HEADING : ROLE_SUBHEADING;
}

/* Adds a rule from the end of the flow to the end of the line, if there is room for one. */
static void add_tail(struct render *r)
{
    size_t width = text_width(buf_str(&r->flow.text)) + 1;
    size_t cells = layout_cells(r);
    struct buf rule;

    if (r->width == 0 || width >= cells)
        return;
    buf_init(&rule);
    buf_add_repeat(&rule, glyph_of(r, GLYPH_RULE), cells - width);
    flow_add(r, STR(" "));
    role_on(r, ROLE_FRAME);
    flow_text(r, buf_str(&rule));
    role_off(r, ROLE_FRAME);
    buf_release(&rule);
}

/* A heading of one line: a rule before it shows how deep it is. */
static void compact_heading(struct render *r, const struct node *node)
{
    unsigned lead = node->level - 1U;
    struct buf rule;

    buf_init(&rule);
    buf_add_repeat(&rule, glyph_of(r, GLYPH_RULE), lead);
    frame_push(r, buf_str(&rule), lead + 1, ROLE_FRAME, false);
    role_off(r, heading_role(node));
    if (node->level == 2)
        add_tail(r);
    layout_flow(r);
    frame_pop(r);
    buf_release(&rule);
}

/* Deeper headings keep their number signs, so that their level shows without colour, too. */
static bool heading_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    role_on(r, heading_role(node));
    if (node->level > 2 && !r->options->compact)
        frame_push(r, str_slice(STR("######"), 0, node->level), node->level + 1U, ROLE_SUBHEADING, false);
    return true;
}

static void heading_leave(struct render *r, const struct node *node)
{
    size_t widest;

    if (r->options->compact && node->level > 1) {
        compact_heading(r, node);
        return;
    }
    widest = layout_flow(r);
    role_off(r, heading_role(node));
    if (node->level > 2)
        frame_pop(r);
    else if (widest > 0)
        layout_rule(r, node->level == 2 ? GLYPH_RULE : GLYPH_TITLE_RULE, widest);
    if (!r->options->compact)
        layout_blank(r);
}

static bool quote_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    frame_push(r, glyph_of(r, GLYPH_QUOTE), QUOTE_WIDTH, ROLE_FRAME, true);
    return true;
}

static void container_leave(struct render *r, const struct node *node)
{
    layout_flow(r);
    frame_pop(r);
    block_leave(r, node);
}

static unsigned digits(long number)
{
    unsigned count = 1;

    while (number >= 10) {
        number /= 10;
        count++;
    }
    return count;
}

static bool list_enter(struct render *r, const struct node *node)
{
    struct list_level *level;
    long last = node->start - 1L;

    block_enter(r, node);
    if (node->plain)
        return true;
    for (const struct node *item = node->first; item; item = item->next)
        last++;
    r->lists = array_reserve(r->lists, &r->list_cap, r->list_count + 1, sizeof(*r->lists));
    level = &r->lists[r->list_count++];
    *level = (struct list_level){
        .number = node->start, .mark_width = node->ordered ? digits(last) + 2 : BULLET_WIDTH, .ordered = node->ordered};
    return true;
}

static void list_leave(struct render *r, const struct node *node)
{
    r->list_count -= !node->plain;
    block_leave(r, node);
}

/* The mark of the item; returns the cells it and the blank after it take. */
static unsigned item_mark(struct render *r, const struct node *node, char *mark, size_t size)
{
    static const enum glyph bullets[] = {GLYPH_BULLET_1, GLYPH_BULLET_2, GLYPH_BULLET_3};
    struct list_level *level = r->list_count > 0 ? &r->lists[r->list_count - 1] : NULL;
    str box = node->task == TASK_DONE   ? glyph_of(r, GLYPH_DONE)
              : node->task == TASK_OPEN ? glyph_of(r, GLYPH_OPEN)
                                        : (str){"", 0};
    unsigned box_width = box.len ? (unsigned)text_width(box) + 1 : 0;

    if (level && level->ordered) {
        int pad = (int)(level->mark_width - digits(level->number) - 2);

        snprintf(mark, size, "%*s%ld.%s%.*s", pad, "", level->number++, box.len ? " " : "", STR_ARG(box));
        return level->mark_width + box_width;
    }
    if (box.len == 0) {
        box = glyph_of(r, bullets[r->list_count > 0 ? (r->list_count - 1) % 3 : 0]);
        box_width = BULLET_WIDTH;
    }
    snprintf(mark, size, "%.*s", STR_ARG(box));
    return box_width;
}

static bool item_enter(struct render *r, const struct node *node)
{
    char mark[24];
    unsigned width;

    block_enter(r, node);
    if (node->parent && node->parent->plain) {
        frame_push_hanging(r, HANGING_WIDTH);
        return true;
    }
    width = item_mark(r, node, mark, sizeof(mark));
    frame_push(r, str_of(mark), width, node->task == TASK_DONE ? ROLE_DONE : ROLE_MARK, false);
    return true;
}

static void item_leave(struct render *r, const struct node *node)
{
    layout_flow(r);
    if (r->frames_left_out == 0 && r->frames[r->frame_count - 1].fresh) {
        line_begin(r);
        line_end(r);
    }
    container_leave(r, node);
}

/* Adds a piece of code, made safe, its tabs turned into blanks up to the next tab stop. `*column` is where it begins,
 * in cells. */
static void add_code_piece(struct render *r, str piece, size_t *column)
{
    while (piece.len > 0) {
        size_t end = 0;
        size_t from = r->flow.text.len;

        while (end < piece.len && piece.ptr[end] != '\n' && piece.ptr[end] != '\t')
            end++;
        flow_text(r, str_slice(piece, 0, end));
        *column += text_width(str_skip(buf_str(&r->flow.text), from));
        if (end < piece.len && piece.ptr[end] == '\t') {
            size_t pad = TAB_CELLS - *column % TAB_CELLS;

            flow_add(r, str_slice(STR("    "), 0, pad));
            *column += pad;
        } else if (end < piece.len) {
            flow_break(r);
            *column = 0;
        }
        piece = str_skip(piece, end + 1);
    }
}

/* Adds code in the roles that its language gives to the pieces; without colour there is nothing to tell apart. */
static void add_code(struct render *r, str code, str info)
{
    struct highlighter highlighter = {.code = code};
    enum role role;
    size_t column = 0;
    str piece;

    while (str_ends(highlighter.code, STR("\n")))
        highlighter.code.len--;
    if (r->colour)
        highlighter.language = language_find(info);
    while (highlight_next(&highlighter, &piece, &role)) {
        if (role != ROLE_COUNT)
            role_on(r, role);
        add_code_piece(r, piece, &column);
        if (role != ROLE_COUNT)
            role_off(r, role);
    }
}

static bool code_block_enter(struct render *r, const struct node *node)
{
    char mark[24];

    block_enter(r, node);
    layout_flow(r);
    snprintf(mark, sizeof(mark), "  %.*s", STR_ARG(glyph_of(r, GLYPH_CODE)));
    frame_push(r, str_of(mark), CODE_WIDTH, ROLE_FRAME, true);
    add_code(r, node->text, node->title);
    layout_code(r);
    frame_pop(r);
    return false;
}

static bool html_block_enter(struct render *r, const struct node *node)
{
    struct buf words;
    str rest;

    block_enter(r, node);
    buf_init(&words);
    html_words(&words, node->text);
    rest = str_trim(buf_str(&words));
    while (rest.ptr && rest.len > 0) {
        flow_text(r, str_cut(&rest, '\n'));
        if (rest.ptr)
            flow_break(r);
    }
    buf_release(&words);
    return false;
}

/* HTML that holds no words leaves no trace. */
static void html_block_leave(struct render *r, const struct node *node)
{
    if (r->flow.text.len > 0)
        block_leave(r, node);
}

static bool rule_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    layout_flow(r);
    layout_rule(r, GLYPH_RULE, 0);
    return false;
}

static bool summary_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    role_on(r, ROLE_STRONG);
    return true;
}

static void summary_leave(struct render *r, const struct node *node)
{
    layout_flow(r);
    role_off(r, ROLE_STRONG);
    block_leave(r, node);
}

static bool table_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    layout_flow(r);
    table_begin(r, node);
    return true;
}

static void table_leave(struct render *r, const struct node *node)
{
    table_end(r);
    block_leave(r, node);
}

static bool row_enter(struct render *r, const struct node *node)
{
    if (!r->table)
        return block_enter(r, node);
    table_row(r);
    return true;
}

static void row_leave(struct render *r, const struct node *node)
{
    if (!r->table)
        block_leave(r, node);
}

static bool cell_enter(struct render *r, const struct node *node)
{
    if (!r->table)
        return block_enter(r, node);
    table_cell_begin(r, node->align);
    return true;
}

static void cell_leave(struct render *r, const struct node *node)
{
    if (r->table)
        table_cell_end(r);
    else
        block_leave(r, node);
}

const struct handler render_term_handlers[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = {NULL, document_leave},
    [NODE_HEADING] = {heading_enter, heading_leave},
    [NODE_PARAGRAPH] = {block_enter, block_leave},
    [NODE_LIST] = {list_enter, list_leave},
    [NODE_ITEM] = {item_enter, item_leave},
    [NODE_QUOTE] = {quote_enter, container_leave},
    [NODE_CODE_BLOCK] = {code_block_enter, block_leave},
    [NODE_HTML_BLOCK] = {html_block_enter, html_block_leave},
    [NODE_RULE] = {rule_enter, block_leave},
    [NODE_TABLE] = {table_enter, table_leave},
    [NODE_ROW] = {row_enter, row_leave},
    [NODE_CELL] = {cell_enter, cell_leave},
    [NODE_MATH_BLOCK] = {math_block_enter, block_leave},
    [NODE_DETAILS] = {block_enter, block_leave},
    [NODE_SUMMARY] = {summary_enter, summary_leave},
    [NODE_TEXT] = {inline_text_enter, NULL},
    [NODE_SOFT_BREAK] = {inline_soft_break_enter, NULL},
    [NODE_HARD_BREAK] = {inline_hard_break_enter, NULL},
    [NODE_CODE] = {inline_code_enter, NULL},
    [NODE_EMPHASIS] = {inline_role_enter, inline_role_leave},
    [NODE_STRONG] = {inline_role_enter, inline_role_leave},
    [NODE_STRIKE] = {inline_strike_enter, inline_strike_leave},
    [NODE_LINK] = {inline_link_enter, inline_link_leave},
    [NODE_IMAGE] = {inline_image_enter, inline_image_leave},
    [NODE_MATH] = {inline_math_enter, NULL},
    [NODE_HTML] = {inline_html_enter, NULL},
    [NODE_CLOZE] = {inline_cloze_enter, inline_cloze_leave},
};
