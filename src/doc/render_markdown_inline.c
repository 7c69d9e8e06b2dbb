/*
 * Markdown that parses to the same tree: the inlines.
 *
 * CommonMark decides by the neighbours of '*' and '_' whether they may open or close emphasis, and drops blanks at the
 * ends of lines. Where that would get in the way, the neighbour is written as a numeric entity, which is punctuation to
 * CommonMark and the same character to the reader.
 */
#include <string.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "math_dollar_int.h"
#include "render_markdown_int.h"

/* Bytes behind a formula that may say that it is none. */
enum { AFTER_MATH = 16 };

enum class { CLASS_SPACE, CLASS_PUNCTUATION, CLASS_WORD, CLASS_UNKNOWN };

static bool is_alnum(unsigned code)
{
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* What a character is to CommonMark's rules; unknown where telling letters from punctuation needs tables. */
static enum class class_of(unsigned code) {
    if (code <= ' ' || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
        code == 0x205F || code == 0x3000) return CLASS_SPACE;
    if (code < 0x7F) return is_alnum(code) ? CLASS_WORD : CLASS_PUNCTUATION;
    if ((code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7) || (code >= 0x388 && code <= 0x481) ||
        (code >= 0x3041 && code <= 0x3096) || (code >= 0x30A1 && code <= 0x30FA) ||
        (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7A3)) return CLASS_WORD;
    return CLASS_UNKNOWN;
}

/* Offset of the last code point of the flow. */
static size_t last_offset(const struct buf *flow)
{
    size_t at = flow->len - 1;

    while (at > 0 && flow->len - at < 4 && ((unsigned char)flow->ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* The class of what stands before the end of the flow; the beginning of the inlines counts as space. */
static enum class last_class(const struct render *r) {
    const struct buf *flow = &r->flow.text; size_t size;

    if (flow->len == r->inlines_at) return CLASS_SPACE;
    return class_of(utf8_decode(str_skip(buf_str(flow), last_offset(flow)), &size));
}

/* Writes the last character of the flow as an entity. */
static void encode_last(struct render *r)
{
    struct buf *flow = &r->flow.text;
    size_t at = last_offset(flow);
    size_t size;
    unsigned code = utf8_decode(str_skip(buf_str(flow), at), &size);

    buf_truncate(flow, at);
    buf_addf(flow, "&#%u;", code);
}

/* Blanks before the end of a line, a block or an emphasis. */
static void keep_last_space(struct render *r)
{
    struct buf *flow = &r->flow.text;

    if (flow->len > r->inlines_at && flow->ptr[flow->len - 1] != '\n' && last_class(r) == CLASS_SPACE)
        encode_last(r);
}

static bool begins_line(const struct render *r)
{
    const struct buf *flow = &r->flow.text;

    return flow->len == r->inlines_at || flow->ptr[flow->len - 1] == '\n';
}

void md_raw(struct render *r, str text)
{
    buf_add(&r->flow.text, text);
    r->inlines_at = r->flow.text.len;
}

void md_finish_flow(struct render *r)
{
    struct buf *flow = &r->flow.text;

    while (flow->len > r->inlines_at && flow->ptr[flow->len - 1] == '\n') {
        flow->len--;
        if (flow->len > r->inlines_at && flow->ptr[flow->len - 1] == '\\' && r->hard_at == flow->len + 1)
            flow->len--;
    }
    keep_last_space(r);
}

void md_add_escaped(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\\')
            buf_add(out, STR("&#92;&#92;"));
        else if ((c > 0 && c < ' ') || memchr("&\"<>()$`|\x7F", c, 10))
            buf_addf(out, "&#%d;", c);
        else
            buf_add_byte(out, c);
    }
}

static void add_address(struct buf *out, str url)
{
    for (str rest = url; rest.ptr;) {
        md_add_escaped(out, str_cut(&rest, ' '));
        if (rest.ptr)
            buf_add(out, STR("&#32;"));
    }
}

/* Whether the line so far is a number that a list could begin with. */
static bool is_list_number(const struct render *r)
{
    const struct buf *flow = &r->flow.text;
    size_t i = flow->len;

    while (i > r->inlines_at && flow->ptr[i - 1] >= '0' && flow->ptr[i - 1] <= '9')
        i--;
    return i < flow->len && flow->len - i < 10 && (i == r->inlines_at || flow->ptr[i - 1] == '\n');
}

/* Whether the character at `i` would begin a block at the beginning of a line. */
static bool begins_block(str text, size_t i)
{
    char next = i + 1 < text.len ? text.ptr[i + 1] : ' ';

    switch (text.ptr[i]) {
    case '>':
    case '=':
    case '|':
        return true;
    case '#':
        return next == '#' || next == ' ';
    case '+':
        return next == ' ';
    case '-':
        return !is_alnum((unsigned char)next);
    case ':':
        return next == '-';
    default:
        return false;
    }
}

/* Whether the character at `i` of a text would be markup anywhere in a line. At the ends of the text whatever may come
 * next to it is feared. */
static bool is_markup(const struct render *r, str text, size_t i)
{
    char c = text.ptr[i];
    char before = i > 0 ? text.ptr[i - 1] : c;
    char next = i + 1 < text.len ? text.ptr[i + 1] : c;

    switch (c) {
    case '\\':
    case '`':
    case '*':
    case ']':
    case '$':
        return true;
    case '_':
        /* The first and the last character of the text may yet become entities. */
        return i < 2 || i + 2 >= text.len || !is_alnum((unsigned char)before) || !is_alnum((unsigned char)next);
    case '~':
    case '=':
    case '{':
    case '}':
        return before == c || next == c;
    case '!':
        return i + 1 == text.len;
    case '&':
        return next == '#' || next == '&' || is_alnum((unsigned char)next);
    case '|':
        return r->in_cell;
    case '.':
    case ')':
        return (i + 1 == text.len || next == ' ') && is_list_number(r);
    default:
        return false;
    }
}

/* Whether the character at `i`, the next to be written, cannot stand as it is right here. An escaped opening bracket
 * could begin a formula, an escaped angle a tag of an HTML block. */
static bool needs_entity(const struct render *r, str text, size_t i, unsigned code)
{
    size_t at = r->flow.text.len;
    enum class class = class_of(code);
    char next = i + 1 < text.len ? text.ptr[i + 1] : '<';

    if (code < ' ' || code == 0x7F)
        return true;
    if (code == '[')
        return r->link_depth > 0;
    if (code == '<')
        return is_alnum((unsigned char)next) || next == '/' || next == '!' || next == '?' || next == '<';
    if (class == CLASS_SPACE && (begins_line(r) || at == r->opened_at))
        return true;
    return at == r->closed_at && r->closed_sign != '~' && !r->closed_tight &&
           (class == CLASS_WORD || class == CLASS_UNKNOWN);
}

/* Whether a text at the beginning of a block looks like the box of a task. */
static bool begins_like_task(const struct render *r, str text)
{
    return r->flow.text.len == r->inlines_at && text.len > 3 && text.ptr[0] == '[' && memchr(" xX", text.ptr[1], 3) &&
           text.ptr[2] == ']' && text.ptr[3] == ' ';
}

bool md_text_enter(struct render *r, const struct node *node)
{
    struct buf *flow = &r->flow.text;
    str text = node->text;
    size_t size;

    /* The parser looks for boxes when escapes show no longer; a comment keeps this one from being seen. */
    if (begins_like_task(r, text)) {
        buf_add(flow, STR("[<!-- -->"));
        text = str_skip(text, 1);
    }
    for (size_t i = 0; i < text.len; i += size) {
        unsigned code = utf8_decode(str_skip(text, i), &size);

        if (needs_entity(r, text, i, code)) {
            buf_addf(flow, "&#%u;", code);
            continue;
        }
        if (size == 1 && (is_markup(r, text, i) || (begins_line(r) && begins_block(text, i))))
            buf_add_byte(flow, '\\');
        buf_add(flow, str_slice(text, i, i + size));
    }
    return false;
}

bool md_soft_break_enter(struct render *r, const struct node *node)
{
    (void)node;
    if (begins_line(r))
        return false;
    keep_last_space(r);
    buf_add_byte(&r->flow.text, r->one_line ? ' ' : '\n');
    return false;
}

bool md_hard_break_enter(struct render *r, const struct node *node)
{
    /* A backslash at the end of a block would be one. */
    buf_add(&r->flow.text, r->one_line || !node->next ? STR("<br>") : STR("\\\n"));
    r->hard_at = r->flow.text.len;
    return false;
}

static void add_one_line(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_add_byte(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
}

bool md_code_enter(struct render *r, const struct node *node)
{
    struct buf *flow = &r->flow.text;
    str text = node->text;
    size_t run = md_longest_run(text, '`') + 1;
    bool padded = str_starts(text, STR("`")) || str_ends(text, STR("`")) ||
                  (str_starts(text, STR(" ")) && str_ends(text, STR(" ")) && str_trim(text).len > 0);

    if (text.len == 0)
        return false;
    buf_add_repeat(flow, STR("`"), run);
    if (padded)
        buf_add_byte(flow, ' ');
    add_one_line(flow, text);
    if (padded)
        buf_add_byte(flow, ' ');
    buf_add_repeat(flow, STR("`"), run);
    return false;
}

/* Whether a node certainly begins with a letter or digit: one that is alone may become an entity. */
static bool begins_with_word(const struct node *node)
{
    const struct node *first = node->first;
    size_t size = 0;

    return first->kind == NODE_TEXT && first->text.len > 0 && class_of(utf8_decode(first->text, &size)) == CLASS_WORD &&
           first->text.len > size;
}

static void add_signs(struct render *r, const struct node *node, char sign)
{
    buf_add_repeat(&r->flow.text, (str){&sign, 1}, node->kind == NODE_EMPHASIS ? 1 : 2);
}

/* The sign of the innermost emphasis that is open, strike-through aside; 0 when there is none. */
static char outer_sign(const struct render *r)
{
    size_t i = r->sign_count;

    while (i > 0 && r->signs[i - 1] == '~')
        i--;
    return i > 0 ? r->signs[i - 1] : '\0';
}

/* '*' and '_' take turns, inside each other and side by side. */
static char choose_sign(const struct render *r, const struct node *node)
{
    char outer = outer_sign(r);

    if (node->kind == NODE_STRIKE)
        return '~';
    if (outer)
        return outer == '*' ? '_' : '*';
    return r->flow.text.len == r->closed_at && r->closed_sign == '*' ? '_' : '*';
}

static bool is_break(const struct node *node)
{
    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK;
}

/* Whether signs would not be taken for what they are: next to line ends and, for strike-through, next to blanks. */
static bool needs_tags(const struct node *node)
{
    const struct node *first = node->first;
    const struct node *last = node->last;

    if (is_break(first) || is_break(last))
        return true;
    return node->kind == NODE_STRIKE && ((first->kind == NODE_TEXT && str_starts(first->text, STR(" "))) ||
                                         (last->kind == NODE_TEXT && str_ends(last->text, STR(" "))));
}

static const char *tag_of(const struct node *node)
{
    return node->kind == NODE_STRIKE ? "del" : node->kind == NODE_STRONG ? "strong" : "em";
}

bool md_emphasis_enter(struct render *r, const struct node *node)
{
    char sign = choose_sign(r, node);
    enum class before = last_class(r);

    if (!node->first)
        return false;
    if (needs_tags(node)) {
        buf_addf(&r->flow.text, "<%s>", tag_of(node));
        return true;
    }
    if (sign != '~' && (before == CLASS_WORD || before == CLASS_UNKNOWN) && (sign == '_' || !begins_with_word(node)))
        encode_last(r);
    add_signs(r, node, sign);
    r->opened_at = r->flow.text.len;
    r->signs = array_reserve(r->signs, &r->sign_cap, r->sign_count + 1, 1);
    r->signs[r->sign_count++] = sign;
    return true;
}

void md_emphasis_leave(struct render *r, const struct node *node)
{
    char sign;

    if (!node->first)
        return;
    if (needs_tags(node)) {
        buf_addf(&r->flow.text, "</%s>", tag_of(node));
        return;
    }
    sign = r->signs[--r->sign_count];
    if (sign != '~')
        keep_last_space(r);
    r->closed_tight = sign != '_' && last_class(r) == CLASS_WORD;
    add_signs(r, node, sign);
    r->closed_sign = sign;
    r->closed_at = r->flow.text.len;
}

/* Whether <address> says it all. */
static bool is_autolink(const struct render *r, const struct node *node)
{
    const struct node *words = node->first;
    str url = node->url;

    if (node->kind != NODE_LINK || r->one_line || node->title.len > 0 || !words || words->next ||
        words->kind != NODE_TEXT || !str_eq(words->text, url) ||
        (!str_starts(url, STR("https://")) && !str_starts(url, STR("http://"))))
        return false;
    for (size_t i = 0; i < url.len; i++) {
        if ((unsigned char)url.ptr[i] <= ' ' || memchr("<>\\&$`|\x7F", url.ptr[i], 8))
            return false;
    }
    return true;
}

bool md_link_enter(struct render *r, const struct node *node)
{
    if (is_autolink(r, node)) {
        buf_addf(&r->flow.text, "<%.*s>", STR_ARG(node->url));
        return false;
    }
    buf_add(&r->flow.text, node->kind == NODE_IMAGE ? STR("![") : STR("["));
    r->link_depth++;
    return true;
}

void md_link_leave(struct render *r, const struct node *node)
{
    struct buf *flow = &r->flow.text;

    if (is_autolink(r, node))
        return;
    r->link_depth--;
    buf_add(flow, STR("]("));
    if (node->url.len == 0 && node->title.len > 0)
        buf_add(flow, STR("<>"));
    add_address(flow, node->url);
    if (node->title.len > 0) {
        buf_add(flow, STR(" \""));
        md_add_escaped(flow, node->title);
        buf_add_byte(flow, '"');
    }
    buf_add_byte(flow, ')');
}

/* Whether one dollar on each side says that this is a formula, behind what is written already. */
static bool fits_dollars(const struct buf *flow, const struct node *math)
{
    const struct node *next = math->next;
    str before = buf_str(flow), after = next && next->kind == NODE_TEXT ? next->text : (str){0};
    struct buf line;

    if (str_contains(math->text, STR("$")) || str_starts(math->text, STR("`")))
        return false;
    buf_init(&line);
    buf_add(&line, str_skip(before, before.len - (before.len > 0)));
    size_t open = line.len;
    buf_addf(&line, "$%.*s$", STR_ARG(math->text));
    size_t close = line.len - 1;
    buf_add(&line, str_slice(after, 0, AFTER_MATH));
    bool fits = math_dollar_is_formula(buf_str(&line), open, close);
    buf_release(&line);
    return fits;
}

/* A formula between dollars, or between dollars and backticks when dollars alone would be misread. */
bool md_math_enter(struct render *r, const struct node *node)
{
    struct buf *flow = &r->flow.text;
    size_t backticks = node->display || fits_dollars(flow, node) ? 0 : md_longest_run(node->text, '`') + 1;

    buf_add(flow, node->display ? STR("$$") : STR("$"));
    buf_add_repeat(flow, STR("`"), backticks);
    if (r->one_line)
        add_one_line(flow, node->text);
    else
        buf_add(flow, node->text);
    buf_add_repeat(flow, STR("`"), backticks);
    buf_add(flow, node->display ? STR("$$") : STR("$"));
    return false;
}

bool md_html_enter(struct render *r, const struct node *node)
{
    if (r->one_line)
        add_one_line(&r->flow.text, node->text);
    else
        buf_add(&r->flow.text, node->text);
    return false;
}

bool md_cloze_enter(struct render *r, const struct node *node)
{
    (void)node;
    buf_add(&r->flow.text, STR("{{"));
    return true;
}

void md_cloze_leave(struct render *r, const struct node *node)
{
    (void)node;
    buf_add(&r->flow.text, STR("}}"));
}
