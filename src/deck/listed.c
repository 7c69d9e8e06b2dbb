/*
 * listed: headings that the file's table of contents links to.
 */
#include "grill/base/map.h"
#include "styles_int.h"

/* Gathers what the links of the contents say: of each line the first one. */
static void see_contents(const struct reader *reader, struct map *links)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        if (reader_line(reader, n)->noise != NOISE_CONTENTS || reader_line(reader, n)->kind != LINE_TEXT)
            continue;
        str text = reader_text(reader, n);
        ptrdiff_t open = str_find_byte(text, '[', 0);
        ptrdiff_t close = str_find(text, STR("](#"), 0);
        if (open >= 0 && close > open)
            map_put(links, str_trim(str_slice(text, (size_t)open + 1, (size_t)close)), NULL);
    }
}

void reader_listed(struct reader *reader)
{
    struct map links;
    map_init(&links);
    see_contents(reader, &links);
    for (size_t i = 0; links.count && i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->style == STYLE_HEADING)
            mark->listed = map_has(&links, str_trim(reader_heading(reader, mark->line)));
    }
    map_release(&links);
}
