/*
 * check: a typed answer compared with the card's.
 *
 * Words are folded (case, accents, punctuation, common inflection by edit distance); numbers and formulas must match
 * exactly. In short answers negation ("not", "un-") and the order of words count: "right to left" is not "left to
 * right". Alternatives ("sofa / couch") are each right. The verdict is advice: in a quiz the user always gives the
 * final grade.
 */
#ifndef GRILL_QUIZ_CHECK_H
#define GRILL_QUIZ_CHECK_H

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"
#include "grill/sched/fsrs7.h"

enum verdict { VERDICT_WRONG, VERDICT_PARTLY, VERDICT_RIGHT };

struct check {
    enum verdict verdict;
    double score; /* 0..1: how much of what matters was said */
    /* Words of the answer that were not said, the weightiest first, at most 4; of a list its items, at most 8. */
    const str *missing;
    size_t missing_count;
};

/* Whether there is anything to compare with: an answer, or options of which one is right. */
bool check_is_possible(const struct card *card);
/* Compares; results live in the arena. For choices the letter, the number or the text of an option counts. */
struct check check_answer(struct arena *arena, const struct card *card, str typed);
/* The grade that the verdict suggests; never Easy, because how easy it was only the user knows. */
enum grade check_grade(const struct check *check);

#endif
