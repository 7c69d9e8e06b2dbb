/*
 * listing: files that are lists of questions, one a paragraph, without marks.
 *
 * Where nearly every paragraph is a single line, and most of these end with a question mark, an order among them,
 * "Explain the tides.", is a question, too, and not the answer to the line above.
 */
#include "styles_int.h"

/* The paragraphs and other blocks at the left margin. */
struct census {
    unsigned marked;  /* one line, with a question mark */
    unsigned ordered; /* … that asks without one */
    unsigned others;
};

static bool is_line(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && block->line == block->last;
}

/* A heading, or "2. The shore" by itself. */
static bool is_title(const struct block *block)
{
    return block->kind == BLOCK_HEADING || (block->kind == BLOCK_LIST && block->ordered && block->line == block->last);
}

/* Whether most blocks are paragraphs of one line: the look at their words is only worth it then. */
static bool has_lines(const struct outline *outline)
{
    enum { ENOUGH = 8 };
    uint32_t lines = 0;
    uint32_t others = 0;
    for (uint32_t i = 0; i < outline->block_count; i = outline->blocks[i].end) {
        const struct block *block = &outline->blocks[i];
        lines += is_line(block);
        others += !is_title(block) && !is_line(block);
    }
    return lines >= ENOUGH && others * 4 <= lines;
}

static struct census count_blocks(const struct reader *reader)
{
    struct census census = {0};
    const struct outline *outline = &reader->outline;
    for (uint32_t i = 0; i < outline->block_count; i = outline->blocks[i].end) {
        const struct block *block = &outline->blocks[i];
        if (is_title(block) || reader_line(reader, block->line)->noise != NOISE_NONE)
            continue;
        enum likeness like = is_line(block) ? text_likeness(reader_text(reader, block->line)) : LIKE_NOTHING;
        census.marked += like == LIKE_MARK;
        census.ordered += like == LIKE_WORD;
        census.others += like < LIKE_WORD;
    }
    return census;
}

void reader_listing(struct reader *reader)
{
    if (!has_lines(&reader->outline))
        return;
    struct census census = count_blocks(reader);
    reader->listing = census.marked > census.ordered && census.others * 4 <= census.marked + census.ordered;
}
