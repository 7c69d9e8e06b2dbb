/*
 * style_label: "Q: …" and "A: …".
 */
#include "styles_int.h"

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    str text = str_trim(shape->text);
    if (shape->label != LABEL_QUESTION || str_eq(text, STR("...")) || str_eq(text, STR("…"))) /* how to write one */
        return false;
    mark->style = STYLE_LABEL;
    mark->depth = reader_line(reader, n)->depth;
    return true;
}

/* A label is the plainest sign there is; single letters of other languages ask for answers with a label, too,
 * here or elsewhere in the file. A doubtful word without such an answer is none where most labels are sure. */
static double weigh(const struct group *group)
{
    if (group->labels * 2 >= group->count)
        return 1.0;
    if (group->labels == 0 && group->answers == 0 && group->all_labels * 2 > group->all_count)
        return 0.0;
    if (group->count >= 3 && group->in_order >= 0.8 * group->count && group->likes >= 0.3 * group->count)
        return 0.8;
    bool answered = group->answers * 2 >= group->count || group->all_answers * 2 >= group->all_count;
    return answered ? 0.9 : 0.0;
}

/* The last line of the quotation that line `n` stands in. */
static uint32_t quotation_end(const struct reader *reader, uint32_t n, uint32_t end)
{
    while (n < end && reader_line(reader, n + 1)->quoted)
        n++;
    return n;
}

/* The next bullet after a mark's own, up to line `end`, which has no label; 0 when something else comes first. */
static uint32_t next_item(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    for (uint32_t n = mark->line + 1; n <= end; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_BLANK && line->depth <= mark->depth)
            return line->opens && line->label == LABEL_NONE && reader_shape(reader, n).bullet ? n : 0;
    }
    return 0;
}

/* Whether the question is a bullet, and the one before it, too, which has all of its answer inside of its own item. */
static bool is_whole_item(const struct reader *reader, const struct mark *mark)
{
    const struct mark *above = mark - 1;
    if (mark == reader->marks || !reader_line(reader, mark->line)->opens || !reader_shape(reader, mark->line).bullet)
        return false;
    while (above > reader->marks && above->role == ROLE_NONE)
        above--;
    if (above->role != ROLE_QUESTION || above->style != STYLE_LABEL || above->depth != mark->depth)
        return false;
    for (uint32_t n = above->line; n < mark->line; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_BLANK && (n == above->line) != (line->opens && line->depth <= mark->depth))
            return false;
    }
    return true;
}

/* A box ends with its quotation, or with the next one when that is the box of its answer; a bullet among bullets that
 * are whole cards ends above the next one. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t item = is_whole_item(reader, mark) ? next_item(reader, mark, end) : 0;
    if (item)
        return item - 1;
    if (!reader_line(reader, mark->line)->quoted || !str_starts(reader_text(reader, mark->line), STR("[!")))
        return end;
    uint32_t last = quotation_end(reader, mark->line, end);
    uint32_t next = reader_next(reader, last, end);
    bool answer = next && reader_line(reader, next)->quoted && reader_line(reader, next)->label == LABEL_ANSWER &&
                  str_starts(reader_text(reader, next), STR("[!"));
    return answer ? quotation_end(reader, next, end) : last;
}

const struct style style_label = {
    .name = "label",
    .describe = "a label such as \"Q:\" begins the question, one such as \"A:\" the answer",
    .see = see,
    .weigh = weigh,
    .last_line = last_line,
};
