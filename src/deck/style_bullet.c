#include "styles_int.h"

/* "[A book](https://…)": an entry of a list of sources. */
static bool is_mere_link(str text)
{
    return str_starts(text, STR("[")) && str_ends(text, STR(")")) && text_likeness(text) < LIKE_WORD &&
           (str_contains(text, STR("](http")) || str_contains(text, STR("](www")));
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    if (!shape->bullet || shape->label == LABEL_ANSWER || is_mere_link(shape->text))
        return false;
    mark->style = STYLE_BULLET;
    mark->depth = reader_line(reader, n)->depth;
    return true;
}

/* Bullets are used for everything: nearly all of them have to ask. */
static double weigh(const struct group *group)
{
    double share = (double)group->likes / group->count;
    double marked = (double)group->marked / group->count;
    if (group->count == 1)
        return 0.0;
    if (marked >= 0.6 || (share >= 0.7 && marked >= 0.3) || (share >= 0.8 && group->count >= 4))
        return 0.5 + 0.4 * share;
    if (group->bold && share >= 0.25 && group->count >= 3 && group->bodies >= 0.8 * group->count)
        return 0.55;
    return 0.4 * share;
}

const struct style style_bullet = {
    .name = "bullet",
    .describe = "a bullet is the question, what is nested in it or follows it is the answer",
    .see = see,
    .weigh = weigh,
};
