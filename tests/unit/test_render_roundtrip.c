/* Markdown to tree to Markdown to tree: random trees, made so that Markdown can say them, come back the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/random.h"
#include "grill/doc/markdown.h"
#include "grill/doc/render.h"

struct maker {
    struct arena *arena;
    struct random random;
    unsigned flags; /* enum markdown_flag that the text will be parsed with */
};

static uint64_t below(struct maker *maker, uint64_t limit)
{
    return random_below(&maker->random, limit);
}

static struct node *add(struct maker *maker, struct node *parent, enum node_kind kind)
{
    struct node *node = node_new(maker->arena, kind);

    node_append(parent, node);
    return node;
}

/* ---- inlines: nothing but what a parser can give back ---------------------------------------------------------- */

static str word(struct maker *maker)
{
    static const char *const words[] = {
        "a",     "word", "O(n)",    "x_1",   "_",   "*",   "**",    "__init__", "`",     "``",
        "[",     "]",    "(b)",     "<",     "<b>", "&",   "&amp;", "#",        "-",     "+",
        "1.",    "2)",   "3",       ">",     "=",   "===", "---",   "|",        "\\",    "\\(",
        "$",     "$5",   "~",       "~~",    "!",   "==",  "{{",    "}}",       "\"q\"", "it's",
        "été",   "漢字", "。",      "（x）", "—",   "“q”", "😀",     ":",        "::",    "https://x.example/a_b_c",
        "a@b.c", "C++",  "foo*bar", "e.g.",
    };

    return str_of(words[below(maker, sizeof(words) / sizeof(words[0]))]);
}

/* Words, some with blanks between them; never empty. */
static str words(struct maker *maker)
{
    str text = word(maker);

    for (uint64_t more = below(maker, 4); more > 0; more--) {
        str next = word(maker);

        text = arena_format(maker->arena, "%.*s%s%.*s", STR_ARG(text), below(maker, 3) ? " " : "", STR_ARG(next));
    }
    if (below(maker, 12) == 0)
        text = arena_format(maker->arena, " %.*s", STR_ARG(text));
    if (below(maker, 12) == 0)
        text = arena_format(maker->arena, "%.*s ", STR_ARG(text));
    return text;
}

enum { IN_LINK = 1, ONE_LINE = 2 };

static void make_inlines(struct maker *maker, struct node *parent, unsigned depth, unsigned where);

static void make_text(struct maker *maker, struct node *parent)
{
    node_append_text(maker->arena, parent, words(maker));
}

static void make_code(struct maker *maker, struct node *parent)
{
    static const char *const codes[] = {"x",   "a `b` c", "`",   "``x", " x ", "  ",
                                        "a|b", "$x$",     "<b>", "\\",  "*a*", "&amp;"};

    add(maker, parent, NODE_CODE)->text = str_of(codes[below(maker, sizeof(codes) / sizeof(codes[0]))]);
}

static void make_math(struct maker *maker, struct node *parent)
{
    static const char *const formulas[] = {"x", "a_i * b_i", "\\frac{1}{2}", "\\{a\\}", "x^2", "a < b", "[0, 1]"};
    struct node *node = add(maker, parent, NODE_MATH);

    node->text = str_of(formulas[below(maker, sizeof(formulas) / sizeof(formulas[0]))]);
}

static void make_link(struct maker *maker, struct node *parent, unsigned depth, unsigned where)
{
    static const char *const addresses[] = {
        "https://x.example", "a b", "a(b)c", "x_y_z", "#top", "a&amp;b", "a\\*b", "a<b>c", "$x$", "",
    };
    bool image = below(maker, 3) == 0 || (where & IN_LINK);
    struct node *node = add(maker, parent, image ? NODE_IMAGE : NODE_LINK);

    node->url = str_of(addresses[below(maker, sizeof(addresses) / sizeof(addresses[0]))]);
    if (node->kind == NODE_LINK && below(maker, 8) == 0) {
        node->url = STR("https://x.example/a_b*c?d=[e]");
        node_append_text(maker->arena, node, node->url);
        return;
    }
    if (below(maker, 3) == 0)
        node->title = words(maker);
    make_inlines(maker, node, depth, where | (image ? 0 : IN_LINK) | ONE_LINE);
}

static void make_inline(struct maker *maker, struct node *parent, unsigned depth, unsigned where)
{
    static const enum node_kind spans[] = {NODE_EMPHASIS, NODE_STRONG, NODE_STRIKE, NODE_CLOZE};
    struct node *node;

    switch (depth > 0 ? below(maker, 9) : below(maker, 3)) {
    case 0:
        make_code(maker, parent);
        break;
    case 1:
        make_math(maker, parent);
        break;
    case 2:
        add(maker, parent, NODE_HTML)->text = below(maker, 2) ? STR("<sub class=\"a\">") : STR("</u>");
        break;
    case 3:
    case 4:
        make_link(maker, parent, depth - 1, where);
        break;
    default:
        node = add(maker, parent, spans[below(maker, maker->flags ? 4 : 3)]);
        /* Spans of the same kind inside each other say nothing more, and strike-through does not nest. */
        for (const struct node *outer = parent; outer; outer = outer->parent) {
            if (outer->kind == node->kind)
                node->kind = NODE_LINK;
        }
        if (node->kind == NODE_LINK)
            node->kind = NODE_IMAGE;
        make_inlines(maker, node, depth - 1, where);
        break;
    }
}

/* Text comes first, last and between the others, or not: neighbours matter in Markdown. */
static void make_inlines(struct maker *maker, struct node *parent, unsigned depth, unsigned where)
{
    if (below(maker, 4) || parent->kind == NODE_PARAGRAPH || parent->kind == NODE_HEADING)
        make_text(maker, parent);
    for (uint64_t more = below(maker, 4); more > 0 || !parent->first; more -= more > 0) {
        /* Code next to code, a formula next to a formula, and some emphases side by side cannot be said. */
        if (parent->last && parent->last->kind >= NODE_CODE && parent->last->kind != NODE_LINK &&
            parent->last->kind != NODE_IMAGE && parent->last->kind != NODE_HTML)
            make_text(maker, parent);
        make_inline(maker, parent, depth, where);
        if (!(where & ONE_LINE) && below(maker, 6) == 0) {
            add(maker, parent, below(maker, 3) ? NODE_SOFT_BREAK : NODE_HARD_BREAK);
            make_text(maker, parent);
        } else if (below(maker, 3)) {
            make_text(maker, parent);
        }
    }
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

static void make_blocks(struct maker *maker, struct node *parent, unsigned depth, uint64_t count);

static void make_paragraph(struct maker *maker, struct node *parent)
{
    make_inlines(maker, add(maker, parent, NODE_PARAGRAPH), 3, 0);
}

static void make_heading(struct maker *maker, struct node *parent)
{
    struct node *node = add(maker, parent, NODE_HEADING);

    node->level = (unsigned char)(1 + below(maker, 6));
    make_inlines(maker, node, 2, node->level > 2 ? ONE_LINE : 0);
}

static void make_list(struct maker *maker, struct node *parent, unsigned depth)
{
    struct node *list = add(maker, parent, NODE_LIST);
    uint64_t items = 1 + below(maker, 3);

    list->ordered = below(maker, 2);
    list->start = list->ordered ? (int)below(maker, 100) : 0;
    list->tight = items == 1 || below(maker, 2);
    while (items-- > 0) {
        struct node *item = add(maker, list, NODE_ITEM);

        make_paragraph(maker, item);
        if (below(maker, 4) == 0)
            item->task = (unsigned char)(1 + below(maker, 2));
        if (!list->tight && depth > 0)
            make_blocks(maker, item, depth - 1, below(maker, 3));
    }
}

static void make_code_block(struct maker *maker, struct node *parent)
{
    static const char *const infos[] = {"", "python", "c++", "a`b", "x &amp; y"};
    static const char *const codes[] = {"x\n", "  a\n\n\tb  \n", "```\n", "~~~~\n``` x\n", "- a\n", "\n"};
    struct node *node = add(maker, parent, NODE_CODE_BLOCK);

    node->title = str_of(infos[below(maker, sizeof(infos) / sizeof(infos[0]))]);
    node->text = str_of(codes[below(maker, sizeof(codes) / sizeof(codes[0]))]);
}

static void make_table(struct maker *maker, struct node *parent)
{
    struct node *table = add(maker, parent, NODE_TABLE);
    uint64_t columns = 1 + below(maker, 4);
    unsigned char aligns[5];

    for (uint64_t i = 0; i < columns; i++)
        aligns[i] = (unsigned char)below(maker, 4);
    for (uint64_t rows = 1 + below(maker, 4); rows > 0; rows--) {
        struct node *row = add(maker, table, NODE_ROW);

        for (uint64_t i = 0; i < columns; i++) {
            struct node *cell = add(maker, row, NODE_CELL);

            cell->align = aligns[i];
            if (below(maker, 6))
                make_inlines(maker, cell, 2, ONE_LINE);
        }
    }
}

static void make_details(struct maker *maker, struct node *parent, unsigned depth)
{
    struct node *details = add(maker, parent, NODE_DETAILS);

    make_inlines(maker, add(maker, details, NODE_SUMMARY), 1, ONE_LINE);
    make_blocks(maker, details, depth, 1 + below(maker, 2));
}

static void make_block(struct maker *maker, struct node *parent, unsigned depth)
{
    switch (depth > 0 ? below(maker, 12) : below(maker, 8)) {
    case 0:
    case 1:
        make_paragraph(maker, parent);
        break;
    case 2:
        make_heading(maker, parent);
        break;
    case 3:
        make_code_block(maker, parent);
        break;
    case 4:
        add(maker, parent, NODE_RULE);
        break;
    case 5:
        make_table(maker, parent);
        break;
    case 6:
        add(maker, parent, NODE_MATH_BLOCK)->text = STR("\\sum_{i=1}^n i * 2");
        break;
    case 7:
        add(maker, parent, NODE_HTML_BLOCK)->text = STR("<script>\n*not emphasis*\n</script>\n");
        break;
    case 8:
    case 9:
        make_list(maker, parent, depth - 1);
        break;
    case 10:
        make_blocks(maker, add(maker, parent, NODE_QUOTE), depth - 1, 1 + below(maker, 3));
        break;
    default:
        make_details(maker, parent, depth - 1);
        break;
    }
}

static void make_blocks(struct maker *maker, struct node *parent, unsigned depth, uint64_t count)
{
    while (count-- > 0)
        make_block(maker, parent, depth);
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

/* The tree as text; neighbouring texts run together, as parsers may cut them anywhere. */
static void dump(struct buf *out, const struct node *node, unsigned depth)
{
    if (node->kind == NODE_TEXT) {
        buf_add(out, node->text);
        return;
    }
    buf_addf(out, "\n%*s%d %d %d %d %d %d %d", (int)depth, "", (int)node->kind, node->level,
             node->kind == NODE_CELL ? node->align : 0, node->task, node->ordered, node->tight, node->start);
    buf_addf(out, "{%.*s|%.*s|%.*s}", STR_ARG(node->text), STR_ARG(node->url), STR_ARG(node->title));
    for (const struct node *child = node->first; child; child = child->next)
        dump(out, child, depth + 1);
    buf_addf(out, "/");
}

static bool same(const struct node *a, const struct node *b, struct buf *first, struct buf *second)
{
    buf_clear(first);
    buf_clear(second);
    dump(first, a, 0);
    dump(second, b, 0);
    return str_eq(buf_str(first), buf_str(second));
}

static void check_tree(uint64_t seed)
{
    struct render_options options = {.reveal = true};
    struct arena arena;
    struct maker maker = {.arena = &arena, .random = random_seeded(seed), .flags = seed % 4 ? 0 : MARKDOWN_CLOZE};
    struct buf markdown, first, second;
    struct node *document;

    arena_init(&arena);
    buf_init(&markdown);
    buf_init(&first);
    buf_init(&second);
    document = node_new(&arena, NODE_DOCUMENT);
    make_blocks(&maker, document, 3, 1 + below(&maker, 3));
    render(&markdown, document, RENDER_MARKDOWN, &options);
    if (!same(document, markdown_parse_with(&arena, buf_str(&markdown), maker.flags), &first, &second))
        fail_msg("seed %llu:\n%s\nmade:%s\nparsed:%s", (unsigned long long)seed, buf_z(&markdown), buf_z(&first),
                 buf_z(&second));
    buf_release(&markdown);
    buf_release(&first);
    buf_release(&second);
    arena_release(&arena);
}

static void test_random_trees(void **state)
{
    const char *seed = getenv("GRILL_SEED");
    uint64_t count = getenv("GRILL_LONG") ? 50000 : 3000;

    (void)state;
    if (seed) {
        check_tree(strtoull(seed, NULL, 10));
        return;
    }
    for (uint64_t i = 1; i <= count; i++)
        check_tree(i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_trees)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
