#include "grill/report/cards.h"

#include "grill/base/json.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

static void json_texts(struct json *json, const char *key, const str *texts, size_t count)
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; i++)
        json_str(json, texts[i]);
    json_array_end(json);
}

/* The deck's tags are the card's, too. */
static void json_tags(struct json *json, const struct card *card)
{
    json_key(json, "tags");
    json_array_begin(json);
    for (size_t i = 0; i < card->deck->tag_count; i++)
        json_str(json, card->deck->tags[i]);
    for (size_t i = 0; i < card->tag_count; i++)
        json_str(json, card->tags[i]);
    json_array_end(json);
}

static void json_topic(struct json *json, const struct topic *topic)
{
    struct arena arena;
    arena_init(&arena);
    const str *titles = NULL;
    size_t count = topic_path(topic, &titles, &arena);
    json_texts(json, "topic", titles, count);
    arena_release(&arena);
}

static void json_correct(struct json *json, const struct card *card)
{
    json_key(json, "correct");
    json_array_begin(json);
    for (size_t i = 0; i < card->option_count; i++)
        if (card->correct[i])
            json_str(json, card->options[i]);
    json_array_end(json);
}

void cards_json(struct buf *out, const struct card *card)
{
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "id", card->id);
    json_key_str(&json, "kind", str_of(card_kind_name((enum card_kind)card->kind)));
    json_key_str(&json, "question", card->question);
    json_key_str(&json, "answer", card->answer);
    json_topic(&json, card->topic);
    json_tags(&json, card);
    json_texts(&json, "options", card->options, card->option_count);
    json_correct(&json, card);
    json_key_str(&json, "file", card->deck->path);
    json_key_int(&json, "line", card->line);
    json_object_end(&json);
    buf_add_byte(out, '\n');
}

bool cards_name_above(const struct deck *deck, const struct render_options *options)
{
    return options->width > 0 && text_width(deck->path) > options->width / 3;
}

void cards_name(struct buf *out, const struct deck *deck, const struct render_options *options)
{
    utf8_add_safe(out, deck->path, options->ascii);
    buf_add_z(out, ":\n");
}

void cards_line(struct buf *out, const struct card *card, const struct render_options *options)
{
    struct buf line;
    buf_init(&line);
    if (cards_name_above(card->deck, options))
        buf_addf(&line, "%4u: ", card->line);
    else
        buf_addf(&line, "%.*s:%u: ", STR_ARG(card->deck->path), card->line);
    if (card->kind != CARD_QUESTION)
        buf_addf(&line, "[%s] ", card_kind_name((enum card_kind)card->kind));
    str rest = card->question;
    buf_add(&line, str_cut(&rest, '\n'));
    if (card->answer.len == 0)
        buf_add_z(&line, options->ascii ? " (no answer)" : " — no answer");
    struct buf safe;
    buf_init(&safe);
    utf8_add_safe(&safe, buf_str(&line), options->ascii);
    if (options->width > 0)
        text_add_cut(out, buf_str(&safe), options->width, options->ascii);
    else
        buf_add(out, buf_str(&safe));
    buf_add_byte(out, '\n');
    buf_release(&safe);
    buf_release(&line);
}
