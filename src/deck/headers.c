#include "headers_int.h"

#include "char_int.h"
#include "grill/base/array.h"
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
    if (str_ends(cell, STR(".")))
        cell.len--;
    size_t blank = cell.len;
    while (blank > 0 && cell.ptr[blank - 1] != ' ')
        blank--;
    return is_one_of(cell, words, count) || (cell.len < 30 && is_one_of(str_skip(cell, blank), words, count));
}

/* "Question text", "Domanda specifica": a heading that begins with the word. */
static bool begins_with_word(str cell, const char *const *words, size_t count)
{
    ptrdiff_t blank = str_find_byte(cell, ' ', 0);
    return blank > 0 && cell.len < 30 && is_one_of(str_slice(cell, 0, (size_t)blank), words, count);
}

static const char *const question_headers[] = {
    "question",  "questions", "q",        "front",    "prompt",   "interview question",
    "вопрос",    "frage",     "pregunta", "pergunta", "domanda",  "pytanie",
    "kérdés",    "întrebare", "问题",     "題目",     "题目",     "問題",
    "質問",      "질문",      "문제",     "प्रश्न",     "вопросы",  "fragen",
    "preguntas", "perguntas", "domande",  "pytania",  "kérdések", "întrebări",
    "otázka",    "otázky",    "vraag",    "vragen",   "soru",     "sorular"};
static const char *const term_headers[] = {
    "term",   "word",    "phrase", "expression", "concept", "термин",    "понятие",   "слово",   "begriff",
    "wort",   "terme",   "mot",    "término",    "palabra", "concepto",  "termo",     "palavra", "termine",
    "parola", "pojęcie", "słowo",  "termin",     "fogalom", "kifejezés", "szó",       "术语",    "概念",
    "単語",   "用語",    "용어",   "단어",       "शब्द",     "termen",    "vocabulary"};
static const char *const answer_headers[] = {
    "answer",    "answers",    "a",          "back",     "response",   "ответ",    "antwort",
    "réponse",   "respuesta",  "resposta",   "risposta", "odpowiedź",  "válasz",   "answer/explanation",
    "答案",      "回答",       "答",         "答え",     "解答",       "답",       "답변",
    "정답",      "उत्तर",       "răspuns",    "ответы",   "antworten",  "réponses", "respuestas",
    "respostas", "risposte",   "odpowiedzi", "válaszok", "răspunsuri", "odpověď",  "odpovědi",
    "antwoord",  "antwoorden", "cevap",      "cevaplar",
};
static const char *const meaning_headers[] = {
    "definition",  "meaning",       "explanation", "translation", "description",  "определение",
    "значение",    "перевод",       "definition",  "bedeutung",   "erklärung",    "übersetzung",
    "définition",  "signification", "definición",  "significado", "definição",    "definizione",
    "significato", "definicja",     "znaczenie",   "tłumaczenie", "meghatározás", "jelentés",
    "定义",        "解释",          "含义",        "定義",        "意味",         "説明",
    "뜻",          "정의",          "의미",        "अर्थ",         "परिभाषा",      "definiție"};

/* What names the topic of a card. */
static const char *const topic_headers[] = {"topic",     "theme",     "subject", "chapter",   "category",  "section",
                                            "domain",    "module",    "тема",    "раздел",    "tema",      "thema",
                                            "modul",     "kapitel",   "téma",    "categoria", "categoría", "kategoria",
                                            "kategorie", "catégorie", "分类",    "rozdział",  "capítulo"};

/* What else a column of a deck says about its cards instead of the matter. */
static const char *const apparatus_headers[] = {
    "#",         "no",         "nr",         "num",           "number", "№",       "id",
    "guid",      "difficulty", "level",      "tag",           "tags",   "deck",    "status",
    "date",      "priority",   "source",     "frequency",     "type",   "score",   "points",
    "marks",     "weight",     "done",       "page",          "author", "company", "номер",
    "сложность", "dificultad", "stufe",      "nehézség",      "poziom", "序号",    "难度",
    "番号",      "번호",       "difficulté", "schwierigkeit", "q#",     "sno",     "s.no",
    "s/n",       "sr.no",      "sl.no",      "q.no",          "qno"};
static const char *const remark_headers[] = {
    "explanation", "explanations", "rationale",   "reason",   "example",     "examples",  "note",       "notes",
    "remark",      "remarks",      "comment",     "comments", "usage",       "details",   "sentence",   "sentences",
    "satz",        "sätze",        "frase",       "frases",   "oración",     "пояснение", "объяснение", "пример",
    "примеры",     "erklärung",    "begründung",  "beispiel", "explicación", "ejemplo",   "explicação", "exemplo",
    "explication", "exemple",      "spiegazione", "esempio",  "wyjaśnienie", "przykład",  "magyarázat", "példa",
    "解析",        "例句",         "例",          "해설",     "예문"};
static const char *const option_words[] = {"option", "choice",      "opción",  "opcion",  "opção",
                                           "opcao",  "alternativa", "opzione", "вариант", "wrong answer"};

/* "Option A", "choice_2": a word for an option and its letter or number. */
static bool is_option_header(str cell)
{
    while (unwrap_once(&cell))
        continue;
    for (size_t i = 0; i < COUNT_OF(option_words); i++) {
        size_t size = starts_folded(cell, option_words[i]);
        str rest = str_skip(cell, size);
        while (rest.len > 1 && (rest.ptr[0] == ' ' || rest.ptr[0] == '_' || rest.ptr[0] == '-'))
            rest = str_skip(rest, 1);
        if (size && rest.len == 1 && (code_is_alphabetic((unsigned char)rest.ptr[0]) || rest.ptr[0] <= '9'))
            return true;
    }
    return false;
}

static int find_letter(const struct row *header, const char *letter)
{
    for (unsigned i = 0; i < header->count; i++)
        if (equals_folded(header->cells[i], letter))
            return (int)i;
    return -1;
}

/* Which column of a series a header names, counted from 0: "odpB" and "odp_2" are number 1 of those that begin with
 * `stem`; -1 when it does not belong to it. */
static int place_in_series(str cell, str stem)
{
    if (cell.len <= stem.len || !str_starts_nocase(cell, stem))
        return -1;
    str rest = str_skip(cell, stem.len);
    while (rest.len > 1 && (rest.ptr[0] == ' ' || rest.ptr[0] == '_' || rest.ptr[0] == '-'))
        rest = str_skip(rest, 1);
    char sign = (char)(rest.ptr[0] | 0x20);
    if (rest.len != 1)
        return -1;
    return sign >= 'a' && sign <= 'h' ? sign - 'a' : rest.ptr[0] >= '1' && rest.ptr[0] <= '9' ? rest.ptr[0] - '1' : -1;
}

/* Three or more columns in a row whose names differ in a letter or number at their end, whatever the language. */
static void find_series(const struct row *header, struct columns *columns)
{
    enum { LEAST = 3 };
    for (unsigned i = 0; i + LEAST <= header->count && columns->option_count == 0; i++) {
        str stem = header->cells[i];
        if (stem.len < 3)
            continue;
        stem.len--;
        while (stem.len && str_find_byte(STR(" _-"), stem.ptr[stem.len - 1], 0) >= 0)
            stem.len--;
        unsigned count = 0;
        while (i + count < header->count && count < ROW_OPTIONS &&
               place_in_series(header->cells[i + count], stem) == (int)count)
            count++;
        for (unsigned k = 0; count >= LEAST && k < count; k++)
            columns->options[columns->option_count++] = (int)(i + k);
    }
}

/* Columns named for options, or by their mere letters from A to C at least. */
static void find_options(const struct row *header, struct columns *columns)
{
    static const char *const letters[] = {"a", "b", "c", "d", "e", "f"};
    for (unsigned i = 0; i < header->count && columns->option_count < ROW_OPTIONS; i++)
        if (is_option_header(header->cells[i]))
            columns->options[columns->option_count++] = (int)i;
    bool lettered = find_letter(header, "a") >= 0 && find_letter(header, "b") >= 0 && find_letter(header, "c") >= 0;
    lettered = lettered && columns->option_count == 0;
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (lettered && find_letter(header, letters[i]) >= 0)
            columns->options[columns->option_count++] = find_letter(header, letters[i]);
    find_series(header, columns);
}

static bool is_option_column(const struct columns *columns, int column)
{
    for (unsigned i = 0; i < columns->option_count; i++)
        if (columns->options[i] == column)
            return true;
    return false;
}

/* Whether a column is about the cards: their topic, number, level … */
static bool is_apparatus(str cell)
{
    return is_header_word(cell, topic_headers, COUNT_OF(topic_headers)) ||
           is_header_word(cell, apparatus_headers, COUNT_OF(apparatus_headers));
}

/* "explanation", "example_en": a name that explains the answer. */
static bool names_remark(str cell)
{
    str begin = str_slice(cell, 0, (size_t)str_find_byte(cell, '_', 0));
    return is_header_word(cell, remark_headers, COUNT_OF(remark_headers)) ||
           is_header_word(cell, meaning_headers, COUNT_OF(meaning_headers)) ||
           (begin.len < cell.len && is_one_of(begin, remark_headers, COUNT_OF(remark_headers)));
}

/* The columns that are neither question nor answer. */
static void find_others(const struct row *header, struct columns *columns)
{
    for (int i = 0; i < (int)header->count; i++) {
        str cell = header->cells[i];
        if (i == columns->question || i == columns->answer || is_option_column(columns, i) || cell.len == 0 ||
            is_apparatus(cell))
            continue;
        columns->others |= (uint64_t)1 << i;
        bool answers = is_header_word(cell, answer_headers, COUNT_OF(answer_headers));
        columns->remarks |= (uint64_t)(answers || names_remark(cell)) << i;
    }
}

/* What the columns of a list of words are named for. */
static const char *const language_headers[] = {
    "english",   "german",     "french",  "spanish", "italian", "portuguese", "polish",    "hungarian",
    "russian",   "japanese",   "chinese", "korean",  "dutch",   "swedish",    "latin",     "deutsch",
    "englisch",  "français",   "anglais", "español", "inglés",  "italiano",   "inglese",   "polski",
    "magyar",    "angol",      "русский", "日本語",  "中文",    "한국어",     "português", "inglês",
    "angielski", "английский", "pinyin",  "reading", "romaji",  "kanji",      "hiragana",  "kana"};

uint64_t headers_apart(const struct row *header, unsigned *named)
{
    uint64_t apart = 0;
    *named = 0;
    for (unsigned i = 0; i < header->count; i++) {
        str cell = header->cells[i];
        bool about = is_apparatus(cell);
        apart |= (uint64_t)about << i;
        *named += about || names_remark(cell) || is_header_word(cell, term_headers, COUNT_OF(term_headers)) ||
                  is_one_of(cell, language_headers, COUNT_OF(language_headers));
    }
    return apart;
}

bool headers_tell_of_questions(const struct row *header, const struct columns *columns)
{
    static const char *const scores[] = {"score", "scores",     "points", "marks",  "punkte", "punktzahl",
                                         "баллы", "puntuación", "nota",   "pontos", "punkty", "punteggio",
                                         "note",  "pontszám",   "分数",   "得分",   "点数",   "점수"};
    return columns->question >= 0 || is_header_word(header->cells[0], scores, COUNT_OF(scores));
}

struct columns headers_find(const struct row *header)
{
    struct columns columns = {.question = -1, .answer = -1, .topic = -1};
    int term = -1;
    int meaning = -1;
    find_options(header, &columns);
    for (int i = (int)header->count - 1; i >= 0; i--) {
        if (is_option_column(&columns, i))
            continue;
        if (is_header_word(header->cells[i], question_headers, COUNT_OF(question_headers)))
            columns.question = i;
        else if (is_header_word(header->cells[i], answer_headers, COUNT_OF(answer_headers)))
            columns.answer = i;
        else if (is_header_word(header->cells[i], term_headers, COUNT_OF(term_headers)))
            term = i;
        else if (is_header_word(header->cells[i], meaning_headers, COUNT_OF(meaning_headers)))
            meaning = i;
        else if (is_header_word(header->cells[i], topic_headers, COUNT_OF(topic_headers)))
            columns.topic = i;
    }
    for (int i = 0; i < (int)header->count && columns.question < 0; i++)
        if (begins_with_word(header->cells[i], question_headers, COUNT_OF(question_headers)) &&
            !is_option_column(&columns, i) && i != columns.answer)
            columns.question = i;
    if (columns.answer < 0)
        columns.answer = meaning;
    if (columns.question < 0 && columns.answer >= 0)
        columns.question = term;
    if (columns.question >= 0 && columns.answer >= 0)
        find_others(header, &columns);
    return columns;
}
