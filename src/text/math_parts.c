/* Parts of a formula that TeX stacks: fractions, roots, scripts, accents. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "math_line_int.h"

/* True when the text is what stands between two bars, as |x| is. */
static bool is_between_bars(str text)
{
    static const char *const bars[] = {"||", "‖", "|"};
    size_t i;

    for (i = 0; i < COUNT_OF(bars); i++) {
        str bar = str_of(bars[i]);

        if (text.len > 2 * bar.len && str_starts(text, bar) && str_ends(text, bar))
            return !str_contains(str_slice(text, bar.len, text.len - bar.len), bar);
    }
    return false;
}

/* True when one pair of brackets holds all of the text. */
static bool is_bracketed(str text)
{
    static const char *const pairs[] = {"()", "[]", "{}"};
    size_t i, pair = 0, depth = 0;

    while (pair < 3 && (text.len < 2 || text.ptr[0] != pairs[pair][0]))
        pair++;
    if (pair == 3)
        return is_between_bars(text);
    for (i = 0; i < text.len; i++) {
        depth += text.ptr[i] == pairs[pair][0];
        depth -= text.ptr[i] == pairs[pair][1];
        if (depth == 0)
            return i + 1 == text.len;
    }
    return false;
}

/* True when an operator, a blank or a slash stands outside all brackets: what is put next to the text would not apply
 * to all of it. A sign at the very beginning does not count. */
static bool is_compound(str text)
{
    size_t at, size, depth = 0;
    bool inside = false, parted = false; /* between bars, and by something that would part it if they were no pair */

    for (at = 0; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        enum math_class class = math_class_of(code);

        if (class == MATH_OPENING) {
            depth++;
        } else if (class == MATH_CLOSING && depth > 0) {
            depth--;
        } else if (depth == 0 && (code == '|' || code == 0x2016)) {
            size += str_starts(str_skip(text, at), STR("||"));
            inside = !inside;
            parted = parted && inside;
        } else if (depth == 0 && at > 0 &&
                   (code == ' ' || code == '/' || code == ',' || class == MATH_BINARY || class == MATH_RELATION)) {
            parted = true;
            if (!inside)
                return true;
        }
    }
    return parted;
}

static void add_bracketed(struct buf *out, str text, bool brackets)
{
    if (brackets)
        buf_add_byte(out, '(');
    buf_add(out, text);
    if (brackets)
        buf_add_byte(out, ')');
}

/* \partial x, dx, \Delta x: one thing under a fraction bar, like f(x). */
static bool is_one_thing(const struct math_node *node)
{
    const struct math_node *first, *second;
    str text;

    node = math_inside(node);
    if (!node || node->kind != MATH_ROW)
        return true;
    first = node->first;
    second = first ? first->next : NULL;
    if (!second)
        return true;
    text = first->kind == MATH_SCRIPTS && first->part[MATH_BASE] ? first->part[MATH_BASE]->text : first->text;
    if (!second->next && (str_eq(text, STR("∂")) || str_eq(text, STR("d")) || str_eq(text, STR("Δ"))))
        return true;
    if (second->kind == MATH_FENCED || str_eq(second->text, STR("!")))
        return !second->next;
    if (math_left_class(second) == MATH_OPENING && node->last->class == MATH_CLOSING) {
        for (second = second->next; second != node->last; second = second->next)
            if (math_left_class(second) == MATH_OPENING || math_right_class(second) == MATH_CLOSING)
                return false;
        return true;
    }
    return false;
}

void math_add_fraction(struct buf *out, const struct math_node *node, bool tight)
{
    struct buf part;
    str text;

    buf_init(&part);
    math_add_node(&part, node->part[MATH_UPPER], tight);
    add_bracketed(out, buf_str(&part), is_compound(buf_str(&part)) && !is_bracketed(buf_str(&part)));
    buf_add_byte(out, '/');
    buf_clear(&part);
    math_add_node(&part, node->part[MATH_LOWER], tight);
    text = buf_str(&part);
    add_bracketed(out, text,
                  (is_compound(text) || !is_one_thing(node->part[MATH_LOWER]) || str_starts(text, STR("−")) ||
                   str_starts(text, STR("-"))) &&
                      !is_bracketed(text));
    buf_release(&part);
}

void math_add_binomial(struct buf *out, const struct math_node *node, bool tight)
{
    buf_add_byte(out, '(');
    math_add_node(out, node->part[MATH_UPPER], tight);
    buf_add_z(out, " choose ");
    math_add_node(out, node->part[MATH_LOWER], tight);
    buf_add_byte(out, ')');
}

static bool is_single_item(const struct math_node *node)
{
    node = math_inside(node);
    return node && (node->kind != MATH_ROW || !node->first) && node->kind != MATH_FRACTION && node->kind != MATH_GRID;
}

bool math_is_bare_root(const struct math_node *root)
{
    struct buf part;
    bool bare;

    if (root->part[MATH_INDEX])
        return false;
    buf_init(&part);
    math_add_node(&part, root->part[MATH_BASE], false);
    bare = is_single_item(root->part[MATH_BASE]) && !is_compound(buf_str(&part));
    buf_release(&part);
    return bare;
}

static void add_plain_root(struct buf *out, const struct math_node *node, bool tight)
{
    buf_add_z(out, "sqrt");
    if (node->part[MATH_INDEX]) {
        buf_add_byte(out, '[');
        math_add_node(out, node->part[MATH_INDEX], true);
        buf_add_byte(out, ']');
    }
    buf_add_byte(out, '(');
    math_add_node(out, node->part[MATH_BASE], tight);
    buf_add_byte(out, ')');
}

void math_add_root(struct buf *out, const struct math_node *node, bool tight)
{
    struct buf part;
    str text;

    if (node->plain) {
        add_plain_root(out, node, tight);
        return;
    }
    buf_init(&part);
    if (node->part[MATH_INDEX]) {
        math_add_node(&part, node->part[MATH_INDEX], true);
        if (!math_raise(out, buf_str(&part)))
            buf_addf(out, "^(%s)", buf_z(&part));
        buf_clear(&part);
    }
    buf_add_z(out, "√");
    math_add_node(&part, node->part[MATH_BASE], tight);
    text = buf_str(&part);
    add_bracketed(out, text, (!is_single_item(node->part[MATH_BASE]) || is_compound(text)) && !is_bracketed(text));
    buf_release(&part);
}

static bool is_word(str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if (!math_is_alnum(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* Several letters are a product when they are raised, unless all are capitals: "e^(tX)", "L^CE". */
static bool is_product(str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return text.len > 1;
    return false;
}

/* Words that name a variant ("train", "max") stay as they are: raised or lowered they are hard to read. */
static bool is_name(const struct math_node *script)
{
    script = math_inside(script);
    return script && (script->kind == MATH_WORDS || script->class == MATH_FUNCTION);
}

static bool is_primes(str text)
{
    size_t i;

    for (i = 0; i < text.len; i++)
        if (text.ptr[i] != '\'')
            return false;
    return text.len > 0;
}

/* Without raised characters a sign before a word is all that there is. */
static bool add_plain_script(struct buf *out, const struct math_node *script, str text, bool below)
{
    if ((!is_word(text) || (!below && is_product(text) && !is_name(script))) && !is_primes(text))
        return false;
    if (!is_primes(text))
        buf_add_byte(out, below ? '_' : '^');
    buf_add(out, text);
    return true;
}

static bool add_small(struct buf *out, const struct math_node *script, str text, bool below)
{
    if (script->plain)
        return add_plain_script(out, script, text, below);
    return !is_name(script) && (below ? math_lower(out, text) : math_raise(out, text));
}

bool math_add_small(struct buf *out, const struct math_node *script, bool below)
{
    struct buf part;
    bool small;

    buf_init(&part);
    math_add_node(&part, script, true);
    small = add_small(out, script, str_trim(buf_str(&part)), below);
    buf_release(&part);
    return small;
}

static void add_script(struct buf *out, const struct math_node *script, bool below)
{
    struct buf part;
    str text;

    if (!script)
        return;
    buf_init(&part);
    math_add_node(&part, script, true);
    text = str_trim(buf_str(&part));
    if (text.len > 0 && !add_small(out, script, text, below)) {
        buf_add_byte(out, below ? '_' : '^');
        add_bracketed(out, text,
                      cluster_next(text, NULL) < text.len && !is_bracketed(text) &&
                          (!is_word(text) || (!below && is_product(text) && !is_name(script))));
    }
    buf_release(&part);
}

void math_add_scripts(struct buf *out, const struct math_node *node, bool tight)
{
    const struct math_node *base = node->part[MATH_BASE], *inside = math_inside(base);
    struct buf part;
    str text;

    if (base) {
        buf_init(&part);
        math_add_node(&part, base, tight);
        text = buf_str(&part);
        add_bracketed(out, text,
                      (is_compound(text) || (inside->kind == MATH_ROOT && node->part[MATH_SUP])) &&
                          base->kind != MATH_FENCED && inside->class != MATH_FUNCTION && inside->class != MATH_BIG &&
                          inside->class != MATH_RELATION && !is_bracketed(text));
        buf_release(&part);
    }
    add_script(out, node->part[MATH_SUB], true);
    add_script(out, node->part[MATH_SUP], false);
}

/* Appends a letter and its accent as one character where Unicode has it. */
static void add_composed(struct buf *out, str text)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &composed,
                                        UTF8PROC_STABLE | UTF8PROC_COMPOSE);

    if (len == UTF8PROC_ERROR_NOMEM)
        TRAP(utf8proc_errmsg(len));
    buf_add(out, len >= 0 ? (str){(const char *)composed, (size_t)len} : text);
    free(composed);
}

/* A line over, under or through all of the text: a mark for each of its clusters. */
static void add_marked(struct buf *out, str text, str mark)
{
    struct buf part;

    buf_init(&part);
    while (text.len > 0) {
        size_t bytes = cluster_next(text, NULL);

        buf_clear(&part);
        buf_add(&part, str_slice(text, 0, bytes));
        if (text.ptr[0] != ' ')
            buf_add(&part, mark);
        add_composed(out, buf_str(&part));
        text = str_skip(text, bytes);
    }
    buf_release(&part);
}

/* Lines grow with what they are drawn over; other accents sit on one letter. */
static bool is_line(str name)
{
    return str_eq(name, STR("overline")) || str_eq(name, STR("underline"));
}

bool math_is_stroke(const struct math_node *accent)
{
    return str_eq(accent->text, STR("cancel"));
}

static bool can_mark(const struct math_node *accent, str text)
{
    return text.len > 0 && accent->close.len > 0 &&
           (cluster_next(text, NULL) == text.len || (is_line(accent->text) && !is_compound(text)) ||
            math_is_stroke(accent));
}

bool math_is_marked(const struct math_node *accent)
{
    const struct math_node *base = math_inside(accent->part[MATH_BASE]);
    struct buf part;
    bool marked;

    if (base->kind == MATH_SCRIPTS && base->part[MATH_BASE] && !math_is_stroke(accent))
        base = base->part[MATH_BASE];
    buf_init(&part);
    math_add_node(&part, base, false);
    marked = can_mark(accent, buf_str(&part));
    buf_release(&part);
    return marked;
}

void math_add_accent(struct buf *out, const struct math_node *node, bool tight)
{
    const struct math_node *base = math_inside(node->part[MATH_BASE]);
    struct buf part;
    str text;

    if (base->kind == MATH_SCRIPTS && base->part[MATH_BASE] && !math_is_stroke(node)) {
        struct math_node below = *node, scripts = *base;

        below.part[MATH_BASE] = base->part[MATH_BASE];
        scripts.part[MATH_BASE] = &below;
        math_add_scripts(out, &scripts, tight);
        return;
    }
    buf_init(&part);
    math_add_node(&part, base, tight);
    text = buf_str(&part);
    if (can_mark(node, text))
        add_marked(out, text, node->close);
    else if (text.len > 0) {
        buf_add(out, node->text);
        add_bracketed(out, text, !is_bracketed(text));
    }
    buf_release(&part);
}
