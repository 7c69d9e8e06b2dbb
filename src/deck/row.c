/*
 * row: a row of a table as a card.
 */
#include "builder_int.h"
#include "char_int.h"
#include "grill/base/array.h"
#include "headers_int.h"
#include "shape_int.h"

str row_cell(const struct row *row, int column)
{
    return column >= 0 && (unsigned)column < row->count ? row->cells[column] : (str){0};
}

static void add_line(struct buf *out, str title, str cell)
{
    if (cell.len == 0)
        return;
    if (out->len)
        buf_add_z(out, "  \n");
    title = unwrapped(title);
    if (title.len)
        buf_addf(out, "**%.*s:** ", STR_ARG(title));
    buf_add(out, cell);
}

str row_answer(struct arena *arena, const struct row *header, const struct row *row, int answer, uint64_t more)
{
    str text = row_cell(row, answer);
    if (more == 0)
        return text;
    struct buf out;
    buf_init(&out);
    add_line(&out, (str){0}, text);
    for (unsigned i = 0; i < header->count && i < row->count; i++)
        if (more & (uint64_t)1 << i)
            add_line(&out, header->cells[i], row->cells[i]);
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

/* ---- options ---- */

/* The option an answer names, or -1: "B", "b)", "Option 2", "2", or its text. */
static int find_option(const struct card *card, str answer)
{
    static const char *const words[] = {"option", "choice", "answer"};
    for (int i = 0; i < card->option_count; i++)
        if (str_eq_nocase(card->options[i], answer))
            return i;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        size_t size = starts_folded(answer, words[i]);
        answer = trim_blanks(str_skip(answer, size));
    }
    if (answer.len && str_has_byte(STR(").:"), answer.ptr[answer.len - 1]))
        answer.len--;
    if (answer.len != 1)
        return -1;
    char c = answer.ptr[0];
    int index = c >= '1' && c <= '9' ? c - '1' : (c | 0x20) - 'a';
    return index >= 0 && index < card->option_count ? index : -1;
}

/* Flags the options that the parts of an answer name, "A, C"; returns whether each part names one. */
static bool flag_named(const struct card *card, str answer, uint8_t *correct)
{
    int whole = find_option(card, answer);
    if (whole >= 0) {
        correct[whole] = 1;
        return true;
    }
    for (str rest = answer; rest.ptr;) {
        int index = find_option(card, trim_blanks(str_cut(&rest, str_find_byte(rest, ';', 0) >= 0 ? ';' : ',')));
        if (index < 0)
            return false;
        correct[index] = 1;
    }
    return true;
}

size_t row_mask(str cell, char digits[ROW_OPTIONS])
{
    size_t count = 0;
    bool any = false;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == ' ')
            continue;
        if ((cell.ptr[i] != '0' && cell.ptr[i] != '1') || count == ROW_OPTIONS)
            return 0;
        any = any || cell.ptr[i] == '1';
        digits[count++] = cell.ptr[i];
    }
    return any && count >= 2 ? count : 0;
}

/* Flags the options that have a 1 in "0100", where each has a digit or each column has; false when it is no such. */
static bool flag_mask(const struct card *card, const struct row *row, const struct columns *columns, uint8_t *correct)
{
    char digits[ROW_OPTIONS];
    size_t count = row_mask(row_cell(row, columns->answer), digits);
    bool each = count == card->option_count;
    if (!each && (count == 0 || count != columns->option_count))
        return false;
    size_t at = 0;
    for (unsigned i = 0; i < columns->option_count; i++)
        if (row_cell(row, columns->options[i]).len) {
            correct[at] = digits[each ? at : i] == '1';
            at++;
        }
    return true;
}

void row_options(struct arena *arena, const struct row *row, const struct columns *columns, struct card *card)
{
    str *texts = ARENA_ARRAY(arena, str, ROW_OPTIONS);
    uint16_t count = 0;
    for (unsigned i = 0; i < columns->option_count; i++) {
        str text = row_cell(row, columns->options[i]);
        if (text.len)
            texts[count++] = text;
    }
    if (count < 2)
        return;
    uint8_t *correct = ARENA_ARRAY(arena, uint8_t, count);
    card->kind = CARD_CHOICE;
    card->options = texts;
    card->correct = correct;
    card->option_count = count;
    str named = row_cell(row, columns->answer);
    if (!flag_named(card, named, correct) && !flag_mask(card, row, columns, correct))
        return;
    str rest = str_skip(card->answer, named.len);
    card->answer = arena_format(arena, "%.*s%.*s", STR_ARG(card_right_options(arena, card)), STR_ARG(rest));
}
