#include "headers_int.h"

#include "char_int.h"
#include "shape_int.h"
#include "words_int.h"

static bool is_header_word(str cell, const char *const *words, size_t count)
{
    while (unwrap_once(&cell))
        continue;
    cell = trim_emoji_right(str_skip(cell, emoji_prefix(cell)));
    ptrdiff_t bracket = str_find_byte(cell, '(', 0);
    if (bracket > 0)
        cell = trim_blanks(str_slice(cell, 0, (size_t)bracket));
    size_t blank = cell.len;
    while (blank > 0 && cell.ptr[blank - 1] != ' ')
        blank--;
    return is_one_of(cell, words, count) || (cell.len < 30 && is_one_of(str_skip(cell, blank), words, count));
}

static const char *const question_headers[] = {
    "question", "questions", "q",        "front",    "prompt",  "interview question",
    "вопрос",   "frage",     "pregunta", "pergunta", "domanda", "pytanie",
    "kérdés",   "întrebare", "问题",     "題目",     "题目",    "問題",
    "質問",     "질문",      "문제",     "प्रश्न"};
static const char *const term_headers[] = {
    "term",   "word",    "phrase", "expression", "concept", "термин",    "понятие",   "слово",   "begriff",
    "wort",   "terme",   "mot",    "término",    "palabra", "concepto",  "termo",     "palavra", "termine",
    "parola", "pojęcie", "słowo",  "termin",     "fogalom", "kifejezés", "szó",       "术语",    "概念",
    "単語",   "用語",    "용어",   "단어",       "शब्द",     "termen",    "vocabulary"};
static const char *const answer_headers[] = {
    "answer",  "answers",   "a",        "back",     "response",  "ответ",  "antwort",
    "réponse", "respuesta", "resposta", "risposta", "odpowiedź", "válasz", "answer/explanation",
    "答案",    "回答",      "答",       "答え",     "解答",      "답",     "답변",
    "정답",    "उत्तर",      "răspuns"};
static const char *const meaning_headers[] = {
    "definition",  "meaning",       "explanation", "translation", "description",  "определение",
    "значение",    "перевод",       "definition",  "bedeutung",   "erklärung",    "übersetzung",
    "définition",  "signification", "definición",  "significado", "definição",    "definizione",
    "significato", "definicja",     "znaczenie",   "tłumaczenie", "meghatározás", "jelentés",
    "定义",        "解释",          "含义",        "定義",        "意味",         "説明",
    "뜻",          "정의",          "의미",        "अर्थ",         "परिभाषा",      "definiție"};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A question column makes a deck; a term column only together with one of meanings. */
struct columns headers_find(const struct row *header)
{
    struct columns columns = {-1, -1};
    int term = -1;
    int meaning = -1;
    for (int i = (int)header->count - 1; i >= 0; i--) {
        if (is_header_word(header->cells[i], question_headers, COUNT_OF(question_headers)))
            columns.question = i;
        else if (is_header_word(header->cells[i], answer_headers, COUNT_OF(answer_headers)))
            columns.answer = i;
        else if (is_header_word(header->cells[i], term_headers, COUNT_OF(term_headers)))
            term = i;
        else if (is_header_word(header->cells[i], meaning_headers, COUNT_OF(meaning_headers)))
            meaning = i;
    }
    if (columns.answer < 0)
        columns.answer = meaning;
    if (columns.question < 0 && columns.answer >= 0)
        columns.question = term;
    return columns;
}
