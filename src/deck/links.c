#include "links_int.h"

#include "char_int.h"
#include "shape_int.h"

size_t link_at(str s, str *text, str *target)
{
    if (s.len < 4 || s.ptr[0] != '[')
        return 0;
    unsigned depth = 0;
    size_t close = 0;
    for (size_t i = 0; i < s.len && close == 0; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == '[')
            depth++;
        else if (s.ptr[i] == ']' && --depth == 0)
            close = i;
    }
    if (close == 0 || close + 1 >= s.len || s.ptr[close + 1] != '(')
        return 0;
    depth = 0;
    for (size_t i = close + 1; i < s.len; i++) {
        if (s.ptr[i] == '(')
            depth++;
        else if (s.ptr[i] == ')' && --depth == 0) {
            *text = str_slice(s, 1, close);
            *target = str_trim(str_slice(s, close + 2, i));
            return i + 1;
        }
    }
    return 0;
}

bool text_is_web_links(str text)
{
    return str_starts(text, STR("[")) && str_ends(text, STR(")")) &&
           (str_contains(text, STR("](http")) || str_contains(text, STR("](www")));
}

bool text_is_outer_link(str text)
{
    str name;
    str target;
    return link_at(text, &name, &target) == text.len && text.len && !str_starts(target, STR("#"));
}

bool text_is_address(str text)
{
    if (str_starts(text, STR("<")) && str_ends(text, STR(">")))
        text = str_slice(text, 1, text.len - 1);
    return (str_starts(text, STR("https://")) || str_starts(text, STR("http://")) || str_starts(text, STR("www."))) &&
           str_find_byte(text, ' ', 0) < 0;
}

/* Bytes of ":arrow_up:", an emoji by its name, at the start, or 0. */
static size_t emoji_name(str s)
{
    size_t at = str_starts(s, STR(":")) ? 1 : 0;
    while (at && at < s.len && ((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') || s.ptr[at] == '_'))
        at++;
    return at > 1 && at < s.len && s.ptr[at] == ':' ? at + 1 : 0;
}

/* Bytes of "![done](tick.png)" or "![icon][done]" at the start, or 0. */
static size_t picture_at(str s)
{
    if (!str_starts(s, STR("![")))
        return 0;
    ptrdiff_t close = str_find_byte(s, ']', 2);
    char open = close > 0 && (size_t)close + 1 < s.len ? s.ptr[close + 1] : 0;
    ptrdiff_t end = open == '(' || open == '[' ? str_find_byte(s, open == '(' ? ')' : ']', (size_t)close + 2) : -1;
    return end > 0 ? (size_t)end + 1 : 0;
}

bool text_is_picture(str text)
{
    return text.len && picture_at(text) == text.len;
}

bool text_is_links(str text, struct links *links)
{
    enum { LETTERS = 6 };
    *links = (struct links){.inner = 0};
    if (!str_contains(text, STR("](")))
        return false;
    str rest = shape_of(text).text;
    unsigned letters = 0;
    while (rest.len && letters <= LETTERS) {
        str name;
        str target;
        size_t size = rest.ptr[0] == '[' ? link_at(rest, &name, &target) : 0;
        if (size) {
            ptrdiff_t hash = str_find_byte(target, '#', 0);
            if (links->inner + links->outer == 0) {
                links->text = name;
                links->place = str_skip(target, (size_t)(hash + 1));
            }
            links->inner += hash >= 0;
            links->outer += hash < 0;
        } else if ((size = emoji_name(rest)) == 0 && (size = picture_at(rest)) == 0) {
            size = 1;
            letters += (unsigned char)rest.ptr[0] >= 0x80 || is_digit(rest, 0) || rest.ptr[0] == '[' ||
                       ((rest.ptr[0] | 0x20) >= 'a' && (rest.ptr[0] | 0x20) <= 'z');
        }
        rest = str_skip(rest, size);
    }
    return links->inner + links->outer > 0 && letters <= LETTERS;
}
