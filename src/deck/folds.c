/*
 * folds: <details> elements, which say where an answer begins and ends.
 *
 * A last tag may be missing. Then the tags of the file do not come out even, and the fold that was left open seems to
 * hold the questions below it: it ends before the next fold of its kind and the question of that, before a heading
 * that is not below its own, or before the next label of a question, whichever comes first.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "reader_int.h"

/* What is folded: answers below a question, or a question with its answer. Sections are neither. */
enum fold_kind { FOLD_OTHER, FOLD_ANSWER, FOLD_QUESTION };

/* A fold that is open. */
struct opened {
    uint32_t index; /* of the fold */
    uint32_t guess; /* where it ends if its last tag is missing, 0 for the end of the file */
    uint8_t rank;   /* of the heading it stands under, 0 for none */
    enum fold_kind kind;
};

struct folding {
    struct reader *reader;
    struct opened open[16];
    unsigned depth;
    uint8_t rank;      /* of the latest heading */
    bool parts;        /* a fold does not hold one of its kind */
    unsigned unclosed; /* folds without a last tag */
    unsigned surplus;  /* last tags without a fold */
    struct fold known; /* the last summary that was read: of several on a line the first one stands for all */
    enum fold_kind known_kind;
};

static struct fold *fold_at(const struct folding *folding, unsigned depth)
{
    return &folding->reader->folds[folding->open[depth].index];
}

/* The last line before `n` with a text, but not before the fold's summary. */
static uint32_t end_before(const struct folding *folding, const struct fold *fold, uint32_t n)
{
    uint32_t least = fold->summary_last > fold->open ? fold->summary_last : fold->open;
    uint32_t last = reader_before(folding->reader, n);
    return last > least ? last : least;
}

/* The fold at this depth is never closed. */
static void drop_fold(struct folding *folding, unsigned depth)
{
    struct fold *fold = fold_at(folding, depth);
    fold->unclosed = true;
    if (folding->open[depth].guess)
        fold->close = end_before(folding, fold, folding->open[depth].guess);
    struct opened *gone = &folding->open[depth];
    memmove(gone, gone + 1, (--folding->depth - depth) * sizeof *gone);
    folding->unclosed++;
}

static void guess_end(struct opened *opened, uint32_t n)
{
    opened->guess = opened->guess ? opened->guess : n;
}

static void see_heading(struct folding *folding, uint32_t n, uint8_t rank)
{
    bool asks = folding->depth && text_likeness(reader_heading(folding->reader, n)) == LIKE_MARK;
    for (unsigned i = 0; i < folding->depth; i++) {
        const struct opened *opened = &folding->open[i];
        if (opened->rank ? rank <= opened->rank : asks && opened->kind != FOLD_OTHER)
            guess_end(&folding->open[i], n);
    }
    folding->rank = rank;
}

static void see_label(struct folding *folding, uint32_t n)
{
    if (folding->depth == 0 || !folding->parts || reader_shape(folding->reader, n).label != LABEL_QUESTION)
        return;
    for (unsigned i = 0; i < folding->depth; i++)
        if (folding->open[i].kind != FOLD_OTHER && fold_at(folding, i)->open < n)
            guess_end(&folding->open[i], n);
}

static void open_fold(struct folding *folding, uint32_t n)
{
    struct reader *reader = folding->reader;
    if (folding->depth == COUNT_OF(folding->open))
        drop_fold(folding, folding->depth - 1);
    reader->folds = array_reserve(reader->folds, &reader->fold_cap, reader->fold_count + 1, sizeof *reader->folds);
    reader->folds[reader->fold_count] = (struct fold){.open = n, .close = reader->outline.line_count};
    folding->open[folding->depth++] =
        (struct opened){.index = (uint32_t)reader->fold_count++, .rank = folding->rank, .kind = FOLD_OTHER};
}

static void close_fold(struct folding *folding, uint32_t n)
{
    if (folding->depth)
        fold_at(folding, --folding->depth)->close = n;
    else
        folding->surplus++;
}

/* The line that closes the summary that begins on line `n`; `n` itself when none of the next does. */
static uint32_t summary_end(const struct reader *reader, uint32_t n)
{
    enum { REACH = 8 };
    for (uint32_t i = n; i <= reader->outline.line_count && i < n + REACH; i++)
        if (has_tag(outline_line(&reader->outline, i), STR("summary"), true))
            return i;
    return n;
}

static void read_summary(struct reader *reader, uint32_t n, struct fold *fold)
{
    fold->summary_last = summary_end(reader, n);
    struct buf out;
    buf_init(&out);
    for (uint32_t i = n; i <= fold->summary_last; i++) {
        str raw = outline_line(&reader->outline, i);
        ptrdiff_t open = i == n ? str_find(raw, STR("<summary"), 0) : 0;
        str text = str_skip(raw, (size_t)(open < 0 ? 0 : open));
        ptrdiff_t close = str_find(text, STR("</summary"), 0);
        if (close >= 0)
            text.len = (size_t)close;
        if (out.len)
            buf_add_byte(&out, '\n');
        text = without_tags(reader->scratch, text);
        if (text.len && fold->mark == 0)
            fold->mark = i;
        buf_add(&out, text);
    }
    fold->text = trim_blanks(arena_copy(reader->scratch, buf_str(&out)));
    buf_release(&out);
}

/* The first line of the question that an answer folded on line `n` belongs to: the paragraph right above, below line
 * `above`. */
static uint32_t question_above(const struct reader *reader, uint32_t n, uint32_t above)
{
    uint32_t first = reader_before(reader, n);
    while (first > above + 1 && reader_text(reader, first - 1).len)
        first--;
    return first ? first : n;
}

/* A fold of the same kind below an open one: that should have ended before. */
static void part_folds(struct folding *folding)
{
    struct opened *inner = &folding->open[folding->depth - 1];
    if (!folding->parts || folding->depth < 2 || inner->kind == FOLD_OTHER || inner[-1].kind != inner->kind)
        return;
    uint32_t n = fold_at(folding, folding->depth - 1)->open;
    n = inner->kind == FOLD_ANSWER ? question_above(folding->reader, n, fold_at(folding, folding->depth - 2)->open) : n;
    if (inner[-1].guess == 0 || n < inner[-1].guess)
        inner[-1].guess = n;
    drop_fold(folding, folding->depth - 2);
}

/* "What is a lock? *(click to expand)*" without the words for whoever unfolds it, and their emphasis. */
static str without_invitation(str text)
{
    str rest = str_strip_right(text, STR("*_"));
    str marks = str_skip(text, rest.len);
    size_t at = str_ends(rest, STR(")")) ? str_behind_last(rest, '(') : 0;
    if (at == 0 || !summary_is_generic(str_slice(rest, at, rest.len - 1)))
        return text;
    str before = str_slice(text, 0, at - 1);
    before.len -= str_ends(before, marks) ? marks.len : 0; /* else they emphasise all of it */
    before = str_trim_right(before);
    return before.len ? before : text;
}

/* Reads the summary that begins on line `n`, and labels the line by what it says. */
static void know_summary(struct folding *folding, uint32_t n)
{
    struct reader *reader = folding->reader;
    struct fold *fold = &folding->known;
    *fold = (struct fold){.summary = n};
    read_summary(reader, n, fold);
    fold->text = without_invitation(fold->text);
    struct shape shape = shape_of(fold->text);
    str bare = str_strip_right(unwrapped(shape.text), STR(":.!*_ "));
    bare = trim_emoji_right(str_skip(bare, emoji_prefix(bare)));
    fold->generic =
        shape.label == LABEL_ANSWER || shape.label == LABEL_EXPLANATION || summary_is_generic(bare) || bare.len == 0;
    struct line *line = reader_line(reader, n);
    if (shape.label == LABEL_HINT || starts_folded(bare, "hint") || title_is_contents(bare))
        line->label = LABEL_HINT;
    else if (fold->generic)
        line->label = shape.label == LABEL_EXPLANATION ? LABEL_EXPLANATION : LABEL_ANSWER;
    bool asks = line->label == LABEL_NONE && text_likeness(bare) >= LIKE_WORD;
    bool answers = line->label == LABEL_ANSWER;
    folding->known_kind = asks ? FOLD_QUESTION : answers ? FOLD_ANSWER : FOLD_OTHER;
}

static void see_summary(struct folding *folding, uint32_t n)
{
    struct fold *fold = folding->depth ? fold_at(folding, folding->depth - 1) : NULL;
    if (!fold || fold->summary)
        return;
    if (folding->known.summary != n)
        know_summary(folding, n);
    const struct fold *known = &folding->known;
    fold->summary = n;
    fold->summary_last = known->summary_last;
    fold->mark = known->mark;
    fold->text = known->text;
    fold->generic = known->generic;
    folding->open[folding->depth - 1].kind = folding->known_kind;
    part_folds(folding);
}

static void see_tags(struct folding *folding, uint32_t n, str text)
{
    for (ptrdiff_t at = str_find_byte(text, '<', 0); at >= 0; at = str_find_byte(text, '<', (size_t)at + 1)) {
        str name;
        bool closing;
        size_t size = tag_name(str_skip(text, (size_t)at), &name, &closing);
        bool details = size && str_eq_nocase(name, STR("details"));
        if (size == 0 || (details && !closing && is_spoken_of(text, (size_t)at, size)))
            continue;
        if (details && !closing)
            open_fold(folding, n);
        else if (details)
            close_fold(folding, n);
        else if (str_eq_nocase(name, STR("summary")) && !closing)
            see_summary(folding, n);
    }
}

static void read_folds(struct folding *folding)
{
    struct reader *reader = folding->reader;
    reader->fold_count = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        str text = reader_text(reader, n);
        if (line->kind == LINE_HEADING)
            see_heading(folding, n, line->rank);
        if (line->kind == LINE_CODE && folding->depth && str_eq_nocase(text, STR("</details>")))
            close_fold(folding, n);
        if (line->kind != LINE_HTML && line->kind != LINE_TEXT)
            continue;
        see_label(folding, n);
        if (has_sign(reader, n, SIGN_TAG))
            see_tags(folding, n, text);
    }
    while (folding->depth)
        drop_fold(folding, folding->depth - 1);
}

/* ---- what was found ---- */

size_t fold_below(const struct reader *reader, uint32_t n)
{
    size_t low = 0;
    for (size_t high = reader->fold_count; low < high;) {
        size_t middle = (low + high) / 2;
        if (reader->folds[middle].open < n)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct fold *reader_fold(const struct reader *reader, uint32_t n)
{
    enum { REACH = 8 /* lines of a summary before its text */ };
    for (size_t i = fold_below(reader, n > REACH ? n - REACH : 1); i < reader->fold_count && reader->folds[i].open <= n;
         i++)
        if (reader->folds[i].mark == n)
            return &reader->folds[i];
    return NULL;
}

static bool asks(const struct fold *fold)
{
    return text_likeness(fold->text) >= LIKE_WORD;
}

/* Whether a heading or a numbered item stands above the fold, below the one before. */
static bool is_titled(const struct reader *reader, size_t index)
{
    enum { REACH = 60 };
    uint32_t open = reader->folds[index].open, above = index ? reader->folds[index - 1].close : 0;
    for (uint32_t n = open - 1; n > above && n + REACH > open; n--) {
        enum line_kind kind = (enum line_kind)reader_line(reader, n)->kind;
        if (kind == LINE_HEADING || (kind == LINE_TEXT && reader_shape(reader, n).form != NUMBER_NONE))
            return true;
    }
    return false;
}

/* Whether a summary that stands over `count` folds only says that the answer is there. */
static bool is_refrain(const struct reader *reader, const struct fold *fold, unsigned count)
{
    enum { LEAST = 4 };
    size_t most = reader->fold_count;
    return count >= LEAST && reader_line(reader, fold->summary)->label == LABEL_NONE &&
           (asks(fold) ? count * 10 >= most * 9 : count * 2 >= most);
}

/* Summaries that say the same over most folds, in whatever language. When they ask, it is about what the titles above
 * them begin. */
static void see_refrains(struct reader *reader)
{
    enum { LONGEST = 60 };
    struct map counts;
    map_init(&counts);
    unsigned *seen = ARENA_ARRAY(reader->scratch, unsigned, reader->fold_count + 1);
    for (size_t i = 0; i < reader->fold_count; i++) {
        str text = reader->folds[i].text;
        if (text.len == 0 || text.len > LONGEST || (asks(&reader->folds[i]) && !is_titled(reader, i)))
            continue;
        unsigned *first = map_find(&counts, text);
        if (first)
            ++*first;
        else
            map_put(&counts, text, &seen[i]);
        seen[i] = 1;
    }
    for (size_t i = 0; i < reader->fold_count; i++) {
        struct fold *fold = &reader->folds[i];
        bool fits = fold->text.len && fold->text.len <= LONGEST && !fold->generic;
        const unsigned *count = fits ? map_find(&counts, fold->text) : NULL;
        if (!count || !is_refrain(reader, fold, *count))
            continue;
        fold->generic = true;
        fold->asks = asks(fold);
        reader_line(reader, fold->summary)->label = LABEL_ANSWER;
    }
    map_release(&counts);
}

/* The tags of a fold go; the text of its summary stays, unless it only says "Answer". */
static void take_out_tags(struct reader *reader, const struct fold *fold)
{
    reader_line(reader, fold->open)->tags = true;
    reader_line(reader, fold->close)->tags = true;
    for (uint32_t n = fold->summary; n && n <= fold->summary_last && n <= reader->outline.line_count; n++)
        reader_line(reader, n)->tags = true;
}

static void report_fold(const struct reader *reader, const struct fold *fold)
{
    struct builder *builder = reader->builder;
    str line = outline_line(&reader->outline, fold->open);
    ptrdiff_t at = str_find(line, STR("<details"), 0);
    unsigned col = 1 + (unsigned)utf8_length(str_slice(line, 0, at > 0 ? (size_t)at : 0));
    diags_add(builder->diags, DIAG_FOLD, builder->deck->path, reader_place(reader, fold->open), col,
              "this <details> is never closed");
}

void reader_folds(struct reader *reader)
{
    enum { REPORTED = 20 };
    struct folding folding = {.reader = reader};
    read_folds(&folding);
    if (folding.unclosed) {
        struct folding parted = {.reader = reader, .parts = true};
        read_folds(&parted);
        if (parted.surplus > folding.surplus) { /* folds are meant to hold some of their kind */
            folding = (struct folding){.reader = reader};
            read_folds(&folding);
        }
    }
    see_refrains(reader);
    unsigned reported = 0;
    for (size_t i = 0; i < reader->fold_count; i++) {
        take_out_tags(reader, &reader->folds[i]);
        if (reader->folds[i].unclosed && reported++ < REPORTED)
            report_fold(reader, &reader->folds[i]);
    }
}
