#include "grill/deck/term.h"

/* Reads "**Label:** value" with the two blanks of a hard break behind it; false when the line is something else. */
static bool read_field(str line, struct term_field *field)
{
    if (!str_starts(line, STR("**")))
        return false;
    ptrdiff_t end = str_find(line, STR(":**"), 2);
    if (end < 0)
        return false;
    field->label = str_slice(line, 2, (size_t)end);
    field->value = str_trim(str_skip(line, (size_t)end + 3));
    return true;
}

size_t term_fields(struct arena *arena, const struct card *card, struct term_field **fields)
{
    size_t lines = 0;
    for (str rest = card->answer; rest.ptr; str_cut(&rest, '\n'))
        lines++;
    *fields = ARENA_ARRAY(arena, struct term_field, lines);
    size_t count = 0;
    for (str rest = card->answer; rest.ptr;)
        if (!read_field(str_cut(&rest, '\n'), &(*fields)[count++]))
            return 0;
    return count;
}
