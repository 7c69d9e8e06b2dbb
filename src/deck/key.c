/*
 * key: the list of right letters that some files end with: "Answer key: 1. B  2. D".
 *
 * A key is a title such as "Answers" with nothing below it but numbers and letters. It speaks for the questions before
 * it, back to the key before.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "key_int.h"

/* How many entries are looked at for a number that does not stand where counting would put it. */
enum { LOOKS = 1000 };

/* ---- entries ---- */

static bool is_letter(str s, size_t at)
{
    return at < s.len && ((s.ptr[at] >= 'A' && s.ptr[at] <= 'J') || (s.ptr[at] >= 'a' && s.ptr[at] <= 'j'));
}

/* Bytes of blanks, bars and emphasis. */
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

/* "3. B" or "Q3: b" at the start of `s`, or with `tight` "3b": the bytes it takes; 0 when there is none. */
static size_t entry_prefix(str s, bool tight, struct key_entry *entry)
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
    size_t signs = key_signs(str_skip(s, at), " \t.):-=|*_>");
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
        size_t taken = entry_prefix(text, false, &entry);
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

/* Reads a line that has nothing but entries, counted one by one. Returns how many there are. */
static unsigned read_row(struct reader *reader, uint32_t title, str text)
{
    unsigned count = 0;
    int32_t last = -1;
    size_t before = reader->key_count;
    for (size_t taken; text.len; text = str_skip(text, taken + key_signs(str_skip(text, taken), " \t,;|*."))) {
        struct key_entry entry = {.title = title};
        taken = entry_prefix(text, true, &entry);
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

/* ---- where a key stands ---- */

static bool is_key_title(str text)
{
    static const char *const titles[] = {"answers",
                                         "answer key",
                                         "answer keys",
                                         "answers key",
                                         "answer sheet",
                                         "correct answers",
                                         "key",
                                         "solutions",
                                         "ответы",
                                         "правильные ответы",
                                         "ключ",
                                         "ключи",
                                         "antworten",
                                         "lösungen",
                                         "lösungsschlüssel",
                                         "richtige antworten",
                                         "réponses",
                                         "corrigé",
                                         "bonnes réponses",
                                         "respuestas",
                                         "respuestas correctas",
                                         "soluciones",
                                         "solucionario",
                                         "answers and explanations",
                                         "ответы и пояснения",
                                         "respostas",
                                         "gabarito",
                                         "risposte",
                                         "soluzioni",
                                         "risposte corrette",
                                         "odpowiedzi",
                                         "klucz odpowiedzi",
                                         "poprawne odpowiedzi",
                                         "válaszok",
                                         "megoldások",
                                         "megoldókulcs",
                                         "答案",
                                         "参考答案",
                                         "正确答案",
                                         "解答",
                                         "正解",
                                         "정답",
                                         "उत्तर",
                                         "उत्तर कुंजी"};
    str title = str_skip(text, emoji_prefix(text));
    for (size_t before = title.len + 1; title.len < before;) {
        before = title.len;
        title = trim_emoji_right(title);
        while (unwrap_once(&title))
            continue;
        if (str_ends(title, STR(":")))
            title.len--;
        else if (str_ends(title, STR("：")))
            title.len -= 3;
    }
    return is_one_of(title, titles, COUNT_OF(titles));
}

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

/* Whether line `n`, which names no letter, may stand among those that do: in a table, as noise, or when `mixed` as an
 * answer in words. */
static bool fits_entries(struct reader *reader, uint32_t title, uint32_t n, bool mixed, struct entries *entries)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_TABLE || line->noise != NOISE_NONE)
        return true;
    bool whole = mixed && read_whole(reader, title, reader_text(reader, n));
    entries->whole += whole;
    return whole;
}

/* The last line of the entries below a title and not below line `end`, or 0 when something else stands there, too.
 * Deeper headings part them; where one of these but the first holds something else, it is part of the key, too, though
 * it cannot be told what it answers. When `mixed`, less than half of them may answer in words. */
static uint32_t read_entries(struct reader *reader, uint32_t title, uint32_t end, bool mixed)
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

/* ---- what stands around a key ---- */

/* "👇 **Answers** (scroll down)" and the lone points below it, which keep the key out of sight. */
static void see_distance(struct reader *reader, uint32_t title)
{
    uint32_t n = reader_before(reader, title);
    for (; n > 0 && str_eq(reader_text(reader, n), STR(".")); n = reader_before(reader, n))
        reader_line(reader, n)->noise = NOISE_KEY;
    str text = n > 0 && reader_line(reader, n)->kind == LINE_TEXT ? reader_text(reader, n) : (str){0};
    ptrdiff_t bracket = str_find_byte(text, '(', 0);
    if (text.len && is_key_title(trim_blanks(bracket > 0 ? str_slice(text, 0, (size_t)bracket) : text)))
        reader_line(reader, n)->noise = NOISE_KEY;
}

/* Plain paragraphs right behind a key belong to no question. */
static void see_farewell(struct reader *reader, uint32_t after)
{
    enum { MOST = 12 };
    for (uint32_t n = after; n <= reader->outline.line_count && n < after + MOST; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind == LINE_BLANK || line->kind == LINE_RULE)
            continue;
        struct shape shape = reader_shape(reader, n);
        if (line->kind != LINE_TEXT || line->opens || line->depth || shape.form != NUMBER_NONE ||
            shape.label != LABEL_NONE || shape.lead != LEAD_PLAIN)
            return;
        line->noise = NOISE_CHATTER;
    }
}

/* Tries the forms of keys below a title, down to line `end`; returns the last line of the one that fits, or 0. What is
 * titled like `refused`, a line above that was no title of a key, or 0, is one answer with headings in it. */
static uint32_t read_key(struct reader *reader, uint32_t first, uint32_t title, uint32_t end, uint32_t refused)
{
    size_t before = reader->key_count;
    uint32_t last = read_entries(reader, title, end, false);
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
        last = read_entries(reader, title, end, true);
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
    if (colon < 0 || !is_key_title(trim_blanks(str_skip(str_slice(text, 0, (size_t)colon), key_signs(text, "*_ ")))))
        return text;
    str rest = str_skip(text, (size_t)colon + 1);
    return str_skip(rest, key_signs(rest, "*_ \t"));
}

/* The last line of a key on lines of its own that begins on line `n`: "Answers: 1-b, 2-c", or three entries or more
 * without a title, counted from 1; 0 when none does. */
static uint32_t read_rows(struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE)
        return 0;
    str text = reader_text(reader, n), row = behind_title(text);
    size_t before = reader->key_count;
    unsigned count = read_row(reader, n, row);
    bool titled = row.len < text.len;
    if (count < (titled ? 2 : 3) || (!titled && reader->keys[before].number != 1)) {
        reader->key_count = before;
        return 0;
    }
    while (n < reader->outline.line_count && reader_line(reader, n + 1)->kind == LINE_TEXT &&
           read_row(reader, reader->keys[before].title, reader_text(reader, n + 1)) > 0)
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
        size_t taken = entry_prefix(text, false, &entry);
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

/* Whether line `n` is the title of a key; `*end` receives the last line that can belong to it. */
static bool see_title(const struct reader *reader, uint32_t n, uint32_t *end)
{
    enum { LONGEST = 80 };
    const struct line *line = reader_line(reader, n);
    const struct fold *fold = line->tags ? reader_fold(reader, n) : NULL;
    *end = reader->outline.line_count;
    if (fold && fold->summary_last == n && fold->close > n + 1) {
        *end = fold->close - 1;
        return fold->text.len <= LONGEST && is_key_title(fold->text);
    }
    bool heading = line->kind == LINE_HEADING;
    if (!heading && (line->kind != LINE_TEXT || line->opens || line->depth))
        return false;
    str text = heading ? reader_heading(reader, n) : reader_text(reader, n);
    return text.len <= LONGEST && is_key_title(text) && !(heading && is_below_question(reader, n));
}

void reader_keys(struct reader *reader)
{
    uint32_t first = 1;
    uint32_t refused = 0;
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        uint32_t end;
        uint32_t last = read_rows(reader, n);
        if (last == 0)
            last = read_untitled(reader, first, n);
        if (last == 0 && !see_title(reader, n, &end))
            continue;
        if (last == 0)
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
    if (low == reader->key_count || mark->number < 0)
        return NULL;
    size_t guess =
        low + (size_t)(mark->number > reader->keys[low].number ? mark->number - reader->keys[low].number : 0);
    if (guess < reader->key_count && reader->keys[guess].title == reader->keys[low].title &&
        reader->keys[guess].number == mark->number)
        return &reader->keys[guess];
    for (size_t i = low; i < reader->key_count && i < low + LOOKS && reader->keys[i].title == reader->keys[low].title;
         i++)
        if (reader->keys[i].number == mark->number)
            return &reader->keys[i];
    return NULL;
}
