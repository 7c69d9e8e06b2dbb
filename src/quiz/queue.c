#include "grill/quiz/queue.h"

#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/clock.h"
#include "grill/base/random.h"
#include "grill/base/trap.h"

/* A card that may be asked. `key` puts those that are due in order: the likelier remembered first. */
struct entry {
    const struct card *card;
    double key;
    size_t place; /* in the library */
};

struct entries {
    struct entry *list;
    size_t count;
    size_t cap;
};

/* What stands of the queue while it is being built. */
struct builder {
    const struct progress *progress;
    const struct queue_options *options;
    struct entries due;
    struct entries fresh;
    struct entries soon;
    struct entries rest; /* not due, wanted with `all` only */
    size_t left_aside;   /* suspended, or with `suspended` not */
};

static void entries_add(struct entries *entries, const struct card *card, double key, size_t place)
{
    entries->list = array_reserve(entries->list, &entries->cap, entries->count + 1, sizeof(*entries->list));
    entries->list[entries->count++] = (struct entry){.card = card, .key = key, .place = place};
}

static bool is_wanted(const struct queue_options *options, const struct card *card)
{
    if (options->kinds != 0 && !(options->kinds & 1u << card->kind))
        return false;
    return !options->wanted || options->wanted(card, options->wanted_context);
}

/* Puts one card where it belongs. */
static void sort_in(struct builder *builder, const struct card *card, size_t place)
{
    const struct queue_options *options = builder->options;
    const struct standing *standing = progress_find(builder->progress, card->id);
    if (!is_wanted(options, card))
        return;
    if ((standing && standing->suspended) != options->suspended) {
        builder->left_aside++;
        return;
    }
    if (!standing || standing->reviews == 0)
        entries_add(&builder->fresh, card, 0.0, place);
    else if (standing->due <= options->now)
        entries_add(&builder->due, card, -progress_recall(builder->progress, standing, options->now), place);
    else if (standing->interval_days == 0 &&
             standing->due - options->now <= (int64_t)QUEUE_LEARN_AHEAD_MINUTES * MS_PER_MINUTE)
        entries_add(&builder->soon, card, (double)standing->due, place);
    else
        entries_add(&builder->rest, card, 0.0, place);
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a;
    const struct entry *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void sort_entries(struct entries *entries)
{
    if (entries->count > 1)
        qsort(entries->list, entries->count, sizeof(*entries->list), compare_entries);
}

static void shuffle_entries(struct entries *entries, uint64_t seed)
{
    struct random random = random_seeded(seed);
    for (size_t i = entries->count; i > 1; i--) {
        size_t other = (size_t)random_below(&random, i);
        struct entry kept = entries->list[i - 1];
        entries->list[i - 1] = entries->list[other];
        entries->list[other] = kept;
    }
}

static bool are_siblings(const struct card *a, const struct card *b)
{
    return a->group != 0 && a->group == b->group && a->deck == b->deck;
}

/* Where a card of the same text follows, another one from a little further on takes its place. */
static void part_siblings(struct entries *entries)
{
    enum { LOOK_AHEAD = 16 };
    for (size_t i = 1; i < entries->count; i++) {
        const struct card *before = entries->list[i - 1].card;
        size_t other = i;
        while (other < entries->count && other < i + LOOK_AHEAD && are_siblings(before, entries->list[other].card))
            other++;
        if (other == i || other == entries->count || other == i + LOOK_AHEAD)
            continue;
        struct entry kept = entries->list[i];
        entries->list[i] = entries->list[other];
        entries->list[other] = kept;
    }
}

/* Whether this is the first card of its text; remembers it. */
static bool is_first_sibling(struct map *seen, struct arena *arena, const struct card *card)
{
    if (card->group == 0)
        return true;
    return map_put(seen, arena_format(arena, "%p %u", (const void *)card->deck, (unsigned)card->group), NULL);
}

static void bury_siblings(struct entries *entries, struct map *seen, struct arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < entries->count; i++) {
        if (is_first_sibling(seen, arena, entries->list[i].card))
            entries->list[kept++] = entries->list[i];
    }
    entries->count = kept;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static const struct card **take(const struct card **to, const struct entries *from, size_t count)
{
    for (size_t i = 0; i < count; i++)
        *to++ = from->list[i].card;
    return to;
}

static const struct card **room(size_t count)
{
    return count == 0 ? NULL : xcalloc(count, sizeof(const struct card *));
}

/* Everything, in the order of the files or at random. */
static void build_all(struct queue *queue, struct builder *builder)
{
    const struct queue_options *options = builder->options;
    struct entries every = {0};
    const struct entries *const parts[] = {&builder->due, &builder->fresh, &builder->soon, &builder->rest};
    for (size_t part = 0; part < sizeof(parts) / sizeof(parts[0]); part++) {
        for (size_t i = 0; i < parts[part]->count; i++)
            entries_add(&every, parts[part]->list[i].card, 0.0, parts[part]->list[i].place);
    }
    sort_entries(&every);
    if (options->shuffle) {
        shuffle_entries(&every, options->seed);
        part_siblings(&every);
    }
    queue->count = options->limit == 0 ? every.count : smaller(every.count, options->limit);
    queue->due_count = builder->due.count;
    queue->cards = room(queue->count);
    take(queue->cards, &every, queue->count);
    free(every.list);
}

/* How many new cards the study day has left. */
static size_t new_allowance(const struct builder *builder)
{
    const struct queue_options *options = builder->options;
    int32_t today = clock_study_day(options->now, builder->progress->options.rollover);
    size_t introduced = progress_introduced(builder->progress, today);
    return options->new_limit > introduced ? options->new_limit - introduced : 0;
}

static void build_due(struct queue *queue, struct builder *builder)
{
    const struct queue_options *options = builder->options;
    struct map seen;
    struct arena arena;
    map_init(&seen);
    arena_init(&arena);
    sort_entries(&builder->soon);
    sort_entries(&builder->due);
    if (options->shuffle)
        shuffle_entries(&builder->fresh, options->seed);
    bury_siblings(&builder->soon, &seen, &arena);
    bury_siblings(&builder->due, &seen, &arena);
    bury_siblings(&builder->fresh, &seen, &arena);
    map_release(&seen);
    arena_release(&arena);

    size_t limit = options->limit == 0 ? SIZE_MAX : options->limit;
    queue->due_count = smaller(builder->due.count, limit);
    size_t fresh = smaller(smaller(builder->fresh.count, new_allowance(builder)), limit - queue->due_count);
    queue->count = queue->due_count + fresh;
    queue->due_left = builder->due.count - queue->due_count;
    queue->new_left = builder->fresh.count - fresh;
    queue->cards = room(queue->count);
    take(take(queue->cards, &builder->due, queue->due_count), &builder->fresh, fresh);

    queue->soon_count = smaller(builder->soon.count, limit - queue->count);
    queue->soon = room(queue->soon_count);
    take(queue->soon, &builder->soon, queue->soon_count);
}

void queue_build(struct queue *queue, const struct library *library, const struct progress *progress,
                 const struct queue_options *options)
{
    *queue = (struct queue){0};
    struct builder builder = {.progress = progress, .options = options};
    for (size_t i = 0; i < library->cards.count; i++)
        sort_in(&builder, library->cards.entries[i].value, i);
    queue->later = builder.rest.count;
    queue->left_aside = builder.left_aside;
    if (options->all || options->suspended)
        build_all(queue, &builder);
    else
        build_due(queue, &builder);
    free(builder.due.list);
    free(builder.fresh.list);
    free(builder.soon.list);
    free(builder.rest.list);
}

void queue_release(struct queue *queue)
{
    free(queue->cards);
    free(queue->soon);
    *queue = (struct queue){0};
}
