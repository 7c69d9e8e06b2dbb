/*
 * still_asks: what stands below a question and belongs to it: lists that ask on, and the code that it asks about.
 */
#include "choice_int.h"
#include "links_int.h"
#include "parts_int.h"
#include "texts_int.h"

bool only_asks(const struct reader *reader, const struct mark *mark, uint32_t first, uint32_t end)
{
    unsigned items = 0;
    unsigned asking = 0;
    unsigned marked = 0;
    bool chosen = reader->choices || reader_key(reader, mark); /* letters stand before options */
    bool mark_seen = reader->bare;                             /* anywhere in the list */
    enum likeness enough = mark->like >= LIKE_WORD && !reader->bare ? LIKE_MARK : LIKE_WORD;
    for (uint32_t n = reader_next(reader, first - 1, end); n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (is_dropped(line) || line->kind == LINE_RULE)
            continue;
        struct option option;
        bool part = line->option && !chosen && reader_option(reader, n, &option) && !option.box;
        if (line->kind != LINE_TEXT || !line->opens || (line->option && !part))
            return false;
        struct shape shape = reader_shape(reader, n);
        enum likeness like = text_likeness(part ? option.text : shape.text);
        bool answered = shape.bold && shape.after.len && !text_is_marked(shape.after);
        if (answered || (like < enough && !reader->bare) || text_is_outer_link(shape.text))
            return false;
        items++;
        asking += like >= enough && !(like == LIKE_WORD && text_only_compares(shape.text));
        marked += like == LIKE_MARK;
        mark_seen = mark_seen || has_question_mark(shape.text);
    }
    bool names = reader->bare && mark->like >= LIKE_WEAK && str_ends(reader_text(reader, first - 1), STR(":"));
    return items > 0 && ((asking == items && mark_seen) || names || marked * 2 >= items);
}

/* "and": what only joins two pieces of code. */
static bool is_joint(const struct reader *reader, uint32_t n, uint32_t end)
{
    enum { SHORT = 8 };
    uint32_t next = reader_line(reader, n)->size <= SHORT ? reader_next(reader, n, end) : 0;
    while (next && is_dropped(reader_line(reader, next)))
        next = reader_next(reader, next, end);
    return next && reader_line(reader, next)->kind == LINE_CODE;
}

bool only_shows(const struct reader *reader, str question, uint32_t first, uint32_t end)
{
    if (!reader->bare && !reader->shows && !reader->told && !reader->choices)
        return false;
    bool code = false;
    bool image = false;
    for (uint32_t n = reader_next(reader, first - 1, end); n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (str_starts(reader_text(reader, n), STR("![")))
            image = true;
        else if (line->kind == LINE_CODE)
            code = true;
        else if (!is_dropped(line) && line->kind != LINE_RULE && !(code && is_joint(reader, n, end)))
            return false;
    }
    return code ? reader->shows || reader->told || text_points_below(question) : image;
}

uint32_t asks_at_last(const struct reader *reader, str question, uint32_t first, uint32_t end)
{
    uint32_t last = reader->bare && !text_is_marked(question) ? end : 0;
    while (last >= first && (reader_line(reader, last)->kind == LINE_BLANK || is_dropped(reader_line(reader, last)) ||
                             reader_line(reader, last)->kind == LINE_RULE))
        last--;
    bool asks =
        last >= first && reader_line(reader, last)->kind == LINE_TEXT && text_is_marked(reader_text(reader, last));
    return asks ? last : 0;
}
