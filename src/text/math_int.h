/*
 * The tree of a formula, and what its parser and its printers share. All strings are literals or views into the source;
 * the nodes live in an arena.
 */
#ifndef GRILL_TEXT_MATH_INT_H
#define GRILL_TEXT_MATH_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

/* What decides the space between neighbours; after TeX's atom types. */
enum math_class {
    MATH_NONE, /* no neighbour, or one that takes no part in spacing */
    MATH_ORDINARY,
    MATH_BIG,      /* sums, integrals */
    MATH_FUNCTION, /* log, max, words */
    MATH_BINARY,
    MATH_RELATION,
    MATH_OPENING,
    MATH_CLOSING,
    MATH_PUNCTUATION,
    MATH_INNER, /* fractions, dots */
    MATH_CLASS_COUNT
};

enum math_kind {
    MATH_ROW,      /* children side by side */
    MATH_ATOM,     /* text */
    MATH_WORDS,    /* text of a \text command, blanks and all; children are atoms and formulas inside it */
    MATH_FRACTION, /* part: numerator, denominator */
    MATH_BINOMIAL, /* part: upper, lower */
    MATH_ROOT,     /* part: radicand, index */
    MATH_SCRIPTS,  /* part: base, sub, sup; any may be NULL */
    MATH_ACCENT,   /* part: base; text: name; close: the combining character */
    MATH_FENCED,   /* part: body; text and close: the brackets */
    MATH_BRACED,   /* part: body; text: the brace that is drawn over or under it */
    MATH_BOXED,    /* part: body, with a line around it */
    MATH_GRID,     /* children: lines, whose children are cells; env says how it is set; text: letters of columns */
    MATH_SPACE,    /* text: blanks */
    MATH_KIND_COUNT
};

enum { MATH_BASE = 0, MATH_SUB = 1, MATH_SUP = 2 };
enum { MATH_UPPER = 0, MATH_LOWER = 1 };
enum { MATH_INDEX = 1 };
enum { MATH_HOLE = '\1' };

/* Where scripts of a base stand when there is room above and below it. */
enum math_limits {
    LIMITS_BY_BASE, /* as the base is used to: \sum and \max have them above and below */
    LIMITS_STACKED,
    LIMITS_ASIDE
};

/* An environment: how its rows are set, on one line and in two dimensions. */
struct math_env {
    const char *name;
    const char *open; /* the brackets on one line */
    const char *close;
    const char *cells;  /* between cells on one line; NULL when & is only for alignment */
    const char *lines;  /* between lines on one line */
    bool takes_columns; /* an argument with column letters follows */
    const char *left;   /* the tall brackets; "" for none */
    const char *right;
    const char *columns; /* l, c or r for each column, again from the start when there are more */
};

struct math_node {
    enum math_kind kind;
    enum math_class class;
    enum math_limits limits;
    bool plain;   /* nothing but ASCII may be printed */
    bool ruled;   /* line of a GRID: a rule stands above it; GRID: one stands below its last line */
    bool upright; /* ATOM: a letter that is not set in italics */
    bool grows;   /* ATOM: a bracket as tall as what it stands beside, an arrow as wide as its scripts */
    str text;
    str close;
    const struct math_env *env;
    struct math_box *box; /* set in two dimensions: printers of lines leave MATH_HOLE for it; else NULL */
    struct math_node *part[3];
    struct math_node *first; /* child */
    struct math_node *last;
    struct math_node *next; /* sibling */
};

/* The tree of a formula, in the arena; NULL when its brackets do not match or nest too deeply. */
struct math_node *math_parse(struct arena *arena, str latex);
/* Rewrites a tree in ASCII, the deck's own letters aside. */
void math_make_ascii(struct arena *arena, struct math_node *tree);

struct math_symbol {
    const char *name;
    const char *text;
    enum math_class class;
};

/* Sorted by name. */
struct math_table {
    const struct math_symbol *symbols;
    size_t count;
};

extern const struct math_table math_relations;

/* The command of that name (without backslash) that needs no argument, or NULL. */
const struct math_symbol *math_symbol_find(str name);
/* A command that gives this text, or NULL. */
const struct math_symbol *math_symbol_written(str text);
/* The environment of that name, or NULL. */
const struct math_env *math_env_find(str name);
/* A column of a grid. */
struct math_column {
    char align; /* l, c, r */
    bool ruled; /* a rule stands before it */
};

/* Plans the `count` columns of a grid by its environment and the letters that the author gave ("l|cr"); returns whether
 * a rule stands behind the last one. */
bool math_plan_columns(const struct math_node *grid, struct math_column *columns, size_t count);
/* How many cells the longest line of the grid has. */
size_t math_column_count(const struct math_node *grid);

/* How TeX, or a reader, classes a character that stands in a formula as itself. */
enum math_class math_class_of(unsigned code);

enum math_alphabet {
    ALPHABET_PLAIN,
    ALPHABET_BOLD,
    ALPHABET_SCRIPT,
    ALPHABET_FRAKTUR,
    ALPHABET_DOUBLE,
    ALPHABET_COUNT
};

/* The letter or digit in that alphabet, or `code` itself when Unicode has none. */
unsigned math_letter(enum math_alphabet alphabet, unsigned code);
/* Appends `text` raised or lowered; returns false, and appends nothing, when a character of it has no such form. */
bool math_raise(struct buf *out, str text);
bool math_lower(struct buf *out, str text);

#endif
