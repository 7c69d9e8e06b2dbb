#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "grill/base/hash.h"
#include "grill/base/random.h"

/* These values stand in people's progress files: a change here would orphan all of them. */
static void test_hashes_never_change(void **state)
{
    (void)state;
    assert_true(hash64(STR(""), 0) == UINT64_C(0x57a21872fa4f3175));
    assert_true(hash64(STR(""), 1) == UINT64_C(0xf31b952625c4ce94));
    assert_true(hash64(STR("a"), 0) == UINT64_C(0x498fb90355f25969));
    assert_true(hash64(STR("abcdefg"), 0) == UINT64_C(0xdd4ae9c05d0146e5));
    assert_true(hash64(STR("abcdefgh"), 0) == UINT64_C(0xd28562f30528536f));
    assert_true(hash64(STR("abcdefghi"), 1) == UINT64_C(0x049ed091848ced09));
    assert_true(hash64(STR("What is a closure?"), 0) == UINT64_C(0x6dc9a7cdebaf4948));
}

static void test_zero_bytes_count(void **state)
{
    (void)state;
    static const char zeros[32] = {0};
    for (size_t a = 0; a < sizeof(zeros); a++)
        for (size_t b = a + 1; b < sizeof(zeros); b++)
            assert_true(hash64((str){zeros, a}, 0) != hash64((str){zeros, b}, 0));
}

/* A change of one input bit should change each output bit about every second time. */
static void test_every_bit_is_scattered(void **state)
{
    (void)state;
    enum { TEXTS = 400, LENGTH = 21 };
    static unsigned flips[LENGTH * 8][64];
    struct random random = random_seeded(3);
    for (unsigned text = 0; text < TEXTS; text++) {
        char bytes[LENGTH];
        for (size_t i = 0; i < LENGTH; i++)
            bytes[i] = (char)('a' + random_below(&random, 26));
        uint64_t plain = hash64((str){bytes, LENGTH}, 0);
        for (size_t in = 0; in < LENGTH * 8; in++) {
            bytes[in / 8] = (char)(bytes[in / 8] ^ 1 << in % 8);
            uint64_t changed = plain ^ hash64((str){bytes, LENGTH}, 0);
            bytes[in / 8] = (char)(bytes[in / 8] ^ 1 << in % 8);
            for (size_t out = 0; out < 64; out++)
                flips[in][out] += (unsigned)(changed >> out & 1);
        }
    }
    for (size_t in = 0; in < LENGTH * 8; in++)
        for (size_t out = 0; out < 64; out++)
            assert_in_range(flips[in][out], TEXTS * 3 / 10, TEXTS * 7 / 10);
}

static void test_crc32(void **state)
{
    (void)state;
    assert_int_equal(crc32_update(0, STR("")), 0);
    assert_int_equal(crc32_update(0, STR("123456789")), 0xCBF43926);
    assert_int_equal(crc32_update(0, STR("The quick brown fox jumps over the lazy dog")), 0x414FA339);
}

static void test_crc32_in_pieces(void **state)
{
    (void)state;
    str whole = STR("The quick brown fox jumps over the lazy dog");
    for (size_t at = 0; at <= whole.len; at++) {
        uint32_t crc = crc32_update(0, str_slice(whole, 0, at));
        assert_int_equal(crc32_update(crc, str_skip(whole, at)), 0x414FA339);
    }
}

static void test_hash_as_text(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(hash_text(&arena, 0).ptr, "000000000000");
    assert_string_equal(hash_text(&arena, UINT64_C(0x0123456789abcdef)).ptr, "28t5cy4tqkff");
    str all = hash_text(&arena, UINT64_MAX);
    assert_string_equal(all.ptr, "zzzzzzzzzzzz");
    assert_int_equal(all.len, 12);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hashes_never_change),    cmocka_unit_test(test_zero_bytes_count),
        cmocka_unit_test(test_every_bit_is_scattered), cmocka_unit_test(test_crc32),
        cmocka_unit_test(test_crc32_in_pieces),        cmocka_unit_test(test_hash_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
