/*
 * option: one line as an option of a multiple choice: its letter or box, and whether it says that it is right.
 */
#include "choice_int.h"

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

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
    static const char *const signs[] = {"✅", "✔️", "✔", "☑️", "☑", "✓", "🟢", "👉", "➡️",
                                        /* as words */
                                        "(correct)", "*(correct)*", ":white_check_mark:", ":heavy_check_mark:"};
    for (size_t i = 0; s.len && i < COUNT_OF(signs); i++)
        if (s.ptr[0] == signs[i][0] && str_starts(s, str_of(signs[i])))
            return str_of(signs[i]).len;
    return 0;
}

static str cut_right_sign(str s, bool *right)
{
    static const char *const signs[] = {"✅", "✔️", "✔", "☑️", "☑", "✓",
                                        /* as words */
                                        "(correct)", "*(correct)*", "**(correct)**", "(correct answer)", "(Correct)",
                                        "← correct", "(richtig)", "(верно)", "(правильный ответ)", "(correcta)",
                                        "(correto)", "(helyes)", ":white_check_mark:", ":heavy_check_mark:"};
    char last = s.len ? s.ptr[s.len - 1] : 'x';
    bool possible = last == ')' || last == 't' || last == ':' || (unsigned char)last >= 0x80;
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
    static const char *const marks[] = {").", "):", ")", ".", ":", "）", "．", "、", "：", ";", "-", "–", "]"};
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
    at += str_span(str_skip(text, at), STR("*_"));
    return at + 1 < text.len && (unsigned char)text.ptr[at] < 0x80 && code_is_alphabetic((unsigned char)text.ptr[at]) &&
           (unsigned char)text.ptr[at + 1] < 0x80 && code_is_word((unsigned char)text.ptr[at + 1]);
}

/* Words that stand before an option's letter. */
static size_t option_word(str s)
{
    static const char *const words[] = {"option ", "choice ",      "answer ",  "opción ",  "opcion ",
                                        "opção ",  "alternativa ", "opzione ", "вариант ", "lựa chọn "};
    size_t size = starts_with_one_of(s, words, COUNT_OF(words));
    return size ? size + blank_prefix(str_skip(s, size)) : 0;
}

/* Bytes of the number in "1. [x] fig", or 0. */
static size_t number_before_box(str line)
{
    struct shape shape = {.number = -1};
    size_t taken = is_digit(line, 0) ? number_prefix(line, &shape) : 0;
    taken += taken ? blank_prefix(str_skip(line, taken)) : 0;
    str rest = str_skip(line, taken);
    bool box = rest.len > 4 && rest.ptr[0] == '[' && rest.ptr[2] == ']' && rest.ptr[3] == ' ';
    return taken && box ? taken : 0;
}

/* Most lines are no options: what stands behind their first letter tells at once. */
static bool may_be_option(str line)
{
    bool bullet = line.len > 2 && str_has_byte(STR("-*+"), line.ptr[0]) && line.ptr[1] == ' ';
    str text = str_strip_left(str_strip_left(str_skip(line, bullet ? 2 : 0), STR(" ")), STR("*_"));
    if (text.len < 2 || is_digit(text, 0))
        return number_before_box(line) > 0;
    unsigned char first = (unsigned char)text.ptr[0];
    unsigned char second = (unsigned char)text.ptr[1];
    if (first == '<')
        return emphasis_prefix(text) > 0;
    if ((first == '*' || first == '_' || first == '[') && begins_with_word(text))
        return false;
    if (first >= 0x80 || !code_is_alphabetic(first))
        return first >= 0x80 || str_has_byte(STR("([</-"), (char)first);
    if (letter_index(first) == 0)
        return option_word(text) > 0;
    if (second == ' ')
        return text.len > 2 && (text.ptr[2] == '-' || text.ptr[2] == ')');
    return second >= 0x80 || !code_is_word(second) || option_word(text) > 0;
}

/* ---- boxes and signs before the option ---- */

/* Boxes that are no brackets of a task list. */
static size_t drawn_box(str s, bool *checked)
{
    static const struct {
        const char *box;
        bool checked;
    } boxes[] = {{"☐", false}, {"☑", true},  {"☒", true},    {"▢", false},  {"/▢", true},
                 {"□", false}, {"⬜", false}, {"( )", false}, {"(x)", true}, {"(X)", true}};
    bool possible = s.len && ((unsigned char)s.ptr[0] >= 0x80 || str_has_byte(STR("(/"), s.ptr[0]));
    for (size_t i = 0; possible && i < COUNT_OF(boxes); i++)
        if (str_starts(s, str_of(boxes[i].box))) {
            *checked = boxes[i].checked;
            return str_of(boxes[i].box).len;
        }
    bool empty = s.len > 3 && str_starts(s, STR("[] "));
    return empty && ((unsigned char)s.ptr[3] >= 0x80 || code_is_alphabetic((unsigned char)s.ptr[3])) ? 2 : 0;
}

static str skip_size(str s, size_t size)
{
    s = str_skip(s, size);
    return str_skip(s, blank_prefix(s));
}

/* The line without its bullet, box and sign, which it notes. */
static str skip_marks(str line, struct option *option, bool *signed_right)
{
    line = str_skip(line, number_before_box(line));
    struct shape shape = bullet_of(line);
    str s = line;
    size_t bullet = 0;
    if (shape.bullet)
        utf8_decode(line, &bullet);
    if (shape.bullet || shape.task)
        s = skip_size(line, bullet);
    if (shape.task)
        s = skip_size(line, (size_t)str_find_byte(line, ']', 0) + 1);
    option->box = shape.task;
    option->right = shape.done;
    size_t box = shape.task ? 0 : drawn_box(s, &option->right);
    option->box = option->box || box;
    s = box ? skip_size(s, box) : s;
    size_t sign = right_sign(s);
    *signed_right = sign > 0;
    option->right = option->right || sign;
    return sign ? skip_size(s, sign) : s;
}

/* ア, イ, ウ … stand before an option with only a blank between them. */
static bool is_kana(str letter)
{
    return str_starts(letter, STR("\xE3\x82"));
}

/* Takes the marks off "==fig==". */
static bool unmark(str *text)
{
    str sign = STR("==");
    if (text->len <= 2 * sign.len || !str_starts(*text, sign) || !str_ends(*text, sign))
        return false;
    *text = str_slice(*text, sign.len, text->len - sign.len);
    return true;
}

/* "*b) fig": a star that closes nowhere. */
static bool is_starred(str s)
{
    return s.len > 1 && s.ptr[0] == '*' && s.ptr[1] != '*' && str_find_byte(s, '*', 1) < 0;
}

bool option_asks(str text)
{
    return text_is_marked(text) && !str_starts(text, STR("`")) && !str_ends(text, STR("??"));
}

/* "[A book](…)", a task to read it, unlike the list "[1, 2]". */
static bool is_link(str s)
{
    if (str_starts(s, STR("[[")))
        return s.len > 2 && code_is_alphabetic((unsigned char)s.ptr[2]);
    return str_starts(s, STR("[")) && str_contains(s, STR("]("));
}

bool option_see(str line, struct option *option)
{
    *option = (struct option){.letter = 0};
    if (!may_be_option(line))
        return false;
    bool sign;
    str s = trim_line_end(skip_marks(line, option, &sign));
    str whole = s;
    option->text = s;
    bool wrapped = unwrap_once(&whole);
    size_t open = wrapped ? 0 : emphasis_prefix(s);
    str bare = wrapped ? whole : str_skip(s, open);
    if (str_starts(bare, STR("(")) || str_starts(bare, STR("[")))
        bare = str_skip(bare, 1);
    bare = str_skip(bare, option_word(bare));
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
        str text = trim_line_end(option->text);
        option->strong = str_starts(text, STR("**")) && unwrap_once(&text);
        option->right = option->right || is_starred(s);
    } else if (option->box && !is_link(s) && !option_asks(s)) {
        if (wrapped && str_starts(s, STR("**")) && sign)
            option->text = whole;
    } else {
        return false;
    }
    option->text = cut_right_sign(trim_line_end(option->text), &option->right);
    option->right = unmark(&option->text) || option->right;
    return true;
}

unsigned tight_letter(str line)
{
    if (line.len < 3 || line.ptr[1] != '.' || line.ptr[2] == ' ' || line.ptr[2] == '.')
        return 0;
    return letter_index((unsigned char)line.ptr[0]);
}

unsigned bare_letter(str line)
{
    return line.len > 2 && line.ptr[1] == ' ' ? letter_index((unsigned char)line.ptr[0]) : 0;
}

static bool option_see_tight(str line, struct option *option)
{
    unsigned bare = bare_letter(line);
    *option = (struct option){.letter = bare ? bare : tight_letter(line)};
    option->text = cut_right_sign(trim_line_end(str_skip(line, 2)), &option->right);
    return option->letter > 0;
}

/* ---- items without letter or box ---- */

/* Cuts a sign of ASCII characters from one end of the text: not where it is part of a word ("C#"). */
static bool cut_plain_sign(str *text)
{
    static const char *const signs[] = {"##",  "#",  "***", "**",  "*",   "<--", "<-",
                                        "<==", "<=", "[x]", "[X]", "(x)", "(X)"};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        str sign = str_of(signs[i]);
        if (text->len <= sign.len + 1)
            continue;
        if (str_ends(*text, sign) && text->ptr[text->len - sign.len - 1] == ' ') {
            *text = trim_blanks(str_slice(*text, 0, text->len - sign.len));
            return true;
        }
        bool emphasis = sign.ptr[0] == '*' && str_find_byte(str_skip(*text, sign.len), '*', 0) >= 0;
        if (str_starts(*text, sign) && sign.ptr[0] != '<' && !emphasis) {
            *text = trim_blanks(str_skip(*text, sign.len));
            return true;
        }
    }
    return false;
}

bool option_see_item(str line, struct option *option)
{
    bool sign;
    *option = (struct option){.letter = 0};
    str text = trim_line_end(skip_marks(line, option, &sign));
    bool strong = str_starts(text, STR("**")) || str_starts(text, STR("__"));
    option->strong = strong && unwrap_once(&text);
    option->right = option->right || option->strong || cut_plain_sign(&text);
    option->text = cut_right_sign(text, &option->right);
    return option->text.len > 0;
}

bool reader_option(const struct reader *reader, uint32_t n, struct option *option)
{
    str text = reader_text(reader, n);
    const struct line *line = reader_line(reader, n);
    bool seen = line->tight  ? option_see_tight(text, option)
                : line->item ? option_see_item(text, option)
                             : option_see(text, option);
    if (seen)
        cut_usual_sign(reader, option);
    return seen;
}
