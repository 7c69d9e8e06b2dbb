/*
 * yaml_card: the card that a map with a question makes: its answer, its options, its tags.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "plugin_int.h"
#include "words_int.h"
#include "yaml_deck_int.h"

/* ---- texts ---- */

str yaml_text(struct arena *arena, const struct yaml_value *value)
{
    value = yaml_inner(value);
    if (!value)
        return (str){0};
    if (value->kind == YAML_SCALAR)
        return str_trim_right(value->plain ? trim_blanks(value->text) : value->text);
    if (value->kind == YAML_LIST && value->count == 1)
        return yaml_text(arena, value->first);
    struct buf out;
    buf_init(&out);
    for (const struct yaml_value *item = value->first; item; item = item->next) {
        str text = yaml_text(arena, item);
        if (value->kind == YAML_MAP)
            buf_addf(&out, "- **%.*s:** ", STR_ARG(item->key));
        else
            buf_add_z(&out, "- ");
        for (str rest = text; rest.ptr;) {
            buf_add(&out, str_cut(&rest, '\n'));
            if (rest.ptr)
                buf_add_z(&out, "\n  ");
        }
        if (item->next)
            buf_add_byte(&out, '\n');
    }
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static str join(struct arena *arena, str first, str second)
{
    if (first.len == 0)
        return second;
    return second.len ? arena_format(arena, "%.*s\n\n%.*s", STR_ARG(first), STR_ARG(second)) : first;
}

static str fenced(struct arena *arena, str code)
{
    if (code.len == 0 || str_contains(code, STR("```")))
        return code;
    return arena_format(arena, "```\n%.*s\n```", STR_ARG(code));
}

static const str *read_texts(struct arena *arena, const struct yaml_value *value, uint16_t *count)
{
    *count = 0;
    if (!value)
        return NULL;
    if (value->kind == YAML_SCALAR) {
        str *one = ARENA_ARRAY(arena, str, 1);
        one[0] = trim_blanks(value->text);
        *count = one[0].len > 0;
        return one;
    }
    size_t limit = value->count < UINT16_MAX ? value->count : UINT16_MAX;
    str *texts = ARENA_ARRAY(arena, str, limit);
    for (const struct yaml_value *item = value->first; item && *count < limit; item = item->next)
        if (item->kind == YAML_SCALAR && item->text.len)
            texts[(*count)++] = item->text;
    return texts;
}

/* ---- options ---- */

/* "B", "b)", "option_b": the index of a letter, or -1. */
static int letter_index(str text)
{
    text = trim_blanks(text);
    if (text.len == 2 && (text.ptr[1] == ')' || text.ptr[1] == '.'))
        text.len = 1;
    if (text.len != 1)
        return -1;
    char c = text.ptr[0];
    return c >= 'a' && c <= 'z' ? c - 'a' : c >= 'A' && c <= 'Z' ? c - 'A' : -1;
}

/* Keys of an option that hold its letter. */
static bool is_letter_key(str key)
{
    static const char *const keys[] = {"id", "key", "letter", "optionkey", "option_key", "label"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (yaml_is_key(key, keys[i]))
            return true;
    return false;
}

/* The option a scalar names: by its text, its key, its letter or its number; -1 when it is none. */
static int find_option(const struct card *card, const struct yaml_value *options, const struct yaml_value *value,
                       const struct yaml_habits *habits)
{
    str text = trim_blanks(value->text);
    for (int i = 0; i < card->option_count; i++)
        if (str_eq(trim_blanks(card->options[i]), text))
            return i;
    int index = 0;
    for (const struct yaml_value *option = options->first; option && index < card->option_count;
         option = option->next, index++) {
        if (option->key.len && str_eq_nocase(trim_blanks(option->key), text))
            return index;
        for (const struct yaml_value *part = option->first; option->kind == YAML_MAP && part; part = part->next)
            if (is_letter_key(part->key) && str_eq_nocase(trim_blanks(part->text), text))
                return index;
    }
    size_t digits;
    long number = str_number(text, &digits);
    if (number >= 0 && digits == text.len) {
        number -= habits->zero_based || str_contains(value->key, STR("ndex")) ? 0 : 1;
        return number >= 0 && number < card->option_count ? (int)number : -1;
    }
    int letter = letter_index(text);
    return letter < card->option_count ? letter : -1;
}

/* An option written as a map: its longest text that is neither a letter nor tells why, and whether it says that it is
 * right. */
static str option_text(struct arena *arena, const struct yaml_value *option, uint8_t *correct)
{
    if (option->kind != YAML_MAP)
        return yaml_text(arena, option);
    const struct yaml_value *flag = yaml_flag(option);
    const struct yaml_value *why = yaml_entry(option, ENTRY_EXPLANATION);
    *correct = yaml_says_right(flag);
    const struct yaml_value *text = NULL;
    for (const struct yaml_value *value = option->first; value; value = value->next)
        if (value != flag && value != why && value->kind == YAML_SCALAR &&
            (!is_letter_key(value->key) || value->text.len > 2) && (!text || value->text.len > text->text.len))
            text = value;
    return yaml_text(arena, text ? text : option->first);
}

/* Flags what "A and C", "B, D" or "BD" name, when they name nothing else. */
static void flag_letters(const struct card *card, str text, uint8_t *correct)
{
    uint64_t named = 0;
    for (str rest = text; rest.len;) {
        size_t size = 1;
        int letter = letter_index(str_slice(rest, 0, 1));
        bool word = rest.len > 1 && rest.ptr[1] >= 'a' && rest.ptr[1] <= 'z';
        if (letter >= 0 && !word && rest.ptr[0] <= 'Z') {
            if (letter >= card->option_count)
                return;
            named |= (uint64_t)1 << letter;
        } else if (str_starts(rest, STR("and ")) || str_starts(rest, STR("und "))) {
            size = 4;
        } else if (!str_has_byte(STR(" ,;&+/"), rest.ptr[0])) {
            return;
        }
        rest = str_skip(rest, size);
    }
    for (int i = 0; i < card->option_count; i++)
        correct[i] |= (uint8_t)(named >> i & 1);
}

static void take_options(struct arena *arena, struct card *card, const struct yaml_value *map,
                         const struct yaml_value *options, const struct yaml_habits *habits)
{
    size_t limit = options->count < 64 ? options->count : 64;
    str *texts = ARENA_ARRAY(arena, str, limit);
    uint8_t *correct = ARENA_ARRAY(arena, uint8_t, limit);
    for (const struct yaml_value *option = options->first; option && card->option_count < limit;
         option = option->next) {
        texts[card->option_count] = option_text(arena, option, &correct[card->option_count]);
        card->option_count++;
    }
    card->kind = CARD_CHOICE;
    card->options = texts;
    card->correct = correct;
    const struct yaml_value *named = yaml_entry(map, ENTRY_CORRECT);
    if (!named || named == options)
        return;
    const struct yaml_value *item = named->kind == YAML_LIST ? named->first : named;
    for (; item && item->kind == YAML_SCALAR; item = item->next) {
        int index = find_option(card, options, item, habits);
        if (index >= 0)
            correct[index] = 1;
        else if (item == named)
            flag_letters(card, item->text, correct);
        if (item == named)
            break;
    }
}

/* ---- the answer ---- */

enum { LONG = 40, SHORT = 12 }; /* bytes of a text that an answer may be, for itself and among such */

/* What may answer a card that has no answer by its key: long texts, but no explanations, hints or addresses. */
struct search {
    const struct yaml_value *question;
    const struct yaml_value *explanation;
    size_t least; /* bytes of a text */
};

static struct search search_of(const struct yaml_value *map, size_t least)
{
    return (struct search){yaml_question(map), yaml_entry(map, ENTRY_EXPLANATION), least};
}

static bool may_answer(const struct search *search, const struct yaml_value *value)
{
    static const char *const others[] = {"hint", "source", "reference", "image", "code"};
    if (value->kind != YAML_SCALAR || value->text.len < search->least || yaml_is_front_key(value->key))
        return false;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (yaml_is_key(value->key, others[i]))
            return false;
    return value != search->explanation && value->text.ptr != search->question->text.ptr &&
           str_find_byte(value->text, ' ', 0) > 0 && !str_starts(value->text, STR("http"));
}

bool yaml_has_long_text(const struct yaml_value *map)
{
    struct search search = search_of(map, LONG);
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (may_answer(&search, value))
            return true;
    return false;
}

/* The answer, and others beside it ("shortAnswer", "longAnswer"); all long texts in a deck whose cards have no answers
 * but such texts. */
static str plain_answer(struct arena *arena, const struct yaml_value *map, const struct yaml_habits *habits)
{
    struct search search = search_of(map, SHORT);
    bool longs = habits->answered == 0 && habits->explained * 10 >= habits->cards * 8 && search.question;
    const struct yaml_value *answer = yaml_answer(map);
    bool named = answer && answer->meaning->answer;
    str text = yaml_text(arena, answer);
    if (text_is_placeholder(text) && text.len > 1)
        text = (str){0};
    struct buf out;
    buf_init(&out);
    buf_add(&out, text);
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (value == answer || value == search.explanation ||
            !(answer ? named && value->meaning->answer : longs && may_answer(&search, value)))
            continue;
        str other = yaml_text(arena, value);
        buf_addf(&out, "%s%.*s", out.len && other.len ? "\n\n" : "", STR_ARG(other));
    }
    if (out.len > text.len)
        text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

/* Whether one of the options is just this. */
static bool is_option(const struct card *card, str text)
{
    for (int i = 0; i < card->option_count; i++)
        if (str_eq(trim_blanks(card->options[i]), trim_blanks(text)))
            return true;
    return false;
}

/* The right options, why they are, and what the map answers besides, unless that only names them. */
static str choice_answer(struct arena *arena, const struct card *card, const struct yaml_value *map,
                         const struct yaml_value *options)
{
    str text = card_right_options(arena, card);
    int index = 0;
    for (const struct yaml_value *option = options->first; option && index < card->option_count; option = option->next)
        if (card->correct[index++] && option->kind == YAML_MAP)
            text = join(arena, text, yaml_text(arena, yaml_entry(option, ENTRY_EXPLANATION)));
    const struct yaml_value *answer = yaml_answer(map);
    bool names = !answer || answer == options || answer == yaml_entry(map, ENTRY_CORRECT);
    if (answer && answer != options && (text.len == 0 || (!names && !is_option(card, answer->text))))
        text = join(arena, text, yaml_text(arena, answer));
    return text;
}

/* ---- the card ---- */

void yaml_answer_card(struct arena *arena, const struct yaml_value *map, const struct yaml_habits *habits,
                      struct card *card)
{
    card->answer = join(arena, plain_answer(arena, map, habits), yaml_text(arena, yaml_entry(map, ENTRY_EXPLANATION)));
}

void yaml_card_tags(struct arena *arena, const struct yaml_value *map, struct card *card)
{
    card->tags = read_texts(arena, yaml_entry(map, ENTRY_TAGS), &card->tag_count);
}

/* Code beside the question, or in the map that holds its text. */
static const struct yaml_value *code_of(const struct yaml_value *map)
{
    const struct yaml_value *code = yaml_entry(map, ENTRY_CODE);
    const struct yaml_value *question = yaml_entry(map, ENTRY_QUESTION);
    return code || !question || question->kind != YAML_MAP ? code : yaml_entry(question, ENTRY_CODE);
}

void yaml_card(struct builder *builder, const struct yaml_value *map, const struct topic *topic,
               const struct yaml_habits *habits)
{
    struct arena *arena = builder->arena;
    str text = yaml_text(arena, yaml_question(map));
    if (cloze_cards(builder, text, HOLE_COUNTED, yaml_text(arena, yaml_answer(map)), map->line, map->last_line, topic))
        return;
    struct card *card = builder_card(builder, CARD_QUESTION, topic);
    card->question = join(arena, str_trim(text), fenced(arena, yaml_text(arena, code_of(map))));
    const struct yaml_value *options = yaml_options(map);
    if (options)
        take_options(arena, card, map, options, habits);
    if (options) {
        str answer = choice_answer(arena, card, map, options);
        card->answer = join(arena, answer, yaml_text(arena, yaml_entry(map, ENTRY_EXPLANATION)));
    } else {
        yaml_answer_card(arena, map, habits, card);
    }
    yaml_card_tags(arena, map, card);
    card->accept = read_texts(arena, yaml_entry(map, ENTRY_ACCEPT), &card->accept_count);
    const struct yaml_value *id = yaml_entry(map, ENTRY_ID);
    if (id && id->kind == YAML_SCALAR && !id->plain && id->text.len && id->text.len <= 64 &&
        str_find_byte(id->text, ' ', 0) < 0) {
        card->id = id->text;
        card->pinned = true;
    }
    card->line = map->line;
    card->last_line = map->last_line;
}
