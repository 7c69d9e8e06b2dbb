/*
 * run_spec: checks the examples of tests/spec/NAME.md, which are the manual of the deck format and its tests at once.
 *
 *   run_spec FILE.md…             TAP: one test an example
 *   run_spec --update FILE.md…    rewrites the expectations to what the loader gives
 *
 * An example is a fence of 24 backticks with the deck's name (its extension chooses the format), the deck's text, a
 * line with a single full stop, what is expected of it, and the closing fence:
 *
 *   ````…  example deck.md
 *   **Q: Why?**
 *   - A: Because.
 *   .
 *   question | Why? => Because. [Outer > Inner] #tag {#pinned-id}
 *   ````…
 *
 * One line a card, in the order of the deck: its kind, question, answer, topics, tags and, when the author gave it, its
 * id. A line end inside question or answer shows as ⏎. Lines below a card tell more about it:
 *
 *   * a right option        + a wrong option        ~ another answer that is accepted
 *
 * After the cards come the diagnostics, sorted: `! code line`. Words after the deck's name ask for more or change the
 * deck:
 *
 *   passages   the cheat-sheet material too: passage | text [topics]
 *   lines      where cards and passages stand: question 3-5 | …
 *   deck       what is known of the deck: deck | title #tags
 *   bytes      \xHH in the deck's text stands for that byte, \r for a carriage return
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/base/file.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"
#include "grill/deck/lint.h"
#include "grill/deck/load.h"

#define FENCE "````````````````````````"
enum { FILE_LIMIT = 16 << 20 };

struct options {
    bool passages;
    bool lines;
    bool deck;
    bool bytes;
};

struct example {
    str name; /* of the deck */
    str heading;
    str deck;
    str expected;
    struct options options;
    unsigned line; /* of the opening fence */
};

struct run {
    unsigned count;
    unsigned failed;
    bool update;
};

static void format_text(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_add_z(out, "⏎");
        else if (text.ptr[i] == '\t')
            buf_add_z(out, "\\t");
        else if (text.ptr[i] == '\r')
            buf_add_z(out, "\\r");
        else
            buf_add_byte(out, text.ptr[i]);
    }
}

static void format_topic(struct buf *out, const struct topic *topic, struct arena *arena)
{
    const str *path;
    size_t depth = topic_path(topic, &path, arena);
    for (size_t i = 0; i < depth; i++) {
        buf_add_z(out, i == 0 ? " [" : " > ");
        format_text(out, path[i]);
    }
    buf_add_z(out, depth > 0 ? "]" : "");
}

static void format_tags(struct buf *out, const str *tags, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_add_z(out, " #");
        format_text(out, tags[i]);
    }
}

static void format_head(struct buf *out, const char *kind, bool lines, unsigned first, unsigned last)
{
    buf_add_z(out, kind);
    if (lines)
        buf_addf(out, " %u-%u", first, last);
    buf_add_z(out, " | ");
}

static void end_line(struct buf *out)
{
    buf_trim_line(out);
    buf_add_byte(out, '\n');
}

static void format_card(struct buf *out, const struct card *card, struct options options, struct arena *arena)
{
    format_head(out, card_kind_name(card->kind), options.lines, card->line, card->last_line);
    format_text(out, card->question);
    buf_add_z(out, " => ");
    format_text(out, card->answer);
    format_topic(out, card->topic, arena);
    format_tags(out, card->tags, card->tag_count);
    if (card->pinned)
        buf_addf(out, " {#%.*s}", STR_ARG(card->id));
    end_line(out);
    for (size_t i = 0; i < card->option_count; i++) {
        buf_add_z(out, card->correct[i] ? "* " : "+ ");
        format_text(out, card->options[i]);
        end_line(out);
    }
    for (size_t i = 0; i < card->accept_count; i++) {
        buf_add_z(out, "~ ");
        format_text(out, card->accept[i]);
        end_line(out);
    }
}

static void format_passage(struct buf *out, const struct passage *passage, bool lines, struct arena *arena)
{
    format_head(out, "passage", lines, passage->line, passage->last_line);
    format_text(out, passage->text);
    format_topic(out, passage->topic, arena);
    end_line(out);
}

static void format_deck(struct buf *out, const struct deck *deck, struct options options, struct arena *arena)
{
    if (options.deck) {
        buf_add_z(out, "deck | ");
        format_text(out, deck->title);
        format_tags(out, deck->tags, deck->tag_count);
        end_line(out);
    }
    for (size_t i = 0; i < deck->card_count; i++)
        format_card(out, &deck->cards[i], options, arena);
    for (size_t i = 0; options.passages && i < deck->passage_count; i++)
        format_passage(out, &deck->passages[i], options.lines, arena);
}

static int hex_value(char c)
{
    const char *digits = "0123456789abcdef";
    const char *found = c ? strchr(digits, c | 0x20) : NULL;
    return found ? (int)(found - digits) : -1;
}

static str decode_bytes(struct arena *arena, str text)
{
    char *bytes = arena_alloc(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        int high = i + 3 < text.len ? hex_value(text.ptr[i + 2]) : -1;
        int low = i + 3 < text.len ? hex_value(text.ptr[i + 3]) : -1;
        if (text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == 'r') {
            bytes[len++] = '\r';
            i += 1;
        } else if (text.ptr[i] == '\\' && i + 1 < text.len && text.ptr[i + 1] == 'x' && high >= 0 && low >= 0) {
            bytes[len++] = (char)(high * 16 + low);
            i += 3;
        } else {
            bytes[len++] = text.ptr[i];
        }
    }
    return (str){bytes, len};
}

/* What the loader makes of the example, in the form of the expectations. */
static void load_example(struct buf *out, const struct example *example)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    str bytes = example->options.bytes ? decode_bytes(&arena, example->deck) : example->deck;
    const struct deck *deck = deck_load(&arena, example->name, bytes, &diags);
    if (deck)
        deck_lint(deck, &diags);
    if (deck)
        format_deck(out, deck, example->options, &arena);
    diags_sort(&diags);
    for (size_t i = 0; i < diags.count; i++)
        buf_addf(out, "! %s %u\n", diag_code_name(diags.items[i].code), diags.items[i].line);
    diags_release(&diags);
    arena_release(&arena);
}

static void print_comment(const char *title, str text)
{
    printf("# %s\n", title);
    while (text.len > 0) {
        str line = str_cut(&text, '\n');
        printf("#   %.*s\n", STR_ARG(line));
    }
}

static void check_example(struct run *run, const char *path, const struct example *example, struct buf *updated)
{
    struct buf got;
    buf_init(&got);
    load_example(&got, example);
    bool same = str_eq(buf_str(&got), example->expected);
    run->count++;
    run->failed += !same;
    printf("%s %u - %s:%u %.*s\n", same ? "ok" : "not ok", run->count, path, example->line, STR_ARG(example->heading));
    if (!same) {
        print_comment("deck:", example->deck);
        print_comment("expected:", example->expected);
        print_comment("got:", buf_str(&got));
    }
    fflush(stdout);
    buf_add(updated, buf_str(&got));
    buf_release(&got);
}

/* Reads "deck.md lines passages"; an unknown word is a mistake in the spec. */
static bool read_info(struct example *example, str info)
{
    info = str_trim(info);
    example->name = str_cut(&info, ' ');
    while (info.len > 0) {
        str word = str_cut(&info, ' ');
        if (str_eq(word, STR("passages")))
            example->options.passages = true;
        else if (str_eq(word, STR("lines")))
            example->options.lines = true;
        else if (str_eq(word, STR("deck")))
            example->options.deck = true;
        else if (str_eq(word, STR("bytes")))
            example->options.bytes = true;
        else if (word.len > 0)
            return false;
    }
    return example->name.len > 0;
}

static str take_line(str *rest, unsigned *number)
{
    (*number)++;
    return str_cut(rest, '\n');
}

/* Reads up to a line that is `end`, which is taken too; false when there is none. */
static bool take_until(str *rest, unsigned *number, str end, str *text)
{
    const char *start = rest->ptr;
    while (rest->len > 0) {
        const char *here = rest->ptr;
        if (str_eq(take_line(rest, number), end)) {
            *text = (str){start, (size_t)(here - start)};
            return true;
        }
    }
    return false;
}

static bool spec_error(struct run *run, const char *path, unsigned line, const char *what)
{
    printf("not ok %u - %s:%u: %s\n", ++run->count, path, line, what);
    run->failed++;
    return false;
}

/* Walks the file: prose is copied to `updated`, each example is checked. Returns false when the file is no spec. */
static bool check_text(struct run *run, const char *path, str rest, struct buf *updated)
{
    str heading = STR("");
    unsigned number = 0;
    while (rest.len > 0) {
        struct example example = {.heading = heading, .line = number + 1};
        str line = take_line(&rest, &number);
        buf_add(updated, line);
        buf_add_byte(updated, '\n');
        if (str_starts(line, STR("#"))) {
            heading = str_trim(str_slice(line, strspn(line.ptr, "#"), line.len));
        } else if (str_starts(line, STR(FENCE " example "))) {
            if (!read_info(&example, str_skip(line, strlen(FENCE " example "))))
                return spec_error(run, path, number, "no deck name, or an unknown word after it");
            if (!take_until(&rest, &number, STR("."), &example.deck) ||
                !take_until(&rest, &number, STR(FENCE), &example.expected))
                return spec_error(run, path, example.line, "an example without its end");
            buf_add(updated, example.deck);
            buf_add_z(updated, ".\n");
            check_example(run, path, &example, updated);
            buf_add_z(updated, FENCE "\n");
        } else if (str_starts(line, STR(FENCE))) {
            return spec_error(run, path, number, "a fence that opens no example");
        }
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

static void check_file(struct run *run, const char *path)
{
    struct arena arena;
    struct buf updated;
    struct err err;
    str text;
    arena_init(&arena);
    buf_init(&updated);
    if (file_read(&arena, path, FILE_LIMIT, &text, &err) != 0) {
        spec_error(run, path, 0, err.text);
    } else if (check_text(run, path, text, &updated) && run->update && !str_eq(text, buf_str(&updated))) {
        printf("# %s %s\n", write_file(path, buf_str(&updated)) ? "updated" : "cannot write", path);
    }
    buf_release(&updated);
    arena_release(&arena);
}

int main(int argc, char **argv)
{
    struct run run = {0};
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--update") == 0)
            run.update = true;
        else
            check_file(&run, argv[i]);
    }
    if (run.count == 0)
        printf("1..0 # SKIP no examples\n");
    else
        printf("1..%u\n", run.count);
    return run.failed > 0 && !run.update;
}
