#include "grill/deck/library.h"

#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/file.h"
#include "grill/base/parallel.h"
#include "grill/deck/load.h"
#include "grill/text/fold.h"
#include "id_int.h"

void library_init(struct library *library)
{
    *library = (struct library){.decks = NULL};
    arena_init(&library->arena);
    diags_init(&library->diags, &library->arena);
    map_init(&library->cards);
    map_init(&library->variants);
    map_init(&library->repeats);
    map_init(&library->files);
}

void library_release(struct library *library)
{
    map_release(&library->files);
    map_release(&library->repeats);
    map_release(&library->variants);
    map_release(&library->cards);
    free(library->decks);
    diags_release(&library->diags);
    arena_release(&library->arena);
}

const struct card *library_find(const struct library *library, str id)
{
    return map_find(&library->cards, id);
}

/* ---- the same question in several decks ---- */

/* Question and answer as comparable words, one after the other. */
static str variant_key(struct library *library, const struct card *card)
{
    struct buf key;
    buf_init(&key);
    fold_words(&key, card->question);
    buf_add_byte(&key, '\n');
    fold_words(&key, card->answer);
    str kept = arena_copy(&library->arena, buf_str(&key));
    buf_release(&key);
    return kept;
}

/* Another deck has the id already: with the same answer it is the same card, otherwise the next one of that question
 * whose id is free. */
static void resolve(struct library *library, struct card *card, struct card *other)
{
    map_put(&library->variants, variant_key(library, other), other);
    str key = variant_key(library, card);
    struct card *same = map_find(&library->variants, key);
    if (same) {
        card->id = same->id;
        return;
    }
    str words = str_slice(key, 0, (size_t)str_find_byte(key, '\n', 0));
    unsigned *nth = map_find(&library->repeats, words);
    if (!nth) {
        nth = ARENA_NEW(&library->arena, unsigned);
        *nth = 1;
        map_put(&library->repeats, words, nth);
    }
    do
        card->id = id_make(&library->arena, words, ++*nth);
    while (map_has(&library->cards, card->id));
    map_put(&library->variants, key, card);
    map_put(&library->cards, card->id, card);
}

static void add_cards(struct library *library, struct deck *deck)
{
    for (size_t i = 0; i < deck->card_count; i++) {
        struct card *card = &deck->cards[i];
        struct card *other = map_add(&library->cards, card->id, card);
        if (other == card)
            continue;
        if (card->pinned || other->pinned)
            diags_add(&library->diags, DIAG_DUPLICATE_ID, deck->path, card->line, 0,
                      "the id '%.*s' is taken by %.*s:%u", STR_ARG(card->id), STR_ARG(other->deck->path), other->line);
        else
            resolve(library, card, other);
    }
    library->card_count += deck->card_count;
}

/* ---- files ---- */

static void add_deck(struct library *library, struct deck *deck)
{
    library->decks = array_reserve(library->decks, &library->deck_cap, library->deck_count + 1, sizeof *library->decks);
    library->decks[library->deck_count++] = deck;
    add_cards(library, deck);
}

bool library_add_text(struct library *library, str path, str bytes)
{
    struct deck *deck = deck_load(&library->arena, path, bytes, &library->diags);
    if (deck)
        add_deck(library, deck);
    else
        library->failed++;
    return deck != NULL;
}

/* A file to load; what comes of it stands here until its turn. */
struct job {
    str path;
    struct deck *deck; /* NULL: it failed */
    struct diags diags;
};

struct jobs {
    struct library *library;
    struct job *items;
    size_t count;
    size_t cap;
    size_t workers;
    struct arena arenas[PARALLEL_MOST]; /* of the workers; one alone uses the library's */
};

static void load_job(void *context, size_t worker, size_t index)
{
    struct jobs *jobs = context;
    struct job *job = &jobs->items[index];
    struct arena *arena = jobs->workers == 1 ? &jobs->library->arena : &jobs->arenas[worker];
    struct err err;
    str bytes;
    diags_init(&job->diags, arena);
    if (file_read(arena, job->path.ptr, DECK_LIMIT, &bytes, &err) == 0)
        job->deck = deck_load(arena, job->path, bytes, &job->diags);
    else
        diags_add(&job->diags, DIAG_UNREADABLE, job->path, 0, 0, "%s", err.text);
}

/* Loads the files, several at a time when there are many, and adds their decks in the order of the files. */
static void run_jobs(struct jobs *jobs)
{
    enum { EACH = 8 /* files: for fewer no thread is worth while */ };
    struct library *library = jobs->library;
    jobs->workers = library->workers ? library->workers : parallel_workers(jobs->count, EACH);
    parallel_run(jobs->workers, jobs->count, load_job, jobs);
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        arena_adopt(&library->arena, &jobs->arenas[i]);
    for (size_t i = 0; i < jobs->count; i++) {
        struct job *job = &jobs->items[i];
        diags_append(&library->diags, &job->diags);
        diags_release(&job->diags);
        if (job->deck) {
            job->deck->arena = &library->arena;
            add_deck(library, job->deck);
        } else {
            library->failed++;
        }
    }
    free(jobs->items);
}

/* A file that is named twice, or stands in a folder that is, is read once. The path lives as long as the library. */
static void add_file(struct jobs *jobs, str path)
{
    struct library *library = jobs->library;
    str identity = file_identity(&library->arena, path.ptr);
    if (identity.len && !map_put(&library->files, identity, NULL)) {
        diags_add(&library->diags, DIAG_SKIPPED, path, 0, 0, "it was read already");
        library->repeated++;
        return;
    }
    jobs->items = array_reserve(jobs->items, &jobs->cap, jobs->count + 1, sizeof *jobs->items);
    jobs->items[jobs->count++] = (struct job){.path = path};
}

static bool visit(void *context, str path, const char *reason)
{
    struct jobs *jobs = context;
    struct library *library = jobs->library;
    bool unreadable = reason && str_starts(str_of(reason), STR("cannot be"));
    if (reason)
        diags_add(&library->diags, unreadable ? DIAG_LEFT_OUT : DIAG_SKIPPED, arena_copy(&library->arena, path), 0, 0,
                  "%s", reason);
    else if (deck_is_candidate(path))
        add_file(jobs, arena_copy(&library->arena, path));
    return true;
}

static void add_path(struct jobs *jobs, const char *path)
{
    struct library *library = jobs->library;
    struct err err;
    size_t before = jobs->count + library->repeated;
    str name = arena_copy(&library->arena, str_of(path));
    if (str_eq(name, STR("-")) || file_kind(path, &err) != FILE_FOLDER) {
        add_file(jobs, name);
    } else if (file_walk(path, visit, jobs, &err) != 0) {
        diags_add(&library->diags, DIAG_UNREADABLE, name, 0, 0, "%s", err.text);
        library->failed++;
    } else if (jobs->count + library->repeated == before) {
        diags_add(&library->diags, DIAG_NO_CARDS, name, 0, 0, "no file in the folder can be a deck");
    }
}

void library_add(struct library *library, const char *const *paths, size_t count)
{
    struct jobs jobs = {.library = library};
    for (size_t i = 0; i < count; i++)
        add_path(&jobs, paths[i]);
    run_jobs(&jobs);
}
