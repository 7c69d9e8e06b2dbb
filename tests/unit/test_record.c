#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grill/base/hash.h"
#include "grill/base/random.h"
#include "grill/store/record.h"

#define NOW INT64_C(1767268800000)

/* A view as a constant expression. */
#define ID(text)                                                                                                       \
    {                                                                                                                  \
        text, sizeof(text) - 1                                                                                         \
    }

static const struct record examples[] = {
    {.kind = RECORD_REVIEW, .card = ID("5q2hq1b6zk0a"), .ms = NOW, .zone = 60, .grade = 3, .taken = 4211},
    {.kind = RECORD_REVIEW,
     .card = ID("größe"),
     .ms = 0,
     .zone = -1439,
     .grade = 1,
     .taken = RECORD_MS_MAX,
     .flags = RECORD_PRACTICE | RECORD_EARLY | RECORD_TEST},
    {.kind = RECORD_UNDO, .card = ID("a"), .ms = RECORD_MS_MAX, .zone = 1439, .target = NOW},
    {.kind = RECORD_SUSPEND, .card = ID("a/b#c"), .ms = NOW, .zone = 0},
    {.kind = RECORD_RESUME, .card = ID("a"), .ms = NOW, .zone = -300},
    {.kind = RECORD_FLAG, .card = ID("a"), .ms = NOW, .zone = 345, .flags = UINT32_MAX},
    {.kind = RECORD_RENAME, .card = ID("new"), .ms = NOW, .zone = 1, .other = ID("old")},
    {.kind = RECORD_REVIEW, .card = ID("a"), .ms = 1, .grade = 4, .question = ID("notes/botany.md what is a fern")},
    {.kind = RECORD_RENAME, .card = ID("b"), .ms = 2, .other = ID("a"), .question = ID("botany.md what are ferns")},
};
enum { EXAMPLES = sizeof examples / sizeof examples[0] };

/* The text with a right checksum behind it, in `out`. */
static str sealed(struct buf *out, const char *text)
{
    buf_clear(out);
    buf_add_z(out, text);
    buf_addf(out, " %08x", (unsigned)crc32_update(0, str_of(text)));
    return buf_str(out);
}

static void test_what_is_written_reads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        struct buf line;
        struct record read;
        buf_init(&line);
        record_format(&line, &examples[i]);
        assert_int_equal(line.ptr[line.len - 1], '\n');
        assert_true(record_parse(str_slice(buf_str(&line), 0, line.len - 1), &read));
        assert_true(record_same(&read, &examples[i]));
        buf_release(&line);
    }
}

static void test_the_form_never_changes(void **state)
{
    (void)state;
    struct buf lines;
    buf_init(&lines);
    for (size_t i = 0; i < EXAMPLES; i++)
        record_format(&lines, &examples[i]);
    assert_string_equal(buf_z(&lines), "r 5q2hq1b6zk0a 1767268800000 60 3 4211 0 68654158\n"
                                       "r größe 0 -1439 1 253402300799999 7 012868cd\n"
                                       "u a 253402300799999 1439 1767268800000 28ab7dd0\n"
                                       "s a/b#c 1767268800000 0 4fca1979\n"
                                       "c a 1767268800000 -300 16c2dcab\n"
                                       "f a 1767268800000 345 4294967295 a292a111\n"
                                       "n new 1767268800000 1 old c17f3e9e\n"
                                       "r a 1 0 4 0 0 notes/botany.md what is a fern 48284f72\n"
                                       "n b 2 0 a botany.md what are ferns 94ad2827\n");
    buf_release(&lines);
}

static void test_a_question_is_place_and_words(void **state)
{
    (void)state;
    struct arena arena;
    struct record record = examples[0];
    str place;
    str words;
    arena_init(&arena);
    record_question(&record, &place, &words);
    assert_int_equal(place.len + words.len, 0);
    record_describe(&record, &arena, STR("notes/botany.md"), STR(""));
    assert_int_equal(record.question.len, 0);
    record_describe(&record, &arena, STR("notes/botany.md"), STR("what is a fern"));
    record_question(&record, &place, &words);
    assert_true(str_eq(place, STR("notes/botany.md")));
    assert_true(str_eq(words, STR("what is a fern")));
    arena_release(&arena);
}

static void test_every_flipped_bit_is_noticed(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXAMPLES; i++) {
        struct buf line;
        struct record read;
        buf_init(&line);
        record_format(&line, &examples[i]);
        for (size_t bit = 0; bit < 8 * (line.len - 1); bit++) {
            line.ptr[bit / 8] ^= (char)(1 << bit % 8);
            assert_false(record_parse(str_slice(buf_str(&line), 0, line.len - 1), &read));
            line.ptr[bit / 8] ^= (char)(1 << bit % 8);
        }
        for (size_t len = 0; len < line.len - 1; len++)
            assert_false(record_parse(str_slice(buf_str(&line), 0, len), &read));
        buf_release(&line);
    }
}

static void test_values_out_of_range_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "r",
        "r ",
        "r a",
        "r a 1",
        "r a 1 0",
        "r a 1 0 3",
        "r a 1 0 3 1",
        "r a 1 0 0 1 0",
        "r a 1 0 5 1 0",
        "r a 1 0 -3 1 0",
        "r a 1 0 3 -1 0",
        "r a 1 0 3 1 -1",
        "r a 1 0 3 1 4294967296",
        "r a -1 0 3 1 0",
        "r a 253402300800000 0 3 1 0",
        "r a 9999999999999999999999 0 3 1 0",
        "r a 18446744073709551617 0 3 1 0",
        "r a 0000000000000001 0 3 1 0",
        "r a 1 1440 3 1 0",
        "r a 1 -1440 3 1 0",
        "r a 1x 0 3 1 0",
        "r a +1 0 3 1 0",
        "r a 1 - 3 1 0",
        "r a 1 0 nan 1 0",
        "r a 1 0 3.0 1 0",
        "r  a 1 0 3 1 0",
        "r a  1 0 3 1 0",
        "r a 1 0 3 1  0",
        "r a\tb 1 0 3 1 0",
        "r a\x7f 1 0 3 1 0",
        "u a 1 0",
        "u a 1 0 -5",
        "s a 1",
        "s a",
        "f a 1 0",
        "n a 1 0",
        "n a 1 0 ",
    };
    struct buf line;
    buf_init(&line);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct record record;
        if (record_parse(sealed(&line, bad[i]), &record))
            fail_msg("taken for a record: %s", bad[i]);
    }
    buf_release(&line);
}

static void test_ids_have_a_limit(void **state)
{
    (void)state;
    for (size_t len = RECORD_CARD_MAX - 1; len <= RECORD_CARD_MAX + 1; len++) {
        struct buf id, line;
        struct record record = {.kind = RECORD_SUSPEND, .ms = 1}, read;
        buf_init(&id);
        buf_init(&line);
        buf_add_repeat(&id, STR("x"), len);
        record.card = buf_str(&id);
        record_format(&line, &record);
        assert_int_equal(record_parse(str_trim(buf_str(&line)), &read), len <= RECORD_CARD_MAX);
        buf_release(&line);
        buf_release(&id);
    }
}

static void test_later_versions_can_be_read(void **state)
{
    (void)state;
    struct buf line;
    struct record record;
    buf_init(&line);
    assert_true(record_parse(sealed(&line, "x whatever it may be"), &record));
    assert_int_equal(record.kind, RECORD_UNKNOWN);
    assert_true(record_parse(sealed(&line, "review a 1 0 3 1 0"), &record));
    assert_int_equal(record.kind, RECORD_UNKNOWN);
    assert_true(record_parse(sealed(&line, "r a 1 0 3 1 0 more fields"), &record));
    assert_int_equal(record.kind, RECORD_REVIEW);
    assert_int_equal(record.grade, 3);
    buf_release(&line);
}

static void test_noise_is_no_record(void **state)
{
    (void)state;
    struct random random = random_seeded(7);
    for (int round = 0; round < 20000; round++) {
        char noise[64];
        struct record record;
        const size_t len = (size_t)random_below(&random, sizeof noise);
        for (size_t i = 0; i < len; i++)
            noise[i] = "rucs 0123456789abcdef\0\xff"[random_below(&random, 23)];
        assert_false(record_parse((str){noise, len}, &record));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_written_reads_back),      cmocka_unit_test(test_the_form_never_changes),
        cmocka_unit_test(test_a_question_is_place_and_words),   cmocka_unit_test(test_every_flipped_bit_is_noticed),
        cmocka_unit_test(test_values_out_of_range_are_refused), cmocka_unit_test(test_ids_have_a_limit),
        cmocka_unit_test(test_later_versions_can_be_read),      cmocka_unit_test(test_noise_is_no_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
