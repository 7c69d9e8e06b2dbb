/*
 * which: what is to be chosen from when nothing says which is right: plain items below "Which of these …?", but not
 * letters before parts of a question or of an answer.
 */
#include "char_int.h"
#include "choice_int.h"
#include "texts_int.h"

/* Whether line `n` is an item of one line, of the same kind as the first of those found so far; a sign before its text
 * would already tell what it is. */
static bool is_alike(const struct reader *reader, uint32_t n, const struct choice *choice, str *text)
{
    enum { LONGEST = 160 };
    const struct line *line = reader_line(reader, n);
    struct shape shape = reader_shape(reader, n);
    bool item = line->kind == LINE_TEXT && line->opens && (shape.bullet || shape.form != NUMBER_NONE);
    if (!item || line->size > LONGEST || shape.label != LABEL_NONE || shape.text.len == 0 ||
        text_is_marked(shape.text) || emoji_prefix(shape.text))
        return false;
    *text = trim_line_end(shape.text);
    if (choice->count == 0)
        return true;
    struct shape first = reader_shape(reader, choice->first);
    return line->depth == reader_line(reader, choice->first)->depth && shape.bullet == first.bullet &&
           shape.form == first.form;
}

bool choice_find_which(const struct reader *reader, str question, uint32_t first, uint32_t end, struct choice *choice)
{
    enum { LEAST = 3, MOST = 8 };
    uint32_t n = reader_next(reader, first - 1, end);
    choice->count = 0;
    choice->numbered = false;
    if (n == 0 || !reader_line(reader, n)->opens || !text_asks_which(question))
        return false;
    for (; n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        str text;
        if (is_dropped(line) || line->kind == LINE_RULE)
            continue;
        if (choice->count == MOST || !is_alike(reader, n, choice, &text))
            return false;
        if (choice->count == 0)
            choice->first = n;
        choice->last = n;
        choice->lines[choice->count] = n;
        choice->options[choice->count++] = (struct option){.letter = 0, .text = text};
    }
    return choice->count >= LEAST;
}

bool choice_is_told(const struct choice *choice, str question)
{
    enum { LONG = 40, SHORT = 40 };
    bool name = question.len < SHORT && !str_ends(question, STR(":"));
    unsigned asking = 0, telling = 0;
    for (unsigned i = 0; i < choice->count; i++) {
        str text = choice->options[i].text;
        asking += !choice->options[i].box && text_likeness(text) >= LIKE_WORD;
        telling += ends_sentence(text) && text.len >= LONG;
    }
    return asking == choice->count || (name && telling * 3 >= choice->count * 2);
}
