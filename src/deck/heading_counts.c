/*
 * heading_counts: headings that begin to count anew.
 *
 * Numbers that begin anew below the questions of their own level, and do not ask themselves, are parts of the answers,
 * as if they were deeper.
 *
 * Where nearly all headings of a level ask in the second count of a file, and none in the first one, which is shorter,
 * the first one numbers the parts of an introduction.
 */
#include "ranks_int.h"

/* ---- parts ---- */

/* The headings of one rank. */
struct inner_count {
    unsigned asking;         /* with a question mark and without a number */
    bool bold;               /* … and in bold */
    unsigned telling;        /* without either, and without a question word */
    unsigned numbered;       /* that have no question mark */
    unsigned marked;         /* numbers with one */
    unsigned runs;           /* numbers that begin with 1 right below a heading that asks */
    unsigned answers;        /* … and has a text of its own */
    unsigned others;         /* … that begin elsewhere */
    const struct mark *open; /* the heading above, if it asks */
};

static void see_rank(struct inner_count *count, const struct mark *mark)
{
    bool asks = mark->like == LIKE_MARK;
    bool number = is_numbered_heading(mark);
    if (mark->number == 1) {
        count->runs += count->open != NULL;
        count->answers += count->open && (count->open->flags & MARK_BODY);
        count->others += !count->open;
    }
    count->open = asks && !number ? mark : NULL;
    count->asking += asks && !number;
    count->bold = count->bold || (asks && !number && (mark->flags & MARK_BOLD));
    count->telling += mark->like < LIKE_WORD && !number;
    count->numbered += !asks && number;
    count->marked += asks && number;
}

static bool are_inner(const struct inner_count *count)
{
    return count->answers >= 2 && count->answers * 2 >= count->runs && count->others * 4 <= count->runs &&
           count->marked * 5 <= count->numbered && count->asking >= count->telling;
}

/* A heading without a number that goes with such parts: it asks nothing, or looks other than what asks, and does not
 * end the cards. */
static bool goes_with_parts(const struct reader *reader, const struct mark *mark, const struct inner_count *count)
{
    bool unlike = (mark->flags & MARK_BOLD) && !count->bold;
    if (mark->like >= (unlike ? LIKE_MARK : LIKE_WORD) || mark->number >= 0 || !(mark->flags & MARK_BODY))
        return false;
    str title = mark_title(reader, mark);
    return !title_is_apparatus(title) && !title_closes(title) && !title_says_questions(title);
}

void sink_counts(struct reader *reader)
{
    struct inner_count counts[RANK_COUNT] = {{.asking = 0}};
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        see_rank(&counts[mark->rank], mark);
        for (unsigned r = mark->rank + 1U; r < RANK_COUNT; r++)
            counts[r].open = NULL;
    }
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && !mark->folded && are_inner(&counts[mark->rank]) &&
            (is_numbered_heading(mark) || goes_with_parts(reader, mark, &counts[mark->rank])))
            mark->rank++;
    }
}

/* ---- introductions ---- */

struct count {
    unsigned runs;
    unsigned first[2]; /* headings of the first count; those of them that ask */
    unsigned more[2];  /* the same of the second one */
    int32_t number;
    uint32_t line; /* where the second one begins */
};

static void see_heading(struct count *count, const struct mark *mark)
{
    if (count->runs == 0 || mark->number < count->number) {
        count->runs++;
        count->line = mark->line;
    }
    count->number = mark->number;
    unsigned *run = count->runs == 1 ? count->first : count->more;
    run[0]++;
    run[1] += sounds_asked(mark) || (mark->flags & MARK_ANSWER);
}

uint32_t end_of_introduction(const struct reader *reader, unsigned rank)
{
    enum { PARTS = 3, QUESTIONS = 10 };
    struct count count = {.runs = 0};
    for (size_t i = 0; i < reader->mark_count && count.runs <= 2; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && !mark->folded && mark->rank == rank && mark->number >= 0)
            see_heading(&count, mark);
    }
    bool tells = count.first[0] >= PARTS && count.first[1] == 0 && count.first[0] < count.more[0];
    bool asks = count.more[0] >= QUESTIONS && count.more[1] * 10 >= count.more[0] * 9;
    return count.runs == 2 && tells && asks ? count.line : 0;
}
