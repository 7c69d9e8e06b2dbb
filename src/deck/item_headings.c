/*
 * item_headings: questions that are headings inside of list items, "* #### Why?".
 *
 * Such headings in the items below them are parts of their answers. The items beside them that ask without being
 * headings, or go on counting, are questions, too, such headings that do not sound like it as well, and a heading of
 * the same level that is in no item stands in the answer above.
 */
#include "reading_int.h"

static bool is_in_item(const struct reader *reader, const struct mark *mark)
{
    return mark->style == STYLE_HEADING && reader_line(reader, mark->line)->opens > 0;
}

void fold_item_headings(struct reader *reader)
{
    const struct mark *above = NULL; /* the item that may hold the next one */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        const struct line *line = reader_line(reader, mark->line);
        bool inside = above && line->depth > reader_line(reader, above->line)->depth;
        if (is_in_item(reader, mark) && inside && mark->rank == above->rank)
            mark->folded = true;
        else if (line->opens && !inside)
            above = is_in_item(reader, mark) ? mark : NULL;
    }
}

/* Whether the next heading of the level of mark `index`, or above, is an item that asks. */
static bool goes_on(const struct reader *reader, size_t index)
{
    enum { REACH = 64 };
    for (size_t i = index + 1; i < reader->mark_count && i < index + REACH; i++) {
        const struct mark *mark = &reader->marks[i];
        bool heading =
            mark->style == STYLE_HEADING && mark->role != ROLE_NONE && mark->rank <= reader->marks[index].rank;
        if (heading && (is_in_item(reader, mark) || mark->rank < reader->marks[index].rank))
            return is_in_item(reader, mark);
    }
    return false;
}

void decide_item_headings(struct reader *reader)
{
    enum { ENOUGH = 4 };
    unsigned items[RANK_COUNT] = {0};
    unsigned others[RANK_COUNT] = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        items[mark->rank] += is_in_item(reader, mark) && mark->role == ROLE_QUESTION;
        others[mark->rank] += mark->style == STYLE_HEADING && !is_in_item(reader, mark);
    }
    bool inside = false; /* of an item's answer */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        bool topic = inside && mark->style == STYLE_HEADING && mark->role == ROLE_TOPIC &&
                     reader_line(reader, mark->line)->noise == NOISE_NONE;
        bool usual = items[mark->rank] >= ENOUGH && items[mark->rank] > others[mark->rank];
        if (topic && usual && is_in_item(reader, mark)) {
            mark->role = ROLE_QUESTION;
            mark->reason = "stands in a list of such headings that ask";
        } else if (topic && usual && goes_on(reader, i)) {
            mark->role = ROLE_NONE;
            mark->reason = "part of the answer above, for questions of this level stand in a list";
        }
        if (mark->role != ROLE_NONE)
            inside = mark->role == ROLE_QUESTION && is_in_item(reader, mark);
    }
}

void take_items_beside(struct reader *reader, size_t heading, size_t end)
{
    enum { GAP = 2 };
    const struct mark *above = &reader->marks[heading];
    if (!is_in_item(reader, above))
        return;
    int32_t number = above->number;
    for (size_t i = heading + 1; i < end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!is_list_item(mark) || mark->depth != reader_line(reader, above->line)->depth || !can_ask(mark))
            continue;
        bool alike = mark->form == above->form; /* "1)" is no item of a list with "1." */
        bool counts = alike && number >= 0 && mark->number > number && mark->number <= number + GAP;
        bool again = alike && number >= 0 && mark->number >= 0; /* a count of its own, which is part of the answer */
        if (!counts && !(again ? mark->like == LIKE_MARK : sounds_asked(mark)))
            continue;
        number = counts ? mark->number : number;
        mark->role = ROLE_QUESTION;
        mark->reason = "an item beside headings in items that ask";
    }
}
