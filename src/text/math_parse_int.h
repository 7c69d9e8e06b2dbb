/* The parser's state and its parts that call each other. */
#ifndef GRILL_TEXT_MATH_PARSE_INT_H
#define GRILL_TEXT_MATH_PARSE_INT_H

#include "math_int.h"

enum { PARSER_DEPTH = 40 };

struct parser {
    struct arena *arena;
    str text;
    size_t at;
    unsigned depth;
    bool broken;        /* brackets that do not match, arguments that are missing: show the source */
    bool after_operand; /* the item before the one being read is something to operate on */
    bool upright;       /* \rm was met in this row: its letters are a name */
    enum math_alphabet alphabet;
};

/* Where a row ends, the closing brace and the end of the text aside. */
enum { MATH_STOP_BRACE = 0, MATH_STOP_CELL = 1, MATH_STOP_BRACKET = 2 };

struct math_node *math_node_new(struct parser *parser, enum math_kind kind, enum math_class class);
struct math_node *math_atom(struct parser *parser, str text, enum math_class class);
struct math_node *math_space(struct parser *parser, str blanks);
void math_append(struct math_node *row, struct math_node *child);

/* A character as text, in the arena. */
str math_code(struct parser *parser, unsigned code);
/* Gives the formula up; it will be shown as written. */
void math_fail(struct parser *parser);
bool math_is_letter(char byte);
/* The next byte, or NUL at the end. */
char math_peek(const struct parser *parser);
void math_skip_blanks(struct parser *parser);
bool math_at_command(const struct parser *parser, const char *name);
/* Reads a command, returns its name without the backslash. */
str math_read_command(struct parser *parser);

/* Reads items up to one of the stops, which is left to the caller. */
struct math_node *math_read_row(struct parser *parser, unsigned stops);
/* Reads a group or a single item. */
struct math_node *math_read_argument(struct parser *parser);
/* Notes of a letter, or of the only one in a row, that it is in upright type. */
void math_set_upright(struct math_node *node);
/* Reads scripts as far as they go, hung on `base`, or on nothing when that is NULL; a row. */
struct math_node *math_read_scripts(struct parser *parser, struct math_node *base);
/* Two parts above each other, with a bar between them and without. */
struct math_node *math_fraction(struct parser *parser, struct math_node *above, struct math_node *below);
struct math_node *math_stack(struct parser *parser, struct math_node *above, struct math_node *below);
/* Reads a group as it is written, without its braces; false when there is none. */
bool math_read_verbatim(struct parser *parser, str *text);
/* Reads "[…]" as it is written; the empty view with a NULL pointer when there is none. */
str math_read_option(struct parser *parser);
/* Lines and cells up to \end, \right, a brace or the end of the text. */
struct math_node *math_read_grid(struct parser *parser, const struct math_env *env);
/* The command that began at `start` and the groups behind it, as they are written. */
struct math_node *math_read_unknown(struct parser *parser, size_t start);

/* A command that takes arguments or sets something. */
struct command {
    const char *name;
    struct math_node *(*read)(struct parser *parser, const struct command *command);
    const char *text; /* what the reader needs to know */
    int number;
};

/* For math_read_upright: letters that are a name, however few. */
enum { MATH_NAME = 1, MATH_NAME_WITH_LIMITS = 2 };

/* Readers. */
struct math_node *math_read_fraction(struct parser *parser, const struct command *command);
struct math_node *math_read_binomial(struct parser *parser, const struct command *command);
struct math_node *math_read_root(struct parser *parser, const struct command *command);
struct math_node *math_read_accent(struct parser *parser, const struct command *command);
struct math_node *math_read_upright(struct parser *parser, const struct command *command);
struct math_node *math_read_alphabet(struct parser *parser, const struct command *command);
struct math_node *math_read_switch(struct parser *parser, const struct command *command);
struct math_node *math_read_nothing(struct parser *parser, const struct command *command);
struct math_node *math_read_and_drop(struct parser *parser, const struct command *command);
struct math_node *math_read_through(struct parser *parser, const struct command *command);
struct math_node *math_read_space(struct parser *parser, const struct command *command);
struct math_node *math_read_fenced(struct parser *parser, const struct command *command);
struct math_node *math_read_big(struct parser *parser, const struct command *command);
struct math_node *math_read_stacked(struct parser *parser, const struct command *command);
struct math_node *math_read_arrow(struct parser *parser, const struct command *command);
struct math_node *math_read_brace(struct parser *parser, const struct command *command);
struct math_node *math_read_modulo(struct parser *parser, const struct command *command);
struct math_node *math_read_tag(struct parser *parser, const struct command *command);
struct math_node *math_read_word(struct parser *parser, const struct command *command);
struct math_node *math_read_not(struct parser *parser, const struct command *command);
struct math_node *math_read_after(struct parser *parser, const struct command *command);
struct math_node *math_read_circled(struct parser *parser, const struct command *command);
struct math_node *math_read_length(struct parser *parser, const struct command *command);
struct math_node *math_read_enclosed(struct parser *parser, const struct command *command);
struct math_node *math_read_boxed(struct parser *parser, const struct command *command);
struct math_node *math_read_cancel_to(struct parser *parser, const struct command *command);
struct math_node *math_read_general_fraction(struct parser *parser, const struct command *command);
struct math_node *math_read_sideset(struct parser *parser, const struct command *command);
struct math_node *math_read_derivative(struct parser *parser, const struct command *command);
struct math_node *math_read_words(struct parser *parser, const struct command *command);
struct math_node *math_read_substack(struct parser *parser, const struct command *command);
struct math_node *math_read_environment(struct parser *parser, const struct command *command);

/* Reads what follows the command `name`; false when there is no such command. `*node` is NULL when it shows nothing. */
bool math_command(struct parser *parser, str name, struct math_node **node);

#endif
