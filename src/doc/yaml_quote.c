/*
 * yaml_quote: values that begin with a sign which YAML reserves, as Markdown's code does: "answer: `make`".
 */
#include <stdint.h>

#include "grill/doc/yaml.h"
#include "yaml_int.h"

static size_t blanks_of(str line)
{
    size_t count = 0;
    while (count < line.len && line.ptr[count] == ' ')
        count++;
    return count;
}

/* "text: |", "- >-": lines that are indented further are text. */
static bool opens_block(str line)
{
    line = str_strip_right(str_trim_right(line), STR("-+"));
    return line.len > 1 && (line.ptr[line.len - 1] == '|' || line.ptr[line.len - 1] == '>') &&
           line.ptr[line.len - 2] == ' ';
}

/* The column of what stands behind the marks of a list. */
static size_t behind_marks(str line)
{
    size_t at = blanks_of(line);
    while (str_starts(str_skip(line, at), STR("- ")))
        at += 2 + blanks_of(str_skip(line, at + 2));
    return at;
}

/* Where the value of a line begins, behind the marks of a list and a key; the line's length when it has none. */
static size_t value_of(str line)
{
    size_t at = behind_marks(line);
    if (at > blanks_of(line) && at < line.len && str_has_byte(STR("`@%"), line.ptr[at]))
        return at;
    ptrdiff_t colon = str_find(line, STR(": "), at);
    return colon < 0 ? line.len : (size_t)colon + 2 + blanks_of(str_skip(line, (size_t)colon + 2));
}

void yaml_add_quoted(struct buf *out, str value)
{
    buf_add_byte(out, '\'');
    for (size_t i = 0; i < value.len; i++)
        buf_add_repeat(out, str_slice(value, i, i + 1), value.ptr[i] == '\'' ? 2 : 1);
    buf_add_byte(out, '\'');
}

str yaml_quote_reserved(struct arena *arena, str text, unsigned *line_number)
{
    struct buf out;
    buf_init(&out);
    size_t block = SIZE_MAX; /* indentation of the line that opened a block of text */
    unsigned number = 0;
    *line_number = 0;
    for (str rest = text; rest.ptr;) {
        str line = str_cut(&rest, '\n');
        number++;
        bool inside = block != SIZE_MAX && (str_trim(line).len == 0 || blanks_of(line) > block);
        bool keyed = str_find_byte(line, ':', 0) >= 0;
        block = inside ? block : !opens_block(line) ? SIZE_MAX : keyed ? behind_marks(line) : blanks_of(line);
        size_t at = inside ? line.len : value_of(line);
        if (at < line.len && str_has_byte(STR("`@%"), line.ptr[at])) {
            buf_add(&out, str_slice(line, 0, at));
            yaml_add_quoted(&out, str_trim_right(str_skip(line, at)));
            *line_number = *line_number ? *line_number : number;
        } else {
            buf_add(&out, line);
        }
        if (rest.ptr)
            buf_add_byte(&out, '\n');
    }
    str quoted = *line_number ? arena_copy(arena, buf_str(&out)) : text;
    buf_release(&out);
    return quoted;
}
