/*
 * yaml_titles: lists of titles and texts, most of whose titles ask: {"title": "What is moss?", "content": …}.
 *
 * They are given the keys of questions and answers, as if they had been written so.
 */
#include "shape_int.h"
#include "yaml_deck_int.h"

static struct yaml_value *find(struct yaml_value *map, const char *const *keys)
{
    for (; *keys; keys++)
        for (struct yaml_value *value = map->first; value; value = value->next)
            if (value->kind == YAML_SCALAR && value->text.len && yaml_is_key(value->key, *keys))
                return value;
    return NULL;
}

static struct yaml_value *find_title(struct yaml_value *map)
{
    static const char *const keys[] = {"title", "name", "heading", "titel", "titulo", "título", "titolo", NULL};
    return find(map, keys);
}

static struct yaml_value *find_body(struct yaml_value *map)
{
    static const char *const keys[] = {"content", "body", "text", "details", "inhalt", "contenido", NULL};
    return find(map, keys);
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
        for (struct yaml_value *item = value->first; value->kind == YAML_LIST && item; item = item->next) {
            struct yaml_value *title = item->kind == YAML_MAP && !yaml_question(item) ? find_title(item) : NULL;
            if (!title || !find_body(item))
                continue;
            tally->both++;
            tally->asking += text_likeness(title->text) >= LIKE_WORD;
        }
        count(value->first, tally);
    }
}

static void rename_keys(struct yaml_value *value)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        for (struct yaml_value *item = value->first; value->kind == YAML_LIST && item; item = item->next) {
            struct yaml_value *title = item->kind == YAML_MAP && !yaml_question(item) ? find_title(item) : NULL;
            struct yaml_value *body = title ? find_body(item) : NULL;
            if (!body)
                continue;
            title->key = STR("question");
            body->key = STR("answer");
        }
        rename_keys(value->first);
    }
}

void yaml_name_titles(struct yaml_value *value)
{
    enum { ENOUGH = 3 };
    struct tally tally = {.both = 0};
    count(value, &tally);
    if (tally.both >= ENOUGH && tally.asking * 10 >= tally.both * 6)
        rename_keys(value);
}
