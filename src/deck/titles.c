/*
 * titles: what titles and summaries say by their words: contents, apparatus, questions, an answer that is hidden.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "words_int.h"

bool is_one_of(str s, const char *const *words, size_t count)
{
    enum { LONGEST = 64 };
    if (s.len == 0 || s.len > LONGEST)
        return false;
    struct initial initial = initial_of(s);
    for (size_t i = 0; i < count; i++)
        if (has_initial(words[i], &initial) && equals_folded(s, words[i]))
            return true;
    return false;
}

bool title_is_contents(str title)
{
    static const char *const titles[] = {
        "contents", "table of contents", "toc", "table of content", "topics covered", "topics", "index",
        "overview of questions", "list of questions", "question list", "questions list", "quick links",
        "quick navigation", "navigation",
        /* other languages of Europe */
        "содержание", "оглавление", "зміст", "inhalt", "inhaltsverzeichnis", "table des matières", "sommaire", "índice",
        "contenido", "tabla de contenidos", "sumário", "conteúdo", "indice", "spis treści", "tartalom",
        "tartalomjegyzék", "cuprins", "içindekiler",
        /* and of Asia */
        "目录", "目錄", "目次", "목차", "विषय सूची", "विषय-सूची"};
    return is_one_of(title, titles, COUNT_OF(titles));
}

static const char *const apparatus[] = {
    "references", "reference", "further reading", "resources", "useful links", "links", "contributing", "contribution",
    "contributions", "contributors", "how to contribute", "contribution guide", "license", "licence",
    "acknowledgements", "acknowledgments", "credits", "author", "authors", "about", "about the author", "support",
    "sponsors", "disclaimer", "explore more",
    /* what else answers */
    "other answers", "другие ответы", "inne odpowiedzi", "andere antworten", "autres réponses", "otras respuestas",
    "outras respostas", "altre risposte", "다른 답변", "他の回答", "其他答案",
    /* where more is */
    "see also", "sources", "source", "feedback", "connect with me", "contact", "stargazers", "changelog",
    "recently added",
    /* other languages of Europe */
    "ссылки", "источники", "литература", "благодарности", "авторы", "автор", "лицензия", "контакты", "danksagung",
    "remerciements", "agradecimientos", "agradecimentos", "ringraziamenti", "podziękowania", "köszönetnyilvánítás",
    "quellen", "lizenz", "références", "referencias", "licencia", "referências", "licença", "riferimenti", "licenza",
    "źródła", "licencja", "források", "irodalom",
    /* and of Asia */
    "参考", "参考资料", "参考文献", "参考链接", "参考資料", "参考文獻", "参考サイト", "参考リンク", "来源", "消息来源",
    "出处", "出典", "相关链接", "推荐阅读", "贡献者", "贡献指南", "关于作者", "致谢", "许可证", "ライセンス", "참고",
    "참고 자료", "참고자료", "참고 링크", "출처", "기여자", "기여하기", "라이선스", "संदर्भ"};

bool title_is_apparatus(str title)
{
    return is_one_of(title, apparatus, COUNT_OF(apparatus));
}

bool title_is_of_program(str title)
{
    static const char *const words[] = {"features",
                                        /* how it is set up */
                                        "installation", "install", "quick start", "quickstart", "usage", "tech stack",
                                        "technologies", "technology stack", "getting started", "project structure",
                                        "folder structure", "deployment", "configuration", "development",
                                        "running tests",
                                        /* and more */
                                        "screenshots", "roadmap", "troubleshooting", "requirements", "build", "demo"};
    return title_is_apparatus(title) || is_one_of(title, words, COUNT_OF(words));
}

bool title_closes(str title)
{
    static const char *const words[] = {
        "summary",     "conclusion", "conclusions",     "key takeaways", "takeaways", "next steps", "заключение",
        "итоги",       "fazit",      "zusammenfassung", "conclusión",    "resumen",   "conclusão",  "resumo",
        "conclusioni", "riepilogo",  "podsumowanie",    "összefoglalás", "总结",      "小结",       "まとめ",
        "요약",        "결론",       "마무리"};
    static const char *const beginnings[] = {
        "final tip", "final thought",   "final word", "last word", "final advice", "interview tip", "pro tip",
        "study tip", "preparation tip", "tips for ",  "tips to ",  "last tip",     "good luck"};
    return is_one_of(title, words, COUNT_OF(words)) || starts_with_one_of(title, beginnings, COUNT_OF(beginnings));
}

bool title_frames(str title)
{
    static const char *const openings[] = {"introduction", "prerequisites", "введение",  "einleitung", "introducción",
                                           "introdução",   "wstęp",         "bevezetés", "前言",       "はじめに"};
    return title_is_apparatus(title) || title_closes(title) || is_one_of(title, openings, COUNT_OF(openings));
}

/* English summaries that are made of these words only say nothing of the question: "Click here to see the answer". */
static bool is_idle(str summary)
{
    static const char *const words[] = {
        "answer", "answers", "show",     "solution", "solutions",   "click", "reveal",  "view", "see",
        "expand", "toggle",  "spoiler",  "hint",     "explanation", "to",    "the",     "for",  "me",
        "here",   "hide",    "more",     "correct",  "details",     "an",    "and",     "open", "read",
        "my",     "sample",  "possible", "a",        "check",       "this",  "full",    "key",  "suggested",
        "model",  "display", "unfold",   "collapse", "on",          "tap",   "response"};
    size_t at = 0;
    unsigned count = 0;
    while (at < summary.len) {
        size_t end = at;
        while (end < summary.len && ((summary.ptr[end] | 0x20) >= 'a' && (summary.ptr[end] | 0x20) <= 'z'))
            end++;
        if (end == at) {
            if ((unsigned char)summary.ptr[at] >= 0x80 || is_digit(summary, at))
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

/* Whether a text begins with one of the words, and no letter follows a word that does not end with a blank. */
static bool starts_with_word(str text, const char *const *words, size_t count)
{
    size_t size;
    for (size_t i = 0; i < count; i++) {
        size_t taken = starts_folded(text, words[i]);
        bool open = taken && words[i][strlen(words[i]) - 1] == ' ';
        if (taken && (open || taken == text.len || !code_is_alphabetic(utf8_decode(str_skip(text, taken), &size))))
            return true;
    }
    return false;
}

/* "Toon antwoord", "Zobrazit odpověď": one word before that for an answer, and nothing behind it. */
static bool shows_answer(str summary)
{
    static const char *const answers[] = {"antwort",   "respuesta", "réponse", "resposta", "risposta",  "antwoord",
                                          "ответ",     "відповідь", "odpověď", "odpoveď",  "odpowiedź", "válasz",
                                          "răspunsul", "svar",      "đáp án",  "lösung",   "solución",  "solução",
                                          "soluzione", "solution",  "решение", "megoldás", "gabarito"};
    ptrdiff_t blank = str_find_byte(summary, ' ', 0);
    str rest = blank > 0 ? str_skip(summary, (size_t)blank + 1) : (str){0};
    return rest.len && is_one_of(rest, answers, COUNT_OF(answers));
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
        "đáp án",    "përgjigja", "jawaban",        "antwoord",    "svar",     "vastaus",  "відповіді",  "απάντηση",
        "cevabı"};
    if (summary.len >= 60 || has_question_mark(summary))
        return false;
    return is_idle(summary) || starts_with_word(summary, starts, COUNT_OF(starts)) || shows_answer(summary);
}

/* What a fence with a language at most holds that is all of the text; any other text itself. */
static str without_fence(str text)
{
    str rest = text;
    str open = str_cut(&rest, '\n');
    bool fence = str_starts(open, STR("```")) || str_starts(open, STR("~~~"));
    str sign = str_slice(open, 0, 3);
    if (!fence || !rest.ptr || !str_ends(rest, sign) || str_find_byte(open, ' ', 0) >= 0)
        return text;
    return str_trim(str_slice(rest, 0, rest.len - sign.len));
}

/* "[Your text goes in]": a few words in brackets, and nothing else. */
static bool is_blank_to_fill(str text)
{
    enum { MOST = 5 };
    bool brackets = text.len > 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']';
    size_t blanks = 0;
    size_t size;
    for (size_t at = 1; brackets && at + 1 < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        brackets = code == ' ' || code_is_alphabetic(code);
        blanks += code == ' ';
    }
    return brackets && blanks > 0 && blanks < MOST;
}

bool text_is_placeholder(str text)
{
    static const char *const texts[] = {"todo", "tbd", "tba",
                                        /* signs */
                                        "…", ":", "：", "-", "--", "---", "–", "—", "_", "*", "n/a",
                                        /* what is still to be written */
                                        "answer here", "your answer here", "your answer", "answer goes here",
                                        "write your answer here", "coming soon", "wip", "to be added", "to do", "fixme",
                                        "see the answer", "answer", "pending", "to be continued",
                                        /* in Chinese */
                                        "待补充", "待完善", "略", "暂无", "未完"};
    text = str_trim(text);
    str inner = without_fence(text);
    if ((inner.ptr != text.ptr && inner.len == 0) || is_blank_to_fill(inner))
        return true;
    if (str_ends(text, STR("[]()"))) /* a link to be filled in */
        text.len -= STR("[]()").len;
    while (text.len > 1 && str_has_byte(STR("*_([<>\\"), text.ptr[0]))
        text = str_trim(str_skip(text, 1));
    while (text.len > 1 && str_has_byte(STR("*_)]>:!"), text.ptr[text.len - 1]))
        text = str_trim(str_slice(text, 0, text.len - 1));
    bool dots = true;
    bool doubts = text.len >= 3; /* "??" is an operator */
    for (size_t i = 0; i < text.len && (dots || doubts); i++) {
        dots = dots && (text.ptr[i] == '.' || text.ptr[i] == ' ');
        doubts = doubts && text.ptr[i] == '?';
    }
    return dots || doubts || is_one_of(text, texts, COUNT_OF(texts));
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

/* Whether one of the words stands in the title; when they are `whole`, not in the middle of another one. */
static bool says_any(str title, const char *const *words, size_t count, bool whole)
{
    bool begins[0x100] = {false}; /* one of the words, by its first byte */
    for (size_t i = 0; i < count; i++)
        begins[(unsigned char)words[i][0]] = true;
    bool inside = false;
    for (size_t at = 0, size; at < title.len; at += size) {
        str rest = str_skip(title, at);
        unsigned code = utf8_decode(rest, &size);
        bool possible = (!whole || !inside) && (code >= 0x80 || begins[fold_code(code)]);
        if (possible && starts_with_one_of(rest, words, count))
            return true;
        inside = code_is_word(code);
    }
    return false;
}

/* What says "problem" as well. */
static const char *const problem_words[] = {"问题", "問題", "문제"};

bool title_says_problem(str title)
{
    return says_any(title, problem_words, COUNT_OF(problem_words), false);
}

bool title_says_questions(str title)
{
    static const char *const words[] = {"question", "вопрос",  "питання", "frage",  "fragen", "pregunta",
                                        "pergunta", "domande", "pytania", "kérdés", "întreb", "vragen",
                                        "otázk",    "frågor",  "soru",    "pitanj", "питањ",  "въпрос",
                                        "vprašanj", "質問",    "질문",    "प्रश्न",   "सवाल",   "quiz"};
    return says_any(title, words, COUNT_OF(words), false) || title_says_problem(title);
}

bool text_ends_with_colon(str text)
{
    return str_ends(text, STR(":")) || str_ends(text, STR("："));
}

bool text_names_questions(str text)
{
    enum { WORDS = 6 };
    return str_count(text, ' ') < WORDS && title_says_questions(text);
}

bool title_is_about_file(str title)
{
    enum { LONGEST = 90 /* bytes: what is longer asks about a list in it */ };
    static const char *const words[] = {
        "this repo",           "this document",     "this guide",         "this list",        "this page",
        "this file",           "this collection",   "these notes",        "these questions",  "how can i contribute",
        "how do i contribute", "how to contribute", "want to contribute", "diese fragen",     "dieses dokument",
        "diesem dokument",     "dieses repo",       "diese sammlung",     "diese liste",      "ces questions",
        "ce document",         "ce dépôt",          "ce guide",           "ce repo",          "cette liste",
        "estas preguntas",     "estas perguntas",   "este documento",     "este repositorio", "esta guía",
        "esta lista",          "estas notas",       "este repositório",   "este guia",        "deste documento",
        "deste repositório",   "queste domande",    "questo documento",   "questa guida",     "questa lista",
        "questo repository",   "эти вопросы",       "этих вопрос",        "ці питання",       "этот документ",
        "этот репозиторий",    "этого репозитория", "te pytania",         "tych pytań",       "tego dokumentu",
        "tym repozytorium",    "ezek a kérdések",   "ez a dokumentum",    "deze vragen",      "bu sorular",
    };
    return title.len <= LONGEST && says_any(title, words, COUNT_OF(words), true);
}

bool text_points_below(str text)
{
    static const char *const words[] = {
        "following", "below",  "bellow",   "output",  "result",   "printed",  "snippet", "given",  "this",
        "these",     "here",   "value of", "folgend", "ausgabe",  "dies",     "gegeben", "wert",   "suivant",
        "affiche",   "sortie", "ci-des",   "valeur",  "siguien",  "salida",   "este",    "estos",  "valor",
        "seguinte",  "saída",  "abaixo",   "seguent", "stampa",   "questo",   "valore",  "следую", "выведет",
        "этот",      "этого",  "этом",     "данн",    "ниже",     "значение", "эти ",    "этих",   "этими",
        "равно",     "poniż",  "wypisz",   "wartość", "következ", "kiír",
    };
    static const char *const signs[] = {"下面", "以下", "如下", "输出", "打印", "这段", "下列", "值是", "次の",
                                        "この", "出力", "다음", "출력", "아래", "코드", "값은", "निम्न"};
    return says_any(text, words, COUNT_OF(words), true) || says_any(text, signs, COUNT_OF(signs), false) ||
           text_ends_with_colon(text);
}

bool text_asks_which(str text)
{
    static const char *const words[] = {
        "of these",        "of the following",  "among the following", "der folgenden",   "parmi les",
        "des suivant",     "de los siguientes", "de las siguientes",   "dos seguintes",   "das seguintes",
        "dei seguenti",    "delle seguenti",    "di questi",           "di queste",       "из перечисленн",
        "из следующих",    "из этих",           "з наведених",         "із наведених",    "z poniższych",
        "z następujących", "z wymienionych",    "alábbiak közül",      "van de volgende",
    };
    static const char *const signs[] = {"下列哪",   "下列说法", "下列选项", "以下哪",     "下面哪",
                                        "正确的是", "错误的是", "次のうち", "正しいもの", "다음 중",
                                        "것은?",    "것은 ?",   "निम्न में से"};
    static const char *const each[] = {"each", "all of", "jede", "chac", "cada", "ogn", "кажд", "кожн", "każd", "elk"};
    bool which = says_any(text, words, COUNT_OF(words), true) && !says_any(text, each, COUNT_OF(each), true);
    return which || says_any(text, signs, COUNT_OF(signs), false);
}

bool text_is_shouted(str text)
{
    enum { ENOUGH = 4 };
    unsigned capitals = 0;
    for (size_t at = 0, size; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        if (!code_is_alphabetic(code))
            continue;
        if (fold_code(code) == code)
            return false;
        capitals++;
    }
    return capitals >= ENOUGH;
}
