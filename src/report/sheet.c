#include "grill/report/sheet.h"

#include <stdlib.h>

#include "grill/doc/markdown.h"
#include "grill/report/condense.h"
#include "sheet_int.h"

enum { LEVELS = 6 };

static int compare_items(const void *a, const void *b)
{
    const struct sheet_item *left = a;
    const struct sheet_item *right = b;
    if (left->topic != right->topic)
        return (uintptr_t)left->topic < (uintptr_t)right->topic ? -1 : 1;
    if (left->recall < right->recall || left->recall > right->recall)
        return left->recall < right->recall ? -1 : 1;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return (left->card > right->card) - (left->card < right->card);
}

static void gather(struct sheet *sheet, const struct deck *deck)
{
    bool weak = sheet->options->weak != NULL;
    sheet->deck = deck;
    sheet->lines = NULL;
    sheet->searched_row = sheet->searched_header = sheet->refused_line = 0;
    sheet->group = 0;
    sheet->items = ARENA_ARRAY(sheet->arena, struct sheet_item, deck->card_count + deck->passage_count);
    sheet->count = 0;
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        struct sheet_item item = {.topic = card->topic, .line = card->line, .card = card};
        if (!weak || sheet_is_weak(sheet->options, card, &item.recall))
            sheet->items[sheet->count++] = item;
    }
    for (size_t i = 0; i < deck->passage_count && !weak; i++) {
        const struct passage *passage = &deck->passages[i];
        sheet->items[sheet->count++] =
            (struct sheet_item){.topic = passage->topic, .line = passage->line, .passage = passage};
    }
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

/* ---- headings ---- */

static void announce(struct sheet *sheet, str title, unsigned level)
{
    if (sheet->heading_count < SHEET_DEPTH)
        sheet->headings[sheet->heading_count++] = (struct sheet_heading){title, level};
}

static void write_headings(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->heading_count; i++) {
        struct node *heading = node_new(sheet->arena, NODE_HEADING);
        heading->level = (unsigned char)(sheet->headings[i].level > LEVELS ? LEVELS : sheet->headings[i].level);
        node_append_text(sheet->arena, heading, sheet->headings[i].title);
        node_append(sheet->document, heading);
    }
    sheet->heading_count = 0;
}

/* ---- items ---- */

static void add_passage(struct sheet *sheet, const struct passage *passage)
{
    struct node *tree = markdown_parse(sheet->arena, passage->text);
    condense_prepare(sheet->arena, tree);
    if (!sheet->options->full)
        condense_passage(sheet->arena, tree);
    node_move_children(sheet->document, tree);
}

static size_t add_item(struct sheet *sheet, size_t at)
{
    const struct sheet_item *item = &sheet->items[at];
    write_headings(sheet);
    if (item->passage) {
        add_passage(sheet, item->passage);
        return 1;
    }
    if (item->card->kind == CARD_TERM && !sheet->options->weak) {
        size_t covered = sheet_add_table(sheet, at);
        if (covered > 0)
            return covered;
    }
    sheet_add_card(sheet, item->card);
    return 1;
}

static void add_topic(struct sheet *sheet, const struct topic *topic, unsigned level)
{
    size_t before = sheet->heading_count;
    if (topic->title.len > 0)
        announce(sheet, topic->title, level);
    for (size_t i = first_item(sheet, topic); i < sheet->count && sheet->items[i].topic == topic;)
        i += add_item(sheet, i);
    for (const struct topic *child = topic->first; child && level < SHEET_DEPTH; child = child->next)
        add_topic(sheet, child, level + (topic->title.len > 0));
    if (sheet->heading_count > before)
        sheet->heading_count = before;
}

/* A deck's title stands above its topics, unless its only topic has the same. */
static void add_deck(struct sheet *sheet, const struct deck *deck)
{
    const struct topic *first = deck->root->first;
    bool titled = first && str_eq(first->title, deck->title);
    if (!titled)
        announce(sheet, deck->title, 1);
    add_topic(sheet, deck->root, titled ? 1 : 2);
    sheet->heading_count = 0;
}

/* Lines were counted in each card's text; in the sheet they would mislead. */
static void forget_lines(struct node *document)
{
    for (struct node *node = document; node; node = node_next(node, document))
        node->line = 0;
}

struct node *sheet_document(struct arena *arena, const struct sheet_topic *topics, size_t count,
                            const struct sheet_options *options)
{
    struct sheet sheet = {.arena = arena, .options = options, .document = node_new(arena, NODE_DOCUMENT)};
    for (size_t i = 0; i < count; i++) {
        if (sheet.deck != topics[i].deck)
            gather(&sheet, topics[i].deck);
        if (topics[i].topic->title.len == 0)
            add_deck(&sheet, topics[i].deck);
        else
            add_topic(&sheet, topics[i].topic, 1);
    }
    forget_lines(sheet.document);
    return sheet.document;
}
