/* Commands that take arguments or set something. To add one: a row of the table, and a reader if none of them fits. */
#include <string.h>

#include "math_parse_int.h"

static struct math_node *two_parts(struct parser *parser, enum math_kind kind, enum math_class class)
{
    struct math_node *node = math_node_new(parser, kind, class);

    node->part[MATH_UPPER] = math_read_argument(parser);
    node->part[MATH_LOWER] = math_read_argument(parser);
    return node;
}

static struct math_node *read_fraction(struct parser *parser, const struct command *command)
{
    struct math_node *fraction = two_parts(parser, MATH_FRACTION, MATH_INNER);

    fraction->text = str_of(command->text);
    return fraction;
}

static struct math_node *read_binomial(struct parser *parser, const struct command *command)
{
    (void)command;
    return two_parts(parser, MATH_BINOMIAL, MATH_INNER);
}

static struct math_node *read_root(struct parser *parser, const struct command *command)
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

static struct math_node *read_accent(struct parser *parser, const struct command *command)
{
    struct math_node *accent = math_node_new(parser, MATH_ACCENT, MATH_ORDINARY);

    accent->text = str_of(command->text);
    accent->close = math_code(parser, (unsigned)command->number);
    accent->part[MATH_BASE] = math_read_argument(parser);
    return accent;
}

enum { NAME = 1, NAME_WITH_LIMITS = 2 };

/* More than one letter in upright type is a name, and spaced like log. */
static struct math_node *read_upright(struct parser *parser, const struct command *command)
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
    if (star || command->number == NAME_WITH_LIMITS)
        row->limits = LIMITS_STACKED;
    return row;
}

static struct math_node *read_alphabet(struct parser *parser, const struct command *command)
{
    enum math_alphabet outside = parser->alphabet;
    struct math_node *node;

    parser->alphabet = (enum math_alphabet)command->number;
    node = math_read_argument(parser);
    parser->alphabet = outside;
    return node;
}

static struct math_node *read_switch(struct parser *parser, const struct command *command)
{
    parser->alphabet = (enum math_alphabet)command->number;
    parser->upright = command->text != NULL;
    return NULL;
}

static struct math_node *read_nothing(struct parser *parser, const struct command *command)
{
    (void)parser;
    (void)command;
    return NULL;
}

/* Arguments that show nothing: colours, labels, lengths, phantoms. */
static struct math_node *read_and_drop(struct parser *parser, const struct command *command)
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
static struct math_node *read_through(struct parser *parser, const struct command *command)
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

static struct math_node *read_space(struct parser *parser, const struct command *command)
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

static struct math_node *read_fenced(struct parser *parser, const struct command *command)
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
static struct math_node *read_big(struct parser *parser, const struct command *command)
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
    node->limits = LIMITS_STACKED;
    node->part[MATH_BASE] = base;
    node->part[place] = script;
    return node;
}

/* \overset{script}{base} */
static struct math_node *read_stacked(struct parser *parser, const struct command *command)
{
    struct math_node *script = math_read_argument(parser);

    return with_script(parser, math_read_argument(parser), script, command->number);
}

/* \xrightarrow[below]{above} */
static struct math_node *read_arrow(struct parser *parser, const struct command *command)
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
static struct math_node *read_brace(struct parser *parser, const struct command *command)
{
    struct math_node *braced = math_node_new(parser, MATH_BRACED, MATH_ORDINARY);

    braced->text = str_of(command->text);
    braced->limits = LIMITS_STACKED;
    braced->part[MATH_BASE] = math_read_argument(parser);
    return braced;
}

static struct math_node *read_modulo(struct parser *parser, const struct command *command)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    math_append(row, math_atom(parser, str_of(command->text), MATH_INNER));
    math_append(row, math_read_argument(parser));
    math_append(row, math_atom(parser, STR(")"), MATH_CLOSING));
    row->class = MATH_INNER;
    return row;
}

/* \tag{3}: the number of a formula. */
static struct math_node *read_tag(struct parser *parser, const struct command *command)
{
    struct math_node *row = math_node_new(parser, MATH_ROW, MATH_INNER);

    if (math_peek(parser) == '*')
        parser->at++;
    math_append(row, math_atom(parser, STR("("), MATH_OPENING));
    math_append(row, math_read_words(parser, command));
    math_append(row, math_atom(parser, STR(")"), MATH_CLOSING));
    return row;
}

static struct math_node *read_word(struct parser *parser, const struct command *command)
{
    return math_atom(parser, str_of(command->text), (enum math_class)command->number);
}

/* \not strikes the next symbol through. */
static struct math_node *read_not(struct parser *parser, const struct command *command)
{
    struct math_node *accent = math_node_new(parser, MATH_ACCENT, MATH_RELATION);

    (void)command;
    accent->text = STR("not");
    accent->close = math_code(parser, 0x0338);
    accent->part[MATH_BASE] = math_read_argument(parser);
    return accent;
}

/* Sorted by name, in byte order. */
static const struct command commands[] = {
    {" ", read_space, " ", 0},
    {"!", read_nothing, NULL, 0},
    {",", read_space, " ", 0},
    {"/", read_nothing, NULL, 0},
    {":", read_space, " ", 0},
    {";", read_space, " ", 0},
    {">", read_space, " ", 0},
    {"Bbb", read_alphabet, NULL, ALPHABET_DOUBLE},
    {"Big", read_big, NULL, MATH_NONE},
    {"Bigg", read_big, NULL, MATH_NONE},
    {"Biggl", read_big, NULL, MATH_OPENING},
    {"Biggm", read_big, NULL, MATH_RELATION},
    {"Biggr", read_big, NULL, MATH_CLOSING},
    {"Bigl", read_big, NULL, MATH_OPENING},
    {"Bigm", read_big, NULL, MATH_RELATION},
    {"Bigr", read_big, NULL, MATH_CLOSING},
    {"LaTeX", read_word, "LaTeX", MATH_ORDINARY},
    {"TeX", read_word, "TeX", MATH_ORDINARY},
    {"\\", read_space, " ", 0},
    {"acute", read_accent, "acute", 0x0301},
    {"allowbreak", read_nothing, NULL, 0},
    {"bar", read_accent, "bar", 0x0304},
    {"bcancel", read_through, NULL, MATH_NONE},
    {"begin", math_read_environment, NULL, 0},
    {"bf", read_switch, NULL, ALPHABET_BOLD},
    {"big", read_big, NULL, MATH_NONE},
    {"bigg", read_big, NULL, MATH_NONE},
    {"biggl", read_big, NULL, MATH_OPENING},
    {"biggm", read_big, NULL, MATH_RELATION},
    {"biggr", read_big, NULL, MATH_CLOSING},
    {"bigl", read_big, NULL, MATH_OPENING},
    {"bigm", read_big, NULL, MATH_RELATION},
    {"bigr", read_big, NULL, MATH_CLOSING},
    {"binom", read_binomial, NULL, 0},
    {"bm", read_alphabet, NULL, ALPHABET_BOLD},
    {"bmod", read_word, "mod", MATH_BINARY},
    {"bold", read_alphabet, NULL, ALPHABET_BOLD},
    {"boldmath", read_switch, NULL, ALPHABET_BOLD},
    {"boldsymbol", read_alphabet, NULL, ALPHABET_BOLD},
    {"boxed", read_through, NULL, MATH_NONE},
    {"breve", read_accent, "breve", 0x0306},
    {"cal", read_switch, NULL, ALPHABET_SCRIPT},
    {"cancel", read_through, NULL, MATH_NONE},
    {"cfrac", read_fraction, NULL, 0},
    {"check", read_accent, "check", 0x030C},
    {"cline", read_and_drop, NULL, 1},
    {"color", read_and_drop, NULL, 1},
    {"colorbox", read_through, "colour", MATH_NONE},
    {"dbinom", read_binomial, NULL, 0},
    {"dddot", read_accent, "dddot", 0x20DB},
    {"ddot", read_accent, "ddot", 0x0308},
    {"dfrac", read_fraction, NULL, 0},
    {"displaystyle", read_nothing, NULL, 0},
    {"dot", read_accent, "dot", 0x0307},
    {"emph", math_read_words, NULL, 0},
    {"enskip", read_space, " ", 0},
    {"enspace", read_space, " ", 0},
    {"ensuremath", read_through, NULL, MATH_NONE},
    {"fbox", math_read_words, NULL, 0},
    {"frac", read_fraction, NULL, 0},
    {"frak", read_switch, NULL, ALPHABET_FRAKTUR},
    {"grave", read_accent, "grave", 0x0300},
    {"hat", read_accent, "hat", 0x0302},
    {"hbox", math_read_words, NULL, 0},
    {"hline", read_nothing, NULL, 0},
    {"hphantom", read_and_drop, NULL, 1},
    {"hspace", read_and_drop, " ", 1},
    {"it", read_switch, NULL, ALPHABET_PLAIN},
    {"label", read_and_drop, NULL, 1},
    {"left", read_fenced, NULL, 0},
    {"mathbb", read_alphabet, NULL, ALPHABET_DOUBLE},
    {"mathbbm", read_alphabet, NULL, ALPHABET_DOUBLE},
    {"mathbf", read_alphabet, NULL, ALPHABET_BOLD},
    {"mathbfit", read_alphabet, NULL, ALPHABET_BOLD},
    {"mathbin", read_through, NULL, MATH_BINARY},
    {"mathcal", read_alphabet, NULL, ALPHABET_SCRIPT},
    {"mathclap", read_through, NULL, MATH_NONE},
    {"mathclose", read_through, NULL, MATH_CLOSING},
    {"mathds", read_alphabet, NULL, ALPHABET_DOUBLE},
    {"mathfrak", read_alphabet, NULL, ALPHABET_FRAKTUR},
    {"mathinner", read_through, NULL, MATH_INNER},
    {"mathit", read_upright, NULL, 0},
    {"mathllap", read_through, NULL, MATH_NONE},
    {"mathnormal", read_upright, NULL, 0},
    {"mathop", read_through, NULL, MATH_BIG},
    {"mathopen", read_through, NULL, MATH_OPENING},
    {"mathord", read_through, NULL, MATH_ORDINARY},
    {"mathpunct", read_through, NULL, MATH_PUNCTUATION},
    {"mathrel", read_through, NULL, MATH_RELATION},
    {"mathring", read_accent, "ring", 0x030A},
    {"mathrlap", read_through, NULL, MATH_NONE},
    {"mathrm", read_upright, NULL, 0},
    {"mathscr", read_alphabet, NULL, ALPHABET_SCRIPT},
    {"mathsf", read_upright, NULL, 0},
    {"mathstrut", read_nothing, NULL, 0},
    {"mathtt", read_upright, NULL, 0},
    {"mathup", read_upright, NULL, 0},
    {"mbox", math_read_words, NULL, 0},
    {"medspace", read_space, " ", 0},
    {"middle", read_big, NULL, MATH_RELATION},
    {"mit", read_switch, NULL, ALPHABET_PLAIN},
    {"mod", read_word, "mod", MATH_BINARY},
    {"mspace", read_and_drop, " ", 1},
    {"newline", read_space, " ", 0},
    {"nicefrac", read_fraction, "/", 0},
    {"nobreak", read_space, " ", 0},
    {"nobreakspace", read_space, " ", 0},
    {"nonumber", read_nothing, NULL, 0},
    {"not", read_not, NULL, 0},
    {"notag", read_nothing, NULL, 0},
    {"null", read_nothing, NULL, 0},
    {"operatorname", read_upright, NULL, NAME},
    {"operatornamewithlimits", read_upright, NULL, NAME_WITH_LIMITS},
    {"overbrace", read_brace, "⏞", 0},
    {"overbracket", read_brace, "⎴", 0},
    {"overleftarrow", read_accent, "vec", 0x20D6},
    {"overline", read_accent, "overline", 0x0305},
    {"overrightarrow", read_accent, "vec", 0x20D7},
    {"overset", read_stacked, NULL, MATH_SUP},
    {"phantom", read_and_drop, NULL, 1},
    {"pmb", read_alphabet, NULL, ALPHABET_BOLD},
    {"pmod", read_modulo, "(mod ", 0},
    {"pod", read_modulo, "(", 0},
    {"qquad", read_space, "  ", 0},
    {"quad", read_space, "  ", 0},
    {"rm", read_switch, "upright", ALPHABET_PLAIN},
    {"scr", read_switch, NULL, ALPHABET_SCRIPT},
    {"scriptscriptstyle", read_nothing, NULL, 0},
    {"scriptstyle", read_nothing, NULL, 0},
    {"sf", read_switch, NULL, ALPHABET_PLAIN},
    {"sfrac", read_fraction, "/", 0},
    {"smash", read_through, NULL, MATH_NONE},
    {"space", read_space, " ", 0},
    {"sqrt", read_root, NULL, 0},
    {"stackrel", read_stacked, NULL, MATH_SUP},
    {"strut", read_nothing, NULL, 0},
    {"substack", math_read_substack, NULL, 0},
    {"symbf", read_alphabet, NULL, ALPHABET_BOLD},
    {"tag", read_tag, NULL, 0},
    {"tbinom", read_binomial, NULL, 0},
    {"text", math_read_words, NULL, 0},
    {"textbf", math_read_words, NULL, 0},
    {"textcolor", read_through, "colour", MATH_NONE},
    {"textit", math_read_words, NULL, 0},
    {"textmd", math_read_words, NULL, 0},
    {"textnormal", math_read_words, NULL, 0},
    {"textrm", math_read_words, NULL, 0},
    {"textsc", math_read_words, NULL, 0},
    {"textsf", math_read_words, NULL, 0},
    {"textstyle", read_nothing, NULL, 0},
    {"texttt", math_read_words, NULL, 0},
    {"textup", math_read_words, NULL, 0},
    {"tfrac", read_fraction, NULL, 0},
    {"thickspace", read_space, " ", 0},
    {"thinspace", read_space, " ", 0},
    {"tilde", read_accent, "tilde", 0x0303},
    {"tt", read_switch, NULL, ALPHABET_PLAIN},
    {"underbar", read_accent, "underline", 0x0332},
    {"underbrace", read_brace, "⏟", 0},
    {"underbracket", read_brace, "⎵", 0},
    {"underline", read_accent, "underline", 0x0332},
    {"underset", read_stacked, NULL, MATH_SUB},
    {"utilde", read_accent, "tilde", 0x0330},
    {"vec", read_accent, "vec", 0x20D7},
    {"vphantom", read_and_drop, NULL, 1},
    {"vspace", read_and_drop, NULL, 1},
    {"widecheck", read_accent, "check", 0x030C},
    {"widehat", read_accent, "hat", 0x0302},
    {"widetilde", read_accent, "tilde", 0x0303},
    {"xLeftarrow", read_arrow, "⇐", 0},
    {"xRightarrow", read_arrow, "⇒", 0},
    {"xcancel", read_through, NULL, MATH_NONE},
    {"xleftarrow", read_arrow, "←", 0},
    {"xleftrightarrow", read_arrow, "↔", 0},
    {"xlongequal", read_arrow, "=", 0},
    {"xmapsto", read_arrow, "↦", 0},
    {"xrightarrow", read_arrow, "→", 0},
};

bool math_command(struct parser *parser, str name, struct math_node **node)
{
    size_t low = 0, high = sizeof commands / sizeof *commands;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_compare(str_of(commands[middle].name), name);

        if (order == 0) {
            *node = commands[middle].read(parser, &commands[middle]);
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
