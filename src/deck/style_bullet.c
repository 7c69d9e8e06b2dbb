/*
 * style_bullet: items of a list, which may be anything: most of them have to ask.
 */
#include "styles_int.h"

/* "[A book](https://…)": an entry of a list of sources. */
static bool is_mere_link(str text)
{
    return str_starts(text, STR("[")) && str_ends(text, STR(")")) &&
           (str_contains(text, STR("](http")) || str_contains(text, STR("](www")));
}

enum { REACH = 24 /* lines that are looked at on either side of one */ };

/* Whether the heading above says that what follows is about the document: "References". */
static bool is_about_document(const struct reader *reader, uint32_t n)
{
    for (uint32_t i = n; i > 0 && i + REACH > n; i--)
        if (reader_line(reader, i)->kind == LINE_HEADING)
            return title_is_apparatus(clean_title(reader->scratch, reader_heading(reader, i), (str){0}));
    return false;
}

/* Whether a bullet asks: worked out once, for many look at it. */
static bool bullet_asks(const struct reader *reader, uint32_t n)
{
    struct line *line = reader_line(reader, n);
    if (!line->heard)
        line->asks = text_likeness(shape_of(question_line(reader, n)).text) >= LIKE_WORD;
    line->heard = true;
    return line->asks;
}

/* Whether most of the bullets around ask: a list of questions, each of which leads somewhere. */
static bool stands_among_questions(const struct reader *reader, uint32_t n)
{
    enum { LEAST = 6 };
    unsigned bullets = 0;
    unsigned asking = 0;
    uint32_t last = n + REACH < reader->outline.line_count ? n + REACH : reader->outline.line_count;
    for (uint32_t i = n > REACH ? n - REACH : 1; i <= last; i++) {
        const struct line *line = reader_line(reader, i);
        if (line->kind != LINE_TEXT || !line->opens || line->depth != reader_line(reader, n)->depth)
            continue;
        bullets++;
        asking += bullet_asks(reader, i);
    }
    return bullets >= LEAST && asking * 2 >= bullets;
}

static bool leads_elsewhere(const struct reader *reader, uint32_t n, str text)
{
    if (!is_mere_link(text))
        return false;
    return is_about_document(reader, n) || (text_likeness(text) < LIKE_WORD && !stands_among_questions(reader, n));
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    if (!shape->bullet || shape->label == LABEL_ANSWER || leads_elsewhere(reader, n, shape->text))
        return false;
    mark->style = STYLE_BULLET;
    mark->depth = reader_line(reader, n)->depth;
    return true;
}

/* Bullets are used for everything: nearly all of them have to ask, of very many, or when each has an answer label, at
 * least half. Where hardly one of them is followed by anything, a third that asks is enough: notes do not ask so often.
 */
static double weigh(const struct group *group)
{
    enum { VERY_MANY = 20, ENOUGH = 6 };
    double share = (double)group->likes / group->count;
    double marked = (double)group->marked / group->count;
    if (group->count == 1)
        return 0.0;
    if (group->answers == group->count && share >= 0.5)
        return 0.6;
    if (marked >= (group->count < VERY_MANY ? 0.6 : 0.5) || (share >= 0.7 && marked >= 0.3) ||
        (share >= 0.8 && group->count >= 4))
        return 0.5 + 0.4 * share;
    bool bare = group->depth == 0 && group->count >= ENOUGH && group->bodies * 10 <= group->count;
    if (bare && marked >= 0.3 && group->hints * 2 >= group->count)
        return 0.5;
    if (group->bold && share >= 0.25 && group->count >= 3 && group->bodies >= 0.8 * group->count)
        return 0.55;
    return 0.4 * share;
}

const struct style style_bullet = {
    .name = "bullet",
    .describe = "a bullet is the question, what is nested in it or follows it is the answer",
    .see = see,
    .weigh = weigh,
};
