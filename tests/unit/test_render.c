#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/doc/render.h"

/* Renders the tree and compares; a difference is shown whole. */
static void assert_rendered(const struct node *document, enum render_format format,
                            const struct render_options *options, const char *expected)
{
    struct buf out;

    buf_init(&out);
    render(&out, document, format, options);
    if (strcmp(buf_z(&out), expected) != 0)
        fail_msg("rendered:\n%s\nexpected:\n%s", buf_z(&out), expected);
    buf_release(&out);
}

static struct node *add(struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = node_new(arena, kind);

    node_append(parent, node);
    return node;
}

static void test_headings_and_paragraphs(void **state)
{
    struct render_options options = {.width = 20};
    struct arena arena;
    struct node *document;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    node = add(&arena, document, NODE_HEADING);
    node->level = 1;
    node_append_text(&arena, node, STR("Trees"));
    node = add(&arena, document, NODE_PARAGRAPH);
    node_append_text(&arena, node, STR("one two three four "));
    node_append_text(&arena, add(&arena, node, NODE_STRONG), STR("five"));
    node_append_text(&arena, node, STR(" six"));
    node = add(&arena, document, NODE_HEADING);
    node->level = 3;
    node_append_text(&arena, node, STR("Leaves"));

    assert_rendered(document, RENDER_TEXT, &options, "Trees\n═════\n\none two three four\nfive six\n\n### Leaves\n");
    options.colour = true;
    assert_rendered(document, RENDER_TERM, &options,
                    "\033[1;96mTrees\033[0m\n\033[2m═════\033[0m\n\none two three four\n\033[1mfive\033[0m six\n\n"
                    "\033[1;36m###\033[0m \033[1;36mLeaves\033[0m\n");
    options.ascii = true;
    options.indent = 2;
    assert_rendered(document, RENDER_TEXT, &options,
                    "  Trees\n  =====\n\n  one two three four\n  five six\n\n  ### Leaves\n");
    arena_release(&arena);
}

static void test_lists(void **state)
{
    struct render_options options = {.width = 20};
    struct arena arena;
    struct node *document;
    struct node *list;
    struct node *item;
    struct node *inner;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    list = add(&arena, document, NODE_LIST);
    list->ordered = list->tight = true;
    list->start = 9;
    item = add(&arena, list, NODE_ITEM);
    node_append_text(&arena, add(&arena, item, NODE_PARAGRAPH), STR("alpha beta gamma delta"));
    inner = add(&arena, item, NODE_LIST);
    inner->tight = true;
    add(&arena, inner, NODE_ITEM)->task = TASK_DONE;
    item = add(&arena, inner, NODE_ITEM);
    node_append_text(&arena, add(&arena, item, NODE_PARAGRAPH), STR("leaf"));
    item = add(&arena, list, NODE_ITEM);
    node_append_text(&arena, add(&arena, item, NODE_PARAGRAPH), STR("last"));

    assert_rendered(document, RENDER_TEXT, &options,
                    " 9. alpha beta gamma\n    delta\n    [✓]\n    ◦ leaf\n10. last\n");
    list->tight = false;
    options.ascii = true;
    assert_rendered(document, RENDER_TEXT, &options,
                    " 9. alpha beta gamma\n    delta\n\n    [x]\n    - leaf\n\n10. last\n");
    arena_release(&arena);
}

static void test_compact(void **state)
{
    struct render_places places = {0};
    struct render_options options = {.width = 20, .compact = true, .places = &places};
    struct arena arena;
    struct node *document;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    for (unsigned char level = 1; level <= 3; level++) {
        node = add(&arena, document, NODE_HEADING);
        node->level = level;
        node_append_text(&arena, node, level == 3 ? STR("Leaves of all trees and") : STR("Trees"));
    }
    node = add(&arena, document, NODE_LIST);
    node->tight = node->plain = true;
    node_append_text(&arena, add(&arena, add(&arena, node, NODE_ITEM), NODE_PARAGRAPH),
                     STR("oak, a tree of green lobed leaves"));
    node_append_text(&arena, add(&arena, add(&arena, node, NODE_ITEM), NODE_PARAGRAPH), STR("fir"));
    assert_rendered(document, RENDER_TEXT, &options,
                    "Trees\n═════\n─ Trees ────────────\n── Leaves of all\n   trees and\n"
                    "oak, a tree of green\n  lobed leaves\nfir\n");
    assert_int_equal(places.count, 7);
    assert_int_equal(places.items[1].at, strlen("Trees\n═════\n"));
    assert_ptr_equal(places.items[5].node, node->last);
    assert_ptr_equal(places.items[6].node, document);
    render_places_release(&places);
    options.places = NULL;
    assert_rendered(document, RENDER_HTML, &options,
                    "<h1>Trees</h1>\n<h2>Trees</h2>\n<h3>Leaves of all trees and</h3>\n"
                    "<ul class=\"plain\">\n<li>oak, a tree of green lobed leaves</li>\n<li>fir</li>\n</ul>\n");
    document->first->url = STR("s1");
    document->first->next = NULL;
    document->last = document->first;
    assert_rendered(document, RENDER_HTML, &options, "<h1 id=\"s1\">Trees</h1>\n");
    arena_release(&arena);
}

static void test_quotes_and_code(void **state)
{
    struct render_options options = {.width = 20};
    struct arena arena;
    struct node *document;
    struct node *quote;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    node = add(&arena, document, NODE_PARAGRAPH);
    node_append_text(&arena, node, STR("before"));
    quote = add(&arena, document, NODE_QUOTE);
    node_append_text(&arena, add(&arena, quote, NODE_PARAGRAPH), STR("said"));
    node = add(&arena, quote, NODE_CODE_BLOCK);
    node->text = STR("if x:\n\tlonger than the line\n\n");
    add(&arena, document, NODE_RULE);

    assert_rendered(
        document, RENDER_TEXT, &options,
        "before\n\n│ said\n│\n│   │ if x:\n│   │     longer tha\n│   ↳ n the line\n\n────────────────────\n");
    arena_release(&arena);
}

static void test_links(void **state)
{
    struct render_options options = {.width = 40, .hyperlinks = true};
    struct arena arena;
    struct node *document;
    struct node *paragraph;
    struct node *link;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    paragraph = add(&arena, document, NODE_PARAGRAPH);
    for (int i = 0; i < 2; i++) {
        link = add(&arena, paragraph, NODE_LINK);
        link->url = STR("https://a.example/\033]x y");
        node_append_text(&arena, link, STR("here "));
    }
    link = add(&arena, paragraph, NODE_LINK);
    link->url = STR("javascript:alert(1)");
    node_append_text(&arena, link, STR("evil "));
    link = add(&arena, paragraph, NODE_LINK);
    link->url = STR("http://b.example");
    node_append_text(&arena, link, STR("http://b.example"));

    assert_rendered(document, RENDER_TEXT, &options,
                    "here [1]here [1]evil [2]http://b.example\n\n[1] https://a.example/␛]x y\n"
                    "[2] javascript:alert(1)\n");
    assert_rendered(document, RENDER_TERM, &options,
                    "\033]8;;https://a.example/%1B%5Dx%20y\033\\here \033]8;;\033\\"
                    "\033]8;;https://a.example/%1B%5Dx%20y\033\\here \033]8;;\033\\"
                    "evil [1]\033]8;;http://b.example\033\\http://b.example\033]8;;\033\\\n\n"
                    "[1] javascript:alert(1)\n");
    arena_release(&arena);
}

static void add_row(struct arena *arena, struct node *table, const char *a, const char *b)
{
    struct node *row = add(arena, table, NODE_ROW);

    node_append_text(arena, add(arena, row, NODE_CELL), str_of(a));
    if (b)
        node_append_text(arena, add(arena, row, NODE_CELL), str_of(b));
    row->last->align = ALIGN_RIGHT;
}

static void test_tables(void **state)
{
    struct render_options options = {.width = 40};
    struct arena arena;
    struct node *document;
    struct node *table;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    table = add(&arena, document, NODE_TABLE);
    add_row(&arena, table, "Metric", "Use");
    add_row(&arena, table, "Recall", "when misses cost");
    add_row(&arena, table, "F1", NULL);
    table->last->last->align = ALIGN_CENTRE;

    assert_rendered(document, RENDER_TEXT, &options,
                    "────────┬─────────────────\n Metric │              Use\n────────┼─────────────────\n"
                    " Recall │ when misses cost\n   F1   │\n────────┴─────────────────\n");
    options.width = 22;
    options.ascii = true;
    assert_rendered(document, RENDER_TEXT, &options,
                    "--------+-------------\n Metric |          Use\n--------+-------------\n"
                    " Recall |  when misses\n        |         cost\n--------+-------------\n"
                    "   F1   |\n--------+-------------\n");
    table->first->last->first->text = STR("Usefulness_in_practice");
    add_row(&arena, table, "verylongsinglewords", "unbreakable_as_well");
    options.width = 20;
    assert_rendered(document, RENDER_TEXT, &options,
                    "Metric: Recall\n  Usefulness_in_\n  practice\n    when misses cost\n\nMetric: F1\n\n"
                    "Metric: verylongsing\n  lewords\n  Usefulness_in_\n  practice\n    unbreakable_as_\n    well\n");
    arena_release(&arena);
}

static void test_inlines(void **state)
{
    struct render_options options = {.width = 60};
    struct arena arena;
    struct node *document;
    struct node *paragraph;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    paragraph = add(&arena, document, NODE_PARAGRAPH);
    node_append_text(&arena, paragraph, STR("a   b\033[31m\n"));
    add(&arena, paragraph, NODE_CODE)->text = STR("x  = 1");
    add(&arena, paragraph, NODE_HARD_BREAK);
    node_append_text(&arena, add(&arena, paragraph, NODE_STRIKE), STR("old"));
    add(&arena, paragraph, NODE_SOFT_BREAK);
    node_append_text(&arena, add(&arena, paragraph, NODE_CLOZE), STR("hidden"));
    add(&arena, paragraph, NODE_HTML)->text = STR("<br/>");
    add(&arena, paragraph, NODE_HTML)->text = STR("<T>");
    node = add(&arena, paragraph, NODE_IMAGE);
    node->url = STR("img/roc.png?raw=true");
    node_append_text(&arena, node, STR("ROC"));
    add(&arena, paragraph, NODE_SOFT_BREAK);
    node_append_text(&arena, paragraph, STR("漢"));
    add(&arena, paragraph, NODE_SOFT_BREAK);
    node_append_text(&arena, paragraph, STR("字"));

    assert_rendered(document, RENDER_TEXT, &options,
                    "a b␛[31m `x  = 1`\n~~old~~ […]\n<T>[image: ROC (roc.png)] 漢字\n");
    options.reveal = true;
    options.ascii = true;
    assert_rendered(document, RENDER_TEXT, &options,
                    "a b^[[31m `x  = 1`\n~~old~~ hidden\n<T>[image: ROC (roc.png)] 漢字\n");
    arena_release(&arena);
}

static void test_html_block(void **state)
{
    struct render_options options = {.width = 60};
    struct arena arena;
    struct node *document;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    add(&arena, document, NODE_HTML_BLOCK)->text = STR("<!-- nothing -->\n");
    add(&arena, document, NODE_HTML_BLOCK)->text =
        STR("<div align=\"center\">\n  <b>Big  O</b> of a List<String> &amp; x<sup>2</sup>\n<p>next <IMG ALT='no' "
            "src=\"a/b.png?c\" alt=\"the b\"><img></p></div>\n");
    assert_rendered(document, RENDER_TEXT, &options,
                    "Big O of a List<String> & x^2\nnext [image: the b (b.png)][image: ]\n");
    arena_release(&arena);
}

static void test_look(void **state)
{
    struct render_options options = {.colour = true};
    struct buf out;

    (void)state;
    buf_init(&out);
    render_look(&out, LOOK_GOOD, STR("right"), &options);
    render_look(&out, LOOK_PLAIN, STR("."), &options);
    options.theme = THEME_LIGHT;
    render_look(&out, LOOK_BAD, STR("\033"), &options);
    options.colour = false;
    render_look(&out, LOOK_BAD, STR("plain"), &options);
    assert_string_equal(buf_z(&out), "\033[92mright\033[0m.\033[31m␛\033[0mplain");
    buf_clear(&out);
    options.colour = true;
    render_look(&out, LOOK_BAD, STR("two\n\nlines\n"), &options);
    assert_string_equal(buf_z(&out), "\033[31mtwo\033[0m\n\n\033[31mlines\033[0m\n");
    buf_release(&out);
}

static void test_themes(void **state)
{
    struct render_options options = {.width = 40, .colour = true, .theme = THEME_NONE};
    struct buf out;

    (void)state;
    buf_init(&out);
    render_markdown(&out, STR("# *Title* `code`\n"), RENDER_TERM, &options);
    assert_string_equal(buf_z(&out), "\033[1;3mTitle\033[0m\033[1m \033[0m\033[1mcode\033[0m\n══════════\n");
    buf_clear(&out);
    options.theme = THEME_LIGHT;
    render_markdown(&out, STR("~~a~~ [b](#c)"), RENDER_TERM, &options);
    assert_string_equal(buf_z(&out), "\033[9ma\033[0m \033[4;34mb\033[0m\n");
    buf_release(&out);
}

/* What is written in ASCII is drawn in ASCII when that is asked for. */
static void test_ascii(void **state)
{
    const str markdown =
        STR("# a\n\n* b\n  - c\n\n      d\n\n> e\n\n---\n\n| f | g |\n|---|---|\n| $\\sigma$ | x<sup>2</sup> "
            "|\n\n```c\nlong code that has to be cut somewhere because it is long\n```\n\n- [x] h\n- [ ] "
            "i\n\n$$\\frac{a}{b}$$\n\n~~j~~ {{k}} \033\n");
    struct render_options options = {.width = 30, .ascii = true, .colour = true};
    struct buf out;

    (void)state;
    buf_init(&out);
    render_markdown(&out, markdown, RENDER_TERM, &options);
    for (size_t i = 0; i < out.len; i++)
        assert_in_range(out.ptr[i], 1, 0x7E);
    buf_release(&out);
}

/* Long texts are rendered part by part: links know their definitions wherever they stand, and are listed once. */
static void test_parts(void **state)
{
    struct render_options options = {.width = 60};
    struct buf markdown;
    struct buf out;

    (void)state;
    buf_init(&markdown);
    buf_init(&out);
    for (int i = 0; i < 30000; i++)
        buf_addf(&markdown, "## Heading %d\n\n[first] and [second].\n\n", i);
    buf_add_z(&markdown, "[first]: https://a.example\n[second]: https://b.example\n");
    render_markdown(&out, buf_str(&markdown), RENDER_TEXT, &options);
    assert_non_null(strstr(buf_z(&out), "Heading 0\n─────────\n\nfirst[1] and second[2].\n\nHeading 1\n"));
    assert_string_equal(strstr(buf_z(&out), "Heading 29999"),
                        "Heading 29999\n─────────────\n\nfirst[1] and second[2].\n\n"
                        "[1] https://a.example\n[2] https://b.example\n");
    buf_release(&markdown);
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_and_paragraphs),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_compact),
        cmocka_unit_test(test_quotes_and_code),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_inlines),
        cmocka_unit_test(test_html_block),
        cmocka_unit_test(test_look),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
