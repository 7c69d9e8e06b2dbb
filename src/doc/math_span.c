#include "math_span_int.h"

#include <string.h>

#include "grill/base/array.h"
#include "grill/doc/markdown.h"
#include "math_bytes_int.h"
#include "math_dollar_int.h"

enum { INLINE_LINES = 3, ENVIRONMENT_LONGEST = 4096 };

/* Whether the line that begins at `at` could begin a block instead of going on with a formula. */
static bool may_begin_block(str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at >= text.len || strchr("#>-*+=|<\n", text.ptr[at]) || is_digit(text.ptr[at]);
}

/* The offset of the first `mark` at or after `from`, no escape; 0 when a block may begin first or none is there. */
static size_t find_mark(str text, size_t from, char mark)
{
    unsigned lines = 1;
    for (size_t i = from; i < text.len; i++) {
        if (text.ptr[i] == mark)
            return i;
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == '\n' && (++lines > INLINE_LINES || may_begin_block(text, i + 1)))
            return 0;
    }
    return 0;
}

static bool end_span(struct math_span *span, str text, size_t from, size_t to, size_t mark)
{
    span->body = str_slice(text, from, to);
    span->end = to + mark;
    return str_trim(span->body).len > 0;
}

static bool begins_line(str text, size_t at)
{
    while (at > 0 && (is_blank(text.ptr[at - 1]) || text.ptr[at - 1] == '>') && text.ptr[at - 1] != '\n')
        at--;
    return at == 0 || text.ptr[at - 1] == '\n';
}

/* Display math of several lines has one of its marks at the beginning of a line: otherwise the marks are likely to
 * belong to different blocks. */
static bool may_span(str text, size_t at, size_t closing)
{
    return str_find_byte(str_slice(text, at, closing), '\n', 0) < 0 || begins_line(text, at) ||
           begins_line(text, closing);
}

static bool display_dollars(struct math_scan *scan, size_t at, struct math_span *span)
{
    str text = scan->text;

    if (scan->no_fence || (at + 2 < text.len && text.ptr[at + 2] == '$'))
        return false;
    for (size_t i = at + 2; i + 1 < text.len; i++) {
        if (text.ptr[i] == '\\')
            i++;
        else if (text.ptr[i] == '$' && text.ptr[i + 1] == '$')
            return may_span(text, at, i) && end_span(span, text, at + 2, i, 2) &&
                   (begins_line(text, at) || !math_dollar_is_prose(span->body));
    }
    scan->no_fence = true;
    return false;
}

static bool backtick_dollars(str text, size_t at, struct math_span *span)
{
    size_t run = 1, from, i;

    while (at + 1 + run < text.len && text.ptr[at + 1 + run] == '`')
        run++;
    from = at + 1 + run;
    i = find_mark(text, from, '`');
    size_t end = i;
    while (end && end < text.len && text.ptr[end] == '`')
        end++;
    if (!i || end - i != run || end >= text.len || text.ptr[end] != '$')
        return false;
    return end_span(span, text, from, i, run + 1);
}

static bool single_dollars(struct math_scan *scan, size_t at, struct math_span *span)
{
    str text = scan->text;

    if (scan->no_dollars || at + 2 >= text.len || is_blank(text.ptr[at + 1]))
        return false;
    size_t end = find_mark(text, at + 1, '$');
    if (!end) {
        scan->no_dollars = str_find_byte(text, '$', at + 1) < 0;
        return false;
    }
    return math_dollar_is_formula(text, at, end) && end_span(span, text, at + 1, end, 1);
}

/* A backslash before a bracket is an escape more often than a formula: one that is words only is none. */
static bool looks_like_math(str body)
{
    unsigned letters = 0;
    for (size_t i = 0; i < body.len; i++) {
        if (strchr("\\^_=+<>{}|", body.ptr[i]) && body.ptr[i])
            return true;
        letters = is_letter(body.ptr[i]) ? letters + 1 : 0;
        if (letters > 2)
            return false;
    }
    body = str_trim(body);
    return body.len > 0 && is_letter(body.ptr[0]);
}

/* The first bracket with a backslash decides, as the first dollar does. */
static bool brackets(str text, size_t at, struct math_span *span)
{
    char open = text.ptr[at + 1], close = open == '(' ? ')' : ']';

    for (size_t i = at + 2; i + 1 < text.len; i++) {
        if (text.ptr[i] != '\\')
            continue;
        char next = text.ptr[++i];
        if (next == open)
            return false;
        if (next == close)
            return may_span(text, at, i - 1) && end_span(span, text, at + 2, i - 1, 2) && looks_like_math(span->body);
    }
    return false;
}

static bool is_math_environment(str name)
{
    static const char *const names[] = {"equation", "align",   "gather",   "multline", "eqnarray", "matrix",
                                        "pmatrix",  "bmatrix", "vmatrix",  "cases",    "array",    "aligned",
                                        "split",    "alignat", "gathered", "Bmatrix",  "Vmatrix",  "flalign"};
    if (str_ends(name, STR("*")))
        name.len--;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(name, str_of(names[i])))
            return true;
    return false;
}

static bool environment(struct math_scan *scan, size_t at, struct math_span *span)
{
    str text = scan->text;
    str rest = str_slice(text, at, at + ENVIRONMENT_LONGEST);
    ptrdiff_t brace = str_find_byte(str_slice(rest, 0, 32), '}', 7);

    if (scan->no_end || brace < 0 || !begins_line(text, at) || !is_math_environment(str_slice(rest, 7, (size_t)brace)))
        return false;
    str name = str_slice(rest, 6, (size_t)brace + 1);
    for (ptrdiff_t end = str_find(rest, STR("\\end"), 0); end >= 0;
         end = str_find(rest, STR("\\end"), (size_t)end + 4)) {
        if (!str_starts(str_skip(rest, (size_t)end + 4), name))
            continue;
        span->end = at + (size_t)end + 4 + name.len;
        span->body = str_slice(text, at, span->end);
        return true;
    }
    scan->no_end = !str_contains(str_skip(text, at), STR("\\end"));
    return false;
}

bool math_span_at(struct math_scan *scan, size_t at, struct math_span *span)
{
    str rest = str_skip(scan->text, at);

    span->display = true;
    if (str_starts(rest, STR("$$")))
        return display_dollars(scan, at, span);
    if (str_starts(rest, STR("\\[")))
        return brackets(scan->text, at, span);
    if (str_starts(rest, STR("\\begin{")))
        return environment(scan, at, span);
    span->display = false;
    if (str_starts(rest, STR("$`")))
        return backtick_dollars(scan->text, at, span);
    if (str_starts(rest, STR("$")))
        return single_dollars(scan, at, span);
    return str_starts(rest, STR("\\(")) && brackets(scan->text, at, span);
}

size_t markdown_math_size(str text, size_t at)
{
    struct math_scan scan = {.text = text};
    struct math_span span;

    return math_span_at(&scan, at, &span) ? span.end - at : 0;
}
