/*
 * contents: tables of contents: lists, tables and folds of links to what stands in the same file.
 */
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "links_int.h"
#include "texts_int.h"

/* Whether the place that a link on line `n` leads to is named right below it: then it only leads to itself. */
static bool leads_to_itself(const struct reader *reader, uint32_t n, str place)
{
    str below = n < reader->outline.line_count ? reader_text(reader, n + 1) : (str){0};
    ptrdiff_t at = str_starts(below, STR("<")) ? str_find(below, STR("id=\""), 0) : -1;
    if (at < 0)
        return false;
    str id = str_skip(below, (size_t)at + 4);
    return str_eq(str_cut(&id, '"'), place);
}

/* Whether line `n` consists of links to other places in the document. */
static bool is_link_line(const struct reader *reader, uint32_t n, struct links *links)
{
    const struct line *line = reader_line(reader, n);
    bool possible = line->signs & SIGN_HASH && line->signs & SIGN_BRACKET;
    return possible && line->kind == LINE_TEXT && (line->noise == NOISE_NONE || line->noise == NOISE_CONTENTS) &&
           text_is_links(without_tags(reader->scratch, reader_text(reader, n)), links) && links->inner > 0 &&
           !leads_to_itself(reader, n, links->place);
}

static bool any_contents(const struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        if (reader_line(reader, n)->noise == NOISE_CONTENTS)
            return true;
    return false;
}

/* Where links are repeated, each over a text of its own, they are the questions that the contents list. */
static void see_repeated_links(struct reader *reader)
{
    if (!any_contents(reader))
        return;
    struct map seen;
    uint32_t *repeated = ARENA_ARRAY(reader->scratch, uint32_t, reader->outline.line_count);
    uint32_t count = 0;
    uint32_t bodies = 0;
    map_init(&seen);
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct links links;
        if (!is_link_line(reader, n, &links) || map_put(&seen, links.text, reader))
            continue;
        repeated[count++] = n;
        uint32_t next = reader_next(reader, n, reader->outline.line_count);
        enum line_kind kind = next ? (enum line_kind)reader_line(reader, next)->kind : LINE_RULE;
        bodies += kind != LINE_HEADING && kind != LINE_RULE && reader_line(reader, next)->noise == NOISE_NONE &&
                  !is_link_line(reader, next, &links);
    }
    map_release(&seen);
    for (uint32_t i = 0; bodies * 2 >= count && i < count; i++)
        if (reader_line(reader, repeated[i])->noise == NOISE_CONTENTS)
            reader_line(reader, repeated[i])->noise = NOISE_NONE;
}

/* Whether a heading says that the contents follow on line `first`. */
static bool is_announced(const struct reader *reader, uint32_t first)
{
    uint32_t n = reader_before(reader, first);
    return n > 0 && reader_line(reader, n)->kind == LINE_HEADING &&
           title_is_contents(clean_title(reader->scratch, reader_heading(reader, n), (str){0}));
}

/* The line that announces the contents at `first` without being a heading; 0 for none. */
static uint32_t announcement_of(const struct reader *reader, uint32_t first)
{
    uint32_t n = reader_before(reader, first);
    if (n == 0 || reader_line(reader, n)->kind != LINE_TEXT)
        return 0;
    return title_is_contents(clean_title(reader->scratch, reader_text(reader, n), (str){0})) ? n : 0;
}

/* … goes with them. */
static void take_announcement(struct reader *reader, uint32_t first)
{
    uint32_t n = announcement_of(reader, first);
    if (n)
        reader_line(reader, n)->noise = NOISE_CONTENTS;
}

/* Whether an item without a link may answer the linked one above it: it is set in, or a bullet below a number. */
static bool hangs_below(const struct reader *reader, uint32_t n, uint32_t link)
{
    const struct line *line = reader_line(reader, n);
    const struct line *above = reader_line(reader, link);
    return line->depth > above->depth || (line->depth == above->depth && reader_shape(reader, n).form == NUMBER_NONE &&
                                          reader_shape(reader, link).form != NUMBER_NONE);
}

/* Lists of links to places in the document: three lines or more of them, with hardly anything else between, or two with
 * nothing; where most have an item or a picture below them that may answer them, they are questions. */
static void see_link_lists(struct reader *reader)
{
    uint32_t first = 0;
    uint32_t last = 0;
    unsigned links = 0;
    unsigned others = 0;
    unsigned parents = 0;
    unsigned answered = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count + 1; n++) {
        struct line *line = n <= reader->outline.line_count ? reader_line(reader, n) : NULL;
        struct links seen;
        if (line && (line->kind == LINE_BLANK || line->noise == NOISE_TAG || line->noise == NOISE_COMMENT))
            continue;
        if (line && links && line->kind == LINE_TEXT && text_is_picture(reader_text(reader, n))) {
            answered += n == last + 1;
            parents++;
            continue;
        }
        if (line && line->noise != NOISE_CONTENTS && is_link_line(reader, n, &seen)) {
            if (links == 0)
                first = n;
            links++;
            last = n;
            others = 0;
            continue;
        }
        bool text = line && line->kind == LINE_TEXT && line->noise == NOISE_NONE;
        bool parent = text && links && others < 2 && line->opens;
        if (parent) {
            answered += others == 0 && hangs_below(reader, n, last);
            others++;
            parents++;
            continue;
        }
        bool list = (links >= 3 || (links == 2 && parents == 0)) && answered * 2 <= links;
        for (uint32_t i = first; list && i <= last; i++)
            if (reader_line(reader, i)->noise == NOISE_NONE && reader_line(reader, i)->kind == LINE_TEXT)
                reader_line(reader, i)->noise = NOISE_CONTENTS;
        if (list)
            take_announcement(reader, first);
        links = others = parents = answered = 0;
    }
}

/* Tables most of whose rows are links to places in the document; a single row has to be announced, or to be `more` than
 * what others told. Below a title that announces them, some links are enough: the other rows have not got theirs yet.
 */
static bool see_link_table(struct reader *reader, const struct block *block, bool more)
{
    uint32_t rows = 0;
    uint32_t links = 0;
    for (uint32_t n = block->line + 2; n <= block->last; n++) {
        rows++;
        links +=
            str_contains(reader_text(reader, n), STR("](#")) || str_contains(reader_text(reader, n), STR("href=\"#"));
    }
    enum { SOME = 3 };
    if (links == 0 || (rows == 1 && !more && !announcement_of(reader, block->line)))
        return false;
    bool some = links >= SOME && links * 10 >= rows * 3;
    if (links * 10 < rows * 7 && !(some && is_announced(reader, block->line)))
        return false;
    for (uint32_t n = block->line; n <= block->last; n++)
        reader_line(reader, n)->noise = NOISE_CONTENTS;
    take_announcement(reader, block->line);
    return true;
}

/* Whether mostly lists, tables and links stand between a heading and the next one or a rule; nothing at all means that
 * what comes next is headed by it. Below a doubtful title only links count. */
static bool holds_list(const struct reader *reader, uint32_t heading, bool doubtful)
{
    unsigned items = 0;
    unsigned others = 0;
    for (uint32_t n = heading + 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
            break;
        if (line->kind == LINE_BLANK || line->noise == NOISE_TAG)
            continue;
        struct shape shape = reader_shape(reader, n);
        bool answered = shape.lead == LEAD_PART && text_likeness(shape.text) > LIKE_NOTHING;
        bool link = str_starts(shape.text, STR("[")) || line->noise == NOISE_CONTENTS;
        bool list = (line->opens && !answered) || (line->kind == LINE_TABLE && line->depth == 0);
        bool item = link || (list && !doubtful);
        items += item;
        others += !item;
    }
    return items > others;
}

static bool heads_contents(const struct reader *reader, uint32_t n)
{
    enum { LONGEST = 80, BLANKS = 5 };
    static const char *const doubtful[] = {
        "index",         "navigation",    "topics", "overview of questions", "list of questions",
        "question list", "questions list"};
    struct arena_mark mark = arena_mark(reader->scratch);
    str title = reader_heading(reader, n);
    bool contents = false;
    if (title.len < LONGEST && str_count(title, ' ') <= BLANKS) {
        title = clean_title(reader->scratch, title, (str){0});
        bool doubt = false;
        for (size_t i = 0; i < COUNT_OF(doubtful); i++)
            doubt = doubt || equals_folded(title, doubtful[i]);
        contents = title_is_contents(title) && holds_list(reader, n, doubt);
    }
    arena_rewind(reader->scratch, mark);
    return contents;
}

/* What stands below a heading that announces contents, up to the next heading: lists, not questions with answers. */
static void see_contents(struct reader *reader)
{
    bool inside = false;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind == LINE_HEADING)
            inside = heads_contents(reader, n);
        else if (line->kind == LINE_RULE)
            inside = false;
        if (inside && line->noise == NOISE_NONE && line->kind != LINE_BLANK && line->kind != LINE_CODE)
            line->noise = NOISE_CONTENTS;
    }
}

/* Folds whose summary announces contents. What is inside of one is left out with it, once. */
static void see_folded_contents(struct reader *reader)
{
    uint32_t done = 0;
    for (size_t i = 0; i < reader->fold_count; i++) {
        const struct fold *fold = &reader->folds[i];
        if (fold->close <= done)
            continue;
        struct shape shape = shape_of(fold->text);
        str title = clean_question(reader->scratch, &shape, shape.text);
        if (!title_is_contents(title))
            continue;
        uint32_t first = fold->open > done ? fold->open : done + 1;
        done = fold->close;
        for (uint32_t n = first; n <= done; n++)
            if (reader_line(reader, n)->kind != LINE_BLANK)
                reader_line(reader, n)->noise = NOISE_CONTENTS;
    }
}

void reader_contents(struct reader *reader)
{
    bool contents = false;
    for (uint32_t i = 0; i < reader->outline.block_count; i++)
        if (reader->outline.blocks[i].kind == BLOCK_TABLE)
            contents = see_link_table(reader, &reader->outline.blocks[i], contents) || contents;
    reader_noted(reader);
    see_folded_contents(reader);
    see_contents(reader);
    see_link_lists(reader);
    see_repeated_links(reader);
}
