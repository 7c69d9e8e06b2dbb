/*
 * heading_counts: headings whose numbers belong to another level, and such as begin to count anew.
 *
 * A number that the count of a level lacks, in its place but on a heading of another level, belongs to that count: the
 * level is a slip. Numbers that begin anew below the questions of their own level, and do not ask themselves, are parts
 * of the answers, as if they were deeper.
 *
 * Where nearly all headings of a level ask in the second count of a file, and none in the first one, which is shorter,
 * the first one numbers the parts of an introduction.
 */
#include "ranks_int.h"

/* ---- slips ---- */

static bool is_numbered_heading(const struct mark *mark)
{
    return mark->style == STYLE_HEADING && !mark->folded && mark->number >= 0 && mark->form != NUMBER_PARTS;
}

/* The rank of most numbered headings; `numbered` are how many each rank has. */
static unsigned main_rank(const struct reader *reader, unsigned numbered[])
{
    unsigned most = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        numbered[mark->rank] += is_numbered_heading(mark);
        most = numbered[mark->rank] > numbered[most] ? mark->rank : most;
    }
    return most;
}

/* Whether heading `index` has the number that headings of rank `rank` lack behind the number `last`. */
static bool fills_gap(const struct reader *reader, size_t index, unsigned rank, int32_t last)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *end = reader->marks + reader->mark_count;
    const struct mark *next = mark + 1;
    while (next < end && !is_numbered_heading(next))
        next++;
    return mark->number == last + 1 && next < end && next->rank == rank && next->number == mark->number + 1;
}

static void lift_slips(struct reader *reader)
{
    enum { FEW = 3 };
    unsigned numbered[RANK_COUNT] = {0};
    unsigned fitting[RANK_COUNT] = {0};
    unsigned rank = main_rank(reader, numbered);
    if (numbered[rank] < FEW)
        return;
    for (int pass = 0; pass < 2; pass++) {
        int32_t last = 0;
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            if (!is_numbered_heading(mark))
                continue;
            bool slip =
                mark->rank != rank && numbered[mark->rank] * FEW <= numbered[rank] && fills_gap(reader, i, rank, last);
            fitting[mark->rank] += slip && pass == 0;
            if (slip && pass == 1 && fitting[mark->rank] == numbered[mark->rank])
                mark->rank = (uint8_t)rank;
            last = slip || mark->rank == rank ? mark->number : last;
        }
    }
}

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

static void sink_parts(struct reader *reader)
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

void level_counts(struct reader *reader)
{
    lift_slips(reader);
    sink_parts(reader);
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
