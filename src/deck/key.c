/*
 * key: the list of right letters that some files end with: "Answer key: 1. B  2. D".
 *
 * A key is a title such as "Answers" with nothing below it but numbers and letters. It speaks for the questions before
 * it, back to the key before.
 */
#include "char_int.h"
#include "grill/base/trap.h"
#include "reader_int.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* How many entries are looked at for a number that does not stand where counting would put it. */
enum { LOOKS = 1000 };

/* ---- entries ---- */

static bool is_letter(str s, size_t at)
{
    return at < s.len && ((s.ptr[at] >= 'A' && s.ptr[at] <= 'J') || (s.ptr[at] >= 'a' && s.ptr[at] <= 'j'));
}

/* Bytes of blanks, bars and emphasis. */
static size_t skip_signs(str s, const char *signs)
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
    size_t at = skip_signs(s, "([*");
    while (is_letter(s, at)) {
        size_t end = at + 1;
        if (end < s.len && ((unsigned char)s.ptr[end] >= 0x80 || code_is_word((unsigned char)s.ptr[end])))
            break;
        end += skip_signs(str_skip(s, end), ")]*.");
        taken = end;
        size_t joint = skip_signs(str_skip(s, end), ", &/");
        at = end + joint;
        at += skip_signs(str_skip(s, at), "([*");
        if (joint == 0)
            break;
    }
    return taken;
}

/* "3. B" or "Q3: b" at the start of `s`: the bytes it takes; 0 when there is none. */
static size_t entry_prefix(str s, struct key_entry *entry)
{
    size_t at = skip_signs(s, " \t|*_-+");
    if (at < s.len && (s.ptr[at] == 'Q' || s.ptr[at] == 'q'))
        at++;
    at += skip_signs(str_skip(s, at), " .#");
    size_t digits;
    long number = str_number(str_skip(s, at), &digits);
    if (number < 0 || digits > 4)
        return 0;
    at += digits;
    size_t signs = skip_signs(str_skip(s, at), " \t.):-=|*_>");
    at += signs;
    size_t letters = letters_prefix(str_skip(s, at));
    if (signs == 0 || letters == 0)
        return 0;
    entry->number = (int32_t)number;
    entry->letters = trim_blanks(str_slice(s, at, at + letters));
    return at + letters;
}

static void add_entry(struct reader *reader, const struct key_entry *entry)
{
    reader->keys = array_reserve(reader->keys, &reader->key_cap, reader->key_count + 1, sizeof *reader->keys);
    reader->keys[reader->key_count++] = *entry;
}

/* "B) fig.** (It has seeds.)": emphasis that was opened before the letter is taken out. */
static str without_stars(struct reader *reader, str text)
{
    ptrdiff_t at = str_find(text, STR("**"), 0);
    if (at < 0 || str_find(text, STR("**"), (size_t)at + 2) >= 0)
        return text;
    return arena_format(reader->arena, "%.*s%.*s", (int)at, text.ptr, STR_ARG(str_skip(text, (size_t)at + 2)));
}

/* Reads the entries of a line: one with the option's words and an explanation behind it, or several. Returns how many
 * there are. */
static unsigned read_line(struct reader *reader, uint32_t title, str text)
{
    unsigned count = 0;
    while (text.len) {
        struct key_entry entry = {.title = title};
        size_t taken = entry_prefix(text, &entry);
        if (taken == 0 && count == 1) {
            struct key_entry *only = &reader->keys[reader->key_count - 1];
            only->letters.len = (size_t)(text.ptr + text.len - only->letters.ptr);
            only->letters = without_stars(reader, only->letters);
        }
        if (taken == 0)
            return count;
        add_entry(reader, &entry);
        count++;
        text = str_skip(text, taken);
        text = str_skip(text, skip_signs(text, " \t,;|*"));
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

/* The last line of the entries below a title, or 0 when something else stands there, too. */
static uint32_t read_entries(struct reader *reader, uint32_t title)
{
    uint32_t last = 0;
    uint32_t count = reader->outline.line_count;
    unsigned entries = 0;
    for (uint32_t n = reader_next(reader, title, count); n; n = reader_next(reader, n, count)) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        unsigned found = read_line(reader, title, reader_text(reader, n));
        bool apart = reader_line(reader, n - 1)->kind == LINE_BLANK && !line->opens;
        if (found == 0 && entries >= 2 && apart && shape_of(reader_text(reader, n)).form == NUMBER_NONE)
            break;
        if (found == 0 && line->kind != LINE_TABLE && line->noise == NOISE_NONE)
            return 0;
        entries += found;
        last = n;
    }
    return entries >= 2 ? last : 0;
}

/* ---- answers under headings of their own ---- */

/* The number of a heading "Answer 3: …", or -1; `*rest` receives what follows it. */
static int32_t answer_number(const struct reader *reader, uint32_t n, str *rest)
{
    size_t size;
    bool weak;
    str text = reader_heading(reader, n);
    if (reader_line(reader, n)->kind != LINE_HEADING || label_word(text, &size, &weak) != LABEL_ANSWER)
        return -1;
    text = str_skip(text, size);
    text = str_skip(text, skip_signs(text, " #"));
    size_t digits;
    long number = str_number(text, &digits);
    if (number < 0 || digits > 4)
        return -1;
    text = str_skip(text, digits);
    *rest = trim_blanks(str_skip(text, skip_signs(text, " .:)-")));
    return (int32_t)number;
}

static uint32_t next_heading(const struct reader *reader, uint32_t n)
{
    while (++n <= reader->outline.line_count)
        if (reader_line(reader, n)->kind == LINE_HEADING)
            return n;
    return n;
}

/* Reads "### Answer 1: …" with its text, one after the other. Returns the last line, or 0 when there are none. */
static uint32_t read_answers(struct reader *reader, uint32_t title)
{
    str head;
    uint32_t n = next_heading(reader, title);
    uint32_t last = 0;
    while (n <= reader->outline.line_count) {
        int32_t number = answer_number(reader, n, &head);
        if (number < 0)
            break;
        while (unwrap_once(&head))
            continue;
        uint32_t next = next_heading(reader, n);
        last = next - 1;
        str text = reader_body(reader, head, n + 1, last, indent_of(reader, n + 1, last));
        add_entry(reader,
                  &(struct key_entry){
                      .title = title, .number = number, .letters = arena_copy(reader->arena, text), .whole = true});
        n = next;
    }
    return last;
}

/* ---- answers in a list ---- */

/* Whether a numbered line at the left margin stands there; fills its shape. */
static bool is_numbered(const struct reader *reader, uint32_t n, struct shape *shape)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->depth || line->noise != NOISE_NONE)
        return false;
    *shape = shape_of(reader_text(reader, n));
    return shape->number >= 0 && shape->form != NUMBER_BARE && !shape->bullet;
}

/* How many numbered questions stand between two lines. */
static unsigned count_asked(const struct reader *reader, uint32_t first, uint32_t end)
{
    unsigned asked = 0;
    for (uint32_t n = first; n < end; n++) {
        struct shape shape;
        asked += is_numbered(reader, n, &shape) && text_likeness(shape.text) >= LIKE_WORD;
    }
    return asked;
}

/* Reads numbered answers for the questions from line `first` on: as many, counted from 1, and asking nothing. Returns
 * the last line, or 0 when it is no such list. */
static uint32_t read_list(struct reader *reader, uint32_t first, uint32_t title)
{
    uint32_t end = title + 1;
    uint32_t starts = 0;
    int32_t number = 0;
    struct shape shape;
    size_t before = reader->key_count;
    for (; end <= reader->outline.line_count; end++) {
        const struct line *line = reader_line(reader, end);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        bool numbered = is_numbered(reader, end, &shape);
        if (line->kind == LINE_BLANK || !(numbered && shape.number == number + 1)) {
            if (number == 0 && line->kind != LINE_BLANK)
                return 0;
            continue;
        }
        if (text_likeness(shape.text) >= LIKE_WORD)
            return 0;
        if (starts)
            reader->keys[reader->key_count - 1].last = end - 1;
        starts = end;
        number = shape.number;
        add_entry(reader, &(struct key_entry){.title = title, .number = number, .letters = shape.text, .line = end});
    }
    if (number < 2 || count_asked(reader, first, title) != (unsigned)number)
        return 0;
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

/* "👇 **Answers** (scroll down)" and the lone points below it, which keep the key out of sight. */
static void see_distance(struct reader *reader, uint32_t title)
{
    uint32_t n = title - 1;
    while (n > 0 && (reader_line(reader, n)->kind == LINE_BLANK || str_eq(reader_text(reader, n), STR(".")))) {
        if (reader_line(reader, n)->kind != LINE_BLANK)
            reader_line(reader, n)->noise = NOISE_KEY;
        n--;
    }
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
        struct shape shape = shape_of(reader_text(reader, n));
        if (line->kind != LINE_TEXT || line->opens || line->depth || shape.form != NUMBER_NONE ||
            shape.label != LABEL_NONE || shape.lead != LEAD_PLAIN)
            return;
        line->noise = NOISE_CHATTER;
    }
}

/* Tries the forms of keys below a title; returns the last line of the one that fits, or 0. */
static uint32_t read_key(struct reader *reader, uint32_t first, uint32_t title)
{
    size_t before = reader->key_count;
    uint32_t last = read_entries(reader, title);
    if (last == 0) {
        reader->key_count = before;
        last = read_answers(reader, title);
    }
    if (last == 0 && reader_line(reader, title)->kind == LINE_HEADING) {
        reader->key_count = before;
        last = read_list(reader, first, title);
    }
    if (last == 0)
        reader->key_count = before;
    return last;
}

void reader_keys(struct reader *reader)
{
    uint32_t first = 1;
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        bool heading = line->kind == LINE_HEADING;
        if (!heading && (line->kind != LINE_TEXT || line->opens || line->depth))
            continue;
        str text = heading ? reader_heading(reader, n) : reader_text(reader, n);
        if (text.len > 80 || !is_key_title(text))
            continue;
        uint32_t last = read_key(reader, first, n);
        first = n + 1;
        if (last == 0)
            continue;
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
