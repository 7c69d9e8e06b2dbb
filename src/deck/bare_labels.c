/*
 * bare_labels: labels with nothing but a blank behind them.
 *
 * "Question" and "Answer" begin many a sentence. They are labels where they take turns at the beginnings of lines.
 */
#include "bare_labels_int.h"

#include <assert.h>

#include "char_int.h"
#include "grill/base/array.h"

static const struct {
    str question;
    str answer;
} pairs[] = {
    {STR_ROW("Question "), STR_ROW("Answer ")},
    {STR_ROW("QUESTION "), STR_ROW("ANSWER ")},
    {STR_ROW("Q "), STR_ROW("A ")},
    {STR_ROW("Frage "), STR_ROW("Antwort ")},
    {STR_ROW("Question "), STR_ROW("Réponse ")},
    {STR_ROW("Pregunta "), STR_ROW("Respuesta ")},
    {STR_ROW("Pergunta "), STR_ROW("Resposta ")},
    {STR_ROW("Domanda "), STR_ROW("Risposta ")},
    {STR_ROW("Pytanie "), STR_ROW("Odpowiedź ")},
    {STR_ROW("Kérdés "), STR_ROW("Válasz ")},
    {STR_ROW("Вопрос "), STR_ROW("Ответ ")},
};
static_assert(COUNT_OF(pairs) == BARE_PAIRS, "each pair is counted");

/* Whether the label begins the line and a word follows, no number or separator. */
static bool begins(str line, str label)
{
    if (!str_starts(line, label) || line.len == label.len)
        return false;
    unsigned char after = (unsigned char)line.ptr[label.len];
    return after >= 0x80 || code_is_alphabetic(after) || after == '"';
}

/* Bytes of the label that answers the questions of that pair, at the start of `line`; several languages may ask alike.
 */
static size_t answer_label(unsigned pair, str line)
{
    for (unsigned i = 0; pair && i < BARE_PAIRS; i++)
        if (str_eq(pairs[i].question, pairs[pair - 1].question) && begins(line, pairs[i].answer))
            return pairs[i].answer.len;
    return 0;
}

/* Whether the first byte is one of those the labels begin with: of most lines it is none. */
static bool may_begin(str line)
{
    return line.len > 0 && str_has_byte(STR("QFPDKAROV\xD0"), line.ptr[0]);
}

size_t bare_labels_see(struct bare_labels *labels, str line)
{
    if (!may_begin(line))
        return 0;
    size_t answer = answer_label(labels->open, line);
    if (answer) {
        labels->pair = labels->open;
        labels->answered[labels->pair]++;
        labels->open = 0;
        return answer - 1;
    }
    for (unsigned i = 0; i < BARE_PAIRS; i++)
        if (begins(line, pairs[i].question)) {
            labels->pair = labels->open = i + 1;
            labels->asked[i + 1]++;
            return pairs[i].question.len - 1;
        }
    return 0;
}

unsigned bare_labels_pair(const struct bare_labels *labels)
{
    enum { LEAST = 3 };
    for (unsigned pair = 1; pair <= BARE_PAIRS; pair++)
        if (labels->answered[pair] >= LEAST && labels->answered[pair] * 10 >= labels->asked[pair] * 8)
            return pair;
    return 0;
}
