/*
 * parting: a sign alone on its line that parts question and answer.
 */
#include "char_int.h"
#include "grill/text/utf8.h"
#include "plugin_int.h"
#include "reader_int.h"

bool is_lone_sign(str text)
{
    unsigned signs = 0;
    for (size_t at = 0, size; at < text.len; at += size, signs++)
        if (code_is_word(utf8_decode(str_skip(text, at), &size)))
            return false;
    return signs == 1 || signs == 2;
}

/* "<br class=f>" */
static bool is_lone_tag(str text)
{
    str name;
    bool closing;
    return text.len && tag_name(text, &name, &closing) == text.len && !closing;
}

/* The sign or tag alone on its line within the paragraph that ends above line `n`, not at its ends; no view for none.
 */
static str sign_above(const struct reader *reader, uint32_t n)
{
    enum { REACH = 24 };
    for (uint32_t i = n - 1; i > 1 && i + REACH > n && reader_line(reader, i)->kind == LINE_TEXT; i--)
        if (i + 1 < n && (is_lone_sign(reader_text(reader, i)) || is_lone_tag(reader_text(reader, i))))
            return reader_line(reader, i - 1)->kind == LINE_TEXT ? reader_text(reader, i) : (str){0};
    return (str){0};
}

/* Programs that schedule cards in comments behind them let everyone choose what parts question and answer: a sign that
 * does so above several such comments is it. */
static void find_query(struct reader *reader)
{
    enum { LEAST = 2 };
    unsigned found = 0;
    for (uint32_t n = 3; n <= reader->outline.line_count && found < LEAST; n++) {
        const struct line *line = reader_line(reader, n);
        bool possible = line->kind == LINE_COMMENT || (line->kind == LINE_TEXT && has_sign(reader, n, SIGN_TAG));
        if (!possible || !str_contains(reader_text(reader, n), STR("<!--SR:")))
            continue;
        str sign = sign_above(reader, n + (line->kind == LINE_TEXT));
        if (found == 0)
            reader->query = sign;
        found += sign.len && str_eq(sign, reader->query);
    }
    reader->query = found >= LEAST ? reader->query : (str){0};
    reader->queries = reader->queries || found >= LEAST;
}

/* Whether something stands below line `n` before the next heading. */
static bool has_text_below(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && reader_line(reader, next)->kind != LINE_HEADING;
}

/* The sign that stands once below each of several headings, and never twice below one, over more text; no view for
 * none. */
static str sign_below_headings(const struct reader *reader)
{
    enum { LEAST = 3 };
    str sign = {0};
    unsigned sections = 0;
    bool seen = true; /* below this heading */
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            seen = false;
        str text = line->kind == LINE_TEXT ? reader_text(reader, n) : (str){0};
        bool code = text.len && str_has_byte(STR("{}()[];."), text.ptr[0]);
        if (text.len == 0 || text.len > LONGEST_SIGN || code || line->opens || !is_lone_sign(text))
            continue;
        if (seen || !has_text_below(reader, n) || (sign.len && !str_eq(text, sign)))
            return (str){0};
        seen = true;
        sign = text;
        sections++;
    }
    return sections >= LEAST ? sign : (str){0};
}

void reader_parting(struct reader *reader, unsigned signs)
{
    find_query(reader);
    str sign = signs && !reader->queries ? sign_below_headings(reader) : (str){0};
    reader->parted = sign.len > 0;
    for (uint32_t n = 1; sign.len && n <= reader->outline.line_count; n++)
        if (reader_line(reader, n)->kind == LINE_TEXT && str_eq(reader_text(reader, n), sign))
            reader_line(reader, n)->label = LABEL_ANSWER;
}
