/*
 * emphasis: emphasis and quotation marks around a text or its beginning.
 */
#include "emphasis_int.h"

#include "char_int.h"
#include "grill/base/array.h"

/* Of one mark, of two, of three. */
enum { MARKS = 3 };
static const struct emphasis stars[MARKS] = {
    {STR_ROW("*"), STR_ROW("*"), false}, {STR_ROW("**"), STR_ROW("**"), true}, {STR_ROW("***"), STR_ROW("***"), true}};
static const struct emphasis bars[MARKS] = {
    {STR_ROW("_"), STR_ROW("_"), false}, {STR_ROW("__"), STR_ROW("__"), true}, {STR_ROW("___"), STR_ROW("___"), true}};

static const struct emphasis tags[] = {
    {STR_ROW("<b>"), STR_ROW("</b>"), true},  {STR_ROW("<strong>"), STR_ROW("</strong>"), true},
    {STR_ROW("<i>"), STR_ROW("</i>"), false}, {STR_ROW("<em>"), STR_ROW("</em>"), false},
    {STR_ROW("<u>"), STR_ROW("</u>"), false}, {STR_ROW("<h3>"), STR_ROW("</h3>"), true},
};

static const struct {
    str open;
    str close;
} quotes[] = {
    {STR_ROW("\""), STR_ROW("\"")}, {STR_ROW("“"), STR_ROW("”")}, {STR_ROW("„"), STR_ROW("“")},
    {STR_ROW("„"), STR_ROW("”")},   {STR_ROW("«"), STR_ROW("»")}, {STR_ROW("「"), STR_ROW("」")},
    {STR_ROW("『"), STR_ROW("』")}, {STR_ROW("”"), STR_ROW("”")}, {STR_ROW("‘"), STR_ROW("’")},
};

static bool may_be_quoted(str s)
{
    return s.len > 0 && (s.ptr[0] == '"' || (unsigned char)s.ptr[0] >= 0x80);
}

const struct emphasis *marked_emphasis(str s)
{
    if (s.ptr[0] == '<') {
        for (size_t i = 0; i < COUNT_OF(tags); i++)
            if (str_starts_nocase(s, tags[i].open))
                return &tags[i];
        return NULL;
    }
    size_t run = str_run(str_slice(s, 0, MARKS));
    if (s.ptr[0] == '*')
        return &stars[run - 1];
    bool gap = run == s.len || s.ptr[run] == '_' || s.ptr[run] == ' '; /* to be filled in */
    return gap ? NULL : &bars[run - 1];
}

size_t emphasis_prefix(str s)
{
    const struct emphasis *kind = find_emphasis(s);
    return kind ? kind->open.len : 0;
}

/* Finds a closing mark at or after `from`: not in code, not preceded by a blank, and for stars not part of a longer
 * run. */
static ptrdiff_t find_close(str s, str close, size_t from)
{
    size_t seen = from;
    bool code = false;
    for (ptrdiff_t at = str_find(s, close, from); at >= 0; at = str_find(s, close, (size_t)at + 1)) {
        for (; seen < (size_t)at; seen++)
            if (s.ptr[seen] == '`')
                code = !code && str_find_byte(s, '`', seen + 1) >= 0;
        if (code)
            continue;
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

/* Whether the straight quotation marks inside of a text come in pairs that open and close: 'Is "a" older than "b"?',
 * not 'a" and "b'. */
static bool quotes_pair(str body)
{
    bool open = false;
    for (ptrdiff_t at = str_find_byte(body, '"', 0); at >= 0; at = str_find_byte(body, '"', (size_t)at + 1)) {
        bool starts = at == 0 || (unsigned char)body.ptr[at - 1] <= ' ' || body.ptr[at - 1] == '(' ||
                      str_ends(str_slice(body, 0, (size_t)at), STR("«"));
        if (starts == open)
            return false;
        open = starts;
    }
    return !open;
}

bool unwrap_once(str *s)
{
    str inner = trim_blanks(*s);
    const struct emphasis *kind = find_emphasis(inner);
    if (kind) {
        str body = str_skip(inner, kind->open.len);
        str within = trim_blanks(body);
        bool apart = within.ptr > body.ptr && find_emphasis(within); /* "** ** **": signs with nothing between them */
        ptrdiff_t at = apart ? -1 : find_close(body, kind->close, 0);
        if (at > 0 && (size_t)at + kind->close.len == body.len) {
            *s = trim_blanks(str_slice(body, 0, (size_t)at));
            return true;
        }
        return false;
    }
    for (size_t i = 0; may_be_quoted(inner) && i < COUNT_OF(quotes); i++) {
        str open = quotes[i].open;
        str close = quotes[i].close;
        if (!str_starts(inner, open) || !str_ends(inner, close) || inner.len <= open.len + close.len)
            continue;
        str body = str_slice(inner, open.len, inner.len - close.len);
        bool straight = str_eq(open, STR("\""));
        if (straight ? !quotes_pair(body) : str_contains(body, close) || str_contains(body, open))
            return false;
        *s = trim_blanks(body);
        return true;
    }
    return false;
}

size_t break_suffix(str s)
{
    static const char *const ends[] = {"<br>", "<br/>", "<br />", "<BR>", "</br>"};
    for (size_t i = 0; s.len && s.ptr[s.len - 1] == '>' && i < COUNT_OF(ends); i++)
        if (str_ends(s, str_of(ends[i]))) {
            size_t size = str_of(ends[i]).len;
            return s.len > size && s.ptr[s.len - size - 1] == '\\' ? 0 : size;
        }
    return 0;
}

str trim_line_end(str s)
{
    for (;;) {
        size_t before = s.len;
        s = trim_blanks(s);
        if (s.len == 0 || (s.ptr[s.len - 1] != '>' && s.ptr[s.len - 1] != '\\'))
            return s;
        s.len -= break_suffix(s);
        if (s.len > 1 && s.ptr[s.len - 1] == '\\' && s.ptr[s.len - 2] != '\\')
            s.len--;
        if (s.len == before)
            return s;
    }
}

void see_lead(struct shape *shape, str text, const struct emphasis *open)
{
    str s = text;
    if (!open) {
        open = find_emphasis(s);
        s = str_skip(s, open ? open->open.len : 0);
    }
    if (open) {
        ptrdiff_t at = find_close(s, open->close, 0);
        if (at <= 0)
            return;
        shape->bold = open->bold;
        shape->after = trim_blanks(str_skip(s, (size_t)at + open->close.len));
        shape->lead = trim_emoji_right(shape->after).len ? LEAD_PART : LEAD_WHOLE;
        str inner = str_slice(s, 0, (size_t)at);
        shape->quoted = unwrap_once(&inner);
        return;
    }
    for (size_t i = 0; may_be_quoted(s) && i < COUNT_OF(quotes); i++) {
        if (!str_starts(s, quotes[i].open))
            continue;
        ptrdiff_t at = str_find(s, quotes[i].close, quotes[i].open.len);
        if (at <= 0)
            continue;
        shape->quoted = true;
        shape->after = trim_blanks(str_skip(s, (size_t)at + quotes[i].close.len));
        shape->lead = trim_emoji_right(shape->after).len ? LEAD_PART : LEAD_WHOLE;
        return;
    }
}
