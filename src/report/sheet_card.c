/* Cards as definitions: the question, and in the same line its answer. */
#include "grill/doc/markdown.h"
#include "grill/report/condense.h"
#include "grill/text/fold.h"
#include "sheet_int.h"

static struct node *add_new(struct sheet *sheet, struct node *parent, enum node_kind kind)
{
    struct node *node = node_new(sheet->arena, kind);
    node_append(parent, node);
    return node;
}

struct node *sheet_open_item(struct sheet *sheet)
{
    struct node *list = sheet->document->last;
    if (!list || list->kind != NODE_LIST || !list->plain) {
        list = add_new(sheet, sheet->document, NODE_LIST);
        list->plain = true;
        list->tight = !sheet->options->full;
    }
    return add_new(sheet, list, NODE_ITEM);
}

static struct node *parse(struct sheet *sheet, str markdown)
{
    struct node *tree = markdown_parse(sheet->arena, markdown);
    condense_prepare(sheet->arena, tree);
    return tree;
}

/* ---- the right options ---- */

static void fold_node(struct buf *out, const struct node *node)
{
    struct buf words;
    buf_init(&words);
    node_plain_text(&words, node);
    fold_words_loosely(out, buf_str(&words));
    buf_release(&words);
}

/* Whether a block says one of the right options and nothing else, its letter aside. */
static bool is_option(const struct node *block, const struct card *card)
{
    struct buf said;
    struct buf option;
    bool found = false;
    buf_init(&said);
    buf_init(&option);
    fold_node(&said, block);
    for (size_t i = 0; i < card->option_count && !found; i++) {
        buf_clear(&option);
        fold_words_loosely(&option, card->options[i]);
        str rest = buf_str(&said);
        bool letter = rest.len == 1 && rest.ptr[0] == (char)('a' + (int)i);
        if (rest.len > 2 && rest.ptr[1] == ' ' && rest.len != option.len)
            rest = str_skip(rest, 2);
        found = card->correct[i] && (letter || str_eq(rest, buf_str(&option)));
    }
    buf_release(&option);
    buf_release(&said);
    return found;
}

/* The answer of a choice begins with the right options, which are shown in their own way. */
static void drop_options(struct node *answer, const struct card *card)
{
    struct node *block = answer->first;
    if (!block)
        return;
    bool named = block->kind == NODE_PARAGRAPH && is_option(block, card);
    if (block->kind == NODE_LIST) {
        named = true;
        for (const struct node *item = block->first; item && named; item = item->next)
            named = is_option(item, card);
    }
    if (!named)
        return;
    answer->first = block->next;
    if (!answer->first)
        answer->last = NULL;
}

static bool has_right_option(const struct card *card)
{
    for (size_t i = 0; i < card->option_count; i++)
        if (card->correct[i])
            return true;
    return false;
}

static void add_right_options(struct sheet *sheet, const struct card *card, struct node *line)
{
    for (size_t i = 0; i < card->option_count; i++) {
        if (!card->correct[i])
            continue;
        if (line->first)
            node_append_text(sheet->arena, line, sheet->options->ascii ? STR("; ") : STR(" · "));
        node_move_children(line, markdown_parse_inlines(sheet->arena, card->options[i]));
    }
}

/* All options as a task list, the right ones ticked. */
static void add_options(struct sheet *sheet, const struct card *card, struct node *parent)
{
    struct node *list = add_new(sheet, parent, NODE_LIST);
    list->tight = true;
    for (size_t i = 0; i < card->option_count; i++) {
        struct node *item = add_new(sheet, list, NODE_ITEM);
        item->task = card->correct[i] ? TASK_DONE : TASK_OPEN;
        node_move_children(item, markdown_parse(sheet->arena, card->options[i]));
    }
}

/* ---- question and answer ---- */

static str dash(const struct sheet *sheet)
{
    return sheet->options->ascii ? STR(" - ") : STR(" — ");
}

/* The question in strong letters; what it has besides its first paragraph comes below. */
static void add_question(struct sheet *sheet, const struct card *card, struct node *item)
{
    struct node *line = add_new(sheet, item, NODE_PARAGRAPH);
    struct node *strong = add_new(sheet, line, NODE_STRONG);
    struct node *tree = parse(sheet, card->question);
    struct node *first = tree->first;
    if (!first || first->kind != NODE_PARAGRAPH) {
        node_append_text(sheet->arena, strong, card->question);
        return;
    }
    tree->first = first->next;
    node_move_children(strong, first);
    node_move_children(item, tree);
    if (!sheet->options->full && card->answer.len > 0)
        condense_question(sheet->arena, strong);
}

/* Where the words of the answer go: behind the question, or into a paragraph of their own when other blocks stand
 * between. */
static void add_words(struct sheet *sheet, struct node *item, struct node *words)
{
    struct node *line = item->last;
    if (!words->first)
        return;
    if (line != item->first)
        line = add_new(sheet, item, NODE_PARAGRAPH);
    else if (sheet->options->full)
        add_new(sheet, line, NODE_HARD_BREAK);
    else
        node_append_text(sheet->arena, line, dash(sheet));
    node_move_children(line, words);
}

static void add_short_answer(struct sheet *sheet, const struct card *card, struct node *item, struct node *answer)
{
    struct node *words = node_new(sheet->arena, NODE_PARAGRAPH);
    struct node *said = node_new(sheet->arena, NODE_PARAGRAPH);
    struct node *blocks = node_new(sheet->arena, NODE_ITEM);
    if (card->option_count > 0 && !has_right_option(card))
        add_options(sheet, card, blocks);
    else
        add_right_options(sheet, card, words);
    condense_answer(sheet->arena, answer, sheet->options->ascii, said, blocks);
    if (words->first && said->first)
        node_append_text(sheet->arena, words, dash(sheet));
    node_move_children(words, said);
    add_words(sheet, item, words);
    node_move_children(item, blocks);
}

static void add_whole_answer(struct sheet *sheet, const struct card *card, struct node *item, struct node *answer)
{
    struct node *first = answer->first;
    if (card->option_count > 0) {
        add_options(sheet, card, item);
    } else if (first && first->kind == NODE_PARAGRAPH) {
        answer->first = first->next;
        add_words(sheet, item, first);
    }
    node_move_children(item, answer);
}

void sheet_add_card(struct sheet *sheet, const struct card *card)
{
    if (card->kind == CARD_CLOZE) {
        sheet_add_cloze(sheet, card);
        return;
    }
    struct node *item = sheet_open_item(sheet);
    struct node *answer = parse(sheet, card->answer);
    add_question(sheet, card, item);
    if (has_right_option(card))
        drop_options(answer, card);
    if (sheet->options->full)
        add_whole_answer(sheet, card, item, answer);
    else
        add_short_answer(sheet, card, item, answer);
}
