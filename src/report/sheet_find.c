/* Topics by name. */
#include "grill/report/sheet.h"

#include "grill/base/array.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"
#include "grill/text/utf8.h"

#include <stdlib.h>

enum { MOST_MISTAKES = 8, NOT_NEAR = 1000, SUGGESTIONS = 3 };

struct search {
    struct arena *arena;
    str wanted; /* folded */
    struct sheet_topic *found;
    size_t count;
    size_t cap;      /* of `found`, on the heap while it grows */
    size_t mistakes; /* that are forgiven */
};

typedef bool topic_test(const struct search *search, str title);

static str folded(struct arena *arena, str text)
{
    struct buf buf;
    buf_init(&buf);
    fold_words_loosely(&buf, text);
    str result = arena_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return result;
}

static bool is_title(const struct search *search, str title)
{
    return str_eq(title, search->wanted);
}

static bool begins_title(const struct search *search, str title)
{
    return str_starts(title, search->wanted);
}

static bool has_beginning(str title, str wanted)
{
    for (ptrdiff_t at = str_find(title, wanted, 0); at >= 0; at = str_find(title, wanted, (size_t)at + 1))
        if (at == 0 || title.ptr[at - 1] == ' ')
            return true;
    return false;
}

static bool begins_word(const struct search *search, str title)
{
    return has_beginning(title, search->wanted);
}

/* "cnn" for "Convolutional neural networks": the letters begin words that follow one another. */
static bool has_initials(const struct search *search, str title)
{
    enum { WORDS_MAX = 32 };
    char initials[WORDS_MAX];
    size_t count = 0;
    for (str rest = title; rest.ptr && rest.len > 0 && count < WORDS_MAX;) {
        str word = str_cut(&rest, ' ');
        if (word.len > 0)
            initials[count++] = word.ptr[0];
    }
    return search->wanted.len >= 2 && str_find((str){initials, count}, search->wanted, 0) >= 0;
}

/* How many typing mistakes lead from the words wanted to words of the title; NOT_NEAR when a word has too many. */
static size_t mistakes(str title, str wanted)
{
    size_t sum = 0;
    for (str words = wanted; words.ptr && words.len > 0;) {
        str word = str_cut(&words, ' ');
        size_t limit = word.len / 4 + (word.len > 3);
        size_t least = limit + 1;
        for (str rest = title; rest.ptr;) {
            size_t distance = word_distance(word, str_cut(&rest, ' '), limit);
            least = distance < least ? distance : least;
        }
        if (least > limit)
            return NOT_NEAR;
        sum += least;
    }
    return sum;
}

static bool resembles(const struct search *search, str title)
{
    return search->wanted.len > 0 && mistakes(title, search->wanted) <= search->mistakes;
}

str sheet_title(const struct sheet_topic *topic)
{
    return topic->topic->title.len > 0 ? topic->topic->title : topic->deck->title;
}

static void add_found(struct search *search, const struct deck *deck, const struct topic *topic)
{
    search->found = array_reserve(search->found, &search->cap, search->count + 1, sizeof *search->found);
    search->found[search->count++] = (struct sheet_topic){deck, topic};
}

static void visit(struct search *search, const struct deck *deck, const struct topic *topic, topic_test *test)
{
    struct arena_mark mark = arena_mark(search->arena);
    bool match = topic->title.len > 0 && test(search, folded(search->arena, topic->title));
    arena_rewind(search->arena, mark);
    if (match) {
        add_found(search, deck, topic);
        return;
    }
    for (const struct topic *child = topic->first; child; child = child->next)
        visit(search, deck, child, test);
}

/* A deck of that title is wanted whole. */
static void visit_deck(struct search *search, const struct deck *deck, topic_test *test)
{
    if (test(search, folded(search->arena, deck->title)))
        add_found(search, deck, deck->root);
    else
        visit(search, deck, deck->root, test);
}

static size_t finish(struct search *search, struct sheet_topic **found)
{
    *found = ARENA_ARRAY(search->arena, struct sheet_topic, search->count);
    for (size_t i = 0; i < search->count; i++)
        (*found)[i] = search->found[i];
    free(search->found);
    return search->count;
}

static void search_library(struct search *search, const struct library *library, topic_test *test)
{
    for (size_t i = 0; i < library->deck_count; i++)
        visit_deck(search, library->decks[i], test);
}

size_t sheet_find(struct arena *arena, const struct library *library, str name, struct sheet_topic **found,
                  bool *guessed)
{
    static topic_test *const tests[] = {is_title, begins_title, begins_word, has_initials};
    struct search search = {.arena = arena, .wanted = folded(arena, name)};
    size_t forgiven = search.wanted.len / 2 < MOST_MISTAKES ? search.wanted.len / 2 : MOST_MISTAKES;
    for (size_t t = 0; t < COUNT_OF(tests) && search.count == 0 && search.wanted.len > 0; t++)
        search_library(&search, library, tests[t]);
    *guessed = search.count == 0;
    for (search.mistakes = 1; search.count == 0 && search.mistakes <= forgiven; search.mistakes++)
        search_library(&search, library, resembles);
    return finish(&search, found);
}

size_t sheet_all(struct arena *arena, const struct library *library, struct sheet_topic **found)
{
    struct search search = {.arena = arena};
    for (size_t i = 0; i < library->deck_count; i++)
        add_found(&search, library->decks[i], library->decks[i]->root);
    return finish(&search, found);
}

/* One word wanted shares its first three letters with a word of the title. */
static bool shares_beginning(const struct search *search, str title)
{
    for (str words = search->wanted; words.ptr;) {
        str word = str_cut(&words, ' ');
        if (word.len >= 3 && has_beginning(title, str_slice(word, 0, 3)))
            return true;
    }
    return false;
}

/* The topics whose questions have the words wanted. */
static void find_mentions(struct search *search, const struct deck *deck)
{
    for (size_t i = 0; i < deck->card_count && search->count < SUGGESTIONS; i++) {
        const struct card *card = &deck->cards[i];
        bool known = search->count > 0 && search->found[search->count - 1].topic == card->topic;
        if (known || card->topic->title.len == 0)
            continue;
        struct arena_mark mark = arena_mark(search->arena);
        if (has_beginning(folded(search->arena, card->question), search->wanted))
            add_found(search, deck, card->topic);
        arena_rewind(search->arena, mark);
    }
}

str sheet_suggest(struct arena *arena, const struct library *library, str name)
{
    struct search search = {.arena = arena, .wanted = folded(arena, name)};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < library->deck_count; i++)
        visit_deck(&search, library->decks[i], shares_beginning);
    for (size_t i = 0; i < library->deck_count && search.count == 0 && search.wanted.len > 0; i++)
        find_mentions(&search, library->decks[i]);
    for (size_t i = 0; i < search.count && i < SUGGESTIONS; i++)
        buf_addf(&out, "%s%.*s", i ? ", " : "", STR_ARG(sheet_title(&search.found[i])));
    free(search.found);
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
