/*
 * style_bold: lines in bold, **Why?**, over their answers.
 */
#include "char_int.h"
#include "styles_int.h"

/* "**Why?** Because." */
static bool beginning_asks(const struct shape *shape)
{
    if (!shape->after.ptr)
        return false;
    str text = str_slice(shape->text, 0, (size_t)(shape->after.ptr - shape->text.ptr));
    return text_is_marked(str_strip_right(text, STR("*_ ")));
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || !shape->bold || shape->label != LABEL_NONE)
        return false;
    bool asks = shape->lead == LEAD_PART && (text_is_marked(shape->text) || beginning_asks(shape)) &&
                !text_is_marked(shape->after);
    if (shape->lead != LEAD_WHOLE && !asks)
        return false;
    mark->style = STYLE_BOLD;
    mark->depth = line->depth;
    return true;
}

/* Where the file says that it holds questions, a third tells what all are that stand over texts; half do so where one
 * has a question mark and all could ask. */
static double weigh(const struct group *group)
{
    enum { SAID = 5 };
    double share = (double)group->likes / group->count;
    double marked = (double)group->marked / group->count;
    if (group->count == 1)
        return group->marked && group->bodies && !group->parts && group->all_likes * 2 >= group->all_count ? 0.5 : 0.0;
    bool said = group->promised && group->count >= SAID && group->bodies * 10 >= group->count * 9;
    bool might = group->hints == group->count && group->marked > 0;
    if (marked >= 0.5 || share >= (might ? 0.5 : 0.7) || (said && share >= 0.3))
        return 0.5 + 0.4 * share;
    bool ordered = group->in_order * 10 >= group->count * 8;
    double answered = (double)group->answers / group->count;
    if (answered >= 0.8 || (ordered && (share >= 0.5 || answered >= 0.5)))
        return 0.6;
    return 0.4 * share;
}

const struct style style_bold = {
    .name = "bold",
    .describe = "a bold line is the question, what follows it up to the next one is the answer",
    .see = see,
    .weigh = weigh,
};
