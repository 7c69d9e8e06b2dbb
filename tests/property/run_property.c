/*
 * run_property: writes random cards in random styles and checks that loading gives the cards back.
 *
 *   run_property                      TAP: one test a style; more documents when GRILL_LONG is set
 *   run_property --count 5000         so many documents
 *   run_property --style heading      only this style
 *   run_property --document NUMBER    only this document, shown whether it fails or not
 *   run_property --bytes NUMBER       writes only the bytes of this document
 *   run_property --figures            what failed how often, instead of TAP
 *   run_property --show 20            so many failures of each style, not two
 *
 * GRILL_SEED chooses other documents, GRILL_DOCUMENT does what --document does. A document that fails is shortened by
 * leaving cards out as long as it fails in the same way, and printed with what was expected and what was loaded.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "grill/base/diag.h"
#include "grill/deck/load.h"

enum { SOME = 1500, MANY = 30000, SHOWN = 2 /* failures of a style */, FEWEST = 2, CLASSES = 9 };

static const char *const classes[CLASSES] = {"number",    "question", "kind", "options", "answer",
                                             "structure", "topics",   "tags", NULL};

struct run {
    uint64_t seed;
    uint64_t count;
    uint64_t shown;       /* failures of each style */
    const char *style;    /* only this one, or NULL */
    const char *document; /* only this one, or NULL */
    bool figures;
};

struct tally {
    unsigned documents;
    unsigned failed;
    unsigned by_class[CLASSES];
};

/* Writes the document, loads it and compares. */
static const char *try_document(struct document *document, struct arena *arena, struct buf *report)
{
    struct diags diags;
    diags_init(&diags, arena);
    document_write(document, arena);
    const struct deck *deck = deck_load(arena, document->path, document->bytes, &diags);
    const char *what = deck ? document_check(document, deck, report) : "number";
    diags_release(&diags);
    return what;
}

/* Leaves out each card whose absence lets the document fail in the same way; what a single card is, often nobody could
 * tell. */
static void shorten(struct document *document, struct arena *arena, const char *what)
{
    for (unsigned i = 0; i < document->count; i++) {
        struct arena_mark mark = arena_mark(arena);
        struct buf report;
        buf_init(&report);
        document->left_out[i] = true;
        unsigned left = 0;
        for (unsigned k = 0; k < document->count; k++)
            left += !document->left_out[k];
        const char *again = left < FEWEST ? NULL : try_document(document, arena, &report);
        if (!again || strcmp(again, what) != 0)
            document->left_out[i] = false;
        buf_release(&report);
        arena_rewind(arena, mark);
    }
}

static void print_lines(const char *title, str text)
{
    printf("# %s\n", title);
    while (text.ptr && text.len) {
        str line = str_cut(&text, '\n');
        printf("#   %.*s\n", STR_ARG(line));
    }
}

static void show(struct document *document, struct arena *arena, const char *what)
{
    struct buf report;
    buf_init(&report);
    try_document(document, arena, &report);
    printf("# %s %s: run again with GRILL_DOCUMENT=%llu\n", document->style->name, what ? what : "is right",
           (unsigned long long)document->number);
    print_lines("document:", document->bytes);
    print_lines("difference:", buf_str(&report));
    buf_release(&report);
}

static void count_failure(struct tally *tally, const char *what)
{
    tally->failed++;
    for (unsigned i = 0; classes[i]; i++)
        tally->by_class[i] += strcmp(classes[i], what) == 0;
}

static void run_document(const struct run *run, uint64_t number, struct tally *tallies)
{
    struct arena arena;
    struct document document;
    struct buf report;
    arena_init(&arena);
    buf_init(&report);
    document_plan(&document, &arena, number);
    struct tally *tally = &tallies[document.style - writers];
    if (!run->style || strcmp(run->style, document.style->name) == 0) {
        const char *what = try_document(&document, &arena, &report);
        tally->documents++;
        if (what) {
            count_failure(tally, what);
            if (tally->failed <= run->shown && !run->figures && !run->document)
                shorten(&document, &arena, what);
        }
        if (run->document || (what && tally->failed <= run->shown && !run->figures))
            show(&document, &arena, what);
    }
    buf_release(&report);
    arena_release(&arena);
}

/* ---- results ---- */

static bool print_tap(const struct run *run, const struct tally *tallies)
{
    unsigned tests = 0;
    bool good = true;
    for (unsigned i = 0; i < writer_count; i++) {
        const struct tally *tally = &tallies[i];
        if (tally->documents == 0)
            continue;
        bool fine = tally->failed == 0 || writers[i].unread;
        printf("%s %u - %s: %u of %u documents come back%s\n", fine ? "ok" : "not ok", ++tests, writers[i].name,
               tally->documents - tally->failed, tally->documents, fine && tally->failed ? " # SKIP" : "");
        good = good && fine;
    }
    printf("1..%u\n# seed %llu\n", tests, (unsigned long long)run->seed);
    return good;
}

static void print_figures(const struct tally *tallies)
{
    struct tally all = {0};
    printf("%-20s %7s %7s ", "style", "written", "failed");
    for (unsigned k = 0; classes[k]; k++)
        printf(" %8s", classes[k]);
    printf("\n");
    for (unsigned i = 0; i < writer_count; i++) {
        printf("%-20s %7u %7u ", writers[i].name, tallies[i].documents, tallies[i].failed);
        for (unsigned k = 0; classes[k]; k++)
            printf(" %8u", tallies[i].by_class[k]);
        printf("\n");
        all.documents += tallies[i].documents;
        all.failed += tallies[i].failed;
    }
    printf("%-20s %7u %7u\n", "all", all.documents, all.failed);
}

static uint64_t number_of(const char *z)
{
    return strtoull(z, NULL, 0);
}

static bool read_arguments(struct run *run, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : NULL;
        if (strcmp(argv[i], "--figures") == 0) {
            run->figures = true;
            continue;
        }
        if (!value)
            return false;
        if (strcmp(argv[i], "--count") == 0)
            run->count = number_of(value);
        else if (strcmp(argv[i], "--show") == 0)
            run->shown = number_of(value);
        else if (strcmp(argv[i], "--style") == 0)
            run->style = value;
        else if (strcmp(argv[i], "--document") == 0)
            run->document = value;
        else
            return false;
        i++;
    }
    return true;
}

static int write_bytes(const char *number)
{
    struct arena arena;
    struct document document;
    arena_init(&arena);
    document_plan(&document, &arena, number_of(number));
    document_write(&document, &arena);
    fwrite(document.bytes.ptr, 1, document.bytes.len, stdout);
    arena_release(&arena);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--bytes") == 0)
        return write_bytes(argv[2]);
    const char *seed = getenv("GRILL_SEED");
    struct run run = {.seed = seed ? number_of(seed) : 1,
                      .count = getenv("GRILL_LONG") ? MANY : SOME,
                      .shown = SHOWN,
                      .document = getenv("GRILL_DOCUMENT")};
    if (!read_arguments(&run, argc, argv)) {
        fprintf(stderr, "usage: run_property [--count N] [--style NAME] [--document NUMBER] [--show N] [--figures]\n");
        return 2;
    }
    struct tally *tallies = calloc(writer_count, sizeof *tallies);
    struct random random = random_seeded(run.seed);
    if (run.document)
        run_document(&run, number_of(run.document), tallies);
    for (uint64_t i = 0; !run.document && i < run.count; i++)
        run_document(&run, random_next(&random), tallies);
    bool good = true;
    if (run.figures)
        print_figures(tallies);
    else
        good = print_tap(&run, tallies);
    free(tallies);
    return !good;
}
