#include "delimited_int.h"

#include "char_int.h"
#include "grill/base/buf.h"
#include "headers_int.h"

/* Reads the row at the start of `*rest` and moves on; `*lines` receives how many lines it took. */
static struct row read_row(struct arena *arena, str *rest, char separator, uint32_t *lines)
{
    struct row row = {.count = 0};
    str s = *rest;
    size_t at = 0;
    *lines = 1;
    for (bool more = true; more;) {
        struct buf value;
        buf_init(&value);
        bool quoted = at < s.len && s.ptr[at] == '"';
        if (quoted)
            at++;
        for (; at < s.len; at++) {
            char c = s.ptr[at];
            if (quoted && c == '"' && at + 1 < s.len && s.ptr[at + 1] == '"')
                at++;
            else if (quoted && c == '"')
                quoted = false;
            else if (!quoted && (c == separator || c == '\n'))
                break;
            if (c == '"' && !quoted && s.ptr[at] == '"' && (at == 0 || s.ptr[at - 1] != '"'))
                continue;
            *lines += c == '\n';
            buf_add_byte(&value, c);
        }
        if (row.count < ROW_CELLS)
            row.cells[row.count++] = trim_blanks(arena_copy(arena, buf_str(&value)));
        buf_release(&value);
        more = at < s.len && s.ptr[at] == separator;
        at += at < s.len;
    }
    *rest = str_skip(s, at);
    if (rest->len == 0)
        rest->ptr = NULL;
    return row;
}

static size_t count_byte(str line, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < line.len; i++)
        count += line.ptr[i] == byte;
    return count;
}

static str first_line(str text)
{
    str rest = text;
    while (rest.ptr) {
        str line = str_trim_right(str_cut(&rest, '\n'));
        if (line.len && line.ptr[0] != '#')
            return line;
    }
    return (str){0};
}

static char find_separator(str text)
{
    static const char separators[] = {'\t', ';', ',', '|'};
    str line = first_line(text);
    for (size_t i = 0; i < sizeof separators; i++)
        if (count_byte(line, separators[i]) > 0)
            return separators[i];
    return '\t';
}

bool delimited_is_deck(str text)
{
    str line = first_line(str_slice(text, 0, 4096));
    if (str_find_byte(line, '\t', 0) < 0)
        return false;
    struct row header = {.count = 0};
    for (str rest = line; rest.ptr && header.count < ROW_CELLS;)
        header.cells[header.count++] = trim_blanks(str_cut(&rest, '\t'));
    struct columns columns = headers_find(&header);
    return columns.question >= 0 && columns.answer >= 0;
}

static str cell(const struct row *row, int column)
{
    return column >= 0 && (unsigned)column < row->count ? row->cells[column] : (str){0};
}

static void add_card(struct builder *builder, const struct row *row, struct columns columns, uint32_t line,
                     uint32_t lines)
{
    str question = cell(row, columns.question);
    if (question.len == 0)
        return;
    struct card *card = builder_card(builder, CARD_QUESTION, builder->deck->root);
    card->question = question;
    card->answer = cell(row, columns.answer);
    card->line = line;
    card->last_line = line + lines - 1;
}

void delimited_deck(struct builder *builder, struct claim *claims)
{
    str rest = builder->deck->text;
    char separator = find_separator(rest);
    struct columns columns = {-1, -1};
    bool begun = false;
    uint32_t lines;
    for (uint32_t line = 1; rest.ptr; line += lines) {
        bool setting = !begun && str_starts(rest, STR("#"));
        struct row row = read_row(builder->arena, &rest, separator, &lines);
        bool blank = row.count == 1 && row.cells[0].len == 0;
        bool header = false;
        if (!blank && !setting && !begun) {
            columns = headers_find(&row);
            header = columns.question >= 0 && columns.answer >= 0;
            if (!header)
                columns = (struct columns){0, 1};
            begun = true;
        }
        if (!blank && !setting && !header)
            add_card(builder, &row, columns, line, lines);
        for (uint32_t n = line; claims && !blank && n < line + lines; n++)
            claims[n - 1] = header || setting ? (struct claim){CLAIM_META, "table", "names of the columns"}
                                              : (struct claim){CLAIM_QUESTION, "table", "a row of a deck"};
    }
}
