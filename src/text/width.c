#include "grill/text/width.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "grill/text/utf8.h"

enum { EMOJI_STYLE = 0xFE0F, WIDEST = 2 };

static bool is_printable_ascii(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F;
}

static bool is_control(unsigned code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
}

/* Cells of one code point by itself. Spacing vowel signs take a cell in most terminals; emoji that are newer than
 * utf8proc's tables are as wide as the others. */
static unsigned code_width(unsigned code)
{
    utf8proc_category_t category;

    if (code >= 0x20 && code < 0x7F)
        return 1;
    if (is_control(code))
        return 0;
    category = utf8proc_category((utf8proc_int32_t)code);
    if (category == UTF8PROC_CATEGORY_MC)
        return 1;
    if (category == UTF8PROC_CATEGORY_CN && code >= 0x1F300 && code <= 0x1FAFF)
        return 2;
    return (unsigned)utf8proc_charwidth((utf8proc_int32_t)code);
}

/* The parts of a cluster add up to at most two cells: that is right for joined emoji, flags (two regional indicators of
 * one cell each), skin tones and Hangul syllables alike. The emoji selector widens what is narrow by itself. */
static unsigned add_width(unsigned width, unsigned code)
{
    unsigned more = code == EMOJI_STYLE ? (width > 0 ? WIDEST : 0) : code_width(code);

    return width + more < WIDEST ? width + more : WIDEST;
}

size_t cluster_next(str s, unsigned *width)
{
    utf8proc_int32_t state = 0;
    size_t at, size;
    unsigned code, cells;

    if (is_printable_ascii((unsigned char)s.ptr[0]) && (s.len == 1 || (unsigned char)s.ptr[1] < 0x80)) {
        if (width)
            *width = 1;
        return 1;
    }
    code = utf8_decode(s, &at);
    cells = code_width(code);
    while (at < s.len) {
        unsigned next = utf8_decode(str_skip(s, at), &size);

        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)code, (utf8proc_int32_t)next, &state))
            break;
        cells = add_width(cells, next);
        code = next;
        at += size;
    }
    if (width)
        *width = cells;
    return at;
}

/* How many bytes at the start are printable ASCII that nothing can combine with: one cell each. */
static size_t plain_run(str s)
{
    size_t at = 0;

    while (at < s.len && is_printable_ascii((unsigned char)s.ptr[at]))
        at++;
    if (at > 0 && at < s.len && (unsigned char)s.ptr[at] >= 0x80)
        at--;
    return at;
}

size_t text_width(str s)
{
    size_t total = 0;

    while (s.len > 0) {
        size_t bytes = plain_run(s);
        unsigned cells = 0;

        total += bytes;
        if (bytes == 0)
            bytes = cluster_next(s, &cells);
        total += cells;
        s = str_skip(s, bytes);
    }
    return total;
}

size_t text_fit(str s, size_t cells)
{
    size_t at = 0;

    while (at < s.len) {
        unsigned width;
        size_t bytes = cluster_next(str_skip(s, at), &width);

        if (width > cells)
            break;
        cells -= width;
        at += bytes;
    }
    return at;
}

void text_add_cut(struct buf *out, str s, size_t cells, bool ascii)
{
    str mark = ascii ? STR("...") : STR("…");
    size_t mark_cells = ascii ? mark.len : 1;
    size_t fitting = text_fit(s, cells);

    if (fitting == s.len) {
        buf_add(out, s);
        return;
    }
    if (mark_cells > cells) {
        buf_add(out, str_slice(s, 0, fitting));
        return;
    }
    size_t end = text_fit(s, cells - mark_cells);
    while (end > 0 && s.ptr[end - 1] == ' ')
        end--;
    buf_add(out, str_slice(s, 0, end));
    buf_add(out, mark);
}
