/* Outlines: their blocks and lines, and that they are those of cmark on the whole, unabridged text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <cmark.h>

#include "grill/base/buf.h"
#include "grill/base/random.h"
#include "grill/doc/outline.h"

static const char *const kind_names[BLOCK_KIND_COUNT] = {
    [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_LIST] = "list", [BLOCK_ITEM] = "item",
    [BLOCK_QUOTE] = "quote",     [BLOCK_CODE] = "code",           [BLOCK_HTML] = "html", [BLOCK_RULE] = "rule",
    [BLOCK_TABLE] = "table",     [BLOCK_MATH] = "math",
};

static void describe(struct buf *out, const struct outline *outline)
{
    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        buf_add_repeat(out, STR(" "), block->depth);
        buf_addf(out, "%s", kind_names[block->kind]);
        if (block->level)
            buf_addf(out, "%u", block->level);
        if (block->ordered)
            buf_addf(out, "#%d", block->number);
        buf_addf(out, " %u-%u", block->line, block->last);
        if (block->indent)
            buf_addf(out, "+%u", block->indent);
        buf_add_z(out, block->setext ? "=" : "");
        buf_add_z(out, block->open ? " open" : "");
        buf_add_z(out, "\n");
    }
}

static void expect(const char *text, const char *expected)
{
    struct arena arena;
    struct diags diags;
    struct buf out;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&out);
    struct outline outline = outline_read(&arena, str_of(text), STR("a.md"), 1, &diags);
    describe(&out, &outline);
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
    diags_release(&diags);
    arena_release(&arena);
}

static void test_blocks(void **state)
{
    (void)state;
    expect("", "");
    expect("\n\n", "");
    expect("a", "paragraph 1-1\n");
    expect("# One\n\nText\nmore\n\nTwo\n---\n***\n", "heading1 1-1\nparagraph 3-4\nheading2 6-7=\nrule 8-8\n");
    expect("\xEF\xBB\xBF# One\n", "heading1 1-1\n");
    expect("> a\n> b\nlazy\n\n    code\n\n      more\n\n", "quote 1-3\n paragraph 1-3+2\ncode 5-7+4\n");
    expect("<div>\na\n</div>\n\n<!-- a\n\nb -->\n\nc\n", "html 1-3\nhtml 5-7\nparagraph 9-9\n");
}

static void test_lists(void **state)
{
    (void)state;
    expect("- a\n\n  b\n- c\n  - d\n\n\nafter\n",
           "list 1-5\n item 1-3\n  paragraph 1-1+2\n  paragraph 3-3+2\n item 4-5\n"
           "  paragraph 4-4+2\n  list 5-5+2\n   item 5-5+2\n    paragraph 5-5+4\n"
           "paragraph 8-8\n");
    expect("7. a\n8. b\n\n\n\n3) c\n", "list#7 1-2\n item#7 1-1\n  paragraph 1-1+3\n item#8 2-2\n  paragraph 2-2+3\n"
                                       "list#3 6-6\n item#3 6-6\n  paragraph 6-6+3\n");
    expect("-\n\n- \n", "list 1-3\n item 1-1\n item 3-3\n");
}

static void test_definitions(void **state)
{
    (void)state;
    expect("[a]: /u\n[b]:\n  <v> \"t\"\ntext\nmore\n", "paragraph 4-5\n");
    expect("[a]: /u\n", "");
    expect("[a]: /u\nhead\n===\n", "heading1 2-3=\n");
    expect("[a]: /u no\n", "paragraph 1-1\n");
    expect("> [a]: /u\n>   text\n", "quote 1-2\n paragraph 2-2+4\n");
    expect("[ ] open\n[x] done\n", "paragraph 1-2\n");
}

static void test_fences(void **state)
{
    (void)state;
    expect("```c\n# no\n\n```\na\n", "code 1-4=\nparagraph 5-5\n");
    expect("~~~~\n```\n~~~\n~~~~\n", "code 1-4=\n");
    expect("````\n```\na\n```\n````\n", "code 1-5=\n");
    expect("    ```\n    a\n    ```\n", "code 1-3+4\n");
    expect("- a\n  ```\n  x\n\nb\n", "list 1-4\n item 1-4\n  paragraph 1-1+2\n  code 2-4+2= open\nparagraph 5-5\n");
    expect("```\na\n\nb\n", "code 1-4= open\n");
    expect("> ```\n> a\n> ```\n> b\n", "quote 1-4\n code 1-3+2=\n paragraph 4-4+2\n");
    expect("`a` ``` b\n", "paragraph 1-1\n");
    expect("```a`\nb\n", "paragraph 1-2\n");
}

static void test_tags_above_headings_and_fences(void **state)
{
    (void)state;
    expect("<br>\n# a\n", "paragraph 1-1\nheading1 2-2\n");
    expect("<div id='1' />\n```c\n# no\n\n```\n", "paragraph 1-1\ncode 2-5=\n");
    expect("<p>\ntext\n</p>\n---\n## a\n", "paragraph 1-3\nrule 4-4\nheading2 5-5\n");
    expect("- <br>\n  # a\n", "list 1-2\n item 1-2\n  paragraph 1-1+2\n  heading1 2-2+2\n");
    expect("<div>\n\n# a\n", "html 1-1\nheading1 3-3\n");
    expect("<pre>\n# a\n</pre>\n", "html 1-3\n");
    expect("<!--\n# a\n-->\n", "html 1-3\n");
}

static void test_unclosed_fence_is_reported(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    outline_read(&arena, STR("text\n\n```\ncode\n"), STR("a.md"), 11, &diags);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].code, DIAG_FENCE);
    assert_int_equal(diags.items[0].line, 13);
    diags_release(&diags);
    arena_release(&arena);
}

static void test_tables(void **state)
{
    (void)state;
    expect("| a | b |\n|---|---|\n| 1 | 2 |\n", "table 1-3\n");
    expect("words\na | b\n--|:-:\n1 | 2\n", "paragraph 1-1\ntable 2-4\n");
    expect("a | b\n--|--|--\n", "paragraph 1-2\n");
    expect("- | a |\n  |---|\n  | b |\n", "list 1-3\n item 1-3\n  table 1-3+2\n");
    expect("> x\n>  | a |\n> |---|\n", "quote 1-3\n paragraph 1-1+2\n table 2-3+3\n");
}

static void test_math(void **state)
{
    (void)state;
    expect("$$\na\n- b\n= c\n===\n$$\n", "math 1-6\n");
    expect("$$x = 1$$\n", "math 1-1\n");
    expect("$$x$$ and $$y$$\n", "paragraph 1-1\n");
    expect("\\[ a\n+ b \\]\n", "math 1-2\n");
    expect("so $$x$$\n", "paragraph 1-1\n");
    expect("$$\na\n\n- b\n$$\n", "paragraph 1-2\nlist 4-5\n item 4-5\n  paragraph 4-5+2\n");
    expect("- $$\n  1. x\n  $$\n", "list 1-3\n item 1-3\n  math 1-3+2\n");
}

static void test_content(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct outline outline =
        outline_read(&arena, STR("> 10. a\n>     b\n> \n>       c\nlazy\n\n-\td\n\n\te\n"), STR("a.md"), 1, &diags);
    assert_int_equal(outline.blocks[3].kind, BLOCK_PARAGRAPH);
    assert_true(str_eq(outline_content(&outline, 3, 1), STR("a")));
    assert_true(str_eq(outline_content(&outline, 3, 2), STR("b")));
    assert_true(str_eq(outline_content(&outline, 4, 4), STR("  c")));
    assert_true(str_eq(outline_content(&outline, 4, 5), STR("lazy")));
    assert_true(str_eq(outline_content(&outline, 7, 7), STR("d")));
    assert_true(str_eq(outline_content(&outline, 8, 9), STR("e")));
    diags_release(&diags);
    arena_release(&arena);
}

/* ---- the same blocks as cmark finds in the whole text ------------------------------------------------------- */

static void add_cmark_block(struct buf *out, cmark_node *node, unsigned depth, bool lines)
{
    static const struct {
        cmark_node_type type;
        enum block_kind kind;
    } kinds[] = {
        {CMARK_NODE_PARAGRAPH, BLOCK_PARAGRAPH}, {CMARK_NODE_LIST, BLOCK_LIST},
        {CMARK_NODE_ITEM, BLOCK_ITEM},           {CMARK_NODE_BLOCK_QUOTE, BLOCK_QUOTE},
        {CMARK_NODE_HEADING, BLOCK_HEADING},     {CMARK_NODE_CODE_BLOCK, BLOCK_CODE},
        {CMARK_NODE_HTML_BLOCK, BLOCK_HTML},     {CMARK_NODE_THEMATIC_BREAK, BLOCK_RULE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (cmark_node_get_type(node) != kinds[i].type)
            continue;
        buf_add_repeat(out, STR(" "), depth);
        buf_addf(out, "%s%d %d\n", kind_names[kinds[i].kind], cmark_node_get_heading_level(node),
                 lines ? cmark_node_get_start_line(node) : 0);
    }
}

/* Definitions leave cmark's first line of a paragraph where it was, which is not where its text begins. */
static void describe_cmark(struct buf *out, str text, bool lines)
{
    cmark_node *document = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
    cmark_iter *iter = cmark_iter_new(document);
    unsigned depth = 0;
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool container = type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE;
        if (event == CMARK_EVENT_ENTER)
            add_cmark_block(out, node, depth, lines);
        if (container)
            depth = event == CMARK_EVENT_ENTER ? depth + 1 : depth - 1;
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
}

/* Ours in the same form: tables and formulas are paragraphs. */
static void describe_plainly(struct buf *out, const struct outline *outline, bool lines)
{
    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        bool split = i > 0 && block->kind == BLOCK_TABLE && block[-1].kind == BLOCK_PARAGRAPH &&
                     block[-1].last + 1 == block->line && block[-1].parent == block->parent;
        if (split)
            continue;
        bool text = block->kind == BLOCK_TABLE || block->kind == BLOCK_MATH;
        buf_add_repeat(out, STR(" "), block->depth);
        buf_addf(out, "%s%d %u\n", kind_names[text ? BLOCK_PARAGRAPH : block->kind], block->level,
                 lines ? block->line : 0);
    }
}

static void show_difference(str text, str ours, str theirs)
{
    str our_rest = ours, their_rest = theirs;
    unsigned same = 0;
    if (str_eq(ours, theirs))
        return;
    if (text.len < 2000)
        print_message("text:\n%.*s\n--\n", STR_ARG(text));
    while (our_rest.ptr && their_rest.ptr) {
        str our_line = str_cut(&our_rest, '\n'), their_line = str_cut(&their_rest, '\n');
        if (!str_eq(our_line, their_line)) {
            print_message("block %u: ours %.*s, cmark's %.*s\n", same, STR_ARG(our_line), STR_ARG(their_line));
            return;
        }
        same++;
    }
}

static void compare_with_cmark(str text, bool lines)
{
    struct arena arena;
    struct diags diags;
    struct buf ours, theirs;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&ours);
    buf_init(&theirs);
    struct outline outline = outline_read(&arena, text, STR("a.md"), 1, &diags);
    describe_plainly(&ours, &outline, lines);
    describe_cmark(&theirs, text, lines);
    show_difference(text, buf_str(&ours), buf_str(&theirs));
    assert_true(str_eq(buf_str(&ours), buf_str(&theirs)));
    buf_release(&ours);
    buf_release(&theirs);
    diags_release(&diags);
    arena_release(&arena);
}

static const char *const pieces[] = {
    "- ",         "* ",
    "+ ",         "1. ",
    "2) ",        "10. ",
    "> ",         ">",
    "    ",       "  ",
    " ",          "\t",
    "   ",        "# ",
    "###### ",    "#######",
    "## ##",      "```",
    "````",       "~~~",
    "```c",       "`",
    "``",         "---",
    "***",        "___",
    "- - -",      "* * *",
    "===",        "=",
    "--",         "-",
    "_",          "*",
    "**",         "<div>",
    "</div>",     "<a href=\"x\">",
    "<a b='`<'>", "<a_b>",
    "<!--",       "-->",
    "<?",         "?>",
    "<!X",        "<![CDATA[",
    "]]>",        ">",
    "<script>",   "</script>",
    "</PRE>",     "<pre",
    "<b>",        "<a *>",
    "<x y=_z/>",  "<textarea>",
    "</style>",   "[",
    "]",          "[a]",
    "(b)",        "[x][y]",
    "![i](u)",    "\\",
    "\\[",        "&amp;",
    "!",          "a",
    "word",       "ä",
    "é",          "1",
    "12",         ".",
    ")",          "|",
    "a | b",      "|--|",
    "|:-:|--",    "text and more text",
    "$x$",        "\"t\"",
    "'",          "<u>",
    "/u",         "Q:",
    "{",          "}",
    "\f",         "\v",
    "x > y",      "->",
};

/* A heading or fence right below a tag is what we read otherwise: an empty line comes between. */
static void set_apart(struct buf *out, size_t start, bool *tags)
{
    str line = str_skip(buf_str(out), start);
    bool heading = str_find_byte(line, '#', 0) >= 0 || str_contains(line, STR("```")) || str_contains(line, STR("~~~"));
    if (heading && *tags) {
        buf_add_byte(out, '\n');
        memmove(out->ptr + start + 1, out->ptr + start, out->len - start - 1);
        out->ptr[start] = '\n';
        *tags = false;
    }
    *tags = line.len > 0 && (*tags || str_find_byte(line, '<', 0) >= 0);
}

static void add_random_text(struct buf *out, struct random *random, unsigned lines, bool definitions)
{
    bool tags = out->len > 0;
    for (unsigned n = 0; n < lines; n++) {
        size_t count = random_below(random, 6);
        size_t start = out->len;
        for (size_t i = 0; i < count; i++) {
            const char *piece = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
            buf_add_z(out, piece);
            if (definitions && piece[0] == ']')
                buf_add_z(out, ": ");
        }
        set_apart(out, start, &tags);
        buf_add_byte(out, '\n');
    }
}

static unsigned document_count(void)
{
    return getenv("GRILL_LONG") ? 200000 : 10000;
}

static void test_same_blocks_as_cmark(void **state)
{
    (void)state;
    struct random random = random_seeded(1);
    struct buf text;
    buf_init(&text);
    for (unsigned i = 0; i < document_count(); i++) {
        buf_clear(&text);
        add_random_text(&text, &random, 1 + i % 9, false);
        compare_with_cmark(buf_str(&text), true);
    }
    buf_release(&text);
}

static void test_same_blocks_with_definitions(void **state)
{
    (void)state;
    struct random random = random_seeded(3);
    struct buf text;
    buf_init(&text);
    for (unsigned i = 0; i < document_count(); i++) {
        buf_clear(&text);
        add_random_text(&text, &random, 1 + i % 9, true);
        compare_with_cmark(buf_str(&text), false);
    }
    buf_release(&text);
}

static void test_same_blocks_across_sections(void **state)
{
    (void)state;
    struct random random = random_seeded(2);
    struct buf text;
    buf_init(&text);
    for (unsigned i = 0; i < 12; i++) {
        buf_clear(&text);
        while (text.len < 300000) {
            add_random_text(&text, &random, 3, false);
            buf_add_z(&text, i % 3 ? "\nplain\n\n" : "- item\n");
        }
        compare_with_cmark(buf_str(&text), true);
    }
    buf_release(&text);
}

/* Texts without any good place to cut them. */
static void test_same_blocks_across_poor_cuts(void **state)
{
    (void)state;
    static const char *const units[] = {
        "text that goes on\n",
        "3. item\n",
        "- item\n   lazy\n",
        "| a | b |\n",
        "1. a\n2. b\n   - c\n",
        "- a\nlazy text\n",
        "<b>\n",
        "    code\n",
        "```\ncode\n",
        "<!--\n",
        "<div>\n",
        "# a\n",
        "a\n---\n",
        "> a\nlazy\n",
    };
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&text);
        while (text.len < 1500000)
            buf_add_z(&text, units[i]);
        compare_with_cmark(buf_str(&text), true);
    }
    buf_release(&text);
}

/* ---- hostile texts -------------------------------------------------------------------------------------------- */

#ifdef __SANITIZE_ADDRESS__
enum { HOSTILE_SECONDS = 10 };
#else
enum { HOSTILE_SECONDS = 2 };
#endif

static void expect_quick(const char *unit, size_t times, const char *after, size_t after_times)
{
    struct arena arena;
    struct diags diags;
    struct buf text;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&text);
    buf_add_repeat(&text, str_of(unit), times);
    buf_add_repeat(&text, str_of(after), after_times);
    clock_t start = clock();
    struct outline outline = outline_read(&arena, buf_str(&text), STR("a.md"), 1, &diags);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > HOSTILE_SECONDS)
        fail_msg("%zu times %s took %.1f s", times, unit, seconds);
    assert_true(outline.line_count > 0);
    assert_true(arena.total < 40 * text.len + 100000);
    buf_release(&text);
    diags_release(&diags);
    arena_release(&arena);
}

static void test_hostile_texts(void **state)
{
    (void)state;
    static const char *const units[] = {"*", "_",    "[",  "]", "`",  "![[]()", "|", "| a ",
                                        "<", "<!--", "<?", "$", "\\", "~",      "&"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        expect_quick(units[i], 100000, "\n", 1);
    expect_quick("> ", 50000, "x\n", 1);
    expect_quick("- ", 50000, "\n", 50000);
    expect_quick("1. ", 50000, "x\n", 1000);
    expect_quick("> - ", 50000, "\n>", 50000);
    expect_quick("x", 50000000, "", 0);
    expect_quick(">", 50000000, "", 0);
    expect_quick("a>", 25000000, "", 0);
    expect_quick("$$ a\n", 300000, "", 0);
    expect_quick("[a]: b (\n\n", 300000, "", 0);
    expect_quick("```\n", 300000, "", 0);
    expect_quick("- ```\n", 300000, "", 0);
    expect_quick("<b>\n", 300000, "# a\n", 1);
    expect_quick("<b>\n# a\n", 300000, "", 0);
}

static void test_deep_nesting_is_reported(void **state)
{
    (void)state;
    struct arena arena;
    struct diags diags;
    struct buf text;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&text);
    buf_add_repeat(&text, STR("> "), 101);
    buf_add_z(&text, "x\n");
    outline_read(&arena, buf_str(&text), STR("a.md"), 1, &diags);
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].code, DIAG_TOO_LARGE);
    outline_read(&arena, str_skip(buf_str(&text), 2), STR("a.md"), 1, &diags);
    assert_int_equal(diags.count, 1);
    buf_clear(&text);
    buf_add_repeat(&text, STR("-"), 300);
    outline_read(&arena, buf_str(&text), STR("a.md"), 1, &diags);
    assert_int_equal(diags.count, 1);
    buf_release(&text);
    diags_release(&diags);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_definitions),
        cmocka_unit_test(test_fences),
        cmocka_unit_test(test_tags_above_headings_and_fences),
        cmocka_unit_test(test_unclosed_fence_is_reported),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_math),
        cmocka_unit_test(test_content),
        cmocka_unit_test(test_same_blocks_as_cmark),
        cmocka_unit_test(test_same_blocks_with_definitions),
        cmocka_unit_test(test_same_blocks_across_sections),
        cmocka_unit_test(test_same_blocks_across_poor_cuts),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_deep_nesting_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
