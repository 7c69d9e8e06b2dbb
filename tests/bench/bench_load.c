/*
 * What loading a large file costs, its outline alone and its cards, as multiples of cmark's own parse of the same
 * bytes, and the peak memory.
 *
 *   bench_load [MEGABYTES [SEED]]
 *
 * The corpus is made up: questions and answers in several styles, one style for a stretch of the file.
 */
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "grill/base/buf.h"
#include "grill/deck/load.h"
#include "grill/doc/outline.h"

#include "corpus.h"

enum { ROUNDS = 3 };

/* ---- measuring ------------------------------------------------------------------------------------------------ */

struct figures {
    double seconds;
    size_t count; /* of blocks, or of cards */
};

static void parse_plainly(str text, struct figures *figures)
{
    cmark_node *document = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
    figures->count = document != NULL;
    cmark_node_free(document);
}

static void read_outline(str text, struct figures *figures)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    figures->count = outline_read(&arena, text, STR("corpus"), 1, &diags).block_count;
    diags_release(&diags);
    arena_release(&arena);
}

static void load_deck(str text, struct figures *figures)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct deck *deck = deck_load(&arena, STR("corpus.md"), text, &diags);
    figures->count = deck ? deck->card_count : 0;
    diags_release(&diags);
    arena_release(&arena);
}

/* Runs it in a process of its own; returns that one's peak memory in bytes, what the corpus takes included. */
static size_t measure(void (*work)(str, struct figures *), str text, struct figures *shared)
{
    pid_t child = fork();
    if (child == 0) {
        struct timespec before, after;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
        work(text, shared);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
        shared->seconds = (double)(after.tv_sec - before.tv_sec) + 1e-9 * (double)(after.tv_nsec - before.tv_nsec);
        _exit(0);
    }
    struct rusage usage;
    int status;
    wait4(child, &status, 0, &usage);
    return (size_t)usage.ru_maxrss * 1024;
}

static const struct {
    const char *name;
    void (*work)(str, struct figures *);
    double goal; /* at most so many times the first one's time */
} rows[] = {{"cmark", parse_plainly, 1}, {"outline", read_outline, 1}, {"load", load_deck, 1.5}};

enum { ROWS = sizeof rows / sizeof rows[0] };

int main(int argc, char **argv)
{
    size_t megabytes = argc > 1 ? strtoul(argv[1], NULL, 10) : 30;
    unsigned long seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    struct figures *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct buf corpus;
    double best[ROWS];
    size_t peak[ROWS] = {0};
    size_t count[ROWS] = {0};
    int status = 0;

    buf_init(&corpus);
    write_corpus(&corpus, megabytes << 20, seed);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ROWS; i++) {
            peak[i] = measure(rows[i].work, buf_str(&corpus), shared);
            best[i] = round == 0 || shared->seconds < best[i] ? shared->seconds : best[i];
            count[i] = shared->count;
        }
    }
    double input = (double)corpus.len;
    printf("corpus   %6.1f MB, %zu blocks, %zu cards\n", input / 1e6, count[1], count[2]);
    for (size_t i = 0; i < ROWS; i++) {
        double ratio = best[i] / best[0];
        printf("%-8s %6.3f s, %5.2f times cmark (goal %.1f); peak memory beyond the input %5.1f times the input\n",
               rows[i].name, best[i], ratio, rows[i].goal, ((double)peak[i] - input) / input);
        status |= ratio > rows[i].goal;
    }
    buf_release(&corpus);
    return status;
}
