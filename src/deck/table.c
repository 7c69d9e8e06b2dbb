/*
 * table: pipe tables as cards.
 *
 * A table whose header names question and answer (or term and meaning) is a deck; any other table that stands under a
 * topic is reference material, whose first column is asked for the others, unless it tells of the questions themselves.
 */
#include "char_int.h"
#include "headers_int.h"
#include "reader_int.h"

/* Cuts a table line at its bars; bars in code spans and behind a backslash are text. */
static struct row cut_row(str line)
{
    struct row row = {.count = 0};
    line = str_trim(line);
    if (str_starts(line, STR("|")))
        line = str_skip(line, 1);
    size_t from = 0;
    bool code = false;
    for (size_t i = 0; i <= line.len && row.count < ROW_CELLS; i++) {
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

static bool has_several_words(str text)
{
    ptrdiff_t blank = str_find_byte(text, ' ', 0);
    return blank >= 0 && str_find_byte(text, ' ', (size_t)blank + 1) >= 0;
}

/* Whether the table is a deck. Without a column of answers its questions have to look like some: "Questions" may also
 * be how many there are. */
static bool is_deck(const struct reader *reader, const struct block *block, const struct columns *columns)
{
    enum { LOOKS = 20 };
    unsigned asking = 0;
    unsigned rows = 0;
    if (columns->question < 0 || columns->answer >= 0 || columns->option_count)
        return columns->question >= 0;
    for (uint32_t n = block->line + 2; n <= block->last && rows < LOOKS; n++, rows++) {
        struct row row = cut_row(reader_text(reader, n));
        str cell = row_cell(&row, columns->question);
        asking += text_likeness(cell) >= LIKE_WORD || (has_several_words(cell) && !title_says_questions(cell));
    }
    return asking * 2 > rows;
}

bool reader_table_is_deck(struct reader *reader, uint32_t index)
{
    const struct block *block = &reader->outline.blocks[index];
    struct row header = cut_row(reader_text(reader, block->line));
    struct columns columns = headers_find(&header);
    return header.count >= 2 && block->last >= block->line + 2 && is_deck(reader, block, &columns);
}

static str clean_cell(struct reader *reader, str cell)
{
    struct shape shape = {.number = -1};
    return reader_keep(reader, clean_question(reader->scratch, &shape, unescape(reader->scratch, cell)));
}

bool reader_table(struct reader *reader, uint32_t index, const struct topic *topic)
{
    const struct block *block = &reader->outline.blocks[index];
    struct row header = cut_row(reader_text(reader, block->line));
    if (header.count < 2 || block->last < block->line + 2)
        return false;
    struct columns columns = headers_find(&header);
    bool deck = is_deck(reader, block, &columns);
    if (!deck && headers_tell_of_questions(&header, &columns))
        return false;
    int asked = deck ? columns.question : 0;
    uint64_t told = deck ? columns.others : ~(uint64_t)1;
    for (uint32_t n = block->line + 2; n <= block->last; n++) {
        struct row row = cut_row(reader_text(reader, n));
        if (row.count > header.count)
            diags_add(reader->builder->diags, DIAG_TABLE, reader->builder->deck->path, reader_place(reader, n), 0,
                      "the row has %u cells, the header %u", row.count, header.count);
        str question = clean_cell(reader, row_cell(&row, asked));
        if (question.len == 0)
            continue;
        for (unsigned i = 0; i < row.count; i++)
            row.cells[i] = reader_keep(reader, unescape(reader->scratch, row.cells[i]));
        struct card *card = builder_card(reader->builder, deck ? CARD_QUESTION : CARD_TERM, topic);
        card->question = question;
        card->answer = row_answer(reader->arena, &header, &row, deck ? columns.answer : -1, told);
        if (deck)
            row_options(reader->arena, &row, &columns, card);
        card->line = card->last_line = reader_place(reader, n);
        reader_claim(reader, n, n, CLAIM_QUESTION, "table", deck ? "a row of a deck" : "a row of a reference table");
    }
    reader_claim(reader, block->line, block->line + 1, CLAIM_META, "table", "names of the columns");
    return true;
}
