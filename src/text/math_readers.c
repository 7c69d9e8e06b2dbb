/* Readers of commands that take arguments or set something. */
#include <string.h>

#include "math_parse_int.h"

static struct math_node *two_parts(struct parser *parser, enum math_kind kind, enum math_class class)
{
    struct math_node *node = math_node_new(parser, kind, class);

    node->part[MATH_UPPER] = math_read_argument(parser);
    node->part[MATH_LOWER] = math_read_argument(parser);
    return node;
}

struct math_node *math_read_fraction(struct parser *parser, const struct command *command)
{
    struct math_node *fraction = two_parts(parser, MATH_FRACTION, MATH_INNER);

    fraction->text = str_of(command->text);
    return fraction;
}

struct math_node *math_read_binomial(struct parser *parser, const struct command *command)
{
    (void)command;
    return two_parts(parser, MATH_BINOMIAL, MATH_INNER);
}

struct math_node *math_read_root(struct parser *parser, const struct command *command)
{
    struct math_node *root = math_node_new(parser, MATH_ROOT, MATH_ORDINARY);

    (void)command;
    math_skip_blanks(parser);
    if (math_peek(parser) == '[') {
        parser->at++;
        root->part[MATH_INDEX] = math_read_row(parser, MATH_STOP_BRACKET);
        if (math_peek(parser) != ']') {
            math_fail(parser);
            return root;
        }
        parser->at++;
    }
    root->part[MATH_BASE] = math_read_argument(parser);
    return root;
}

struct math_node *math_read_accent(struct parser *parser, const struct command *command)
{
    struct math_node *accent = math_node_new(parser, MATH_ACCENT, MATH_ORDINARY);

    accent->text = str_of(command->text);
    accent->close = math_code(parser, (unsigned)command->number);
    accent->part[MATH_BASE] = math_read_argument(parser);
    return accent;
}

/* More than one letter in upright type is a name, and spaced like log. */
struct math_node *math_read_upright(struct parser *parser, const struct command *command)
{
    enum math_alphabet outside = parser->alphabet;
    bool star = math_peek(parser) == '*';
    struct math_node *row;

    if (star)
        parser->at++;
    parser->alphabet = ALPHABET_PLAIN;
    row = math_read_argument(parser);
    parser->alphabet = outside;
    if (row->kind == MATH_ROW && row->first && (row->first != row->last || command->number))
        row->class = MATH_FUNCTION;
    if (star || command->number == MATH_NAME_WITH_LIMITS)
        row->limits = LIMITS_STACKED;
    return row;
}

struct math_node *math_read_alphabet(struct parser *parser, const struct command *command)
{
    enum math_alphabet outside = parser->alphabet;
    struct math_node *node;

    parser->alphabet = (enum math_alphabet)command->number;
    node = math_read_argument(parser);
    parser->alphabet = outside;
    return node;
}

struct math_node *math_read_switch(struct parser *parser, const struct command *command)
{
    parser->alphabet = (enum math_alphabet)command->number;
    parser->upright = command->text != NULL;
    return NULL;
}

struct math_node *math_read_nothing(struct parser *parser, const struct command *command)
{
    (void)parser;
    (void)command;
    return NULL;
}

/* Arguments that show nothing: colours, labels, lengths, phantoms. */
struct math_node *math_read_and_drop(struct parser *parser, const struct command *command)
{
    str dropped;
    int i;

    if (math_peek(parser) == '*')
        parser->at++;
    for (i = 0; i < command->number; i++)
        if (!math_read_verbatim(parser, &dropped) && math_peek(parser) == '\\')
            math_read_command(parser);
    return command->text ? math_space(parser, str_of(command->text)) : NULL;
}

/* The argument in a class of its own, or as it is (MATH_NONE); `text` drops an argument before it. */
struct math_node *math_read_through(struct parser *parser, const struct command *command)
{
    struct math_node *node;
    str dropped;

    if (command->text)
        math_read_verbatim(parser, &dropped);
    node = math_read_argument(parser);
    if (command->number != MATH_NONE)
        node->class = (enum math_class)command->number;
    return node;
}

struct math_node *math_read_space(struct parser *parser, const struct command *command)
{
    return math_space(parser, str_of(command->text));
}

static str read_delimiter(struct parser *parser)
{
    const struct math_symbol *symbol;
    size_t start;

    math_skip_blanks(parser);
    start = parser->at;
    if (math_peek(parser) == '\\') {
        symbol = math_symbol_find(math_read_command(parser));
        if (symbol)
            return str_of(symbol->text);
        math_fail(parser);
        return (str){0};
    }
    if (start >= parser->text.len || (unsigned char)math_peek(parser) >= 0x80 || strchr("{}", math_peek(parser))) {
        math_fail(parser);
        return (str){0};
    }
    parser->at++;
    switch (parser->text.ptr[start]) {
    case '.':
        return STR("");
    case '<':
        return STR("⟨");
    case '>':
        return STR("⟩");
    default:
        return str_slice(parser->text, start, start + 1);
    }
}

struct math_node *math_read_fenced(struct parser *parser, const struct command *command)
{
    struct math_node *fenced = math_node_new(parser, MATH_FENCED, MATH_ORDINARY);

    (void)command;
    fenced->text = read_delimiter(parser);
    fenced->part[MATH_BASE] = math_read_row(parser, MATH_STOP_BRACE);
    if (!math_at_command(parser, "right")) {
        math_fail(parser);
        return fenced;
    }
    math_read_command(parser);
    fenced->close = read_delimiter(parser);
    return fenced;
}

/* \big and its sisters: the delimiter alone, in the class that the command's last letter gives. */
struct math_node *math_read_big(struct parser *parser, const struct command *command)
{
    str text = read_delimiter(parser);
    enum math_class class = (enum math_class)command->number;
    struct math_node *atom;

    if (class == MATH_NONE)
        class = text.len == 1 ? math_class_of((unsigned char)text.ptr[0]) : MATH_ORDINARY;
    atom = math_atom(parser, text, class);
    atom->grows = true;
    return atom;
}

static struct math_node *with_script(struct parser *parser, struct math_node *base, struct math_node *script, int place)
{
    struct math_node *node = math_node_new(parser, MATH_SCRIPTS, base->class);

    if (base->kind == MATH_ROW && base->first && base->first == base->last)
        node->class = base->first->class;
    else if (base->kind == MATH_ROW && base->last && base->last->class == MATH_FUNCTION)
        node->class = MATH_FUNCTION;
    node->limits = LIMITS_STACKED;
    node->part[MATH_BASE] = base;
    node->part[place] = script;
    return node;
}

/* \overset{script}{base} */
struct math_node *math_read_stacked(struct parser *parser, const struct command *command)
{
    struct math_node *script = math_read_argument(parser);

    return with_script(parser, math_read_argument(parser), script, command->number);
}

/* \xrightarrow[below]{above} */
struct math_node *math_read_arrow(struct parser *parser, const struct command *command)
{
    struct math_node *arrow = math_atom(parser, str_of(command->text), MATH_RELATION), *node;
    str below = math_read_option(parser);

    arrow->grows = true;
    node = with_script(parser, arrow, math_read_argument(parser), MATH_SUP);
    if (below.ptr)
        node->part[MATH_SUB] = math_atom(parser, below, MATH_ORDINARY);
    return node;
}

/* A brace over or under; its scripts stand beyond it. */
struct math_node *math_read_brace(struct parser *parser, const struct command *command)
{
    struct math_node *braced = math_node_new(parser, MATH_BRACED, MATH_ORDINARY);

    braced->text = str_of(command->text);
    braced->limits = LIMITS_STACKED;
    braced->part[MATH_BASE] = math_read_argument(parser);
    return braced;
}

struct math_node *math_read_modulo(struct parser *parser, const struct command *command)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    math_append(row, math_atom(parser, str_of(command->text), MATH_INNER));
    math_append(row, math_read_argument(parser));
    math_append(row, math_atom(parser, STR(")"), MATH_CLOSING));
    row->class = MATH_INNER;
    return row;
}

/* \tag{3}: the number of a formula. */
struct math_node *math_read_tag(struct parser *parser, const struct command *command)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_INNER);

    if (math_peek(parser) == '*')
        parser->at++;
    math_append(row, math_atom(parser, STR("("), MATH_OPENING));
    math_append(row, math_read_words(parser, command));
    math_append(row, math_atom(parser, STR(")"), MATH_CLOSING));
    return row;
}

struct math_node *math_read_word(struct parser *parser, const struct command *command)
{
    return math_atom(parser, str_of(command->text), (enum math_class)command->number);
}

/* \not strikes the next symbol through. */
struct math_node *math_read_not(struct parser *parser, const struct command *command)
{
    struct math_node *accent = math_node_new(parser, MATH_ACCENT, MATH_RELATION);

    (void)command;
    accent->text = STR("not");
    accent->close = math_code(parser, 0x0338);
    accent->part[MATH_BASE] = math_read_argument(parser);
    return accent;
}

/* What follows so many arguments that show nothing. */
struct math_node *math_read_after(struct parser *parser, const struct command *command)
{
    str dropped;
    int i;

    for (i = 0; i < command->number; i++)
        math_read_verbatim(parser, &dropped);
    return math_read_argument(parser);
}

/* \kern3pt, \hskip 1em plus 2em: a length without braces. */
struct math_node *math_read_length(struct parser *parser, const struct command *command)
{
    bool negative;

    math_skip_blanks(parser);
    negative = math_peek(parser) == '-';
    while (math_peek(parser) != '\0' && strchr("+-.0123456789 ", math_peek(parser)))
        parser->at++;
    if (math_is_letter(math_peek(parser)))
        parser->at += parser->at + 2 <= parser->text.len ? 2 : 1;
    return command->text && !negative ? math_space(parser, str_of(command->text)) : NULL;
}

/* The argument between the brackets that the command's text holds, with a blank between them. */
struct math_node *math_read_enclosed(struct parser *parser, const struct command *command)
{
    struct math_node *fenced = math_node_new(parser, MATH_FENCED, MATH_ORDINARY);
    str close = str_of(command->text);

    if (math_peek(parser) == '*')
        parser->at++;
    fenced->text = str_cut(&close, ' ');
    fenced->close = close;
    fenced->part[MATH_BASE] = math_read_argument(parser);
    return fenced;
}

/* \dv{f}{x}: a derivative; \dv{x} is the operator alone. */
struct math_node *math_read_derivative(struct parser *parser, const struct command *command)
{
    struct math_node *fraction = math_node_new(parser, MATH_FRACTION, MATH_INNER), *last;
    int i;

    for (i = 0; i < 2; i++) {
        fraction->part[i] = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
        math_append(fraction->part[i], math_atom(parser, str_of(command->text), MATH_ORDINARY));
    }
    last = math_read_argument(parser);
    math_skip_blanks(parser);
    if (math_peek(parser) == '{') {
        math_append(fraction->part[MATH_UPPER], last);
        last = math_read_argument(parser);
    }
    math_append(fraction->part[MATH_LOWER], last);
    return fraction;
}

/* A number or letter in a circle, where Unicode has it; in brackets otherwise. */
struct math_node *math_read_circled(struct parser *parser, const struct command *command)
{
    size_t digits;
    long number;
    str text;

    if (!math_read_verbatim(parser, &text))
        return math_read_argument(parser);
    text = str_trim(text);
    number = str_number(text, &digits);
    if (number >= 1 && number <= command->number && digits == text.len)
        return math_atom(parser, math_code(parser, 0x2460 + (unsigned)number - 1), MATH_ORDINARY);
    if (text.len == 1 && math_is_letter(text.ptr[0]))
        return math_atom(parser,
                         math_code(parser, text.ptr[0] >= 'a' ? 0x24D0 + (unsigned)text.ptr[0] - 'a'
                                                              : 0x24B6 + (unsigned)text.ptr[0] - 'A'),
                         MATH_ORDINARY);
    return math_atom(parser, arena_format(parser->arena, "(%.*s)", STR_ARG(text)), MATH_ORDINARY);
}
