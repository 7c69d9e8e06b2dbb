/*
 * lone_block: headings over just one block, as the cards of a deck are where notes have several.
 */
#include "char_int.h"
#include "reading_int.h"

/* The block at the top that line `n` belongs to, or OUTLINE_NONE. */
static uint32_t top_block(const struct reader *reader, uint32_t n)
{
    uint32_t block = reader_line(reader, n)->block;
    while (block != OUTLINE_NONE && reader->outline.blocks[block].parent != OUTLINE_NONE)
        block = reader->outline.blocks[block].parent;
    return block;
}

bool stands_over_one_block(const struct reader *reader, const struct mark *mark)
{
    uint32_t last = reader->outline.line_count;
    uint32_t n = reader_next(reader, mark->line, last);
    str title = trim_blanks(reader_heading(reader, mark->line));
    /* "v1.2" and "[1.2]" head the parts of a change log. */
    title = str_skip(title, str_starts_nocase(title, STR("v")) || str_starts(title, STR("[")) ? 1 : 0);
    if (n == 0 || reader_line(reader, n)->kind == LINE_HEADING || mark->number >= 0 || is_digit(title, 0))
        return false;
    uint32_t block = top_block(reader, n);
    enum block_kind kind =
        block == OUTLINE_NONE ? BLOCK_KIND_COUNT : (enum block_kind)reader->outline.blocks[block].kind;
    if (kind != BLOCK_PARAGRAPH && kind != BLOCK_CODE && kind != BLOCK_MATH)
        return false;
    uint32_t end = reader->outline.blocks[block].last;
    uint32_t next = end < last ? reader_next(reader, end, last) : 0;
    return next == 0 || reader_line(reader, next)->kind == LINE_HEADING;
}
