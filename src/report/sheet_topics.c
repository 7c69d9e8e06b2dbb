/* The topic tree with its numbers of cards. */
#include "grill/report/sheet.h"

#include "grill/base/json.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"

/* How many cards stand directly under each topic: the key is the topic's address. */
struct tally {
    struct map counts;
    struct arena arena;
};

static str topic_key(const struct topic *const *topic)
{
    return (str){(const char *)topic, sizeof *topic};
}

static void tally_deck(struct tally *tally, const struct deck *deck)
{
    for (size_t i = 0; i < deck->card_count; i++) {
        size_t *count = map_find(&tally->counts, topic_key(&deck->cards[i].topic));
        if (!count) {
            count = ARENA_NEW(&tally->arena, size_t);
            map_put(&tally->counts, topic_key(&deck->cards[i].topic), count);
        }
        ++*count;
    }
}

static size_t count_below(const struct tally *tally, const struct topic *topic)
{
    const size_t *own = map_find(&tally->counts, topic_key(&topic));
    size_t count = own ? *own : 0;
    for (const struct topic *child = topic->first; child; child = child->next)
        count += count_below(tally, child);
    return count;
}

static void list_topic(struct buf *out, const struct tally *tally, const struct topic *topic, unsigned depth,
                       const struct render_options *options)
{
    size_t count = count_below(tally, topic);
    if (count > 0) {
        buf_addf(out, "%5zu  ", count);
        buf_add_repeat(out, STR("  "), depth);
        utf8_add_safe(out, topic->title, options->ascii);
        buf_add_byte(out, '\n');
    }
    for (const struct topic *child = topic->first; child; child = child->next)
        list_topic(out, tally, child, depth + 1, options);
}

/* Where the list of a deck's topics begins: below its only heading when that says the same. */
static const struct topic *first_topic(const struct tally *tally, const struct deck *deck)
{
    const struct topic *only = deck->root->first;
    bool same = only && !only->next && str_eq(only->title, deck->title) &&
                count_below(tally, only) == count_below(tally, deck->root);
    return same ? only->first : only;
}

static void list_deck(struct buf *out, const struct tally *tally, const struct deck *deck,
                      const struct render_options *options)
{
    struct buf title;
    buf_init(&title);
    buf_addf(&title, "%5zu  %.*s", count_below(tally, deck->root), STR_ARG(deck->title));
    render_look(out, LOOK_TITLE, buf_str(&title), options);
    buf_add_byte(out, '\n');
    for (const struct topic *topic = first_topic(tally, deck); topic; topic = topic->next)
        list_topic(out, tally, topic, 1, options);
    buf_release(&title);
}

static void begin_tally(struct tally *tally)
{
    arena_init(&tally->arena);
    map_init(&tally->counts);
}

static void end_tally(struct tally *tally)
{
    map_release(&tally->counts);
    arena_release(&tally->arena);
}

/* Topics of one deck follow one another: its cards are counted once. */
static void tally_for(struct tally *tally, const struct sheet_topic *topics, size_t at)
{
    if (at > 0 && topics[at - 1].deck == topics[at].deck)
        return;
    end_tally(tally);
    begin_tally(tally);
    tally_deck(tally, topics[at].deck);
}

void sheet_topics(struct buf *out, const struct sheet_topic *topics, size_t count, const struct render_options *options)
{
    struct tally tally;
    begin_tally(&tally);
    for (size_t i = 0; i < count; i++) {
        tally_for(&tally, topics, i);
        if (topics[i].topic == topics[i].deck->root)
            list_deck(out, &tally, topics[i].deck, options);
        else
            list_topic(out, &tally, topics[i].topic, 0, options);
    }
    end_tally(&tally);
}

static void json_topic(struct buf *out, struct tally *tally, const struct deck *deck, const struct topic *topic)
{
    const str *path = NULL;
    size_t depth = topic_path(topic, &path, &tally->arena);
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "deck", deck->path);
    json_key(&json, "topic");
    json_array_begin(&json);
    for (size_t i = 0; i < depth; i++)
        json_str(&json, path[i]);
    json_array_end(&json);
    json_key_int(&json, "cards", (int64_t)count_below(tally, topic));
    json_object_end(&json);
    buf_add_byte(out, '\n');
    for (const struct topic *child = topic->first; child; child = child->next)
        json_topic(out, tally, deck, child);
}

void sheet_topics_json(struct buf *out, const struct sheet_topic *topics, size_t count)
{
    struct tally tally;
    begin_tally(&tally);
    for (size_t i = 0; i < count; i++) {
        tally_for(&tally, topics, i);
        json_topic(out, &tally, topics[i].deck, topics[i].topic);
    }
    end_tally(&tally);
}
