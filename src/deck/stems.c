/*
 * stems: plain text that leads up to the options of a multiple choice, or to a folded answer.
 *
 * "Name the gas that plants take in.", a picture or some code, then a fold that says "Answer": what stands there
 * between two rules, headings or folds is a question, though nothing in it sounds like one.
 */
#include "reader_int.h"

struct stem {
    uint32_t first; /* first line of the text being passed, or 0 */
    bool open;      /* a text that begins here would stand by itself */
};

/* The fold that opens on line `n`, or NULL; `*index` moves on from call to call. */
static const struct fold *fold_at(const struct reader *reader, uint32_t n, size_t *index)
{
    while (*index < reader->fold_count && reader->folds[*index].open < n)
        ++*index;
    bool here = *index < reader->fold_count && reader->folds[*index].open == n;
    return here ? &reader->folds[*index] : NULL;
}

static bool is_answer(const struct reader *reader, const struct fold *fold)
{
    return fold->generic && fold->summary && reader_line(reader, fold->summary)->label == LABEL_ANSWER;
}

static void close_stem(const struct reader *reader, struct stem *stem, uint32_t n)
{
    enum { REACH = 60 };
    if (stem->first && n - stem->first < REACH)
        reader_line(reader, stem->first)->leads = true;
    *stem = (struct stem){0, false};
}

static void pass_line(const struct reader *reader, struct stem *stem, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_BLANK || line->kind == LINE_COMMENT || line->noise == NOISE_TAG)
        return;
    if (line->kind == LINE_HEADING || line->kind == LINE_RULE) {
        *stem = (struct stem){0, true};
    } else if (line->option) {
        close_stem(reader, stem, n);
    } else if (stem->open) {
        bool plain =
            line->kind == LINE_TEXT && !line->opens && line->depth == 0 && !line->quoted && line->noise == NOISE_NONE;
        *stem = (struct stem){plain ? n : 0, false};
    }
}

void reader_stems(struct reader *reader)
{
    struct stem stem = {0, true};
    size_t fold_index = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct fold *fold = fold_at(reader, n, &fold_index);
        if (!fold) {
            pass_line(reader, &stem, n);
            continue;
        }
        if (is_answer(reader, fold))
            close_stem(reader, &stem, n);
        if (fold->close > n)
            n = fold->close;
        stem = (struct stem){0, true};
    }
}
