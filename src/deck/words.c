#include "words_int.h"

#include "char_int.h"
#include "grill/text/utf8.h"

struct label_row {
    const char *word;
    unsigned char label;
    bool weak;
};

/* Longer words before their own prefixes. */
static const struct label_row labels[] = {
    {"interview question", LABEL_QUESTION, false},
    {"interview q", LABEL_QUESTION, false},
    {"follow-up question", LABEL_QUESTION, false},
    {"questions", LABEL_NONE, false},
    {"question", LABEL_QUESTION, false},
    {"quest", LABEL_QUESTION, false},
    {"ques", LABEL_QUESTION, false},
    {"que", LABEL_QUESTION, true},
    {"q", LABEL_QUESTION, false},
    {"вопрос", LABEL_QUESTION, false},
    {"питання", LABEL_QUESTION, false},
    {"frage", LABEL_QUESTION, false},
    {"pregunta", LABEL_QUESTION, false},
    {"pergunta", LABEL_QUESTION, false},
    {"questão", LABEL_QUESTION, false},
    {"domanda", LABEL_QUESTION, false},
    {"pytanie", LABEL_QUESTION, false},
    {"kérdés", LABEL_QUESTION, false},
    {"întrebare", LABEL_QUESTION, false},
    {"intrebare", LABEL_QUESTION, false},
    {"vraag", LABEL_QUESTION, false},
    {"otázka", LABEL_QUESTION, false},
    {"soru", LABEL_QUESTION, false},
    {"câu hỏi", LABEL_QUESTION, false},
    {"câu", LABEL_QUESTION, true},
    {"pertanyaan", LABEL_QUESTION, false},
    {"面试题", LABEL_QUESTION, false},
    {"问题", LABEL_QUESTION, false},
    {"問題", LABEL_QUESTION, false},
    {"题目", LABEL_QUESTION, false},
    {"題目", LABEL_QUESTION, false},
    {"提问", LABEL_QUESTION, false},
    {"質問", LABEL_QUESTION, false},
    {"設問", LABEL_QUESTION, false},
    {"問い", LABEL_QUESTION, false},
    {"问", LABEL_QUESTION, false},
    {"問", LABEL_QUESTION, false},
    {"질문", LABEL_QUESTION, false},
    {"문제", LABEL_QUESTION, false},
    {"문", LABEL_QUESTION, true},
    {"प्रश्न", LABEL_QUESTION, false},
    {"सवाल", LABEL_QUESTION, false},
    {"punto", LABEL_QUESTION, true},
    {"task", LABEL_QUESTION, true},
    {"exercise", LABEL_QUESTION, true},
    {"problem", LABEL_QUESTION, true},
    {"aufgabe", LABEL_QUESTION, true},
    {"ejercicio", LABEL_QUESTION, true},
    {"exercício", LABEL_QUESTION, true},
    {"esercizio", LABEL_QUESTION, true},
    {"exercice", LABEL_QUESTION, true},
    {"zadanie", LABEL_QUESTION, true},
    {"задача", LABEL_QUESTION, true},
    {"задание", LABEL_QUESTION, true},
    {"билет", LABEL_QUESTION, true},
    {"feladat", LABEL_QUESTION, true},
    {"scenario", LABEL_QUESTION, true},
    {"card", LABEL_QUESTION, true},
    {"f", LABEL_QUESTION, true},
    {"p", LABEL_QUESTION, true},
    {"k", LABEL_QUESTION, true},
    {"d", LABEL_QUESTION, true},
    {"в", LABEL_QUESTION, true},
    {"sample answer", LABEL_ANSWER, false},
    {"model answer", LABEL_ANSWER, false},
    {"example answer", LABEL_ANSWER, false},
    {"short answer", LABEL_ANSWER, false},
    {"suggested answer", LABEL_ANSWER, false},
    {"expected answer", LABEL_ANSWER, false},
    {"best answer", LABEL_ANSWER, false},
    {"possible answer", LABEL_ANSWER, false},
    {"correct answers", LABEL_ANSWER, false},
    {"correct answer", LABEL_ANSWER, false},
    {"right answer", LABEL_ANSWER, false},
    {"correct option", LABEL_ANSWER, false},
    {"correct", LABEL_ANSWER, true},
    {"correcta", LABEL_ANSWER, false},
    {"correcto", LABEL_ANSWER, true},
    {"adott válasz", LABEL_ANSWER, false},
    {"a helyes válasz", LABEL_ANSWER, false},
    {"right option", LABEL_ANSWER, false},
    {"ответы", LABEL_ANSWER, false},
    {"prawidłowa odpowiedź", LABEL_ANSWER, false},
    {"respuestas", LABEL_ANSWER, false},
    {"solución", LABEL_ANSWER, false},
    {"justificación", LABEL_EXPLANATION, false},
    {"justification", LABEL_EXPLANATION, false},
    {"interview answer", LABEL_ANSWER, false},
    {"answers", LABEL_ANSWER, false},
    {"answer", LABEL_ANSWER, false},
    {"ans", LABEL_ANSWER, false},
    {"solution", LABEL_ANSWER, false},
    {"sol", LABEL_ANSWER, true},
    {"response", LABEL_ANSWER, true},
    {"reply", LABEL_ANSWER, true},
    {"a", LABEL_ANSWER, false},
    {"правильный ответ", LABEL_ANSWER, false},
    {"ответ", LABEL_ANSWER, false},
    {"решение", LABEL_ANSWER, false},
    {"відповідь", LABEL_ANSWER, false},
    {"richtige antwort", LABEL_ANSWER, false},
    {"antworten", LABEL_ANSWER, false},
    {"antwort", LABEL_ANSWER, false},
    {"lösung", LABEL_ANSWER, false},
    {"bonne réponse", LABEL_ANSWER, false},
    {"réponses", LABEL_ANSWER, false},
    {"réponse", LABEL_ANSWER, false},
    {"reponse", LABEL_ANSWER, false},
    {"rép", LABEL_ANSWER, true},
    {"respuesta correcta", LABEL_ANSWER, false},
    {"respuesta", LABEL_ANSWER, false},
    {"solución", LABEL_ANSWER, false},
    {"rta", LABEL_ANSWER, true},
    {"resposta correta", LABEL_ANSWER, false},
    {"resposta", LABEL_ANSWER, false},
    {"solução", LABEL_ANSWER, false},
    {"risposta corretta", LABEL_ANSWER, false},
    {"risposta", LABEL_ANSWER, false},
    {"soluzione", LABEL_ANSWER, false},
    {"poprawna odpowiedź", LABEL_ANSWER, false},
    {"odpowiedź", LABEL_ANSWER, false},
    {"odpowiedz", LABEL_ANSWER, false},
    {"odp", LABEL_ANSWER, false},
    {"helyes válasz", LABEL_ANSWER, false},
    {"válasz", LABEL_ANSWER, false},
    {"megoldás", LABEL_ANSWER, false},
    {"răspuns", LABEL_ANSWER, false},
    {"raspuns", LABEL_ANSWER, false},
    {"antwoord", LABEL_ANSWER, false},
    {"odpověď", LABEL_ANSWER, false},
    {"cevap", LABEL_ANSWER, false},
    {"yanıt", LABEL_ANSWER, false},
    {"trả lời", LABEL_ANSWER, false},
    {"đáp án", LABEL_ANSWER, false},
    {"jawaban", LABEL_ANSWER, false},
    {"参考答案", LABEL_ANSWER, false},
    {"正确答案", LABEL_ANSWER, false},
    {"參考答案", LABEL_ANSWER, false},
    {"答案", LABEL_ANSWER, false},
    {"答え", LABEL_ANSWER, false},
    {"答", LABEL_ANSWER, false},
    {"解答", LABEL_ANSWER, false},
    {"回答", LABEL_ANSWER, false},
    {"正解", LABEL_ANSWER, false},
    {"模範解答", LABEL_ANSWER, false},
    {"답변", LABEL_ANSWER, false},
    {"정답", LABEL_ANSWER, false},
    {"해답", LABEL_ANSWER, false},
    {"답", LABEL_ANSWER, false},
    {"उत्तर", LABEL_ANSWER, false},
    {"जवाब", LABEL_ANSWER, false},
    {"r", LABEL_ANSWER, true},
    {"o", LABEL_ANSWER, true},
    {"v", LABEL_ANSWER, true},
    {"о", LABEL_ANSWER, true},
    {"explanation", LABEL_EXPLANATION, false},
    {"пояснение", LABEL_EXPLANATION, false},
    {"объяснение", LABEL_EXPLANATION, false},
    {"erklärung", LABEL_EXPLANATION, false},
    {"begründung", LABEL_EXPLANATION, false},
    {"explication", LABEL_EXPLANATION, false},
    {"explicación", LABEL_EXPLANATION, false},
    {"explicação", LABEL_EXPLANATION, false},
    {"spiegazione", LABEL_EXPLANATION, false},
    {"wyjaśnienie", LABEL_EXPLANATION, false},
    {"magyarázat", LABEL_EXPLANATION, false},
    {"解析", LABEL_EXPLANATION, false},
    {"解释", LABEL_EXPLANATION, false},
    {"解説", LABEL_EXPLANATION, false},
    {"説明", LABEL_EXPLANATION, false},
    {"해설", LABEL_EXPLANATION, false},
    {"설명", LABEL_EXPLANATION, false},
    {"व्याख्या", LABEL_EXPLANATION, false},
    {"स्पष्टीकरण", LABEL_EXPLANATION, false},
    {"options", LABEL_OPTIONS, false},
    {"choices", LABEL_OPTIONS, false},
    {"варианты", LABEL_OPTIONS, false},
    {"antwortmöglichkeiten", LABEL_OPTIONS, false},
    {"opciones", LABEL_OPTIONS, false},
    {"alternativas", LABEL_OPTIONS, false},
    {"选项", LABEL_OPTIONS, false},
    {"選択肢", LABEL_OPTIONS, false},
    {"보기", LABEL_OPTIONS, false},
    {"विकल्प", LABEL_OPTIONS, false},
    {"hint", LABEL_HINT, false},
    {"подсказка", LABEL_HINT, false},
    {"hinweis", LABEL_HINT, false},
    {"indice", LABEL_HINT, false},
    {"pista", LABEL_HINT, false},
    {"dica", LABEL_HINT, false},
    {"suggerimento", LABEL_HINT, false},
    {"wskazówka", LABEL_HINT, false},
    {"提示", LABEL_HINT, false},
    {"ヒント", LABEL_HINT, false},
    {"힌트", LABEL_HINT, false},
    {"संकेत", LABEL_HINT, false},
    {"c", LABEL_CLOZE, true},
};

unsigned fold_code(unsigned code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9) ||
        (code >= 0x410 && code <= 0x42F))
        return code + 0x20;
    if (code >= 0x400 && code <= 0x40F)
        return code + 0x50;
    if ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) || (code >= 0x1EA0 && code <= 0x1EFF))
        return code | 1U;
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
        return code + (code & 1U);
    return code;
}

/* Called for every line and every word of the tables: nearly always the first byte decides. */
size_t starts_folded(str s, const char *lower)
{
    size_t at = 0;
    while (*lower) {
        if (at == s.len)
            return 0;
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte < 0x80) {
            if (fold_code(byte) != (unsigned char)*lower)
                return 0;
            at++;
            lower++;
            continue;
        }
        if ((unsigned char)*lower < 0x80)
            return 0;
        size_t size;
        size_t word_size;
        unsigned code = fold_code(utf8_decode(str_skip(s, at), &size));
        if (code != utf8_decode(str_of(lower), &word_size))
            return 0;
        at += size;
        lower += word_size;
    }
    return at;
}

bool equals_folded(str s, const char *lower)
{
    return s.len > 0 && starts_folded(s, lower) == s.len;
}

/* A first look at a word of a table: its first byte can be that of `s`, whose letters have any case. No letter beyond
 * ASCII becomes one of ASCII when its case is folded, nor the other way round. */
static bool may_start(str s, const char *lower)
{
    unsigned char first = (unsigned char)s.ptr[0];
    unsigned char byte = (unsigned char)lower[0];
    return first < 0x80 ? fold_code(first) == byte : byte >= 0x80;
}

enum label label_word(str s, size_t *size, bool *weak)
{
    size_t first_size;
    for (size_t i = 0; s.len > 0 && i < sizeof labels / sizeof labels[0]; i++) {
        if (!may_start(s, labels[i].word))
            continue;
        size_t taken = starts_folded(s, labels[i].word);
        if (taken == 0)
            continue;
        if (taken < s.len && code_is_alphabetic(utf8_decode(str_skip(s, taken), &first_size)))
            continue;
        *size = taken;
        *weak = labels[i].weak;
        return (enum label)labels[i].label;
    }
    return LABEL_NONE;
}

/* Words a question begins with. */
static const char *const question_words[] = {
    "what",
    "what's",
    "whats",
    "why",
    "how",
    "how's",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "whom",
    "explain",
    "describe",
    "define",
    "differentiate",
    "distinguish",
    "discuss",
    "compare",
    "difference",
    "differences",
    "что",
    "почему",
    "зачем",
    "как",
    "какой",
    "какая",
    "какое",
    "какие",
    "каков",
    "какова",
    "каковы",
    "когда",
    "где",
    "кто",
    "чем",
    "сколько",
    "объясните",
    "опишите",
    "расскажите",
    "назовите",
    "перечислите",
    "дайте",
    "в чем",
    "в чём",
    "для чего",
    "чому",
    "що",
    "як",
    "який",
    "яка",
    "які",
    "was",
    "warum",
    "wieso",
    "weshalb",
    "wie",
    "wann",
    "wo",
    "welche",
    "welcher",
    "welches",
    "welchen",
    "wer",
    "wozu",
    "woraus",
    "erkläre",
    "erklären",
    "beschreibe",
    "beschreiben",
    "nenne",
    "nennen",
    "que",
    "qu'est-ce",
    "quoi",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "pourquoi",
    "comment",
    "quand",
    "où",
    "qui",
    "combien",
    "expliquez",
    "expliquer",
    "décrivez",
    "décrire",
    "qué",
    "¿qué",
    "por qué",
    "¿por",
    "cómo",
    "¿cómo",
    "cuál",
    "¿cuál",
    "cuáles",
    "¿cuáles",
    "cuándo",
    "¿cuándo",
    "dónde",
    "¿dónde",
    "quién",
    "explica",
    "explique",
    "describe",
    "defina",
    "o que",
    "por que",
    "porque",
    "como",
    "qual",
    "quais",
    "quando",
    "onde",
    "quem",
    "descreva",
    "che",
    "cosa",
    "che cosa",
    "cos'è",
    "perché",
    "perche",
    "come",
    "quale",
    "quali",
    "dove",
    "chi",
    "quanto",
    "spiega",
    "spiegare",
    "descrivi",
    "co",
    "czym",
    "dlaczego",
    "jak",
    "jaki",
    "jaka",
    "jakie",
    "kiedy",
    "gdzie",
    "kto",
    "który",
    "która",
    "które",
    "ile",
    "po co",
    "proszę",
    "omów",
    "omówić",
    "porównaj",
    "scharakteryzuj",
    "przedstaw",
    "zdefiniuj",
    "wyjaśnij",
    "opisz",
    "wymień",
    "podaj",
    "mi",
    "mit",
    "miért",
    "hogyan",
    "mikor",
    "hol",
    "melyik",
    "melyek",
    "milyen",
    "ki",
    "kik",
    "hány",
    "mennyi",
    "mire",
    "wat",
    "waarom",
    "hoe",
    "welke",
    "wanneer",
    "wie",
    "waar",
    "leg uit",
    "beschrijf",
    "geef",
    "definieer",
    "met welke",
    "magyarázza",
    "ismertesse",
    "sorolja",
    "ce",
    "cum",
    "de ce",
    "când",
    "unde",
    "care",
    "cine",
    "câte",
    "explicați",
    "nedir",
    "nasıl",
    "neden",
    "क्या",
    "क्यों",
    "कैसे",
    "कब",
    "कहाँ",
    "कौन",
    "किस",
    "बताइए",
    "समझाइए",
};

/* Words that begin questions and statements alike. */
static const char *const weak_words[] = {
    "is",       "are",           "was",      "were",       "can",       "could",    "do",         "does",
    "did",      "will",          "would",    "should",     "has",       "have",     "had",        "am",
    "list",     "name",          "give",     "tell",       "state",     "mention",  "write",      "implement",
    "design",   "derive",        "prove",    "show",       "calculate", "find",     "outline",    "walk",
    "suppose",  "given",         "if",       "in what",    "in which",  "for what", "under what", "to what",
    "at what",  "on what",       "can you",  "have you",   "create",    "build",    "elaborate",  "illustrate",
    "identify", "true or false", "types of", "advantages", "benefits",  "ist",      "sind",       "kann",
    "können",   "est-ce",        "citez",    "donnez",     "es",        "son",      "puede",      "nombra",
    "menciona", "cite",          "elenca",   "czy",        "van",       "lehet",    "есть",       "можно",
    "может",
};

/* Chinese, Japanese and Korean ask with a word anywhere in the sentence. */
static const char *const inner_words[] = {
    "什么",   "为什么", "如何",   "怎么",   "怎样",   "哪些",  "哪个",   "哪种",     "是否",       "区别",
    "多少",   "谁",     "何时",   "吗",     "简述",   "什麼",  "為什麼", "怎麼",     "區別",       "请解释",
    "介绍",   "说说",   "讲讲",   "谈谈",   "ですか", "とは",  "なぜ",   "どのよう", "どうやって", "何ですか",
    "違い",   "説明",   "ますか", "どう",   "무엇",   "왜",    "어떻게", "언제",     "어디",       "누구",
    "설명하", "차이",   "인가",   "습니까", "나요",   "क्या है", "क्या हैं",
};

static bool begins_with_word(str s, const char *const *words, size_t count)
{
    for (size_t i = 0; s.len > 0 && i < count; i++) {
        if (!may_start(s, words[i]))
            continue;
        size_t taken = starts_folded(s, words[i]);
        size_t size;
        if (taken == 0)
            continue;
        if (taken == s.len || !code_is_word(utf8_decode(str_skip(s, taken), &size)))
            return true;
    }
    return false;
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

enum likeness word_likeness(str s)
{
    if (begins_with_word(s, question_words, COUNT_OF(question_words)))
        return LIKE_WORD;
    if (begins_with_word(s, weak_words, COUNT_OF(weak_words)))
        return LIKE_WEAK;
    return LIKE_NOTHING;
}

/* Korean titles ask what something is by their last syllable. */
static bool has_inner_word(str s)
{
    if (str_ends(s, STR("란")))
        return true;
    for (size_t i = 0; i < COUNT_OF(inner_words); i++)
        if (str_contains(s, str_of(inner_words[i])))
            return true;
    return false;
}

static bool has_non_ascii(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return true;
    return false;
}

/* Comparisons, "bread vs cake", are asked without a verb. */
static bool has_versus(str s)
{
    static const char *const forms[] = {"vs ", "vs. ", "versus ", "v/s ", "против "};
    for (ptrdiff_t at = str_find_byte(s, ' ', 0); at >= 0; at = str_find_byte(s, ' ', (size_t)at + 1)) {
        str rest = str_skip(s, (size_t)at + 1);
        for (size_t i = 0; rest.len > 0 && i < COUNT_OF(forms); i++)
            if (may_start(rest, forms[i]) && starts_folded(rest, forms[i]))
                return true;
    }
    return false;
}

enum mark_place { MARK_NONE, MARK_INSIDE, MARK_END };

/* Where the last question mark stands: what follows it may be emphasis, brackets, emoji, stars, tags. */
static enum mark_place question_mark(str s)
{
    enum mark_place place = MARK_NONE;
    int brackets = 0;
    size_t size;
    for (size_t at = 0; at < s.len; at += size) {
        unsigned char byte = (unsigned char)s.ptr[at];
        unsigned code = byte;
        size = 1;
        if (byte >= 0x80)
            code = utf8_decode(str_skip(s, at), &size);
        if (code == '?' || code == 0xFF1F || code == 0x61F) {
            place = MARK_END;
            brackets = 0;
        } else if (code == '(' || code == '[' || code == '<' || code == '{' || code == 0xFF08) {
            brackets++;
        } else if (brackets > 0 && (code == ')' || code == ']' || code == '>' || code == '}' || code == 0xFF09)) {
            brackets--;
        } else if (place == MARK_END && brackets == 0 && code_is_word(code)) {
            place = MARK_INSIDE;
        }
    }
    return place;
}

enum likeness text_likeness(str s)
{
    enum mark_place place = question_mark(s);
    if (place == MARK_END)
        return LIKE_MARK;
    enum likeness word = word_likeness(s);
    if (word == LIKE_WORD || has_versus(s))
        return LIKE_WORD;
    if (has_non_ascii(s) && has_inner_word(s))
        return LIKE_WORD;
    if (place == MARK_INSIDE)
        return LIKE_WORD;
    return word;
}

static bool is_one_of(str s, const char *const *words, size_t count)
{
    for (size_t i = 0; s.len > 0 && i < count; i++)
        if (may_start(s, words[i]) && equals_folded(s, words[i]))
            return true;
    return false;
}

bool title_is_contents(str title)
{
    static const char *const titles[] = {
        "contents",
        "table of contents",
        "toc",
        "table of content",
        "topics covered",
        "topics",
        "index",
        "overview of questions",
        "list of questions",
        "question list",
        "questions list",
        "quick links",
        "quick navigation",
        "navigation",
        "содержание",
        "оглавление",
        "зміст",
        "inhalt",
        "inhaltsverzeichnis",
        "table des matières",
        "sommaire",
        "índice",
        "contenido",
        "tabla de contenidos",
        "sumário",
        "conteúdo",
        "indice",
        "spis treści",
        "tartalom",
        "tartalomjegyzék",
        "cuprins",
        "içindekiler",
        "目录",
        "目錄",
        "目次",
        "목차",
        "विषय सूची",
    };
    return is_one_of(title, titles, COUNT_OF(titles));
}

bool title_is_apparatus(str title)
{
    static const char *const titles[] = {
        "references",
        "reference",
        "further reading",
        "resources",
        "useful links",
        "links",
        "contributing",
        "contribution",
        "contributions",
        "contributors",
        "how to contribute",
        "contribution guide",
        "license",
        "licence",
        "acknowledgements",
        "acknowledgments",
        "credits",
        "author",
        "authors",
        "about",
        "about the author",
        "support",
        "sponsors",
        "disclaimer",
        "explore more",
        "other answers",
        "see also",
        "sources",
        "source",
        "feedback",
        "connect with me",
        "contact",
        "stargazers",
        "changelog",
        "recently added",
        "ссылки",
        "источники",
        "литература",
        "quellen",
        "lizenz",
        "références",
        "licence",
        "referencias",
        "licencia",
        "referências",
        "licença",
        "riferimenti",
        "licenza",
        "źródła",
        "licencja",
        "források",
        "irodalom",
        "参考",
        "参考资料",
        "参考文献",
        "参考链接",
        "许可证",
        "참고",
        "참고 자료",
        "라이선스",
        "संदर्भ",
    };
    return is_one_of(title, titles, COUNT_OF(titles));
}

/* English summaries that are made of these words only say nothing of the question: "Click here to see the answer". */
static bool is_idle(str summary)
{
    static const char *const words[] = {
        "answer", "answers", "show",     "solution", "solutions",   "click", "reveal", "view", "see",
        "expand", "toggle",  "spoiler",  "hint",     "explanation", "to",    "the",    "for",  "me",
        "here",   "hide",    "more",     "correct",  "details",     "an",    "and",    "open", "read",
        "my",     "sample",  "possible", "a",        "check",       "this",  "full",   "key",  "suggested",
        "model",  "display", "unfold",   "collapse", "on",          "tap"};
    size_t at = 0;
    unsigned count = 0;
    while (at < summary.len) {
        size_t end = at;
        while (end < summary.len && ((summary.ptr[end] | 0x20) >= 'a' && (summary.ptr[end] | 0x20) <= 'z'))
            end++;
        if (end == at) {
            if ((unsigned char)summary.ptr[at] >= 0x80 || (summary.ptr[at] >= '0' && summary.ptr[at] <= '9'))
                return false;
            at++;
            continue;
        }
        if (!is_one_of(str_slice(summary, at, end), words, COUNT_OF(words)))
            return false;
        count++;
        at = end;
    }
    return count > 0;
}

bool summary_is_generic(str summary)
{
    static const char *const starts[] = {
        "answer",    "solution",  "correct answer", "ответ",       "показать", "решение",  "посмотреть", "раскрыть",
        "відповідь", "antwort",   "lösung",         "réponse",     "voir la",  "afficher", "respuesta",  "ver ",
        "solución",  "mostrar",   "resposta",       "solução",     "clique",   "haz clic", "risposta",   "soluzione",
        "mostra",    "odpowiedź", "pokaż",          "rozwiązanie", "válasz",   "megoldás", "răspuns",    "cevap",
        "答案",      "查看",      "点击",           "參考",        "参考答案", "展开",     "解答",       "答え",
        "回答",      "表示",      "정답",           "답",          "해답",     "보기",     "उत्तर",       "जवाब",
        "đáp án",    "përgjigja", "jawaban",        "antwoord",    "svar",     "vastaus",  "відповіді",  "απάντηση"};
    size_t size;
    if (summary.len >= 60 || question_mark(summary) != MARK_NONE)
        return false;
    if (is_idle(summary))
        return true;
    for (size_t i = 0; i < COUNT_OF(starts); i++) {
        size_t taken = starts_folded(summary, starts[i]);
        if (taken && (taken == summary.len || !code_is_alphabetic(utf8_decode(str_skip(summary, taken), &size))))
            return true;
    }
    return false;
}

bool text_is_placeholder(str text)
{
    static const char *const texts[] = {
        "todo",
        "tbd",
        "tba",
        "...",
        "…",
        "-",
        "--",
        "---",
        "_",
        "n/a",
        "answer here",
        "your answer here",
        "your answer",
        "answer goes here",
        "write your answer here",
        "coming soon",
        "wip",
        "to be added",
        "to do",
        "fixme",
        "*",
        "see the answer",
        "answer",
        "pending",
        "to be continued",
        "待补充",
        "待完善",
        "略",
        "暂无",
        "未完",
    };
    text = str_trim(text);
    while (text.len &&
           (text.ptr[0] == '*' || text.ptr[0] == '_' || text.ptr[0] == '(' || text.ptr[0] == '[' ||
            text.ptr[0] == '<' || text.ptr[0] == '>') &&
           text.len > 1)
        text = str_trim(str_skip(text, 1));
    while (text.len > 1 &&
           (text.ptr[text.len - 1] == '*' || text.ptr[text.len - 1] == '_' || text.ptr[text.len - 1] == ')' ||
            text.ptr[text.len - 1] == ']' || text.ptr[text.len - 1] == '>' || text.ptr[text.len - 1] == ':' ||
            text.ptr[text.len - 1] == '!'))
        text = str_trim(str_slice(text, 0, text.len - 1));
    return text.len == 0 || is_one_of(text, texts, COUNT_OF(texts));
}

bool word_is_small(str word)
{
    static const char *const words[] = {
        "a",   "an",  "the", "and", "or",    "of", "in",  "on",  "at",  "to",   "for", "by",  "with", "from",
        "as",  "vs",  "vs.", "is",  "и",     "в",  "на",  "с",   "для", "по",   "или", "und", "oder", "der",
        "die", "das", "von", "für", "mit",   "im", "et",  "ou",  "de",  "des",  "du",  "la",  "le",   "les",
        "à",   "en",  "y",   "o",   "del",   "el", "los", "las", "con", "para", "e",   "da",  "do",   "dos",
        "das", "em",  "com", "di",  "della", "il", "lo",  "i",   "w",   "z",    "do",  "és",  "az",
    };
    return is_one_of(word, words, COUNT_OF(words));
}
