/*
 * fallback: the questions of a file in which none, or hardly one, was found.
 */
#include "reading_int.h"

static unsigned count_questions(const struct reader *reader)
{
    unsigned count = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        count += reader->marks[i].role == ROLE_QUESTION;
    return count;
}

/* Whether a mark may be one of the list: `inside` is whether the last mark that is decided is a question, whose answer
 * this one would be part of. */
static bool may_be_listed(const struct mark *mark, bool *inside)
{
    if (mark->role != ROLE_NONE)
        *inside = mark->role == ROLE_QUESTION;
    return !*inside && mark->depth == 0 && is_list_item(mark) && can_ask(mark);
}

/* Numbers that count on, each over a text of its own, are the questions, however many bullets their answers have. */
static bool counts_texts(const struct group *group)
{
    return group->style == STYLE_NUMBERED && group->in_order == group->count && group->bodies * 10 >= group->count * 9;
}

/* In a file that calls itself a list of questions, the numbered lines or bullets at its left margin are the questions,
 * though none of them sounds like it; or only a few, `found`, do, and many others are numbered and begin in bold. Not
 * those under "Resources". */
static bool take_list(struct reader *reader, unsigned found)
{
    enum { LEAST = 3, MANY = 12, MORE = 4 };
    struct groups all = {.depths = 0};
    bool inside = false;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (may_be_listed(&reader->marks[i], &inside))
            count_mark(&all, &reader->marks[i]);
    const struct group *chosen = NULL;
    for (unsigned style = STYLE_NUMBERED; style <= STYLE_BULLET; style++)
        for (unsigned look = 0; look < LOOKS; look++) {
            const struct group *group = &all.items[0][style][look];
            bool ordered = style == STYLE_BULLET || group->in_order * 10 >= group->count * 7;
            bool fits = found == 0 || (style == STYLE_NUMBERED && group->bold && group->count >= MANY);
            if (group->count >= LEAST && group->count >= found * MORE && ordered && fits &&
                (!chosen || (group->count > chosen->count && !counts_texts(chosen))))
                chosen = group;
        }
    inside = false;
    uint8_t aside = 0; /* rank of the heading over what is about the file */
    for (size_t i = 0; chosen && i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && (aside == 0 || mark->rank <= aside))
            aside = titles_remarks(reader, mark) ? mark->rank : 0;
        if (!may_be_listed(mark, &inside) || group_of(&all, mark) != chosen || aside)
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "an item of a file that calls itself a list of questions";
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

/* Many bullets that stand alone over texts, as titles would, are terms to explain in any file. */
static bool take_titles(struct reader *reader)
{
    enum { MANY = 8 };
    unsigned bullets = 0;
    unsigned titles = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        if (!is_lone_bullet(reader, &reader->marks[i]))
            continue;
        uint32_t below = reader_next(reader, reader->marks[i].line, reader->outline.line_count);
        const struct line *line = below ? reader_line(reader, below) : NULL;
        bullets++;
        titles += line && line->kind == LINE_TEXT && line->depth == 0 && line->opens == 0;
    }
    if (titles < MANY || titles * 10 < bullets * 6)
        return false;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (is_lone_bullet(reader, &reader->marks[i])) {
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
