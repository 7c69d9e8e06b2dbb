#include "grill/report/columns.h"

#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/text/width.h"

enum {
    GOOD_CELLS = 58,  /* a column that reads well */
    LEAST_CELLS = 20, /* what a renderer needs */
    GAP = 4,
    MOST_COLUMNS = 8,
    LEAST_HEIGHT = 8
};

/* What it costs to end a column before a line, in empty lines that are better than that. */
enum {
    COST_NONE = 0,
    COST_ITEM = 2,
    COST_LINE = 8,    /* within a paragraph */
    COST_LEAD = 24,   /* behind a line that announces what follows */
    COST_ORPHAN = 24, /* one line of a paragraph alone */
    COST_WHOLE = 100, /* within what is looked at as a whole */
    COST_HEADING = 200
};

struct line {
    str text;
    unsigned cost;
    bool spans; /* stands above all columns */
};

/* Lines from `first` to `end` on their way into columns. */
struct setting {
    struct line *lines;
    size_t count;
    unsigned columns;
    unsigned width; /* of a column */
    size_t height;  /* lines a page has */
    size_t room;    /* lines left on the first page */
    size_t breaks[MOST_COLUMNS + 1];
};

unsigned columns_fit(unsigned width)
{
    unsigned count = (width + GAP) / (GOOD_CELLS + GAP);
    return count < 1 ? 1 : count > MOST_COLUMNS ? MOST_COLUMNS : count;
}

/* ---- lines and what they belong to ---- */

static bool is_blank(const struct line *line)
{
    return line->text.len == 0;
}

/* What it costs to end a column inside a block; the others are text. */
static const unsigned inner_costs[NODE_KIND_COUNT] = {
    [NODE_HEADING] = COST_HEADING,
    [NODE_TABLE] = COST_WHOLE,
    [NODE_CODE_BLOCK] = COST_WHOLE,
    [NODE_MATH_BLOCK] = COST_WHOLE,
};

/* What it costs to part a block from the one before it. */
static unsigned outer_cost(const struct node *node, const struct node *before, const struct line *last)
{
    if (!before)
        return COST_NONE;
    if (before->kind == NODE_HEADING)
        return COST_HEADING;
    if (str_ends(last->text, STR(":")))
        return COST_LEAD;
    return node->kind == NODE_ITEM && !node->parent->plain ? COST_ITEM : COST_NONE;
}

/* Values the lines from `first` to `end`, which are a block's. */
static void value_block(struct setting *setting, const struct node *node, const struct node *before, size_t first,
                        size_t end)
{
    unsigned inner = inner_costs[node->kind] > 0 ? inner_costs[node->kind] : COST_LINE;
    size_t start = first;
    while (start < end && is_blank(&setting->lines[start]))
        start++;
    for (size_t i = first; i < end; i++) {
        struct line *line = &setting->lines[i];
        bool orphan = inner == COST_LINE && (i == start + 1 || i + 1 == end);
        line->spans = node->kind == NODE_HEADING && node->level == 1;
        line->cost = i > start ? (orphan ? COST_ORPHAN : inner)
                               : outer_cost(node, before, first > 0 ? &setting->lines[first - 1] : NULL);
    }
}

/* The line that begins at the offset, looked for from `line` on. */
static size_t line_at(const struct setting *setting, const char *base, size_t offset, size_t line)
{
    while (line < setting->count && (size_t)(setting->lines[line].text.ptr - base) < offset)
        line++;
    return line;
}

static void value_lines(struct setting *setting, const char *base, const struct render_places *places)
{
    const struct node *before = NULL;
    size_t first = 0;
    for (size_t i = 0; i < places->count; i++) {
        const struct node *node = places->items[i].node;
        bool last = i + 1 == places->count;
        size_t end = last ? setting->count : line_at(setting, base, places->items[i + 1].at, first);
        if (end > first) {
            value_block(setting, node, before, first, end);
            before = node;
        }
        first = end;
    }
}

static void split_lines(struct setting *setting, struct arena *arena, str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    setting->lines = ARENA_ARRAY(arena, struct line, count);
    setting->count = count;
    for (size_t i = 0; i < count; i++)
        setting->lines[i].text = str_cut(&text, '\n');
}

/* ---- pages ---- */

static size_t skip_blank(const struct setting *setting, size_t at, size_t end)
{
    while (at < end && is_blank(&setting->lines[at]))
        at++;
    return at;
}

/* Where a column that begins at `start` and holds `height` lines ends best. */
static size_t best_break(const struct setting *setting, size_t start, size_t end, size_t height)
{
    if (end - start <= height)
        return end;
    size_t best = start + height;
    size_t lowest = SIZE_MAX;
    for (size_t at = start + height; at > start; at--) {
        size_t next = skip_blank(setting, at, end);
        size_t cost = next == end ? 0 : setting->lines[next].cost + (start + height - at);
        if (cost < lowest) {
            lowest = cost;
            best = at;
        }
    }
    return best;
}

/* Deals the lines from `start` out to columns of one height; returns the first line that found no room. */
static size_t fill_page(struct setting *setting, size_t start, size_t end, size_t height)
{
    for (unsigned i = 0; i < setting->columns; i++) {
        start = skip_blank(setting, start, end);
        setting->breaks[i] = start;
        start = best_break(setting, start, end, height);
    }
    setting->breaks[setting->columns] = start;
    return skip_blank(setting, start, end);
}

/* Whether a column begins inside of what is looked at as a whole, or behind a heading. */
static bool breaks_whole(const struct setting *setting, size_t end)
{
    for (unsigned i = 1; i < setting->columns; i++)
        if (setting->breaks[i] < end && setting->lines[setting->breaks[i]].cost >= COST_WHOLE)
            return true;
    return false;
}

/* The same with columns as low as they can be when the rest fits on the page; higher ones keep a table whole. */
static size_t set_page(struct setting *setting, size_t start, size_t end, size_t height)
{
    size_t rest = fill_page(setting, start, end, height);
    if (rest < end)
        return rest;
    size_t lowest = height;
    for (size_t low = (end - start + setting->columns - 1) / setting->columns; low <= height; low++) {
        if (fill_page(setting, start, end, low) < end)
            continue;
        lowest = low < lowest ? low : lowest;
        if (!breaks_whole(setting, end))
            return end;
    }
    return fill_page(setting, start, end, lowest);
}

/* Cells that a line takes on a terminal: escape sequences (CSI and OSC) take none. `bare` is scratch. */
static size_t line_width(str text, struct buf *bare)
{
    buf_clear(bare);
    for (size_t i = 0; i < text.len; i++) {
        bool escape = text.ptr[i] == '\033' && i + 1 < text.len;
        if (escape && text.ptr[i + 1] == '[') {
            while (i < text.len && text.ptr[i] != 'm')
                i++;
        } else if (escape && text.ptr[i + 1] == ']') {
            ptrdiff_t end = str_find(text, STR("\033\\"), i);
            i = end < 0 ? text.len : (size_t)end + 1;
        } else {
            buf_add_byte(bare, text.ptr[i]);
        }
    }
    return text_width(buf_str(bare));
}

/* The line in a row of a column of the page, "" below its end. */
static str cell(const struct setting *setting, unsigned column, size_t row)
{
    size_t at = setting->breaks[column] + row;
    return at < setting->breaks[column + 1] ? setting->lines[at].text : (str){0};
}

static void write_page(struct buf *out, const struct setting *setting, unsigned indent)
{
    size_t rows = 0;
    struct buf bare;
    buf_init(&bare);
    for (unsigned i = 0; i < setting->columns; i++)
        for (size_t at = setting->breaks[i]; at < setting->breaks[i + 1]; at++)
            if (!is_blank(&setting->lines[at]) && at - setting->breaks[i] >= rows)
                rows = at - setting->breaks[i] + 1;
    for (size_t row = 0; row < rows; row++) {
        size_t gap = indent;
        for (unsigned i = 0; i < setting->columns; i++) {
            str text = cell(setting, i, row);
            if (text.len > 0) {
                size_t width = line_width(text, &bare);
                buf_add_repeat(out, STR(" "), gap);
                buf_add(out, text);
                gap = width < setting->width ? setting->width - width : 0;
            } else {
                gap += setting->width;
            }
            gap += GAP;
        }
        buf_add_byte(out, '\n');
    }
    buf_release(&bare);
}

/* Sets the lines from `start` to `end`, which stand between two headings. */
static void set_part(struct buf *out, struct setting *setting, size_t start, size_t end, unsigned indent)
{
    start = skip_blank(setting, start, end);
    while (start < end) {
        start = set_page(setting, start, end, setting->room);
        write_page(out, setting, indent);
        setting->room = setting->height;
        if (start < end)
            buf_add_byte(out, '\n');
    }
}

static void set_lines(struct buf *out, struct setting *setting, unsigned indent)
{
    size_t at = 0;
    size_t used = 0;
    while (at < setting->count) {
        size_t end = at;
        if (setting->lines[at].spans) {
            buf_add_repeat(out, STR(" "), is_blank(&setting->lines[at]) ? 0 : indent);
            buf_add(out, setting->lines[at++].text);
            buf_add_byte(out, '\n');
            used++;
            continue;
        }
        while (end < setting->count && !setting->lines[end].spans)
            end++;
        setting->room = used + LEAST_HEIGHT < setting->height ? setting->height - used : LEAST_HEIGHT;
        set_part(out, setting, at, end, indent);
        used = 0;
        at = end;
    }
}

void columns_render(struct buf *out, const struct node *document, enum render_format format,
                    const struct render_options *options, unsigned count, unsigned height)
{
    struct setting setting = {.columns = count < MOST_COLUMNS ? count : MOST_COLUMNS};
    unsigned room = options->width > options->indent ? options->width - options->indent : 0;
    while (setting.columns > 1 && room + GAP < setting.columns * (LEAST_CELLS + GAP))
        setting.columns--;
    if (setting.columns < 2 || (format != RENDER_TERM && format != RENDER_TEXT)) {
        render(out, document, format, options);
        return;
    }
    struct render_places places = {0};
    struct render_options narrow = *options;
    struct arena arena;
    struct buf text;
    arena_init(&arena);
    buf_init(&text);
    setting.width = (room + GAP) / setting.columns - GAP;
    setting.height = height > LEAST_HEIGHT ? height : LEAST_HEIGHT;
    narrow.width = setting.width;
    narrow.indent = 0;
    narrow.places = &places;
    render(&text, document, format, &narrow);
    split_lines(&setting, &arena, buf_str(&text));
    value_lines(&setting, buf_str(&text).ptr, &places);
    set_lines(out, &setting, options->indent);
    render_places_release(&places);
    buf_release(&text);
    arena_release(&arena);
}
