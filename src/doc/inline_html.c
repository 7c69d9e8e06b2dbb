#include "inline_html_int.h"

#include "grill/base/file.h"

/* Sorted by use, not by name: it is short. */
static const struct {
    const char *name;
    enum html_effect effect;
    enum role role;
    const char *sign;
} tags[] = {
    {"br", HTML_BREAK, ROLE_COUNT, ""},         {"b", HTML_ROLE, ROLE_STRONG, ""},
    {"strong", HTML_ROLE, ROLE_STRONG, ""},     {"i", HTML_ROLE, ROLE_EMPHASIS, ""},
    {"em", HTML_ROLE, ROLE_EMPHASIS, ""},       {"code", HTML_ROLE, ROLE_CODE, ""},
    {"kbd", HTML_ROLE, ROLE_CODE, ""},          {"samp", HTML_ROLE, ROLE_CODE, ""},
    {"tt", HTML_ROLE, ROLE_CODE, ""},           {"var", HTML_ROLE, ROLE_EMPHASIS, ""},
    {"cite", HTML_ROLE, ROLE_EMPHASIS, ""},     {"mark", HTML_ROLE, ROLE_STRONG, ""},
    {"del", HTML_ROLE, ROLE_STRIKE, ""},        {"s", HTML_ROLE, ROLE_STRIKE, ""},
    {"strike", HTML_ROLE, ROLE_STRIKE, ""},     {"u", HTML_NOTHING, ROLE_COUNT, ""},
    {"ins", HTML_NOTHING, ROLE_COUNT, ""},      {"sub", HTML_SIGN, ROLE_COUNT, "_"},
    {"sup", HTML_SIGN, ROLE_COUNT, "^"},        {"small", HTML_NOTHING, ROLE_COUNT, ""},
    {"big", HTML_NOTHING, ROLE_COUNT, ""},      {"span", HTML_NOTHING, ROLE_COUNT, ""},
    {"font", HTML_NOTHING, ROLE_COUNT, ""},     {"a", HTML_NOTHING, ROLE_COUNT, ""},
    {"abbr", HTML_NOTHING, ROLE_COUNT, ""},     {"q", HTML_NOTHING, ROLE_COUNT, ""},
    {"img", HTML_IMAGE, ROLE_COUNT, ""},        {"picture", HTML_NOTHING, ROLE_COUNT, ""},
    {"source", HTML_NOTHING, ROLE_COUNT, ""},   {"wbr", HTML_NOTHING, ROLE_COUNT, ""},
    {"input", HTML_NOTHING, ROLE_COUNT, ""},    {"script", HTML_NOTHING, ROLE_COUNT, ""},
    {"style", HTML_NOTHING, ROLE_COUNT, ""},    {"p", HTML_BLOCK, ROLE_COUNT, ""},
    {"div", HTML_BLOCK, ROLE_COUNT, ""},        {"center", HTML_BLOCK, ROLE_COUNT, ""},
    {"details", HTML_BLOCK, ROLE_COUNT, ""},    {"summary", HTML_BLOCK, ROLE_COUNT, ""},
    {"section", HTML_BLOCK, ROLE_COUNT, ""},    {"article", HTML_BLOCK, ROLE_COUNT, ""},
    {"blockquote", HTML_BLOCK, ROLE_COUNT, ""}, {"pre", HTML_BLOCK, ROLE_COUNT, ""},
    {"ul", HTML_BLOCK, ROLE_COUNT, ""},         {"ol", HTML_BLOCK, ROLE_COUNT, ""},
    {"li", HTML_BLOCK, ROLE_COUNT, ""},         {"dl", HTML_BLOCK, ROLE_COUNT, ""},
    {"dt", HTML_BLOCK, ROLE_COUNT, ""},         {"dd", HTML_BLOCK, ROLE_COUNT, ""},
    {"h1", HTML_BLOCK, ROLE_COUNT, ""},         {"h2", HTML_BLOCK, ROLE_COUNT, ""},
    {"h3", HTML_BLOCK, ROLE_COUNT, ""},         {"h4", HTML_BLOCK, ROLE_COUNT, ""},
    {"h5", HTML_BLOCK, ROLE_COUNT, ""},         {"h6", HTML_BLOCK, ROLE_COUNT, ""},
    {"hr", HTML_BLOCK, ROLE_COUNT, ""},         {"table", HTML_BLOCK, ROLE_COUNT, ""},
    {"thead", HTML_NOTHING, ROLE_COUNT, ""},    {"tbody", HTML_NOTHING, ROLE_COUNT, ""},
    {"tr", HTML_BLOCK, ROLE_COUNT, ""},         {"td", HTML_NOTHING, ROLE_COUNT, ""},
    {"th", HTML_NOTHING, ROLE_COUNT, ""},       {"figure", HTML_BLOCK, ROLE_COUNT, ""},
    {"figcaption", HTML_BLOCK, ROLE_COUNT, ""}, {"iframe", HTML_NOTHING, ROLE_COUNT, ""},
    {"video", HTML_NOTHING, ROLE_COUNT, ""},
};

enum { LONGEST_NAME = 16 /* bytes; no known tag has more */ };

struct html_tag html_tag_read(str tag)
{
    struct html_tag result = {HTML_AS_TEXT, ROLE_COUNT, "", false};
    size_t end = 0;

    if (str_starts(tag, STR("<!")) || str_starts(tag, STR("<?"))) {
        result.effect = HTML_NOTHING;
        return result;
    }
    tag = str_skip(tag, 1);
    result.closing = str_starts(tag, STR("/"));
    tag = str_skip(tag, result.closing);
    while (end < tag.len && end < LONGEST_NAME && tag.ptr[end] != '>' && tag.ptr[end] != '/' &&
           (unsigned char)tag.ptr[end] > ' ')
        end++;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
        if (str_eq_nocase(str_slice(tag, 0, end), str_of(tags[i].name))) {
            result.effect = tags[i].effect;
            result.role = tags[i].role;
            result.sign = result.closing ? "" : tags[i].sign;
            break;
        }
    }
    return result;
}

/* The value of an attribute of the tag, or the empty view. */
static str attribute(str tag, str name)
{
    for (ptrdiff_t at = str_find(tag, name, 0); at > 0; at = str_find(tag, name, (size_t)at + 1)) {
        str value = str_trim_left(str_skip(tag, (size_t)at + name.len));
        char quote;

        if ((unsigned char)tag.ptr[at - 1] > ' ' || !str_starts(value, STR("=")))
            continue;
        value = str_trim_left(str_skip(value, 1));
        quote = value.len > 0 ? value.ptr[0] : '>';
        if (quote != '"' && quote != '\'')
            return (str){"", 0};
        value = str_skip(value, 1);
        return str_cut(&value, quote);
    }
    return (str){"", 0};
}

str image_name(str url)
{
    str path = url;

    if (str_starts_nocase(url, STR("data:")))
        return STR("data");
    path = str_cut(&path, '?');
    return path_name(path);
}

void html_image_words(struct buf *out, str tag)
{
    str alt = str_trim(attribute(tag, STR("alt")));
    str name = image_name(attribute(tag, STR("src")));

    if (alt.len > 0)
        buf_addf(out, "[image: %.*s (%.*s)]", STR_ARG(alt), STR_ARG(name));
    else
        buf_addf(out, "[image: %.*s]", STR_ARG(name));
}

static const struct {
    const char *name;
    const char *text;
} entities[] = {
    {"&amp;", "&"},  {"&lt;", "<"},   {"&gt;", ">"},    {"&quot;", "\""}, {"&#39;", "'"},
    {"&apos;", "'"}, {"&nbsp;", " "}, {"&ndash;", "–"}, {"&mdash;", "—"}, {"&hellip;", "…"},
    {"&rarr;", "→"}, {"&larr;", "←"}, {"&times;", "×"}, {"&copy;", "©"},
};

size_t html_entity(struct buf *out, str html)
{
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
        str name = str_of(entities[i].name);

        if (str_starts(html, name)) {
            buf_add_z(out, entities[i].text);
            return name.len;
        }
    }
    return 0;
}

/* The bytes of the tag or comment at the start of `html`, 0 when none is there. A tag holds no other '<': looking for
 * its end never reads the same bytes twice. */
static size_t tag_length(str html)
{
    if (str_starts(html, STR("<!--"))) {
        ptrdiff_t end = str_find(html, STR("-->"), 4);

        return end < 0 ? html.len : (size_t)end + 3;
    }
    for (size_t i = 1; i < html.len && html.ptr[i] != '<'; i++) {
        if (html.ptr[i] == '>')
            return i + 1;
    }
    return 0;
}

static void new_line(struct buf *out, size_t start)
{
    buf_trim_line(out);
    if (out->len > start && out->ptr[out->len - 1] != '\n')
        buf_add_byte(out, '\n');
}

/* White space of the source is one blank, and none at the beginning of a line. */
static void add_blank(struct buf *out, size_t start)
{
    if (out->len > start && out->ptr[out->len - 1] != ' ' && out->ptr[out->len - 1] != '\n')
        buf_add_byte(out, ' ');
}

/* Appends what a tag at the start of `html` means; returns its bytes, 0 when it is none. */
static size_t add_tag(struct buf *out, str html, size_t start)
{
    size_t length = tag_length(html);
    struct html_tag tag;

    if (length == 0)
        return 0;
    tag = html_tag_read(str_slice(html, 0, length));
    switch (tag.effect) {
    case HTML_AS_TEXT:
        return 0;
    case HTML_NOTHING:
    case HTML_ROLE:
        break;
    case HTML_SIGN:
        buf_add_z(out, tag.sign);
        break;
    case HTML_IMAGE:
        html_image_words(out, str_slice(html, 0, length));
        break;
    case HTML_BREAK:
    case HTML_BLOCK:
        new_line(out, start);
        break;
    }
    return length;
}

void html_words(struct buf *out, str html)
{
    size_t start = out->len;

    for (size_t i = 0; i < html.len;) {
        char byte = html.ptr[i];
        size_t used = 0;

        if (byte == '<') {
            used = add_tag(out, str_skip(html, i), start);
        } else if (byte == '&') {
            used = html_entity(out, str_skip(html, i));
        } else if ((unsigned char)byte <= ' ') {
            add_blank(out, start);
            used = 1;
        }
        if (used == 0) {
            buf_add_byte(out, byte);
            used = 1;
        }
        i += used;
    }
    buf_trim_line(out);
}
