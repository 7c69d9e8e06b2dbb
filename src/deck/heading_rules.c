/*
 * heading_rules: whether one heading asks, when it is known what the headings of its level are like.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "links_int.h"
#include "ranks_int.h"
#include "texts_int.h"

str mark_title(const struct reader *reader, const struct mark *mark)
{
    return clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0});
}

bool is_file_title(const struct headings *headings, unsigned level)
{
    if (headings->ranks[level].count != 1)
        return false;
    unsigned others = 0;
    for (unsigned r = 0; r < RANK_COUNT; r++) {
        if (r < level && headings->ranks[r].count)
            return false;
        others += headings->ranks[r].count;
    }
    return others > 1 || headings->other_likes > 0;
}

/* Whether a heading beside this one, which counts as one of that level, has an answer label below the same topic. */
static bool has_answered_sibling(const struct reader *reader, const struct mark *mark, unsigned level)
{
    enum { REACH = 64 };
    size_t index = (size_t)(mark - reader->marks);
    for (int step = -1; step <= 1; step += 2)
        for (size_t i = index, looks = 0; i < reader->mark_count && looks < REACH; i += (size_t)step, looks++) {
            const struct mark *other = &reader->marks[i];
            if (other->style == STYLE_HEADING && other->rank < level)
                break;
            if (other->style == STYLE_HEADING && other->rank == level && (other->flags & MARK_ANSWER))
                return true;
        }
    return false;
}

bool holds_answered_list(const struct reader *reader, const struct mark *mark, unsigned tenths)
{
    enum { LEAST = 3 };
    const struct mark *end = reader->marks + reader->mark_count;
    const struct mark *next = mark + 1;
    if (mark->like == LIKE_MARK || next >= end || reader_next(reader, mark->line, next->line) != next->line)
        return false;
    unsigned items = 0;
    unsigned asked = 0;
    unsigned told = 0; /* in whole sentences */
    unsigned bodies = 0;
    for (; next < end && next->style != STYLE_HEADING; next++) {
        if (next->depth > 0 || (items > 0 && next->style != STYLE_NUMBERED && !sounds_asked(next)))
            continue;
        if (next->style != STYLE_NUMBERED || next->number != (int32_t)++items)
            return false;
        bodies += (next->flags & MARK_BODY) != 0;
        asked += next->like == LIKE_MARK;
        told += !sounds_asked(next) && ends_sentence(reader_text(reader, next->line));
    }
    bool answer = next < end && is_answer_part(reader, next);
    return items >= LEAST && told * 2 <= items && asked * 10 >= items * tenths && bodies * 10 >= items * 8 && !answer;
}

bool holds_asking_list(const struct reader *reader, const struct mark *mark)
{
    enum { LEAST = 2, MANY = 5 /* more than hints at what an answer should say */ };
    const struct mark *end = reader->marks + reader->mark_count;
    const struct mark *next = mark + 1;
    if (mark->like == LIKE_MARK || next >= end || (next->style != STYLE_NUMBERED && next->style != STYLE_BULLET) ||
        reader_next(reader, mark->line, next->line) != next->line)
        return false;
    enum style_id style = (enum style_id)next->style;
    unsigned items = 0;
    unsigned asked = 0;
    for (; next < end && next->style != STYLE_HEADING; next++, items++) {
        if (next->style != style || next->depth > 0 || (next->flags & MARK_BODY))
            return false;
        asked += sounds_asked(next);
    }
    return items >= (sounds_asked(mark) ? MANY : LEAST) && asked * 10 >= items * 6;
}

/* Whether no heading stands above; the look goes no further than to the next one. */
static bool is_first(const struct reader *reader, const struct mark *mark)
{
    const struct mark *above = mark;
    while (above > reader->marks && above[-1].style != STYLE_HEADING)
        above--;
    return above == reader->marks;
}

/* "[A book](https://…)", or "[A book](https://…): what it is". */
static bool begins_with_link(str text)
{
    return str_starts(text, STR("[")) && str_contains(text, STR("](http"));
}

/* "Source: `https://…`": a name, and behind a colon nothing but an address or a link. */
static bool names_source(str text)
{
    enum { SHORT = 32 };
    ptrdiff_t colon = str_find(text, STR(": "), 0);
    if (colon <= 0 || colon > SHORT)
        return false;
    str target = str_strip_right(str_strip_left(str_skip(text, (size_t)colon + 2), STR("` *")), STR("` *"));
    return text_is_address(target) || text_is_outer_link(target);
}

/* A link to a page, or to one by its address, with nothing but a bullet or a name before it. */
static bool is_outer_link(str text)
{
    struct shape shape = shape_of(text);
    str link = str_trim(shape.text);
    return names_source(link) || str_starts(link, STR("http")) || str_starts(link, STR("<http")) ||
           begins_with_link(link) || text_is_outer_link(link);
}

bool leads_elsewhere(const struct reader *reader, const struct mark *mark)
{
    enum { MOST = 200, MANY = 8 /* links to each line that names some of them */ };
    unsigned links = 0;
    unsigned names = 0;
    uint32_t end = reader->outline.line_count;
    uint32_t n = reader_next(reader, mark->line, end);
    for (; n && n < mark->line + MOST; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING && line->rank <= mark->rank)
            break;
        links += line->noise == NOISE_CONTENTS;
        if (line->noise != NOISE_NONE || line->kind == LINE_RULE || line->kind == LINE_HEADING)
            continue;
        bool link = line->kind == LINE_TEXT && is_outer_link(reader_text(reader, n));
        if (!link && (line->kind != LINE_TEXT || reader_shape(reader, n).lead != LEAD_WHOLE))
            return false;
        links += link;
        names += !link;
    }
    return (links && names * MANY <= links) || is_outer_link(reader_heading(reader, mark->line));
}

/* "Suggest a question!" with nothing below it. */
static bool is_call(const struct reader *reader, const struct mark *mark)
{
    enum { SHORT = 40 };
    if (mark->like >= LIKE_WORD || !is_bare(reader, mark))
        return false;
    str title = mark_title(reader, mark);
    return title.len <= SHORT && str_ends(title, STR("!"));
}

/* "## 문제" over many folded answers, or over numbers with answers: a heading that only says "Question", and means
 * several. */
static bool holds_answers(const struct reader *reader, const struct mark *mark)
{
    enum { SEVERAL = 3, TENTHS = 5 };
    unsigned answers = 0;
    if (!(mark->flags & MARK_ALONE) || (mark->flags & MARK_ANSWER))
        return false;
    if (mark->number < 0 && holds_answered_list(reader, mark, TENTHS))
        return true;
    for (uint32_t n = mark->line + 1; n <= reader->outline.line_count && answers < SEVERAL; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            break;
        answers += line->tags && line->label == LABEL_ANSWER;
    }
    return answers == SEVERAL;
}

/* ---- the rules ---- */

/* A heading that may be a question, taken for one of a level that need not be its own. */
struct candidate {
    const struct reader *reader;
    const struct headings *headings;
    const struct mark *mark;
    const struct rank_stats *rank;
    unsigned level;
    bool usual;    /* most headings of the level ask */
    bool numbered; /* half of them have a number */
};

enum verdict { UNDECIDED, ASKS, TELLS };

static enum verdict verdict_of(bool asks)
{
    return asks ? ASKS : TELLS;
}

static str title_of(const struct candidate *heading)
{
    return mark_title(heading->reader, heading->mark);
}

static bool is_framing(str title)
{
    return title_frames(title) || title_is_contents(title);
}

/* "## What is bread?" over "### Question: How is bread made?", and so on: titles, whatever they sound like. */
static bool is_title_of_label(const struct candidate *heading)
{
    enum { SEVERAL = 2 };
    const struct rank_stats *rank = heading->rank;
    return rank->titles >= SEVERAL && rank->titles * 10 >= rank->count * 8 &&
           stands_over_labelled(heading->reader, heading->mark);
}

/* The file's title asks nothing, nor do the titles of labelled questions and what is left out. */
static enum verdict by_place(const struct candidate *heading)
{
    bool out = is_title_of_label(heading) || is_file_title(heading->headings, heading->level) ||
               reader_line(heading->reader, heading->mark->line)->noise != NOISE_NONE;
    return out ? TELLS : UNDECIDED;
}

/* A question label asks, unless it is the title of several answers; letters that count ask where others do. */
static enum verdict by_label(const struct candidate *heading)
{
    const struct rank_stats *rank = heading->rank;
    if (heading->mark->flags & MARK_LABEL)
        return verdict_of(!holds_answers(heading->reader, heading->mark));
    bool letter = rank->letters * 2 >= rank->count && rank->likes * 2 >= rank->count &&
                  has_letter_label(heading->reader, heading->mark);
    return letter ? ASKS : UNDECIDED;
}

/* "Challenge 2: …" beside headings with labels: a doubtful label that counts, over a text, is one, too. */
static enum verdict by_doubtful_label(const struct candidate *heading)
{
    const struct mark *mark = heading->mark;
    bool beside = heading->rank->labels >= LABELS && heading->rank->labels * 2 >= heading->rank->count;
    return beside && (mark->flags & MARK_WEAK) && mark->number > 0 && (mark->flags & MARK_BODY) ? ASKS : UNDECIDED;
}

/* Numbers below that ask and are answered are the questions, and so are items that ask below nearly every heading. */
static enum verdict by_list(const struct candidate *heading)
{
    enum { TENTHS = 8, SEVERAL = 3 };
    const struct rank_stats *rank = heading->rank;
    bool lists = rank->lists >= SEVERAL && rank->lists * 5 >= rank->bodies * 4 && heading->mark->like != LIKE_MARK;
    return lists || holds_answered_list(heading->reader, heading->mark, TENTHS) ? TELLS : UNDECIDED;
}

/* Where the texts below the headings ask, a heading over one goes with it. */
static enum verdict by_statement(const struct candidate *heading)
{
    bool text = heading->mark->flags & (MARK_STATEMENT | MARK_BODY);
    return heading->rank->under ? verdict_of(text && !title_frames(title_of(heading))) : UNDECIDED;
}

/* Nothing asks of a level that tells, above the introduction of the questions, over a table of its own, or calls. */
static enum verdict by_level(const struct candidate *heading)
{
    const struct mark *mark = heading->mark;
    bool tells = !heading->rank->asks || mark->line < heading->rank->introduced || (mark->flags & MARK_TABLE) ||
                 is_call(heading->reader, mark);
    return tells ? TELLS : UNDECIDED;
}

/* What sounds like a question there is one, and so is what is answered or has options. */
static enum verdict by_sound(const struct candidate *heading)
{
    const struct mark *mark = heading->mark;
    bool asks = sounds_asked(mark) || (mark->flags & MARK_ANSWER) || stands_over_options(heading->reader, mark->line);
    return asks ? ASKS : UNDECIDED;
}

/* Where the contents name the questions, what they name is one. */
static enum verdict by_contents(const struct candidate *heading)
{
    const struct mark *mark = heading->mark;
    if (!is_contents_rank(heading->rank) || (!mark->listed && !is_first(heading->reader, mark)))
        return UNDECIDED;
    return verdict_of(mark->listed && !title_frames(title_of(heading)) &&
                      !(heading->usual && leads_elsewhere(heading->reader, mark)));
}

/* Where most headings that sound like questions stand over a text, one that does not, with nothing below it but such a
 * question of its level, is the title of a section, unless it is a sentence or the question's number follows upon its
 * own. Where they have labels, one without sounds like it by a question mark only. Of the first heading of a file, a
 * few questions tell that. */
static enum verdict by_section(const struct candidate *heading)
{
    enum { FEW = 2, ENOUGH = 5, SOME = 3 };
    const struct rank_stats *rank = heading->rank;
    const struct mark *mark = heading->mark;
    const struct mark *next = mark + 1;
    bool labelled = rank->labels * 10 >= rank->likes * 8;
    bool sounds = labelled ? mark->like == LIKE_MARK || (mark->flags & MARK_LABEL) : mark->like != LIKE_NOTHING;
    unsigned enough = is_first(heading->reader, mark) ? FEW : ENOUGH;
    if (rank->likes < enough || rank->unanswered * SOME > rank->likes || sounds || (mark->flags & MARK_BODY) ||
        next == heading->reader->marks + heading->reader->mark_count)
        return UNDECIDED;
    bool above = next->style == STYLE_HEADING && next->rank == mark->rank && sounds_asked(next);
    bool counts = mark->number >= 0 && next->number == mark->number + 1;
    return above && !counts && !ends_sentence(title_of(heading)) ? TELLS : UNDECIDED;
}

/* Where most questions have nothing below them, a heading without anything below is one, unless it only says that
 * questions follow, or several have no number among those that have, each over a section of them. */
static enum verdict by_emptiness(const struct candidate *heading)
{
    enum { ENOUGH = 6, SEVERAL = 2, MOST = 20 /* questions of a section */ };
    const struct rank_stats *rank = heading->rank;
    unsigned filled = rank->bodies + rank->tables + rank->parted;
    if (filled * 2 > rank->count || rank->count < ENOUGH || !is_bare(heading->reader, heading->mark))
        return UNDECIDED;
    unsigned uncounted = rank->count - rank->numbered;
    if (heading->numbered && heading->mark->number < 0 && uncounted >= SEVERAL && uncounted * MOST >= rank->count)
        return UNDECIDED;
    str title = title_of(heading);
    return verdict_of(!is_framing(title) && (title_says_problem(title) || !title_says_questions(title)));
}

/* Where the questions have labels, numbers or answers, a heading without them is none. */
static enum verdict by_habit(const struct candidate *heading)
{
    const struct rank_stats *rank = heading->rank;
    const struct mark *mark = heading->mark;
    bool counted = rank->number_likes * 2 > rank->numbered; /* the numbers ask as well */
    bool other = heading->numbered ? mark->number < 0 : mark->number >= 0 && !rank->terms && !counted;
    bool labelled = rank->labels >= LABELS || rank->labels * 2 >= rank->count;
    bool unlike =
        labelled || (other && !(heading->usual && mark->like == LIKE_WEAK)) ||
        (rank->answers * 10 >= rank->count * 6 && !has_answered_sibling(heading->reader, mark, heading->level));
    return unlike ? TELLS : UNDECIDED;
}

/* Whether a heading is a link with nothing of its own below it: another file may be named there. */
static bool is_lone_link(const struct reader *reader, const struct mark *mark)
{
    uint32_t next = reader_next(reader, mark->line, reader->outline.line_count);
    bool alone = next == 0 || reader_line(reader, next)->kind == LINE_HEADING || is_bare(reader, mark);
    str title = reader_text(reader, mark->line);
    while (title.len && title.ptr[0] == '#')
        title = str_skip(title, 1);
    return alone && (begins_with_link(str_trim(title)) || text_is_outer_link(str_trim(title)));
}

/* Whether a list begins right below the heading. */
static bool heads_list(const struct reader *reader, const struct mark *mark)
{
    uint32_t next = reader_next(reader, mark->line, reader->outline.line_count);
    return next && reader_line(reader, next)->opens > 0;
}

/* Headings without a number that lead elsewhere, or name the file, ask nothing; a term may have a link for its answer,
 * but not a list of them. */
static enum verdict by_link(const struct candidate *heading)
{
    const struct rank_stats *rank = heading->rank;
    const struct mark *mark = heading->mark;
    if (mark->number >= 0)
        return UNDECIDED;
    bool leads = ((heading->usual || (rank->terms && heads_list(heading->reader, mark))) &&
                  leads_elsewhere(heading->reader, mark)) ||
                 (is_first(heading->reader, mark) && title_hints(title_of(heading))) ||
                 (rank->bodies * 10 >= rank->count * 8 && is_lone_link(heading->reader, mark));
    return leads ? TELLS : UNDECIDED;
}

/* What is left is what most others of its level are, unless it is a title by its words. */
static enum verdict by_others(const struct candidate *heading)
{
    enum {
        ALIKE = 12, /* headings with texts: then half of them tell what all are, or all that have a text */
        SAID = 4,   /* … where the file says that it holds questions */
        LONG = 80   /* for a section's title */
    };
    const struct rank_stats *rank = heading->rank;
    const struct mark *mark = heading->mark;
    str title = title_of(heading);
    unsigned most = (mark->flags & MARK_BODY) && rank->items == 0 ? 7 : 9;
    unsigned enough = heading->reader->hinted ? SAID : ALIKE;
    bool alike = rank->likes * 2 >= rank->count && rank->count >= enough && rank->bodies * 10 >= rank->count * most &&
                 rank->repeated * 10 < rank->count;
    bool problem = (mark->flags & MARK_BODY) && title_says_problem(title);
    return verdict_of((heading->usual || alike || heading->numbered || rank->terms) && !is_framing(title) &&
                      (heading->numbered || problem || title.len > LONG || !title_says_questions(title) ||
                       (mark->listed && rank->listed == rank->count)));
}

/* The first one that decides has the word. */
static enum verdict (*const rules[])(const struct candidate *) = {
    by_place, by_label,    by_doubtful_label, by_list,  by_statement, by_level,  by_section,
    by_sound, by_contents, by_emptiness,      by_habit, by_link,      by_others,
};

bool heading_asks(const struct reader *reader, const struct headings *headings, const struct mark *mark, unsigned level)
{
    const struct rank_stats *rank = &headings->ranks[level];
    const struct candidate heading = {.reader = reader,
                                      .headings = headings,
                                      .mark = mark,
                                      .rank = rank,
                                      .level = level,
                                      .usual = rank->likes * 10 >= rank->count * 7,
                                      .numbered = rank->numbered * 2 >= rank->count};
    enum verdict verdict = UNDECIDED;
    for (size_t i = 0; i < COUNT_OF(rules) && verdict == UNDECIDED; i++)
        verdict = rules[i](&heading);
    return verdict == ASKS;
}
