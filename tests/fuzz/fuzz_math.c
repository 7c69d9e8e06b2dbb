/*
 * Any bytes as a formula, in all its forms: on one line it stays on one line, valid when the source was, and not much
 * longer than that; in two dimensions no line is too wide; markup is well nested.
 */
#include <stdint.h>
#include <stdlib.h>

#include "grill/text/math.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

enum { GROWTH = 24 /* bytes that a byte of the source may become */, OPEN_MOST = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void try_line(str latex, void (*set)(struct buf *out, str latex))
{
    struct buf out;

    buf_init(&out);
    set(&out, latex);
    require(str_find_byte(buf_str(&out), '\n', 0) < 0);
    require(utf8_first_bad(latex) >= 0 || utf8_first_bad(buf_str(&out)) < 0);
    require(out.len <= GROWTH * (latex.len + 1));
    buf_release(&out);
}

static void require_plain(str text)
{
    require(utf8_first_bad(text) < 0);
    for (size_t i = 0; i < text.len; i++)
        require((unsigned char)text.ptr[i] >= 0x20 && text.ptr[i] != 0x7F);
}

static void try_display(str latex, size_t width, bool ascii)
{
    struct buf out;

    buf_init(&out);
    if (math_display(&out, latex, width, ascii)) {
        str rest = buf_str(&out);

        while (rest.len > 0) {
            str line = str_cut(&rest, '\n');

            require_plain(line);
            require(text_width(line) <= width && !str_ends(line, STR(" ")));
        }
    } else {
        require(out.len == 0);
    }
    buf_release(&out);
}

static void try_markup(str latex, bool display)
{
    static str open[OPEN_MOST];
    size_t depth = 0;
    struct buf out;
    str rest;

    buf_init(&out);
    math_markup(&out, latex, display);
    require_plain(buf_str(&out));
    for (rest = buf_str(&out); rest.len > 0; rest = str_skip(rest, 1)) {
        str tag, name;
        ptrdiff_t end = str_find_byte(rest, '>', 0);

        if (rest.ptr[0] != '<')
            continue;
        require(end > 0);
        tag = str_slice(rest, 1, (size_t)end);
        rest = str_skip(rest, (size_t)end);
        if (str_ends(tag, STR("/")))
            continue;
        if (str_starts(tag, STR("/"))) {
            require(depth > 0 && str_eq(str_skip(tag, 1), open[--depth]));
            continue;
        }
        name = str_cut(&tag, ' ');
        require(depth < OPEN_MOST && (str_starts(name, STR("m")) || (depth == 0 && str_eq(name, STR("span")))));
        open[depth++] = name;
    }
    require(depth == 0);
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str latex = {(const char *)data, size};
    size_t width = 8 + size % 100;

    try_line(latex, math_line);
    try_line(latex, math_line_ascii);
    try_display(latex, width, false);
    try_display(latex, width, true);
    try_markup(latex, size % 2);
    return 0;
}
