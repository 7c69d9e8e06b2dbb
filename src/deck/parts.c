/*
 * parts: where a question ends and its answer begins.
 *
 * From a question's first line to the next mark there is question text, then, behind an answer label, an arrow, the
 * end of the emphasis or the end of the line, the answer.
 */
#include "parts_int.h"

#include "char_int.h"
#include "grill/base/array.h"
#include "texts_int.h"

/* Whether a line between a question and a label can belong to the question: code, options, an image, a list of parts.
 */
static bool fits_question(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->option || line->label == LABEL_OPTIONS || line->label == LABEL_HINT ||
        is_dropped(line) || line->tags)
        return true;
    str text = reader_text(reader, n);
    return str_starts(text, STR("![")) || str_starts(text, STR("<img")) || text_is_marked(text);
}

/* The number in "**Answer 4:**", or -1. */
static long number_of_label(str text)
{
    size_t size;
    bool weak;
    text = str_strip_left(text, STR("#*_> "));
    if (label_word(text, &size, &weak) == LABEL_NONE)
        return -1;
    text = str_strip_left(str_skip(text, size), STR("#. "));
    long number = str_number(text, &size);
    return size ? number : -1;
}

/* Whether the answer label on line `n`, behind any number of lines, must be that of the question: it has its number, or
 * options stand right above it. */
static bool is_sure_label(const struct reader *reader, const struct mark *mark, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    if (above > mark->line && reader_line(reader, above)->option)
        return true;
    return (mark->flags & MARK_LABEL) && mark->number >= 0 && may_be_numbered(reader, n) &&
           number_of_label(reader_text(reader, n)) == mark->number;
}

/* Items below a question that are no part of it, as "Trap: …" beside "Answer: …". */
struct list {
    unsigned level; /* how deep it is nested; 0: there is none yet */
    unsigned items;
};

static unsigned level_of(const struct line *line)
{
    return (unsigned)line->depth + line->opens;
}

static void see_item(struct list *list, const struct line *item, const struct line *question)
{
    if (list->level == 0 && level_of(item) > level_of(question))
        list->level = level_of(item);
    list->items += list->level && level_of(item) == list->level;
}

/* Whether the labelled line is but an item of that list; the first one may still say what is asked about a mere name.
 */
static bool parts_list(const struct list *list, const struct line *label, const struct mark *mark)
{
    unsigned needed = mark->like == LIKE_MARK ? 1 : 2;
    return list->items >= needed && label->opens && level_of(label) == list->level;
}

/* The last line of a question above its answer's label. A heading as high as its own stands over the answer. */
static uint32_t last_above(const struct reader *reader, const struct mark *mark, uint32_t label)
{
    uint32_t n = mark->line + 1;
    if (mark->style != STYLE_HEADING)
        return label - 1;
    while (n < label && (reader_line(reader, n)->kind != LINE_HEADING ||
                         reader_line(reader, n)->rank > reader_line(reader, mark->line)->rank))
        n++;
    return n - 1;
}

/* The first line in the range with an answer label, or 0: not behind several lines of prose, unless the other questions
 * have such labels, too, or the question is not complete before. Looks only so far down as a question may reach. */
static uint32_t find_label(const struct reader *reader, const struct mark *mark, uint32_t from, uint32_t last)
{
    enum { REACH = 60, CASE = 20, SOME = 3 };
    bool labelled = mark->flags & MARK_LABEL;
    bool names = mark->style == STYLE_HEADING && mark->like < LIKE_MARK; /* "Stacks vs queues": what is asked follows */
    unsigned usual = reader->parted ? REACH : reader->labels ? 12 : mark->like < LIKE_WORD ? SOME : 0;
    unsigned most = reader->labels ? REACH : labelled ? CASE : names && usual < SOME ? SOME : usual;
    unsigned prose = 0;
    bool asked = false;  /* a labelled question stands below the case */
    bool marked = false; /* something that asks does */
    struct list list = {.level = 0};
    for (uint32_t n = from + 1; n <= last && n - mark->line < REACH && prose <= most; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->label == LABEL_ANSWER && (line->kind == LINE_TEXT || line->kind == LINE_HEADING || line->tags)) {
            if (parts_list(&list, line, mark))
                return 0; /* … which answers as a whole */
            bool near = prose <= usual || (asked && prose <= CASE);
            bool below = marked && prose <= SOME && line->kind == LINE_HEADING;
            return near || below || is_sure_label(reader, mark, n) ? n : 0;
        }
        bool asks = line->label == LABEL_QUESTION && !line->weak;
        if (asks && prose && !labelled)
            return 0; /* what is labelled then answers that one */
        asked = asked || asks;
        bool text = line->kind != LINE_BLANK && !fits_question(reader, n);
        if (text && line->opens)
            see_item(&list, line, reader_line(reader, mark->line));
        prose += text;
        marked = names && (marked || (line->kind == LINE_TEXT && text_is_marked(reader_text(reader, n))));
    }
    return 0;
}

static unsigned bullet_width(str text)
{
    return bullet_of(text).bullet ? (unsigned)(str_trim_left(str_skip(text, 1)).ptr - text.ptr) : 0;
}

static str skip_arrow(str text)
{
    return str_skip(text, arrow_prefix(text));
}

/* What stands behind a label inside of whose emphasis it begins: "**Answer: figs**", and in "**Answer: figs** (ripe)"
 * with an emphasis of its own. */
static str without_opened(const struct reader *reader, str rest, str open)
{
    unsigned signs = 0;
    for (ptrdiff_t at = 0; open.len == 2 && (at = str_find(rest, open, (size_t)at)) >= 0; at += (ptrdiff_t)open.len)
        signs++;
    ptrdiff_t first = open.len ? str_find(rest, open, 0) : -1;
    if (first >= 0 && (size_t)first + open.len == rest.len)
        return str_trim(str_slice(rest, 0, (size_t)first));
    return signs % 2 && first > 0 ? arena_format(reader->scratch, "%.*s%.*s", STR_ARG(open), STR_ARG(rest)) : rest;
}

/* Text of a labelled line behind its label. */
static str label_rest(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->tags) {
        str rest = tagged_rest(reader, n);
        struct shape tagged = shape_of(rest);
        return tagged.label == LABEL_ANSWER ? tagged.text : rest;
    }
    str text = line->kind == LINE_HEADING ? reader_heading(reader, n) : reader_text(reader, n);
    struct shape shape = shape_of(str_starts(text, STR("<")) ? without_tags(reader->scratch, text) : text);
    if (shape.label == LABEL_NONE && line->label == LABEL_ANSWER) {
        str answer = behind_answer_letter(text);
        return answer.ptr ? answer : behind_answer_label(reader, n);
    }
    if (shape.label == LABEL_NONE)
        return str_skip(text, text.len);
    return skip_arrow(without_opened(reader, shape.text, shape.open));
}

/* The line with the label proper, where a fold or a box that says "Answer" holds a text that begins with a label, too.
 */
static uint32_t inner_label(const struct reader *reader, uint32_t label, uint32_t end)
{
    uint32_t n = label;
    const struct line *line = reader_line(reader, label);
    bool box = line->quoted && str_starts(reader_text(reader, label), STR("[!"));
    if ((!line->tags && !box) || label_rest(reader, label).len > 0)
        return label;
    do
        n = reader_next(reader, n, end);
    while (n && is_dropped(reader_line(reader, n)));
    return n && reader_line(reader, n)->label == LABEL_ANSWER ? n : label;
}

static void split_at_label(const struct reader *reader, const struct mark *mark, uint32_t label, uint32_t end,
                           struct parts *parts)
{
    parts->question_last = last_above(reader, mark, label);
    parts->more = true;
    const struct fold *fold = reader_line(reader, label)->tags ? reader_fold(reader, label) : NULL;
    if (fold && fold->asks) {
        parts->question_last = fold->summary_last;
        parts->body = fold->summary_last + 1;
        return;
    }
    label = inner_label(reader, label, end);
    parts->head = label_rest(reader, label);
    parts->body = label + 1;
    str text = reader_text(reader, label);
    unsigned width = bullet_width(text);
    parts->strip = width ? reader_indent(reader, label) + width : indent_of(reader, label + 1, end);
}

/* A long line that ends in the middle of a sentence and goes on in small letters: of a script that has them, for behind
 * 了 a small letter begins a name. */
static bool goes_on(const struct reader *reader, uint32_t n, uint32_t end)
{
    enum { LONG = 60, WIDE = 0x2E80 };
    size_t size;
    str text = trim_line_end(reader_text(reader, n));
    if (n >= end || text.len < LONG || str_has_byte(STR(".?!:;*_"), text.ptr[text.len - 1]) ||
        last_code(text, &size) >= WIDE)
        return false;
    const struct line *next = reader_line(reader, n + 1);
    str more = reader_text(reader, n + 1);
    return next->kind == LINE_TEXT && !next->opens && !next->option && next->label == LABEL_NONE && more.len &&
           more.ptr[0] >= 'a' && more.ptr[0] <= 'z';
}

/* "What was it? What did you learn?": a line of nothing but questions. */
static bool only_has_questions(str text)
{
    bool plain = text.len && (text.ptr[0] < '0' || text.ptr[0] > '9') && arrow_prefix(text) == 0;
    return plain && text_is_marked(text) && !str_contains(text, STR(". ")) && !str_contains(text, STR("! "));
}

/* The last line of the paragraph when it asks on behind the line of the mark, and another one stands below it to
 * answer; or that line. */
static uint32_t asks_on(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t last = mark->line;
    while (last < end) {
        const struct line *line = reader_line(reader, last + 1);
        if (line->kind != LINE_TEXT || line->opens || line->label != LABEL_NONE ||
            !only_has_questions(reader_text(reader, last + 1)))
            break;
        last++;
    }
    bool over = last < end && reader_line(reader, last + 1)->kind == LINE_BLANK && reader_next(reader, last, end);
    return over ? last : mark->line;
}

/* Whether a question would have no answer when it ran up to line `n`, though it asks without that: the line answers,
 * whatever it ends with, unless it does nothing but ask on and no emphasis ends the question. */
static bool leaves_nothing(const struct reader *reader, const struct mark *mark, uint32_t n, uint32_t end)
{
    str text = reader_text(reader, n);
    bool whole = (mark->flags & (MARK_BOLD | MARK_PART)) == MARK_BOLD;
    bool tells = whole || !only_has_questions(text) || str_find_byte(text, ':', 0) >= 0;
    return tells && mark->like >= LIKE_WORD && !reader->bare && reader_next(reader, n, end) == 0;
}

/* A question may run over several lines of its paragraph: up to the one that ends it with a question mark. */
static uint32_t question_end(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    enum { REACH = 5 };
    if (reader_line(reader, mark->line)->kind != LINE_TEXT)
        return mark->line;
    if (mark->like == LIKE_MARK)
        return asks_on(reader, mark, end);
    for (uint32_t n = mark->line + 1; n <= end && n <= mark->line + REACH; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_TEXT || line->opens || line->label != LABEL_NONE)
            break;
        str text = reader_text(reader, n);
        if (arrow_prefix(text))
            break;
        if (text_is_marked(text) && !leaves_nothing(reader, mark, n, end))
            return n;
    }
    uint32_t last = mark->line;
    while (last < mark->line + REACH && goes_on(reader, last, end))
        last++;
    return last;
}

static str join_lines(struct reader *reader, str head, uint32_t first, uint32_t last)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, trim_line_end(head));
    for (uint32_t n = first; n <= last; n++) {
        buf_add_byte(&out, ' ');
        buf_add(&out, trim_line_end(reader_text(reader, n)));
    }
    str joined = arena_copy(reader->scratch, buf_str(&out));
    buf_release(&out);
    return joined;
}

/* A bullet or indentation that begins the answer's first line sets how far the rest is indented. */
static void split_at_line(struct reader *reader, uint32_t first, uint32_t end, struct parts *parts)
{
    uint32_t n = reader_next(reader, first - 1, end);
    parts->body = first;
    parts->strip = indent_of(reader, first, end);
    if (n == 0 || reader_line(reader, n)->kind != LINE_TEXT)
        return;
    str text = reader_text(reader, n);
    size_t arrow = arrow_prefix(text);
    if (arrow == 0 || arrow == text.len)
        return;
    parts->head = str_skip(text, arrow);
    parts->body = n + 1;
}

/* Where the question ends that the paragraph from line `first` to `last` begins with: behind its last question mark;
 * or, when it has none and nothing follows that could answer, behind its first line if that is short. */
static uint32_t asked_until(const struct reader *reader, uint32_t first, uint32_t last, bool answered)
{
    enum { SHORT = 60 };
    for (uint32_t n = last; n > first; n--)
        if (text_is_marked(reader_text(reader, n - 1)) || text_is_marked(reader_text(reader, n)))
            return text_is_marked(reader_text(reader, n)) ? n : n - 1;
    str below = last > first ? reader_text(reader, first + 1) : (str){0};
    bool capital = below.len && below.ptr[0] >= 'A' && below.ptr[0] <= 'Z';
    return capital && !answered && !reader->bare && reader_line(reader, first)->size < SHORT ? first : last;
}

/* A label or number without a text on its line: the paragraph below it is the question, and its end may answer that. */
static void split_alone(struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts)
{
    uint32_t first = reader_next(reader, mark->line, end);
    uint32_t last = first;
    while (last && last < end && reader_line(reader, last + 1)->kind == LINE_TEXT &&
           reader_line(reader, last + 1)->label != LABEL_ANSWER && !reader_line(reader, last + 1)->option)
        last++;
    if (first == 0 || reader_line(reader, first)->kind != LINE_TEXT)
        return;
    last = asked_until(reader, first, last, reader_next(reader, last, end) != 0);
    parts->alone = true;
    parts->more = true;
    parts->question_last = last;
    split_at_line(reader, last + 1, end, parts);
}

/* Cuts the text of a heading behind what the question label below it asks about its case. */
static bool split_case(struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts)
{
    uint32_t n = mark->line + 1;
    while (n <= end &&
           (reader_line(reader, n)->kind != LINE_HEADING || reader_line(reader, n)->label != LABEL_QUESTION))
        n++;
    if (n > end)
        return false;
    reader_line(reader, n)->noise = NOISE_TAG;
    for (n++; n <= end && reader_line(reader, n)->kind != LINE_HEADING; n++)
        if (reader_line(reader, n)->label == LABEL_ANSWER)
            break;
    if (n <= end && reader_line(reader, n)->label == LABEL_ANSWER) {
        split_at_label(reader, mark, n, end, parts);
        return true;
    }
    parts->more = true;
    parts->question_last = n - 1;
    parts->body = n;
    return true;
}

/* What stands below the question belongs to it. */
static void ask_all(uint32_t end, struct parts *parts)
{
    parts->more = true;
    parts->question_last = end;
    parts->body = end + 1;
}

void find_parts(struct reader *reader, const struct mark *mark, const struct shape *shape, uint32_t end,
                struct parts *parts)
{
    parts->question = shape->text;
    parts->body = parts->question_last + 1;
    if (mark->style == STYLE_HEADING && (mark->flags & MARK_STATEMENT)) {
        uint32_t answer = find_label(reader, mark, parts->first_last, end);
        if (answer) {
            split_at_label(reader, mark, answer, end, parts);
            return;
        }
        ask_all(end, parts);
        return;
    }
    if ((mark->flags & MARK_CASE) && split_case(reader, mark, end, parts))
        return;
    bool answered = reader_next(reader, parts->question_last, end) != 0;
    if (split_on_line(reader, mark, shape, answered, parts)) {
        parts->strip = indent_of(reader, parts->body, end);
        return;
    }
    uint32_t label = find_label(reader, mark, parts->first_last, end);
    if (label) {
        split_at_label(reader, mark, label, end, parts);
        return;
    }
    uint32_t joined = parts->first_last == mark->line && shape->text.len ? question_end(reader, mark, end) : 0;
    uint32_t asking = asks_at_last(reader, shape->text, parts->first_last + 1, end);
    if (asking > joined) {
        ask_all(end, parts);
        return;
    }
    if (shape->text.len == 0) {
        split_alone(reader, mark, end, parts);
        return;
    }
    if (joined)
        parts->question_last = joined;
    if (parts->question_last > parts->first_last)
        parts->question = join_lines(reader, parts->question, mark->line + 1, parts->question_last);
    uint32_t below = parts->question_last + 1;
    if (only_asks(reader, mark, below, end) || only_shows(reader, parts->question, below, end)) {
        parts->more = parts->question_last == parts->first_last;
        parts->question_last = end;
        parts->body = end + 1;
        return;
    }
    split_at_line(reader, parts->question_last + 1, end, parts);
}

/* The line the mark's question begins with, without what makes it a heading or a summary. */
str first_line(const struct reader *reader, const struct mark *mark, struct parts *parts)
{
    parts->first_last = parts->question_last = mark->line;
    const struct fold *fold = mark->style == STYLE_DETAILS ? reader_fold(reader, mark->line) : NULL;
    if (!fold) {
        parts->first_last = parts->question_last = question_line_end(reader, mark->line);
        return without_box(question_line(reader, mark->line));
    }
    parts->question_last = fold->summary_last;
    return fold->text;
}

/* What is folded is the answer; but where it asks first, over an answer label, the summary only names the question. */
void split_fold(const struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts)
{
    uint32_t label = find_label(reader, mark, parts->question_last, end);
    if (label > parts->question_last + 1 && reader_next(reader, parts->question_last, label) < label) {
        parts->first_last = parts->question_last;
        split_at_label(reader, mark, label, end, parts);
        return;
    }
    str last = outline_line(&reader->outline, parts->question_last);
    ptrdiff_t close = str_find(last, STR("</summary>"), 0);
    if (close >= 0)
        parts->head = without_tags(reader->scratch, str_skip(last, (size_t)close + 10));
    parts->body = parts->question_last + 1;
    parts->strip = indent_of(reader, parts->body, end);
    label = parts->head.len ? 0 : reader_next(reader, parts->question_last, end);
    while (label && is_dropped(reader_line(reader, label)))
        label = reader_next(reader, label, end);
    if (label && reader_line(reader, label)->label == LABEL_ANSWER && reader_line(reader, label)->kind == LINE_TEXT) {
        parts->head = label_rest(reader, label);
        parts->body = label + 1;
    }
}
