/*
 * yaml_titles: lists of titles and texts, most of whose titles ask, or which are called cards: {"title": "What is
 * moss?", "content": …}.
 *
 * They are given the keys of questions and answers, as if they had been written so.
 */
#include "shape_int.h"
#include "yaml_deck_int.h"

/* The text that a word of the list names, or NULL. */
static struct yaml_value *find_text(struct yaml_value *map, unsigned list)
{
    struct yaml_value *found = NULL;
    for (struct yaml_value *value = map->first; value; value = value->next) {
        unsigned rank = value->kind == YAML_SCALAR && value->text.len ? value->meaning->rank[list] : 0;
        if (rank && (!found || rank < found->meaning->rank[list]))
            found = value;
    }
    return found;
}

/* The title of a map that asks nothing yet and has a text beside it, or NULL. */
static struct yaml_value *find_title(struct yaml_value *map, struct yaml_value **body)
{
    if (map->kind != YAML_MAP || yaml_question(map))
        return NULL;
    *body = find_text(map, KEYS_BODY);
    return *body ? find_text(map, KEYS_TITLE) : NULL;
}

/* Maps in lists that have both, and how many of their titles ask. */
struct tally {
    size_t both;
    size_t asking;
};

static void count(struct yaml_value *value, struct tally *tally)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        bool called_cards = value->meaning->rank[KEYS_CARDS] > 0;
        for (struct yaml_value *item = value->first; value->kind == YAML_LIST && item; item = item->next) {
            struct yaml_value *body;
            const struct yaml_value *title = find_title(item, &body);
            tally->both += title != NULL;
            tally->asking += title && (called_cards || text_likeness(title->text) >= LIKE_WORD);
        }
        count(value->first, tally);
    }
}

static void rename_keys(struct yaml_keys *keys, struct yaml_value *value)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        for (struct yaml_value *item = value->first; value->kind == YAML_LIST && item; item = item->next) {
            struct yaml_value *body;
            struct yaml_value *title = find_title(item, &body);
            if (!title)
                continue;
            yaml_set_key(keys, title, STR("question"));
            yaml_set_key(keys, body, STR("answer"));
        }
        rename_keys(keys, value->first);
    }
}

void yaml_name_titles(struct yaml_keys *keys, struct yaml_value *value)
{
    enum { ENOUGH = 3 };
    struct tally tally = {.both = 0};
    count(value, &tally);
    if (tally.both >= ENOUGH && tally.asking * 10 >= tally.both * 6)
        rename_keys(keys, value);
}
