#include "shield_int.h"

#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "inline_html_int.h"
#include "math_span_int.h"
#include "skeleton_int.h"

static const char sentinel[] = "\U0001BC9F";
enum { SENTINEL = sizeof sentinel - 1 };

/* What marks that cmark does not know are made of. */
#define ESCAPED_SIGNS "~={}"

void shield_init(struct shield *shield, struct arena *arena)
{
    *shield = (struct shield){.arena = arena};
}

void shield_release(struct shield *shield)
{
    free(shield->masks);
    free(shield->math.items);
    free(shield->tables.items);
}

struct mask *shield_add(struct shield *shield, struct buf *out, enum mask_kind kind)
{
    shield->masks = array_reserve(shield->masks, &shield->cap, shield->count + 1, sizeof *shield->masks);
    buf_addf(out, "%s%zu%s", sentinel, shield->count, sentinel);
    struct mask *mask = &shield->masks[shield->count++];
    *mask = (struct mask){.kind = kind};
    return mask;
}

/* ---- lines ---------------------------------------------------------------------------------------------------- */

void line_map_add(struct line_map *map, unsigned line, unsigned joined)
{
    unsigned before = map->count ? map->items[map->count - 1].joined : 0;
    map->items = array_reserve(map->items, &map->cap, map->count + 1, sizeof *map->items);
    map->items[map->count++] = (struct joined_lines){line + 1, before + joined};
}

unsigned line_map_before(const struct line_map *map, unsigned line)
{
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->items[middle].line <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? line + map->items[low - 1].joined : line;
}

unsigned shield_line(const struct shield *shield, unsigned line)
{
    return line_map_before(&shield->math, line_map_before(&shield->tables, line));
}

/* ---- taking out ----------------------------------------------------------------------------------------------- */

struct work {
    struct shield *shield;
    struct buf out;
    unsigned line; /* the line of `out` that is being written */
    str fence;     /* the marks of the code fence that is open */
    bool in_list;  /* that fence stands in a list item */
};

static unsigned count_lines(str text)
{
    unsigned lines = 0;
    for (ptrdiff_t at = str_find_byte(text, '\n', 0); at >= 0; at = str_find_byte(text, '\n', (size_t)at + 1))
        lines++;
    return lines;
}

/* A formula of several lines without what the containers around it put before each line. */
static str without_prefixes(struct arena *arena, str body, unsigned quote)
{
    if (str_find_byte(body, '\n', 0) < 0)
        return body;
    struct buf out;
    buf_init(&out);
    str rest = body;
    for (bool first = true; rest.ptr; first = false) {
        str line = str_cut(&rest, '\n');
        for (unsigned n = 0; !first && n < quote && str_starts(str_trim_left(line), STR(">")); n++)
            line = str_skip(str_trim_left(line), 1);
        buf_add(&out, first ? str_trim_right(line) : str_trim(line));
        buf_add_z(&out, rest.ptr ? "\n" : "");
    }
    str result = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return result;
}

/* A formula in HTML without the tags that are in it, each of which is marked. */
static str without_tags(struct arena *arena, str body)
{
    ptrdiff_t mark = str_find(body, STR(MASK_NOTHING), 0);

    if (mark < 0)
        return body;
    struct buf out;
    buf_init(&out);
    for (; mark >= 0; mark = str_find(body, STR(MASK_NOTHING), 0)) {
        ptrdiff_t end = str_find_byte(body, '>', (size_t)mark);
        buf_add(&out, str_slice(body, 0, (size_t)mark));
        body = str_skip(body, end < 0 ? (size_t)mark + strlen(MASK_NOTHING) : (size_t)end + 1);
    }
    buf_add(&out, body);
    str result = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return result;
}

/* The block quotes around the line in which a formula begins. */
static unsigned quotes_around(str text, size_t at)
{
    unsigned quotes = 0;

    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    for (; at < text.len && text.ptr[at] && strchr(" >\t", text.ptr[at]); at++)
        quotes += text.ptr[at] == '>';
    return quotes;
}

/* "a &lt; b": what browsers read before they see a formula. */
static str without_entities(struct arena *arena, str body)
{
    struct buf out;
    str copy;

    if (str_find_byte(body, '&', 0) < 0)
        return body;
    buf_init(&out);
    for (size_t at = 0, used; at < body.len; at += used) {
        used = body.ptr[at] == '&' ? html_entity(&out, str_skip(body, at)) : 0;
        if (used == 0) {
            buf_add_byte(&out, body.ptr[at]);
            used = 1;
        }
    }
    copy = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}

static void add_math(struct work *work, str raw, const struct math_span *span, unsigned quotes)
{
    struct mask *mask = shield_add(work->shield, &work->out, MASK_MATH);
    unsigned joined = count_lines(raw);

    mask->raw = raw;
    mask->body = str_trim(without_prefixes(work->shield->arena, span->body, quotes));
    if (work->shield->has_nothing)
        mask->body = str_trim(without_tags(work->shield->arena, mask->body));
    mask->body = without_entities(work->shield->arena, mask->body);
    mask->display = span->display;
    if (joined)
        line_map_add(&work->shield->math, work->line, joined);
}

/* Copies the code span or lone backticks at `at`; returns the offset behind. */
static size_t copy_code(struct work *work, str text, size_t at, unsigned long long *missing)
{
    size_t run = 0, end;
    while (at + run < text.len && text.ptr[at + run] == '`')
        run++;
    end = at + run;
    for (size_t i = end; run < 64 && !(*missing >> run & 1) && i < text.len;) {
        ptrdiff_t next = str_find_byte(text, '`', i);
        size_t length = 0;
        while (next >= 0 && (size_t)next + length < text.len && text.ptr[(size_t)next + length] == '`')
            length++;
        if (next < 0)
            *missing |= 1ULL << run;
        if (next < 0 || length == run) {
            end = next < 0 ? end : (size_t)next + length;
            break;
        }
        i = (size_t)next + length;
    }
    str code = str_slice(text, at, end);
    buf_add(&work->out, code);
    work->line += count_lines(code);
    return end;
}

static size_t copy_unit(struct work *work, str text, size_t at)
{
    char c = text.ptr[at];
    if (c == '\\' && at + 1 < text.len && strchr(ESCAPED_SIGNS, text.ptr[at + 1]) && text.ptr[at + 1]) {
        struct mask *mask = shield_add(work->shield, &work->out, MASK_ESCAPE);
        mask->raw = str_slice(text, at, at + 2);
        mask->body = str_skip(mask->raw, 1);
        return at + 2;
    }
    if (c == '\\' && at + 1 < text.len && text.ptr[at + 1] != '\n') {
        buf_add(&work->out, str_slice(text, at, at + 2));
        return at + 2;
    }
    if (work->shield->has_nothing && str_starts(str_skip(text, at), STR(MASK_NOTHING))) {
        buf_add_z(&work->out, MASK_NOTHING);
        return at + 2 * SENTINEL;
    }
    if (str_starts(str_skip(text, at), str_of(sentinel))) {
        shield_add(work->shield, &work->out, MASK_LITERAL)->raw = str_of(sentinel);
        return at + SENTINEL;
    }
    work->line += c == '\n';
    buf_add_byte(&work->out, c);
    return at + 1;
}

static bool is_special(char c)
{
    return c == '$' || c == '\\' || c == '`' || c == '\n' || c == sentinel[0];
}

static void shield_paragraph(struct work *work, str text)
{
    struct math_scan scan = {.text = text};
    unsigned long long missing = 0;

    for (size_t at = 0; at < text.len;) {
        struct math_span span;
        size_t plain = at;
        while (plain < text.len && !is_special(text.ptr[plain]))
            plain++;
        buf_add(&work->out, str_slice(text, at, plain));
        at = plain;
        if (at == text.len)
            break;
        bool may_be = text.ptr[at] == '$' || text.ptr[at] == '\\';
        if (may_be && math_span_at(&scan, at, &span)) {
            bool lines = str_find_byte(span.body, '\n', 0) >= 0;
            add_math(work, str_slice(text, at, span.end), &span, lines ? quotes_around(text, at) : 0);
            at = span.end;
        } else if (text.ptr[at] == '`') {
            at = copy_code(work, text, at, &missing);
        } else {
            at = copy_unit(work, text, at);
        }
    }
}

static str fence_marks(str line, size_t *prefix)
{
    *prefix = skeleton_prefix(line, NULL);
    str rest = str_skip(line, *prefix);
    size_t run = 0;
    while (run < rest.len && rest.ptr[run] == rest.ptr[0] && (rest.ptr[0] == '`' || rest.ptr[0] == '~'))
        run++;
    bool opens = run >= 3 && (rest.ptr[0] == '~' || str_find_byte(rest, '`', run) < 0);
    return str_slice(rest, 0, opens ? run : 0);
}

/* Follows code fences line by line; returns whether the line is one or inside one. */
static bool is_code(struct work *work, str line)
{
    size_t prefix;
    str marks = fence_marks(line, &prefix);

    if (work->fence.len == 0) {
        work->fence = marks;
        work->in_list = prefix >= 2;
        return marks.len > 0;
    }
    bool same = marks.len >= work->fence.len && marks.ptr[0] == work->fence.ptr[0];
    if (same && str_trim(str_skip(line, prefix + marks.len)).len == 0) {
        work->fence.len = 0;
        return true;
    }
    /* A fence that is not closed ends with its list item. */
    if (work->in_list && line.len && !strchr(" \t>\r", line.ptr[0])) {
        work->fence = marks;
        work->in_list = prefix >= 2;
        return marks.len > 0;
    }
    return true;
}

static void shield_lines(struct work *work, str text)
{
    size_t start = 0; /* of the paragraph */
    str rest = text;

    while (rest.len) {
        size_t offset = (size_t)(rest.ptr - text.ptr);
        str line = str_cut(&rest, '\n');
        size_t next = rest.ptr ? (size_t)(rest.ptr - text.ptr) : text.len;
        if (!is_code(work, line) && str_trim(line).len)
            continue;
        shield_paragraph(work, str_slice(text, start, offset));
        buf_add(&work->out, str_slice(text, offset, next));
        work->line++;
        start = next;
    }
    shield_paragraph(work, str_skip(text, start));
}

static bool has_escaped_sign(str text)
{
    for (ptrdiff_t at = str_find_byte(text, '\\', 0); at >= 0; at = str_find_byte(text, '\\', (size_t)at + 1))
        if ((size_t)at + 1 < text.len && text.ptr[at + 1] && strchr(ESCAPED_SIGNS, text.ptr[at + 1]))
            return true;
    return false;
}

str shield_math(struct shield *shield, str text)
{
    bool needed = str_find_byte(text, '$', 0) >= 0 || str_contains(text, STR("\\(")) ||
                  str_contains(text, STR("\\[")) || str_contains(text, STR("\\begin{")) ||
                  str_contains(text, str_of(sentinel)) || has_escaped_sign(text);
    struct work work = {.shield = shield, .line = 1};

    if (!needed)
        return text;
    buf_init(&work.out);
    shield_lines(&work, text);
    str result = arena_copy(shield->arena, buf_str(&work.out));
    buf_release(&work.out);
    return result;
}

/* ---- putting back --------------------------------------------------------------------------------------------- */

/* The mask at the start of `s` and its bytes; NULL when there is none with a number. */
static const struct mask *mask_at(const struct shield *shield, str s, size_t *size)
{
    size_t digits = 0;
    long number = str_number(str_skip(s, SENTINEL), &digits);

    *size = 2 * SENTINEL + digits;
    if (!str_starts(str_skip(s, SENTINEL + digits), str_of(sentinel))) {
        *size = SENTINEL;
        return NULL;
    }
    return digits && (size_t)number < shield->count ? &shield->masks[number] : NULL;
}

const struct mask *shield_cut(const struct shield *shield, str *rest, str *piece)
{
    ptrdiff_t at = str_find(*rest, str_of(sentinel), 0);
    size_t size;

    *piece = str_slice(*rest, 0, at < 0 ? rest->len : (size_t)at);
    if (at != 0) {
        *rest = str_skip(*rest, piece->len);
        return NULL;
    }
    const struct mask *mask = mask_at(shield, *rest, &size);
    *rest = str_skip(*rest, size);
    return mask;
}

str shield_restore(const struct shield *shield, str text, bool read)
{
    struct buf out;

    if (!str_contains(text, str_of(sentinel)))
        return arena_copy(shield->arena, text);
    buf_init(&out);
    for (str rest = text, piece; rest.len;) {
        const struct mask *mask = shield_cut(shield, &rest, &piece);
        buf_add(&out, !mask ? piece : read && mask->kind == MASK_ESCAPE ? mask->body : mask->raw);
    }
    str result = arena_copy(shield->arena, buf_str(&out));
    buf_release(&out);
    return result;
}
