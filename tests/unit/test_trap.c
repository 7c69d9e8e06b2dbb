#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "grill/base/arena.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/trap.h"

/* Runs `broken` in a child; returns what it printed on standard error when it died of SIGABRT, "" otherwise. */
static const char *dying_words(void (*broken)(void), char *words, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        /* cmocka and the sanitizers catch SIGABRT to report it; here it is what is wanted. */
        signal(SIGABRT, SIG_DFL);
        dup2(ends[1], STDERR_FILENO);
        broken();
        _exit(0);
    }
    close(ends[1]);
    size_t len = 0;
    ssize_t got;
    while (len < size - 1 && (got = read(ends[0], words + len, size - 1 - len)) > 0)
        len += (size_t)got;
    words[len] = '\0';
    close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT ? words : "";
}

static void break_invariant(void)
{
    ENSURE(1 + 1 == 3);
}

static void overflow_array(void)
{
    size_t capacity = 0;
    free(array_reserve(NULL, &capacity, SIZE_MAX / 4, 8));
}

static void overflow_arena(void)
{
    struct arena arena;
    arena_init(&arena);
    arena_array(&arena, SIZE_MAX / 4, 8, 8);
}

static void overflow_buffer(void)
{
    struct buf buf;
    buf_init(&buf);
    buf_add_repeat(&buf, STR("12345678"), SIZE_MAX / 4);
}

static void rewind_elsewhere(void)
{
    struct arena one, other;
    arena_init(&one);
    arena_init(&other);
    arena_alloc(&one, 1, 1);
    arena_alloc(&other, 1, 1);
    arena_rewind(&one, arena_mark(&other));
}

static void test_traps_say_where_and_why(void **state)
{
    (void)state;
    char words[4096];
    assert_non_null(strstr(dying_words(break_invariant, words, sizeof(words)), "broken invariant: 1 + 1 == 3"));
    assert_non_null(strstr(words, "test_trap.c:"));
    assert_non_null(strstr(dying_words(overflow_array, words, sizeof(words)), "array too large"));
    assert_non_null(strstr(dying_words(overflow_arena, words, sizeof(words)), "allocation too large"));
    assert_non_null(strstr(dying_words(overflow_buffer, words, sizeof(words)), "buffer too large"));
    assert_non_null(strstr(dying_words(rewind_elsewhere, words, sizeof(words)), "broken invariant"));
}

static void test_ensure_passes_what_holds(void **state)
{
    (void)state;
    int evaluations = 0;
    ENSURE(++evaluations == 1);
    assert_int_equal(evaluations, 1);
}

static void test_arrays_grow_by_doubling(void **state)
{
    (void)state;
    int *items = NULL;
    size_t capacity = 0;
    size_t moves = 0;
    for (size_t i = 0; i < 10000; i++) {
        size_t before = capacity;
        items = array_reserve(items, &capacity, i + 1, sizeof(*items));
        moves += capacity != before;
        items[i] = (int)i;
    }
    assert_int_equal(items[9999], 9999);
    assert_in_range(moves, 5, 15);
    free(items);
}

static void test_memory_of_size_zero(void **state)
{
    (void)state;
    free(xmalloc(0));
    free(xcalloc(0, 8));
    char *memory = xrealloc(NULL, 0);
    assert_non_null(memory);
    free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_traps_say_where_and_why),
        cmocka_unit_test(test_ensure_passes_what_holds),
        cmocka_unit_test(test_arrays_grow_by_doubling),
        cmocka_unit_test(test_memory_of_size_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
