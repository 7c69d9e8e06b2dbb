/*
 * html_cell: values of rows that are written in HTML, as Markdown.
 */
#include "delimited_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "reader_int.h"

/* What the tags of an element become; all that is not named here stays as it is. */
static const struct {
    str name;
    bool line; /* a line ends before either of them */
    str open;
    str close;
} elements[] = {
    {STR_ROW("div"), true, STR_ROW(""), STR_ROW("")},    {STR_ROW("p"), true, STR_ROW(""), STR_ROW("")},
    {STR_ROW("br"), true, STR_ROW(""), STR_ROW("")},     {STR_ROW("ul"), true, STR_ROW(""), STR_ROW("")},
    {STR_ROW("ol"), true, STR_ROW(""), STR_ROW("")},     {STR_ROW("li"), true, STR_ROW("- "), STR_ROW("")},
    {STR_ROW("b"), false, STR_ROW("**"), STR_ROW("**")}, {STR_ROW("strong"), false, STR_ROW("**"), STR_ROW("**")},
    {STR_ROW("i"), false, STR_ROW("*"), STR_ROW("*")},   {STR_ROW("em"), false, STR_ROW("*"), STR_ROW("*")},
    {STR_ROW("span"), false, STR_ROW(""), STR_ROW("")},  {STR_ROW("font"), false, STR_ROW(""), STR_ROW("")},
};

/* Adds what a tag becomes; returns its bytes, or 0 when it stays. */
static size_t add_tag(struct buf *out, str rest)
{
    str name;
    bool closing;
    size_t size = tag_name(rest, &name, &closing);
    for (size_t i = 0; size && i < COUNT_OF(elements); i++)
        if (str_eq_nocase(name, elements[i].name)) {
            if (elements[i].line && out->len && !str_ends(buf_str(out), STR("\n")))
                buf_add_z(out, "  \n");
            buf_add(out, closing ? elements[i].close : elements[i].open);
            return size;
        }
    return 0;
}

str html_cell(struct arena *arena, str cell)
{
    ptrdiff_t first = str_find_byte(cell, '<', 0);
    if (first < 0)
        return cell;
    struct buf out;
    buf_init(&out);
    for (size_t at = 0; at < cell.len;) {
        ptrdiff_t tag = str_find_byte(cell, '<', at);
        size_t end = tag < 0 ? cell.len : (size_t)tag;
        buf_add(&out, str_slice(cell, at, end));
        size_t size = end < cell.len ? add_tag(&out, str_skip(cell, end)) : 0;
        if (size == 0)
            buf_add(&out, str_slice(cell, end, end + 1));
        at = end + (size ? size : 1);
    }
    cell = arena_copy(arena, str_trim(buf_str(&out)));
    buf_release(&out);
    return cell;
}
