/*
 * unnamed: what the columns of rows are to their cards when nothing names them.
 */
#include "char_int.h"
#include "delimited_int.h"
#include "grill/base/map.h"
#include "words_int.h"

static bool is_uuid(str cell)
{
    enum { LENGTH = 36 };
    for (size_t i = 0; cell.len == LENGTH && i < LENGTH; i++)
        if ((cell.ptr[i] == '-') != (i == 8 || i == 13 || i == 18 || i == 23))
            return false;
    return cell.len == LENGTH;
}

/* Whether the first column of the rows, which have two more, only counts or identifies them. */
static bool counts_rows(struct arena *arena, str rest, char separator)
{
    enum { LOOKS = 4 };
    long before = -1;
    struct row_places places;
    for (unsigned i = 0; i < LOOKS && rest.ptr; i++) {
        struct row row = read_row(arena, &rest, separator, &places);
        if (row.count == 1 && row.cells[0].len == 0)
            continue;
        size_t digits;
        long number = str_number(row.cells[0], &digits);
        bool counts = digits == row.cells[0].len && number >= 0 && (before < 0 || number == before + 1);
        if (row.count < 3 || (!counts && !is_uuid(row.cells[0])))
            return false;
        before = number;
    }
    return true;
}

struct columns plain_columns(uint64_t apart)
{
    struct columns columns = {.question = 0, .topic = -1};
    while (columns.question < ROW_CELLS - 2 && (apart & (uint64_t)1 << columns.question))
        columns.question++;
    columns.answer = columns.question + 1;
    while (columns.answer < ROW_CELLS - 1 && (apart & (uint64_t)1 << columns.answer))
        columns.answer++;
    return columns;
}

/* Whether a column says for the most part what it has said above, as one does that sorts the rows. */
static bool column_repeats(struct arena *arena, str rest, char separator, int column)
{
    enum { LOOKS = 200, LEAST = 8 };
    struct map seen;
    unsigned rows = 0;
    struct row_places places;
    map_init(&seen);
    for (; rows < LOOKS && rest.ptr; rows++) {
        struct row row = read_row(arena, &rest, separator, &places);
        map_put(&seen, row_cell(&row, column), arena);
    }
    size_t different = seen.count;
    map_release(&seen);
    return rows >= LEAST && different * 2 <= rows;
}

/* Whether most values of the column are several words. */
static bool column_asks(struct arena *arena, str rest, char separator, int column)
{
    enum { LOOKS = 200, WORDS = 3 };
    unsigned rows = 0;
    unsigned texts = 0;
    struct row_places places;
    for (; rows < LOOKS && rest.ptr; rows++) {
        struct row row = read_row(arena, &rest, separator, &places);
        str cell = row_cell(&row, column);
        texts += str_count(cell, ' ') + 1 >= WORDS || text_is_marked(cell);
    }
    return texts * 2 >= rows;
}

static bool has_letters(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80 || code_is_alphabetic((unsigned char)text.ptr[i]))
            return true;
    return false;
}

/* Whether the cell of column `right` is the letter, the number or the text of one of the cells from `first` up to it,
 * or has a digit for each of them, "0100". */
static bool names_option(const struct row *row, int first, int right)
{
    str cell = row_cell(row, right);
    char digits[ROW_OPTIONS];
    size_t mask = row_mask(cell, digits);
    size_t texts = 0;
    for (int i = first; mask && i < right; i++)
        texts += row_cell(row, i).len > 0;
    if (mask && (mask == texts || mask == (size_t)(right - first)))
        return true;
    if (cell.len == 1) {
        int letter = (cell.ptr[0] | 0x20) - 'a';
        int number = cell.ptr[0] - '1';
        return (letter >= 0 && letter < right - first) || (number >= 0 && number < right - first);
    }
    for (int i = first; i < right; i++)
        if (cell.len && str_eq_nocase(cell, row_cell(row, i)))
            return true;
    return false;
}

/* Where the last of several columns names one of those before it, these are options. */
static void find_choice(struct arena *arena, str rest, char separator, struct columns *columns, unsigned count)
{
    enum { LOOKS = 40, ENOUGH = 3 };
    int first = columns->question + 1;
    int right = (int)count - 1;
    unsigned rows = 0;
    unsigned named = 0;
    struct row_places places;
    for (; rows < LOOKS && rest.ptr; rows++) {
        struct row row = read_row(arena, &rest, separator, &places);
        if (row.count == 1 && row.cells[0].len == 0)
            break;
        named += names_option(&row, first, right);
    }
    if (rows < ENOUGH || named * 10 < rows * 9)
        return;
    columns->answer = right;
    for (int i = first; i < right; i++)
        columns->options[columns->option_count++] = i;
}

/* Whether a cell is nothing but a number, or several: "16.99", "47.5,19.1". */
static bool is_number(str cell, bool *broken)
{
    bool digit = false;
    for (size_t i = 0; i < cell.len; i++) {
        bool sign = i == 0 && cell.ptr[i] == '-';
        bool point = cell.ptr[i] == '.' || cell.ptr[i] == ',';
        bool number = is_digit(cell, i);
        if (!sign && !point && !number)
            return false;
        *broken = *broken || point;
        digit = digit || number;
    }
    return digit;
}

bool columns_measure(struct arena *arena, str rest, char separator, const struct columns *columns)
{
    enum { LOOKS = 40, ENOUGH = 8 };
    unsigned rows = 0;
    unsigned numbers = 0;
    unsigned fractions = 0;
    struct row_places places;
    for (; rows < LOOKS && rest.ptr; rows++) {
        struct row row = read_row(arena, &rest, separator, &places);
        bool broken = false;
        if (is_number(row_cell(&row, columns->question), &broken) &&
            is_number(row_cell(&row, columns->answer), &broken)) {
            numbers++;
            fractions += broken;
        }
    }
    return rows >= ENOUGH && numbers * 10 >= rows * 9 && fractions * 2 >= rows;
}

/* Whether the columns are some of a row that stand not apart: of the last ones that a row can have, all may. */
static bool is_left(uint64_t apart, const struct columns *columns, unsigned count)
{
    return columns->answer < (int)count && !(apart & (uint64_t)1 << columns->question);
}

struct columns unnamed_columns(struct arena *arena, str rows, char separator, uint64_t apart)
{
    str rest = rows;
    struct row_places places;
    struct row first = read_row(arena, &rest, separator, &places);
    apart |= apart == 0 && counts_rows(arena, rows, separator);
    struct columns columns = plain_columns(apart);
    int topic = -1;
    unsigned sorting = 0;
    while (is_left(apart, &columns, first.count) && column_repeats(arena, rows, separator, columns.question)) {
        sorting++;
        topic = has_letters(row_cell(&first, columns.question)) ? columns.question : topic;
        apart |= (uint64_t)1 << columns.question;
        columns = plain_columns(apart);
    }
    bool data = sorting > 0 && !is_left(apart, &columns, first.count);
    if (data || (sorting > 1 && !column_asks(arena, rows, separator, columns.question)))
        return (struct columns){.question = -1, .answer = -1, .topic = -1};
    columns.topic = topic;
    int options = (int)first.count - columns.question - 2;
    if (options >= 2 && options <= ROW_OPTIONS)
        find_choice(arena, rows, separator, &columns, first.count);
    return columns;
}
