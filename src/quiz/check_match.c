#include <stdlib.h>

#include "check_int.h"
#include "grill/base/map.h"
#include "grill/text/distance.h"

/* How much weight a unit keeps that the question has given away. */
#define ECHO_SHARE 0.3

/* From here on two words count as forms of one. */
#define ALIKE 0.8

/* Beginnings that turn a word into its opposite although few letters differ. */
static const char *const opposites[][2] = {
    {"hyper", "hypo"},
    {"inter", "intra"},
    {"micro", "macro"},
    {"maxi", "mini"},
};

static bool are_opposites(str a, str b)
{
    for (size_t i = 0; i < sizeof(opposites) / sizeof(opposites[0]); i++) {
        str one = str_of(opposites[i][0]);
        str other = str_of(opposites[i][1]);
        bool opposed = (str_starts(a, one) && str_starts(b, other)) || (str_starts(a, other) && str_starts(b, one));
        if (opposed)
            return true;
    }
    return false;
}

/* Abbreviations such as "http" differ from one another by single letters. */
static bool is_abbreviation(str word)
{
    for (size_t i = 0; i < word.len; i++) {
        switch (word.ptr[i]) {
        case 'a':
        case 'e':
        case 'i':
        case 'o':
        case 'u':
        case 'y':
            return false;
        default:
            if ((unsigned char)word.ptr[i] >= 0x80)
                return false;
        }
    }
    return true;
}

static size_t common_prefix(str a, str b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.ptr[len] == b.ptr[len])
        len++;
    return len;
}

/* How many typing mistakes a word of that length may have. */
static size_t mistakes_allowed(size_t len)
{
    return len < 4 ? 0 : len < 9 ? 1 : 2;
}

double words_alike(str a, str b)
{
    if (str_eq(a, b))
        return 1.0;
    size_t shorter = a.len < b.len ? a.len : b.len;
    size_t longer = a.len < b.len ? b.len : a.len;
    /* Mistakes in the first letter are rare, and "mutable" is not "immutable". */
    if (shorter < 3 || a.ptr[0] != b.ptr[0] || is_abbreviation(a) || is_abbreviation(b))
        return 0.0;
    size_t common = common_prefix(a, b);
    if (common == shorter && longer - shorter <= 2)
        return 0.95;
    if (common >= 4 && (double)common >= 0.6 * (double)longer)
        return 0.9;
    size_t allowed = mistakes_allowed(longer);
    if (shorter >= 4 && !are_opposites(a, b) && word_distance(a, b, allowed) <= allowed)
        return 0.85;
    return 0.0;
}

/* The best likeness of a unit among others; `exact` holds them by their text. */
static double best_alike(const struct unit *unit, const struct units *others, const struct map *exact)
{
    if (map_has(exact, unit->text))
        return 1.0;
    if (unit->kind != UNIT_WORD)
        return 0.0;
    double best = 0.0;
    for (size_t i = 0; i < others->count; i++) {
        double alike = others->list[i].kind == UNIT_WORD ? words_alike(unit->text, others->list[i].text) : 0.0;
        if (alike > best)
            best = alike;
    }
    return best;
}

static struct map by_text(const struct units *units)
{
    struct map map;
    map_init(&map);
    for (size_t i = 0; i < units->count; i++)
        map_put(&map, units->list[i].text, &units->list[i]);
    return map;
}

size_t units_mark_echo(struct units *units, const struct units *question)
{
    struct map exact = by_text(question);
    size_t marked = 0;
    for (size_t i = 0; i < units->count; i++) {
        struct unit *unit = &units->list[i];
        if (unit->kind == UNIT_LITTLE || best_alike(unit, question, &exact) < ALIKE)
            continue;
        unit->echo = true;
        unit->weight *= ECHO_SHARE;
        marked++;
    }
    map_release(&exact);
    return marked;
}

/* "n log n" is what people say for O(n log n). */
static bool is_order_without_o(const struct unit *expected, const struct units *said)
{
    return expected->kind == UNIT_FORMULA && expected->text.len > 1 && expected->text.ptr[0] == 'o' &&
           said->content == 1 && said->count == 1 && str_eq(str_skip(expected->text, 1), said->list[0].text);
}

static int compare_weights(const void *a, const void *b)
{
    const struct unit *x = *(const struct unit *const *)a;
    const struct unit *y = *(const struct unit *const *)b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->text.len != y->text.len)
        return x->text.len > y->text.len ? -1 : 1;
    return x < y ? -1 : x > y;
}

struct recall units_recall(struct arena *arena, const struct units *expected, const struct units *said)
{
    struct map exact = by_text(said);
    struct recall recall = {.content = expected->content};
    recall.missed = ARENA_ARRAY(arena, const struct unit *, expected->count);
    double total = 0.0;
    double got = 0.0;
    bool said_new = false;
    bool has_new = false;
    for (size_t i = 0; i < expected->count; i++) {
        const struct unit *unit = &expected->list[i];
        double alike = is_order_without_o(unit, said) ? 1.0 : best_alike(unit, said, &exact);
        bool is_new = unit->kind != UNIT_LITTLE && !unit->echo;
        total += unit->weight;
        got += unit->weight * alike;
        has_new = has_new || is_new;
        said_new = said_new || (is_new && alike > 0.0);
        if (alike == 0.0 && unit->kind != UNIT_LITTLE)
            recall.missed[recall.missed_count++] = unit;
    }
    map_release(&exact);
    if (recall.missed_count > 1)
        qsort(recall.missed, recall.missed_count, sizeof(recall.missed[0]), compare_weights);
    recall.share = total > 0.0 ? got / total : 0.0;
    recall.echoed_only = has_new && !said_new;
    return recall;
}
