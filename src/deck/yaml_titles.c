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

/* Whether nearly all items have both, and most titles ask. */
static bool lists_questions(const struct yaml_value *list)
{
    enum { ENOUGH = 3 };
    size_t both = 0;
    size_t asking = 0;
    for (struct yaml_value *item = list->first; item; item = item->next) {
        struct yaml_value *title = item->kind == YAML_MAP && !yaml_question(item) ? find_title(item) : NULL;
        if (!title || !find_body(item))
            continue;
        both++;
        asking += text_likeness(title->text) >= LIKE_WORD;
    }
    return both >= ENOUGH && both * 10 >= list->count * 9 && asking * 10 >= both * 6;
}

void yaml_name_titles(struct yaml_value *value)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        if (value->kind == YAML_LIST && lists_questions(value))
            for (struct yaml_value *item = value->first; item; item = item->next) {
                struct yaml_value *title = item->kind == YAML_MAP ? find_title(item) : NULL;
                struct yaml_value *body = title ? find_body(item) : NULL;
                if (!body)
                    continue;
                title->key = STR("question");
                body->key = STR("answer");
            }
        yaml_name_titles(value->first);
    }
}
