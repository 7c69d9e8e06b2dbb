/*
 * document_make: random documents for property tests, made of every kind of node.
 */
#ifndef TESTS_DOCUMENT_MAKE_H
#define TESTS_DOCUMENT_MAKE_H

#include <string.h>

#include "grill/base/random.h"
#include "grill/doc/node.h"
#include "unit/formula_make.h"

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
    "ψ̂",
    "Ω",
    "नमस्ते",
    "प्रशिक्षण",
    "ढाँचा",
    "مرحبا",
    "الْخَوَارِزْمِيَّة",
    "שָׁלוֹם",
    "עברית",
    "Привет",
    "Ελληνικά",
    "สวัสดี",
    "👍🏽",
    "❤️",
    "1️⃣",
    "🏳️‍🌈",
    "ａｂｃ",
    "ｶﾞ",
    "（全角）",
    "\xCC\x81",
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

static str joined(struct arena *arena, const char *format, str first, str second)
{
    return arena_format(arena, format, STR_ARG(first), STR_ARG(second));
}

static str made_formula(struct arena *arena, struct random *random)
{
    struct buf latex;
    str copy;

    buf_init(&latex);
    formula_make(&latex, random, (unsigned)random_below(random, 4));
    copy = arena_copy(arena, buf_str(&latex));
    buf_release(&latex);
    return copy;
}

static bool holds_inlines(enum node_kind kind)
{
    return kind == NODE_EMPHASIS || kind == NODE_STRONG || kind == NODE_LINK || kind == NODE_STRIKE ||
           kind == NODE_IMAGE || kind == NODE_CLOZE;
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
            node->text = made_text(arena, random, 12);
            break;
        case NODE_MATH:
            node->text = random_below(random, 4) ? made_formula(arena, random) : made_text(arena, random, 12);
            node->display = random_below(random, 2);
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
        if (depth > 0 && holds_inlines(node->kind))
            make_inlines(arena, random, node, depth - 1);
    }
}

/* A heading above nothing but empty cells need not be shown: either it is empty, too, or no cell is. */
static void make_cell(struct arena *arena, struct random *random, struct node *cell, bool empty, bool filled)
{
    cell->align = (unsigned char)random_below(random, 4);
    if (!empty)
        make_inlines(arena, random, cell, 1);
    if (filled)
        node_append_text(arena, cell, STR("x"));
}

static void make_table(struct arena *arena, struct random *random, struct node *table)
{
    uint64_t columns = random_below(random, 7);
    uint64_t rows = random_below(random, 5);
    bool filled = random_below(random, 2);

    for (uint64_t row = 0; row < rows; row++) {
        struct node *line = node_new(arena, NODE_ROW);

        node_append(table, line);
        for (uint64_t i = 0; i < columns; i++) {
            struct node *cell = node_new(arena, NODE_CELL);

            node_append(line, cell);
            make_cell(arena, random, cell, row == 0 && rows > 1 && !filled, filled);
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
        node->text = joined(arena, "%.*s\n\n\tif %.*s\n", made_text(arena, random, 20), made_text(arena, random, 3));
        break;
    case NODE_HTML_BLOCK:
        node->text = joined(arena, "<p>%.*s</p>\n<i>%.*s", made_text(arena, random, 30), made_text(arena, random, 2));
        break;
    case NODE_MATH_BLOCK:
        node->text = random_below(random, 4) ? made_formula(arena, random) : made_text(arena, random, 9);
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

#endif
