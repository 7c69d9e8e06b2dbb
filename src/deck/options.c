/*
 * options: which lines are options of a multiple choice.
 */
#include "choice_int.h"

#include "char_int.h"
#include "grill/text/utf8.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* ---- one line ---- */

unsigned letter_index(unsigned code)
{
    static const struct {
        unsigned first;
        unsigned last;
        unsigned step;
    } rows[] = {{'a', 'j', 1},       {0x3B1, 0x3B6, 1},                        /* α … ζ */
                {0x430, 0x435, 1},                                             /* а … е */
                {0x915, 0x919, 1},                                             /* क … ङ */
                {0x30A2, 0x30AA, 2},                                           /* ア … オ */
                {0xFF21, 0xFF2A, 1}};                                          /* Ａ … Ｊ */
    static const unsigned hangul[] = {0xAC00, 0xB098, 0xB2E4, 0xB77C, 0xB9C8}; /* 가 나 다 라 마 */
    code = fold_code(code);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (code >= rows[i].first && code <= rows[i].last && (code - rows[i].first) % rows[i].step == 0)
            return (code - rows[i].first) / rows[i].step + 1;
    for (unsigned i = 0; code >= hangul[0] && i < COUNT_OF(hangul); i++)
        if (code == hangul[i])
            return i + 1;
    return 0;
}

/* Signs that mark the right option. */
static size_t right_sign(str s)
{
    static const char *const signs[] = {"✅",    "✔️", "✔",      "☑️",    "☑",          "✓",
                                        "🟢", "👉",      "➡️", "(correct)", "*(correct)*"};
    for (size_t i = 0; s.len && i < COUNT_OF(signs); i++)
        if (s.ptr[0] == signs[i][0] && str_starts(s, str_of(signs[i])))
            return str_of(signs[i]).len;
    return 0;
}

static str cut_right_sign(str s, bool *right)
{
    static const char *const signs[] = {"✅",          "✔️",    "✔",           "☑️",        "☑",
                                        "✓",          "(correct)", "*(correct)*", "**(correct)**", "(correct answer)",
                                        "(Correct)",  "← correct", "(richtig)",   "(верно)",       "(правильный ответ)",
                                        "(correcta)", "(correto)", "(helyes)"};
    char last = s.len ? s.ptr[s.len - 1] : 'x';
    bool possible = last == ')' || last == 't' || (unsigned char)last >= 0x80;
    for (size_t i = 0; possible && i < COUNT_OF(signs); i++)
        if (str_ends(s, str_of(signs[i])) && s.len > str_of(signs[i]).len) {
            *right = true;
            return trim_blanks(str_slice(s, 0, s.len - str_of(signs[i]).len));
        }
    return s;
}

/* Bytes of ")", ".", ":" and the like, and of the blank after it; 0 when there is none. */
static size_t option_separator(str s)
{
    static const char *const marks[] = {").", ")", ".", ":", "）", "．", "、", "：", ";", "-", "–", "]"};
    size_t blanks = blank_prefix(s);
    str rest = str_skip(s, blanks);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        str mark = str_of(marks[i]);
        if (!str_starts(rest, mark) || (blanks && mark.ptr[0] != '-' && mark.ptr[0] != ')'))
            continue;
        str after = str_skip(rest, mark.len);
        bool loose = after.len == 0 || blank_prefix(after) > 0 || emphasis_prefix(after) > 0 || after.ptr[0] == '`';
        if (!loose && (mark.ptr[0] == '.' || mark.ptr[0] == ':' || mark.ptr[0] == '-') && mark.len == 1)
            return 0;
        return blanks + mark.len + blank_prefix(after);
    }
    return 0;
}

/* Whether two letters stand behind emphasis or a bracket. */
static bool begins_with_word(str text)
{
    size_t at = text.ptr[0] == '[';
    while (at < text.len && (text.ptr[at] == '*' || text.ptr[at] == '_'))
        at++;
    return at + 1 < text.len && (unsigned char)text.ptr[at] < 0x80 && code_is_alphabetic((unsigned char)text.ptr[at]) &&
           (unsigned char)text.ptr[at + 1] < 0x80 && code_is_word((unsigned char)text.ptr[at + 1]);
}

/* Most lines are no options: what stands behind their first letter tells at once. */
static bool may_be_option(str line)
{
    size_t at = 0;
    if (line.len > 2 && (line.ptr[0] == '-' || line.ptr[0] == '*' || line.ptr[0] == '+') && line.ptr[1] == ' ')
        at = 2;
    while (at < line.len && line.ptr[at] == ' ')
        at++;
    while (at < line.len && (line.ptr[at] == '*' || line.ptr[at] == '_'))
        at++;
    str text = str_skip(line, at);
    if (text.len < 2 || (text.ptr[0] >= '0' && text.ptr[0] <= '9'))
        return false;
    unsigned char first = (unsigned char)text.ptr[0];
    unsigned char second = (unsigned char)text.ptr[1];
    if (first == '<')
        return emphasis_prefix(text) > 0;
    if ((first == '*' || first == '_' || first == '[') && begins_with_word(text))
        return false;
    if (first >= 0x80 || !code_is_alphabetic(first))
        return first >= 0x80 || str_find_byte(STR("([<-"), (char)first, 0) >= 0;
    if (letter_index(first) == 0)
        return false;
    if (second == ' ')
        return text.len > 2 && (text.ptr[2] == '-' || text.ptr[2] == ')');
    return second >= 0x80 || !code_is_word(second);
}

/* ア, イ, ウ … stand before an option with only a blank between them. */
static bool is_kana(str letter)
{
    return str_starts(letter, STR("\xE3\x82"));
}

bool option_see(str line, struct option *option)
{
    *option = (struct option){.letter = 0};
    if (!may_be_option(line))
        return false;
    struct shape shape = bullet_of(line);
    str s = line;
    if (shape.bullet || shape.task) {
        size_t bullet = 0;
        if (shape.bullet)
            utf8_decode(line, &bullet);
        s = str_skip(line, bullet);
        s = str_skip(s, blank_prefix(s));
        if (shape.task) {
            ptrdiff_t close = str_find_byte(line, ']', 0);
            s = str_skip(line, (size_t)close + 1);
            s = str_skip(s, blank_prefix(s));
        }
    }
    option->box = shape.task;
    option->right = shape.done;
    size_t sign = right_sign(s);
    if (sign) {
        option->right = true;
        s = str_skip(s, sign);
        s = str_skip(s, blank_prefix(s));
    }
    str whole = s;
    bool wrapped = unwrap_once(&whole);
    size_t open = wrapped ? 0 : emphasis_prefix(s);
    str bare = wrapped ? whole : str_skip(s, open);
    if (str_starts(bare, STR("(")) || str_starts(bare, STR("[")))
        bare = str_skip(bare, 1);
    size_t size = 0;
    unsigned letter = bare.len ? letter_index(utf8_decode(bare, &size)) : 0;
    str after = str_skip(bare, size);
    size_t separator = letter ? option_separator(after) : 0;
    if (letter && !separator && is_kana(str_slice(bare, 0, size)))
        separator = blank_prefix(after);
    if (open && !separator && letter && str_starts(after, str_slice(s, 0, open))) {
        after = str_skip(after, open);
        separator = option_separator(after);
    }
    if (letter && separator) {
        option->letter = letter;
        option->text = str_skip(after, separator);
        if (open && str_starts(option->text, str_slice(s, 0, open)))
            option->text = str_skip(option->text, open);
        else if (open && str_ends(option->text, str_slice(s, 0, open)))
            option->text.len -= open;
        option->right = option->right || (wrapped && str_starts(s, STR("**")));
    } else if (option->box && !str_starts(s, STR("[")) && text_likeness(s) != LIKE_MARK) {
        option->text = s;
        if (wrapped && str_starts(s, STR("**")) && sign)
            option->text = whole;
    } else {
        return false;
    }
    option->text = cut_right_sign(trim_line_end(option->text), &option->right);
    return true;
}

/* ---- lines of the file ---- */

/* Whether line `n` may stand between two options: code, or what is nested in the option above. */
static bool continues_option(const struct line *line, const struct line *option)
{
    return line->kind == LINE_BLANK || line->kind == LINE_CODE || line->depth > option->depth;
}

static bool follows(const struct line *line, const struct option *option, const struct line *above,
                    const struct option *before)
{
    return (option->letter == 0) == (before->letter == 0) &&
           (option->letter == 0 || (option->letter > before->letter && option->letter <= before->letter + 2)) &&
           above->depth == line->depth && above->opens == line->opens;
}

/* A list of questions to be ticked off. */
static bool is_open_question(const struct option *option)
{
    return option->box && !option->right && option->letter == 0 && text_likeness(option->text) == LIKE_MARK;
}

/* Lines right below each other whose letters are the first ones in any order: options that were shuffled. */
static void see_shuffled(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        unsigned letters = 0;
        uint32_t last = n;
        for (unsigned letter; last <= reader->outline.line_count && (letter = reader_line(reader, last)->letter) > 0;
             last++) {
            const struct line *line = reader_line(reader, last);
            const struct line *first = reader_line(reader, n);
            if ((letters & (1U << letter)) || line->depth != first->depth || line->opens != first->opens)
                break;
            letters |= 1U << letter;
        }
        uint32_t count = last - n;
        for (uint32_t i = n; count >= 3 && letters == (1U << (count + 1)) - 2 && i < last; i++)
            reader_line(reader, i)->option = true;
        n = count ? last - 1 : n;
    }
}

/* Flags the lines of at least two options that follow each other, their letters in order. A line or two may be the rest
 * of an option when the next letter comes after them. */
void reader_options(struct reader *reader)
{
    enum { LOOSE = 2 };
    uint32_t previous = 0;
    unsigned loose = 0;
    struct option before = {.letter = 0};
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        struct option option;
        str text = line->kind == LINE_TEXT && line->noise == NOISE_NONE ? reader_text(reader, n) : (str){0};
        bool seen = text.len && option_see(text, &option);
        line->letter = seen ? (uint8_t)option.letter : 0;
        if (!seen || is_open_question(&option)) {
            if (previous && !continues_option(line, reader_line(reader, previous)))
                loose += line->kind == LINE_TEXT ? 1 : LOOSE + 1;
            continue;
        }
        struct line *above = previous ? reader_line(reader, previous) : NULL;
        bool next = loose == 0 || (loose <= LOOSE && option.letter == before.letter + 1);
        if (above && next && follows(line, &option, above, &before))
            above->option = line->option = true;
        previous = n;
        loose = 0;
        before = option;
    }
    see_shuffled(reader);
}

bool stands_over_options(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && next <= n + 2 && reader_line(reader, next)->option && !reader_line(reader, n)->option;
}
