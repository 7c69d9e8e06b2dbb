/*
 * labels: answer labels that are only believed when the file makes a habit of them.
 *
 * "R:" or "Reply:" may be a label as well as the name of a thing; "a)" may be an option. What a single line cannot
 * tell, the number of such lines beside the number of questions does.
 */
#include "char_int.h"
#include "styles_int.h"
#include "texts_int.h"

static unsigned count_questions(const struct reader *reader)
{
    unsigned questions = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        questions += mark->like == LIKE_MARK || (mark->flags & (MARK_LABEL | MARK_WEAK));
    }
    return questions;
}

enum { LABEL_REACH = 6 /* lines from a labelled question to the label of its answer */ };

/* Whether only a few lines stand from line `from` to the label on line `to`. Where that is all of its line, code and
 * lists between them may be what is asked about. */
static bool is_near(const struct reader *reader, uint32_t from, uint32_t to)
{
    enum { MOST = 60 };
    bool alone = !may_be_numbered(reader, to) && reader_shape(reader, to).label_alone;
    if (to - from < LABEL_REACH || to - from > MOST || !alone)
        return to - from < LABEL_REACH;
    unsigned texts = 0;
    for (uint32_t n = from; n < to && texts < LABEL_REACH; n++)
        texts += reader_line(reader, n)->kind != LINE_CODE && !reader_line(reader, n)->opens;
    return texts < LABEL_REACH;
}

/* A doubtful answer label that no labelled question stands before. `*mark` is the first mark that is not above the
 * line; it moves on from call to call. */
static bool is_doubtful(const struct reader *reader, uint32_t n, size_t *mark)
{
    const struct line *line = reader_line(reader, n);
    while (*mark < reader->mark_count && reader->marks[*mark].line < n)
        ++*mark;
    if (line->label != LABEL_ANSWER || !line->weak)
        return false;
    const struct mark *above = *mark ? &reader->marks[*mark - 1] : NULL;
    while (above > reader->marks && !(above->flags & (MARK_LABEL | MARK_WEAK)) && above->style != STYLE_HEADING &&
           is_near(reader, above->line, n))
        above--;
    return !above || !(above->flags & (MARK_LABEL | MARK_WEAK));
}

/* Whether the line stands right below the mark before `mark`, which asks. */
static bool follows_question(const struct reader *reader, uint32_t n, size_t mark)
{
    const struct mark *above = mark ? &reader->marks[mark - 1] : NULL;
    return above && above->like >= LIKE_WORD && reader_next(reader, above->line, n) == n;
}

/* Forgets doubtful answer labels unless there is one for every third question, or they stand right below questions, or
 * most of those that may be labels stand behind labelled questions. */
static void weigh_doubtful(struct reader *reader)
{
    unsigned doubtful = 0;
    unsigned weak = 0; /* … and others, which labelled questions make sure */
    unsigned placed = 0;
    unsigned stacked = 0; /* right below one another: a list of abbreviations */
    uint32_t last = 0;
    size_t mark = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        weak += reader_line(reader, n)->weak && reader_line(reader, n)->label == LABEL_ANSWER;
        if (is_doubtful(reader, n, &mark)) {
            doubtful++;
            placed += follows_question(reader, n, mark);
            stacked += last && last + 1 == n;
            last = n;
        }
    }
    bool usual = doubtful * 3 >= count_questions(reader) && stacked * 2 < doubtful;
    bool mostly_sure = doubtful * 3 <= weak;
    if (doubtful == 0 || usual || mostly_sure || (placed >= 2 && placed * 5 >= doubtful * 4))
        return;
    mark = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        if (is_doubtful(reader, n, &mark))
            reader_line(reader, n)->label = LABEL_NONE;
}

size_t lone_letter(str text, char letter)
{
    if (text.len < 2 || (text.ptr[0] | 0x20) != letter || (text.ptr[1] != ')' && text.ptr[1] != '.'))
        return 0;
    return text.len == 2 ? 2 : text.ptr[2] == ' ' ? 3 : 0;
}

/* Bytes of "A.1" or "A 1:" when nothing else is there, or 0. */
static size_t lone_numbered_letter(str text)
{
    if (!str_starts(text, STR("A")))
        return 0;
    size_t digits;
    str number = str_strip_left(str_skip(text, 1), STR(". -#"));
    bool fits = str_number(number, &digits) >= 0;
    return fits && str_strip_right(str_skip(number, digits), STR(" .:)")).len == 0 ? text.len : 0;
}

/* Bytes of "a)" or "A. " at the start, with the bullet before it; a bracket may touch what follows. */
static size_t answer_letter(str text)
{
    if (lone_numbered_letter(text))
        return text.len;
    bool bullet = text.len > 2 && str_has_byte(STR("-*+"), text.ptr[0]);
    size_t at = bullet ? 1 + blank_prefix(str_skip(text, 1)) : 0;
    str rest = str_skip(text, at);
    size_t spaced = lone_letter(rest, 'a');
    bool tight = rest.len > 1 && (rest.ptr[0] | 0x20) == 'a' && rest.ptr[1] == ')';
    return spaced || tight ? at + (spaced ? spaced : 2) : 0;
}

str behind_answer_letter(str text)
{
    size_t size = answer_letter(text);
    return size ? trim_line_end(str_skip(text, size)) : (str){0};
}

static bool is_sure(const struct mark *mark)
{
    return mark->number >= 0 || (mark->flags & MARK_LABEL) || mark->like == LIKE_MARK;
}

/* The line below the paragraph of a mark, or 0; "<br>" alone on a line only keeps a distance. */
static uint32_t below_question(const struct reader *reader, const struct mark *mark)
{
    uint32_t block = reader_line(reader, mark->line)->block;
    for (uint32_t n = mark->line; (n = reader_next(reader, n, reader->outline.line_count)) > 0;) {
        const struct line *line = reader_line(reader, n);
        str text = reader_text(reader, n);
        bool asks = mark->flags & (MARK_LABEL | MARK_ALONE) && n < mark->line + LABEL_REACH &&
                    line->kind == LINE_TEXT && line->block == block && !lone_letter(text, 'a');
        if (!asks && trim_line_end(text).len > 0)
            return n;
    }
    return 0;
}

/* "a)" or "A." right below questions is a label when hardly any "b)" follows it, and so it is below what only may be
 * one then. Below "Q." a single one does. */
static void see_lone_letters(struct reader *reader)
{
    enum { ENOUGH = 3 };
    unsigned others = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        others += lone_letter(reader_text(reader, n), 'b') > 0;
    unsigned count = 0;
    for (unsigned pass = 0; pass < 2 && (pass == 0 || (count >= ENOUGH && count > others * 4)); pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            const struct mark *mark = &reader->marks[i];
            uint32_t next = pass > 0 || is_sure(mark) ? below_question(reader, mark) : 0;
            str text = next && !reader_line(reader, next)->option ? reader_text(reader, next) : (str){0};
            bool paired = mark->flags & (MARK_LABEL | MARK_WEAK) && text.len && text.ptr[0] == 'A';
            if (pass == 0 && (paired ? answer_letter(text) : lone_letter(text, 'a')))
                count += paired ? ENOUGH : 1;
            else if (pass > 0 && answer_letter(text))
                reader_line(reader, next)->label = LABEL_ANSWER;
        }
}

/* "Show answer", "Lösung anzeigen": what a button said that was copied with the page; a link may lead to the answer. */
static bool is_button(const struct reader *reader, uint32_t n)
{
    enum { LONGEST = 60 };
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->label != LABEL_NONE || line->option)
        return false;
    str text = trim_line_end(reader_text(reader, n));
    if (ends_sentence(text))
        return false;
    text = unwrapped(str_contains(text, STR("](#")) ? link_words(text) : text);
    return text.len < LONGEST && !str_contains(text, STR("](")) && summary_is_generic(text);
}

/* Such words right below question after question are the label of what follows them. */
static void see_buttons(struct reader *reader)
{
    enum { ENOUGH = 3 };
    unsigned count = 0;
    for (unsigned pass = 0; pass == 0 || (pass == 1 && count >= ENOUGH); pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            bool counts = pass > 0 || is_sure(&reader->marks[i]);
            uint32_t next = counts ? below_question(reader, &reader->marks[i]) : 0;
            bool button = next && is_button(reader, next);
            count += button;
            if (button && pass)
                reader_line(reader, next)->label = LABEL_ANSWER;
        }
}

/* "6. Short answer: Name two birds" says with its number what is to be answered. */
static bool begins_answer(const struct reader *reader, uint32_t n)
{
    enum { LOOK = 40 /* bytes */ };
    str text = reader_text(reader, n);
    str beginning = str_slice(text, 0, LOOK);
    if (str_find_byte(beginning, ':', 0) < 0 && str_find_byte(beginning, '>', 0) < 0 &&
        !str_contains(beginning, STR("：")) && !str_starts(beginning, STR("[!")) && !str_starts(beginning, STR("**")))
        return false;
    struct shape shape = reader_shape(reader, n);
    return shape.label == LABEL_ANSWER && !shape.weak && (shape.form == NUMBER_NONE || shape.label_alone);
}

bool stands_over_answer(const struct reader *reader, uint32_t n)
{
    enum { REACH = 6 };
    uint32_t block = reader_line(reader, n)->block;
    uint32_t last = block == OUTLINE_NONE ? n : reader->outline.blocks[block].last;
    for (unsigned looked = 0; n && looked < REACH; looked++) {
        n = n < last ? n + 1 : reader_next(reader, n, reader->outline.line_count);
        if (n && begins_answer(reader, n))
            return true;
        if (n == 0 || n > last || reader_shape(reader, n).form != NUMBER_NONE)
            return false;
    }
    return false;
}

/* Whether a numbered item asks, and has a text below it. */
static bool is_answered_item(const struct reader *reader, const struct mark *mark)
{
    uint32_t below = reader_next(reader, mark->line, reader->outline.line_count);
    return mark->number >= 0 && mark->like >= LIKE_WORD && below && reader_line(reader, below)->kind != LINE_HEADING &&
           reader_shape(reader, below).form == NUMBER_NONE;
}

/* Whether several items below the heading that is mark `index` ask; or, where no label of an answer comes next, two
 * that have answers and begin right below it. */
static bool heads_list(const struct reader *reader, size_t index)
{
    enum { SEVERAL = 3, PAIR = 2 };
    const struct mark *title = &reader->marks[index];
    unsigned asking = 0, answered = 0;
    size_t i = index + 1;
    for (; i < reader->mark_count && reader->marks[i].style != STYLE_HEADING; i++) {
        asking += is_list_item(&reader->marks[i]) && reader->marks[i].like == LIKE_MARK;
        answered += is_answered_item(reader, &reader->marks[i]);
    }
    bool told = i < reader->mark_count && reader_line(reader, reader->marks[i].line)->label == LABEL_ANSWER;
    return asking >= SEVERAL ||
           (answered >= PAIR && !told && reader_next(reader, title->line, reader->outline.line_count) == title[1].line);
}

/* "## Question" over a list of questions, once in a file, is the title of the list. */
static void see_list_title(struct reader *reader)
{
    struct mark *title = NULL;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        bool bare = mark->style == STYLE_HEADING && mark->number < 0 && (mark->flags & MARK_ALONE);
        if (!bare || !(mark->flags & MARK_LABEL))
            continue;
        if (title || !heads_list(reader, i))
            return;
        title = mark;
    }
    if (!title)
        return;
    title->flags &= (uint16_t) ~(unsigned)(MARK_LABEL | MARK_ALONE);
    reader_line(reader, title->line)->label = LABEL_NONE;
}

/* "## Task 1", "## Task 2", "## Task 3" with nothing else on them: as headings that count on, they are sure. */
static void see_tasks(struct reader *reader)
{
    enum { ENOUGH = 3 };
    for (unsigned pass = 0, count = 0, last = 0; pass == 0 || (pass == 1 && count >= ENOUGH); pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            bool task = mark->style == STYLE_HEADING && (mark->flags & MARK_WEAK) && (mark->flags & MARK_ALONE) &&
                        mark->number >= 0;
            if (task && pass)
                mark->flags |= MARK_LABEL;
            else if (task && (mark->number == 1 || (unsigned)mark->number == last + 1))
                count++;
            last = task ? (unsigned)mark->number : last;
        }
}

/* Whether labels are few beside plain numbers. */
static bool are_few_labels(const struct reader *reader)
{
    enum { MANY = 5 /* numbers for each label */ };
    size_t labels = 0;
    size_t numbers = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        labels += reader->marks[i].style == STYLE_LABEL;
        numbers += reader->marks[i].style == STYLE_NUMBERED && reader->marks[i].depth == 0;
    }
    return labels && labels * MANY <= numbers;
}

static void make_number(struct mark *label, unsigned form)
{
    label->style = STYLE_NUMBERED;
    label->form = (uint8_t)form;
    label->flags &= (uint16_t) ~(unsigned)MARK_LABEL;
}

/* "Q1) Why?" over "2) How?", "7) Scenario: a ship sinks" below "6) Why?": where plain numbers go on with what a few
 * labels begin, or a word that only may be a label goes on with them, the labels' numbers are such, too. */
static void see_labelled_counts(struct reader *reader)
{
    const struct mark *last = NULL;
    struct mark *begun = NULL;
    size_t count = are_few_labels(reader) ? reader->mark_count : 0;
    for (size_t i = 0; i < count; i++) {
        struct mark *mark = &reader->marks[i];
        bool weak = mark->style == STYLE_LABEL && (mark->flags & MARK_WEAK);
        if (weak && last && mark->form == last->form && mark->depth == 0 && mark->number == last->number + 1)
            make_number(mark, mark->form);
        bool number = mark->style == STYLE_NUMBERED && mark->depth == 0;
        if (begun && number && mark->number == begun->number + 1)
            make_number(begun, mark->form);
        last = number ? mark : last;
        if (number || mark->style == STYLE_LABEL)
            begun = mark->style == STYLE_LABEL && mark->number >= 0 && (mark->flags & MARK_LABEL) ? mark : NULL;
    }
}

/* "Q.why": a label whose text touches it. */
static bool is_tight(const struct reader *reader, const struct mark *mark)
{
    str text = mark->flags & MARK_WEAK ? question_line(reader, mark->line) : (str){0};
    size_t at = 0;
    while (at < text.len && !code_is_word((unsigned char)text.ptr[at]))
        at++;
    str label = str_slice(text, at, at + 2);
    return str_eq(label, STR("Q.")) || str_eq_nocase(label, STR("Q)"));
}

/* Where several labels stand, those whose text touches them are sure, too. */
static void see_tight_labels(struct reader *reader)
{
    enum { ENOUGH = 3 };
    unsigned tight = 0;
    unsigned labels = 0;
    for (unsigned pass = 0; pass == 0 || (pass == 1 && tight && labels >= ENOUGH); pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            bool sure = mark->flags & MARK_LABEL;
            bool fits = !sure && is_tight(reader, mark);
            tight += fits;
            labels += sure || fits;
            if (pass && fits)
                mark->flags = (uint16_t)((mark->flags & ~(unsigned)MARK_WEAK) | MARK_LABEL);
        }
}

void reader_labels(struct reader *reader)
{
    see_tight_labels(reader);
    see_labelled_counts(reader);
    see_tasks(reader);
    see_list_title(reader);
    weigh_doubtful(reader);
    see_lone_letters(reader);
    see_buttons(reader);
}

/* "3. A kiln" over "-> an oven for pots". */
static bool stands_over_arrow(const struct reader *reader, const struct mark *mark)
{
    if (mark->line == reader->outline.line_count)
        return false;
    const struct line *below = reader_line(reader, mark->line + 1);
    return below->kind == LINE_TEXT && !below->opens && arrow_prefix(reader_text(reader, mark->line + 1)) > 0;
}

static bool is_outer_number(const struct mark *mark)
{
    return mark->style == STYLE_NUMBERED && mark->depth == 0;
}

/* Where many numbers stand over an arrow, it answers them like a label. */
void reader_arrows(struct reader *reader)
{
    enum { LEAST = 3, SHARE = 3 };
    unsigned numbers = 0;
    unsigned arrows = 0;
    for (size_t i = 0; i < reader->mark_count; i++) {
        bool number = is_outer_number(&reader->marks[i]);
        numbers += number;
        arrows += number && stands_over_arrow(reader, &reader->marks[i]);
    }
    if (arrows < LEAST || arrows * SHARE < numbers)
        return;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (is_outer_number(&reader->marks[i]) && stands_over_arrow(reader, &reader->marks[i]))
            reader->marks[i].flags |= MARK_ANSWER;
}
