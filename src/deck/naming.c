/*
 * naming: sentences that name the right option, "The correct answer is B".
 */
#include "char_int.h"
#include "choice_int.h"
#include "grill/base/array.h"

/* What the sentence begins with, in lower case. */
static const char *const phrases[] = {
    "the correct answer is", "the correct answers are", "the correct option is", "the correct choice is",
    "the right answer is", "the answer is", "correct answer is", "correct option is",
    /* other languages of Europe */
    "la respuesta correcta es", "la opción correcta es", "la respuesta es", "die richtige antwort ist",
    "die richtige antwort lautet", "la bonne réponse est", "la réponse correcte est", "la réponse est",
    "la risposta corretta è", "la risposta giusta è", "a resposta correta é", "a alternativa correta é",
    "poprawna odpowiedź to", "prawidłowa odpowiedź to", "a helyes válasz",
    /* and of Asia */
    "正确答案是", "正确答案为", "答案是", "正解は", "答えは", "정답은", "सही उत्तर"};

size_t naming_prefix(str text)
{
    static const char *const joints[] = {"*",    "_",    ":",       "：",      " ",      "la ",
                                         "the ", "die ", "option ", "opción ", "choice "};
    size_t at = str_span(text, STR("*_"));
    size_t phrase = starts_with_one_of(str_skip(text, at), phrases, COUNT_OF(phrases));
    if (phrase == 0)
        return 0;
    at += phrase;
    for (size_t joint; (joint = starts_with_one_of(str_skip(text, at), joints, COUNT_OF(joints))) > 0;)
        at += joint;
    return at;
}
