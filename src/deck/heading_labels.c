/*
 * heading_labels: words and letters that are labels only where they make up a heading: "Front", "Answer 3", "A.1".
 */
#include "char_int.h"
#include "fields_int.h"
#include "reader_int.h"
#include "words_int.h"

/* "### b. Why?" is the second of the questions of its section; -1 for a heading without a small letter. */
int32_t heading_letter(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    while (text.len && text.ptr[0] == '#')
        text = str_skip(text, 1);
    text = str_trim_left(text);
    bool lettered = text.len > 3 && text.ptr[0] >= 'a' && text.ptr[0] <= 'j' &&
                    (text.ptr[1] == '.' || text.ptr[1] == ')') && text.ptr[2] == ' ';
    return lettered ? text.ptr[0] - 'a' + 1 : -1;
}

/* "Front", "Back": names of the faces of a card. */
static void see_face(struct shape *shape)
{
    const struct words *fronts = &field_words[FIELD_FRONT];
    const struct words *backs = &field_words[FIELD_BACK];
    size_t taken;
    bool weak;
    str text = shape->text;
    if (text.len > 5 && text.ptr[text.len - 1] == ')' && text.ptr[text.len - 4] == '(')
        text = str_trim(str_slice(text, 0, text.len - 4));
    enum label label = label_word(text, &taken, &weak);
    if ((label == LABEL_QUESTION || label == LABEL_ANSWER) && !weak && taken > 1 && taken == text.len) {
        shape->label = (uint8_t)label;
        shape->label_alone = true;
    }
    if (is_one_of(shape->text, fronts->items, fronts->count)) {
        shape->label = LABEL_QUESTION;
        shape->label_alone = true;
    }
    if (is_one_of(shape->text, backs->items, backs->count)) {
        shape->label = LABEL_ANSWER;
        shape->label_alone = true;
    }
}

/* The question label that is the heading above, with its number; NULL when that has none. */
static const struct mark *labelled_above(const struct reader *reader)
{
    for (size_t i = reader->mark_count; i-- > 0;) {
        const struct mark *mark = &reader->marks[i];
        if (mark->rank > 0)
            return mark->flags & (MARK_LABEL | MARK_WEAK) ? mark : NULL;
    }
    return NULL;
}

/* "Answer 3", and "A3" or "A" below "Q3: …" or "Q: …": the label of an answer, which the number says nothing of. */
static void see_answer(const struct reader *reader, struct shape *shape)
{
    size_t taken;
    size_t digits;
    bool weak;
    str text = unwrapped(shape->text);
    if (shape->label != LABEL_NONE || label_word(text, &taken, &weak) != LABEL_ANSWER)
        return;
    str rest = str_strip(str_skip(text, taken), STR(" .:-#"));
    int32_t number = (int32_t)str_number(rest, &digits);
    if (rest.len > 0 && (number < 0 || digits < rest.len))
        return;
    const struct mark *above = weak || taken == 1 ? labelled_above(reader) : NULL;
    bool fits = weak || taken == 1 ? above && above->number == (rest.len ? number : -1) : rest.len > 0;
    if (!fits)
        return;
    shape->label = LABEL_ANSWER;
    shape->label_alone = true;
}

/* Whether the question of that number is the first, or the next one after that of one of the headings right above. */
static bool counts_on(const struct reader *reader, int32_t number)
{
    enum { REACH = 24 }; /* marks; those of the answer stand between */
    for (size_t i = reader->mark_count, seen = 0; i-- > 0 && seen < REACH; seen++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->rank > 0 && mark->flags & MARK_LABEL && mark->number >= 0)
            return number == mark->number + 1 || (number == 1 && mark->number > 1);
    }
    return number == 1;
}

/* "Practice Question 3", "Multi-Choice Question 4": a word or two before the label say of what kind the question is,
 * when it counts on from those above. */
static void see_kind(const struct reader *reader, struct shape *shape)
{
    enum { WORDS = 2, LONGEST = 24 };
    if (shape->label != LABEL_NONE || shape->form != NUMBER_NONE)
        return;
    str rest = unwrapped(shape->text);
    for (unsigned word = 0; word < WORDS; word++) {
        size_t taken;
        size_t digits;
        bool weak;
        ptrdiff_t blank = str_find_byte(str_slice(rest, 0, LONGEST), ' ', 0);
        if (blank < 1 || !code_is_alphabetic((unsigned char)rest.ptr[blank - 1]))
            return;
        rest = str_skip(rest, (size_t)blank + 1);
        if (label_word(rest, &taken, &weak) != LABEL_QUESTION || weak || taken == 1)
            continue;
        str counted = str_strip(str_skip(rest, taken), STR(" #:."));
        int32_t number = (int32_t)str_number(counted, &digits);
        if (digits == 0 || digits < counted.len || !counts_on(reader, number))
            return;
        shape->label = LABEL_QUESTION;
        shape->form = NUMBER_LABEL;
        shape->number = number;
        shape->label_alone = true;
        return;
    }
}

void see_heading_label(const struct reader *reader, struct shape *shape)
{
    see_face(shape);
    see_answer(reader, shape);
    see_kind(reader, shape);
    if (shape->label_alone)
        shape->text = str_skip(shape->text, shape->text.len);
}
