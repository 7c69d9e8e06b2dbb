/* Tables: the cells stand one after the other in the flow; widths are shared out when all are known. */
#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"
#include "render_int.h"

enum {
    GAP = 3,         /* cells between two columns: a blank, the line, a blank */
    LONG_WORD = 14,  /* cells; a longer word may be broken to make room for the other columns */
    LEAST_BESIDE = 8 /* cells that a record's text needs beside the heading of its column */
};

struct cell {
    size_t from; /* bytes of the flow */
    size_t to;
    size_t width;   /* cells of its longest line */
    unsigned align; /* enum node_align */
    bool broken;    /* it has line ends of its own */
};

struct column {
    size_t least;   /* cells of its longest word, which may be broken when it is a long one */
    size_t most;    /* cells of its widest line */
    size_t content; /* cells of all its text */
    size_t width;   /* what it gets */
};

struct table {
    struct cell *cells;
    size_t cell_count;
    size_t cell_cap;
    size_t *rows; /* the index of each row's first cell */
    size_t row_count;
    size_t row_cap;
    struct column *columns;
    size_t column_count;
};

/* The cells of a row: the index of the first one and, in `*count`, their number. */
static size_t row_cells(const struct table *table, size_t row, size_t *count)
{
    size_t first = table->rows[row];
    size_t end = row + 1 < table->row_count ? table->rows[row + 1] : table->cell_count;

    *count = end - first;
    return first;
}

void table_begin(struct render *r, const struct node *node)
{
    r->table = xcalloc(1, sizeof(*r->table));
    r->table_node = node;
}

void table_row(struct render *r)
{
    struct table *table = r->table;

    table->rows = array_reserve(table->rows, &table->row_cap, table->row_count + 1, sizeof(*table->rows));
    table->rows[table->row_count++] = table->cell_count;
    if (table->row_count == 1)
        role_on(r, ROLE_TABLE_HEAD);
    else if (table->row_count == 2)
        role_off(r, ROLE_TABLE_HEAD);
}

void table_cell_begin(struct render *r, unsigned align)
{
    struct table *table = r->table;

    table->cells = array_reserve(table->cells, &table->cell_cap, table->cell_count + 1, sizeof(*table->cells));
    table->cells[table->cell_count++] = (struct cell){.from = r->flow.text.len, .align = align};
    r->soft = false;
}

void table_cell_end(struct render *r)
{
    struct cell *cell = &r->table->cells[r->table->cell_count - 1];
    str text = buf_str(&r->flow.text);
    str trimmed = str_trim(str_slice(text, cell->from, text.len));

    cell->to = text.len;
    if (trimmed.len > 0) {
        cell->from = (size_t)(trimmed.ptr - text.ptr);
        cell->to = cell->from + trimmed.len;
    } else {
        cell->from = cell->to;
    }
    r->html_roles = 0;
}

static str cell_text(const struct render *r, const struct cell *cell)
{
    return str_slice(buf_str(&r->flow.text), cell->from, cell->to);
}

/* Measures a cell for itself and its column. */
static void measure(const struct render *r, struct cell *cell, struct column *column)
{
    str rest = cell_text(r, cell);

    while (rest.ptr) {
        str line = str_cut(&rest, '\n');
        size_t width = text_width(line);

        cell->broken = cell->broken || rest.ptr;
        if (width > cell->width)
            cell->width = width;
        column->content += width;
        while (line.ptr && width > column->least) {
            size_t word = text_width(str_cut(&line, ' '));

            if (word > column->least)
                column->least = word;
        }
    }
    if (cell->width > column->most)
        column->most = cell->width;
}

static void measure_all(struct render *r, struct table *table)
{
    for (size_t row = 0; row < table->row_count; row++) {
        size_t count;

        row_cells(table, row, &count);
        if (count > table->column_count)
            table->column_count = count;
    }
    table->columns = xcalloc(table->column_count + 1, sizeof(*table->columns));
    for (size_t row = 0; row < table->row_count; row++) {
        size_t count;
        size_t first = row_cells(table, row, &count);

        for (size_t i = 0; i < count; i++)
            measure(r, &table->cells[first + i], &table->columns[i]);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];

        column->most += column->most == 0;
        column->least += column->least == 0;
        if (column->least > LONG_WORD)
            column->least = LONG_WORD;
    }
}

/* Gives every column that is content with an equal share of `room` its full width, as long as the others, which need
 * `least` cells with it, keep enough. Returns the room left for the others and their text in `*content`. */
static size_t serve_small(struct table *table, size_t room, size_t least, size_t *content)
{
    size_t open = table->column_count;
    bool again = true;

    while (again && open > 0) {
        size_t share = room / open;

        again = false;
        for (size_t i = 0; i < table->column_count; i++) {
            struct column *column = &table->columns[i];

            if (column->width != 0 || column->most > share || room - column->most < least - column->least)
                continue;
            column->width = column->most;
            room -= column->most;
            least -= column->least;
            open--;
            again = true;
        }
    }
    *content = 0;
    for (size_t i = 0; i < table->column_count; i++)
        *content += table->columns[i].width == 0 ? table->columns[i].content : 0;
    return room;
}

/* Shares `room` among the columns that are not served yet in proportion to their text, so that cells get about equally
 * high; none gets less than its longest word or more than its widest line. */
static void serve_large(struct table *table, size_t room, size_t content)
{
    size_t needed = 0; /* by the columns from i on at the least */

    for (size_t i = 0; i < table->column_count; i++)
        needed += table->columns[i].width == 0 ? table->columns[i].least : 0;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        size_t spare;

        if (column->width != 0)
            continue;
        needed -= column->least;
        spare = room - needed;
        column->width = content > 0 ? room * column->content / content : room;
        if (column->width < column->least)
            column->width = column->least;
        if (column->width > spare)
            column->width = spare;
        if (column->width > column->most)
            column->width = column->most;
        content -= column->content;
        room -= column->width;
    }
}

/* Decides the widths of the columns; returns whether they find room beside each other. */
static bool share_width(struct table *table, size_t cells)
{
    size_t gaps = table->column_count * GAP - 2;
    size_t least = 0;
    size_t content;
    size_t room;

    for (size_t i = 0; i < table->column_count; i++)
        least += table->columns[i].least;
    if (least + gaps > cells)
        return false;
    room = serve_small(table, cells - gaps, least, &content);
    serve_large(table, room, content);
    return true;
}

static void write_blanks(struct render *r, size_t count)
{
    buf_add_repeat(r->out, STR(" "), count);
}

/* Writes the next line of a cell, padded to the width of its column. */
static void write_cell_line(struct render *r, const struct cell *cell, const struct column *column, size_t *at)
{
    struct wrap line = {0, 0, 0};
    size_t left = 0;

    while (*at < cell->to && r->flow.text.ptr[*at] == ' ')
        ++*at;
    if (*at == cell->from && cell->width <= column->width && !cell->broken)
        line = (struct wrap){cell->to - *at, cell->to - *at, cell->width};
    else if (*at < cell->to)
        line = wrap_line(str_slice(buf_str(&r->flow.text), *at, cell->to), column->width);
    if (cell->align == ALIGN_RIGHT)
        left = column->width - line.width;
    else if (cell->align == ALIGN_CENTRE)
        left = (column->width - line.width) / 2;
    write_blanks(r, left);
    flow_write(r, *at, *at + line.end, 0);
    write_blanks(r, column->width - left - line.width);
    *at += line.next;
}

/* Writes a row, as many lines as its highest cell has. `at` has room for a place in each cell. */
static void write_row(struct render *r, const struct table *table, size_t row, size_t *at)
{
    size_t count;
    size_t first = row_cells(table, row, &count);
    str bar = glyph(GLYPH_COLUMN, r->options->ascii);
    bool more = true;

    for (size_t i = 0; i < count; i++)
        at[i] = table->cells[first + i].from;
    while (more) {
        more = false;
        line_begin(r);
        for (size_t i = 0; i < table->column_count; i++) {
            write_blanks(r, 1);
            if (i < count) {
                write_cell_line(r, &table->cells[first + i], &table->columns[i], &at[i]);
                more = more || at[i] < table->cells[first + i].to;
            } else {
                write_blanks(r, table->columns[i].width);
            }
            if (i + 1 < table->column_count) {
                write_blanks(r, 1);
                write_role(r, ROLE_FRAME, bar);
            }
        }
        line_end(r);
    }
}

static void write_rule(struct render *r, const struct table *table, enum glyph cross)
{
    bool ascii = r->options->ascii;
    struct buf rule;

    buf_init(&rule);
    for (size_t i = 0; i < table->column_count; i++) {
        bool last = i + 1 == table->column_count;

        buf_add_repeat(&rule, glyph(GLYPH_RULE, ascii), table->columns[i].width + (last ? 1 : 2));
        if (!last)
            buf_add(&rule, glyph(cross, ascii));
    }
    line_begin(r);
    write_role(r, ROLE_FRAME, buf_str(&rule));
    line_end(r);
    buf_release(&rule);
}

static bool row_wraps(const struct table *table, size_t row)
{
    size_t count;
    size_t first = row_cells(table, row, &count);

    for (size_t i = 0; i < count; i++) {
        if (table->cells[first + i].width > table->columns[i].width)
            return true;
    }
    return false;
}

/* Columns beside each other. Rows of several lines are kept apart by rules. */
static void write_box(struct render *r, const struct table *table)
{
    size_t *at = xcalloc(table->column_count, sizeof(*at));
    bool ruled = false;

    for (size_t row = 1; row < table->row_count && !ruled; row++)
        ruled = row_wraps(table, row);
    write_rule(r, table, GLYPH_CROSS_TOP);
    for (size_t row = 0; row < table->row_count; row++) {
        write_row(r, table, row, at);
        if ((ruled || row == 0) && row + 1 < table->row_count)
            write_rule(r, table, GLYPH_CROSS);
    }
    write_rule(r, table, GLYPH_CROSS_BOTTOM);
    free(at);
}

/* Writes the flow from `from` to `to` wrapped. */
static void write_lines(struct render *r, size_t from, size_t to, uint32_t roles)
{
    while (from < to) {
        struct wrap line = wrap_line(str_slice(buf_str(&r->flow.text), from, to), layout_cells(r));

        line_begin(r);
        flow_write(r, from, from + line.end, roles);
        line_end(r);
        from += line.next;
        while (from < to && r->flow.text.ptr[from] == ' ')
            from++;
    }
}

/* One cell of a record after the heading of its column, which stands on a line of its own when it is long. */
static void write_field(struct render *r, const struct cell *head, const struct cell *cell, uint32_t roles)
{
    size_t cells = layout_cells(r);
    size_t from = cell->from;
    bool beside = head && head->width + 2 + LEAST_BESIDE <= cells && !str_contains(cell_text(r, head), STR("\n"));

    if (cell->from == cell->to)
        return;
    if (beside && head->width > 0) {
        str text = cell_text(r, cell);
        struct wrap line = wrap_line(text, cells - head->width - 2);

        line_begin(r);
        flow_write(r, head->from, head->to, 0);
        buf_add(r->out, STR(": "));
        flow_write(r, from, from + line.end, roles);
        line_end(r);
        from += line.next;
    } else if (head) {
        write_lines(r, head->from, head->to, 0);
    }
    frame_push(r, (str){"", 0}, 2, ROLE_FRAME, false);
    write_lines(r, from, cell->to, roles);
    frame_pop(r);
}

/* Too narrow for columns: each row is a record, its first cell the title. */
static void write_records(struct render *r, const struct table *table)
{
    size_t head_count;
    size_t head = row_cells(table, 0, &head_count);

    for (size_t row = table->row_count > 1; row < table->row_count; row++) {
        size_t count;
        size_t first = row_cells(table, row, &count);

        if (row > 1)
            layout_blank(r);
        for (size_t i = 0; i < count; i++) {
            const struct cell *label = i < head_count && table->row_count > 1 ? &table->cells[head + i] : NULL;

            write_field(r, label, &table->cells[first + i], i == 0 ? ROLE_BIT(ROLE_TABLE_HEAD) : 0);
            if (i == 0)
                frame_push(r, (str){"", 0}, 2, ROLE_FRAME, false);
        }
        if (count > 0)
            frame_pop(r);
    }
}

void table_end(struct render *r)
{
    struct table *table = r->table;

    if (table->row_count == 1)
        role_off(r, ROLE_TABLE_HEAD);
    measure_all(r, table);
    if (table->column_count > 0) {
        if (share_width(table, layout_cells(r)))
            write_box(r, table);
        else
            write_records(r, table);
    }
    flow_clear(&r->flow);
    r->table = NULL;
    r->table_node = NULL;
    free(table->cells);
    free(table->rows);
    free(table->columns);
    free(table);
}
