#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/text/encoding.h"
#include "grill/text/utf8.h"

#define BYTES(literal)                                                                                                 \
    {                                                                                                                  \
        (literal), sizeof(literal) - 1                                                                                 \
    }

struct decoded {
    struct arena arena;
    struct diags diags;
    bool is_text;
    str text;
};

static struct decoded *decode(str bytes)
{
    struct decoded *decoded = malloc(sizeof *decoded);

    arena_init(&decoded->arena);
    diags_init(&decoded->diags, &decoded->arena);
    decoded->is_text = text_decode(&decoded->arena, bytes, STR("deck.md"), &decoded->diags, &decoded->text);
    return decoded;
}

static void release(struct decoded *decoded)
{
    diags_release(&decoded->diags);
    arena_release(&decoded->arena);
    free(decoded);
}

/* `bytes` become `text`, with diagnostics of the codes in `codes` (ended by DIAG_CODE_COUNT), in that order. */
static void check(str bytes, const char *text, const enum diag_code *codes)
{
    struct decoded *decoded = decode(bytes);
    size_t i;

    assert_true(decoded->is_text);
    if (!str_eq(decoded->text, str_of(text)))
        print_error("got:    %.*s\nwanted: %s\n", STR_ARG(decoded->text), text);
    assert_true(str_eq(decoded->text, str_of(text)));
    for (i = 0; i < decoded->diags.count; i++)
        assert_int_equal(decoded->diags.items[i].code, codes[i]);
    assert_int_equal(codes[i], DIAG_CODE_COUNT);
    release(decoded);
}

static const enum diag_code none[] = {DIAG_CODE_COUNT};
static const enum diag_code converted[] = {DIAG_ENCODING, DIAG_CODE_COUNT};
static const enum diag_code bad_bytes[] = {DIAG_BAD_BYTES, DIAG_CODE_COUNT};

static void check_unchanged(str bytes)
{
    struct decoded *decoded = decode(bytes);

    assert_true(decoded->is_text);
    assert_ptr_equal(decoded->text.ptr, bytes.ptr);
    assert_int_equal(decoded->text.len, bytes.len);
    assert_int_equal(decoded->diags.count, 0);
    release(decoded);
}

static void test_clean(void **state)
{
    (void)state;
    check_unchanged(STR(""));
    check_unchanged(STR("x"));
    check_unchanged(STR("# Title\n\n1. What?\n\tThat.\n\f"));
    check_unchanged(STR("naïve – “café” 日本語 🙂 Привет"));
    check_unchanged(STR("RIFF and GIF89a and MZ are file marks, BZh too"));
    check_unchanged(STR("BZh is no word\n"));
}

static void test_marks_and_line_ends(void **state)
{
    (void)state;
    check(STR("\xEF\xBB\xBFtext"), "text", none);
    check(STR("\xEF\xBB\xBF"), "", none);
    check(STR("a\r\nb\r\n"), "a\nb\n", none);
    check(STR("a\rb\r\rc"), "a\nb\n\nc", none);
    check(STR("a\nb\r\nc\rd\r"), "a\nb\nc\nd\n", none);
    check(STR("\r\n"), "\n", none);
    check(STR("é\r\n日\r\n"), "é\n日\n", none);
}

static void test_wide(void **state)
{
    (void)state;
    check(STR("\xFF\xFEh\0i\0\r\0\n\0\xE9\0"), "hi\né", converted);
    check(STR("\xFE\xFF\0h\0i\0\n\x65\xE5"), "hi\n日", converted);
    check(STR("\xFF\xFE\0\0h\0\0\0\x42\xF6\x01\0"), "h🙂", converted);
    check(STR("\0\0\xFE\xFF\0\0\0h\0\0\0i"), "hi", converted);
    check(STR("\xFF\xFE\x3D\xD8\x42\xDE!\0"), "🙂!", converted);
    check(STR("Q\0:\0 \0w\0h\0y\0?\0\n\0"), "Q: why?\n", converted);
    check(STR("\0Q\0:\0 \0w\0h\0y\0?\0\n"), "Q: why?\n", converted);
    check(STR("Q\0\0\0:\0\0\0\n\0\0\0"), "Q:\n", converted);
    check(STR("\0\0\0Q\0\0\0:\0\0\0\n"), "Q:\n", converted);
    check(STR("\xFF\xFE\0\xD8x\0"), "\ufffdx", converted); /* an unpaired surrogate */
    check(STR("\xFF\xFEx\0y"), "x\ufffd", converted);
}

static void test_bad_bytes(void **state)
{
    struct decoded *decoded;

    (void)state;
    check(STR("naïve café – ok\nbad \xff byte – é è"), "naïve café – ok\nbad � byte – é è", bad_bytes);
    check(STR("one\0two"), "one�two", bad_bytes);
    check(STR("é ü ö ä \xED\xA0\x80"), "é ü ö ä ���", bad_bytes);
    check(STR("é ü ö cut \xE2\x82"), "é ü ö cut ��", bad_bytes);
    decoded = decode(STR("é ü\r\nö ä\r\nbad \xff\r\n\xfe"));
    assert_int_equal(decoded->diags.count, 1);
    assert_int_equal(decoded->diags.items[0].line, 3);
    assert_true(str_eq(decoded->diags.items[0].file, STR("deck.md")));
    release(decoded);
}

static void test_western(void **state)
{
    (void)state;
    check(STR("don\x92t \x93quote\x94 \x96 na\xEFve caf\xE9 \x80 5"), "don’t “quote” – naïve café € 5", converted);
    check(STR("Gr\xF6\xDF"
              "e und F\xFC\xDF"
              "e, \xC4rger"),
          "Größe und Füße, Ärger", converted);
    check(STR("caf\xE9"), "café", converted);
    check(STR("10 m\xB2, 25 \xB0"
              "C"),
          "10 m², 25 °C", converted);
    check(STR("a \x81 gap, \xE9t\xE9"), "a \xc2\x81 gap, été",
          (const enum diag_code[]){DIAG_ENCODING, DIAG_CONTROL, DIAG_CODE_COUNT});
    check(STR("don\xD5t \xD2quote\xD3 \xD0 caf\x8E na\x95ve"), "don’t “quote” – café naïve", converted);
    check(STR("L\xD5\x8Et\x8E, \x88 No\x91l\rF\x9Ft\x8E"), "L’été, à Noël\nFüté", converted);
}

/* The words of one language in one character set, as iconv writes them. */
static void test_other_sets(void **state)
{
    static const struct {
        str bytes;
        const char *text;
        const char *name;
    } cases[] = {
        {BYTES("Za\xBF\xF3\xB3\xE6 g\xEA\x9Cl\xB9 ja\x9F\xF1"), "Zażółć gęślą jaźń", "Windows-1250"},
        {BYTES("Za\xBF\xF3\xB3\xE6 g\xEA\xB6l\xB1 ja\xBC\xF1"), "Zażółć gęślą jaźń", "ISO 8859-2"},
        {BYTES("P\xF8\xEDli\x9A \x9Elu\x9Dou\xE8k\xFD k\xF9\xF2 \xFAp\xECl"), "Příliš žluťoučký kůň úpěl",
         "Windows-1250"},
        {BYTES("\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0! \xD7\xF2\xEE \xFD\xF2\xEE?"), "Привет, мир! Что это?",
         "Windows-1251"},
        {BYTES("\xF0\xD2\xC9\xD7\xC5\xD4, \xCD\xC9\xD2! \xFE\xD4\xCF \xDC\xD4\xCF?"), "Привет, мир! Что это?",
         "KOI8-R"},
        {BYTES("\xC3\xE5\xE9\xDC \xF3\xEF\xF5 \xEA\xFC\xF3\xEC\xE5"), "Γειά σου κόσμε", "Windows-1253"},
        {BYTES("\xC7\xF0l\xFDk \xFE\xFDk \xF6\xF0renci g\xFC\xE7"), "Çğlık şık öğrenci güç", "Windows-1254"},
        {BYTES("\x82\xB1\x82\xF1\x82\xC9\x82\xBF\x82\xCD\x81\x41\x90\xA2\x8A\x45\x81\x42"), "こんにちは、世界。",
         "CP932"},
        {BYTES("\xA4\xB3\xA4\xF3\xA4\xCB\xA4\xC1\xA4\xCF\xA1\xA2\xC0\xA4\xB3\xA6\xA1\xA3"), "こんにちは、世界。",
         "EUC-JP"},
        {BYTES("\xCA\xB2\xC3\xB4\xCA\xC7\xCC\xDD\xB6\xC8\xCF\xFB\xCA\xA7\xA3\xBF"), "什么是梯度消失？", "GB18030"},
        {BYTES("\xA4\xB0\xBB\xF2\xACO\xB1\xE8\xAB\xD7\xAE\xF8\xA5\xA2\xA1H"), "什麼是梯度消失？", "BIG5-HKSCS"},
        {BYTES("\xBE\xC8\xB3\xE7\xC7\xCF\xBC\xBC\xBF\xE4 \xBC\xBC\xB0\xE8"), "안녕하세요 세계", "CP949"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decoded *decoded = decode(cases[i].bytes);

        assert_int_equal(decoded->diags.count, 1);
        if (!str_contains(decoded->diags.items[0].text, str_of(cases[i].name)))
            print_error("of %s: %.*s: %.*s\n", cases[i].text, STR_ARG(decoded->diags.items[0].text),
                        STR_ARG(decoded->text));
        assert_true(str_contains(decoded->diags.items[0].text, str_of(cases[i].name)));
        release(decoded);
        check(cases[i].bytes, cases[i].text, converted);
    }
}

static void test_mojibake(void **state)
{
    struct decoded *decoded = decode(STR("one\r\ndon\u00e2\u20ac\u2122t\r\n"));

    (void)state;
    assert_true(str_eq(decoded->text, STR("one\ndon’t\n")));
    assert_int_equal(decoded->diags.count, 1);
    assert_int_equal(decoded->diags.items[0].code, DIAG_MOJIBAKE);
    assert_int_equal(decoded->diags.items[0].line, 2);
    release(decoded);
    check(STR("\u00ef\u00bb\u00bfTitle \u00e2\u20ac\u201d x"), "Title — x",
          (const enum diag_code[]){DIAG_MOJIBAKE, DIAG_CODE_COUNT});
}

static void test_controls(void **state)
{
    static const enum diag_code control[] = {DIAG_CONTROL, DIAG_CODE_COUNT};
    struct decoded *decoded;

    (void)state;
    check(STR("\x1b[31mred"), "\x1b[31mred", control);
    check(STR("a\u202eb"), "a\u202eb", control);
    check(STR("a\xc2\x9b"
              "b"),
          "a\xc2\x9b"
          "b",
          control);
    check(STR("a\x7f"), "a\x7f", control);
    decoded = decode(STR("one\ntw\u00f6 \u2066x\u2069"));
    assert_int_equal(decoded->diags.items[0].line, 2);
    assert_int_equal(decoded->diags.items[0].col, 5);
    assert_true(str_contains(decoded->diags.items[0].text, STR("U+2066")));
    release(decoded);
}

static void test_binary(void **state)
{
    static const str files[] = {
        BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        BYTES("%PDF-1.7\n1 0 obj"),
        BYTES("PK\x03\x04\x14\0\0\0"),
        BYTES("\x1F\x8B\x08\0\0\0\0\0"),
        {"\x7F"
         "ELF\x02\x01\x01\0\0\0",
         10},
        BYTES("\0\0\0\0\0\0\0\0"),
        {"\x01\x02\x03\x04"
         "abc\x05\x06\x07\x10\x11",
         12},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        struct decoded *decoded = decode(files[i]);

        assert_false(decoded->is_text);
        assert_int_equal(decoded->diags.count, 1);
        assert_int_equal(decoded->diags.items[0].code, DIAG_BINARY);
        release(decoded);
    }
}

/* Anything quadratic would not end. */
static void test_large_and_bad(void **state)
{
    static const char *const units[] = {"\xff", "é\xff", "\r", "a\r\n", "\x1b é", "\xe9 e", "â€™\n"};
    struct buf bytes;
    size_t i;

    (void)state;
    buf_init(&bytes);
    for (i = 0; i < sizeof units / sizeof *units; i++) {
        struct decoded *decoded;

        buf_clear(&bytes);
        buf_add_repeat(&bytes, str_of(units[i]), 300000);
        decoded = decode(buf_str(&bytes));
        if (decoded->is_text)
            assert_int_equal(utf8_first_bad(decoded->text), -1);
        release(decoded);
    }
    buf_release(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clean),    cmocka_unit_test(test_marks_and_line_ends),
        cmocka_unit_test(test_wide),     cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test(test_western),  cmocka_unit_test(test_other_sets),
        cmocka_unit_test(test_mojibake), cmocka_unit_test(test_controls),
        cmocka_unit_test(test_binary),   cmocka_unit_test(test_large_and_bad),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
