#include "char_int.h"
#include "choice_int.h"
#include "grill/base/map.h"
#include "grill/base/trap.h"
#include "styles_int.h"

static struct mark *add_mark(struct reader *reader, const struct mark *mark)
{
    reader->marks = array_reserve(reader->marks, &reader->mark_cap, reader->mark_count + 1, sizeof *reader->marks);
    reader->marks[reader->mark_count] = *mark;
    return &reader->marks[reader->mark_count++];
}

static enum likeness bare_likeness(str text)
{
    while (unwrap_once(&text))
        continue;
    size_t size;
    while ((size = emphasis_prefix(text)) > 0)
        text = str_skip(text, size);
    text = str_skip(text, emoji_prefix(text));
    static const char *const quotes[] = {"\"", "“", "„", "«", "「", "『"};
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (str_starts(text, str_of(quotes[i])))
            return text_likeness(str_skip(text, str_of(quotes[i]).len));
    return text_likeness(text);
}

/* "**Bread vs cake:**" before a text is rather the name of what the text is about. */
static bool is_definition(str beginning)
{
    while (beginning.len && str_find_byte(STR("*_ "), beginning.ptr[beginning.len - 1], 0) >= 0)
        beginning.len--;
    return str_ends(beginning, STR(":")) && text_only_compares(beginning);
}

/* How the emphasised or quoted beginning of a line sounds when that is what asks; otherwise how the whole line does:
 * `*part` tells which. */
static enum likeness shape_likeness(const struct shape *shape, bool *part)
{
    *part = false;
    if (shape->lead == LEAD_PART && shape->after.ptr) {
        str beginning = str_slice(shape->text, 0, (size_t)(shape->after.ptr - shape->text.ptr));
        enum likeness like = bare_likeness(beginning);
        *part = like == LIKE_MARK || !text_is_marked(shape->after);
        if (*part)
            return is_definition(beginning) ? LIKE_WEAK : like;
    }
    bool item = shape->bullet || shape->form != NUMBER_NONE;
    enum likeness like = bare_likeness(shape->text);
    return item && like == LIKE_WORD && asks_before_arrow(shape->text) ? LIKE_MARK : like;
}

static uint16_t shape_flags(const struct reader *reader, uint32_t n, const struct shape *shape)
{
    unsigned flags = 0;
    if (shape->bold)
        flags |= MARK_BOLD;
    if (shape->quoted || (shape->lead == LEAD_PART && arrow_prefix(shape->after)))
        flags |= MARK_QUOTED;
    if (shape->label == LABEL_QUESTION)
        flags |= shape->weak ? MARK_WEAK : MARK_LABEL;
    if (shape->task)
        flags |= MARK_TASK;
    if (shape->tight)
        flags |= MARK_TIGHT;
    if (shape->label_alone || trim_blanks(shape->text).len == 0)
        flags |= MARK_ALONE;
    const struct line *above = n > 1 ? reader_line(reader, n - 1) : NULL;
    if (!above || above->kind == LINE_BLANK || above->kind == LINE_RULE || above->kind == LINE_HEADING)
        flags |= MARK_GAP;
    return (uint16_t)flags;
}

/* "## Front", "## Back": headings that name the faces of a card. */
static void see_face(struct shape *shape)
{
    static const char *const fronts[] = {"front",   "front side", "vorderseite", "recto",
                                         "anverso", "frente",     "fronte",      "przód"};
    static const char *const backs[] = {"back", "back side", "rückseite", "verso", "reverso", "retro", "tył"};
    size_t taken;
    bool weak;
    str text = shape->text;
    if (text.len > 5 && text.ptr[text.len - 1] == ')' && text.ptr[text.len - 4] == '(')
        text = str_trim(str_slice(text, 0, text.len - 4));
    enum label label = label_word(text, &taken, &weak);
    if ((label == LABEL_QUESTION || label == LABEL_ANSWER) && !weak && taken > 1 && taken == text.len) {
        shape->label = (uint8_t)label;
        shape->label_alone = true;
    }
    if (is_one_of(shape->text, fronts, sizeof fronts / sizeof fronts[0])) {
        shape->label = LABEL_QUESTION;
        shape->label_alone = true;
    }
    if (is_one_of(shape->text, backs, sizeof backs / sizeof backs[0])) {
        shape->label = LABEL_ANSWER;
        shape->label_alone = true;
    }
    if (shape->label_alone)
        shape->text = str_skip(shape->text, shape->text.len);
}

/* A line in the middle of a paragraph that begins with two plain words and asks nothing can begin nothing: most lines
 * are such, and are done with at once. */
static bool is_prose(const struct reader *reader, uint32_t n, str text)
{
    enum { LABEL_REACH = 32 };
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || line->tags || line->option || n == 1 || reader->inlines ||
        reader->holes || reader->queries)
        return false;
    if (reader_line(reader, n - 1)->kind != LINE_TEXT || reader_line(reader, n - 1)->noise)
        return false;
    size_t word = 0;
    while (word < text.len && code_is_alphabetic((unsigned char)text.ptr[word]) && (unsigned char)text.ptr[word] < 0x80)
        word++;
    if (word == 0 || word + 1 >= text.len || text.ptr[word] != ' ' ||
        !((text.ptr[word + 1] | 0x20) >= 'a' && (text.ptr[word + 1] | 0x20) <= 'z'))
        return false;
    bool last_mark = reader->mark_count && reader->marks[reader->mark_count - 1].line == n - 1;
    bool over_options = n < reader->outline.line_count && reader_line(reader, n + 1)->option;
    return !last_mark && !over_options && str_find_byte(str_slice(text, 0, LABEL_REACH), ':', 0) < 0 &&
           str_find_byte(text, '?', 0) < 0;
}

/* "### b. Why?" is the second of the questions of its section; -1 for a heading without a small letter. */
static int32_t heading_letter(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    while (text.len && text.ptr[0] == '#')
        text = str_skip(text, 1);
    text = str_trim_left(text);
    bool lettered = text.len > 3 && text.ptr[0] >= 'a' && text.ptr[0] <= 'j' &&
                    (text.ptr[1] == '.' || text.ptr[1] == ')') && text.ptr[2] == ' ';
    return lettered ? text.ptr[0] - 'a' + 1 : -1;
}

/* Whether a label of answers on line `n` stands over boxes to be ticked, and under none: it names the options. */
static bool stands_over_boxes(const struct reader *reader, uint32_t n)
{
    struct option option;
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    uint32_t above = reader_before(reader, n);
    return next && reader_line(reader, next)->option && reader_option(reader, next, &option) && option.box &&
           (above == 0 || !reader_line(reader, above)->option);
}

static void see_line(struct reader *reader, uint32_t n)
{
    struct line *line = reader_line(reader, n);
    for (uint32_t i = n + 1, last = reader_wrapped_heading(reader, n); i <= last; i++)
        reader_line(reader, i)->wraps = true;
    str text = question_line(reader, n);
    if (is_prose(reader, n, text))
        return;
    const struct fold *fold = line->tags ? reader_fold(reader, n) : NULL;
    if (fold) {
        str rest = fold->text;
        text = str_cut(&rest, '\n');
    } else if (line->tags || (text.len && text.ptr[0] == '<') || str_contains(text, STR("<a "))) {
        text = without_tags(reader->scratch, text);
    }
    str own = reader_text(reader, n);
    bool whole = text.ptr == own.ptr && text.len == own.len;
    struct shape shape = whole ? reader_shape(reader, n) : shape_of(text);
    if (line->kind == LINE_HEADING) {
        see_face(&shape);
        number_heading(&shape);
    }
    if (shape.label == LABEL_ANSWER && shape.label_alone && stands_over_boxes(reader, n))
        shape.label = LABEL_OPTIONS;
    if (line->label == LABEL_NONE && !line->option) {
        line->label = shape.label;
        line->weak = shape.weak;
    }
    if (shape.label == LABEL_OPTIONS && shape.label_alone) {
        line->noise = NOISE_TAG;
        return;
    }
    if (line->led)
        return;
    struct mark mark = {.line = n, .number = shape.number, .major = shape.major, .form = shape.form};
    if (line->kind == LINE_HEADING && mark.number < 0)
        mark.number = heading_letter(reader, n);
    bool lettered = line->letter && shape.weak; /* "D. 4" is no label with a number */
    bool counted = shape.form != NUMBER_NONE && !shape.task && !line->place;
    if (line->option && (lettered || (shape.label != LABEL_QUESTION && !counted)))
        return;
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (reader->forced && !(reader->forced & STYLE_BIT(i)) && i != STYLE_HEADING && i != STYLE_TITLE)
            continue;
        if (!styles[i]->see(reader, n, &shape, &mark))
            continue;
        bool part;
        mark.like = (uint8_t)shape_likeness(&shape, &part);
        mark.flags |= shape_flags(reader, n, &shape);
        if (part)
            mark.flags |= MARK_PART;
        add_mark(reader, &mark);
        return;
    }
}

/* The line before the next mark of the same style that is not deeper; looks only so many marks ahead. */
static uint32_t end_of_body(const struct reader *reader, size_t index)
{
    enum { REACH = 24 };
    const struct mark *mark = &reader->marks[index];
    size_t limit = index + REACH < reader->mark_count ? index + REACH : reader->mark_count;
    for (size_t i = index + 1; i < limit; i++) {
        const struct mark *other = &reader->marks[i];
        if (other->depth <= mark->depth && other->style == mark->style)
            return other->line - 1;
    }
    return limit < reader->mark_count ? reader->marks[limit].line - 1 : reader->outline.line_count;
}

static bool is_underlined(const struct reader *reader, const struct mark *mark)
{
    uint32_t block = reader_line(reader, mark->line)->block;
    return mark->style == STYLE_HEADING && block != OUTLINE_NONE && reader->outline.blocks[block].setext &&
           reader->outline.blocks[block].last == mark->line + 1;
}

/* Whether a mark has text of its own, and whether an answer label is in it. */
static void see_body(struct reader *reader, size_t index)
{
    enum { LINES = 12 };
    struct mark *mark = &reader->marks[index];
    uint32_t last = end_of_body(reader, index);
    unsigned flags = mark->flags & MARK_PART ? MARK_BODY : 0;
    unsigned seen = 0;
    uint32_t from = mark->line + is_underlined(reader, mark);
    for (uint32_t n = reader_next(reader, from, last); n && seen < LINES; n = reader_next(reader, n, last)) {
        const struct line *line = reader_line(reader, n);
        if (line->wraps)
            continue;
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        if (line->kind == LINE_COMMENT || line->noise != NOISE_NONE)
            continue;
        if (seen == 0 && line->kind == LINE_TABLE && reader_table_is_deck(reader, line->block))
            flags |= MARK_TABLE;
        flags |= MARK_BODY;
        if (line->label == LABEL_ANSWER)
            flags |= MARK_ANSWER;
        seen++;
    }
    mark->flags |= (uint16_t)flags;
}

static bool asks_itself(const struct mark *mark)
{
    bool item = mark->style == STYLE_NUMBERED || (mark->style == STYLE_BULLET && (mark->flags & MARK_BOLD)) ||
                (mark->style == STYLE_BOLD && !(mark->flags & MARK_PART));
    enum likeness least = item ? LIKE_WORD : LIKE_MARK;
    return mark->style != STYLE_TITLE && (mark->like >= least || (mark->flags & (MARK_LABEL | MARK_WEAK)));
}

/* The second of two plain lines: they ask together. */
static bool goes_on_asking(const struct reader *reader, const struct mark *mark)
{
    const struct line *line = reader_line(reader, mark->line);
    const struct block *block = line->block != OUTLINE_NONE ? &reader->outline.blocks[line->block] : NULL;
    return mark->style == STYLE_LINE && block && block->line + 1 == mark->line && block->last == mark->line;
}

/* Whether the label on line `label` stands inside of the only item below a heading: it answers that item. */
static bool answers_item(const struct reader *reader, size_t heading, size_t end, uint32_t label)
{
    const struct mark *item = NULL;
    if (reader_line(reader, label)->depth == 0)
        return false;
    for (size_t i = heading + 1; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->depth > 0 || !reader_line(reader, mark->line)->opens)
            continue;
        if (item)
            return false;
        item = mark;
    }
    return item && item->line < label;
}

/* What stands between a heading and the next one, which are these marks: an answer when exactly one answer label is
 * there (several belong to several questions) and no question or item of its own before it; the question itself when it
 * is short and ends with a question mark. */
static unsigned heading_flags(const struct reader *reader, size_t heading, size_t end, uint32_t to)
{
    enum { SHORT = 14 };
    unsigned answers = 0;
    unsigned explanations = 0;
    uint32_t label = 0;
    uint32_t folded = 0; /* last line of a fold that says "Answer": labels in it tell of the same one */
    uint32_t from = reader->marks[heading].line + 1;
    uint32_t last = 0;
    bool code = false;
    bool options = false;
    for (uint32_t n = from; n < to && answers < 2; n++) {
        const struct line *line = reader_line(reader, n);
        options = options || line->option;
        if (line->label == LABEL_ANSWER && n > folded && answers++ == 0)
            label = n;
        const struct fold *fold = line->tags ? reader_fold(reader, n) : NULL;
        folded = fold && line->label == LABEL_ANSWER ? fold->close : folded;
        explanations += line->label == LABEL_EXPLANATION;
        code = code || line->kind == LINE_CODE || line->kind == LINE_TABLE;
        if (line->kind == LINE_TEXT && !line->wraps && line->noise == NOISE_NONE)
            last = n;
    }
    bool refrain = reader->marks[heading].refrain;
    bool plain = options || (reader->marks[heading].flags & MARK_ALONE); /* plain lines ask what the heading numbers */
    for (size_t i = heading + 1; answers == 1 && !refrain && i < end && reader->marks[i].line < label; i++)
        answers += asks_itself(&reader->marks[i]) && !(plain && reader->marks[i].style == STYLE_LINE);
    unsigned asking = 0;
    for (size_t i = heading + 1; i < end; i++)
        asking += asks_itself(&reader->marks[i]) && !goes_on_asking(reader, &reader->marks[i]);
    bool asks = last && last < from + SHORT && !code && asking < 2 && reader_line(reader, last)->opens == 0 &&
                text_is_marked(reader_text(reader, last));
    if (answers == 1 && !options && answers_item(reader, heading, end, label))
        answers++;
    bool answered = answers == 1 || (answers == 0 && explanations == 1 && asking == 0);
    return (answered ? MARK_ANSWER : 0) | (asks ? MARK_STATEMENT : 0);
}

/* What is asked first under a heading, which is marks[heading]; empty when nothing is. */
static str asked_under(const struct reader *reader, size_t heading)
{
    for (size_t i = heading + 1; i < reader->mark_count && reader->marks[i].style != STYLE_HEADING; i++)
        if (asks_itself(&reader->marks[i]))
            return reader_text(reader, reader->marks[i].line);
    return (str){0};
}

/* The same question under several headings only asks together with its heading. */
static void see_refrain(struct reader *reader)
{
    struct map asked;
    map_init(&asked);
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        str text = mark->style == STYLE_HEADING ? asked_under(reader, i) : (str){0};
        struct mark *first = text.len ? map_find(&asked, text) : NULL;
        if (first)
            mark->refrain = first->refrain = true;
        else if (text.len)
            map_put(&asked, text, mark);
    }
    map_release(&asked);
}

/* What a line in bold, or a bullet, begins with in bold, when more follows it; empty for other marks. */
static str bold_beginning(const struct reader *reader, const struct mark *mark)
{
    bool item = mark->style == STYLE_BULLET && (mark->flags & MARK_BOLD);
    if ((mark->style != STYLE_BOLD && !item) || !(mark->flags & MARK_PART))
        return (str){0};
    struct shape shape = reader_shape(reader, mark->line);
    return (str){shape.text.ptr, shape.after.ptr ? (size_t)(shape.after.ptr - shape.text.ptr) : shape.text.len};
}

/* "**Why is it asked?** Because" under many questions asks about each of them, and so do bullets with "**Example:**".
 * A list may hold the same question under two topics, though. */
static void see_repeated(struct reader *reader)
{
    enum { LINES = 2, ITEMS = 3 };
    struct map asked;
    map_init(&asked);
    for (unsigned pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < reader->mark_count; i++) {
            struct mark *mark = &reader->marks[i];
            str beginning = bold_beginning(reader, mark);
            if (beginning.len == 0)
                continue;
            unsigned *times = map_find(&asked, beginning);
            if (!times)
                map_put(&asked, beginning, times = ARENA_NEW(reader->scratch, unsigned));
            if (pass == 0)
                ++*times;
            else if (*times >= (mark->style == STYLE_BULLET ? ITEMS : LINES))
                mark->folded = true;
        }
    map_release(&asked);
}

/* "### Answer" below "## 2. Bread vs cake", where nothing between them could be the question: marks `heading`, `next`.
 */
static bool is_answer_below(const struct reader *reader, size_t heading, size_t next)
{
    const struct mark *marks = reader->marks;
    if (marks[next].rank <= marks[heading].rank || reader_line(reader, marks[next].line)->label != LABEL_ANSWER)
        return false;
    for (size_t i = heading + 1; i < next; i++)
        if (marks[i].style == STYLE_NUMBERED || marks[i].style == STYLE_LABEL || marks[i].style == STYLE_DETAILS)
            return false;
    return true;
}

static void see_headings(struct reader *reader)
{
    size_t heading = reader->mark_count;
    for (size_t i = 0; i <= reader->mark_count; i++) {
        bool last = i == reader->mark_count;
        if (!last && reader->marks[i].style != STYLE_HEADING)
            continue;
        uint32_t to = last ? reader->outline.line_count + 1 : reader->marks[i].line;
        if (heading < reader->mark_count) {
            unsigned flags = reader->marks[heading].flags & ~(unsigned)MARK_ANSWER;
            reader->marks[heading].flags = (uint16_t)(flags | heading_flags(reader, heading, i, to));
            if (!last && is_answer_below(reader, heading, i))
                reader->marks[heading].flags |= MARK_ANSWER;
        }
        heading = i;
    }
}

/* Whether a fold is a section: its summary asks nothing, and other folds or several questions stand in it. */
static void see_fold(struct reader *reader, struct fold *fold, size_t first_mark)
{
    enum { LOOKS = 64 };
    unsigned asking = 0;
    if (fold->generic || fold->summary == 0)
        return;
    size_t limit = first_mark + LOOKS < reader->mark_count ? first_mark + LOOKS : reader->mark_count;
    for (size_t i = first_mark; i < limit && reader->marks[i].line <= fold->close; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->line > fold->summary_last && mark->line > fold->open)
            asking += mark->style == STYLE_DETAILS ? 2 : mark->like == LIKE_MARK || (mark->flags & MARK_LABEL);
        if (asking >= 3)
            break;
    }
    fold->topic =
        !fold->generic && fold->summary && bare_likeness(shape_of(fold->text).text) < LIKE_WORD && asking >= 2;
}

/* Marks inside folds that are answers ask nothing. */
static void see_folded(struct reader *reader)
{
    size_t mark = 0;
    uint32_t covered = 0;
    for (size_t i = 0; i < reader->fold_count; i++) {
        struct fold *fold = &reader->folds[i];
        while (mark < reader->mark_count && reader->marks[mark].line < fold->open)
            mark++;
        see_fold(reader, fold, mark);
        if (fold->topic || fold->open < covered)
            continue;
        uint32_t from = fold->summary_last > fold->open ? fold->summary_last : fold->open;
        for (size_t j = mark; j < reader->mark_count && reader->marks[j].line <= fold->close; j++)
            if (reader->marks[j].line > from && reader->marks[j].line < fold->close)
                reader->marks[j].folded = true;
        covered = fold->close;
    }
}

/* " * wget" below "* What do these do?": an item that begins one blank further right than one that asks, and asks
 * nothing, is part of it, though Markdown takes the two for siblings. */
static void see_hanging(struct reader *reader)
{
    const struct mark *above = NULL; /* the last item that asks */
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_BULLET) {
            above = NULL;
            continue;
        }
        unsigned indent = reader_indent(reader, mark->line);
        bool same = above && mark->depth == above->depth;
        unsigned base = same ? reader_indent(reader, above->line) : indent;
        if (same && indent == base + 1 && mark->like < LIKE_WORD)
            mark->depth++;
        else if (mark->like >= LIKE_WORD)
            above = mark;
        else if (same)
            above = NULL;
    }
}

void reader_marks(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->wraps)
            continue;
        bool contents = line->kind == LINE_HEADING && line->noise == NOISE_CONTENTS; /* still ends the topic above */
        if (contents || ((line->kind == LINE_TEXT || line->kind == LINE_HEADING) && line->noise == NOISE_NONE))
            see_line(reader, n);
    }
    if (reader->mark_count) {
        reader->marks = xrealloc(reader->marks, reader->mark_count * sizeof *reader->marks);
        reader->mark_cap = reader->mark_count;
    }
    reader_bare_numbers(reader);
    reader_counters(reader);
    reader_labels(reader);
    see_hanging(reader);
    for (size_t i = 0; i < reader->mark_count; i++)
        see_body(reader, i);
    see_refrain(reader);
    reader_listed(reader);
    see_repeated(reader);
    see_headings(reader);
    see_folded(reader);
    reader_further(reader);
    fold_item_headings(reader);
}
