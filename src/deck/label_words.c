/*
 * label_words: which word at the start of a text is a label, "Question", "A", "Explication".
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "words_int.h"

struct label_row {
    str word; /* lower case */
    unsigned char label;
    bool weak;
};

enum { OTHERS = 'z' - 'a' + 1, INITIALS };

#define WORD      STR_ROW
#define ROWS(...) ((const struct label_row[]){__VA_ARGS__, {STR_ROW(""), LABEL_NONE, false}})

/* Labels of one word by their first letters: those of ASCII, and all others. */
static const struct label_row *const names[INITIALS] = {
    ['a' - 'a'] = ROWS({WORD("aufgabe"), LABEL_QUESTION, true}, {WORD("answers"), LABEL_ANSWER, false},
                       {WORD("answer"), LABEL_ANSWER, false}, {WORD("answear"), LABEL_ANSWER, false},
                       {WORD("ansser"), LABEL_ANSWER, false}, {WORD("anser"), LABEL_ANSWER, false},
                       {WORD("anwser"), LABEL_ANSWER, false}, {WORD("anverso"), LABEL_QUESTION, true},
                       {WORD("awnser"), LABEL_ANSWER, false}, {WORD("asnwer"), LABEL_ANSWER, false},
                       {WORD("ans"), LABEL_ANSWER, false}, {WORD("a"), LABEL_ANSWER, false},
                       {WORD("antworten"), LABEL_ANSWER, false}, {WORD("antwort"), LABEL_ANSWER, false},
                       {WORD("antwoord"), LABEL_ANSWER, false}, {WORD("antwortmöglichkeiten"), LABEL_OPTIONS, false},
                       {WORD("alternativas"), LABEL_OPTIONS, false}, {WORD("açıklama"), LABEL_EXPLANATION, false}),
    ['b' - 'a'] = ROWS({WORD("begründung"), LABEL_EXPLANATION, false}, {WORD("back"), LABEL_ANSWER, true}),
    ['c' - 'a'] = ROWS({WORD("câu"), LABEL_QUESTION, true}, {WORD("card"), LABEL_QUESTION, true},
                       {WORD("challenge"), LABEL_QUESTION, true}, {WORD("correct"), LABEL_ANSWER, true},
                       {WORD("correcta"), LABEL_ANSWER, false}, {WORD("correcto"), LABEL_ANSWER, true},
                       {WORD("corretta"), LABEL_ANSWER, false}, {WORD("corrette"), LABEL_ANSWER, false},
                       {WORD("cevap"), LABEL_ANSWER, false}, {WORD("choices"), LABEL_OPTIONS, false},
                       {WORD("c"), LABEL_CLOZE, true}),
    ['d' - 'a'] = ROWS({WORD("domanda"), LABEL_QUESTION, false}, {WORD("d"), LABEL_QUESTION, true},
                       {WORD("dica"), LABEL_HINT, false}),
    ['e' - 'a'] = ROWS({WORD("exercise"), LABEL_QUESTION, true}, {WORD("ejercicio"), LABEL_QUESTION, true},
                       {WORD("exercício"), LABEL_QUESTION, true}, {WORD("esercizio"), LABEL_QUESTION, true},
                       {WORD("exercice"), LABEL_QUESTION, true}, {WORD("explanation"), LABEL_EXPLANATION, false},
                       {WORD("erklärung"), LABEL_EXPLANATION, false}, {WORD("explication"), LABEL_EXPLANATION, false},
                       {WORD("explicación"), LABEL_EXPLANATION, false}, {WORD("explicação"), LABEL_EXPLANATION, false},
                       {WORD("explicație"), LABEL_EXPLANATION, false}),
    ['f' - 'a'] = ROWS({WORD("feedback"), LABEL_ANSWER, true}, {WORD("frage"), LABEL_QUESTION, false},
                       {WORD("fråga"), LABEL_QUESTION, false}, {WORD("förklaring"), LABEL_EXPLANATION, false},
                       {WORD("front"), LABEL_QUESTION, true}, {WORD("frente"), LABEL_QUESTION, true},
                       {WORD("fronte"), LABEL_QUESTION, true}, {WORD("feladat"), LABEL_QUESTION, true},
                       {WORD("f"), LABEL_QUESTION, true}),
    ['h' - 'a'] = ROWS({WORD("hint"), LABEL_HINT, false}, {WORD("hinweis"), LABEL_HINT, false}),
    ['i' - 'a'] = ROWS({WORD("intrebare"), LABEL_QUESTION, false}, {WORD("indice"), LABEL_HINT, false}),
    ['j' - 'a'] = ROWS({WORD("justificación"), LABEL_EXPLANATION, false},
                       {WORD("justification"), LABEL_EXPLANATION, false}, {WORD("jawaban"), LABEL_ANSWER, false}),
    ['k' - 'a'] = ROWS({WORD("kérdés"), LABEL_QUESTION, false}, {WORD("k"), LABEL_QUESTION, true}),
    ['l' - 'a'] = ROWS({WORD("lösung"), LABEL_ANSWER, false}, {WORD("lösning"), LABEL_ANSWER, false},
                       {WORD("løsning"), LABEL_ANSWER, false}),
    ['m' - 'a'] = ROWS({WORD("megoldás"), LABEL_ANSWER, false}, {WORD("magyarázat"), LABEL_EXPLANATION, false}),
    ['o' - 'a'] = ROWS({WORD("otázka"), LABEL_QUESTION, false}, {WORD("odpowiedź"), LABEL_ANSWER, false},
                       {WORD("odpowiedz"), LABEL_ANSWER, false}, {WORD("odp"), LABEL_ANSWER, false},
                       {WORD("odpověď"), LABEL_ANSWER, false}, {WORD("odpoveď"), LABEL_ANSWER, false},
                       {WORD("odgovor"), LABEL_ANSWER, false}, {WORD("oplossing"), LABEL_ANSWER, false},
                       {WORD("o"), LABEL_ANSWER, true}, {WORD("options"), LABEL_OPTIONS, false},
                       {WORD("opciones"), LABEL_OPTIONS, false}),
    ['p' - 'a'] = ROWS({WORD("pregunta"), LABEL_QUESTION, false}, {WORD("pergunta"), LABEL_QUESTION, false},
                       {WORD("pytanie"), LABEL_QUESTION, false}, {WORD("penyelesaian"), LABEL_ANSWER, false},
                       {WORD("pertanyaan"), LABEL_QUESTION, false}, {WORD("pitanje"), LABEL_QUESTION, false},
                       {WORD("punto"), LABEL_QUESTION, true}, {WORD("problem"), LABEL_QUESTION, true},
                       {WORD("p"), LABEL_QUESTION, true}, {WORD("pista"), LABEL_HINT, false}),
    ['q' - 'a'] = ROWS({WORD("question"), LABEL_QUESTION, false}, {WORD("quest"), LABEL_QUESTION, false},
                       {WORD("ques"), LABEL_QUESTION, false}, {WORD("que"), LABEL_QUESTION, true},
                       {WORD("q"), LABEL_QUESTION, false}, {WORD("questão"), LABEL_QUESTION, false}),
    ['r' - 'a'] = ROWS({WORD("rozwiązanie"), LABEL_ANSWER, true}, {WORD("riešenie"), LABEL_ANSWER, false},
                       {WORD("rješenje"), LABEL_ANSWER, false}, {WORD("rešenje"), LABEL_ANSWER, false},
                       {WORD("ratkaisu"), LABEL_ANSWER, false}, {WORD("respuestas"), LABEL_ANSWER, false},
                       {WORD("recto"), LABEL_QUESTION, true}, {WORD("retro"), LABEL_ANSWER, true},
                       {WORD("reverso"), LABEL_ANSWER, true}, {WORD("rückseite"), LABEL_ANSWER, true},
                       {WORD("response"), LABEL_ANSWER, true}, {WORD("reply"), LABEL_ANSWER, true},
                       {WORD("réponses"), LABEL_ANSWER, false}, {WORD("réponse"), LABEL_ANSWER, false},
                       {WORD("reponse"), LABEL_ANSWER, false}, {WORD("rép"), LABEL_ANSWER, true},
                       {WORD("respuesta"), LABEL_ANSWER, false}, {WORD("rta"), LABEL_ANSWER, true},
                       {WORD("resposta"), LABEL_ANSWER, false}, {WORD("risposta"), LABEL_ANSWER, false},
                       {WORD("risposte"), LABEL_ANSWER, false}, {WORD("răspuns"), LABEL_ANSWER, false},
                       {WORD("raspuns"), LABEL_ANSWER, false}, {WORD("r"), LABEL_ANSWER, true}),
    ['s' - 'a'] = ROWS({WORD("soru"), LABEL_QUESTION, false}, {WORD("scenario"), LABEL_QUESTION, true},
                       {WORD("solución"), LABEL_ANSWER, false}, {WORD("solution"), LABEL_ANSWER, false},
                       {WORD("sol"), LABEL_ANSWER, true}, {WORD("solução"), LABEL_ANSWER, false},
                       {WORD("soluzione"), LABEL_ANSWER, false}, {WORD("spiegazione"), LABEL_EXPLANATION, false},
                       {WORD("suggerimento"), LABEL_HINT, false}, {WORD("svar"), LABEL_ANSWER, false},
                       {WORD("spørgsmål"), LABEL_QUESTION, false}, {WORD("spørsmål"), LABEL_QUESTION, false}),
    ['t' - 'a'] = ROWS({WORD("task"), LABEL_QUESTION, true}, {WORD("toelichting"), LABEL_EXPLANATION, false}),
    ['u' - 'a'] = ROWS({WORD("uitleg"), LABEL_EXPLANATION, false}),
    ['v' - 'a'] = ROWS({WORD("vraag"), LABEL_QUESTION, false}, {WORD("vprašanje"), LABEL_QUESTION, false},
                       {WORD("vorderseite"), LABEL_QUESTION, true}, {WORD("válasz"), LABEL_ANSWER, false},
                       {WORD("vysvětlení"), LABEL_EXPLANATION, false}, {WORD("v"), LABEL_ANSWER, true}),
    ['w' - 'a'] = ROWS({WORD("wyjaśnienie"), LABEL_EXPLANATION, false}, {WORD("wskazówka"), LABEL_HINT, false}),
    ['y' - 'a'] = ROWS({WORD("yanıt"), LABEL_ANSWER, false}),
    ['z' - 'a'] = ROWS({WORD("zadanie"), LABEL_QUESTION, true}),
    [OTHERS] = ROWS(
        {WORD("întrebare"), LABEL_QUESTION, false}, {WORD("вопрос"), LABEL_QUESTION, false},
        {WORD("питання"), LABEL_QUESTION, false}, {WORD("питање"), LABEL_QUESTION, false},
        {WORD("пытанне"), LABEL_QUESTION, false}, {WORD("прашање"), LABEL_QUESTION, false},
        {WORD("въпрос"), LABEL_QUESTION, false}, {WORD("задача"), LABEL_QUESTION, true},
        {WORD("задание"), LABEL_QUESTION, true}, {WORD("билет"), LABEL_QUESTION, true},
        {WORD("в"), LABEL_QUESTION, true}, {WORD("ответы"), LABEL_ANSWER, false}, {WORD("ответ"), LABEL_ANSWER, false},
        {WORD("відповідь"), LABEL_ANSWER, false}, {WORD("отговор"), LABEL_ANSWER, false},
        {WORD("одговор"), LABEL_ANSWER, false}, {WORD("адказ"), LABEL_ANSWER, false}, {WORD("о"), LABEL_ANSWER, true},
        {WORD("пояснение"), LABEL_EXPLANATION, false}, {WORD("объяснение"), LABEL_EXPLANATION, false},
        {WORD("пояснення"), LABEL_EXPLANATION, false}, {WORD("варианты"), LABEL_OPTIONS, false},
        {WORD("подсказка"), LABEL_HINT, false}, {WORD("решение"), LABEL_ANSWER, false},
        {WORD("प्रश्न"), LABEL_QUESTION, false}, {WORD("सवाल"), LABEL_QUESTION, false},
        {WORD("उत्तर"), LABEL_ANSWER, false}, {WORD("जवाब"), LABEL_ANSWER, false},
        {WORD("व्याख्या"), LABEL_EXPLANATION, false}, {WORD("स्पष्टीकरण"), LABEL_EXPLANATION, false},
        {WORD("विकल्प"), LABEL_OPTIONS, false}, {WORD("संकेत"), LABEL_HINT, false}, {WORD("প্রশ্ন"), LABEL_QUESTION, false},
        {WORD("উত্তর"), LABEL_ANSWER, false}, {WORD("ব্যাখ্যা"), LABEL_EXPLANATION, false},
        {WORD("คำถาม"), LABEL_QUESTION, false}, {WORD("คำตอบ"), LABEL_ANSWER, false},
        {WORD("เฉลย"), LABEL_ANSWER, false}, {WORD("ヒント"), LABEL_HINT, false}, {WORD("問題"), LABEL_QUESTION, false},
        {WORD("問い"), LABEL_QUESTION, false}, {WORD("問"), LABEL_QUESTION, false},
        {WORD("参考答案"), LABEL_ANSWER, false}, {WORD("參考答案"), LABEL_ANSWER, false},
        {WORD("回答例"), LABEL_EXPLANATION, false}, {WORD("回答"), LABEL_ANSWER, false},
        {WORD("提问"), LABEL_QUESTION, false}, {WORD("正确答案"), LABEL_ANSWER, false},
        {WORD("正解"), LABEL_ANSWER, false}, {WORD("模範解答"), LABEL_ANSWER, false}, {WORD("提示"), LABEL_HINT, false},
        {WORD("答案"), LABEL_ANSWER, false}, {WORD("答え"), LABEL_ANSWER, false}, {WORD("答"), LABEL_ANSWER, false},
        {WORD("質問"), LABEL_QUESTION, false}, {WORD("設問"), LABEL_QUESTION, false},
        {WORD("解答例"), LABEL_EXPLANATION, false}, {WORD("解答"), LABEL_ANSWER, false},
        {WORD("解析"), LABEL_EXPLANATION, false}, {WORD("解释"), LABEL_EXPLANATION, false},
        {WORD("解説"), LABEL_EXPLANATION, false}, {WORD("説明"), LABEL_EXPLANATION, false},
        {WORD("面试题"), LABEL_QUESTION, false}, {WORD("问题"), LABEL_QUESTION, false},
        {WORD("题目"), LABEL_QUESTION, false}, {WORD("題目"), LABEL_QUESTION, false},
        {WORD("问"), LABEL_QUESTION, false}, {WORD("选项"), LABEL_OPTIONS, false},
        {WORD("選択肢"), LABEL_OPTIONS, false}, {WORD("문제"), LABEL_QUESTION, false},
        {WORD("문"), LABEL_QUESTION, true}, {WORD("답변"), LABEL_ANSWER, false}, {WORD("답"), LABEL_ANSWER, false},
        {WORD("보기"), LABEL_OPTIONS, false}, {WORD("질문"), LABEL_QUESTION, false},
        {WORD("정답"), LABEL_ANSWER, false}, {WORD("설명"), LABEL_EXPLANATION, false},
        {WORD("해답"), LABEL_ANSWER, false}, {WORD("풀이"), LABEL_ANSWER, false}, {WORD("çözüm"), LABEL_ANSWER, false},
        {WORD("řešení"), LABEL_ANSWER, false}, {WORD("розв'язання"), LABEL_ANSWER, false},
        {WORD("розв’язання"), LABEL_ANSWER, false}, {WORD("解法"), LABEL_ANSWER, false},
        {WORD("λύση"), LABEL_ANSWER, false}, {WORD("απάντηση"), LABEL_ANSWER, false},
        {WORD("해설"), LABEL_EXPLANATION, false}, {WORD("힌트"), LABEL_HINT, false}),
};

/* The same of several words, longer ones before their own beginnings. */
static const struct label_row *const phrases[INITIALS] = {
    ['a' - 'a'] = ROWS({WORD("a helyes válasz"), LABEL_ANSWER, false}, {WORD("adott válasz"), LABEL_ANSWER, false}),
    ['b' - 'a'] = ROWS({WORD("bonnes réponses"), LABEL_ANSWER, false}, {WORD("bonne réponse"), LABEL_ANSWER, false},
                       {WORD("bonus question"), LABEL_QUESTION, false}, {WORD("best answer"), LABEL_ANSWER, false}),
    ['c' - 'a'] = ROWS({WORD("confident answer"), LABEL_ANSWER, false}, {WORD("correct options"), LABEL_ANSWER, false},
                       {WORD("correct choice"), LABEL_ANSWER, false}, {WORD("correct answers"), LABEL_ANSWER, false},
                       {WORD("correct answer"), LABEL_ANSWER, false}, {WORD("correct option"), LABEL_ANSWER, false},
                       {WORD("correcte antwoord"), LABEL_ANSWER, false}, {WORD("câu hỏi"), LABEL_QUESTION, false}),
    ['d' - 'a'] = ROWS({WORD("doğru cevap"), LABEL_ANSWER, false}, {WORD("doğru yanıt"), LABEL_ANSWER, false}),
    ['e' - 'a'] = ROWS({WORD("expected answer"), LABEL_ANSWER, false}, {WORD("example answer"), LABEL_ANSWER, false}),
    ['f' - 'a'] = ROWS({WORD("follow-up question"), LABEL_QUESTION, false}),
    ['g' - 'a'] = ROWS({WORD("giải thích"), LABEL_EXPLANATION, false}, {WORD("goede antwoord"), LABEL_ANSWER, false}),
    ['h' - 'a'] = ROWS({WORD("helyes válaszok"), LABEL_ANSWER, false}, {WORD("helyes válasz"), LABEL_ANSWER, false}),
    ['i' - 'a'] = ROWS({WORD("ideal answer"), LABEL_ANSWER, false}, {WORD("interview question"), LABEL_QUESTION, false},
                       {WORD("interview answer"), LABEL_ANSWER, false}, {WORD("interview q"), LABEL_QUESTION, false}),
    ['j' - 'a'] = ROWS({WORD("juiste antwoord"), LABEL_ANSWER, false}),
    ['m' - 'a'] = ROWS({WORD("model answer"), LABEL_ANSWER, false}),
    ['p' - 'a'] =
        ROWS({WORD("perfect answer"), LABEL_ANSWER, false}, {WORD("prawidłowa odpowiedź"), LABEL_ANSWER, false},
             {WORD("poprawna odpowiedź"), LABEL_ANSWER, false}, {WORD("prawidłowe odpowiedzi"), LABEL_ANSWER, false},
             {WORD("poprawne odpowiedzi"), LABEL_ANSWER, false}, {WORD("pravilen odgovor"), LABEL_ANSWER, false},
             {WORD("possible answer"), LABEL_ANSWER, false}),
    ['r' - 'a'] =
        ROWS({WORD("respuestas correctas"), LABEL_ANSWER, false}, {WORD("respostas corretas"), LABEL_ANSWER, false},
             {WORD("respuesta correcta"), LABEL_ANSWER, false}, {WORD("risposta corretta"), LABEL_ANSWER, false},
             {WORD("richtige antwort"), LABEL_ANSWER, false}, {WORD("richtige antworten"), LABEL_ANSWER, false},
             {WORD("resposta correta"), LABEL_ANSWER, false}, {WORD("risposta/e corretta/e"), LABEL_ANSWER, false},
             {WORD("risposte corrette"), LABEL_ANSWER, false}, {WORD("risposta esatta"), LABEL_ANSWER, false},
             {WORD("réponses correctes"), LABEL_ANSWER, false}, {WORD("réponse correcte"), LABEL_ANSWER, false},
             {WORD("right answer"), LABEL_ANSWER, false}, {WORD("right option"), LABEL_ANSWER, false},
             {WORD("răspunsul corect"), LABEL_ANSWER, false}, {WORD("răspuns corect"), LABEL_ANSWER, false},
             {WORD("rätt svar"), LABEL_ANSWER, false}),
    ['s' - 'a'] = ROWS({WORD("strong answer"), LABEL_ANSWER, false}, {WORD("standard answer"), LABEL_ANSWER, false},
                       {WORD("suggested answer"), LABEL_ANSWER, false}, {WORD("sample answer"), LABEL_ANSWER, false},
                       {WORD("short answer"), LABEL_ANSWER, false}, {WORD("správná odpověď"), LABEL_ANSWER, false},
                       {WORD("správna odpoveď"), LABEL_ANSWER, false}),
    ['t' - 'a'] = ROWS({WORD("tačan odgovor"), LABEL_ANSWER, false}, {WORD("točan odgovor"), LABEL_ANSWER, false},
                       {WORD("trả lời"), LABEL_ANSWER, false}),
    [OTHERS] = ROWS({WORD("đáp án đúng"), LABEL_ANSWER, false}, {WORD("đáp án"), LABEL_ANSWER, false},
                    {WORD("бонусный вопрос"), LABEL_QUESTION, false}, {WORD("правильные ответы"), LABEL_ANSWER, false},
                    {WORD("правильный ответ"), LABEL_ANSWER, false}, {WORD("правильна відповідь"), LABEL_ANSWER, false},
                    {WORD("правилен отговор"), LABEL_ANSWER, false}, {WORD("тачан одговор"), LABEL_ANSWER, false},
                    {WORD("точен одговор"), LABEL_ANSWER, false}, {WORD("सही उत्तर"), LABEL_ANSWER, false}),
};

/* Bytes of the letters at the start. */
static size_t first_word(str s)
{
    size_t at = 0;
    while (at < s.len) {
        unsigned char byte = (unsigned char)s.ptr[at];
        size_t size = 1;
        unsigned code = byte;
        if (byte >= 0x80)
            code = utf8_decode(str_skip(s, at), &size);
        if (!code_is_alphabetic(code))
            break;
        at += size;
    }
    return at;
}

static bool fits_row(str s, const struct label_row *row, size_t *taken)
{
    size_t size;
    *taken = starts_folded(s, row->word.ptr);
    return *taken && (*taken == s.len || !code_is_alphabetic(utf8_decode(str_skip(s, *taken), &size)));
}

/* Whether the second letter may be that of the row; only letters of ASCII are compared. */
static bool second_fits(str s, const struct label_row *row)
{
    unsigned char wanted = (unsigned char)row->word.ptr[1];
    unsigned char found = s.len > 1 ? (unsigned char)s.ptr[1] : 0;
    return wanted == 0 || wanted >= 0x80 || found >= 0x80 || wanted == fold_code(found);
}

/* The row that `s` begins with, of those of `word` bytes or, with 0, of all. */
static const struct label_row *find_row(str s, size_t word, const struct label_row *const table[INITIALS],
                                        size_t *taken)
{
    struct initial initial = initial_of(s);
    bool letter = initial.bytes[0] >= 'a' && initial.bytes[0] <= 'z';
    const struct label_row *row = table[letter ? initial.bytes[0] - 'a' : OTHERS];
    for (; row && row->word.len; row++)
        if ((word == 0 || row->word.len == word) && second_fits(s, row) && has_initial(row->word.ptr, &initial) &&
            fits_row(s, row, taken))
            return row;
    return NULL;
}

/* What may stand right behind a label: its separator, a number, the end of its emphasis. */
static bool may_follow(str rest)
{
    static const bool signs[0x80] = {
        [' '] = true, [':'] = true, ['.'] = true,  ['-'] = true, [')'] = true, ['#'] = true, [']'] = true,
        ['*'] = true, ['_'] = true, ['<'] = true,  ['('] = true, ['|'] = true, ['>'] = true, ['0'] = true,
        ['1'] = true, ['2'] = true, ['3'] = true,  ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
        ['8'] = true, ['9'] = true, ['\t'] = true, ['='] = true};
    return rest.len == 0 || (unsigned char)rest.ptr[0] >= 0x80 || signs[(unsigned char)rest.ptr[0]];
}

/* Bytes of the ending that makes one or several of a label: "Answer(s)", "Risposta/e". */
static size_t plural_ending(str rest)
{
    static const char *const endings[] = {"(s)", "(es)", "(e)", "(en)", "(n)", "(i)", "/s", "/e", "/i", "/en", "/n"};
    bool possible = rest.len && (rest.ptr[0] == '(' || rest.ptr[0] == '/');
    for (size_t i = 0; possible && i < COUNT_OF(endings); i++) {
        str after = str_skip(rest, str_of(endings[i]).len);
        if (str_starts(rest, str_of(endings[i])) &&
            (after.len == 0 || !code_is_alphabetic((unsigned char)after.ptr[0])))
            return str_of(endings[i]).len;
    }
    return 0;
}

bool names_letters(str rest)
{
    bool letter = false;
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];
        bool option = (c | 0x20) >= 'a' && (c | 0x20) <= 'j';
        if ((option && letter) || (!option && !str_has_byte(STR(" ,&.)(*"), c)))
            return false;
        letter = option;
    }
    return rest.len > 1 && rest.len < 12 && rest.ptr[0] == ' ';
}

size_t number_word(str s)
{
    static const char *const words[] = {"#",     "№",   "number", "numero", "número", "numéro", "nummer",
                                        "numer", "nr.", "nr",     "no.",    "no",     "núm.",   "num.",
                                        "n°",    "nº",  "n.º",    "n.°",    "n."};
    /* Asked about the second word of nearly every line: the first byte refuses it for a fraction of a look-up. */
    bool possible = s.len && ((s.ptr[0] | 0x20) == 'n' || s.ptr[0] == '#' || (unsigned char)s.ptr[0] >= 0x80);
    for (size_t i = 0; possible && i < COUNT_OF(words); i++) {
        if (!str_starts_nocase(s, str_of(words[i])))
            continue;
        size_t size = str_of(words[i]).len;
        size += str_span(str_skip(s, size), STR(" "));
        if (is_digit(s, size))
            return size;
    }
    return 0;
}

/* Most lines begin with a word that another word follows: of them only the phrases are looked at. */
enum label label_word(str s, size_t *size, bool *weak)
{
    enum { LONGEST = 24 };
    if (s.len == 0)
        return LABEL_NONE;
    bool ascii = (unsigned char)s.ptr[0] < 0x80;
    size_t word = first_word(s);
    str rest = str_skip(s, word);
    rest = str_skip(rest, plural_ending(rest));
    if ((ascii && word == 0) || word > 2 * LONGEST || !may_follow(rest))
        return LABEL_NONE;
    size_t code_size;
    bool spaced = rest.len > 1 && rest.ptr[0] == ' ';
    const struct label_row *row = NULL;
    if (spaced && word < LONGEST)
        row = find_row(s, 0, phrases, size);
    bool prose = spaced && rest.ptr[1] != '-' && !names_letters(rest) &&
                 code_is_alphabetic(utf8_decode(str_skip(rest, 1), &code_size)) && number_word(str_skip(rest, 1)) == 0;
    if (!row && !prose)
        row = find_row(s, ascii ? word : 0, names, size);
    if (!row)
        return LABEL_NONE;
    bool key = row->label == LABEL_ANSWER && *size == 1 && s.ptr[0] == 'a'; /* in code, or an option */
    *weak = row->weak || key;
    *size += *size > 2 ? plural_ending(str_skip(s, *size)) : 0; /* not of a letter: "O(n)" */
    return (enum label)row->label;
}
