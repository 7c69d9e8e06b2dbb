/*
 * key_repeats: keys whose headings repeat the questions that were answered before, over letters for exercises.
 */
#include "grill/base/map.h"
#include "key_int.h"

static bool has_text(const struct reader *reader, uint32_t n)
{
    uint32_t below = reader_next(reader, n, reader->outline.line_count);
    return below && reader_line(reader, below)->kind != LINE_HEADING;
}

/* Gathers what the headings from line `first` up to the title say, where a text stands under them. */
static void see_answered(const struct reader *reader, uint32_t first, uint32_t title, struct map *answered)
{
    for (uint32_t n = first; n < title; n++)
        if (reader_line(reader, n)->kind == LINE_HEADING && has_text(reader, n))
            map_put(answered, str_trim(reader_heading(reader, n)), NULL);
}

/* Whether a list of numbers stands under the heading, and nothing else down to the next one. */
static bool holds_list(const struct reader *reader, uint32_t heading, uint32_t end)
{
    unsigned items = 0;
    for (uint32_t n = reader_next(reader, heading, end); n; n = reader_next(reader, n, end)) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            break;
        if (line->kind == LINE_RULE)
            continue;
        if (line->kind != LINE_TEXT || (line->depth == 0 && line->opens == 0))
            return false;
        items++;
    }
    return items > 0;
}

uint32_t key_read_repeats(const struct reader *reader, uint32_t first, uint32_t title)
{
    enum { LEAST = 3 };
    uint32_t end = key_section_end(reader, title, reader->outline.line_count);
    unsigned headings = 0;
    unsigned repeats = 0;
    struct map answered;
    map_init(&answered);
    see_answered(reader, first, title, &answered);
    for (uint32_t n = title + 1; n <= end; n++) {
        if (reader_line(reader, n)->kind != LINE_HEADING)
            continue;
        headings++;
        repeats += map_has(&answered, str_trim(reader_heading(reader, n))) && holds_list(reader, n, end);
    }
    map_release(&answered);
    return headings >= LEAST && repeats * 10 >= headings * 9 ? end : 0;
}
