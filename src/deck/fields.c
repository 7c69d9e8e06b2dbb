#include "fields_int.h"

#include <assert.h>

#include "grill/base/array.h"
#include "words_int.h"

static const char *const questions[] = {"question", "q",       "prompt",   "interview question",
                                        "вопрос",   "frage",   "pregunta", "pergunta",
                                        "domanda",  "pytanie", "kérdés",   "întrebare",
                                        "问题",     "題目",    "题目",     "問題",
                                        "質問",     "질문",    "문제",     "प्रश्न",
                                        "otázka",   "vraag",   "soru"};
static const char *const fronts[] = {"front",   "front side", "vorderseite", "recto",
                                     "anverso", "frente",     "fronte",      "przód"};
static const char *const terms[] = {"term",     "word",    "phrase",    "expression", "concept", "термин",    "понятие",
                                    "слово",    "begriff", "wort",      "terme",      "mot",     "término",   "palabra",
                                    "concepto", "termo",   "palavra",   "termine",    "parola",  "pojęcie",   "słowo",
                                    "termin",   "fogalom", "kifejezés", "szó",        "术语",    "概念",      "単語",
                                    "用語",     "용어",    "단어",      "शब्द",        "termen",  "vocabulary"};
static const char *const answers[] = {
    "answer",   "a",         "response",  "ответ",  "antwort", "réponse", "reponse", "respuesta", "resposta",
    "risposta", "odpowiedź", "odpowiedz", "válasz", "valasz",  "答案",    "回答",    "答",        "答え",
    "解答",     "답",        "답변",      "정답",   "उत्तर",    "răspuns", "odpověď", "antwoord",  "cevap"};
static const char *const backs[] = {"back", "back side", "rückseite", "verso", "reverso", "retro", "tył"};
static const char *const meanings[] = {"definition", "translation", "meaning",     "определение",  "значение",
                                       "перевод",    "bedeutung",   "übersetzung", "définition",   "signification",
                                       "definición", "significado", "definição",   "definizione",  "significato",
                                       "definicja",  "znaczenie",   "tłumaczenie", "meghatározás", "jelentés",
                                       "定义",       "含义",        "定義",        "意味",         "뜻",
                                       "정의",       "의미",        "अर्थ",         "परिभाषा",      "definiție"};
static const char *const explanations[] = {"explanation", "пояснение",   "объяснение", "erklärung",  "explication",
                                           "explicación", "explicacion", "explicação", "explicacao", "spiegazione",
                                           "wyjaśnienie", "magyarázat",  "解释",       "解析",       "解説",
                                           "説明",        "해설"};
static const char *const topics[] = {
    "topic",     "category", "section", "subject",   "chapter", "module",    "domain",    "theme", "тема",
    "категория", "раздел",   "thema",   "kategorie", "tema",    "categoria", "categoría", "temat", "kategoria",
    "modul",     "kapitel",  "téma",    "catégorie", "分类",    "rozdział",  "capítulo"};

#define ROW(words)                                                                                                     \
    {                                                                                                                  \
        words, COUNT_OF(words)                                                                                         \
    }
const struct words field_words[] = {
    [FIELD_QUESTION] = ROW(questions),       [FIELD_FRONT] = ROW(fronts), [FIELD_TERM] = ROW(terms),
    [FIELD_ANSWER] = ROW(answers),           [FIELD_BACK] = ROW(backs),   [FIELD_MEANING] = ROW(meanings),
    [FIELD_EXPLANATION] = ROW(explanations), [FIELD_TOPIC] = ROW(topics),
};
static_assert(COUNT_OF(field_words) == FIELD_COUNT, "each field has its words");

/* ---- words of a name ---- */

bool word_means_right(str word)
{
    static const char *const words[] = {
        "correct",    "correcta",   "correcto", "correctas",  "correta",   "correto", "corretta", "corrette",
        "esatta",     "giusta",     "correcte", "richtig",    "richtige",  "korrekt", "korrekte", "poprawna",
        "prawidłowa", "prawidlowa", "helyes",   "правильный", "правильно", "верный",  "верно",    "správná",
        "spravna",    "juist",      "juiste",   "doğru",      "正解",      "正确",    "正確",     "정답"};
    return is_one_of(word, words, COUNT_OF(words));
}

bool name_parts_words(char sign)
{
    return sign == '_' || sign == '-' || sign == ' ';
}

str name_cut_word(str *name)
{
    size_t at = 0;
    while (at < name->len && name_parts_words(name->ptr[at]))
        at++;
    *name = str_skip(*name, at);
    for (at = 0; at < name->len && !name_parts_words(name->ptr[at]); at++)
        if (at && name->ptr[at] >= 'A' && name->ptr[at] <= 'Z' &&
            !(name->ptr[at - 1] >= 'A' && name->ptr[at - 1] <= 'Z'))
            break;
    str word = str_slice(*name, 0, at);
    *name = str_skip(*name, at);
    return word;
}

bool name_means_right(str name)
{
    while (name.len)
        if (word_means_right(name_cut_word(&name)))
            return true;
    return false;
}
