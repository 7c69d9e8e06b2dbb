#include "grill/base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"

struct diag_kind {
    const char *name;
    enum severity severity;
};

static const struct diag_kind kinds[] = {
    [DIAG_UNREADABLE] = {"unreadable", SEVERITY_ERROR},
    [DIAG_BINARY] = {"binary", SEVERITY_ERROR},
    [DIAG_TOO_LARGE] = {"too-large", SEVERITY_ERROR},
    [DIAG_YAML_SYNTAX] = {"yaml-syntax", SEVERITY_ERROR},
    [DIAG_TOML_SYNTAX] = {"toml-syntax", SEVERITY_WARNING},
    [DIAG_YAML_SHAPE] = {"yaml-shape", SEVERITY_WARNING},
    [DIAG_FRONT_MATTER] = {"front-matter", SEVERITY_WARNING},
    [DIAG_LEFT_OUT] = {"left-out", SEVERITY_WARNING},
    [DIAG_NO_CARDS] = {"no-cards", SEVERITY_WARNING},
    [DIAG_NO_ANSWER] = {"no-answer", SEVERITY_WARNING},
    [DIAG_EMPTY_QUESTION] = {"empty-question", SEVERITY_WARNING},
    [DIAG_DUPLICATE] = {"duplicate", SEVERITY_WARNING},
    [DIAG_DUPLICATE_ID] = {"duplicate-id", SEVERITY_ERROR},
    [DIAG_LEAK] = {"leak", SEVERITY_WARNING},
    [DIAG_TABLE] = {"table", SEVERITY_WARNING},
    [DIAG_QUOTE] = {"quote", SEVERITY_WARNING},
    [DIAG_FENCE] = {"fence", SEVERITY_WARNING},
    [DIAG_FOLD] = {"fold", SEVERITY_WARNING},
    [DIAG_IMAGE] = {"image", SEVERITY_WARNING},
    [DIAG_ENCODING] = {"encoding", SEVERITY_NOTE},
    [DIAG_MOJIBAKE] = {"mojibake", SEVERITY_NOTE},
    [DIAG_BAD_BYTES] = {"bad-bytes", SEVERITY_WARNING},
    [DIAG_CONTROL] = {"control", SEVERITY_NOTE},
    [DIAG_CHOICE] = {"choice", SEVERITY_WARNING},
    [DIAG_DOUBTFUL_STYLE] = {"doubtful-style", SEVERITY_WARNING},
    [DIAG_SKIPPED] = {"skipped", SEVERITY_NOTE},
};
_Static_assert(sizeof(kinds) / sizeof(kinds[0]) == DIAG_CODE_COUNT, "every diagnostic has a row");

static const char *const severity_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};
_Static_assert(sizeof(severity_names) / sizeof(severity_names[0]) == SEVERITY_COUNT, "every severity has a name");

void diags_init(struct diags *diags, struct arena *arena)
{
    *diags = (struct diags){.arena = arena};
}

void diags_release(struct diags *diags)
{
    free(diags->items);
    diags_init(diags, NULL);
}

static void add(struct diags *diags, struct diag diag)
{
    diags->items = array_reserve(diags->items, &diags->cap, diags->count + 1, sizeof(diag));
    diags->items[diags->count++] = diag;
}

void diags_add(struct diags *diags, enum diag_code code, str file, unsigned line, unsigned col, const char *format, ...)
{
    struct buf text;
    va_list args;
    buf_init(&text);
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    add(diags, (struct diag){
                   .code = code,
                   .severity = kinds[code].severity,
                   .file = file,
                   .line = line,
                   .col = col,
                   .text = arena_copy(diags->arena, buf_str(&text)),
               });
    buf_release(&text);
}

void diags_append(struct diags *diags, const struct diags *more)
{
    for (size_t i = 0; i < more->count; i++)
        add(diags, more->items[i]);
}

size_t diags_keep(struct diags *diags, enum severity least)
{
    size_t kept = 0;
    size_t count = diags->count;
    for (size_t i = 0; i < count; i++)
        if (diags->items[i].severity >= least)
            diags->items[kept++] = diags->items[i];
    diags->count = kept;
    return count - kept;
}

static int compare_numbers(unsigned a, unsigned b)
{
    return (a > b) - (a < b);
}

static int compare_places(const struct diag *a, const struct diag *b)
{
    int order = str_compare(a->file, b->file);
    if (order == 0)
        order = compare_numbers(a->line, b->line);
    return order != 0 ? order : compare_numbers(a->col, b->col);
}

/* Merges the sorted runs [from, middle) and [middle, to) of `items` into `out`; the left one wins a tie. */
static void merge(const struct diag *items, size_t from, size_t middle, size_t to, struct diag *out)
{
    size_t left = from;
    size_t right = middle;
    for (size_t i = from; i < to; i++) {
        bool take_left = right == to || (left < middle && compare_places(&items[left], &items[right]) <= 0);
        out[i] = take_left ? items[left++] : items[right++];
    }
}

/* A merge sort, because qsort does not promise to keep the order of equal items. */
void diags_sort(struct diags *diags)
{
    size_t count = diags->count;
    if (count < 2)
        return;
    struct diag *other = xcalloc(diags->cap, sizeof(*other));
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t from = 0; from < count; from += 2 * run) {
            size_t middle = from + run < count ? from + run : count;
            size_t to = middle + run < count ? middle + run : count;
            merge(diags->items, from, middle, to, other);
        }
        struct diag *merged = other;
        other = diags->items;
        diags->items = merged;
    }
    free(other);
}

int diags_worst(const struct diags *diags)
{
    int worst = -1;
    for (size_t i = 0; i < diags->count; i++)
        if ((int)diags->items[i].severity > worst)
            worst = (int)diags->items[i].severity;
    return worst;
}

void diag_add_place(struct buf *out, const struct diag *diag)
{
    size_t before = out->len;
    if (diag->file.len > 0)
        buf_addf(out, "%.*s:", STR_ARG(diag->file));
    if (diag->line > 0)
        buf_addf(out, "%u:", diag->line);
    if (diag->col > 0)
        buf_addf(out, "%u:", diag->col);
    if (out->len > before)
        buf_add_byte(out, ' ');
}

const char *diag_code_name(enum diag_code code)
{
    return kinds[code].name;
}

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}
