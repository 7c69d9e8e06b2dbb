#include "grill/quiz/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/base/clock.h"
#include "grill/base/random.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define W VERDICT_WRONG
#define P VERDICT_PARTLY
#define R VERDICT_RIGHT

struct example {
    const char *question;
    const char *answer;
    const char *typed;
    enum verdict verdict;
};

static const struct example words[] = {
    {"Capital of France?", "Paris", "paris", R},
    {"Capital of France?", "Paris", "Pariss", R},
    {"Capital of France?", "Paris", "It is **Paris**.", R},
    {"Capital of France?", "Paris", "London", W},
    {"Capital of France?", "Paris", "I don't know", W},
    {"Who?", "Søren Kierkegaard", "soren kierkegard", R},
    {"Which tree?", "A binary search tree", "binary search trees", R},
    {"Which tree?", "A binary search tree", "binary tree", P},
    {"Which structure?", "Binary search tree", "hash table", W},
    {"What is it?", "An immutable list", "a mutable list", W},
    {"Capital of France?", "Paris", "Pairs", P},
    {"Which tree?", "A binary search tree", "binary saerch tree", R},
    {"Why is it fast?", "Because it is O(1)", "O(1)", R},
    {"What is it?", "a sofa / couch", "sofa", R},
    {"What is it?", "a sofa / couch", "a couch", R},
    {"What is it?", "sofa or couch.", "couch", R},
    {"What is it?", "a sofa / couch", "chair", W},
    {"When does it stop?", "When the left half is empty or the right one has ended", "when it is full", W},
    {"Which protocol?", "HTTPS", "HTTP", W},
    {"Too much or too little?", "hypertension", "hypotension", W},
    {"What are normal forms about?", "normalisation of databases", "database normalization", R},
};

static const struct example polarity[] = {
    {"Is TCP reliable?", "Yes", "yes", R},
    {"Is TCP reliable?", "Yes", "yes it is", R},
    {"Is TCP reliable?", "Yes", "no", W},
    {"Is UDP reliable?", "No, it may lose packets.", "no", P},
    {"Is UDP reliable?", "No, it may lose packets.", "no, packets may be lost", R},
    {"Is UDP reliable?", "No, it may lose packets.", "yes, it never loses packets", W},
    {"True or false: a stack is LIFO.", "True", "false", W},
    {"Ist TCP zuverlässig?", "Ja", "nein", W},
    {"Is TCP reliable?", "Yes", "y", R},
    {"Is TCP reliable?", "No", "n", R},
    {"Is TCP reliable?", "No", "y", W},
    {"Is it thread safe?", "No, it is not thread safe", "no", R},
    {"What happens?", "The value is copied", "the value is not copied", W},
    {"How does it behave?", "It is thread safe", "it isn't thread safe", W},
    {"What of latency?", "It increases.", "does not increase", W},
    {"What is it?", "not thread safe", "thread unsafe", P},
    {"Which calls?", "non-blocking", "blocking", W},
    {"Which calls?", "non-blocking", "nonblocking calls", P},
    {"What happens?", "The value is not copied", "the value is not copied", R},
};

static const struct example contrary[] = {
    {"TCP?", "reliable ordered byte stream", "unreliable unordered byte stream", W},
    {"TCP?", "reliable ordered byte stream", "an ordered, reliable stream of bytes", R},
    {"Stack, queue?", "A stack is LIFO, a queue FIFO", "a stack is FIFO, queue LIFO", W},
    {"Stack, queue?", "A stack is LIFO, a queue FIFO", "queues are FIFO and stacks LIFO", R},
    {"Direction?", "left to right", "right to left", W},
    {"Direction?", "left to right", "from left to right", R},
    {"Maps?", "HashMap is unsynchronised, Hashtable synchronised", "Hashtable is unsynchronised, HashMap synchronised",
     W},
    {"Maps?", "HashMap is unsynchronised, Hashtable synchronised",
     "Hashtable is synchronised and HashMap is unsynchronised", R},
    {"Who calls?", "The client calls the server", "the server calls the client", W},
    {"Who calls?", "The client calls the server", "the server is called by the client", R},
    {"Which members?", "Function members and data members", "data members and function members", R},
};

static const struct example formulas[] = {
    {"Cost of merge sort?", "O(n log n)", "O(n log n)", R},
    {"Cost of merge sort?", "O(n log n)", "o( n  LOG n )", R},
    {"Cost of merge sort?", "O(n log n)", "n log n", R},
    {"Cost of merge sort?", "O(n log n)", "it is O(n log n)", R},
    {"Cost of merge sort?", "O(n log n)", "O(n)", W},
    {"Cost of merge sort?", "O(n log n)", "O(log n)", W},
    {"Cost of bubble sort?", "$O(n^2)$", "O(n²)", R},
    {"Cost of bubble sort?", "$O(n^2)$", "O(n^3)", W},
    {"Cost of a look-up?", "`O(1)` on average", "O(1)", P},
    {"Cost of a look-up?", "`O(1)` on average", "O(n) on average", W},
    {"Which port?", "443", "443", R},
    {"Which port?", "443", "443 tcp", R},
    {"How long?", "5 s", "5 ms", W},
    {"Which port?", "443", "80", W},
    {"Which port?", "443", "4433", W},
    {"Pi?", "3.14", "3.41", W},
    {"How many bytes?", "1,024", "1024", R},
    {"How many layers?", "Seven", "7", R},
    {"How many layers?", "7", "seven", R},
    {"How many layers?", "7", "six", W},
    {"How long?", "100 ms", "100ms", R},
    {"How much?", "50 %", "50", R},
    {"Which language?", "C++", "C", W},
    {"Which language?", "C#", "c#", R},
    {"Which language?", "C", "C++", W},
};

static const struct example names[] = {
    {"TCP?", "Transmission Control Protocol (TCP)", "transmission control protocol", R},
    {"Which protocol?", "Transmission Control Protocol (TCP)", "TCP", R},
    {"Which function?", "ReLU (rectified linear unit)", "rectified linear unit", R},
    {"Which function?", "ReLU", "rectified linear unit", W},
    {"How many?", "4 (in the worst case)", "in the worst case", W},
    {"How many?", "4 (in the worst case)", "4", R},
};

static const struct example lists[] = {
    {"What does ACID mean?", "- Atomicity\n- Consistency\n- Isolation\n- Durability",
     "atomicity, consistency, isolation and durability", R},
    {"What does ACID mean?", "- Atomicity\n- Consistency\n- Isolation\n- Durability", "isolation and atomicity", P},
    {"What does ACID mean?", "- Atomicity\n- Consistency\n- Isolation\n- Durability", "availability", W},
    {"Which laws?",
     "1. **Isolation**: transactions do not see one another's changes\n2. **Durability**: what is committed stays",
     "durability, isolation", R},
};

static const struct example prose[] = {
    {"What is a binary tree?", "A tree for which the maximum number of children per node is two.",
     "a tree in which each node has at most two children", R},
    {"What is a queue?", "A data structure that stores elements in order: the first one in is the first one out.",
     "It stores elements; whatever is first in comes out first", R},
    {"What is a pointer?", "A variable that contains the address in memory of another variable.",
     "something that makes programs crash", W},
    {"What is a pointer?", "A variable that contains the address in memory of another variable.", "What is a pointer?",
     W},
    {"什么是队列?", "先进先出的数据结构", "先进先出数据结构", R},
};

static struct check run(struct arena *arena, enum card_kind kind, const struct example *example)
{
    struct card card = {
        .kind = (uint8_t)kind, .question = str_of(example->question), .answer = str_of(example->answer)};
    return check_answer(arena, &card, str_of(example->typed));
}

static void check_examples(enum card_kind kind, const struct example *examples, size_t count)
{
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        struct arena arena;
        arena_init(&arena);
        struct check check = run(&arena, kind, &examples[i]);
        if (check.verdict != examples[i].verdict) {
            print_error("\"%s\" for \"%s\": verdict %d, score %.3f\n", examples[i].typed, examples[i].answer,
                        (int)check.verdict, check.score);
            failed++;
        }
        arena_release(&arena);
    }
    assert_int_equal(failed, 0);
}

static void test_words(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, words, COUNT(words));
}

static void test_yes_no_and_not(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, polarity, COUNT(polarity));
}

static void test_the_other_way_round(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, contrary, COUNT(contrary));
}

static void test_numbers_and_formulas(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, formulas, COUNT(formulas));
}

static void test_other_names(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, names, COUNT(names));
    static const str accept[] = {{"rectified linear unit", 21}, {"rectifier", 9}};
    struct card card = {.question = STR("Which?"), .answer = STR("ReLU"), .accept = accept, .accept_count = 2};
    struct arena arena;
    arena_init(&arena);
    assert_int_equal(check_answer(&arena, &card, STR("the Rectified Linear Unit")).verdict, VERDICT_RIGHT);
    assert_int_equal(check_answer(&arena, &card, STR("rectifier")).verdict, VERDICT_RIGHT);
    assert_int_equal(check_answer(&arena, &card, STR("sigmoid")).verdict, VERDICT_WRONG);
    arena_release(&arena);
}

static void test_lists(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, lists, COUNT(lists));
    struct arena arena;
    arena_init(&arena);
    struct check check = run(&arena, CARD_QUESTION, &lists[1]);
    assert_true(check.score > 0.49 && check.score < 0.51);
    assert_int_equal(check.missing_count, 2);
    assert_true(str_eq(check.missing[0], STR("Consistency")));
    assert_true(str_eq(check.missing[1], STR("Durability")));
    arena_release(&arena);
}

static void test_prose(void **state)
{
    (void)state;
    check_examples(CARD_QUESTION, prose, COUNT(prose));
}

static void test_missing_words(void **state)
{
    (void)state;
    static const struct example example = {"What is a pointer?",
                                           "A variable that contains the *address* in memory of a variable; 8 bytes.",
                                           "a variable for memory", P};
    struct arena arena;
    arena_init(&arena);
    struct check check = run(&arena, CARD_QUESTION, &example);
    assert_int_equal(check.missing_count, 3); /* "contains" tells nobody anything */
    assert_true(str_eq(check.missing[0], STR("8")));
    assert_true(str_eq(check.missing[1], STR("address")));
    assert_true(str_eq(check.missing[2], STR("bytes")));
    arena_release(&arena);
}

static void test_missing_formulas_are_whole(void **state)
{
    (void)state;
    static const struct example example = {"Which function, at what cost?", "(It is **max(0, x)**), in O(n log n).",
                                           "none", W};
    struct arena arena;
    arena_init(&arena);
    struct check check = run(&arena, CARD_QUESTION, &example);
    assert_int_equal(check.missing_count, 2);
    assert_true(str_eq(check.missing[0], STR("O(n log n)")));
    assert_true(str_eq(check.missing[1], STR("max(0, x)")));
    arena_release(&arena);
}

static void test_cloze_is_exact(void **state)
{
    (void)state;
    static const struct example holes[] = {
        {"The [...] is the powerhouse of the cell.", "mitochondrion", "Mitochondrion", R},
        {"The [...] is the powerhouse of the cell.", "mitochondrion", "mitochondrian", R},
        {"The [...] is the powerhouse of the cell.", "mitochondrion", "mitochondria", P},
        {"The [...] is the powerhouse of the cell.", "mitochondrion", "nucleus", W},
        {"It was in [...].", "1984", "1985", W},
        {"Trees that are [...]", "height balanced", "balanced", P},
    };
    check_examples(CARD_CLOZE, holes, COUNT(holes));
}

struct choice_example {
    const char *typed;
    double score;
};

static void check_choices(const struct card *card, const struct choice_example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena;
        arena_init(&arena);
        struct check check = check_answer(&arena, card, str_of(examples[i].typed));
        if (check.score < examples[i].score - 0.01 || check.score > examples[i].score + 0.01)
            fail_msg("\"%s\" scores %.3f", examples[i].typed, check.score);
        arena_release(&arena);
    }
}

static void test_one_choice(void **state)
{
    (void)state;
    static const str options[] = {{"A **stack**", 11}, {"A queue", 7}, {"A hash table", 12}, {"2", 1}};
    static const uint8_t correct[] = {0, 1, 0, 0};
    struct card card = {.kind = CARD_CHOICE,
                        .question = STR("Which is FIFO?"),
                        .options = options,
                        .correct = correct,
                        .option_count = 4};
    static const struct choice_example examples[] = {
        {"b", 1},
        {"B", 1},
        {"b)", 1},
        {"(B)", 1},
        {"queue", 1},
        {"A queue", 1},
        {"qeue", 1},
        {"b) A queue", 1},
        {"a", 0},
        {"stack", 0},
        {"2", 0},
        {"3", 0},
        {"a and b", 0},
        {"", 0},
        {"z", 0},
        {"option B", 1},
        {"it is the queue", 1},
        {"a, b, c", 0},
    };
    check_choices(&card, examples, COUNT(examples));
    struct arena arena;
    arena_init(&arena);
    struct check check = check_answer(&arena, &card, STR("a"));
    assert_int_equal(check.verdict, VERDICT_WRONG);
    assert_int_equal(check.missing_count, 1);
    assert_true(str_eq(check.missing[0], STR("A queue")));
    arena_release(&arena);
}

static void test_several_choices(void **state)
{
    (void)state;
    static const str options[] = {{"TCP", 3}, {"UDP", 3}, {"QUIC", 4}, {"ICMP", 4}};
    static const uint8_t correct[] = {1, 0, 1, 0};
    struct card card = {.kind = CARD_CHOICE,
                        .question = STR("Which are reliable?"),
                        .options = options,
                        .correct = correct,
                        .option_count = 4};
    static const struct choice_example examples[] = {
        {"A, C", 1},  {"a c", 1}, {"1 and 3", 1}, {"tcp, quic", 1}, {"QUIC\nTCP", 1}, {"A", 0.5},
        {"tcp", 0.5}, {"a b", 0}, {"a b c d", 0}, {"a, b, c", 0.5}, {"A, quic", 1},
    };
    check_choices(&card, examples, COUNT(examples));
}

static void test_hostile_texts(void **state)
{
    (void)state;
    struct random random = random_seeded(5);
    static const char *const pieces[] = {"a",  "(", ")", "\xff", "\xe4\xb8\xad", "é", " ", "\n", "-", "*",
                                         "no", "7", "$", "`",    "word",         ",", "=", "[",  "]"};
    for (int round = 0; round < 300; round++) {
        struct buf texts[3];
        for (int i = 0; i < 3; i++) {
            buf_init(&texts[i]);
            for (uint64_t n = random_below(&random, 200); n > 0; n--)
                buf_add_z(&texts[i], pieces[random_below(&random, COUNT(pieces))]);
        }
        struct arena arena;
        arena_init(&arena);
        struct card card = {
            .kind = (uint8_t)random_below(&random, 3), .question = buf_str(&texts[0]), .answer = buf_str(&texts[1])};
        struct check check = check_answer(&arena, &card, buf_str(&texts[2]));
        assert_true(check.score >= 0 && check.score <= 1);
        assert_true(check.missing_count <= 8);
        arena_release(&arena);
        for (int i = 0; i < 3; i++)
            buf_release(&texts[i]);
    }
}

static void check_in_time(const struct buf *question, const struct buf *answer, const struct buf *typed)
{
    struct card card = {.question = buf_str(question), .answer = buf_str(answer)};
    struct arena arena;
    arena_init(&arena);
    int64_t start = clock_ticks();
    check_answer(&arena, &card, buf_str(typed));
    assert_true(clock_ticks() - start < 5000);
    arena_release(&arena);
}

static void test_long_texts_take_no_time(void **state)
{
    (void)state;
    struct buf question, answer, typed;
    buf_init(&question);
    buf_init(&answer);
    buf_init(&typed);
    for (unsigned i = 0; i < 200000; i++) {
        buf_addf(&question, "a%c%c%c ", 'a' + (int)(i % 26), 'b' + (int)(i / 26 % 25), 'u');
        buf_addf(&answer, "a%c%c%c ", 'a' + (int)(i % 26), 'b' + (int)(i / 26 % 25), 'o');
        buf_addf(&typed, "a%c%c%c ", 'b' + (int)(i % 25), 'a' + (int)(i / 25 % 26), 'e');
    }
    check_in_time(&question, &answer, &typed);

    static const char *const pieces[] = {"((a1-word", "(", "a,b;", "no", ")", "- a\n", "ä¸­", "1"};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        buf_clear(&answer);
        buf_add_repeat(&answer, STR("("), 1000);
        buf_add_repeat(&answer, str_of(pieces[i]), 10000);
        check_in_time(&question, &answer, &answer);
        check_in_time(&answer, &answer, &question);
    }
    buf_release(&question);
    buf_release(&answer);
    buf_release(&typed);
}

static void test_nothing_at_all(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct card card = {.question = STR("Q"), .answer = STR("A")};
    assert_int_equal(check_answer(&arena, &card, STR("")).verdict, VERDICT_WRONG);
    card.answer = (str){0};
    assert_int_equal(check_answer(&arena, &card, STR("x")).verdict, VERDICT_WRONG);
    assert_int_equal(check_answer(&arena, &card, STR("")).verdict, VERDICT_WRONG);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_yes_no_and_not),
        cmocka_unit_test(test_the_other_way_round),
        cmocka_unit_test(test_numbers_and_formulas),
        cmocka_unit_test(test_other_names),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_missing_words),
        cmocka_unit_test(test_missing_formulas_are_whole),
        cmocka_unit_test(test_cloze_is_exact),
        cmocka_unit_test(test_one_choice),
        cmocka_unit_test(test_several_choices),
        cmocka_unit_test(test_hostile_texts),
        cmocka_unit_test(test_long_texts_take_no_time),
        cmocka_unit_test(test_nothing_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
