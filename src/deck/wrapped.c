/*
 * wrapped: questions that were broken over two or more lines, or that several headings ask together.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "texts_int.h"

/* The last byte of a line's text, a break, emphasis and quotation marks behind it left aside; 0 when there is none. */
static char last_sign(str text)
{
    text = str_strip_right(trim_line_end(text), STR("*_\"' "));
    while (str_ends(text, STR("”")) || str_ends(text, STR("»")))
        text.len -= str_ends(text, STR("”")) ? STR("”").len : STR("»").len;
    return text.len ? text.ptr[text.len - 1] : 0;
}

/* Small letters, also behind an ampersand, a bracket or a quotation mark: what begins so goes on with a sentence. */
static bool begins_inside(str text)
{
    text = str_strip_left(text, STR("& (\"'{~"));
    if (str_starts(text, STR("«")) || str_starts(text, STR("“")))
        text = str_skip(text, STR("«").len + (text.ptr[0] == (char)0xE2));
    size_t size;
    unsigned code = text.len ? utf8_decode(text, &size) : 0;
    bool hangul = code >= 0xAC00 && code <= 0xD7A3;
    return hangul || (code_is_alphabetic(code) && fold_code(code) == code);
}

/* Whether the line ends with a comma, or with a word that needs another one behind it. */
static bool ends_inside(str text)
{
    static const char *const words[] = {"a",    "an",  "the", "and", "or",  "these", "those", "your", "their", "und",
                                        "oder", "der", "die", "das", "ein", "eine",  "et",    "ou",   "la",    "le",
                                        "les",  "un",  "une", "y",   "o",   "el",    "los",   "las",  "e",     "os",
                                        "il",   "lo",  "gli", "i",   "és",  "az",    "и",     "или"};
    size_t from = str_behind_last(text, ' ');
    return from && (str_ends(text, STR(",")) || is_one_of(str_skip(text, from), words, COUNT_OF(words)));
}

/* The last line of the sentences that begin on line `n`, which ends within one of them, or `n`. */
static uint32_t stated_below(const struct reader *reader, uint32_t n)
{
    enum { REACH = 12 };
    uint32_t last = n;
    if (n == reader->outline.line_count || !begins_inside(reader_text(reader, n + 1)) ||
        !ends_inside(reader_text(reader, n)))
        return n;
    while (last < reader->outline.line_count && last < n + REACH) {
        const struct line *next = reader_line(reader, last + 1);
        if (next->kind != LINE_TEXT || next->opens || next->option || next->tags || next->label != LABEL_NONE)
            return last;
        if (str_has_byte(STR(".:!?"), last_sign(reader_text(reader, ++last))))
            return last;
    }
    return last;
}

/* Whether a line is as long as lines get that are broken at a margin, and no longer. */
static bool is_full(str text)
{
    enum { LONG = 60, WIDEST = 130 };
    size_t characters = utf8_length(text);
    return characters >= LONG && characters <= WIDEST;
}

/* The last line of a plain paragraph by itself that was broken at a margin and ends with its only question, or `n`. */
static uint32_t broken_paragraph(const struct reader *reader, uint32_t n)
{
    enum { REACH = 3 };
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || line->depth || line->quoted || line->block == OUTLINE_NONE)
        return n;
    const struct block *block = &reader->outline.blocks[line->block];
    if (block->kind != BLOCK_PARAGRAPH || block->line != n || block->last == n || block->last > n + REACH)
        return n;
    for (uint32_t i = n; i < block->last; i++) {
        const struct line *next = reader_line(reader, i + 1);
        str text = reader_text(reader, i);
        if (!is_full(text) || str_has_byte(STR(".:;!?"), last_sign(text)) || next->option || next->tags)
            return n;
    }
    return last_sign(reader_text(reader, block->last)) == '?' ? block->last : n;
}

uint32_t reader_wrapped(const struct reader *reader, uint32_t n)
{
    enum { REACH = 3 };
    if (n == reader->outline.line_count || reader_line(reader, n + 1)->kind != LINE_TEXT ||
        reader_line(reader, n + 1)->opens)
        return n;
    uint32_t end = 0;
    char sign = last_sign(reader_text(reader, n));
    for (uint32_t i = n + 1; !end && i <= n + REACH && i <= reader->outline.line_count; i++) {
        const struct line *next = reader_line(reader, i);
        if (next->kind != LINE_TEXT || next->opens || next->option || next->tags || str_has_byte(STR(".:;!?"), sign))
            break;
        str text = reader_text(reader, i);
        if (!begins_inside(text))
            break;
        sign = last_sign(text);
        end = sign == '?' ? i : 0;
    }
    end = end ? end : stated_below(reader, n);
    uint32_t broken = broken_paragraph(reader, n);
    if (end == n && broken == n)
        return n; /* nearly every line: its shape is not needed */
    struct shape shape = reader_shape(reader, n);
    bool marked = shape.bullet || shape.form != NUMBER_NONE || shape.label == LABEL_QUESTION || shape.open.len;
    return marked ? end : broken;
}

/* ---- headings ---- */

/* "### 4. What is DHCP?" right above "### Name four parameters.": the second goes on asking. */
static bool asks_on(const struct reader *reader, uint32_t n, const struct line *first)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_HEADING || line->rank != first->rank || line->noise != NOISE_NONE ||
        line->label != LABEL_NONE)
        return false;
    struct shape shape = shape_of(reader_heading(reader, n));
    return shape.form == NUMBER_NONE && shape.label == LABEL_NONE &&
           (begins_inside(shape.text) || text_likeness(shape.text) >= LIKE_WEAK);
}

/* The last line of a short plain paragraph right below line `n`, or `n`; `*indented` tells whether all of it is. */
static uint32_t paragraph_below(const struct reader *reader, uint32_t n, bool *indented)
{
    enum { REACH = 4, INDENT = 2 };
    uint32_t last = n;
    *indented = reader_indent(reader, n) < INDENT;
    while (last < reader->outline.line_count && reader_line(reader, last + 1)->kind == LINE_TEXT) {
        const struct line *line = reader_line(reader, ++last);
        if (last > n + REACH || line->opens || line->depth || line->quoted || line->tags || line->option ||
            line->label != LABEL_NONE)
            return n;
        *indented = *indented && reader_indent(reader, last) >= INDENT;
    }
    return last;
}

/* The last line of a paragraph right below the heading that goes on with it, or `n`. Either the heading is as long as
 * lines get and ends no sentence, and the paragraph begins in small letters or is indented as the heading is not; or
 * the heading ends with a full stop or comma, and the paragraph asks about it. */
static uint32_t heading_paragraph(const struct reader *reader, uint32_t n)
{
    enum { LONG = 55 };
    str heading = reader_heading(reader, n);
    char end = last_sign(heading);
    bool states = end == '.' || end == ',';
    if (has_question_mark(heading) || str_has_byte(STR(":;!?)"), end) || (!states && heading.len < LONG))
        return n;
    bool indented;
    uint32_t last = paragraph_below(reader, n, &indented);
    if (last == n)
        return n;
    bool asks = last_sign(reader_text(reader, last)) == '?';
    uint32_t below = reader_next(reader, last, reader->outline.line_count);
    if (states && asks && below && reader_line(reader, below)->kind != LINE_HEADING)
        return last;
    bool inside = asks && begins_inside(reader_text(reader, n + 1));
    return end != '.' && heading.len >= LONG && (inside || indented) ? last : n;
}

uint32_t reader_wrapped_heading(const struct reader *reader, uint32_t n)
{
    enum { REACH = 6 };
    const struct line *first = reader_line(reader, n);
    if (first->kind != LINE_HEADING || n == reader->outline.line_count)
        return n;
    uint32_t last = n;
    while (last < reader->outline.line_count && last < n + REACH && asks_on(reader, last + 1, first))
        last++;
    struct shape shape = last > n ? shape_of(reader_heading(reader, n)) : (struct shape){.label = LABEL_NONE};
    if (shape.form != NUMBER_NONE || shape.label == LABEL_QUESTION)
        return last;
    return heading_paragraph(reader, n);
}

/* ---- the whole of it ---- */

/* The strong emphasis that is opened on a line of a paragraph and not closed there; empty when there is none. */
static str open_emphasis(str text)
{
    if (!str_contains(text, STR("**")) && !str_contains(text, STR("__")))
        return (str){0};
    struct shape shape = shape_of(text);
    str open = shape.open;
    str rest = shape.text;
    if (open.len == 0) {
        size_t size = emphasis_prefix(rest);
        open = str_slice(rest, 0, size);
        rest = str_skip(rest, size);
    }
    bool strong = str_eq(open, STR("**")) || str_eq(open, STR("__"));
    return strong && rest.len && !str_contains(rest, open) ? open : (str){0};
}

/* Whether the byte stands doubled an odd number of times: one of the pairs has no partner. */
static bool has_odd_pairs(str text, char byte)
{
    unsigned pairs = 0;
    for (ptrdiff_t at = str_find_byte(text, byte, 0); at >= 0; at = str_find_byte(text, byte, (size_t)at + 1))
        if ((size_t)at + 1 < text.len && text.ptr[at + 1] == byte) {
            pairs++;
            at++;
        }
    return pairs % 2 != 0;
}

/* Whether the line may be a further one of a question. */
static bool may_go_on(const struct reader *reader, uint32_t n)
{
    const struct line *line = n <= reader->outline.line_count ? reader_line(reader, n) : NULL;
    return line && line->kind == LINE_TEXT && !line->opens && !line->option;
}

uint32_t question_line_end(const struct reader *reader, uint32_t n)
{
    enum { REACH = 6 };
    const struct line *line = reader_line(reader, n);
    uint32_t last = n;
    while (line->kind == LINE_HEADING && last < reader->outline.line_count && reader_line(reader, last + 1)->wraps)
        last++;
    if (line->kind != LINE_TEXT || line->option || line->tags)
        return last;
    uint32_t wrapped = reader_wrapped(reader, n);
    if (wrapped > n)
        return wrapped;
    str text = reader_text(reader, n);
    if (!has_sign(reader, n, SIGN_STAR | SIGN_BAR) || !may_go_on(reader, n + 1) ||
        (!has_odd_pairs(text, '*') && !has_odd_pairs(text, '_')))
        return n;
    str open = open_emphasis(text);
    for (uint32_t i = n + 1; open.len && i <= n + REACH && may_go_on(reader, i); i++)
        if (str_contains(reader_text(reader, i), open))
            return i;
    return n;
}

str question_joined(const struct reader *reader, uint32_t n, uint32_t last)
{
    struct buf out;
    buf_init(&out);
    for (uint32_t i = n; i <= last; i++) {
        if (i > n)
            buf_add_byte(&out, ' ');
        bool heading = reader_line(reader, i)->kind == LINE_HEADING;
        buf_add(&out, trim_line_end(heading ? reader_heading(reader, i) : reader_text(reader, i)));
    }
    str line = arena_copy(reader->scratch, buf_str(&out));
    buf_release(&out);
    return line;
}
