#include "grill/base/array.h"
#include "skeleton_int.h"

#include <string.h>

enum { FENCE_RUN_LIMIT = 200, HTML_START = 16, LABEL_LIMIT = 1000, MATH_LINES = 200 };

struct skeleton {
    struct buf *out;
    const struct outline *outline;
    uint32_t next;      /* where the section ends */
    uint32_t deep;      /* the first line that nests too deeply */
    uint32_t math_last; /* up to this line we are in display math */
    uint32_t tags_last; /* up to this line HTML is plain text, for a heading or fence follows at once */
    uint32_t tags_seen; /* before this line none follows any HTML */
    size_t reference;   /* bytes seen of a paragraph that may begin with link definitions; 0: not in one */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* cmark takes these for a space after a list mark, but nowhere else. */
static bool is_space(char c)
{
    return is_blank(c) || c == '\v' || c == '\f';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of a container mark at `at`, 0 when there is none; digits without a point or bracket are none. */
static size_t mark_length(str line, size_t at)
{
    if (strchr(">-+*_", line.ptr[at]))
        return line.ptr[at] ? 1 : 0;
    size_t digits = 0;
    while (digits < 10 && at + digits < line.len && is_digit(line.ptr[at + digits]))
        digits++;
    if (digits == 0 || digits == 10 || at + digits >= line.len)
        return 0;
    return line.ptr[at + digits] == '.' || line.ptr[at + digits] == ')' ? digits + 1 : 0;
}

/* Whether the mark opens a container: emphasis, rules and decimal numbers begin with the same bytes. */
static bool opens_container(str line, size_t at, size_t length)
{
    if (line.ptr[at] == '>')
        return true;
    if (at && !is_space(line.ptr[at - 1]) && line.ptr[at - 1] != '>')
        return false;
    return line.ptr[at] != '_' && (at + length == line.len || is_space(line.ptr[at + length]));
}

size_t skeleton_prefix(str line, bool *deep)
{
    size_t at = 0;
    unsigned columns = 0, containers = 0;

    if (deep)
        *deep = false;
    while (at < line.len) {
        if (is_blank(line.ptr[at])) {
            columns = line.ptr[at] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
            at++;
            continue;
        }
        size_t length = mark_length(line, at);
        if (length == 0)
            break;
        if (opens_container(line, at, length) && (++containers > NESTING_LIMIT || columns >= NESTING_COLUMNS)) {
            if (deep)
                *deep = true;
            break;
        }
        at += length;
        columns += (unsigned)length;
    }
    return at;
}

/* A carriage return inside a line would count as a line end for cmark and shift all that follows. */
static void add_prefix(struct buf *out, str prefix)
{
    char *to = buf_room(out, prefix.len);
    for (size_t i = 0; i < prefix.len; i++)
        to[i] = prefix.ptr[i] == '\r' ? ' ' : prefix.ptr[i];
    buf_grew(out, prefix.len);
}

static void add_end(struct buf *out, str rest, str end)
{
    if (str_contains(rest, end))
        buf_add(out, end);
}

/* The ends of HTML blocks may stand anywhere in a line: whichever of them are there are kept, in any order. */
static void add_html_ends(struct buf *out, str rest)
{
    static const char *const tags[] = {"script>", "pre>", "style>", "textarea>"};
    bool seen = false;

    if (str_find_byte(rest, '>', 0) < 0)
        return;
    add_end(out, rest, STR("-->"));
    add_end(out, rest, STR("?>"));
    add_end(out, rest, STR("]]>"));
    buf_add_byte(out, '>');
    /* Any of the four end tags ends a block that any of the four begin. */
    for (ptrdiff_t at = str_find(rest, STR("</"), 0); at >= 0 && !seen; at = str_find(rest, STR("</"), (size_t)at + 2))
        for (size_t i = 0; i < COUNT_OF(tags); i++)
            seen = seen || str_starts_nocase(str_skip(rest, (size_t)at + 2), str_of(tags[i]));
    if (seen)
        buf_add_z(out, "</pre>");
}

static void add_plain(struct buf *out, str rest)
{
    if (rest.len && is_space(rest.ptr[0]) && !is_blank(rest.ptr[0]))
        buf_add_byte(out, rest.ptr[0]);
    buf_add_byte(out, 'x');
    add_html_ends(out, rest);
}

static bool all_blank(str s)
{
    size_t i = 0;
    while (i < s.len && is_blank(s.ptr[i]))
        i++;
    return i == s.len;
}

static void add_heading(struct buf *out, str rest)
{
    size_t run = str_run(rest);
    buf_add(out, str_slice(rest, 0, run < 7 ? run : 7));
    if (run < rest.len && is_blank(rest.ptr[run]))
        buf_add_byte(out, ' ');
    if (run < rest.len)
        add_plain(out, rest);
}

static void add_underline(struct buf *out, str rest)
{
    if (all_blank(str_skip(rest, str_run(rest))))
        buf_add_byte(out, '=');
    else
        add_plain(out, rest);
}

static bool is_fence(str rest)
{
    if (rest.len < 3 || (rest.ptr[0] != '`' && rest.ptr[0] != '~'))
        return false;
    size_t run = str_run(rest);
    return run >= 3 && (rest.ptr[0] == '~' || str_find_byte(rest, '`', run) < 0);
}

static void add_fence(struct buf *out, str rest)
{
    if (!is_fence(rest)) {
        add_plain(out, rest);
        return;
    }
    size_t run = str_run(rest);
    buf_add(out, str_slice(rest, 0, run < FENCE_RUN_LIMIT ? run : FENCE_RUN_LIMIT));
    if (!all_blank(str_skip(rest, run)))
        add_plain(out, str_skip(rest, run));
}

/* What stands for a byte of a line that may be an HTML tag: each substitute is allowed and forbidden in exactly the
 * same places of a tag as the byte it stands for, but starts nothing in cmark's inline parser. */
static char tag_substitute(char c)
{
    switch (c) {
    case '[':
    case '!':
    case '*':
    case '&':
    case '\\':
    case '\0':
        return '%';
    case '_':
        return ':';
    case '<':
        return '`';
    case '\r':
        return ' ';
    default:
        return c;
    }
}

static void add_tag_line(struct buf *out, str rest)
{
    str kept = str_slice(rest, 0, TAG_LINE_LIMIT);
    char *to = buf_room(out, kept.len);
    for (size_t i = 0; i < kept.len; i++) {
        char c = kept.ptr[i];
        bool literal =
            (i < HTML_START && c != '\r' && c != '\0') || (c == '<' && i + 1 < kept.len && kept.ptr[i + 1] == '/');
        to[i] = literal ? c : tag_substitute(c);
    }
    buf_grew(out, kept.len);
    if (kept.len < rest.len)
        add_html_ends(out, str_skip(rest, kept.len));
}

/* Whether `rest`, which begins with a bracket, may be the start of a link definition, "[label]: …". */
static bool may_define(str rest)
{
    for (size_t i = 1; i < rest.len && i < LABEL_LIMIT; i++) {
        if (rest.ptr[i] == '\\')
            i++;
        else if (rest.ptr[i] == '[')
            return false;
        else if (rest.ptr[i] == ']')
            return i + 1 < rest.len && rest.ptr[i + 1] == ':';
    }
    return rest.len < LABEL_LIMIT;
}

static bool line_is_empty(str prefix, str rest)
{
    if (rest.len)
        return false;
    for (size_t i = 0; i < prefix.len; i++)
        if (!is_blank(prefix.ptr[i]) && prefix.ptr[i] != '>')
            return false;
    return true;
}

/* Definitions are taken out of the start of a paragraph, which may leave nothing of it: all of it is kept, but for what
 * definitions are indifferent to. */
static void add_reference_line(struct buf *out, str rest)
{
    char *to = buf_room(out, rest.len);
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];
        bool html = rest.ptr[0] == '<' && i < HTML_START;
        if (!html && (c == '!' || c == '*' || c == '&' || c == '\0'))
            to[i] = '%';
        else
            to[i] = c == '\r' ? ' ' : c;
    }
    buf_grew(out, rest.len);
}

static void add_rest(struct buf *out, str rest)
{
    switch (rest.len ? rest.ptr[0] : '\0') {
    case '#':
        add_heading(out, rest);
        break;
    case '=':
        add_underline(out, rest);
        break;
    case '`':
    case '~':
        add_fence(out, rest);
        break;
    case '<':
        add_tag_line(out, rest);
        break;
    default:
        if (rest.len)
            add_plain(out, rest);
    }
}

/* ---- display math --------------------------------------------------------------------------------------------- */

str display_math_opened(str rest)
{
    const str none = {0};
    str mark = str_starts(rest, STR("$$")) ? STR("$$") : str_starts(rest, STR("\\[")) ? STR("\\]") : none;
    return mark.len && str_find(rest, mark, 2) < 0 ? mark : none;
}

bool display_math_closed(str line, str mark)
{
    return str_ends(str_strip_right(str_trim_right(line), STR(".,;:")), mark);
}

static str without_quotes(str line)
{
    size_t n = 0;
    while (n < line.len && (is_blank(line.ptr[n]) || line.ptr[n] == '>'))
        n++;
    return str_skip(line, n);
}

/* The line that closes display math opened in line `n`, or 0: it must come before any empty line or code fence. */
static uint32_t math_closes(const struct skeleton *skeleton, uint32_t n, str mark)
{
    for (uint32_t m = n + 1; m < skeleton->next && m <= n + MATH_LINES; m++) {
        str content = without_quotes(outline_line(skeleton->outline, m));
        if (content.len == 0 || is_fence(content))
            return 0;
        if (str_contains(content, mark))
            return display_math_closed(content, mark) ? m : 0;
    }
    return 0;
}

/* ---- HTML ----------------------------------------------------------------------------------------------------- */

/* Whether an HTML block that goes on to the next empty line may begin with `rest`; in the others, and in code, a hash
 * begins no heading. */
static bool may_open_html(str rest)
{
    static const char *const others[] = {"<!", "<?", "<script", "<pre", "<style", "<textarea", "<code"};
    if (rest.len < 2 || rest.ptr[0] != '<')
        return false;
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (str_starts_nocase(rest, str_of(others[i])))
            return false;
    return true;
}

static bool is_heading(str rest)
{
    size_t level = rest.len && rest.ptr[0] == '#' ? str_run(rest) : 0;
    return level >= 1 && level <= 6 && level < rest.len && is_blank(rest.ptr[level]);
}

/* Dashes below a tag that counts as text underline nothing. */
static void add_no_underline(struct buf *out)
{
    for (size_t at = out->len; at > 0 && out->ptr[at - 1] == '-'; at--)
        out->ptr[at - 1] = '*';
}

/* Looks at the lines below line `n`, which begins with a tag, for a heading or fence before the next empty line. */
static void look_below_tag(struct skeleton *skeleton, uint32_t n)
{
    for (uint32_t m = n + 1; m < skeleton->next; m++) {
        str line = outline_line(skeleton->outline, m);
        size_t length = skeleton_prefix(line, NULL);
        str rest = str_skip(line, length);
        if (line_is_empty(str_slice(line, 0, length), rest)) {
            skeleton->tags_seen = m;
            return;
        }
        if (is_heading(rest) || is_fence(rest)) {
            skeleton->tags_last = m - 1;
            skeleton->tags_seen = m;
            return;
        }
    }
    skeleton->tags_seen = skeleton->next;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

static void add_deep_line(struct skeleton *skeleton, str rest, uint32_t n)
{
    static const char marks[] = "-*_";
    if (!skeleton->deep)
        skeleton->deep = n;
    /* A long thematic break of spaced marks is no nesting. */
    for (const char *mark = marks; *mark; mark++) {
        size_t i = 0;
        while (i < rest.len && (rest.ptr[i] == *mark || is_blank(rest.ptr[i])))
            i++;
        if (i == rest.len)
            return;
    }
    add_plain(skeleton->out, rest);
}

static void add_line(struct skeleton *skeleton, uint32_t n)
{
    str line = outline_line(skeleton->outline, n);
    bool deep;

    if (n <= skeleton->math_last) {
        str content = without_quotes(line);
        add_prefix(skeleton->out, str_slice(line, 0, line.len - content.len));
        add_plain(skeleton->out, content);
        return;
    }
    size_t length = skeleton_prefix(line, &deep);
    str prefix = str_slice(line, 0, length), rest = str_skip(line, length);
    add_prefix(skeleton->out, prefix);
    if (deep) {
        add_deep_line(skeleton, rest, n);
        return;
    }
    if (line_is_empty(prefix, rest))
        skeleton->reference = 0;
    else if (skeleton->reference || (rest.len && rest.ptr[0] == '[' && may_define(rest)))
        skeleton->reference += line.len;
    if (skeleton->reference > REFERENCE_LIMIT)
        skeleton->reference = 0;
    if (n >= skeleton->tags_seen && may_open_html(rest))
        look_below_tag(skeleton, n);
    if (skeleton->reference)
        add_reference_line(skeleton->out, rest);
    else if (n <= skeleton->tags_last)
        rest.len ? add_plain(skeleton->out, rest) : add_no_underline(skeleton->out);
    else
        add_rest(skeleton->out, rest);
    str mark = display_math_opened(rest);
    if (mark.len)
        skeleton->math_last = math_closes(skeleton, n, mark);
}

uint32_t skeleton_add(struct buf *out, const struct outline *outline, uint32_t first, uint32_t next)
{
    struct skeleton skeleton = {.out = out, .outline = outline, .next = next};
    for (uint32_t n = first; n < next; n++) {
        add_line(&skeleton, n);
        buf_add_byte(out, '\n');
    }
    return skeleton.deep;
}
