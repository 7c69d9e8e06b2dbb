#include "delimited_int.h"

#include "char_int.h"
#include "headers_int.h"

/* Where the quotation that begins at `from` ends: behind its closing quote, which is followed by a separator or the end
 * of the line. 0 when it is not closed within a hundred lines: then the quote is a character like others. */
static size_t quotation_end(str s, size_t from, char separator)
{
    unsigned lines = 0;
    for (size_t at = from + 1; at < s.len && lines < 100; at++) {
        lines += s.ptr[at] == '\n';
        if (s.ptr[at] != '"')
            continue;
        bool last = at + 1 == s.len;
        if (last || s.ptr[at + 1] == separator || s.ptr[at + 1] == '\n')
            return at + 1;
        at += s.ptr[at + 1] == '"';
    }
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

/* Reads the row at the start of `*rest` and moves on; `*lines` receives how many lines it took. */
static struct row read_row(struct arena *arena, str *rest, char separator, uint32_t *lines)
{
    struct row row = {.count = 0};
    str s = *rest;
    size_t at = 0;
    *lines = 1;
    for (bool more = true; more;) {
        size_t end = at < s.len && s.ptr[at] == '"' ? quotation_end(s, at, separator) : 0;
        bool quoted = end > 0;
        for (size_t i = at; i < end; i++)
            *lines += s.ptr[i] == '\n';
        for (end = quoted ? end : at; end < s.len && s.ptr[end] != separator && s.ptr[end] != '\n';)
            end++;
        str value = str_slice(s, at, end);
        if (row.count < ROW_CELLS)
            row.cells[row.count++] = trim_blanks(quoted ? unquote(arena, value) : value);
        more = end < s.len && s.ptr[end] == separator;
        at = end + (end < s.len);
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
