/* Topics by name, and what a sheet is made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grill/report/sheet.h"

struct fixture {
    struct library library;
    struct arena arena;
    struct buf out;
};

static void setup(struct fixture *fixture)
{
    library_init(&fixture->library);
    arena_init(&fixture->arena);
    buf_init(&fixture->out);
}

static void load(struct fixture *fixture, const char *path, const char *text)
{
    assert_true(library_add_text(&fixture->library, str_of(path), str_of(text)));
}

static void teardown(struct fixture *fixture)
{
    library_release(&fixture->library);
    arena_release(&fixture->arena);
    buf_release(&fixture->out);
}

static const char plants[] = "---\ntitle: Plants\n---\n"
                             "# Trees\n\n## Broad leaves\n\nQ: What is an oak?\nA: A tree.\n\n"
                             "## Needle trees\n\nQ: What is a fir?\nA: A tree, too.\n\n"
                             "# Herbs and spices\n\nQ: What is thyme?\nA: A herb.\n";
static const char birds[] = "---\ntitle: Birds\n---\n"
                            "# Waders\n\nQ: What is a heron?\nA: A bird.\n\n"
                            "# Trees they live in\n\nQ: Where do herons nest?\nA: In trees.\n";

/* The titles found, joined with bars. */
static const char *find(struct fixture *fixture, const char *name)
{
    struct sheet_topic *found = NULL;
    bool guessed = false;
    size_t count = sheet_find(&fixture->arena, &fixture->library, str_of(name), &found, &guessed);
    buf_clear(&fixture->out);
    if (guessed && count > 0)
        buf_add_byte(&fixture->out, '~');
    for (size_t i = 0; i < count; i++) {
        str title = found[i].topic->title.len > 0 ? found[i].topic->title : found[i].deck->title;
        buf_addf(&fixture->out, "%s%.*s", i ? "|" : "", STR_ARG(title));
    }
    return buf_z(&fixture->out);
}

static void test_find(void **state)
{
    static const struct {
        const char *name, *titles;
    } rows[] = {
        {"waders", "Waders"},                  /* the title, whatever its case */
        {"trees", "Trees"},                    /* the title comes before titles that begin with it */
        {"herbs", "Herbs and spices"},         /* the beginning */
        {"tree", "Trees|Trees they live in"},  /* in all decks */
        {"spices", "Herbs and spices"},        /* a word of it */
        {"needle", "Needle trees"},            /* of a topic inside another */
        {"herbs spices", "~Herbs and spices"}, /* all its words */
        {"Plants", "Plants"},                  /* a deck is meant whole */
        {"wadres", "~Waders"},                 /* a typing mistake */
        {"hebrs spices", "~Herbs and spices"},
        {"nedle tres", "~Needle trees"},
        {"treees", "~Trees|Trees they live in"},
        {"wading", ""},
        {"x", ""},
        {"", ""},
        {"?!", ""},
    };
    struct fixture fixture;
    (void)state;
    setup(&fixture);
    load(&fixture, "plants.md", plants);
    load(&fixture, "birds.md", birds);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(find(&fixture, rows[i].name), rows[i].titles);
    teardown(&fixture);
}

static void test_all(void **state)
{
    struct fixture fixture;
    struct sheet_topic *found = NULL;
    (void)state;
    setup(&fixture);
    assert_int_equal(sheet_all(&fixture.arena, &fixture.library, &found), 0);
    load(&fixture, "plants.md", plants);
    load(&fixture, "birds.md", birds);
    assert_int_equal(sheet_all(&fixture.arena, &fixture.library, &found), 2);
    assert_ptr_equal(found[1].topic, fixture.library.decks[1]->root);
    teardown(&fixture);
}

static void test_suggest(void **state)
{
    struct fixture fixture;
    (void)state;
    setup(&fixture);
    load(&fixture, "plants.md", plants);
    load(&fixture, "birds.md", birds);
    str near = sheet_suggest(&fixture.arena, &fixture.library, STR("herbarium"));
    assert_true(str_eq(near, STR("Herbs and spices")));
    near = sheet_suggest(&fixture.arena, &fixture.library, STR("a treatise on wading"));
    assert_true(str_eq(near, STR("Trees, Waders, Trees they live in")));
    near = sheet_suggest(&fixture.arena, &fixture.library, STR("nest"));
    assert_true(str_eq(near, STR("Trees they live in")));
    near = sheet_suggest(&fixture.arena, &fixture.library, STR("quux"));
    assert_int_equal(near.len, 0);
    teardown(&fixture);
}

static void test_topics(void **state)
{
    static const struct render_options options = {.width = 80};
    struct fixture fixture;
    (void)state;
    setup(&fixture);
    load(&fixture, "plants.md", plants);
    struct sheet_topic *topics = NULL;
    size_t count = sheet_all(&fixture.arena, &fixture.library, &topics);
    sheet_topics(&fixture.out, topics, count, &options);
    assert_string_equal(buf_z(&fixture.out), "    3  Plants\n"
                                             "    2    Trees\n"
                                             "    1      Broad leaves\n"
                                             "    1      Needle trees\n"
                                             "    1    Herbs and spices\n");
    buf_clear(&fixture.out);
    sheet_topics_json(&fixture.out, topics, count);
    assert_string_equal(buf_z(&fixture.out),
                        "{\"deck\":\"plants.md\",\"topic\":[],\"cards\":3}\n"
                        "{\"deck\":\"plants.md\",\"topic\":[\"Trees\"],\"cards\":2}\n"
                        "{\"deck\":\"plants.md\",\"topic\":[\"Trees\",\"Broad leaves\"],\"cards\":1}\n"
                        "{\"deck\":\"plants.md\",\"topic\":[\"Trees\",\"Needle trees\"],\"cards\":1}\n"
                        "{\"deck\":\"plants.md\",\"topic\":[\"Herbs and spices\"],\"cards\":1}\n");
    teardown(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_suggest),
        cmocka_unit_test(test_topics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
