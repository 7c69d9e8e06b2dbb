#include "char_int.h"
#include "styles_int.h"

/* Whether most lines of the paragraph ask: a list of questions without any marks. */
static bool is_question_list(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    const struct block *block = &reader->outline.blocks[line->block];
    enum { LOOKS = 24 };
    unsigned lines = 0;
    unsigned asking = 0;
    uint32_t first = n > block->line + LOOKS / 2 ? n - LOOKS / 2 : block->line;
    for (uint32_t i = first; i <= block->last && i < first + LOOKS; i++) {
        lines++;
        asking += text_likeness(reader_text(reader, i)) >= LIKE_WEAK;
    }
    return lines >= 3 && asking * 10 >= lines * 6;
}

/* "Which are the parts of a ship" right over a list: the list says what was asked, even without a question mark. */
static bool asks_for_list(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    str text = reader_text(reader, n);
    return next > n + 1 && reader_line(reader, next)->opens > 0 && word_likeness(text) == LIKE_WORD &&
           !str_ends(text, STR(":")) && !str_ends(text, STR("."));
}

/* Plain lines that ask, stand among such, or stand over a list or the label of an answer. */
static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || line->depth || line->quoted || line->block == OUTLINE_NONE ||
        shape->label != LABEL_NONE || shape->form != NUMBER_NONE || shape->bullet || shape->bold)
        return false;
    const struct block *block = &reader->outline.blocks[line->block];
    bool first = block->line == n && shape->text.len < 400;
    bool answered = line->leads || stands_over_options(reader, n) || (first && stands_over_answer(reader, n));
    bool asks = text_is_marked(shape->text) || (block->last == n && asks_for_list(reader, n));
    if (!(first && asks) && !answered &&
        !(block->line < block->last && shape->text.len < 200 && is_question_list(reader, n)))
        return false;
    mark->style = STYLE_LINE;
    if (answered)
        mark->flags |= MARK_ANSWER;
    return true;
}

/* Without any marks there has to be a question mark or an answer label nearly everywhere, or one below each. */
static double weigh(const struct group *group)
{
    if (group->answers == group->count && group->marked)
        return 0.7;
    double backed = (double)group->backed / group->count;
    return group->count >= 3 && backed >= 0.6 ? 0.5 + 0.2 * backed : 0.0;
}

const struct style style_line = {
    .name = "line",
    .describe =
        "a plain line that ends with a question mark is the question, the text up to the next one is the answer",
    .see = see,
    .weigh = weigh,
};
