/*
 * key: the list of right letters that some files end with: "Answer key: 1. B  2. D".
 *
 * A key is a title such as "Answers" with nothing below it but numbers and letters. It speaks for the questions before
 * it, back to the key before.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "key_int.h"

enum {
    LOOKS = 1000, /* entries that are looked at for a number that does not stand where counting would put it */
    TRIES = 6     /* titles among lines that were no key below a title above */
};

/* ---- what stands around a key ---- */

/* "👇 **Answers** (scroll down)" and the lone points below it, which keep the key out of sight. */
static void see_distance(struct reader *reader, uint32_t title)
{
    uint32_t n = reader_before(reader, title);
    for (; n > 0 && str_eq(reader_text(reader, n), STR(".")); n = reader_before(reader, n))
        reader_line(reader, n)->noise = NOISE_KEY;
    str text = n > 0 && reader_line(reader, n)->kind == LINE_TEXT ? reader_text(reader, n) : (str){0};
    if (text.len && key_is_title(text))
        reader_line(reader, n)->noise = NOISE_KEY;
}

/* "**Score:** 9 is good": emphasis around a name and its colon only. */
static bool names_first(const struct shape *shape)
{
    bool before = shape->after.ptr > shape->text.ptr &&
                  str_find_byte(str_slice(shape->text, 0, (size_t)(shape->after.ptr - shape->text.ptr)), ':', 0) > 0;
    return shape->lead == LEAD_PART && (before || str_starts(shape->after, STR(":")));
}

/* Plain paragraphs right behind a key belong to no question, but for the title of other numbers. */
static void see_farewell(struct reader *reader, uint32_t after)
{
    enum { MOST = 12 };
    for (uint32_t n = after; n <= reader->outline.line_count && n < after + MOST; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind == LINE_BLANK || line->kind == LINE_RULE)
            continue;
        struct shape shape = reader_shape(reader, n);
        uint32_t next = reader_next(reader, n, reader->outline.line_count);
        bool over = next && reader_shape(reader, next).form != NUMBER_NONE;
        if (over || line->kind != LINE_TEXT || line->opens || line->depth || shape.form != NUMBER_NONE ||
            shape.label != LABEL_NONE || (shape.lead != LEAD_PLAIN && !names_first(&shape)))
            return;
        line->noise = NOISE_CHATTER;
    }
}

/* Tries the forms of keys below a title, down to line `end`; returns the last line of the one that fits, or 0. What is
 * titled like `refused`, a line above that was no title of a key, or 0, is one answer with headings in it. */
static uint32_t read_key(struct reader *reader, uint32_t first, uint32_t title, uint32_t end, uint32_t refused)
{
    size_t before = reader->key_count;
    uint32_t last = key_read_table(reader, first, title, reader_next(reader, title, end));
    if (last == 0)
        last = key_read_entries(reader, title, end, false);
    bool again = refused && str_eq(reader_text(reader, title), reader_text(reader, refused));
    if (last == 0 && end == reader->outline.line_count && !again) {
        reader->key_count = before;
        last = key_read_headings(reader, first, title);
    }
    if (last == 0) {
        reader->key_count = before;
        last = key_read_list(reader, first, title, end);
    }
    if (last == 0) {
        reader->key_count = before;
        last = key_read_letters(reader, first, title, end);
    }
    if (last == 0) {
        reader->key_count = before;
        last = key_read_entries(reader, title, end, true);
    }
    if (last == 0)
        reader->key_count = before;
    return last;
}

/* What stands behind "Answers:" on a line, or the whole line when nothing does. */
static str behind_title(str text)
{
    enum { LONGEST = 40 };
    ptrdiff_t colon = str_find_byte(str_slice(text, 0, LONGEST), ':', 0);
    if (colon < 0 ||
        !key_is_title(trim_blanks(str_skip(str_slice(text, 0, (size_t)colon), str_span(text, STR("*_ "))))))
        return text;
    str rest = str_skip(text, (size_t)colon + 1);
    return str_strip_left(rest, STR("*_ \t"));
}

/* The last line of a key on lines of its own that begins on line `n`: "Answers: 1-b, 2-c", or three entries or more
 * without a title, counted from 1; 0 when none does. */
static uint32_t read_rows(struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE || !may_be_numbered(reader, n))
        return 0;
    str text = reader_text(reader, n), row = behind_title(text);
    size_t before = reader->key_count;
    unsigned count = key_read_row(reader, n, row);
    bool titled = row.len < text.len;
    if (count < (titled ? 2 : 3) || (!titled && reader->keys[before].number != 1)) {
        reader->key_count = before;
        return 0;
    }
    while (n < reader->outline.line_count && reader_line(reader, n + 1)->kind == LINE_TEXT &&
           key_read_row(reader, reader->keys[before].title, reader_text(reader, n + 1)) > 0)
        n++;
    return n;
}

/* Whether one of the lines right above line `n`, from line `first` on, is an option with its letter. */
static bool is_said(const struct reader *reader, uint32_t first, uint32_t n, str option)
{
    enum { REACH = 400 };
    for (uint32_t i = n; i-- > first && i + REACH > n;)
        if (str_eq(str_trim(reader_text(reader, i)), option))
            return true;
    return false;
}

/* The last line of a key without a title that begins on line `n`, right below the questions: it counts from 1 and
 * repeats options from line `first` on, "1. B) elm"; 0 when none does. */
static uint32_t read_untitled(struct reader *reader, uint32_t first, uint32_t n)
{
    enum { LEAST = 3, LOOKS_BACK = 3 };
    for (uint32_t i = n; i < n + LEAST; i++)
        if (i > reader->outline.line_count || reader_line(reader, i)->kind != LINE_TEXT || !may_be_numbered(reader, i))
            return 0; /* nearly every line */
    size_t before = reader->key_count;
    unsigned count = 0, said = 0;
    uint32_t i = n;
    for (int32_t number = 1; i <= reader->outline.line_count; i++, number++) {
        str text = reader_text(reader, i);
        struct key_entry entry = {.title = n};
        bool possible = reader_line(reader, i)->kind == LINE_TEXT && may_be_numbered(reader, i) &&
                        (number > 1 || str_find_byte(text, '1', 0) >= 0);
        if (!possible || reader_shape(reader, i).number != number)
            break;
        size_t taken = key_entry_prefix(text, false, &entry);
        if (taken == 0)
            continue;
        entry.letters = trim_blanks(str_skip(text, (size_t)(entry.letters.ptr - text.ptr)));
        if (count++ < LOOKS_BACK)
            said += is_said(reader, first, n, entry.letters);
        key_add(reader, &entry);
    }
    if (count >= LEAST && said * 2 > LOOKS_BACK)
        return i - 1;
    reader->key_count = before;
    return 0;
}

/* "#### Answers" right below "### Q: Why?": the heading of that question's answer. */
static bool is_below_question(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    if (above == 0 || reader_line(reader, above)->kind != LINE_HEADING ||
        reader_line(reader, above)->rank >= reader_line(reader, n)->rank)
        return false;
    struct shape shape = shape_of(reader_heading(reader, above));
    return shape.label == LABEL_QUESTION || text_is_marked(shape.text);
}

/* Whether an option with the letter of an entry stands above line `n`: "- b) elm". */
static bool is_letter_above(const struct reader *reader, uint32_t n, str letters)
{
    enum { REACH = 400 };
    size_t at = str_span(letters, STR("([*`"));
    for (uint32_t i = n; i-- > 1 && i + REACH > n;) {
        str text = str_skip(reader_text(reader, i), str_span(reader_text(reader, i), STR("-*+ (")));
        if (text.len > 2 && (text.ptr[0] | 0x20) == (letters.ptr[at] | 0x20) && str_has_byte(STR(".):"), text.ptr[1]))
            return true;
    }
    return false;
}

/* "Q1 — B", "1. B", not "1. B flat": a number with nothing but a letter, whatever is said of it behind a point. */
static bool is_pure_entry(str text, struct key_entry *entry)
{
    size_t taken = key_entry_prefix(text, false, entry);
    if (taken == 0)
        return false;
    str rest = str_strip_left(str_skip(text, taken), STR(" *_"));
    str between = str_slice(text, 0, (size_t)(entry->letters.ptr - text.ptr));
    bool dash = str_contains(between, STR("-")) || str_contains(between, STR("—")) || str_contains(between, STR("–")) ||
                str_contains(between, STR(":"));
    bool closed = rest.len == 0 || (unsigned char)rest.ptr[0] >= 0x80 || !code_is_word((unsigned char)rest.ptr[0]) ||
                  !code_is_word((unsigned char)text.ptr[taken - 1]);
    return rest.len == 0 || (dash && closed);
}

/* Whether the heading on line `n` stands right over the letters of questions that are counted from 1 again. */
static bool stands_over_letters(const struct reader *reader, uint32_t n)
{
    enum { LEAST = 3, REACH = 80 };
    int32_t wanted = 1;
    uint32_t at = reader_next(reader, n, reader->outline.line_count);
    for (; at && at < n + REACH && wanted <= LEAST; at = reader_next(reader, at, reader->outline.line_count)) {
        struct key_entry entry;
        bool counts = reader_line(reader, at)->kind == LINE_TEXT && may_be_numbered(reader, at) &&
                      is_pure_entry(reader_text(reader, at), &entry) && entry.number == wanted;
        if (counts && wanted++ == 1 && !is_letter_above(reader, n, entry.letters))
            return false;
        if (!counts && (wanted == 1 || reader_line(reader, at)->kind == LINE_HEADING))
            return false;
    }
    return wanted > LEAST;
}

/* Whether line `n` is the title of a key; `*end` receives the last line that can belong to it. */
static bool see_title(const struct reader *reader, uint32_t n, uint32_t *end)
{
    enum { LONGEST = 80 };
    const struct line *line = reader_line(reader, n);
    const struct fold *fold = line->tags ? reader_fold(reader, n) : NULL;
    *end = reader->outline.line_count;
    if (fold && fold->summary_last == n && fold->close > n + 1) {
        *end = fold->close - 1;
        return fold->text.len <= LONGEST && key_is_title(fold->text);
    }
    bool heading = line->kind == LINE_HEADING;
    if (!heading && (line->kind != LINE_TEXT || line->opens || line->depth))
        return false;
    str text = heading ? reader_heading(reader, n) : reader_text(reader, n);
    if (heading && is_below_question(reader, n))
        return false;
    bool named = text.len <= LONGEST && (heading ? key_is_heading(text) : key_is_title(text));
    return named || (heading && stands_over_letters(reader, n));
}

/* Sets right the numbers that were written wrong. */
static void mend_numbers(struct reader *reader)
{
    for (size_t i = 1; i + 1 < reader->key_count; i++) {
        struct key_entry *entry = &reader->keys[i];
        if (entry[-1].title == entry->title && entry[1].title == entry->title)
            entry->number = number_between(entry[-1].number, entry->number, entry[1].number);
    }
}

void reader_keys(struct reader *reader)
{
    uint32_t first = 1;
    uint32_t refused = 0;
    unsigned tries = 0;
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        uint32_t end = 0;
        uint32_t last = read_rows(reader, n);
        if (last == 0)
            last = read_untitled(reader, first, n);
        if (last == 0)
            last = key_read_table(reader, first, n, n);
        if (last == 0 && !see_title(reader, n, &end))
            continue;
        tries = n > reader->key_reach ? 0 : tries + 1;
        if (last == 0 && tries <= TRIES)
            last = read_key(reader, first, n, end, refused);
        if (last == 0 && reader_line(reader, n)->kind == LINE_HEADING)
            last = key_read_repeats(reader, first, n);
        first = n + 1;
        if (last == 0) {
            refused = n;
            continue;
        }
        see_distance(reader, n);
        for (; n <= last; n++)
            if (reader_line(reader, n)->kind != LINE_BLANK)
                reader_line(reader, n)->noise = NOISE_KEY;
        see_farewell(reader, n);
        first = n;
    }
    mend_numbers(reader);
}

/* The number that a mark has, or that is all of the heading right above it; -1 without one. */
static int32_t number_in_key(const struct reader *reader, const struct mark *mark)
{
    const struct mark *above = mark > reader->marks ? mark - 1 : mark;
    if (mark->number >= 0 || reader_line(reader, above->line)->kind != LINE_HEADING || above->number < 0 ||
        reader_next(reader, above->line, mark->line) != mark->line)
        return mark->number;
    str heading = str_strip(reader_heading(reader, above->line), STR("#. )*_"));
    size_t digits;
    bool alone = str_number(heading, &digits) >= 0 && digits == heading.len;
    return alone ? above->number : mark->number;
}

const struct key_entry *reader_key(const struct reader *reader, const struct mark *mark)
{
    size_t low = 0;
    size_t high = reader->key_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (reader->keys[middle].title < mark->line)
            low = middle + 1;
        else
            high = middle;
    }
    int32_t number = low < reader->key_count ? number_in_key(reader, mark) : -1;
    if (number < 0)
        return NULL;
    size_t guess = low + (size_t)(number > reader->keys[low].number ? number - reader->keys[low].number : 0);
    if (guess < reader->key_count && reader->keys[guess].title == reader->keys[low].title &&
        reader->keys[guess].number == number)
        return &reader->keys[guess];
    for (size_t i = low; i < reader->key_count && i < low + LOOKS && reader->keys[i].title == reader->keys[low].title;
         i++)
        if (reader->keys[i].number == number)
            return &reader->keys[i];
    return NULL;
}
