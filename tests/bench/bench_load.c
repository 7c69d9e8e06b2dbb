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
#include "grill/base/random.h"
#include "grill/deck/load.h"
#include "grill/doc/outline.h"

enum { ROUNDS = 3 };

/* ---- the corpus ----------------------------------------------------------------------------------------------- */

struct writer {
    struct buf *out;
    struct random random;
    unsigned number;
};

static void words(struct writer *writer, unsigned least, unsigned most)
{
    static const char *const list[] = {
        "the",  "model",  "a",      "gradient", "of",       "index",  "key",      "is",
        "lock", "cache",  "and",    "page",     "*weight*", "`code`", "**loss**", "$x_i$",
        "to",   "in",     "with",   "buffer",   "layer",    "sum",    "node",     "[link](https://example.org/a_b)",
        "when", "memory", "[note]", "thread",   "über",     "данные", "行列",
    };
    unsigned count = least + (unsigned)random_below(&writer->random, most - least + 1);
    for (unsigned i = 0; i < count; i++) {
        buf_add_z(writer->out, i ? " " : "");
        buf_add_z(writer->out, list[random_below(&writer->random, sizeof list / sizeof *list)]);
    }
}

static void line(struct writer *writer, const char *before, unsigned least, unsigned most, const char *after)
{
    buf_add_z(writer->out, before);
    words(writer, least, most);
    buf_add_z(writer->out, after);
    buf_add_byte(writer->out, '\n');
}

static void write_heading(struct writer *writer)
{
    buf_addf(writer->out, "## %u. ", ++writer->number);
    line(writer, "What is ", 3, 9, "?\n");
    line(writer, "", 8, 16, "");
    line(writer, "", 8, 16, ".\n");
    line(writer, "- ", 4, 10, "");
    line(writer, "- ", 4, 10, "\n");
}

static void write_bullet(struct writer *writer)
{
    line(writer, "- **Q:** Why ", 3, 9, "?");
    line(writer, "  - **A:** ", 6, 18, ".");
}

static void write_numbered(struct writer *writer)
{
    buf_addf(writer->out, "%u. **", ++writer->number);
    line(writer, "How does ", 3, 9, "?**<br>");
    line(writer, "   ", 6, 18, ".");
    line(writer, "   - Answer: ", 4, 8, "\n");
}

static void write_labels(struct writer *writer)
{
    line(writer, "Q: Who ", 3, 9, "?");
    line(writer, "A: ", 5, 14, ".");
    buf_add_z(writer->out, writer->number++ % 4 ? "" : "\n---\n\n");
}

static void write_details(struct writer *writer)
{
    line(writer, "<details>\n<summary><b>", 3, 9, "?</b></summary>\n");
    line(writer, "", 8, 20, ".\n");
    buf_add_z(writer->out, "```c\nint main(void)\n{\n    return 0; /* # no heading */\n}\n```\n</details>\n\n");
}

static void write_table(struct writer *writer)
{
    line(writer, "### ", 2, 5, "\n");
    buf_add_z(writer->out, "| Term | Meaning |\n|------|:-------:|\n");
    for (unsigned i = 0; i < 8; i++)
        line(writer, "| fern | ", 3, 9, " |");
    line(writer, "\n$$\n\\sum_i x_i\n$$\n\n> ", 5, 12, "\n");
}

static void (*const styles[])(struct writer *) = {write_heading, write_bullet,  write_numbered,
                                                  write_labels,  write_details, write_table};

static void write_corpus(struct buf *out, size_t bytes, unsigned long seed)
{
    struct writer writer = {.out = out, .random = random_seeded(seed)};
    while (out->len < bytes) {
        void (*style)(struct writer *) = styles[random_below(&writer.random, sizeof styles / sizeof *styles)];
        size_t end = out->len + bytes / 40;
        writer.number = 0;
        buf_add_z(out, "\n# Topic\n\n");
        while (out->len < end && out->len < bytes)
            style(&writer);
    }
}

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
