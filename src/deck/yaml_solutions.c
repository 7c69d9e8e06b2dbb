/*
 * yaml_solutions: a key of its own beside the list of questions, "solutions: {1: c, 2: a}" or "[c, a]".
 *
 * Each of its entries is given to the question of that number, as if it had been written there, when nearly all of them
 * could answer theirs.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "yaml_deck_int.h"

static bool asks(const struct yaml_value *map)
{
    return map->kind == YAML_MAP && yaml_find_key(map, ENTRY_QUESTION);
}

/* The list whose items ask, or NULL. */
static struct yaml_value *find_questions(const struct yaml_value *map)
{
    enum { LEAST = 2 };
    for (struct yaml_value *list = map->first; list; list = list->next)
        if (list->kind == YAML_LIST && list->count >= LEAST && asks(list->first) && asks(list->first->next))
            return list;
    return NULL;
}

/* What a question says that its number is, or its place among the others. */
static str number_of(struct arena *arena, const struct yaml_value *card, size_t place)
{
    static const char *const keys[] = {"number", "id", "nr", "no", "num", "numero", "número", "nummer"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        for (const struct yaml_value *value = card->first; value; value = value->next)
            if (value->kind == YAML_SCALAR && yaml_is_key(value->key, keys[i]))
                return trim_blanks(value->text);
    return arena_format(arena, "%zu", place);
}

/* The list or map of options of a question, or NULL. */
static const struct yaml_value *options_of(const struct yaml_value *card)
{
    const struct yaml_value *options = yaml_entry(card, ENTRY_OPTIONS);
    options = options ? options : yaml_find_key(card, ENTRY_ANSWER);
    return options && options->kind != YAML_SCALAR ? options : NULL;
}

/* Whether a solution is the letter, the key or the text of one of the options; where there are none, any text is one.
 */
static bool may_solve(const struct yaml_value *card, const struct yaml_value *solution)
{
    const struct yaml_value *options = options_of(card);
    str text = trim_blanks(solution->text);
    if (!options)
        return text.len > 0;
    char letter = (char)(text.len == 1 ? text.ptr[0] | 0x20 : '\0');
    if (letter >= 'a' && letter < 'a' + (int)options->count)
        return true;
    for (const struct yaml_value *option = options->first; option; option = option->next)
        if ((option->key.len && str_eq_nocase(trim_blanks(option->key), text)) ||
            (option->kind == YAML_SCALAR && str_eq(trim_blanks(option->text), text)))
            return true;
    return false;
}

/* Whether a question says itself what answers it. */
static bool is_solved(const struct yaml_value *card)
{
    const struct yaml_value *options = options_of(card);
    const struct yaml_value *right = options ? yaml_entry(card, ENTRY_CORRECT) : yaml_answer(card);
    return right && right != options;
}

/* Solutions by what they are called. */
static bool know_solutions(struct yaml_keys *keys, struct yaml_value *solutions, struct map *known)
{
    size_t place = 0;
    for (struct yaml_value *value = solutions->first; value; value = value->next) {
        place++;
        if (value->kind != YAML_SCALAR)
            return false;
        str name = solutions->kind == YAML_MAP ? trim_blanks(value->key) : arena_format(keys->arena, "%zu", place);
        if (solutions->kind == YAML_MAP && str_number(name, NULL) < 0)
            return false;
        map_put(known, name, value);
    }
    return true;
}

/* How many questions have a solution that fits; with `give`, each gets it. */
static size_t solve(struct yaml_keys *keys, struct yaml_value *questions, const struct map *known, bool give)
{
    size_t solved = 0;
    size_t place = 0;
    for (struct yaml_value *card = questions->first; card; card = card->next) {
        place++;
        if (!asks(card) || is_solved(card))
            continue;
        const struct yaml_value *solution = map_find(known, number_of(keys->arena, card, place));
        if (!solution || !may_solve(card, solution))
            continue;
        solved++;
        if (!give)
            continue;
        struct yaml_value *last = card->first;
        while (last->next)
            last = last->next;
        struct yaml_value *own = last->next = ARENA_ARRAY(keys->arena, struct yaml_value, 1);
        *own = *solution;
        own->next = NULL;
        card->count++;
        yaml_set_key(keys, own, options_of(card) ? STR("correct_answer") : STR("answer"));
    }
    return solved;
}

/* Gives the questions of a map the solutions that stand beside them. */
static void solve_map(struct yaml_keys *keys, struct yaml_value *map)
{
    enum { MOST = 4 }; /* keys that are tried, each with all questions */
    unsigned tried = 0;
    struct yaml_value *questions = find_questions(map);
    for (struct yaml_value *value = map->first; questions && value && tried < MOST; value = value->next) {
        if (value == questions || value->kind == YAML_SCALAR || value->count * 10 < questions->count * 8 ||
            value->count > questions->count)
            continue;
        struct map known;
        map_init(&known);
        bool possible = know_solutions(keys, value, &known);
        bool fits = possible && solve(keys, questions, &known, false) * 10 >= questions->count * 8;
        tried += possible;
        if (fits)
            solve(keys, questions, &known, true);
        map_release(&known);
        if (fits)
            return;
    }
}

void yaml_give_solutions(struct yaml_keys *keys, struct yaml_value *value)
{
    for (; value; value = value->next) {
        if (value->kind == YAML_SCALAR)
            continue;
        if (value->kind == YAML_MAP)
            solve_map(keys, value);
        yaml_give_solutions(keys, value->first);
    }
}
