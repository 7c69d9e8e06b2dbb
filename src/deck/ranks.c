/*
 * ranks: what the headings of each level are like, and which levels ask.
 */
#include "ranks_int.h"

#include "char_int.h"
#include "grill/base/map.h"
#include "texts_int.h"

/* ---- counting ---- */

bool is_answer_part(const struct reader *reader, const struct mark *mark)
{
    enum label label = (enum label)reader_line(reader, mark->line)->label;
    return label == LABEL_ANSWER || label == LABEL_EXPLANATION || label == LABEL_HINT || label == LABEL_OPTIONS;
}

bool is_about_file(const struct reader *reader, const struct mark *mark)
{
    if (mark->number >= 0 || (mark->flags & MARK_LABEL))
        return false;
    return title_is_about_file(clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0}));
}

bool stands_over_labelled(const struct reader *reader, const struct mark *mark)
{
    const struct mark *next = mark + 1;
    return next < reader->marks + reader->mark_count && !(mark->flags & MARK_BODY) && next->style == STYLE_HEADING &&
           next->rank > mark->rank && (next->flags & MARK_LABEL);
}

static struct headings count_marks(const struct reader *reader)
{
    struct headings headings = {.across = 0};
    headings.across = numbers_across(reader, &headings.lists);
    struct map titles;
    map_init(&titles);
    const struct mark *above = NULL; /* the last heading */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->folded)
            continue;
        if (mark->style != STYLE_HEADING) {
            headings.other_likes += mark->like == LIKE_MARK || (mark->flags & MARK_LABEL);
            headings.other_asks += (mark->depth == 0 && sounds_asked(mark)) || styles[mark->style]->sure;
            headings.terms += mark->depth == 0 && mark->style == STYLE_NUMBERED && (mark->flags & MARK_BOLD);
            headings.answered += mark->depth == 0 && mark->style == STYLE_NUMBERED && (mark->flags & MARK_ANSWER);
            continue;
        }
        headings.parts += is_answer_part(reader, mark);
        if (is_answer_part(reader, mark) && (mark->flags & MARK_ALONE))
            continue;
        struct rank_stats *rank = &headings.ranks[mark->rank];
        if (above && mark->rank > above->rank && !(above->flags & MARK_BODY))
            headings.ranks[above->rank].parted++;
        above = mark;
        rank->count++;
        rank->likes += sounds_asked(mark) && !is_about_file(reader, mark);
        rank->labels += (mark->flags & MARK_LABEL) != 0;
        rank->letters += has_letter_label(reader, mark);
        rank->answers += (mark->flags & MARK_ANSWER) != 0;
        rank->statements += (mark->flags & MARK_STATEMENT) != 0;
        rank->lists += (mark->flags & MARK_BODY) && holds_asking_list(reader, mark);
        rank->bodies += (mark->flags & MARK_BODY) && !(mark->flags & MARK_TABLE);
        rank->unanswered += sounds_asked(mark) && !(mark->flags & MARK_BODY);
        uint32_t below = reader_next(reader, mark->line, reader->outline.line_count);
        rank->singles += stands_over_one_block(reader, mark);
        rank->tables += below && reader_line(reader, below)->kind == LINE_TABLE;
        rank->titles += stands_over_labelled(reader, mark);
        rank->listed += mark->listed;
        rank->items += reader_line(reader, mark->line)->opens > 0;
        rank->numbered += mark->number >= 0;
        rank->number_likes += mark->number >= 0 && sounds_asked(mark);
        rank->outlined += mark->form == NUMBER_PARTS;
        rank->ordered += number_follows(mark->number, rank->last_number, rank->ordered);
        rank->last_number = mark->number;
        rank->last_numbered = mark->number >= 0 ? mark->line : rank->last_numbered;
        if (mark->number >= 0 && rank->first_numbered == 0)
            rank->first_numbered = mark->line;
        bool again = !map_put(&titles, str_trim(reader_heading(reader, mark->line)), NULL);
        rank->repeated += again;
        rank->refrains += again && mark->like == LIKE_WORD && !(mark->flags & MARK_LABEL);
    }
    map_release(&titles);
    return headings;
}

/* ---- levels that ask ---- */

/* Whether numbers go on counting from heading to heading: below half of all, or of those with numbers below. */
static bool part_numbers(const struct headings *headings, const struct rank_stats *rank)
{
    enum { SEVERAL = 2 };
    return headings->across * 2 >= rank->count ||
           (headings->across >= SEVERAL && headings->across * 2 >= headings->lists);
}

static unsigned deeper_headings(const struct headings *headings, unsigned rank)
{
    unsigned count = 0;
    for (unsigned r = rank + 1; r < RANK_COUNT; r++)
        count += headings->ranks[r].count;
    return count;
}

/* "Definition", "Example": the same headings below each of the file's questions. */
static bool are_parts(const struct rank_stats *rank)
{
    return rank->count > 0 && rank->repeated * 4 >= rank->count && rank->tables * 2 < rank->count;
}

/* Whether most headings of a rank ask, or most of those with a number where these are more than the others, or most
 * stand over an answer. */
static bool rank_asks(const struct rank_stats *rank)
{
    enum { ENOUGH = 4 };
    bool numbers = rank->numbered >= ENOUGH && rank->numbered * 2 >= rank->count;
    return (rank->likes > 0 && rank->likes * 2 >= rank->count) ||
           (numbers && rank->number_likes * 2 >= rank->numbered) ||
           (rank->count >= 2 && rank->answers * 10 >= rank->count * 6);
}

/* Whether headings that say the same again and again ask only together with what stands above: none of them has a
 * question mark, or there is about one below each of those that count on above it. */
static bool is_refrain(const struct headings *headings, unsigned rank)
{
    enum { ENOUGH = 4 };
    const struct rank_stats *inner = &headings->ranks[rank];
    if (are_parts(inner) && inner->refrains * 2 >= inner->likes)
        return true;
    if (inner->count < ENOUGH || inner->repeated * 2 < inner->count || inner->numbered * 2 > inner->count)
        return false;
    for (unsigned r = 0; r < rank; r++) {
        const struct rank_stats *outer = &headings->ranks[r];
        if (outer->numbered * 5 >= outer->count * 4 && outer->ordered * 5 >= outer->count * 4 &&
            outer->count >= ENOUGH && outer->count * 10 >= inner->repeated * 9)
            return true;
    }
    return false;
}

/* Whether the headings below a rank say the same again and again: "Task", "Idea", "Code". */
static bool deeper_repeat(const struct headings *headings, unsigned rank)
{
    unsigned repeated = 0;
    for (unsigned r = rank + 1; r < RANK_COUNT; r++)
        repeated += headings->ranks[r].repeated;
    return repeated > 0 && repeated * 10 >= deeper_headings(headings, rank) * 6;
}

/* Whether headings count on, each over something, though none of them sounds like a question; over the same few
 * headings again and again many may be out of order. */
static bool rank_counts(const struct headings *headings, unsigned r)
{
    const struct rank_stats *rank = &headings->ranks[r];
    bool parted = deeper_repeat(headings, r);
    unsigned numbered = parted ? 3 : 4; /* fifths */
    unsigned ordered = parted ? 2 : 4;
    return rank->count >= 4 && rank->numbered * 5 >= rank->count * numbered &&
           rank->ordered * 5 >= rank->numbered * ordered && rank->tables * 2 <= rank->count &&
           (parted || rank->bodies * 2 >= rank->count || deeper_headings(headings, r) < rank->numbered);
}

/* The rank whose numbers are those of the cards, or RANK_COUNT: the deepest that counts, unless one above counts too
 * and most of its headings have a text of their own, or the deeper ones say the same again and again: then the deeper
 * numbers, which begin anew, are parts of these texts. "1.1" is as much a card as "1." */
static unsigned counting_rank(const struct headings *headings)
{
    unsigned found = RANK_COUNT;
    for (unsigned r = RANK_COUNT; r-- > 0;) {
        const struct rank_stats *rank = &headings->ranks[r];
        const struct rank_stats *deeper = found < RANK_COUNT ? &headings->ranks[found] : NULL;
        if (rank_counts(headings, r) &&
            (!deeper || (rank->bodies * 2 > rank->count && deeper->outlined * 2 < deeper->count) ||
             deeper->repeated * 10 >= deeper->count * 6))
            found = r;
    }
    return found;
}

/* Whether the contents name nearly all of many headings, each over a text, and some of them ask. */
static bool are_contents(const struct rank_stats *rank)
{
    enum { MANY = 16, SOME = 4 };
    return rank->count >= MANY && rank->listed * 10 >= rank->count * 9 && rank->bodies * 10 >= rank->count * 8 &&
           rank->likes * SOME >= rank->count;
}

/* Whether a single heading stands below many that count: what asks there is part of what one of these names. */
static bool is_outnumbered(const struct headings *headings, unsigned rank)
{
    enum { MANY = 4 };
    if (headings->ranks[rank].count != 1 || headings->ranks[rank].numbered)
        return false;
    for (unsigned r = 0; r < rank; r++)
        if (rank_counts(headings, r) && headings->ranks[r].count >= MANY)
            return true;
    return false;
}

static void choose_question_ranks(struct headings *headings)
{
    bool any = false;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        struct rank_stats *rank = &headings->ranks[r];
        any = any || rank->labels >= LABELS;
        rank->asks = (rank_asks(rank) || are_contents(rank)) && !is_refrain(headings, r);
        if ((rank->count <= 2 && deeper_headings(headings, r) > 4 * rank->count) || is_outnumbered(headings, r))
            rank->asks = false;
        rank->under = !rank->asks && rank->count >= 4 && rank->statements * 10 >= rank->count * 6;
        any = any || rank->asks || rank->under;
    }
    if (any)
        return;
    unsigned r = counting_rank(headings);
    if (r == RANK_COUNT)
        return;
    struct rank_stats *rank = &headings->ranks[r];
    rank->asks = headings->other_likes < rank->count && headings->other_asks < rank->count &&
                 headings->answered * 2 < rank->count && !part_numbers(headings, rank);
}

bool is_contents_rank(const struct rank_stats *rank)
{
    enum { ENOUGH = 10 /* a guide may have several sections that ask */ };
    return rank->asks && rank->count >= ENOUGH && rank->listed * 10 >= rank->count * 8;
}

/* What stands below the questions that the contents name, and is not named itself, is part of their answers. */
static void drop_unlisted_ranks(struct headings *headings)
{
    bool listed = false;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        struct rank_stats *rank = &headings->ranks[r];
        if (listed && rank->listed * 10 < rank->count * 2)
            rank->asks = rank->under = false;
        listed = listed || is_contents_rank(rank);
    }
}

bool has_letter_label(const struct reader *reader, const struct mark *mark)
{
    str text = mark->flags & MARK_WEAK ? reader_heading(reader, mark->line) : (str){0};
    return mark->number >= 0 && text.len > 1 && code_is_alphabetic((unsigned char)text.ptr[0]) && is_digit(text, 1);
}

struct headings count_headings(const struct reader *reader)
{
    struct headings headings = count_marks(reader);
    choose_question_ranks(&headings);
    for (unsigned r = 0; r < RANK_COUNT; r++)
        headings.ranks[r].introduced = headings.ranks[r].asks ? end_of_introduction(reader, r) : 0;
    drop_unlisted_ranks(&headings);
    return headings;
}

bool are_labelled(const struct headings *headings)
{
    enum { LABELLED = 5 };
    unsigned most = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++)
        most = headings->ranks[r].labels > most ? headings->ranks[r].labels : most;
    return most >= LABELLED;
}

/* ---- text below deeper headings ---- */

bool is_bare(const struct reader *reader, const struct mark *mark)
{
    if (mark->flags & MARK_BODY)
        return false;
    const struct mark *end = reader->marks + reader->mark_count;
    for (const struct mark *next = mark + 1; next < end; next++)
        if (next->style == STYLE_HEADING)
            return next->rank <= mark->rank;
    return true;
}

bool has_text_in_headings(const struct reader *reader, const struct headings *headings, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    const struct mark *next = mark + 1;
    return index + 1 < reader->mark_count && !(mark->flags & MARK_BODY) && next->style == STYLE_HEADING &&
           next->rank > mark->rank && (is_bare(reader, next) || are_parts(&headings->ranks[next->rank]));
}

/* ---- another level instead ---- */

/* Whether the headings of a rank count on, each over a text, and only some of them, which are `asked`, hold one of the
 * few questions, of which `marked` have a question mark: then what asks there is part of what the headings name. */
static bool counts_on(const struct rank_stats *rank, unsigned asked, unsigned marked)
{
    enum { ENOUGH = 10 };
    return rank->count >= ENOUGH && rank->numbered * 10 >= rank->count * 9 && rank->ordered * 5 >= rank->count * 4 &&
           rank->bodies * 10 >= rank->count * 9 && asked * 10 <= rank->count * 6 && marked * 2 <= rank->count;
}

/* Very many headings, nearly each over just one paragraph or piece of code: fronts and backs of cards. */
static bool are_faces(const struct rank_stats *rank)
{
    enum { ENOUGH = 20 };
    return rank->count >= ENOUGH && rank->singles * 10 >= rank->count * 8 && rank->repeated * 10 < rank->count;
}

/* "Release 2.7.0", "1.4": whether a title has a number with a point inside. */
static bool has_version(str title)
{
    for (size_t at = 1; at + 1 < title.len; at++)
        if (title.ptr[at] == '.' && is_digit(title, at - 1) && is_digit(title, at + 1))
            return true;
    return false;
}

/* Nearly all headings of a file that has many, each over a text and none below another: notes that are but terms and
 * what is to be known of them, unless they tell of versions or lead elsewhere. */
static bool are_flat(const struct reader *reader, const struct headings *headings, unsigned r)
{
    enum { ENOUGH = 20 };
    const struct rank_stats *rank = &headings->ranks[r];
    if (rank->count < ENOUGH || deeper_headings(headings, 0) + headings->ranks[0].count - rank->count > 1 ||
        rank->bodies * 20 < rank->count * 19 || rank->repeated * 10 >= rank->count || rank->numbered * 2 >= rank->count)
        return false;
    unsigned others = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        others += mark->style == STYLE_HEADING && !mark->folded && mark->rank == r &&
                  (has_version(reader_heading(reader, mark->line)) || leads_elsewhere(reader, mark));
    }
    return others * 5 <= rank->count;
}

unsigned headings_instead(struct reader *reader)
{
    enum { FEW = 3, MANY = 6 };
    unsigned questions = reader_tables_ask(reader);
    unsigned marked = 0;
    unsigned inner[RANK_COUNT] = {0};  /* headings in answers */
    unsigned asked[RANK_COUNT] = {0};  /* headings that hold questions */
    unsigned bodies[RANK_COUNT] = {0}; /* headings over texts that are no list of answered questions */
    unsigned titled[RANK_COUNT] = {0}; /* headings whose text stands below deeper ones */
    uint32_t open = 0;                 /* bit set: ranks whose last heading holds none yet */
    struct headings headings = count_headings(reader);
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        const struct rank_stats *rank = mark->style == STYLE_HEADING ? &headings.ranks[mark->rank] : NULL;
        bool alone = rank && !rank->asks && !rank->under && !(mark->flags & MARK_LABEL);
        questions += mark->role == ROLE_QUESTION && !alone;
        marked += mark->role == ROLE_QUESTION && mark->like == LIKE_MARK;
        inner[mark->rank] += mark->style == STYLE_HEADING && mark->role == ROLE_NONE;
        bodies[mark->rank] += rank && mark->flags & MARK_BODY && !holds_answered_list(reader, mark, 0);
        titled[mark->rank] += rank && has_text_in_headings(reader, &headings, i);
        if (rank)
            open &= ((uint32_t)1 << mark->rank) - 1;
        for (unsigned r = 0; mark->role == ROLE_QUESTION && r < RANK_COUNT; r++)
            asked[r] += open >> r & 1;
        if (mark->role == ROLE_QUESTION)
            open = 0;
        else if (rank)
            open |= (uint32_t)1 << mark->rank;
    }
    if (are_labelled(&headings))
        return 0;
    unsigned best = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        const struct rank_stats *rank = &headings.ranks[r];
        if (inner[r] * 2 >= rank->count)
            continue;
        bool fits = reader->hinted ? rank->count >= FEW && headings.terms < rank->count * 2
                                   : rank->count >= MANY && rank->likes * 5 >= rank->count;
        if ((fits || are_faces(rank) || are_flat(reader, &headings, r)) && !are_parts(rank) &&
            !part_numbers(&headings, rank) && (bodies[r] + titled[r]) * 10 >= rank->count * 7 &&
            rank->count > questions * 2 && rank->count >= headings.ranks[best].count)
            best = r;
        if (best == 0 && !rank->asks && counts_on(rank, asked[r], marked))
            best = r;
    }
    return best;
}
