/* Readers of what encloses something: brackets, boxes, and strokes through it. */
#include <string.h>

#include "math_parse_int.h"

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

struct math_node *math_read_boxed(struct parser *parser, const struct command *command)
{
    struct math_node *boxed = math_node_new(parser, MATH_BOXED, MATH_ORDINARY);
    str colour;
    int i;

    for (i = 0; i < command->number; i++)
        math_read_verbatim(parser, &colour);
    boxed->part[MATH_BASE] = command->text ? math_read_words(parser, command) : math_read_argument(parser);
    return boxed;
}

/* \cancelto{0}{x}: x is struck through, and an arrow leads to 0. */
struct math_node *math_read_cancel_to(struct parser *parser, const struct command *command)
{
    struct math_node *node = math_node_new(parser, MATH_SCRIPTS, MATH_ORDINARY);
    struct math_node *value = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    math_append(value, math_atom(parser, STR("→"), MATH_RELATION));
    math_append(value, math_read_argument(parser));
    node->part[MATH_BASE] = math_read_accent(parser, command);
    node->part[MATH_SUP] = value;
    return node;
}

/* The delimiter in a group, which may be empty. */
static str read_grouped_delimiter(struct parser *parser)
{
    struct parser inner = {.arena = parser->arena};
    str text;

    if (!math_read_verbatim(parser, &inner.text))
        return read_delimiter(parser);
    if (str_trim(inner.text).len == 0)
        return STR("");
    text = read_delimiter(&inner);
    math_skip_blanks(&inner);
    if (inner.broken || inner.at < inner.text.len)
        math_fail(parser);
    return text;
}

/* Whether a length such as "0pt" is nothing; an empty one stands for the usual thickness. */
static bool is_zero(str length)
{
    size_t i;

    length = str_trim(length);
    for (i = 0; i < length.len; i++)
        if (length.ptr[i] >= '1' && length.ptr[i] <= '9')
            return false;
    return length.len > 0;
}

/* \genfrac{(}{)}{0pt}{}{n}{k}: brackets, how thick the bar is, style, and what stands above and below. */
struct math_node *math_read_general_fraction(struct parser *parser, const struct command *command)
{
    struct math_node *fenced = math_node_new(parser, MATH_FENCED, MATH_ORDINARY), *above, *below, *body;
    str thickness, style;

    (void)command;
    fenced->text = read_grouped_delimiter(parser);
    fenced->close = read_grouped_delimiter(parser);
    if (!math_read_verbatim(parser, &thickness) || !math_read_verbatim(parser, &style))
        math_fail(parser);
    above = math_read_argument(parser);
    below = math_read_argument(parser);
    if (parser->broken)
        return fenced;
    body = math_fraction(parser, above, below);
    if (is_zero(thickness) && str_eq(fenced->text, STR("(")) && str_eq(fenced->close, STR(")"))) {
        body->kind = MATH_BINOMIAL;
        return body;
    }
    if (is_zero(thickness))
        body = math_stack(parser, above, below);
    if (fenced->text.len + fenced->close.len == 0)
        return body;
    fenced->part[MATH_BASE] = body;
    return fenced;
}
