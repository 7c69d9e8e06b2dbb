/*
 * asides: lists in a text that are no cards.
 *
 * "Ask first:" over a list of questions, in a file whose own questions have answers, tells what to ask. It stays text,
 * and so do numbered remarks before the first question.
 */
#include "reading_int.h"

/* Whether most questions from mark `first` on have a text under them, and there are `enough` to say so. */
static bool has_answers(const struct reader *reader, size_t first, unsigned enough)
{
    unsigned questions = 0;
    unsigned bodies = 0;
    for (size_t i = first; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            questions++;
            bodies += (reader->marks[i].flags & MARK_BODY) != 0;
        }
    return bodies >= enough && bodies * 10 >= questions * 6;
}

/* Whether the line above, blank ones left out, is text that ends with a colon. */
static bool is_introduced(const struct reader *reader, const struct mark *mark)
{
    uint32_t n = reader_before(reader, mark->line);
    return n > 0 && reader_line(reader, n)->kind == LINE_TEXT && !reader_line(reader, n)->opens &&
           str_ends(reader_text(reader, n), STR(":"));
}

/* The end of the items from mark `first` on that are the questions of a section, all without a text but the last,
 * behind which the section's own text goes on; `first` when others are among them. */
static size_t end_of_items(const struct reader *reader, size_t first)
{
    size_t end = first;
    bool body = false;
    for (; end < reader->mark_count && reader->marks[end].role != ROLE_TOPIC; end++) {
        const struct mark *mark = &reader->marks[end];
        if (mark->role != ROLE_QUESTION)
            continue;
        if (body || !is_list_item(mark))
            return first;
        body = (mark->flags & MARK_BODY) != 0;
    }
    return end;
}

/* The end of the numbers at the start of the file that ask nothing and have nothing below them, when the count begins
 * again behind them; 0 when there are none. */
static size_t end_of_remarks(const struct reader *reader)
{
    unsigned remarks = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_QUESTION)
            continue;
        bool numbered = mark->style == STYLE_NUMBERED;
        if (numbered && mark->number == 1 && remarks >= 2)
            return i;
        if (!numbered || sounds_asked(mark) || (mark->flags & MARK_BODY) || mark->number != (int32_t)remarks + 1)
            return 0;
        remarks++;
    }
    return 0;
}

void drop_asides(struct reader *reader)
{
    enum { ENOUGH = 10, FEW = 5 };
    size_t remarks = end_of_remarks(reader);
    for (size_t i = has_answers(reader, remarks, FEW) ? remarks : 0; i-- > 0;)
        if (reader->marks[i].role == ROLE_QUESTION)
            reader->marks[i].role = ROLE_NONE;
    if (!has_answers(reader, 0, ENOUGH))
        return;
    bool begins = true; /* no question in this section yet */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE)
            continue;
        bool candidate = begins && mark->role == ROLE_QUESTION && is_list_item(mark) && is_introduced(reader, mark);
        begins = mark->role == ROLE_TOPIC;
        size_t end = candidate ? end_of_items(reader, i) : i;
        for (size_t j = i; j < end; j++)
            reader->marks[j].role = ROLE_NONE;
    }
}
