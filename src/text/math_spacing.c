/* Which neighbours in a row stand apart, and what a sign is among them. */
#include <string.h>

#include "grill/base/array.h"
#include "math_line_int.h"

/* Blanks between neighbours: 0 never, 1 except in scripts, 2 always. Rows: left, columns: right neighbour. */
static const unsigned char spacing[MATH_CLASS_COUNT][MATH_CLASS_COUNT] = {
    /*                    none ord big fun bin rel opn cls pun inn */
    [MATH_NONE] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},        [MATH_ORDINARY] = {0, 0, 2, 2, 1, 1, 0, 0, 0, 1},
    [MATH_BIG] = {0, 2, 2, 2, 1, 1, 2, 0, 0, 2},         [MATH_FUNCTION] = {0, 2, 2, 2, 1, 1, 0, 0, 0, 2},
    [MATH_BINARY] = {0, 1, 1, 1, 1, 1, 1, 0, 0, 1},      [MATH_RELATION] = {0, 1, 1, 1, 1, 1, 1, 0, 0, 1},
    [MATH_OPENING] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0},     [MATH_CLOSING] = {0, 0, 2, 1, 1, 1, 0, 0, 0, 1},
    [MATH_PUNCTUATION] = {0, 1, 1, 1, 1, 1, 1, 0, 0, 1}, [MATH_INNER] = {0, 1, 2, 1, 1, 1, 1, 0, 0, 1},
};

/* A row of one thing stands for that thing, and so does a brace for what it holds. */
const struct math_node *math_inside(const struct math_node *node)
{
    for (;;) {
        if (node && node->kind == MATH_BRACED)
            node = node->part[MATH_BASE];
        else if (node && node->kind == MATH_ROW && node->class == MATH_ORDINARY && node->first &&
                 node->first == node->last)
            node = node->first;
        else
            return node;
    }
}

enum math_class math_left_class(const struct math_node *node)
{
    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE] && node->part[MATH_BASE]->kind == MATH_FENCED)
        node = node->part[MATH_BASE];
    if (node->kind == MATH_FENCED && node->text.len > 0)
        return MATH_OPENING;
    if (node->kind == MATH_GRID && node->env->open[0])
        return MATH_OPENING;
    if (node->kind == MATH_ATOM && node->text.len == 1 && strchr(".!?", node->text.ptr[0]))
        return MATH_CLOSING;
    return node->class;
}

enum math_class math_right_class(const struct math_node *node)
{
    if (node->kind == MATH_FENCED && node->close.len > 0)
        return MATH_CLOSING;
    if (node->kind == MATH_GRID && node->env->close[0])
        return MATH_CLOSING;
    if (node->kind == MATH_SCRIPTS && node->class == MATH_OPENING)
        return MATH_CLOSING;
    return node->class;
}

/* "log", unlike a name in upright type such as "kg", waits for something to be applied to. */
static bool is_waiting(const struct math_node *node)
{
    if (node && node->kind == MATH_SCRIPTS)
        node = node->part[MATH_BASE];
    return node && node->kind == MATH_ATOM && node->class == MATH_FUNCTION;
}

/* A sign is binary only with something to operate on at both sides; otherwise it belongs to what follows. */
static bool is_unary(enum math_class before, const struct math_node *last, const struct math_node *next)
{
    enum math_class after = next ? math_left_class(next) : MATH_NONE;

    return before == MATH_NONE || before == MATH_BINARY || before == MATH_RELATION || before == MATH_OPENING ||
           before == MATH_PUNCTUATION || before == MATH_BIG || is_waiting(last) || after == MATH_NONE ||
           after == MATH_RELATION || after == MATH_CLOSING || after == MATH_PUNCTUATION;
}

/* The next sibling that takes part in spacing. */
static const struct math_node *next_solid(const struct math_node *node)
{
    const struct math_node *next = node->next;

    while (next && next->kind == MATH_SPACE)
        next = next->next;
    return next;
}

enum math_class math_class_here(const struct math_progress *progress, const struct math_node *node)
{
    enum math_class class = math_left_class(node);

    if (class == MATH_BINARY && is_unary(progress->before, progress->last, next_solid(node)))
        return MATH_ORDINARY;
    return class;
}

/* "dx" in an integral: the d is apart from what stands before it. */
static bool is_differential(const struct math_progress *progress, const struct math_node *node)
{
    return progress->integral && node->kind == MATH_ATOM && str_eq(node->text, STR("d")) && node->next &&
           (node->next->kind == MATH_ATOM || node->next->kind == MATH_SCRIPTS) && node->next->class == MATH_ORDINARY &&
           progress->before != MATH_BINARY && progress->before != MATH_OPENING;
}

bool math_is_integral(const struct math_node *node)
{
    static const char *const integrals[] = {"∫", "∬", "∭", "∮", "∯"};
    size_t i;

    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE])
        node = node->part[MATH_BASE];
    for (i = 0; i < COUNT_OF(integrals); i++)
        if (node->class == MATH_BIG && str_starts(node->text, str_of(integrals[i])))
            return true;
    return false;
}

static bool is_ranging(const struct math_node *node)
{
    static const char *const ranging[] = {"lim",     "max",     "min",     "sup",    "inf",
                                          "arg max", "arg min", "lim sup", "lim inf"};
    size_t i;

    for (i = 0; i < COUNT_OF(ranging); i++)
        if (str_eq(node->text, str_of(ranging[i])))
            return true;
    return false;
}

bool math_is_applied(const struct math_node *node)
{
    if (!node || node->class != MATH_FUNCTION)
        return false;
    node = math_inside(node);
    if (node->kind == MATH_SCRIPTS && node->part[MATH_BASE])
        node = node->part[MATH_BASE];
    return !is_ranging(node);
}

/* "sup (…)": brackets beside what a name ranges over would seem to belong to that. */
static bool has_limits(const struct math_node *node)
{
    return node && node->kind == MATH_SCRIPTS && node->class == MATH_FUNCTION &&
           (node->limits == LIMITS_STACKED || !math_is_applied(node));
}

bool math_is_parted(const struct math_progress *progress, const struct math_node *node, bool tight)
{
    if (has_limits(progress->last) && math_left_class(node) == MATH_OPENING)
        return true;
    return spacing[progress->before][math_class_here(progress, node)] > tight || is_differential(progress, node);
}

void math_pass(struct math_progress *progress, const struct math_node *node)
{
    bool sign = node->class == MATH_BINARY && math_class_here(progress, node) == MATH_ORDINARY;

    progress->before = sign ? MATH_OPENING : math_right_class(node);
    progress->integral = progress->integral || math_is_integral(node);
    progress->last = node;
}

bool math_may_break(const struct math_progress *progress, const struct math_node *node)
{
    enum math_class class = math_class_here(progress, node);

    return class == MATH_RELATION || class == MATH_BINARY || progress->before == MATH_PUNCTUATION ||
           (node->kind == MATH_SPACE && node->text.len > 1);
}

/* Operators, and names such as "lim", that have their scripts above and below where there is room. */
static bool takes_limits(const struct math_node *base)
{
    static const char *const names[] = {"det", "gcd", "Pr", "argmax", "argmin", "plim"};
    size_t i;

    base = math_inside(base);
    if (base->class == MATH_BIG)
        return !math_is_integral(base);
    for (i = 0; i < COUNT_OF(names); i++)
        if (base->class == MATH_FUNCTION && str_eq(base->text, str_of(names[i])))
            return true;
    return base->class == MATH_FUNCTION && base->kind == MATH_ATOM && !math_is_applied(base);
}

bool math_is_stacked(const struct math_node *node, enum math_style style)
{
    const struct math_node *base = node->part[MATH_BASE];

    if (!base || (!node->part[MATH_SUB] && !node->part[MATH_SUP]))
        return false;
    if (node->limits == LIMITS_STACKED || base->limits == LIMITS_STACKED)
        return true;
    return base->limits == LIMITS_BY_BASE && style == STYLE_DISPLAY && takes_limits(base);
}
