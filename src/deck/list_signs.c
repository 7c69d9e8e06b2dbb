/*
 * list_signs: lists whose marks Markdown does not know: "1-What", "✅ What", "-> What", and labels without a sign,
 * "Question What".
 *
 * Such marks may be anything in a text. They are set as marks of Markdown, in place, where many lines begin with the
 * same one and it is clear what for: numbers count on, or most of the lines ask or stand over the label of an answer.
 */
#include <string.h>

#include "bare_labels_int.h"
#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "shape_int.h"

enum { MANY = 4, ROOM = 8 /* bytes that a mark of Markdown can take with the blanks around it */ };

/* What the lines with one sign are like. */
struct sign_lines {
    unsigned count;
    unsigned asking;
    unsigned inner;        /* … that are set in */
    unsigned asking_inner; /* … and ask */
    bool lacking;          /* one of the questions begins without it */
};

/* ---- numbers before a dash ---- */

/* Where the dash of "12-Why", or "12_Why", stands, with the number before it; 0 when the line begins otherwise. */
static size_t tight_dash(str line, long *number)
{
    enum { MOST_DIGITS = 3 };
    size_t digits;
    *number = str_number(line, &digits);
    str rest = str_skip(line, digits + 1);
    bool fits = digits > 0 && digits <= MOST_DIGITS && rest.len > 0 && str_has_byte(STR("-_"), line.ptr[digits]);
    return fits && code_is_alphabetic(utf8_at(rest, 0)) ? digits : 0;
}

/* The lines that begin so, as they are counted. */
struct dashes {
    unsigned count;
    unsigned ordered; /* … one after the other, or from 1 on */
    int32_t last;
};

static void see_dash(struct dashes *dashes, str line)
{
    long number;
    struct shape other = {.number = -1};
    if (tight_dash(line, &number) > 0) {
        dashes->count++;
        dashes->ordered += number_follows((int32_t)number, dashes->last, dashes->ordered);
        dashes->last = (int32_t)number;
    } else if (line.len && line.ptr[0] >= '0' && line.ptr[0] <= '9' && number_prefix(line, &other)) {
        dashes->last = other.number;
    }
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
    size_t at = str_span(str_slice(line, 0, SET_IN), STR(" "));
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

/* One blank may be a slip. */
static bool is_set_in(str line)
{
    return str_starts(line, STR("  "));
}

static bool is_answered(str next)
{
    struct shape shape = shape_of(str_trim(next));
    return shape.label == LABEL_ANSWER && !shape.weak;
}

/* What the lines of a text begin with. */
struct beginnings {
    struct map signs; /* struct sign_lines by sign */
    struct dashes dashes;
    struct bare_labels labels;
};

static void see_sign(struct arena *arena, str line, str before, str rest, struct map *signs)
{
    str sign = sign_of(line);
    struct sign_lines *seen = map_find(signs, sign);
    if (!seen)
        map_put(signs, sign, seen = ARENA_NEW(arena, struct sign_lines));
    str asked = str_trim(str_skip(line, sign_prefix(line)));
    seen->count++;
    seen->lacking = seen->lacking || text_is_marked(str_trim(before));
    bool asks = text_likeness(asked) >= LIKE_WORD || (rest.ptr && is_answered(str_cut(&rest, '\n')));
    seen->asking += asks;
    seen->inner += is_set_in(line);
    seen->asking_inner += asks && is_set_in(line);
}

static void see_beginnings(struct arena *arena, str text, struct beginnings *seen)
{
    str line;
    str above = {0}; /* the last line that says anything, when it has no sign */
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        if (str_trim_left(line).len == 0)
            continue;
        see_dash(&seen->dashes, line);
        bare_labels_see(&seen->labels, line);
        bool sign = sign_prefix(line) > 0;
        if (sign)
            see_sign(arena, line, above, lines.rest, &seen->signs);
        above = sign ? (str){0} : line;
    }
}

static bool are_many(unsigned count, unsigned asking)
{
    return count >= MANY && asking * 10 >= count * 6;
}

static bool ask_at_margin(const struct sign_lines *seen)
{
    return are_many(seen->count - seen->inner, seen->asking - seen->asking_inner);
}

/* Whether lines with a sign are questions. */
static bool are_questions(const struct sign_lines *seen)
{
    return !seen->lacking && (are_many(seen->count, seen->asking) || ask_at_margin(seen));
}

/* Whether the line begins with the sign of a question. Where many at the margin ask, and those set in do not, these are
 * parts of answers. */
static bool is_marked(const struct map *signs, str line)
{
    str sign = sign_of(line);
    const struct sign_lines *seen = sign.len ? map_find(signs, sign) : NULL;
    if (!seen || !are_questions(seen))
        return false;
    return !is_set_in(line) || !ask_at_margin(seen) || seen->asking_inner * 10 >= seen->inner * 6;
}

static bool any_mark(const struct map *signs)
{
    for (size_t i = 0; i < signs->count; i++)
        if (are_questions(signs->entries[i].value))
            return true;
    return false;
}

/* ---- setting ---- */

/* A bullet in so many bytes: at most three blanks stand before it, and four behind it. */
static void set_bullet(char *to, size_t size)
{
    enum { BEHIND = 4 };
    memset(to, ' ', size);
    to[size > BEHIND + 1 ? size - BEHIND - 1 : 0] = '-';
}

/* What is to be set in a text. */
struct setting {
    const struct map *signs;
    bool dashes;
    unsigned pair;             /* of bare labels, or 0 */
    struct bare_labels labels; /* … as far as they were seen */
};

/* What becomes of a line: a byte of it is replaced, or its sign by a bullet. */
struct edit {
    size_t at;
    char byte;
    size_t sign; /* bytes of the sign */
};

static struct edit edit_of(struct setting *setting, str line)
{
    long number;
    size_t dash = setting->dashes ? tight_dash(line, &number) : 0;
    if (dash)
        return (struct edit){.at = dash, .byte = ')'};
    size_t blank = setting->pair ? bare_labels_see(&setting->labels, line) : 0;
    if (blank && setting->labels.pair == setting->pair)
        return (struct edit){.at = blank, .byte = ':'};
    return (struct edit){.sign = is_marked(setting->signs, line) ? sign_prefix(line) : 0};
}

str set_list_marks(struct arena *arena, struct arena *scratch, str text)
{
    struct beginnings seen = {.dashes = {.count = 0}};
    map_init(&seen.signs);
    see_beginnings(scratch, text, &seen);
    struct setting setting = {
        .signs = &seen.signs, .dashes = are_marks(&seen.dashes), .pair = bare_labels_pair(&seen.labels)};
    bool any = setting.dashes || setting.pair || any_mark(&seen.signs);
    char *copy = NULL;
    str line;
    for (struct unfenced lines = {.rest = any ? text : (str){0}}; next_unfenced(&lines, &line);) {
        struct edit edit = edit_of(&setting, line);
        if (edit.byte == '\0' && edit.sign == 0)
            continue;
        if (!copy)
            memcpy(copy = ARENA_ARRAY(arena, char, text.len), text.ptr, text.len);
        char *at = copy + (line.ptr - text.ptr);
        if (edit.sign)
            set_bullet(at, edit.sign);
        else
            at[edit.at] = edit.byte;
    }
    map_release(&seen.signs);
    return copy ? (str){copy, text.len} : text;
}
