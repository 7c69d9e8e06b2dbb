/*
 * key_entries: the lines of an answer key: numbers with letters, or with an answer in words.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "key_int.h"
#include "texts_int.h"

static bool is_letter(str s, size_t at)
{
    return at < s.len && ((s.ptr[at] >= 'A' && s.ptr[at] <= 'J') || (s.ptr[at] >= 'a' && s.ptr[at] <= 'j'));
}

size_t key_letters_prefix(str s)
{
    size_t taken = 0;
    size_t at = str_span(s, STR("([*`"));
    while (is_letter(s, at)) {
        size_t end = at + 1;
        if (end < s.len && ((unsigned char)s.ptr[end] >= 0x80 || code_is_word((unsigned char)s.ptr[end])))
            break;
        end += str_span(str_skip(s, end), STR(")]*`."));
        taken = end;
        size_t joint = str_span(str_skip(s, end), STR(", &/"));
        at = end + joint;
        at += str_span(str_skip(s, at), STR("([*`"));
        if (joint == 0)
            break;
    }
    return taken;
}

/* Bytes of what parts a number from its letters: points, bars, dashes, arrows. */
static size_t parting_signs(str s)
{
    static const char *const signs[] = {"—", "–", "→", "⇒", "➜", "：", "）"};
    size_t at = str_span(s, STR(" \t.):-=|*_>"));
    for (size_t i = 0; at < s.len && (unsigned char)s.ptr[at] >= 0x80 && i < COUNT_OF(signs); i++)
        if (str_starts(str_skip(s, at), str_of(signs[i]))) {
            at += str_of(signs[i]).len;
            return at + str_span(str_skip(s, at), STR(" *_"));
        }
    return at;
}

size_t key_entry_prefix(str s, bool tight, struct key_entry *entry)
{
    size_t at = str_span(s, STR(" \t|*_-+"));
    if (at < s.len && (s.ptr[at] == 'Q' || s.ptr[at] == 'q'))
        at++;
    at += str_span(str_skip(s, at), STR(" .#"));
    size_t digits;
    long number = str_number(str_skip(s, at), &digits);
    if (number < 0 || digits > 4)
        return 0;
    at += digits;
    size_t signs = parting_signs(str_skip(s, at));
    at += signs;
    size_t letters = key_letters_prefix(str_skip(s, at));
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
            i += str_span(str_skip(row, i + 1), STR(" "));
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
        text = str_strip_left(text, STR(" \t,;|*"));
    }
    return count;
}

/* Whether an entry can stand behind the one with the number `last`: it counts on, or says that number again by a slip.
 */
static bool goes_on_from(int32_t last, int32_t number)
{
    return number == last || number_counts_on(number, last);
}

unsigned key_read_row(struct reader *reader, uint32_t title, str text)
{
    unsigned count = 0;
    int32_t last = -1;
    size_t before = reader->key_count;
    for (size_t taken; text.len; text = str_skip(text, taken + str_span(str_skip(text, taken), STR(" \t,;|*.")))) {
        struct key_entry entry = {.title = title};
        taken = key_entry_prefix(text, true, &entry);
        if (taken == 0 || (count && !goes_on_from(last, entry.number))) {
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
    if (!before || before->title != title || shape.form == NUMBER_NONE || !goes_on_from(before->number, shape.number))
        return false;
    str answer = key_without_stars(reader, shape.text);
    key_add(reader, &(struct key_entry){.title = title, .number = shape.number, .letters = answer, .whole = true});
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
    bool open;      /* the last one stands alone on its line, and may go on below it */
    unsigned words; /* letters that could be the articles of sentences */
};

/* Whether line `n`, which holds no entry, begins a text behind the key. */
static bool is_behind(const struct reader *reader, uint32_t n, const struct entries *entries)
{
    bool apart = reader_line(reader, n - 1)->kind == LINE_BLANK && !reader_line(reader, n)->opens;
    return entries->count >= 2 && apart && reader_shape(reader, n).form == NUMBER_NONE;
}

/* "| 11 | Yes, no |" in a table of letters: an answer in words. */
static bool read_cells(struct reader *reader, uint32_t title, str row)
{
    const struct key_entry *before = reader->key_count ? &reader->keys[reader->key_count - 1] : NULL;
    str text = str_strip_left(row, STR(" |*"));
    size_t digits;
    long number = str_number(text, &digits);
    if (!before || before->title != title || digits > 4 || !goes_on_from(before->number, (int32_t)number))
        return false;
    text = str_skip(text, digits);
    text = cells_behind(reader, str_strip_left(text, STR(" |")));
    key_add(reader, &(struct key_entry){.title = title, .number = (int32_t)number, .letters = text, .whole = true});
    return true;
}

/* Whether line `n`, which names no letter, may stand among those that do: in a table, as noise, or when `mixed` as an
 * answer in words. */
static bool fits_entries(struct reader *reader, uint32_t title, uint32_t n, bool mixed, struct entries *entries)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_TABLE)
        entries->whole += read_cells(reader, title, reader_text(reader, n));
    if (line->kind == LINE_TABLE || line->noise != NOISE_NONE)
        return true;
    bool whole = mixed && read_whole(reader, title, reader_text(reader, n));
    entries->whole += whole;
    return whole;
}

/* Whether line `n`, which holds no entry, is a word about the key before it begins. */
static bool is_preface(const struct reader *reader, uint32_t title, uint32_t n, const struct entries *entries)
{
    enum { REACH = 6 };
    return entries->count == 0 && n <= title + REACH && reader_line(reader, n)->kind == LINE_TEXT &&
           reader_shape(reader, n).form == NUMBER_NONE && !bullet_of(reader_text(reader, n)).bullet;
}

/* Whether line `n`, which holds no entry, goes on with the text of the one above. */
static bool goes_on(const struct reader *reader, uint32_t n, const struct entries *entries)
{
    const struct line *line = reader_line(reader, n);
    bool text = line->kind == LINE_TEXT && reader_shape(reader, n).form == NUMBER_NONE;
    return entries->open && text && (n == entries->last + 1 || line->depth > reader_line(reader, entries->last)->depth);
}

/* "A tide is": a letter that a small one follows. */
static bool is_word(str letters)
{
    bool vowel = letters.len > 2 && str_has_byte(STR("AEIO"), letters.ptr[0]);
    return vowel && letters.ptr[1] == ' ' && (letters.ptr[2] >= 'a' || (unsigned char)letters.ptr[2] >= 0x80);
}

/* Whether what has been read are letters, not sentences that begin with one. */
static bool are_letters(const struct entries *entries)
{
    return entries->count >= 2 && entries->count > entries->whole && entries->words * 2 <= entries->count;
}

/* Adds the lines that the entries from index `first` on go on with. */
static void join_lines(struct reader *reader, size_t first)
{
    for (size_t i = first; i < reader->key_count; i++) {
        struct key_entry *entry = &reader->keys[i];
        if (entry->last <= entry->line)
            continue;
        unsigned indent = indent_of(reader, entry->line + 1, entry->last);
        str text = reader_body(reader, entry->letters, entry->line + 1, entry->last, indent);
        entry->letters = arena_copy(reader->arena, text);
    }
}

uint32_t key_read_entries(struct reader *reader, uint32_t title, uint32_t end, bool mixed)
{
    struct entries entries = {.count = 0};
    size_t first = reader->key_count;
    bool titled = reader_line(reader, title)->kind == LINE_HEADING;
    for (uint32_t n = reader_next(reader, title, end); n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        key_reach(reader, n);
        if (line->kind == LINE_HEADING && titled && line->rank > reader_line(reader, title)->rank) {
            entries.parted = entries.count > 0;
            entries.open = false;
            continue;
        }
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        unsigned found = read_line(reader, title, reader_text(reader, n));
        if (found == 0 && goes_on(reader, n, &entries)) {
            reader->keys[reader->key_count - 1].last = entries.last = n;
            continue;
        }
        if (found == 0 && is_behind(reader, n, &entries)) {
            if (entries.parted)
                entries.last = key_section_end(reader, title, end);
            break;
        }
        if (found == 0 && is_preface(reader, title, n, &entries))
            continue;
        if (found == 0 && !fits_entries(reader, title, n, mixed, &entries))
            return entries.parted && mixed ? key_section_end(reader, title, end) : 0;
        if (found == 1)
            reader->keys[reader->key_count - 1].line = reader->keys[reader->key_count - 1].last = n;
        entries.words += found == 1 && is_word(reader->keys[reader->key_count - 1].letters);
        entries.open = found == 1 && line->kind == LINE_TEXT;
        entries.count += found;
        entries.last = n;
    }
    join_lines(reader, first);
    return are_letters(&entries) ? entries.last : 0;
}
