/*
 * marks: which lines could begin a question or a topic, and what stands there, as far as the styles need to know.
 */
#include "char_int.h"
#include "choice_int.h"
#include "fields_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/base/trap.h"
#include "links_int.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

static struct mark *add_mark(struct reader *reader, const struct mark *mark)
{
    reader->marks = array_reserve(reader->marks, &reader->mark_cap, reader->mark_count + 1, sizeof *reader->marks);
    reader->marks[reader->mark_count] = *mark;
    return &reader->marks[reader->mark_count++];
}

/* What follows "(2 points)", "[easy]" or "[E]" at the beginning of a text, or all of it. */
static str behind_remark(str text)
{
    enum { SHORTEST = 4, LONGEST = 40 };
    bool square = str_starts(text, STR("["));
    if (!square && !str_starts(text, STR("(")))
        return text;
    enum hardness level;
    size_t size = level_prefix(text, &level);
    if (size)
        return str_skip(text, size);
    ptrdiff_t close = str_find_byte(str_slice(text, 0, LONGEST), square ? ']' : ')', 0);
    bool apart = close >= SHORTEST && (size_t)close + 2 < text.len && text.ptr[close + 1] == ' ';
    return apart ? str_skip(text, (size_t)close + 2) : text;
}

static enum likeness bare_likeness(str text)
{
    text = unwrapped(text);
    size_t size;
    while ((size = emphasis_prefix(text)) > 0)
        text = str_skip(text, size);
    text = behind_remark(str_skip(text, emoji_prefix(text)));
    static const char *const quotes[] = {"\"", "“", "„", "«", "「", "『"};
    for (size_t i = 0; i < COUNT_OF(quotes); i++)
        if (str_starts(text, str_of(quotes[i])))
            return text_likeness(str_skip(text, str_of(quotes[i]).len));
    return text_likeness(text);
}

/* "**Bread vs cake:**" before a text is rather the name of what the text is about. */
static bool is_definition(str beginning)
{
    beginning = str_strip_right(beginning, STR("*_ "));
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

/* "Q3", "**Options:**": a label or number with nothing behind it. */
static bool is_alone(const struct shape *shape)
{
    return shape->label_alone || trim_blanks(shape->text).len == 0;
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
    if (is_alone(shape))
        flags |= MARK_ALONE;
    const struct line *above = n > 1 ? reader_line(reader, n - 1) : NULL;
    if (!above || above->kind == LINE_BLANK || above->kind == LINE_RULE || above->kind == LINE_HEADING ||
        (above->noise == NOISE_TAG && break_suffix(reader_text(reader, n - 1))))
        flags |= MARK_GAP;
    return (uint16_t)flags;
}

/* A line in the middle of a paragraph that begins with two plain words and asks nothing can begin nothing: most lines
 * are such, and are done with at once. */
static bool is_prose(const struct reader *reader, uint32_t n, str text)
{
    enum { LABEL_REACH = 32 };
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || line->tags || line->option || line->leads || n == 1 ||
        reader->inlines || reader->holes || reader->queries)
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
           str_find_byte(text, '?', 0) < 0 && !names_letters(str_skip(text, word));
}

/* "7." by itself numbers the line below. */
static void take_number_above(const struct reader *reader, uint32_t n, struct shape *shape)
{
    int32_t number = shape->form == NUMBER_NONE ? number_above(reader, n) : -1;
    if (number < 0)
        return;
    shape->form = NUMBER_POINT;
    shape->number = number;
}

/* Adds the mark with the first style that line `n` could begin a question of. */
static void see_styles(struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    struct hole holes[HOLES_MOST];
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (reader->forced && !(reader->forced & STYLE_BIT(i)) && i != STYLE_HEADING && i != STYLE_TITLE)
            continue;
        if (!styles[i]->see(reader, n, shape, mark))
            continue;
        bool part = false;
        bool held = reader->held && i == STYLE_HEADING && holes_find(shape->text, HOLE_COUNTED, holes) > 0;
        mark->like = (uint8_t)(mark->joins ? LIKE_WEAK : held ? LIKE_MARK : shape_likeness(shape, &part));
        mark->flags |= shape_flags(reader, n, shape);
        if (part)
            mark->flags |= MARK_PART;
        add_mark(reader, mark);
        return;
    }
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
    } else if (line->tags || (text.len && text.ptr[0] == '<') ||
               (has_sign(reader, n, SIGN_TAG) && str_contains(text, STR("<a ")))) {
        text = without_tags(reader->scratch, text);
    }
    str own = reader_text(reader, n);
    bool whole = text.ptr == own.ptr && text.len == own.len;
    struct shape shape = whole ? reader_shape(reader, n) : shape_of(text);
    if (!whole && !fold && shape.lead == LEAD_PLAIN && is_bold_by_tags(own)) {
        shape.bold = true;
        shape.lead = LEAD_WHOLE;
    }
    if (line->kind == LINE_HEADING) {
        see_heading_label(reader, &shape);
        number_heading(&shape);
    } else {
        take_number_above(reader, n, &shape);
    }
    if (shape.label == LABEL_ANSWER && is_alone(&shape) && answers_are_options(reader, n, text))
        shape.label = LABEL_OPTIONS;
    if (line->label == LABEL_NONE && !line->option) {
        line->label = shape.label;
        line->weak = shape.weak;
    }
    if (shape.label == LABEL_OPTIONS && is_alone(&shape)) {
        bool named = names_options(reader, n);
        line->noise = named ? NOISE_TAG : NOISE_NONE;
        line->label = named ? LABEL_OPTIONS : LABEL_NONE;
        if (named || line->kind != LINE_HEADING)
            return;
    }
    if (line->led || (line->kind == LINE_TEXT && text_is_address(shape.text)))
        return;
    struct mark mark = {.line = n, .number = shape.number, .major = shape.major, .form = shape.form};
    if (line->kind == LINE_HEADING && mark.number < 0)
        mark.number = heading_letter(reader, n);
    bool lettered = line->letter && shape.weak; /* "D. 4" is no label with a number */
    bool counted = shape.form != NUMBER_NONE && !shape.task && !line->place;
    if (line->option && (lettered || (shape.label != LABEL_QUESTION && !counted)))
        return;
    see_styles(reader, n, &shape, &mark);
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

/* Whether a mark has text of its own, and whether an answer label is in it or a key answers it. */
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
    if (reader->key_count && reader_key(reader, mark))
        flags |= MARK_ANSWER;
    mark->flags |= (uint16_t)flags;
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

/* Whether a fold without a summary holds questions: it begins with a heading that asks, as others in it do, and that is
 * no deeper than the one before the fold, or right below one that asks nothing. */
static bool is_bare_section(const struct reader *reader, const struct fold *fold, size_t first_mark, unsigned asking)
{
    if (fold->summary || asking < 2)
        return false;
    const struct mark *first = &reader->marks[first_mark];
    if (first->style != STYLE_HEADING || first->like != LIKE_MARK ||
        reader_next(reader, fold->open, first->line) != first->line)
        return false;
    const struct mark *above = first;
    while (above > reader->marks && above[-1].style != STYLE_HEADING)
        above--;
    if (above-- == reader->marks || first->rank <= above->rank)
        return true;
    return above->like == LIKE_NOTHING && reader_next(reader, above->line, fold->open) == fold->open;
}

/* Whether a fold is a section: its summary asks nothing, and other folds or several questions stand in it. */
static void see_fold(struct reader *reader, struct fold *fold, size_t first_mark)
{
    enum { LOOKS = 64 };
    unsigned asking = 0;
    if (fold->generic)
        return;
    size_t limit = first_mark + LOOKS < reader->mark_count ? first_mark + LOOKS : reader->mark_count;
    for (size_t i = first_mark; i < limit && reader->marks[i].line <= fold->close; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->line > fold->summary_last && mark->line > fold->open)
            asking += mark->style == STYLE_DETAILS ? 2 : mark->like == LIKE_MARK || (mark->flags & MARK_LABEL);
        if (asking >= 3)
            break;
    }
    fold->topic = fold->summary ? bare_likeness(shape_of(fold->text).text) < LIKE_WORD && asking >= 2
                                : is_bare_section(reader, fold, first_mark, asking);
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

/* Goes through the bullets: which of them begin further right than one above that asks. */
struct hanging {
    const struct mark *above; /* the last item that asks */
    unsigned items;
    unsigned lone; /* that hang by themselves, one blank further right */
};

/* Whether an item begins further right than one that asks, and asks nothing. */
static bool hangs(const struct reader *reader, struct hanging *state, const struct mark *mark)
{
    if (mark->style != STYLE_BULLET) {
        state->above = NULL;
        return false;
    }
    unsigned indent = reader_indent(reader, mark->line);
    bool same = state->above && mark->depth == state->above->depth;
    bool further = same && indent > reader_indent(reader, state->above->line);
    state->items++;
    if (further && mark->like < LIKE_WORD)
        return true;
    if (mark->like >= LIKE_WORD)
        state->above = mark;
    else if (same)
        state->above = NULL;
    return false;
}

/* Whether an item that hangs does so by a single blank, and the bullet right below it is back where the others are. */
static bool hangs_alone(const struct reader *reader, const struct mark *above, const struct mark *mark)
{
    const struct mark *behind = reader->marks + reader->mark_count;
    unsigned margin = reader_indent(reader, above->line);
    return mark == above + 1 && reader_indent(reader, mark->line) == margin + 1 && mark + 1 < behind &&
           mark[1].style == STYLE_BULLET && reader_indent(reader, mark[1].line) == margin;
}

/* " * wget" below "* What do these do?": such an item is part of the one that asks, though Markdown takes the two for
 * siblings. Single ones among many items are slips. */
static void see_hanging(struct reader *reader)
{
    enum { RARE = 10 };
    struct hanging state = {.above = NULL};
    for (size_t i = 0; i < reader->mark_count; i++)
        if (hangs(reader, &state, &reader->marks[i]))
            state.lone += hangs_alone(reader, state.above, &reader->marks[i]);
    bool slips = state.lone * RARE <= state.items;
    state.above = NULL;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (hangs(reader, &state, mark) && !(slips && hangs_alone(reader, state.above, mark)))
            mark->depth++;
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
    reader_miscounts(reader);
    reader_labels(reader);
    reader_levels(reader);
    see_hanging(reader);
    for (size_t i = 0; i < reader->mark_count; i++)
        see_body(reader, i);
    reader_choice_numbers(reader);
    reader_arrows(reader);
    reader_listed(reader);
    see_repeated(reader);
    reader_heading_bodies(reader);
    see_folded(reader);
    reader_further(reader);
    fold_item_headings(reader);
}

uint32_t line_above_alike(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    const struct mark *behind = reader->marks + reader->mark_count;
    for (const struct mark *next = mark + 1; next < behind && next->line <= end; next++)
        if (next->style == mark->style)
            return next->line - 1;
    return end;
}
