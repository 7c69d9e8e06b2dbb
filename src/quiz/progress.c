#include "grill/quiz/progress.h"

#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/base/clock.h"
#include "grill/base/hash.h"
#include "grill/base/trap.h"
#include "study_days_int.h"

enum item_kind {
    ITEM_REVIEW,
    ITEM_SUSPEND,
    ITEM_RESUME,
    ITEM_FLAG,
    ITEM_TOOK, /* the history of another card before this goes on here */
    ITEM_GAVE, /* the history before this went to another card */
};

/* Items of one card form a chain from the newest to the oldest. A history that moves is not copied: the two ends of the
 * move are marked, and whoever walks the chains stops at one and turns off at the other. That makes undoing it easy. */
struct progress_item {
    int64_t ms;
    uint32_t older; /* number of the next item of the chain, 0 at its end */
    uint32_t owner; /* index of the standing in whose chain it is */
    uint32_t rename;
    uint8_t kind;
    uint8_t grade;
    uint8_t flags;
    bool undone;
};

struct progress_rename {
    uint32_t head; /* the newest item that moved, 0 when there was none */
    uint32_t from; /* index of the standing it was taken from */
    uint32_t took; /* number of the TOOK item */
    bool undone;
};

/* Numbers of items, growing. */
struct numbers {
    uint32_t *list;
    size_t count;
    size_t cap;
};

static void numbers_add(struct numbers *numbers, uint32_t number)
{
    numbers->list = array_reserve(numbers->list, &numbers->cap, numbers->count + 1, sizeof(*numbers->list));
    numbers->list[numbers->count++] = number;
}

void progress_init(struct progress *progress, const struct progress_options *options)
{
    *progress = (struct progress){.options = *options};
    arena_init(&progress->arena);
    map_init(&progress->standings);
    progress->days = study_days_new(options->rollover);
    /* Number 0 means no item, so the first place stays empty. */
    progress->history = array_reserve(NULL, &progress->history_cap, 1, sizeof(*progress->history));
    progress->history[0] = (struct progress_item){0};
    progress->history_count = 1;
}

void progress_release(struct progress *progress)
{
    free(progress->history);
    free(progress->renames);
    free(progress->changed);
    study_days_free(progress->days);
    map_release(&progress->standings);
    arena_release(&progress->arena);
}

static struct standing *standing_at(const struct progress *progress, uint32_t index)
{
    return progress->standings.entries[index].value;
}

static struct standing *find_or_add(struct progress *progress, str card)
{
    struct standing *standing = map_find(&progress->standings, card);
    if (standing)
        return standing;
    standing = ARENA_NEW(&progress->arena, struct standing);
    standing->card = arena_copy(&progress->arena, card);
    standing->index = (uint32_t)progress->standings.count;
    map_put(&progress->standings, standing->card, standing);
    return standing;
}

static void mark_changed(struct progress *progress, struct standing *standing)
{
    if (standing->changed)
        return;
    standing->changed = true;
    progress->changed = array_reserve(progress->changed, &progress->changed_cap, progress->changed_count + 1,
                                      sizeof(struct standing *));
    progress->changed[progress->changed_count++] = standing;
}

static void mark_stale(struct progress *progress, struct standing *standing)
{
    standing->stale = true;
    mark_changed(progress, standing);
}

static void reserve_history(struct progress *progress, size_t more)
{
    progress->history = array_reserve(progress->history, &progress->history_cap, progress->history_count + more,
                                      sizeof(*progress->history));
}

/* Puts an item at the head of the card's chain and returns its number. */
static uint32_t add_item(struct progress *progress, struct standing *standing, enum item_kind kind,
                         const struct record *record)
{
    ENSURE(progress->history_count < UINT32_MAX);
    reserve_history(progress, 1);
    uint32_t number = (uint32_t)progress->history_count++;
    progress->history[number] = (struct progress_item){
        .ms = record->ms,
        .older = standing->newest,
        .owner = standing->index,
        .kind = (uint8_t)kind,
        .grade = (uint8_t)record->grade,
        .flags = (uint8_t)record->flags,
    };
    standing->newest = number;
    mark_changed(progress, standing);
    return number;
}

static void apply_review(const struct progress *progress, struct standing *standing, uint32_t number)
{
    const struct progress_item *item = &progress->history[number];
    const struct schedule_options *schedule = &progress->options.schedule;
    enum grade grade = (enum grade)item->grade;
    if (item->flags & RECORD_PRACTICE)
        return;
    standing->suspended = false; /* whoever grades a card wants it asked */
    if (standing->reviews == 0) {
        standing->first = item->ms;
        standing->memory = fsrs7_first(schedule->model, grade);
    } else {
        standing->elapsed = item->ms > standing->last ? (double)(item->ms - standing->last) / MS_PER_DAY : 0.0;
        if (grade == GRADE_AGAIN && schedule_is_learned(schedule, standing->memory))
            standing->lapses++;
        standing->previous = standing->memory;
        standing->memory = fsrs7_next(schedule->model, standing->memory, standing->elapsed, grade);
    }
    standing->last = item->ms;
    standing->last_item = number;
    standing->reviews++;
}

static void apply(const struct progress *progress, struct standing *standing, uint32_t number)
{
    const struct progress_item *item = &progress->history[number];
    switch ((enum item_kind)item->kind) {
    case ITEM_REVIEW:
        apply_review(progress, standing, number);
        break;
    case ITEM_SUSPEND:
        standing->suspended = true;
        break;
    case ITEM_RESUME:
        standing->suspended = false;
        break;
    case ITEM_FLAG:
        standing->flagged = item->flags & 1;
        break;
    case ITEM_TOOK:
    case ITEM_GAVE:
        break;
    }
}

/* What the question was, when the record tells. */
static void learn_words(struct progress *progress, struct standing *standing, const struct record *record)
{
    str place;
    str words;
    record_question(record, &place, &words);
    if (words.len == 0)
        return;
    standing->place = arena_copy(&progress->arena, place);
    standing->words = arena_copy(&progress->arena, words);
}

static void add_and_apply(struct progress *progress, enum item_kind kind, const struct record *record)
{
    struct standing *standing = find_or_add(progress, record->card);
    uint32_t number = add_item(progress, standing, kind, record);
    learn_words(progress, standing, record);
    if (!standing->stale)
        apply(progress, standing, number);
}

/* Whether the history before this item belongs to another card now. */
static bool is_given_away(const struct progress *progress, const struct progress_item *item)
{
    return item->kind == ITEM_GAVE && !progress->renames[item->rename].undone;
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The items that make up a card's history, in the order they were folded, undone ones left out. */
static struct numbers gather(const struct progress *progress, const struct standing *standing)
{
    struct numbers found = {0};
    struct numbers heads = {0};
    numbers_add(&heads, standing->newest);
    while (heads.count > 0) {
        uint32_t number = heads.list[--heads.count];
        for (const struct progress_item *item; number != 0; number = item->older) {
            item = &progress->history[number];
            if (is_given_away(progress, item))
                break;
            if (item->kind == ITEM_TOOK && !item->undone)
                numbers_add(&heads, progress->renames[item->rename].head);
            if (!item->undone)
                numbers_add(&found, number);
        }
    }
    free(heads.list);
    if (found.count > 1)
        qsort(found.list, found.count, sizeof(*found.list), compare_numbers);
    return found;
}

static void fold_again(const struct progress *progress, struct standing *standing)
{
    *standing = (struct standing){
        .card = standing->card,
        .place = standing->place,
        .words = standing->words,
        .index = standing->index,
        .newest = standing->newest,
        .changed = standing->changed,
    };
    struct numbers items = gather(progress, standing);
    for (size_t i = 0; i < items.count; i++)
        apply(progress, standing, items.list[i]);
    free(items.list);
}

/* The item among all that make up the card's history, those of other chains included. */
static uint32_t find_moved_item(const struct progress *progress, const struct standing *standing, int64_t ms)
{
    uint32_t found = 0;
    struct numbers items = gather(progress, standing);
    for (size_t i = items.count; i-- > 0 && found == 0;) {
        const struct progress_item *item = &progress->history[items.list[i]];
        if (item->ms == ms && item->kind != ITEM_GAVE)
            found = items.list[i];
    }
    free(items.list);
    return found;
}

/* The item of the card that was recorded at that time, or 0. Usually it is the newest one. */
static uint32_t find_item(const struct progress *progress, const struct standing *standing, int64_t ms)
{
    for (uint32_t number = standing->newest; number != 0; number = progress->history[number].older) {
        const struct progress_item *item = &progress->history[number];
        if (item->ms == ms && !item->undone && item->kind != ITEM_GAVE)
            return number;
        if (item->ms < ms || is_given_away(progress, item))
            return 0;
        if (item->kind == ITEM_TOOK)
            return find_moved_item(progress, standing, ms);
    }
    return 0;
}

/* Taken out of its chain, so that taking back many in a row does not walk over all of them each time. */
static void unlink_item(struct progress *progress, uint32_t number)
{
    const struct progress_item *item = &progress->history[number];
    uint32_t *link = &standing_at(progress, item->owner)->newest;
    while (*link > number)
        link = &progress->history[*link].older;
    if (*link == number)
        *link = item->older;
}

static void fold_undo(struct progress *progress, const struct record *record)
{
    struct standing *standing = map_find(&progress->standings, record->card);
    uint32_t number = standing ? find_item(progress, standing, record->target) : 0;
    if (number == 0)
        return;
    struct progress_item *item = &progress->history[number];
    item->undone = true;
    unlink_item(progress, number);
    mark_stale(progress, standing);
    if (item->kind == ITEM_TOOK) {
        progress->renames[item->rename].undone = true;
        mark_stale(progress, standing_at(progress, progress->renames[item->rename].from));
    }
}

static void fold_rename(struct progress *progress, const struct record *record)
{
    struct standing *from = map_find(&progress->standings, record->other);
    if (!from || str_eq(record->card, record->other))
        return;
    struct standing *to = find_or_add(progress, record->card);
    progress->renames =
        array_reserve(progress->renames, &progress->rename_cap, progress->rename_count + 1, sizeof(*progress->renames));
    uint32_t rename = (uint32_t)progress->rename_count++;
    uint32_t head = from->newest;
    uint32_t gave = add_item(progress, from, ITEM_GAVE, record);
    uint32_t took = add_item(progress, to, ITEM_TOOK, record);
    learn_words(progress, to, record);
    progress->history[gave].rename = rename;
    progress->history[took].rename = rename;
    progress->renames[rename] = (struct progress_rename){.head = head, .from = from->index, .took = took};
    mark_stale(progress, from);
    mark_stale(progress, to);
}

/* The fuzz of a review comes from the card it was given to and the reviews before it. */
static uint64_t fuzz_seed(str card, unsigned reviews)
{
    return hash64(card, reviews);
}

/* Works out what only the last review decides: when the card falls due. */
static void bring_up_to_date(const struct progress *progress, struct standing *standing)
{
    if (standing->stale)
        fold_again(progress, standing);
    standing->changed = false;
    if (standing->reviews == 0)
        return;

    const struct schedule_options *schedule = &progress->options.schedule;
    const struct progress_item *item = &progress->history[standing->last_item];
    bool first = standing->reviews == 1;
    struct review_moment moment = {
        .memory = first ? NULL : &standing->previous,
        .days = standing->elapsed,
        .previous_days = first ? 0 : schedule_plain_days(schedule, standing->previous),
        .seed = fuzz_seed(standing_at(progress, item->owner)->card, standing->reviews - 1),
    };
    struct interval interval = schedule_grade(schedule, &moment, (enum grade)item->grade).interval;
    standing->interval_days = interval.days;
    if (interval.days == 0)
        standing->due = standing->last + (int64_t)interval.minutes * MS_PER_MINUTE;
    else
        standing->due = study_days_start(progress->days, study_days_of(progress->days, standing->last) + interval.days);
    standing->first_day = study_days_of(progress->days, standing->first);
}

static void fold_one(struct progress *progress, const struct record *record)
{
    switch (record->kind) {
    case RECORD_REVIEW:
        add_and_apply(progress, ITEM_REVIEW, record);
        break;
    case RECORD_SUSPEND:
        add_and_apply(progress, ITEM_SUSPEND, record);
        break;
    case RECORD_RESUME:
        add_and_apply(progress, ITEM_RESUME, record);
        break;
    case RECORD_FLAG:
        add_and_apply(progress, ITEM_FLAG, record);
        break;
    case RECORD_UNDO:
        fold_undo(progress, record);
        break;
    case RECORD_RENAME:
        fold_rename(progress, record);
        break;
    case RECORD_UNKNOWN:
    case RECORD_KIND_COUNT:
        break;
    }
}

void progress_fold(struct progress *progress, const struct record *records, size_t count)
{
    reserve_history(progress, count);
    for (size_t i = 0; i < count; i++)
        fold_one(progress, &records[i]);
    for (size_t i = 0; i < progress->changed_count; i++)
        bring_up_to_date(progress, progress->changed[i]);
    progress->changed_count = 0;
}

const struct standing *progress_find(const struct progress *progress, str card)
{
    return map_find(&progress->standings, card);
}

void progress_preview(const struct progress *progress, str card, int64_t now, struct outcome outcomes[4])
{
    const struct schedule_options *schedule = &progress->options.schedule;
    const struct standing *standing = progress_find(progress, card);
    struct review_moment moment = {.seed = fuzz_seed(card, standing ? standing->reviews : 0)};
    if (standing && standing->reviews > 0) {
        moment.memory = &standing->memory;
        moment.days = now > standing->last ? (double)(now - standing->last) / MS_PER_DAY : 0.0;
        moment.previous_days = schedule_plain_days(schedule, standing->memory);
    }
    schedule_preview(schedule, &moment, outcomes);
}

double progress_recall(const struct progress *progress, const struct standing *standing, int64_t now)
{
    if (standing->reviews == 0)
        return 0.0;
    double days = (double)(now - standing->last) / MS_PER_DAY;
    return fsrs7_retrievability(progress->options.schedule.model, standing->memory, days);
}

size_t progress_introduced(const struct progress *progress, int32_t day)
{
    size_t count = 0;
    for (size_t i = 0; i < progress->standings.count; i++) {
        const struct standing *standing = progress->standings.entries[i].value;
        if (standing->reviews > 0 && standing->first_day == day)
            count++;
    }
    return count;
}

/* The card to whose history the item belongs now: follows the moves that came after it. */
static const struct standing *holder_of(const struct progress *progress, uint32_t number)
{
    for (;;) {
        const struct standing *owner = standing_at(progress, progress->history[number].owner);
        uint32_t gave = 0;
        for (uint32_t at = owner->newest; at > number; at = progress->history[at].older) {
            if (is_given_away(progress, &progress->history[at]))
                gave = at;
        }
        if (gave == 0)
            return owner;
        number = progress->renames[progress->history[gave].rename].took;
    }
}

const struct standing *progress_last_step(const struct progress *progress, int64_t *ms)
{
    for (size_t number = progress->history_count; number-- > 1;) {
        const struct progress_item *item = &progress->history[number];
        if ((item->kind != ITEM_REVIEW && item->kind != ITEM_SUSPEND && item->kind != ITEM_RESUME) || item->undone)
            continue;
        *ms = item->ms;
        return holder_of(progress, (uint32_t)number);
    }
    return NULL;
}
