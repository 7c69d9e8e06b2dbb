/*
 * A formula for a terminal that has nothing but ASCII: symbols become signs ("<=") or their names ("alpha"), letters of
 * other alphabets plain ones, and what is raised, lowered or accented by characters of its own is written out. What the
 * deck itself spells with other letters stays.
 */
#include <stdlib.h>
#include <utf8proc.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/utf8.h"
#include "math_line_int.h"

/* Signs that read better than the names of their commands. In no order. */
static const struct {
    const char *symbol;
    const char *sign;
} signs[] = {
    {"−", "-"},   {"–", "-"},      {"·", "*"},    {"⋅", "*"},    {"∗", "*"},   {"×", "x"},    {"÷", "/"},
    {"±", "+-"},  {"∓", "-+"},     {"≤", "<="},   {"≥", ">="},   {"≠", "!="},  {"≈", "~="},   {"∼", "~"},
    {"≡", "=="},  {"≔", ":="},     {"→", "->"},   {"←", "<-"},   {"↔", "<->"}, {"⇒", "=>"},   {"⇐", "<=="},
    {"⇔", "<=>"}, {"⟶", "-->"},    {"⟵", "<--"},  {"⟹", "==>"},  {"⟸", "<=="}, {"⟺", "<==>"}, {"↦", "|->"},
    {"≪", "<<"},  {"≫", ">>"},     {"…", "..."},  {"⋯", "..."},  {"∣", "|"},   {"∥", "||"},   {"‖", "||"},
    {"⟨", "<"},   {"⟩", ">"},      {"⌊", "|_"},   {"⌋", "_|"},   {"⌈", "|^"},  {"⌉", "^|"},   {"′", "'"},
    {"″", "''"},  {"‴", "'''"},    {"∞", "inf"},  {"∘", "o"},    {"∧", "and"}, {"∨", "or"},   {"¬", "not"},
    {"∂", "d"},   {"⊤", "T"},      {"⊥", "perp"}, {"ℏ", "hbar"}, {"∖", "\\"},  {"⊕", "(+)"},  {"⊗", "(x)"},
    {"⊙", "(.)"}, {"∉", "not in"}, {"•", "*"},    {"⋆", "*"},    {"∎", "QED"}, {"⋮", ":"},    {"⋱", "..."},
    {"—", "--"},
};

static const char *sign_of(str symbol)
{
    const struct math_symbol *command;
    size_t i;

    for (i = 0; i < COUNT_OF(signs); i++)
        if (str_eq(symbol, str_of(signs[i].symbol)))
            return signs[i].sign;
    command = math_symbol_written(symbol);
    return command ? command->name : NULL;
}

/* The character without what is special about its alphabet; false when that is no change. */
static bool add_plain(struct buf *out, str character)
{
    utf8proc_uint8_t *plain = NULL;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)character.ptr, (utf8proc_ssize_t)character.len,
                                        &plain, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    str text = {(const char *)plain, len > 0 ? (size_t)len : 0};
    const char *sign;

    if (len == UTF8PROC_ERROR_NOMEM)
        TRAP(utf8proc_errmsg(len));
    sign = text.len > 0 ? sign_of(text) : NULL;
    buf_add(out, sign ? str_of(sign) : text);
    free(plain);
    return text.len > 0;
}

static void add_ascii(struct buf *out, str text)
{
    size_t size;

    for (; text.len > 0; text = str_skip(text, size)) {
        bool ascii = utf8_decode(text, &size) < 0x80;
        str character = str_slice(text, 0, size);
        const char *sign = ascii ? NULL : sign_of(character);

        if (sign)
            buf_add_z(out, sign);
        else if (ascii || !add_plain(out, character))
            buf_add(out, character);
    }
}

static str as_ascii(struct arena *arena, str text)
{
    struct buf out;
    str copy;

    if (utf8_ascii_run(text) == text.len)
        return text;
    buf_init(&out);
    add_ascii(&out, text);
    copy = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}

/* A symbol that becomes a word is parted from letters beside it, as words are. It still knows what it was. */
static void change_atom(struct arena *arena, struct math_node *atom)
{
    str text = as_ascii(arena, atom->text);

    if (text.len > 1 && text.ptr != atom->text.ptr && math_is_alnum(text.ptr[0])) {
        struct math_node *word = ARENA_NEW(arena, struct math_node);

        word->kind = MATH_ATOM;
        word->class = MATH_ORDINARY;
        word->text = text;
        atom->kind = MATH_WORDS;
        atom->first = atom->last = word;
        return;
    }
    atom->text = text;
}

static void change_accent(struct arena *arena, struct math_node *accent)
{
    struct math_node *word;

    accent->close = (str){0};
    if (!str_eq(accent->text, STR("not")))
        return;
    word = ARENA_NEW(arena, struct math_node);
    word->kind = MATH_WORDS;
    word->class = MATH_ORDINARY;
    word->first = word->last = ARENA_NEW(arena, struct math_node);
    word->first->kind = MATH_ATOM;
    word->first->class = MATH_ORDINARY;
    word->first->text = STR("not");
    word->next = accent->part[MATH_BASE];
    accent->kind = MATH_ROW;
    accent->first = word;
    accent->last = accent->part[MATH_BASE];
}

static const struct math_node *behind_spaces(const struct math_node *node)
{
    while (node && node->kind == MATH_SPACE && node->text.len < 2)
        node = node->next;
    return node;
}

/* A product of fractions needs its sign; those that stand further apart are none. */
static void part_fractions(struct arena *arena, struct math_node *row)
{
    struct math_node *child;

    for (child = row->first; child; child = child->next) {
        const struct math_node *next = behind_spaces(child->next);

        if (child->kind == MATH_FRACTION && next && next->kind == MATH_FRACTION) {
            struct math_node *sign = ARENA_NEW(arena, struct math_node);

            sign->kind = MATH_ATOM;
            sign->class = MATH_BINARY;
            sign->text = STR("*");
            sign->next = child->next;
            child->next = sign;
        }
    }
}

static const struct math_env *ascii_env(struct arena *arena, const struct math_env *env)
{
    struct math_env *copy = ARENA_NEW(arena, struct math_env);

    *copy = *env;
    copy->open = as_ascii(arena, str_of(env->open)).ptr;
    copy->close = as_ascii(arena, str_of(env->close)).ptr;
    copy->left = as_ascii(arena, str_of(env->left)).ptr;
    copy->right = as_ascii(arena, str_of(env->right)).ptr;
    return copy;
}

void math_make_ascii(struct arena *arena, struct math_node *node)
{
    struct math_node *child;
    size_t i;

    for (i = 0; i < COUNT_OF(node->part); i++)
        if (node->part[i])
            math_make_ascii(arena, node->part[i]);
    for (child = node->first; child; child = child->next)
        if (node->kind != MATH_WORDS || child->kind != MATH_ATOM)
            math_make_ascii(arena, child);
    node->plain = true;
    if (node->kind == MATH_ATOM)
        change_atom(arena, node);
    else if (node->kind == MATH_ACCENT)
        change_accent(arena, node);
    else if (node->kind == MATH_ROW)
        part_fractions(arena, node);
    else if (node->kind == MATH_GRID)
        node->env = ascii_env(arena, node->env);
    if (node->kind == MATH_FENCED) {
        node->text = as_ascii(arena, node->text);
        node->close = as_ascii(arena, node->close);
    }
}
