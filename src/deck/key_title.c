/*
 * key_title: the words that stand over an answer key.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "key_int.h"

static const char *const names[] = {
    "answers", "answer key", "answer keys", "answers key", "answer sheet", "correct answers", "detailed answers",
    "suggested answers", "key", "solutions", "answers and explanations",
    /* other languages of Europe */
    "ответы", "правильные ответы", "ключ", "ключи", "antworten", "lösungen", "lösungsschlüssel", "richtige antworten",
    "réponses", "corrigé", "bonnes réponses", "respuestas", "repuestas", "respuestas correctas", "soluciones",
    "solucionario", "ответы и пояснения", "respostas", "gabarito", "risposte", "soluzioni", "risposte corrette",
    "odpowiedzi", "klucz odpowiedzi", "poprawne odpowiedzi", "odpovědi", "odpovede", "odgovori", "rješenja", "rešenja",
    "відповіді", "отговори", "одговори", "válaszok", "megoldások", "megoldókulcs",
    /* and of Asia */
    "答案", "参考答案", "正确答案", "解答", "正解", "정답", "उत्तर", "उत्तर कुंजी"};

/* Without the emoji, emphasis and colon around it. */
static str without_decoration(str text)
{
    str title = str_skip(text, emoji_prefix(text));
    for (size_t before = title.len + 1; title.len < before;) {
        before = title.len;
        title = unwrapped(trim_emoji_right(title));
        if (str_ends(title, STR(":")))
            title.len--;
        else if (str_ends(title, STR("：")))
            title.len -= 3;
    }
    return title;
}

/* "— Exam 5", "(scroll down)", "& explanations", "for part one": what may stand behind the name of a key. */
static bool says_more(str rest)
{
    static const char *const signs[] = {"—", "–", "-", "(", "[", "（", "&", "+", ",", ":", "："};
    static const char *const words[] = {"and ", "with ", "for ", "to ", "und ", "mit ",
                                        "et ",  "y ",    "con ", "e ",  "и "};
    rest = str_strip_left(rest, STR("*_"));
    str more = trim_blanks(rest);
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(more, str_of(signs[i])))
            return true;
    for (size_t i = 0; i < COUNT_OF(words) && more.len < rest.len; i++)
        if (str_starts_nocase(more, str_of(words[i])))
            return true;
    return false;
}

/* Whether a text begins with a letter, but as none of the names: nearly all do, and need no more looking at. */
static bool begins_otherwise(str text)
{
    if (text.len == 0 || (unsigned char)text.ptr[0] >= 0x80 || !code_is_alphabetic((unsigned char)text.ptr[0]))
        return false;
    struct initial initial = initial_of(text);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (has_initial(names[i], &initial) && starts_folded(text, names[i]))
            return false;
    return true;
}

static bool is_sentence(str text)
{
    return ends_sentence(text) || str_ends(text, STR("?")) || str_ends(text, STR("!"));
}

/* "Quiz 1: answer key" */
static bool ends_with_name(str title)
{
    static const char *const ends[] = {" answer key",   " answer keys", " answer sheet",     " correct answers",
                                       " solucionario", " gabarito",    " lösungsschlüssel", " klucz odpowiedzi"};
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        str end = str_of(ends[i]);
        if (title.len > end.len && str_eq_nocase(str_skip(title, title.len - end.len), end))
            return true;
    }
    return false;
}

bool key_is_heading(str text)
{
    return key_is_title(text) || ends_with_name(without_decoration(text));
}

bool key_is_title(str text)
{
    enum { SHORTEST = 5 /* "Key (to the map)" says too little */ };
    if (is_sentence(text) || begins_otherwise(text))
        return false;
    str title = without_decoration(text);
    title = str_strip_left(title, STR("*_"));
    bool sentence = is_sentence(title);
    struct initial initial = initial_of(title);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t size = has_initial(names[i], &initial) ? starts_folded(title, names[i]) : 0;
        if (size && (size == title.len || (size >= SHORTEST && !sentence && says_more(str_skip(title, size)))))
            return true;
    }
    return false;
}
