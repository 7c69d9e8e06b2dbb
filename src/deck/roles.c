/*
 * roles: what becomes of a section's marks when one group of them gives the questions.
 */
#include "reading_int.h"

/* Numbers that lead up to a question by counting are questions, whatever they look like. */
static void take_numbers_before(struct reader *reader, const struct section *section, unsigned depth)
{
    int32_t wanted = 0;
    for (size_t i = section->end; i-- > section->first;) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_NUMBERED || mark->depth != depth)
            continue;
        if (can_ask(mark) && wanted > 0 && mark->number == wanted) {
            mark->role = ROLE_QUESTION;
            mark->reason = "its number leads up to the next question's";
        }
        if (mark->role == ROLE_QUESTION)
            wanted = mark->number - 1;
    }
}

/* A doubtful label without an answer or in a quote, among sure ones: "Task:" inside an answer. */
static bool is_outdone(const struct reader *reader, const struct mark *mark, const struct group *chosen)
{
    if (chosen->style != STYLE_LABEL || chosen->labels * 2 < chosen->count || (mark->flags & MARK_LABEL))
        return false;
    return !is_labelled(mark) || reader_line(reader, mark->line)->quoted;
}

static void set_roles(struct reader *reader, const struct section *section, struct groups *groups,
                      const struct group *chosen)
{
    int32_t number = -1;
    for (size_t i = section->first; i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!can_ask(mark))
            continue;
        bool member = group_of(groups, mark) == chosen && !is_outdone(reader, mark, chosen);
        bool goes_on = chosen->style == STYLE_NUMBERED && mark->style == STYLE_NUMBERED &&
                       mark->depth == chosen->depth && mark->number == number + 1;
        if (!member && !goes_on)
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = styles[mark->style]->describe;
        number = mark->number;
    }
    if (chosen->style == STYLE_NUMBERED)
        take_numbers_before(reader, section, chosen->depth);
}

static bool is_item(const struct mark *mark)
{
    enum { MOST = RANK_COUNT - RANK_STEM };
    return (mark->style == STYLE_NUMBERED || mark->style == STYLE_BULLET) && mark->depth < MOST;
}

/* Whether questions are nested in the item that begins with mark `index`; what asks there is made one. */
static bool holds_question(struct reader *reader, size_t index, size_t end)
{
    bool holds = false;
    for (size_t i = index + 1; i < end && reader->marks[i].depth > reader->marks[index].depth; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE && is_item(mark) && can_ask(mark) && mark->like == LIKE_MARK) {
            mark->role = ROLE_QUESTION;
            mark->reason = "nested where others are questions";
        }
        holds = holds || mark->role == ROLE_QUESTION;
    }
    return holds;
}

/* When nested items are the questions, those that hold them are their topics, and those beside them are questions, too,
 * when they ask or follow one. */
static void place_stems(struct reader *reader, const struct section *section, const struct group *chosen)
{
    bool after_question = false;
    for (size_t i = section->first; i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!is_item(mark) || !can_ask(mark) || mark->depth >= chosen->depth)
            continue;
        bool stem = holds_question(reader, i, section->end);
        if (stem) {
            mark->role = ROLE_TOPIC;
            mark->rank = (uint8_t)(RANK_STEM + mark->depth);
            mark->reason = "an item over questions";
        } else if (sounds_asked(mark) || after_question) {
            mark->role = ROLE_QUESTION;
            mark->reason = "an item beside nested questions";
        }
        after_question = mark->role == ROLE_QUESTION;
    }
}

void take_group(struct reader *reader, const struct section *section, struct groups *groups, const struct group *chosen)
{
    set_roles(reader, section, groups, chosen);
    if (chosen->style == STYLE_NUMBERED || chosen->style == STYLE_BULLET)
        place_stems(reader, section, chosen);
}
