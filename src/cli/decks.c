#include "grill/cli/decks.h"

#include <string.h>

#include "grill/base/file.h"
#include "grill/cli/commands.h"
#include "grill/cli/hint.h"
#include "grill/cli/paths.h"
#include "grill/cli/say.h"
#include "grill/report/sheet.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"

bool decks_is_word(const char *operand)
{
    struct err err;
    return *operand && !strchr(operand, '/') && !strchr(operand, '.') && strcmp(operand, "-") != 0 &&
           file_kind(operand, &err) == FILE_MISSING;
}

static int load_bundled(struct context *context, struct library *library)
{
    str folder = paths_bundled_decks(&context->arena);
    if (folder.len == 0) {
        say_error(context, "the decks that come with grill were not found; name a deck: grill FILE");
        return STATUS_INPUT;
    }
    library_add(library, &folder.ptr, 1);
    return STATUS_FINE;
}

/* Decks that the configuration names: where it does, when they cannot be read. */
static void add_places(const struct context *context, struct library *library)
{
    const struct options *options = &context->options;
    for (size_t i = 0; i < library->diags.count; i++) {
        struct diag *diag = &library->diags.items[i];
        for (size_t d = 0; diag->code == DIAG_UNREADABLE && d < options->deck_count; d++)
            if (str_eq(diag->file, str_of(options->decks[d])))
                diag->text =
                    arena_format(&library->arena, "%.*s (named in %s)", STR_ARG(diag->text), options->deck_places[d]);
    }
}

static int load_paths(struct context *context, const char *const *paths, size_t count, struct library *library)
{
    for (size_t i = 0; i < count; i++) {
        if (!*paths[i]) {
            say_error(context, "'' is no name of a deck");
            return STATUS_USAGE;
        }
    }
    bool configured = count == 0 && context->options.deck_count > 0;
    if (configured)
        library_add(library, context->options.decks, context->options.deck_count);
    else if (count > 0)
        library_add(library, paths, count);
    else if (load_bundled(context, library))
        return STATUS_INPUT;
    if (configured)
        add_places(context, library);
    diags_sort(&library->diags);
    return STATUS_FINE;
}

/* The title of the topic of one's own decks that a name means, or "". */
static str topic_meant(struct context *context, str name)
{
    struct library library;
    struct sheet_topic *topics = NULL;
    bool guessed = false;
    str title = {0};
    library_init(&library);
    if (load_paths(context, NULL, 0, &library) == STATUS_FINE &&
        sheet_find(&context->arena, &library, name, &topics, &guessed) > 0)
        title = arena_copy(&context->arena, sheet_title(&topics[0]));
    library_release(&library);
    return title;
}

/* The first operand, a word that is no path of anything, is taken for a mistyped command, and the others for decks. */
static void suggest_command(const struct context *context, const char *near)
{
    struct buf command;
    buf_init(&command);
    hint_command_on(&command, near, context->paths + 1, context->path_count - 1);
    say_error(context, "there is no command or file '%s'; did you mean '%s'?", context->paths[0], buf_z(&command));
    buf_release(&command);
}

/* The same word as a topic with the command forgotten. */
static void suggest_topic(struct context *context)
{
    const char *word = context->paths[0];
    str topic = topic_meant(context, str_of(word));
    if (topic.len == 0) {
        say_error(context, "there is no command or file '%s'; 'grill --help' lists the commands", word);
        return;
    }
    struct buf sheet;
    struct buf quiz;
    buf_init(&sheet);
    buf_init(&quiz);
    hint_command(&sheet, context, "sheet");
    hint_command(&quiz, context, "--topic");
    say_error(context, "there is no command or file '%s'; did you mean '%s' or '%s' (%.*s)?", word, buf_z(&sheet),
              buf_z(&quiz), STR_ARG(topic));
    buf_release(&quiz);
    buf_release(&sheet);
}

/* Whether the first operand is no deck but something else in the wrong place, which is told. */
static bool is_something_else(struct context *context)
{
    const char *word = context->path_count > 0 ? context->paths[0] : "";
    if (context->named || !decks_is_word(word))
        return false;
    const char *near = command_nearest(str_of(word));
    if (near)
        suggest_command(context, near);
    else
        suggest_topic(context);
    return true;
}

int decks_load(struct context *context, const char *const *paths, size_t count, struct library *library)
{
    library_init(library);
    context->paths = paths;
    context->path_count = count;
    if (is_something_else(context))
        return STATUS_USAGE;
    return load_paths(context, paths, count, library);
}

void decks_say_no_match(struct context *context, const struct library *library)
{
    const char *topic = context->options.topic;
    struct sheet_topic *topics = NULL;
    bool guessed = false;
    bool known = !topic;
    for (size_t i = 0; i < library->cards.count && !known; i++)
        known = decks_in_topic(library->cards.entries[i].value, topic);
    if (known) {
        say_error(context, topic ? "no card of that topic is of that kind" : "no card is of that kind");
        return;
    }
    struct buf list;
    buf_init(&list);
    hint_command(&list, context, "sheet --list");
    bool near = sheet_find(&context->arena, library, str_of(topic), &topics, &guessed) > 0;
    str title = near ? sheet_title(&topics[0]) : sheet_suggest(&context->arena, library, str_of(topic));
    if (title.len > 0)
        say_error(context, "no topic is called '%s'; there is: %.*s ('%s' shows all)", topic, STR_ARG(title),
                  buf_z(&list));
    else
        say_error(context, "no topic is called '%s'; '%s' shows the topics", topic, buf_z(&list));
    buf_release(&list);
}

void decks_say_none(const struct context *context, const struct library *library)
{
    bool any = false; /* there is something to explain */
    for (size_t i = 0; i < library->deck_count; i++)
        any = any || str_trim(library->decks[i]->text).len > 0;
    struct buf text;
    buf_init(&text);
    buf_add_z(&text, "no cards found");
    for (size_t i = 0; i < library->diags.count && !any; i++) {
        const struct diag *diag = &library->diags.items[i];
        if (diag->code == DIAG_NO_CARDS)
            buf_addf(&text, "; %.*s: %.*s", STR_ARG(diag->file), STR_ARG(diag->text));
    }
    if (any && context->path_count > 0 && hint_is_possible(context)) {
        buf_add_z(&text, "; '");
        hint_command(&text, context, "check --explain");
        buf_add_z(&text, "' shows what was taken for what");
    }
    say_error(context, "%s", buf_z(&text));
    buf_release(&text);
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
    if (!found) {
        buf_clear(&title);
        fold_words_loosely(&title, card->deck->title);
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
