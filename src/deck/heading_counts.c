/*
 * heading_counts: headings that begin to count anew, or that count beside others which do not.
 *
 * Numbers that begin anew below the questions of their own level, and do not ask themselves, are parts of the answers,
 * as if they were deeper. So are headings without a number right below counted questions that have nothing else, and
 * those between two labels that count on.
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

/* Whether a title may be that of a part: it neither ends the cards nor speaks of them. */
static bool names_part(const struct reader *reader, const struct mark *mark)
{
    str title = mark_title(reader, mark);
    return !title_is_apparatus(title) && !title_closes(title) && !title_says_questions(title);
}

/* A heading without a number that goes with such parts: it asks nothing, or looks other than what asks, and does not
 * end the cards. */
static bool goes_with_parts(const struct reader *reader, const struct mark *mark, const struct inner_count *count)
{
    bool unlike = (mark->flags & MARK_BOLD) && !count->bold;
    if (mark->like >= (unlike ? LIKE_MARK : LIKE_WORD) || mark->number >= 0 || !(mark->flags & MARK_BODY))
        return false;
    return names_part(reader, mark);
}

static void sink_inner(struct reader *reader)
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

/* ---- parts beside their question ---- */

/* The questions of one rank that have a number or a label. */
struct emptiness {
    unsigned empty; /* over no text and no deeper heading */
    unsigned over;  /* … but right over a heading that could be a part of the answer */
};

static bool is_counted(const struct mark *mark)
{
    return is_numbered_heading(mark) || (mark->flags & MARK_LABEL);
}

struct mark *next_heading(const struct reader *reader, const struct mark *mark)
{
    for (size_t i = (size_t)(mark - reader->marks) + 1; i < reader->mark_count; i++)
        if (reader->marks[i].style == STYLE_HEADING && !reader->marks[i].folded)
            return &reader->marks[i];
    return NULL;
}

/* Whether a heading belongs to the counted question above it, of the same rank, that has no text of its own. */
static bool could_be_part(const struct reader *reader, const struct mark *question, const struct mark *mark)
{
    return mark && mark->rank == question->rank && !is_counted(mark) && !title_frames(mark_title(reader, mark));
}

/* Sinks the headings from `part` on that are no counted ones, up to the end of their rank. */
static void sink_from(const struct reader *reader, struct mark *part, unsigned rank)
{
    while (part && part->rank >= rank && !(part->rank == rank && is_counted(part))) {
        struct mark *next = next_heading(reader, part);
        if (part->rank == rank)
            part->rank++;
        part = next;
    }
}

/* "### Q1: Why?" right over "### Reasons" and "### Example", and so on: where nearly all counted questions that have
 * nothing else stand over such headings of their own rank, these are their answers. */
static void sink_parts(struct reader *reader)
{
    enum { SEVERAL = 2 };
    struct emptiness ranks[RANK_COUNT] = {{.empty = 0}};
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            const struct mark *mark = &reader->marks[i];
            if (mark->style != STYLE_HEADING || mark->folded || !is_counted(mark) || !sounds_asked(mark) ||
                (mark->flags & MARK_BODY))
                continue;
            struct emptiness *rank = &ranks[mark->rank];
            struct mark *next = next_heading(reader, mark);
            bool part = could_be_part(reader, mark, next) && (next->flags & MARK_BODY);
            rank->empty += pass == 0 && (!next || next->rank <= mark->rank);
            rank->over += pass == 0 && part;
            if (pass == 1 && part && rank->over >= SEVERAL && rank->over * 5 >= rank->empty * 4)
                sink_from(reader, next, mark->rank);
        }
}

/* Whether a question has nothing of its own, and several higher headings without a number stand over texts between it
 * and the next number; behind the last one, only where `usual`. A topic would be right above that number. */
static bool is_answered_higher(const struct reader *reader, const struct mark *question, bool usual)
{
    enum { SEVERAL = 3 };
    const struct mark *part = next_heading(reader, question);
    if (!is_counted(question) || question->number < 0 || (question->flags & MARK_BODY) || !part ||
        part->rank >= question->rank || !(part->flags & MARK_BODY))
        return false;
    unsigned parts = 0;
    for (; part && !is_counted(part); part = next_heading(reader, part))
        parts += part->rank < question->rank;
    bool counts = part ? part->rank == question->rank && part->number == question->number + 1 : usual;
    return parts >= SEVERAL && counts;
}

/* "## Question 4: Why?", "# Reasons", "# Example", "# Limits", "## Question 5: …": these are parts of the answer. */
static void sink_higher(struct reader *reader)
{
    bool usual = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded || !is_answered_higher(reader, mark, usual))
            continue;
        for (struct mark *part = next_heading(reader, mark); part && !is_counted(part);
             part = next_heading(reader, part))
            if (part->rank <= mark->rank)
                part->rank = (uint8_t)(mark->rank + 1);
        usual = true;
    }
}

/* Whether headings without a label, each over a text, stand between a labelled question and the next label, which
 * counts on: a section would begin right above a label. */
static bool is_interrupted(const struct reader *reader, const struct mark *question)
{
    if (!(question->flags & MARK_LABEL) || (question->flags & MARK_ALONE) || question->number < 0)
        return false;
    const struct mark *part = next_heading(reader, question);
    unsigned parts = 0;
    for (; part && !(part->flags & MARK_LABEL); part = next_heading(reader, part)) {
        if (part->rank > question->rank)
            continue;
        if (part->rank < question->rank || !(part->flags & MARK_BODY) || part->like == LIKE_MARK ||
            !names_part(reader, part))
            return false;
        parts++;
    }
    return parts > 0 && part && part->rank == question->rank && part->number == question->number + 1;
}

/* "## Q4: Why?", a text, "## 1. Reasons", "## 2. Limits", "## Q5: …": these are parts of the answer, too. */
static void sink_between(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING || mark->folded || !is_interrupted(reader, mark))
            continue;
        for (struct mark *part = next_heading(reader, mark); !(part->flags & MARK_LABEL);
             part = next_heading(reader, part))
            if (part->rank == mark->rank)
                part->rank++;
    }
}

void sink_counts(struct reader *reader)
{
    sink_inner(reader);
    sink_parts(reader);
    sink_between(reader);
    sink_higher(reader);
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
