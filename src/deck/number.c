/*
 * number: the forms of numbers that questions begin with.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "shape_int.h"

/* Digits with an optional variation selector and the enclosing keycap, which the last one at least must have:
 * "7️⃣", "1️⃣0️⃣", "10️⃣"; also the one sign for ten.
 */
static size_t keycap_number(str s, int32_t *number)
{
    bool possible = s.len > 3 && (s.ptr[0] == '\xF0' || is_digit(s, 0));
    if (!possible) {
        *number = -1;
        return 0;
    }
    if (str_starts(s, STR("🔟"))) {
        *number = 10;
        return STR("🔟").len;
    }
    size_t taken = 0;
    int32_t value = 0;
    *number = 0;
    for (size_t at = 0; is_digit(s, at) && value < 1000;) {
        value = value * 10 + (s.ptr[at++] - '0');
        size_t selector = str_starts(str_skip(s, at), STR("\xEF\xB8\x8F")) ? 3 : 0;
        if (!str_starts(str_skip(s, at + selector), STR("\xE2\x83\xA3")))
            continue; /* the cap is on the last digit only */
        taken = at += selector + 3;
        *number = value;
    }
    return taken;
}

struct separator {
    const char *text;
    unsigned char form;
};

static const struct separator separators[] = {
    {".", NUMBER_POINT},  {"、", NUMBER_POINT}, {"．", NUMBER_POINT},  {"。", NUMBER_POINT},  {")", NUMBER_PAREN},
    {"）", NUMBER_PAREN}, {":", NUMBER_DASH},   {"：", NUMBER_DASH},   {"-", NUMBER_DASH},    {"–", NUMBER_DASH},
    {"—", NUMBER_DASH},   {"|", NUMBER_DASH},   {"\\.", NUMBER_POINT}, {"\\)", NUMBER_PAREN}, {"]", NUMBER_PAREN},
    {"/", NUMBER_DASH},   {">", NUMBER_PAREN},  {"}", NUMBER_PAREN},
};

/* A separator at the start of `s`: its bytes and form. Brackets but the round one touch the number. */
static size_t number_separator(str s, uint8_t *form)
{
    size_t blanks = blank_prefix(s);
    str at = str_skip(s, blanks);
    if (at.len == 0 || code_is_word((unsigned char)at.ptr[0] < 0x80 ? (unsigned char)at.ptr[0] : ' '))
        return 0;
    for (size_t i = 0; i < COUNT_OF(separators); i++) {
        if (at.ptr[0] != separators[i].text[0] || !str_starts(at, str_of(separators[i].text)))
            continue;
        if (blanks && separators[i].form == NUMBER_PAREN && separators[i].text[0] != ')')
            return 0;
        *form = separators[i].form;
        return blanks + str_of(separators[i].text).len;
    }
    return 0;
}

/* "1.2", "1-2", "1.2.3" after the first part `value` of `digits` bytes: total bytes, or 0. */
static size_t number_parts(str s, size_t digits, struct shape *shape)
{
    size_t at = digits;
    int32_t last = shape->number;
    int32_t before = -1;
    while (at + 1 < s.len && (s.ptr[at] == '.' || s.ptr[at] == '-') && is_digit(s, at + 1)) {
        size_t more;
        long part = str_number(str_skip(s, at + 1), &more);
        if (part < 0 || more > 4)
            return 0;
        before = last;
        last = (int32_t)part;
        at += 1 + more;
    }
    if (before < 0)
        return 0;
    uint8_t form;
    size_t separator = number_separator(str_skip(s, at), &form);
    str rest = str_skip(s, at + separator);
    if (separator == 0 && (rest.len == 0 || (rest.ptr[0] != ' ' && rest.ptr[0] != '\t' && rest.ptr[0] != '*')))
        return 0;
    shape->major = before;
    shape->number = last;
    shape->form = NUMBER_PARTS;
    return at + separator;
}

static size_t wrapped_number(str s, struct shape *shape)
{
    static const struct {
        const char *before;
        const char *after;
        unsigned char form;
    } wraps[] = {
        {"(", ")", NUMBER_PAREN},   {"[", "]", NUMBER_PAREN},  {"#", "", NUMBER_HASH},    {"№", "", NUMBER_HASH},
        {"第", "题", NUMBER_HASH},  {"第", "問", NUMBER_HASH}, {"第", "题", NUMBER_HASH}, {"no. ", "", NUMBER_HASH},
        {"no.", "", NUMBER_HASH},   {"nr. ", "", NUMBER_HASH}, {"nº ", "", NUMBER_HASH},  {"（", "）", NUMBER_PAREN},
        {"【", "】", NUMBER_PAREN},
    };
    bool word = s.len && (unsigned char)s.ptr[0] < 0x80 && code_is_alphabetic((unsigned char)s.ptr[0]) &&
                (s.ptr[0] | 0x20) != 'n';
    for (size_t i = 0; s.len && !word && i < COUNT_OF(wraps); i++) {
        if (s.ptr[0] != wraps[i].before[0] && (s.ptr[0] | 0x20) != wraps[i].before[0])
            continue;
        str before = str_of(wraps[i].before);
        str after = str_of(wraps[i].after);
        size_t digits;
        if (!str_starts_nocase(s, before))
            continue;
        long number = str_number(str_skip(s, before.len), &digits);
        if (number < 0 || digits > 4 || !str_starts(str_skip(s, before.len + digits), after))
            continue;
        size_t taken = before.len + digits + after.len;
        uint8_t form;
        taken += number_separator(str_skip(s, taken), &form);
        shape->number = (int32_t)number;
        shape->form = wraps[i].form;
        return taken;
    }
    return 0;
}

/* "[1.2](#place)": a number that leads to itself. */
static size_t linked_number(str s, struct shape *shape)
{
    if (!str_starts(s, STR("[")) || !is_digit(s, 1))
        return 0;
    str inner = str_skip(s, 1);
    size_t digits;
    size_t more = 0;
    long value = str_number(inner, &digits);
    long part = digits < inner.len && inner.ptr[digits] == '.' ? str_number(str_skip(inner, digits + 1), &more) : -1;
    size_t close = 1 + digits + (part < 0 ? 0 : 1 + more);
    if (value < 0 || digits > 4 || more > 4 || !str_starts(str_skip(s, close), STR("](#")))
        return 0;
    ptrdiff_t end = str_find_byte(s, ')', close);
    if (end < 0)
        return 0;
    shape->major = part < 0 ? -1 : (int32_t)value;
    shape->number = (int32_t)(part < 0 ? value : part);
    shape->form = part < 0 ? NUMBER_PAREN : NUMBER_PARTS;
    return (size_t)end + 1;
}

/* "007 What …", and a number before a tab, as lists are that were copied from a text program: more tabs make a row. */
static bool is_set_apart(str s, size_t digits)
{
    enum { MOST_DIGITS = 3 };
    if (digits >= s.len)
        return false;
    if (s.ptr[digits] == ' ')
        return digits > 1 && s.ptr[0] == '0';
    return s.ptr[digits] == '\t' && digits <= MOST_DIGITS && str_find_byte(s, '\t', digits + 1) < 0;
}

bool number_counts_on(int32_t number, int32_t last)
{
    return number == last + 1 || (last > 0 && number == last + 2);
}

bool number_follows(int32_t number, int32_t last, unsigned ordered)
{
    return number >= 0 && (ordered == 0 || number == 1 || number_counts_on(number, last));
}

int32_t number_between(int32_t before, int32_t number, int32_t after)
{
    bool inner = number == 1 && before != 1; /* a list inside of a text */
    return after == before + 2 && !inner ? before + 1 : number;
}

size_t part_letter(str s)
{
    bool letter = s.len > 1 && (s.ptr[0] | 0x20) >= 'a' && (s.ptr[0] | 0x20) <= 'h';
    return letter && str_has_byte(STR(".:)"), s.ptr[1]) ? 1 : 0;
}

size_t number_prefix(str s, struct shape *shape)
{
    int32_t keycap;
    size_t taken = keycap_number(s, &keycap);
    if (taken) {
        uint8_t form;
        shape->number = keycap;
        shape->form = NUMBER_KEYCAP;
        return taken + number_separator(str_skip(s, taken), &form);
    }
    if (!is_digit(s, 0)) {
        taken = linked_number(s, shape);
        return taken ? taken : wrapped_number(s, shape);
    }
    size_t digits;
    long value = str_number(s, &digits);
    if (value < 0 || digits > 4)
        return 0;
    shape->number = (int32_t)value;
    taken = number_parts(s, digits, shape);
    if (taken)
        return taken;
    digits += str_starts(str_skip(s, digits), STR("\xEF\xB8\x8F")) ? 3 : 0; /* of a keycap that is lost */
    digits += s.len > digits + 2 && s.ptr[digits + 2] == ' ' ? part_letter(str_skip(s, digits)) : 0;
    if (is_set_apart(s, digits)) {
        shape->form = NUMBER_BARE;
        return digits;
    }
    uint8_t form;
    size_t separator = number_separator(str_skip(s, digits), &form);
    str rest = str_skip(s, digits + separator);
    bool blank = rest.len == 0 || blank_prefix(rest) > 0 || emphasis_prefix(rest) > 0;
    bool wide = separator > 1 && (unsigned char)s.ptr[digits + separator - 1] >= 0x80; /* "3、2 steps" is no fraction */
    bool fraction = is_digit(rest, 0) && form != NUMBER_PAREN && !wide;
    if (separator == 0 || fraction || (!blank && form == NUMBER_DASH)) {
        shape->number = -1;
        return 0;
    }
    shape->form = form;
    shape->tight = !blank;
    return digits + separator;
}

void number_heading(struct shape *shape)
{
    enum { MOST_DIGITS = 3 /* the numbers of years are names */ };
    size_t digits;
    long number = str_number(shape->text, &digits);
    if (shape->number >= 0 || number < 0 || digits == 0 || digits > MOST_DIGITS)
        return;
    str rest = str_trim(str_skip(shape->text, digits));
    bool remark = rest.len > 2 && rest.ptr[0] == '(' && str_find_byte(rest, ')', 0) == (ptrdiff_t)rest.len - 1;
    if (rest.len && !remark)
        return;
    shape->number = (int32_t)number;
    shape->form = NUMBER_BARE;
    shape->text = str_skip(shape->text, shape->text.len);
}

size_t roman_prefix(str s)
{
    static const char *const ones[] = {"IX", "IV", "VIII", "VII", "VI", "V", "III", "II", "I", ""};
    enum { TENS = 3, SHORTEST = 2 };
    size_t size = 0;
    while (size < TENS && size < s.len && s.ptr[size] == 'X')
        size++;
    for (size_t i = 0; i < COUNT_OF(ones); i++)
        if (str_starts(str_skip(s, size), str_of(ones[i]))) {
            size += str_of(ones[i]).len;
            break;
        }
    str rest = str_skip(s, size);
    return size >= SHORTEST && str_starts(rest, STR(". ")) ? size + 1 + blank_prefix(str_skip(rest, 1)) : 0;
}
