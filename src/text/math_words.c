/* \text and its sisters: words inside a formula, with escapes, blanks that count, and formulas inside them. */
#include <string.h>

#include "grill/base/array.h"
#include "math_parse_int.h"

static bool is_escapable(char byte)
{
    return strchr("%$#&_{} ", byte) != NULL && byte != '\0';
}

/* The formula between dollar signs at the start of `text`; returns the bytes it takes. */
static size_t add_formula(struct parser *parser, struct math_node *words, str text)
{
    ptrdiff_t close = str_find_byte(text, '$', 1);
    struct parser inner = {.arena = parser->arena, .depth = parser->depth + 1};

    if (close < 0) {
        math_append(words, math_atom(parser, text, MATH_ORDINARY));
        return text.len;
    }
    inner.text = str_slice(text, 1, (size_t)close);
    math_append(words, math_read_row(&inner, MATH_STOP_BRACE));
    if (inner.broken || inner.at < inner.text.len)
        math_fail(parser);
    return (size_t)close + 1;
}

/* What changes the type only. */
static bool is_switch(str name)
{
    static const char *const names[] = {"bf",         "bfseries", "em",     "emph",   "it",    "large",
                                        "normalfont", "rm",       "sc",     "sf",     "small", "textbf",
                                        "textit",     "textrm",   "textsf", "texttt", "tiny",  "tt"};
    size_t i;

    for (i = 0; i < COUNT_OF(names); i++)
        if (str_eq(name, str_of(names[i])))
            return true;
    return false;
}

/* A command among words: a symbol, or a blank, or it is shown as written. Returns the bytes it takes. */
static size_t add_command(struct parser *parser, struct math_node *words, str text)
{
    const struct math_symbol *symbol;
    size_t len = 1;
    str name;

    while (len < text.len && math_is_letter(text.ptr[len]))
        len++;
    name = str_slice(text, 1, len);
    if (str_starts(text, STR("\\\\")) || str_eq(name, STR("quad")) || str_eq(name, STR("newline"))) {
        math_append(words, math_atom(parser, STR(" "), MATH_ORDINARY));
        return len > 1 ? len : 2;
    }
    if (is_switch(name))
        return len < text.len && text.ptr[len] == ' ' ? len + 1 : len;
    symbol = name.len > 0 ? math_symbol_find(name) : NULL;
    math_append(words, math_atom(parser, symbol ? str_of(symbol->text) : str_slice(text, 0, len), MATH_ORDINARY));
    return len;
}

/* What begins with a character that does not stand for itself; returns the bytes it takes. */
static size_t add_special(struct parser *parser, struct math_node *words, str text)
{
    if (text.ptr[0] == '$')
        return add_formula(parser, words, text);
    if (text.ptr[0] == '~')
        math_append(words, math_atom(parser, STR(" "), MATH_ORDINARY));
    if (text.ptr[0] != '\\')
        return 1;
    if (text.len > 1 && is_escapable(text.ptr[1])) {
        math_append(words, math_atom(parser, str_slice(text, 1, 2), MATH_ORDINARY));
        return 2;
    }
    return add_command(parser, words, text);
}

static void add_words(struct parser *parser, struct math_node *words, str text)
{
    while (text.len > 0 && !parser->broken) {
        size_t plain = 0;

        while (plain < text.len && !strchr("\\{}$~", text.ptr[plain]))
            plain++;
        if (plain > 0)
            math_append(words, math_atom(parser, str_slice(text, 0, plain), MATH_ORDINARY));
        else
            plain = add_special(parser, words, text);
        text = str_skip(text, plain);
    }
}

struct math_node *math_read_words(struct parser *parser, const struct command *command)
{
    struct math_node *words = math_node_new(parser, MATH_WORDS, MATH_ORDINARY);
    str text;

    (void)command;
    math_skip_blanks(parser);
    if (math_peek(parser) != '{')
        math_append(words, math_read_argument(parser));
    else if (math_read_verbatim(parser, &text))
        add_words(parser, words, text);
    return words;
}
