#include <string.h>

#include "check_int.h"

/* From so many words on a text is prose, which may be put in any order. */
enum { PLACED_MAX = 32 };

/* Words that join equals: what stands around them may change places. */
static const char joins[] = "and or but while whereas und oder et ou y e o / & + vs versus";

/* Words that may come and go without a change of meaning. */
static const char idle[] = "a an the is are was were be been it its der die das ein eine ist sind le la les un une est "
                           "sont el los las es son il lo gli sono os as um uma";

/* Little words that are compared like others. */
static const char telling[] = "more most less before after over under from to into";

/* How alike two words must be to count as one. */
#define SAME_WORD 0.8

/* A word of the text, the clause it stands in, and its partner in the other text. */
struct placed {
    str text;
    unsigned clause;
    bool relates;   /* a little word such as "to" */
    size_t partner; /* PLACED_MAX: none */
};

struct placing {
    struct placed list[PLACED_MAX];
    size_t count;
    bool overflows;
};

static void place_word(struct placing *placing, str word, unsigned clause, bool relates)
{
    placing->overflows = placing->overflows || placing->count == PLACED_MAX;
    if (!placing->overflows)
        placing->list[placing->count++] =
            (struct placed){.text = word, .clause = clause, .relates = relates, .partner = PLACED_MAX};
}

static struct placing place_words(struct arena *arena, str plain, const struct language *language)
{
    struct placing placing = {0};
    unsigned clause = 0;
    str rest = plain;
    while (rest.ptr && !placing.overflows) {
        size_t end = 0;
        while (end < rest.len && !strchr(" \t\n,;", rest.ptr[end]))
            end++;
        str words = check_folded(arena, str_slice(rest, 0, end));
        while (words.ptr && words.len > 0) {
            str word = str_cut(&words, ' ');
            if (is_listed(joins, word))
                clause++;
            else if (!is_listed(idle, word))
                place_word(&placing, word, clause, is_listed(language->little, word) || is_listed(telling, word));
        }
        if (end > 0 && strchr(".:!?", rest.ptr[end - 1]))
            clause++;
        if (end < rest.len && strchr("\n,;", rest.ptr[end]))
            clause++;
        rest = end < rest.len ? str_skip(rest, end + 1) : (str){0};
    }
    return placing;
}

/* Whether a word comes twice: which of them is meant nobody can tell. */
static bool is_repeated(const struct placing *placing, size_t at)
{
    for (size_t i = 0; i < placing->count; i++) {
        if (i != at && words_alike(placing->list[i].text, placing->list[at].text) > SAME_WORD)
            return true;
    }
    return false;
}

static void pair_up(struct placing *expected, struct placing *said)
{
    for (size_t i = 0; i < expected->count; i++) {
        struct placed *word = &expected->list[i];
        double best = SAME_WORD;
        bool pairs = !word->relates && !is_repeated(expected, i);
        for (size_t j = 0; pairs && j < said->count; j++) {
            const struct placed *other = &said->list[j];
            double alike = other->relates || other->partner < PLACED_MAX ? 0.0 : words_alike(word->text, other->text);
            if (alike > best) {
                best = alike;
                word->partner = j;
            }
        }
        if (word->partner < PLACED_MAX)
            said->list[word->partner].partner = i;
    }
}

/* The next word from `at` on that stands in both texts. */
static size_t next_paired(const struct placing *placing, size_t at)
{
    while (at < placing->count && placing->list[at].partner == PLACED_MAX)
        at++;
    return at;
}

/* Whether the same words, or none, stand between two places of one clause in both texts. */
static bool same_between(const struct placing *a, size_t a_from, size_t a_to, const struct placing *b, size_t b_from,
                         size_t b_to)
{
    if (a_from >= a_to || b_from >= b_to || a_to - a_from != b_to - b_from ||
        a->list[a_from].clause != a->list[a_to].clause || b->list[b_from].clause != b->list[b_to].clause)
        return false;
    for (size_t k = 1; k < a_to - a_from; k++) {
        if (!str_eq(a->list[a_from + k].text, b->list[b_from + k].text))
            return false;
    }
    return true;
}

/* "Left to right" and "right to left", "the client calls the server" and "the server calls the client": two words have
 * changed places around what relates them. */
static bool is_turned_round(const struct placing *expected, const struct placing *said)
{
    for (size_t i = next_paired(expected, 0); i < expected->count; i = next_paired(expected, i + 1)) {
        size_t j = next_paired(expected, i + 1);
        if (j >= expected->count)
            return false;
        size_t p = expected->list[i].partner;
        size_t q = expected->list[j].partner;
        if (j > i + 1 && same_between(expected, i, j, said, q, p))
            return true;
        size_t k = next_paired(expected, j + 1);
        size_t r = k < expected->count ? expected->list[k].partner : PLACED_MAX;
        if (r < q && q < p && same_between(expected, i, j, said, r, q) && same_between(expected, j, k, said, q, p))
            return true;
    }
    return false;
}

/* The clause of `said` in which the first common word of each clause of `expected` stands; PLACED_MAX for none. */
static void find_subjects(const struct placing *expected, const struct placing *said, unsigned *subjects)
{
    for (unsigned clause = 0; clause < PLACED_MAX; clause++)
        subjects[clause] = PLACED_MAX;
    for (size_t i = 0; i < expected->count; i++) {
        const struct placed *word = &expected->list[i];
        if (word->partner < PLACED_MAX && word->clause < PLACED_MAX && subjects[word->clause] == PLACED_MAX)
            subjects[word->clause] = said->list[word->partner].clause;
    }
}

/* "A stack is LIFO, a queue FIFO" and "a stack is FIFO, a queue LIFO": what is said of one thing belongs to another,
 * and the other way round. */
static bool is_mixed_up(const struct placing *expected, const struct placing *said)
{
    unsigned subjects[PLACED_MAX];
    bool strays[PLACED_MAX][PLACED_MAX] = {0}; /* from the clause where it belongs to that of another subject */
    find_subjects(expected, said, subjects);
    for (size_t i = 0; i < expected->count; i++) {
        const struct placed *word = &expected->list[i];
        if (word->partner == PLACED_MAX || word->clause >= PLACED_MAX)
            continue;
        unsigned in = said->list[word->partner].clause;
        for (unsigned other = 0; other < PLACED_MAX; other++) {
            bool strays_there = other != word->clause && subjects[other] == in && in != subjects[word->clause];
            strays[word->clause][other] = strays[word->clause][other] || strays_there;
            if (strays_there && strays[other][word->clause])
                return true;
        }
    }
    return false;
}

bool order_is_contrary(struct arena *arena, str expected, str said, const struct language *language)
{
    struct placing right = place_words(arena, expected, language);
    struct placing typed = place_words(arena, said, language);
    if (right.overflows || typed.overflows)
        return false;
    pair_up(&right, &typed);
    return is_turned_round(&right, &typed) || is_mixed_up(&right, &typed);
}
