#include "grill/cli/decks.h"

#include <string.h>

#include "grill/base/file.h"
#include "grill/cli/commands.h"
#include "grill/cli/paths.h"
#include "grill/cli/say.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"

/* A word that is no path of anything may be a mistyped command. */
static bool is_mistyped_command(const struct context *context, const char *word)
{
    struct err err;
    if (strchr(word, '/') || strchr(word, '.') || strcmp(word, "-") == 0 || file_kind(word, &err) != FILE_MISSING)
        return false;
    const char *near = command_nearest(str_of(word));
    if (!near)
        return false;
    say_error(context, "'%s' is neither a command nor a deck; did you mean 'grill %s'?", word, near);
    return true;
}

static int load_bundled(struct context *context, struct library *library)
{
    str folder = paths_bundled_decks(&context->arena);
    if (folder.len == 0) {
        say_error(context, "the decks that come with grill were not found; name a deck: grill FILE");
        return STATUS_INPUT;
    }
    library_add(library, folder.ptr);
    return STATUS_FINE;
}

int decks_load(struct context *context, const char *const *paths, size_t count, struct library *library)
{
    library_init(library);
    if (count > 0 && is_mistyped_command(context, paths[0]))
        return STATUS_USAGE;
    if (count == 0 && context->options.deck_count > 0) {
        paths = context->options.decks;
        count = context->options.deck_count;
    }
    if (count == 0 && load_bundled(context, library))
        return STATUS_INPUT;
    for (size_t i = 0; i < count; i++)
        library_add(library, paths[i]);
    diags_sort(&library->diags);
    return STATUS_FINE;
}

int decks_status(const struct library *library, int status)
{
    return library->failed > 0 || diags_worst(&library->diags) == SEVERITY_ERROR ? STATUS_INPUT : status;
}

int decks_kinds(struct context *context, const char *list, unsigned *kinds)
{
    const char *names[CARD_KIND_COUNT];
    for (int kind = 0; kind < CARD_KIND_COUNT; kind++)
        names[kind] = card_kind_name((enum card_kind)kind);
    *kinds = list ? 0 : (1u << CARD_KIND_COUNT) - 1;
    str rest = str_of(list);
    while (rest.ptr) {
        str name = str_trim(str_cut(&rest, ','));
        int kind = 0;
        while (kind < CARD_KIND_COUNT && !str_eq(str_of(names[kind]), name))
            kind++;
        if (kind == CARD_KIND_COUNT) {
            const char *near = nearest_name(name, names, CARD_KIND_COUNT);
            say_error(context, "--kind knows question, term, cloze and choice, not '%.*s'%s%s%s", STR_ARG(name),
                      near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
            return -1;
        }
        *kinds |= 1u << kind;
    }
    return 0;
}

bool decks_in_topic(const struct card *card, const char *topic)
{
    if (!topic)
        return true;
    struct buf wanted;
    struct buf title;
    buf_init(&wanted);
    buf_init(&title);
    fold_words_loosely(&wanted, str_of(topic));
    bool found = false;
    for (const struct topic *at = card->topic; at && !found; at = at->parent) {
        buf_clear(&title);
        fold_words_loosely(&title, at->title);
        found = str_contains(buf_str(&title), buf_str(&wanted));
    }
    buf_release(&title);
    buf_release(&wanted);
    return found;
}

bool decks_wanted(const struct context *context, const struct card *card, unsigned kinds)
{
    return (kinds & (1u << card->kind)) && decks_in_topic(card, context->options.topic);
}
