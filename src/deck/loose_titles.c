/*
 * loose_titles: lines over questions that are titles though they are no Markdown headings.
 */
#include "grill/base/map.h"
#include "reading_int.h"

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

/* Whether the line stands over the first question of the file, with a text between them at most. */
static bool opens_file(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    return index == 0 && reader->mark_count > 1 && mark->form == TITLE_SHOUTED && begins_question(&mark[1]);
}

/* Whether the line is the first below "Answer:", which says nothing itself: without it there would be no answer. */
static bool is_owed(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && reader_line(reader, above)->label == LABEL_ANSWER && reader_shape(reader, above).label_alone;
}

/* Whether a question begins on the line below the next one, which is of no list. */
static bool stands_near_question(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    size_t next = index + 1;
    if (next < reader->mark_count && reader->marks[next].line == mark->line + 1)
        next++;
    return next < reader->mark_count && reader->marks[next].line == mark->line + 2 &&
           begins_question(&reader->marks[next]);
}

/* "==== Tides ====": the rule goes on behind the title. */
static bool is_framed(str text)
{
    enum { LEAST = 5 };
    size_t signs = 0;
    while (signs < text.len && text.ptr[text.len - 1 - signs] == text.ptr[0])
        signs++;
    return signs >= LEAST;
}

/* A title is alone: nothing but a question, a blank or a rule may touch it; one that begins with a rule may touch the
 * question before, too. */
static bool stands_alone(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (!(mark->flags & MARK_GAP) && mark->form != TITLE_RULED)
        return false;
    if (mark->form >= TITLE_SHOUTED && is_owed(reader, mark->line))
        return false;
    if (mark->line == reader->outline.line_count)
        return true;
    if (mark->form == TITLE_RULED && stands_near_question(reader, index) && is_framed(reader_text(reader, mark->line)))
        return true;
    const struct line *below = reader_line(reader, mark->line + 1);
    return below->kind == LINE_BLANK || below->kind == LINE_RULE || stands_over_question(reader, index);
}

enum { TITLE_COMMENT = 4 /* "// Tides" */, TITLE_SIGNS };

/* Whether mark `index` begins a paragraph with several lines that ask, as most of its lines do. */
static bool begins_line_list(const struct reader *reader, size_t index)
{
    enum { LEAST = 3 };
    const struct mark *mark = &reader->marks[index];
    uint32_t last = reader->outline.blocks[reader_line(reader, mark->line)->block].last;
    return index + 1 < reader->mark_count && mark[1].style == STYLE_LINE && mark[1].line <= last &&
           last + 1 >= mark->line + LEAST && (sounds_asked(mark) || sounds_asked(mark + 1)) &&
           is_question_list(reader, mark->line);
}

/* Over the first of several numbers, which asks when `asks` is given, or of several lines that ask. */
static bool stands_over_first(const struct reader *reader, size_t index, bool asks)
{
    if (!stands_over_question(reader, index))
        return false;
    const struct mark *next = &reader->marks[index + 1];
    str title = reader_text(reader, reader->marks[index].line);
    if (next->style == STYLE_LINE)
        return !str_starts(title, STR("//")) && !str_contains(title, STR(". ")) && begins_line_list(reader, index + 1);
    return next->number == 1 && (!asks || sounds_asked(next) || stands_over_options(reader, next->line));
}

/* Which of the signs that plain titles often begin or end with stands there; 0 for none. */
static unsigned sign_of_title(const struct reader *reader, const struct mark *mark)
{
    str text = reader_text(reader, mark->line);
    static const char *const ends[TITLE_SIGNS] = {"", ":", "-", "："};
    for (unsigned i = 1; i < TITLE_COMMENT; i++)
        if (str_ends(text, str_of(ends[i])))
            return i;
    return str_starts(text, STR("//")) ? TITLE_COMMENT : 0;
}

/* Whether a line over a number without a label stands between "Q3" and "Q4": in the answer to the former. */
static bool is_between_labels(const struct reader *reader, size_t index)
{
    enum { REACH = 64 };
    if (index + 1 >= reader->mark_count || (reader->marks[index + 1].flags & MARK_LABEL))
        return false;
    const struct mark *above = NULL;
    for (size_t i = index; i-- > 0 && i + REACH >= index && !above && reader->marks[i].style != STYLE_HEADING;)
        above = reader->marks[i].flags & MARK_LABEL ? &reader->marks[i] : NULL;
    for (size_t i = index + 1; above && i < reader->mark_count && i <= index + REACH; i++)
        if (reader->marks[i].flags & MARK_LABEL)
            return above->number >= 0 && reader->marks[i].number == above->number + 1;
    return false;
}

/* "Choose two of these, and take your time:": two clauses right below a heading introduce its list. */
static bool introduces_list(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    str text = reader_text(reader, n);
    bool clauses = str_contains(text, STR(", ")) || str_contains(text, STR("，"));
    return text_ends_with_colon(text) && clauses && above && reader_line(reader, above)->kind == LINE_HEADING;
}

/* Whether the next line that could be a title is all there is below a mark. */
static bool stands_over_title(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    return index + 1 < reader->mark_count && mark[1].style == STYLE_TITLE &&
           reader_next(reader, mark->line, mark[1].line) == mark[1].line;
}

/* Whether the line right behind a number stands over one that does not go on counting, from whatever it begins; "2.1"
 * is none. */
static bool begins_anew(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *above = index > 0 && index + 1 < reader->mark_count ? mark - 1 : NULL;
    return above && above->style == STYLE_NUMBERED && above->number > 1 && above->depth == mark[1].depth &&
           mark[1].form != NUMBER_PARTS && mark[1].number > 0 && mark[1].number <= above->number &&
           stands_over_question(reader, index) && stands_over_title(reader, index - 1);
}

/* What is known of the file before its titles are. */
struct outlook {
    unsigned count[TITLE_FORMS]; /* lines that stand alone */
    unsigned over[TITLE_FORMS];  /* … over a question */
    unsigned signs[TITLE_SIGNS]; /* plain ones over the first of several numbers */
    unsigned numbers;            /* at the margin */
    unsigned bodies;             /* … over a text */
    unsigned asking;             /* marks that are like questions */
    unsigned answered;           /* … over anything */
};

/* A plain line is a title only over the first of several questions. This has to ask, or stand over options, but where
 * the line has the sign of others that are titles, a rule right above, or says that there are questions; or where
 * numbers have no texts below them, of which the line and the new count could be a part. */
static bool is_plain_title(const struct reader *reader, size_t index, const struct outlook *outlook)
{
    enum { SEVERAL = 5, SET_IN = 2 /* columns: a text of the item above that missed its column */ };
    uint32_t line = reader->marks[index].line;
    unsigned sign = sign_of_title(reader, &reader->marks[index]);
    bool ruled = line > 1 && reader_line(reader, line - 1)->kind == LINE_RULE;
    bool bare = outlook->numbers >= SEVERAL && outlook->bodies * 10 <= outlook->numbers && begins_anew(reader, index);
    bool known =
        ruled || bare || (sign && outlook->signs[sign] >= 2) || text_names_questions(reader_text(reader, line));
    bool link = str_contains(reader_text(reader, line), STR("](http")); /* to a page: of what stands above */
    bool first = bare || stands_over_first(reader, index, !known);
    return !link && reader_indent(reader, line) < SET_IN && first && !is_between_labels(reader, index) &&
           !introduces_list(reader, line);
}

/* Whether a number stands right below a line that is not all there is below the mark above, unless a key answers that
 * one. */
static bool touches_number(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (index + 1 >= reader->mark_count || mark[1].line != mark->line + 1 || mark[1].number < 1)
        return false;
    return index == 0 || reader_next(reader, mark[-1].line, mark->line) != mark->line || reader_key(reader, &mark[-1]);
}

/* Plain lines right above a number that stand in several places of the file: "Easy ones", "Hard ones", "Easy ones". */
static void take_refrains(struct reader *reader)
{
    struct map seen;
    map_init(&seen);
    bool inside = false; /* of the answer to a heading */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && mark->role != ROLE_NONE)
            inside = mark->role == ROLE_QUESTION;
        bool over_number = !inside && mark->style == STYLE_TITLE && mark->form == TITLE_PLAIN && !mark->folded &&
                           stands_alone(reader, i) && touches_number(reader, i);
        if (!over_number)
            continue;
        str text = reader_text(reader, mark->line);
        struct mark *first = map_find(&seen, text);
        if (!first) {
            map_put(&seen, text, mark);
            continue;
        }
        first->role = mark->role = ROLE_TOPIC;
        first->reason = mark->reason = "a title by itself, which comes again";
    }
    map_release(&seen);
}

/* Folds around several questions, and nothing of their own, fold a section. */
static void take_folds(struct reader *reader)
{
    bool inside = false; /* of the answer to a heading */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && mark->role != ROLE_NONE)
            inside = mark->role == ROLE_QUESTION;
        if (mark->style != STYLE_DETAILS || inside || mark->folded || (mark->flags & MARK_BODY) ||
            !reader_fold(reader, mark->line)->topic)
            continue;
        mark->role = ROLE_TOPIC;
        mark->rank = RANK_TITLE;
        mark->reason = "a fold around questions";
    }
}

static bool may_be_question(const struct mark *mark)
{
    return mark->depth == 0 && mark->style != STYLE_TITLE && (mark->number >= 0 || mark->like == LIKE_MARK);
}

static struct outlook see_outlook(const struct reader *reader)
{
    struct outlook outlook = {.numbers = 0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        bool number = mark->style == STYLE_NUMBERED && mark->depth == 0;
        outlook.numbers += number;
        outlook.asking += may_be_question(mark);
        outlook.answered += may_be_question(mark) && mark->flags & MARK_BODY;
        outlook.bodies += number && (mark->flags & MARK_BODY) && !stands_over_title(reader, i);
        if (mark->style != STYLE_TITLE || mark->folded || !stands_alone(reader, i))
            continue;
        outlook.count[mark->form]++;
        outlook.over[mark->form] += stands_over_question(reader, i) || opens_file(reader, i);
        unsigned sign = sign_of_title(reader, mark);
        if (mark->form == TITLE_PLAIN && stands_over_first(reader, i, sign != TITLE_COMMENT))
            outlook.signs[sign]++;
    }
    return outlook;
}

/* Whether the second of two marks is the next question after the first. */
static bool goes_on(const struct mark *first, const struct mark *second)
{
    if (first->number >= 0)
        return second->number == first->number + 1 && second->form == first->form;
    return second->style == first->style && second->like == LIKE_MARK;
}

/* Whether the number stands right below the one before it: a list whose items have no texts of their own. */
static bool touches_number_above(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    return index > 0 && mark->number > 1 && mark[-1].line + 1 == mark->line && goes_on(&mark[-1], mark);
}

/* Whether the line is all that stands between a question and the next one, a heading or the end: the answer, where most
 * others have one. */
static bool is_lone_answer(const struct reader *reader, size_t index, const struct outlook *outlook)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *above = index > 0 ? mark - 1 : NULL;
    const struct mark *below = index + 1 < reader->mark_count ? mark + 1 : NULL;
    if (!above || !may_be_question(above) || touches_number_above(reader, index - 1) ||
        outlook->answered * 2 < outlook->asking)
        return false;
    uint32_t n = reader_next(reader, above->line, mark->line);
    while (n < mark->line && (reader_line(reader, n)->wraps || reader_line(reader, n)->noise != NOISE_NONE))
        n = reader_next(reader, n, mark->line);
    return n == mark->line && (!below || below->style == STYLE_HEADING || goes_on(above, below));
}

void decide_titles(struct reader *reader)
{
    take_folds(reader);
    take_refrains(reader);
    struct outlook outlook = see_outlook(reader);
    bool inside = false; /* of the answer to a heading */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && mark->role != ROLE_NONE)
            inside = mark->role == ROLE_QUESTION;
        if (mark->style != STYLE_TITLE || mark->folded || inside || !stands_alone(reader, i))
            continue;
        bool usual = outlook.over[mark->form] * 2 >= outlook.count[mark->form] && outlook.over[mark->form] > 0;
        if (mark->form == TITLE_PLAIN ? !is_plain_title(reader, i, &outlook) : !usual && mark->form != TITLE_RULED)
            continue;
        if (mark->form != TITLE_PLAIN && is_lone_answer(reader, i, &outlook))
            continue;
        mark->role = ROLE_TOPIC;
        mark->reason = "a title by itself, as others that stand over questions";
    }
}
