#include "links_int.h"

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
