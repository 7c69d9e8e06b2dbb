#include "grill/quiz/identity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"

/* A question is the old one reworded when this share of the weight of their words agrees. */
static const double likeness_needed = 0.6;

enum {
    WORDS_MAX = 60,       /* of a question that are compared */
    CANDIDATES_MAX = 200, /* cards looked at for one orphan */
    TYPO_LETTERS = 4      /* words shorter than this have no typing mistakes, they are other words */
};

/* ---- what the log is told ---- */

/* "folder/file.md" of a path, with nothing in it that would part the fields of a record. */
static str place_of(struct arena *arena, str path)
{
    size_t from = path.len;
    for (int slashes = 0; from > 0; from--)
        if (path.ptr[from - 1] == '/' && ++slashes == 2)
            break;
    if (path.len - from > RECORD_PLACE_MAX)
        from = path.len - RECORD_PLACE_MAX;
    str place = arena_copy(arena, path.len > from ? str_skip(path, from) : STR("-"));
    char *bytes = arena_alloc(arena, place.len + 1, 1);
    for (size_t i = 0; i < place.len; i++) {
        bool plain = (unsigned char)place.ptr[i] > ' ' && place.ptr[i] != 0x7f;
        bytes[i] = plain ? place.ptr[i] : '_';
    }
    return (str){bytes, place.len};
}

static str words_of(struct arena *arena, str question)
{
    struct buf folded;
    buf_init(&folded);
    fold_words(&folded, question);
    str words = buf_str(&folded);
    if (words.len > RECORD_WORDS_MAX) {
        size_t end = RECORD_WORDS_MAX;
        while (end > 0 && words.ptr[end] != ' ')
            end--;
        words = str_slice(words, 0, end);
    }
    words = arena_copy(arena, words);
    buf_release(&folded);
    return words;
}

void identity_describe(struct arena *arena, const struct card *card, struct record *record)
{
    record_describe(record, arena, place_of(arena, card->deck->path), words_of(arena, card->question));
}

/* ---- who is whose ---- */

/* How many questions of the library use a word: rare words weigh more. */
struct usage {
    size_t questions;
    size_t *candidates; /* indices of new cards, at most CANDIDATES_MAX */
    size_t candidate_count;
};

struct newcomer {
    const struct card *card;
    str place;
    str words;
};

struct match {
    size_t orphan;
    size_t newcomer;
    double likeness;
};

struct matching {
    struct arena *arena;
    const struct library *library;
    const struct progress *progress;
    struct map places; /* of the loaded decks */
    struct map usages; /* word -> struct usage */
    const struct standing **orphans;
    size_t orphan_count;
    struct newcomer *newcomers;
    size_t newcomer_count;
    struct match *matches; /* on the heap */
    size_t match_count;
    size_t match_cap;
};

static struct usage *usage_of(struct matching *matching, str word)
{
    struct usage *usage = map_find(&matching->usages, word);
    if (!usage) {
        usage = ARENA_NEW(matching->arena, struct usage);
        map_put(&matching->usages, word, usage);
    }
    return usage;
}

static void find_orphans(struct matching *matching)
{
    const struct map *standings = &matching->progress->standings;
    matching->orphans = ARENA_ARRAY(matching->arena, const struct standing *, standings->count);
    for (size_t i = 0; i < standings->count; i++) {
        const struct standing *standing = standings->entries[i].value;
        if (standing->reviews > 0 && standing->words.len > 0 && map_has(&matching->places, standing->place) &&
            !library_find(matching->library, standing->card))
            matching->orphans[matching->orphan_count++] = standing;
    }
}

static bool is_newcomer(const struct matching *matching, const struct card *card)
{
    const struct standing *standing = progress_find(matching->progress, card->id);
    return (!standing || standing->reviews == 0) && library_find(matching->library, card->id) == card;
}

static void add_candidate(struct matching *matching, struct usage *usage, size_t newcomer)
{
    if (!usage->candidates)
        usage->candidates = ARENA_ARRAY(matching->arena, size_t, CANDIDATES_MAX);
    if (usage->candidate_count < CANDIDATES_MAX)
        usage->candidates[usage->candidate_count++] = newcomer;
}

static void read_card(struct matching *matching, const struct card *card, str place)
{
    str words = words_of(matching->arena, card->question);
    bool new = is_newcomer(matching, card);
    for (str rest = words; rest.ptr;) {
        struct usage *usage = usage_of(matching, str_cut(&rest, ' '));
        usage->questions++;
        if (new)
            add_candidate(matching, usage, matching->newcomer_count);
    }
    if (new)
        matching->newcomers[matching->newcomer_count++] = (struct newcomer){card, place, words};
}

/* Finds the new cards, and learns which words the library uses how often. */
static void read_cards(struct matching *matching)
{
    matching->newcomers = ARENA_ARRAY(matching->arena, struct newcomer, matching->library->card_count);
    for (size_t d = 0; d < matching->library->deck_count; d++) {
        const struct deck *deck = matching->library->decks[d];
        str place = place_of(matching->arena, deck->path);
        for (size_t i = 0; i < deck->card_count; i++)
            read_card(matching, &deck->cards[i], place);
    }
}

static double weight_of(const struct matching *matching, str word)
{
    const struct usage *usage = map_find(&matching->usages, word);
    double uses = usage && usage->questions > 0 ? (double)usage->questions : 1.0;
    return log(1.0 + (double)matching->library->card_count / uses);
}

static size_t split(str words, str out[WORDS_MAX])
{
    size_t count = 0;
    while (words.ptr && count < WORDS_MAX)
        out[count++] = str_cut(&words, ' ');
    return count;
}

static bool is_deck_word(const struct matching *matching, str word)
{
    const struct usage *usage = map_find(&matching->usages, word);
    return usage && usage->questions > 0;
}

/* The same word, or a mistyped one: then the old word is none that the deck uses anywhere. */
static bool is_same_word(const struct matching *matching, str old, str new)
{
    if (str_eq(old, new))
        return true;
    if (old.len < TYPO_LETTERS || new.len < TYPO_LETTERS || is_deck_word(matching, old))
        return false;
    size_t limit = old.len >= 2 * TYPO_LETTERS ? 2 : 1;
    return word_distance(old, new, limit) <= limit;
}

/* Dice's coefficient of the two questions' words, each with its weight: 0 nothing in common, 1 the same. */
static double likeness(const struct matching *matching, str old, str new)
{
    str left[WORDS_MAX];
    str right[WORDS_MAX];
    bool taken[WORDS_MAX] = {false};
    size_t left_count = split(old, left);
    size_t right_count = split(new, right);
    double all = 0;
    double common = 0;
    for (size_t j = 0; j < right_count; j++)
        all += weight_of(matching, right[j]);
    for (size_t i = 0; i < left_count; i++) {
        double weight = weight_of(matching, left[i]);
        size_t j = 0;
        while (j < right_count && (taken[j] || !is_same_word(matching, left[i], right[j])))
            j++;
        if (j < right_count) {
            taken[j] = true;
            weight = weight_of(matching, right[j]);
            common += 2 * weight;
        }
        all += weight;
    }
    return all > 0 ? common / all : 0;
}

static void compare(struct matching *matching, size_t orphan, size_t newcomer)
{
    const struct standing *old = matching->orphans[orphan];
    const struct newcomer *new = &matching->newcomers[newcomer];
    if (!str_eq(old->place, new->place))
        return;
    double alike = likeness(matching, old->words, new->words);
    if (alike < likeness_needed)
        return;
    matching->matches =
        array_reserve(matching->matches, &matching->match_cap, matching->match_count + 1, sizeof *matching->matches);
    matching->matches[matching->match_count++] = (struct match){orphan, newcomer, alike};
}

/* Only cards that share a word come into question, those that share the rarest words first. */
static void compare_orphan(struct matching *matching, size_t orphan)
{
    str words[WORDS_MAX];
    size_t count = split(matching->orphans[orphan]->words, words);
    size_t looked = 0;
    while (count > 0 && looked < CANDIDATES_MAX) {
        size_t rarest = 0;
        for (size_t i = 1; i < count; i++)
            if (weight_of(matching, words[i]) > weight_of(matching, words[rarest]))
                rarest = i;
        const struct usage *usage = usage_of(matching, words[rarest]);
        for (size_t i = 0; i < usage->candidate_count && looked < CANDIDATES_MAX; i++, looked++)
            compare(matching, orphan, usage->candidates[i]);
        words[rarest] = words[--count];
    }
}

static int compare_matches(const void *a, const void *b)
{
    const struct match *x = a;
    const struct match *y = b;
    if (x->likeness > y->likeness || x->likeness < y->likeness)
        return x->likeness > y->likeness ? -1 : 1;
    if (x->orphan != y->orphan)
        return x->orphan < y->orphan ? -1 : 1;
    return (x->newcomer > y->newcomer) - (x->newcomer < y->newcomer);
}

/* The most alike pair first; each side only once. */
static size_t settle(struct matching *matching, struct record **renames)
{
    bool *given = ARENA_ARRAY(matching->arena, bool, matching->orphan_count);
    bool *taken = ARENA_ARRAY(matching->arena, bool, matching->newcomer_count);
    size_t count = 0;
    *renames = ARENA_ARRAY(matching->arena, struct record, matching->orphan_count);
    if (matching->match_count > 1)
        qsort(matching->matches, matching->match_count, sizeof *matching->matches, compare_matches);
    for (size_t i = 0; i < matching->match_count; i++) {
        const struct match *match = &matching->matches[i];
        if (given[match->orphan] || taken[match->newcomer])
            continue;
        given[match->orphan] = taken[match->newcomer] = true;
        const struct newcomer *new = &matching->newcomers[match->newcomer];
        struct record *rename = &(*renames)[count++];
        *rename = (struct record){
            .kind = RECORD_RENAME, .card = new->card->id, .other = matching->orphans[match->orphan]->card};
        record_describe(rename, matching->arena, new->place, new->words);
    }
    return count;
}

size_t identity_match(struct arena *arena, const struct library *library, const struct progress *progress,
                      struct record **renames)
{
    struct matching matching = {.arena = arena, .library = library, .progress = progress};
    size_t count = 0;
    *renames = NULL;
    map_init(&matching.places);
    map_init(&matching.usages);
    for (size_t d = 0; d < library->deck_count; d++)
        map_put(&matching.places, place_of(arena, library->decks[d]->path), NULL);
    find_orphans(&matching);
    if (matching.orphan_count > 0) {
        read_cards(&matching);
        for (size_t i = 0; i < matching.orphan_count; i++)
            compare_orphan(&matching, i);
        count = settle(&matching, renames);
    }
    free(matching.matches);
    map_release(&matching.usages);
    map_release(&matching.places);
    return count;
}
