/*
 * key_table: keys in a table with more to say than numbers and letters: "| # | Topic | Yours | Correct | Notes |".
 *
 * The header names the column of the right letters, so that such a table needs no title.
 */
#include "char_int.h"
#include "choice_int.h"
#include "fields_int.h"
#include "grill/base/buf.h"
#include "key_int.h"
#include "table_int.h"

enum { LEAST = 2 /* rows */ };

static bool is_letters(str cell)
{
    cell = unwrapped(cell);
    return cell.len && key_letters_prefix(cell) == cell.len;
}

/* "3", "**Q3**": the number of a question, or -1. */
static long number_of(str cell)
{
    cell = unwrapped(cell);
    cell = str_skip(cell, cell.len > 1 && (cell.ptr[0] | 0x20) == 'q');
    size_t digits;
    long number = str_number(cell, &digits);
    str rest = str_skip(cell, digits);
    return digits && (rest.len == 0 || str_eq(rest, STR("."))) ? number : -1;
}

/* Counts in how many rows each column holds letters. Returns false when the first one does not count the rows on, but
 * for a slip. */
static bool count_letters(const struct reader *reader, const struct block *block, unsigned letters[ROW_CELLS])
{
    long before = -1;
    unsigned slips = 0;
    for (uint32_t n = block->line + 2; n <= block->last; n++) {
        struct row row = reader_row(reader, n);
        long number = number_of(row_cell(&row, 0));
        if (number < 0)
            return false;
        slips += before >= 0 && number != before + 1;
        before = number;
        for (unsigned i = 1; i < row.count; i++)
            letters[i] += is_letters(row.cells[i]);
    }
    return slips * 5 <= block->last - block->line - 1;
}

/* The column of the right letters, which its header names; with several columns of letters, as right. 0: none. */
static unsigned right_column(const struct row *header, const unsigned letters[ROW_CELLS], unsigned rows)
{
    struct columns columns = headers_find(header);
    unsigned lettered = 0;
    unsigned right = 0, named = 0;
    for (unsigned i = 1; i < header->count; i++) {
        if (letters[i] * 5 < rows * 4)
            continue;
        lettered++;
        bool means_right = name_means_right(header->cells[i]);
        named += means_right;
        right = means_right || (right == 0 && columns.answer == (int)i) ? i : right;
    }
    return lettered == 1 || named == 1 ? right : 0;
}

/* Whether one of the lines above line `n`, down from line `first`, is an option with a letter. */
static bool stands_below_options(const struct reader *reader, uint32_t first, uint32_t n)
{
    enum { REACH = 100 };
    struct option option;
    for (uint32_t i = n; i-- > first && i + REACH > n;)
        if (reader_line(reader, i)->kind == LINE_TEXT && option_see(trim_blanks(reader_text(reader, i)), &option) &&
            option.letter)
            return true;
    return false;
}

/* The letters of a row, and a paragraph for each cell behind them that says something. */
static str entry_text(struct reader *reader, const struct row *row, unsigned right)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, unwrapped(row->cells[right]));
    for (unsigned i = right + 1; i < row->count; i++) {
        str cell = row->cells[i];
        if (trim_emoji_right(str_skip(cell, emoji_prefix(cell))).len == 0)
            continue;
        buf_add_z(&out, "\n\n");
        for (size_t k = 0; k < cell.len; k++)
            if (cell.ptr[k] != '\\' || k + 1 == cell.len || cell.ptr[k + 1] != '|')
                buf_add_byte(&out, cell.ptr[k]);
    }
    str text = arena_copy(reader->arena, buf_str(&out));
    buf_release(&out);
    return text;
}

uint32_t key_read_table(struct reader *reader, uint32_t first, uint32_t title, uint32_t n)
{
    if (n == 0 || reader_line(reader, n)->kind != LINE_TABLE || reader_line(reader, n)->noise != NOISE_NONE)
        return 0;
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->line != n || block->last < n + 1 + LEAST)
        return 0;
    struct row header = reader_row(reader, n);
    unsigned letters[ROW_CELLS] = {0};
    if (!count_letters(reader, block, letters))
        return 0;
    unsigned right = right_column(&header, letters, block->last - n - 1);
    if (right == 0 || !stands_below_options(reader, first, n))
        return 0;
    for (uint32_t i = n + 2; i <= block->last; i++) {
        struct row row = reader_row(reader, i);
        struct key_entry entry = {.title = title, .number = (int32_t)number_of(row_cell(&row, 0))};
        entry.letters = is_letters(row_cell(&row, (int)right)) ? entry_text(reader, &row, right) : (str){0};
        if (entry.letters.len)
            key_add(reader, &entry);
    }
    return block->last;
}
