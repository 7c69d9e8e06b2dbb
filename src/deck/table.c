/*
 * table: pipe tables as cards.
 *
 * A table whose header names question and answer (or term and meaning) is a deck; any other table that stands under a
 * topic is reference material, whose first column is asked for the others.
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
    char *out = ARENA_ARRAY(arena, char, cell.len);
    size_t len = 0;
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '\\' || i + 1 == cell.len || cell.ptr[i + 1] != '|')
            out[len++] = cell.ptr[i];
    return (str){out, len};
}

bool reader_table_is_deck(struct reader *reader, uint32_t index)
{
    const struct block *block = &reader->outline.blocks[index];
    struct row header = cut_row(reader_text(reader, block->line));
    return header.count >= 2 && block->last >= block->line + 2 && headers_find(&header).question >= 0;
}

/* "**Header:** cell", one line a column. */
static str reference_answer(struct reader *reader, const struct row *header, const struct row *row)
{
    struct buf out;
    buf_init(&out);
    for (unsigned i = 1; i < row->count && i < header->count; i++) {
        if (row->cells[i].len == 0)
            continue;
        if (out.len)
            buf_add_z(&out, "  \n");
        str title = header->cells[i];
        while (unwrap_once(&title))
            continue;
        if (title.len)
            buf_addf(&out, "**%.*s:** ", STR_ARG(title));
        buf_add(&out, unescape(reader->scratch, row->cells[i]));
    }
    str answer = arena_copy(reader->arena, buf_str(&out));
    buf_release(&out);
    return answer;
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
    bool deck = columns.question >= 0;
    for (uint32_t n = block->line + 2; n <= block->last; n++) {
        struct row row = cut_row(reader_text(reader, n));
        str question = deck ? ((unsigned)columns.question < row.count ? row.cells[columns.question] : (str){0})
                            : (row.count ? row.cells[0] : (str){0});
        if (row.count > header.count)
            diags_add(reader->builder->diags, DIAG_TABLE, reader->builder->deck->path, n + reader->first_line - 1, 0,
                      "the row has %u cells, the header %u", row.count, header.count);
        question = clean_cell(reader, question);
        if (question.len == 0)
            continue;
        struct card *card = builder_card(reader->builder, deck ? CARD_QUESTION : CARD_TERM, topic);
        card->question = question;
        if (!deck)
            card->answer = reference_answer(reader, &header, &row);
        else if (columns.answer >= 0 && (unsigned)columns.answer < row.count)
            card->answer = reader_keep(reader, unescape(reader->scratch, row.cells[columns.answer]));
        card->line = card->last_line = n + reader->first_line - 1;
        reader_claim(reader, n, n, CLAIM_QUESTION, "table", deck ? "a row of a deck" : "a row of a reference table");
    }
    reader_claim(reader, block->line, block->line + 1, CLAIM_NOISE, "table", "header of the table");
    return true;
}
