/* No line is wider than asked, ends with a blank or holds a control character, whatever the document. */
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

/* The bytes of the escape sequence at the start of `s`, or 0: only those that the renderer may write. */
static size_t escape_length(const char *s)
{
    if (s[0] == '\033' && s[1] == '[')
        return strspn(s + 2, "0123456789;") + 3;
    if (s[0] == '\033' && s[1] == ']')
        return (size_t)(strstr(s, "\033\\") + 2 - s);
    return 0;
}

/* Checks one line: no control character, no trailing blank, no wider than `width`. Widths are counted by an own rule
 * that fits the characters that random documents have. */
static void check_line(const char *line, size_t length, unsigned width, bool escapes)
{
    char plain[4096];
    size_t used = 0;
    size_t i = 0;

    while (i < length) {
        size_t skip = escapes ? escape_length(line + i) : 0;

        if (skip == 0) {
            assert_true((unsigned char)line[i] >= 0x20 && line[i] != 0x7F);
            assert_true(used + 1 < sizeof(plain));
            plain[used++] = line[i];
        }
        i += skip ? skip : 1;
    }
    plain[used] = '\0';
    if (used > 0 && plain[used - 1] == ' ')
        fail_msg("trailing blank: %s", plain);
    if (width > 0 && document_cells(plain) > width)
        fail_msg("%zu cells instead of at most %u: %s", document_cells(plain), width, plain);
}

static void check_random(uint64_t seed)
{
    struct random random = random_seeded(seed);
    struct render_options options = {.width = 20 + (unsigned)random_below(&random, 113)};
    enum render_format format = random_below(&random, 2) ? RENDER_TERM : RENDER_TEXT;
    struct arena arena;
    struct node *document;
    struct buf out;
    str rest;

    arena_init(&arena);
    buf_init(&out);
    document = document_make(&arena, &random);
    options.colour = random_below(&random, 2);
    options.hyperlinks = random_below(&random, 2);
    options.ascii = random_below(&random, 2);
    options.reveal = random_below(&random, 2);
    options.indent = (unsigned)random_below(&random, 6);
    render(&out, document, format, &options);
    rest = buf_str(&out);
    if (rest.len > 0) {
        assert_int_equal(rest.ptr[rest.len - 1], '\n');
        rest.len--;
        while (rest.ptr) {
            str line = str_cut(&rest, '\n');

            check_line(line.ptr, line.len, options.width,
                       format == RENDER_TERM && (options.colour || options.hyperlinks));
        }
    }
    buf_release(&out);
    arena_release(&arena);
}

static void test_width_property(void **state)
{
    uint64_t count = getenv("GRILL_LONG") ? 20000 : 1500;

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
