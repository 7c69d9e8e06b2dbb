/*
 * level: how hard a question is said to be, in brackets at either end of it: "(easy)", "*[Senior]*", "(L2 [T])"; and
 * what else is noted of a card, on a line by itself.
 *
 * The words for a level say so by themselves; a code, a capital letter or two of them with numbers, does when several
 * questions of the file begin with one and they are not counted "(A)", "(B)".
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "texts_int.h"

static bool is_level_word(str word)
{
    static const char *const words[] = {
        "easy",     "medium",  "hard",    "difficult", "simple",    "basic",    "beginner", "intermediate",
        "advanced", "expert",  "junior",  "middle",    "mid",       "senior",   "level",    "difficulty",
        "fácil",    "medio",   "médio",   "difícil",   "básico",    "avanzado", "avançado", "intermedio",
        "leicht",   "einfach", "mittel",  "schwer",    "schwierig", "facile",   "moyen",    "difficile",
        "débutant", "avancé",  "легкий",  "лёгкий",    "средний",   "сложный",  "легко",    "сложно",
        "простой",  "łatwe",   "średnie", "trudne",    "简单",      "容易",     "中等",     "困难",
        "初级",     "中级",    "高级",    "初級",      "中級",      "上級",     "쉬움",     "보통",
        "어려움",   "초급",    "중급",    "고급"};
    return is_one_of(word, words, COUNT_OF(words));
}

/* "L2", "E": a capital letter and perhaps a digit. */
static bool is_code(str word)
{
    bool digit = word.len == 2 && is_digit(word, 1);
    return (word.len == 1 || digit) && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
}

/* Cuts the next word off. */
static str next_word(str *text)
{
    size_t from = 0;
    size_t size;
    while (from < text->len && !code_is_word(utf8_decode(str_skip(*text, from), &size)))
        from += size;
    size_t to = from;
    while (to < text->len && code_is_word(utf8_decode(str_skip(*text, to), &size)))
        to += size;
    str word = str_slice(*text, from, to);
    *text = str_skip(*text, to);
    return word;
}

/* What a text between brackets says: nothing but the words of levels, nothing but codes, or anything. */
static enum hardness level_of(str inner)
{
    unsigned words = 0;
    unsigned codes = 0;
    unsigned others = 0;
    for (str word = next_word(&inner); word.len; word = next_word(&inner)) {
        words += is_level_word(word);
        codes += is_code(word);
        others += !is_level_word(word) && !is_code(word);
    }
    if (others || (words && codes))
        return LEVEL_NONE;
    return words ? LEVEL_WORD : codes ? LEVEL_CODE : LEVEL_NONE;
}

/* Bytes of the bracket that `text` begins with, emphasis around it included, and what is inside; or 0. */
static size_t bracket_at(str text, str *inner)
{
    enum { LONGEST = 48 };
    size_t mark = str_span(text, STR("*_"));
    char open = mark < text.len ? text.ptr[mark] : 'x';
    if (open != '(' && open != '[')
        return 0;
    unsigned depth = 0;
    size_t at = mark;
    for (; at < text.len && at < LONGEST; at++) {
        depth += text.ptr[at] == '(' || text.ptr[at] == '[';
        depth -= text.ptr[at] == ')' || text.ptr[at] == ']';
        if (depth == 0)
            break;
    }
    size_t end = at + 1 + mark;
    bool alone = depth == 0 && str_span(str_skip(text, at + 1), STR("*_")) >= mark; /* "*(easy) Why* so?" is more */
    if (!alone || (end < text.len && text.ptr[end] == '('))
        return 0;
    *inner = str_slice(text, mark + 1, at);
    return end;
}

size_t level_prefix(str text, enum hardness *level)
{
    str inner;
    size_t size = bracket_at(text, &inner);
    *level = size ? level_of(inner) : LEVEL_NONE;
    return *level == LEVEL_NONE ? 0 : size + blank_prefix(str_skip(text, size));
}

/* Where the level begins that the text ends with; the text's length when it ends with none. */
static size_t level_suffix(str text)
{
    size_t at = str_strip_right(text, STR("*_")).len;
    if (at == 0 || (text.ptr[at - 1] != ')' && text.ptr[at - 1] != ']'))
        return text.len;
    size_t marks = text.len - at;
    char open = text.ptr[at - 1] == ')' ? '(' : '[';
    at = str_behind_last(str_slice(text, 0, at), open);
    enum hardness level;
    bool room = at > marks + 1;
    size_t from = room ? at - 1 - marks : 0;
    bool fits = room && text.ptr[from - 1] == ' ' && level_prefix(str_skip(text, from), &level) && level == LEVEL_WORD;
    return fits ? from : text.len;
}

str without_level(const struct reader *reader, str text)
{
    enum hardness level;
    size_t size = level_prefix(text, &level);
    if (size && size < text.len && (level == LEVEL_WORD || reader->levels))
        text = str_skip(text, size);
    return str_trim_right(str_slice(text, 0, level_suffix(text)));
}

/* Whether a bracket with a capital letter stands near the beginning of the line. */
static bool may_begin_with_code(const struct reader *reader, uint32_t n)
{
    enum { REACH = 40 /* bytes of a number, a label and emphasis before the bracket */ };
    str text = str_slice(reader_text(reader, n), 0, REACH);
    for (size_t at = 0; at + 2 < text.len; at++) {
        bool bracket = text.ptr[at] == '(' || text.ptr[at] == '[';
        if (bracket && text.ptr[at + 1] >= 'A' && text.ptr[at + 1] <= 'Z' &&
            (str_has_byte(STR(" )]"), text.ptr[at + 2]) || is_digit(text, at + 2)))
            return true;
    }
    return false;
}

void reader_levels(struct reader *reader)
{
    enum { LEAST = 3 };
    unsigned codes = 0;
    bool counted = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (!has_sign(reader, mark->line, SIGN_BRACKET | SIGN_ROUND) || !may_begin_with_code(reader, mark->line))
            continue;
        str text = shape_of(question_line(reader, mark->line)).text;
        enum hardness level;
        level_prefix(text, &level);
        codes += level == LEVEL_CODE;
        counted = counted || (level == LEVEL_CODE && text.ptr[str_span(text, STR("*_")) + 1] == 'A');
    }
    reader->levels = codes >= LEAST && !counted;
}

/* ---- lines ---- */

/* A name before a colon, and what stands behind it. */
static str cut_name(str text, str *value)
{
    text = bullet_of(text).bullet ? str_trim_left(str_skip(text, 1)) : text;
    ptrdiff_t colon = str_find_byte(text, ':', 0);
    ptrdiff_t wide = str_find(text, STR("："), 0);
    size_t end = colon > 0 ? (size_t)colon : wide > 0 ? (size_t)wide : 0;
    *value = str_strip(str_skip(text, end + (colon > 0 ? 1 : STR("：").len)), STR("*_` "));
    str name = str_slice(text, 0, end);
    return str_strip(str_skip(name, emoji_prefix(name)), STR("*_` "));
}

enum { LONGEST_NOTE = 60, LONGEST_FIELDS = 100 };

static const char *const notes_of_cards[] = {"status",      "difficulty",    "level",       "tags",        "confidence",
                                             "last review", "last reviewed", "next review", "сложность",   "теги",
                                             "dificultad",  "schwierigkeit", "difficulté",  "dificuldade", "难度",
                                             "id",          "uid",           "tier"};

/* "Topic: knots | Difficulty: easy | new": fields of which one notes something. */
static bool has_noted_field(str text)
{
    bool noted = false;
    if (text.len > LONGEST_FIELDS || str_find_byte(text, '|', 0) < 0 || !str_contains(text, STR(" | ")))
        return false;
    for (str rest = str_strip(text, STR("*_` ")); rest.ptr && !noted;) {
        str value;
        str name = cut_name(str_trim(str_cut(&rest, '|')), &value);
        noted = value.len && is_one_of(name, notes_of_cards, COUNT_OF(notes_of_cards));
    }
    return noted;
}

/* "**Status**: mastered", "Difficulty: easy" alone on a line: what is noted of a card. What a program costs is no
 * level, nor is a list or a row of a table. */
static bool is_noted(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (text.len && text.ptr[0] != '|' && has_noted_field(trim_line_end(text)))
        return true;
    if (text.len > LONGEST_NOTE)
        return false;
    enum hardness level;
    if (level_prefix(text, &level) == text.len && level == LEVEL_WORD)
        return true;
    str value;
    str name = cut_name(text, &value);
    bool key = name.len <= 3; /* in code, too */
    if (!is_one_of(name, notes_of_cards, COUNT_OF(notes_of_cards)) || str_contains(value, STR("O(")) ||
        str_ends(value, STR(",")) || (key && reader_indent(reader, n) > 0))
        return false;
    uint32_t next = value.len ? 0 : reader_next(reader, n, reader->outline.line_count);
    return next == 0 || !reader_line(reader, next)->opens;
}

/* Lines of notes, and the names of others in bold that stand with them. */
struct notes {
    unsigned count;
    struct map names; /* in how many of the paragraphs of notes, as unsigned */
};

/* The name of a line that may note something, too: "**Type**: a design"; empty for others. */
static str note_beside(const struct reader *reader, uint32_t n, uint32_t block)
{
    bool inside = n >= 1 && n <= reader->outline.line_count;
    const struct line *line = inside ? reader_line(reader, n) : NULL;
    if (!line || line->block != block || line->kind != LINE_TEXT || line->noise != NOISE_NONE ||
        line->label != LABEL_NONE || line->size > LONGEST_NOTE || !(line->signs & SIGN_COLON))
        return (str){0};
    str text = reader_text(reader, n);
    str value;
    str name = str_starts(text, STR("**")) ? cut_name(text, &value) : (str){0};
    return name.len && value.len && !text_is_marked(value) ? name : (str){0};
}

/* Goes from a note up or down through the next ones of its paragraph, for a card has few: counts them, or drops those
 * that many notes have. */
static void see_beside(struct reader *reader, struct notes *notes, uint32_t n, int step, bool drop)
{
    enum { MOST = 16 };
    uint32_t block = reader_line(reader, n)->block;
    uint32_t at = n;
    for (unsigned i = 0; i < MOST; i++) {
        at += (uint32_t)step;
        str name = note_beside(reader, at, block);
        if (name.len == 0)
            return;
        unsigned *count = map_find(&notes->names, name);
        if (!count)
            map_put(&notes->names, name, count = ARENA_NEW(reader->scratch, unsigned));
        *count += !drop;
        if (drop && *count * 10 >= notes->count * 6)
            reader_line(reader, at)->noise = NOISE_TAG;
    }
}

static bool may_be_noted(const struct line *line)
{
    return line->kind == LINE_TEXT && line->noise == NOISE_NONE &&
           line->signs & (SIGN_COLON | SIGN_WIDE | SIGN_BRACKET | SIGN_ROUND);
}

/* In a file that notes them of several cards, such lines belong to none. */
void reader_noted(struct reader *reader)
{
    enum { LEAST = 3, PASSES = 3 };
    struct notes notes = {.count = 0};
    map_init(&notes.names);
    for (int pass = 0; pass == 0 || (pass < PASSES && notes.count >= LEAST); pass++)
        for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
            struct line *line = reader_line(reader, n);
            if (!may_be_noted(line) || !is_noted(reader, n))
                continue;
            notes.count += pass == 0;
            for (int step = -1; pass > 0 && step <= 1; step += 2)
                see_beside(reader, &notes, n, step, pass > 1);
            if (pass > 1)
                line->noise = NOISE_TAG;
        }
    map_release(&notes.names);
}
