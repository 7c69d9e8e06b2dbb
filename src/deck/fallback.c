/*
 * fallback: the questions of a file in which none was found.
 */
#include "reading_int.h"

static bool any_question(const struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION)
            return true;
    return false;
}

/* In a file that calls itself a list of questions, the numbered lines or bullets at its left margin are the questions,
 * though none of them sounds like it. */
static bool take_list(struct reader *reader)
{
    struct groups all;
    count_all(reader, &all);
    const struct group *chosen = NULL;
    for (unsigned style = STYLE_NUMBERED; style <= STYLE_BULLET; style++)
        for (unsigned look = 0; look < LOOKS; look++) {
            const struct group *group = &all.items[0][style][look];
            bool ordered = style == STYLE_BULLET || group->in_order * 10 >= group->count * 7;
            if (group->count >= 3 && ordered && (!chosen || group->count > chosen->count))
                chosen = group;
        }
    if (!chosen)
        return false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        bool member = mark->style == chosen->style && mark->depth == 0 && can_ask(mark) &&
                      ((mark->flags & MARK_BOLD) != 0) == chosen->bold;
        if (!member)
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "an item of a file that calls itself a list of questions";
    }
    return true;
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
    if (any_question(reader) || reader_tables_ask(reader) || (reader->hinted && take_list(reader)) ||
        take_titles(reader))
        return;
    take_title(reader);
}
