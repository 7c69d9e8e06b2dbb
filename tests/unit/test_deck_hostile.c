/* Decks made of one line, or one mark, again and again: reading and explaining them must stay linear in their number.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/deck/load.h"

#ifdef __SANITIZE_ADDRESS__
enum { TIMES = 10000, SECONDS = 8 };
#else
enum { TIMES = 50000, SECONDS = 2 };
#endif

/* "#" stands for the number of the line, except before a blank, another such sign or "card". */
static const char *const units[] = {
    "#. a?\n",
    "#) What is # \n",
    "- a?\n",
    "- a -> b\n",
    "Q: a\n",
    "A: b\n",
    "Q: a\nA: b\n",
    "Q#: a?\n",
    "## a?\n\n",
    "## # a\n\nb\n\n",
    "**a?**\n",
    "**a?** b\n",
    "> a?\n",
    "> [!question] a?\n> b\n> c\n> d\n>\n",
    "| a | b |\n",
    "a\tb\n",
    "a::b\n",
    "a?\n?\nb\n",
    "a\n?\n```\nb\n```\n",
    "a #card\n",
    "- a #card\nb #card\n",
    "- [ ] a\n",
    "- [x] a\n- [ ] b\n",
    "A) a\n",
    "a) b\nb) c\n",
    "#. a?\nA. b\nB. c\n",
    "Answer: a\n",
    "#. a\n",
    "Answers: #. a\n",
    "<details>\n",
    "<summary>a?</summary>\n",
    "<details><summary>Answer</summary>\n",
    "<details><summary>",
    "<details><summary>a?",
    "<details>\n<summary>Contents</summary>\n\na\n\n",
    "{{c#}} ",
    "{{c#::a}}\n",
    "{{c#::a}}\nb?\n",
    "C: a [b] c\n",
    "==a== ",
    "a ==b== c\n",
    "```\n",
    "```js\n",
    "~~~\na?\n",
    "a;b\n",
    "\"a\",",
    "$a ",
    "a?\n",
    "a?\n\nb\n\n",
    "What is a? B.\n",
    "---\n",
    "A:\n",
    "Option A: b\n",
    "1. 1. 1. a?\n",
    "# a\n## b?\n",
    "* * * a\n",
    "[a?](b)\n",
    "- [a?](b)\n",
    "![a](b#.png)\n",
    "<br>\n",
    "Problem #:\n",
    "# Answers\n\n#. b\n",
    "a =>\n",
    "a\n",
    "Answers:\n\na\na\na\na\n\n",
    "**Status**: a\n**Type**: b\n",
    "→ a\n",
    "?\n",
    "??\n",
    "START\n\n\n\n\n",
    "START\n\n\nEND\n",
};

static void load_quickly_between(const char *name, const char *begin, const char *unit, const char *end)
{
    struct arena arena;
    struct diags diags;
    struct buf text;
    const struct claim *claims = NULL;
    size_t lines = 0;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buf_init(&text);
    buf_add_z(&text, begin);
    for (unsigned i = 1; i <= TIMES; i++)
        for (const char *at = unit; *at; at++)
            if (*at == '#' && at[1] != '#' && at[1] != ' ' && at[1] != 'c')
                buf_addf(&text, "%u", i);
            else
                buf_add_byte(&text, *at);
    buf_add_z(&text, end);
    clock_t start = clock();
    deck_explain(&arena, str_of(name), buf_str(&text), &diags, &claims, &lines);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > SECONDS)
        fail_msg("%s: '%s' and %d times '%s' took %.1f s", name, begin, TIMES, unit, seconds);
    diags_release(&diags);
    buf_release(&text);
    arena_release(&arena);
}

static void load_quickly_after(const char *name, const char *begin, const char *unit)
{
    load_quickly_between(name, begin, unit, "");
}

static void load_quickly(const char *name, const char *unit)
{
    load_quickly_after(name, "", unit);
}

static void test_markdown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        load_quickly("deck.md", units[i]);
}

/* Sections without questions, in a file that has some. */
static void test_silent_sections(void **state)
{
    (void)state;
    load_quickly_after("deck.md", "1. Why?\n\n   Text.\n\n2. How?\n\n   Text.\n\n3. Who?\n\n   Text.\n\n",
                       "# a\n> 1. b\n\n");
}

static void test_other_formats(void **state)
{
    (void)state;
    static const char *const names[] = {"deck.txt", "deck.csv", "deck.yaml", "deck.toml"};
    static const char *const lines[] = {"a#?,b\n",
                                        "\"a\n",
                                        "a\tb\n",
                                        "- q: a\n  a: b\n",
                                        "a#: b\n",
                                        "- [a, b]\n",
                                        "q = \"a\"\n",
                                        "k# = [\"a\n",
                                        "[[a.b#]]\n",
                                        "[a]\n[a.b]\n",
                                        "q = '''a\n",
                                        "q = \"a\n\"\n",
                                        "q = [\"a\", \"b\",\n",
                                        "[a.a.a.a.a.a.a.a.a.a]\nq = 1\n"};
    for (size_t n = 0; n < sizeof names / sizeof names[0]; n++)
        for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
            load_quickly(names[n], lines[i]);
}

/* What stands again and again on a single line, which may be a text, a heading or a question. */
static void test_one_line(void **state)
{
    (void)state;
    static const char *const begins[] = {"", "# ", "Q: ", "- ", "1. ", "**", "| "};
    static const char *const marks[] = {
        "[a](", "![a](", "[",    "](",  "<a ",          "<p>",   "</p>", "**a", "** ",
        "_a ",  "`",     "``a ", "{{",  "==",           "::",    "$a",   "\\(", "(a",
        "a) ",  "<!--",  "| a",  "a? ", "\xE2\x86\x92", "&amp;", "-> a", "A: ", "\xF0\x9F\x94\xB9"};
    for (size_t b = 0; b < sizeof begins / sizeof begins[0]; b++)
        for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++)
            load_quickly_after("deck.md", begins[b], marks[m]);
    load_quickly_after("deck.jsonl", "{\"q\": \"a\", \"a\": \"b\"}\n", "\n\n\n\n\n\n\n\n");
    load_quickly("deck.csv", "\"a,");
    load_quickly("deck.csv", "\"\"a,");
    load_quickly_after("deck.csv", "question,answer\na?,b\nc?", "<!--d-->");
}

/* Maps of many keys. */
static void test_keys(void **state)
{
    (void)state;
    static const char *const begins[] = {"- question: a?\n", "- options: [one bird, two]\n  correct: two\n"};
    static const char *const keys[] = {"  k#: a b\n", "  k#_answer: a b\n"};
    for (size_t b = 0; b < sizeof begins / sizeof begins[0]; b++)
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
            load_quickly_after("deck.yaml", begins[b], keys[k]);
}

/* More options than are kept, one of the others named as the right one. */
static void test_options(void **state)
{
    (void)state;
    load_quickly_after("deck.yaml", "- question: a?\n  correct: x70\n  options:\n", "  - {id: x#, text: a b#}\n");
}

/* What is only looked at between two other things. */
static void test_between(void **state)
{
    (void)state;
    static const char spoken[] = "## What is a?\n\nb\n\n## What is c?\n\nd\n\n---\n\nThese. ";
    static const char parted[] = "a?\n<br class=\"f\">\nb <!--SR:!2030-01-01,3,250-->\n\n"
                                 "c, d\n<br class=\"f\">\n- e\n<!--SR:!2030-01-01,3,250-->\n\n";
    static const char ruled[] = "Q: a?\n\nb\n---\n\nQ: a?\n\nb\n---\n\nQ: a?\n\nb\n---\n\nQ: a?\n\nb\n---\n\n";
    load_quickly_after("deck.md", parted, "f:\n<br class=\"f\">\n");
    load_quickly_between("deck.md", spoken, "**b. ", "\n");
    load_quickly_between("deck.md", "a?\n\nb?\n\nc?\n\nd?\n\ne?\n", "Harvest\n", "\nf?\n");
    load_quickly_between("deck.md", ruled, "\n\n\n", "Q: c?\n\nd\n");
    load_quickly_between("deck.md", "1. Which\xEF\xBC\x88", "A", "\xEF\xBC\x89?\n\n   A) oak\n   B) elm\n   C) fig\n");
}

/* Brackets far apart on a line, none of which ends. */
static void test_open_brackets(void **state)
{
    (void)state;
    load_quickly_after("deck.md", "{{a}} is b\n\n{{c}} is d\n\n", "{ a, b, c, d, e, f, g, h, i, j, ");
    load_quickly_after("deck.md", "C: [a] is b\n\nC: [c] is d\n\n", "[ a, b, c, d, e, f, g, h, i, j");
    load_quickly_after("deck.md", "{{a}} is b\n\n{{c}} is d\n\n", "[a, b, c, d, e, f, g, h, i](");
    load_quickly_after("deck.md", "# Contents\n\n- [a](#b) ", "[- - - - - ");
}

/* Many lists beside questions with many options, each of which could hold the solutions but for its texts. */
static void test_solutions(void **state)
{
    (void)state;
    struct buf begin;
    buf_init(&begin);
    buf_add_z(&begin, "questions:\n- question: a?\n  options: [b, c]\n- question: d?\n  options:\n");
    buf_add_repeat(&begin, STR("  - e\n"), TIMES);
    buf_add_byte(&begin, '\0');
    load_quickly_after("deck.yaml", buf_str(&begin).ptr, "f#: [gg, hh]\n");
    buf_release(&begin);
}

/* Titles of answer keys: over lines that turn out to be none, and over parts that ask what stands far above. */
static void test_answer_keys(void **state)
{
    (void)state;
    load_quickly_between("deck.md", "", "Answers:\n1. b\n", "\n- c\n");
    load_quickly_between("deck.md", "", "Solutions - 7#x\n# Answer 1: b\n\n", "# 1. c?\n");
    struct buf begin;
    buf_init(&begin);
    buf_add_z(&begin, "1. a\n\n");
    buf_add_repeat(&begin, STR("b\n"), TIMES);
    buf_add_z(&begin, "\nc\n\n# Answers\n\n");
    buf_add_byte(&begin, '\0');
    load_quickly_after("deck.md", buf_str(&begin).ptr, "## Part\n\n### #. c\n\nd\n\n");
    buf_release(&begin);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_markdown),    cmocka_unit_test(test_other_formats),
                                       cmocka_unit_test(test_one_line),    cmocka_unit_test(test_silent_sections),
                                       cmocka_unit_test(test_keys),        cmocka_unit_test(test_options),
                                       cmocka_unit_test(test_between),     cmocka_unit_test(test_open_brackets),
                                       cmocka_unit_test(test_answer_keys), cmocka_unit_test(test_solutions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
