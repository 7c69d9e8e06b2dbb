/*
 * unpack: fences around what is no code: a whole document, copied out of a chat ("```markdown"), or the options of a
 * multiple choice.
 */
#include <string.h>

#include "char_int.h"
#include "choice_int.h"
#include "fence_int.h"

/* Bytes of the run of backticks that begins the line, and what stands behind it. */
static size_t fence_run(str line, str *info)
{
    size_t run = 0;
    while (run < line.len && line.ptr[run] == '`')
        run++;
    if (run < 3)
        return 0;
    *info = str_trim(str_skip(line, run));
    return run;
}

static bool is_markdown(str info)
{
    return str_eq_nocase(info, STR("markdown")) || str_eq_nocase(info, STR("md"));
}

/* The fence around most of the document, and the line that closes it: the last one, when those in between make pairs.
 */
struct wrapper {
    str open; /* a line of the text; empty when there is none */
    str close;
};

static struct wrapper find_wrapper(str text)
{
    enum { REACH = 10 /* lines of chatter before it */ };
    struct wrapper wrapper = {.open = {0}};
    unsigned inside = 0;
    unsigned lines = 0;
    for (str rest = text; rest.ptr; lines++) {
        str info;
        str line = str_cut(&rest, '\n');
        if (fence_run(line, &info) == 0)
            continue;
        if (wrapper.open.len == 0 && (lines >= REACH || !is_markdown(info)))
            return wrapper;
        inside += wrapper.open.len > 0;
        if (wrapper.open.len == 0)
            wrapper.open = line;
        wrapper.close = info.len == 0 ? line : (str){0};
    }
    if (inside % 2 == 0)
        wrapper.close = (str){0};
    const char *end = wrapper.close.len ? wrapper.close.ptr : text.ptr + text.len;
    bool most = wrapper.open.len && (size_t)(end - wrapper.open.ptr) * 10 >= text.len * 6;
    return most ? wrapper : (struct wrapper){.open = {0}};
}

static void blank_out(char *copy, str text, str part)
{
    for (size_t i = 0; i < part.len; i++)
        if (part.ptr[i] != '\n')
            copy[(size_t)(part.ptr - text.ptr) + i] = ' ';
}

/* What is said behind the fence, when it is only a few lines. */
static str find_farewell(str text, str close)
{
    enum { MOST = 5 };
    str after = close.len ? str_skip(text, (size_t)(close.ptr + close.len - text.ptr)) : (str){0};
    unsigned lines = 0;
    for (str rest = after; rest.ptr && lines <= MOST;)
        lines += str_trim(str_cut(&rest, '\n')).len > 0;
    return lines <= MOST ? after : (str){0};
}

/* ---- options ---- */

/* What stands in a fence: options in the order of their letters, and maybe the answer. */
struct content {
    unsigned options;
    unsigned answers;
    bool others;
};

static void see_content(struct content *content, str line)
{
    struct option option;
    line = str_trim(line);
    if (line.len == 0)
        return;
    if (option_see(line, &option) && option.letter == content->options + 1 && content->answers == 0)
        content->options++;
    else if (shape_of(line).label == LABEL_ANSWER)
        content->answers++;
    else
        content->others = true;
}

/* Blanks the lines of fences that hold nothing but options and their answer. */
static str unpack_options(struct arena *arena, str text)
{
    struct content content = {.options = 0};
    str open = {0};
    char *copy = NULL;
    for (str rest = text; rest.ptr;) {
        str info;
        str line = str_cut(&rest, '\n');
        bool fence = fence_run(line, &info) > 0;
        if (open.ptr == NULL && fence) {
            content = (struct content){.others = info.len > 0};
            open = line;
        } else if (fence && info.len == 0) {
            if (!content.others && content.options >= 2 && content.answers <= 1) {
                if (!copy)
                    memcpy(copy = ARENA_ARRAY(arena, char, text.len), text.ptr, text.len);
                blank_out(copy, text, open);
                blank_out(copy, text, line);
            }
            open = (str){0};
        } else if (open.ptr && !content.others) {
            see_content(&content, line);
        }
    }
    return copy ? (str){copy, text.len} : text;
}

str unpack_document(struct arena *arena, str text)
{
    struct wrapper wrapper = find_wrapper(text);
    if (wrapper.open.len == 0)
        return unpack_options(arena, text);
    char *copy = ARENA_ARRAY(arena, char, text.len);
    memcpy(copy, text.ptr, text.len);
    blank_out(copy, text, wrapper.open);
    blank_out(copy, text, wrapper.close);
    blank_out(copy, text, find_farewell(text, wrapper.close));
    return unpack_options(arena, (str){copy, text.len});
}
