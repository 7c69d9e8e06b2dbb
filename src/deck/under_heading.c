/*
 * under_heading: what asks below a heading that asks.
 *
 * Most of it is part of the answer. But a heading may also be the title of the questions below it: when these have
 * labels, or are many of one style.
 */
#include "reading_int.h"

/* The first question label below mark `heading` and above mark `end`, or `end`. */
static size_t next_label(const struct reader *reader, size_t heading, size_t end)
{
    size_t label = heading + 1;
    while (label < end && !is_labelled(&reader->marks[label]))
        label++;
    return label;
}

/* Whether a heading with a question mark is answered before the first label below it. */
static bool is_answered_itself(const struct reader *reader, size_t heading, size_t end)
{
    size_t label = next_label(reader, heading, end);
    const struct mark *above = &reader->marks[heading];
    return above->like == LIKE_MARK && label < end &&
           reader_next(reader, above->line, reader->marks[label].line) < reader->marks[label].line;
}

/* Whether nothing but layout stands between a heading and the next mark. */
static bool stands_right_over(const struct reader *reader, const struct mark *above)
{
    uint32_t line = reader_next(reader, above->line, reader->outline.line_count);
    while (line && line < above[1].line && reader_line(reader, line)->noise == NOISE_TAG)
        line = reader_next(reader, line, reader->outline.line_count);
    return line == above[1].line;
}

bool heads_section(const struct reader *reader, const struct section *section, struct groups *groups,
                   const struct group **group)
{
    enum { MANY = 5 };
    const struct mark *above = &reader->marks[section->first - 1];
    bool folds = section->first < section->end && reader->marks[section->first].style == STYLE_DETAILS;
    if (section->first >= section->end || (above->like != LIKE_NOTHING && !folds) ||
        (above->flags & (MARK_LABEL | MARK_ANSWER)) || !stands_right_over(reader, above))
        return false;
    count_section(reader, section, groups);
    *group = group_of(groups, &reader->marks[section->first]);
    unsigned count = (*group)->count;
    unsigned asked = folds ? (*group)->likes : (*group)->marked;
    bool style = folds || (*group)->style == STYLE_BOLD || (*group)->style == STYLE_NUMBERED;
    bool bodies = (*group)->bodies * 5 >= count * 4;
    return style && can_ask(&reader->marks[section->first]) && count >= MANY && asked * 5 >= count * 4 &&
           (bodies || title_says_questions(reader_heading(reader, above->line)));
}

/* Whether a text stands between a heading with a question label and the next label: "Question 3: Fire", a case, and
 * "What do you do?" are one question. */
static bool tells_case(const struct reader *reader, size_t heading, size_t end)
{
    const struct mark *above = &reader->marks[heading];
    size_t label = next_label(reader, heading, end);
    return (above->flags & MARK_LABEL) && above->number >= 0 && label < end &&
           reader_next(reader, above->line, reader->marks[label].line) < reader->marks[label].line;
}

/* "Q1 – the median": where a heading asks, labels none of which does, nor has an answer, name something else. */
static bool labels_tell(const struct reader *reader, size_t heading, size_t end)
{
    bool tell = reader->marks[heading].like == LIKE_MARK;
    for (size_t i = heading + 1; i < end && tell; i++) {
        const struct mark *mark = &reader->marks[i];
        tell = !is_labelled(mark) || (mark->like == LIKE_NOTHING && !(mark->flags & (MARK_ANSWER | MARK_ALONE)));
    }
    return tell;
}

/* Whether a heading that asks is the title of the labels below it, by what these few headings and labels say. */
static bool titles_labels(const struct reader *reader, size_t heading, size_t end, bool usual)
{
    enum { SEVERAL = 3 };
    const struct mark *above = &reader->marks[heading];
    unsigned labels = 0;
    for (size_t i = heading + 1; i < end; i++)
        labels += is_labelled(&reader->marks[i]);
    if (labels == 0 || (labels < SEVERAL && !usual) ||
        ((above->flags & MARK_LABEL) && !(above->flags & MARK_ALONE) && above->like >= LIKE_WORD))
        return false;
    return !labels_tell(reader, heading, end) &&
           (labels >= 2 || (above->like != LIKE_MARK && !tells_case(reader, heading, end)));
}

/* Whether a label stands right below the heading, and no other one in its section. */
static bool stands_over_label(const struct reader *reader, size_t heading, size_t end)
{
    return heading + 1 < end && is_labelled(&reader->marks[heading + 1]) &&
           stands_right_over(reader, &reader->marks[heading]) && next_label(reader, heading + 1, end) == end;
}

/* Whether a label stands below every tenth heading that asks. */
static bool labels_are_usual(const struct reader *reader)
{
    unsigned headings = 0;
    unsigned labelled = 0;
    bool open = false; /* no label since the heading */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING) {
            open = mark->role == ROLE_QUESTION;
            headings += open;
        } else if (open && is_labelled(mark)) {
            open = false;
            labelled++;
        }
    }
    return labelled * 10 >= headings;
}

struct label_habit labels_under_headings(const struct reader *reader)
{
    enum { SEVERAL = 2 };
    struct label_habit habit = {.usual = labels_are_usual(reader)};
    unsigned titles[RANK_COUNT] = {0};
    unsigned others[RANK_COUNT] = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        size_t end = mark->style == STYLE_HEADING && mark->role == ROLE_QUESTION ? next_decided(reader, i + 1) : i;
        if (end > i && stands_over_label(reader, i, end))
            (titles_labels(reader, i, end, habit.usual) ? titles : others)[mark->rank]++;
    }
    for (unsigned r = 0; r < RANK_COUNT; r++)
        if (titles[r] >= SEVERAL && titles[r] > others[r])
            habit.titles |= (uint32_t)1 << r;
    return habit;
}

void decide_under_question(struct reader *reader, size_t heading, size_t end, const struct label_habit *habit)
{
    struct mark *above = &reader->marks[heading];
    bool series = (habit->titles >> above->rank & 1) && stands_over_label(reader, heading, end);
    if (!series && !titles_labels(reader, heading, end, habit->usual))
        return;
    if (!is_answered_itself(reader, heading, end))
        above->role = ROLE_TOPIC;
    for (size_t i = heading + 1; i < end; i++)
        if (is_labelled(&reader->marks[i])) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "a question label under a title";
        }
}

void take_answered_numbers(struct reader *reader, size_t heading, size_t end)
{
    enum { SEVERAL = 3 };
    size_t *indices = ARENA_ARRAY(reader->scratch, size_t, end - heading);
    size_t count = 0;
    size_t labels = 0;
    size_t asked = 0;
    uint32_t below = reader_next(reader, reader->marks[heading].line, reader->outline.line_count);
    if (below == 0 || reader_line(reader, below)->label != LABEL_ANSWER)
        return;
    for (size_t i = heading + 1; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        bool answered = mark->flags & MARK_ANSWER;
        if (mark->style != STYLE_NUMBERED || mark->depth > 0 || !can_ask(mark))
            continue;
        labels += answered;
        asked += answered || sounds_asked(mark);
        indices[count++] = i;
    }
    for (size_t i = 0; labels >= SEVERAL && asked * 2 > count && i < count; i++) {
        reader->marks[indices[i]].role = ROLE_QUESTION;
        reader->marks[indices[i]].reason = "a number with an answer of its own, like others below the heading";
    }
}

/* The first of the numbers behind a rule in the answer of a heading, with nothing but titles above it up to the rule;
 * or `end`. `*rule` is the line of that rule. */
static size_t number_behind_rule(const struct reader *reader, size_t heading, size_t end, uint32_t *rule)
{
    enum { TITLES = 4 };
    size_t first = heading + 1;
    *rule = 0;
    for (uint32_t n = reader->marks[heading].line; (n = reader_next(reader, n, reader->outline.line_count)) != 0;)
        if (reader_line(reader, n)->kind == LINE_RULE)
            *rule = n;
        else if (*rule && reader_line(reader, n)->opens)
            break;
    while (first < end && (reader->marks[first].line < *rule || reader->marks[first].style != STYLE_NUMBERED))
        first++;
    if (*rule == 0 || first == end)
        return end;
    unsigned titles = 0;
    for (uint32_t n = *rule; (n = reader_next(reader, n, reader->marks[first].line - 1)) != 0;)
        titles += reader_line(reader, n)->noise == NOISE_NONE;
    return titles > 0 && titles <= TITLES && reader->marks[first].number == 1 ? first : end;
}

void take_appendix(struct reader *reader, size_t heading, size_t end)
{
    enum { ENOUGH = 6 };
    uint32_t rule;
    size_t first = number_behind_rule(reader, heading, end, &rule);
    unsigned count = 0;
    unsigned marked = 0;
    unsigned bodies = 0;
    for (size_t i = first; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_NUMBERED || mark->depth > 0)
            continue;
        count++;
        marked += mark->like == LIKE_MARK && can_ask(mark);
        bodies += (mark->flags & MARK_BODY) != 0;
    }
    if (count < ENOUGH || marked * 10 < count * 9 || bodies * 5 > count)
        return;
    for (size_t i = heading + 1; i < end; i++) {
        struct mark *mark = &reader->marks[i];
        bool item = mark->style == STYLE_NUMBERED && mark->depth == 0;
        bool title = mark->style == STYLE_HEADING || (mark->style == STYLE_BOLD && i < first);
        if (mark->line < rule || !(item || title))
            continue;
        mark->role = item ? ROLE_QUESTION : ROLE_TOPIC;
        mark->reason = "part of a list of questions behind the last answer";
    }
}
