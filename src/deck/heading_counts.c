/*
 * heading_counts: numbered headings that begin to count anew.
 *
 * Where nearly all headings of a level ask in the second count of a file, and none in the first one, which is shorter,
 * the first one numbers the parts of an introduction.
 */
#include "ranks_int.h"

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
