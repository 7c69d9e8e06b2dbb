#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/doc/highlight_int.h"

/* The code with its comments in (), its strings in [], its keywords in {}. */
static const struct {
    const char *info;
    const char *code;
    const char *expected;
} cases[] = {
    {"c", "#include <a.h>\nint f(char c) { return c == '\\''; } // x\n",
     "{#include} <a.h>\n{int} f({char} c) { {return} c == ['\\'']; } (// x)\n"},
    {"C++", "auto s = R\"(a\"b\n)\"; /* open", "{auto} s = [R\"(a\"b\n)\"]; (/* open)"},
    {"java", "String s = \"\"\"\n \"q\" \"\"\"; /* c */ newer", "String s = [\"\"\"\n \"q\" \"\"\"]; (/* c */) newer"},
    {"js", "const f = `a\n${b}`; // let\nlet", "{const} f = [`a\n${b}`]; (// let)\n{let}"},
    {"TypeScript", "type A = keyof B", "{type} A = {keyof} B"},
    {"python", "def f(): # def\n    '''doc\n'''\n    return 'a' + \"unclosed\n1",
     "{def} f(): (# def)\n    ['''doc\n''']\n"
     "    {return} ['a'] + [\"unclosed]\n1"},
    {"{.python .numberLines}", "Nonesuch None", "Nonesuch {None}"},
    {"go", "func f() { s := `raw\\` }", "{func} f() { s := [`raw\\` }]"},
    {"rust", "fn f<'a>(x: &'a str) { 'x'; '\\n'; r#\"a\"b\"# }",
     "{fn} f<'a>(x: &'a {str}) { ['x']; ['\\n']; [r#\"a\"b\"#] }"},
    {"sql", "SELECT 'it''s' From t -- all\nwhere", "{SELECT} ['it']['s'] {From} t (-- all)\n{where}"},
    {"bash", "echo \"$#\" ${#a} # note\nif", "{echo} [\"$#\"] ${#a} (# note)\n{if}"},
    {"json", "{\"a\": [true, nullable]}", "{[\"a\"]: [{true}, nullable]}"},
    {"yaml", "a: yes # b\nc: it's#d\n", "a: {yes} (# b)\nc: it['s#d]\n"},
    {"html", "<!-- c --><a href=\"x\">it's if</a>", "(<!-- c -->)<{a} href=[\"x\"]>it's if</{a}>"},
    {"brainf", "if (x) // y \"z\"", "if (x) // y \"z\""},
    {"", "if", "if"},
};

static void mark(struct buf *out, str piece, enum role role)
{
    const char *marks = role == ROLE_COMMENT ? "()" : role == ROLE_STRING ? "[]" : role == ROLE_KEYWORD ? "{}" : NULL;

    if (marks)
        buf_add_byte(out, marks[0]);
    buf_add(out, piece);
    if (marks)
        buf_add_byte(out, marks[1]);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct highlighter highlighter = {.code = str_of(cases[i].code),
                                          .language = language_find(str_of(cases[i].info))};
        enum role role;
        struct buf out;
        str piece;

        buf_init(&out);
        while (highlight_next(&highlighter, &piece, &role))
            mark(&out, piece, role);
        assert_string_equal(buf_z(&out), cases[i].expected);
        buf_release(&out);
    }
}

/* The words are searched by halving, so they must stand in order. */
static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < language_count; i++) {
        const struct word_list *words = languages[i].keywords;

        for (size_t k = 1; words && k < words->count; k++)
            assert_true(strcmp(words->items[k - 1], words->items[k]) < 0);
        for (size_t k = 0; words && languages[i].no_case && k < words->count; k++)
            assert_int_equal(strcspn(words->items[k], "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), strlen(words->items[k]));
    }
    assert_null(language_find(STR("kno")));
    assert_ptr_equal(language_find(STR("h")), language_find(STR("c")));
    assert_ptr_not_equal(language_find(STR("c++ x")), language_find(STR("c")));
}

/* Openers that are never closed, one after the other, must not be searched to the end each time. */
static void test_unclosed(void **state)
{
    enum { SIZE = 1 << 20 };
    static const char openers[] = "\"'`#</*{";
    char *code = malloc(SIZE);

    (void)state;
    for (size_t i = 0; i < language_count; i++) {
        struct highlighter highlighter = {.code = {code, SIZE}, .language = &languages[i]};
        enum role role;
        str piece;

        for (size_t k = 0; k < SIZE; k++)
            code[k] = openers[(k * 7 + k / 5) % (sizeof(openers) - 1)];
        while (highlight_next(&highlighter, &piece, &role))
            continue;
    }
    free(code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_unclosed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
