#include "sections_int.h"

#include <string.h>

#include "outline_int.h"
#include "skeleton_int.h"

enum {
    SECTION_LEAST = 1 << 18,     /* bytes */
    DEFINITIONS_MOST = 1 << 16,  /* bytes of link definitions that are gathered */
    DEFINITION_LONGEST = 1 << 12 /* bytes */
};

/* Gathers the definitions that take one line each. */
static void gather_definitions(struct sections *sections, str text)
{
    for (ptrdiff_t at = str_find(text, STR("]:"), 0); at >= 0; at = str_find(text, STR("]:"), (size_t)at + 1)) {
        size_t from = (size_t)at;
        str line = str_skip(text, from);
        size_t to = from + str_cut(&line, '\n').len;

        while (from > 0 && (size_t)at - from < DEFINITION_LONGEST && text.ptr[from - 1] != '\n')
            from--;
        line = str_trim_left(str_slice(text, from, to));
        if (line.len > DEFINITION_LONGEST || sections->definitions.len + line.len > DEFINITIONS_MOST)
            continue;
        line = arena_format(&sections->arena, "%.*s\n", STR_ARG(line));
        if (reference_lines(line) > 0)
            buf_add(&sections->definitions, line);
    }
}

void sections_init(struct sections *sections, str text)
{
    *sections = (struct sections){.rest = text.ptr ? text : STR("")};
    arena_init(&sections->arena);
    buf_init(&sections->definitions);
    buf_init(&sections->piece);
    if (text.len >= 2 * SECTION_LEAST)
        gather_definitions(sections, text);
}

void sections_release(struct sections *sections)
{
    arena_release(&sections->arena);
    buf_release(&sections->definitions);
    buf_release(&sections->piece);
}

/* The code fence that is open, if any. */
struct fence {
    char sign; /* 0: none */
    size_t run;
    bool in_list;
};

/* Follows fences through a line. */
static void follow_fence(struct fence *fence, str line)
{
    size_t prefix = skeleton_prefix(line, NULL);
    str rest = str_skip(line, prefix);
    size_t run = 0;

    if (fence->sign && fence->in_list && line.len > 0 && (unsigned char)line.ptr[0] > ' ' && line.ptr[0] != '>')
        fence->sign = '\0';
    while (run < rest.len && rest.ptr[run] == rest.ptr[0] && (rest.ptr[0] == '`' || rest.ptr[0] == '~'))
        run++;
    if (run < 3)
        return;
    if (!fence->sign && (rest.ptr[0] == '~' || str_find_byte(rest, '`', run) < 0))
        *fence = (struct fence){rest.ptr[0], run, prefix >= 2};
    else if (fence->sign == rest.ptr[0] && run >= fence->run && str_trim(str_skip(rest, run)).len == 0)
        fence->sign = '\0';
}

static size_t count_of(str text, str needle)
{
    size_t count = 0;

    for (ptrdiff_t at = str_find(text, needle, 0); at >= 0; at = str_find(text, needle, (size_t)at + 1))
        count++;
    return count;
}

/* Whether the HTML that may go on behind empty lines is closed in the piece. */
static bool is_closed(str piece)
{
    static const char *const pairs[][2] = {
        {"<!--", "-->"},         {"<details", "</details"}, {"<pre", "</pre"},
        {"<script", "</script"}, {"<style", "</style"},     {"<textarea", "</textarea"},
    };

    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        if (count_of(piece, str_of(pairs[i][0])) > count_of(piece, str_of(pairs[i][1])))
            return false;
    }
    return true;
}

/* Whether a line is a heading at the left margin. */
static bool is_heading(str line)
{
    size_t level = 0;

    while (level < line.len && line.ptr[level] == '#')
        level++;
    return level >= 1 && level <= 6 && level < line.len && line.ptr[level] == ' ';
}

/* Bytes of the first piece of the text: up to a heading after an empty line, when it is certain that it is one. */
static size_t piece_size(str text)
{
    struct fence fence = {0};
    size_t least = SECTION_LEAST;
    bool empty = false;

    if (text.len < 2 * SECTION_LEAST)
        return text.len;
    for (str rest = text; rest.ptr;) {
        size_t at = (size_t)(rest.ptr - text.ptr);
        str line = str_cut(&rest, '\n');

        if (at >= least && empty && !fence.sign && is_heading(line)) {
            if (is_closed(str_slice(text, 0, at)))
                return at;
            least *= 2;
        }
        empty = str_trim(line).len == 0;
        if (fence.sign || str_contains(line, STR("```")) || str_contains(line, STR("~~~")))
            follow_fence(&fence, line);
    }
    return text.len;
}

bool sections_next(struct sections *sections, str *piece)
{
    size_t size;

    if (!sections->rest.ptr)
        return false;
    size = piece_size(sections->rest);
    *piece = str_slice(sections->rest, 0, size);
    sections->rest = size < sections->rest.len ? str_skip(sections->rest, size) : (str){0};
    if (sections->definitions.len > 0) {
        buf_clear(&sections->piece);
        buf_add(&sections->piece, *piece);
        buf_add(&sections->piece, STR("\n\n"));
        buf_add(&sections->piece, buf_str(&sections->definitions));
        *piece = buf_str(&sections->piece);
    }
    return true;
}
