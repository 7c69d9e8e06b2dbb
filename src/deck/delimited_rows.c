/*
 * delimited_rows: one row of TSV or CSV: its values, and what is wrong with it.
 */
#include "char_int.h"
#include "delimited_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

/* Where the quotation that begins at `from` ends: behind its closing quote, which a separator or the end of the line
 * follows. 0 when it is not closed within a hundred lines, nor before a quotation in the cells of another line: then
 * the quote is a character like others, and `*lost` tells that no other quotation of the row is closed but one that
 * only holds quotes. */
static size_t quotation_end(str s, size_t from, char separator, bool *lost)
{
    unsigned lines = 0;
    for (size_t at = from + 1; at < s.len && lines < 100; at++) {
        lines += s.ptr[at] == '\n';
        if (s.ptr[at] != '"' && *lost)
            return 0;
        if (s.ptr[at] != '"')
            continue;
        size_t next = at + 1 + str_span(str_skip(s, at + 1), STR(" \r"));
        if (next == s.len || s.ptr[next] == separator || s.ptr[next] == '\n')
            return at + 1;
        bool doubled = s.ptr[at + 1] == '"';
        if (lines > 0 && !doubled && s.ptr[at - 1] == separator)
            break;
        at += doubled;
    }
    *lost = true;
    return 0;
}

/* A quoted value without its quotes, doubled ones being one. */
static str unquote(struct arena *arena, str value)
{
    char *out = ARENA_ARRAY(arena, char, value.len);
    size_t len = 0;
    for (size_t i = 1; i + 1 < value.len; i++) {
        out[len++] = value.ptr[i];
        i += value.ptr[i] == '"' && value.ptr[i + 1] == '"' && i + 2 < value.len;
    }
    return (str){out, len};
}

/* Where the value at `at` opens a quotation, behind blanks that follow a comma; otherwise `at` itself. */
static size_t quotation_start(str s, size_t at, char separator)
{
    size_t from = separator == '\t' ? at : at + str_span(str_skip(s, at), STR(" "));
    return from < s.len && s.ptr[from] == '"' ? from : at;
}

/* Whether a cell begins with a quote that none of its others closes. */
static bool is_open(str cell)
{
    return str_starts(cell, STR("\"")) && str_count(cell, '"') % 2 != 0;
}

/* `lost`: no quotation is closed but one that only holds quotes. */
static struct row read_cells(struct arena *arena, str *rest, char separator, bool lost, struct row_places *places)
{
    struct row row = {.count = 0};
    str s = *rest;
    size_t at = 0;
    *places = (struct row_places){.lines = 1, .open = -1};
    for (bool more = true; more;) {
        at = quotation_start(s, at, separator);
        size_t from = at;
        size_t end = at < s.len && s.ptr[at] == '"' ? quotation_end(s, at, separator, &lost) : 0;
        str value = str_slice(s, at, end);
        bool quoted = end > 0;
        for (size_t i = at; i < end; i++)
            places->lines += s.ptr[i] == '\n';
        for (end = quoted ? end : at; end < s.len && s.ptr[end] != separator && s.ptr[end] != '\n';)
            end++;
        value = quoted ? unquote(arena, value) : str_slice(s, at, end);
        if (row.count < ROW_CELLS) {
            if (!quoted && is_open(value)) {
                places->open = places->open < 0 ? (int)row.count : places->open;
                value = str_skip(value, 1);
            }
            places->from[row.count] = from;
            row.cells[row.count++] = trim_blanks(value);
        }
        more = end < s.len && s.ptr[end] == separator;
        at = end + (end < s.len);
    }
    *rest = str_skip(s, at);
    if (rest->len == 0)
        rest->ptr = NULL;
    return row;
}

struct row read_row(struct arena *arena, str *rest, char separator, struct row_places *places)
{
    return read_cells(arena, rest, separator, false, places);
}

struct row read_whole_row(struct arena *arena, str *rest, char separator, unsigned cells, struct row_places *places)
{
    const str begin = *rest;
    struct arena_mark before = arena_mark(arena);
    struct row row = read_cells(arena, rest, separator, false, places);
    if (row.count >= cells || places->lines == 1)
        return row;
    *rest = begin;
    arena_rewind(arena, before); /* each of a hundred lines may begin such a quotation */
    row = read_cells(arena, rest, separator, true, places);
    if (row.count == cells && places->open >= 0)
        return row;
    *rest = begin;
    return read_cells(arena, rest, separator, false, places);
}

/* ---- what is wrong with a row ---- */

static void report_cell(struct builder *builder, enum diag_code code, const struct row_text *text, unsigned cell,
                        const char *what)
{
    str before = str_slice(text->text, 0, text->places.from[cell]);
    unsigned line = text->line;
    for (str rest = before; rest.ptr; line += rest.ptr != NULL)
        before = str_cut(&rest, '\n');
    diags_add(builder->diags, code, builder->deck->path, line, 1 + (unsigned)utf8_length(before), "%s", what);
}

bool report_row(struct builder *builder, const struct row *header, const struct columns *columns, const struct row *row,
                const struct row_text *text)
{
    const struct row_places *places = &text->places;
    unsigned count = row->count;
    while (count && row->cells[count - 1].len == 0)
        count--;
    if (places->open >= 0)
        report_cell(builder, DIAG_QUOTE, text, (unsigned)places->open, "this quotation mark is never closed");
    else if (header->count > 1 && count > header->count)
        report_cell(builder, DIAG_TABLE, text, header->count,
                    "this cell is left out: the first row has no column for it");
    else if (row_cell(row, columns->question).len == 0 && row_cell(row, columns->answer).len > 0)
        report_cell(builder, DIAG_EMPTY_QUESTION, text, (unsigned)columns->question,
                    "an answer without a question is left out");
    else
        return false;
    return true;
}
