#include "math_dollar_int.h"

#include <string.h>

#include "grill/base/array.h"
#include "math_bytes_int.h"

enum { PROSE_WORDS = 3, PROSE_LETTERS = 3 };

struct dollars {
    str body;
    str after;   /* what follows the second dollar */
    char before; /* the byte before the first dollar, or NUL */
    char next;   /* the byte behind the second, or NUL */
};

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static bool has_any(str body, const char *set)
{
    for (size_t i = 0; i < body.len; i++)
        if (is_one_of(body.ptr[i], set))
            return true;
    return false;
}

static bool has_command(str body)
{
    for (ptrdiff_t at = str_find_byte(body, '\\', 0); at >= 0; at = str_find_byte(body, '\\', (size_t)at + 1))
        if ((size_t)at + 1 < body.len && (is_letter(body.ptr[at + 1]) || is_one_of(body.ptr[at + 1], "{}|,;\\")))
            return true;
    return false;
}

bool math_dollar_is_prose(str body)
{
    unsigned words = 0;

    if (has_any(body, "=^") || has_command(body))
        return false;
    for (size_t i = 0; i < body.len && words < PROSE_WORDS;) {
        size_t start = i;
        while (i < body.len && is_letter(body.ptr[i]))
            i++;
        words = i - start >= PROSE_LETTERS ? words + 1 : 0;
        if (i == start || (i < body.len && !is_blank(body.ptr[i])))
            words = words < PROSE_WORDS ? 0 : words;
        i += i < body.len;
    }
    return words >= PROSE_WORDS;
}

/* "$5 and 10$", "$10, i.e. US$ 7": a number before a word, and one before or behind the second dollar, too; but
 * "$10 mod 3$" is arithmetic. */
static bool is_money(const struct dollars *dollars)
{
    str body = dollars->body, after = str_trim_left(dollars->after);
    size_t i = 0, letters = 0;

    while (i < body.len && (is_digit(body.ptr[i]) || (i && is_one_of(body.ptr[i], ".,"))))
        i++;
    bool number = i > 0;
    if (number && i < body.len && is_one_of(body.ptr[i], "kKmMbB"))
        i++;
    if (!number || i >= body.len || !is_blank(body.ptr[i]) || has_any(body, "=<>+*_") ||
        !(is_digit(body.ptr[body.len - 1]) || (after.len && is_digit(after.ptr[0]))))
        return false;
    str rest = str_trim_left(str_skip(body, i));
    while (letters < rest.len && is_letter(rest.ptr[letters]))
        letters++;
    return (letters > 1 || str_starts(rest, STR("i."))) && !str_eq_nocase(str_slice(rest, 0, letters), STR("mod"));
}

static bool is_prose(const struct dollars *dollars)
{
    return math_dollar_is_prose(dollars->body);
}

/* "$#", "$@", "$?", "$*", "$.ajax", "/a$/, b": what no formula begins with. */
static bool begins_as_none(const struct dollars *dollars)
{
    str body = dollars->body;
    bool dot = body.ptr[0] == '.' && !(body.len > 1 && (is_digit(body.ptr[1]) || body.ptr[1] == '.'));

    return body.len > 1 && (is_one_of(body.ptr[0], "@#?!*,;/\"'`") || dot);
}

/* [ "$x" = "$y" ], echo "$a" */
static bool is_quoted(const struct dollars *dollars)
{
    return has_any(dollars->body, "\"`");
}

/* ${a}/${b}, $(date)$(time), $('#a').append($('#b')): a second variable begins where the formula would end. */
static bool goes_on(const struct dollars *dollars)
{
    char first = dollars->body.ptr[0];

    return dollars->next == '{' || (dollars->next == '(' && first == '(') || (dollars->next == '/' && first == '/');
}

/* "$n$th", but "$user:$group". */
static bool touches_word(const struct dollars *dollars)
{
    static const char *const endings[] = {"th", "st", "nd", "rd", "s"};
    str body = dollars->body;
    size_t letters = 0;

    if (!is_letter(dollars->next))
        return false;
    while (letters < dollars->after.len && is_letter(dollars->after.ptr[letters]))
        letters++;
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_eq(str_slice(dollars->after, 0, letters), str_of(endings[i])) && !is_one_of(dollars->before, "\"'"))
            return is_blank(body.ptr[0]);
    for (size_t i = 0; i < body.len; i++)
        if (is_letter(body.ptr[i]) || is_digit(body.ptr[i]) || is_blank(body.ptr[i]) || (body.ptr[i] & 0x80))
            return true;
    return false;
}

/* "(a|b$|c$)", "5-15$ /mois | 20$": the first dollar ends something. */
static bool ends_before(const struct dollars *dollars)
{
    return (is_letter(dollars->before) || is_digit(dollars->before) || is_one_of(dollars->before, "])+")) &&
           is_one_of(dollars->body.ptr[0], "|)]");
}

/* "$purifier->purify($dirty)" */
static bool ends_open(const struct dollars *dollars)
{
    return is_one_of(dollars->body.ptr[dollars->body.len - 1], "([{") && dollars->body.len > 1;
}

struct doubt {
    bool (*is_raised)(const struct dollars *dollars);
    bool despite_latex; /* regular expressions have "^" and "\\d" in them, too */
};

/* To add a doubt: a row here and a case in tests/unit/test_markdown.c. */
static const struct doubt doubts[] = {
    {begins_as_none, true}, {ends_before, true}, {is_money, false},     {is_prose, false},
    {is_quoted, false},     {goes_on, false},    {touches_word, false}, {ends_open, false},
};

bool math_dollar_is_formula(str text, size_t open, size_t close)
{
    struct dollars dollars = {.body = str_slice(text, open + 1, close), .after = str_skip(text, close + 1)};

    dollars.before = open ? text.ptr[open - 1] : '\0';
    dollars.next = dollars.after.len ? dollars.after.ptr[0] : '\0';
    if (!dollars.body.len || is_blank(dollars.body.ptr[0]) || is_blank(dollars.body.ptr[dollars.body.len - 1]) ||
        is_digit(dollars.next))
        return false;
    bool latex = has_command(dollars.body) || str_find_byte(dollars.body, '^', 0) >= 0;
    for (size_t i = 0; i < COUNT_OF(doubts); i++)
        if ((!latex || doubts[i].despite_latex) && doubts[i].is_raised(&dollars))
            return false;
    return true;
}
