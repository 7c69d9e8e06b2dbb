#include <string.h>

#include "char_int.h"
#include "grill/base/buf.h"
#include "words_int.h"
#include "yaml_deck_int.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- keys ---- */

static const char *const question_keys[] = {
    "question",     "q",     "front",   "prompt",  "term",    "clue",    "expression", "ask",      "question_text",
    "questiontext", "word",  "concept", "вопрос",  "термин",  "frage",   "begriff",    "pregunta", "término",
    "pergunta",     "termo", "domanda", "termine", "pytanie", "pojęcie", "kérdés",     "fogalom",  "问题",
    "問題",         "题目",  "質問",    "질문",    "문제",    "प्रश्न",    "întrebare",  "text",     NULL};

static const char *const answer_keys[] = {
    "answer",  "a",        "back",       "response",  "definition",  "reference",   "translation", "meaning",
    "answers", "solution", "reply",      "ans",       "answer_text", "description", "ответ",       "определение",
    "antwort", "réponse",  "reponse",    "respuesta", "resposta",    "risposta",    "odpowiedź",   "odpowiedz",
    "válasz",  "valasz",   "答案",       "回答",      "答え",        "답변",        "답",          "정답",
    "उत्तर",    "răspuns",  "definición", "bedeutung", "definizione", "definicja",   NULL};

static const char *const option_keys[] = {"options",      "choices", "variants",    "варианты",  "opciones",
                                          "alternativas", "opzioni", "distractors", "antworten", "odpowiedzi",
                                          "选项",         "選択肢",  "보기",        NULL};

static const char *const correct_keys[] = {"correct",
                                           "correct_answer",
                                           "correctanswer",
                                           "correct_option",
                                           "right",
                                           "correctindex",
                                           "correct_index",
                                           "answerindex",
                                           "answer_index",
                                           "correctoption",
                                           "correct_answers",
                                           "correctanswers",
                                           "solution",
                                           "answer",
                                           "answers",
                                           "a",
                                           "ответ",
                                           "antwort",
                                           "respuesta",
                                           "resposta",
                                           "risposta",
                                           "odpowiedź",
                                           "答案",
                                           NULL};

/* Of an option: whether it is right. */
static const char *const flag_keys[] = {"correct", "is_correct", "iscorrect", "right", "isright", NULL};

static const char *const explanation_keys[] = {"explanation", "explain",     "rationale",  "why",         "note",
                                               "notes",       "detail",      "details",    "пояснение",   "erklärung",
                                               "explication", "explicación", "explicação", "spiegazione", "wyjaśnienie",
                                               "magyarázat",  "解析",        "解説",       "해설",        NULL};

static const char *const code_keys[] = {"code", "snippet", "code_snippet", NULL};
static const char *const accept_keys[] = {"accept", "aliases", "alternatives", "synonyms", "also", NULL};
static const char *const tag_keys[] = {"tags", "tag", "keywords", NULL};
static const char *const id_keys[] = {"id", NULL};

/* "_side", "-text", "_en" …: what keys have besides the word that counts. */
static bool is_key_suffix(str rest)
{
    static const char *const suffixes[] = {"side", "text",     "content", "body", "value",
                                           "md",   "markdown", "html",    "field"};
    if (rest.len < 3 || (rest.ptr[0] != '_' && rest.ptr[0] != '-' && rest.ptr[0] != ' '))
        return false;
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        if (equals_folded(str_skip(rest, 1), suffixes[i]))
            return true;
    bool language = rest.len == 3 && rest.ptr[0] != ' ';
    return language && code_is_alphabetic((unsigned char)rest.ptr[1]) && code_is_alphabetic((unsigned char)rest.ptr[2]);
}

bool yaml_is_key(str key, const char *name)
{
    key = trim_blanks(key);
    while (str_starts(key, STR("_")))
        key = str_skip(key, 1);
    size_t taken = starts_folded(key, name);
    return taken && (taken == key.len || is_key_suffix(str_skip(key, taken)));
}

static const struct yaml_value *find_key(const struct yaml_value *map, const char *const *names)
{
    for (; *names; names++)
        for (const struct yaml_value *value = map->first; value; value = value->next)
            if (yaml_is_key(value->key, *names))
                return value;
    return NULL;
}

/* A list of answers is one of options when another key, or a flag in each of them, says which is right. */
static bool lists_options(const struct yaml_value *map, const struct yaml_value *answers)
{
    if (!answers || answers->kind == YAML_SCALAR || !answers->first)
        return false;
    if (answers->first->kind == YAML_MAP)
        return true;
    for (const char *const *name = correct_keys; *name; name++)
        for (const struct yaml_value *value = map->first; value; value = value->next)
            if (value != answers && yaml_is_key(value->key, *name))
                return true;
    return false;
}

const struct yaml_value *yaml_options(const struct yaml_value *map)
{
    static const char *const lists[] = {"answers", "answer", "antworten", "odpowiedzi", "respuestas", NULL};
    const struct yaml_value *options = find_key(map, option_keys);
    if (!options) {
        options = find_key(map, lists);
        if (!lists_options(map, options))
            options = NULL;
    }
    return options && options->kind != YAML_SCALAR && options->count >= 2 ? options : NULL;
}

const struct yaml_value *yaml_correct(const struct yaml_value *map)
{
    return find_key(map, correct_keys);
}

/* Whether another key, or the options themselves, say which of them is right. */
static bool says_correct(const struct yaml_value *map)
{
    const struct yaml_value *options = yaml_options(map);
    bool flagged = options && options->first->kind == YAML_MAP && find_key(options->first, flag_keys);
    return flagged || yaml_correct(map);
}

const struct yaml_value *yaml_question(const struct yaml_value *map)
{
    if (map->kind != YAML_MAP)
        return NULL;
    const struct yaml_value *question = find_key(map, question_keys);
    if (!question || question->kind != YAML_SCALAR || trim_blanks(question->text).len == 0)
        return NULL;
    const struct yaml_value *answer = find_key(map, answer_keys);
    bool sure = yaml_is_key(question->key, "question") || yaml_is_key(question->key, "q");
    bool bare = yaml_is_key(question->key, "text");
    bool answered = (answer && answer != question) || yaml_options(map);
    return (answered && (!bare || says_correct(map))) || sure ? question : NULL;
}

struct claim yaml_part(const struct yaml_value *map, const struct yaml_value *value)
{
    if (value == yaml_question(map))
        return (struct claim){CLAIM_QUESTION, "yaml", "the question of a card"};
    if (value == find_key(map, code_keys))
        return (struct claim){CLAIM_QUESTION, "yaml", "code that the question shows"};
    if (value == yaml_options(map))
        return (struct claim){CLAIM_ANSWER, "yaml", "the options of a card"};
    if (yaml_options(map) && value == yaml_correct(map))
        return (struct claim){CLAIM_ANSWER, "yaml", "which options are right"};
    if (value == find_key(map, answer_keys))
        return (struct claim){CLAIM_ANSWER, "yaml", "the answer of a card"};
    if (value == find_key(map, explanation_keys))
        return (struct claim){CLAIM_ANSWER, "yaml", "an explanation, which ends the answer"};
    if (value == find_key(map, accept_keys))
        return (struct claim){CLAIM_ANSWER, "yaml", "other answers that are right"};
    if (value == find_key(map, tag_keys))
        return (struct claim){CLAIM_META, "yaml", "the tags of a card"};
    if (value == find_key(map, id_keys))
        return (struct claim){CLAIM_META, "yaml", "the name of a card"};
    return (struct claim){CLAIM_NOISE, "yaml", "a key that says nothing of a card"};
}

/* ---- texts ---- */

str yaml_text(struct arena *arena, const struct yaml_value *value)
{
    if (!value)
        return (str){0};
    if (value->kind == YAML_SCALAR)
        return str_trim_right(value->plain ? trim_blanks(value->text) : value->text);
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
    for (const struct yaml_value *option = options->first; option; option = option->next, index++) {
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

/* An option written as a map: its longest text that is no letter, and whether it says that it is right. */
static str option_text(struct arena *arena, const struct yaml_value *option, uint8_t *correct)
{
    if (option->kind != YAML_MAP)
        return yaml_text(arena, option);
    const struct yaml_value *flag = find_key(option, flag_keys);
    bool right;
    if (flag && yaml_bool(flag, &right) && right)
        *correct = 1;
    const struct yaml_value *text = NULL;
    for (const struct yaml_value *value = option->first; value; value = value->next)
        if (value != flag && value->kind == YAML_SCALAR && (!is_letter_key(value->key) || value->text.len > 2) &&
            (!text || value->text.len > text->text.len))
            text = value;
    return yaml_text(arena, text ? text : option->first);
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
    const struct yaml_value *named = yaml_correct(map);
    if (!named || named == options)
        return;
    const struct yaml_value *item = named->kind == YAML_LIST ? named->first : named;
    for (; item && item->kind == YAML_SCALAR; item = item->next) {
        int index = find_option(card, options, item, habits);
        if (index >= 0)
            correct[index] = 1;
        if (item == named)
            break;
    }
}

/* ---- the card ---- */

void yaml_card(struct builder *builder, const struct yaml_value *map, const struct topic *topic,
               const struct yaml_habits *habits)
{
    struct arena *arena = builder->arena;
    struct card *card = builder_card(builder, CARD_QUESTION, topic);
    card->question = join(arena, str_trim(yaml_text(arena, yaml_question(map))),
                          fenced(arena, yaml_text(arena, find_key(map, code_keys))));
    const struct yaml_value *options = yaml_options(map);
    if (options)
        take_options(arena, card, map, options, habits);
    const struct yaml_value *answer = find_key(map, answer_keys);
    card->answer = options ? card_right_options(arena, card) : yaml_text(arena, answer);
    if (options && card->answer.len == 0 && answer && answer != options)
        card->answer = yaml_text(arena, answer);
    if (text_is_placeholder(card->answer) && card->answer.len > 1 && !options)
        card->answer = (str){0};
    card->answer = join(arena, card->answer, yaml_text(arena, find_key(map, explanation_keys)));
    card->tags = read_texts(arena, find_key(map, tag_keys), &card->tag_count);
    card->accept = read_texts(arena, find_key(map, accept_keys), &card->accept_count);
    const struct yaml_value *id = find_key(map, id_keys);
    if (id && id->kind == YAML_SCALAR && !id->plain && id->text.len && id->text.len <= 64 &&
        str_find_byte(id->text, ' ', 0) < 0) {
        card->id = id->text;
        card->pinned = true;
    }
    card->line = map->line;
    card->last_line = map->last_line;
}
