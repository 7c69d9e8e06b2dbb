/*
 * style_numbered: numbered items and lines.
 */
#include "styles_int.h"

/* "7. Mercury is" over the lines A, B, C and D, which say what is asked though the number does not. */
static bool stands_over_choice(const struct reader *reader, uint32_t n)
{
    enum { LEAST = 3 };
    unsigned options = 0;
    if (stands_over_options(reader, n))
        for (uint32_t i = reader_next(reader, n, reader->outline.line_count);
             i && reader_line(reader, i)->option && options < LEAST;
             i = reader_next(reader, i, reader->outline.line_count))
            options++;
    return options == LEAST;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    bool boxed = shape->bullet && shape->task; /* the box is what such items have in common */
    if (shape->form == NUMBER_NONE || shape->number < 0 || boxed)
        return false;
    const struct line *line = reader_line(reader, n);
    bool new_form = line->opens > 0 || shape->form == NUMBER_KEYCAP || !shape->tight;
    if (!new_form && !(shape->form == NUMBER_POINT || shape->form == NUMBER_PAREN))
        return false;
    mark->style = STYLE_NUMBERED;
    mark->depth = line->depth;
    if (stands_over_choice(reader, n))
        mark->flags |= MARK_ANSWER;
    return true;
}

/* "**4) Closures**": in a file that says that it holds questions, many numbers that count on, each by itself over a
 * text, in bold or where some might ask. */
static bool are_promised(const struct group *group)
{
    enum { MANY = 8 };
    unsigned most = group->count - group->count / 10;
    return group->promised && (group->bold || group->hints * 3 >= group->count) && group->count >= MANY &&
           group->in_order >= most && group->bodies >= most && group->gaps >= most;
}

/* "1. What is a weir?", "2. Design a lock.": a list in order with hardly anything below its numbers, a quarter of which
 * have question marks, while nearly all others might be orders. */
static bool are_bare(const struct group *group)
{
    enum { ENOUGH = 5 };
    return group->count >= ENOUGH && group->in_order == group->count && group->bodies * 5 <= group->count &&
           group->marked * 4 >= group->count && group->hints * 5 >= group->count * 4;
}

/* Most of them ask; or the same form asks elsewhere in the file and these stand in order, each with a text of its own;
 * or they are quoted and answered by an arrow. */
static double weigh(const struct group *group)
{
    double count = group->count;
    double share = group->likes / count;
    double answered = group->answers / count;
    if (group->count == 1)
        return group->marked || group->answers ? 0.6 : 0.0;
    if (share >= 0.5 || answered >= 0.5)
        return 0.5 + 0.5 * (share > answered ? share : answered);
    double prior = group->all_count ? (double)group->all_likes / group->all_count : 0.0;
    bool ordered = group->in_order >= 0.8 * count;
    bool bodies = group->bodies >= 0.8 * count;
    if ((ordered && bodies && prior >= 0.4) || are_promised(group))
        return 0.6;
    if ((group->quoted >= 0.8 * count && bodies) || are_bare(group))
        return 0.55;
    return share >= 0.3 && prior >= 0.5 && ordered ? 0.5 : 0.4 * share;
}

const struct style style_numbered = {
    .name = "numbered",
    .describe = "a numbered item or line is the question, what follows it up to the next number is the answer",
    .see = see,
    .weigh = weigh,
};
