/* Trees of Markdown, written as kind(children) with text in quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/doc/markdown.h"

static const char *const names[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = "doc",
    [NODE_HEADING] = "h",
    [NODE_PARAGRAPH] = "p",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_QUOTE] = "quote",
    [NODE_CODE_BLOCK] = "pre",
    [NODE_HTML_BLOCK] = "html",
    [NODE_RULE] = "rule",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_MATH_BLOCK] = "mathblock",
    [NODE_DETAILS] = "details",
    [NODE_SUMMARY] = "summary",
    [NODE_TEXT] = "",
    [NODE_SOFT_BREAK] = "soft",
    [NODE_HARD_BREAK] = "br",
    [NODE_CODE] = "code",
    [NODE_EMPHASIS] = "em",
    [NODE_STRONG] = "strong",
    [NODE_STRIKE] = "strike",
    [NODE_LINK] = "a",
    [NODE_IMAGE] = "img",
    [NODE_MATH] = "math",
    [NODE_HTML] = "tag",
    [NODE_CLOZE] = "cloze",
};

static void describe_head(struct buf *out, const struct node *node)
{
    static const char *const tasks[] = {"", "-open", "-done"};
    static const char *const aligns[] = {"", "-left", "-centre", "-right"};

    buf_add_z(out, names[node->kind]);
    if (node->level)
        buf_addf(out, "%d", node->level);
    buf_add_z(out, tasks[node->task]);
    buf_add_z(out, aligns[node->align]);
    if (node->ordered)
        buf_addf(out, "#%d", node->start);
    buf_add_z(out, node->display ? "-display" : "");
    if (node->url.len)
        buf_addf(out, "<%.*s>", STR_ARG(node->url));
    if (node->title.len)
        buf_addf(out, "{%.*s}", STR_ARG(node->title));
    if (node->text.len || node->kind == NODE_TEXT)
        buf_addf(out, "'%.*s'", STR_ARG(node->text));
}

static void describe(struct buf *out, const struct node *node)
{
    describe_head(out, node);
    if (!node->first)
        return;
    buf_add_byte(out, '(');
    for (const struct node *child = node->first; child; child = child->next) {
        assert_ptr_equal(child->parent, node);
        describe(out, child);
        buf_add_z(out, child->next ? " " : "");
    }
    buf_add_byte(out, ')');
}

static void expect_with(const char *text, unsigned flags, const char *expected)
{
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    struct node *document = markdown_parse_with(&arena, str_of(text), flags);
    for (const struct node *child = document->first; child; child = child->next) {
        describe(&out, child);
        buf_add_z(&out, child->next ? " " : "");
    }
    assert_string_equal(buf_z(&out), expected);
    buf_release(&out);
    arena_release(&arena);
}

static void expect(const char *text, const char *expected)
{
    expect_with(text, 0, expected);
}

static void test_commonmark(void **state)
{
    (void)state;
    expect("", "");
    expect("# A *b*\n\ntext  \nmore\n", "h1('A ' em('b')) p('text' br 'more')");
    expect("3. a\n4. b\n", "list#3(item(p('a')) item(p('b')))");
    expect("> q\n\n---\n\n    code\n", "quote(p('q')) rule pre'code\n'");
    expect("```c x\na\n```\n", "pre{c x}'a\n'");
    expect("[l](u \"t\") ![i](v) `c` &lt;&#9731;\\*", "p(a<u>{t}('l') ' ' img<v>('i') ' ' code'c' ' <\u2603*')");
    expect("[r]\n\n[r]: /u\n", "p(a</u>('r'))");
}

/* What stands between dollars may be code or money instead. */
static void test_dollars(void **state)
{
    (void)state;
    expect("for a in \"$@\"; do echo \"$a\"; done", "p('for a in \"$@\"; do echo \"$a\"; done')");
    expect("[ \"$a\" = \"$b\" ]", "p('[ \"$a\" = \"$b\" ]')");
    expect("$a:$b, ${x}/${y}, $(id)$(date)", "p('$a:$b, ${x}/${y}, $(id)$(date)')");
    expect("$# is a count, $? a status", "p('$# is a count, $? a status')");
    expect("$.get(x) and then $.post", "p('$.get(x) and then $.post')");
    expect("this.$on(this.$el)", "p('this.$on(this.$el)')");
    expect("from $5 and $10, i.e. US$ 7", "p('from $5 and $10, i.e. US$ 7')");
    expect("$5 or perhaps 10$", "p('$5 or perhaps 10$')");
    expect("the $ sign, a$|b$|c", "p('the $ sign, a$|b$|c')");
    expect("/^a$/ or ^\\d+$|^b$ or /^b$/", "p('/^a$/ or ^\\d+$|^b$ or /^b$/')");
    expect("$here are words that form a sentence$", "p('$here are words that form a sentence$')");
    expect("echo $$ shows the number of the shell, kill $$ ends it",
           "p('echo $$ shows the number of the shell, kill $$ ends it')");
    expect("$10 mod 3$, $5$, $2 x$, $n$th, $-$, $|z|$, $.5$",
           "p(math'10 mod 3' ', ' math'5' ', ' math'2 x' ', ' math'n' 'th, ' math'-' ', ' math'|z|' ', ' math'.5')");
    expect("\"$x$\", 17$_{2}$, $F^+$la, _$x$_, $35ms - 15ms = 20ms$",
           "p('\"' math'x' '\", 17' math'_{2}' ', ' math'F^+' 'la, ' em(math'x') ', ' math'35ms - 15ms = 20ms')");
    expect("$\\text{a plain old word}$", "p(math'\\text{a plain old word}')");
}

static void test_math(void **state)
{
    (void)state;
    expect("$a_1$ and $b_1$", "p(math'a_1' ' and ' math'b_1')");
    expect("costs $5 and $6, but $a$", "p('costs $5 and $6, but ' math'a')");
    expect("$5-$10", "p('$5-$10')");
    expect("\\$a$ and `$x$` and $ y$", "p('$a$ and ' code'$x$' ' and $ y$')");
    expect("**Note:**$x$ *$y$*", "p(strong('Note:') math'x' ' ' em(math'y'))");
    expect("a $$x$$ b", "p('a ' math-display'x' ' b')");
    expect("$$\n- a\n# b\n$$", "mathblock'- a\n# b'");
    expect("> $$\n> a\n> $$\n", "quote(mathblock'a')");
    expect("```math\nx^2\n```", "mathblock'x^2'");
    expect("$`a|b`$", "p(math'a|b')");
    expect("\\(n\\) \\[1\\] \\(see there\\)", "p(math'n' ' [1] (see there)')");
    expect("\\[\\{a_2\\}\\]", "mathblock'\\{a_2\\}'");
    expect("\\begin{cases}\na & b \\\\\n\\end{cases}", "mathblock'\\begin{cases}\na & b \\\\\n\\end{cases}'");
    expect("$a\nb$ c", "p(math'a\nb' ' c')");
    expect("- $$ a\n- $$ b", "list(item(p('$$ a')) item(p('$$ b')))");
    expect("```\n$a$ \\(b\\)\n```", "pre'$a$ \\(b\\)\n'");
    expect("<div>$I \\<b>in</b> R$</div>", "p(math'I \\in R')");
    expect("<p>$a &lt; b \\&amp; c$</p>", "p(math'a < b \\& c')");
    expect("[$x$](http://a/$b$)", "p(a<http://a/$b$>(math'x'))");
    expect("\U0001BC9F0\U0001BC9F $x$", "p('\U0001BC9F' '0' '\U0001BC9F' ' ' math'x')");
}

static void test_tables(void **state)
{
    (void)state;
    expect("| a | b |\n|:--|--:|\n| `x\\|y` | $|z|$ |\n",
           "table(row(cell-left('a') cell-right('b')) row(cell-left(code'x|y') cell-right(math'|z|')))");
    expect("a | b\n--|--\n1\n1 | 2 | 3\n",
           "table(row(cell('a') cell('b')) row(cell('1') cell) row(cell('1') cell('2 | 3')))");
    expect("| a |\n|---|\n| $$x$$ |\n", "table(row(cell('a')) row(cell(math-display'x')))");
    expect("words\n| a |\n|---|\n\nafter", "p('words') table(row(cell('a'))) p('after')");
    expect("- | a |\n  |---|\n  | *b* |\n", "list(item(table(row(cell('a')) row(cell(em('b'))))))");
    expect("| [r] | # x |\n|--|--|\n\n[r]: /u\n", "table(row(cell(a</u>('r')) cell('# x')))");
    expect("| a | b |\n|---|\n", "p('| a | b |' soft '|---|')");
}

static void test_task_lists(void **state)
{
    (void)state;
    expect("- [ ] a\n- [x] b\n- [X] c\n- [y] d\n",
           "list(item-open(p('a')) item-done(p('b')) item-done(p('c')) item(p('[y] d')))");
}

static void test_marks(void **state)
{
    (void)state;
    expect("a ~~b *c*~~ d", "p('a ' strike('b ' em('c')) ' d')");
    expect("~~a", "p('~~a')");
    expect("~~ a ~~ ~~~b~~~", "p('~~ a ~~ ~~~b~~~')");
    expect("*a ~~b* c~~", "p(em('a ~~b') ' c~~')");
    expect("==a== {{b}}", "p('==a== {{b}}')");
    expect_with("==a b== {{c `d`}} x==y z==y", MARKDOWN_CLOZE, "p(cloze('a b') ' ' cloze('c ' code'd') ' x==y z==y')");
    expect_with("`==a==` $\\frac{{a}}{b}$", MARKDOWN_CLOZE, "p(code'==a==' ' ' math'\\frac{{a}}{b}')");
}

static void test_inline_html(void **state)
{
    (void)state;
    expect("List<String> a<b", "p('List<String> a<b')");
    expect("a<br>b<br/>\nc", "p('a' br 'b' br 'c')");
    expect("<b>a</b> <i>b</i> <code>List&lt;T></code>", "p(strong('a') ' ' em('b') ' ' code'List<T>')");
    expect("<b>a <i>b</b>", "p(strong('a ' '<i>' 'b'))");
    expect("<b> or <strong>; <b></b> x", "p('<b>' ' or ' '<strong>' '; ' '<b>' '</b>' ' x')");
    expect("with <li> inside, (<div>), <ul>", "p('with ' '<li>' ' inside, (' '<div>' '), ' '<ul>')");
    expect("it ends with </b>, a</b> b", "p('it ends with ' '</b>' ', a' tag'</b>' ' b')");
    expect("a <br> b<li>c x<sup>2</sup>", "p('a ' br ' b' tag'<li>' 'c x' tag'<sup>' '2' tag'</sup>')");
    expect("a <!-- no --> b", "p('a ' ' b')");
    expect("x <img src='a.png' alt=\"A &amp; b\"> <a href=u>t</a> <a name=x></a>",
           "p('x ' img<a.png>('A & b') ' ' a<u>('t') ' ' tag'<a name=x>' tag'</a>')");
    expect("H<sub>2</sub>", "p('H' tag'<sub>' '2' tag'</sub>')");
}

static void test_html_blocks(void **state)
{
    (void)state;
    expect("<details>\n<summary><b>A</b></summary><br>\n\nText *b*\n\n- c\n</details>\n\nafter",
           "details(summary(strong('A')) p('Text ' em('b')) list(item(p('c')))) p('after')");
    expect("<details><summary>Show</summary>\nA `List<T>` or <T>.\n\n```c\n  <b>\n```\n</details>",
           "details(summary('Show') p('A ' code'List<T>' ' or <T>.') pre{c}'  <b>\n')");
    expect("<details>\n\na\n", "details(summary p('a'))");
    expect("</details>\n\na\n", "p('a')");
    expect("<details><summary>A</summary>\n<details><summary>B</summary>b</details>\nc</details>",
           "details(summary('A') details(summary('B') p('b')) p('c'))");
    expect("<div align=\"right\">\n  <b><a href=\"#top\">Back</a></b>\n</div>\n", "p(strong(a<#top>('Back')))");
    expect("<!-- a -->\n\nb", "p('b')");
    expect("<h2>A</h2>\n<ul>\n  <li>b</li>\n  <li>c</li>\n</ul>", "h2('A') list(item(p('b')) item(p('c')))");
    expect("<pre>\n  a &lt; b\n</pre>", "pre'  a < b\n'");
    expect("<T>\n", "p('<T>')");
    expect("<br/>\n\na", "p('a')");
    expect("- <details>\n  <summary>A</summary>\n  b\n  </details>\n- c\n",
           "list(item(details(summary('A') p('b'))) item(p('c')))");
}

static void test_lines(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct node *document = markdown_parse(&arena, STR("$$\na\n$$\n\n# b\n\n| a |\n|---|\n| b |\n\nc $x\ny$ d\n\ne\n"));
    static const unsigned lines[] = {1, 5, 7, 11, 14};
    size_t i = 0;
    for (const struct node *child = document->first; child; child = child->next)
        assert_int_equal(child->line, lines[i++]);
    assert_int_equal(i, 5);
    arena_release(&arena);
}

static void test_inlines_only(void **state)
{
    (void)state;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    describe(&out, markdown_parse_inlines(&arena, STR("# *a*\n- $b$\n\n===")));
    assert_string_equal(buf_z(&out), "p('# ' em('a') soft '- ' math'b' soft '===')");
    buf_release(&out);
    arena_release(&arena);
}

static void test_plain_text(void **state)
{
    (void)state;
    struct arena arena;
    struct buf out;
    arena_init(&arena);
    buf_init(&out);
    node_plain_text(&out, markdown_parse(&arena, STR("# A *b*\n\nc\nd `e` $f$ ![g](h)\n\n| i | j |\n|--|--|\n")));
    assert_string_equal(buf_z(&out), "A b\nc d e f g\ni j");
    buf_release(&out);
    arena_release(&arena);
}

/* ---- long texts ---------------------------------------------------------------------------------------------- */

enum { UNITS = 4000 };

static void make_long_text(struct buf *text)
{
    for (unsigned i = 0; i < UNITS; i++)
        buf_addf(text,
                 "# %u\n\n$a_%u$ [r] and more words to make it long\n\n| [r] |\n|---|\n| x |\n\n- one\n\n  two\n\n", i,
                 i);
    buf_add_z(text, "<details>\n<summary>S</summary>\n\n");
    for (unsigned i = 0; i < UNITS; i++)
        buf_add_z(text, "Inside of the details there are many words, too.\n\n");
    buf_add_z(text, "</details>\n\n[r]: /u\n\n```\nopen\n");
}

static void check_unit(const struct node *heading, unsigned i)
{
    const struct node *paragraph = heading->next, *table = paragraph->next, *list = table->next;
    assert_int_equal(heading->kind, NODE_HEADING);
    assert_int_equal(heading->line, 1 + 12 * i);
    assert_int_equal(paragraph->line, 3 + 12 * i);
    assert_int_equal(paragraph->first->kind, NODE_MATH);
    assert_int_equal(paragraph->first->next->next->kind, NODE_LINK);
    assert_int_equal(table->line, 5 + 12 * i);
    assert_int_equal(table->first->first->first->kind, NODE_LINK);
    assert_int_equal(list->line, 9 + 12 * i);
}

static void test_long_text(void **state)
{
    (void)state;
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    make_long_text(&text);
    const struct node *node = markdown_parse(&arena, buf_str(&text))->first;
    for (unsigned i = 0; i < UNITS; i++) {
        check_unit(node, i);
        node = node->next->next->next->next;
    }
    assert_int_equal(node->kind, NODE_DETAILS);
    unsigned inside = 0;
    for (const struct node *child = node->first; child; child = child->next)
        inside++;
    assert_int_equal(inside, UNITS + 1);
    assert_true(str_eq(node->next->text, STR("open\n")));
    assert_null(node->next->next);
    buf_release(&text);
    arena_release(&arena);
}

static void count_blocks(void *context, struct node *document)
{
    for (const struct node *child = document->first; child; child = child->next)
        ++*(unsigned *)context;
}

static void test_long_text_part_by_part(void **state)
{
    (void)state;
    struct buf text;
    unsigned blocks = 0;
    buf_init(&text);
    make_long_text(&text);
    markdown_each(buf_str(&text), 0, count_blocks, &blocks);
    assert_int_equal(blocks, 4 * UNITS + 2);
    buf_release(&text);
}

/* ---- hostile texts ------------------------------------------------------------------------------------------- */

#ifdef __SANITIZE_ADDRESS__
enum { HOSTILE_SECONDS = 8 };
#else
enum { HOSTILE_SECONDS = 2 };
#endif

static void expect_quick(const char *before, const char *unit, size_t times)
{
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    buf_add_z(&text, before);
    buf_add_repeat(&text, str_of(unit), times);
    clock_t start = clock();
    struct node *document = markdown_parse_with(&arena, buf_str(&text), MARKDOWN_CLOZE);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > HOSTILE_SECONDS)
        fail_msg("%s... took %.1f s", unit, seconds);
    assert_non_null(document);
    buf_release(&text);
    arena_release(&arena);
}

static void test_hostile_texts(void **state)
{
    (void)state;
    static const char *const units[] = {
        "> ",        "- ",     "1. ",    "*",      "_",          "[",    "]",
        "![",        "`",      "``` ",   "~~",     "==",         "{{",   "$",
        "$$",        "$a",     "\\(",    "\\[",    "<",          "<b>",  "<!--",
        "<?",        "**a",    "*a _b ", "![[]()", "[a](",       "|",    "| a ",
        "a|",        "\\",     "&",      "(",      "<a href=",   "</b>", "\\begin{cases}",
        "<details>", "a\n",    "- a\n",  "\n",     "[a]: b (\n", "$a\n", "`a\n",
        "|-",        "<b><i>",
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        expect_quick("", units[i], 100000);
        expect_quick("a ", units[i], 50000);
        expect_quick("<div>\n", units[i], 50000);
        expect_quick("| a | b |\n|---|---|\n", units[i], 50000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commonmark),
        cmocka_unit_test(test_math),
        cmocka_unit_test(test_dollars),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_task_lists),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_inline_html),
        cmocka_unit_test(test_html_blocks),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_inlines_only),
        cmocka_unit_test(test_plain_text),
        cmocka_unit_test(test_long_text),
        cmocka_unit_test(test_long_text_part_by_part),
        cmocka_unit_test(test_hostile_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
