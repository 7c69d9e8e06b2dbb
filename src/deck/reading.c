/*
 * reading: which marks are questions and which are topics.
 *
 * Headings are decided first and for the whole file, level by level: the question level is the one whose headings
 * mostly ask. What is deeper belongs to the answer, what is higher is a topic. Between topics lie sections; in each
 * of them the marks are gathered in groups of one style, depth and look, every group is weighed by its style, and the
 * outermost group that is sure enough gives the questions.
 */
#include <string.h>

#include "char_int.h"
#include "grill/text/utf8.h"
#include "reader_int.h"
#include "styles_int.h"

/* ---- headings ---- */

struct rank_stats {
    unsigned count;
    unsigned likes;
    unsigned labels;
    unsigned answers; /* followed by one answer label */
    unsigned bodies;  /* followed by text, not by another heading */
    unsigned numbered;
    unsigned ordered;
    int32_t last_number;
    bool asks;  /* its headings are questions */
    bool terms; /* … although they do not sound like it */
};

struct headings {
    struct rank_stats ranks[RANK_COUNT];
    unsigned other_likes; /* marks that are no headings and have a question mark or label */
};

static bool sounds_asked(const struct mark *mark)
{
    return mark->like >= LIKE_WORD || (mark->flags & MARK_LABEL);
}

static str mark_title(const struct reader *reader, const struct mark *mark)
{
    return clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0});
}

static struct headings count_headings(const struct reader *reader)
{
    struct headings headings = {.other_likes = 0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->folded)
            continue;
        if (mark->style != STYLE_HEADING) {
            headings.other_likes += mark->like == LIKE_MARK || (mark->flags & MARK_LABEL);
            continue;
        }
        struct rank_stats *rank = &headings.ranks[mark->rank];
        rank->count++;
        rank->likes += sounds_asked(mark);
        rank->labels += (mark->flags & MARK_LABEL) != 0;
        rank->answers += (mark->flags & MARK_ANSWER) != 0;
        rank->bodies += (mark->flags & MARK_BODY) && !(mark->flags & MARK_TABLE);
        rank->numbered += mark->number >= 0;
        rank->ordered += mark->number >= 0 && (mark->number == rank->last_number + 1 || mark->number == 1);
        rank->last_number = mark->number;
    }
    return headings;
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

/* In a file that calls itself a deck or a list of questions, headings with a text under them are the questions. */
static bool choose_hinted_rank(struct headings *headings, bool hinted)
{
    unsigned best = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        const struct rank_stats *rank = &headings->ranks[r];
        if (rank->count >= 3 && rank->bodies * 10 >= rank->count * 7 && rank->count >= headings->ranks[best].count)
            best = r;
    }
    if (!hinted || best == 0 || headings->other_likes * 2 >= headings->ranks[best].count)
        return false;
    headings->ranks[best].asks = true;
    headings->ranks[best].terms = true;
    return true;
}

static unsigned deeper_headings(const struct headings *headings, unsigned rank)
{
    unsigned count = 0;
    for (unsigned r = rank + 1; r < RANK_COUNT; r++)
        count += headings->ranks[r].count;
    return count;
}

static void choose_question_ranks(struct headings *headings, bool hinted)
{
    bool any = false;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        struct rank_stats *rank = &headings->ranks[r];
        rank->asks = (rank->likes > 0 && rank->likes * 2 >= rank->count) ||
                     (rank->count >= 2 && rank->answers * 10 >= rank->count * 6);
        if (rank->count <= 2 && deeper_headings(headings, r) > 4 * rank->count)
            rank->asks = false;
        any = any || rank->asks;
    }
    if (any || choose_hinted_rank(headings, hinted))
        return;
    for (unsigned r = RANK_COUNT; r-- > 0;) {
        struct rank_stats *rank = &headings->ranks[r];
        if (rank->count < 4 || rank->numbered * 5 < rank->count * 4 || rank->ordered * 5 < rank->count * 4)
            continue;
        rank->asks = headings->other_likes < rank->count;
        return;
    }
}

static bool heading_asks(const struct reader *reader, const struct headings *headings, const struct mark *mark)
{
    const struct rank_stats *rank = &headings->ranks[mark->rank];
    if (is_file_title(headings, mark))
        return false;
    if (mark->flags & MARK_LABEL)
        return true;
    if (!rank->asks || (mark->flags & MARK_TABLE))
        return false;
    if (sounds_asked(mark))
        return true;
    if (mark->flags & MARK_ANSWER)
        return true;
    if (rank->labels * 2 >= rank->count)
        return false;
    bool numbered = rank->numbered * 2 >= rank->count;
    if (numbered != (mark->number >= 0))
        return false;
    return (rank->likes * 10 >= rank->count * 7 || numbered || rank->terms) &&
           !title_is_apparatus(mark_title(reader, mark)) && !title_is_contents(mark_title(reader, mark));
}

/* Whether the next heading is deeper and a question: then this one is its topic. */
static bool contains_questions(const struct reader *reader, const struct headings *headings, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    for (size_t i = index + 1; i < reader->mark_count; i++) {
        const struct mark *next = &reader->marks[i];
        if (next->style != STYLE_HEADING)
            continue;
        return next->rank > mark->rank && headings->ranks[next->rank].asks && sounds_asked(next);
    }
    return false;
}

/* Whether the name of the file says that it holds questions or cards. */
static bool is_hinted(const struct reader *reader)
{
    static const char *const hints[] = {
        "question", "interview", "flashcard", "cards",  "quiz",    "faq",        "glossary", "q&a",     "qna",
        "вопрос",   "собесед",   "карточк",   "frage",  "glossar", "karteikart", "pregunta", "tarjeta", "pergunta",
        "domand",   "pytani",    "fiszki",    "kerdes", "kérdés",  "intrebari",  "面试",     "问题",    "面試",
        "質問",     "問題",      "질문",      "면접",   "vragen",  "otazky",     "sorular"};
    struct buf folded;
    buf_init(&folded);
    str path = reader->builder->deck->path;
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    for (size_t at = slash, size; at < path.len; at += size)
        buf_add_code(&folded, fold_code(utf8_decode(str_skip(path, at), &size)));
    bool hinted = false;
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        hinted = hinted || str_contains(buf_str(&folded), str_of(hints[i]));
    buf_release(&folded);
    return hinted;
}

static void decide_headings(struct reader *reader)
{
    struct headings headings = count_headings(reader);
    choose_question_ranks(&headings, is_hinted(reader));
    unsigned open = 0;
    int32_t number = -1;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        bool asks = heading_asks(reader, &headings, mark);
        bool goes_on = mark->number >= 0 && mark->number == number + 1;
        if (open && mark->rank > open && !(asks && goes_on)) {
            mark->reason = "deeper than the question above";
            continue;
        }
        if (asks && !sounds_asked(mark) && contains_questions(reader, &headings, i))
            asks = false;
        mark->role = asks ? ROLE_QUESTION : ROLE_TOPIC;
        mark->reason = asks ? "most headings of this level ask" : "heading above the questions";
        open = asks ? mark->rank : 0;
        if (asks)
            number = mark->number;
    }
}

/* ---- titles that are no headings ---- */

static bool begins_question(const struct mark *mark)
{
    return mark->style == STYLE_LABEL || mark->style == STYLE_NUMBERED || mark->style == STYLE_HEADING ||
           mark->style == STYLE_LINE || mark->like == LIKE_MARK;
}

static bool stands_over_question(const struct reader *reader, size_t index)
{
    if (index + 1 >= reader->mark_count)
        return false;
    const struct mark *mark = &reader->marks[index];
    const struct mark *next = &reader->marks[index + 1];
    uint32_t follows = reader_next(reader, mark->line, next->line);
    while (follows && follows < next->line && reader_line(reader, follows)->kind == LINE_RULE)
        follows = reader_next(reader, follows, next->line);
    return follows == next->line && begins_question(next);
}

/* A title is alone: nothing but a question, a blank or a rule may touch it. */
static bool stands_alone(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (!(mark->flags & MARK_GAP))
        return false;
    if (mark->line == reader->outline.line_count)
        return true;
    const struct line *below = reader_line(reader, mark->line + 1);
    return below->kind == LINE_BLANK || below->kind == LINE_RULE || stands_over_question(reader, index);
}

/* A plain line is a title only over the first of several numbered questions. */
static bool stands_over_first(const struct reader *reader, size_t index)
{
    if (!stands_over_question(reader, index))
        return false;
    const struct mark *next = &reader->marks[index + 1];
    return next->style != STYLE_LINE && next->number == 1 && sounds_asked(next);
}

static void decide_titles(struct reader *reader)
{
    unsigned count[TITLE_FORMS] = {0};
    unsigned over[TITLE_FORMS] = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_TITLE || mark->folded || !stands_alone(reader, i))
            continue;
        count[mark->form]++;
        over[mark->form] += stands_over_question(reader, i);
    }
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_TITLE || mark->folded || !stands_alone(reader, i))
            continue;
        bool usual = over[mark->form] * 2 >= count[mark->form] && over[mark->form] > 0;
        if (mark->form == TITLE_PLAIN ? !stands_over_first(reader, i) : !usual)
            continue;
        mark->role = ROLE_TOPIC;
        mark->reason = "a title by itself, as others that stand over questions";
    }
}

/* ---- numbers ---- */

/* A list of numbers that go on: its latest mark, and whether it turned out to stand inside another one. */
struct run {
    size_t latest;
    bool inner;
};

struct runs {
    struct run *items;
    size_t count;
    size_t open[16]; /* indices of the runs that may still go on, outermost first */
    unsigned depth;
};

/* How alike two marks are, apart from their numbers: 0 to 6. */
static int likeness_of(const struct mark *a, const struct mark *b)
{
    int same = 0;
    same += sounds_asked(a) == sounds_asked(b);
    same += (a->flags & MARK_BOLD) == (b->flags & MARK_BOLD);
    same += (a->flags & MARK_GAP) == (b->flags & MARK_GAP);
    same += (a->flags & MARK_TIGHT) == (b->flags & MARK_TIGHT);
    same += (a->flags & MARK_ANSWER) == (b->flags & MARK_ANSWER);
    same += a->form == b->form;
    return same;
}

/* How well a mark goes on with the list that `latest` ended so far: 0 not at all. */
static int fit(const struct mark *latest, const struct mark *mark)
{
    int32_t step = mark->number - latest->number;
    int alike = likeness_of(latest, mark);
    if (step == 1)
        return 8 + alike;
    if (step == 0)
        return alike >= 5 ? 4 + alike : 0;
    return step > 1 && step <= 3 && alike >= 5 ? 3 + alike : 0;
}

/* The place in runs->open of the list the mark goes on with, or runs->depth when it begins one. */
static unsigned find_run(const struct reader *reader, const struct runs *runs, const struct mark *mark)
{
    int best = mark->number <= 1 ? 5 : 1;
    unsigned chosen = runs->depth;
    for (unsigned r = runs->depth; r-- > 0;) {
        int value = fit(&reader->marks[runs->items[runs->open[r]].latest], mark);
        if (value > best) {
            best = value;
            chosen = r;
        }
    }
    return chosen;
}

/* Numbered marks that belong to a list inside the text of another number get MARK_INNER: the outer count goes on after
 * them, or they look different. `indices` are the marks of one depth in one section. */
static void find_inner(struct reader *reader, const size_t *indices, size_t count)
{
    size_t *run_of = ARENA_ARRAY(reader->scratch, size_t, count);
    struct runs runs = {.items = ARENA_ARRAY(reader->scratch, struct run, count)};
    for (size_t i = 0; i < count; i++) {
        unsigned place = find_run(reader, &runs, &reader->marks[indices[i]]);
        if (place == runs.depth) {
            if (runs.depth == sizeof runs.open / sizeof runs.open[0])
                runs.depth = 0;
            place = runs.depth;
            runs.open[runs.depth++] = runs.count++;
        }
        while (runs.depth > place + 1)
            runs.items[runs.open[--runs.depth]].inner = true;
        run_of[i] = runs.open[place];
        runs.items[runs.open[place]].latest = indices[i];
    }
    for (unsigned r = 1; r < runs.depth; r++) {
        const struct mark *outer = &reader->marks[runs.items[runs.open[0]].latest];
        const struct mark *latest = &reader->marks[runs.items[runs.open[r]].latest];
        runs.items[runs.open[r]].inner = likeness_of(latest, outer) <= 3;
    }
    for (size_t i = 0; i < count; i++)
        if (runs.items[run_of[i]].inner)
            reader->marks[indices[i]].flags |= MARK_INNER;
}

/* ---- groups ---- */

enum { DEPTHS = 8 };

struct groups {
    struct group items[STYLE_COUNT][DEPTHS][2];
};

static struct group *group_of(struct groups *groups, const struct mark *mark)
{
    unsigned depth = mark->style == STYLE_LABEL ? 0 : mark->depth < DEPTHS ? mark->depth : DEPTHS - 1;
    bool bold = mark->style != STYLE_LABEL && (mark->flags & MARK_BOLD);
    return &groups->items[mark->style][depth][bold];
}

static void count_mark(struct groups *groups, const struct mark *mark, int32_t *last_number)
{
    struct group *group = group_of(groups, mark);
    group->style = mark->style;
    group->depth = mark->depth;
    group->bold = (mark->flags & MARK_BOLD) != 0;
    group->count++;
    group->likes += sounds_asked(mark);
    group->marked += mark->like == LIKE_MARK;
    group->labels += (mark->flags & MARK_LABEL) != 0;
    group->bodies += (mark->flags & MARK_BODY) != 0;
    group->answers += (mark->flags & MARK_ANSWER) != 0;
    group->quoted += (mark->flags & MARK_QUOTED) != 0;
    group->in_order += mark->number >= 0 && (mark->number == *last_number + 1 || mark->number == 1);
    *last_number = mark->number;
}

static bool can_ask(const struct mark *mark)
{
    return mark->role == ROLE_NONE && styles[mark->style]->weigh && !(mark->flags & MARK_INNER) && !mark->folded;
}

static void count_all(const struct reader *reader, struct groups *all)
{
    int32_t number = -1;
    memset(all, 0, sizeof *all);
    for (size_t i = 0; i < reader->mark_count; i++)
        if (can_ask(&reader->marks[i]))
            count_mark(all, &reader->marks[i], &number);
}

/* The surest of the outermost groups; a label goes before everything. */
static const struct group *choose_group(struct groups *groups, const struct groups *all)
{
    const struct group *chosen = NULL;
    double best = 0;
    for (unsigned depth = 0; depth < DEPTHS; depth++)
        for (unsigned style = 0; style < STYLE_COUNT; style++)
            for (unsigned bold = 0; bold < 2; bold++) {
                struct group *group = &groups->items[style][depth][bold];
                const struct group *whole = &all->items[style][depth][bold];
                if (group->count == 0 || (chosen && depth > chosen->depth && chosen->style != STYLE_LABEL))
                    continue;
                group->all_count = whole->count;
                group->all_likes = whole->likes;
                group->all_answers = whole->answers;
                double weight = styles[style]->weigh(group);
                double value =
                    weight * group->count * (style == STYLE_LINE ? 0.2 : 1) + (style == STYLE_LABEL ? 1e6 : 0);
                if (weight < 0.5 || value <= best)
                    continue;
                best = value;
                chosen = group;
            }
    return chosen;
}

static void find_inner_of_depth(struct reader *reader, size_t first, size_t end, unsigned depth)
{
    size_t *indices = ARENA_ARRAY(reader->scratch, size_t, end - first);
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE && mark->style == STYLE_NUMBERED && mark->depth == depth && !mark->folded)
            indices[count++] = i;
    }
    find_inner(reader, indices, count);
}

/* A lone numbered line with a text under it that is no question is the title of that text. */
static bool is_numbered_title(const struct reader *reader, const struct mark *mark)
{
    if (mark->style != STYLE_NUMBERED || mark->depth > 0 || !(mark->flags & MARK_BODY) || !(mark->flags & MARK_GAP))
        return false;
    str text = reader_text(reader, mark->line);
    char last = text.len ? text.ptr[text.len - 1] : '.';
    if (text.len > 60 || last == '.' || last == ':' || last == '?' || mark->line == reader->outline.line_count)
        return false;
    return reader_line(reader, mark->line + 1)->kind == LINE_BLANK;
}

static void set_roles(struct reader *reader, size_t first, size_t end, struct groups *groups,
                      const struct group *chosen)
{
    int32_t number = -1;
    for (size_t i = first; i < end; i++) {
        struct mark *mark = &reader->marks[i];
        if (!can_ask(mark))
            continue;
        bool member = group_of(groups, mark) == chosen;
        bool goes_on = chosen->style == STYLE_NUMBERED && mark->style == STYLE_NUMBERED &&
                       mark->depth == chosen->depth && mark->number == number + 1;
        if (!member && !goes_on)
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = styles[mark->style]->describe;
        number = mark->number;
    }
}

static void decide_section(struct reader *reader, size_t first, size_t end, const struct groups *all)
{
    struct groups groups;
    int32_t number = -1;
    memset(&groups, 0, sizeof groups);
    find_inner_of_depth(reader, first, end, 0);
    for (size_t i = first; i < end; i++)
        if (can_ask(&reader->marks[i]))
            count_mark(&groups, &reader->marks[i], &number);
    const struct group *chosen = choose_group(&groups, all);
    if (chosen) {
        set_roles(reader, first, end, &groups, chosen);
        return;
    }
    size_t titles = 0;
    for (size_t i = first; i < end; i++)
        titles += is_numbered_title(reader, &reader->marks[i]);
    for (size_t i = first; titles == 1 && i < end; i++)
        if (is_numbered_title(reader, &reader->marks[i])) {
            reader->marks[i].role = ROLE_TOPIC;
            reader->marks[i].rank = RANK_NUMBERED_TITLE;
            reader->marks[i].reason = "a lone number over a text that is no answer";
        }
}

static bool is_labelled(const struct mark *mark)
{
    return mark->style == STYLE_LABEL && (mark->flags & MARK_LABEL) && !mark->folded;
}

/* Below a heading that asks, only a question label of its own makes another question; the heading is its title then. */
static void decide_under_question(struct reader *reader, size_t heading, size_t end)
{
    struct mark *above = &reader->marks[heading];
    unsigned labels = 0;
    for (size_t i = heading + 1; i < end; i++)
        labels += is_labelled(&reader->marks[i]);
    if (labels == 0 || ((above->flags & MARK_LABEL) && !(above->flags & MARK_ALONE)))
        return;
    if (above->like == LIKE_MARK && labels < 2)
        return;
    above->role = ROLE_TOPIC;
    for (size_t i = heading + 1; i < end; i++)
        if (is_labelled(&reader->marks[i])) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "a question label under a title";
        }
}

/* Whether most questions are followed by options, or have an answer label. */
static void count_habits(struct reader *reader)
{
    unsigned questions = 0;
    unsigned options = 0;
    unsigned labels = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        if (reader->marks[i].role != ROLE_QUESTION)
            continue;
        uint32_t next = reader_next(reader, reader->marks[i].line, reader->outline.line_count);
        questions++;
        options += next && reader_line(reader, next)->option;
        labels += (reader->marks[i].flags & MARK_ANSWER) != 0;
    }
    reader->choices = questions >= 2 && options * 10 >= questions * 6;
    reader->labels = labels * 10 >= questions * 5;
}

void reader_decide(struct reader *reader)
{
    decide_headings(reader);
    decide_titles(reader);
    struct groups *all = ARENA_NEW(reader->scratch, struct groups);
    count_all(reader, all);
    size_t first = 0;
    for (size_t i = 0; i <= reader->mark_count; i++) {
        if (i < reader->mark_count && reader->marks[i].role == ROLE_NONE)
            continue;
        if (first > 0 && reader->marks[first - 1].role == ROLE_QUESTION)
            decide_under_question(reader, first - 1, i);
        else if (i > first)
            decide_section(reader, first, i, all);
        first = i + 1;
    }
    count_habits(reader);
}
