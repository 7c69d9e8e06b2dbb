/*
 * fence: code fences that were never closed and swallow the questions after them.
 *
 * "```js" inside of code, or code up to the end of the file, says that a fence is missing. Where it is, the file's
 * questions tell: a heading, number or label that goes on from the last one outside of code, or the heading of a topic
 * over it. A fence right behind the label of an answer, which is none in Markdown, is put on a line of its own.
 */
#include "fence_int.h"

#include <stdlib.h>
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "reader_int.h"
#include "words_int.h"

/* ---- fences ---- */

struct fence_line {
    size_t length; /* of the run of "`" or "~"; 0 for other lines */
    size_t indent; /* in columns */
    size_t before; /* … in bytes */
    size_t item;   /* columns before the text of the item it stands in, 0 for none */
    char byte;
    bool info;
    bool marks; /* the info is made of punctuation only: "```." */
};

static bool is_punctuation(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 0x80 && !str_has_byte(STR("\"'.,;:)]"), s.ptr[i]))
            return false;
    return s.len > 0 && s.len <= 4;
}

/* Columns before the text of a line; SIZE_MAX for a blank one. */
static size_t indent_of_text(str line)
{
    size_t columns = 0;
    size_t at = 0;
    for (; at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '\t'); at++)
        columns = line.ptr[at] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    return at == line.len ? SIZE_MAX : columns;
}

static struct fence_line fence_line(str line)
{
    struct fence_line fence = {.length = 0};
    str rest = str_trim_left(line);
    if (rest.len < 3 || (rest.ptr[0] != '`' && rest.ptr[0] != '~'))
        return fence;
    fence.byte = rest.ptr[0];
    size_t run = str_run(rest);
    str info = str_trim(str_skip(rest, run));
    if (run < 3 || (fence.byte == '`' && str_find_byte(info, '`', 0) >= 0))
        return fence;
    fence.length = run;
    fence.indent = indent_of_text(line);
    fence.before = line.len - rest.len;
    fence.info = info.len > 0;
    fence.marks = is_punctuation(info);
    return fence;
}

/* Bytes before a fence behind the label of an answer, "A: ```js", which Markdown does not take for one; or 0. */
static size_t before_fence(str line)
{
    if (line.len == 0 || line.ptr[0] == ' ' || !str_contains(line, STR("```")))
        return 0;
    struct shape shape = shape_of(str_trim_right(line));
    bool labelled = shape.label == LABEL_ANSWER && fence_line(shape.text).length > 0;
    return labelled ? (size_t)(shape.text.ptr - line.ptr) : 0;
}

/* Whether any fence stands behind a label. */
static bool has_labelled_fence(str text)
{
    enum { LONGEST = 64 };
    for (ptrdiff_t at = str_find(text, STR("```"), 0); at >= 0; at = str_find(text, STR("```"), (size_t)at + 3)) {
        size_t start = (size_t)at;
        while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '`' && start + LONGEST > (size_t)at)
            start--;
        bool first = start < (size_t)at && (start == 0 || text.ptr[start - 1] == '\n');
        str rest = str_skip(text, start);
        if (first && before_fence(str_cut(&rest, '\n')))
            return true;
    }
    return false;
}

/* Whether a fence that opens code stands inside of the block of code. */
static bool holds_opener(const struct outline *outline, const struct block *block)
{
    struct fence_line first = fence_line(str_trim(outline_line(outline, block->line)));
    for (uint32_t n = block->line + 1; n < block->last; n++) {
        struct fence_line fence = fence_line(outline_line(outline, n));
        if (fence.info && fence.length >= first.length && fence.byte == first.byte)
            return true;
    }
    return false;
}

/* Whether a fence stands in a block of HTML, and the one that closes it does not. */
static bool holds_half(const struct outline *outline, const struct block *block)
{
    unsigned fences = 0;
    for (uint32_t n = block->line; n <= block->last; n++)
        fences += fence_line(outline_line(outline, n)).length > 0;
    return fences % 2 != 0;
}

/* ---- questions ---- */

enum {
    RANKS = 7,        /* 0 for lines that are no headings */
    LABELLED = RANKS, /* … and have a question label, but no number */
    BOLD,             /* … and are bold without a label */
    LOOKS,
    CODE = 4 /* columns more than its container that make code of a line without any fence */
};

/* How a line with a number, label or question mark looks. */
struct look {
    str head; /* what stands before the text */
    int32_t number;
    uint8_t form;
    uint8_t label;
    bool bold;
    bool asks;
};

struct report {
    str file;
    unsigned first_line;
    struct diags *diags;
};

struct watch {
    const struct outline *outline;
    struct look looks[LOOKS]; /* the latest one of each rank */
    struct look asked[LOOKS]; /* … that asks: lists in answers count, too */
    bool titles[RANKS];       /* headings of the rank that ask nothing stand outside of code */
    uint32_t topic;           /* the line of the open code that could be the heading of a topic, or 0 */
    int topic_rank;           /* … and its rank */
    uint32_t next; /* the first fence at or behind the line last asked for; past the end when there is none */
    struct mend {
        uint32_t line;
        uint32_t keep;   /* bytes of the line that stay */
        uint32_t length; /* of the fence put in */
        char byte;
        bool added; /* it takes a line of its own, before that one */
        bool split; /* nothing is put in: the rest of the line becomes one of its own */
    } * mends;
    size_t count;
    size_t cap;
};

/* Returns how many "#" make a heading of a line at the left margin, 0 when it is none, or -1 for other lines. */
static int rank_of(str line)
{
    size_t rank = str_span(line, STR("#"));
    bool indented = line.len == 0 || line.ptr[0] == ' ' || line.ptr[0] == '\t';
    bool heading = rank < RANKS && rank + 1 < line.len && line.ptr[rank] == ' ';
    return indented || (rank && !heading) ? -1 : (int)rank;
}

/* Returns the rank of a line at the left margin that could be a question, or -1. */
static int look_at_line(str line, struct look *look)
{
    int rank = rank_of(line);
    if (rank < 0)
        return -1;
    struct shape shape = shape_of(str_trim(str_skip(line, (size_t)rank)));
    bool labelled = shape.label == LABEL_QUESTION;
    bool bold = shape.bold && shape.lead == LEAD_WHOLE;
    if (rank < 2 && (shape.bullet || (shape.number < 0 && (rank == 1 || (!labelled && !bold)))))
        return -1;
    enum likeness like = text_likeness(shape.text);
    if (rank == 0 && shape.number < 0)
        rank = labelled ? LABELLED : BOLD;
    if (rank == BOLD && like < LIKE_MARK)
        return -1;
    str head = str_slice(line, 0, (size_t)(shape.text.ptr - line.ptr));
    *look = (struct look){
        .head = head, .number = shape.number, .form = shape.form, .label = shape.label, .bold = shape.bold};
    look->asks = like == LIKE_MARK || shape.label == LABEL_QUESTION || (shape.number >= 0 && like == LIKE_WORD);
    return look->number >= 0 || look->asks ? rank : -1;
}

/* How a line asks on where one before the code did. */
enum going_on {
    GOES_NOT,
    GOES_BY_SLIP, /* its number is the same, or one is left out */
    GOES_ON
};

/* Below the heading of a topic numbers may begin again. */
static enum going_on goes_on(const struct look *look, const struct look *before, int rank, bool restarts)
{
    bool heading = rank >= 2 && rank < RANKS;
    if (look->form != before->form || look->label != before->label || (!heading && look->bold != before->bold))
        return GOES_NOT;
    if (look->number < 0)
        return before->number < 0 && before->asks && (heading || str_eq_nocase(look->head, before->head)) ? GOES_ON
                                                                                                          : GOES_NOT;
    if (look->number == before->number + 1 || (restarts && look->number == 1))
        return heading || look->asks ? GOES_ON : GOES_NOT;
    bool slip = look->number == before->number || look->number == before->number + 2;
    return heading && look->asks && before->asks && slip ? GOES_BY_SLIP : GOES_NOT;
}

static uint32_t next_fence(struct watch *watch, uint32_t n)
{
    if (watch->next < n)
        for (watch->next = n; watch->next <= watch->outline->line_count; watch->next++)
            if (fence_line(outline_line(watch->outline, watch->next)).length)
                break;
    return watch->next;
}

static bool is_blank(const struct watch *watch, uint32_t n)
{
    return str_trim(outline_line(watch->outline, n)).len == 0;
}

/* Whether a heading inside the open code can be that of a topic over questions of this rank. */
static bool has_topic(const struct watch *watch, int rank)
{
    return watch->topic && (rank == 0 || rank > watch->topic_rank);
}

/* Whether the code that holds line `n` should have ended before it. */
static bool is_swallowed(struct watch *watch, uint32_t n)
{
    struct look look;
    str line = outline_line(watch->outline, n);
    if (line.len == 0)
        return false;
    int rank = look_at_line(line, &look);
    if (rank < 0 || (!is_blank(watch, n - 1) && !look.asks))
        return false;
    bool restarts = has_topic(watch, rank);
    enum going_on going = goes_on(&look, &watch->looks[rank], rank, restarts);
    if (look.asks && going < GOES_ON) {
        enum going_on asking = goes_on(&look, &watch->asked[rank], rank, restarts);
        going = asking > going ? asking : going;
    }
    if (going == GOES_NOT)
        return false;
    uint32_t next = next_fence(watch, n);
    bool sure = going == GOES_ON && (look.number >= 0 || look.label == LABEL_QUESTION);
    return sure || next > watch->outline->line_count || fence_line(outline_line(watch->outline, next)).info;
}

/* Goes on to a line of code that is no question. A heading below a blank line may be that of a topic when such headings
 * stand outside of code, or when a question comes right below it; "# …" often is a comment. */
static void see_inside(struct watch *watch, uint32_t n)
{
    str line = outline_line(watch->outline, n);
    int rank = rank_of(line);
    bool usual = watch->topic_rank > 1 && watch->titles[watch->topic_rank];
    if (rank > 0 && watch->topic == 0 && is_blank(watch, n - 1)) {
        watch->topic = n;
        watch->topic_rank = rank;
    } else if (rank <= 0 && str_trim(line).len && !usual) {
        watch->topic = 0;
    }
}

static void see_outside(struct watch *watch, uint32_t n)
{
    struct look look;
    str line = outline_line(watch->outline, n);
    int heading = rank_of(line);
    int rank = look_at_line(line, &look);
    if (rank >= 0)
        watch->looks[rank] = look;
    if (rank >= 0 && look.asks)
        watch->asked[rank] = look;
    if (rank < 0 && heading > 0)
        watch->titles[heading] = true;
}

/* Whether line `n` is blank, or a rule with a blank line above it. */
static bool is_gap(const struct watch *watch, uint32_t n)
{
    return is_blank(watch, n) || (n > 1 && text_is_rule(outline_line(watch->outline, n)) && is_blank(watch, n - 1));
}

/* Where code ends that swallowed the question on line `n`: above its topic, or above itself, and above the rule before
 * that. */
static uint32_t end_of_code(const struct watch *watch, uint32_t n)
{
    struct look look;
    int rank = look_at_line(outline_line(watch->outline, n), &look);
    uint32_t end = has_topic(watch, rank) ? watch->topic : n;
    while (end > 1 && is_gap(watch, end - 1))
        end--;
    return end;
}

static void add_mend(struct watch *watch, const struct mend *mend)
{
    watch->mends = array_reserve(watch->mends, &watch->cap, watch->count + 1, sizeof *watch->mends);
    watch->mends[watch->count++] = *mend;
}

static bool is_known(const struct outline *outline, uint32_t line)
{
    for (uint32_t i = 0; i < outline->block_count; i++)
        if (outline->blocks[i].open && outline->blocks[i].line == line)
            return true;
    return false;
}

static void report(const struct watch *watch, uint32_t opened, const struct report *to)
{
    enum { REPORTED = 20 };
    if (watch->count <= REPORTED && !is_known(watch->outline, opened))
        diags_add(to->diags, DIAG_FENCE, to->file, opened + to->first_line - 1, 0, "this code fence is never closed");
}

/* Columns that "- " or "12. " takes at the start of a text, or 0. */
static size_t item_mark(str text)
{
    enum { DIGITS = 9 };
    size_t mark = 0;
    while (mark < DIGITS && is_digit(text, mark))
        mark++;
    if (mark == text.len || str_find_byte(mark ? STR(".)") : STR("-*+"), text.ptr[mark], 0) < 0)
        return 0;
    size_t blanks = indent_of_text(str_skip(text, mark + 1));
    return blanks == 0 ? 0 : mark + 1 + (blanks > 4 ? 1 : blanks);
}

/* The items that hold a line, by the columns before their text. */
struct items {
    size_t columns[8];
    unsigned depth;
};

static void leave_items(struct items *items, size_t indent)
{
    while (items->depth && indent < items->columns[items->depth - 1])
        items->depth--;
}

static size_t innermost(const struct items *items)
{
    return items->depth ? items->columns[items->depth - 1] : 0;
}

/* Goes on to line `n`, which is outside of code. What stands further left than an item's text behind a blank line, or
 * begins a list or a heading, ends the item. */
static void see_item(const struct watch *watch, uint32_t n, struct items *items)
{
    enum { DEPTHS = COUNT_OF(items->columns) };
    str line = outline_line(watch->outline, n);
    str text = str_trim_left(line);
    size_t indent = indent_of_text(line);
    if (text.len == 0)
        return;
    size_t mark = item_mark(text);
    bool gap = n == 1 || str_trim(outline_line(watch->outline, n - 1)).len == 0;
    if (mark || gap || text.ptr[0] == '#')
        leave_items(items, indent);
    if (mark && indent < innermost(items) + CODE && items->depth < DEPTHS)
        items->columns[items->depth++] = indent + mark;
}

/* The fence that opens code on line `n`, of length 0 when none does. */
static struct fence_line open_fence(struct watch *watch, uint32_t n, struct fence_line fence, struct items *items)
{
    str line = outline_line(watch->outline, n);
    size_t before = fence.length ? 0 : before_fence(line);
    if (before) {
        add_mend(watch, &(struct mend){.line = n, .keep = (uint32_t)before, .split = true});
        return fence_line(str_skip(line, before));
    }
    if (fence.length == 0)
        return fence;
    leave_items(items, fence.indent);
    fence.item = innermost(items);
    fence.length = fence.indent < fence.item + CODE ? fence.length : 0;
    return fence;
}

/* Goes over the lines like a reader of Markdown who stops reading code where a question begins or a full stop closes
 * the fence. Fences inside of an item end with it anyway. */
static void find_swallowed(struct watch *watch, const struct report *to)
{
    enum { LONGEST = 64 };
    struct fence_line open = {.length = 0};
    uint32_t opened = 0;
    struct items items = {.depth = 0};
    for (uint32_t n = 1; n <= watch->outline->line_count; n++) {
        struct fence_line fence = fence_line(outline_line(watch->outline, n));
        if (open.length && indent_of_text(outline_line(watch->outline, n)) < open.item)
            open.length = 0;
        bool swallowed = open.length && is_swallowed(watch, n);
        bool closes = open.length && fence.length >= open.length && fence.byte == open.byte;
        if (open.item == 0 && open.length < LONGEST && (swallowed || (closes && fence.marks))) {
            report(watch, opened, to);
            struct mend mend = {.line = n, .length = (uint32_t)open.length, .byte = open.byte, .added = swallowed};
            if (swallowed)
                mend.line = end_of_code(watch, n);
            else
                mend.keep = (uint32_t)fence.before;
            add_mend(watch, &mend);
        }
        if (swallowed)
            open.length = 0;
        if (swallowed && watch->topic)
            watch->titles[watch->topic_rank] = true;
        if (open.length == 0)
            watch->topic = 0;
        if (open.length) {
            see_inside(watch, n);
            if (closes && (!fence.info || fence.marks))
                open.length = 0;
            continue;
        }
        open = open_fence(watch, n, fence, &items);
        opened = n;
        if (fence.length == 0 && open.length == 0) {
            see_item(watch, n, &items);
            see_outside(watch, n);
        }
    }
}

static str close_fences(struct arena *arena, const struct watch *watch, struct added *added)
{
    const struct outline *outline = watch->outline;
    struct buf out;
    buf_init(&out);
    uint32_t *lines = ARENA_ARRAY(arena, uint32_t, watch->count);
    size_t from = 0;
    for (size_t i = 0; i < watch->count; i++) {
        const struct mend *mend = &watch->mends[i];
        size_t at = outline->lines[mend->line - 1];
        buf_add(&out, str_slice(outline->text, from, at + mend->keep));
        for (uint32_t k = 0; k < mend->length; k++)
            buf_add_byte(&out, mend->byte);
        from = at + (mend->added ? 0 : mend->split ? mend->keep : outline_line(outline, mend->line).len);
        if (!mend->added && !mend->split)
            continue;
        buf_add_byte(&out, '\n');
        lines[added->count] = mend->line + mend->split + (uint32_t)added->count;
        added->count++;
    }
    added->lines = lines;
    buf_add(&out, str_skip(outline->text, from));
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

str mend_fences(struct arena *arena, const struct outline *outline, str file, unsigned first_line, struct diags *diags,
                struct added *added)
{
    struct watch watch = {.outline = outline};
    bool broken = has_labelled_fence(outline->text);
    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        if (block->kind == BLOCK_HTML && block->parent == OUTLINE_NONE)
            broken = broken || holds_half(outline, block);
        if (block->kind == BLOCK_CODE && block->setext && block->parent == OUTLINE_NONE)
            broken = broken || block->open || holds_opener(outline, block);
    }
    if (!broken)
        return outline->text;
    for (int rank = 0; rank < LOOKS; rank++)
        watch.looks[rank].number = watch.asked[rank].number = -1;
    struct report to = {file, first_line, diags};
    find_swallowed(&watch, &to);
    str text = watch.count ? close_fences(arena, &watch, added) : outline->text;
    free(watch.mends);
    return text;
}
