/*
 * table: pipe tables as cards.
 *
 * A table whose header names question and answer (or term and meaning) is a deck; any other table that stands under a
 * topic is reference material, whose first column is asked for the others, unless it tells of the questions themselves.
 */
#include "table_int.h"

#include "char_int.h"
#include "grill/text/utf8.h"
#include "texts_int.h"

struct row reader_row(const struct reader *reader, uint32_t n)
{
    struct row row; /* whose cells are too many to be cleared for each line */
    row.count = 0;
    str line = reader_text(reader, n);
    if (str_starts(line, STR("|")))
        line = str_skip(line, 1);
    size_t from = 0;
    bool code = false;
    for (size_t i = 0; i <= line.len && row.count < ROW_CELLS; i++) {
        while (i < line.len && !str_has_byte(STR("|\\`"), line.ptr[i]))
            i++;
        if (i < line.len && line.ptr[i] == '\\') {
            i++;
            continue;
        }
        if (i < line.len && line.ptr[i] == '`')
            code = !code && str_find_byte(line, '`', i + 1) >= 0;
        if (i < line.len && (line.ptr[i] != '|' || code))
            continue;
        if (i >= line.len && from >= line.len)
            break;
        row.cells[row.count++] = trim_blanks(str_slice(line, from, i));
        from = i + 1;
    }
    return row;
}

static str unescape(struct arena *arena, str cell)
{
    if (!str_contains(cell, STR("\\|")))
        return cell;
    char *out = arena_bytes(arena, cell.len);
    size_t len = 0;
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '\\' || i + 1 == cell.len || cell.ptr[i + 1] != '|')
            out[len++] = cell.ptr[i];
    return (str){out, len};
}

bool cell_is_link(str cell)
{
    return str_starts(cell, STR("http")) || str_starts(cell, STR("<http")) ||
           (cell.len && str_has_byte(STR("[!"), cell.ptr[0]) && str_contains(cell, STR("](")) &&
            str_ends(cell, STR(")")));
}

bool cell_is_wordless(str cell)
{
    if (cell_is_link(cell))
        return true;
    for (size_t at = 0, size; at < cell.len; at += size) {
        unsigned code = utf8_decode(str_skip(cell, at), &size);
        if (code_is_word(code) && (code < '0' || code > '9'))
            return false;
    }
    return true;
}

/* "3", "1, 19, 34": which questions, not what they ask. */
static bool names_numbers(str cell)
{
    bool digit = false;
    for (size_t i = 0; i < cell.len; i++) {
        bool here = is_digit(cell, i);
        if (!here && !str_has_byte(STR(" ,*Q"), cell.ptr[i]))
            return false;
        digit = digit || here;
    }
    return digit;
}

/* Whether the table is a deck. Its questions are no mere numbers, and without a named column of answers they have to
 * look like some: "Questions" may also be how many there are. */
static bool is_deck(const struct reader *reader, const struct block *block, const struct columns *columns)
{
    enum { LOOKS = 20 };
    unsigned asking = 0;
    unsigned numbers = 0;
    unsigned rows = 0;
    bool answered = (columns->answer >= 0 && !columns->unnamed) || columns->option_count > 0;
    if (columns->question < 0)
        return false;
    for (uint32_t n = block->line + 2; n <= block->last && rows < LOOKS; n++, rows++) {
        struct row row = reader_row(reader, n);
        str cell = row_cell(&row, columns->question);
        numbers += names_numbers(cell);
        asking += !answered &&
                  (text_likeness(cell) >= LIKE_WORD || (str_count(cell, ' ') >= 2 && !title_says_questions(cell)));
    }
    return answered ? numbers * 2 <= rows : asking * 2 > rows;
}

/* Whether a column that no name calls the answer has words in most of the first rows. */
static bool has_words(const struct reader *reader, const struct block *block, int column)
{
    enum { LOOKS = 20 };
    unsigned words = 0;
    unsigned rows = 0;
    for (uint32_t n = block->line + 2; n <= block->last && rows < LOOKS; n++, rows++) {
        struct row row = reader_row(reader, n);
        words += !cell_is_wordless(row_cell(&row, column));
    }
    return words * 2 > rows;
}

/* The same, worked out once: it is asked when the marks are gathered and when the cards are. */
static bool is_known_deck(const struct reader *reader, const struct block *block, const struct columns *columns)
{
    struct line *header = reader_line(reader, block->line);
    if (!header->heard)
        header->asks = is_deck(reader, block, columns);
    header->heard = true;
    return header->asks;
}

/* What the cells of the columns are in most of the first rows. */
struct contents {
    unsigned rows;
    unsigned asking[ROW_CELLS];
    unsigned numbers[ROW_CELLS];
    long before;      /* the number in the first column of the last row */
    unsigned counted; /* rows whose first column counts on from there */
};

static void see_row(struct contents *contents, const struct row *row)
{
    contents->rows++;
    for (unsigned i = 0; i < row->count; i++) {
        size_t digits;
        bool number = str_number(row->cells[i], &digits) >= 0 && digits + 1 >= row->cells[i].len;
        contents->asking[i] += text_is_marked(row->cells[i]);
        contents->numbers[i] += number && digits;
    }
    size_t digits;
    long number = str_number(row_cell(row, 0), &digits);
    contents->counted += contents->rows == 1 || number == contents->before + 1;
    contents->before = number;
}

static struct contents see_rows(const struct reader *reader, const struct block *block)
{
    enum { LOOKS = 40 };
    struct contents contents = {.rows = 0};
    for (uint32_t n = block->line + 2; n <= block->last && contents.rows < LOOKS; n++) {
        struct row row = reader_row(reader, n);
        see_row(&contents, &row);
    }
    return contents;
}

/* The columns of a table whose header names none of them: nearly all cells of one end with a question mark, and before
 * it stand numbers only, or what has no name. The other columns answer, each with its name if it has one. */
static struct columns asking_columns(const struct contents *contents, const struct row *header)
{
    enum { ENOUGH = 5 };
    struct columns columns = {.question = -1, .answer = -1, .topic = -1};
    unsigned most = contents->rows - contents->rows / 5;
    for (unsigned i = 0; i < header->count && contents->rows >= ENOUGH; i++) {
        if (contents->asking[i] >= most) {
            columns.question = (int)i;
            columns.others = i + 1 < header->count ? ~(uint64_t)0 << (i + 1) : 0;
            return columns;
        }
        if (contents->numbers[i] < most && header->cells[i].len)
            return columns;
    }
    return columns;
}

/* The columns of reference material: the first one is asked for the others. When it only numbers the rows, the next one
 * is, unless just one follows whose name may go with the number: "Layer | Name". */
static struct columns term_columns(const struct contents *contents, const struct row *header)
{
    unsigned named;
    bool apart = headers_apart(header, &named) & 1;
    bool counts = contents->counted == contents->rows && contents->rows > 1;
    bool numbers = contents->numbers[0] * 5 >= contents->rows * 4 && contents->numbers[1] == 0;
    bool next = numbers && (apart || (counts && header->count > 2));
    uint64_t asked = next ? 2 | (uint64_t)apart : 1;
    return (struct columns){.question = next, .answer = -1, .topic = -1, .others = ~asked};
}

bool reader_cards(const struct reader *reader, const struct block *block, struct cards *cards)
{
    *cards = (struct cards){.header = reader_row(reader, block->line), .first = block->line + 2};
    if (cards->header.count < 2 || block->last < block->line + 2)
        return false;
    cards->columns = headers_find(&cards->header);
    if (cards->columns.unnamed && !has_words(reader, block, cards->columns.answer))
        cards->columns.answer = -1;
    cards->deck = is_known_deck(reader, block, &cards->columns);
    if (cards->deck)
        return true;
    cards->tells = headers_tell_of_deck(&cards->header, &cards->columns);
    bool named = cards->columns.question >= 0 || cards->columns.answer >= 0;
    struct contents contents = see_rows(reader, block);
    struct columns asking = asking_columns(&contents, &cards->header);
    if (named || asking.question < 0) {
        cards->columns = term_columns(&contents, &cards->header);
        return true;
    }
    cards->columns = asking;
    cards->deck = true;
    if (text_is_marked(row_cell(&cards->header, cards->columns.question))) {
        cards->first = block->line;
        cards->header = (struct row){.count = cards->header.count};
    }
    return true;
}

bool reader_table_is_deck(struct reader *reader, uint32_t index)
{
    struct cards cards;
    return reader_cards(reader, &reader->outline.blocks[index], &cards) && cards.deck;
}

unsigned reader_tables_ask(struct reader *reader)
{
    enum { MANY = 10 };
    unsigned rows = 0;
    for (uint32_t i = 0; i < reader->outline.block_count; i++) {
        const struct block *block = &reader->outline.blocks[i];
        unsigned count = block->last - block->line - 1;
        struct cards cards;
        if (block->kind == BLOCK_TABLE && count >= MANY && reader_cards(reader, block, &cards) && cards.deck &&
            title_says_questions(row_cell(&cards.header, cards.columns.question)))
            rows += count;
    }
    return rows;
}

static str clean_cell(struct reader *reader, str cell)
{
    struct shape shape = {.number = -1};
    return reader_keep(reader, clean_question(reader->scratch, &shape, unescape(reader->scratch, cell)));
}

static void add_row(struct reader *reader, const struct cards *cards, uint32_t n, const struct topic *topic)
{
    struct row row = reader_row(reader, n);
    const struct columns *columns = &cards->columns;
    if (row.count > cards->header.count)
        diags_add(reader->builder->diags, DIAG_TABLE, reader->builder->deck->path, reader_place(reader, n), 0,
                  "the row has %u cells, the header %u", row.count, cards->header.count);
    str question = clean_cell(reader, row_cell(&row, columns->question));
    if (question.len == 0)
        return;
    for (unsigned i = 0; i < row.count; i++)
        row.cells[i] = reader_keep(reader, unescape(reader->scratch, row.cells[i]));
    struct card *card = builder_card(reader->builder, cards->deck ? CARD_QUESTION : CARD_TERM, topic);
    card->question = question;
    card->answer = row_answer(reader->arena, &cards->header, &row, columns->answer, columns->others);
    if (cards->deck)
        row_options(reader->arena, &row, columns, card);
    card->line = card->last_line = reader_place(reader, n);
    reader_claim(reader, n, n, CLAIM_QUESTION, "table", cards->deck ? "a row of a deck" : "a row of a reference table");
}

bool reader_table(struct reader *reader, uint32_t index, const struct topic *topic)
{
    const struct block *block = &reader->outline.blocks[index];
    struct cards cards;
    if (!reader_cards(reader, block, &cards) || (!cards.deck && reader_aside(reader, index)))
        return false;
    reader_claim(reader, block->line, block->line + 1, CLAIM_META, "table", "names of the columns");
    for (uint32_t n = cards.first; n <= block->last; n++)
        if (n != block->line + 1)
            add_row(reader, &cards, n, topic);
    return true;
}
