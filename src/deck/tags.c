/*
 * tags: the HTML that people write between Markdown: headings, boxes for layout.
 *
 * Lines that hold nothing but layout tags are noise; what is left of an HTML block is ordinary text, for the styles to
 * look at.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "plugin_int.h"
#include "reader_int.h"

/* Tags that only say how text is laid out. */
static const char *const layout_tags[] = {"details", "summary", "br",   "div",    "p",   "blockquote", "center", "span",
                                          "a",       "hr",      "b",    "strong", "i",   "em",         "u",      "font",
                                          "section", "article", "body", "small",  "big", "nobr",       "main",   "head",
                                          "html",    "picture", "h1",   "h2",     "h3",  "h4",         "h5",     "h6"};

size_t tag_name(str s, str *name, bool *closing)
{
    if (s.len < 3 || s.ptr[0] != '<')
        return 0;
    size_t at = 1;
    *closing = s.ptr[at] == '/';
    at += *closing;
    size_t from = at;
    while (at < s.len && ((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') || (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z') ||
                          (at > from && s.ptr[at] >= '0' && s.ptr[at] <= '9')))
        at++;
    *name = str_slice(s, from, at);
    if (name->len == 0 || at == s.len ||
        (s.ptr[at] != '>' && s.ptr[at] != ' ' && s.ptr[at] != '/' && s.ptr[at] != '\t'))
        return 0;
    char quote = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
        else if (c == '<')
            return 0;
    }
    return 0;
}

static bool is_layout(str name)
{
    for (size_t i = 0; i < COUNT_OF(layout_tags); i++)
        if ((name.ptr[0] | 0x20) == layout_tags[i][0] && str_eq_nocase(name, str_of(layout_tags[i])))
            return true;
    return false;
}

/* Tags of a page's frame: on a line with other text they are what the text speaks of. */
static bool is_frame(str name)
{
    static const char *const frames[] = {"head", "body", "html", "main", "section", "article"};
    for (size_t i = 0; i < COUNT_OF(frames); i++)
        if ((name.ptr[0] | 0x20) == frames[i][0] && str_eq_nocase(name, str_of(frames[i])))
            return true;
    return false;
}

static bool is_anchor(str name)
{
    return str_eq_nocase(name, STR("a")) || str_eq_nocase(name, STR("span")) || str_eq_nocase(name, STR("font"));
}

bool is_spoken_of(str text, size_t at, size_t size)
{
    str before = shape_of(str_slice(text, 0, at)).text;
    str after = str_trim_left(str_skip(text, at + size));
    return before.len && after.len && after.ptr[0] != '<';
}

bool has_tag(str text, str wanted, bool close)
{
    for (ptrdiff_t at = str_find_byte(text, '<', 0); at >= 0; at = str_find_byte(text, '<', (size_t)at + 1)) {
        str name;
        bool closing;
        if (tag_name(str_skip(text, (size_t)at), &name, &closing) && closing == close && str_eq_nocase(name, wanted))
            return true;
    }
    return false;
}

static bool is_details(str name)
{
    return str_eq_nocase(name, STR("details"));
}

/* "What does <div> do?", "<b>, <i>": a bare tag that touches no word and that nothing closes. Line breaks, paragraphs
 * and boxes at the end of a line are often written so. */
static bool is_word(str text, size_t at, str name)
{
    enum { REACH = 256 };
    static const char *const layout[] = {"br", "p", "hr", "div", "center", "font", "nobr"};
    size_t end = at + 1 + name.len;
    if (end >= text.len || text.ptr[end] != '>' || at == 0 || !strchr(" (\"'/", text.ptr[at - 1]))
        return false;
    str after = str_skip(text, end + 1);
    bool last = str_trim(after).len == 0;
    if (!last && !strchr(" ).,;:!?\"'/", after.ptr[0]))
        return false;
    for (size_t i = 0; i < COUNT_OF(layout); i++)
        if ((last || i < 2) && str_eq_nocase(name, str_of(layout[i])))
            return false;
    return shape_of(str_slice(text, 0, at)).text.len && !has_tag(str_slice(after, 0, REACH), name, true);
}

/* Bytes before the next sign that may begin a tag, a comment or code. */
static size_t plain_run(str text)
{
    size_t len = 0;
    while (len < text.len && text.ptr[len] != '<' && text.ptr[len] != '`')
        len++;
    return len;
}

/* Text without comments and the tags that `goes` names; false when nothing else is left of it. */
static bool cut_tags(struct arena *arena, str text, bool (*goes)(str name), str *rest)
{
    char *out = arena_bytes(arena, text.len);
    size_t len = 0;
    bool code = false;
    bool closed = true; /* no comment before stays open to the end */
    for (size_t at = 0; at < text.len;) {
        str name;
        bool closing;
        size_t plain = plain_run(str_skip(text, at));
        if (plain) {
            memcpy(out + len, text.ptr + at, plain);
            len += plain;
            at += plain;
            continue;
        }
        if (text.ptr[at] == '`')
            code = !code && str_find_byte(text, '`', at + 1) >= 0;
        bool opens = !code && closed && str_starts(str_skip(text, at), STR("<!--"));
        ptrdiff_t comment = opens ? str_find(text, STR("-->"), at) : -1;
        closed = closed && (!opens || comment >= 0);
        if (comment >= 0) {
            at = (size_t)comment + 3;
            continue;
        }
        size_t size = code ? 0 : tag_name(str_skip(text, at), &name, &closing);
        bool spoken = size && !closing && (is_details(name) ? is_spoken_of(text, at, size) : is_word(text, at, name));
        if (size && !spoken && goes(name)) {
            at += size;
            continue;
        }
        out[len++] = text.ptr[at++];
    }
    *rest = trim_blanks((str){out, len});
    return rest->len > 0;
}

static bool is_layout_in_text(str name)
{
    return is_layout(name) && !is_frame(name);
}

/* Scratch memory is only taken when there is something to take out. */
str without_tags(struct arena *arena, str text)
{
    str rest;
    str bare;
    if (str_find_byte(text, '<', 0) < 0)
        return text;
    if (!cut_tags(arena, text, is_layout_in_text, &rest))
        return (str){0};
    bool says = str_find_byte(rest, '<', 0) < 0 || cut_tags(arena, rest, is_layout, &bare);
    return says ? rest : (str){0};
}

str without_anchors(struct arena *arena, str text)
{
    bool any = str_find_byte(text, '<', 0) >= 0 &&
               (str_contains(text, STR("<span")) || str_contains(text, STR("<a ")) || str_contains(text, STR("<font")));
    str rest = text;
    if (any)
        cut_tags(arena, text, is_anchor, &rest);
    return rest;
}

/* The next tag for layout that begins a text, blanks before it left aside, is taken off; false when there is none. */
static bool take_tag(str *text, str *name, bool *closing)
{
    *text = str_trim_left(*text);
    size_t size = tag_name(*text, name, closing);
    if (size == 0 || !is_layout(*name))
        return false;
    *text = str_skip(*text, size);
    return true;
}

bool is_bold_by_tags(str text)
{
    static const char *const bold[] = {"b", "strong", "u"};
    str name;
    bool closing;
    bool found = false;
    while (!found && take_tag(&text, &name, &closing) && !closing)
        found = is_one_of(name, bold, COUNT_OF(bold));
    ptrdiff_t end = found ? str_find(text, STR("</"), 0) : -1;
    if (end <= 0)
        return false;
    str closed;
    text = str_skip(text, (size_t)end);
    bool whole = take_tag(&text, &closed, &closing) && str_eq_nocase(closed, name);
    while (take_tag(&text, &closed, &closing))
        continue;
    return whole && text.len == 0;
}

/* ---- lines ---- */

/* "<h2 align=center>Title</h2>" alone on a line; "<h2 style={{…}}>" is the code of a program. */
static bool is_html_heading(str text, uint8_t *level)
{
    str name;
    bool closing;
    size_t size = tag_name(text, &name, &closing);
    if (size == 0 || closing || name.len != 2 || (name.ptr[0] | 0x20) != 'h' || name.ptr[1] < '1' ||
        name.ptr[1] > '6' || str_find_byte(str_slice(text, 0, size), '{', 0) >= 0)
        return false;
    *level = (uint8_t)(name.ptr[1] - '0');
    return true;
}

/* Whether a text begins with a tag that stands in running text: an image, or some words marked as code. */
static bool begins_inline(str text)
{
    static const char *const inlines[] = {"img", "code", "kbd", "samp", "var", "tt", "sub", "sup", "mark", "q", "abbr"};
    str name;
    bool closing;
    if (tag_name(text, &name, &closing) == 0)
        return str_starts_nocase(text, STR("<img"));
    for (size_t i = 0; i < COUNT_OF(inlines); i++)
        if (str_eq_nocase(name, str_of(inlines[i])))
            return true;
    return false;
}

static void see_html_line(struct reader *reader, uint32_t n, str text)
{
    struct line *line = reader_line(reader, n);
    uint8_t level;
    if (is_html_heading(text, &level)) {
        line->kind = LINE_HEADING;
        line->rank = (uint8_t)(level * RANK_STEP);
        return;
    }
    str rest = without_tags(reader->scratch, text);
    if (rest.len == 0) {
        line->noise = NOISE_TAG;
    } else if (line->kind == LINE_HTML && (rest.ptr[0] != '<' || begins_inline(rest))) {
        line->kind = LINE_TEXT;
        line->boxed = without_box(text).len != text.len;
    }
}

/* "1. ### Title": a heading in a list item, without its hashes. */
static str item_heading(const struct reader *reader, str text)
{
    struct shape shape = shape_of(text);
    str title = shape.text;
    while (title.len && title.ptr[0] == '#')
        title = str_skip(title, 1);
    if (title.len == shape.text.len)
        return text;
    if (shape.number < 0)
        return str_trim(title);
    return arena_format(reader->scratch, "%d. %.*s", (int)shape.number, STR_ARG(str_trim(title)));
}

/* "[[Note|Title]]" and "[Title](page)": the words of a link that is all of a heading. */
static str linked_words(str text)
{
    if (text.len < 4 || text.ptr[0] != '[')
        return text;
    if (str_starts(text, STR("[["))) {
        ptrdiff_t end = str_find(text, STR("]]"), 0);
        if (end < 0 || (size_t)end + 2 != text.len)
            return text;
        str words = str_slice(text, 2, (size_t)end);
        ptrdiff_t bar = str_find_byte(words, '|', 0);
        return bar < 0 ? words : str_skip(words, (size_t)bar + 1);
    }
    ptrdiff_t middle = str_find(text, STR("]("), 0);
    bool whole = middle > 0 && text.ptr[text.len - 1] == ')' && str_find_byte(text, '[', 1) < 0 &&
                 str_find_byte(text, ' ', (size_t)middle) < 0 && str_find_byte(text, '!', 0) != 1;
    return whole ? str_slice(text, 1, (size_t)middle) : text;
}

str reader_heading(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (reader_line(reader, n)->opens)
        text = item_heading(reader, text);
    while (text.len && text.ptr[0] == '#')
        text = str_skip(text, 1);
    uint8_t level;
    text = str_trim(text);
    if (text.len && text.ptr[0] == '<' && is_html_heading(text, &level)) {
        str name;
        bool closing;
        text = str_skip(text, tag_name(text, &name, &closing));
        ptrdiff_t close = str_find(text, STR("</h"), 0);
        if (close >= 0)
            text = str_slice(text, 0, (size_t)close);
        text = without_tags(reader->scratch, str_trim(text));
    }
    if (text.len && text.ptr[0] == '<')
        text = without_anchors(reader->scratch, text); /* a number may stand in them */
    text = linked_words(cut_deck_tag(text));
    bool lettered = text.len > 3 && (text.ptr[1] == '.' || text.ptr[1] == ')') && text.ptr[2] == ' ' &&
                    (text.ptr[0] | 0x20) >= 'a' && (text.ptr[0] | 0x20) <= 'z' && text.ptr[0] != 'Q';
    return lettered ? str_trim_left(str_skip(text, 2)) : text;
}

void reader_tags(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind != LINE_HTML && line->kind != LINE_TEXT)
            continue;
        if (!has_sign(reader, n, SIGN_TAG)) {
            if (line->kind == LINE_HTML)
                line->kind = LINE_TEXT;
            continue;
        }
        str text = reader_text(reader, n);
        if (str_contains(text, STR("<!--")))
            line->tags = true;
        see_html_line(reader, n, text);
    }
}
