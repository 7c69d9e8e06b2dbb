/*
 * yaml_keys: what the entries of a map are to the card that it is, by what their keys say (yaml_words.c).
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "yaml_deck_int.h"

/* The entry that a word of the list names, of several the one whose word goes first; `other` is passed over. */
static const struct yaml_value *find_beside(const struct yaml_value *map, const struct yaml_value *other, unsigned list)
{
    const struct yaml_value *found = NULL;
    unsigned best = UINT8_MAX;
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        const struct yaml_meaning *meaning = value->meaning;
        if (value == other || meaning->rank[list] == 0 || meaning->rank[list] >= best)
            continue;
        found = value;
        best = meaning->rank[list];
    }
    return found;
}

const struct yaml_value *yaml_find_key(const struct yaml_value *map, unsigned list)
{
    return find_beside(map, NULL, list);
}

/* "respuesta_correcta", "correctAnswerIndex", but of the texts and lists only. */
static const struct yaml_value *find_right(const struct yaml_value *map, const struct yaml_value *other)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value != other && value->kind != YAML_MAP && value->meaning->right)
            return value;
    return NULL;
}

/* What says which options are right, besides `other`. */
static const struct yaml_value *find_correct(const struct yaml_value *map, const struct yaml_value *other)
{
    const struct yaml_value *value = find_beside(map, other, ENTRY_CORRECT);
    value = value ? value : find_right(map, other);
    return value ? value : find_beside(map, other, KEYS_VERDICT);
}

/* "referenceAnswer", "short_answer": the first that says something. */
static const struct yaml_value *find_named_answer(const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value->kind == YAML_SCALAR && value->text.len && value->meaning->answer)
            return value;
    return NULL;
}

/* "answerOptions", "possible choices": lists only. */
static const struct yaml_value *find_named_options(const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value->kind != YAML_SCALAR && value->meaning->options)
            return value;
    return NULL;
}

const struct yaml_value *yaml_entry(const struct yaml_value *map, enum yaml_entry entry)
{
    if (entry == ENTRY_CORRECT)
        return find_correct(map, NULL);
    const struct yaml_value *value = yaml_find_key(map, entry);
    if (!value && entry == ENTRY_FLAG)
        return find_right(map, NULL);
    return !value && entry == ENTRY_OPTIONS ? find_named_options(map) : value;
}

const struct yaml_value *yaml_flag(const struct yaml_value *option)
{
    bool right;
    const struct yaml_value *flag = option->kind == YAML_MAP ? yaml_entry(option, ENTRY_FLAG) : NULL;
    if (flag || option->kind != YAML_MAP)
        return flag;
    flag = yaml_find_key(option, KEYS_VERDICT);
    return flag && yaml_bool(flag, &right) ? flag : NULL;
}

const struct yaml_value *yaml_inner(const struct yaml_value *value)
{
    const struct yaml_value *inner = value && value->kind == YAML_MAP ? yaml_find_key(value, KEYS_TEXT) : NULL;
    return inner && inner->kind == YAML_SCALAR ? inner : value;
}

/* {a: kale, b: fig}: keys that are the first letters. */
static bool has_letters(const struct yaml_value *map)
{
    char letter = 'a';
    for (const struct yaml_value *value = map->first; value; value = value->next, letter++)
        if (value->key.len != 1 || (value->key.ptr[0] | 0x20) != letter)
            return false;
    return map->count >= 2;
}

/* A list of answers is one of options when another key, or a flag in each of them, says which is right; or it counts
 * them by letters. */
static bool lists_options(const struct yaml_value *map, const struct yaml_value *answers)
{
    if (!answers || answers->kind == YAML_SCALAR || !answers->first)
        return false;
    if (answers->first->kind == YAML_MAP || (answers->kind == YAML_MAP && has_letters(answers)))
        return true;
    return find_correct(map, answers) != NULL;
}

/* Texts of which the answer is one, whatever their key, tags and other answers aside. */
static const struct yaml_value *list_with_answer(const struct yaml_value *map)
{
    const struct yaml_value *answer = yaml_find_key(map, KEYS_VERDICT);
    str text = answer && answer->kind == YAML_SCALAR ? trim_blanks(answer->text) : (str){0};
    const struct yaml_value *tags = yaml_find_key(map, ENTRY_TAGS);
    const struct yaml_value *accept = yaml_find_key(map, ENTRY_ACCEPT);
    for (const struct yaml_value *value = map->first; value && text.len; value = value->next) {
        bool list = value->kind == YAML_LIST && value != tags && value != accept;
        for (const struct yaml_value *item = list ? value->first : NULL; item; item = item->next)
            if (item->kind == YAML_SCALAR && str_eq(trim_blanks(item->text), text))
                return value;
    }
    return NULL;
}

const struct yaml_value *yaml_options(const struct yaml_value *map)
{
    const struct yaml_value *options = yaml_entry(map, ENTRY_OPTIONS);
    if (!options) {
        options = yaml_find_key(map, ENTRY_ANSWER);
        if (!lists_options(map, options))
            options = NULL;
    }
    if (!options) {
        options = yaml_find_key(map, KEYS_ALTERNATIVES);
        if (options && (!options->first || options->first->kind != YAML_MAP))
            options = NULL;
    }
    if (!options)
        options = list_with_answer(map);
    return options && options->kind != YAML_SCALAR && options->count >= 2 ? options : NULL;
}

/* Whether another key, or the options themselves, say which of them is right. */
static bool says_correct(const struct yaml_value *map)
{
    const struct yaml_value *options = yaml_options(map);
    const struct yaml_value *correct = yaml_entry(map, ENTRY_CORRECT);
    for (const struct yaml_value *option = options ? options->first : NULL; option; option = option->next)
        if (yaml_flag(option))
            return true;
    return correct && correct != options;
}

/* What asks beside options of which one is told to be right, whatever its key: the longest text that explains nothing
 * and tells nothing. */
static const struct yaml_value *longest_text(const struct yaml_value *map)
{
    if (!yaml_options(map) || !says_correct(map))
        return NULL;
    const struct yaml_value *const others[] = {yaml_entry(map, ENTRY_CORRECT), yaml_entry(map, ENTRY_EXPLANATION),
                                               yaml_entry(map, ENTRY_CODE), yaml_entry(map, ENTRY_ID)};
    const struct yaml_value *longest = NULL;
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        bool other = value->kind != YAML_SCALAR;
        for (size_t i = 0; i < COUNT_OF(others) && !other; i++)
            other = value == others[i];
        if (!other && (!longest || value->text.len > longest->text.len))
            longest = value;
    }
    return longest && str_find_byte(trim_blanks(longest->text), ' ', 0) > 0 ? longest : NULL;
}

const struct yaml_value *yaml_answer(const struct yaml_value *map)
{
    const struct yaml_value *answer = yaml_find_key(map, ENTRY_ANSWER);
    if (!answer)
        answer = find_named_answer(map);
    return answer ? answer : find_right(map, NULL);
}

/* Whether what a mere "text" asks is answered under a key that says so. */
static bool is_told_answer(const struct yaml_value *map, const struct yaml_value *answer)
{
    bool flag;
    if (!answer || answer->kind != YAML_SCALAR || answer->text.len == 0 || yaml_bool(answer, &flag))
        return false;
    return answer == yaml_find_key(map, KEYS_VERDICT) || answer->meaning->answer;
}

const struct yaml_value *yaml_question(const struct yaml_value *map)
{
    if (map->kind != YAML_MAP)
        return NULL;
    const struct yaml_value *entry = yaml_find_key(map, ENTRY_QUESTION);
    const struct yaml_value *question = entry ? yaml_inner(entry) : longest_text(map);
    if (!question || question->kind != YAML_SCALAR || trim_blanks(question->text).len == 0)
        return NULL;
    const struct yaml_value *answer = yaml_answer(map);
    str key = entry ? entry->key : question->key;
    bool sure = yaml_is_key(key, "question") || yaml_is_key(key, "q") || str_contains(question->text, STR("{{c1::"));
    bool bare = yaml_is_key(key, "text");
    bool answered = (answer && answer != entry && answer != question) || yaml_options(map);
    return (answered && (!bare || says_correct(map) || is_told_answer(map, answer))) || sure ? question : NULL;
}
