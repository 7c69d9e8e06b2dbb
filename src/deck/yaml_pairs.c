/*
 * yaml_pairs: cards that have no question by their keys, but two texts: in two languages, or under keys of their own.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "texts_int.h"
#include "yaml_deck_int.h"

/* The next value of a card with keys of its own: its question, then its answer. */
static const struct yaml_value *pair_value(const struct yaml_value *value)
{
    while (value && (value->kind != YAML_SCALAR || yaml_is_front_key(value->key)))
        value = value->next;
    return value;
}

/* What stands behind the two texts of a short list: one word or two for what the card is about, or nothing. */
static bool is_group(const struct yaml_value *value)
{
    enum { LONGEST = 40 };
    return !value || (value->kind == YAML_SCALAR && !value->next && value->text.len <= LONGEST);
}

/* Whether question and answer stand side by side in a list: ["heron", "a wading bird"], with what it is about behind
 * them. */
static bool is_plain_pair(const struct yaml_value *item)
{
    const struct yaml_value *first = item->first;
    if (item->kind != YAML_LIST || item->count < 2 || first->kind != YAML_SCALAR || first->next->kind != YAML_SCALAR)
        return false;
    bool number = str_span(first->text, STR("0123456789.,+-eE ")) == first->text.len;
    return !number && first->next->text.len && is_group(first->next->next);
}

static bool names_language(str key)
{
    static const char *const names[] = {
        "en",      "de",      "es",      "fr",     "it",        "pt",        "pl",         "ru",      "hu",
        "zh",      "ja",      "ko",      "nl",     "sv",        "tr",        "la",         "english", "german",
        "deutsch", "spanish", "español", "french", "français",  "italian",   "italiano",   "polish",  "polski",
        "russian", "русский", "chinese", "hanzi",  "japanese",  "kanji",     "portuguese", "dutch",   "korean",
        "latin",   "turkish", "swedish", "czech",  "norwegian", "hungarian", "magyar",     "arabic",  "hebrew"};
    return is_one_of(trim_blanks(key), names, COUNT_OF(names));
}

/* The two texts of a map that stand under the names of languages. */
static struct yaml_pair two_languages(const struct yaml_value *map)
{
    struct yaml_pair pair = {.first = NULL};
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (value->kind != YAML_SCALAR || value->text.len == 0 || !names_language(value->key))
            continue;
        if (pair.second)
            return (struct yaml_pair){.first = NULL};
        *(pair.first ? &pair.second : &pair.first) = value;
    }
    return pair.second ? pair : (struct yaml_pair){.first = NULL};
}

struct yaml_pair yaml_find_pair(const struct yaml_value *item)
{
    struct yaml_pair pair = {.first = NULL};
    if (item->kind == YAML_MAP)
        pair = two_languages(item);
    if (pair.first || (item->kind != YAML_MAP && !is_plain_pair(item)))
        return pair;
    pair.first = pair_value(item->first);
    pair.second = pair.first ? pair_value(pair.first->next) : NULL;
    bool more = pair.second && item->kind == YAML_MAP && pair_value(pair.second->next);
    return pair.second && !more ? pair : (struct yaml_pair){.first = NULL};
}

bool yaml_is_pair_list(const struct yaml_value *list)
{
    enum { ENOUGH = 3 };
    const struct yaml_value *keys[2] = {NULL, NULL};
    for (const struct yaml_value *item = list->first; item; item = item->next) {
        struct yaml_pair pair = yaml_find_pair(item);
        if (!pair.first || yaml_is_config_key(pair.first->key) || pair.first->text.len == 0)
            return false;
        if (keys[0] && (!str_eq(keys[0]->key, pair.first->key) || !str_eq(keys[1]->key, pair.second->key)))
            return false;
        keys[0] = pair.first;
        keys[1] = pair.second;
    }
    return list->kind == YAML_LIST && list->count >= ENOUGH;
}
