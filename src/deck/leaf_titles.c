/*
 * leaf_titles: chapters without sections, among chapters whose sections are the cards.
 *
 * "## Knots" over "### Bowline" and "### Clove hitch", each over what is to be known of it, and "## Splices" over a
 * text of its own: where titles are cards, that one is a card as well.
 */
#include "ranks_int.h"
#include "texts_int.h"

/* The titles of one rank above questions. */
struct chapters {
    unsigned holding; /* right above a deeper heading that is a question */
    unsigned numbered;
    unsigned leaves; /* over nothing but a text */
};

/* Whether nearly all questions are headings, most of which do not sound like it. */
static bool titles_are_cards(const struct reader *reader)
{
    enum { ENOUGH = 6 };
    unsigned all = 0;
    unsigned headings = 0;
    unsigned titles = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        bool heading = mark->role == ROLE_QUESTION && mark->style == STYLE_HEADING;
        all += mark->role == ROLE_QUESTION;
        headings += heading;
        titles += heading && !sounds_asked(mark);
    }
    return headings >= ENOUGH && headings * 10 >= all * 9 && titles * 2 >= headings;
}

/* The next heading or question behind a mark, or the end of the marks. */
static const struct mark *heading_or_question_below(const struct reader *reader, const struct mark *mark)
{
    const struct mark *end = reader->marks + reader->mark_count;
    do
        mark++;
    while (mark < end && (mark->folded || (mark->style != STYLE_HEADING && mark->role == ROLE_NONE)));
    return mark;
}

/* Whether a table, of which each row may be a card, stands between two marks. */
static bool holds_table(const struct reader *reader, const struct mark *mark, const struct mark *next)
{
    uint32_t end = line_of_mark(reader, (size_t)(next - reader->marks));
    for (uint32_t n = mark->line + 1; n < end; n++)
        if (reader_line(reader, n)->kind == LINE_TABLE)
            return true;
    return false;
}

/* Whether a title stands over nothing but a text that tells of the file's matter. */
static bool is_leaf(const struct reader *reader, const struct mark *mark, const struct mark *next)
{
    bool over =
        next == reader->marks + reader->mark_count || (next->style == STYLE_HEADING && next->rank <= mark->rank);
    if (!over || !(mark->flags & MARK_BODY) || holds_table(reader, mark, next))
        return false;
    str title = mark_title(reader, mark);
    return !title_frames(title) && !title_is_contents(title) && !title_says_questions(title) &&
           !title_is_about_file(title) && !leads_elsewhere(reader, mark);
}

/* What stands above the first question introduces the file. */
static void walk_titles(struct reader *reader, struct chapters chapters[], bool take)
{
    enum { SEVERAL = 3 };
    bool begun = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        begun = begun || mark->role == ROLE_QUESTION;
        if (mark->style != STYLE_HEADING || mark->role != ROLE_TOPIC)
            continue;
        struct chapters *rank = &chapters[mark->rank];
        const struct mark *next = heading_or_question_below(reader, mark);
        bool holds = next < reader->marks + reader->mark_count && next->style == STYLE_HEADING &&
                     next->role == ROLE_QUESTION && next->rank > mark->rank;
        bool leaf = begun && is_leaf(reader, mark, next);
        if (!take) {
            rank->holding += holds;
            rank->numbered += holds && mark->number >= 0;
            rank->leaves += leaf;
        } else if (leaf && rank->holding >= SEVERAL && rank->leaves * 2 <= rank->holding &&
                   (mark->number >= 0) == (rank->numbered * 2 > rank->holding)) {
            mark->role = ROLE_QUESTION;
            mark->reason = "a chapter over a text of its own where those beside it hold the cards";
        }
    }
}

void decide_leaf_titles(struct reader *reader)
{
    struct chapters chapters[RANK_COUNT] = {{.holding = 0}};
    if (!titles_are_cards(reader))
        return;
    walk_titles(reader, chapters, false);
    walk_titles(reader, chapters, true);
}
