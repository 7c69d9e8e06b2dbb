#include "grill/report/condense.h"

#include "condense_int.h"

/* What a sheet keeps of an answer. */
enum {
    LINE_CELLS = 230,  /* its first sentences */
    POINT_CELLS = 150, /* a paragraph that is one point of several */
    RUN_CELLS = 130,   /* a list within the line */
    LEAD_CELLS = 170,  /* a paragraph that leads to a formula or a list */
    LABEL_CELLS = 40,
    SHORT_CELLS = 110, /* a paragraph that can be an item, */
    SHORT_RUN = 3,     /* when so many of them follow each other */
    CODE_LINES = 16,   /* code up to so long stands whole, */
    CODE_CUT = 12      /* longer code is cut to so many lines */
};

struct condenser {
    struct arena *arena;
    bool ascii;
    struct node *line;
    struct node *blocks;
    unsigned room[NODE_KIND_COUNT]; /* how many more blocks of each kind are kept */
    bool blocked;                   /* a block was kept: the line is complete */
};

/* ---- preparing ---- */

static bool is_left_out(const struct node *block)
{
    return block->kind == NODE_RULE;
}

/* The first line of a folded text, or a heading, as a strong line. */
static void become_strong_line(struct arena *arena, struct node *block)
{
    struct node *strong = node_new(arena, NODE_STRONG);
    node_move_children(strong, block);
    block->kind = NODE_PARAGRAPH;
    if (strong->first)
        node_append(block, strong);
}

/* Works on a list of blocks from its front: what a fold holds is put in its place and looked at next. */
void condense_prepare(struct arena *arena, struct node *document)
{
    struct node *block = document->first;
    document->first = document->last = NULL;
    while (block) {
        struct node *next = block->next;
        if (block->kind == NODE_DETAILS && block->first) {
            block->last->next = next;
            next = block->first;
        } else if (!is_left_out(block) && block->kind != NODE_DETAILS) {
            if (block->kind == NODE_HEADING || block->kind == NODE_SUMMARY)
                become_strong_line(arena, block);
            node_append(document, block);
        }
        block = next;
    }
}

/* ---- words ---- */

/* Line ends inside a paragraph stay as a mark between its parts, unless a sentence ends there. */
static void join_lines(struct condenser *condenser, struct node *paragraph)
{
    struct node *child = paragraph->first;
    paragraph->first = paragraph->last = NULL;
    while (child) {
        struct node *next = child->next;
        if (child->kind == NODE_HARD_BREAK) {
            child->kind = NODE_TEXT;
            child->text = !paragraph->last || sentence_is_ended(paragraph->last) ? STR(" ")
                          : condenser->ascii                                     ? STR("; ")
                                                                                 : STR(" · ");
        }
        node_append(paragraph, child);
        child = next;
    }
}

/* "Label: words" or "**Label** words". */
static bool has_label(const struct node *paragraph)
{
    const struct node *first = paragraph->first;
    if (!first || !first->next)
        return first && first->kind == NODE_TEXT && str_find(first->text, STR(": "), 0) > 0 &&
               str_find(first->text, STR(": "), 0) <= LABEL_CELLS && !str_contains(first->text, STR(". "));
    if (first->kind == NODE_STRONG)
        return node_cells(first) <= LABEL_CELLS;
    ptrdiff_t colon = first->kind == NODE_TEXT ? str_find(first->text, STR(": "), 0) : -1;
    return colon > 0 && colon <= LABEL_CELLS;
}

/* How many labelled paragraphs follow each other, when it is more than one. */
static size_t labelled_run(const struct node *block)
{
    size_t count = 0;
    for (; block && block->kind == NODE_PARAGRAPH && has_label(block) && !node_ends_with(block, ':');
         block = block->next)
        count++;
    return count > 1 ? count : 0;
}

/* Makes a list of so many paragraphs; returns the block after them. */
static struct node *take_points(struct condenser *condenser, struct node *block, size_t count)
{
    struct node *list = node_new(condenser->arena, NODE_LIST);
    list->tight = true;
    while (count-- > 0) {
        struct node *next = block->next;
        struct node *item = node_new(condenser->arena, NODE_ITEM);
        join_lines(condenser, block);
        sentences_cut(block, POINT_CELLS);
        node_append(item, block);
        node_append(list, item);
        block = next;
    }
    node_append(condenser->blocks, list);
    condenser->blocked = true;
    return block;
}

/* Whether other words can follow without a mark between them. */
static bool needs_no_mark(const struct node *line)
{
    return sentence_is_ended(line) || line->last->kind == NODE_IMAGE;
}

/* Takes sentences from the first paragraphs until the line is full; returns the block after them. */
static struct node *take_words(struct condenser *condenser, struct node *block)
{
    size_t used = 0;
    while (block && block->kind == NODE_PARAGRAPH && used < LINE_CELLS && labelled_run(block) == 0) {
        struct node *next = block->next;
        size_t whole = node_cells(block);
        bool leads =
            next && next->kind != NODE_PARAGRAPH && (next->kind == NODE_MATH_BLOCK || node_ends_with(block, ':'));
        if (used > 0 && (leads || used + whole > LINE_CELLS))
            break;
        join_lines(condenser, block);
        if (!leads && sentences_cut(block, LINE_CELLS))
            node_append_text(condenser->arena, block, condenser->ascii ? STR(" ...") : STR(" …"));
        if (used > 0)
            node_append_text(condenser->arena, condenser->line, needs_no_mark(condenser->line) ? STR(" ") : STR("; "));
        node_move_children(condenser->line, block);
        used += whole;
        block = next;
        if (leads)
            break;
    }
    return block;
}

/* ---- passages ---- */

static bool is_short(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH && !node_ends_with(block, ':') && node_cells(block) <= SHORT_CELLS;
}

static size_t short_run(const struct node *block)
{
    size_t count = 0;
    for (; is_short(block); block = block->next)
        count++;
    return count;
}

void condense_passage(struct arena *arena, struct node *passage)
{
    struct node *block = passage->first;
    passage->first = passage->last = NULL;
    while (block) {
        size_t run = short_run(block);
        struct node *list = run >= SHORT_RUN ? node_new(arena, NODE_LIST) : NULL;
        for (; list && run > 0; run--) {
            struct node *next = block->next;
            struct node *item = node_new(arena, NODE_ITEM);
            node_append(item, block);
            node_append(list, item);
            block = next;
        }
        if (!list) {
            list = block;
            block = block->next;
        }
        list->tight = true;
        node_append(passage, list);
    }
}

/* ---- blocks ---- */

static void cut_code(struct condenser *condenser, struct node *code)
{
    size_t lines = 0;
    size_t cut = 0;
    for (size_t i = 0; i < code->text.len; i++) {
        lines += code->text.ptr[i] == '\n';
        if (lines == CODE_CUT && cut == 0)
            cut = i + 1;
    }
    if (lines > CODE_LINES)
        code->text = arena_format(condenser->arena, "%.*s%s\n", STR_ARG(str_slice(code->text, 0, cut)),
                                  condenser->ascii ? "..." : "…");
}

static void take_block(struct condenser *condenser, struct node *block)
{
    if (block->kind == NODE_LIST)
        list_shorten(condenser->arena, block, condenser->ascii);
    if (block->kind == NODE_CODE_BLOCK)
        cut_code(condenser, block);
    node_append(condenser->blocks, block);
    condenser->blocked = true;
}

/* A short list that the line announces, or is empty without, becomes part of it. */
static bool take_run(struct condenser *condenser, struct node *list)
{
    struct node *line = condenser->line;
    bool announced = !line->first || node_ends_with(line, ':');
    if (!announced || condenser->blocked || !list_runs_in(list, RUN_CELLS))
        return false;
    if (line->first)
        node_append_text(condenser->arena, line, STR(" "));
    list_run_in(condenser->arena, list, condenser->ascii, line);
    return true;
}

/* Whether a paragraph announces the block behind it, which is kept. */
static bool announces(const struct condenser *condenser, const struct node *block)
{
    const struct node *next = block->next;
    if (!next || condenser->room[next->kind] == 0 || next->kind == NODE_PARAGRAPH || node_cells(block) > LEAD_CELLS)
        return false;
    return next->kind == NODE_MATH_BLOCK || node_ends_with(block, ':');
}

/* Of quotes and further paragraphs only short ones are kept, of the latter those that say what they are about. */
static bool is_wanted(const struct condenser *condenser, const struct node *block)
{
    bool brief = (block->kind != NODE_QUOTE && block->kind != NODE_PARAGRAPH) || node_cells(block) <= LEAD_CELLS;
    return condenser->room[block->kind] > 0 && brief && (block->kind != NODE_PARAGRAPH || has_label(block));
}

static void take_rest(struct condenser *condenser, struct node *block)
{
    while (block) {
        struct node *next = block->next;
        size_t points = block->kind == NODE_PARAGRAPH && condenser->room[NODE_LIST] > 0 ? labelled_run(block) : 0;
        if (points > 0) {
            condenser->room[NODE_LIST]--;
            next = take_points(condenser, block, points);
        } else if (block->kind == NODE_PARAGRAPH && announces(condenser, block)) {
            take_block(condenser, block);
        } else if (is_wanted(condenser, block)) {
            struct node *tail = block->kind == NODE_LIST ? list_cut_tail(condenser->arena, block) : NULL;
            condenser->room[block->kind]--;
            if (tail) {
                tail->next = next;
                next = tail;
            }
            if (block->kind != NODE_LIST || !take_run(condenser, block))
                take_block(condenser, block);
        }
        block = next;
    }
}

/* HTML before the first words says nothing; an answer that is quoted is what is quoted. */
static struct node *first_block(struct node *answer)
{
    struct node *block = answer->first;
    while (block && (block->kind == NODE_HTML_BLOCK || (block->kind == NODE_QUOTE && block->first))) {
        struct node *next = block->next;
        if (block->kind == NODE_QUOTE) {
            block->last->next = next;
            next = block->first;
        }
        block = next;
    }
    return block;
}

void condense_answer(struct arena *arena, struct node *answer, bool ascii, struct node *line, struct node *blocks)
{
    struct condenser condenser = {
        .arena = arena,
        .ascii = ascii,
        .line = node_new(arena, NODE_PARAGRAPH),
        .blocks = blocks,
        .room = {[NODE_LIST] = 2,
                 [NODE_TABLE] = 3,
                 [NODE_MATH_BLOCK] = 4,
                 [NODE_CODE_BLOCK] = 1,
                 [NODE_QUOTE] = 1,
                 [NODE_PARAGRAPH] = 1},
    };
    take_rest(&condenser, take_words(&condenser, first_block(answer)));
    node_move_children(line, condenser.line);
}
