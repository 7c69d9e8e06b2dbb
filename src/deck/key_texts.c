/*
 * key_texts: whole answers in a section of their own, joined to the questions by number.
 */
#include "char_int.h"
#include "key_int.h"
#include "texts_int.h"

/* ---- what was asked before ---- */

/* Whether a numbered line at the left margin stands there; fills its shape. */
static bool begins_with_number(const struct reader *reader, uint32_t n, struct shape *shape)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->depth || line->noise != NOISE_NONE)
        return false;
    *shape = reader_shape(reader, n);
    return shape->number >= 0 && shape->form != NUMBER_BARE && !shape->bullet;
}

/* What the numbered lines between two lines count up to, from 1 on, most of which ask unless there are many. */
static unsigned count_asked(const struct reader *reader, uint32_t first, uint32_t end)
{
    enum { LONG = 5 };
    int32_t number = 0;
    unsigned count = 0;
    unsigned asked = 0;
    for (uint32_t n = first; n < end; n++) {
        struct shape shape;
        if (!begins_with_number(reader, n, &shape) || !number_counts_on(shape.number, number))
            continue;
        number = shape.number;
        count++;
        asked += text_likeness(shape.text) >= LIKE_WORD;
    }
    return asked * 2 > count || count >= LONG ? (unsigned)number : 0;
}

/* How many lines and headings with a number stand between two lines. */
static unsigned count_numbers(const struct reader *reader, uint32_t first, uint32_t end)
{
    unsigned numbers = 0;
    for (uint32_t n = first; n < end; n++) {
        struct shape shape = {.number = -1};
        if (reader_line(reader, n)->kind == LINE_HEADING)
            shape = shape_of(reader_heading(reader, n));
        numbers += shape.number >= 0 || begins_with_number(reader, n, &shape);
    }
    return numbers;
}

/* Whether lines near a plain title begin with the same word: then it is the label of one answer after the other. */
static bool is_repeated(const struct reader *reader, uint32_t title)
{
    enum { NEAR = 200 };
    if (reader_line(reader, title)->kind == LINE_HEADING || reader_line(reader, title)->tags)
        return false;
    str text = str_strip_right(reader_text(reader, title), STR(":*"));
    text.len -= str_ends(text, STR("：")) ? STR("：").len : 0;
    uint32_t from = title > NEAR ? title - NEAR : 1;
    for (uint32_t n = from; n <= reader->outline.line_count && n < title + NEAR; n++)
        if (n != title && str_starts(reader_text(reader, n), text))
            return true;
    return false;
}

/* ---- answers under headings of their own ---- */

/* The number of a heading "Answer 3: …", "Question 3" or "3. …", or -1; `*rest` receives what follows it. */
static int32_t answer_number(const struct reader *reader, uint32_t n, bool *labelled, str *rest)
{
    if (reader_line(reader, n)->kind != LINE_HEADING)
        return -1;
    size_t size;
    bool weak;
    str text = reader_heading(reader, n);
    *labelled = label_word(text, &size, &weak) == LABEL_ANSWER;
    if (!*labelled) {
        size_t digits;
        long number = str_number(text, &digits);
        bool bare = number >= 0 && digits == text.len && digits <= 4;
        struct shape shape = bare ? (struct shape){.number = (int32_t)number, .form = NUMBER_POINT} : shape_of(text);
        *rest = shape.text;
        return shape.form != NUMBER_NONE && shape.form != NUMBER_BARE ? shape.number : -1;
    }
    text = str_skip(text, size);
    text = str_strip_left(text, STR(" #"));
    size_t digits;
    long number = str_number(text, &digits);
    if (number < 0 || digits > 4)
        return -1;
    text = str_skip(text, digits);
    *rest = trim_blanks(str_strip_left(text, STR(" .:)-")));
    return (int32_t)number;
}

/* The first heading right below a title, but for a few words. */
static uint32_t first_heading(const struct reader *reader, uint32_t title)
{
    enum { REACH = 12 };
    uint32_t end = reader->outline.line_count;
    for (uint32_t n = title + 1; n <= end && n <= title + REACH; n++)
        if (reader_line(reader, n)->kind == LINE_HEADING)
            return n;
    return end + 1;
}

/* An answer without the label it begins with, and without the emphasis around its first line. */
static str without_label(struct reader *reader, str text)
{
    str rest = text;
    struct shape shape = shape_of(str_cut(&rest, '\n'));
    if (shape.label != LABEL_ANSWER)
        return text;
    str line = trim_line_end(shape.text);
    if (shape.open.len && str_ends(line, shape.open))
        line.len -= shape.open.len;
    return str_trim_left(arena_format(reader->scratch, "%.*s\n%.*s", STR_ARG(line), STR_ARG(rest)));
}

static bool was_said(const struct reader *reader, uint32_t first, uint32_t title, str head)
{
    for (uint32_t n = first; n < title; n++)
        if (str_contains(reader_text(reader, n), head))
            return true;
    return false;
}

/* Whether the heading of a plain number says nothing that the question of that number does not: it asks nothing, or
 * what was asked before. */
static bool may_answer(const struct reader *reader, uint32_t first, uint32_t title, str head)
{
    return text_likeness(head) < LIKE_WORD || was_said(reader, first, title, head);
}

/* The heading right below the title of a part, when it is deeper, has that number and, unless these headings are
 * `known` to, says what was asked between lines `first` and `title`; or the line itself. */
static uint32_t below_part(const struct reader *reader, uint32_t first, uint32_t title, uint32_t n, int32_t number,
                           bool known)
{
    bool labelled;
    str head;
    if (reader_line(reader, n)->kind != LINE_HEADING)
        return n;
    uint32_t next = first_heading(reader, n);
    bool deeper = next <= reader->outline.line_count && reader_line(reader, next)->rank > reader_line(reader, n)->rank;
    bool counts = deeper && answer_number(reader, next, &labelled, &head) == number;
    return counts && !labelled && head.len && (known || was_said(reader, first, title, head)) ? next : n;
}

/* Reads "### Answer 1: …" or "### 1." with its text, one after the other. Returns the last line, or 0 when there are
 * none. */
uint32_t key_read_headings(struct reader *reader, uint32_t first, uint32_t title)
{
    enum { LOOKS = 16 /* entries that are compared with the questions */ };
    str head;
    bool labelled = false;
    uint32_t n = is_repeated(reader, title) ? reader->outline.line_count + 1 : first_heading(reader, title);
    uint32_t last = 0;
    int32_t count = 0;
    while (n <= reader->outline.line_count) {
        if (answer_number(reader, n, &labelled, &head) < 0)
            n = below_part(reader, first, title, n, count + 1, count >= LOOKS);
        int32_t number = answer_number(reader, n, &labelled, &head);
        if (number < 0)
            break;
        head = unwrapped(head);
        bool fits = number_counts_on(number, count) && (count >= LOOKS || may_answer(reader, first, title, head));
        if (!labelled && !fits)
            return 0;
        if (!labelled && text_likeness(head) >= LIKE_WORD)
            head = (str){0};
        last = key_section_end(reader, n, reader->outline.line_count);
        key_reach(reader, last);
        count = number;
        str text = reader_body(reader, head, n + 1, last, indent_of(reader, n + 1, last));
        text = arena_copy(reader->arena, without_label(reader, text));
        key_add(reader, &(struct key_entry){.title = title, .number = number, .letters = text, .whole = true});
        n = last + 1;
    }
    return labelled || (count >= 2 && count_numbers(reader, first, title) >= (unsigned)count) ? last : 0;
}

/* ---- answers in a list ---- */

/* The number of the answer on line `n`, behind the answer `before`, one of which may be left out; or -1 when the line
 * is part of that one. */
static int32_t next_number(const struct reader *reader, uint32_t n, uint32_t limit, int32_t before)
{
    struct shape shape;
    struct shape next = {.number = -1};
    if (!begins_with_number(reader, n, &shape))
        return -1;
    if (shape.number == before + 1)
        return shape.number;
    for (uint32_t i = n + 1; i <= limit && next.number < 0; i++)
        if (!begins_with_number(reader, i, &next))
            next.number = -1;
    int32_t number = number_between(before, shape.number, next.number);
    return number_counts_on(number, before) ? number : -1;
}

/* Whether a line stands by itself right above the answer `number`: the title of a part. */
static bool is_part_title(const struct reader *reader, uint32_t n, uint32_t limit, int32_t number)
{
    struct shape shape;
    const struct line *line = reader_line(reader, n);
    bool alone = line->kind == LINE_TEXT && line->depth == 0 && reader_line(reader, n - 1)->kind == LINE_BLANK;
    uint32_t next = alone ? reader_next(reader, n, limit) : 0;
    return next && begins_with_number(reader, next, &shape) && shape.number == number;
}

/* Whether another title of a key follows below: then the questions of its part stand in between. */
static bool is_titled_again(const struct reader *reader, uint32_t title)
{
    enum { NEAR = 200, LONGEST = 80 };
    for (uint32_t n = title + 1; n <= reader->outline.line_count && n < title + NEAR; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_TEXT && !line->opens && line->size <= LONGEST && key_is_title(reader_text(reader, n)))
            return true;
    }
    return false;
}

/* Whether the line is the label of one answer after the other, and touches a text above or stands right below a
 * question with a label. */
static bool is_label_below_question(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && (above + 1 == n || reader_shape(reader, above).label == LABEL_QUESTION) && is_repeated(reader, n);
}

/* Whether the questions of another part begin on line `n`: a number 1 that asks, or the title right above one. */
static bool begins_part(const struct reader *reader, uint32_t n, uint32_t limit)
{
    struct shape shape;
    uint32_t first = begins_with_number(reader, n, &shape) ? n
                     : is_part_title(reader, n, limit, 1)  ? reader_next(reader, n, limit)
                                                           : 0;
    return first && begins_with_number(reader, first, &shape) && shape.number == 1 &&
           text_likeness(shape.text) >= LIKE_WORD;
}

/* Reads numbered answers for the questions from line `first` on: as many, counted from 1, and hardly any of them
 * asking. Returns the last line, or 0 when it is no such list. */
uint32_t key_read_list(struct reader *reader, uint32_t first, uint32_t title, uint32_t limit)
{
    enum { FEW = 5 };
    uint32_t end = title + 1;
    uint32_t starts = 0;
    int32_t number = 0;
    int32_t asking = 0;
    size_t before = reader->key_count;
    bool again = is_titled_again(reader, title);
    if (is_label_below_question(reader, title))
        return 0;
    for (; end <= limit; end++) {
        const struct line *line = reader_line(reader, end);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE ||
            (again && number && begins_part(reader, end, limit)))
            break;
        int32_t next = next_number(reader, end, limit, number);
        bool numbered = next >= 0;
        bool part = !numbered && is_part_title(reader, end, limit, number + 1);
        if (line->kind == LINE_BLANK || !(numbered || part)) {
            if (number == 0 && line->kind != LINE_BLANK)
                return 0;
            continue;
        }
        if (starts)
            reader->keys[reader->key_count - 1].last = end - 1;
        starts = numbered ? end : 0;
        if (part)
            continue;
        struct shape shape = reader_shape(reader, end);
        asking += text_likeness(shape.text) >= LIKE_WORD;
        number = next;
        str answer = key_without_stars(reader, shape.text);
        key_add(reader, &(struct key_entry){.title = title, .number = number, .letters = answer, .line = end});
    }
    key_reach(reader, end - 1);
    if (number < 2 || asking * FEW > number || count_asked(reader, first, title) != (unsigned)number)
        return 0;
    if (starts)
        reader->keys[reader->key_count - 1].last = end - 1;
    for (size_t i = before; i < reader->key_count; i++) {
        struct key_entry *entry = &reader->keys[i];
        uint32_t from = entry->line + 1;
        str text = reader_body(reader, entry->letters, from, entry->last, indent_of(reader, from, entry->last));
        entry->letters = arena_copy(reader->arena, text);
        entry->whole = true;
    }
    return end - 1;
}
