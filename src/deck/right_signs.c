/*
 * right_signs: what stands behind the right options of a file: a cross, a star, or a word in brackets.
 *
 * One of them alone tells nothing. It is such a sign where most questions have it behind some of their options, but not
 * behind all of them.
 */
#include "char_int.h"
#include "choice_int.h"
#include "grill/base/array.h"

static size_t find_cross(str text)
{
    static const char *const crosses[] = {" X", " x", " (X)", " (x)"};
    for (size_t i = 0; i < COUNT_OF(crosses); i++)
        if (str_ends(text, str_of(crosses[i])))
            return text.len - str_of(crosses[i]).len;
    return 0;
}

/* "kale*", "kale \*": a star behind a text in which none opens that it could close. */
static size_t find_star(str text)
{
    size_t at = text.len - 1;
    if (text.len < 2 || text.ptr[at] != '*' || text.ptr[at - 1] == '*')
        return 0;
    for (size_t i = 0; i < at; i++)
        if (text.ptr[i] == '*' && text.ptr[i + 1] != ' ' && (i == 0 || text.ptr[i - 1] == ' '))
            return 0;
    return text.ptr[at - 1] == '\\' ? at - 1 : at;
}

/* Where the bracket opens that ends the text and holds nothing but a word or a few, or 0. */
static size_t last_bracket(str text)
{
    enum { SHORTEST = 4, LONGEST = 32 };
    char open = str_ends(text, STR(")")) ? '(' : str_ends(text, STR("]")) ? '[' : '\0';
    for (size_t size = 1; open && size < text.len && size <= LONGEST; size++) {
        char byte = text.ptr[text.len - 1 - size];
        if (byte == open)
            return size > SHORTEST ? text.len - 1 - size : 0;
        if (byte != ' ' && (unsigned char)byte < 0x80 && !code_is_alphabetic((unsigned char)byte))
            return 0;
    }
    return 0;
}

/* The beginning of the words in that bracket: one may have more endings, or be misspelt; no view when there is none. */
static str bracket_word(str text)
{
    enum { BEGINNING = 5 };
    size_t at = last_bracket(text);
    return at ? str_slice(text, at + 1, at + 1 + BEGINNING) : (str){0};
}

/* Where a sign begins behind the text of an option, or 0. */
static size_t find_sign(str text, enum right_sign sign, str word)
{
    text = trim_line_end(text);
    if (text.len == 0 || sign == RIGHT_NONE)
        return 0;
    if (sign == RIGHT_WORD)
        return word.len && str_eq_nocase(bracket_word(text), word) ? last_bracket(text) : 0;
    return sign == RIGHT_STAR ? find_star(text) : find_cross(text);
}

void cut_usual_sign(const struct reader *reader, struct option *option)
{
    size_t at = find_sign(option->text, (enum right_sign)reader->right_sign, reader->right_word);
    if (at == 0)
        return;
    option->right = true;
    option->text = trim_line_end(str_slice(option->text, 0, at));
}

/* The word in brackets behind most options that have one, if there is such a word. */
static str usual_word(const struct reader *reader)
{
    str usual = {0};
    unsigned lead = 0; /* so many more options have it than have others */
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        str word = reader_line(reader, n)->option ? bracket_word(trim_line_end(reader_text(reader, n))) : (str){0};
        if (word.len == 0)
            continue;
        if (lead == 0)
            usual = word;
        lead = str_eq_nocase(word, usual) ? lead + 1 : lead - 1;
    }
    return usual;
}

/* The last of the options that follow each other from line `n` on; adds the signs that stand behind some of them, but
 * not behind all, to `signs`. */
static uint32_t count_signs(const struct reader *reader, uint32_t n, str word, unsigned signs[RIGHT_SIGNS])
{
    uint32_t end = reader->outline.line_count;
    uint32_t last = n;
    unsigned count = 0;
    unsigned seen[RIGHT_SIGNS] = {0};
    for (; n && reader_line(reader, n)->option && (count == 0 || reader_line(reader, n)->letter > 1);
         n = reader_next(reader, n, end), count++) {
        for (unsigned sign = RIGHT_NONE + 1; sign < RIGHT_SIGNS; sign++)
            seen[sign] += find_sign(reader_text(reader, n), (enum right_sign)sign, word) > 0;
        last = n;
    }
    for (unsigned sign = RIGHT_NONE + 1; sign < RIGHT_SIGNS; sign++)
        signs[sign] += seen[sign] > 0 && seen[sign] < count;
    return last;
}

void reader_right_signs(struct reader *reader)
{
    enum { LEAST = 3 };
    unsigned runs = 0;
    unsigned signs[RIGHT_SIGNS] = {0};
    reader->right_word = usual_word(reader);
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        if (reader_line(reader, n)->option) {
            n = count_signs(reader, n, reader->right_word, signs);
            runs++;
        }
    for (unsigned sign = RIGHT_NONE + 1; sign < RIGHT_SIGNS; sign++)
        if (signs[sign] >= LEAST && signs[sign] * 10 >= runs * 6)
            reader->right_sign = (uint8_t)sign;
}
