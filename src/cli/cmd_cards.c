#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/say.h"
#include "grill/report/cards.h"

static size_t list_deck(const struct context *context, const struct deck *deck, unsigned kinds)
{
    struct render_options render = terminal_render(&context->out);
    if (!context->out.interactive && !context->options.width)
        render.width = 0;
    struct buf out;
    buf_init(&out);
    size_t listed = 0;
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        if (!decks_wanted(context, card, kinds))
            continue;
        listed++;
        if (context->options.json)
            cards_json(&out, card);
        else
            cards_line(&out, card, &render);
    }
    say_out(buf_str(&out));
    buf_release(&out);
    return listed;
}

int cmd_cards(struct context *context)
{
    unsigned kinds = 0;
    if (decks_kinds(context, context->options.kinds, &kinds))
        return STATUS_USAGE;
    struct library library;
    int status = decks_load(context, context->options.operands, context->options.operand_count, &library);
    if (status == STATUS_FINE) {
        size_t listed = 0;
        for (size_t i = 0; i < library.deck_count; i++)
            listed += list_deck(context, library.decks[i], kinds);
        say_troubles(context, &library);
        status = decks_status(&library, listed == 0 ? STATUS_NEGATIVE : STATUS_FINE);
        if (status == STATUS_NEGATIVE)
            say_error(context, "no cards found; 'grill check --explain FILE' shows what was taken for what");
    }
    library_release(&library);
    return say_finish(context, status);
}
