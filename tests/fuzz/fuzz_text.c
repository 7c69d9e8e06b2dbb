/* Any bytes as text to show and to compare: safe output is safe, lines are no wider than asked, folding ends. */
#include <stdint.h>
#include <stdlib.h>

#include "grill/text/fold.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

static void check_safe(str text, bool ascii)
{
    struct buf out;
    size_t size;

    buf_init(&out);
    utf8_add_safe(&out, text, ascii);
    require(utf8_first_bad(buf_str(&out)) < 0);
    for (str rest = buf_str(&out); rest.len > 0; rest = str_skip(rest, size)) {
        unsigned code = utf8_decode(rest, &size);

        require(code >= 0x20 || code == '\n' || code == '\t');
        require((code < 0x7F || code > 0x9F) && (code < 0x202A || code > 0x202E) && (code < 0x2066 || code > 0x2069));
    }
    buf_release(&out);
}

static void check_wrap(str text, size_t cells)
{
    while (text.len > 0) {
        struct wrap line = wrap_line(text, cells);
        str shown = str_slice(text, 0, line.end);

        require(line.next > 0 && line.next <= text.len && line.end <= line.next);
        require(text_width(shown) == line.width);
        require(line.width <= cells || cluster_next(shown, NULL) == shown.len);
        text = str_skip(text, line.next);
    }
}

/* Words with single blanks between them. */
static void check_fold(str text, void (*fold)(struct buf *, str))
{
    struct buf out;

    buf_init(&out);
    fold(&out, text);
    require(utf8_first_bad(buf_str(&out)) < 0);
    require(out.len == 0 || (out.ptr[0] != ' ' && out.ptr[out.len - 1] != ' '));
    require(!str_contains(buf_str(&out), STR("  ")));
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str text = {(const char *)data, size};

    check_safe(text, false);
    check_safe(text, true);
    check_fold(text, fold_words);
    check_fold(text, fold_words_loosely);
    for (size_t cells = 1; cells <= 40; cells += 13)
        check_wrap(text, cells);
    return 0;
}
