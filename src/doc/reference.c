/* Link definitions at the start of a paragraph: cmark takes them out of it but leaves its first line where it was. */
#include "outline_int.h"

enum { LABEL_LONGEST = 1000, TITLE_LONGEST = 1000, PARENTHESES = 32 };

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_spaces(str s, size_t at)
{
    while (at < s.len && is_space(s.ptr[at]))
        at++;
    return at;
}

/* Spaces with at most one line feed among them. */
static size_t skip_spaces_and_line(str s, size_t at)
{
    at = skip_spaces(s, at);
    return at < s.len && s.ptr[at] == '\n' ? skip_spaces(s, at + 1) : at;
}

/* Each of the following returns the offset behind what it reads, or 0 when it is not there. */

static size_t read_label(str s, size_t at)
{
    size_t start = at + 1;
    bool empty = true;

    if (at >= s.len || s.ptr[at] != '[')
        return 0;
    for (size_t i = start; i < s.len && i - start <= LABEL_LONGEST; i++) {
        if (s.ptr[i] == '[')
            return 0;
        if (s.ptr[i] == ']')
            return empty ? 0 : i + 1;
        empty = empty && (is_space(s.ptr[i]) || s.ptr[i] == '\n');
        if (s.ptr[i] == '\\')
            i++;
    }
    return 0;
}

static size_t read_bracketed_url(str s, size_t at)
{
    for (size_t i = at + 1; i < s.len && s.ptr[i] != '\n' && s.ptr[i] != '<'; i++) {
        if (s.ptr[i] == '>')
            return i + 1;
        if (s.ptr[i] == '\\')
            i++;
    }
    return 0;
}

static size_t read_url(str s, size_t at)
{
    size_t i = at;
    unsigned depth = 0;

    if (at < s.len && s.ptr[at] == '<')
        return read_bracketed_url(s, at);
    for (; i < s.len && (unsigned char)s.ptr[i] > ' ' && s.ptr[i] != 0x7f; i++) {
        if (s.ptr[i] == '\\' && i + 1 < s.len && (unsigned char)s.ptr[i + 1] > ' ')
            i++;
        else if (s.ptr[i] == '(' && ++depth > PARENTHESES)
            return 0;
        else if (s.ptr[i] == ')' && depth-- == 0)
            return 0;
    }
    return i > at && depth == 0 ? i : 0;
}

static size_t read_title(str s, size_t at)
{
    if (at >= s.len || (s.ptr[at] != '"' && s.ptr[at] != '\'' && s.ptr[at] != '('))
        return 0;
    char end = s.ptr[at] == '(' ? ')' : s.ptr[at];
    for (size_t i = at + 1; i < s.len && i - at <= TITLE_LONGEST; i++) {
        if (s.ptr[i] == end)
            return i + 1;
        if (s.ptr[i] == '\\')
            i++;
    }
    return 0;
}

static size_t read_line_end(str s, size_t at)
{
    at = skip_spaces(s, at);
    return at >= s.len ? s.len : s.ptr[at] == '\n' ? at + 1 : 0;
}

static size_t read_definition(str s, size_t at)
{
    size_t label = read_label(s, at);
    if (!label || label >= s.len || s.ptr[label] != ':')
        return 0;
    size_t url = read_url(s, skip_spaces_and_line(s, label + 1));
    if (!url)
        return 0;
    size_t blank = skip_spaces_and_line(s, url);
    size_t title = blank > url ? read_title(s, blank) : 0;
    size_t end = title ? read_line_end(s, title) : 0;
    return end ? end : read_line_end(s, url);
}

size_t reference_lines(str content)
{
    size_t at = 0, lines = 0;

    for (size_t end; at < content.len && (end = read_definition(content, at)) != 0; at = end)
        for (size_t i = at; i < end; i++)
            lines += content.ptr[i] == '\n';
    return lines;
}
