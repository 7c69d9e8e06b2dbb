/*
 * margin: texts in which every line is indented, as they come out of a mail, a document or a string of a program.
 *
 * Markdown would take all of such a text for code.
 */
#include "margin_int.h"

#include <string.h>

enum { CODE_INDENT = 4 /* columns that make code in Markdown; a tab is as much */ };

/* What all lines begin with, lines of blanks only left out. */
static str find_margin(str text)
{
    str margin = {0};
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        size_t blanks = str_span(line, STR(" \t"));
        if (blanks == line.len)
            continue;
        str begins = str_slice(line, 0, blanks);
        margin = margin.ptr ? str_slice(margin, 0, str_shared(margin, begins)) : begins;
        if (margin.len == 0)
            break;
    }
    return margin;
}

str without_margin(struct arena *arena, str text)
{
    str margin = find_margin(text);
    if (margin.len == 0 || (margin.len < CODE_INDENT && str_find_byte(margin, '\t', 0) < 0))
        return text;
    char *out = ARENA_ARRAY(arena, char, text.len);
    size_t len = 0;
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        line = str_skip(line, str_shared(line, margin));
        memcpy(out + len, line.ptr, line.len);
        len += line.len;
        if (rest.ptr)
            out[len++] = '\n';
    }
    return (str){out, len};
}
