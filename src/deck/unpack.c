/*
 * unpack: fences around what is no code: a whole document, copied out of a chat ("```markdown"), the options of a
 * multiple choice, or lists of questions, which blanks may make code of as well.
 */
#include <string.h>

#include "char_int.h"
#include "choice_int.h"
#include "fence_int.h"

/* Bytes of the run of backticks that begins the line, and what stands behind it. */
static size_t fence_run(str line, str *info)
{
    size_t run = str_span(line, STR("`"));
    if (run < 3)
        return 0;
    *info = str_trim(str_skip(line, run));
    return run;
}

static bool is_markdown(str info)
{
    return str_eq_nocase(info, STR("markdown")) || str_eq_nocase(info, STR("md"));
}

/* The lines of what may be a list of questions in code. */
struct list {
    unsigned items;
    unsigned asking;
    unsigned others;
    unsigned asked; /* lines with a label of questions */
    unsigned answered;
};

/* Whether a line that is not set in may be an item or have a label; most lines of code may not. */
static bool may_be_entry(str line)
{
    enum { LABEL_ROOM = 24 };
    unsigned char first = (unsigned char)line.ptr[0];
    return first >= 0x80 || is_digit(line, 0) || str_has_byte(STR("-*+("), line.ptr[0]) ||
           str_has_byte(str_slice(line, 0, LABEL_ROOM), ':');
}

/* What is set in belongs to the item above. */
static void see_entry(struct list *list, str line)
{
    if (line.len == 0 || line.ptr[0] == ' ' || line.ptr[0] == '\t')
        return;
    if (!may_be_entry(line)) {
        list->others += line.ptr[0] != '#';
        return;
    }
    struct shape shape = shape_of(line);
    bool item = shape.bullet || shape.form == NUMBER_POINT || shape.form == NUMBER_PAREN;
    list->items += item;
    list->asking += item && text_likeness(shape.text) >= LIKE_WORD;
    list->others += !item;
    list->asked += shape.label == LABEL_QUESTION;
    list->answered += shape.label == LABEL_ANSWER;
}

/* Most of them ask: no program looks like this. */
static bool is_question_list(const struct list *list)
{
    enum { LEAST = 3 };
    return list->items >= LEAST && list->asking * 10 >= list->items * 6 && list->others * 2 <= list->items;
}

/* ---- a fence around the document ---- */

/* The fence around most of the document, and the line that closes it: the last one, when those in between make pairs.
 */
struct wrapper {
    str open; /* a line of the text; empty when there is none */
    str close;
};

enum { REACH = 10 /* lines of chatter before it */ };

static bool holds_most(str text, str open, const char *end)
{
    return (size_t)(end - open.ptr) * 10 >= text.len * 6;
}

/* The fence that says nothing of what is in it, which is most of the document: a list of questions. The end of the file
 * closes it, too. */
static struct wrapper find_list_wrapper(str text)
{
    struct wrapper wrapper = {.open = {0}};
    struct list list = {.items = 0};
    const char *end = text.ptr + text.len;
    unsigned lines = 0;
    for (str rest = text; rest.ptr && (lines < REACH || wrapper.open.len); lines++) {
        str info;
        str line = str_cut(&rest, '\n');
        bool fence = fence_run(line, &info) > 0;
        if (fence && wrapper.open.len) {
            wrapper.close = line;
            end = line.ptr;
            break;
        }
        if (fence && info.len)
            break;
        if (fence)
            wrapper.open = line;
        else if (wrapper.open.len)
            see_entry(&list, line);
    }
    bool found = wrapper.open.len && is_question_list(&list) && holds_most(text, wrapper.open, end);
    return found ? wrapper : (struct wrapper){.open = {0}};
}

static struct wrapper find_wrapper(str text)
{
    struct wrapper wrapper = {.open = {0}};
    bool inside = false; /* of code in the document, unless the fence above closed all of that */
    unsigned lines = 0;
    for (str rest = text; rest.ptr; lines++) {
        str info;
        str line = str_cut(&rest, '\n');
        if (fence_run(line, &info) == 0)
            continue;
        if ((wrapper.open.len == 0 && (lines >= REACH || !is_markdown(info))) || (inside && info.len))
            return (struct wrapper){.open = {0}};
        inside = wrapper.open.len > 0 && !inside;
        if (wrapper.open.len == 0)
            wrapper.open = line;
        wrapper.close = line;
    }
    if (!inside)
        wrapper.close = (str){0};
    const char *end = wrapper.close.len ? wrapper.close.ptr : text.ptr + text.len;
    return wrapper.open.len && holds_most(text, wrapper.open, end) ? wrapper : (struct wrapper){.open = {0}};
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

/* ---- indented lists ---- */

/* The lines of indented code, without the margin of the first one; false when one begins further left. */
static bool see_indented(const struct outline *outline, const struct block *block, struct list *list, str *margin)
{
    str first = outline_line(outline, block->line);
    *margin = str_slice(first, 0, first.len - str_trim_left(first).len);
    for (uint32_t n = block->line; n <= block->last; n++) {
        str line = outline_line(outline, n);
        if (str_trim(line).len == 0)
            continue;
        if (!str_starts(line, *margin))
            return false;
        see_entry(list, str_skip(line, margin->len));
    }
    return true;
}

str unpack_lists(struct arena *arena, const struct outline *outline)
{
    char *out = NULL;
    size_t len = 0;
    uint32_t next = 1; /* line that is not copied yet */
    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        struct list list = {.items = 0};
        str margin;
        bool indented = block->kind == BLOCK_CODE && !block->setext && block->parent == OUTLINE_NONE;
        if (!indented || !see_indented(outline, block, &list, &margin) || !is_question_list(&list))
            continue;
        out = out ? out : ARENA_ARRAY(arena, char, outline->text.len);
        for (; next <= block->last; next++) {
            str line = str_slice(outline->text, outline->lines[next - 1], outline->lines[next]);
            line = str_skip(line, next >= block->line ? str_shared(line, margin) : 0);
            memcpy(out + len, line.ptr, line.len);
            len += line.len;
        }
    }
    if (!out)
        return outline->text;
    str rest = str_skip(outline->text, outline->lines[next - 1]);
    if (rest.len)
        memcpy(out + len, rest.ptr, rest.len);
    return (str){out, len + rest.len};
}

/* ---- lists of questions in fences of no language ---- */

static bool holds_questions(const struct list *list)
{
    enum { LEAST = 3 };
    return is_question_list(list) || (list->asked >= LEAST && list->answered * 3 >= list->asked * 2);
}

/* What such a fence is in, and how many questions there are in all of them that hold little else. */
struct boxes {
    struct list list;
    unsigned inside;
};

static bool close_box(struct boxes *boxes)
{
    bool box = holds_questions(&boxes->list);
    boxes->inside += box ? boxes->list.asking + boxes->list.asked : 0;
    boxes->list = (struct list){.items = 0};
    return box;
}

/* Where a line stands. */
enum place {
    OUTSIDE,
    OPENING, /* it begins a fence */
    INSIDE,
    CLOSING
};

/* Goes through the lines of a text that is `rest` at first. */
struct walk {
    str rest;
    str open;  /* the line that began the fence around the line; no view when there is none */
    bool code; /* … names a language */
    bool closed;
};

static enum place walk_on(struct walk *walk, str *line)
{
    str info;
    if (walk->closed)
        walk->open = (str){0};
    *line = str_cut(&walk->rest, '\n');
    bool fence = fence_run(*line, &info) > 0;
    bool inside = walk->open.ptr != NULL;
    walk->closed = inside && fence && info.len == 0;
    if (!inside && fence) {
        walk->code = info.len > 0;
        walk->open = *line;
    }
    return walk->closed ? CLOSING : inside ? INSIDE : fence ? OPENING : OUTSIDE;
}

/* Blanks the lines of these fences, unless much is asked outside of them, too: then they show what is spoken of. */
static str unpack_boxes(struct arena *arena, str text, unsigned inside)
{
    char *copy = ARENA_ARRAY(arena, char, text.len);
    memcpy(copy, text.ptr, text.len);
    struct boxes boxes = {.inside = 0};
    unsigned outside = 0;
    for (struct walk walk = {.rest = text}; walk.rest.ptr;) {
        str line;
        enum place place = walk_on(&walk, &line);
        if (place == CLOSING && !walk.code && close_box(&boxes)) {
            blank_out(copy, text, walk.open);
            blank_out(copy, text, line);
        } else if (place == INSIDE && !walk.code) {
            see_entry(&boxes.list, line);
        } else if (place == OUTSIDE && str_trim(line).len) {
            outside += text_likeness(shape_of(str_trim(line)).text) >= LIKE_WORD;
        }
    }
    return outside * 3 < inside ? (str){copy, text.len} : text;
}

/* ---- options ---- */

/* What stands in a fence: options in the order of their letters, and maybe the answer. */
struct content {
    unsigned options;
    unsigned answers;
    bool tight; /* "A.fig": a letter that touches its option, as names in code do */
    bool others;
};

/* The place of the option that a line is, by its letter, or 0. */
static unsigned letter_of(str line, bool *tight)
{
    struct option option;
    if (option_see(line, &option))
        return option.letter;
    *tight = line.ptr[0] >= 'A' && line.ptr[0] <= 'Z';
    return *tight ? tight_letter(line) : 0;
}

static void see_content(struct content *content, str line)
{
    line = str_trim(line);
    if (line.len == 0)
        return;
    bool tight = false;
    if (content->answers == 0 && letter_of(line, &tight) == content->options + 1) {
        content->options++;
        content->tight = content->tight || tight;
    } else if (shape_of(line).label == LABEL_ANSWER) {
        content->answers++;
    } else {
        content->others = true;
    }
}

/* Whether nothing but options and their answer stands in a fence. */
static bool holds_options(const struct content *content)
{
    unsigned least = content->tight ? 3 : 2;
    return !content->others && content->options >= least && content->answers <= 1;
}

/* Blanks the lines of fences that hold nothing but options and their answer, or most of the questions. */
static str unpack_fences(struct arena *arena, str text)
{
    struct content content = {.options = 0};
    struct boxes boxes = {.inside = 0};
    char *copy = NULL;
    for (struct walk walk = {.rest = text}; walk.rest.ptr;) {
        str line;
        enum place place = walk_on(&walk, &line);
        if (place == OPENING) {
            content = (struct content){.others = walk.code};
        } else if (place == INSIDE && !walk.code) {
            see_entry(&boxes.list, line);
            if (!content.others)
                see_content(&content, line);
        } else if (place == CLOSING) {
            close_box(&boxes);
            if (!holds_options(&content))
                continue;
            if (!copy)
                memcpy(copy = ARENA_ARRAY(arena, char, text.len), text.ptr, text.len);
            blank_out(copy, text, walk.open);
            blank_out(copy, text, line);
        }
    }
    text = copy ? (str){copy, text.len} : text;
    return boxes.inside ? unpack_boxes(arena, text, boxes.inside) : text;
}

/* Lines of "~" would be fences now that they stand in none. */
static void blank_out_tildes(char *copy, str text, const struct wrapper *wrapper)
{
    size_t end = wrapper->close.len ? (size_t)(wrapper->close.ptr - text.ptr) : text.len;
    str rest = str_slice(text, (size_t)(wrapper->open.ptr - text.ptr), end);
    while (rest.ptr) {
        str line = str_cut(&rest, '\n');
        if (str_starts(line, STR("~~~")))
            blank_out(copy, text, line);
    }
}

str unpack_document(struct arena *arena, str text)
{
    struct wrapper wrapper = find_wrapper(text);
    bool list = wrapper.open.len == 0;
    if (list)
        wrapper = find_list_wrapper(text);
    if (wrapper.open.len == 0)
        return unpack_fences(arena, text);
    char *copy = ARENA_ARRAY(arena, char, text.len);
    memcpy(copy, text.ptr, text.len);
    if (list)
        blank_out_tildes(copy, text, &wrapper);
    blank_out(copy, text, wrapper.open);
    blank_out(copy, text, wrapper.close);
    blank_out(copy, text, find_farewell(text, wrapper.close));
    return unpack_fences(arena, (str){copy, text.len});
}
