/*
 * fallback: the questions of a file in which none, or hardly one, was found.
 */
#include "grill/base/array.h"
#include "reading_int.h"
#include "texts_int.h"

static unsigned count_questions(const struct reader *reader)
{
    unsigned count = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        count += reader->marks[i].role == ROLE_QUESTION;
    return count;
}

static bool is_at_margin(const struct line *line)
{
    return line->kind == LINE_TEXT && line->depth == 0 && line->opens == 0 && !is_dropped(line);
}

static bool is_code_at_margin(const struct line *line)
{
    return line->kind == LINE_CODE && line->depth == 0;
}

/* Whether a text or code at the margin, not only a list, stands below mark `index` and above the next line in bold. */
static bool holds_paragraph(const struct reader *reader, size_t index)
{
    enum { REACH = 64 };
    size_t next = index + 1;
    while (next < reader->mark_count && next < index + REACH && is_list_item(&reader->marks[next]))
        next++;
    uint32_t end = next < reader->mark_count ? reader->marks[next].line - 1 : reader->outline.line_count;
    uint32_t n = reader->marks[index].line;
    while ((n = reader_next(reader, n, end)) > 0)
        if (is_at_margin(reader_line(reader, n)) || is_code_at_margin(reader_line(reader, n)))
            return true;
    return false;
}

/* Whether a text, not a list, stands right below the mark. */
static bool heads_text(const struct reader *reader, const struct mark *mark)
{
    uint32_t below = reader_next(reader, mark->line, reader->outline.line_count);
    return below && is_at_margin(reader_line(reader, below));
}

/* Whether a mark may be one of the list: `inside` is whether the last mark that is decided is a question, whose answer
 * this one would be part of. */
static bool may_be_listed(const struct mark *mark, bool *inside)
{
    if (mark->role != ROLE_NONE)
        *inside = mark->role == ROLE_QUESTION;
    bool fits = is_list_item(mark) || mark->style == STYLE_BOLD || mark->style == STYLE_DETAILS;
    return !*inside && mark->depth == 0 && fits && can_ask(mark);
}

/* Numbers that count on, folds, or lines in bold, nearly all over texts of their own, are the questions, however many
 * bullets their answers have; but not numbers of which only a word is in bold. */
static bool stand_over_texts(const struct group *group)
{
    bool counts = group->style == STYLE_NUMBERED && group->in_order + 1 >= group->count; /* one may be a slip */
    unsigned most = group->style == STYLE_BOLD ? 6 : 9;                                  /* some texts are mere lists */
    return (counts || group->style == STYLE_BOLD || group->style == STYLE_DETAILS) && group->parts * 2 < group->count &&
           group->bodies * 10 >= group->count * most;
}

/* Whether the group could be all the questions of a file. Where `found` were seen without it, only many bold numbers
 * could. */
static bool may_be_all(const struct group *group, unsigned found)
{
    enum { LEAST = 3, MANY = 12, MORE = 4 };
    if (group->count < LEAST || group->count < found * MORE)
        return false;
    bool counts = group->style == STYLE_NUMBERED &&
                  (group->in_order * 10 >= group->count * 7 || group->in_order + 1 >= group->count);
    if (found)
        return counts && group->bold && group->count >= MANY;
    if (group->style == STYLE_NUMBERED)
        return counts;
    return group->style == STYLE_BULLET || stand_over_texts(group);
}

/* Texts below tell more than numbers do: of the groups over texts the first kind is the best, of others the largest. */
static bool is_better(const struct group *group, const struct group *other)
{
    bool over = stand_over_texts(group);
    return over != stand_over_texts(other) ? over : !over && group->count > other->count;
}

/* In a file that calls itself a list of questions, the numbered lines or bullets at its left margin, or folds or lines
 * in bold over texts, are the questions, though none of them sounds like it; or only a few, `found`, do, and many
 * others are numbered and begin in bold. Not those under "Resources". */
static bool take_list(struct reader *reader, unsigned found)
{
    static const enum style_id kinds[] = {STYLE_DETAILS, STYLE_NUMBERED, STYLE_BOLD, STYLE_BULLET};
    struct groups all = {.depths = 0};
    bool inside = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!may_be_listed(mark, &inside))
            continue;
        count_mark(&all, mark);
        group_of(&all, mark)->bodies -=
            mark->style == STYLE_BOLD && mark->flags & MARK_BODY && !holds_paragraph(reader, i);
    }
    const struct group *chosen = NULL;
    for (size_t kind = 0; kind < COUNT_OF(kinds); kind++)
        for (unsigned look = 0; look < LOOKS; look++) {
            const struct group *group = &all.items[0][kinds[kind]][look];
            if (may_be_all(group, found) && (!chosen || is_better(group, chosen)))
                chosen = group;
        }
    inside = false;
    uint8_t aside = 0; /* rank of the heading over what is about the file */
    bool whole =
        chosen && chosen->bold && chosen->parts * 2 < chosen->count; /* not only their beginnings are in bold */
    for (size_t i = 0; chosen && i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && (aside == 0 || mark->rank <= aside))
            aside = titles_remarks(reader, mark) ? mark->rank : 0;
        if (!may_be_listed(mark, &inside) || group_of(&all, mark) != chosen || aside ||
            (whole && mark->flags & MARK_PART))
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "one of the items of a file that calls itself a list of questions";
        inside = false;
    }
    return chosen;
}

/* Whether nothing is set right above or below a bullet at the margin, as a list would be. */
static bool is_lone_bullet(const struct reader *reader, const struct mark *mark)
{
    bool ends = mark->line == reader->outline.line_count || reader_line(reader, mark->line + 1)->kind == LINE_BLANK;
    return mark->style == STYLE_BULLET && mark->depth == 0 && (mark->flags & MARK_GAP) && ends && can_ask(mark);
}

/* Bullets that stand alone. */
struct lone {
    unsigned count;
    unsigned titles; /* over a text */
    unsigned hints;  /* … that begin as questions do */
    unsigned marked; /* … with a question mark */
};

static struct lone count_lone_bullets(const struct reader *reader)
{
    struct lone lone = {0};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!is_lone_bullet(reader, mark))
            continue;
        lone.count++;
        bool title = heads_text(reader, mark);
        lone.titles += title;
        lone.hints += title && mark->like >= LIKE_WEAK;
        lone.marked += title && mark->like == LIKE_MARK;
    }
    return lone;
}

/* Bullets that stand alone over texts, as titles would, are terms to explain in any file when there are many; and
 * those that could ask are questions when all over texts could, and one does. */
static bool take_titles(struct reader *reader)
{
    enum { MANY = 8, SOME = 2 };
    struct lone lone = count_lone_bullets(reader);
    bool ask = lone.titles >= SOME && lone.marked > 0 && lone.hints == lone.titles;
    bool many = lone.titles >= MANY;
    if ((!many && !ask) || lone.titles * 10 < lone.count * 6)
        return false;
    for (size_t i = 0; i < reader->mark_count; i++)
        if ((many || reader->marks[i].like >= LIKE_WEAK) && is_lone_bullet(reader, &reader->marks[i])) {
            reader->marks[i].role = ROLE_QUESTION;
            reader->marks[i].reason = "a lone bullet over a text, like most bullets of the file";
        }
    return true;
}

/* A file may be one card: its first heading asks, the rest answers. */
static void take_title(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING)
            continue;
        if (mark->like < LIKE_MARK || !(mark->flags & MARK_BODY))
            return;
        mark->role = ROLE_QUESTION;
        mark->reason = "the only question of the file";
        for (size_t j = i + 1; j < reader->mark_count; j++)
            reader->marks[j].role = ROLE_NONE;
        return;
    }
}

void take_fallback(struct reader *reader)
{
    unsigned found = count_questions(reader);
    if (found == 0 && reader_tables_ask(reader))
        return;
    bool listed = reader->hinted && take_list(reader, found);
    if (found == 0 && !listed && !take_titles(reader))
        take_title(reader);
}
