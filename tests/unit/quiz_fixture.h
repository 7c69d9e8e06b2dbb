/*
 * A library made of cards that stand in the test itself, for the quiz without any files.
 */
#ifndef TESTS_QUIZ_FIXTURE_H
#define TESTS_QUIZ_FIXTURE_H

#include "grill/base/clock.h"
#include "grill/deck/library.h"
#include "grill/quiz/progress.h"

/* Monday, 2026-01-05, 12:00 UTC. */
#define NOON    1767614400000
#define MINUTES ((int64_t)MS_PER_MINUTE)
#define DAYS    ((int64_t)MS_PER_DAY)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
    struct library library;
    struct progress progress;
    struct deck deck;
    struct topic root;
};

static const struct progress_options fixture_options = {
    .schedule = {.model = &fsrs7_default, .retention = 0.9, .maximum_days = 36500, .fuzz = false},
    .rollover = 4,
};

static inline struct card fixture_card(const char *id)
{
    return (struct card){.id = str_of(id), .question = str_of(id), .answer = STR("answer"), .kind = CARD_QUESTION};
}

static inline void fixture_init(struct fixture *fixture, struct card *cards, size_t count)
{
    *fixture = (struct fixture){.deck = {.cards = cards, .card_count = count}};
    fixture->deck.root = &fixture->root;
    map_init(&fixture->library.cards);
    for (size_t i = 0; i < count; i++) {
        cards[i].deck = &fixture->deck;
        cards[i].topic = &fixture->root;
        map_put(&fixture->library.cards, cards[i].id, &cards[i]);
    }
    fixture->library.card_count = count;
    progress_init(&fixture->progress, &fixture_options);
}

static inline void fixture_release(struct fixture *fixture)
{
    map_release(&fixture->library.cards);
    progress_release(&fixture->progress);
}

static inline void fixture_review(struct fixture *fixture, const char *card, int64_t ms, enum grade grade)
{
    const struct record record = {.kind = RECORD_REVIEW, .card = str_of(card), .ms = ms, .grade = (int)grade};
    progress_fold(&fixture->progress, &record, 1);
}

#endif
