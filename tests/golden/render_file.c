/* render_file FORMAT WIDTH FILE: renders a Markdown file, for the goldens. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/file.h"
#include "grill/doc/render.h"

static const struct {
    const char *name;
    enum render_format format;
    bool escapes;
    bool ascii;
} formats[] = {
    {"term", RENDER_TERM, true, false},  {"text", RENDER_TEXT, false, false},
    {"ascii", RENDER_TEXT, false, true}, {"markdown", RENDER_MARKDOWN, false, false},
    {"html", RENDER_HTML, false, false}, {"json", RENDER_JSON, false, false},
};

static int render_file(size_t format, const char *width, const char *path)
{
    struct render_options options = {.width = (unsigned)strtoul(width, NULL, 10), .reveal = true};
    struct arena arena;
    struct buf out;
    struct err err;
    str text;

    options.colour = options.hyperlinks = formats[format].escapes;
    options.ascii = formats[format].ascii;
    arena_init(&arena);
    if (file_read(&arena, path, 1 << 30, &text, &err) < 0) {
        fprintf(stderr, "render_file: %s\n", err.text);
        return 1;
    }
    buf_init(&out);
    render_markdown(&out, text, formats[format].format, &options);
    fwrite(buf_z(&out), 1, out.len, stdout);
    buf_release(&out);
    arena_release(&arena);
    return fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 4 && i < sizeof(formats) / sizeof(formats[0]); i++) {
        if (strcmp(argv[1], formats[i].name) == 0)
            return render_file(i, argv[2], argv[3]);
    }
    fprintf(stderr, "usage: render_file FORMAT WIDTH FILE\n");
    return 2;
}
