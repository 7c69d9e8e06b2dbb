/* Where sentences end. */
#include <string.h>

#include "condense_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

/* A place where a paragraph may be cut. */
struct cut {
    struct node *child; /* the last child that stays, or NULL */
    size_t end;         /* TEXT: bytes of it that stay */
};

size_t node_cells(const struct node *node)
{
    struct buf text;
    buf_init(&text);
    node_plain_text(&text, node);
    size_t cells = text_width(buf_str(&text));
    buf_release(&text);
    return cells;
}

/* The last word or sign of a node's words, in at most `size` bytes; returns how many. */
static size_t node_tail(const struct node *node, char *tail, size_t size)
{
    struct buf text;
    buf_init(&text);
    node_plain_text(&text, node);
    str words = str_trim(buf_str(&text));
    words = str_skip(words, words.len > size ? words.len - size : 0);
    memcpy(tail, words.len ? words.ptr : "", words.len);
    buf_release(&text);
    return words.len;
}

bool node_ends_with(const struct node *node, char byte)
{
    char tail = 0;
    return node_tail(node, &tail, 1) == 1 && tail == byte;
}

static const char *const wide_ends[] = {"。", "！", "？", "।"};

bool sentence_is_ended(const struct node *paragraph)
{
    char tail[4];
    str end = {tail, node_tail(paragraph, tail, sizeof tail)};
    for (size_t i = 0; i < COUNT_OF(wide_ends); i++)
        if (str_ends(end, str_of(wide_ends[i])))
            return true;
    return end.len > 0 && strchr(".!?:;,", end.ptr[end.len - 1]);
}

/* The bytes of the end of a sentence that begins at `at`, closing brackets and quotes included; 0 when there is none.
 */
static size_t end_mark(str text, size_t at, bool *wide)
{
    static const char *const closers[] = {")", "]", "\"", "'", "”", "’", "»", "“"};
    str rest = str_skip(text, at);
    size_t size = rest.len > 0 && strchr(".!?", rest.ptr[0]) ? 1 : str_starts(rest, STR("…")) ? strlen("…") : 0;
    *wide = false;
    for (size_t i = 0; i < COUNT_OF(wide_ends); i++)
        if (str_starts(rest, str_of(wide_ends[i]))) {
            size = strlen(wide_ends[i]);
            *wide = true;
        }
    if (size == 0)
        return 0;
    for (size_t i = 0; i < COUNT_OF(closers); i++)
        if (str_starts(str_skip(rest, size), str_of(closers[i]))) {
            size += strlen(closers[i]);
            i = (size_t)-1;
        }
    return size;
}

/* Whether the full stop at `at` belongs to a number, an initial or a shortened word. */
static bool is_shortening(str text, size_t at)
{
    static const char *const shortened[] = {"e.g", "i.e", "vs",   "cf",  "etc", "approx", "resp", "fig",  "eq",
                                            "no",  "dr",  "mr",   "mrs", "st",  "z.b",    "bzw",  "d.h",  "ca",
                                            "sog", "vgl", "p.ej", "ex",  "т.е", "т.д",    "др",   "напр", "tzn"};
    size_t start = at;
    while (start > 0 && text.ptr[start - 1] != ' ' && text.ptr[start - 1] != '(' && text.ptr[start - 1] != '\n')
        start--;
    str word = str_slice(text, start, at);
    size_t digits = 0;
    if (word.len == 1 || (start == 0 && str_number(word, &digits) >= 0 && digits == word.len))
        return true;
    for (size_t i = 0; i < COUNT_OF(shortened); i++)
        if (str_eq_nocase(word, str_of(shortened[i])))
            return true;
    return false;
}

/* The end of the first sentence that ends at or after `from` inside the text: just behind its mark; 0: there is none.
 * `follows` tells whether something that may begin a sentence comes after the text. */
static size_t sentence_end(str text, size_t from, bool follows)
{
    for (size_t at = from; at < text.len; at++) {
        bool wide = false;
        size_t mark = end_mark(text, at, &wide);
        if (mark == 0)
            continue;
        str rest = str_skip(text, at + mark);
        bool stop = text.ptr[at] == '.';
        if (wide)
            return at + mark;
        if (rest.len == 0 ? !follows : rest.ptr[0] != ' ' && rest.ptr[0] != '\n')
            continue;
        if (rest.len > 1 && rest.ptr[1] >= 'a' && rest.ptr[1] <= 'z')
            continue;
        if (!stop || !is_shortening(text, at))
            return at + mark;
    }
    return 0;
}

static bool begins_blank(const struct node *node)
{
    return node && (node->kind == NODE_SOFT_BREAK || node->kind == NODE_HARD_BREAK ||
                    (node->kind == NODE_TEXT && node->text.len > 0 && node->text.ptr[0] == ' '));
}

/* Takes a place behind `width` cells as the cut when it is within the limit, or the first one; returns whether to look
 * further. */
static bool consider(struct cut *best, struct cut place, size_t width, size_t cells)
{
    if (width <= cells || !best->child)
        *best = place;
    return width <= cells;
}

/* Looks for sentence ends in a text that begins behind `width` cells. */
static bool search_text(struct cut *best, struct node *child, size_t width, size_t cells)
{
    size_t done = 0;
    for (size_t end = sentence_end(child->text, 0, begins_blank(child->next)); end > 0;
         end = sentence_end(child->text, end, begins_blank(child->next))) {
        width += text_width(str_slice(child->text, done, end));
        done = end;
        if (!consider(best, (struct cut){child, end}, width, cells))
            return false;
    }
    return true;
}

/* "**Overfitting.** Then …": the sentence ends inside of a node. */
static bool ends_inside(const struct node *child)
{
    bool marked = child->kind == NODE_STRONG || child->kind == NODE_EMPHASIS || child->kind == NODE_LINK;
    return marked && begins_blank(child->next) &&
           (node_ends_with(child, '.') || node_ends_with(child, '!') || node_ends_with(child, '?'));
}

bool sentences_cut(struct node *paragraph, size_t cells)
{
    struct cut best = {0};
    size_t width = 0;
    if (node_cells(paragraph) <= cells)
        return false;
    for (struct node *child = paragraph->first; child; child = child->next) {
        if (child->kind == NODE_TEXT && !search_text(&best, child, width, cells))
            break;
        width += child->kind == NODE_SOFT_BREAK || child->kind == NODE_HARD_BREAK ? 1 : node_cells(child);
        if (ends_inside(child) && !consider(&best, (struct cut){child, 0}, width, cells))
            break;
    }
    if (!best.child)
        return false;
    bool cuts = best.child->next || (best.child->kind == NODE_TEXT && best.end < str_trim_right(best.child->text).len);
    if (best.child->kind == NODE_TEXT)
        best.child->text = str_slice(best.child->text, 0, best.end);
    best.child->next = NULL;
    paragraph->last = best.child;
    return cuts;
}
