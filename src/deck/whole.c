/*
 * whole: a file that is one card. The title in its front matter asks, nothing below does: all of that is the answer.
 */
#include "styles_int.h"
#include "texts_int.h"

/* Whether anything in the text itself asks: a question mark, a label, options, a notation that leaves no doubt. */
static bool asks_inside(const struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        bool sure = styles[mark->style]->sure || (mark->flags & MARK_LABEL);
        if (mark->role == ROLE_QUESTION && (sure || mark->like == LIKE_MARK || stands_over_options(reader, mark->line)))
            return true;
    }
    return false;
}

bool reader_whole(struct reader *reader)
{
    struct builder *builder = reader->builder;
    str title = builder->deck->title;
    if (reader->forced || text_likeness(title) != LIKE_MARK || asks_inside(reader))
        return false;
    uint32_t first = 1;
    uint32_t last = reader->outline.line_count;
    shrink_lines(reader, &first, &last);
    if (first > last)
        return false;
    str answer = reader_keep(reader, str_trim(reader_body(reader, (str){0}, first, last, 0)));
    if (answer.len == 0)
        return false;
    struct card *card = builder_card(builder, CARD_QUESTION, reader->top);
    card->question = title;
    card->answer = answer;
    card->line = reader->title_line;
    card->last_line = reader_place(reader, last);
    reader_claim(reader, first, last, CLAIM_ANSWER, "title", "what the title in the front matter asks");
    return true;
}
