/*
 * heading_answers: answers that consist of parts with headings of their own.
 *
 * Where questions have answers, one that is no heading itself, with nothing below it but a heading that is deeper than
 * its topic's, is answered by what stands there, up to the next heading of the topic's level. Questions under such a
 * heading make it a topic. Elsewhere in an answer, the other headings of the file tell which are its parts.
 */
#include "ranks_int.h"
#include "texts_int.h"

/* "Further reading", "Good luck!": no answer. */
static bool ends_cards(const struct reader *reader, const struct mark *heading)
{
    str title = mark_title(reader, heading);
    return title_is_apparatus(title) || title_closes(title) || title_is_about_file(title);
}

/* ---- headings between questions ---- */

/* What the headings of one rank stand over and below. */
struct place {
    unsigned under; /* bit set: ranks of the headings between one of them and the question above */
    bool several;   /* two of them stand below one question */
    bool topics;    /* one stands right over a question, or below none */
};

static bool is_layout(const struct line *line)
{
    return line->kind == LINE_BLANK || line->kind == LINE_RULE || line->kind == LINE_HEADING || is_dropped(line);
}

/* Headings over a question are its topics when nothing stands between but other titles. */
static void see_topics(const struct reader *reader, size_t question, struct place places[])
{
    uint32_t below = reader->marks[question].line;
    for (size_t i = question; i-- > 0;) {
        const struct mark *mark = &reader->marks[i];
        bool title = mark->style == STYLE_HEADING || mark->style == STYLE_TITLE || mark->style == STYLE_BOLD;
        uint32_t n = mark->line + 1;
        while (n < below && is_layout(reader_line(reader, n)))
            n++;
        if (!title || is_labelled(mark) || n < below)
            return;
        if (mark->style == STYLE_HEADING)
            places[mark->rank].topics = true;
        below = mark->line;
    }
}

/* What the file's questions have in common. */
struct trait {
    bool counts;      /* the numbers at the margin count from 1 to the end; else they have labels */
    unsigned members; /* so many questions */
    int32_t number;   /* of the last one that was seen */
};

static bool has_trait(const struct mark *mark, struct trait *trait)
{
    if (mark->style == STYLE_HEADING || mark->folded || mark->depth > 0)
        return false;
    if (!trait->counts)
        return is_labelled(mark);
    bool next = mark->style == STYLE_NUMBERED && mark->number == trait->number + 1;
    trait->number += next;
    return next;
}

/* Whether most of what asks at the margin has it, and most of what has it asks, and no heading does. */
static bool is_common(const struct reader *reader, struct trait *trait)
{
    unsigned asking = 0; /* with the trait */
    unsigned others = 0; /* without it */
    trait->number = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && (mark->role == ROLE_QUESTION || (mark->flags & MARK_LABEL)))
            return false;
        bool member = has_trait(mark, trait);
        bool asks = mark->depth == 0 && (sounds_asked(mark) || is_labelled(mark));
        trait->members += member;
        asking += member && asks;
        others += !member && asks;
    }
    return asking > 1 && asking > others && asking * 2 > trait->members;
}

/* Fills the places of all ranks from the headings above the last question; returns the mark behind it. */
static size_t see_places(const struct reader *reader, struct trait trait, struct place places[])
{
    unsigned above = 0; /* bit set: ranks of the headings below the last question */
    unsigned seen = 0;
    size_t i = 0;
    trait.number = 0;
    for (; seen < trait.members; i++) {
        const struct mark *mark = &reader->marks[i];
        struct place *place = &places[mark->rank];
        if (mark->style == STYLE_HEADING && !mark->folded) {
            place->topics = place->topics || seen == 0;
            place->several = place->several || (above >> mark->rank & 1);
            place->under |= above & ((1U << mark->rank) - 1);
            above |= 1U << mark->rank;
        } else if (has_trait(mark, &trait)) {
            see_topics(reader, i, places);
            above = 0;
            seen++;
        }
    }
    return i;
}

/* Where the questions have labels or one count, a level whose headings all stand below a question and none right over
 * one, but several below one question, are parts of the answers. */
void decide_headings_between(struct reader *reader)
{
    struct place places[RANK_COUNT] = {{.under = 0}};
    struct trait labels = {.counts = false};
    struct trait count = {.counts = true};
    bool labelled = is_common(reader, &labels);
    if (!labelled && !is_common(reader, &count))
        return;
    size_t behind = see_places(reader, labelled ? labels : count, places);
    unsigned topics = 0; /* bit set */
    for (unsigned r = 0; r < RANK_COUNT; r++)
        topics |= places[r].topics || !places[r].several || (places[r].under & topics) ? 1U << r : 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->role != ROLE_TOPIC || (topics >> mark->rank & 1))
            continue;
        if (i >= behind && ends_cards(reader, mark))
            return;
        mark->role = ROLE_NONE;
        mark->reason = "part of the answer above";
    }
}

/* ---- headings right below a question ---- */

/* The heading that ends the part of the file that a topic of rank `rank` holds, from mark `first` on, or the end of the
 * file; `first` itself when a question stands before. */
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
    return end > first ? end : reader->mark_count;
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
        bool below = topic && rank && heading->rank > rank && is_right_over(reader, heading - 1, heading) &&
                     !ends_cards(reader, heading);
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
