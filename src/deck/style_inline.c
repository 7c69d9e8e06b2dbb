/*
 * style_inline: "term::meaning" on one line, and lists of words with their meanings.
 */
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

static str line_text(const struct reader *reader, uint32_t n)
{
    str text = without_tags(reader->scratch, reader_text(reader, n));
    struct shape shape = shape_of(text);
    if (!shape.bullet || shape.form != NUMBER_NONE || shape.label != LABEL_NONE)
        return reader_text(reader, n);
    size_t at = (size_t)(shape.text.ptr - text.ptr) - shape.open.len;
    return str_slice(text, at, at + shape.open.len + shape.text.len);
}

/* A line without the mark of an item, in a list of words without its number, too. */
static bool cut(const struct reader *reader, uint32_t n, str text, struct inline_card *card)
{
    if (reader->inlines)
        return inline_cut(text, card);
    return reader->pair.len && reader_line(reader, n)->noise == NOISE_NONE &&
           pair_cut(reader_shape(reader, n).text, reader->pair, card);
}

bool line_is_inline(const struct reader *reader, uint32_t n)
{
    struct inline_card card;
    bool possible = (reader->inlines || reader->pair.len) && reader_line(reader, n)->kind == LINE_TEXT;
    return possible && cut(reader, n, line_text(reader, n), &card);
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    (void)shape;
    if (!line_is_inline(reader, n))
        return false;
    mark->style = STYLE_INLINE;
    return true;
}

static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    (void)reader;
    (void)end;
    return mark->line;
}

/* "Q: What is it?::An answer", "**What is it?** :: An answer" */
static str without_label(str question)
{
    question = unwrapped(question);
    struct shape shape = shape_of(question);
    return shape.label == LABEL_QUESTION && !shape.weak && shape.text.len ? shape.text : question;
}

static void add(struct reader *reader, const struct mark *mark, str question, str answer, const struct topic *topic)
{
    struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
    str id = cut_pin(&answer);
    card->question = reader_keep(reader, without_label(question));
    card->answer = reader_keep(reader, answer);
    card->line = card->last_line = reader_place(reader, mark->line);
    if (id.len) {
        card->id = reader_keep(reader, id);
        card->pinned = true;
    }
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    struct inline_card card;
    if (!cut(reader, mark->line, without_tags(reader->scratch, line_text(reader, mark->line)), &card))
        return;
    add(reader, mark, card.question, card.answer, topic);
    if (card.both_ways)
        add(reader, mark, card.answer, card.question, topic);
    reader_claim(reader, mark->line, end, CLAIM_QUESTION, "inline", mark->reason);
}

const struct style style_inline = {
    .name = "inline",
    .describe = "\"::\", \";;\" or \">>\" parts question and answer on one line, \":::\" makes a card each way",
    .see = see,
    .sure = true,
    .last_line = last_line,
    .make = make,
};
