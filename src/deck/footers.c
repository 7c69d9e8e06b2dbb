/*
 * footers: a sentence with a link that stands below answer after answer, "Read more about it on our site.", a picture
 * that stands below question after question, "![Easy](easy.png)", and a link back to one place, "[3 ^](#list)".
 *
 * Only where the sentence's link leads differs from answer to answer.
 */
#include "grill/base/map.h"
#include "reader_int.h"

enum { LEAST = 4 /* answers */, WORDS = 6, LONGEST = 400 };

/* The line's text without what stands in the brackets of its links; empty when it has none or is no sentence. */
static str without_targets(struct arena *scratch, str text)
{
    char *kept = ARENA_ARRAY(scratch, char, text.len + 1);
    size_t size = 0;
    bool link = false;
    for (size_t at = 0; at < text.len; at++) {
        kept[size++] = text.ptr[at];
        if (!str_starts(str_skip(text, at), STR("](")))
            continue;
        ptrdiff_t close = str_find_byte(text, ')', at);
        link = true;
        at = close < 0 ? text.len : (size_t)close;
    }
    str sentence = {kept, size};
    return link && str_count(sentence, ' ') + 1 >= WORDS ? sentence : (str){0};
}

/* Whether line `n` is the last one of a text: something to show precedes it, and a heading, a rule, an item, a tag or
 * noise follows. */
static bool ends_text(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE || line->opens || !(line->signs & SIGN_BRACKET) ||
        line->size > LONGEST)
        return false;
    uint32_t above = reader_before(reader, n);
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    if (above == 0 || reader_line(reader, above)->kind == LINE_HEADING)
        return false;
    const struct line *below = next ? reader_line(reader, next) : NULL;
    return !below || below->kind == LINE_HEADING || below->kind == LINE_RULE || below->kind == LINE_HTML ||
           below->kind == LINE_COMMENT || below->opens || below->noise != NOISE_NONE;
}

/* A picture that is alone on its line. */
static str lone_picture(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    bool lone = line->kind == LINE_TEXT && line->noise == NOISE_NONE && line->signs & SIGN_BRACKET &&
                str_starts(text, STR("![")) && str_ends(text, STR(")")) && str_find(text, STR("!["), 2) < 0;
    return lone ? text : (str){0};
}

/* Where the link leads that is alone on a line and asks nothing, when that is a place in the file. */
static str lone_target(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE || !(line->signs & SIGN_HASH) || line->size > LONGEST)
        return (str){0};
    str text = trim_line_end(reader_text(reader, n));
    bool bullet = text.len > 2 && str_has_byte(STR("+-*"), text.ptr[0]) && text.ptr[1] == ' ';
    text = bullet ? str_trim_left(str_skip(text, 1)) : text;
    ptrdiff_t at = str_find(text, STR("](#"), 0);
    bool lone = at > 0 && text.ptr[0] == '[' && str_find_byte(text, ']', 0) == at &&
                str_find_byte(text, ')', (size_t)at) == (ptrdiff_t)text.len - 1;
    bool asks = lone && text_likeness(str_slice(text, 1, (size_t)at)) >= LIKE_WORD;
    return lone && !asks ? str_skip(text, (size_t)at) : (str){0};
}

/* The words before the links on a line that stands right below a question, which an answer's label follows: "Covered
 * in: [Herons](birds.md)". */
static str lone_reference(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE || !(line->signs & SIGN_COLON) || line->size > LONGEST)
        return (str){0};
    str text = trim_line_end(reader_text(reader, n));
    ptrdiff_t at = str_find_byte(text, '[', 0);
    ptrdiff_t colon = at > 0 ? str_find_byte(str_slice(text, 0, (size_t)at), ':', 0) : -1;
    if (colon < 0 || text.ptr[text.len - 1] != ')' || !str_contains(text, STR("](")))
        return (str){0};
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && reader_shape(reader, next).label == LABEL_ANSWER ? str_slice(text, 0, (size_t)at) : (str){0};
}

/* The address of a picture's folder. */
static str folder_of(str picture)
{
    size_t at = str_behind_last(picture, '/');
    ptrdiff_t open = str_find(picture, STR("]("), 0);
    return at > 0 && open >= 0 ? str_slice(picture, (size_t)open, at) : (str){0};
}

/* How often pictures of a folder stand alone on their lines, and how many different ones. */
struct folder {
    unsigned times;
    unsigned pictures;
};

static struct folder *find_folder(struct reader *reader, struct map *folders, str picture)
{
    str name = folder_of(picture);
    struct folder *folder = name.len ? map_find(folders, name) : NULL;
    return folder || name.len == 0 ? folder : map_add(folders, name, ARENA_NEW(reader->scratch, struct folder));
}

/* "![Easy](marks/easy.png)", "![Hard](marks/hard.png)": a few pictures of one folder that come again and again mark
 * what they stand below; one that does not may show something, unless the others come often. */
static void see_pictures(struct reader *reader)
{
    enum { EACH = 2, OFTEN = 3 /* times, on the average */ };
    struct map seen;
    struct map folders;
    map_init(&seen);
    map_init(&folders);
    for (unsigned pass = 0; pass < 2 && (pass == 0 || folders.count); pass++)
        for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
            str text = lone_picture(reader, n);
            struct folder *folder = text.len ? find_folder(reader, &folders, text) : NULL;
            if (!folder)
                continue;
            unsigned *times = map_find(&seen, text);
            if (pass == 0) {
                folder->times++;
                folder->pictures += times == NULL;
                times = times ? times : map_add(&seen, text, ARENA_NEW(reader->scratch, unsigned));
                ++*times;
            } else if (folder->times >= LEAST && folder->times >= (*times > 1 ? EACH : OFTEN) * folder->pictures) {
                reader_line(reader, n)->noise = NOISE_BADGE;
            }
        }
    map_release(&seen);
    map_release(&folders);
}

/* What is alone on its line again and again is no text; all that is looked for has a bracket. */
static void see_same(struct reader *reader, str (*lone)(const struct reader *, uint32_t), enum noise noise)
{
    struct map seen;
    map_init(&seen);
    for (unsigned pass = 0; pass < 2 && (pass == 0 || seen.count); pass++)
        for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
            str text = has_sign(reader, n, SIGN_BRACKET) ? lone(reader, n) : (str){0};
            unsigned *times = text.len ? map_find(&seen, text) : NULL;
            if (text.len && !times)
                times = map_add(&seen, text, ARENA_NEW(reader->scratch, unsigned));
            if (times && pass == 0)
                ++*times;
            else if (times && *times >= LEAST)
                reader_line(reader, n)->noise = (uint8_t)noise;
        }
    map_release(&seen);
}

/* A line that may be such a sentence, and how often its words end a text. */
struct footer {
    uint32_t line;
    unsigned *times;
    struct footer *above;
};

void reader_footers(struct reader *reader)
{
    see_pictures(reader);
    see_same(reader, lone_picture, NOISE_BADGE);
    see_same(reader, lone_target, NOISE_BACK_LINK);
    see_same(reader, lone_reference, NOISE_APPARATUS);
    struct footer *last = NULL;
    struct map seen;
    map_init(&seen);
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        str text = ends_text(reader, n) ? without_targets(reader->scratch, reader_text(reader, n)) : (str){0};
        if (text.len == 0)
            continue;
        unsigned *times = map_find(&seen, text);
        times = times ? times : map_add(&seen, text, ARENA_NEW(reader->scratch, unsigned));
        ++*times;
        struct footer *footer = ARENA_NEW(reader->scratch, struct footer);
        *footer = (struct footer){n, times, last};
        last = footer;
    }
    for (; last; last = last->above)
        if (*last->times >= LEAST)
            reader_line(reader, last->line)->noise = NOISE_APPARATUS;
    map_release(&seen);
}
