/*
 * test_formulas: checks the examples of tests/spec/formulas.md and its companion, which show how formulas are set.
 *
 *   test_formulas             TAP: one test an example
 *   test_formulas --update    rewrites the expectations to what the program gives
 *
 * An example is a fence of three backticks with one of these words; the formula; a line with a single full stop; what
 * is expected; and the closing fence:
 *
 *   formula   on one line; where that looks different, a full stop, and in two dimensions
 *   ascii     the same with nothing but ASCII
 *   narrow    in two dimensions, in 40 cells
 *   mathml    as markup, for lines of its own; an element a line
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/file.h"
#include "grill/text/math.h"

enum { FILE_LIMIT = 16 << 20, WIDE = 76, NARROW = 40 };

static void set_display(struct buf *out, str latex, size_t width, bool ascii)
{
    if (!math_display(out, latex, width, ascii))
        buf_add_z(out, "(does not fit)\n");
}

static void set_both(struct buf *out, str latex, bool ascii)
{
    struct buf line, display;

    buf_init(&line);
    buf_init(&display);
    if (ascii)
        math_line_ascii(&line, latex);
    else
        math_line(&line, latex);
    buf_add_byte(&line, '\n');
    set_display(&display, latex, WIDE, ascii);
    buf_add(out, buf_str(&line));
    if (!str_eq(buf_str(&line), buf_str(&display)))
        buf_addf(out, ".\n%s", buf_z(&display));
    buf_release(&display);
    buf_release(&line);
}

static void set_formula(struct buf *out, str latex)
{
    set_both(out, latex, false);
}

static void set_ascii(struct buf *out, str latex)
{
    set_both(out, latex, true);
}

static void set_narrow(struct buf *out, str latex)
{
    set_display(out, latex, NARROW, false);
}

/* Lines end behind the elements that hold others, so that differences can be read. */
static void set_markup(struct buf *out, str latex)
{
    struct buf markup;

    buf_init(&markup);
    math_markup(&markup, latex, true);
    for (size_t i = 0; i < markup.len; i++) {
        buf_add_byte(out, markup.ptr[i]);
        if (markup.ptr[i] == '>' && i + 1 < markup.len && str_starts(str_skip(buf_str(&markup), i + 1), STR("<m")))
            buf_add_byte(out, '\n');
    }
    buf_add_byte(out, '\n');
    buf_release(&markup);
}

static const struct {
    const char *fence;
    void (*set)(struct buf *out, str latex);
} forms[] = {
    {"```formula", set_formula},
    {"```ascii", set_ascii},
    {"```narrow", set_narrow},
    {"```mathml", set_markup},
};

enum { FORMS = sizeof forms / sizeof forms[0] };

static void print_comment(const char *title, str text)
{
    printf("# %s\n", title);
    while (text.len > 0) {
        str line = str_cut(&text, '\n');
        printf("#   %.*s\n", STR_ARG(line));
    }
}

struct run {
    unsigned count;
    unsigned failed;
    struct buf updated;
};

static void check_example(struct run *run, size_t form, str latex, str expected)
{
    struct buf got;
    bool same;

    buf_init(&got);
    forms[form].set(&got, latex);
    same = str_eq(buf_str(&got), expected);
    run->failed += !same;
    printf("%s %u - %.*s\n", same ? "ok" : "not ok", ++run->count, STR_ARG(str_trim(latex)));
    if (!same) {
        print_comment("expected:", expected);
        print_comment("got:", buf_str(&got));
    }
    buf_add(&run->updated, buf_str(&got));
    buf_release(&got);
}

/* Reads up to a line that is `end`, which is taken too; false when there is none. */
static bool take_until(str *rest, str end, str *text)
{
    const char *start = rest->ptr;

    while (rest->len > 0) {
        const char *here = rest->ptr;

        if (str_eq(str_cut(rest, '\n'), end)) {
            *text = (str){start, (size_t)(here - start)};
            return true;
        }
    }
    return false;
}

static size_t form_of(str line)
{
    size_t form = 0;

    while (form < FORMS && !str_eq(line, str_of(forms[form].fence)))
        form++;
    return form;
}

static bool check_text(struct run *run, str rest)
{
    while (rest.len > 0) {
        str line = str_cut(&rest, '\n'), latex, expected;
        size_t form = form_of(line);

        buf_add(&run->updated, line);
        buf_add_byte(&run->updated, '\n');
        if (form == FORMS) {
            if (str_starts(line, STR("```")))
                return false;
            continue;
        }
        if (!take_until(&rest, STR("."), &latex) || !take_until(&rest, STR("```"), &expected))
            return false;
        buf_add(&run->updated, latex);
        buf_add_z(&run->updated, ".\n");
        check_example(run, form, str_trim(latex), expected);
        buf_add_z(&run->updated, "```\n");
    }
    return true;
}

static bool write_file(const char *path, str content)
{
    FILE *file = fopen(path, "wb");

    if (!file)
        return false;
    bool written = fwrite(content.ptr, 1, content.len, file) == content.len;
    return fclose(file) == 0 && written;
}

static void check_page(struct run *run, const char *path, bool update)
{
    struct arena arena;
    struct err err = {0};
    str text;

    arena_init(&arena);
    buf_clear(&run->updated);
    if (file_read(&arena, path, FILE_LIMIT, &text, &err) != 0) {
        printf("not ok %u - %s: %s\n", ++run->count, path, err.text);
        run->failed++;
    } else if (!check_text(run, text)) {
        printf("not ok %u - %s: a fence without its word or its end\n", ++run->count, path);
        run->failed++;
    } else if (update && !write_file(path, buf_str(&run->updated))) {
        fprintf(stderr, "test_formulas: %s: %s\n", path, strerror(errno));
    }
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
    struct run run = {0};

    buf_init(&run.updated);
    check_page(&run, "tests/spec/formulas.md", update);
    check_page(&run, "tests/spec/formulas_in_notes.md", update);
    printf("1..%u\n", run.count);
    buf_release(&run.updated);
    return run.failed > 0 && !update;
}
