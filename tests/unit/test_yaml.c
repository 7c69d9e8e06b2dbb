#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/doc/yaml.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct yaml_value *value;
    bool ok;
};

static void read_into(struct fixture *f, str text)
{
    arena_init(&f->arena);
    diags_init(&f->diags, &f->arena);
    f->ok = yaml_read(&f->arena, text, STR("a.yaml"), 1, &f->diags, &f->value);
}

static void drop(struct fixture *f)
{
    diags_release(&f->diags);
    arena_release(&f->arena);
}

static void describe(struct buf *out, const struct yaml_value *value)
{
    if (value->key_line)
        buf_addf(out, "%.*s=", STR_ARG(value->key));
    if (value->kind == YAML_SCALAR)
        buf_addf(out, value->plain ? "%.*s" : "'%.*s'", STR_ARG(value->text));
    if (value->kind != YAML_SCALAR) {
        buf_add_byte(out, value->kind == YAML_LIST ? '[' : '{');
        for (const struct yaml_value *entry = value->first; entry; entry = entry->next) {
            describe(out, entry);
            buf_add_z(out, entry->next ? "," : "");
        }
        buf_add_byte(out, value->kind == YAML_LIST ? ']' : '}');
    }
    buf_addf(out, "@%u:%u", value->line, value->col);
    if (value->last_line != value->line)
        buf_addf(out, "-%u", value->last_line);
}

static void expect(const char *text, const char *expected)
{
    struct buf out;
    struct fixture f = {0};
    read_into(&f, str_of(text));
    buf_init(&out);
    for (const struct yaml_value *root = f.value; root; root = root->next) {
        describe(&out, root);
        buf_add_z(&out, root->next ? " --- " : "");
    }
    assert_string_equal(buf_z(&out), expected);
    assert_true(f.ok);
    buf_release(&out);
    drop(&f);
}

/* The one thing reported is "line:col text". */
static void expect_report(const char *text, bool ok, enum diag_code code, const char *expected)
{
    struct fixture f = {0};
    read_into(&f, str_of(text));
    assert_int_equal(f.ok, ok);
    assert_int_equal(f.diags.count, 1);
    assert_int_equal(f.diags.items[0].code, code);
    str report = arena_format(&f.arena, "%u:%u %.*s", f.diags.items[0].line, f.diags.items[0].col,
                              STR_ARG(f.diags.items[0].text));
    assert_string_equal(report.ptr, expected);
    drop(&f);
}

static void test_reserved_signs(void **state)
{
    (void)state;
    struct fixture f = {0};
    read_into(&f, STR("- a: `x's`\n  b: |\n    c: `y`\n- `z`\n"));
    assert_true(f.ok);
    assert_int_equal(f.diags.count, 1);
    assert_int_equal(f.diags.items[0].severity, SEVERITY_WARNING);
    drop(&f);
    expect("- a: `x's`\n  b: |\n    c: `y`\n- `z`\n", "[{a='`x's`'@1:6,b='c: `y`\n'@2:6-3}@1:3-3,'`z`'@4:3]@1:1-4");
}

static void test_escaped_pairs(void **state)
{
    (void)state;
    expect("{\"a\": \"\\ud83d\\ude00 \\u00e9\"}", "{a='\xF0\x9F\x98\x80 \xC3\xA9'@1:7}@1:1");
    expect("[\"\\ud83d!\", \"\\udE00\"]", "['\xEF\xBF\xBD!'@1:2,'\xEF\xBF\xBD'@1:13]@1:1");
    expect("[\"\\\\ud83d\\\\ude00\", \"\\ud83d\\ude00\"]", "['\\ud83d\\ude00'@1:2,'\xF0\x9F\x98\x80'@1:20]@1:1");
    expect("a: '\\ud83d\\ude00'", "{a='\\ud83d\\ude00'@1:4}@1:1");
}

static void test_values(void **state)
{
    (void)state;
    expect("", "");
    expect("# only a comment\n", "");
    expect("a: 1\nb: [x, 'y']\n", "{a=1@1:4,b=[x@2:5,'y'@2:8]@2:4}@1:1-2");
    expect("- no\n- 1:30\n- 0o17\n- ~\n", "[no@1:3,1:30@2:3,0o17@3:3,~@4:3]@1:1-4");
    expect("a: |\n  x\n  y\nb: c\n", "{a='x\ny\n'@1:4-3,b=c@4:4}@1:1-4");
    expect("a\n---\nb\n", "a@1:1 --- b@3:1");
    expect("\xEF\xBB\xBF"
           "a: 1\r\nb: 2\r\n",
           "{a=1@1:4,b=2@2:4}@1:1-2");
    expect("{\"a\": [1, {\"b\": \"\\u0041\"}]}", "{a=[1@1:8,{b='A'@1:17}@1:11]@1:7}@1:1");
    expect("é: ü\n", "{é=ü@1:4}@1:1");
}

static void test_aliases(void **state)
{
    (void)state;
    expect("a: &x [1]\nb: *x\n", "{a=[1@1:8]@1:4,b=[1@1:8]@2:4}@1:1-2");
    expect("- &k key\n- {*k : v}\n", "[key@1:3,{key=v@2:9}@2:3]@1:1-2");
    expect_report("a: *no\n", false, DIAG_YAML_SYNTAX,
                  "1:4 the alias '*no' cannot be followed: there is no anchor of this name before it; quote the value "
                  "if it is text that begins with '*'");
    expect_report("&a [*a]\n", false, DIAG_YAML_SYNTAX,
                  "1:5 the alias '*a' cannot be followed: it stands inside what it refers to");
}

static void test_exploding_aliases(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    buf_add_z(&text, "- &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 20; i++)
        buf_addf(&text, "- &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i - 1, i - 1, i - 1, i - 1, i - 1,
                 i - 1, i - 1, i - 1, i - 1);
    struct fixture f = {0};
    read_into(&f, buf_str(&text));
    assert_false(f.ok);
    assert_int_equal(f.diags.items[0].code, DIAG_YAML_SYNTAX);
    assert_true(f.arena.total < 100000);
    drop(&f);
    buf_release(&text);
}

static void test_depth(void **state)
{
    (void)state;
    static const char *const marks[] = {"[", "{a: ", "- ", "? "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct buf text;
        buf_init(&text);
        buf_add_repeat(&text, str_of(marks[i]), 100000);
        struct fixture f = {0};
        clock_t start = clock();
        read_into(&f, buf_str(&text));
        assert_true(clock() - start < CLOCKS_PER_SEC / 4);
        assert_false(f.ok);
        assert_int_equal(f.diags.items[f.diags.count - 1].code, DIAG_TOO_LARGE);
        drop(&f);
        buf_release(&text);
    }
}

static void test_keys(void **state)
{
    (void)state;
    expect_report("a: 1\nb: 2\na: 3\n", true, DIAG_YAML_SHAPE, "3:1 the key 'a' stands here again, first in line 1");
    expect_report("x: {{y}}\n", true, DIAG_YAML_SHAPE,
                  "1:5 a list or map cannot be a key: quote the value if it is text that begins with '{' or '['");
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1000; i++)
        buf_addf(&text, "key%d: %d\n", i, i);
    buf_add_z(&text, "key500: x\n");
    expect_report(buf_z(&text), true, DIAG_YAML_SHAPE, "1001:1 the key 'key500' stands here again, first in line 501");
    buf_release(&text);
}

static void test_advice(void **state)
{
    (void)state;
    expect_report("q: a: b\n", false, DIAG_YAML_SYNTAX,
                  "1:5 mapping values are not allowed in this context: quote the value: it contains ': '");
    expect_report("a:\n\tb: 1\n", false, DIAG_YAML_SYNTAX,
                  "2:1 found character that cannot start any token: use spaces, not "
                  "tabs");
}

static void test_advice_fits(void **state)
{
    (void)state;
    static const struct {
        const char *text, *advice;
        unsigned line;
    } cases[] = {
        {"a: [@b\n", "'@'", 1},
        {"a: [`b`\n", "'`'", 1},
        {"a: [%b\n", "'%'", 1},
        {"a: \"x\\d\"\n", "backslash", 1},
        {"a: 'x\n", "never closed", 1},
        {"a: **b**\n", "'*'", 1},
        {"a: &\n", "'&'", 1},
        {"a: !x!y\n", "'!'", 1},
        {"a: [b\n", "close the list", 1},
        {"a: [b] c\n", "indentation", 1},
        {"a: {b\nc: d\n", "close the map", 2},
        {"a: b\n- c\n", "indentation", 2},
        {"- a\nb: c\n", "indentation", 2},
        {"a:\n  b: 1\n c: 2\n", "indentation", 3},
        {"a: b\nc\nd: e\n", "key: value", 3},
        {"a: > b\n", "after '|' or '>'", 1},
        {"a: - b\n", "list", 1},
        {"a: \x01\n", "remove", 1},
        {"a: b\nc: é\xFF\n", "", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f = {0};
        read_into(&f, str_of(cases[i].text));
        assert_false(f.ok);
        assert_int_equal(f.diags.count, 1);
        if (!strstr(f.diags.items[0].text.ptr, cases[i].advice))
            fail_msg("%s gave %s", cases[i].text, f.diags.items[0].text.ptr);
        if (f.diags.items[0].line != cases[i].line)
            fail_msg("%s: line %u (%s)", cases[i].text, f.diags.items[0].line, f.diags.items[0].text.ptr);
        drop(&f);
    }
}

static void test_asking(void **state)
{
    (void)state;
    struct fixture f = {0};
    read_into(&f, STR("Title: x\non: YES\noff: nope\n"));
    bool value = false;
    assert_true(str_eq(yaml_find(f.value, "title")->text, STR("x")));
    assert_null(yaml_find(f.value, "none"));
    assert_null(yaml_find(NULL, "none"));
    assert_true(yaml_bool(yaml_find(f.value, "on"), &value));
    assert_true(value);
    assert_false(yaml_bool(yaml_find(f.value, "off"), &value));
    drop(&f);
}

static void test_first_line(void **state)
{
    (void)state;
    struct fixture f = {0};
    arena_init(&f.arena);
    diags_init(&f.diags, &f.arena);
    assert_false(yaml_read(&f.arena, STR("a: 1\nb: c: d\n"), STR("a.md"), 11, &f.diags, &f.value));
    assert_int_equal(f.diags.items[0].line, 12);
    assert_int_equal(yaml_find(f.value, "a")->line, 11);
    drop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escaped_pairs),
        cmocka_unit_test(test_reserved_signs),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_exploding_aliases),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_advice_fits),
        cmocka_unit_test(test_asking),
        cmocka_unit_test(test_first_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
