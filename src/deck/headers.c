#include "headers_int.h"

#include "char_int.h"
#include "fields_int.h"
#include "grill/base/array.h"
#include "shape_int.h"
#include "words_int.h"

/* What a column is called, without decoration and remarks. */
struct name {
    str whole;
    str last; /* the last one of a few words */
};

static struct name name_of(str cell)
{
    enum { LONGEST = 30 };
    cell = unwrapped(cell);
    cell = trim_emoji_right(str_skip(cell, emoji_prefix(cell)));
    ptrdiff_t bracket = str_find_byte(cell, '(', 0);
    if (bracket > 0)
        cell = trim_blanks(str_slice(cell, 0, (size_t)bracket));
    if (str_ends(cell, STR(".")))
        cell.len--;
    size_t blank = str_behind_last(cell, ' ');
    return (struct name){cell, blank > 0 && cell.len < LONGEST ? str_skip(cell, blank) : (str){0}};
}

static bool is_header_word(struct name name, const char *const *words, size_t count)
{
    return is_one_of(name.whole, words, count) || is_one_of(name.last, words, count);
}

/* What columns are called besides. */
static const char *const many_questions[] = {"questions", "вопросы",  "fragen",    "preguntas", "perguntas", "domande",
                                             "pytania",   "kérdések", "întrebări", "otázky",    "vragen",    "sorular"};
static const char *const many_answers[] = {"answers",   "ответы",     "antworten",  "réponses",          "respuestas",
                                           "respostas", "risposte",   "odpowiedzi", "válaszok",          "răspunsuri",
                                           "odpovědi",  "antwoorden", "cevaplar",   "answer/explanation"};

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
    "explanations", "rationale", "reason", "example", "examples",   "note",      "notes",   "remark",  "remarks",
    "comment",      "comments",  "usage",  "details", "sentence",   "sentences", "satz",    "sätze",   "frase",
    "frases",       "oración",   "пример", "примеры", "begründung", "beispiel",  "ejemplo", "exemplo", "exemple",
    "esempio",      "przykład",  "példa",  "例句",    "例",         "예문"};
static const char *const option_words[] = {"option", "choice",      "opción",  "opcion",  "opção",
                                           "opcao",  "alternativa", "opzione", "вариант", "wrong answer"};

bool headers_say_answers(str name)
{
    return is_header_word(name_of(name), many_answers, COUNT_OF(many_answers));
}

/* Whether a cell is one of the names of a field. */
static bool is_field(struct name name, enum field field)
{
    return is_header_word(name, field_words[field].items, field_words[field].count);
}

static bool is_question(struct name name)
{
    return is_field(name, FIELD_QUESTION) || is_field(name, FIELD_FRONT) ||
           is_header_word(name, many_questions, COUNT_OF(many_questions));
}

/* "Question text", "Domanda specifica": a heading that begins with the word. */
static bool begins_with_question(str cell)
{
    ptrdiff_t blank = str_find_byte(cell, ' ', 0);
    return blank > 0 && cell.len < 30 && is_question(name_of(str_slice(cell, 0, (size_t)blank)));
}

static bool is_answer(struct name name)
{
    return is_field(name, FIELD_ANSWER) || is_field(name, FIELD_BACK) ||
           is_header_word(name, many_answers, COUNT_OF(many_answers));
}

static bool is_meaning(struct name name)
{
    return is_field(name, FIELD_MEANING) || is_field(name, FIELD_EXPLANATION) ||
           is_header_word(name, &(const char *){"description"}, 1);
}

static bool is_remark(struct name name)
{
    return is_field(name, FIELD_EXPLANATION) || is_header_word(name, remark_headers, COUNT_OF(remark_headers));
}

/* "Option A", "choice_2": a word for an option and its letter or number. */
static bool is_option_header(str cell)
{
    cell = unwrapped(cell);
    for (size_t i = 0; i < COUNT_OF(option_words); i++) {
        size_t size = starts_folded(cell, option_words[i]);
        str rest = str_strip_left(str_skip(cell, size), STR(" _-"));
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
    str rest = str_strip_left(str_skip(cell, stem.len), STR(" _-"));
    if (rest.len != 1)
        return -1;
    char sign = (char)(rest.ptr[0] | 0x20);
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
        stem = str_strip_right(stem, STR(" _-"));
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
static bool is_apparatus(struct name name)
{
    return is_field(name, FIELD_TOPIC) || is_header_word(name, apparatus_headers, COUNT_OF(apparatus_headers));
}

/* "explanation", "example_en": a name that explains the answer. */
static bool names_remark(str cell)
{
    struct name name = name_of(cell);
    str begin = str_slice(cell, 0, (size_t)str_find_byte(cell, '_', 0));
    return is_remark(name) || is_meaning(name) || (begin.len < cell.len && is_remark(name_of(begin)));
}

/* The columns that are neither question nor answer. */
static void find_others(const struct row *header, struct columns *columns)
{
    for (int i = 0; i < (int)header->count; i++) {
        str cell = header->cells[i];
        if (i == columns->question || i == columns->answer || is_option_column(columns, i) || cell.len == 0 ||
            is_apparatus(name_of(cell)))
            continue;
        columns->others |= (uint64_t)1 << i;
        bool answers = is_answer(name_of(cell));
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
        bool about = is_apparatus(name_of(cell));
        apart |= (uint64_t)about << i;
        *named += about || names_remark(cell) || is_field(name_of(cell), FIELD_TERM) ||
                  is_one_of(cell, language_headers, COUNT_OF(language_headers));
    }
    return apart;
}

bool headers_tell_of_deck(const struct row *header, const struct columns *columns)
{
    static const char *const names[] = {
        "score",  "scores", "points", "marks",  "punkte",    "punktzahl", "баллы",   "puntuación", "nota",
        "pontos", "punkty", "note",   "分数",   "punteggio", "pontszám",  "得分",    "点数",       "점수",
        "day",    "days",   "week",   "weeks",  "tag",       "woche",     "jour",    "semaine",    "día",
        "semana", "giorno", "день",   "неделя", "settimana", "dzień",     "tydzień", "nap",        "hét",
        "天",     "周",     "日程",   "曜日",   "요일",      "주차"};
    return columns->question >= 0 || is_header_word(name_of(row_cell(header, 0)), names, COUNT_OF(names));
}

/* What the things are compared by, of which each has a column of its own. */
static const char *const aspect_headers[] = {
    "aspect", "aspects", "feature", "features", "property", "properties", "criteria", "criterion", "attribute",
    "parameter", "basis", "difference", "comparison", "characteristic",
    /* other languages of Europe */
    "aspekt", "merkmal", "kriterium", "eigenschaft", "critère", "caractéristique", "aspecto", "característica",
    "criterio", "critério", "caratteristica", "aspetto", "cecha", "kryterium", "szempont", "jellemző", "критерий",
    "признак", "характеристика", "свойство", "параметр",
    /* and of Asia */
    "特性", "特点", "对比", "对比项", "比较项", "维度", "方面", "区别", "項目", "比較項目", "구분", "항목", "특징",
    "비교"};

/* Whether a column behind the first one explains. */
static bool explains(const struct row *header)
{
    for (unsigned i = 1; i < header->count; i++)
        if (names_remark(header->cells[i]))
            return true;
    return false;
}

bool headers_compare(const struct row *header)
{
    enum { THINGS = 2 };
    unsigned things = 0;
    for (unsigned i = 1; i < header->count; i++)
        things += header->cells[i].len > 0;
    return things >= THINGS && !explains(header) &&
           (header->cells[0].len == 0 ||
            is_header_word(name_of(header->cells[0]), aspect_headers, COUNT_OF(aspect_headers)));
}

/* The only column behind the question that is not about the cards is the answer, whatever it is called. */
static void answer_by_elimination(struct columns *columns)
{
    uint64_t others = columns->others & ~(((uint64_t)2 << columns->question) - 1);
    columns->others = 0;
    if (others == 0 || (others & (others - 1)))
        return;
    columns->unnamed = true;
    columns->answer = 0;
    while ((others >> columns->answer) > 1)
        columns->answer++;
}

/* The column whose heading begins with the word "question", rather one that is not about the cards: "Question text"
 * beside "Question number"; -1 when there is none. */
static int find_begun(const struct row *header, const struct columns *columns)
{
    int found = -1;
    for (int i = (int)header->count - 1; i >= 0; i--) {
        str cell = header->cells[i];
        if (!begins_with_question(cell) || is_option_column(columns, i) || i == columns->answer)
            continue;
        if (found < 0 || !is_apparatus(name_of(cell)) || is_apparatus(name_of(header->cells[found])))
            found = i;
    }
    return found;
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
        struct name name = name_of(header->cells[i]);
        if (is_question(name))
            columns.question = i;
        else if (is_answer(name))
            columns.answer = i;
        else if (is_field(name, FIELD_TERM))
            term = i;
        else if (is_meaning(name))
            meaning = i;
        else if (is_field(name, FIELD_TOPIC))
            columns.topic = i;
    }
    if (columns.question < 0)
        columns.question = find_begun(header, &columns);
    for (int i = 0; i < (int)header->count && columns.answer < 0 && columns.option_count; i++)
        if (name_means_right(header->cells[i]) && !is_option_column(&columns, i))
            columns.answer = i;
    if (columns.answer < 0)
        columns.answer = meaning;
    if (columns.question < 0 && columns.answer >= 0)
        columns.question = term;
    if (columns.question >= 0)
        find_others(header, &columns);
    if (columns.question >= 0 && columns.answer < 0 && columns.option_count == 0)
        answer_by_elimination(&columns);
    return columns;
}
