/*
 * key_entries: the lines of an answer key: numbers with letters, or with an answer in words.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "key_int.h"

static bool is_letter(str s, size_t at)
{
    return at < s.len && ((s.ptr[at] >= 'A' && s.ptr[at] <= 'J') || (s.ptr[at] >= 'a' && s.ptr[at] <= 'j'));
}

size_t key_signs(str s, const char *signs)
{
    size_t at = 0;
    while (at < s.len && str_find_byte(str_of(signs), s.ptr[at], 0) >= 0)
        at++;
    return at;
}

/* Bytes of "B", "(b)", "A, C" at the start: letters that stand alone; 0 when there are none. */
static size_t letters_prefix(str s)
{
    size_t taken = 0;
    size_t at = key_signs(s, "([*");
    while (is_letter(s, at)) {
        size_t end = at + 1;
        if (end < s.len && ((unsigned char)s.ptr[end] >= 0x80 || code_is_word((unsigned char)s.ptr[end])))
            break;
        end += key_signs(str_skip(s, end), ")]*.");
        taken = end;
        size_t joint = key_signs(str_skip(s, end), ", &/");
        at = end + joint;
        at += key_signs(str_skip(s, at), "([*");
        if (joint == 0)
            break;
    }
    return taken;
}

/* Bytes of what may stand between a number and its letter. */
static size_t separator_signs(str s)
{
    size_t at = 0;
    for (size_t before = 1; at != before;) {
        before = at;
        at += key_signs(str_skip(s, at), " \t.):-=|*_>");
        at += str_starts(str_skip(s, at), STR("—")) || str_starts(str_skip(s, at), STR("–")) ? STR("—").len : 0;
    }
    return at;
}

size_t key_entry_prefix(str s, bool tight, struct key_entry *entry)
{
    size_t at = key_signs(s, " \t|*_-+");
    if (at < s.len && (s.ptr[at] == 'Q' || s.ptr[at] == 'q'))
        at++;
    at += key_signs(str_skip(s, at), " .#");
    size_t digits;
    long number = str_number(str_skip(s, at), &digits);
    if (number < 0 || digits > 4)
        return 0;
    at += digits;
    size_t signs = separator_signs(str_skip(s, at));
    at += signs;
    size_t letters = letters_prefix(str_skip(s, at));
    if ((signs == 0 && !tight) || letters == 0)
        return 0;
    entry->number = (int32_t)number;
    entry->letters = trim_blanks(str_slice(s, at, at + letters));
    return at + letters;
}

void key_add(struct reader *reader, const struct key_entry *entry)
{
    reader->keys = array_reserve(reader->keys, &reader->key_cap, reader->key_count + 1, sizeof *reader->keys);
    reader->keys[reader->key_count++] = *entry;
}

str key_without_stars(struct reader *reader, str text)
{
    unsigned stars = 0;
    for (ptrdiff_t at = 0; (at = str_find(text, STR("**"), (size_t)at)) >= 0; at += 2)
        stars++;
    ptrdiff_t first = str_find(text, STR("**"), 0);
    if (stars % 2 == 0)
        return text;
    return arena_format(reader->arena, "%.*s%.*s", (int)first, text.ptr, STR_ARG(str_skip(text, (size_t)first + 2)));
}

/* What stands behind the letter in the row of a table: one paragraph a cell. */
static str cells_behind(struct reader *reader, str row)
{
    struct buf out;
    buf_init(&out);
    for (row = str_trim_right(row); row.len && row.ptr[row.len - 1] == '|';)
        row = str_trim_right(str_slice(row, 0, row.len - 1));
    for (size_t i = 0; i < row.len; i++) {
        bool bar = row.ptr[i] == '|' && (i == 0 || row.ptr[i - 1] != '\\');
        if (bar) {
            buf_trim_line(&out);
            buf_add_z(&out, "\n\n");
            i += key_signs(str_skip(row, i + 1), " ");
        }
        if (!bar && (row.ptr[i] != '\\' || i + 1 == row.len || row.ptr[i + 1] != '|'))
            buf_add_byte(&out, row.ptr[i]);
    }
    str text = arena_copy(reader->arena, buf_str(&out));
    buf_release(&out);
    return text;
}

/* Reads the entries of a line: one with the option's words and an explanation behind it, or several. Returns how many
 * there are. */
static unsigned read_line(struct reader *reader, uint32_t title, str text)
{
    unsigned count = 0;
    bool row = str_starts(text, STR("|"));
    while (text.len) {
        struct key_entry entry = {.title = title};
        size_t taken = key_entry_prefix(text, false, &entry);
        if (taken == 0 && count == 1) {
            struct key_entry *only = &reader->keys[reader->key_count - 1];
            only->letters.len = (size_t)(text.ptr + text.len - only->letters.ptr);
            only->letters = key_without_stars(reader, row ? cells_behind(reader, only->letters) : only->letters);
        }
        if (taken == 0)
            return count;
        key_add(reader, &entry);
        count++;
        text = str_skip(text, taken);
        text = str_skip(text, key_signs(text, " \t,;|*"));
    }
    return count;
}

unsigned key_read_row(struct reader *reader, uint32_t title, str text)
{
    unsigned count = 0;
    int32_t last = -1;
    size_t before = reader->key_count;
    for (size_t taken; text.len; text = str_skip(text, taken + key_signs(str_skip(text, taken), " \t,;|*."))) {
        struct key_entry entry = {.title = title};
        taken = key_entry_prefix(text, true, &entry);
        if (taken == 0 || (count && entry.number != last + 1)) {
            reader->key_count = before;
            return 0;
        }
        key_add(reader, &entry);
        last = entry.number;
        count++;
    }
    return count;
}

/* ---- several lines ---- */

/* "2. Salt water" as what comes after the last entry, an answer to a question without options; false when the line is
 * none. */
static bool read_whole(struct reader *reader, uint32_t title, str text)
{
    const struct key_entry *before = reader->key_count ? &reader->keys[reader->key_count - 1] : NULL;
    struct shape shape = shape_of(text);
    if (!before || before->title != title || shape.form == NUMBER_NONE || shape.number != before->number + 1)
        return false;
    str answer = key_without_stars(reader, shape.text);
    key_add(reader, &(struct key_entry){.title = title, .number = shape.number, .letters = answer, .whole = true});
    return true;
}

/* Adds a line to the explanation of the last entry; false when that has none, or the line begins something else. */
static bool read_rest(struct reader *reader, str text)
{
    enum { LONGEST = 4096 }; /* each line copies what stands before it */
    struct key_entry *last = reader->key_count ? &reader->keys[reader->key_count - 1] : NULL;
    if (!last || last->letters.len < 4 || last->letters.len > LONGEST || shape_of(text).form != NUMBER_NONE)
        return false;
    last->letters = arena_format(reader->arena, "%.*s\n%.*s", STR_ARG(last->letters), STR_ARG(text));
    return true;
}

uint32_t key_section_end(const struct reader *reader, uint32_t title, uint32_t end)
{
    for (uint32_t n = title + 1; n <= end; n++)
        if (reader_line(reader, n)->kind == LINE_HEADING &&
            reader_line(reader, n)->rank <= reader_line(reader, title)->rank)
            return n - 1;
    return end;
}

/* What has been read below a title. */
struct entries {
    unsigned count;
    unsigned whole; /* answers in words */
    uint32_t last;  /* line of the last one */
    bool parted;    /* there are some above a deeper heading */
};

/* Whether line `n`, which holds no entry, begins a text behind the key. */
static bool is_behind(const struct reader *reader, uint32_t n, const struct entries *entries)
{
    bool apart = reader_line(reader, n - 1)->kind == LINE_BLANK && !reader_line(reader, n)->opens;
    return entries->count >= 2 && apart && reader_shape(reader, n).form == NUMBER_NONE;
}

/* Whether line `n`, which names no letter, may stand among those that do: in a table, as noise, as a remark above
 * them, as the rest of an explanation, or when `mixed` as an answer in words. */
static bool fits_entries(struct reader *reader, uint32_t title, uint32_t n, bool mixed, struct entries *entries)
{
    const struct line *line = reader_line(reader, n);
    bool remark = entries->count == 0 && line->quoted; /* how to use the key */
    if (line->kind == LINE_TABLE || line->noise != NOISE_NONE || remark)
        return true;
    if (line->kind == LINE_TEXT && entries->last + 1 == n && read_rest(reader, reader_text(reader, n)))
        return true;
    bool whole = mixed && read_whole(reader, title, reader_text(reader, n));
    entries->whole += whole;
    return whole;
}

uint32_t key_read_entries(struct reader *reader, uint32_t title, uint32_t end, bool mixed)
{
    struct entries entries = {.count = 0};
    bool titled = reader_line(reader, title)->kind == LINE_HEADING;
    for (uint32_t n = reader_next(reader, title, end); n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING && titled && line->rank > reader_line(reader, title)->rank) {
            entries.parted = entries.count > 0;
            continue;
        }
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        unsigned found = read_line(reader, title, reader_text(reader, n));
        if (found == 0 && is_behind(reader, n, &entries))
            return entries.parted ? key_section_end(reader, title, end) : entries.last;
        if (found == 0 && !fits_entries(reader, title, n, mixed, &entries))
            return entries.parted && mixed ? key_section_end(reader, title, end) : 0;
        entries.count += found;
        entries.last = n;
    }
    return entries.count >= 2 && entries.count > entries.whole ? entries.last : 0;
}
