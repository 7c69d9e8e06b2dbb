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

/* "**Kinds:**" among lines in bold that ask: it introduces a part of the answer. A longer one, or one over options, is
 * a sentence to complete. */
static bool introduces(const struct reader *reader, size_t index, const struct group *chosen)
{
    enum { WORDS = 3 };
    const struct mark *mark = &reader->marks[index];
    if (chosen->style != STYLE_BOLD || chosen->likes * 2 < chosen->count || mark->number >= 0 ||
        mark->like >= LIKE_WORD)
        return false;
    str text = str_strip_right(reader_text(reader, mark->line), STR("*_ "));
    return str_ends(text, STR(":")) && str_count(text, ' ') < WORDS && !holds_options(reader, index);
}

/* A doubtful label without an answer or in a quote, among sure ones: "Task:" inside an answer. */
static bool is_outdone(const struct reader *reader, size_t index, const struct group *chosen)
{
    const struct mark *mark = &reader->marks[index];
    if (introduces(reader, index, chosen))
        return true;
    if (chosen->style != STYLE_LABEL || chosen->labels * 2 < chosen->count || (mark->flags & MARK_LABEL))
        return false;
    return !is_labelled(mark) || reader_line(reader, mark->line)->quoted;
}

/* The list whose item a mark is, or OUTLINE_NONE. */
static uint32_t list_of(const struct reader *reader, const struct mark *mark)
{
    const struct block *blocks = reader->outline.blocks;
    uint32_t block = reader_line(reader, mark->line)->block;
    while (block != OUTLINE_NONE && blocks[block].kind != BLOCK_LIST)
        block = blocks[block].parent;
    return block;
}

/* The chosen items of one list. */
struct list {
    unsigned items;
    unsigned marked; /* with a question mark */
    unsigned likes;  /* that sound like questions */
};

/* The end of the list that the chosen bullet `first` begins. */
static size_t end_of_list(const struct reader *reader, const struct section *section, struct groups *groups,
                          const struct group *chosen, size_t first, struct list *seen)
{
    uint32_t list = list_of(reader, &reader->marks[first]);
    size_t i = first;
    for (*seen = (struct list){.items = 0}; i < section->end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!can_ask(mark) || group_of(groups, mark) != chosen)
            continue;
        if (list_of(reader, mark) != list)
            break;
        seen->items++;
        seen->marked += mark->like == LIKE_MARK;
        seen->likes += sounds_asked(mark);
    }
    return i;
}

/* Where all items of one list have a question mark, a list behind other text none of whose items has one, and most of
 * which do not sound like questions either, tells something. */
static void fold_telling_lists(struct reader *reader, const struct section *section, struct groups *groups,
                               const struct group *chosen)
{
    enum { SEVERAL = 3 };
    bool asked = false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = section->first, end; i < section->end && (pass == 0 || asked); i = end) {
            struct list list;
            end = i + 1;
            if (!can_ask(&reader->marks[i]) || group_of(groups, &reader->marks[i]) != chosen)
                continue;
            end = end_of_list(reader, section, groups, chosen, i, &list);
            asked = asked || (list.items >= SEVERAL && list.marked == list.items);
            bool tells = list.items >= SEVERAL && list.marked == 0 && list.likes * 2 <= list.items;
            for (size_t j = i; pass == 1 && tells && j < end; j++)
                reader->marks[j].folded = reader->marks[j].folded || group_of(groups, &reader->marks[j]) == chosen;
        }
}

/* Makes questions of the chosen group. A number that goes on with the last question's is one, too, unless it goes on
 * with that of a list within the answer. */
static void set_roles(struct reader *reader, const struct section *section, struct groups *groups,
                      const struct group *chosen)
{
    int32_t number = -1;
    int32_t within = -1; /* the last number behind the question that did not go on */
    for (size_t i = section->first; i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!can_ask(mark))
            continue;
        bool member = group_of(groups, mark) == chosen && !is_outdone(reader, i, chosen);
        bool counts = chosen->style == STYLE_NUMBERED && mark->style == STYLE_NUMBERED && mark->depth == chosen->depth;
        bool goes_on = counts && mark->number == number + 1 && (within < 0 || mark->number != within + 1);
        bool beside = chosen->style == STYLE_BULLET && mark->style == STYLE_BULLET && mark->depth == chosen->depth &&
                      mark->like == LIKE_MARK && chosen->marked * 2 >= chosen->count;
        if (!member && !goes_on && !beside) {
            within = counts ? mark->number : within;
            continue;
        }
        mark->role = ROLE_QUESTION;
        mark->reason = styles[mark->style]->describe;
        number = mark->number;
        within = -1;
    }
    if (chosen->style == STYLE_NUMBERED)
        take_numbers_before(reader, section, chosen->depth);
}

/* Whether a plain line goes with the questions of a group: these are plain lines with a question mark, and it begins as
 * they do, or touches other lines as most of them do; or they are bold, and it has a question mark and a blank line
 * above. */
static bool joins(const struct mark *mark, const struct group *chosen)
{
    if (chosen->style == STYLE_LINE)
        return mark->joins && ((mark->flags & MARK_GAP) || chosen->gaps * 2 < chosen->count);
    return mark->style == STYLE_LINE && mark->like == LIKE_MARK && (mark->flags & MARK_GAP) &&
           mark->depth == chosen->depth;
}

/* Who forgot the sign of the questions once, of several here or of many in the file, asks there as well, over a text
 * where the others have texts. */
static void take_joining(struct reader *reader, const struct section *section, const struct group *chosen)
{
    enum { SEVERAL = 5, MANY = 10 };
    bool bodies = chosen->bodies * 2 > chosen->count;
    bool usual = (chosen->count >= SEVERAL || chosen->all_count >= MANY) && chosen->marked * 2 > chosen->count;
    for (size_t i = section->first; usual && i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!joins(mark, chosen) || mark->role != ROLE_NONE || mark->folded || (bodies && !(mark->flags & MARK_BODY)))
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "asks without the sign that the others have";
    }
}

/* Where most of the chosen numbers stand behind rules, what asks there without a number is one of them. */
static void take_ruled(struct reader *reader, const struct section *section)
{
    enum { SEVERAL = 3 };
    unsigned count = 0;
    unsigned ruled = 0;
    for (size_t i = section->first; i < section->end; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            ruled += is_below_rule(reader, reader->marks[i].line);
            count++;
        }
    for (size_t i = section->first; ruled >= SEVERAL && ruled * 2 > count && i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_NONE || mark->style != STYLE_LINE || mark->like != LIKE_MARK || !can_ask(mark) ||
            !is_below_rule(reader, mark->line))
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "asks behind a rule, where others are numbered";
    }
}

/* Whether a line without a number asks, with a gap above and a text below: a plain one or one in bold by its mark, or
 * one with a label. */
static bool asks_over_text(const struct mark *mark)
{
    enum { BOTH = MARK_GAP | MARK_BODY };
    bool marked = mark->like == LIKE_MARK && (mark->style == STYLE_LINE || mark->style == STYLE_BOLD);
    bool labelled = mark->style == STYLE_LABEL && is_labelled(mark);
    return (marked || labelled) && (mark->flags & BOTH) == BOTH && can_ask(mark) && !mark->folded;
}

/* Where none of these asks among the chosen numbers, and several do behind the last one, it is only the numbers that
 * end there. */
static void take_behind(struct reader *reader, const struct section *section)
{
    enum { SEVERAL = 3 };
    size_t last = section->first; /* the mark behind the last question */
    unsigned among = 0;
    unsigned behind = 0;
    for (size_t i = section->first; i < section->end; i++) {
        bool question = reader->marks[i].role == ROLE_QUESTION;
        behind += !question && asks_over_text(&reader->marks[i]);
        among = question ? behind : among;
        last = question ? i + 1 : last;
    }
    for (size_t i = last; among == 0 && behind >= SEVERAL && i < section->end; i++)
        if (asks_over_text(&reader->marks[i])) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "asks behind the last number, over a text as the numbers do";
        }
}

enum { STEM_DEPTHS = RANK_COUNT - RANK_STEM };

static bool is_group_item(const struct mark *mark)
{
    return is_list_item(mark) && mark->depth < STEM_DEPTHS;
}

/* The depths, as bits, of which most items nested in the one that begins with mark `index`, and several, have a
 * question mark: the others are asked, too. */
static uint32_t depths_asking(const struct reader *reader, size_t index, size_t end)
{
    enum { SEVERAL = 3 };
    unsigned items[STEM_DEPTHS] = {0};
    unsigned marked[STEM_DEPTHS] = {0};
    uint32_t depths = 0;
    for (size_t i = index + 1; i < end && reader->marks[i].depth > reader->marks[index].depth; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!is_group_item(mark) || (mark->flags & MARK_TASK))
            continue;
        items[mark->depth]++;
        marked[mark->depth] += mark->like == LIKE_MARK;
    }
    for (unsigned d = 0; d < STEM_DEPTHS; d++)
        if (marked[d] >= SEVERAL && marked[d] * 2 > items[d])
            depths |= (uint32_t)1 << d;
    return depths;
}

/* Whether questions are nested in the item that begins with mark `index`; what asks there is made one, and so is what
 * stands over nothing among many that ask. */
static bool holds_question(struct reader *reader, size_t index, size_t end)
{
    bool holds = false;
    uint32_t depths = depths_asking(reader, index, end);
    for (size_t i = index + 1; i < end && reader->marks[i].depth > reader->marks[index].depth; i++) {
        struct mark *mark = &reader->marks[i];
        bool among = !(mark->flags & (MARK_BODY | MARK_TASK)) && is_group_item(mark) && (depths >> mark->depth & 1);
        if (mark->role == ROLE_NONE && is_group_item(mark) && can_ask(mark) && (mark->like == LIKE_MARK || among)) {
            mark->role = ROLE_QUESTION;
            mark->reason = "nested where others are questions";
        }
        holds = holds || mark->role == ROLE_QUESTION;
    }
    return holds;
}

/* Whether the item that begins with mark `index` asks, and nothing but what asks on is nested in it: then the nested
 * ones are part of its question. */
static bool asks_on(const struct reader *reader, size_t index, size_t end)
{
    const struct mark *stem = &reader->marks[index];
    uint32_t next = reader_next(reader, stem->line, reader->outline.line_count);
    for (size_t i = index + 1; i < end && reader->marks[i].depth > stem->depth; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->line != next || mark->like != LIKE_MARK)
            return false;
        next = reader_next(reader, mark->line, reader->outline.line_count);
    }
    return stem->like == LIKE_MARK && (next == 0 || reader_line(reader, next)->depth <= stem->depth);
}

/* When nested items are the questions, those that hold them are their topics, and those beside them are questions, too,
 * when they ask or follow one, or hold only what asks on. */
static void place_stems(struct reader *reader, const struct section *section, const struct group *chosen)
{
    bool after_question = false;
    for (size_t i = section->first; i < section->end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!is_group_item(mark) || !can_ask(mark) || mark->depth >= chosen->depth)
            continue;
        bool asked = asks_on(reader, i, section->end);
        for (size_t j = i + 1; asked && j < section->end && reader->marks[j].depth > mark->depth; j++)
            reader->marks[j].role = ROLE_NONE;
        bool stem = !asked && holds_question(reader, i, section->end);
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

/* "1. Design a mill." over "- How do you grind?", and so on: the numbers around the chosen questions when these might
 * ask themselves, count on, and hold just one of them each; or the chosen ones. A topic would hold several. */
static const struct group *outer_questions(const struct section *section, const struct reader *reader,
                                           struct groups *groups, const struct group *chosen)
{
    enum { SEVERAL = 3 };
    const struct group *outer = NULL;
    unsigned nested = 0; /* in the last of the outer ones */
    unsigned pairs = 0;
    for (size_t i = section->first; i < section->end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!can_ask(mark))
            continue;
        const struct group *group = group_of(groups, mark);
        pairs += group == chosen;
        nested += group == chosen;
        if (nested > 1 || (nested && !outer))
            return chosen;
        if (mark->style != STYLE_NUMBERED || mark->depth >= chosen->depth)
            continue;
        if (outer && (group != outer || nested == 0))
            return chosen;
        outer = group;
        nested = 0;
    }
    bool fits = outer && nested == 1 && pairs >= SEVERAL && outer->hints * 10 >= outer->count * 9 &&
                outer->in_order + 1 >= outer->count;
    return fits ? outer : chosen;
}

void take_group(struct reader *reader, const struct section *section, struct groups *groups, const struct group *chosen)
{
    if (chosen->depth > 0 && chosen->style == STYLE_BULLET)
        chosen = outer_questions(section, reader, groups, chosen);
    if (chosen->style == STYLE_BULLET && chosen->depth == 0 && chosen->marked < chosen->count)
        fold_telling_lists(reader, section, groups, chosen);
    set_roles(reader, section, groups, chosen);
    if (chosen->style == STYLE_NUMBERED || chosen->style == STYLE_BULLET)
        place_stems(reader, section, chosen);
    if (chosen->style == STYLE_NUMBERED) {
        take_ruled(reader, section);
        take_behind(reader, section);
    }
    if (chosen->style == STYLE_LINE || chosen->style == STYLE_BOLD)
        take_joining(reader, section, chosen);
}
