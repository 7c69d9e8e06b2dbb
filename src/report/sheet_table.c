/* Terms that were read from a table come back as that table. */
#include "grill/doc/markdown.h"
#include "grill/doc/table.h"
#include "sheet_int.h"

static void index_lines(struct sheet *sheet)
{
    str text = sheet->deck->text;
    size_t count = 0;
    for (ptrdiff_t at = 0; at >= 0; at = str_find_byte(text, '\n', (size_t)at + 1))
        count++;
    sheet->lines = ARENA_ARRAY(sheet->arena, size_t, count + 1);
    sheet->line_count = count;
    count = 0;
    for (ptrdiff_t at = str_find_byte(text, '\n', 0); at >= 0; at = str_find_byte(text, '\n', (size_t)at + 1))
        sheet->lines[++count] = (size_t)at + 1;
    sheet->lines[sheet->line_count] = text.len;
}

/* The lines from `first` to `last`, both counted from 1 and included. */
static str deck_lines(const struct sheet *sheet, size_t first, size_t last)
{
    if (first == 0 || first > last || last > sheet->line_count)
        return (str){0};
    return str_slice(sheet->deck->text, sheet->lines[first - 1], sheet->lines[last]);
}

/* The line of the table's header above the row in that line; 0 when there is none. */
static size_t find_header(const struct sheet *sheet, size_t row)
{
    while (row > 2) {
        str line = str_trim(deck_lines(sheet, row - 1, row - 1));
        if (line.len == 0)
            return 0;
        if (table_delimiters(line, NULL, 0) > 0)
            return row - 2;
        row--;
    }
    return 0;
}

/* One past the last item that stands in the same table. */
static size_t table_end(const struct sheet *sheet, size_t at)
{
    const struct sheet_item *items = sheet->items;
    size_t end = at + 1;
    while (end < sheet->count && items[end].topic == items[at].topic && items[end].card &&
           items[end].card->kind == CARD_TERM && items[end].line == items[end - 1].line + 1)
        end++;
    return end;
}

size_t sheet_add_table(struct sheet *sheet, size_t at)
{
    if (!sheet->lines)
        index_lines(sheet);
    size_t end = table_end(sheet, at);
    size_t header = find_header(sheet, sheet->items[at].line);
    if (header == 0)
        return 0;
    str text = deck_lines(sheet, header, sheet->items[end - 1].card->last_line);
    struct node *tree = markdown_parse(sheet->arena, text);
    if (!tree->first || tree->first->kind != NODE_TABLE || tree->first->next)
        return 0;
    node_append(sheet->document, tree->first);
    return end - at;
}
