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

/* Up to this length of a word there is another one near. */
enum { SHORT_WORD = 5 };

/* How many typing mistakes a word of that length may have. */
static size_t mistakes_allowed(size_t len)
{
    return len < 4 ? 0 : len < 9 ? 1 : 2;
}

/* Whether one word is the other with letters in another order; for short ones. */
static bool have_same_letters(str a, str b)
{
    int balance[256] = {0};
    for (size_t i = 0; i < a.len; i++)
        balance[(unsigned char)a.ptr[i]]++;
    for (size_t i = 0; i < b.len; i++)
        balance[(unsigned char)b.ptr[i]]--;
    for (size_t i = 0; i < 256; i++) {
        if (balance[i] != 0)
            return false;
    }
    return true;
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
    size_t common = str_shared(a, b);
    if (common == shorter && longer - shorter <= 2)
        return 0.95;
    if (common >= 4 && (double)common >= 0.6 * (double)longer)
        return 0.9;
    /* Letters that change places in a short word make another one: "Paris" and "pairs". */
    if (longer <= SHORT_WORD && have_same_letters(a, b))
        return 0.6;
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

/* Whether `longer` is `word` with a prefix that denies it. */
static bool denies(str longer, str word)
{
    static const struct {
        const char *prefix;
        size_t base_min; /* shorter remainders are chance: "input" */
    } prefixes[] = {{"un", 4}, {"in", 5}, {"im", 5}, {"il", 5}, {"ir", 5}, {"non", 4}, {"dis", 5}, {"a", 6}};
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        str prefix = str_of(prefixes[i].prefix);
        str base = str_starts(longer, prefix) ? str_skip(longer, prefix.len) : (str){0};
        if (base.len >= prefixes[i].base_min && words_alike(base, word) > ALIKE)
            return true;
    }
    return false;
}

/* Whether a word of `units` that is not in `others` is denied there. */
static bool has_denied(const struct units *units, const struct units *others, const struct map *exact)
{
    for (size_t i = 0; i < units->count; i++) {
        const struct unit *unit = &units->list[i];
        if (unit->kind != UNIT_WORD || best_alike(unit, others, exact) > ALIKE)
            continue;
        for (size_t j = 0; j < others->count; j++) {
            if (others->list[j].kind == UNIT_WORD && denies(others->list[j].text, unit->text))
                return true;
        }
    }
    return false;
}

bool units_oppose(const struct units *expected, const struct units *said)
{
    struct map in_said = by_text(said);
    struct map in_expected = by_text(expected);
    bool oppose = has_denied(expected, said, &in_said) || has_denied(said, expected, &in_expected);
    map_release(&in_said);
    map_release(&in_expected);
    return oppose;
}

/* Whether the number that is expected was said with a word behind it that measures it: "443" and "443 tcp". */
static bool is_said_with_measure(const struct unit *expected, const struct units *said)
{
    for (size_t i = 0; expected->kind == UNIT_FORMULA && i < said->count; i++) {
        str text = said->list[i].text;
        size_t digits = 0;
        if (!str_starts(text, expected->text) || said->list[i].kind != UNIT_FORMULA)
            continue;
        while (digits < expected->text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
            digits++;
        size_t letters = digits;
        while (letters < text.len && text.ptr[letters] >= 'a' && text.ptr[letters] <= 'z')
            letters++;
        if (digits == expected->text.len && letters == text.len)
            return true;
    }
    return false;
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
        bool whole = is_order_without_o(unit, said) || (expected->count == 1 && is_said_with_measure(unit, said));
        double alike = whole ? 1.0 : best_alike(unit, said, &exact);
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
