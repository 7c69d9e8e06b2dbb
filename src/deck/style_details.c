/*
 * style_details: folds whose summary asks.
 */
#include "styles_int.h"

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct fold *fold = reader->fold_count ? reader_fold(reader, n) : NULL;
    (void)shape;
    if (!fold || fold->generic)
        return false;
    mark->style = STYLE_DETAILS;
    return true;
}

/* Who folds a text away wants it to be thought of first; but some fold whole sections, or examples. In a file that says
 * it holds questions, and some of whose folds ask, those of all sections count. */
static double weigh(const struct group *group)
{
    double share = (double)group->likes / group->count;
    bool orders = group->marked && group->hints * 5 >= group->count * 4; /* "Tell us what you did", among questions */
    if (share >= 0.5 || orders)
        return 0.6 + 0.4 * share;
    bool said = group->promised && group->all_likes * 4 >= group->all_count;
    return (said ? group->all_count : group->count) >= 3 && group->bodies * 2 >= group->count ? 0.55 : 0.0;
}

/* What stands behind the fold is not in it. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    const struct fold *fold = reader_fold(reader, mark->line);
    return fold && fold->close < end ? fold->close : end;
}

const struct style style_details = {
    .name = "details",
    .describe = "the summary of a fold is the question, what is folded is the answer",
    .see = see,
    .weigh = weigh,
    .last_line = last_line,
};
