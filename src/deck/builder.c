#include "builder_int.h"

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/trap.h"

struct card *builder_card(struct builder *builder, enum card_kind kind, const struct topic *topic)
{
    struct deck *deck = builder->deck;
    deck->cards = array_reserve(deck->cards, &builder->card_cap, deck->card_count + 1, sizeof *deck->cards);
    struct card *card = &deck->cards[deck->card_count++];
    *card = (struct card){.kind = (uint8_t)kind, .topic = topic, .deck = deck};
    return card;
}

void builder_expect(struct builder *builder, size_t count)
{
    struct deck *deck = builder->deck;
    if (count <= builder->card_cap)
        return;
    deck->cards = xrealloc(deck->cards, count * sizeof *deck->cards);
    builder->card_cap = count;
}

void builder_passage(struct builder *builder, const struct topic *topic, str text, uint32_t line, uint32_t last_line)
{
    struct deck *deck = builder->deck;
    deck->passages =
        array_reserve(deck->passages, &builder->passage_cap, deck->passage_count + 1, sizeof *deck->passages);
    deck->passages[deck->passage_count++] =
        (struct passage){.text = text, .topic = topic, .line = line, .last_line = last_line};
}

struct topic *builder_topic(struct builder *builder, str title, uint32_t line)
{
    struct topic *topic = ARENA_NEW(builder->arena, struct topic);
    topic->title = title;
    topic->line = line;
    return topic;
}

void builder_hang(struct topic *parent, struct topic *topic)
{
    if (topic->parent)
        return;
    topic->parent = parent;
    if (parent->last)
        parent->last->next = topic;
    else
        parent->first = topic;
    parent->last = topic;
}

/* An answer without a question cannot be asked. */
static void drop_empty(struct builder *builder)
{
    struct deck *deck = builder->deck;
    size_t kept = 0;
    for (size_t i = 0; i < deck->card_count; i++) {
        if (trim_blanks(deck->cards[i].question).len > 0)
            deck->cards[kept++] = deck->cards[i];
        else
            diags_add(builder->diags, DIAG_EMPTY_QUESTION, deck->path, deck->cards[i].line, 0,
                      "an answer without a question is left out");
    }
    deck->card_count = kept;
}

void builder_finish(struct builder *builder)
{
    struct deck *deck = builder->deck;
    drop_empty(builder);
    deck->cards = arena_keep(builder->arena, deck->cards, deck->card_count, sizeof *deck->cards);
    deck->passages = arena_keep(builder->arena, deck->passages, deck->passage_count, sizeof *deck->passages);
}

str card_right_options(struct arena *arena, const struct card *card)
{
    struct buf out;
    buf_init(&out);
    unsigned right = 0;
    for (unsigned i = 0; i < card->option_count; i++)
        right += card->correct[i];
    for (unsigned i = 0; i < card->option_count; i++) {
        if (!card->correct[i])
            continue;
        if (out.len)
            buf_add_byte(&out, '\n');
        if (right > 1)
            buf_add_z(&out, "- ");
        buf_add(&out, card->options[i]);
    }
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
