#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "grill/base/arena.h"
#include "grill/base/map.h"

static void test_empty_map(void **state)
{
    (void)state;
    struct map map;
    map_init(&map);
    assert_null(map_find(&map, STR("a")));
    assert_false(map_has(&map, STR("")));
    map_release(&map);
}

static void test_put_and_find(void **state)
{
    (void)state;
    struct map map;
    int one, two;
    map_init(&map);
    assert_true(map_put(&map, STR("one"), &one));
    assert_true(map_put(&map, STR(""), &two));
    assert_ptr_equal(map_find(&map, STR("one")), &one);
    assert_ptr_equal(map_find(&map, (str){0}), &two);
    assert_false(map_put(&map, STR("one"), &two));
    assert_ptr_equal(map_find(&map, STR("one")), &two);
    assert_int_equal(map.count, 2);

    assert_true(map_put(&map, STR("nothing"), NULL));
    assert_null(map_find(&map, STR("nothing")));
    assert_true(map_has(&map, STR("nothing")));
    assert_false(map_put(&map, STR("nothing"), NULL));
    map_release(&map);
}

static void test_add_keeps_what_is_there(void **state)
{
    (void)state;
    struct map map;
    int one, two;
    map_init(&map);
    assert_ptr_equal(map_add(&map, STR("key"), &one), &one);
    assert_ptr_equal(map_add(&map, STR("key"), &two), &one);
    assert_ptr_equal(map_find(&map, STR("key")), &one);
    assert_int_equal(map.count, 1);
    map_release(&map);
}

static void test_many_keys_in_order_of_insertion(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    struct arena arena;
    struct map map;
    arena_init(&arena);
    map_init(&map);
    int *values = ARENA_ARRAY(&arena, int, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_true(map_put(&map, arena_format(&arena, "key %d", i), &values[i]));
    for (int i = 0; i < COUNT; i++) {
        assert_ptr_equal(map_find(&map, arena_format(&arena, "key %d", i)), &values[i]);
        assert_ptr_equal(map.entries[i].value, &values[i]);
        assert_false(map_has(&map, arena_format(&arena, "Key %d", i)));
    }
    assert_int_equal(map.count, COUNT);
    assert_true(map.slot_cap < (size_t)COUNT * 4);
    map_release(&map);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_map),
        cmocka_unit_test(test_put_and_find),
        cmocka_unit_test(test_add_keeps_what_is_there),
        cmocka_unit_test(test_many_keys_in_order_of_insertion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
