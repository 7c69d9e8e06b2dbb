/*
 * doubt: what looks like a question and became none.
 *
 * The reading of a file is doubtful when much in it that asks was left out or stands in the answers of other questions:
 * then it explains the file hardly better than another one, in which those lines are the questions. What asks under a
 * question that does not ask itself is none of that: it is what is asked there.
 */
#include "reading_int.h"

enum {
    ENOUGH = 3, /* lines that ask in answers; of labels one is enough */
    OUTSIDE = 2 /* … and outside of them */
};

/* The first doubtful line, and how many are like it. */
struct doubt {
    const struct mark *mark;
    const struct mark *host; /* the question whose answer it stands in, or NULL */
    unsigned count;
    unsigned styles; /* STYLE_BITs */
};

/* What asks between one topic or question and the next. */
struct stretch {
    const struct mark *host;
    uint32_t last;       /* line of its answer */
    bool stated;         /* something asks in it */
    bool labelled;       /* … with a label */
    struct doubt strong; /* what would be believed elsewhere */
};

struct doubts {
    struct doubt strong;
    struct doubt plain[STYLE_COUNT]; /* all that asks besides the questions */
};

/* What is nested deeper than the question belongs to it. */
static bool is_left_out(const struct stretch *stretch, const struct mark *mark)
{
    bool none = mark->role == ROLE_NONE && !mark->folded && !(mark->flags & MARK_INNER);
    return none && mark->depth <= (stretch->host ? stretch->host->depth : 0) && mark->style != STYLE_TITLE &&
           (mark->like == LIKE_MARK || (mark->flags & MARK_LABEL));
}

/* Plain lines and bullets ask in many answers; what has a look of its own and a text below it asks in few. */
static bool is_strong(const struct stretch *stretch, const struct mark *mark)
{
    return (mark->flags & MARK_BODY) && !(mark->flags & MARK_ALONE) &&
           (!stretch->host || (mark->style != STYLE_LINE && mark->style != STYLE_BULLET));
}

static void add_doubt(struct doubt *doubt, const struct doubt *more)
{
    if (!doubt->mark) {
        *doubt = *more;
        return;
    }
    doubt->count += more->count;
    doubt->styles |= more->styles;
}

static void see_left_out(struct stretch *stretch, const struct mark *mark, struct doubts *doubts)
{
    if (stretch->host && mark->line > stretch->last)
        stretch->host = NULL;
    if (!is_left_out(stretch, mark))
        return;
    const struct doubt one = {mark, stretch->host, 1, STYLE_BIT(mark->style)};
    if (stretch->stated || !stretch->host || stretch->host->like >= LIKE_WORD)
        add_doubt(&doubts->plain[mark->style], &one);
    stretch->stated = true;
    if (!is_strong(stretch, mark))
        return;
    bool labelled = stretch->host && (mark->flags & MARK_LABEL);
    if (labelled && !stretch->labelled)
        stretch->strong.mark = NULL; /* the label speaks for itself */
    stretch->labelled = stretch->labelled || labelled;
    add_doubt(&stretch->strong, &one);
}

static void end_stretch(const struct stretch *stretch, struct doubts *doubts)
{
    const struct doubt *strong = &stretch->strong;
    if (stretch->labelled || strong->count >= (stretch->host ? ENOUGH : OUTSIDE))
        add_doubt(&doubts->strong, strong);
}

/* What is strong is doubtful by itself, what is not only when there is as much of it as of questions. */
static const struct doubt *choose_doubt(const struct doubts *doubts, unsigned questions)
{
    if (doubts->strong.mark)
        return &doubts->strong;
    for (unsigned style = 0; style < STYLE_COUNT; style++)
        if (doubts->plain[style].count >= ENOUGH && doubts->plain[style].count >= questions)
            return &doubts->plain[style];
    return NULL;
}

static void report(const struct reader *reader, const struct doubt *doubt, unsigned used)
{
    const struct mark *mark = doubt->mark;
    struct buf text;
    buf_init(&text);
    if (doubt->host)
        buf_addf(&text, "read as part of the answer to line %u", reader_place(reader, doubt->host->line));
    else
        buf_add_z(&text, "read as a remark on its topic");
    buf_add_z(&text, ", but it looks like a question");
    if (doubt->count > 1)
        buf_addf(&text, ", and so do%s %u more", doubt->count == 2 ? "es" : "", doubt->count - 1);
    buf_add_z(&text, "; 'style: ");
    styles_add_names(&text, used | doubt->styles);
    buf_add_z(&text, "' in the front matter asks what looks so");
    if (used && !(used & doubt->styles)) {
        buf_add_z(&text, ", 'style: ");
        styles_add_names(&text, used);
        buf_add_z(&text, "' does not");
    }
    str line = outline_line(&reader->outline, mark->line);
    unsigned col = (unsigned)(reader_text(reader, mark->line).ptr - line.ptr) + 1;
    struct builder *builder = reader->builder;
    diags_add(builder->diags, DIAG_DOUBTFUL_STYLE, builder->deck->path, reader_place(reader, mark->line), col, "%.*s",
              STR_ARG(buf_str(&text)));
    buf_release(&text);
}

/* Tables that would be decks if they did not stand in an answer. */
static void report_table(const struct reader *reader, uint32_t line, uint32_t host)
{
    struct builder *builder = reader->builder;
    diags_add(
        builder->diags, DIAG_DOUBTFUL_STYLE, builder->deck->path, reader_place(reader, line), 0,
        "read as part of the answer to line %u, but the header of the table names questions and answers; a heading "
        "above it asks its rows",
        reader_place(reader, host));
}

static void find_tables(struct reader *reader)
{
    const struct mark *host = NULL;
    size_t next = next_decided(reader, 0);
    for (uint32_t i = 0; i < reader->outline.block_count; i++) {
        const struct block *block = &reader->outline.blocks[i];
        if (block->kind != BLOCK_TABLE)
            continue;
        for (; line_of_mark(reader, next) < block->line; next = next_decided(reader, next + 1))
            host = reader->marks[next].role == ROLE_QUESTION ? &reader->marks[next] : NULL;
        if (host && reader_table_is_deck(reader, i)) {
            report_table(reader, block->line, host->line);
            return;
        }
    }
}

/* What mark `index` holds up to the next one that is decided. */
static struct stretch begin_stretch(const struct reader *reader, size_t index)
{
    const struct mark *mark = &reader->marks[index];
    if (mark->role != ROLE_QUESTION)
        return (struct stretch){.host = NULL};
    uint32_t end = line_of_mark(reader, next_decided(reader, index + 1)) - 1;
    const struct style *style = styles[mark->style];
    return (struct stretch){.host = mark, .last = style->last_line ? style->last_line(reader, mark, end) : end};
}

void reader_doubt(struct reader *reader)
{
    struct doubts doubts = {.strong = {.count = 0}};
    struct stretch stretch = {.host = NULL};
    unsigned used = 0;
    unsigned questions = 0;
    if (reader->forced)
        return;
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE) {
            see_left_out(&stretch, mark, &doubts);
            continue;
        }
        end_stretch(&stretch, &doubts);
        stretch = begin_stretch(reader, i);
        questions += mark->role == ROLE_QUESTION;
        used |= mark->role == ROLE_QUESTION ? STYLE_BIT(mark->style) : 0;
    }
    end_stretch(&stretch, &doubts);
    const struct doubt *doubt = choose_doubt(&doubts, questions);
    if (doubt)
        report(reader, doubt, used);
    else
        find_tables(reader);
}
