/*
 * forced: the styles that the front matter names; where notes stand in frames, those that another program reads.
 *
 * When it names one, the outermost marks of that style are the questions, whatever they say. When it names several,
 * those of them that sound like questions are, wherever they stand. Headings and titles are topics otherwise.
 */
#include "reading_int.h"

static bool is_forced(const struct reader *reader, const struct mark *mark)
{
    return (reader->forced & STYLE_BIT(mark->style)) && mark->style != STYLE_HEADING;
}

static void find_outermost(const struct reader *reader, unsigned depths[STYLE_COUNT])
{
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        depths[style] = UINT8_MAX;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->depth < depths[mark->style])
            depths[mark->style] = mark->depth;
    }
}

static void take_titles(struct reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING || (mark->style == STYLE_TITLE && mark->form != TITLE_PLAIN)) {
            mark->role = ROLE_TOPIC;
            mark->reason = "the front matter names another style";
        }
    }
}

/* Headings in answers ask, too, when they end with a question mark. When no heading sounds like a question, those of
 * the level are that most often has a text below. */
static void take_headings(struct reader *reader)
{
    unsigned bodies[RANK_COUNT] = {0};
    unsigned best = 0;
    bool any = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING && mark->role == ROLE_NONE && !mark->folded && mark->like == LIKE_MARK) {
            mark->role = ROLE_QUESTION;
            mark->reason = "the front matter names this style";
        }
        any = any || mark->role == ROLE_QUESTION;
        if (mark->style == STYLE_HEADING && (mark->flags & MARK_BODY) && ++bodies[mark->rank] > bodies[best])
            best = mark->rank;
    }
    for (size_t i = 0; best && !any && i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING)
            continue;
        mark->role = mark->rank == best ? ROLE_QUESTION : mark->rank < best ? ROLE_TOPIC : ROLE_NONE;
        mark->reason = mark->rank < best ? "heading above the questions" : "the front matter names this style";
    }
}

/* A heading right above a question is its topic. */
static void take_topics(struct reader *reader)
{
    for (size_t i = 1; i < reader->mark_count; i++) {
        struct mark *above = &reader->marks[i - 1];
        const struct mark *mark = &reader->marks[i];
        if (above->style != STYLE_HEADING || above->role != ROLE_QUESTION || mark->role != ROLE_QUESTION ||
            mark->style == STYLE_HEADING || reader_next(reader, above->line, mark->line) != mark->line)
            continue;
        above->role = ROLE_TOPIC;
        above->reason = "heading above the questions";
    }
}

unsigned styles_of_notes(const struct reader *reader)
{
    enum { LEAST = 5 };
    unsigned notes = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        notes += reader->marks[i].style == STYLE_NOTE;
    unsigned sure = 0;
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        sure |= styles[style]->sure ? STYLE_BIT(style) : 0;
    return notes >= LEAST ? sure : 0;
}

void decide_forced(struct reader *reader)
{
    unsigned depths[STYLE_COUNT];
    bool several = (reader->forced & (reader->forced - 1)) != 0;
    find_outermost(reader, depths);
    if (reader->forced & STYLE_BIT(STYLE_HEADING))
        take_headings(reader);
    else
        take_titles(reader);
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        bool asks = !several || sounds_asked(mark) || styles[mark->style]->sure;
        if (!is_forced(reader, mark) || !asks || mark->depth != depths[mark->style])
            continue;
        mark->role = ROLE_QUESTION;
        mark->reason = "the front matter names this style";
    }
    take_topics(reader);
}
