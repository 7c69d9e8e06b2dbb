/* Topics by name. */
#include "grill/report/sheet.h"

#include "grill/base/trap.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"
#include "grill/text/utf8.h"

#include <stdlib.h>

struct search {
    struct arena *arena;
    str wanted; /* folded */
    struct sheet_topic *found;
    size_t count;
    size_t cap; /* of `found`, on the heap while it grows */
};

typedef bool topic_test(str title, str wanted);

static str folded(struct arena *arena, str text)
{
    struct buf buf;
    buf_init(&buf);
    fold_words_loosely(&buf, text);
    str result = arena_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return result;
}

static bool is_title(str title, str wanted)
{
    return str_eq(title, wanted);
}

static bool begins_title(str title, str wanted)
{
    return str_starts(title, wanted);
}

static bool begins_word(str title, str wanted)
{
    for (ptrdiff_t at = str_find(title, wanted, 0); at >= 0; at = str_find(title, wanted, (size_t)at + 1))
        if (at == 0 || title.ptr[at - 1] == ' ')
            return true;
    return false;
}

/* Every word wanted is a typing mistake away from some word of the title. */
static bool resembles(str title, str wanted)
{
    for (str words = wanted; words.ptr && words.len > 0;) {
        str word = str_cut(&words, ' ');
        bool found = false;
        for (str rest = title; rest.ptr && !found;) {
            str other = str_cut(&rest, ' ');
            size_t limit = word.len / 4 + (word.len > 3);
            found = word_distance(word, other, limit) <= limit;
        }
        if (!found)
            return false;
    }
    return wanted.len > 0;
}

static void add_found(struct search *search, const struct deck *deck, const struct topic *topic)
{
    search->found = array_reserve(search->found, &search->cap, search->count + 1, sizeof *search->found);
    search->found[search->count++] = (struct sheet_topic){deck, topic};
}

static void visit(struct search *search, const struct deck *deck, const struct topic *topic, topic_test *test)
{
    struct arena_mark mark = arena_mark(search->arena);
    bool match = topic->title.len > 0 && test(folded(search->arena, topic->title), search->wanted);
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
    if (test(folded(search->arena, deck->title), search->wanted))
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

size_t sheet_find(struct arena *arena, const struct library *library, str name, struct sheet_topic **found)
{
    static topic_test *const tests[] = {is_title, begins_title, begins_word, resembles};
    struct search search = {.arena = arena, .wanted = folded(arena, name)};
    for (size_t t = 0; t < sizeof tests / sizeof tests[0] && search.count == 0 && search.wanted.len > 0; t++)
        for (size_t i = 0; i < library->deck_count; i++)
            visit_deck(&search, library->decks[i], tests[t]);
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
static bool shares_beginning(str title, str wanted)
{
    for (str words = wanted; words.ptr;) {
        str word = str_cut(&words, ' ');
        if (word.len >= 3 && begins_word(title, str_slice(word, 0, 3)))
            return true;
    }
    return false;
}

str sheet_suggest(struct arena *arena, const struct library *library, str name)
{
    enum { SUGGESTIONS = 3 };
    struct search search = {.arena = arena, .wanted = folded(arena, name)};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < library->deck_count; i++)
        visit(&search, library->decks[i], library->decks[i]->root, shares_beginning);
    for (size_t i = 0; i < search.count && i < SUGGESTIONS; i++)
        buf_addf(&out, "%s%.*s", i ? ", " : "", STR_ARG(search.found[i].topic->title));
    free(search.found);
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
