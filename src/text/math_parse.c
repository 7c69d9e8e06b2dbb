/*
 * From LaTeX to a tree, by recursive descent with a limit on depth. Commands that take arguments are a table: to add
 * one, write its row, and a reader if none of the others fits.
 */
#include <string.h>

#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "math_parse_int.h"

enum { LONGEST_OPTION = 200, DOTTED_CIRCLE = 0x25CC };

struct math_node *math_node_new(struct parser *parser, enum math_kind kind, enum math_class class)
{
    struct math_node *node = ARENA_NEW(parser->arena, struct math_node);

    node->kind = kind;
    node->class = class;
    return node;
}

struct math_node *math_atom(struct parser *parser, str text, enum math_class class)
{
    struct math_node *atom = math_node_new(parser, MATH_ATOM, class);

    atom->text = text;
    return atom;
}

void math_append(struct math_node *row, struct math_node *child)
{
    if (row->last)
        row->last->next = child;
    else
        row->first = child;
    row->last = child;
}

char math_peek(const struct parser *parser)
{
    return parser->at < parser->text.len ? parser->text.ptr[parser->at] : '\0';
}

void math_skip_blanks(struct parser *parser)
{
    while (parser->at < parser->text.len && strchr(" \t\r\n", parser->text.ptr[parser->at]))
        parser->at++;
}

str math_code(struct parser *parser, unsigned code)
{
    struct buf bytes;
    str text;

    buf_init(&bytes);
    buf_add_code(&bytes, code);
    text = arena_copy(parser->arena, buf_str(&bytes));
    buf_release(&bytes);
    return text;
}

void math_fail(struct parser *parser)
{
    parser->broken = true;
    parser->at = parser->text.len;
}

bool math_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The command at `at`, without its backslash: letters, or one other character. */
static str command_at(const struct parser *parser, size_t at)
{
    str rest = str_skip(parser->text, at + 1);
    size_t len = 0;

    while (len < rest.len && math_is_letter(rest.ptr[len]))
        len++;
    if (len == 0 && rest.len > 0)
        utf8_decode(rest, &len);
    return str_slice(rest, 0, len);
}

bool math_at_command(const struct parser *parser, const char *name)
{
    return math_peek(parser) == '\\' && str_eq(command_at(parser, parser->at), str_of(name));
}

str math_read_command(struct parser *parser)
{
    str name = command_at(parser, parser->at);

    parser->at += 1 + name.len;
    return name;
}

bool math_read_verbatim(struct parser *parser, str *text)
{
    size_t start, depth = 0;

    math_skip_blanks(parser);
    if (math_peek(parser) != '{')
        return false;
    start = parser->at + 1;
    for (; parser->at < parser->text.len; parser->at++) {
        char byte = parser->text.ptr[parser->at];

        if (byte == '\\')
            parser->at++;
        else if (byte == '{')
            depth++;
        else if (byte == '}' && --depth == 0) {
            *text = str_slice(parser->text, start, parser->at++);
            return true;
        }
    }
    math_fail(parser);
    return false;
}

str math_read_option(struct parser *parser)
{
    size_t start = parser->at;
    ptrdiff_t end = -1;

    math_skip_blanks(parser);
    if (math_peek(parser) == '[')
        end = str_find_byte(str_slice(parser->text, 0, parser->at + LONGEST_OPTION), ']', parser->at);
    if (end < 0) {
        parser->at = start;
        return (str){0};
    }
    start = parser->at + 1;
    parser->at = (size_t)end + 1;
    return str_slice(parser->text, start, (size_t)end);
}

/* Digits with a point or thousands' commas inside. */
static struct math_node *read_number(struct parser *parser)
{
    str rest = str_skip(parser->text, parser->at);
    size_t len = 1;

    while (len < rest.len) {
        size_t group = 1;

        while (group < 5 && len + group < rest.len && is_digit(rest.ptr[len + group]))
            group++;
        if (rest.ptr[len] == '.' && group > 1)
            len++;
        else if (rest.ptr[len] == ',' && group == 4)
            len += group;
        else if (is_digit(rest.ptr[len]))
            len++;
        else
            break;
    }
    parser->at += len;
    return math_atom(parser, str_slice(rest, 0, len), MATH_ORDINARY);
}

static bool is_mark(unsigned code)
{
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0x20D0 && code <= 0x20FF);
}

/* A character with the marks that it carries; a mark without one gets a circle to stand on. */
static struct math_node *read_letter(struct parser *parser)
{
    str rest = str_skip(parser->text, parser->at);
    size_t size, bytes = cluster_next(rest, NULL);
    unsigned code = utf8_decode(rest, &size), letter = math_letter(parser->alphabet, code);
    str marks = str_slice(rest, is_mark(code) ? 0 : size, bytes);

    parser->at += bytes;
    if (letter == code && !is_mark(code))
        return math_atom(parser, str_slice(rest, 0, bytes), math_class_of(code));
    str base = math_code(parser, is_mark(code) ? DOTTED_CIRCLE : letter);
    return math_atom(parser, arena_format(parser->arena, "%.*s%.*s", STR_ARG(base), STR_ARG(marks)), MATH_ORDINARY);
}

/* A bar with blanks around it and something before it parts: "P(A | B)". */
static bool is_parting_bar(const struct parser *parser, size_t start, size_t end)
{
    str text = parser->text;

    return start > 0 && end < text.len && text.ptr[start - 1] == ' ' && text.ptr[end] == ' ' && parser->after_operand;
}

static struct math_node *read_sign(struct parser *parser)
{
    str rest = str_skip(parser->text, parser->at);
    char byte = math_peek(parser);

    if (str_starts(rest, STR("..."))) {
        parser->at += 3;
        return math_atom(parser, STR("…"), MATH_INNER);
    }
    if (str_starts(rest, STR(":="))) {
        parser->at += 2;
        return math_atom(parser, STR(":="), MATH_RELATION);
    }
    if (byte == '|' && is_parting_bar(parser, parser->at, parser->at + 1)) {
        parser->at++;
        return math_atom(parser, STR("|"), MATH_RELATION);
    }
    if (byte == '-' || byte == '~' || byte == ':') {
        parser->at++;
        return byte == '-'   ? math_atom(parser, STR("−"), MATH_BINARY)
               : byte == ':' ? math_atom(parser, STR(":"), MATH_PUNCTUATION)
                             : math_space(parser, STR(" "));
    }
    return read_letter(parser);
}

struct math_node *math_space(struct parser *parser, str blanks)
{
    struct math_node *space = math_node_new(parser, MATH_SPACE, MATH_NONE);

    space->text = blanks;
    return space;
}

struct math_node *math_read_unknown(struct parser *parser, size_t start)
{
    struct math_node *words = math_node_new(parser, MATH_WORDS, MATH_ORDINARY);
    str group;

    while (math_peek(parser) == '{' ? math_read_verbatim(parser, &group)
                                    : math_peek(parser) == '[' && math_read_option(parser).ptr)
        ;
    math_append(words, math_atom(parser, str_slice(parser->text, start, parser->at), MATH_ORDINARY));
    return words;
}

/* A symbol; in the bold alphabet Greek becomes bold, too. */
static struct math_node *read_symbol(struct parser *parser, const struct math_symbol *symbol)
{
    str text = str_of(symbol->text);
    size_t size;
    unsigned code = utf8_decode(text, &size), letter = math_letter(parser->alphabet, code);

    if (size == text.len && letter != code && symbol->class == MATH_ORDINARY)
        text = math_code(parser, letter);
    return math_atom(parser, text, symbol->class);
}

static struct math_node *read_command(struct parser *parser)
{
    size_t start = parser->at;
    str name = math_read_command(parser);
    const struct math_symbol *symbol = math_symbol_find(name);
    struct math_node *node;

    if (symbol && str_eq(name, STR("|")) && is_parting_bar(parser, start, parser->at))
        return math_atom(parser, STR("‖"), MATH_RELATION);
    if (symbol)
        return read_symbol(parser, symbol);
    if (math_command(parser, name, &node))
        return node;
    return math_read_unknown(parser, start);
}

static struct math_node *read_group(struct parser *parser)
{
    struct math_node *row;

    parser->at++;
    row = math_read_row(parser, MATH_STOP_BRACE);
    if (math_peek(parser) == '}')
        parser->at++;
    else
        math_fail(parser);
    return row;
}

/* Anything but a script. NULL when there is nothing to show, as for \displaystyle. */
static struct math_node *read_item(struct parser *parser)
{
    char byte = math_peek(parser);

    if (byte == '\\')
        return read_command(parser);
    if (byte == '{')
        return read_group(parser);
    if (is_digit(byte) && parser->alphabet == ALPHABET_PLAIN)
        return read_number(parser);
    return read_sign(parser);
}

struct math_node *math_read_argument(struct parser *parser)
{
    struct math_node *node;

    math_skip_blanks(parser);
    if (parser->at >= parser->text.len || strchr("}&^_", math_peek(parser)) || parser->depth >= PARSER_DEPTH) {
        math_fail(parser);
        return math_node_new(parser, MATH_ROW, MATH_ORDINARY);
    }
    parser->depth++;
    node = is_digit(math_peek(parser)) ? read_letter(parser) : read_item(parser);
    parser->depth--;
    return node ? node : math_node_new(parser, MATH_ROW, MATH_ORDINARY);
}

/* Apostrophes, and a raised script right behind them. */
static struct math_node *read_primes(struct parser *parser)
{
    static const char *const primes[] = {"′", "″", "‴"};
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    while (math_peek(parser) == '\'') {
        int count = -1;

        for (; math_peek(parser) == '\'' && count < 2; count++)
            parser->at++;
        math_append(row, math_atom(parser, str_of(primes[count]), MATH_ORDINARY));
    }
    if (math_peek(parser) == '^') {
        parser->at++;
        math_append(row, math_read_argument(parser));
    }
    return row;
}

/* Hangs scripts on the row's last node. A second script of the same kind begins a new, empty base. */
static void read_script(struct parser *parser, struct math_node *row)
{
    char byte = math_peek(parser);
    int place = byte == '_' ? MATH_SUB : MATH_SUP;
    struct math_node *base = row->last;

    if (!base || base->kind == MATH_SPACE) {
        base = math_node_new(parser, MATH_SCRIPTS, MATH_ORDINARY);
        math_append(row, base);
    } else if (base->kind != MATH_SCRIPTS) {
        struct math_node *copy = math_node_new(parser, MATH_ROW, MATH_NONE);

        *copy = *base;
        copy->next = NULL;
        *base = (struct math_node){.kind = MATH_SCRIPTS, .class = copy->class, .part = {copy}};
    } else if (base->part[place]) {
        base = math_node_new(parser, MATH_SCRIPTS, MATH_ORDINARY);
        math_append(row, base);
    }
    if (byte == '\'') {
        base->part[MATH_SUP] = read_primes(parser);
        return;
    }
    parser->at++;
    base->part[place] = math_read_argument(parser);
}

static bool at_stop(const struct parser *parser, unsigned stops)
{
    char byte = math_peek(parser);

    if (byte == '}' || parser->at >= parser->text.len)
        return true;
    if (stops & MATH_STOP_BRACKET)
        return byte == ']';
    if (stops & MATH_STOP_CELL && (byte == '&' || math_at_command(parser, "\\") || math_at_command(parser, "cr")))
        return true;
    return math_at_command(parser, "end") || math_at_command(parser, "right");
}

struct math_node *math_stack(struct parser *parser, struct math_node *above, struct math_node *below)
{
    struct math_node *grid = math_node_new(parser, MATH_GRID, MATH_ORDINARY);
    struct math_node *upper = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
    struct math_node *lower = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    grid->env = math_env_find(STR("substack"));
    math_append(upper, above);
    math_append(lower, below);
    math_append(grid, upper);
    math_append(grid, lower);
    return grid;
}

/* \over and its like: what the row has so far goes above, the rest below. */
static bool read_infix(struct parser *parser, struct math_node *row, unsigned stops)
{
    bool over = math_at_command(parser, "over"), choose = math_at_command(parser, "choose");
    struct math_node *above, *below, *node;

    if (!over && !choose && !math_at_command(parser, "atop"))
        return false;
    math_read_command(parser);
    above = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
    above->first = row->first;
    above->last = row->last;
    below = math_read_row(parser, stops);
    if (over || choose) {
        node = math_fraction(parser, above, below);
        node->kind = over ? MATH_FRACTION : MATH_BINOMIAL;
    } else {
        node = math_stack(parser, above, below);
    }
    row->first = row->last = node;
    return true;
}

/* \limits and \nolimits say where the scripts of what stands before them go. */
static bool read_limits(struct parser *parser, struct math_node *row)
{
    bool above = math_at_command(parser, "limits");

    if (!above && !math_at_command(parser, "nolimits") && !math_at_command(parser, "displaylimits"))
        return false;
    math_read_command(parser);
    if (row->last)
        row->last->limits = above ? LIMITS_STACKED : LIMITS_ASIDE;
    return true;
}

struct math_node *math_read_scripts(struct parser *parser, struct math_node *base)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    if (base)
        math_append(row, base);
    for (math_skip_blanks(parser); math_peek(parser) && strchr("_^'", math_peek(parser)); math_skip_blanks(parser))
        read_script(parser, row);
    return row;
}

static bool is_operand(const struct math_node *node)
{
    return node && node->class != MATH_OPENING && node->class != MATH_BINARY && node->class != MATH_RELATION &&
           node->class != MATH_PUNCTUATION && node->class != MATH_BIG;
}

struct math_node *math_read_row(struct parser *parser, unsigned stops)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
    enum math_alphabet outside = parser->alphabet;
    bool upright_outside = parser->upright;

    if (parser->depth >= PARSER_DEPTH) {
        math_fail(parser);
        return row;
    }
    parser->depth++;
    parser->upright = false;
    for (math_skip_blanks(parser); !at_stop(parser, stops); math_skip_blanks(parser)) {
        char byte = math_peek(parser);

        parser->after_operand = is_operand(row->last);
        if (byte == '^' || byte == '_' || byte == '\'') {
            read_script(parser, row);
        } else if (!read_infix(parser, row, stops) && !read_limits(parser, row)) {
            struct math_node *node = read_item(parser);

            if (node)
                math_append(row, node);
        }
    }
    if (parser->upright && row->first != row->last)
        row->class = MATH_FUNCTION;
    else if (parser->upright)
        math_set_upright(row);
    parser->upright = upright_outside;
    parser->alphabet = outside;
    parser->depth--;
    return row;
}

struct math_node *math_parse(struct arena *arena, str latex)
{
    struct parser parser = {.arena = arena, .text = latex};
    struct math_node *grid = math_read_grid(&parser, math_env_find(STR("multline")));

    if (parser.broken || parser.at < latex.len)
        return NULL;
    if (grid->first && grid->first == grid->last && grid->first->first == grid->first->last)
        return grid->first->first;
    return grid;
}
