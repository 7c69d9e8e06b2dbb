/*
 * lettered: numbers behind the letters of their section, "B1." to "B9." under "Basic", "A1." to "A9." under "Advanced".
 *
 * Where such counts follow one another, each from one and with letters of its own, and most of what they number asks,
 * the letters say what the title of the section does; "A1." is the label of no answer then. They are left out.
 */
#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "words_int.h"

enum { SEVERAL = 3, MOST_LETTERS = 2, MOST_DIGITS = 3 };

/* What numbers a line. */
struct code {
    str letters; /* with the dash behind them; empty when there are none */
    long number;
    str text; /* behind all of it */
};

static bool is_capital(str s, size_t at)
{
    return at < s.len && s.ptr[at] >= 'A' && s.ptr[at] <= 'Z';
}

/* What a line begins with before its number: marks of headings, emphasis, lists and folds. */
static str behind_marks(str line)
{
    str text = str_strip_left(text_of_line(line), STR("#*_ "));
    while (str_starts(text, STR("<"))) {
        ptrdiff_t close = str_find_byte(text, '>', 0);
        if (close < 0)
            break;
        text = str_strip_left(str_skip(text, (size_t)close + 1), STR("*_ "));
    }
    return text;
}

/* Bytes of what parts a number from its text. */
static size_t separator_size(str s)
{
    static const char *const signs[] = {".", ":", ")", " —", " –", " -"};
    size_t close = str_span(s, STR("*_"));
    s = str_skip(s, close);
    if (close && str_starts(s, STR(" ")))
        return close + 1;
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        size_t size = str_of(signs[i]).len;
        size_t more = str_span(str_skip(s, size), STR("*_"));
        if (str_starts(s, str_of(signs[i])) && str_starts(str_skip(s, size + more), STR(" ")))
            return close + size + more + 1;
    }
    return 0;
}

static struct code code_of(str line)
{
    struct code code = {.number = 0};
    str text = behind_marks(line);
    size_t letters = 0;
    while (letters < MOST_LETTERS && is_capital(text, letters))
        letters++;
    size_t dash = letters && str_starts(str_skip(text, letters), STR("-"));
    size_t digits = 0;
    long number = letters ? str_number(str_skip(text, letters + dash), &digits) : -1;
    str rest = str_skip(text, letters + dash + digits);
    size_t separator = number >= 1 && digits <= MOST_DIGITS ? separator_size(rest) : 0;
    if (separator == 0)
        return code;
    return (struct code){str_slice(text, 0, letters + dash), number, str_skip(rest, separator)};
}

/* Whether "A1" and, with other letters, "B1" may begin lines somewhere: hardly any text goes further. */
static bool begins_counts(str text)
{
    char first = '\0';
    for (ptrdiff_t at = 0; (at = str_find_byte(text, '1', (size_t)at)) >= 0; at++) {
        size_t letter = (size_t)at;
        if (letter > 0 && text.ptr[letter - 1] == '-')
            letter--;
        bool ends = (size_t)at + 1 < text.len && str_has_byte(STR(".:)*_ "), text.ptr[at + 1]);
        if (!ends || letter == 0 || !is_capital(text, letter - 1))
            continue;
        char found = text.ptr[letter - 1];
        if (first && found != first)
            return true;
        first = found;
    }
    return false;
}

/* The counts of a text. */
struct counts {
    struct code last;
    str first;       /* the letters of the first count */
    unsigned length; /* of the count that goes on */
    unsigned ordered;
    unsigned stray;
    unsigned asking;
    bool others; /* several letters count */
};

static void end_count(struct counts *counts)
{
    bool counted = counts->length >= SEVERAL;
    *(counted ? &counts->ordered : &counts->stray) += counts->length;
    if (counted && counts->first.len == 0)
        counts->first = counts->last.letters;
    counts->others = counts->others || (counted && !str_eq(counts->last.letters, counts->first));
    counts->length = 0;
}

/* A number may be left out, or stand there twice. */
static void see_code(struct counts *counts, const struct code *code)
{
    long step = code->number - counts->last.number;
    bool next = counts->length && str_eq(code->letters, counts->last.letters) && step >= 0 && step <= 2;
    if (!next)
        end_count(counts);
    if (next || code->number == 1)
        counts->length++;
    else
        counts->stray++;
    counts->asking += has_question_mark(code->text) || text_likeness(code->text) >= LIKE_WORD;
    counts->last = *code;
}

static bool are_questions(str text)
{
    struct counts counts = {.length = 0};
    str line;
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        struct code code = code_of(line);
        if (code.letters.len == 0)
            continue;
        if (code.letters.ptr[0] == 'Q') /* a label, to which "A1." is the answer */
            return false;
        see_code(&counts, &code);
    }
    end_count(&counts);
    return counts.others && counts.stray * 10 <= counts.ordered && counts.asking * 2 >= counts.ordered;
}

str plain_codes(struct arena *arena, str text)
{
    if (!begins_counts(text) || !are_questions(text))
        return text;
    struct buf out;
    buf_init(&out);
    const char *done = text.ptr;
    str line;
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        str letters = code_of(line).letters;
        if (letters.len == 0)
            continue;
        buf_add(&out, (str){done, (size_t)(letters.ptr - done)});
        done = letters.ptr + letters.len;
    }
    buf_add(&out, (str){done, (size_t)(text.ptr + text.len - done)});
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
