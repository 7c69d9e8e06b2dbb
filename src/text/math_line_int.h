/* The printer of one-line formulas and its parts. `tight` leaves out the blanks around operators, as in scripts. */
#ifndef GRILL_TEXT_MATH_LINE_INT_H
#define GRILL_TEXT_MATH_LINE_INT_H

#include "math_int.h"

void math_add_node(struct buf *out, const struct math_node *node, bool tight);

void math_add_fraction(struct buf *out, const struct math_node *node, bool tight);
void math_add_binomial(struct buf *out, const struct math_node *node, bool tight);
void math_add_root(struct buf *out, const struct math_node *node, bool tight);
void math_add_scripts(struct buf *out, const struct math_node *node, bool tight);
void math_add_accent(struct buf *out, const struct math_node *node, bool tight);

/* How far a row is printed. */
struct math_progress {
    size_t start;                 /* where it began */
    size_t last_start;            /* where its last node began */
    const struct math_node *last; /* NULL at the beginning */
    enum math_class before;
    bool integral; /* there was one: "dx" is a differential */
};

/* What the node is behind what was printed: a sign may be no operator there. */
enum math_class math_class_here(const struct math_progress *progress, const struct math_node *node);
/* Whether a blank stands before it. */
bool math_is_parted(const struct math_progress *progress, const struct math_node *node, bool tight);
/* Whether a line may end before it: before signs, behind punctuation, at wide spaces. */
bool math_may_break(const struct math_progress *progress, const struct math_node *node);
/* Notes that it was printed. */
void math_pass(struct math_progress *progress, const struct math_node *node);
/* The name of a function that is applied to what follows, unlike "lim", which ranges over it. */
bool math_is_applied(const struct math_node *node);

bool math_is_integral(const struct math_node *node);

/* How much room there is: alone on its lines, as part of a fraction or a matrix, raised or lowered. */
enum math_style { STYLE_DISPLAY, STYLE_TEXT, STYLE_SCRIPT };

/* Whether the scripts of a node stand above and below its base. */
bool math_is_stacked(const struct math_node *scripts, enum math_style style);

/* Prints siblings from `first` up to `end`, which is not printed; NULL for all. */
void math_add_items(struct buf *out, const struct math_node *first, const struct math_node *end, bool tight,
                    struct math_progress *progress);

/* Appends a script raised or lowered when there are characters for all of it; returns whether there are. */
bool math_add_small(struct buf *out, const struct math_node *script, bool below);
/* A stroke through its base, instead of a mark above or below. */
bool math_is_stroke(const struct math_node *accent);
/* Whether the accent can be written with combining characters. */
bool math_is_marked(const struct math_node *accent);
/* Whether the root needs no bracket around what it is taken of. */
bool math_is_bare_root(const struct math_node *root);

/* The only thing in a row, or the row itself. */
const struct math_node *math_inside(const struct math_node *node);
/* What a node is to its neighbours. */
enum math_class math_left_class(const struct math_node *node);
enum math_class math_right_class(const struct math_node *node);

bool math_is_alnum(char byte);

#endif
