/*
 * line_check: what holds of every line that is shown, and whether the words of a document are all there.
 */
#ifndef TESTS_UNIT_LINE_CHECK_H
#define TESTS_UNIT_LINE_CHECK_H

#include <string.h>

#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "grill/doc/node.h"
#include "unit/cells.h"

/* The bytes of the escape sequence at the start of `s`, or 0: only those that the renderer may write. */
static inline size_t line_escape(const char *s)
{
    if (s[0] == '\033' && s[1] == '[')
        return strspn(s + 2, "0123456789;") + 3;
    if (s[0] == '\033' && s[1] == ']')
        return (size_t)(strstr(s, "\033\\") + 2 - s);
    return 0;
}

/* Appends the text without its escape sequences, which only count as such if `escapes`. */
static inline void line_plain(struct buf *out, str text, bool escapes)
{
    size_t i = 0;

    while (i < text.len) {
        size_t skip = escapes ? line_escape(text.ptr + i) : 0;

        if (skip == 0)
            buf_add_byte(out, text.ptr[i]);
        i += skip ? skip : 1;
    }
}

static inline void line_check(const char *line, unsigned width)
{
    size_t length = strlen(line);

    for (size_t i = 0; i < length; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F)
            fail_msg("control character %u: %s", (unsigned)(unsigned char)line[i], line);
    if (length > 0 && line[length - 1] == ' ')
        fail_msg("trailing blank: %s|", line);
    if (width > 0 && cells_count(line) > width)
        fail_msg("%zu cells instead of at most %u: %s", cells_count(line), width, line);
}

/* Checks lines that end with line feeds and have no escapes left. */
static inline void lines_check(str text, unsigned width)
{
    struct buf line;

    if (text.len == 0)
        return;
    assert_int_equal(text.ptr[text.len - 1], '\n');
    text.len--;
    buf_init(&line);
    while (text.ptr) {
        buf_clear(&line);
        buf_add(&line, str_cut(&text, '\n'));
        assert_int_equal(strlen(buf_z(&line)), line.len);
        line_check(buf_z(&line), width);
    }
    buf_release(&line);
}

/* ---- what must not be lost ---- */

enum { INK_SIZE = 1 << 12 };

/* How often each letter and digit occurs, by code point; those that share a place are counted together. */
struct ink {
    long counts[INK_SIZE];
};

/* Adds the letters and digits of the text, `step` for each. */
static inline void ink_add(struct ink *ink, const char *text, long step)
{
    while (*text) {
        unsigned code = cells_code(&text);
        bool letter = (code >= '0' && code <= '9') || ((code | 0x20) >= 'a' && (code | 0x20) <= 'z');

        if (letter || (code >= 0xC0 && !(code >= 0x2000 && code <= 0x2BFF)))
            ink->counts[code % INK_SIZE] += step;
    }
}

/* Whether the node's text is shown as it stands. */
static inline bool ink_is_shown(const struct node *node, bool reveal)
{
    if (node->kind != NODE_TEXT && node->kind != NODE_CODE && node->kind != NODE_CODE_BLOCK)
        return false;
    for (; node; node = node->parent)
        if (node->kind == NODE_CLOZE && !reveal)
            return false;
    return true;
}

/* Adds all text of the document that is shown. */
static inline void ink_add_document(struct ink *ink, const struct node *document, bool reveal)
{
    struct buf text;

    buf_init(&text);
    for (const struct node *node = document; node; node = node_next(node, document))
        if (ink_is_shown(node, reveal)) {
            buf_clear(&text);
            buf_add(&text, node->text);
            ink_add(ink, buf_z(&text), 1);
        }
    buf_release(&text);
}

/* Whether a line may not end inside of the word: letters of scripts with blanks between words, and few of them. */
static inline bool word_is_whole(const char *word)
{
    enum { SHORT = 8 /* cells that a line has, however deep it is nested */ };

    if (cells_count(word) > SHORT)
        return false;
    while (*word) {
        unsigned code = cells_code(&word);
        bool latin = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';

        if (!latin && !(code >= 0xC0 && code < 0x0E00) && !(code >= 0x1E00 && code < 0x2000))
            return false;
    }
    return true;
}

/* Fails unless all words of the document that have blanks at both sides occur in `text` in one piece. */
static inline void words_check(const struct node *document, bool reveal, const char *text)
{
    struct buf copy;

    buf_init(&copy);
    for (const struct node *node = document; node; node = node_next(node, document)) {
        str rest = node->text;

        if (node->kind != NODE_TEXT || !ink_is_shown(node, reveal) || rest.len == 0)
            continue;
        str_cut(&rest, ' ');
        while (rest.ptr && str_find_byte(rest, ' ', 0) >= 0) {
            buf_clear(&copy);
            buf_add(&copy, str_cut(&rest, ' '));
            if (word_is_whole(buf_z(&copy)) && !strstr(text, buf_z(&copy)))
                fail_msg("the word %s is lost or broken in:\n%s", buf_z(&copy), text);
        }
    }
    buf_release(&copy);
}

/* Fails unless everything in `wanted` occurs in `text`, as often or more often. */
static inline void ink_check(const struct ink *wanted, str text)
{
    struct ink *left = calloc(1, sizeof(*left));
    struct buf copy;

    assert_non_null(left);
    *left = *wanted;
    buf_init(&copy);
    buf_add(&copy, text);
    ink_add(left, buf_z(&copy), -1);
    for (unsigned i = 0; i < INK_SIZE; i++)
        if (left->counts[i] > 0)
            fail_msg("%ld of the letter U+%04X (modulo %d) are lost in:\n%s", left->counts[i], i, INK_SIZE,
                     buf_z(&copy));
    buf_release(&copy);
    free(left);
}

#endif
