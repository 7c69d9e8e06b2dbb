/*
 * yaml_keys: what the entries of a map are to the card that it is.
 *
 * Keys are known by their words, in many languages. To teach another word: put it into its list.
 */
#include <assert.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "words_int.h"
#include "yaml_deck_int.h"

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

static const char *const option_keys[] = {
    "options",      "choices", "choice", "variants",  "варианты",   "opciones", "opções", "opcoes", "o",        "opts",
    "alternativas", "opzioni", "opcje",  "antworten", "odpowiedzi", "选项",     "選択肢", "보기",   "varianty", NULL};

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
                                           NULL};

/* Less telling names of what is right. */
static const char *const verdict_keys[] = {"solution",  "answer",   "answers",  "a",         "ответ", "antwort",
                                           "respuesta", "resposta", "risposta", "odpowiedź", "答案",  NULL};

/* Of an option: whether it is right. */
static const char *const flag_keys[] = {"correct", "is_correct", "iscorrect", "right", "isright", NULL};

static const char *const explanation_keys[] = {
    "explanation",   "explain",       "rationale",     "why",         "note",        "notes",
    "detail",        "details",       "feedback",      "пояснение",   "объяснение",  "erklärung",
    "begründung",    "warum",         "explication",   "explicación", "explicacion", "justificación",
    "justificacion", "justificativa", "justification", "explicação",  "explicacao",  "spiegazione",
    "wyjaśnienie",   "magyarázat",    "解析",          "解説",        "해설",        NULL};

static const char *const code_keys[] = {"code", "snippet", "code_snippet", NULL};
static const char *const accept_keys[] = {"accept", "aliases", "alternatives", "synonyms", "also", NULL};
static const char *const tag_keys[] = {"tags", "tag", "keywords", NULL};
static const char *const id_keys[] = {"id", NULL};

static const char *const *const entry_keys[] = {
    [ENTRY_QUESTION] = question_keys, [ENTRY_ANSWER] = answer_keys,
    [ENTRY_OPTIONS] = option_keys,    [ENTRY_CORRECT] = correct_keys,
    [ENTRY_FLAG] = flag_keys,         [ENTRY_EXPLANATION] = explanation_keys,
    [ENTRY_CODE] = code_keys,         [ENTRY_ACCEPT] = accept_keys,
    [ENTRY_TAGS] = tag_keys,          [ENTRY_ID] = id_keys,
};
static_assert(COUNT_OF(entry_keys) == ENTRY_COUNT, "each entry has its keys");

/* ---- words of a key ---- */

/* "correct", in many languages and forms: a word of keys such as "respuestaCorrecta" and "richtige_antwort". */
static bool means_right(str word)
{
    static const char *const words[] = {
        "correct",    "correcta",   "correcto", "correctas",  "correta",   "correto", "corretta", "corrette",
        "esatta",     "giusta",     "correcte", "richtig",    "richtige",  "korrekt", "korrekte", "poprawna",
        "prawidłowa", "prawidlowa", "helyes",   "правильный", "правильно", "верный",  "верно",    "správná",
        "spravna",    "juist",      "juiste",   "doğru",      "正解",      "正确",    "正確",     "정답"};
    return is_one_of(word, words, COUNT_OF(words));
}

static bool parts_words(char c)
{
    return c == '_' || c == '-' || c == ' ';
}

/* Cuts the first word off a key: at a blank, a dash or an underscore, or before a capital letter behind a small one. */
static str cut_word(str *key)
{
    size_t at = 0;
    while (at < key->len && parts_words(key->ptr[at]))
        at++;
    *key = str_skip(*key, at);
    for (at = 0; at < key->len && !parts_words(key->ptr[at]); at++)
        if (at && key->ptr[at] >= 'A' && key->ptr[at] <= 'Z' && !(key->ptr[at - 1] >= 'A' && key->ptr[at - 1] <= 'Z'))
            break;
    str word = str_slice(*key, 0, at);
    *key = str_skip(*key, at);
    return word;
}

static bool has_right_word(str key)
{
    while (key.len)
        if (means_right(cut_word(&key)))
            return true;
    return false;
}

bool yaml_names_wrong(str key)
{
    static const char *const words[] = {"wrong",       "wrongs",       "incorrect", "incorrects",  "distractor",
                                        "distractors", "falsche",      "falsch",    "incorrectas", "incorretas",
                                        "sbagliate",   "неправильные", "неверные"};
    while (key.len)
        if (is_one_of(cut_word(&key), words, COUNT_OF(words)))
            return true;
    return false;
}

static str last_word(str key)
{
    str word = {0};
    while (key.len) {
        str next = cut_word(&key);
        word = next.len ? next : word;
    }
    return word;
}

/* "_side", "-text", "Text", "_en" …: what keys have behind the word that counts. */
static bool is_key_suffix(str rest)
{
    static const char *const suffixes[] = {"side", "text",     "content", "body", "value",
                                           "md",   "markdown", "html",    "field"};
    bool parted = parts_words(rest.ptr[0]);
    if (rest.len < 2 || (!parted && !(rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z')))
        return false;
    if (is_one_of(str_skip(rest, parted), suffixes, COUNT_OF(suffixes)))
        return true;
    bool language = rest.len == 3 && parted && rest.ptr[0] != ' ' && !equals_folded(str_skip(rest, 1), "id");
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

/* ---- the entries of a map ---- */

static const struct yaml_value *find_key(const struct yaml_value *map, const char *const *names)
{
    for (; *names; names++)
        for (const struct yaml_value *value = map->first; value; value = value->next)
            if (yaml_is_key(value->key, *names))
                return value;
    return NULL;
}

/* "respuesta_correcta", "correctAnswerIndex", but of the texts and lists only. */
static const struct yaml_value *find_right(const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value->kind != YAML_MAP && has_right_word(value->key))
            return value;
    return NULL;
}

bool yaml_names_answer(str key)
{
    static const char *const words[] = {"answer",   "answers", "antwort",  "respuesta", "resposta",
                                        "risposta", "réponse", "reponse",  "odpowiedz", "odpowiedź",
                                        "ответ",    "válasz",  "solution", "lösung",    "explanation"};
    static const char *const others[] = {"user",  "wrong", "your", "my",      "incorrect",
                                         "false", "last",  "next", "previous"};
    str first = cut_word(&key);
    return key.len && is_one_of(last_word(key), words, COUNT_OF(words)) && !is_one_of(first, others, COUNT_OF(others));
}

/* "referenceAnswer", "short_answer": the first that says something. */
static const struct yaml_value *find_named_answer(const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        if (value->kind == YAML_SCALAR && value->text.len && yaml_names_answer(value->key))
            return value;
    return NULL;
}

/* "answerOptions", "possible choices": lists only. */
static const struct yaml_value *find_named_options(const struct yaml_value *map)
{
    for (const struct yaml_value *value = map->first; value; value = value->next)
        for (const char *const *name = option_keys; value->kind != YAML_SCALAR && *name; name++)
            if (equals_folded(last_word(value->key), *name))
                return value;
    return NULL;
}

const struct yaml_value *yaml_entry(const struct yaml_value *map, enum yaml_entry entry)
{
    const struct yaml_value *value = find_key(map, entry_keys[entry]);
    if (value || (entry != ENTRY_CORRECT && entry != ENTRY_FLAG && entry != ENTRY_OPTIONS))
        return value;
    if (entry == ENTRY_OPTIONS)
        return find_named_options(map);
    value = find_right(map);
    return value || entry == ENTRY_FLAG ? value : find_key(map, verdict_keys);
}

const struct yaml_value *yaml_flag(const struct yaml_value *option)
{
    bool right;
    const struct yaml_value *flag = option->kind == YAML_MAP ? yaml_entry(option, ENTRY_FLAG) : NULL;
    if (flag || option->kind != YAML_MAP)
        return flag;
    flag = find_key(option, verdict_keys);
    return flag && yaml_bool(flag, &right) ? flag : NULL;
}

const struct yaml_value *yaml_inner(const struct yaml_value *value)
{
    static const char *const texts[] = {"text", "content", "value", "body", "markdown", "md", "html", "en", NULL};
    const struct yaml_value *inner = value && value->kind == YAML_MAP ? find_key(value, texts) : NULL;
    return inner && inner->kind == YAML_SCALAR ? inner : value;
}

bool yaml_says_right(const struct yaml_value *flag)
{
    static const char *const words[] = {"1",  "ja",  "wahr", "si",   "sí",  "sim",
                                        "да", "tak", "igen", "vrai", "oui", "vero"};
    bool right = false;
    if (!flag || flag->kind != YAML_SCALAR || yaml_bool(flag, &right))
        return right;
    str text = trim_blanks(flag->text);
    return means_right(text) || is_one_of(text, words, COUNT_OF(words));
}

/* A list of answers is one of options when another key, or a flag in each of them, says which is right. */
static bool lists_options(const struct yaml_value *map, const struct yaml_value *answers)
{
    if (!answers || answers->kind == YAML_SCALAR || !answers->first)
        return false;
    if (answers->first->kind == YAML_MAP)
        return true;
    for (const struct yaml_value *value = map->first; value; value = value->next) {
        if (value == answers)
            continue;
        for (const char *const *name = correct_keys; *name; name++)
            if (yaml_is_key(value->key, *name))
                return true;
        for (const char *const *name = verdict_keys; *name; name++)
            if (yaml_is_key(value->key, *name))
                return true;
        if (value->kind != YAML_MAP && has_right_word(value->key))
            return true;
    }
    return false;
}

/* Texts of which the answer is one, whatever their key, tags and other answers aside. */
static const struct yaml_value *list_with_answer(const struct yaml_value *map)
{
    const struct yaml_value *answer = find_key(map, verdict_keys);
    str text = answer && answer->kind == YAML_SCALAR ? trim_blanks(answer->text) : (str){0};
    const struct yaml_value *tags = find_key(map, tag_keys);
    const struct yaml_value *accept = find_key(map, accept_keys);
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
    static const char *const lists[] = {"answers",    "answer",   "antworten", "odpowiedzi",
                                        "respuestas", "risposte", "respostas", NULL};
    static const char *const flagged[] = {"alternatives", NULL};
    const struct yaml_value *options = yaml_entry(map, ENTRY_OPTIONS);
    if (!options) {
        options = find_key(map, lists);
        if (!lists_options(map, options))
            options = NULL;
    }
    if (!options) {
        options = find_key(map, flagged);
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
    const struct yaml_value *answer = find_key(map, answer_keys);
    if (!answer)
        answer = find_named_answer(map);
    return answer ? answer : find_right(map);
}

/* Whether what a mere "text" asks is answered under a key that says so. */
static bool is_told_answer(const struct yaml_value *map, const struct yaml_value *answer)
{
    bool flag;
    if (!answer || answer->kind != YAML_SCALAR || answer->text.len == 0 || yaml_bool(answer, &flag))
        return false;
    return answer == find_key(map, verdict_keys) || yaml_names_answer(answer->key);
}

const struct yaml_value *yaml_question(const struct yaml_value *map)
{
    if (map->kind != YAML_MAP)
        return NULL;
    const struct yaml_value *question = find_key(map, question_keys);
    question = question ? yaml_inner(question) : longest_text(map);
    if (!question || question->kind != YAML_SCALAR || trim_blanks(question->text).len == 0)
        return NULL;
    const struct yaml_value *answer = yaml_answer(map);
    bool sure = yaml_is_key(question->key, "question") || yaml_is_key(question->key, "q");
    bool bare = yaml_is_key(question->key, "text");
    bool answered = (answer && answer != question) || yaml_options(map);
    return (answered && (!bare || says_correct(map) || is_told_answer(map, answer))) || sure ? question : NULL;
}
