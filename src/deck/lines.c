/*
 * lines: what each line of a file is, by the blocks of the outline: text, heading, code, an item of which depth.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "reader_int.h"

/* Skips indentation and, for lines inside a quote, its marks; `*columns` receives how far the text is indented. */
static str skip_margin(str raw, bool quoted, unsigned *columns)
{
    unsigned column = 0;
    size_t at = 0;
    for (; at < raw.len; at++) {
        char byte = raw.ptr[at];
        if (byte == ' ' || (quoted && byte == '>'))
            column++;
        else if (byte == '\t')
            column = (column / 4 + 1) * 4;
        else
            break;
    }
    *columns = column;
    return str_skip(raw, at);
}

/* Every byte of a file is looked at here: the table knows them all, so that nothing is to be asked first. */
static unsigned signs_of(str text)
{
#define FOUR_TIMES(x) x, x, x, x
#define WIDE_BYTES    FOUR_TIMES(FOUR_TIMES(FOUR_TIMES(SIGN_WIDE)))
    static const uint16_t signs[0x100] = {
        ['<'] = SIGN_TAG,     ['>'] = SIGN_ANGLE,  ['('] = SIGN_ROUND, ['*'] = SIGN_STAR,      ['_'] = SIGN_BAR,
        ['['] = SIGN_BRACKET, ['#'] = SIGN_HASH,   [':'] = SIGN_COLON, [';'] = SIGN_SEMICOLON, ['='] = SIGN_EQUALS,
        ['{'] = SIGN_BRACE,   ['0'] = SIGN_DIGIT,  ['1'] = SIGN_DIGIT, ['2'] = SIGN_DIGIT,     ['3'] = SIGN_DIGIT,
        ['4'] = SIGN_DIGIT,   ['5'] = SIGN_DIGIT,  ['6'] = SIGN_DIGIT, ['7'] = SIGN_DIGIT,     ['8'] = SIGN_DIGIT,
        ['9'] = SIGN_DIGIT,   [0x80] = WIDE_BYTES, WIDE_BYTES};
    unsigned seen = 0;
    for (size_t i = 0; i < text.len; i++)
        seen |= signs[(unsigned char)text.ptr[i]];
    return seen;
}

static void measure(struct reader *reader, uint32_t n, bool quoted)
{
    struct line *line = reader_line(reader, n);
    unsigned columns;
    str text = str_trim_right(skip_margin(outline_line(&reader->outline, n), quoted, &columns));
    line->quoted = quoted;
    line->start = (uint32_t)(text.ptr - reader->outline.text.ptr);
    line->size = (uint32_t)text.len;
}

/* Sets whether the line is inside a quote, on which it depends where its text begins. */
static void set_quoted(struct reader *reader, uint32_t n, bool quoted)
{
    if (reader_line(reader, n)->quoted != quoted)
        measure(reader, n, quoted);
}

unsigned reader_indent(const struct reader *reader, uint32_t n)
{
    unsigned columns;
    skip_margin(outline_line(&reader->outline, n), reader->lines[n - 1].quoted, &columns);
    return columns;
}

uint32_t reader_place(const struct reader *reader, uint32_t n)
{
    size_t low = 0;
    for (size_t high = reader->added.count; low < high;) {
        size_t middle = (low + high) / 2;
        if (reader->added.lines[middle] <= n)
            low = middle + 1;
        else
            high = middle;
    }
    return n + reader->first_line - 1 - (uint32_t)low;
}

uint32_t reader_next(const struct reader *reader, uint32_t n, uint32_t last)
{
    for (uint32_t i = n + 1; i <= last; i++)
        if (reader->lines[i - 1].kind != LINE_BLANK)
            return i;
    return 0;
}

uint32_t reader_before(const struct reader *reader, uint32_t n)
{
    do
        n--;
    while (n > 0 && reader->lines[n - 1].kind == LINE_BLANK);
    return n;
}

static bool is_plain(const struct shape *shape, str text)
{
    return shape->text.ptr == text.ptr && shape->form == NUMBER_NONE && shape->label == LABEL_NONE &&
           shape->lead == LEAD_PLAIN && !shape->bullet && !shape->task && shape->open.len == 0;
}

struct shape reader_shape(const struct reader *reader, uint32_t n)
{
    struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    if (line->plain)
        return (struct shape){.text = trim_line_end(text), .number = -1, .major = -1};
    struct shape shape = shape_of(text);
    line->plain = is_plain(&shape, text);
    return shape;
}

static void set_kind(struct reader *reader, uint32_t first, uint32_t last, enum line_kind kind, uint32_t block)
{
    for (uint32_t n = first; n <= last; n++) {
        struct line *line = reader_line(reader, n);
        line->kind = (uint8_t)kind;
        line->block = block;
    }
}

/* ---- items and depth ---- */

struct level {
    uint32_t end;   /* block index where the container ends */
    unsigned inner; /* ITEM: column of its content */
    bool item;
    bool quote;
};

struct levels {
    struct level stack[128];
    unsigned count;
    unsigned items;
    unsigned quotes;
};

static void levels_pop(struct levels *levels, uint32_t index)
{
    while (levels->count && levels->stack[levels->count - 1].end <= index) {
        levels->count--;
        levels->items -= levels->stack[levels->count].item;
        levels->quotes -= levels->stack[levels->count].quote;
    }
}

static void levels_push(struct levels *levels, struct level level)
{
    if (levels->count == COUNT_OF(levels->stack))
        return;
    levels->stack[levels->count++] = level;
    levels->items += level.item;
    levels->quotes += level.quote;
}

/* How many of the items around hold a line of that indentation. */
static unsigned depth_of_indent(const struct levels *levels, unsigned indent)
{
    unsigned depth = 0;
    for (unsigned i = 0; i < levels->count; i++)
        if (levels->stack[i].item && levels->stack[i].inner <= indent)
            depth++;
    return depth;
}

static void see_item(struct reader *reader, struct levels *levels, uint32_t index)
{
    const struct block *block = &reader->outline.blocks[index];
    struct line *line = reader_line(reader, block->line);
    if (line->opens == 0)
        line->depth = (uint8_t)levels->items;
    line->opens++;
    unsigned inner = reader_indent(reader, block->line) + 2;
    const struct block *child = block + 1;
    if (index + 1 < block->end && child->line == block->line)
        inner = child->indent;
    levels_push(levels, (struct level){block->end, inner, true, false});
}

static void see_depths(struct reader *reader, const struct levels *levels, const struct block *block)
{
    for (uint32_t n = block->line; n <= block->last; n++) {
        struct line *line = reader_line(reader, n);
        set_quoted(reader, n, levels->quotes > 0);
        if (line->opens)
            continue;
        unsigned depth = levels->items;
        if (depth && line->kind != LINE_CODE)
            depth = depth_of_indent(levels, reader_indent(reader, n));
        line->depth = (uint8_t)depth;
    }
}

/* Blank lines inside of a quote have its mark, too; those of inner quotes are inside the outermost. */
static void see_quote(struct reader *reader, const struct levels *levels, const struct block *block)
{
    for (uint32_t n = block->line; levels->quotes == 0 && n <= block->last; n++)
        set_quoted(reader, n, true);
}

/* Blocks of programs and advertisements. */
static bool is_script(str first)
{
    static const char *const starts[] = {"<script", "<style", "<ins ", "<noscript"};
    for (size_t i = 0; first.len && first.ptr[0] == '<' && i < COUNT_OF(starts); i++)
        if (str_starts_nocase(first, str_of(starts[i])))
            return true;
    return false;
}

/* "<html>" further down than the file's own: a page that the text above shows. */
static bool is_shown_page(const struct reader *reader, const struct block *block)
{
    enum { OWN = 3 };
    str text = reader_text(reader, block->line);
    return block->line > OWN && (str_starts_nocase(text, STR("<html")) || str_starts_nocase(text, STR("<!doctype")));
}

static void see_html(struct reader *reader, const struct block *block)
{
    if (is_shown_page(reader, block)) {
        set_kind(reader, block->line, block->last, LINE_CODE, reader_line(reader, block->line)->block);
        return;
    }
    bool script = is_script(str_trim(reader_text(reader, block->line)));
    bool comment = script;
    for (uint32_t n = block->line; n <= block->last; n++) {
        struct line *line = reader_line(reader, n);
        str text = outline_line(&reader->outline, n);
        str trimmed = str_trim(text);
        if (str_starts(trimmed, STR("<!--")))
            comment = true;
        line->kind = trimmed.len == 0 ? LINE_BLANK : comment ? LINE_COMMENT : LINE_HTML;
        ptrdiff_t close = comment && !script ? str_find(text, STR("-->"), 0) : -1;
        if (close >= 0) {
            comment = false;
            if (str_trim(str_skip(text, (size_t)close + 3)).len)
                line->kind = LINE_HTML;
        }
    }
}

/* "##Title": a heading whose author forgot the blank. */
static unsigned tight_heading(str text)
{
    size_t level = str_span(text, STR("#"));
    bool fits = level >= 2 && level <= 6 && level < text.len && text.ptr[level] != ' ' && text.ptr[level] != '!';
    return fits ? (unsigned)level : 0;
}

/* "&nbsp;" alone on a line only keeps a distance. */
static bool is_spacer(str text)
{
    str space = STR("&nbsp;");
    bool any = false;
    for (; str_starts(text, space); any = true)
        text = str_trim_left(str_skip(text, space.len));
    return any && text.len == 0;
}

static void see_paragraph(struct reader *reader, const struct block *block)
{
    if (is_script(reader_text(reader, block->line))) {
        for (uint32_t n = block->line; n <= block->last; n++)
            reader_line(reader, n)->kind = LINE_COMMENT;
        return;
    }
    for (uint32_t n = block->line; n <= block->last; n++) {
        str text = reader_text(reader, n);
        unsigned level = text.len && text.ptr[0] == '#' ? tight_heading(text) : 0;
        if (level) {
            reader_line(reader, n)->kind = LINE_HEADING;
            reader_line(reader, n)->rank = (uint8_t)(level * RANK_STEP);
        } else if (text_is_rule(text)) {
            reader_line(reader, n)->kind = LINE_RULE;
        } else if (is_spacer(text)) {
            reader_line(reader, n)->kind = LINE_BLANK;
        }
    }
    reader_framed(reader, block);
}

static bool is_only_hashes(str text)
{
    return str_span(text, STR("#")) == text.len;
}

/* Whether a line ends like one of code. */
static bool ends_like_code(str text)
{
    static const char *const ends[] = {";", "{", "}", "):"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(text, str_of(ends[i])))
            return true;
    return false;
}

/* Whether a line of plain text that begins with "# " is a comment: it touches the line above, or the one below though
 * it is not the first, or code stands below. */
static bool is_comment(const struct reader *reader, uint32_t n)
{
    const struct outline *outline = &reader->outline;
    bool above = n > 1 && str_trim(outline_line(outline, n - 1)).len > 0;
    uint32_t below = n + 1;
    while (below < outline->line_count && str_trim(outline_line(outline, below)).len == 0)
        below++;
    str next = below <= outline->line_count ? str_trim(outline_line(outline, below)) : (str){0};
    return above || (n > 1 && next.len && below == n + 1) || ends_like_code(next);
}

/* A heading without a text only parts; one that is quoted in a list item is part of the item. */
static void see_heading(struct reader *reader, const struct block *block)
{
    struct line *line = reader_line(reader, block->line);
    line->rank = (uint8_t)(block->level * RANK_STEP);
    if (line->quoted && line->depth > 0)
        line->kind = LINE_TEXT;
    if (is_only_hashes(reader_text(reader, block->line)))
        line->kind = LINE_RULE;
    str path = reader->builder->deck->path;
    bool plain = path.len > 4 && str_eq_nocase(str_skip(path, path.len - 4), STR(".txt"));
    if (plain && block->level == 1 && line->kind != LINE_RULE && is_comment(reader, block->line))
        line->kind = LINE_TEXT;
}

/* "    Answer: …": who sets off an answer by blanks makes code of it in Markdown, but its label is text. */
static bool begins_with_label(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (str_find_byte(text, ':', 0) < 0)
        return false;
    struct shape shape = shape_of(text);
    return shape.label == LABEL_ANSWER && !shape.weak && shape.text.ptr > text.ptr;
}

static void see_code(struct reader *reader, const struct block *block)
{
    bool gap = true;
    for (uint32_t n = block->line; n <= block->last; n++) {
        struct line *line = reader_line(reader, n);
        line->fence = block->setext;
        if (gap && !block->setext && begins_with_label(reader, n))
            line->kind = LINE_TEXT;
        gap = line->size == 0;
    }
}

static void see_leaf(struct reader *reader, const struct levels *levels, uint32_t index)
{
    static const uint8_t kinds[BLOCK_KIND_COUNT] = {
        [BLOCK_HEADING] = LINE_HEADING, [BLOCK_PARAGRAPH] = LINE_TEXT, [BLOCK_CODE] = LINE_CODE,
        [BLOCK_HTML] = LINE_HTML,       [BLOCK_RULE] = LINE_RULE,      [BLOCK_TABLE] = LINE_TABLE,
        [BLOCK_MATH] = LINE_MATH,
    };
    const struct block *block = &reader->outline.blocks[index];
    set_kind(reader, block->line, block->last, (enum line_kind)kinds[block->kind], index);
    see_depths(reader, levels, block);
    if (block->kind == BLOCK_HEADING && block->setext)
        reader_underlined(reader, block);
    else if (block->kind == BLOCK_HEADING)
        see_heading(reader, block);
    else if (block->kind == BLOCK_HTML)
        see_html(reader, block);
    else if (block->kind == BLOCK_PARAGRAPH)
        see_paragraph(reader, block);
    else if (block->kind == BLOCK_CODE)
        see_code(reader, block);
}

void reader_lines(struct reader *reader)
{
    const struct outline *outline = &reader->outline;
    reader->lines = ARENA_ARRAY(reader->scratch, struct line, outline->line_count);
    for (uint32_t n = 1; n <= outline->line_count; n++) {
        reader_line(reader, n)->block = OUTLINE_NONE;
        measure(reader, n, false);
    }
    struct levels levels = {.count = 0};
    for (uint32_t i = 0; i < outline->block_count; i++) {
        const struct block *block = &outline->blocks[i];
        levels_pop(&levels, i);
        switch ((enum block_kind)block->kind) {
        case BLOCK_LIST:
            break;
        case BLOCK_ITEM:
            see_item(reader, &levels, i);
            break;
        case BLOCK_QUOTE:
            see_quote(reader, &levels, block);
            levels_push(&levels, (struct level){block->end, 0, false, true});
            break;
        case BLOCK_HEADING:
        case BLOCK_PARAGRAPH:
        case BLOCK_CODE:
        case BLOCK_HTML:
        case BLOCK_RULE:
        case BLOCK_TABLE:
        case BLOCK_MATH:
        case BLOCK_KIND_COUNT:
            see_leaf(reader, &levels, i);
            break;
        }
    }
    for (uint32_t n = 1; n <= outline->line_count; n++)
        reader_line(reader, n)->signs = (uint16_t)signs_of(reader_text(reader, n));
}
