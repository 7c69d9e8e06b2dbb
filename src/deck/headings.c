/*
 * headings: which headings are questions and which are topics.
 *
 * They are decided for the whole file, level by level: the question level is the one whose headings mostly ask. What is
 * deeper belongs to the answer, what is higher is a topic.
 */
#include "ranks_int.h"

/* Whether the next heading is deeper and a question, as most of its level are or as its number tells, "8.1" below "8.":
 * then this one is its topic. */
static bool contains_questions(const struct reader *reader, const struct headings *headings, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    for (size_t i = index + 1; i < reader->mark_count; i++) {
        const struct mark *next = &reader->marks[i];
        if (next->style != STYLE_HEADING)
            continue;
        bool part = next->form == NUMBER_PARTS && next->major == mark->number && next->like == LIKE_MARK;
        return next->rank > mark->rank && ((headings->ranks[next->rank].asks && sounds_asked(next)) || part);
    }
    return false;
}

/* Whether a heading below a question of rank `open` is of the rank that holds nearly all of the file's questions: then
 * the one above is a question that got the wrong level. */
static bool is_of_main_rank(const struct headings *headings, const struct mark *mark, unsigned open)
{
    enum { MORE = 3 };
    return mark->like == LIKE_MARK && headings->ranks[mark->rank].asks &&
           headings->ranks[mark->rank].likes >= MORE * headings->ranks[open].count;
}

/* "## Monday, question 2" right above "## Why?": a title that only numbers what follows. */
static bool is_mere_number(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (!(mark->flags & MARK_LABEL) || !(mark->flags & MARK_ALONE) || (mark->flags & MARK_BODY))
        return false;
    const struct mark *next = index + 1 < reader->mark_count ? mark + 1 : mark;
    return next->style == STYLE_HEADING && next->rank == mark->rank && next->like >= LIKE_WORD;
}

/* "## Question", "## Answer", "## Details": below a heading that is nothing but a question label, all headings up to
 * the next such label belong to that question, whatever their level. A lone "## Answers" above them all is a topic.
 * `open` is the rank of the question above, `part` that of the label above, or 0. */
static bool is_part(const struct reader *reader, const struct headings *headings, const struct mark *mark,
                    unsigned open, unsigned part)
{
    if (is_answer_part(reader, mark))
        return open || headings->parts > 1;
    return part && !(mark->flags & MARK_LABEL) && mark->rank >= part;
}

/* In a numbered file, a heading without a number right below a question that has no text yet begins its answer, unless
 * there are more questions without a text than such headings. */
static bool is_answer_title(const struct reader *reader, const struct headings *headings, const struct mark *question,
                            const struct mark *mark)
{
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    return question && !(question->flags & MARK_BODY) && question->rank == mark->rank && (mark->flags & MARK_BODY) &&
           mark->number < 0 && mark->like < LIKE_MARK && rank->numbered * 10 >= rank->count * 7 &&
           (rank->count - rank->numbered) * 2 >= rank->count - rank->bodies &&
           !title_is_apparatus(mark_title(reader, mark));
}

/* A heading that goes on counting, from `number`, where nearly all headings with numbers ask. */
static bool is_counted_in(const struct headings *headings, const struct mark *mark, int32_t number)
{
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    return mark->number > 1 && mark->number == number + 1 && rank->likes * 10 >= rank->numbered * 8;
}

/* "How to use this guide" before all numbers, "Usage", "How it all fits together" behind them: what sounds like a
 * question before the headings that count, and a short title behind them, is about them when it has no question mark;
 * or no label, where these have labels. */
static bool frames_count(const struct reader *reader, const struct rank_stats *rank, const struct mark *mark)
{
    enum { ENOUGH = 5, SHORT = 40, TITLE = 60 /* of a title that does not sound like a question */ };
    bool tells = mark->like < LIKE_MARK || rank->labels * 3 >= rank->count * 2;
    if (mark->number >= 0 || !tells || (mark->flags & (MARK_LABEL | MARK_ANSWER)) || rank->numbered < ENOUGH ||
        rank->numbered * 3 < rank->count * 2 || rank->ordered * 5 < rank->numbered * 4)
        return false;
    bool sounds = mark->like >= LIKE_WORD;
    return (sounds && mark->line < rank->first_numbered) ||
           (mark->line > rank->last_numbered && mark_title(reader, mark).len <= (sounds ? SHORT : TITLE));
}

/* "## Why?" over a text in which nothing else asks: a question whatever the other headings of its level are. */
static bool asks_alone(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (mark->like != LIKE_MARK || !(mark->flags & MARK_BODY) || reader_line(reader, mark->line)->noise != NOISE_NONE)
        return false;
    for (size_t i = index + 1; i < reader->mark_count && reader->marks[i].style != STYLE_HEADING; i++)
        if (reader->marks[i].like == LIKE_MARK || (reader->marks[i].flags & MARK_LABEL))
            return false;
    return true;
}

/* "## Why?" with nothing below it, in a file whose questions have nothing below them. */
static bool asks_bare(const struct reader *reader, const struct headings *headings, const struct mark *mark)
{
    enum { ENOUGH = 6 };
    if (mark->like != LIKE_MARK || !is_bare(reader, mark) || reader_line(reader, mark->line)->noise != NOISE_NONE)
        return false;
    unsigned count = 0;
    unsigned bodies = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        count += headings->ranks[r].asks ? headings->ranks[r].count : 0;
        bodies += headings->ranks[r].asks ? headings->ranks[r].bodies : 0;
    }
    return count >= ENOUGH && bodies * 2 <= count;
}

/* Levels that hardly occur but below headings that ask are parts of answers wherever they stand. */
static void drop_inner_ranks(const struct reader *reader, struct headings *headings)
{
    enum { ENOUGH = 5 };
    unsigned inner[RANK_COUNT] = {0};
    unsigned asking[RANK_COUNT] = {0};
    unsigned open = 0;
    int32_t number = -1;
    bool answered = false; /* … and what is open has a text of its own */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        bool asks =
            headings->ranks[mark->rank].asks && (mark->like == LIKE_MARK || is_counted_in(headings, mark, number));
        number = asks ? mark->number : number;
        asking[mark->rank] += asks;
        inner[mark->rank] += open && mark->rank > open;
        headings->ranks[mark->rank].inner += open && mark->rank > open && answered && asks_alone(reader, i);
        if (!open || mark->rank <= open) {
            open = asks ? mark->rank : 0;
            answered = mark->flags & MARK_BODY;
        }
    }
    unsigned outer = 0;
    for (unsigned r = 0; r<RANK_COUNT; outer = asking[r]> outer ? asking[r] : outer, r++) {
        struct rank_stats *rank = &headings->ranks[r];
        if (outer >= ENOUGH && rank->count >= ENOUGH && outer * 6 >= rank->count && inner[r] * 5 >= rank->count * 4 &&
            rank->inner * 5 < rank->count * 4)
            rank->asks = false;
    }
}

static bool any_rank_asks(const struct headings *headings)
{
    for (unsigned r = 0; r < RANK_COUNT; r++)
        if (headings->ranks[r].asks)
            return true;
    return false;
}

/* The ranks, as bits, of which nearly all headings below one title have a question mark, each over a text: they ask
 * though the others of their rank do not. */
static uint32_t ranks_asking_in_section(const struct reader *reader)
{
    enum { LEAST = 4 };
    struct {
        unsigned count;
        unsigned asking;
    } open[RANK_COUNT] = {{0, 0}};
    uint32_t ranks = 0;
    for (size_t i = 0; i <= reader->mark_count; i++) {
        const struct mark *mark = i < reader->mark_count ? &reader->marks[i] : NULL;
        if (mark && (mark->style != STYLE_HEADING || mark->folded))
            continue;
        for (unsigned r = mark ? mark->rank + 1U : 0; r < RANK_COUNT; r++) {
            if (open[r].count >= LEAST && open[r].asking * 10 >= open[r].count * 9)
                ranks |= (uint32_t)1 << r;
            open[r].count = open[r].asking = 0;
        }
        if (!mark)
            break;
        open[mark->rank].count++;
        open[mark->rank].asking += mark->like == LIKE_MARK && (mark->flags & MARK_BODY);
    }
    return ranks;
}

/* "4.1.1" below "4.1": a part of the outline that is a question like nearly all that its level numbers so. */
static bool is_outline_part(const struct rank_stats *rank, const struct mark *mark, const struct mark *open)
{
    enum { ENOUGH = 5 };
    return mark->form == NUMBER_PARTS && open->form == NUMBER_PARTS && mark->major == open->number &&
           rank->count >= ENOUGH && rank->outlined == rank->count && rank->likes * 5 >= rank->count * 4;
}

/* Whether a heading that asks, below the question `open`, is another question and no part of its answer: its number or
 * label says so, or its level holds most questions, or the contents name the questions of both levels, or what is above
 * has an answer of its own and many such headings stand below such questions. `number` is that of the last question. */
static bool stands_beside(const struct reader *reader, const struct headings *headings, size_t index,
                          const struct mark *open, int32_t number)
{
    enum { FEW = 5 };
    const struct mark *mark = &reader->marks[index];
    const struct rank_stats *inner = &headings->ranks[mark->rank], *outer = &headings->ranks[open->rank];
    bool counts = mark->number >= 0 && mark->number == number + 1 && mark->major == open->major;
    if (counts || (mark->flags & MARK_LABEL) || is_of_main_rank(headings, mark, open->rank) ||
        is_outline_part(inner, mark, open))
        return true;
    bool listed = mark->listed && mark->number < 0 && inner->listed * 5 >= inner->count * 4 &&
                  outer->listed * 5 >= outer->count * 4;
    if (!outer->asks || listed)
        return true;
    bool counted = open->number >= 0 && mark->number < 0 && outer->likes * 2 > outer->count &&
                   outer->number_likes * 10 >= outer->likes * 9;
    return !counted && (open->flags & MARK_BODY) && asks_alone(reader, index) && inner->inner * FEW >= outer->likes;
}

/* "## Question 3: Fire", a case, "### Question": whether the only such label below a numbered question asks about it;
 * where nothing stands between, that heading is its title. */
static bool asks_about_case(const struct reader *reader, size_t index, struct mark *open)
{
    const struct mark *mark = &reader->marks[index];
    const unsigned lone = MARK_LABEL | MARK_ALONE;
    if (!open || mark->rank <= open->rank || (mark->flags & lone) != lone || mark->number >= 0 || open->number < 0 ||
        !(open->flags & MARK_LABEL) || (open->flags & (MARK_CASE | MARK_ANSWER)))
        return false;
    for (size_t i = index + 1; i < reader->mark_count; i++) {
        const struct mark *next = &reader->marks[i];
        if (next->style == STYLE_HEADING && next->rank <= open->rank)
            break;
        if (next->style == STYLE_HEADING && (next->flags & MARK_LABEL))
            return false;
    }
    if (reader_next(reader, open->line, mark->line) == mark->line) {
        open->role = ROLE_TOPIC;
        open->reason = "title of the question below";
        return false;
    }
    open->flags |= MARK_CASE;
    return true;
}

/* "4. ### Why?" over "   ## Reasons": a heading inside of the list item that the question began, whatever its level. */
static bool stands_in_item(const struct reader *reader, const struct mark *open, const struct mark *mark)
{
    const struct line *question = reader_line(reader, open->line);
    return question->opens && reader_line(reader, mark->line)->depth > question->depth;
}

/* Whether a heading that stands right below a topic, where a question would, but is deeper than the last one, of rank
 * `asked`, would ask if it had its level. */
static bool asks_too_deep(const struct reader *reader, const struct headings *headings, const struct mark *mark,
                          const struct mark *topic, unsigned asked)
{
    if (!topic || asked == 0 || topic->rank >= asked || mark->rank <= asked || headings->ranks[mark->rank].asks ||
        !(mark->flags & MARK_BODY) || reader_next(reader, topic->line, mark->line) != mark->line)
        return false;
    return heading_asks(reader, headings, mark, asked);
}

/* Whether nothing but where they were found stands between a heading and the next one, which counts. */
static bool cites_counted(const struct reader *reader, const struct mark *mark)
{
    const struct mark *next = next_heading(reader, mark);
    return next && next->rank == mark->rank && next->number >= 0 && leads_elsewhere(reader, mark);
}

/* Whether a heading over a text goes on without a number after the question `open`, one of many that are counted, all
 * but a few of them; where most ask, the count goes on below. */
static bool is_uncounted(const struct reader *reader, const struct headings *headings, const struct mark *mark,
                         const struct mark *open)
{
    enum { MANY = 10 };
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    if (!open || open->rank != mark->rank || mark->number >= 0 || !(mark->flags & MARK_BODY) ||
        (mark->flags & MARK_TABLE) || !rank->asks || rank->likes * 10 >= rank->count * 9 || rank->numbered < MANY ||
        rank->numbered * 10 < rank->count * 9 || (rank->last_numbered < mark->line && rank->likes * 2 >= rank->count))
        return false;
    str title = mark_title(reader, mark);
    return reader_line(reader, mark->line)->noise == NOISE_NONE && !title_frames(title) && !title_is_contents(title) &&
           !str_ends(str_trim(reader_heading(reader, mark->line)), STR(":")) && !cites_counted(reader, mark);
}

/* Whether a heading goes on counting from `number`, that of the last question, whatever its level: it is answered, or
 * the next item of the list in which the question `open` stands, as "8. ###### Sheet" is behind "7. ### Halyard". */
static bool counts_on(const struct reader *reader, const struct mark *mark, const struct mark *open, int32_t number)
{
    if (number < 0 || mark->number != number + 1 || (open && mark->major != open->major))
        return false;
    if (number > 0 && (mark->flags & MARK_ANSWER))
        return true;
    const struct line *line = reader_line(reader, mark->line);
    const struct line *last = open ? reader_line(reader, open->line) : NULL;
    return last && line->opens && last->opens && line->depth == last->depth;
}

/* Whether a heading stands apart from the questions though it sounds like one. */
static bool stands_apart(const struct reader *reader, const struct headings *headings, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    return is_mere_number(reader, index) || is_about_file(reader, mark) ||
           frames_count(reader, &headings->ranks[mark->rank], mark);
}

/* Makes a heading a question for that reason, or a topic when there is none. */
static void set_role(struct reader *reader, const struct headings *headings, size_t index, const char *reason)
{
    struct mark *mark = &reader->marks[index];
    if (reason && !headings->ranks[mark->rank].under)
        mark->flags &= (uint16_t) ~(unsigned)MARK_STATEMENT;
    if (reason && has_text_in_headings(reader, headings, index))
        mark->flags |= MARK_BODY;
    mark->role = reason ? ROLE_QUESTION : ROLE_TOPIC;
    mark->reason = reason ? reason : "heading above the questions";
}

void decide_headings(struct reader *reader, unsigned chosen)
{
    level_headings(reader);
    struct headings headings = count_headings(reader);
    drop_inner_ranks(reader, &headings);
    reader->titled = are_labelled(&headings);
    if (chosen) {
        headings.ranks[chosen].asks = true;
        headings.ranks[chosen].terms = true;
    }
    uint32_t asking = any_rank_asks(&headings) ? UINT32_MAX : ranks_asking_in_section(reader);
    unsigned part = 0;
    int32_t number = -1;
    struct mark *open = NULL;        /* the question above */
    const struct mark *above = NULL; /* … that has a number, when it is the heading right above */
    const struct mark *topic = NULL; /* the heading above, unless it asks */
    unsigned asked = 0;              /* rank of the last question */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        if (is_part(reader, &headings, mark, open ? open->rank : 0, part) || asks_about_case(reader, i, open) ||
            is_answer_title(reader, &headings, above, mark)) {
            above = NULL;
            mark->reason = "part of the question above";
            continue;
        }
        bool asks = heading_asks(reader, &headings, mark, mark->rank) || is_uncounted(reader, &headings, mark, open) ||
                    counts_on(reader, mark, open, number) || asks_too_deep(reader, &headings, mark, topic, asked);
        bool apart = (asks || mark->like == LIKE_MARK) && stands_apart(reader, &headings, i);
        asks = asks && !apart;
        bool held = open && stands_in_item(reader, open, mark);
        if (held || (open && mark->rank > open->rank && !(asks && stands_beside(reader, &headings, i, open, number)))) {
            above = NULL;
            mark->reason = "deeper than the question above";
            continue;
        }
        if (asks && !sounds_asked(mark) && !(mark->flags & MARK_BODY) && !is_counted_in(&headings, mark, number) &&
            contains_questions(reader, &headings, i))
            asks = false;
        bool apt = !asks && !apart && (asking >> mark->rank & 1) && !is_file_title(&headings, mark->rank);
        bool alone = apt && asks_alone(reader, i);
        bool bare = apt && asks_bare(reader, &headings, mark);
        set_role(reader, &headings, i,
                 alone  ? "asks, and the text below answers"
                 : bare ? "asks, with nothing below like the others"
                 : asks ? "most headings of this level ask"
                        : NULL);
        asks = asks || alone || bare;
        part = asks && (mark->flags & MARK_LABEL) && (mark->flags & MARK_ALONE) ? mark->rank : 0;
        open = asks ? mark : NULL;
        topic = asks ? NULL : mark;
        asked = asks && headings.ranks[mark->rank].asks ? mark->rank : asked;
        above = asks && mark->number >= 0 ? mark : NULL;
        number = asks ? mark->number : number;
    }
}
