/* Markdown that parses to the same tree: the blocks. */
#include <stdio.h>

#include "grill/base/array.h"
#include "render_markdown_int.h"

enum { HIGHEST_NUMBER = 999999999 /* that a list may have in CommonMark */ };

static void begin_inlines(struct render *r)
{
    flow_clear(&r->flow);
    r->inlines_at = 0;
    r->opened_at = SIZE_MAX;
    r->closed_at = SIZE_MAX;
    r->hard_at = SIZE_MAX;
}

/* Writes the flow line by line and empties it. */
static void write_flow(struct render *r)
{
    str rest;

    md_finish_flow(r);
    rest = buf_str(&r->flow.text);
    while (rest.ptr && rest.len > 0) {
        line_begin(r);
        buf_add(r->out, str_cut(&rest, '\n'));
        line_end(r);
    }
    begin_inlines(r);
}

static void write_line(struct render *r, str line)
{
    line_begin(r);
    buf_add(r->out, line);
    line_end(r);
}

/* Writes lines in which every blank counts. */
static void write_verbatim(struct render *r, str text)
{
    if (str_ends(text, STR("\n")))
        text.len--;
    while (text.ptr) {
        str line = str_cut(&text, '\n');

        line_begin(r);
        if (line.len == 0) {
            line_end(r);
            continue;
        }
        buf_add(r->out, line);
        buf_add_byte(r->out, '\n');
    }
}

/* Whether the block ends a paragraph that stands right before it. */
static bool interrupts(const struct node *node)
{
    switch (node->kind) {
    case NODE_HEADING:
    case NODE_QUOTE:
    case NODE_CODE_BLOCK:
    case NODE_RULE:
        return true;
    case NODE_LIST:
        return node->first && node->first->first && (!node->ordered || node->start == 1);
    default:
        return false;
    }
}

/* Whether a block in a tight list must be kept apart from the next one all the same. */
static bool needs_blank(const struct node *node)
{
    const struct node *next = node->next;

    if (!next)
        return false;
    switch (node->kind) {
    case NODE_HEADING:
    case NODE_RULE:
    case NODE_CODE_BLOCK:
    case NODE_ITEM:
        return false;
    case NODE_LIST:
        return next->kind != NODE_LIST && !interrupts(next);
    case NODE_QUOTE:
        return next->kind == NODE_QUOTE || !interrupts(next);
    case NODE_PARAGRAPH:
        return !interrupts(next);
    default:
        return true;
    }
}

static void block_leave(struct render *r, const struct node *node)
{
    write_flow(r);
    if (!layout_is_tight(node) || needs_blank(node))
        layout_blank(r);
    else
        r->blank = false;
}

static bool block_enter(struct render *r, const struct node *node)
{
    (void)node;
    write_flow(r);
    return true;
}

static bool has_break(const struct node *heading)
{
    for (const struct node *node = heading; node; node = node_next(node, heading)) {
        if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK)
            return true;
    }
    return false;
}

/* A run of '#' after a blank at the end of a heading would be taken for decoration. */
static void escape_closing_run(struct render *r)
{
    struct buf *flow = &r->flow.text;
    size_t start = flow->len;
    size_t run;

    while (start > 0 && flow->ptr[start - 1] == '#')
        start--;
    run = flow->len - start;
    if (run == 0 || start == 0 || flow->ptr[start - 1] != ' ')
        return;
    buf_truncate(flow, start);
    buf_add(flow, STR("\\"));
    buf_add_repeat(flow, STR("#"), run);
}

static bool heading_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    r->one_line = !has_break(node) || node->level > 2;
    return true;
}

static void heading_leave(struct render *r, const struct node *node)
{
    if (!r->one_line) {
        write_flow(r);
        write_line(r, node->level == 1 ? STR("===") : STR("---"));
    } else {
        line_begin(r);
        buf_add(r->out, str_slice(STR("######"), 0, node->level));
        md_finish_flow(r);
        escape_closing_run(r);
        if (r->flow.text.len > 0)
            buf_add_byte(r->out, ' ');
        buf_add(r->out, buf_str(&r->flow.text));
        line_end(r);
        begin_inlines(r);
    }
    r->one_line = false;
    block_leave(r, node);
}

static bool quote_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    frame_push(r, STR(">"), 2, ROLE_FRAME, true);
    if (!node->first)
        write_line(r, STR(""));
    return true;
}

static void container_leave(struct render *r, const struct node *node)
{
    write_flow(r);
    frame_pop(r);
    block_leave(r, node);
}

/* Two lists in a row are told apart by their signs. */
static bool list_enter(struct render *r, const struct node *node)
{
    bool follows = r->last_list && r->last_list->next == node && r->last_list->ordered == node->ordered;
    char sign = node->ordered ? '.' : '-';
    char other = node->ordered ? ')' : '+';

    block_enter(r, node);
    r->lists = array_reserve(r->lists, &r->list_cap, r->list_count + 1, sizeof(*r->lists));
    r->lists[r->list_count++] = (struct list_level){
        .number = node->start, .ordered = node->ordered, .sign = follows && r->last_sign == sign ? other : sign};
    return true;
}

static void list_leave(struct render *r, const struct node *node)
{
    r->list_count--;
    r->last_list = node;
    r->last_sign = r->lists[r->list_count].sign;
    block_leave(r, node);
}

static bool item_enter(struct render *r, const struct node *node)
{
    static const char *const boxes[] = {[TASK_NONE] = "", [TASK_OPEN] = "[ ] ", [TASK_DONE] = "[x] "};
    struct list_level *level = r->list_count > 0 ? &r->lists[r->list_count - 1] : NULL;
    char mark[24] = "-";
    unsigned width = 2;

    block_enter(r, node);
    if (level && level->ordered) {
        long number = level->number < HIGHEST_NUMBER ? level->number++ : HIGHEST_NUMBER;

        width = (unsigned)snprintf(mark, sizeof(mark), "%ld%c", number, level->sign) + 1;
    } else if (level) {
        mark[0] = level->sign;
    }
    frame_push(r, str_of(mark), width, ROLE_MARK, false);
    md_raw(r, str_of(boxes[node->task]));
    r->flow_is_mark = node->task != TASK_NONE;
    return true;
}

static void item_leave(struct render *r, const struct node *node)
{
    write_flow(r);
    if (r->frames_left_out == 0 && r->frames[r->frame_count - 1].fresh)
        write_line(r, STR(""));
    container_leave(r, node);
}

/* The task box of an item stands on the line of its first paragraph. */
static bool paragraph_enter(struct render *r, const struct node *node)
{
    if (!r->flow_is_mark)
        block_enter(r, node);
    r->flow_is_mark = false;
    return true;
}

size_t md_longest_run(str text, char byte)
{
    size_t longest = 0;
    size_t run = 0;

    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == byte ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

static bool code_block_enter(struct render *r, const struct node *node)
{
    char sign = str_contains(node->title, STR("`")) ? '~' : '`';
    size_t length = md_longest_run(node->text, sign) + 1;
    struct buf fence;

    block_enter(r, node);
    buf_init(&fence);
    buf_add_repeat(&fence, (str){&sign, 1}, length < 3 ? 3 : length);
    line_begin(r);
    buf_add(r->out, buf_str(&fence));
    md_add_escaped(r->out, node->title);
    line_end(r);
    if (node->text.len > 0)
        write_verbatim(r, node->text);
    write_line(r, buf_str(&fence));
    buf_release(&fence);
    return false;
}

static bool html_block_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    if (node->text.len > 0)
        write_verbatim(r, node->text);
    return false;
}

static bool rule_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    write_line(r, STR("***"));
    return false;
}

static bool math_block_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    write_line(r, STR("$$"));
    write_verbatim(r, node->text);
    write_line(r, STR("$$"));
    return false;
}

static bool details_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    write_line(r, STR("<details>"));
    if (!node->first || node->first->kind != NODE_SUMMARY)
        layout_blank(r);
    return true;
}

static void details_leave(struct render *r, const struct node *node)
{
    write_flow(r);
    layout_blank(r);
    write_line(r, STR("</details>"));
    block_leave(r, node);
    layout_blank(r);
}

static bool summary_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    r->one_line = true;
    md_raw(r, STR("<summary>"));
    return true;
}

static void summary_leave(struct render *r, const struct node *node)
{
    (void)node;
    md_finish_flow(r);
    md_raw(r, STR("</summary>"));
    r->one_line = false;
    write_flow(r);
    layout_blank(r);
}

/* The row of dashes under the head of a table. */
static void write_delimiters(struct render *r, const struct node *head)
{
    static const char *const dashes[] = {
        [ALIGN_NONE] = " --- |", [ALIGN_LEFT] = " :-- |", [ALIGN_CENTRE] = " :-: |", [ALIGN_RIGHT] = " --: |"};

    line_begin(r);
    buf_add_byte(r->out, '|');
    for (const struct node *cell = head->first; cell; cell = cell->next)
        buf_add_z(r->out, dashes[cell->align]);
    line_end(r);
}

static bool row_enter(struct render *r, const struct node *node)
{
    block_enter(r, node);
    r->one_line = true;
    r->in_cell = true;
    md_raw(r, STR("|"));
    return true;
}

static void row_leave(struct render *r, const struct node *node)
{
    r->one_line = false;
    r->in_cell = false;
    write_flow(r);
    if (node->parent && node->parent->first == node)
        write_delimiters(r, node);
}

static bool cell_enter(struct render *r, const struct node *node)
{
    (void)node;
    md_raw(r, STR(" "));
    return true;
}

static void cell_leave(struct render *r, const struct node *node)
{
    (void)node;
    md_finish_flow(r);
    md_raw(r, STR(" |"));
}

static void document_leave(struct render *r, const struct node *node)
{
    (void)node;
    write_flow(r);
}

const struct handler render_markdown_handlers[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = {NULL, document_leave},
    [NODE_HEADING] = {heading_enter, heading_leave},
    [NODE_PARAGRAPH] = {paragraph_enter, block_leave},
    [NODE_LIST] = {list_enter, list_leave},
    [NODE_ITEM] = {item_enter, item_leave},
    [NODE_QUOTE] = {quote_enter, container_leave},
    [NODE_CODE_BLOCK] = {code_block_enter, block_leave},
    [NODE_HTML_BLOCK] = {html_block_enter, block_leave},
    [NODE_RULE] = {rule_enter, block_leave},
    [NODE_TABLE] = {block_enter, block_leave},
    [NODE_ROW] = {row_enter, row_leave},
    [NODE_CELL] = {cell_enter, cell_leave},
    [NODE_MATH_BLOCK] = {math_block_enter, block_leave},
    [NODE_DETAILS] = {details_enter, details_leave},
    [NODE_SUMMARY] = {summary_enter, summary_leave},
    [NODE_TEXT] = {md_text_enter, NULL},
    [NODE_SOFT_BREAK] = {md_soft_break_enter, NULL},
    [NODE_HARD_BREAK] = {md_hard_break_enter, NULL},
    [NODE_CODE] = {md_code_enter, NULL},
    [NODE_EMPHASIS] = {md_emphasis_enter, md_emphasis_leave},
    [NODE_STRONG] = {md_emphasis_enter, md_emphasis_leave},
    [NODE_STRIKE] = {md_emphasis_enter, md_emphasis_leave},
    [NODE_LINK] = {md_link_enter, md_link_leave},
    [NODE_IMAGE] = {md_link_enter, md_link_leave},
    [NODE_MATH] = {md_math_enter, NULL},
    [NODE_HTML] = {md_html_enter, NULL},
    [NODE_CLOZE] = {md_cloze_enter, md_cloze_leave},
};
