/*
 * asides: lists in a text that are no cards.
 *
 * "Ask first:" over a list of questions, in a file whose own questions have answers, tells what to ask. It stays text,
 * and so do the steps of a recipe, a few tips, and numbered remarks before the first question. Items that are only
 * links to other pages lead to more questions.
 */
#include "reading_int.h"
#include "texts_int.h"

/* Whether most questions from mark `first` on have a text under them, and there are `enough` to say so. */
static bool has_answers(const struct reader *reader, size_t first, unsigned enough)
{
    unsigned questions = 0;
    unsigned bodies = 0;
    for (size_t i = first; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            questions++;
            bodies += (reader->marks[i].flags & MARK_BODY) || reader->marks[i].style == STYLE_DETAILS;
        }
    return bodies >= enough && bodies * 10 >= questions * 6;
}

/* Whether the line above, blank ones left out, is text or a title that ends with a colon and does not say questions. */
static bool is_introduced(const struct reader *reader, const struct mark *mark)
{
    uint32_t n = reader_before(reader, mark->line);
    if (n == 0 || reader_line(reader, n)->opens)
        return false;
    bool heading = reader_line(reader, n)->kind == LINE_HEADING;
    if (!heading && reader_line(reader, n)->kind != LINE_TEXT)
        return false;
    str text = heading ? reader_heading(reader, n) : reader_text(reader, n);
    str bare = str_strip_right(text, STR("*_ "));
    bool titled = heading || bare.len < text.len;
    return text_ends_with_colon(bare) && !(titled && title_says_questions(bare));
}

/* Whether orders follow from mark `first` up to mark `end` below a title that does not say questions. */
static bool are_steps(const struct reader *reader, size_t first, size_t end)
{
    enum { SEVERAL = 3 };
    const struct mark *above = first > 0 ? &reader->marks[first - 1] : NULL;
    if (!above || above->role != ROLE_TOPIC)
        return false;
    str title = reader_heading(reader, above->line);
    unsigned count = 0;
    for (size_t i = first; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_QUESTION && (mark->like == LIKE_MARK || is_labelled(mark)))
            return false;
        count += mark->role == ROLE_QUESTION;
    }
    return count >= SEVERAL && !title_says_questions(title) && !title_says_problem(title);
}

/* Whether all questions from mark `first` up to mark `end` are links, and none has a question mark. */
static bool are_links(const struct reader *reader, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_QUESTION)
            continue;
        str text = mark->like == LIKE_MARK ? (str){0} : reader_shape(reader, mark->line).text;
        if (!str_starts(text, STR("[")) || link_words(text).len == text.len || !str_ends(text, STR(")")))
            return false;
    }
    return true;
}

/* The end of the items from mark `first` on that are the questions of a section, all without a text but the last,
 * behind which the section's own text goes on; `first` when others are among them. */
static size_t end_of_items(const struct reader *reader, size_t first)
{
    size_t end = first;
    bool body = false;
    for (; end < reader->mark_count && reader->marks[end].role != ROLE_TOPIC; end++) {
        const struct mark *mark = &reader->marks[end];
        if (mark->role != ROLE_QUESTION)
            continue;
        if (body || !is_list_item(mark))
            return first;
        body = (mark->flags & MARK_BODY) != 0;
    }
    return end;
}

/* The end of the numbers at the start of the file that ask nothing and have nothing below them, when the count begins
 * again behind them; 0 when there are none. */
static size_t end_of_remarks(const struct reader *reader)
{
    unsigned remarks = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_QUESTION)
            continue;
        bool numbered = mark->style == STYLE_NUMBERED;
        if (numbered && mark->number == 1 && remarks >= 2)
            return i;
        if (!numbered || sounds_asked(mark) || (mark->flags & MARK_BODY) || mark->number != (int32_t)remarks + 1)
            return 0;
        remarks++;
    }
    return 0;
}

static void take_back(struct reader *reader, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (reader->marks[i].role == ROLE_QUESTION)
            reader->marks[i].role = ROLE_NONE;
}

/* Whether most questions from mark `first` up to mark `end` have a question mark, below a heading: then it heads them.
 */
static bool are_headed(const struct reader *reader, size_t first, size_t end)
{
    unsigned count = 0;
    unsigned marked = 0;
    for (size_t i = first; i < end; i++) {
        bool question = reader->marks[i].role == ROLE_QUESTION;
        count += question;
        marked += question && reader->marks[i].like == LIKE_MARK;
    }
    uint32_t above = reader_before(reader, reader->marks[first].line);
    return above && reader_line(reader, above)->kind == LINE_HEADING && marked * 2 >= count;
}

/* Takes the lists back that a text introduces, and with `steps` those of mere orders; returns how many of these there
 * are. */
static unsigned drop_lists(struct reader *reader, bool steps)
{
    unsigned lists = 0;
    bool begins = true; /* no question in this section yet */
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE)
            continue;
        bool candidate = begins && mark->role == ROLE_QUESTION && is_list_item(mark);
        begins = mark->role == ROLE_TOPIC;
        size_t end = candidate ? end_of_items(reader, i) : i;
        bool introduced = end > i && is_introduced(reader, mark) && !are_headed(reader, i, end);
        bool orders = end > i && !introduced && are_steps(reader, i, end);
        lists += orders;
        if (introduced || (orders && steps) || (end > i && are_links(reader, i, end)))
            take_back(reader, i, end);
    }
    return lists;
}

void drop_asides(struct reader *reader)
{
    enum { ENOUGH = 10, FEW = 5, RARE = 2 };
    size_t remarks = end_of_remarks(reader);
    if (has_answers(reader, remarks, FEW))
        take_back(reader, 0, remarks);
    if (!has_answers(reader, 0, ENOUGH))
        return;
    unsigned steps = drop_lists(reader, false);
    if (steps && steps <= RARE)
        drop_lists(reader, true);
}
