/*
 * corpus: questions and answers in several styles, made up, one style for a stretch of the text.
 */
#ifndef GRILL_TESTS_BENCH_CORPUS_H
#define GRILL_TESTS_BENCH_CORPUS_H

#include "grill/base/buf.h"
#include "grill/base/random.h"

struct writer {
    struct buf *out;
    struct random random;
    unsigned number;
    unsigned long serial; /* makes every question one of its own, over all texts */
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

static void question(struct writer *writer, const char *before, const char *after)
{
    buf_add_z(writer->out, before);
    words(writer, 3, 9);
    buf_addf(writer->out, " %lu%s\n", ++writer->serial, after);
}

static void write_heading(struct writer *writer)
{
    buf_addf(writer->out, "## %u. ", ++writer->number);
    question(writer, "What is ", "?\n");
    line(writer, "", 8, 16, "");
    line(writer, "", 8, 16, ".\n");
    line(writer, "- ", 4, 10, "");
    line(writer, "- ", 4, 10, "\n");
}

static void write_bullet(struct writer *writer)
{
    question(writer, "- **Q:** Why ", "?");
    line(writer, "  - **A:** ", 6, 18, ".");
}

static void write_numbered(struct writer *writer)
{
    buf_addf(writer->out, "%u. **", ++writer->number);
    question(writer, "How does ", "?**<br>");
    line(writer, "   ", 6, 18, ".");
    line(writer, "   - Answer: ", 4, 8, "\n");
}

static void write_labels(struct writer *writer)
{
    question(writer, "Q: Who ", "?");
    line(writer, "A: ", 5, 14, ".");
    buf_add_z(writer->out, writer->number++ % 4 ? "" : "\n---\n\n");
}

static void write_details(struct writer *writer)
{
    question(writer, "<details>\n<summary><b>", "?</b></summary>\n");
    line(writer, "", 8, 20, ".\n");
    buf_add_z(writer->out, "```c\nint main(void)\n{\n    return 0; /* # no heading */\n}\n```\n</details>\n\n");
}

static void write_table(struct writer *writer)
{
    line(writer, "### ", 2, 5, "\n");
    buf_add_z(writer->out, "| Term | Meaning |\n|------|:-------:|\n");
    for (unsigned i = 0; i < 8; i++) {
        buf_addf(writer->out, "| fern %lu | ", ++writer->serial);
        line(writer, "", 3, 9, " |");
    }
    line(writer, "\n$$\n\\sum_i x_i\n$$\n\n> ", 5, 12, "\n");
}

static void (*const styles[])(struct writer *) = {write_heading, write_bullet,  write_numbered,
                                                  write_labels,  write_details, write_table};

static void write_corpus(struct buf *out, size_t bytes, unsigned long seed)
{
    struct writer writer = {.out = out, .random = random_seeded(seed), .serial = seed * 1000000};
    while (out->len < bytes) {
        void (*style)(struct writer *) = styles[random_below(&writer.random, sizeof styles / sizeof *styles)];
        size_t end = out->len + bytes / 40;
        writer.number = 0;
        buf_add_z(out, "\n# Topic\n\n");
        while (out->len < end && out->len < bytes)
            style(&writer);
    }
}

#endif
