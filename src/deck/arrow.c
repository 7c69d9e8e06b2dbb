/*
 * arrow: questions whose answer stands behind an arrow on the same line.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "styles_int.h"
#include "texts_int.h"

static bool may_begin_arrow(char byte)
{
    static const bool table[0x80] = {['-'] = true, ['='] = true, ['~'] = true, ['>'] = true};
    return (unsigned char)byte < 0x80 ? table[(unsigned char)byte] : (unsigned char)byte >= 0xE0;
}

/* Where the first arrow outside of code stands that has texts before it, and bytes of it; -1 when there is none. Only
 * a double one or a drawn one needs no blank before it. */
static ptrdiff_t find_arrow(str text, size_t *size)
{
    bool code = false;
    size_t seen = 1; /* so far for code */
    for (size_t at = 1; at < text.len; at++) {
        if (!may_begin_arrow(text.ptr[at]))
            continue;
        bool blank = text.ptr[at - 1] == ' ';
        bool joined = text.ptr[at] == '=' || (unsigned char)text.ptr[at] >= 0xE0;
        *size = blank || joined ? arrow_prefix(str_skip(text, at)) : 0;
        for (; *size && seen < at; seen++)
            code = code != (text.ptr[seen] == '`');
        if (*size && !code)
            return (ptrdiff_t)at;
    }
    return -1;
}

bool has_arrow(str text)
{
    size_t size;
    ptrdiff_t at = find_arrow(text, &size);
    return at > 0 && str_find_byte(str_slice(text, 0, (size_t)at), ' ', 0) > 0;
}

/* Bytes of "- " at the start, which parts an answer from its question. */
static size_t dash_prefix(str text)
{
    static const char *const dashes[] = {"- ", "– ", "— "};
    for (size_t i = 0; i < COUNT_OF(dashes); i++)
        if (str_starts(text, str_of(dashes[i])))
            return str_of(dashes[i]).len;
    return 0;
}

/* Where the answer begins in "Why? Because." and "Why? - Because.", or -1: behind the first question mark, where not
 * only decoration follows, and nothing asks again unless a dash stands between. */
static ptrdiff_t find_tail(str text)
{
    ptrdiff_t mark = str_find(text, STR("? "), 0);
    str tail = mark > 0 ? str_trim(str_skip(text, (size_t)mark + 2)) : (str){0};
    size_t dash = dash_prefix(tail);
    bool answers = dash || str_find_byte(tail, '?', 0) < 0;
    return trim_emoji_right(str_strip_right(tail, STR("*_"))).len && !arrow_prefix(tail) && answers ? mark + 1 : -1;
}

bool asks_before_arrow(str text)
{
    size_t size;
    ptrdiff_t tail = find_tail(text);
    if (tail > 0 && dash_prefix(str_trim(str_skip(text, (size_t)tail))))
        return true;
    ptrdiff_t at = has_question_mark(text) ? find_arrow(text, &size) : -1;
    return at > 0 && text_is_marked(str_trim_right(str_slice(text, 0, (size_t)at))) &&
           str_trim(str_skip(text, (size_t)at + size)).len && !text_is_marked(text);
}

bool has_tail(str text)
{
    return find_tail(text) > 0;
}

/* "Do I need it? No.": what stands behind the question mark begins with a word, and does not ask. */
bool has_answering_tail(str text)
{
    ptrdiff_t at = find_tail(text);
    str tail = at > 0 ? str_trim(str_skip(text, (size_t)at)) : (str){0};
    size_t size;
    return tail.len && code_is_alphabetic(utf8_decode(tail, &size)) && text_likeness(tail) == LIKE_NOTHING;
}

/* A name behind a dash may be a company or a level; an answer has some words. */
bool has_dashed_tail(str text)
{
    ptrdiff_t at = find_tail(text);
    str tail = at > 0 ? str_trim(str_skip(text, (size_t)at)) : (str){0};
    str answer = str_trim(str_skip(tail, dash_prefix(tail)));
    return answer.len < tail.len && !text_is_marked(answer) && str_count(answer, ' ') >= 2;
}

/* Where the text behind the first colon of a statement begins that is to be judged: "It is convex: False"; or -1. */
static ptrdiff_t find_claim(str text)
{
    ptrdiff_t colon = str_find(text, STR(": "), 0);
    return colon > 0 && !has_question_mark(text) ? colon + 1 : -1;
}

bool has_claim(str text)
{
    return find_claim(text) > 0;
}

bool cut_at_tail(str text, str *question, str *answer)
{
    ptrdiff_t tail = find_tail(text);
    ptrdiff_t at = tail > 0 ? tail : find_claim(text);
    if (at <= 0)
        return false;
    *question = str_slice(text, 0, (size_t)(tail > 0 ? at : at - 1));
    *answer = str_trim(str_skip(text, (size_t)at));
    *answer = str_trim(str_skip(*answer, dash_prefix(*answer)));
    return true;
}

/* A question that needs an answer on its line, for nothing stands below it, though others of the file have texts. */
static bool asks_alone(const struct reader *reader, const struct mark *mark, str before)
{
    return !(mark->flags & MARK_BODY) && !reader->bare && text_likeness(before) >= LIKE_WORD;
}

/* Whether a bracket is open at the end of `before` that closes in `after`: "(egg -> hen)". */
static bool is_inside_bracket(str before, str after)
{
    unsigned depth = 0;
    for (size_t i = 0; i < before.len; i++)
        if (before.ptr[i] == '(')
            depth++;
        else if (before.ptr[i] == ')' && depth)
            depth--;
    return depth && str_find_byte(after, ')', 0) >= 0;
}

bool cut_at_arrow(const struct reader *reader, const struct mark *mark, str text, str *question, str *answer)
{
    enum { ARROWS = 16 /* so many are looked at: each looks at all that stands before it */ };
    size_t size;
    size_t from = 0;
    unsigned arrows = 0;
    for (ptrdiff_t at; (at = find_arrow(str_skip(text, from), &size)) > 0 && arrows < ARROWS;
         from += (size_t)at + size, arrows++) {
        str before = str_trim_right(str_slice(text, 0, from + (size_t)at));
        str after = str_skip(text, from + (size_t)at + size);
        bool ends = text_is_marked(before) || ends_sentence(before) || asks_alone(reader, mark, before);
        if ((!reader->arrows && !ends) || is_inside_bracket(before, after))
            continue;
        if (!reader->arrows && (after.len == 0 || text_is_marked(after)))
            return false;
        *question = before;
        *answer = after;
        return true;
    }
    return false;
}

bool text_in_brackets(str text)
{
    text = str_trim(text);
    char open = text.len < 2 ? 'x' : text.ptr[0];
    char close = open == '(' ? ')' : ']';
    if ((open != '(' && open != '[') || text.ptr[text.len - 1] != close)
        return false;
    unsigned depth = 0;
    for (size_t i = 0; i + 1 < text.len; i++) {
        depth += text.ptr[i] == open;
        depth -= text.ptr[i] == close;
        if (depth == 0)
            return false;
    }
    return true;
}
