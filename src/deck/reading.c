/*
 * reading: which marks are questions and which are topics.
 *
 * Headings are decided first and for the whole file (headings.c). Between topics lie sections; in each of them the
 * marks are gathered in groups of one style, depth and look, every group is weighed by its style, and the outermost
 * group that is sure enough gives the questions.
 */
#include "reading_int.h"
#include "texts_int.h"

#include <string.h>

/* A lone bold line is no question where labels on headings say what is, and a few without a question mark are none
 * where many headings are. */
static bool is_outdone(const struct reader *reader, const struct group *group)
{
    enum { FEW = 3 };
    return group->style == STYLE_BOLD &&
           ((reader->titled && group->count == 1) || (reader->headed && group->count <= FEW && group->marked == 0));
}

/* What a section with few marks cannot tell, those that look the same in the whole file can; but most of the section's
 * have to ask, too. */
static double weigh(const struct reader *reader, struct group *group, const struct group *whole)
{
    double (*alone)(const struct group *) = styles[group->style]->weigh;
    if (is_outdone(reader, group))
        return 0;
    group->all_count = whole->count;
    group->all_likes = whole->likes;
    group->all_labels = whole->labels;
    group->all_answers = whole->answers;
    group->promised = reader->hinted;
    group->listing = reader->listing >= LISTING_TITLED;
    double weight = alone(group);
    unsigned signs = group->style == STYLE_LINE && group->answers > group->likes ? group->answers : group->likes;
    if (signs * 2 < group->count || signs == 0)
        return weight;
    struct group file = *whole;
    file.promised = group->promised;
    file.listing = group->listing;
    file.all_count = whole->count;
    file.all_likes = whole->likes;
    file.all_labels = whole->labels;
    file.all_answers = whole->answers;
    double elsewhere = alone(&file);
    return elsewhere > weight ? elsewhere : weight;
}

/* What the first mark of a section that may ask says about the others. */
struct opener {
    struct group *group; /* its group, or NULL */
    bool labelled;
    bool usual;  /* in the whole file, half of those that look like it, and several, have a question mark */
    bool asks;   /* … or fewer than several, but it is sure to ask */
    bool counts; /* it is one of several numbers without a gap, which are sure to ask */
};

static struct opener find_opener(const struct reader *reader, const struct section *section, struct groups *groups,
                                 const struct groups *all)
{
    enum { SEVERAL = 3 };
    size_t first = section->first;
    while (first < section->end && !can_ask(&reader->marks[first]))
        first++;
    if (first == section->end)
        return (struct opener){.group = NULL};
    const struct mark *mark = &reader->marks[first];
    struct group *group = group_of(groups, mark);
    const struct group *whole = group_in_file(all, mark);
    bool sure = weigh(reader, group, whole) >= 0.5;
    bool counts = sure && group->style == STYLE_NUMBERED && group->count > 1 && group->in_order == group->count;
    bool half = whole->marked * 2 >= whole->count;
    return (struct opener){group, is_labelled(mark), half && whole->marked >= SEVERAL, sure && half, counts};
}

/* Whether numbers that count on ask nearly all, each over a text: what else stands there is part of these texts. */
static bool is_frame(const struct group *group)
{
    enum { ENOUGH = 5 };
    unsigned most = group->count - group->count / 10;
    return group->style == STYLE_NUMBERED && group->count >= ENOUGH && group->in_order >= most &&
           group->marked >= most && group->bodies >= most;
}

/* "Q1." to "Q9.", each of which an "A:" answers: such labels leave nothing to weigh. */
static bool are_pairs(const struct group *group)
{
    enum { SEVERAL = 3 };
    return group->count >= SEVERAL && group->labels == group->count && group->answers == group->count &&
           group->in_order == group->count;
}

/* Whether the section begins with a label of those that an answer's label follows nearly everywhere in the file. */
static bool begins_pair(const struct group *group, const struct opener *opener)
{
    enum { SEVERAL = 2 };
    return opener->group == group && group->all_count >= SEVERAL && group->all_answers * 10 >= group->all_count * 9;
}

/* What one mark of a group counts against one of another: question marks say more than question words; and where none
 * has any, what begins like a question only says something about the line above that asks, as do bullets in between
 * numbers that ask and count on. */
static double worth(const struct group *group, const struct opener *opener)
{
    enum { OUTDONE = 4, FRAME = 4 };
    if (group->style == STYLE_LABEL)
        return opener->labelled || are_pairs(group) || begins_pair(group, opener) ? 1e6 : 3;
    double sure = group->marked == group->count ? 3 : group->marked * 2 >= group->count ? 2 : 1;
    bool says = group->marked == 0 && opener->asks && opener->group != group;
    bool between = opener->counts && group->style == STYLE_BULLET; /* … of the numbers */
    return (group->style == STYLE_LINE ? 0.2 : 1) * sure * (is_frame(group) ? FRAME : 1) /
           (says || between ? OUTDONE : 1);
}

/* The surest of the outermost groups; a label goes before most, and before everything when the section begins with one.
 */
static const struct group *choose_group(const struct reader *reader, struct groups *groups, const struct groups *all,
                                        const struct opener *opener)
{
    const struct group *chosen = NULL;
    double best = 0;
    for (unsigned depth = 0; depth < groups->depths; depth++)
        for (unsigned style = 0; style < STYLE_COUNT; style++)
            for (unsigned look = 0; look < LOOKS; look++) {
                struct group *group = &groups->items[depth][style][look];
                const struct group *whole = &all->items[depth][style][look];
                if (group->count == 0 || (chosen && depth > chosen->depth && chosen->style != STYLE_LABEL))
                    continue;
                double weight = weigh(reader, group, whole);
                double value = weight * group->count * worth(group, opener);
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

static bool is_bare(const struct group *group)
{
    return group->bodies * 10 <= group->count * 3;
}

/* Whether numbers count on and ask, most by words and with a mark: these are questions, answered or not. */
static bool ask_in_order(const struct group *group)
{
    return group->style == STYLE_NUMBERED && group->in_order == group->count && group->likes * 5 >= group->count * 4 &&
           group->marked * 2 >= group->count;
}

/* A list of questions without answers, or of numbers that ask, beside the section's other questions, where it
 * interrupts none of them. */
static void take_list_beside(struct reader *reader, const struct section *section, const struct groups *all)
{
    enum { ENOUGH = 4, LINES = 3 /* lines that all ask */ };
    struct groups groups;
    count_section(reader, section, &groups);
    const struct group *chosen = choose_group(reader, &groups, all, &(struct opener){.group = NULL});
    if (!chosen || chosen->style == STYLE_LABEL)
        return;
    bool lines = chosen->style == STYLE_LINE && chosen->count >= LINES && chosen->likes == chosen->count;
    bool ends = lines && chosen->bodies <= 1; /* what stands below the last one is not its answer */
    bool list = ends || (chosen->count >= ENOUGH && (is_bare(chosen) || ask_in_order(chosen)));
    bool counted = list && chosen->style == STYLE_NUMBERED && chosen->in_order == chosen->count;
    if (list && (counted || lines || chosen->marked * 10 >= chosen->count * 9))
        take_group(reader, section, &groups, chosen);
}

/* "Question 3: …", or a number that asks, over options. */
static bool is_choice(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    bool numbered = mark->style == STYLE_NUMBERED && mark->depth == 0 && sounds_asked(mark);
    return mark->role == ROLE_NONE && can_ask(mark) && (numbered || is_labelled(mark)) && holds_options(reader, index);
}

/* Several such beside the section's other questions. */
static void take_choices_beside(struct reader *reader, const struct section *section)
{
    enum { SEVERAL = 2 };
    unsigned count = 0;
    for (size_t i = section->first; i < section->end; i++)
        count += is_choice(reader, i);
    for (size_t i = section->first; count >= SEVERAL && i < section->end; i++)
        if (is_choice(reader, i)) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "a label or number over options, beside other questions";
        }
}

/* "1. **What is rye?**" at the margin, which may look like a list inside the numbers around it. */
static bool is_bold_number(const struct mark *mark)
{
    return mark->role == ROLE_NONE && mark->style == STYLE_NUMBERED && mark->depth == 0 && !mark->folded &&
           (mark->flags & MARK_BOLD);
}

/* Several such that count on, nearly all over a text and most with a question mark, below a question with a label: a
 * list of questions of its own, which nobody writes as an answer. */
static void take_deck_below(struct reader *reader, size_t first, size_t end)
{
    enum { ENOUGH = 4 };
    struct groups groups;
    struct group group = {.count = 0};
    groups.depths = 0;
    for (size_t i = first; i < end; i++)
        if (is_bold_number(&reader->marks[i])) {
            count_mark(&groups, &reader->marks[i]);
            group = *group_of(&groups, &reader->marks[i]);
        }
    unsigned most = group.count - group.count / 10;
    if (group.count < ENOUGH || group.in_order < most || group.likes < most || group.marked * 2 < group.count ||
        group.bodies < most)
        return;
    for (size_t i = first; i < end; i++)
        if (is_bold_number(&reader->marks[i])) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "one of many bold numbers that ask, below a question with a label";
        }
}

static void take_decks_below(struct reader *reader, const struct section *section)
{
    for (size_t i = section->first, end; i < section->end; i = end) {
        for (end = i + 1; end < section->end && reader->marks[end].role != ROLE_QUESTION;)
            end++;
        if (reader->marks[i].role == ROLE_QUESTION && end > i + 1)
            take_deck_below(reader, i + 1, end);
    }
}

/* Lists before the first question of the section, and behind the last one when that needs no text for its answer. */
static void decide_beside(struct reader *reader, const struct section *section, const struct groups *all, bool bare)
{
    size_t first = section->first;
    size_t end = section->end;
    while (first < section->end && reader->marks[first].role != ROLE_QUESTION)
        first++;
    while (end > first && reader->marks[end - 1].role != ROLE_QUESTION)
        end--;
    if (first > section->first)
        take_list_beside(reader, &(struct section){section->first, first}, all);
    if (bare && end < section->end)
        take_list_beside(reader, &(struct section){end, section->end}, all);
    take_choices_beside(reader, &(struct section){section->first, first});
    take_choices_beside(reader, &(struct section){end, section->end});
}

bool titles_remarks(const struct reader *reader, const struct mark *mark)
{
    str title = clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0});
    return title_is_apparatus(title) || title_closes(title) || title_is_about_file(title);
}

/* Whether the title above a section says that it is about the file, or ends it. */
static bool tells_of_file(const struct reader *reader, const struct section *section)
{
    const struct mark *above = section->first > 0 ? &reader->marks[section->first - 1] : NULL;
    return above && above->role == ROLE_TOPIC && titles_remarks(reader, above);
}

/* Whether marks without a question mark stand below one that looks as questions do in other sections: they tell
 * something of it, though it is no question for sure. */
static bool tell_below(const struct opener *opener, const struct group *chosen)
{
    return opener->usual && opener->group != chosen && chosen->marked == 0 && chosen->style != STYLE_LABEL;
}

/* Whether nested items without a question mark stand in few of the numbers around them: they tell something there, for
 * numbers that are topics each hold questions. */
static bool tell_in_few(const struct reader *reader, const struct section *section, struct groups *groups,
                        const struct group *nested)
{
    enum { SEVERAL = 3 };
    unsigned numbers = 0;
    unsigned holding = 0;
    bool holds = false;
    if (nested->depth == 0 || nested->style == STYLE_LABEL || nested->marked > 0)
        return false;
    for (size_t i = section->first; i < section->end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!can_ask(mark))
            continue;
        bool number = mark->style == STYLE_NUMBERED && mark->depth < nested->depth;
        bool member = group_of(groups, mark) == nested;
        numbers += number;
        holding += member && !holds;
        holds = member || (holds && !number);
    }
    return numbers >= SEVERAL && holding * 2 < numbers;
}

/* Returns whether there are questions in the section. Below a title that is about the file, they have question marks.
 */
static bool decide_section(struct reader *reader, const struct section *section, const struct groups *all)
{
    struct groups groups;
    count_section(reader, section, &groups);
    struct opener opener = find_opener(reader, section, &groups, all);
    const struct group *chosen = choose_group(reader, &groups, all, &opener);
    if (!chosen || tell_below(&opener, chosen) || tell_in_few(reader, section, &groups, chosen) ||
        (chosen->style != STYLE_LABEL && chosen->marked * 2 < chosen->count && tells_of_file(reader, section)))
        return false;
    bool bare = is_bare(chosen);
    bool labelled = chosen->style == STYLE_LABEL;
    take_group(reader, section, &groups, chosen);
    decide_beside(reader, section, all, bare);
    if (labelled)
        take_decks_below(reader, section);
    return true;
}

/* What stands inside of a card that leaves no doubt asks nothing itself, unless it leaves none either; a note has a
 * frame around it. */
static void fold_inner(struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    const struct style *style = styles[mark->style];
    uint32_t last = style->last_line ? style->last_line(reader, mark, reader->outline.line_count) : mark->line;
    for (size_t i = index + 1; i < reader->mark_count && reader->marks[i].line <= last; i++)
        reader->marks[i].folded = mark->style == STYLE_NOTE || !styles[reader->marks[i].style]->sure;
}

/* Marks of the notations that leave no doubt. */
static void decide_sure(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (!styles[mark->style]->sure || mark->folded)
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = styles[mark->style]->describe;
        fold_inner(reader, i);
    }
}

/* Lists in quotations, none of which asks, quote what someone says where many questions stand outside of them. */
static void fold_quoted(struct reader *reader)
{
    enum { MANY = 5 };
    unsigned outside = 0;
    unsigned inside = 0;
    unsigned asking = 0; /* inside */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        bool quoted = reader_line(reader, mark->line)->quoted;
        outside += !quoted && sounds_asked(mark);
        inside += quoted && is_list_item(mark);
        asking += quoted && sounds_asked(mark);
    }
    if (inside == 0 || asking > 0 || outside < MANY)
        return;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (is_list_item(&reader->marks[i]) && reader_line(reader, reader->marks[i].line)->quoted)
            reader->marks[i].folded = true;
}

/* The first mark from `first` on that ends a section: a topic or question already decided. */
static size_t section_end(const struct reader *reader, size_t first)
{
    while (first < reader->mark_count &&
           (reader->marks[first].role == ROLE_NONE || styles[reader->marks[first].style]->sure))
        first++;
    return first;
}

static bool is_under_question(const struct reader *reader, size_t first)
{
    return first > 0 && reader->marks[first - 1].role == ROLE_QUESTION;
}

static void forget_roles(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        reader->marks[i].role = ROLE_NONE;
        reader->marks[i].flags &= (uint16_t)~MARK_INNER;
    }
}

/* Whether many headings are questions. */
static bool has_heading_questions(const struct reader *reader)
{
    enum { MANY = 8 };
    unsigned count = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        count += reader->marks[i].style == STYLE_HEADING && reader->marks[i].role == ROLE_QUESTION;
    return count >= MANY;
}

static void decide_sections(struct reader *reader, struct groups *all)
{
    struct section *silent = ARENA_ARRAY(reader->scratch, struct section, reader->mark_count + 1);
    size_t silent_count = 0;
    for (size_t first = 0, end; first < reader->mark_count; first = end + 1) {
        end = section_end(reader, first);
        if (end > first && !is_under_question(reader, first))
            find_inner_of_depth(reader, first, end, 0);
    }
    count_all(reader, all);
    reader->headed = has_heading_questions(reader);
    struct label_habit labels = labels_under_headings(reader);
    for (size_t first = 0, end; first <= reader->mark_count; first = end + 1) {
        end = section_end(reader, first);
        struct section section = {first, end};
        struct groups groups;
        const struct group *group;
        if (is_under_question(reader, first) && heads_section(reader, &section, &groups, &group)) {
            reader->marks[first - 1].role = ROLE_TOPIC;
            take_group(reader, &section, &groups, group);
        } else if (is_under_question(reader, first)) {
            decide_under_question(reader, first - 1, end, &labels);
            take_items_beside(reader, first - 1, end);
            take_numbers_after(reader, first - 1, end);
            take_numbers_between(reader, first - 1, end);
            take_answered_numbers(reader, first - 1, end);
            if (end == reader->mark_count)
                take_appendix(reader, first - 1, end);
        } else if (end > first && !decide_section(reader, &section, all) && !tells_of_file(reader, &section))
            silent[silent_count++] = section;
    }
    settle_sections(reader, silent, silent_count, all);
}

/* One reading of the file; `rank` as for decide_headings. */
static void decide_all(struct reader *reader, unsigned rank)
{
    decide_sure(reader);
    fold_quoted(reader);
    decide_headings(reader, rank);
    decide_headings_between(reader);
    decide_item_headings(reader);
    decide_titles(reader);
    struct groups *all = ARENA_NEW(reader->scratch, struct groups);
    decide_sections(reader, all);
    decide_promised(reader);
    decide_leaf_titles(reader);
}

void reader_decide(struct reader *reader)
{
    reader->hinted = reader_is_hinted(reader);
    if (!reader->forced)
        reader->forced = styles_of_notes(reader);
    bool headings = !reader->forced || (reader->forced & STYLE_BIT(STYLE_HEADING));
    if (headings)
        decide_all(reader, 0);
    unsigned rank = headings ? headings_instead(reader) : 0;
    if (rank) {
        forget_roles(reader);
        decide_all(reader, rank);
    }
    if (reader->forced)
        decide_forced(reader);
    else
        take_fallback(reader);
    if (!reader->forced)
        drop_asides(reader);
    unsigned questions = count_habits(reader);
    decide_heading_answers(reader);
    decide_banners(reader, questions);
    decide_list_ends(reader);
    decide_closing(reader);
}
