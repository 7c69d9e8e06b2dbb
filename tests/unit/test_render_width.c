/* Whatever the document: no line is wider than asked, ends with a blank or holds a control character, and no letter of
 * it is lost. */
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
#include "unit/line_check.h"

static struct node *add(struct arena *arena, struct node *parent, enum node_kind kind)
{
    struct node *node = node_new(arena, kind);

    node_append(parent, node);
    return node;
}

static void check_random(uint64_t seed)
{
    struct random random = random_seeded(seed);
    struct render_options options = {.width = 8 + (unsigned)random_below(&random, 193)};
    enum render_format format = random_below(&random, 2) ? RENDER_TERM : RENDER_TEXT;
    struct arena arena;
    struct node *document;
    struct ink ink = {{0}};
    struct buf out;
    struct buf plain;

    arena_init(&arena);
    buf_init(&out);
    buf_init(&plain);
    document = document_make(&arena, &random);
    options.colour = random_below(&random, 2);
    options.hyperlinks = random_below(&random, 2);
    options.ascii = random_below(&random, 2);
    options.reveal = random_below(&random, 2);
    options.indent = (unsigned)random_below(&random, 6);
    render(&out, document, format, &options);
    line_plain(&plain, buf_str(&out), format == RENDER_TERM && (options.colour || options.hyperlinks));
    lines_check(buf_str(&plain), options.width);
    ink_add_document(&ink, document, options.reveal);
    ink_check(&ink, buf_str(&plain));
    if (options.width >= 20 + options.indent)
        words_check(document, options.reveal, buf_z(&plain));
    buf_release(&plain);
    buf_release(&out);
    arena_release(&arena);
}

static void test_width_property(void **state)
{
    uint64_t count = getenv("GRILL_LONG") ? 50000 : 6000;

    (void)state;
    for (uint64_t seed = 1; seed <= count; seed++)
        check_random(seed);
}

/* Nesting far beyond any width, and far beyond any stack if it were recursive. */
static void test_deep(void **state)
{
    struct render_options options = {.width = 40};
    struct arena arena;
    struct node *document;
    struct node *node;
    struct buf out;

    (void)state;
    arena_init(&arena);
    buf_init(&out);
    document = node_new(&arena, NODE_DOCUMENT);
    node = document;
    for (int i = 0; i < 100000; i++) {
        node = add(&arena, node, i % 3 ? NODE_QUOTE : NODE_LIST);
        if (node->kind == NODE_LIST)
            node = add(&arena, node, NODE_ITEM);
    }
    node = add(&arena, node, NODE_PARAGRAPH);
    for (int i = 0; i < 100000; i++)
        node = add(&arena, node, i % 2 ? NODE_EMPHASIS : NODE_STRONG);
    node_append_text(&arena, node, STR("deep"));
    render(&out, document, RENDER_TERM, &options);
    assert_non_null(strstr(buf_z(&out), "deep"));
    buf_release(&out);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_width_property),
        cmocka_unit_test(test_deep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
