/*
 * option_titles: labels that stand over the options of a multiple choice.
 */
#include "char_int.h"
#include "choice_int.h"
#include "headers_int.h"
#include "styles_int.h"

/* Whether a label of answers on line `n` stands over boxes to be ticked, and under none: it names the options. */
static bool stands_over_boxes(const struct reader *reader, uint32_t n)
{
    struct option option;
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    uint32_t above = reader_before(reader, n);
    return next && reader_line(reader, next)->option && reader_option(reader, next, &option) && option.box &&
           (above == 0 || !reader_line(reader, above)->option);
}

/* Whether lines with the letters A, B and C stand right below line `n`, and neither these nor those that go on are
 * marked as right. */
static bool stands_over_letters(const struct reader *reader, uint32_t n)
{
    enum { LEAST = 3 };
    unsigned letters = 0;
    uint32_t above = n;
    for (uint32_t next = n; (next = reader_next(reader, next, reader->outline.line_count)) != 0; above = next) {
        struct option option;
        const struct line *line = reader_line(reader, next);
        if (letters && !line->option && line->kind == LINE_TEXT && next == above + 1 && line->label == LABEL_NONE)
            continue; /* the option goes on */
        if (!line->option || !reader_option(reader, next, &option) || option.letter != letters + 1)
            break;
        if (option.right)
            return false;
        letters++;
    }
    return letters >= LEAST;
}

bool answers_are_options(const struct reader *reader, uint32_t n, str label)
{
    return stands_over_boxes(reader, n) ||
           (headers_say_answers(str_strip_right(unwrapped(label), STR(": "))) && stands_over_letters(reader, n));
}

bool names_options(const struct reader *reader, uint32_t n)
{
    enum { MOST = 24 };
    uint32_t end = n + MOST < reader->outline.line_count ? n + MOST : reader->outline.line_count;
    uint32_t above = reader_before(reader, n);
    uint32_t next = reader_next(reader, n, end);
    if (next == 0 || reader_line(reader, next)->option)
        return next > 0;
    const struct mark *last = reader->mark_count ? &reader->marks[reader->mark_count - 1] : NULL;
    bool asked = above && last && last->line == above &&
                 (last->like >= LIKE_WEAK || last->number >= 0 || (last->flags & MARK_LABEL));
    for (; next; next = reader_next(reader, next, end)) {
        struct shape shape = reader_shape(reader, next);
        if (shape.label == LABEL_ANSWER)
            return true;
        if (reader_line(reader, next)->kind == LINE_HEADING || shape.label == LABEL_QUESTION)
            return asked;
    }
    return asked;
}
