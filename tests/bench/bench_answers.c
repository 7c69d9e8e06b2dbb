/*
 * How well the answer checker agrees with people: correlation with their grades of students' answers, and what becomes
 * of answers that are none. Needs the graded answers beside the repository; without them it says so.
 */
#include "../unit/shared_data.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/clock.h"
#include "grill/base/trap.h"
#include "grill/quiz/check.h"

enum { FIELDS = 4, QUESTION = 0, REFERENCE = 1, STUDENT = 2, SCORE = 3 };

struct row {
    str fields[FIELDS];
    double score;
};

struct rows {
    struct row *list;
    size_t count;
    size_t cap;
};

/* One CSV field, quotes taken off; moves `*at` behind the comma or the end of the line. */
static str read_field(struct arena *arena, char **at)
{
    struct buf buf;
    buf_init(&buf);
    bool quoted = **at == '"';
    char *p = *at + quoted;
    for (; *p && (quoted || !strchr(",\r\n", *p)); p++) {
        if (quoted && *p == '"') {
            if (p[1] != '"')
                break;
            p++;
        }
        buf_add_byte(&buf, *p);
    }
    p += quoted && *p == '"';
    p += *p == '\r';
    p += *p == ',' || *p == '\n';
    *at = p;
    str field = arena_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return field;
}

static struct rows read_rows(struct arena *arena, char *text)
{
    struct rows rows = {0};
    char *at = strchr(text, '\n') + 1;
    while (*at) {
        rows.list = array_reserve(rows.list, &rows.cap, rows.count + 1, sizeof(*rows.list));
        struct row *row = &rows.list[rows.count++];
        for (int i = 0; i < FIELDS; i++)
            row->fields[i] = read_field(arena, &at);
        row->score = strtod(row->fields[SCORE].ptr, NULL);
    }
    return rows;
}

static struct check check_row(struct arena *arena, const struct row *row, str typed)
{
    struct card card = {.kind = CARD_QUESTION, .question = row->fields[QUESTION], .answer = row->fields[REFERENCE]};
    return check_answer(arena, &card, typed);
}

static double correlation(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        xy += (x[i] - mx) * (y[i] - my);
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
    }
    return xy / sqrt(xx * yy);
}

static void print_verdicts(const char *what, const size_t counts[3])
{
    double all = (double)(counts[0] + counts[1] + counts[2]);
    printf("  %-34s right %5.1f %%  partly %5.1f %%  wrong %5.1f %%  (%.0f)\n", what,
           100 * (double)counts[VERDICT_RIGHT] / all, 100 * (double)counts[VERDICT_PARTLY] / all,
           100 * (double)counts[VERDICT_WRONG] / all, all);
}

static void compare_with_people(const struct rows *rows)
{
    double *scores = xcalloc(rows->count, sizeof(double));
    double *people = xcalloc(rows->count, sizeof(double));
    size_t good[3] = {0}, middling[3] = {0}, poor[3] = {0};
    int64_t start = clock_ticks();
    for (size_t i = 0; i < rows->count; i++) {
        struct arena arena;
        arena_init(&arena);
        struct check check = check_row(&arena, &rows->list[i], rows->list[i].fields[STUDENT]);
        scores[i] = check.score;
        people[i] = rows->list[i].score;
        size_t *counts = people[i] >= 0.9 ? good : people[i] >= 0.5 ? middling : poor;
        counts[check.verdict]++;
        arena_release(&arena);
    }
    double ms = (double)(clock_ticks() - start);
    printf("answers: Pearson r = %.4f with people's scores, %zu answers, %.3f ms each\n",
           correlation(scores, people, rows->count), rows->count, ms / (double)rows->count);
    print_verdicts("people say 0.9 or more:", good);
    print_verdicts("people say 0.5 to 0.9:", middling);
    print_verdicts("people say less than 0.5:", poor);
    free(scores);
    free(people);
}

/* An answer to another question, and the question itself, should not pass. */
static void try_non_answers(const struct rows *rows)
{
    size_t other[3] = {0}, echo[3] = {0}, itself[3] = {0};
    for (size_t i = 0; i < rows->count; i++) {
        struct arena arena;
        arena_init(&arena);
        const struct row *row = &rows->list[i];
        const struct row *far = &rows->list[(i + rows->count / 2) % rows->count];
        other[check_row(&arena, row, far->fields[STUDENT]).verdict]++;
        echo[check_row(&arena, row, row->fields[QUESTION]).verdict]++;
        itself[check_row(&arena, row, row->fields[REFERENCE]).verdict]++;
        arena_release(&arena);
    }
    print_verdicts("answer to another question:", other);
    print_verdicts("the question itself:", echo);
    print_verdicts("the expected answer itself:", itself);
}

int main(void)
{
    char *text = shared_data("data/answers/train.csv");
    if (!text) {
        printf("answers: no graded answers at hand, nothing measured\n");
        return 0;
    }
    struct arena arena;
    arena_init(&arena);
    struct rows rows = read_rows(&arena, text);
    compare_with_people(&rows);
    try_non_answers(&rows);
    free(rows.list);
    free(text);
    arena_release(&arena);
    return 0;
}
