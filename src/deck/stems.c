/*
 * stems: plain text that leads up to the options of a multiple choice, or to a folded answer.
 *
 * "Name the gas that plants take in.", a picture or some code, then a fold that says "Answer": what stands there
 * between two rules, headings or folds is a question, though nothing in it sounds like one. A quotation right below
 * options explains them, and ends a question as a rule does.
 */
#include "reader_int.h"

struct stem {
    uint32_t first; /* first line of the text being passed, or 0 */
    uint32_t last;  /* first line of its latest paragraph */
    unsigned count; /* items in it: several are its parts, a single one rather begins a question of its own */
    bool numbered;  /* … the first of them is */
    bool shows;     /* code, a table or a picture is in it */
    bool open;      /* a text that begins here would stand by itself */
    bool behind;    /* options are the last thing above, but for a quotation that explains them */
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
    if (stem->first && n - stem->first < REACH && stem->count != 1) {
        reader_line(reader, stem->first)->leads = true;
        for (uint32_t i = stem->first + 1; i < n; i++)
            reader_line(reader, i)->led = true;
    }
    *stem = (struct stem){.first = 0};
}

/* Whether options that begin on line `n` stand inside of the numbered item right above them: it asks, then, and is no
 * part of what is asked. */
static bool are_items_own(const struct reader *reader, uint32_t n)
{
    return n > 1 && reader_line(reader, n - 1)->kind == LINE_TEXT && reader_shape(reader, n - 1).form != NUMBER_NONE &&
           reader_indent(reader, n) > reader_indent(reader, n - 1);
}

/* Options below a text: when its last paragraph asks by itself, what stands before it only introduces it. */
static void close_over_options(const struct reader *reader, struct stem *stem, uint32_t n)
{
    bool introduced = stem->first && stem->last != stem->first && !stem->shows &&
                      text_likeness(reader_text(reader, stem->last)) >= LIKE_WORD;
    if (introduced || (stem->count && are_items_own(reader, n)))
        *stem = (struct stem){.first = 0};
    close_stem(reader, stem, n);
    stem->behind = true;
}

/* Whether something else than plain text begins on the line: an item, a number, a label, emphasis. */
static bool begins_other(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->opens || line->depth || line->quoted || line->noise != NOISE_NONE)
        return true;
    struct shape shape = reader_shape(reader, n);
    return shape.form != NUMBER_NONE || shape.label != LABEL_NONE || shape.bullet || shape.bold;
}

/* A number that asks below bullets, a bullet below numbers, or a count that begins again is no further part: it begins
 * a question of its own. */
static void pass_item(struct stem *stem, const struct shape *shape)
{
    bool numbered = shape->number >= 0;
    if (!numbered && !shape->bullet)
        return;
    enum likeness least = numbered ? LIKE_WORD : LIKE_MARK;
    bool again = numbered && stem->numbered && shape->number == 1;
    if (stem->count && (again || (numbered != stem->numbered && text_likeness(shape->text) >= least)))
        stem->first = 0;
    stem->numbered = stem->count ? stem->numbered : numbered;
    stem->count++;
}

static void pass_text(const struct reader *reader, struct stem *stem, uint32_t n)
{
    stem->behind = false;
    bool picture = str_starts(reader_text(reader, n), STR("!["));
    if (stem->open) {
        bool plain = !picture && !begins_other(reader, n);
        *stem = (struct stem){.first = plain ? n : 0, .last = n};
    } else if (stem->first && picture) {
        stem->shows = true;
    } else if (stem->first) {
        struct shape shape = reader_shape(reader, n);
        if (shape.label == LABEL_QUESTION || shape.label == LABEL_ANSWER || (shape.bold && shape.lead == LEAD_WHOLE))
            stem->first = 0;
        pass_item(stem, &shape);
        if (reader_line(reader, n - 1)->kind != LINE_TEXT)
            stem->last = n;
    }
}

static void pass_line(const struct reader *reader, struct stem *stem, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind == LINE_BLANK || line->kind == LINE_COMMENT || line->noise == NOISE_TAG)
        return;
    if (line->kind == LINE_HEADING || line->kind == LINE_RULE)
        *stem = (struct stem){.open = true};
    else if (line->option)
        close_over_options(reader, stem, n);
    else if (line->quoted && stem->behind)
        stem->open = true;
    else if (line->kind == LINE_TEXT)
        pass_text(reader, stem, n);
    else if (stem->open)
        *stem = (struct stem){.first = 0};
    else
        stem->shows = true;
}

static bool any_option(const struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        if (reader_line(reader, n)->option)
            return true;
    return false;
}

void reader_stems(struct reader *reader)
{
    if (reader->fold_count == 0 && !any_option(reader))
        return;
    struct stem stem = {.open = true};
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
        stem = (struct stem){.open = true};
    }
}
