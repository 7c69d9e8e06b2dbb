/*
 * list_signs: lists whose marks Markdown does not know: "1-What", "✅ What", "-> What".
 *
 * Such marks may be anything in a text. They are set as marks of Markdown, in place, where many lines begin with the
 * same one and it is clear what for: numbers count on, or most of the lines ask or stand over the label of an answer.
 */
#include <string.h>

#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "shape_int.h"

enum { MANY = 4, ROOM = 8 /* bytes that a mark of Markdown can take with the blanks around it */ };

/* What the lines with one sign are like. */
struct sign_lines {
    unsigned count;
    unsigned asking;
    bool lacking; /* one of the questions begins without it */
};

/* Goes through the lines outside of fences. */
struct lines {
    str rest;
    bool fenced;
};

static bool next_line(struct lines *lines, str *line)
{
    while (lines->rest.ptr) {
        *line = str_cut(&lines->rest, '\n');
        bool fence = str_starts(str_trim_left(*line), STR("```"));
        lines->fenced = lines->fenced != fence;
        if (!fence && !lines->fenced)
            return true;
    }
    return false;
}

/* ---- numbers before a dash ---- */

/* Where the dash of "12-Why" stands, with the number before it; 0 when the line begins otherwise. */
static size_t tight_dash(str line, long *number)
{
    enum { MOST_DIGITS = 3 };
    size_t digits;
    *number = str_number(line, &digits);
    bool fits = digits > 0 && digits <= MOST_DIGITS && digits + 1 < line.len && line.ptr[digits] == '-' &&
                code_is_alphabetic((unsigned char)line.ptr[digits + 1]) && (unsigned char)line.ptr[digits + 1] < 0x80;
    return fits ? digits : 0;
}

/* The lines that begin so, as they are counted. */
struct dashes {
    unsigned count;
    unsigned ordered; /* … one after the other, or from 1 on */
    long last;
};

static void see_dash(struct dashes *dashes, str line)
{
    long number;
    if (tight_dash(line, &number) == 0)
        return;
    dashes->count++;
    dashes->ordered += number == 1 || number == dashes->last + 1;
    dashes->last = number;
}

static bool are_marks(const struct dashes *dashes)
{
    return dashes->count >= MANY && dashes->ordered * 10 >= dashes->count * 8;
}

/* ---- signs ---- */

/* Bytes of the sign, with the blanks around it, that stands before a text; 0 when there is none or it leaves no room.
 */
static size_t sign_prefix(str line)
{
    enum { SET_IN = 3 };
    static const char *const arrows[] = {"->", "-->", "=>", "==>"};
    size_t at = 0;
    while (at < SET_IN && at < line.len && line.ptr[at] == ' ')
        at++;
    str rest = str_skip(line, at);
    bool wide = rest.len && (unsigned char)rest.ptr[0] >= 0xE0;
    if (!wide && (rest.len == 0 || (rest.ptr[0] != '-' && rest.ptr[0] != '=')))
        return 0;
    struct shape shape = {.number = -1};
    bool picture = wide && number_prefix(rest, &shape) == 0; /* no keycap */
    size_t size = picture ? emoji_prefix(rest) : 0;
    for (size_t i = 0; size == 0 && i < COUNT_OF(arrows); i++)
        if (str_starts(rest, str_of(arrows[i])))
            size = str_of(arrows[i]).len;
    size_t total = at + size + blank_prefix(str_skip(rest, size));
    return size > 0 && total <= ROOM && total + 1 < line.len ? total : 0;
}

static str sign_of(str line)
{
    return str_trim(str_slice(line, 0, sign_prefix(line)));
}

static bool is_answered(str next)
{
    struct shape shape = shape_of(str_trim(next));
    return shape.label == LABEL_ANSWER && !shape.weak;
}

static void count_signs(struct arena *arena, str text, struct map *signs, struct dashes *dashes)
{
    str line;
    str above = {0}; /* the last line that says anything, when it has no sign */
    for (struct lines lines = {.rest = text}; next_line(&lines, &line);) {
        if (str_trim(line).len == 0)
            continue;
        see_dash(dashes, line);
        str sign = sign_of(line);
        str before = above;
        above = sign.len == 0 ? line : (str){0};
        if (sign.len == 0)
            continue;
        bool lacking = text_is_marked(str_trim(before));
        struct sign_lines *seen = map_find(signs, sign);
        if (!seen)
            map_put(signs, sign, seen = ARENA_NEW(arena, struct sign_lines));
        str more = lines.rest;
        str asked = str_trim(str_skip(line, sign_prefix(line)));
        seen->count++;
        seen->lacking = seen->lacking || lacking;
        seen->asking += text_likeness(asked) >= LIKE_WORD || (more.ptr && is_answered(str_cut(&more, '\n')));
    }
}

/* Whether lines with this sign are questions. */
static bool is_mark(const struct map *signs, str sign)
{
    const struct sign_lines *seen = sign.len ? map_find(signs, sign) : NULL;
    return seen && !seen->lacking && seen->count >= MANY && seen->asking * 10 >= seen->count * 6;
}

static bool any_mark(const struct map *signs)
{
    for (size_t i = 0; i < signs->count; i++)
        if (is_mark(signs, signs->entries[i].key))
            return true;
    return false;
}

/* A bullet in so many bytes: at most three blanks stand before it, and four behind it. */
static void set_bullet(char *to, size_t size)
{
    enum { BEHIND = 4 };
    memset(to, ' ', size);
    to[size > BEHIND + 1 ? size - BEHIND - 1 : 0] = '-';
}

str set_list_marks(struct arena *arena, struct arena *scratch, str text)
{
    struct map signs;
    map_init(&signs);
    struct dashes seen = {.count = 0};
    count_signs(scratch, text, &signs, &seen);
    bool dashes = are_marks(&seen);
    bool any = dashes || any_mark(&signs);
    char *copy = NULL;
    str line;
    for (struct lines lines = {.rest = any ? text : (str){0}}; next_line(&lines, &line);) {
        long number;
        size_t dash = dashes ? tight_dash(line, &number) : 0;
        bool mark = dash == 0 && is_mark(&signs, sign_of(line));
        if (!dash && !mark)
            continue;
        if (!copy)
            memcpy(copy = ARENA_ARRAY(arena, char, text.len), text.ptr, text.len);
        char *at = copy + (line.ptr - text.ptr);
        if (dash)
            at[dash] = ')';
        else
            set_bullet(at, sign_prefix(line));
    }
    map_release(&signs);
    return copy ? (str){copy, text.len} : text;
}
