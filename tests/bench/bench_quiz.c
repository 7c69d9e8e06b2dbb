/*
 * What remembering costs: folding a million reviews, building the queue of a hundred thousand cards, and one review
 * taken through preview and fold.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/quiz_fixture.h"
#include "grill/base/random.h"
#include "grill/base/trap.h"
#include "grill/quiz/queue.h"

enum { REVIEWS = 1000000, MANY_CARDS = 100000, ID_SIZE = 13 };

/* A learner who sees each of `cards` about equally often, one review every half minute of an hour a day. */
static struct record *make_reviews(size_t count, char (*ids)[ID_SIZE], size_t cards)
{
    struct record *records = xcalloc(count, sizeof(*records));
    struct random random = random_seeded(1);
    int64_t ms = NOON;
    for (size_t i = 0; i < count; i++) {
        ms += i % 120 == 0 ? DAYS - 60 * MINUTES : MINUTES / 2;
        size_t card = i < cards ? i : (size_t)random_below(&random, cards);
        records[i] = (struct record){.kind = RECORD_REVIEW, .card = str_of(ids[card]), .ms = ms, .taken = 4000};
        records[i].grade = random_below(&random, 10) == 0 ? GRADE_AGAIN : GRADE_GOOD;
    }
    return records;
}

static char (*make_ids(size_t count))[ID_SIZE]
{
    char(*ids)[ID_SIZE] = xcalloc(count, ID_SIZE);
    for (size_t i = 0; i < count; i++)
        snprintf(ids[i], ID_SIZE, "c%011zu", i);
    return ids;
}

static void time_fold(size_t cards)
{
    char(*ids)[ID_SIZE] = make_ids(cards);
    struct record *records = make_reviews(REVIEWS, ids, cards);
    struct progress progress;
    int64_t start = clock_ticks();
    progress_init(&progress, &fixture_options);
    progress_fold(&progress, records, REVIEWS);
    printf("quiz: %d reviews of %zu cards folded in %lld ms\n", REVIEWS, cards, (long long)(clock_ticks() - start));
    progress_release(&progress);
    free(records);
    free(ids);
}

static void time_queue(void)
{
    char(*ids)[ID_SIZE] = make_ids(MANY_CARDS);
    struct card *cards = xcalloc(MANY_CARDS, sizeof(*cards));
    struct fixture fixture;
    for (size_t i = 0; i < MANY_CARDS; i++)
        cards[i] = fixture_card(ids[i]);
    fixture_init(&fixture, cards, MANY_CARDS);
    struct record *records = make_reviews(MANY_CARDS, ids, MANY_CARDS);
    progress_fold(&fixture.progress, records, MANY_CARDS);
    const struct queue_options options = {.now = records[MANY_CARDS - 1].ms, .new_limit = 20};
    struct queue queue;
    int64_t start = clock_ticks();
    queue_build(&queue, &fixture.library, &fixture.progress, &options);
    printf("quiz: queue of %d cards, %zu of them due, built in %lld ms\n", MANY_CARDS, queue.due_count,
           (long long)(clock_ticks() - start));
    queue_release(&queue);

    enum { LIVE = 20000 };
    start = clock_ticks();
    for (size_t i = 0; i < LIVE; i++) {
        struct outcome outcomes[4];
        progress_preview(&fixture.progress, records[i].card, options.now, outcomes);
        records[i].ms = options.now;
        progress_fold(&fixture.progress, &records[i], 1);
    }
    printf("quiz: one review, previewed and folded: %.2f us\n", 1e3 * (double)(clock_ticks() - start) / LIVE);
    fixture_release(&fixture);
    free(records);
    free(cards);
    free(ids);
}

int main(void)
{
    time_fold(1000);
    time_fold(30000);
    time_queue();
    return 0;
}
