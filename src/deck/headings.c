/*
 * headings: which headings are questions and which are topics.
 *
 * They are decided for the whole file, level by level: the question level is the one whose headings mostly ask. What is
 * deeper belongs to the answer, what is higher is a topic.
 */
#include "ranks_int.h"

static str mark_title(const struct reader *reader, const struct mark *mark)
{
    return clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0});
}

/* The first heading, when it stands alone at the top, is the file's title whatever it says. */
static bool is_file_title(const struct headings *headings, const struct mark *mark)
{
    if (headings->ranks[mark->rank].count != 1)
        return false;
    unsigned others = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        if (r < mark->rank && headings->ranks[r].count)
            return false;
        others += headings->ranks[r].count;
    }
    return others > 1 || headings->other_likes > 0;
}

/* Whether a heading beside this one, below the same topic, has an answer label. */
static bool has_answered_sibling(const struct reader *reader, const struct mark *mark)
{
    enum { REACH = 64 };
    size_t index = (size_t)(mark - reader->marks);
    for (int step = -1; step <= 1; step += 2)
        for (size_t i = index, looks = 0; i < reader->mark_count && looks < REACH; i += (size_t)step, looks++) {
            const struct mark *other = &reader->marks[i];
            if (other->style == STYLE_HEADING && other->rank < mark->rank)
                break;
            if (other->style == STYLE_HEADING && other->rank == mark->rank && (other->flags & MARK_ANSWER))
                return true;
        }
    return false;
}

/* Whether all that stands below a heading without a question mark are numbers that ask, each over a text. */
static bool holds_answered_list(const struct reader *reader, const struct mark *mark)
{
    enum { LEAST = 3 };
    const struct mark *end = reader->marks + reader->mark_count;
    const struct mark *next = mark + 1;
    if (mark->like == LIKE_MARK || next >= end || reader_next(reader, mark->line, next->line) != next->line)
        return false;
    unsigned items = 0;
    unsigned asked = 0;
    for (; next < end && next->style != STYLE_HEADING; next++) {
        if (next->depth > 0)
            continue;
        if (next->style != STYLE_NUMBERED || next->number != (int32_t)++items || !(next->flags & MARK_BODY))
            return false;
        asked += next->like == LIKE_MARK;
    }
    return items >= LEAST && asked * 10 >= items * 8;
}

/* Whether no heading stands above; the look goes no further than to the next one. */
static bool is_first(const struct reader *reader, const struct mark *mark)
{
    const struct mark *above = mark;
    while (above > reader->marks && above[-1].style != STYLE_HEADING)
        above--;
    return above == reader->marks;
}

/* "[A book](https://…)", or "[A book](https://…): what it is". */
static bool begins_with_link(str text)
{
    return str_starts(text, STR("[")) && str_contains(text, STR("](http"));
}

/* A link to a page, or to one by its address, with nothing but a bullet before it. */
static bool is_outer_link(str text)
{
    struct shape shape = shape_of(text);
    str link = str_trim(shape.text);
    return str_starts(link, STR("http")) || str_starts(link, STR("<http")) || begins_with_link(link);
}

/* Whether a heading that asks nothing is a link over nothing, or stands over nothing but links: "Other collections". */
static bool leads_elsewhere(const struct reader *reader, const struct mark *mark)
{
    enum { MOST = 200 };
    bool any = false;
    uint32_t end = reader->outline.line_count;
    uint32_t n = reader_next(reader, mark->line, end);
    for (; n && n < mark->line + MOST && reader_line(reader, n)->kind != LINE_HEADING;
         n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (line->noise != NOISE_NONE || line->kind == LINE_RULE)
            continue;
        if (line->kind != LINE_TEXT || !is_outer_link(reader_text(reader, n)))
            return false;
        any = true;
    }
    return any || is_outer_link(reader_heading(reader, mark->line));
}

/* "Suggest a question!" with nothing below it. */
static bool is_call(const struct reader *reader, const struct mark *mark)
{
    enum { SHORT = 40 };
    if (mark->like >= LIKE_WORD || !is_bare(reader, mark))
        return false;
    str title = mark_title(reader, mark);
    return title.len <= SHORT && str_ends(title, STR("!"));
}

/* "## 문제" over many folded answers: a heading that only says "Question", and means several. */
static bool holds_answers(const struct reader *reader, const struct mark *mark)
{
    enum { SEVERAL = 3 };
    unsigned answers = 0;
    if (!(mark->flags & MARK_ALONE) || (mark->flags & MARK_ANSWER))
        return false;
    for (uint32_t n = mark->line + 1; n <= reader->outline.line_count && answers < SEVERAL; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            break;
        answers += line->tags && line->label == LABEL_ANSWER;
    }
    return answers == SEVERAL;
}

static bool heading_asks(const struct reader *reader, const struct headings *headings, const struct mark *mark)
{
    enum {
        ALIKE = 12, /* headings with texts: then half of them tell what all are, or all that have a text */
        LONG = 80   /* for a section's title */
    };
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    if (is_file_title(headings, mark) || reader_line(reader, mark->line)->noise != NOISE_NONE)
        return false;
    bool letter = rank->letters * 2 >= rank->count && rank->likes * 2 >= rank->count && has_letter_label(reader, mark);
    if (mark->flags & MARK_LABEL)
        return !holds_answers(reader, mark);
    if (letter)
        return true;
    if (holds_answered_list(reader, mark))
        return false;
    if (rank->under)
        return (mark->flags & (MARK_STATEMENT | MARK_BODY)) && !title_frames(mark_title(reader, mark));
    if (!rank->asks || mark->line < rank->introduced || (mark->flags & MARK_TABLE) || is_call(reader, mark))
        return false;
    if (sounds_asked(mark) || (mark->flags & MARK_ANSWER) || stands_over_options(reader, mark->line))
        return true;
    bool usual = rank->likes * 10 >= rank->count * 7;
    if (is_contents_rank(rank) && (mark->listed || is_first(reader, mark)))
        return mark->listed && !title_frames(mark_title(reader, mark)) && !(usual && leads_elsewhere(reader, mark));
    enum { ENOUGH = 6 };
    if (rank->bodies * 2 <= rank->count && rank->count >= ENOUGH && is_bare(reader, mark))
        return !title_frames(mark_title(reader, mark)) && !title_is_contents(mark_title(reader, mark));
    if (rank->labels >= LABELS || rank->labels * 2 >= rank->count)
        return false;
    bool numbered = rank->numbered * 2 >= rank->count;
    bool other = numbered ? mark->number < 0 : mark->number >= 0 && !rank->terms;
    if ((other && !(usual && mark->like == LIKE_WEAK)) ||
        (rank->answers * 10 >= rank->count * 6 && !has_answered_sibling(reader, mark)))
        return false;
    if (usual && mark->number < 0 && leads_elsewhere(reader, mark))
        return false;
    str title = mark_title(reader, mark);
    if (mark->number < 0 && is_first(reader, mark) && title_hints(title))
        return false;
    if (mark->number < 0 && rank->bodies * 10 >= rank->count * 8 && is_bare(reader, mark) &&
        begins_with_link(reader_heading(reader, mark->line)))
        return false;
    unsigned most = (mark->flags & MARK_BODY) && rank->items == 0 ? 7 : 9;
    bool alike = rank->likes * 2 >= rank->count && rank->count >= ALIKE && rank->bodies * 10 >= rank->count * most &&
                 rank->repeated * 10 < rank->count;
    bool problem = (mark->flags & MARK_BODY) && title_says_problem(title);
    return (usual || alike || numbered || rank->terms) && !title_frames(title) && !title_is_contents(title) &&
           (numbered || problem || title.len > LONG || !title_says_questions(title) ||
            (mark->listed && rank->listed == rank->count));
}

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

/* In a numbered file, a heading without a number right below a question that has no text yet begins its answer. */
static bool is_answer_title(const struct reader *reader, const struct headings *headings, const struct mark *question,
                            const struct mark *mark)
{
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    return question && !(question->flags & MARK_BODY) && question->rank == mark->rank && (mark->flags & MARK_BODY) &&
           mark->number < 0 && mark->like < LIKE_MARK && rank->numbered * 10 >= rank->count * 7 &&
           !title_is_apparatus(mark_title(reader, mark));
}

/* A heading that goes on counting, from `number`, where nearly all headings with numbers ask. */
static bool is_counted_in(const struct headings *headings, const struct mark *mark, int32_t number)
{
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    return mark->number > 1 && mark->number == number + 1 && rank->likes * 10 >= rank->numbered * 8;
}

static bool is_about_file(const struct reader *reader, const struct mark *mark)
{
    return mark->number < 0 && !(mark->flags & MARK_LABEL) && title_is_about_file(mark_title(reader, mark));
}

/* "How to use this guide" before all numbers, "How it all fits together" behind them: what stands before the headings
 * that count, and a short title behind them, is about them when it has no more than a question word; or no label, where
 * these have labels. */
static bool frames_count(const struct reader *reader, const struct rank_stats *rank, const struct mark *mark)
{
    enum { ENOUGH = 5, SHORT = 40 };
    bool asks = mark->like == LIKE_WORD || (mark->like == LIKE_MARK && rank->labels * 3 >= rank->count * 2);
    if (mark->number >= 0 || !asks || (mark->flags & (MARK_LABEL | MARK_ANSWER)) || rank->numbered < ENOUGH ||
        rank->numbered * 3 < rank->count * 2 || rank->ordered * 5 < rank->numbered * 4)
        return false;
    return mark->line < rank->first_numbered ||
           (mark->line > rank->last_numbered && mark_title(reader, mark).len <= SHORT);
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
            rank->inner * 10 < rank->count * 9)
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

/* Whether a heading that asks, below the question `open`, is another question and no part of its answer: its number or
 * label says so, or its level holds most questions, or what is above has an answer of its own and many such headings
 * stand below such questions. `number` is that of the last question. */
static bool stands_beside(const struct reader *reader, const struct headings *headings, size_t index,
                          const struct mark *open, int32_t number)
{
    enum { FEW = 5 };
    const struct mark *mark = &reader->marks[index];
    const struct rank_stats *inner = &headings->ranks[mark->rank], *outer = &headings->ranks[open->rank];
    bool counts = mark->number >= 0 && mark->number == number + 1 && mark->major == open->major;
    if (counts || (mark->flags & MARK_LABEL) || is_of_main_rank(headings, mark, open->rank))
        return true;
    if (!outer->asks)
        return true;
    bool counted = open->number >= 0 && mark->number < 0 && outer->likes * 2 > outer->count &&
                   outer->number_likes * 10 >= outer->likes * 9;
    return !counted && (open->flags & MARK_BODY) && asks_alone(reader, index) && inner->inner * FEW >= outer->likes;
}

/* "4. ### Why?" over "   ## Reasons": a heading inside of the list item that the question began, whatever its level. */
static bool stands_in_item(const struct reader *reader, const struct mark *open, const struct mark *mark)
{
    const struct line *question = reader_line(reader, open->line);
    return question->opens && reader_line(reader, mark->line)->depth > question->depth;
}

/* Whether a heading that stands right below a topic, where a question would, but is deeper than the last one, of rank
 * `asked`, would ask if it had its level. */
static bool asks_too_deep(const struct reader *reader, const struct headings *headings, struct mark *mark,
                          const struct mark *topic, unsigned asked)
{
    if (!topic || asked == 0 || topic->rank >= asked || mark->rank <= asked || headings->ranks[mark->rank].asks ||
        !(mark->flags & MARK_BODY) || reader_next(reader, topic->line, mark->line) != mark->line)
        return false;
    uint8_t rank = mark->rank;
    mark->rank = (uint8_t)asked;
    bool asks = heading_asks(reader, headings, mark);
    mark->rank = rank;
    return asks;
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
           !str_ends(str_trim(reader_heading(reader, mark->line)), STR(":"));
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

void decide_headings(struct reader *reader, unsigned chosen)
{
    struct headings headings = count_headings(reader);
    drop_inner_ranks(reader, &headings);
    reader->titled = are_labelled(&headings);
    if (chosen) {
        headings.ranks[chosen].asks = true;
        headings.ranks[chosen].terms = true;
    }
    bool any = any_rank_asks(&headings);
    unsigned part = 0;
    int32_t number = -1;
    const struct mark *open = NULL;  /* the question above */
    const struct mark *above = NULL; /* … that has a number, when it is the heading right above */
    const struct mark *topic = NULL; /* the heading above, unless it asks */
    unsigned asked = 0;              /* rank of the last question */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        if (is_part(reader, &headings, mark, open ? open->rank : 0, part) ||
            is_answer_title(reader, &headings, above, mark)) {
            above = NULL;
            mark->reason = "part of the question above";
            continue;
        }
        bool asks = heading_asks(reader, &headings, mark) || is_uncounted(reader, &headings, mark, open) ||
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
        bool apt = !asks && !apart && any && !is_file_title(&headings, mark);
        bool alone = apt && asks_alone(reader, i);
        bool bare = apt && asks_bare(reader, &headings, mark);
        asks = asks || alone || bare;
        if (asks && !headings.ranks[mark->rank].under)
            mark->flags &= (uint16_t) ~(unsigned)MARK_STATEMENT;
        if (asks && has_text_in_headings(reader, &headings, i))
            mark->flags |= MARK_BODY;
        part = asks && (mark->flags & MARK_LABEL) && (mark->flags & MARK_ALONE) ? mark->rank : 0;
        mark->role = asks ? ROLE_QUESTION : ROLE_TOPIC;
        mark->reason = alone  ? "asks, and the text below answers"
                       : bare ? "asks, with nothing below like the others"
                       : asks ? "most headings of this level ask"
                              : "heading above the questions";
        open = asks ? mark : NULL;
        topic = asks ? NULL : mark;
        asked = asks && headings.ranks[mark->rank].asks ? mark->rank : asked;
        above = asks && mark->number >= 0 ? mark : NULL;
        number = asks ? mark->number : number;
    }
}
