#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document_make.h"
#include "grill/base/random.h"
#include "grill/doc/render.h"

static struct node *add(struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = node_new(arena, kind);

    node_append(parent, node);
    return node;
}

static void assert_rendered(const struct node *document, enum render_format format, bool reveal, const char *expected)
{
    struct render_options options = {.width = 80, .reveal = reveal};
    struct buf out;

    buf_init(&out);
    render(&out, document, format, &options);
    if (strcmp(buf_z(&out), expected) != 0)
        fail_msg("rendered:\n%s\nexpected:\n%s", buf_z(&out), expected);
    buf_release(&out);
}

static void test_html_blocks(void **state)
{
    struct arena arena;
    struct node *document;
    struct node *node;
    struct node *item;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    node = add(&arena, document, NODE_HEADING);
    node->level = 2;
    node_append_text(&arena, node, STR("a < b & \"c\""));
    node = add(&arena, document, NODE_LIST);
    node->ordered = node->tight = true;
    node->start = 3;
    item = add(&arena, node, NODE_ITEM);
    item->task = TASK_DONE;
    node_append_text(&arena, add(&arena, item, NODE_PARAGRAPH), STR("done"));
    add(&arena, item, NODE_RULE);
    node = add(&arena, document, NODE_CODE_BLOCK);
    node->title = STR("c\"pp extra");
    node->text = STR("x<T>\n");
    node = add(&arena, document, NODE_HTML_BLOCK);
    node->text = STR("<script>alert(1)</script><p onclick=x>one<p>two");

    assert_rendered(document, RENDER_HTML, false,
                    "<h2>a &lt; b &amp; &quot;c&quot;</h2>\n"
                    "<ol start=\"3\">\n<li><input type=\"checkbox\" disabled checked> done\n<hr>\n</li>\n</ol>\n"
                    "<pre><code class=\"language-c&quot;pp\">x&lt;T&gt;\n</code></pre>\n"
                    "<p>alert(1)<br>\none<br>\ntwo</p>\n");
    arena_release(&arena);
}

static void test_html_table(void **state)
{
    struct arena arena;
    struct node *document;
    struct node *table;
    struct node *cell;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    table = add(&arena, document, NODE_TABLE);
    cell = add(&arena, add(&arena, table, NODE_ROW), NODE_CELL);
    cell->align = ALIGN_RIGHT;
    node_append_text(&arena, cell, STR("head"));
    node_append_text(&arena, add(&arena, add(&arena, table, NODE_ROW), NODE_CELL), STR("body"));
    assert_rendered(document, RENDER_HTML, false,
                    "<table>\n<thead>\n<tr>\n<th style=\"text-align: right\">head</th>\n</tr>\n</thead>\n<tbody>\n"
                    "<tr>\n<td>body</td>\n</tr>\n</tbody>\n</table>\n");
    arena_release(&arena);
}

static void test_html_inlines(void **state)
{
    struct arena arena;
    struct node *document;
    struct node *paragraph;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    paragraph = add(&arena, document, NODE_PARAGRAPH);
    node = add(&arena, paragraph, NODE_LINK);
    node->url = STR("https://a.example/?x=\"&y");
    node->title = STR("a title");
    node_append_text(&arena, node, STR("safe"));
    node = add(&arena, node, NODE_IMAGE);
    node->url = STR("https://a.example/badge.svg");
    node = add(&arena, paragraph, NODE_LINK);
    node->url = STR("JavaScript:alert(1)");
    node_append_text(&arena, node, STR("unsafe"));
    node = add(&arena, paragraph, NODE_IMAGE);
    node->url = STR("data:image/png;base64,AAAA");
    node_append_text(&arena, node, STR("dot"));
    add(&arena, paragraph, NODE_HTML)->text = STR("<SUB onclick=\"x\">");
    add(&arena, paragraph, NODE_HTML)->text = STR("</b>");
    add(&arena, paragraph, NODE_HTML)->text = STR("<u>");
    add(&arena, paragraph, NODE_HTML)->text = STR("<String>");
    node_append_text(&arena, add(&arena, paragraph, NODE_CLOZE), STR("hole"));

    assert_rendered(document, RENDER_HTML, false,
                    "<p><a href=\"https://a.example/?x=%22&amp;y\" title=\"a title\">safe"
                    "<span class=\"image\">badge.svg</span></a><span>unsafe</span>"
                    "<img src=\"data:image/png;base64,AAAA\" alt=\"dot\"><sub><u>&lt;String&gt;"
                    "<mark class=\"cloze\">[…]</mark></u></sub></p>\n");
    arena_release(&arena);
}

static void test_json(void **state)
{
    struct arena arena;
    struct node *document;
    struct node *node;

    (void)state;
    arena_init(&arena);
    document = node_new(&arena, NODE_DOCUMENT);
    node = add(&arena, document, NODE_LIST);
    node->line = 4;
    add(&arena, node, NODE_ITEM)->task = TASK_OPEN;
    node = add(&arena, add(&arena, document, NODE_PARAGRAPH), NODE_LINK);
    node->url = STR("x\"y");
    node_append_text(&arena, node, STR("a\tb"));
    add(&arena, node, NODE_MATH)->display = true;
    assert_rendered(
        document, RENDER_JSON, false,
        "{\"kind\":\"document\",\"children\":[{\"kind\":\"list\",\"line\":4,\"ordered\":false,\"tight\":false,"
        "\"children\":[{\"kind\":\"item\",\"done\":false}]},{\"kind\":\"paragraph\",\"children\":[{\"kind\":"
        "\"link\",\"url\":\"x\\\"y\",\"children\":[{\"kind\":\"text\",\"text\":\"a\\tb\"},{\"kind\":\"math\","
        "\"display\":true}]}]}]}\n");
    arena_release(&arena);
}

/* Every element that is opened is closed, in order: the tags form a proper nest whatever the document. */
static void check_nest(const char *html)
{
    static const char *const empty[] = {"br", "hr", "input", "img"};
    char open[512][16];
    size_t depth = 0;

    for (const char *at = strchr(html, '<'); at; at = strchr(at + 1, '<')) {
        bool closing = at[1] == '/';
        const char *name = at + 1 + closing;
        size_t length = strcspn(name, " >");
        bool alone = at[strcspn(at, ">") - 1] == '/';

        assert_true(length > 0 && length < 16);
        for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++)
            alone = alone || (strlen(empty[i]) == length && memcmp(empty[i], name, length) == 0);
        if (alone)
            continue;
        if (closing) {
            assert_true(depth > 0);
            depth--;
            if (strlen(open[depth]) != length || memcmp(open[depth], name, length) != 0)
                fail_msg("</%.*s> closes <%s> in %s", (int)length, name, open[depth], html);
        } else {
            assert_true(depth < 512);
            memcpy(open[depth], name, length);
            open[depth++][length] = '\0';
        }
    }
    assert_int_equal(depth, 0);
}

static void test_html_property(void **state)
{
    struct render_options options = {.width = 0};

    (void)state;
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        struct random random = random_seeded(seed);
        struct arena arena;
        struct buf out;

        arena_init(&arena);
        buf_init(&out);
        options.reveal = seed & 1;
        render(&out, document_make(&arena, &random), RENDER_HTML, &options);
        check_nest(buf_z(&out));
        buf_release(&out);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html_blocks),   cmocka_unit_test(test_html_table), cmocka_unit_test(test_html_inlines),
        cmocka_unit_test(test_html_property), cmocka_unit_test(test_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
