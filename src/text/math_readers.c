/* Readers of commands that take arguments or set something. */
#include <string.h>

#include "math_parse_int.h"

struct math_node *math_fraction(struct parser *parser, struct math_node *above, struct math_node *below)
{
    struct math_node *fraction = math_node_new(parser, MATH_FRACTION, MATH_INNER);

    fraction->part[MATH_UPPER] = above;
    fraction->part[MATH_LOWER] = below;
    return fraction;
}

struct math_node *math_read_fraction(struct parser *parser, const struct command *command)
{
    struct math_node *above = math_read_argument(parser);
    struct math_node *fraction = math_fraction(parser, above, math_read_argument(parser));

    fraction->text = str_of(command->text);
    return fraction;
}

struct math_node *math_read_binomial(struct parser *parser, const struct command *command)
{
    struct math_node *binomial = math_read_fraction(parser, command);

    binomial->kind = MATH_BINOMIAL;
    return binomial;
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

void math_set_upright(struct math_node *node)
{
    if (node->kind == MATH_ROW && node->first && node->first == node->last)
        node = node->first;
    node->upright = node->kind == MATH_ATOM;
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
    else if (!command->text)
        math_set_upright(row);
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

/* The scripts in a group, hung on `base`, or on nothing when that is NULL; a row. */
static struct math_node *read_grouped_scripts(struct parser *parser, struct math_node *base)
{
    struct parser inner = {.arena = parser->arena, .depth = parser->depth};
    struct math_node *row;

    if (!math_read_verbatim(parser, &inner.text)) {
        math_fail(parser);
        return math_node_new(parser, MATH_ROW, MATH_ORDINARY);
    }
    row = math_read_scripts(&inner, base);
    if (inner.broken || inner.at < inner.text.len)
        math_fail(parser);
    return row;
}

/* \sideset{_a^b}{_c^d}\sum: scripts at the corners of an operator, beside its limits. */
struct math_node *math_read_sideset(struct parser *parser, const struct command *command)
{
    struct math_node *row = read_grouped_scripts(parser, NULL), *operator;
    struct parser right = *parser;
    str scripts;

    (void)command;
    if (!math_read_verbatim(parser, &scripts))
        math_fail(parser);
    operator= math_read_argument(parser);
    operator->limits = LIMITS_ASIDE;
    math_append(row, read_grouped_scripts(&right, operator));
    if (right.broken)
        math_fail(parser);
    row->class = MATH_BIG;
    return row;
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
