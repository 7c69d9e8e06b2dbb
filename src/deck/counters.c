/*
 * counters: headings that only number the heading below them.
 *
 * "## Question 7" right above "#### What is basalt?" says nothing but which question the deeper heading asks. It is
 * taken out of the way, and its number goes to that heading, which is a question then, whatever it sounds like.
 */
#include "char_int.h"
#include "grill/text/utf8.h"
#include "styles_int.h"

/* Whether there are no words in a text besides tags such as "#todo". */
static bool is_wordless(str text)
{
    bool tag = false;
    for (size_t at = 0, size; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        if (code == ' ' || code == '#')
            tag = code == '#';
        else if (!tag && code_is_word(code) && !(code >= '0' && code <= '9'))
            return false;
    }
    return true;
}

/* Whether mark `index` is a heading with a number and no words, right above a deeper heading that has some. */
static bool is_counter(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *next = mark + 1;
    if (index + 1 >= reader->mark_count || mark->style != STYLE_HEADING || mark->number < 0 ||
        next->style != STYLE_HEADING || next->rank <= mark->rank || next->number >= 0 ||
        reader_line(reader, next->line)->label != LABEL_NONE ||
        reader_next(reader, mark->line, next->line) != next->line)
        return false;
    return is_wordless(shape_of(reader_heading(reader, mark->line)).text) &&
           !is_wordless(reader_heading(reader, next->line));
}

/* Where every counter stands above the same words ("### Task"), they name a part of it and ask nothing. */
static bool are_habit(const struct reader *reader)
{
    unsigned counters = 0;
    unsigned repeats = 0;
    str before = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        if (!is_counter(reader, i))
            continue;
        str title = reader_heading(reader, reader->marks[i + 1].line);
        counters++;
        repeats += str_eq_nocase(title, before);
        before = title;
    }
    return counters >= 2 && repeats * 4 <= counters;
}

void reader_counters(struct reader *reader)
{
    if (!are_habit(reader))
        return;
    size_t kept = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (is_counter(reader, i)) {
            reader_line(reader, mark->line)->noise = NOISE_COUNTER;
            mark[1].number = mark->number;
            mark[1].flags |= MARK_LABEL;
            continue;
        }
        reader->marks[kept++] = *mark;
    }
    reader->mark_count = kept;
}
