#include "grill/report/sheet.h"

#include "grill/doc/markdown.h"
#include "grill/report/condense.h"

#include <stdlib.h>
#include <string.h>

/* A card or a passage in its place. */
struct item {
    const struct topic *topic;
    uint32_t line;
    const struct card *card; /* one of the two */
    const struct passage *passage;
};

struct sheet {
    struct arena *arena;
    const struct deck *deck;
    struct item *items; /* by topic, then by line */
    size_t count;
    struct node *document;
    bool full;
};

static int compare_items(const void *a, const void *b)
{
    const struct item *left = a;
    const struct item *right = b;
    if (left->topic != right->topic)
        return (uintptr_t)left->topic < (uintptr_t)right->topic ? -1 : 1;
    return (left->line > right->line) - (left->line < right->line);
}

static void gather(struct sheet *sheet)
{
    const struct deck *deck = sheet->deck;
    sheet->items = ARENA_ARRAY(sheet->arena, struct item, deck->card_count + deck->passage_count);
    sheet->count = 0;
    for (size_t i = 0; i < deck->card_count; i++)
        sheet->items[sheet->count++] = (struct item){deck->cards[i].topic, deck->cards[i].line, &deck->cards[i], NULL};
    for (size_t i = 0; i < deck->passage_count; i++)
        sheet->items[sheet->count++] =
            (struct item){deck->passages[i].topic, deck->passages[i].line, NULL, &deck->passages[i]};
    qsort(sheet->items, sheet->count, sizeof *sheet->items, compare_items);
}

/* Index of the first item of a topic; sheet->count when there is none. */
static size_t first_item(const struct sheet *sheet, const struct topic *topic)
{
    size_t low = 0;
    size_t high = sheet->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)sheet->items[middle].topic < (uintptr_t)topic)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_heading(struct sheet *sheet, str title, unsigned level)
{
    struct node *heading = node_new(sheet->arena, NODE_HEADING);
    heading->level = (unsigned char)(level > 6 ? 6 : level);
    node_append_text(sheet->arena, heading, title);
    node_append(sheet->document, heading);
}

static void add_blocks(struct sheet *sheet, str markdown)
{
    node_move_children(sheet->document, markdown_parse(sheet->arena, markdown));
}

/* "**Question** — first line of the answer", then a list or table that the answer hangs on. */
static void add_card(struct sheet *sheet, const struct card *card)
{
    struct node *line = node_new(sheet->arena, NODE_PARAGRAPH);
    struct node *strong = node_new(sheet->arena, NODE_STRONG);
    struct node *question = markdown_parse(sheet->arena, card->question);
    struct node *answer = markdown_parse(sheet->arena, card->answer);
    node_append(line, strong);
    node_append(sheet->document, line);
    if (question->first && question->first->kind == NODE_PARAGRAPH) {
        node_move_children(strong, question->first);
        question->first = question->first->next;
        node_move_children(sheet->document, question);
    } else {
        node_append_text(sheet->arena, strong, card->question);
    }
    if (sheet->full) {
        node_move_children(sheet->document, answer);
        return;
    }
    struct condensed condensed = condense(sheet->arena, answer);
    if (condensed.line) {
        node_append_text(sheet->arena, line, STR(" — "));
        node_move_children(line, condensed.line);
    }
    if (condensed.rest)
        node_append(sheet->document, condensed.rest);
}

/* The options of a choice, the right ones marked, as a task list. */
static void add_options(struct sheet *sheet, const struct card *card)
{
    struct node *list = node_new(sheet->arena, NODE_LIST);
    list->tight = true;
    for (size_t i = 0; i < card->option_count; i++) {
        struct node *item = node_new(sheet->arena, NODE_ITEM);
        item->task = card->correct[i] ? TASK_DONE : TASK_OPEN;
        node_move_children(item, markdown_parse(sheet->arena, card->options[i]));
        node_append(list, item);
    }
    if (list->first)
        node_append(sheet->document, list);
}

/* The lines of the deck from `first` to `last`. */
static str deck_lines(const struct deck *deck, uint32_t first, uint32_t last)
{
    str rest = deck->text;
    for (uint32_t line = 1; line < first && rest.ptr; line++)
        str_cut(&rest, '\n');
    str start = rest;
    for (uint32_t line = first; line <= last && rest.ptr; line++)
        str_cut(&rest, '\n');
    return str_slice(start, 0, rest.ptr ? (size_t)(rest.ptr - start.ptr) : start.len);
}

/* Terms of one table stand a line apart: the table is shown as the file has it. Returns how many items that covers. */
static size_t add_table(struct sheet *sheet, size_t at)
{
    const struct item *items = sheet->items;
    size_t end = at + 1;
    while (end < sheet->count && items[end].topic == items[at].topic && items[end].card &&
           items[end].card->kind == CARD_TERM && items[end].line == items[end - 1].line + 1)
        end++;
    uint32_t header = items[at].line > 2 ? items[at].line - 2 : 1;
    struct node *tree = markdown_parse(sheet->arena, deck_lines(sheet->deck, header, items[end - 1].card->last_line));
    if (!tree->first || tree->first->kind != NODE_TABLE)
        return 0;
    node_append(sheet->document, tree->first);
    return end - at;
}

static size_t add_item(struct sheet *sheet, size_t at)
{
    const struct item *item = &sheet->items[at];
    if (item->passage) {
        add_blocks(sheet, item->passage->text);
        return 1;
    }
    if (item->card->kind == CARD_TERM) {
        size_t covered = add_table(sheet, at);
        if (covered > 0)
            return covered;
    }
    add_card(sheet, item->card);
    if (item->card->kind == CARD_CHOICE)
        add_options(sheet, item->card);
    return 1;
}

static void add_topic(struct sheet *sheet, const struct topic *topic, unsigned level)
{
    if (topic->title.len > 0)
        add_heading(sheet, topic->title, level);
    for (size_t i = first_item(sheet, topic); i < sheet->count && sheet->items[i].topic == topic;)
        i += add_item(sheet, i);
    for (const struct topic *child = topic->first; child; child = child->next)
        add_topic(sheet, child, level + (topic->title.len > 0));
}

struct node *sheet_document(struct arena *arena, const struct sheet_topic *topics, size_t count, bool full)
{
    struct sheet sheet = {.arena = arena, .full = full, .document = node_new(arena, NODE_DOCUMENT)};
    for (size_t i = 0; i < count; i++) {
        if (sheet.deck != topics[i].deck) {
            sheet.deck = topics[i].deck;
            gather(&sheet);
        }
        bool whole = topics[i].topic->title.len == 0;
        bool titled = topics[i].topic->first && str_eq(topics[i].topic->first->title, topics[i].deck->title);
        if (whole && !titled)
            add_heading(&sheet, topics[i].deck->title, 1);
        add_topic(&sheet, topics[i].topic, whole && !titled ? 2 : 1);
    }
    return sheet.document;
}
