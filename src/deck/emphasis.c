/*
 * emphasis: emphasis and quotation marks around a text or its beginning.
 */
#include "emphasis_int.h"

#include "char_int.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Longer ones first. */
static const struct emphasis kinds[] = {
    {"***", "***", true},   {"**", "**", true},       {"*", "*", false},      {"___", "___", true},
    {"__", "__", true},     {"_", "_", false},        {"<b>", "</b>", true},  {"<strong>", "</strong>", true},
    {"<i>", "</i>", false}, {"<em>", "</em>", false}, {"<u>", "</u>", false}, {"<h3>", "</h3>", true},
};

static const struct {
    const char *open;
    const char *close;
} quotes[] = {
    {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"「", "」"}, {"『", "』"}, {"”", "”"}, {"‘", "’"},
};

const struct emphasis *find_emphasis(str s)
{
    for (size_t i = 0; s.len && i < COUNT_OF(kinds); i++)
        if (s.ptr[0] == kinds[i].open[0] && str_starts_nocase(s, str_of(kinds[i].open)))
            return &kinds[i];
    return NULL;
}

size_t emphasis_prefix(str s)
{
    if (s.len == 0 || (s.ptr[0] != '*' && s.ptr[0] != '_' && s.ptr[0] != '<'))
        return 0;
    const struct emphasis *kind = find_emphasis(s);
    return kind ? str_of(kind->open).len : 0;
}

/* Finds a closing mark at or after `from`: not preceded by a blank, and for stars not part of a longer run. */
static ptrdiff_t find_close(str s, str close, size_t from)
{
    for (ptrdiff_t at = str_find(s, close, from); at >= 0; at = str_find(s, close, (size_t)at + 1)) {
        size_t end = (size_t)at + close.len;
        char mark = close.ptr[0];
        if (mark != '*' && mark != '_')
            return at;
        bool blank_before = at > 0 && (s.ptr[at - 1] == ' ' || s.ptr[at - 1] == '\t');
        bool longer = (end < s.len && s.ptr[end] == mark) || (at > 0 && s.ptr[at - 1] == mark);
        bool inside_word = mark == '_' && end < s.len && code_is_word((unsigned char)s.ptr[end]);
        if (!longer && !inside_word && !(blank_before && end < s.len))
            return at;
        if (longer)
            while ((size_t)at + 1 < s.len && s.ptr[at + 1] == mark)
                at++;
    }
    return -1;
}

bool unwrap_once(str *s)
{
    str inner = trim_blanks(*s);
    const struct emphasis *kind = emphasis_prefix(inner) ? find_emphasis(inner) : NULL;
    if (kind) {
        str open = str_of(kind->open);
        str close = str_of(kind->close);
        str body = str_skip(inner, open.len);
        ptrdiff_t at = find_close(body, close, 0);
        if (at > 0 && (size_t)at + close.len == body.len) {
            *s = trim_blanks(str_slice(body, 0, (size_t)at));
            return true;
        }
        return false;
    }
    for (size_t i = 0; inner.len && i < COUNT_OF(quotes); i++) {
        if (inner.ptr[0] != quotes[i].open[0])
            continue;
        str open = str_of(quotes[i].open);
        str close = str_of(quotes[i].close);
        if (!str_starts(inner, open) || !str_ends(inner, close) || inner.len <= open.len + close.len)
            continue;
        str body = str_slice(inner, open.len, inner.len - close.len);
        if (str_contains(body, close) || str_contains(body, open))
            return false;
        *s = trim_blanks(body);
        return true;
    }
    return false;
}

str trim_line_end(str s)
{
    for (;;) {
        size_t before = s.len;
        s = trim_blanks(s);
        static const char *const ends[] = {"<br>", "<br/>", "<br />", "<BR>", "</br>"};
        for (size_t i = 0; s.len && s.ptr[s.len - 1] == '>' && i < COUNT_OF(ends); i++)
            if (str_ends(s, str_of(ends[i])))
                s.len -= str_of(ends[i]).len;
        if (s.len > 1 && s.ptr[s.len - 1] == '\\' && s.ptr[s.len - 2] != '\\')
            s.len--;
        if (s.len == before)
            return s;
    }
}

void see_lead(struct shape *shape, str text, const struct emphasis *open)
{
    str s = text;
    bool wrapped = false;
    if (!open) {
        if (emphasis_prefix(s)) {
            open = find_emphasis(s);
            s = str_skip(s, str_of(open->open).len);
            wrapped = true;
        }
    } else {
        wrapped = true;
    }
    if (wrapped) {
        ptrdiff_t at = find_close(s, str_of(open->close), 0);
        if (at <= 0)
            return;
        shape->bold = open->bold;
        shape->after = trim_blanks(str_skip(s, (size_t)at + str_of(open->close).len));
        shape->lead = trim_emoji_right(shape->after).len ? LEAD_PART : LEAD_WHOLE;
        str inner = str_slice(s, 0, (size_t)at);
        shape->quoted = unwrap_once(&inner);
        return;
    }
    for (size_t i = 0; s.len && i < COUNT_OF(quotes); i++) {
        if (s.ptr[0] != quotes[i].open[0] || !str_starts(s, str_of(quotes[i].open)))
            continue;
        str mark = str_of(quotes[i].open);
        ptrdiff_t at = str_find(s, str_of(quotes[i].close), mark.len);
        if (at <= 0)
            continue;
        shape->quoted = true;
        shape->after = trim_blanks(str_skip(s, (size_t)at + str_of(quotes[i].close).len));
        shape->lead = trim_emoji_right(shape->after).len ? LEAD_PART : LEAD_WHOLE;
        return;
    }
}
