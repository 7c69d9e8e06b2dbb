/*
 * yaml_words: what a key says of its value, in many languages.
 *
 * What cards have under any name, their questions, answers and topics, is told by field_words (fields_int.h); the lists
 * here add what only keys are called. To teach another word: put it into its list, words that go before others first.
 */
#include "char_int.h"
#include "fields_int.h"
#include "grill/base/array.h"
#include "words_int.h"
#include "yaml_deck_int.h"

/* ---- lists ---- */

static const char *const more_questions[] = {"clue", "ask", "questiontext", "statement", "text"};
static const char *const more_answers[] = {"reference",   "answers",   "solution",   "reply",     "ans",
                                           "description", "antworten", "respuestas", "respostas", "risposte",
                                           "odpowiedzi",  "réponses",  "ответы"};
static const char *const option_keys[] = {
    "options",      "choices", "choice", "variants",  "варианты",   "opciones", "opções", "opcoes", "o",       "opts",
    "alternativas", "opzioni", "opcje",  "antworten", "odpowiedzi", "选项",     "選択肢", "보기",   "varianty"};
static const char *const correct_keys[] = {"correct",      "correct_answer", "correctanswer",   "correct_option",
                                           "right",        "correctindex",   "correct_index",   "answerindex",
                                           "answer_index", "correctoption",  "correct_answers", "correctanswers"};
/* Less telling names of what is right. */
static const char *const verdict_keys[] = {"solution",  "answer",   "answers",  "a",         "ответ", "antwort",
                                           "respuesta", "resposta", "risposta", "odpowiedź", "答案"};
/* Of an option: whether it is right. */
static const char *const flag_keys[] = {"correct", "is_correct", "iscorrect", "right", "isright"};
static const char *const more_explanations[] = {
    "explain",  "rationale",  "why",   "note",          "notes",         "detail",        "details",
    "feedback", "begründung", "warum", "justificación", "justificacion", "justificativa", "justification"};
static const char *const code_keys[] = {"code", "snippet", "code_snippet"};
static const char *const accept_keys[] = {"accept", "aliases", "alternatives", "synonyms", "also"};
static const char *const tag_keys[] = {"tags", "tag", "keywords"};
static const char *const id_keys[] = {"id"};
static const char *const alternative_keys[] = {"alternatives"};
static const char *const text_keys[] = {"text", "content", "value", "body", "markdown", "md", "html", "en"};
static const char *const title_keys[] = {"title", "name", "heading", "titel", "titulo", "título", "titolo"};
static const char *const body_keys[] = {"content",     "body",        "text",         "details",     "inhalt",
                                        "contenido",   "description", "beschreibung", "descripción", "descrição",
                                        "descrizione", "opis",        "описание"};
static const char *const cards_keys[] = {"cards",  "flashcards", "karten",  "karteikarten", "lernkarten", "tarjetas",
                                         "cartes", "carte",      "cartões", "fiszki",       "kártyák",    "карточки"};

#define OWN(list)                                                                                                      \
    {                                                                                                                  \
        list, COUNT_OF(list)                                                                                           \
    }
#define ONLY(list)                                                                                                     \
    {                                                                                                                  \
        .own = OWN(list)                                                                                               \
    }

/* Words shared with other formats, then those of keys alone. */
static const struct key_list {
    struct words own;
    enum field fields[3];
} key_lists[] = {
    [ENTRY_QUESTION] = {OWN(more_questions), {FIELD_QUESTION, FIELD_FRONT, FIELD_TERM}},
    [ENTRY_ANSWER] = {OWN(more_answers), {FIELD_ANSWER, FIELD_BACK, FIELD_MEANING}},
    [ENTRY_OPTIONS] = ONLY(option_keys),
    [ENTRY_CORRECT] = ONLY(correct_keys),
    [ENTRY_FLAG] = ONLY(flag_keys),
    [ENTRY_EXPLANATION] = {OWN(more_explanations), {FIELD_EXPLANATION}},
    [ENTRY_CODE] = ONLY(code_keys),
    [ENTRY_ACCEPT] = ONLY(accept_keys),
    [ENTRY_TAGS] = ONLY(tag_keys),
    [ENTRY_ID] = ONLY(id_keys),
    [KEYS_VERDICT] = ONLY(verdict_keys),
    [KEYS_ALTERNATIVES] = ONLY(alternative_keys),
    [KEYS_TEXT] = ONLY(text_keys),
    [KEYS_TITLE] = ONLY(title_keys),
    [KEYS_BODY] = ONLY(body_keys),
    [KEYS_CARDS] = ONLY(cards_keys),
};
_Static_assert(COUNT_OF(key_lists) == KEYS_COUNT, "each kind of key has its words");

/* ---- words of a key ---- */

bool yaml_names_wrong(str key)
{
    static const char *const words[] = {"wrong",       "wrongs",       "incorrect", "incorrects",  "distractor",
                                        "distractors", "falsche",      "falsch",    "incorrectas", "incorretas",
                                        "sbagliate",   "неправильные", "неверные"};
    while (key.len)
        if (is_one_of(name_cut_word(&key), words, COUNT_OF(words)))
            return true;
    return false;
}

static str last_word(str key)
{
    str word = {0};
    while (key.len) {
        str next = name_cut_word(&key);
        word = next.len ? next : word;
    }
    return word;
}

/* "_side", "-text", "Text", "_en" …: what keys have behind the word that counts. */
static bool is_key_suffix(str rest)
{
    static const char *const suffixes[] = {"side", "text",     "content", "body", "value",
                                           "md",   "markdown", "html",    "field"};
    bool parted = name_parts_words(rest.ptr[0]);
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

static bool names_answer(str key)
{
    static const char *const words[] = {"answer",   "answers", "antwort",  "respuesta", "resposta",
                                        "risposta", "réponse", "reponse",  "odpowiedz", "odpowiedź",
                                        "ответ",    "válasz",  "solution", "lösung",    "explanation"};
    static const char *const others[] = {"user",  "wrong", "your", "my",      "incorrect",
                                         "false", "last",  "next", "previous"};
    str first = name_cut_word(&key);
    return key.len && is_one_of(last_word(key), words, COUNT_OF(words)) && !is_one_of(first, others, COUNT_OF(others));
}

bool yaml_says_right(const struct yaml_value *flag)
{
    static const char *const words[] = {"1",  "ja",  "wahr", "si",   "sí",  "sim",
                                        "да", "tak", "igen", "vrai", "oui", "vero"};
    bool right = false;
    if (!flag || flag->kind != YAML_SCALAR || yaml_bool(flag, &right))
        return right;
    str text = trim_blanks(flag->text);
    return word_means_right(text) || is_one_of(text, words, COUNT_OF(words));
}

/* ---- what a key means ---- */

/* The place among the words of the first one that the key is, from 1; 0 when it is none. */
static unsigned rank_in(str key, const struct initial *initial, const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (has_initial(words->items[i], initial) && yaml_is_key(key, words->items[i]))
            return (unsigned)i + 1;
    return 0;
}

static uint8_t rank_of(str key, const struct initial *initial, const struct key_list *list)
{
    unsigned before = 0;
    for (size_t i = 0; i < COUNT_OF(list->fields); i++) {
        unsigned rank = rank_in(key, initial, &field_words[list->fields[i]]);
        if (rank)
            return (uint8_t)(before + rank);
        before += (unsigned)field_words[list->fields[i]].count;
    }
    unsigned rank = rank_in(key, initial, &list->own);
    return rank ? (uint8_t)(before + rank) : 0;
}

bool yaml_names_question(str key)
{
    struct initial initial = initial_of(key);
    return key.len && rank_of(key, &initial, &key_lists[ENTRY_QUESTION]);
}

static struct yaml_meaning *find_meaning(struct arena *arena, str key)
{
    struct yaml_meaning *meaning = ARENA_NEW(arena, struct yaml_meaning);
    str word = trim_blanks(key);
    while (str_starts(word, STR("_")))
        word = str_skip(word, 1);
    struct initial initial = initial_of(word);
    for (unsigned list = 0; word.len && list < KEYS_COUNT; list++)
        meaning->rank[list] = rank_of(word, &initial, &key_lists[list]);
    meaning->right = name_means_right(key);
    meaning->wrong = yaml_names_wrong(key);
    meaning->answer = names_answer(key);
    meaning->options = is_one_of(last_word(key), option_keys, COUNT_OF(option_keys));
    return meaning;
}

void yaml_set_key(struct yaml_keys *keys, struct yaml_value *value, str key)
{
    static const struct yaml_meaning nothing = {.right = false};
    value->key = key;
    value->meaning = &nothing;
    if (key.len == 0)
        return;
    struct yaml_meaning *meaning = map_find(&keys->meanings, key);
    if (!meaning)
        map_put(&keys->meanings, key, meaning = find_meaning(keys->arena, key));
    value->meaning = meaning;
}

void yaml_know_keys(struct yaml_keys *keys, struct yaml_value *value)
{
    for (; value; value = value->next) {
        yaml_set_key(keys, value, value->key);
        if (value->kind != YAML_SCALAR)
            yaml_know_keys(keys, value->first);
    }
}
