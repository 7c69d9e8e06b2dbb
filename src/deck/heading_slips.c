/*
 * heading_slips: headings whose level is a slip, one hash more or less than those of its kind.
 *
 * A number that the count of a level lacks, in its place but on a heading of another level, belongs to that count.
 * Where nearly all of many headings of a level ask, one that asks over a text and is one level off is a question like
 * them, when nothing else explains its level: what is higher are bare titles, or what is deeper nothing but such slips.
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

static void lift_numbers(struct reader *reader)
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

/* ---- by sound ---- */

/* The headings of one level. */
struct level {
    unsigned count;
    unsigned asking;
    unsigned bodies;
    unsigned numbered;
    unsigned listed;
    unsigned slips; /* that would be questions if this level were that of the questions */
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

/* Whether a heading would be a question on the level `rank`; `above` is the last one there. Below an answer of its own
 * a question mark is needed. */
static bool would_ask(const struct reader *reader, const struct mark *mark, const struct level levels[], unsigned rank,
                      const struct mark *above)
{
    const struct level *level = &levels[rank];
    if (!above || mark->rank == rank || !(mark->flags & MARK_BODY) || (mark->flags & (MARK_ALONE | MARK_TABLE)) ||
        reader_line(reader, mark->line)->noise != NOISE_NONE || !is_asking(reader, mark))
        return false;
    if ((mark->number >= 0) != (level->numbered * 2 >= level->count) ||
        (level->listed * 10 >= level->count * 8 && !mark->listed))
        return false;
    return mark->rank < rank || (mark->number < 0 && mark->like == LIKE_MARK && (above->flags & MARK_BODY));
}

/* Whether nothing but slips explains the headings of a level that sound like the questions, of which there are `all`.
 */
static bool are_slips(const struct level *level, bool deeper, unsigned all)
{
    enum { RARE = 10 };
    bool few = level->slips == 1 || level->slips * RARE <= all;
    return few && level->slips == (deeper ? level->count : level->bodies);
}

static void lift_asking(struct reader *reader)
{
    struct level levels[RANK_COUNT] = {{.count = 0}};
    count_levels(reader, levels);
    unsigned rank = asking_level(levels);
    for (int pass = 0; rank < RANK_COUNT && pass < 2; pass++) {
        const struct mark *above = NULL;
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            if (mark->style != STYLE_HEADING || mark->folded)
                continue;
            struct level *level = &levels[mark->rank];
            bool slip = would_ask(reader, mark, levels, rank, above);
            level->slips += slip && pass == 0;
            if (slip && pass == 1 && are_slips(level, mark->rank > rank, levels[rank].count))
                mark->rank = (uint8_t)rank;
            above = mark->rank == rank ? mark : above;
        }
    }
}

void lift_slips(struct reader *reader)
{
    lift_numbers(reader);
    lift_asking(reader);
}
