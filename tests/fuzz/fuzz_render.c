/* Any bytes as Markdown, rendered in every format: no line too wide, no trailing blank, no escape but the renderer's
 * own. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "grill/doc/markdown.h"
#include "grill/doc/render.h"
#include "grill/text/encoding.h"
#include "grill/text/width.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
    if (!condition)
        abort();
}

/* The line without the two kinds of sequences that may be in it. */
static void add_plain(struct buf *plain, str line)
{
    while (line.len > 0) {
        ptrdiff_t end = 0;

        if (str_starts(line, STR("\033[")))
            end = str_find_byte(line, 'm', 0) + 1;
        else if (str_starts(line, STR("\033]8;;")))
            end = str_find(line, STR("\033\\"), 2) + 2;
        require(end >= 0 && (end > 0 || (unsigned char)line.ptr[0] >= 0x20));
        if (end == 0)
            buf_add_byte(plain, line.ptr[0]);
        line = str_skip(line, end ? (size_t)end : 1);
    }
}

static void check_lines(str text, unsigned width, bool escapes)
{
    struct buf plain;

    buf_init(&plain);
    while (text.len > 0) {
        str line = str_cut(&text, '\n');

        require(escapes || str_find_byte(line, '\033', 0) < 0);
        buf_clear(&plain);
        add_plain(&plain, line);
        require(text_width(buf_str(&plain)) <= width);
        require(!str_ends(buf_str(&plain), STR(" ")));
    }
    buf_release(&plain);
}

static void check_format(const struct node *document, enum render_format format, const struct render_options *options)
{
    struct buf out;

    buf_init(&out);
    render(&out, document, format, options);
    if (format == RENDER_TERM || format == RENDER_TEXT)
        check_lines(buf_str(&out), options->width, format == RENDER_TERM && (options->colour || options->hyperlinks));
    buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct render_options options = {.width = 20, .reveal = true};
    struct arena arena;
    struct diags diags;
    str text;

    if (size < 2)
        return 0;
    options.width += data[0] % 113;
    options.colour = data[1] & 1;
    options.hyperlinks = data[1] & 2;
    options.ascii = data[1] & 4;
    options.reveal = data[1] & 8;
    options.indent = data[1] >> 6;
    arena_init(&arena);
    diags_init(&diags, &arena);
    if (text_decode(&arena, (str){(const char *)data + 2, size - 2}, STR("fuzz"), &diags, &text)) {
        const struct node *document = markdown_parse_with(&arena, text, data[1] & 16 ? MARKDOWN_CLOZE : 0);

        for (int format = 0; format < RENDER_FORMAT_COUNT; format++)
            check_format(document, (enum render_format)format, &options);
    }
    diags_release(&diags);
    arena_release(&arena);
    return 0;
}
