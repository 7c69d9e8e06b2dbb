/*
 * document_make: random documents for property tests, made of every kind of node.
 */
#ifndef TESTS_DOCUMENT_MAKE_H
#define TESTS_DOCUMENT_MAKE_H

#include <string.h>

#include "grill/base/random.h"
#include "grill/doc/node.h"

static const char *const made_words[] = {
    "a",
    "is",
    "the",
    "gradient",
    "descent",
    "overfitting",
    "cross-validation",
    "O(n log n)",
    "漢字",
    "かな",
    "한글",
    "语言模型",
    "naïve",
    "e\xCC\x81t\xC3\xA9",
    "😀",
    "👨‍👩‍👧",
    "🇩🇪",
    "❤",
    "α→β",
    "—",
    "\"x\"",
    "(y)",
    "。",
    "1,000",
    "_",
    "*",
    "<b>",
    "https://example.org/a/very/long/path?with=query&and=more#fragment",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "\033[31m",
    "\r",
    "\x7F",
    "\xE2\x80\xAE",
    "",
};

static str made_word(struct random *random)
{
    return str_of(made_words[random_below(random, sizeof(made_words) / sizeof(made_words[0]))]);
}

/* A few words with blanks between them. */
static str made_text(struct arena *arena, struct random *random, unsigned most)
{
    str text = made_word(random);

    for (uint64_t more = random_below(random, most); more > 0; more--) {
        str word = made_word(random);

        text = arena_format(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(word));
    }
    return text;
}

static void make_inlines(struct arena *arena, struct random *random, struct node *parent, unsigned depth)
{
    static const enum node_kind kinds[] = {
        NODE_TEXT,   NODE_TEXT, NODE_TEXT,   NODE_SOFT_BREAK, NODE_HARD_BREAK, NODE_CODE, NODE_EMPHASIS,
        NODE_STRONG, NODE_LINK, NODE_STRIKE, NODE_IMAGE,      NODE_MATH,       NODE_HTML, NODE_CLOZE,
    };

    for (uint64_t more = random_below(random, 6); more > 0; more--) {
        struct node *node = node_new(arena, kinds[random_below(random, sizeof(kinds) / sizeof(kinds[0]))]);

        node_append(parent, node);
        switch (node->kind) {
        case NODE_TEXT:
        case NODE_CODE:
        case NODE_MATH:
            node->text = made_text(arena, random, 12);
            break;
        case NODE_HTML:
            node->text = random_below(random, 2) ? STR("<br>") : STR("<kbd>");
            break;
        case NODE_LINK:
        case NODE_IMAGE:
            node->url = random_below(random, 3) ? STR("https://example.org/x.png") : made_word(random);
            break;
        default:
            break;
        }
        if (depth > 0 && node->kind != NODE_TEXT && node->kind != NODE_CODE && node->kind != NODE_MATH)
            make_inlines(arena, random, node, depth - 1);
    }
}

static void make_table(struct arena *arena, struct random *random, struct node *table)
{
    uint64_t columns = random_below(random, 7);

    for (uint64_t rows = random_below(random, 5); rows > 0; rows--) {
        struct node *row = node_new(arena, NODE_ROW);

        node_append(table, row);
        for (uint64_t i = 0; i < columns; i++) {
            struct node *cell = node_new(arena, NODE_CELL);

            cell->align = (unsigned char)random_below(random, 4);
            node_append(row, cell);
            make_inlines(arena, random, cell, 1);
        }
    }
}

static void make_blocks(struct arena *arena, struct random *random, struct node *parent, unsigned depth);

static void make_list(struct arena *arena, struct random *random, struct node *list, unsigned depth)
{
    list->ordered = random_below(random, 2);
    list->tight = random_below(random, 2);
    list->start = (int)random_below(random, 3) * 499999999;
    for (uint64_t items = random_below(random, 4); items > 0; items--) {
        struct node *item = node_new(arena, NODE_ITEM);

        item->task = (unsigned char)random_below(random, 3);
        node_append(list, item);
        make_blocks(arena, random, item, depth);
    }
}

static void make_block(struct arena *arena, struct random *random, struct node *node, unsigned depth)
{
    switch (node->kind) {
    case NODE_LIST:
        make_list(arena, random, node, depth);
        break;
    case NODE_QUOTE:
    case NODE_DETAILS:
        make_blocks(arena, random, node, depth);
        break;
    case NODE_CODE_BLOCK:
        node->title = STR("python");
        node->text = arena_format(arena, "%.*s\n\n\tif %.*s\n", STR_ARG(made_text(arena, random, 20)),
                                  STR_ARG(made_text(arena, random, 3)));
        break;
    case NODE_HTML_BLOCK:
        node->text = arena_format(arena, "<p>%.*s</p>\n<i>%.*s", STR_ARG(made_text(arena, random, 30)),
                                  STR_ARG(made_text(arena, random, 2)));
        break;
    case NODE_MATH_BLOCK:
        node->text = made_text(arena, random, 9);
        break;
    case NODE_TABLE:
        make_table(arena, random, node);
        break;
    case NODE_RULE:
        break;
    default:
        node->level = (unsigned char)(1 + random_below(random, 6));
        make_inlines(arena, random, node, 2);
        break;
    }
}

static void make_blocks(struct arena *arena, struct random *random, struct node *parent, unsigned depth)
{
    static const enum node_kind kinds[] = {
        NODE_PARAGRAPH, NODE_PARAGRAPH, NODE_HEADING,    NODE_LIST,    NODE_QUOTE,   NODE_CODE_BLOCK, NODE_HTML_BLOCK,
        NODE_RULE,      NODE_TABLE,     NODE_MATH_BLOCK, NODE_DETAILS, NODE_SUMMARY, NODE_TEXT,
    };

    if (depth == 0)
        return;
    for (uint64_t more = random_below(random, 4); more > 0; more--) {
        struct node *node = node_new(arena, kinds[random_below(random, sizeof(kinds) / sizeof(kinds[0]))]);

        node_append(parent, node);
        if (node->kind == NODE_TEXT)
            node->text = made_text(arena, random, 9);
        else
            make_block(arena, random, node, depth - 1);
    }
}

static inline struct node *document_make(struct arena *arena, struct random *random)
{
    struct node *document = node_new(arena, NODE_DOCUMENT);

    make_blocks(arena, random, document, 2 + (unsigned)random_below(random, 12));
    return document;
}

/* Cells of a line made of the words above, counted without the library: one for each code point, two for East Asian
 * and emoji, none for what joins the one before. */
static inline size_t document_cells(const char *line)
{
    size_t cells = 0;
    bool joined = false;

    while (*line) {
        unsigned char first = (unsigned char)*line++;
        unsigned code = first < 0x80 ? first : first & (0x3Fu >> (first >= 0xE0) >> (first >= 0xF0));

        while (((unsigned char)*line & 0xC0) == 0x80)
            code = code << 6 | ((unsigned char)*line++ & 0x3F);
        if (code == 0x200D) {
            joined = true;
            continue;
        }
        if (joined || (code >= 0x300 && code <= 0x36F) || code == 0xFE0F) {
            joined = false;
            continue;
        }
        cells += 1;
        if ((code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
            (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xFF00 && code <= 0xFF60) || code >= 0x1F300)
            cells++;
    }
    return cells;
}

#endif
