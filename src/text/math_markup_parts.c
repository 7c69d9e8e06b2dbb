/* The leaves of a formula in MathML, and its accents and tables. */
#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/utf8.h"
#include "math_markup_int.h"

void markup_escape(struct buf *out, str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '&':
            buf_add_z(out, "&amp;");
            break;
        case '<':
            buf_add_z(out, "&lt;");
            break;
        case '>':
            buf_add_z(out, "&gt;");
            break;
        case '"':
            buf_add_z(out, "&quot;");
            break;
        case ' ':
        case '\t':
        case '\n':
        case '\r':
            buf_add_z(out, "\u00A0");
            break;
        default:
            buf_add_byte(out, text.ptr[i]);
        }
}

static void add_element(struct buf *out, const char *name, const char *attributes, str text)
{
    buf_addf(out, "<%s%s>", name, attributes);
    markup_escape(out, text);
    buf_addf(out, "</%s>", name);
}

static bool is_number(str text)
{
    return text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

/* What no alphabet has and no operator is: letters and signs that stand for themselves. */
static bool is_identifier(str text)
{
    return math_is_alnum(text.ptr[0]) || ((unsigned char)text.ptr[0] >= 0x80 && !str_eq(text, STR("‖")) &&
                                          !str_eq(text, STR("∣")) && !str_eq(text, STR("′")));
}

static void add_ordinary(struct buf *out, const struct math_node *atom)
{
    if (atom->grows)
        add_element(out, "mo", " stretchy=\"true\" lspace=\"0\" rspace=\"0\"", atom->text);
    else if (atom->text.len > 1 && atom->text.ptr[0] == '\\')
        add_element(out, "mtext", "", atom->text);
    else if (is_number(atom->text))
        add_element(out, "mn", "", atom->text);
    else if (is_identifier(atom->text))
        add_element(out, "mi", atom->upright ? " mathvariant=\"normal\"" : "", atom->text);
    else
        add_element(out, "mo", " stretchy=\"false\" lspace=\"0\" rspace=\"0\"", atom->text);
}

/* Bars are no operators to MathML, unless it is told so. */
static bool is_bar(str text)
{
    return str_eq(text, STR("|")) || str_eq(text, STR("∣")) || str_eq(text, STR("‖"));
}

void markup_atom(struct buf *out, const struct math_node *atom, const struct math_progress *progress)
{
    static const char *const attributes[MATH_CLASS_COUNT] = {
        [MATH_NONE] = "",
        [MATH_ORDINARY] = " form=\"prefix\"",
        [MATH_BIG] = " movablelimits=\"false\"",
        [MATH_FUNCTION] = "",
        [MATH_BINARY] = "",
        [MATH_RELATION] = "",
        [MATH_OPENING] = " stretchy=\"false\" form=\"prefix\"",
        [MATH_CLOSING] = " stretchy=\"false\" form=\"postfix\"",
        [MATH_PUNCTUATION] = " separator=\"true\"",
        [MATH_INNER] = "",
    };
    enum math_class class = math_class_here(progress, atom);

    if (atom->text.len == 0)
        buf_add_z(out, "<mrow></mrow>");
    else if (atom->class == MATH_ORDINARY)
        add_ordinary(out, atom);
    else if (class == MATH_FUNCTION || class == MATH_INNER)
        add_element(out, "mi", "", atom->text);
    else if (atom->grows && class == MATH_OPENING)
        markup_bracket(out, atom->text, "prefix");
    else if (atom->grows && class == MATH_CLOSING)
        markup_bracket(out, atom->text, "postfix");
    else if (atom->grows)
        add_element(out, "mo", " stretchy=\"true\"", atom->text);
    else if (class == MATH_RELATION && is_bar(atom->text))
        add_element(out, "mo", " stretchy=\"false\" lspace=\"0.28em\" rspace=\"0.28em\"", atom->text);
    else
        add_element(out, "mo", attributes[class], atom->text);
}

void markup_words(struct buf *out, const struct math_node *words)
{
    const struct math_node *child;
    bool single = words->first && words->first == words->last;

    if (!single)
        buf_add_z(out, "<mrow>");
    for (child = words->first; child; child = child->next)
        if (child->kind == MATH_ATOM)
            add_element(out, "mtext", "", child->text);
        else
            markup_alone(out, child, STYLE_TEXT);
    if (!single)
        buf_add_z(out, "</mrow>");
}

void markup_bracket(struct buf *out, str text, const char *form)
{
    if (text.len == 0)
        return;
    buf_addf(out, "<mo stretchy=\"true\" form=\"%s\">", form);
    markup_escape(out, text);
    buf_add_z(out, "</mo>");
}

/* Accents as characters of their own. */
static const struct {
    const char *combining;
    const char *character;
    bool stretchy;
    bool below;
} accents[] = {
    {"\u0300", "`", false, false},      {"\u0301", "´", false, false}, {"\u0302", "^", true, false},
    {"\u0303", "~", true, false},       {"\u0304", "‾", false, false}, {"\u0305", "‾", true, false},
    {"\u0306", "˘", false, false},      {"\u0307", "˙", false, false}, {"\u0308", "¨", false, false},
    {"\u030A", "˚", false, false},      {"\u030C", "ˇ", false, false}, {"\u0330", "~", true, true},
    {"\u0332", "_", true, true},        {"\u20D6", "←", true, false},  {"\u20D7", "→", true, false},
    {"\u20DB", "\u20DB", false, false},
};

void markup_accent(struct buf *out, const struct math_node *accent, enum math_style style)
{
    size_t i;
    struct buf line;

    if (math_is_stroke(accent)) {
        buf_add_z(out, "<mrow class=\"cancelled\">");
        markup_alone(out, accent->part[MATH_BASE], style);
        buf_add_z(out, "</mrow>");
        return;
    }
    for (i = 0; i < COUNT_OF(accents); i++) {
        const char *name = accents[i].below ? "munder" : "mover";

        if (!str_eq(accent->close, str_of(accents[i].combining)))
            continue;
        buf_addf(out, "<%s accent%s=\"true\">", name, accents[i].below ? "under" : "");
        markup_alone(out, accent->part[MATH_BASE], style);
        buf_addf(out, "<mo stretchy=\"%s\">%s</mo></%s>", accents[i].stretchy ? "true" : "false", accents[i].character,
                 name);
        return;
    }
    /* What is struck through is one character. */
    buf_init(&line);
    math_add_node(&line, accent, true);
    add_element(out, "mo", "", buf_str(&line));
    buf_release(&line);
}

/* A table on its way out. */
struct table {
    const struct math_node *grid;
    struct math_column *columns;
    size_t column_count;
    bool closing_rule; /* a line stands behind the last column */
    enum math_style style;
};

/* Appends the style of a cell: where it stands, and the rules at its sides. */
static void add_cell_style(struct buf *out, const struct table *table, const struct math_node *line, size_t column)
{
    static const char rule[] = "solid 1px;";
    char align = table->columns[column].align;
    struct buf style;

    buf_init(&style);
    if (align != 'c')
        buf_addf(&style, "text-align:%s;", align == 'r' ? "right" : "left");
    if (align != 'c' && table->grid->env->cells == NULL)
        buf_addf(&style, "padding-%s:0;", align == 'r' ? "right" : "left");
    if (table->columns[column].ruled)
        buf_addf(&style, "border-left:%s", rule);
    if (table->closing_rule && column + 1 == table->column_count)
        buf_addf(&style, "border-right:%s", rule);
    if (line->ruled)
        buf_addf(&style, "border-top:%s", rule);
    if (table->grid->ruled && !line->next)
        buf_addf(&style, "border-bottom:%s", rule);
    if (style.len > 0)
        buf_addf(out, " style=\"%.*s\"", (int)style.len - 1, buf_z(&style));
    buf_release(&style);
}

static void add_cell(struct buf *out, const struct table *table, const struct math_node *line,
                     const struct math_node *cell, size_t column)
{
    bool aligned = table->grid->env->cells == NULL;

    buf_add_z(out, "<mtd");
    add_cell_style(out, table, line, column);
    buf_add_byte(out, '>');
    markup_items(out, cell->first, NULL, table->style, aligned && column > 0 ? MATH_ORDINARY : MATH_NONE);
    buf_add_z(out, "</mtd>");
}

static void add_line(struct buf *out, const struct table *table, const struct math_node *line)
{
    const struct math_node *cell;
    size_t column = 0;

    buf_add_z(out, "<mtr>");
    for (cell = line->first; cell; cell = cell->next)
        add_cell(out, table, line, cell, column++);
    buf_add_z(out, "</mtr>");
}

static void add_table(struct buf *out, const struct math_node *grid, enum math_style style)
{
    bool display = !grid->env->cells || str_starts(str_of(grid->env->name), STR("d"));
    struct table table = {.grid = grid, .column_count = math_column_count(grid)};
    const struct math_node *line;

    table.style = style == STYLE_SCRIPT ? STYLE_SCRIPT : display ? style : STYLE_TEXT;
    table.columns = xcalloc(table.column_count, sizeof *table.columns);
    table.closing_rule = math_plan_columns(grid, table.columns, table.column_count);
    buf_add_z(out, table.style == STYLE_DISPLAY ? "<mtable displaystyle=\"true\">" : "<mtable>");
    for (line = grid->first; line; line = line->next)
        add_line(out, &table, line);
    buf_add_z(out, "</mtable>");
    free(table.columns);
}

void markup_grid(struct buf *out, const struct math_node *grid, enum math_style style)
{
    buf_add_z(out, "<mrow>");
    markup_bracket(out, str_of(grid->env->left), "prefix");
    add_table(out, grid, style);
    markup_bracket(out, str_of(grid->env->right), "postfix");
    buf_add_z(out, "</mrow>");
}
