/*
 * yaml_siblings: options that stand beside the question, each under a key of its own: "A", "B", "C", or "option1" …
 *
 * They are put under one key, as if they had been written so, when another entry names one of them as the right one.
 * Where the wrong ones have a list of their own, the right one is put among them.
 */
#include "char_int.h"
#include "grill/base/hash.h"
#include "words_int.h"
#include "yaml_deck_int.h"

/* "B", "option_b" and "odp2" are number 1 of their series; -1 when a key ends with no letter up to h and no digit. */
static int place_of(str key)
{
    char sign = key.len ? (char)(key.ptr[key.len - 1] | 0x20) : '\0';
    return sign >= 'a' && sign <= 'h' ? sign - 'a' : key.len && sign >= '1' && sign <= '9' ? sign - '1' : -1;
}

static str stem_of(str key)
{
    return str_slice(key, 0, key.len - 1);
}

/* How many entries from `first` on are a series: scalars whose keys differ in what counts them only. */
static size_t series_length(const struct yaml_value *first)
{
    size_t count = 0;
    for (const struct yaml_value *value = first; value && value->kind == YAML_SCALAR; value = value->next, count++) {
        str key = trim_blanks(value->key);
        if (place_of(key) != (int)count || !str_eq(stem_of(key), stem_of(trim_blanks(first->key))))
            break;
    }
    return count;
}

/* Whether a text is that of an option, its whole key, or what its key ends with. */
static bool names_option(str text, const struct yaml_value *first, size_t count)
{
    text = trim_blanks(text);
    if (text.len == 1)
        return place_of(text) >= 0 && place_of(text) < (int)count;
    for (const struct yaml_value *value = first; count > 0; value = value->next, count--)
        if (text.len && (str_eq(text, trim_blanks(value->text)) || str_eq_nocase(text, trim_blanks(value->key))))
            return true;
    return false;
}

/* Puts the entries behind `before` under one key. */
static void gather_series(struct yaml_keys *keys, struct yaml_value *map, struct yaml_value *before, size_t count)
{
    struct yaml_value *first = before->next;
    struct yaml_value *last = first;
    for (size_t i = 1; i < count; i++)
        last = last->next;
    struct yaml_value *options = ARENA_ARRAY(keys->arena, struct yaml_value, 1);
    *options = (struct yaml_value){.kind = YAML_MAP, .count = count};
    options->line = options->key_line = first->key_line;
    options->col = options->key_col = first->key_col;
    options->last_line = last->last_line;
    options->first = first;
    options->next = last->next;
    before->next = options;
    last->next = NULL;
    map->count -= count - 1;
}

static bool is_among(const struct yaml_value *value, const struct yaml_value *first, size_t count)
{
    for (; count > 0; first = first->next, count--)
        if (first == value)
            return true;
    return false;
}

/* In a map that asks, the first series that another entry names one of, or whose keys say that it is wrong. */
static void gather_in_map(struct yaml_keys *keys, struct yaml_value *map)
{
    enum { LEAST = 2 };
    if (!yaml_question(map) || yaml_options(map))
        return;
    const struct yaml_value *named = yaml_entry(map, ENTRY_CORRECT);
    for (struct yaml_value *before = map->first; before && named && named->kind == YAML_SCALAR; before = before->next) {
        size_t count = series_length(before->next);
        if (count < LEAST || is_among(named, before->next, count))
            continue;
        bool wrong = yaml_names_wrong(stem_of(trim_blanks(before->next->key)));
        if (wrong || names_option(named->text, before->next, count)) {
            gather_series(keys, map, before, count);
            yaml_set_key(keys, before->next, wrong ? STR("distractors") : STR("options"));
            return;
        }
    }
}

static bool lists_text(const struct yaml_value *list, str text)
{
    for (const struct yaml_value *item = list->first; item; item = item->next)
        if (item->kind != YAML_SCALAR || str_eq(trim_blanks(item->text), text))
            return true;
    return false;
}

/* Puts the right option into a list of wrong ones, at a place that its text decides: always the same one would tell. */
static void add_right(struct yaml_keys *keys, struct yaml_value *wrongs, const struct yaml_value *right)
{
    struct yaml_value *option = ARENA_ARRAY(keys->arena, struct yaml_value, 1);
    struct yaml_value **place = &wrongs->first;
    for (uint64_t i = hash64(right->text, 0) % (wrongs->count + 1); i > 0; i--)
        place = &(*place)->next;
    *option = *right;
    yaml_set_key(keys, option, (str){0});
    option->next = *place;
    *place = option;
    wrongs->count++;
}

/* Whether a list holds what is wrong beside `right`: it says so, or several answers have alternatives. */
static bool holds_wrongs(const struct yaml_value *list, const struct yaml_value *right)
{
    enum { MOST = 64 };
    if (list->kind == YAML_SCALAR || !list->first || list->count > MOST)
        return false;
    return list->meaning->wrong || (right->kind == YAML_LIST && list->meaning->rank[KEYS_ALTERNATIVES]);
}

/* In a map that asks and says what is right, the first list of wrong texts, none of which is right. */
static void gather_wrongs(struct yaml_keys *keys, struct yaml_value *map)
{
    enum { MOST = 8 };
    const struct yaml_value *right = yaml_question(map) && !yaml_options(map) ? yaml_entry(map, ENTRY_CORRECT) : NULL;
    struct yaml_value *wrongs = map->first;
    while (wrongs && right && !holds_wrongs(wrongs, right))
        wrongs = wrongs->next;
    if (!right || !wrongs || right->kind == YAML_MAP || right->count > MOST)
        return;
    const struct yaml_value *first = right->kind == YAML_LIST ? right->first : right;
    for (const struct yaml_value *one = first; one; one = right->kind == YAML_LIST ? one->next : NULL)
        if (one->kind != YAML_SCALAR || trim_blanks(one->text).len == 0 || lists_text(wrongs, trim_blanks(one->text)))
            return;
    for (const struct yaml_value *one = first; one; one = right->kind == YAML_LIST ? one->next : NULL)
        add_right(keys, wrongs, one);
    yaml_set_key(keys, wrongs, STR("options"));
}

void yaml_gather_options(struct yaml_keys *keys, struct yaml_value *value)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        yaml_gather_options(keys, value->first);
        if (value->kind != YAML_MAP)
            continue;
        gather_in_map(keys, value);
        gather_wrongs(keys, value);
    }
}
