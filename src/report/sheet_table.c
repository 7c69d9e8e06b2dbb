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

/* A line, counted from 1, without the blanks around it. */
static str deck_line(const struct sheet *sheet, size_t number)
{
    if (number == 0 || number > sheet->line_count)
        return (str){0};
    return str_trim(str_slice(sheet->deck->text, sheet->lines[number - 1], sheet->lines[number]));
}

/* The line of the table's header above the row in that line; 0 when there is none. A search that comes to where the
 * last one began ends as that did, so that each line is looked at once. */
static size_t find_header(struct sheet *sheet, size_t row)
{
    size_t header = 0;
    for (size_t at = row; at > 2 && header == 0; at--) {
        str line = deck_line(sheet, at - 1);
        if (at == sheet->searched_row) {
            header = sheet->searched_header;
            break;
        }
        if (line.len == 0)
            break;
        if (table_delimiters(line, NULL, 0) > 0)
            header = at - 2;
    }
    sheet->searched_row = row;
    sheet->searched_header = header;
    return header;
}

/* The lines of the table from its header on, without what stands before them; `*last` receives the last one. */
static str table_text(const struct sheet *sheet, size_t header, size_t *last)
{
    struct buf text;
    buf_init(&text);
    size_t line = header;
    for (; deck_line(sheet, line).len > 0; line++) {
        buf_add(&text, deck_line(sheet, line));
        buf_add_byte(&text, '\n');
    }
    *last = line - 1;
    str copy = arena_copy(sheet->arena, buf_str(&text));
    buf_release(&text);
    return copy;
}

size_t sheet_add_table(struct sheet *sheet, size_t at)
{
    const struct sheet_item *items = sheet->items;
    if (!sheet->lines)
        index_lines(sheet);
    if (items[at].line <= sheet->refused_line)
        return 0;
    size_t last = 0;
    size_t header = find_header(sheet, items[at].line);
    if (header == 0)
        return 0;
    struct node *tree = markdown_parse(sheet->arena, table_text(sheet, header, &last));
    if (!tree->first || tree->first->kind != NODE_TABLE || tree->first->next) {
        sheet->refused_line = last;
        return 0;
    }
    size_t end = at + 1;
    while (end < sheet->count && items[end].topic == items[at].topic && items[end].card &&
           items[end].card->kind == CARD_TERM && items[end].line <= last)
        end++;
    node_append(sheet->document, tree->first);
    return end - at;
}
