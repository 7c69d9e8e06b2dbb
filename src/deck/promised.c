/*
 * promised: headings that count below a title which says that they are questions.
 *
 * "## Scenario questions" over "### Scenario 1: a flood", "### Scenario 2: a dry well": whatever the rest of the file
 * is like, these are its questions when each has a text and nothing else asks there.
 */
#include "ranks_int.h"

static bool promises(const struct reader *reader, const struct mark *mark)
{
    if (mark->style != STYLE_HEADING || mark->role != ROLE_TOPIC || mark->number >= 0)
        return false;
    str title = mark_title(reader, mark);
    bool says = title_says_questions(title) && (reader->hinted || !title_says_problem(title));
    return says && !title_is_about_file(title) && !title_is_apparatus(title);
}

/* Whether a mark below the title shows that the questions are others. */
static bool asks_otherwise(const struct mark *mark)
{
    return mark->role == ROLE_QUESTION ||
           (mark->style != STYLE_HEADING && mark->depth == 0 && (mark->like == LIKE_MARK || is_labelled(mark)));
}

/* The end of the marks below the title, if the headings right below it count from 1 on, each over a text; or 0. */
static size_t end_of_count(const struct reader *reader, size_t title)
{
    enum { SEVERAL = 2 };
    const struct mark *marks = reader->marks;
    int32_t count = 0;
    size_t i = title + 1;
    unsigned rank = i < reader->mark_count ? marks[i].rank : 0;
    for (; i < reader->mark_count; i++) {
        const struct mark *mark = &marks[i];
        if (mark->style == STYLE_HEADING && mark->rank <= marks[title].rank)
            break;
        bool next = mark->style == STYLE_HEADING && mark->rank == rank;
        if (mark->folded || asks_otherwise(mark) || (i == title + 1 && !next) || (next && mark->number != ++count) ||
            (next && !(mark->flags & MARK_BODY)) || (mark->style == STYLE_HEADING && mark->rank < rank))
            return 0;
    }
    return count >= SEVERAL ? i : 0;
}

void decide_promised(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        size_t end = promises(reader, &reader->marks[i]) ? end_of_count(reader, i) : 0;
        unsigned rank = end ? reader->marks[i + 1].rank : 0;
        for (; i + 1 < end; i++) {
            struct mark *mark = &reader->marks[i + 1];
            bool counts = mark->style == STYLE_HEADING && mark->rank == rank;
            mark->role = counts ? ROLE_QUESTION : ROLE_NONE;
            mark->reason = counts ? "counts below a title that says questions" : "part of the answer above";
        }
    }
}
