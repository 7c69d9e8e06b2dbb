#include "outline_int.h"

#include <string.h>

#include "grill/base/array.h"
#include "grill/doc/table.h"
#include "skeleton_int.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static str skip_blanks(str s)
{
    size_t i = 0;
    while (i < s.len && is_blank(s.ptr[i]))
        i++;
    return str_skip(s, i);
}

static bool line_is_blank(str line)
{
    return skip_blanks(line).len == 0;
}

static unsigned columns_of(str text)
{
    unsigned columns = 0;
    for (size_t i = 0; i < text.len; i++)
        columns = text.ptr[i] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    return columns;
}

static uint16_t clamp16(size_t n)
{
    return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static str line_of(const struct builder *builder, uint32_t n)
{
    return outline_line(&builder->outline, n);
}

static str content_of(const struct builder *builder, uint32_t i, uint32_t n)
{
    return outline_content(&builder->outline, i, n);
}

/* ---- fences and HTML -------------------------------------------------------------------------------------------- */

/* The run of backticks or tildes at the start of a fence, or the empty view. */
static str fence_of(str content)
{
    content = skip_blanks(content);
    size_t n = 0;
    while (n < content.len && content.ptr[n] == content.ptr[0] && (content.ptr[0] == '`' || content.ptr[0] == '~'))
        n++;
    return str_slice(content, 0, n);
}

static bool closes_fence(str fence, str content)
{
    str closing = fence_of(content);
    bool indented = content.len > 3 && columns_of(str_slice(content, 0, 4)) > 4;
    indented = indented || str_starts(content, STR("    "));
    return !indented && closing.len >= fence.len && fence.len && closing.ptr[0] == fence.ptr[0] &&
           line_is_blank(str_skip(skip_blanks(content), closing.len));
}

/* Indented code that begins with what looks like a fence has that in its text; a fence has not. */
static bool is_fenced(const struct seen_block *seen, str content)
{
    if (seen->has_info)
        return true;
    str fence = fence_of(content), literal = seen->literal;
    str line = str_trim_right(str_cut(&literal, '\n'));
    return fence.len >= 3 && !str_eq(line, str_trim_right(skip_blanks(content)));
}

/* What ends an HTML block that begins like this; the empty view when it is an empty line. */
static str html_end(str content)
{
    static const struct {
        const char *start, *end;
    } kinds[] = {{"<script", "</script>"}, {"<pre", "</pre>"}, {"<style", "</style>"}, {"<textarea", "</textarea>"},
                 {"<!--", "-->"},          {"<?", "?>"},       {"<![CDATA[", "]]>"},   {"<!", ">"}};
    content = skip_blanks(content);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        str start = str_of(kinds[i].start);
        if (!str_starts_nocase(content, start))
            continue;
        char after = content.len > start.len ? content.ptr[start.len] : '\n';
        if (start.ptr[1] == '!' || start.ptr[1] == '?' || strchr(" \t\r\n\f\v>", after))
            return str_of(kinds[i].end);
    }
    return (str){0};
}

static bool ends_html(str end, str line)
{
    static const char *const tags[] = {"</script>", "</pre>", "</style>", "</textarea>"};
    if (end.len == 0)
        return line_is_blank(line);
    if (!str_starts(end, STR("</")))
        return str_contains(line, end);
    /* Any of the four end tags ends any of the four. */
    for (ptrdiff_t at = str_find(line, STR("</"), 0); at >= 0; at = str_find(line, STR("</"), (size_t)at + 2))
        for (size_t i = 0; i < COUNT_OF(tags); i++)
            if (str_starts_nocase(str_skip(line, (size_t)at), str_of(tags[i])))
                return true;
    return false;
}

static uint32_t count_lines(str literal)
{
    uint32_t lines = 0;
    for (str rest = literal; rest.len; lines++)
        str_cut(&rest, '\n');
    return lines;
}

/* ---- one block ------------------------------------------------------------------------------------------------ */

/* The section's last line is the last one a block may have: cmark counts one more when a text has no final newline. */
static uint32_t within(const struct builder *builder, uint32_t line)
{
    return line < builder->next ? line : builder->next - 1;
}

static void finish_code(struct builder *builder, struct block *block, const struct seen_block *seen)
{
    str content = str_skip(line_of(builder, block->line), seen->start);
    uint32_t lines = count_lines(seen->literal);

    block->setext = is_fenced(seen, content);
    if (!block->setext) {
        block->last = within(builder, block->line + (lines ? lines - 1 : 0));
        return;
    }
    uint32_t closing = block->line + lines + 1;
    uint32_t i = (uint32_t)(block - builder->blocks);
    bool closed = closing < builder->next && closes_fence(fence_of(content), content_of(builder, i, closing));
    block->last = within(builder, closed ? closing : closing - 1);
    block->open = !closed;
}

static void finish_html(struct builder *builder, struct block *block, const struct seen_block *seen)
{
    uint32_t lines = count_lines(seen->literal);
    block->last = within(builder, block->line + (lines ? lines - 1 : 0));
    while (block->last > block->line && line_is_blank(line_of(builder, block->last)))
        block->last--;
}

static bool is_atx(str content)
{
    size_t n = 0;
    while (n < content.len && content.ptr[n] == '#')
        n++;
    return n >= 1 && n <= 6 && (n == content.len || is_blank(content.ptr[n]));
}

/* Whether a line ends a heading: what is set in further than a sign of Markdown may be is one more line of its text. */
static bool is_underline(str content)
{
    enum { INDENT = 3 };
    str text = skip_blanks(content);
    if (columns_of(str_slice(content, 0, (size_t)(text.ptr - content.ptr))) > INDENT)
        return false;
    content = text;
    size_t n = 0;
    while (n < content.len && content.ptr[n] == content.ptr[0])
        n++;
    return n && (content.ptr[0] == '=' || content.ptr[0] == '-') && line_is_blank(str_skip(content, n));
}

/* Moves the first line behind the link definitions that stand before the text. */
static void skip_references(struct builder *builder, uint32_t i)
{
    struct block *block = &builder->blocks[i];
    str first = content_of(builder, i, block->line);

    if (!str_starts(skip_blanks(first), STR("[")))
        return;
    buf_clear(&builder->scratch);
    for (uint32_t n = block->line; n <= block->last && builder->scratch.len < REFERENCE_LIMIT; n++) {
        buf_add(&builder->scratch, str_trim(content_of(builder, i, n)));
        buf_add_byte(&builder->scratch, '\n');
    }
    size_t lines = reference_lines(buf_str(&builder->scratch));
    if (lines == 0 || lines > block->last - block->line)
        return;
    block->line += (uint32_t)lines;
    str line = line_of(builder, block->line), content = content_of(builder, i, block->line);
    size_t before = (size_t)(skip_blanks(content).ptr - line.ptr);
    block->indent = clamp16(columns_of(str_slice(line, 0, before)));
}

static void finish_heading(struct builder *builder, uint32_t i, const struct seen_block *seen)
{
    struct block *block = &builder->blocks[i];

    block->last = block->line;
    block->setext = !is_atx(str_skip(line_of(builder, block->line), seen->start));
    if (!block->setext)
        return;
    while (block->last + 1 < builder->next && !is_underline(content_of(builder, i, ++block->last)))
        ;
    skip_references(builder, i);
}

static struct block *add_block(struct builder *builder, enum block_kind kind)
{
    builder->blocks = array_reserve(builder->blocks, &builder->cap, (size_t)builder->outline.block_count + 1,
                                    sizeof *builder->blocks);
    builder->outline.blocks = builder->blocks;
    uint32_t i = builder->outline.block_count++;
    struct block *block = &builder->blocks[i];
    *block = (struct block){.kind = (uint8_t)kind, .parent = builder->open, .end = i + 1};
    if (builder->open == OUTLINE_NONE)
        builder->last = i;
    else
        block->depth = (uint16_t)(builder->blocks[builder->open].depth + 1);
    return block;
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static bool may_delimit(str content)
{
    content = skip_blanks(content);
    return content.len && strchr("|:-", content.ptr[0]);
}

static bool begins_table(struct builder *builder, uint32_t i, uint32_t header)
{
    str delimiters = content_of(builder, i, header + 1);
    return may_delimit(delimiters) && table_begins(content_of(builder, i, header), delimiters);
}

/* A table may follow a paragraph's text without an empty line: then the block becomes two. */
static void split_table(struct builder *builder, uint32_t i)
{
    uint32_t header = builder->blocks[i].line, last = builder->blocks[i].last;

    while (header < last && !begins_table(builder, i, header))
        header++;
    if (header >= last)
        return;
    if (header == builder->blocks[i].line) {
        builder->blocks[i].kind = BLOCK_TABLE;
        return;
    }
    builder->blocks[i].last = header - 1;
    struct block *table = add_block(builder, BLOCK_TABLE);
    table->line = header;
    table->last = last;
    str content = content_of(builder, i, header), line = line_of(builder, header);
    size_t before = (size_t)(skip_blanks(content).ptr - line.ptr);
    table->indent = clamp16(columns_of(str_slice(line, 0, before)));
}

/* A paragraph that is one display formula from beginning to end. */
static bool is_math(struct builder *builder, uint32_t i)
{
    const struct block *block = &builder->blocks[i];
    str first = str_trim(content_of(builder, i, block->line)), last = content_of(builder, i, block->last);
    bool dollars = str_starts(first, STR("$$"));

    if (!dollars && !str_starts(first, STR("\\[")))
        return false;
    str mark = dollars ? STR("$$") : STR("\\]");
    if (!display_math_closed(last, mark))
        return false;
    if (block->line == block->last)
        return str_find(first, mark, 2) > 2 && str_find(first, mark, 2) + 4 >= (ptrdiff_t)first.len;
    for (uint32_t n = block->line; n < block->last; n++) {
        str line = content_of(builder, i, n);
        ptrdiff_t opening = dollars && n == block->line ? str_find(line, mark, 0) : -1;
        if (str_find(line, mark, opening < 0 ? 0 : (size_t)opening + 2) >= 0)
            return false;
    }
    return true;
}

static void finish_paragraph(struct builder *builder, uint32_t i, const struct seen_block *seen)
{
    builder->blocks[i].last = within(builder, builder->base + seen->last);
    skip_references(builder, i);
    if (is_math(builder, i))
        builder->blocks[i].kind = BLOCK_MATH;
    else
        split_table(builder, i);
}

/* ---- containers ----------------------------------------------------------------------------------------------- */

/* The byte that tells lists apart: the bullet, or what follows the number. */
static char list_mark(str content)
{
    size_t digits = 0;
    str_number(content, &digits);
    return digits < content.len ? content.ptr[digits] : '\0';
}

/* A section may begin in the middle of a list: its first list goes on with the one before. */
static bool continues_list(const struct builder *builder, const struct seen_block *seen)
{
    if (!builder->first || builder->last == OUTLINE_NONE)
        return false;
    const struct block *before = &builder->blocks[builder->last];
    if (before->kind != BLOCK_LIST || before->ordered != seen->ordered)
        return false;
    str new_line = str_skip(line_of(builder, builder->base + seen->line), seen->start);
    return list_mark(new_line) == list_mark(skip_blanks(line_of(builder, before->line)));
}

void builder_enter(void *context, const struct seen_block *seen)
{
    struct builder *builder = context;
    uint32_t line = builder->base + seen->line;

    if (seen->kind == BLOCK_LIST && continues_list(builder, seen)) {
        builder->open = builder->last;
        builder->first = false;
        return;
    }
    /* It may also begin in the middle of a very long paragraph. */
    if (seen->kind == BLOCK_PARAGRAPH && builder->first && builder->in_text) {
        builder->blocks[builder->last].last = within(builder, builder->base + seen->last);
        builder->first = false;
        return;
    }
    builder->first = false;
    struct block *block = add_block(builder, seen->kind);
    uint32_t i = (uint32_t)(block - builder->blocks);
    block->line = block->last = line;
    block->level = seen->level;
    block->ordered = seen->ordered;
    block->indent = clamp16(columns_of(str_slice(line_of(builder, line), 0, seen->start)));
    if (seen->ordered)
        block->number = (int32_t)str_number(str_skip(line_of(builder, line), seen->start), NULL);
    if (seen->kind == BLOCK_LIST || seen->kind == BLOCK_ITEM || seen->kind == BLOCK_QUOTE)
        builder->open = i;
    else if (seen->kind == BLOCK_CODE)
        finish_code(builder, block, seen);
    else if (seen->kind == BLOCK_HTML)
        finish_html(builder, block, seen);
    else if (seen->kind == BLOCK_HEADING)
        finish_heading(builder, i, seen);
    else if (seen->kind == BLOCK_PARAGRAPH)
        finish_paragraph(builder, i, seen);
}

void builder_leave(void *context)
{
    struct builder *builder = context;
    struct block *block = &builder->blocks[builder->open];
    const struct block *last = &builder->blocks[builder->outline.block_count - 1];

    block->end = builder->outline.block_count;
    /* Whatever stands last inside has been left already, so its last line is known. */
    if (last->last > block->last)
        block->last = last->last;
    builder->open = block->parent;
}

/* ---- the end of a section ------------------------------------------------------------------------------------- */

static uint32_t follow_fence(struct builder *builder, struct block *block)
{
    str fence = fence_of(line_of(builder, block->line));
    uint32_t n = builder->next;

    while (n <= builder->outline.line_count && !closes_fence(fence, line_of(builder, n)))
        n++;
    block->open = n > builder->outline.line_count;
    block->last = block->open ? n - 1 : n;
    return block->last + 1;
}

static uint32_t follow_html(struct builder *builder, struct block *block)
{
    str end = html_end(line_of(builder, block->line));
    uint32_t n = block->line;

    while (n <= builder->outline.line_count && !ends_html(end, line_of(builder, n)))
        n++;
    if (n < builder->next)
        return builder->next;
    block->last = n <= builder->outline.line_count && end.len ? n : n - 1;
    return block->last + 1;
}

uint32_t builder_finish_section(struct builder *builder)
{
    uint32_t next = builder->next;
    struct block *last = builder->last == OUTLINE_NONE ? NULL : &builder->blocks[builder->last];

    if (last && last->kind == BLOCK_CODE && last->open)
        next = follow_fence(builder, last);
    else if (last && last->kind == BLOCK_HTML)
        next = follow_html(builder, last);
    return next;
}

bool builder_ends_in_list(const struct builder *builder)
{
    return builder->last != OUTLINE_NONE && builder->blocks[builder->last].kind == BLOCK_LIST;
}

bool builder_ends_in_paragraph(const struct builder *builder)
{
    if (builder->last == OUTLINE_NONE)
        return false;
    const struct block *block = &builder->blocks[builder->last];
    return (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_TABLE) && block->last + 1 == builder->next;
}

struct builder_mark builder_mark(const struct builder *builder)
{
    struct builder_mark mark = {.count = builder->outline.block_count, .last = builder->last};
    if (mark.last != OUTLINE_NONE)
        mark.last_block = builder->blocks[mark.last];
    return mark;
}

void builder_rewind(struct builder *builder, const struct builder_mark *mark)
{
    builder->outline.block_count = mark->count;
    builder->open = OUTLINE_NONE;
    builder->last = mark->last;
    if (mark->last != OUTLINE_NONE)
        builder->blocks[mark->last] = mark->last_block;
}

void builder_add_plain(struct builder *builder)
{
    struct block *block = add_block(builder, BLOCK_PARAGRAPH);
    block->line = builder->base + 1;
    block->last = builder->next - 1;
}
