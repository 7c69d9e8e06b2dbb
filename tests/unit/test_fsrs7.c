#include "grill/sched/fsrs7.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "grill/base/random.h"
#include "shared_data.h"

enum { TARGETS = 7 };

static const double targets[TARGETS] = {0.70, 0.80, 0.85, 0.90, 0.95, 0.97, 0.99};

struct step {
    int grade;
    double days;
    struct memory memory;
    double intervals[TARGETS];
};

static const struct step lapses_then_minutes[] = {
    {1,
     0,
     {0.1104, 0.08832, 6.1686},
     {0.009736070823, 0.0004133874816, 0.0001202129317, 3.827564747e-05, 1.069582895e-05, 5.255901791e-06,
      1.460054419e-06}},
    {1,
     0.99791664,
     {0.0670644674, 0.01656597111, 8.047907389},
     {0.0001898847761, 2.424525303e-05, 9.881614828e-06, 3.974480377e-06, 1.303366956e-06, 6.736512339e-07,
      1.952431714e-07}},
    {1,
     0.82361114,
     {0.04536913474, 0.003411924284, 8.764432187},
     {1.759472607e-05, 3.14726572e-06, 1.423902951e-06, 6.183471117e-07, 2.119865612e-07, 1.128932845e-07,
      3.324387032e-08}},
    {1,
     1.0388889,
     {0.03299667323, 0.0007497784559, 9.098293237},
     {2.520386484e-06, 5.271176238e-07, 2.508311172e-07, 1.131546807e-07, 4.039757107e-08, 2.145922684e-08,
      6.371978056e-09}},
    {3,
     0.0013888889,
     {0.1477999608, 2.880240169, 9.009610306},
     {0.05676064432, 0.008034368893, 0.002996788509, 0.001104428575, 0.0003379774045, 0.0001708281387,
      4.855056926e-05}},
    {3,
     0.0020833334,
     {0.2425446307, 7.019957264, 8.921814205},
     {0.2268764783, 0.03405460348, 0.01169652103, 0.003846089946, 0.001067723161, 0.0005229983575, 0.0001446471545}},
};

static const struct step always_hard[] = {
    {2,
     0,
     {2.2395, 1.7916, 5.261278313},
     {50.79152673, 8.364991079, 2.983326294, 0.597461173, 0.007377592257, 0.001224282988, 0.0001664356525}},
    {2,
     0.01,
     {3.251404337, 18.99184706, 7.129564952},
     {53.23920588, 9.194291505, 3.523512377, 0.9676264729, 0.06241061222, 0.01278439445, 0.001851559178}},
    {2,
     1,
     {5.200029446, 70.1112058, 8.222742435},
     {80.4585904, 14.33464874, 5.791484184, 1.89240449, 0.2497233848, 0.0590510761, 0.008182381041}},
    {2,
     2,
     {7.461942736, 117.4098678, 8.862385724},
     {112.321447, 20.18359266, 8.309901974, 2.876556791, 0.4755426465, 0.1219223741, 0.01601527437}},
};

static const struct step always_easy[] = {
    {4,
     0,
     {11.7841, 9.42728, 1},
     {1871.217181, 331.6712919, 140.3564265, 53.86951316, 13.15308576, 3.779605569, 0.0160557047}},
    {4,
     8,
     {22.56986131, 338.137389, 1},
     {4034.038941, 721.6312876, 309.7076813, 123.3941493, 35.53308924, 14.95913027, 1.278615823}},
    {4,
     40,
     {50.63994236, 1065.372485, 1},
     {9750.804796, 1746.753735, 753.4911145, 304.7036794, 93.00865678, 43.0521687, 6.970383747}},
    {4,
     180,
     {140.1001738, 2212.112049, 1},
     {28453.38172, 5097.656015, 2205.165037, 899.605184, 283.8938703, 138.0340739, 29.55758036}},
    {4,
     700,
     {430.8391648, 3871.185546, 1},
     {36500, 16195.34726, 7017.303413, 2877.337027, 925.345684, 462.1593626, 113.9296007}},
};

static void assert_near(double actual, double expected, double relative)
{
    if (fabs(actual - expected) <= relative * fabs(expected))
        return;
    fail_msg("%.12g is not within %g of %.12g", actual, relative, expected);
}

static void assert_memory_near(struct memory actual, struct memory expected, double relative)
{
    assert_near(actual.stability, expected.stability, relative);
    assert_near(actual.fast_stability, expected.fast_stability, relative);
    assert_near(actual.difficulty, expected.difficulty, relative);
}

/* The reference takes an interval as found when the chance there is within 1e-3 of the target; where it stopped early,
 * only that can be compared. */
static void assert_interval_near(const struct fsrs7 *model, struct memory memory, double target, double expected)
{
    double days = fsrs7_interval(model, memory, target);
    double missed = fabs(fsrs7_retrievability(model, memory, expected) - target);
    if (expected < 36500)
        assert_true(fabs(fsrs7_retrievability(model, memory, days) - target) < 1e-9);
    if (missed < 1e-9)
        assert_near(days, expected, 1e-6);
    else
        assert_true(missed < 1e-3 || days == 36500);
}

static void check_steps(const struct step *steps, size_t count)
{
    struct memory memory = {0};
    for (size_t i = 0; i < count; i++) {
        enum grade grade = (enum grade)steps[i].grade;
        memory = i == 0 ? fsrs7_first(&fsrs7_default, grade) : fsrs7_next(&fsrs7_default, memory, steps[i].days, grade);
        assert_memory_near(memory, steps[i].memory, 1e-9);
        for (int k = 0; k < TARGETS; k++)
            assert_interval_near(&fsrs7_default, memory, targets[k], steps[i].intervals[k]);
    }
}

static void test_known_sequences(void **state)
{
    (void)state;
    check_steps(lapses_then_minutes, sizeof lapses_then_minutes / sizeof lapses_then_minutes[0]);
    check_steps(always_hard, sizeof always_hard / sizeof always_hard[0]);
    check_steps(always_easy, sizeof always_easy / sizeof always_easy[0]);
}

/* Scanning the reference files, whose layout is fixed: what follows the next occurrence of a key, or NULL. */
static char *after(char *text, const char *key)
{
    char *found = text ? strstr(text, key) : NULL;
    return found ? found + strlen(key) : NULL;
}

/* Reads "1, 2, 3]" and the like; returns what follows the last number. */
static char *read_numbers(char *text, double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *end;
        numbers[i] = strtod(text, &end);
        assert_ptr_not_equal(end, text);
        text = end + strspn(end, ", ");
    }
    return text;
}

static struct fsrs7 read_model(char *file, const char *name)
{
    char key[64];
    snprintf(key, sizeof key, "\"%.40s\": [", name);
    struct fsrs7 model;
    char *numbers = after(file, key);
    assert_non_null(numbers);
    read_numbers(numbers, model.w, FSRS7_PARAMETERS);
    return model;
}

static char *check_reference_step(char *text, const struct fsrs7 *model, struct memory *memory, bool first)
{
    double grade, days, intervals[TARGETS];
    struct memory expected;
    text = read_numbers(text, &grade, 1);
    text = read_numbers(after(text, "\"delta_t\": "), &days, 1);
    text = read_numbers(after(text, "\"stability\": "), &expected.stability, 1);
    text = read_numbers(after(text, "\"stability_fast\": "), &expected.fast_stability, 1);
    text = read_numbers(after(text, "\"difficulty\": "), &expected.difficulty, 1);
    text = read_numbers(after(text, "\"intervals\": ["), intervals, TARGETS);
    *memory = first ? fsrs7_first(model, (enum grade)grade) : fsrs7_next(model, *memory, days, (enum grade)grade);
    assert_memory_near(*memory, expected, 1e-9);
    for (int k = 0; k < TARGETS; k++)
        assert_interval_near(model, *memory, targets[k], intervals[k]);
    return text;
}

static void test_all_reference_vectors(void **state)
{
    (void)state;
    char *file = shared_data("data/fsrs/vectors/fsrs7_vectors.json");
    if (!file)
        skip();
    size_t steps = 0;
    char *at = after(file, "\"cases\"");
    while ((at = after(at, "{\"params\": \""))) {
        char name[32] = "";
        memcpy(name, at, strcspn(at, "\"") < 31 ? strcspn(at, "\"") : 31);
        struct fsrs7 model = read_model(file, name);
        struct memory memory = {0};
        bool first = true;
        char *end = after(at, "\"last_review_loss_grad\"");
        for (char *step; (step = after(at, "\"rating\": ")) && step < end; first = false, steps++)
            at = check_reference_step(step, &model, &memory, first);
        at = end;
    }
    assert_true(steps > 1000);
    free(file);
}

static char *check_upstream_sequence(char *text)
{
    char *expected = after(text, "\"expected\": [");
    struct memory memory = {0};
    bool first = true;
    do {
        double numbers[3];
        enum grade grade = (enum grade)strtol(text, &text, 10);
        double days = strtod(text + 1, &text);
        memory = first ? fsrs7_first(&fsrs7_default, grade) : fsrs7_next(&fsrs7_default, memory, days, grade);
        expected = read_numbers(after(expected, "["), numbers, 3);
        assert_memory_near(memory, (struct memory){numbers[0], numbers[1], numbers[2]}, 1e-4);
        first = false;
    } while (*text++ == ',');
    return expected;
}

static void test_upstream_numbers(void **state)
{
    (void)state;
    char *file = shared_data("data/fsrs/vectors/fsrs7_upstream_reference.json");
    if (!file)
        skip();
    size_t sequences = 0, intervals = 0;
    for (char *at = file; (at = after(at, "\"seq\": \"")); sequences++)
        at = check_upstream_sequence(at);
    for (char *at = file; (at = after(at, "{\"state\": [")); intervals++) {
        double numbers[3];
        char *pair = after(read_numbers(at, numbers, 3), "\"expected\": {");
        while (*pair == '"') {
            double target = strtod(pair + 1, &pair);
            double days = strtod(pair + 2, &pair);
            struct memory memory = {numbers[0], numbers[1], numbers[2]};
            assert_near(fsrs7_interval(&fsrs7_default, memory, target), days, 1e-4);
            pair += strspn(pair, ", ");
        }
    }
    assert_int_equal(sequences, 3);
    assert_int_equal(intervals, 7);
    free(file);
}

/* Parameters between the bounds of training, so that properties are proved for more than the default. */
static const double bounds[FSRS7_PARAMETERS][2] = {
    {0.0001, 50}, {0.0001, 100}, {0.0001, 100}, {0.0001, 100}, {1, 10},      {0.001, 4},  {0.1, 4},
    {0, 4},       {0, 1.2},      {0.3, 3},      {0.01, 1.5},   {0.1, 1},     {0, 3.5},    {0, 1},
    {1, 7},       {0, 4},        {0, 2},        {0.5, 6},      {0.001, 1.5}, {0.001, 1},  {0, 5},
    {0, 1},       {1, 7},        {0.01, 0.25},  {0.01, 0.95},  {0.2, 0.85},  {0.5, 0.99}, {0.01, 1},
    {0.1, 1},     {0, 0.9},      {0.1, 1.1},    {0, 1},        {0, 0.6},     {0, 0.6},
};

static struct fsrs7 random_model(struct random *random)
{
    struct fsrs7 model = fsrs7_default;
    if (random_below(random, 4) == 0)
        return model;
    for (int i = 0; i < FSRS7_PARAMETERS; i++) {
        double where = random_below(random, 8) == 0 ? (double)random_below(random, 2) : random_unit(random);
        model.w[i] = bounds[i][0] + where * (bounds[i][1] - bounds[i][0]);
    }
    return model;
}

static double random_between(struct random *random, double low, double high)
{
    switch (random_below(random, 8)) {
    case 0:
        return low;
    case 1:
        return high;
    default:
        return exp(log(low) + random_unit(random) * (log(high) - log(low)));
    }
}

static struct memory random_memory(struct random *random)
{
    return (struct memory){
        .stability = random_between(random, 1e-4, 36500),
        .fast_stability = random_between(random, 1e-4, 36500),
        .difficulty = random_between(random, 1, 10),
    };
}

static void assert_memory_possible(struct memory memory)
{
    assert_true(memory.stability >= 1e-4 && memory.stability <= 36500);
    assert_true(memory.fast_stability >= 1e-4 && memory.fast_stability <= 36500);
    assert_true(memory.difficulty >= 1 && memory.difficulty <= 10);
}

static void test_better_grades_remember_longer(void **state)
{
    (void)state;
    struct random random = random_seeded(1);
    for (int i = 0; i < 20000; i++) {
        struct fsrs7 model = random_model(&random);
        struct memory memory = random_memory(&random);
        double days = random_between(&random, 1e-6, 36500);
        struct memory last = fsrs7_next(&model, memory, days, GRADE_AGAIN);
        assert_memory_possible(last);
        for (int grade = GRADE_HARD; grade <= GRADE_EASY; grade++) {
            struct memory next = fsrs7_next(&model, memory, days, (enum grade)grade);
            assert_memory_possible(next);
            assert_true(last.stability <= next.stability);
            last = next;
        }
    }
}

static void test_retrievability_falls(void **state)
{
    (void)state;
    struct random random = random_seeded(2);
    for (int i = 0; i < 5000; i++) {
        struct fsrs7 model = random_model(&random);
        struct memory memory = random_memory(&random);
        double last = fsrs7_retrievability(&model, memory, 0);
        assert_near(last, 1 - 1e-5, 1e-12);
        for (double days = 1e-4; days < 1e5; days *= 10) {
            double next = fsrs7_retrievability(&model, memory, days);
            assert_true(next > 0 && next <= last);
            last = next;
        }
        assert_true(fsrs7_retrievability(&model, memory, -5) == fsrs7_retrievability(&model, memory, 0));
    }
}

static void test_interval_is_the_inverse(void **state)
{
    (void)state;
    struct random random = random_seeded(3);
    for (int i = 0; i < 20000; i++) {
        struct fsrs7 model = random_model(&random);
        struct memory memory = random_memory(&random);
        double target = 0.5 + 0.49 * random_unit(&random);
        double days = fsrs7_interval(&model, memory, target);
        assert_true(days >= 0 && days <= 36500);
        double reached = fsrs7_retrievability(&model, memory, days);
        if (days < 36500)
            assert_true(fabs(reached - target) < 1e-9);
        else
            assert_true(reached >= target - 1e-9);
    }
}

static void test_interval_at_the_edges(void **state)
{
    (void)state;
    struct memory memory = fsrs7_first(&fsrs7_default, GRADE_GOOD);
    assert_true(fsrs7_interval(&fsrs7_default, memory, 1.0) == 0);
    assert_true(fsrs7_interval(&fsrs7_default, memory, 0.0) == 36500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_sequences),       cmocka_unit_test(test_all_reference_vectors),
        cmocka_unit_test(test_upstream_numbers),      cmocka_unit_test(test_better_grades_remember_longer),
        cmocka_unit_test(test_retrievability_falls),  cmocka_unit_test(test_interval_is_the_inverse),
        cmocka_unit_test(test_interval_at_the_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
