/*
 * option_row: several options on one line, "A) oak  B) elm  C) rose", and the right letter in the question's blank.
 */
#include "char_int.h"
#include "choice_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

/* Without the bracket and the emphasis that may stand before a letter: "(a)", "**a)**". */
static str behind_opening(str s)
{
    s = str_skip(s, str_starts(s, STR("**")) ? 2 : 0);
    return str_skip(s, str_starts(s, STR("(")));
}

/* Whether the letter at the start of `s`, in brackets or not, is a small one. */
static bool begins_small(str s)
{
    s = behind_opening(s);
    return s.len && s.ptr[0] >= 'a' && s.ptr[0] <= 'z';
}

/* The sign behind a letter at the start of `s`, "A)" or "(A)", or 0; `*letter` receives its place. */
static unsigned sign_behind(str s, unsigned *letter)
{
    size_t size;
    size_t next;
    s = behind_opening(s);
    if (s.len == 0)
        return 0;
    *letter = letter_index(utf8_decode(s, &size));
    s = str_skip(s, size);
    return *letter && s.len ? utf8_decode(s, &next) : 0;
}

static size_t space_before(str text, size_t at)
{
    static const char *const spaces[] = {" ", "\t", "\xE3\x80\x80", "\xC2\xA0"};
    if (at > 0 && text.ptr[at - 1] > ' ' && text.ptr[at - 1] <= '~')
        return 0; /* nearly every byte */
    for (size_t i = 0; i < COUNT_OF(spaces); i++) {
        size_t size = str_of(spaces[i]).len;
        if (at >= size && str_eq(str_slice(text, at - size, at), str_of(spaces[i])))
            return size;
    }
    return 0;
}

/* Where the option of place `letter` begins behind `from`, or 0. */
static size_t next_start(str text, size_t from, unsigned letter, unsigned sign)
{
    enum { REACH = 8 }; /* bytes that a letter and what opens it may take before its sign */
    bool small = begins_small(text);
    size_t near = sign < 0x80 ? 0 : text.len;
    for (size_t at = from; at < text.len; at++) {
        unsigned place;
        if (at > near) {
            ptrdiff_t next = str_find_byte(text, (char)sign, at);
            if (next < 0)
                return 0;
            near = (size_t)next;
            at = near > at + REACH ? near - REACH : at;
        }
        if (!space_before(text, at) || sign_behind(str_skip(text, at), &place) != sign || place != letter)
            continue;
        if (begins_small(str_skip(text, at)) == small)
            return at;
    }
    return 0;
}

/* The line without the bullet of an item that holds all options: "- A) oak  B) elm". */
static str behind_bullet(str line)
{
    size_t size = 0;
    bool possible = line.len && (str_has_byte(STR("-*+"), line.ptr[0]) || (unsigned char)line.ptr[0] >= 0x80);
    if (!possible || !bullet_of(line).bullet)
        return line;
    utf8_decode(line, &size);
    return trim_blanks(str_skip(line, size));
}

unsigned option_row(str text, struct option options[CHOICE_MOST])
{
    text = behind_bullet(text);
    unsigned letter;
    unsigned sign = sign_behind(text, &letter);
    unsigned count = 0;
    size_t start = 0;
    if (sign == 0 || code_is_word(sign) || sign == ' ')
        return 0;
    text = trim_line_end(text);
    while (count < CHOICE_MOST) {
        size_t end = next_start(text, start + 2, letter + count + 1, sign);
        if (end == 0 && letter == 1 && count == 0)
            return 0; /* most lines: a label, or an option with a line of its own */
        if (!option_see(trim_blanks(str_slice(text, start, end ? end : text.len)), &options[count]))
            return 0;
        count++;
        if (end == 0)
            return count;
        start = end;
    }
    return count;
}

/* Two pairs, one below the other: "A) oak  B) elm" over "C) rose  D) ivy". */
static bool stands_over_third(const struct reader *reader, uint32_t n)
{
    struct option options[CHOICE_MOST];
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && next <= n + 2 && reader_line(reader, next)->kind == LINE_TEXT &&
           option_row(reader_text(reader, next), options) && options[0].letter == 3;
}

/* Whether the options may begin on line `n` and go on there: not where the second one stands right below it. */
static bool begins_row(const struct reader *reader, uint32_t n)
{
    bool one = n < reader->outline.line_count && reader_line(reader, n + 1)->letter == 2;
    return reader_line(reader, n)->letter == 1 && !one;
}

void reader_rows(struct reader *reader)
{
    unsigned expected = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        struct option options[CHOICE_MOST];
        if (line->kind == LINE_BLANK)
            continue;
        bool possible = line->kind == LINE_TEXT && line->noise == NOISE_NONE && (expected || begins_row(reader, n));
        unsigned count = possible ? option_row(reader_text(reader, n), options) : 0;
        bool starts = count >= 2 && options[0].letter == 1 && (count >= 3 || stands_over_third(reader, n));
        if (starts || (count && expected && options[0].letter == expected)) {
            line->option = true;
            line->row = count > 1;
            expected = options[0].letter + count;
        } else {
            expected = 0;
        }
    }
}

/* Bytes of "B", " B ", "A、C" up to `close`, which is included; `*letters` receives what stands before it. 0 when
 * anything else stands there. */
static size_t letters_up_to(str s, str close, str *letters)
{
    static const char *const joints[] = {" ", ",", "、", "\xE3\x80\x80"};
    for (size_t at = 0; at < s.len;) {
        if (str_starts(str_skip(s, at), close)) {
            *letters = trim_blanks(str_slice(s, 0, at));
            return letters->len && letters->ptr[0] >= 'A' && letters->ptr[0] <= 'H' ? at + close.len : 0;
        }
        size_t step = s.ptr[at] >= 'A' && s.ptr[at] <= 'H' ? 1 : 0;
        for (size_t i = 0; step == 0 && i < COUNT_OF(joints); i++)
            step = str_starts(str_skip(s, at), str_of(joints[i])) ? str_of(joints[i]).len : 0;
        if (step == 0)
            return 0;
        at += step;
    }
    return 0;
}

/* "A, C" of "AC". */
static str parted(struct arena *arena, str letters)
{
    char *out = arena_bytes(arena, letters.len * 3);
    size_t size = 0;
    for (size_t i = 0; i < letters.len; i++) {
        if (letters.ptr[i] < 'A' || letters.ptr[i] > 'H')
            continue;
        if (size) {
            out[size++] = ',';
            out[size++] = ' ';
        }
        out[size++] = letters.ptr[i];
    }
    return (str){out, size};
}

str choice_bracket(struct reader *reader, str *question)
{
    str q = *question;
    for (size_t at = q.len; at-- > 0;) {
        bool wide = str_starts(str_skip(q, at), STR("（"));
        bool blank = str_starts(str_skip(q, at), STR("( "));
        if (!wide && !blank)
            continue;
        str letters;
        size_t from = at + (wide ? STR("（").len : 1);
        size_t taken = letters_up_to(str_skip(q, from), wide ? STR("）") : STR(")"), &letters);
        if (taken == 0)
            continue;
        *question = arena_format(reader->scratch, "%.*s%s%.*s", (int)at, q.ptr, wide ? "（ ）" : "( )",
                                 STR_ARG(str_skip(q, from + taken)));
        return parted(reader->scratch, letters);
    }
    return (str){0};
}
