#include "grill/doc/outline.h"

#include <string.h>

#include "markdown_int.h"
#include "outline_int.h"
#include "room_int.h"
#include "skeleton_int.h"

enum {
    SECTION_BYTES = 1 << 16, /* a section ends at the first good place after so many */
    SECTION_LONG = 1 << 19,  /* and at a less good one after so many */
    ROOM_BUDGET = 1 << 28,   /* what cmark may allocate for one section */
    FENCES_REPORTED = 50,
    CONTAINERS = 1024 /* more than the nesting limits let through */
};

str outline_line(const struct outline *outline, uint32_t n)
{
    size_t from = outline->lines[n - 1], to = outline->lines[n];
    if (to > from && outline->text.ptr[to - 1] == '\n')
        to--;
    return (str){outline->text.ptr + from, to - from};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- the content of a line in its block ------------------------------------------------------------------------ */

/* Skips blanks up to column `want`; `column` is where `line` begins and is moved on. */
static str skip_columns(str line, unsigned *column, unsigned want)
{
    size_t n = 0;
    while (n < line.len && is_blank(line.ptr[n]) && *column < want) {
        *column = line.ptr[n] == '\t' ? (*column / 4 + 1) * 4 : *column + 1;
        n++;
    }
    return str_skip(line, n);
}

static str skip_quote_mark(str line, unsigned *column)
{
    unsigned at = *column;
    str rest = skip_columns(line, &at, *column + 3);
    if (!str_starts(rest, STR(">")))
        return line;
    *column = at + 1;
    return skip_columns(str_skip(rest, 1), column, at + 2);
}

/* The column where an item's content begins: behind its mark and one to four blanks. */
static unsigned item_column(const struct outline *outline, const struct block *item)
{
    unsigned column = 0;
    str line = outline_line(outline, item->line);
    size_t n = 0;
    while (n < line.len && column < item->indent) {
        column = line.ptr[n] == '\t' ? (column / 4 + 1) * 4 : column + 1;
        n++;
    }
    str mark = str_skip(line, n);
    size_t width = 0;
    str_number(mark, &width);
    unsigned after = item->indent + (unsigned)width + 1;
    column = after;
    str rest = skip_columns(str_skip(mark, width + 1), &column, after + 5);
    return rest.len == 0 || column - after > 4 || column == after ? after + 1 : column;
}

static str skip_item_mark(const struct outline *outline, const struct block *item, uint32_t n, str line,
                          unsigned *column)
{
    if (n == item->line) {
        line = skip_columns(line, column, item->indent);
        size_t width = 0;
        str_number(line, &width);
        line = str_skip(line, width + 1);
        *column += (unsigned)width + 1;
    }
    return skip_columns(line, column, item_column(outline, item));
}

str outline_content(const struct outline *outline, uint32_t i, uint32_t n)
{
    const struct block *around[CONTAINERS];
    unsigned count = 0, column = 0;
    str line = outline_line(outline, n);

    for (uint32_t p = outline->blocks[i].parent; p != OUTLINE_NONE && count < CONTAINERS; p = outline->blocks[p].parent)
        around[count++] = &outline->blocks[p];
    while (count-- > 0) {
        if (around[count]->kind == BLOCK_QUOTE)
            line = skip_quote_mark(line, &column);
        else if (around[count]->kind == BLOCK_ITEM)
            line = skip_item_mark(outline, around[count], n, line, &column);
    }
    return line;
}

/* ---- lines and sections ----------------------------------------------------------------------------------------- */

static void index_lines(struct arena *arena, struct outline *outline)
{
    str text = outline->text;
    uint32_t count = 0;

    for (ptrdiff_t at = str_find_byte(text, '\n', 0); at >= 0; at = str_find_byte(text, '\n', (size_t)at + 1))
        count++;
    if (text.len && text.ptr[text.len - 1] != '\n')
        count++;
    uint32_t *lines = ARENA_ARRAY(arena, uint32_t, (size_t)count + 1);
    for (uint32_t n = 1; n < count; n++)
        lines[n] = (uint32_t)str_find_byte(text, '\n', lines[n - 1]) + 1;
    lines[count] = (uint32_t)text.len;
    outline->lines = lines;
    outline->line_count = count;
}

/* How certain it is that a line at the left margin begins a block, fences and HTML aside. */
enum cut {
    CUT_NONE,
    CUT_ITEM, /* when it follows a list */
    CUT_TEXT, /* no: it goes on with a paragraph, if there is one before it */
    CUT_CERTAIN
};

static enum cut cut_before_number(str line)
{
    size_t digits = 0;
    long number = str_number(line, &digits);
    if (digits >= line.len || digits > 9 || (line.ptr[digits] != '.' && line.ptr[digits] != ')'))
        return CUT_TEXT;
    if (digits + 2 >= line.len || line.ptr[digits + 1] != ' ' || is_blank(line.ptr[digits + 2]))
        return CUT_NONE;
    return number == 1 ? CUT_CERTAIN : CUT_ITEM;
}

static enum cut cut_before(const struct outline *outline, uint32_t n)
{
    str line = outline_line(outline, n), before = outline_line(outline, n - 1);
    unsigned column = 0;

    if (line.len == 0 || is_blank(line.ptr[0]))
        return CUT_NONE;
    if (skip_columns(before, &column, UINT32_MAX).len == 0)
        return CUT_CERTAIN;
    if (strchr("`~=<[>_$\\\v\f", line.ptr[0]))
        return CUT_NONE;
    if (is_digit(line.ptr[0]))
        return cut_before_number(line);
    if (line.len < 3)
        return strchr("#-+*", line.ptr[0]) ? CUT_NONE : CUT_TEXT;
    if (line.ptr[0] == '#')
        return line.ptr[1] == ' ' || (line.ptr[1] == '#' && line.ptr[2] == ' ') ? CUT_CERTAIN : CUT_NONE;
    if (strchr("-+*", line.ptr[0]))
        return line.ptr[1] == ' ' && !is_blank(line.ptr[2]) && !strchr("-*", line.ptr[2]) ? CUT_CERTAIN : CUT_NONE;
    return CUT_TEXT;
}

/* The line after the section that begins with line `first` and should have about `bytes` bytes. */
static uint32_t section_end(const struct outline *outline, uint32_t first, size_t bytes, enum cut *cut)
{
    uint32_t n = first + 1;

    for (; n <= outline->line_count; n++) {
        size_t size = outline->lines[n - 1] - outline->lines[first - 1];
        if (size < bytes)
            continue;
        *cut = cut_before(outline, n);
        if (*cut == CUT_CERTAIN || (*cut != CUT_NONE && size >= SECTION_LONG))
            return n;
    }
    *cut = CUT_CERTAIN;
    return n;
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

struct reader {
    struct builder builder;
    struct room *room;
    struct buf skeleton;
    str file;
    unsigned first_line;
    struct diags *diags;
};

static void report(const struct reader *reader, enum diag_code code, uint32_t line, const char *what)
{
    diags_add(reader->diags, code, reader->file, reader->first_line + line - 1, 0, "%s", what);
}

static bool cut_was_right(const struct builder *builder, enum cut cut)
{
    if (cut == CUT_ITEM)
        return builder_ends_in_list(builder);
    return cut != CUT_TEXT || builder_ends_in_paragraph(builder);
}

/* Reads the section from `first` up to about `bytes`; returns the line after it, or 0 when it has to be longer. */
static uint32_t read_section(struct reader *reader, uint32_t first, size_t bytes)
{
    struct builder *builder = &reader->builder;
    struct block_visitor visitor = {builder_enter, builder_leave, builder};
    struct builder_mark mark = builder_mark(builder);
    bool in_text = builder->in_text;
    enum cut cut;

    builder->base = first - 1;
    builder->next = section_end(&builder->outline, first, bytes, &cut);
    builder->first = true;
    buf_clear(&reader->skeleton);
    uint32_t deep = skeleton_add(&reader->skeleton, &builder->outline, first, builder->next);
    if (!markdown_visit_blocks(reader->room, buf_str(&reader->skeleton), &visitor)) {
        builder_rewind(builder, &mark);
        builder_add_plain(builder);
        report(reader, DIAG_TOO_LARGE, first,
               "too much Markdown without a heading or an empty line; read as plain text");
    }
    uint32_t next = builder_finish_section(builder);
    if (next == builder->next && !cut_was_right(builder, cut)) {
        builder_rewind(builder, &mark);
        builder->in_text = in_text;
        return 0;
    }
    builder->in_text = next == builder->next && cut == CUT_TEXT;
    if (deep)
        report(reader, DIAG_TOO_LARGE, deep, "nested too deeply; what lies deeper is read as plain text");
    return next;
}

static void report_fences(const struct reader *reader)
{
    const struct outline *outline = &reader->builder.outline;
    unsigned reported = 0;
    for (uint32_t i = 0; i < outline->block_count; i++)
        if (outline->blocks[i].open && reported++ < FENCES_REPORTED)
            report(reader, DIAG_FENCE, outline->blocks[i].line, "this code fence is never closed");
}

static void read_sections(struct reader *reader)
{
    size_t bytes = SECTION_BYTES;

    for (uint32_t first = 1; first <= reader->builder.outline.line_count;) {
        uint32_t next = read_section(reader, first, bytes);
        bytes = next ? SECTION_BYTES : bytes * 2;
        first = next ? next : first;
    }
    report_fences(reader);
}

struct outline outline_read(struct arena *arena, str text, str file, unsigned first_line, struct diags *diags)
{
    struct reader reader = {.file = file, .first_line = first_line, .diags = diags};
    struct builder *builder = &reader.builder;
    struct outline *outline = &builder->outline;

    outline->text = str_skip(text, str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0);
    builder->open = builder->last = OUTLINE_NONE;
    index_lines(arena, outline);
    buf_init(&reader.skeleton);
    buf_init(&builder->scratch);
    reader.room = room_new(ROOM_BUDGET);
    read_sections(&reader);
    room_free(reader.room);
    buf_release(&builder->scratch);
    buf_release(&reader.skeleton);
    outline->blocks = arena_keep(arena, builder->blocks, outline->block_count, sizeof *builder->blocks);
    return *outline;
}
