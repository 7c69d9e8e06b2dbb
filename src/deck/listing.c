/*
 * listing: files that are lists of questions, one a paragraph or one a line, without marks.
 *
 * Where nearly every paragraph is a single line, and most of these end with a question mark, an order among them,
 * "Explain the tides.", is a question, too, and not the answer to the line above. Where questions follow upon questions
 * for the most part, be they paragraphs or lines that touch, no line answers: then the others ask as well, whatever
 * their words are.
 */
#include "char_int.h"
#include "styles_int.h"

/* The paragraphs and other blocks at the left margin. */
struct census {
    unsigned marked;  /* one line, with a question mark */
    unsigned ordered; /* … that asks without one */
    unsigned silent;  /* … that does neither */
    unsigned others;
    unsigned chained;  /* lines that ask right below one that does */
    unsigned touching; /* … of the same paragraph */
    bool asked;        /* the last line did */
    bool titled;       /* a few words stand over the first line that asks */
    uint32_t first;    /* the first line that may ask */
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

/* Whether a text ends with a question mark, or the byte that those beyond ASCII end with, as some letters do, too. */
static bool may_end_with_mark(str text)
{
    return text.len && (text.ptr[text.len - 1] == '?' || (unsigned char)text.ptr[text.len - 1] == 0x9F);
}

/* Whether many lines of the paragraphs seem to end with a question mark: enough to look at their words. */
static bool has_marks(const struct reader *reader)
{
    enum { ENOUGH = 6, SHARE = 3 };
    const struct outline *outline = &reader->outline;
    uint32_t lines = 0;
    uint32_t marks = 0;
    for (uint32_t i = 0; i < outline->block_count; i = outline->blocks[i].end) {
        const struct block *block = &outline->blocks[i];
        for (uint32_t n = block->line; block->kind == BLOCK_PARAGRAPH && n <= block->last; n++) {
            marks += may_end_with_mark(reader_text(reader, n));
            lines++;
        }
    }
    return marks >= ENOUGH && marks * SHARE >= lines;
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

/* Whether a text is but a few words, as titles are. */
static bool is_brief(str text)
{
    enum { BLANKS = 2 };
    return str_count(text, ' ') <= BLANKS && !ends_sentence(text);
}

static void count_line(struct census *census, uint32_t n, str text)
{
    enum likeness like = text_likeness(text);
    bool asks = like >= LIKE_WORD;
    census->titled = census->titled || (!asks && census->marked + census->ordered == 0 && is_brief(text));
    if (census->first == 0 && like >= LIKE_WEAK)
        census->first = n;
    census->marked += like == LIKE_MARK;
    census->ordered += like == LIKE_WORD;
    census->silent += !asks;
    census->chained += asks && census->asked;
    census->asked = asks;
}

/* Whether the block is a paragraph of one line, or of one below a title. */
static bool is_question(const struct reader *reader, const struct block *block)
{
    bool titled = block->line + 1 == block->last && is_brief(reader_text(reader, block->line));
    return block->kind == BLOCK_PARAGRAPH && (block->line == block->last || titled);
}

/* Every line of a paragraph stands for itself. */
static void count_lines(struct census *census, const struct reader *reader, const struct block *block)
{
    for (uint32_t n = block->line; n <= block->last; n++) {
        bool asked = census->asked;
        count_line(census, n, reader_text(reader, n));
        census->touching += n > block->line && asked && census->asked;
    }
}

/* Further lines of a paragraph are something else, or with `touching` as good as others; items of a list are no such
 * lines. */
static struct census count_blocks(const struct reader *reader, bool touching)
{
    struct census census = {0};
    const struct outline *outline = &reader->outline;
    for (uint32_t i = 0; i < outline->block_count; i = outline->blocks[i].end) {
        const struct block *block = &outline->blocks[i];
        if (is_title(block) || reader_line(reader, block->line)->noise != NOISE_NONE) {
            census.asked = false;
        } else if (is_question(reader, block)) {
            count_line(&census, block->last, reader_text(reader, block->last));
        } else if (touching && block->kind == BLOCK_PARAGRAPH) {
            count_lines(&census, reader, block);
        } else {
            census.others += touching ? block->last - block->line + 1 : 1;
            census.asked = false;
        }
    }
    return census;
}

void reader_listing(struct reader *reader)
{
    bool single = has_lines(&reader->outline);
    if (!single && !has_marks(reader))
        return;
    struct census census = count_blocks(reader, !single);
    unsigned asking = census.marked + census.ordered;
    unsigned others = census.silent + census.others;
    bool chained = census.marked && census.chained * 10 >= asking * 6 && asking >= others * 2;
    reader->listed = census.first;
    reader->touching = !single;
    if (chained && (single || census.touching * 2 >= census.chained))
        reader->listing = census.titled ? LISTING_TITLED : LISTING_WHOLE;
    else if (single && census.marked > census.ordered && others * 4 <= asking)
        reader->listing = LISTING_ORDERS;
}

/* "Explain the tides." */
static bool is_order(str text)
{
    return text_likeness(text) == LIKE_WORD && !str_ends(text, STR(":"));
}

/* The first line of a paragraph may be the title of the others, which it is when it neither asks nor ends a sentence.
 */
bool listing_asks(const struct reader *reader, uint32_t n)
{
    if (reader->listing == LISTING_NONE)
        return false;
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    bool alone = block->last == n && is_question(reader, block);
    bool ruled = block->kind == BLOCK_HEADING && reader_line(reader, n)->kind == LINE_TEXT; /* … below its lines */
    bool line = reader->touching && (block->kind == BLOCK_PARAGRAPH || ruled);
    if (!alone && !line)
        return false;
    str text = reader_text(reader, n);
    if (is_order(text))
        return true;
    bool heads = block->line == n && block->last > n && !ends_sentence(text) && !text_is_marked(text);
    bool silent = reader->listing == LISTING_ORDERS || (reader->listing == LISTING_TITLED && (heads || is_brief(text)));
    return n >= reader->listed && !silent && !text_names_questions(text);
}
