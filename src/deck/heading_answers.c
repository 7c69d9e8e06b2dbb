/*
 * heading_answers: answers that consist of parts with headings of their own.
 *
 * Where questions have answers, one that is no heading itself, with nothing below it but a heading that is deeper than
 * its topic's, is answered by what stands there, up to the next heading of the topic's level. Questions under such a
 * heading make it a topic, and what follows the last question of all may be about anything.
 */
#include "reading_int.h"

/* The heading that ends the part of the file that a topic of rank `rank` holds, from mark `first` on; `first` itself
 * when a question stands before, or none behind. */
static size_t end_of_topic(const struct reader *reader, size_t first, unsigned rank)
{
    size_t end = first;
    for (size_t i = first; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_QUESTION)
            return end;
        if (end == first && mark->style == STYLE_HEADING && mark->role == ROLE_TOPIC && mark->rank <= rank)
            end = i;
    }
    return first;
}

/* Whether nothing stands between the question, which is not one of a mere list, and the heading. */
static bool is_right_over(const struct reader *reader, const struct mark *question, const struct mark *heading)
{
    bool apart = question->style == STYLE_LABEL || question->style == STYLE_BOLD || question->style == STYLE_NUMBERED;
    return apart && question->role == ROLE_QUESTION && question->depth == 0 && !(question->flags & MARK_PART) &&
           reader_next(reader, question_line_end(reader, question->line), heading->line) == heading->line;
}

void decide_heading_answers(struct reader *reader)
{
    unsigned rank = 0; /* of the topic */
    for (size_t i = 0; i < reader->mark_count && !reader->bare;) {
        const struct mark *heading = &reader->marks[i];
        bool topic = heading->style == STYLE_HEADING && heading->role == ROLE_TOPIC;
        bool below = topic && rank && heading->rank > rank && is_right_over(reader, heading - 1, heading);
        size_t end = below ? end_of_topic(reader, i, rank) : i;
        if (end == i) {
            rank = topic ? heading->rank : rank;
            i++;
        }
        for (; i < end; i++) {
            reader->marks[i].role = ROLE_NONE;
            reader->marks[i].reason = "part of the answer above";
        }
    }
}
