/*
 * banners: titles that are no headings, found when all questions are known.
 *
 * A line in bold that is the last thing before a question, while the answer above it has a text already, names what
 * follows. A plain line needs company: others that stand so and begin or end with the same word, "Level 1", "Level 2";
 * or, among questions without answers, others as short. At the end of an answer a colon has nothing to introduce: where
 * several lines end so, they stand over what follows.
 */
#include "char_int.h"
#include "grill/base/map.h"
#include "reading_int.h"
#include "texts_int.h"

/* "What to read:" among questions without answers, with a gap above: it can only lead to what follows. */
static bool leads_on(const struct reader *reader, const struct mark *mark)
{
    return reader->bare && (mark->flags & MARK_GAP) && str_ends(reader_text(reader, mark->line), STR(":"));
}

/* A line that may be a title. */
struct banner {
    struct mark *mark;
    const struct mark *question; /* the one it stands over */
    bool over;                   /* … with nothing between them */
    bool company;                /* another one, over another question, begins or ends with the same word */
    bool doubtful;               /* it could be the whole answer to the question above */
};

/* "Knots" of "Knots (two points each)". */
static str without_brackets(str text)
{
    ptrdiff_t open = str_ends(text, STR(")")) ? str_find(text, STR(" ("), 0) : -1;
    return open > 0 ? str_slice(text, 0, (size_t)open) : text;
}

/* Not the end of a sentence, or "key: value". */
static bool is_name(str text)
{
    enum { WORDS = 6 };
    text = without_brackets(text);
    for (size_t at = 0; at < text.len; at++)
        if (str_has_byte(STR(".,:;=(){}"), text.ptr[at]))
            return false;
    return str_count(text, ' ') < WORDS;
}

/* "2. Tides" in a list of questions that have no numbers. */
static bool is_listed_number(const struct reader *reader, const struct mark *mark)
{
    return reader->listing && mark->style == STYLE_NUMBERED;
}

/* "**In short: mind the tides.**": the last words of an answer. */
static bool is_sentence(str text)
{
    text = str_strip_right(text, STR("*_ "));
    return ends_sentence(text) || str_ends(text, STR("!"));
}

/* "docker" in a list of questions without answers, or "Docker and what runs in it:". */
static bool is_brief(const struct reader *reader, const struct mark *mark)
{
    enum { LONGEST = 30, BLANKS = 3 };
    str text = without_brackets(reader_text(reader, mark->line));
    if (text.len < 2 || str_has_byte(STR("{}()[]<>-/|"), text.ptr[0]))
        return false;
    bool brief = !text_exceeds(text, LONGEST) && str_count(text, ' ') <= BLANKS;
    return reader->bare && mark->style == STYLE_TITLE && (brief || str_ends(text, STR(":")));
}

static bool may_be_banner(const struct reader *reader, const struct mark *mark)
{
    bool style = mark->style == STYLE_BOLD || (mark->style == STYLE_TITLE && mark->form == TITLE_PLAIN) ||
                 is_listed_number(reader, mark);
    str text = reader_text(reader, mark->line);
    if (!style || mark->role != ROLE_NONE || mark->folded || mark->depth > 0 || mark->like >= LIKE_WORD ||
        (mark->flags & MARK_PART) || text_exceeds(text, 100) || reader_line(reader, mark->line)->label == LABEL_ANSWER)
        return false;
    bool introduces = reader->bare && str_ends(text, STR(":"));
    bool name = mark->style == STYLE_TITLE ? is_name(text) || introduces : !is_sentence(text);
    bool apart = (mark->flags & MARK_GAP) || (reader->bare && mark->style == STYLE_BOLD);
    return name && (apart || is_brief(reader, mark)) &&
           !str_contains(text, STR("](http")); /* a link to a page belongs to what stands above it */
}

/* Whether nothing, or nothing but one paragraph with blanks around it, stands between a mark and the question. A rule
 * that is not right below the mark parts it from the question, when it does not stand between two of them. */
static bool stands_over(const struct reader *reader, const struct mark *mark, const struct mark *question,
                        bool *introduced)
{
    uint32_t n = mark->line;
    uint32_t paragraph = OUTLINE_NONE;
    bool apart = reader_line(reader, n + 1)->kind == LINE_BLANK;
    *introduced = false;
    while ((n = reader_next(reader, n, question->line)) < question->line) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_RULE && n > mark->line + 1 && !is_below_rule(reader, mark->line))
            return false;
        if (line->kind == LINE_RULE || line->noise != NOISE_NONE)
            continue;
        if (!apart || line->kind != LINE_TEXT || line->depth || line->opens ||
            (*introduced && line->block != paragraph))
            return false;
        *introduced = true;
        paragraph = line->block;
    }
    return true;
}

/* A label with nothing behind it. */
static bool is_mere_label(const struct reader *reader, uint32_t n)
{
    return reader_line(reader, n)->label != LABEL_NONE && reader_shape(reader, n).label_alone;
}

/* Whether the line is the whole of an answer: the question, a label or a heading of its answer stands right above. */
static bool is_whole_answer(const struct reader *reader, size_t index)
{
    uint32_t n = reader_before(reader, reader->marks[index].line);
    while (n > 0 && reader_line(reader, n)->kind == LINE_RULE)
        n = reader_before(reader, n);
    if (n == 0)
        return false;
    const struct mark *above = index > 0 ? &reader->marks[index - 1] : NULL;
    if (!above || question_line_end(reader, above->line) < n)
        return is_mere_label(reader, n);
    return above->role == ROLE_QUESTION || (above->role == ROLE_NONE && above->style == STYLE_HEADING) ||
           is_mere_label(reader, n);
}

/* Whether it stands right below a heading that is the label of an answer: nothing else can be meant there. */
static bool is_labelled_answer(const struct reader *reader, const struct mark *mark)
{
    uint32_t n = reader_before(reader, mark->line);
    return n > 0 && reader_line(reader, n)->kind == LINE_HEADING && reader_line(reader, n)->label == LABEL_ANSWER;
}

/* Whether the questions around a line have no answers: the two above that touch each other, and the one below. */
static bool is_among_bare(const struct reader *reader, size_t index)
{
    if (index < 2 || index + 1 >= reader->mark_count)
        return false;
    const struct mark *mark = &reader->marks[index];
    for (const struct mark *other = mark - 2; other <= mark + 1; other++)
        if (other != mark && other->role != ROLE_QUESTION)
            return false;
    return mark[-2].line + 1 == mark[-1].line && !(mark[1].flags & MARK_BODY);
}

/* The first or the last word of a mark's text. */
static str word_of(const struct reader *reader, const struct mark *mark, bool last)
{
    str text = unwrapped(trim_blanks(without_brackets(reader_shape(reader, mark->line).text)));
    size_t from = 0;
    size_t to = text.len;
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != ' ')
            continue;
        from = at + 1;
        to = to < at ? to : at;
    }
    return last ? str_skip(text, from) : str_slice(text, 0, to);
}

/* Whether two lines stand over different questions. Those that say the same over a paragraph, "Example:" again and
 * again, are parts of the answers. */
static bool are_company(const struct reader *reader, const struct banner *a, const struct banner *b)
{
    bool over = a->over && b->over;
    return a->question != b->question &&
           (over || !str_eq(reader_text(reader, a->mark->line), reader_text(reader, b->mark->line)));
}

/* Tells a banner and the first one with the same word of each other. */
static void introduce(const struct reader *reader, struct map *words, str word, struct banner *banner)
{
    if (word.len == 0 || word_is_small(word))
        return;
    struct banner *first = map_find(words, word);
    if (first && are_company(reader, first, banner))
        first->company = banner->company = true;
    else if (!first)
        map_put(words, word, banner);
}

/* Gathers what may be titles, last one first. */
static size_t gather(struct reader *reader, struct banner *banners)
{
    size_t count = 0;
    const struct mark *question = NULL;
    for (size_t i = reader->mark_count; i-- > 0;) {
        struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_TOPIC)
            question = NULL;
        if (mark->role == ROLE_QUESTION)
            question = mark;
        bool introduced;
        if (!question || !may_be_banner(reader, mark) || !stands_over(reader, mark, question, &introduced))
            continue;
        if (introduced && question->style == STYLE_HEADING)
            continue; /* "**Example:**" and a paragraph: the end of the answer above */
        bool doubtful = is_labelled_answer(reader, mark) ||
                        (!reader->bare && is_whole_answer(reader, i) && !is_among_bare(reader, i));
        if (doubtful && (introduced || mark->style != STYLE_BOLD))
            continue;
        mark->rank = question->style == STYLE_HEADING ? (uint8_t)(question->rank - 1) : RANK_TITLE;
        banners[count++] = (struct banner){mark, question, .over = !introduced, .doubtful = doubtful};
    }
    return count;
}

/* How many questions have nothing at all below them. */
static size_t count_bare(const struct reader *reader)
{
    size_t count = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        count += reader->marks[i].role == ROLE_QUESTION && !(reader->marks[i].flags & MARK_BODY);
    return count;
}

/* Lines that could be answers are titles where more of the same kind can be nothing else, or where there are only a few
 * of them, and more of the `questions` have no answer anyway; returns how many are left. */
static size_t drop_doubtful(const struct reader *reader, struct banner *banners, size_t count, size_t questions)
{
    enum { SEVERAL = 3, FEW = 5 };
    size_t doubtful = 0;
    size_t sure = 0;
    for (size_t i = 0; i < count; i++) {
        doubtful += banners[i].doubtful;
        sure += !banners[i].doubtful && banners[i].over && banners[i].mark->style == STYLE_BOLD;
    }
    bool usual = sure >= SEVERAL && sure > doubtful;
    bool unlike = doubtful >= SEVERAL && doubtful * FEW <= questions && count_bare(reader) >= doubtful;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!banners[i].doubtful || usual || unlike)
            banners[kept++] = banners[i];
    return kept;
}

/* Whether several short lines between questions, with those that are topics already, are most of what stands there at
 * all. */
static bool are_parts(const struct reader *reader, const struct banner *banners, size_t count)
{
    enum { SEVERAL = 3 };
    size_t brief = 0;
    for (size_t i = 0; i < count; i++)
        brief += banners[i].over && is_brief(reader, banners[i].mark);
    for (size_t i = 0; i < reader->mark_count && count > 0; i++)
        brief += reader->marks[i].role == ROLE_TOPIC && is_brief(reader, &reader->marks[i]);
    size_t bodies = 0;
    for (size_t i = 0; i < reader->mark_count && brief >= SEVERAL; i++)
        bodies += reader->marks[i].role == ROLE_QUESTION && (reader->marks[i].flags & MARK_BODY);
    return brief >= SEVERAL && brief * 2 >= bodies;
}

/* Whether the short plain lines of the file that stand by themselves stand over questions, nearly all of them, each
 * behind an answer that has a text already, or over the first of a count: in the answers there are none like them. */
static bool are_habit(const struct reader *reader, const struct banner *banners, size_t count)
{
    enum { SEVERAL = 3 };
    size_t over = 0;
    for (size_t i = 0; i < count; i++)
        over += banners[i].over && banners[i].mark->style == STYLE_TITLE;
    size_t inside = 0;
    for (size_t i = 0; i < reader->mark_count && over > 0; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_TITLE || mark->form != TITLE_PLAIN)
            continue;
        over += mark->role == ROLE_TOPIC;
        inside += mark->role == ROLE_NONE && (mark->flags & MARK_GAP) &&
                  reader_line(reader, mark->line + 1)->kind == LINE_BLANK;
    }
    return over >= SEVERAL && over * 5 >= inside * 4;
}

/* "Widths:", also of "*Widths:*". */
static str without_emphasis(const struct reader *reader, const struct mark *mark)
{
    return str_strip_right(reader_text(reader, mark->line), STR("*_"));
}

/* Whether the questions of a list begin to count with this one. */
static bool begins_count(const struct mark *below)
{
    return below->role == ROLE_QUESTION && below->style == STYLE_NUMBERED && below->number == 1;
}

/* Whether several titles with a colon are topics already. */
static bool are_opened(const struct reader *reader)
{
    enum { SEVERAL = 3 };
    size_t count = 0;
    for (size_t i = 0; i < reader->mark_count && count < SEVERAL; i++) {
        const struct mark *mark = &reader->marks[i];
        count += mark->role == ROLE_TOPIC && mark->style == STYLE_TITLE &&
                 text_ends_with_colon(without_emphasis(reader, mark));
    }
    return count >= SEVERAL;
}

/* Whether mark `index` is a short line with a colon right above `below`, a question or another such line. One that is
 * all of an answer, or in Chinese, has to stand above a new count where such lines are `usual`. */
static bool is_opener(const struct reader *reader, size_t index, const struct mark *below, bool usual)
{
    const struct mark *mark = &reader->marks[index];
    if (!below || mark->style != STYLE_TITLE || mark->form != TITLE_PLAIN || mark->role != ROLE_NONE || mark->folded ||
        !text_ends_with_colon(without_emphasis(reader, mark)) ||
        reader_next(reader, mark->line, below->line) != below->line)
        return false;
    bool wide = str_ends(without_emphasis(reader, mark), STR("："));
    return (usual && begins_count(below)) || !(wide || is_whole_answer(reader, index));
}

/* Gathers the short lines with a colon that end an answer. */
static size_t gather_openers(struct reader *reader, struct banner *openers, bool usual)
{
    size_t count = 0;
    const struct mark *below = NULL;    /* the question or opener below */
    const struct mark *question = NULL; /* … over which it stands */
    for (size_t i = reader->mark_count; i-- > 0;) {
        struct mark *mark = &reader->marks[i];
        bool opens = is_opener(reader, i, below, usual);
        if (mark->role == ROLE_QUESTION)
            question = mark;
        below = opens || mark->role == ROLE_QUESTION ? mark : NULL;
        if (!opens)
            continue;
        mark->rank = question->style == STYLE_HEADING ? (uint8_t)(question->rank - 1) : RANK_TITLE;
        openers[count++] = (struct banner){mark, question, .over = true};
    }
    return count;
}

/* Makes topics of them when they say different things, several where they are not `usual`: "Example:" again and again
 * lost what it introduces. */
static void decide_openers(struct reader *reader, const struct banner *openers, size_t count, bool usual)
{
    enum { SEVERAL = 3 };
    struct map texts;
    size_t different = 0;
    map_init(&texts);
    for (size_t i = 0; i < count; i++)
        different += map_put(&texts, reader_text(reader, openers[i].mark->line), NULL);
    map_release(&texts);
    if (different * 2 < count || (different < SEVERAL && !usual))
        return;
    for (size_t i = 0; i < count; i++) {
        openers[i].mark->role = ROLE_TOPIC;
        openers[i].mark->reason = "its colon can only introduce the question below";
    }
}

/* Whether nothing but the rest of its paragraph stands between a numbered line that asks nothing and the question. */
static bool heads_question(const struct reader *reader, const struct mark *mark, const struct mark *question)
{
    uint32_t n = mark->line;
    bool apart = mark->flags & MARK_GAP || (n > 1 && reader_line(reader, n - 1)->kind == LINE_HEADING);
    if (mark->style != STYLE_NUMBERED || mark->role != ROLE_NONE || mark->folded || mark->depth > 0 ||
        mark->like >= (question->flags & MARK_LABEL ? LIKE_MARK : LIKE_WORD) || !apart)
        return false;
    while (n + 1 < question->line && reader_line(reader, n + 1)->kind == LINE_TEXT)
        n++;
    return reader_next(reader, n, question->line) == question->line;
}

/* Numbers that go on from question to question, where no question has one, count the sections: "1. Basics" over some of
 * them, "2. In practice" over others; below each heading they may begin anew. Those of an answer's list would begin
 * again without one. */
static void take_counted_titles(struct reader *reader)
{
    enum { SEVERAL = 3 };
    size_t *titles = ARENA_ARRAY(reader->scratch, size_t, reader->mark_count);
    size_t count = 0;
    int32_t last = 0;
    bool anew = false; /* no question since the heading of a topic */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        const struct mark *above = i > 0 ? mark - 1 : NULL;
        anew = anew || (mark->role == ROLE_TOPIC && mark->style == STYLE_HEADING);
        if (mark->role != ROLE_QUESTION)
            continue;
        if (mark->number >= 0 || mark->style == STYLE_HEADING)
            return;
        if (above && heads_question(reader, above, mark) &&
            (above->number == last + 1 || (anew && above->number == 1))) {
            titles[count++] = i - 1;
            last = above->number;
        }
        anew = false;
    }
    for (size_t i = 0; count >= SEVERAL && i < count; i++) {
        struct mark *mark = &reader->marks[titles[i]];
        mark->role = ROLE_TOPIC;
        mark->rank = RANK_NUMBERED_TITLE;
        mark->reason = "a number that goes on from question to question";
    }
}

/* Whether several headings, and nearly all that stand over numbers, stand over the first one: the file counts anew in
 * each of its sections. */
static bool counts_sections(const struct reader *reader)
{
    enum { SEVERAL = 3 };
    size_t first = 0;
    size_t others = 0;
    bool heading = false; /* the last topic is one, and no question has followed it */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        bool counted = heading && mark->role == ROLE_QUESTION && mark->style == STYLE_NUMBERED;
        first += counted && mark->number == 1;
        others += counted && mark->number != 1;
        if (mark->role == ROLE_QUESTION || mark->role == ROLE_TOPIC)
            heading = mark->role == ROLE_TOPIC && mark->style == STYLE_HEADING;
    }
    return first >= SEVERAL && first > others * 8;
}

/* Whether a plain line stands over a number that goes on from the one above. */
static bool is_inside_count(const struct banner *banner, const struct mark *marks)
{
    const struct mark *above = banner->mark;
    while (above > marks && above->role != ROLE_QUESTION)
        above--;
    return banner->mark->style == STYLE_TITLE && above->role == ROLE_QUESTION && above->number > 0 &&
           banner->question->number == above->number + 1;
}

/* Forgets plain lines inside of counts where each section counts anew and they stand over every few of its numbers:
 * what is said so often ends answers. Returns how many banners are left. */
static size_t drop_remarks(const struct reader *reader, struct banner *banners, size_t count, size_t questions)
{
    enum { FEW = 6 };
    size_t inside = 0;
    for (size_t i = 0; i < count; i++)
        inside += is_inside_count(&banners[i], reader->marks);
    if (inside * FEW < questions || reader->bare || !counts_sections(reader))
        return count;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!is_inside_count(&banners[i], reader->marks))
            banners[kept++] = banners[i];
    return kept;
}

void decide_banners(struct reader *reader, size_t questions)
{
    take_counted_titles(reader);
    struct banner *banners = ARENA_ARRAY(reader->scratch, struct banner, reader->mark_count);
    bool usual = are_opened(reader);
    decide_openers(reader, banners, gather_openers(reader, banners, usual), usual);
    size_t count = drop_doubtful(reader, banners, gather(reader, banners), questions);
    if (count * 2 > questions)
        return;
    count = drop_remarks(reader, banners, count, questions);
    struct map words;
    map_init(&words);
    for (size_t i = 0; i < count; i++) {
        introduce(reader, &words, word_of(reader, banners[i].mark, false), &banners[i]);
        introduce(reader, &words, word_of(reader, banners[i].mark, true), &banners[i]);
    }
    map_release(&words);
    bool parts = are_parts(reader, banners, count);
    bool habit = are_habit(reader, banners, count);
    for (size_t i = 0; i < count; i++) {
        struct mark *mark = banners[i].mark;
        bool sure = mark->style == STYLE_BOLD || is_listed_number(reader, mark) || leads_on(reader, mark) ||
                    (parts && is_brief(reader, mark)) || (habit && mark->style == STYLE_TITLE);
        if (!banners[i].company && !(sure && banners[i].over))
            continue;
        mark->role = ROLE_TOPIC;
        mark->reason = "a line by itself that stands over questions";
    }
}
