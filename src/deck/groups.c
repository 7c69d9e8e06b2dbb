/*
 * groups: the marks of one style, depth and look, counted together.
 */
#include "reading_int.h"

#include <string.h>

static unsigned depth_of(const struct mark *mark)
{
    return mark->style == STYLE_LABEL ? 0 : mark->depth < DEPTHS ? mark->depth : DEPTHS - 1;
}

static unsigned look_of(const struct mark *mark)
{
    if (mark->style == STYLE_LABEL)
        return (mark->flags & MARK_WEAK) && mark->number >= 0; /* "Problem 3:" is unlike "Problem:" */
    bool other = mark->style == STYLE_BOLD ? mark->number >= 0 : (mark->flags & MARK_TASK) != 0;
    return (mark->flags & MARK_BOLD ? 1U : 0U) + (other ? 2U : 0U);
}

struct group *group_of(struct groups *groups, const struct mark *mark)
{
    return &groups->items[depth_of(mark)][mark->style][look_of(mark)];
}

const struct group *group_in_file(const struct groups *all, const struct mark *mark)
{
    return &all->items[depth_of(mark)][mark->style][look_of(mark)];
}

void count_mark(struct groups *groups, const struct mark *mark)
{
    while (groups->depths <= depth_of(mark))
        memset(groups->items[groups->depths++], 0, sizeof groups->items[0]);
    struct group *group = group_of(groups, mark);
    group->style = mark->style;
    group->depth = mark->depth;
    group->bold = (mark->flags & MARK_BOLD) != 0;
    group->count++;
    group->likes += sounds_asked(mark);
    group->hints += sounds_asked(mark) || mark->like == LIKE_WEAK;
    group->marked += mark->like == LIKE_MARK;
    group->labels += (mark->flags & MARK_LABEL) != 0;
    group->bodies += (mark->flags & MARK_BODY) != 0;
    group->gaps += (mark->flags & MARK_GAP) != 0;
    group->parts += (mark->flags & MARK_PART) != 0;
    group->pairs += (mark->flags & MARK_PAIR) != 0;
    group->answers += (mark->flags & MARK_ANSWER) != 0;
    group->backed += mark->like == LIKE_MARK || (mark->flags & MARK_ANSWER);
    group->quoted += (mark->flags & MARK_QUOTED) != 0;
    group->in_order += number_follows(mark->number, group->last_number, group->in_order);
    group->last_number = mark->number;
}

bool can_ask(const struct mark *mark)
{
    return mark->role == ROLE_NONE && styles[mark->style]->weigh && !(mark->flags & MARK_INNER) && !mark->folded &&
           !mark->joins;
}

bool is_labelled(const struct mark *mark)
{
    bool sure = (mark->flags & MARK_LABEL) || ((mark->flags & MARK_WEAK) && (mark->flags & MARK_ANSWER));
    return mark->style == STYLE_LABEL && sure && !mark->folded;
}

void count_all(const struct reader *reader, struct groups *all)
{
    memset(all, 0, sizeof *all);
    for (size_t i = 0; i < reader->mark_count; i++)
        if (can_ask(&reader->marks[i]))
            count_mark(all, &reader->marks[i]);
}

void count_section(const struct reader *reader, const struct section *section, struct groups *groups)
{
    groups->depths = 0;
    for (size_t i = section->first; i < section->end; i++)
        if (can_ask(&reader->marks[i]))
            count_mark(groups, &reader->marks[i]);
}
