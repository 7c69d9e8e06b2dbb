/*
 * style_heading: headings. They are weighed by level, not by section, for they make the sections (headings.c).
 */
#include "styles_int.h"

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct line *line = reader_line(reader, n);
    (void)shape;
    if (line->kind != LINE_HEADING)
        return false;
    mark->style = STYLE_HEADING;
    mark->rank = line->rank;
    return true;
}

const struct style style_heading = {
    .name = "heading",
    .describe = "a heading is the question, what follows it up to the next one is the answer",
    .see = see,
};
