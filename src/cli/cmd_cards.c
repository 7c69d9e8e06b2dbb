#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/pager.h"
#include "grill/cli/progress.h"
#include "grill/cli/say.h"
#include "grill/report/cards.h"

/* What to list, and what is known of the cards when only suspended ones are wanted. */
struct listing {
    const struct context *context;
    const struct progress *progress; /* NULL: suspended or not */
    unsigned kinds;
    struct buf *out;
};

static bool is_listed(const struct listing *listing, const struct card *card)
{
    if (!decks_wanted(listing->context, card, listing->kinds))
        return false;
    const struct standing *standing = listing->progress ? progress_find(listing->progress, card->id) : NULL;
    return !listing->progress || (standing && standing->suspended);
}

static size_t list_deck(const struct listing *listing, const struct deck *deck)
{
    const struct context *context = listing->context;
    struct render_options render = terminal_render(&context->out);
    if (!context->out.interactive && !context->options.width_asked)
        render.width = 0;
    size_t listed = 0;
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        if (!is_listed(listing, card))
            continue;
        if (listed++ == 0 && !context->options.json && cards_name_above(deck, &render))
            cards_name(listing->out, deck, &render);
        if (context->options.json)
            cards_json(listing->out, card);
        else
            cards_line(listing->out, card, &render);
    }
    return listed;
}

static size_t list_library(struct listing *listing, const struct library *library)
{
    struct buf out;
    size_t listed = 0;
    buf_init(&out);
    listing->out = &out;
    for (size_t i = 0; i < library->deck_count; i++) {
        listed += list_deck(listing, library->decks[i]);
        if (!listing->context->out.interactive) { /* nothing to page: a large library need not fit twice */
            say_out(buf_str(&out));
            buf_clear(&out);
        }
    }
    pager_show(listing->context, buf_str(&out));
    buf_release(&out);
    return listed;
}

static int list_suspended(struct context *context, const struct library *library, unsigned kinds)
{
    struct progress progress;
    struct log log;
    int status = progress_look(context, library, &log, &progress);
    if (status != STATUS_FINE)
        return status;
    struct listing listing = {.context = context, .progress = &progress, .kinds = kinds};
    if (list_library(&listing, library) == 0) {
        say_note(context, "no card is suspended");
        status = STATUS_NEGATIVE;
    }
    progress_release(&progress);
    log_close(&log);
    return decks_status(library, status);
}

static int list_cards(const struct context *context, const struct library *library, unsigned kinds)
{
    struct listing listing = {.context = context, .kinds = kinds};
    size_t listed = list_library(&listing, library);
    return decks_status(library, listed == 0 ? STATUS_NEGATIVE : STATUS_FINE);
}

int cmd_cards(struct context *context)
{
    unsigned kinds = 0;
    if (decks_kinds(context, context->options.kinds, &kinds))
        return STATUS_USAGE;
    struct library library;
    int status = decks_load(context, context->options.operands, context->options.operand_count, &library);
    if (status == STATUS_FINE && context->options.suspended) {
        say_troubles(context, &library);
        status = list_suspended(context, &library, kinds);
    } else if (status == STATUS_FINE) {
        status = list_cards(context, &library, kinds);
        say_troubles(context, &library);
        if (status == STATUS_NEGATIVE && library.card_count > 0)
            decks_say_no_match(context, &library);
        else if (status == STATUS_NEGATIVE)
            decks_say_none(context, &library);
    }
    library_release(&library);
    return say_finish(context, status);
}
