/*
 * boxes: elements that only lay a text out, where they begin or end on the text's own line.
 *
 * "<p align=center>Salt.</p>" says no more than "Salt."
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "reader_int.h"

static bool is_box(str name)
{
    static const char *const boxes[] = {"p", "div", "center", "font"};
    return is_one_of(name, boxes, COUNT_OF(boxes));
}

/* The last tag of a text when it closes a box: where it begins, or the text's length. */
static size_t last_tag(str text)
{
    if (!str_ends(text, STR(">")))
        return text.len;
    size_t at = str_behind_last(text, '<');
    str name;
    bool closing;
    bool box = at > 0 && tag_name(str_skip(text, at - 1), &name, &closing) && closing && is_box(name);
    return box ? at - 1 : text.len;
}

str without_box(str text)
{
    str name;
    bool closing;
    for (size_t size; (size = tag_name(text, &name, &closing)) > 0 && !closing && is_box(name);)
        text = str_trim_left(str_skip(text, size));
    for (size_t end; (end = last_tag(text)) < text.len;)
        text = str_trim_right(str_slice(text, 0, end));
    return text;
}
