/*
 * How many formulas of real documents are set without a backslash left.
 *
 *   bench_math FOLDER|FILE...          for each: the formulas in its Markdown files, and how many are set
 *   bench_math --list FOLDER|FILE...   also prints what is not set, as written, one formula a line
 *
 * Without arguments it measures how long setting takes.
 */
#include <stdio.h>
#include <string.h>

#include "grill/base/clock.h"
#include "grill/base/diag.h"
#include "grill/base/file.h"
#include "grill/doc/markdown.h"
#include "grill/text/encoding.h"
#include "grill/text/math.h"

enum { FILE_LIMIT = 1 << 26, WIDTH = 76, ROUNDS = 2000 };

struct tally {
    size_t files;
    size_t formulas;
    size_t left;      /* with a backslash on one line */
    size_t displayed; /* formulas on lines of their own, */
    size_t fit;       /* and how many of them fit in two dimensions */
    bool list;
};

static bool has_backslash(struct buf *out, str latex)
{
    buf_clear(out);
    math_line(out, latex);
    return str_find_byte(buf_str(out), '\\', 0) >= 0;
}

static void print_formula(str latex)
{
    for (size_t i = 0; i < latex.len; i++)
        putchar(latex.ptr[i] == '\n' || latex.ptr[i] == '\r' ? ' ' : latex.ptr[i]);
    putchar('\n');
}

static void count_formula(struct tally *tally, str latex, bool display)
{
    struct buf out;

    buf_init(&out);
    tally->formulas++;
    if (has_backslash(&out, latex)) {
        tally->left++;
        if (tally->list)
            print_formula(latex);
    }
    tally->displayed += display;
    tally->fit += display && math_display(&out, latex, WIDTH, false);
    buf_release(&out);
}

static void count_document(void *context, struct node *document)
{
    for (const struct node *node = document; node; node = node_next(node, document))
        if (node->kind == NODE_MATH || node->kind == NODE_MATH_BLOCK)
            count_formula(context, node->text, node->display || node->kind == NODE_MATH_BLOCK);
}

static bool count_file(void *context, str path, const char *reason)
{
    struct tally *tally = context;
    struct arena arena;
    struct diags diags;
    struct err err = {0};
    str bytes, text;

    if (reason || (!str_ends(path, STR(".md")) && !str_ends(path, STR(".markdown"))))
        return true;
    arena_init(&arena);
    diags_init(&diags, &arena);
    if (file_read(&arena, path.ptr, FILE_LIMIT, &bytes, &err) == 0 && text_decode(&arena, bytes, path, &diags, &text)) {
        tally->files++;
        markdown_each(text, 0, count_document, tally);
    }
    diags_release(&diags);
    arena_release(&arena);
    return true;
}

static void add(struct tally *sum, const struct tally *part)
{
    sum->files += part->files;
    sum->formulas += part->formulas;
    sum->left += part->left;
    sum->displayed += part->displayed;
    sum->fit += part->fit;
}

static void print_tally(const char *name, const struct tally *tally)
{
    double share = tally->formulas ? 100.0 * (double)(tally->formulas - tally->left) / (double)tally->formulas : 100;

    printf("%-40s %6zu files %7zu formulas %6.2f %% set, %zu of %zu displayed in two dimensions\n", name, tally->files,
           tally->formulas, share, tally->fit, tally->displayed);
}

static int measure_documents(int count, char **paths, bool list)
{
    struct tally sum = {0};

    for (int i = 0; i < count; i++) {
        struct tally tally = {.list = list};
        struct err err = {0};

        if (file_kind(paths[i], &err) == FILE_FOLDER)
            file_walk(paths[i], count_file, &tally, &err);
        else
            count_file(&tally, str_of(paths[i]), NULL);
        if (tally.formulas > 0)
            print_tally(paths[i], &tally);
        add(&sum, &tally);
    }
    print_tally("all", &sum);
    return 0;
}

static int measure_speed(void)
{
    static const char latex[] = "L = -\\frac{1}{N} \\sum_{i=1}^{N} \\left[ y_i \\log \\hat{y}_i + (1-y_i) "
                                "\\log (1-\\hat{y}_i) \\right] + \\lambda \\sqrt{\\sum_j w_j^2}";
    struct buf out;
    int64_t line, display;
    int64_t start = clock_ticks();

    buf_init(&out);
    for (int i = 0; i < ROUNDS; i++) {
        buf_clear(&out);
        math_line(&out, str_of(latex));
    }
    line = clock_ticks() - start;
    start = clock_ticks();
    for (int i = 0; i < ROUNDS; i++) {
        buf_clear(&out);
        math_display(&out, str_of(latex), WIDTH, false);
    }
    display = clock_ticks() - start;
    buf_release(&out);
    printf("a formula of %zu bytes: %.1f us on a line, %.1f us in two dimensions\n", sizeof latex - 1,
           1000.0 * (double)line / ROUNDS, 1000.0 * (double)display / ROUNDS);
    return 0;
}

int main(int argc, char **argv)
{
    bool list = argc > 1 && strcmp(argv[1], "--list") == 0;

    if (argc < 2 + list)
        return measure_speed();
    return measure_documents(argc - 1 - list, argv + 1 + list, list);
}
