#include "grill/deck/card.h"

#include "grill/base/array.h"

const char *card_kind_name(enum card_kind kind)
{
    static const char *const names[] = {
        [CARD_QUESTION] = "question", [CARD_TERM] = "term", [CARD_CLOZE] = "cloze", [CARD_CHOICE] = "choice"};
    _Static_assert(COUNT_OF(names) == CARD_KIND_COUNT, "a name for every kind");
    return names[kind];
}

const char *claim_name(enum claim_what what)
{
    static const char *const names[] = {
        [CLAIM_BLANK] = "blank",   [CLAIM_META] = "meta",       [CLAIM_TOPIC] = "topic", [CLAIM_QUESTION] = "question",
        [CLAIM_ANSWER] = "answer", [CLAIM_PASSAGE] = "passage", [CLAIM_KEY] = "key",     [CLAIM_NOISE] = "noise"};
    _Static_assert(COUNT_OF(names) == CLAIM_COUNT, "a name for every claim");
    return names[what];
}

size_t topic_path(const struct topic *topic, const str **path, struct arena *arena)
{
    size_t count = 0;
    for (const struct topic *t = topic; t && t->parent; t = t->parent)
        count++;
    str *titles = ARENA_ARRAY(arena, str, count);
    size_t at = count;
    for (const struct topic *t = topic; t && t->parent; t = t->parent)
        titles[--at] = t->title;
    *path = titles;
    return count;
}

void topic_format(struct buf *out, const struct topic *topic, bool ascii)
{
    if (!topic || !topic->parent)
        return;
    if (topic->parent->parent) {
        topic_format(out, topic->parent, ascii);
        buf_add_z(out, ascii ? " > " : " › ");
    }
    buf_add(out, topic->title);
}
