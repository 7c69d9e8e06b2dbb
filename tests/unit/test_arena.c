#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/arena.h"
#include "grill/base/trap.h"

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#endif

static void test_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (size_t align = 1; align <= 16; align *= 2) {
        struct arena_mark mark = arena_mark(&arena);
        arena_alloc(&arena, 1, 1);
        unsigned char *dirty = arena_alloc(&arena, 100, align);
        assert_int_equal((uintptr_t)dirty % align, 0);
        memset(dirty, 0xAA, 100);
        arena_rewind(&arena, mark);
        arena_alloc(&arena, 1, 1);
        const unsigned char *clean = arena_alloc(&arena, 100, align);
        assert_ptr_equal(clean, dirty);
        for (size_t i = 0; i < 100; i++)
            assert_int_equal(clean[i], 0);
    }
    assert_non_null(arena_alloc(&arena, 0, 1));
    arena_release(&arena);
}

static void test_many_sizes_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    struct arena arena;
    arena_init(&arena);
    unsigned char **pieces = ARENA_ARRAY(&arena, unsigned char *, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(&arena, i * 7 % 20000 + 1, 1);
        memset(pieces[i], (int)(i % 251), i * 7 % 20000 + 1);
    }
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(pieces[i][0], i % 251);
        assert_int_equal(pieces[i][i * 7 % 20000], i % 251);
    }
    arena_release(&arena);
    assert_int_equal(arena.total, 0);
}

static void test_large_request_keeps_the_current_chunk(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_alloc(&arena, 8, 1);
    const struct arena_chunk *chunk = arena.chunk;
    char *large = arena_alloc(&arena, 10 << 20, 1);
    large[(10 << 20) - 1] = 'x';
    arena_alloc(&arena, 8, 1);
    assert_ptr_equal(arena.chunk, chunk);
    arena_release(&arena);
}

static void test_rewind_returns_everything_since_the_mark(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct arena_mark empty = arena_mark(&arena);
    char *first = arena_alloc(&arena, 10, 1);
    memcpy(first, "remember", 9);
    struct arena_mark mark = arena_mark(&arena);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 300; i++)
            memset(arena_alloc(&arena, 3000, 8), 'x', 3000);
        memset(arena_alloc(&arena, 500000, 8), 'y', 500000);
        arena_rewind(&arena, mark);
        assert_int_equal(arena.total, 10);
        assert_null(arena.large);
    }
    assert_string_equal(first, "remember");
    arena_rewind(&arena, empty);
    assert_null(arena.chunk);
    assert_int_equal(arena.total, 0);
    arena_release(&arena);
}

static void test_rewinding_at_a_chunk_border_does_not_call_malloc(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    arena_alloc(&arena, 60000, 1);
    arena_alloc(&arena, 5000, 1);
    struct arena_mark mark = arena_mark(&arena);
    while (arena.chunk == mark.chunk)
        arena_alloc(&arena, 1000, 1);
    const struct arena_chunk *second = arena.chunk;
    for (int i = 0; i < 5; i++) {
        arena_rewind(&arena, mark);
        assert_ptr_equal(arena.spare, second);
        while (arena.chunk == mark.chunk)
            arena_alloc(&arena, 1000, 1);
        assert_ptr_equal(arena.chunk, second);
    }
    arena_release(&arena);
}

static void test_sanitizer_sees_misuse(void **state)
{
    (void)state;
#ifdef WITH_ASAN
    struct arena arena;
    arena_init(&arena);
    char *kept = arena_alloc(&arena, 5, 1);
    struct arena_mark mark = arena_mark(&arena);
    char *gone = arena_alloc(&arena, 100, 8);
    assert_false(__asan_address_is_poisoned(kept + 4));
    assert_true(__asan_address_is_poisoned(kept + 5));
    assert_false(__asan_address_is_poisoned(gone + 99));
    assert_true(__asan_address_is_poisoned(gone + 100));
    arena_rewind(&arena, mark);
    assert_true(__asan_address_is_poisoned(gone));
    assert_false(__asan_address_is_poisoned(kept));
    arena_release(&arena);
#else
    skip();
#endif
}

static void test_adopting(void **state)
{
    (void)state;
    struct arena arena;
    struct arena other;
    struct arena empty;
    arena_init(&arena);
    arena_init(&other);
    arena_init(&empty);
    char *first = arena_bytes(&arena, 10);
    memset(first, 'x', 10);
    struct arena_mark mark = arena_mark(&arena);
    str small = arena_copy(&other, STR("a text"));
    char *large = arena_bytes(&other, 500000);
    memset(large, 'y', 500000);
    arena_adopt(&arena, &other);
    arena_adopt(&arena, &empty);
    assert_null(other.chunk);
    assert_true(str_eq(small, STR("a text")));
    assert_int_equal(large[499999], 'y');
    memset(arena_bytes(&arena, 100), 'z', 100);
    assert_int_equal(first[9], 'x');
    arena_rewind(&arena, mark);
    assert_int_equal(arena.total, 10);
    arena_release(&other);
    arena_release(&arena);
}

static void test_keeping(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct arena_mark mark = arena_mark(&arena);
    int *items = xmalloc(1000 * sizeof *items);
    for (int i = 0; i < 1000; i++)
        items[i] = i;
    const int *kept = arena_keep(&arena, items, 500, sizeof *items);
    assert_int_equal(kept[499], 499);
    assert_int_equal(arena.total, 500 * sizeof *items);
    assert_null(arena_keep(&arena, xmalloc(1), 0, sizeof *items));
    arena_rewind(&arena, mark);
    assert_int_equal(arena.total, 0);
    assert_non_null(arena_keep(&arena, xmalloc(1), 1, 1));
    arena_release(&arena);
}

static void test_texts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    str copy = arena_copy(&arena, STR("with\0nul"));
    assert_int_equal(copy.len, 8);
    assert_memory_equal(copy.ptr, "with\0nul", 9);
    str empty = arena_copy(&arena, (str){0});
    assert_int_equal(empty.len, 0);
    assert_string_equal(empty.ptr, "");
    str text = arena_format(&arena, "%s has %d cards", "deck", 12);
    assert_string_equal(text.ptr, "deck has 12 cards");
    assert_int_equal(text.len, 17);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_and_aligned),
        cmocka_unit_test(test_many_sizes_do_not_overlap),
        cmocka_unit_test(test_large_request_keeps_the_current_chunk),
        cmocka_unit_test(test_rewind_returns_everything_since_the_mark),
        cmocka_unit_test(test_rewinding_at_a_chunk_border_does_not_call_malloc),
        cmocka_unit_test(test_sanitizer_sees_misuse),
        cmocka_unit_test(test_adopting),
        cmocka_unit_test(test_keeping),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
