/*
 * heading_slips: headings whose level is a slip.
 *
 * A number that the count of a level lacks, in its place but on a heading of another level, belongs to that count. So
 * do all numbers where one count runs over several levels.
 * Where nearly all of many headings of a level ask, so does one above that level that asks over a text, when the others
 * of its own level are bare titles. One below that level may always be part of an answer; but one of that level that
 * has a rule above it, too, asks like the others.
 */
#include "ranks_int.h"

/* ---- by number ---- */

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

/* Whether heading `index` has the number that headings of rank `rank` lack behind `latest`, which may be NULL, written
 * as they write it. The next number is theirs again; or the heading is deeper, and the count ends with it or goes on as
 * deep. One that asks nothing and stands over nothing is a title of those that stand over texts. */
static bool fills_gap(const struct reader *reader, size_t index, unsigned rank, const struct mark *latest)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *end = reader->marks + reader->mark_count;
    const struct mark *next = mark + 1;
    while (next < end && !is_numbered_heading(next))
        next++;
    if (mark->number != (latest ? latest->number + 1 : 1))
        return false;
    bool over = next == end || (next->rank <= rank && next->number <= 1);
    if (latest && mark->rank > rank && mark->form == latest->form && (over || next->rank == mark->rank))
        return sounds_asked(mark) || (mark->flags & MARK_BODY);
    if (next == end || next->rank != rank || next->number != mark->number + 1)
        return false;
    bool title = !sounds_asked(mark) && !(mark->flags & MARK_BODY) && (next->flags & MARK_BODY);
    return next->form == mark->form && !title;
}

/* The rank on which one count of all numbered headings, from 1 on without a slip but over several ranks, is meant to
 * stand: the one with the fewest other headings; or RANK_COUNT when there is no such count. */
static unsigned rank_of_whole_count(const struct reader *reader)
{
    enum { ENOUGH = 6 };
    unsigned numbered[RANK_COUNT] = {0};
    unsigned others[RANK_COUNT] = {0};
    int32_t last = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        bool counts = is_numbered_heading(mark);
        if (counts && mark->number != ++last)
            return RANK_COUNT;
        (counts ? numbered : others)[mark->rank]++;
    }
    unsigned best = RANK_COUNT;
    unsigned ranks = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        ranks += numbered[r] > 1;
        if (numbered[r] && (best == RANK_COUNT || others[r] < others[best]))
            best = r;
    }
    return last >= ENOUGH && ranks > 1 ? best : RANK_COUNT;
}

static void lift_numbers(struct reader *reader)
{
    enum { FEW = 3 };
    unsigned numbered[RANK_COUNT] = {0};
    unsigned fitting[RANK_COUNT] = {0};
    unsigned rank = main_rank(reader, numbered);
    unsigned whole = rank_of_whole_count(reader);
    for (size_t i = 0; whole < RANK_COUNT && i < reader->mark_count; i++)
        if (is_numbered_heading(&reader->marks[i]))
            reader->marks[i].rank = (uint8_t)whole;
    if (numbered[rank] < FEW || whole < RANK_COUNT)
        return;
    for (int pass = 0; pass < 2; pass++) {
        const struct mark *latest = NULL;
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            if (!is_numbered_heading(mark))
                continue;
            bool slip = mark->rank != rank && numbered[mark->rank] * FEW <= numbered[rank] &&
                        fills_gap(reader, i, rank, latest);
            fitting[mark->rank] += slip && pass == 0;
            if (slip && pass == 1 && fitting[mark->rank] == numbered[mark->rank])
                mark->rank = (uint8_t)rank;
            latest = slip || mark->rank == rank ? mark : latest;
        }
    }
}

/* ---- by sound ---- */

/* The headings of one level. */
struct level {
    unsigned count;
    unsigned asking;
    unsigned bodies;
    unsigned numbered;
    unsigned listed;
    unsigned slips; /* that would be questions one level below */
};

static bool is_asking(const struct reader *reader, const struct mark *mark)
{
    return sounds_asked(mark) && !is_about_file(reader, mark);
}

/* What stands below the first heading introduces the file. */
static void count_levels(const struct reader *reader, struct level levels[])
{
    bool first = true;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded)
            continue;
        struct level *level = &levels[mark->rank];
        level->count++;
        level->asking += is_asking(reader, mark);
        level->bodies += (mark->flags & MARK_BODY) && !first;
        first = false;
        level->numbered += mark->number >= 0;
        level->listed += mark->listed;
    }
}

/* The level nearly all of whose many headings ask, or RANK_COUNT. */
static unsigned asking_level(const struct level levels[])
{
    enum { MANY = 8 };
    unsigned most = RANK_COUNT;
    for (unsigned r = 0; r < RANK_COUNT; r++)
        if (levels[r].count >= MANY && levels[r].asking * 10 >= levels[r].count * 8 &&
            (most == RANK_COUNT || levels[r].asking > levels[most].asking))
            most = r;
    return most;
}

/* Whether a heading is of the level `rank` but for a rule above it, which may as well part cards. */
static bool is_ruled(const struct mark *mark, unsigned rank)
{
    return mark->rank == rank + RANK_RULED;
}

/* Whether a heading would be a question on the level `rank`, one below its own, or its own but for a rule. */
static bool would_ask(const struct reader *reader, const struct mark *mark, const struct level levels[], unsigned rank)
{
    const struct level *level = &levels[rank];
    if ((mark->rank >= rank && !is_ruled(mark, rank)) || !(mark->flags & MARK_BODY) ||
        (mark->flags & (MARK_ALONE | MARK_TABLE)) || reader_line(reader, mark->line)->noise != NOISE_NONE ||
        !is_asking(reader, mark))
        return false;
    return (mark->number >= 0) == (level->numbered * 2 >= level->count) &&
           (level->listed * 10 < level->count * 8 || mark->listed);
}

/* Whether the few headings of a level that would ask are all of it that stand over texts; there are `all` questions. */
static bool are_slips(const struct level *level, unsigned all)
{
    enum { RARE = 10 };
    return level->slips == level->bodies && (level->slips == 1 || level->slips * RARE <= all);
}

static void lift_asking(struct reader *reader)
{
    struct level levels[RANK_COUNT] = {{.count = 0}};
    count_levels(reader, levels);
    unsigned rank = asking_level(levels);
    for (int pass = 0; rank < RANK_COUNT && pass < 2; pass++) {
        bool inside = false; /* below the first question */
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            if (mark->style != STYLE_HEADING || mark->folded)
                continue;
            struct level *level = &levels[mark->rank];
            bool slip = inside && would_ask(reader, mark, levels, rank);
            level->slips += slip && pass == 0;
            if (slip && pass == 1 && (is_ruled(mark, rank) || are_slips(level, levels[rank].count)))
                mark->rank = (uint8_t)rank;
            inside = inside || mark->rank == rank;
        }
    }
}

void level_headings(struct reader *reader)
{
    lift_numbers(reader);
    lift_asking(reader);
    sink_counts(reader);
}
