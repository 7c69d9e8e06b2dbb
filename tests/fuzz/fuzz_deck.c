/* Decks of any bytes at all: the first byte chooses the format. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "grill/base/map.h"
#include "grill/deck/lint.h"
#include "grill/deck/load.h"
#include "grill/text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

/* Texts hold valid UTF-8 and lines lie within the file. */
static void check_card(const struct deck *deck, const struct card *card, size_t lines)
{
    require(card->topic != NULL && card->deck == deck);
    require(utf8_first_bad(card->question) < 0 && utf8_first_bad(card->answer) < 0);
    require(card->line >= 1 && card->line <= lines && card->last_line >= card->line && card->last_line <= lines);
    for (unsigned i = 0; i < card->option_count; i++)
        require(utf8_first_bad(card->options[i]) < 0 && card->correct[i] <= 1);
    const struct topic *topic = card->topic;
    for (unsigned depth = 0; topic; depth++, topic = topic->parent)
        require(depth < 100);
}

static void check_ids(const struct deck *deck)
{
    struct map ids;
    map_init(&ids);
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        require(card->id.len > 0);
        require(map_put(&ids, card->id, (void *)card) || card->pinned);
    }
    map_release(&ids);
}

static void check_deck(const struct deck *deck, size_t lines)
{
    for (size_t i = 0; i < deck->card_count; i++)
        check_card(deck, &deck->cards[i], lines);
    for (size_t i = 0; i < deck->passage_count; i++) {
        const struct passage *passage = &deck->passages[i];
        require(utf8_first_bad(passage->text) < 0 && passage->text.len > 0);
        require(passage->line >= 1 && passage->last_line >= passage->line && passage->last_line <= lines);
    }
    check_ids(deck);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"fuzz.md",  "fuzz.txt",     "fuzz.yaml", "fuzz.json",
                                        "fuzz.csv", "questions.md", "-"};
    if (size == 0)
        return 0;
    struct arena arena;
    struct diags diags;
    const struct claim *claims = NULL;
    size_t lines = 0;
    arena_init(&arena);
    diags_init(&diags, &arena);
    bool toml = data[0] == UINT8_MAX; /* the other numbers keep their meaning for the texts collected so far */
    str name = toml ? STR("fuzz.toml") : str_of(names[data[0] % (sizeof names / sizeof names[0])]);
    str bytes = {(const char *)data + 1, size - 1};
    const struct deck *deck = deck_explain(&arena, name, bytes, &diags, &claims, &lines);
    if (deck) {
        check_deck(deck, lines);
        deck_lint(deck, &diags);
    }
    require(deck || diags.count > 0);
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
