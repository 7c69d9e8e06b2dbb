/*
 * walk: from decided marks to topics, cards and passages, in one pass over the lines.
 */
#include "char_int.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

enum { TOPICS = 32 };

struct walk {
    struct reader *reader;
    struct topic *stack[TOPICS]; /* stack[0] is the root */
    uint8_t ranks[TOPICS];       /* twice that of the mark, less one when questions of the same rank stand below */
    unsigned depth;              /* topics on the stack, the root included */
    const struct mark *open;     /* the question whose text is being passed, or NULL */
    uint32_t passage;            /* first line of the open passage, or 0 */
};

void reader_claim(struct reader *reader, uint32_t first, uint32_t last, enum claim_what what, const char *style,
                  const char *reason)
{
    if (!reader->claims)
        return;
    for (uint32_t n = first; n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        struct claim *claim = &reader->claims[reader_place(reader, n) - 1];
        if (line->kind == LINE_BLANK)
            *claim = (struct claim){CLAIM_BLANK, "", ""};
        else if (line->noise != NOISE_NONE)
            *claim = (struct claim){line->noise == NOISE_KEY ? CLAIM_KEY : CLAIM_NOISE, "", noise_reason(reader, n)};
        else if (line->kind == LINE_RULE && what != CLAIM_QUESTION && what != CLAIM_TOPIC)
            *claim = (struct claim){CLAIM_NOISE, "", "rule"};
        else
            *claim = (struct claim){what, style, reason};
    }
}

/* A topic only shows once something stands under it. */
static const struct topic *use_topic(struct walk *walk)
{
    for (unsigned i = 1; i < walk->depth; i++)
        builder_hang(walk->stack[i - 1], walk->stack[i]);
    return walk->stack[walk->depth - 1];
}

static void claim_passage(struct reader *reader, uint32_t first, uint32_t last)
{
    reader_claim(reader, first, last, CLAIM_PASSAGE, "", "no question, kept for its topic");
    for (uint32_t n = first; reader->claims && n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_TABLE && reader_aside(reader, line->block))
            reader_claim(reader, n, n, CLAIM_PASSAGE, "table", reader_aside(reader, line->block));
    }
}

static void close_passage(struct walk *walk, uint32_t end)
{
    struct reader *reader = walk->reader;
    uint32_t first = walk->passage;
    walk->passage = 0;
    if (first == 0 || first > end)
        return;
    str text = reader_keep(reader, reader_body(reader, (str){0}, first, end, 0));
    claim_passage(reader, first, end);
    if (text.len == 0)
        return;
    while (end > first && (reader_line(reader, end)->kind == LINE_BLANK || reader_line(reader, end)->kind == LINE_RULE))
        end--;
    builder_passage(reader->builder, use_topic(walk), text, reader_place(reader, first), reader_place(reader, end));
}

/* A place that was kept free for a question, "5. —", is none. A heading with holes is as many cards. */
static void add_card(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
    struct hole holes[HOLES_MOST];
    reader_split(reader, mark, end, card);
    if (reader->held && mark->style == STYLE_HEADING && holes_find(card->question, HOLE_COUNTED, holes) > 0) {
        const struct card whole = *card;
        reader->builder->deck->card_count--;
        cloze_cards(reader->builder, whole.question, HOLE_COUNTED, whole.answer, whole.line, whole.last_line, topic);
        return;
    }
    if (card->answer.len)
        return;
    if (card->question.len == 0 || (card->option_count == 0 && text_is_placeholder(card->question)))
        reader->builder->deck->card_count--;
}

/* The last line that may answer a mark: what stands behind a key that answers it in words does not. */
static uint32_t end_at_key(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    const struct key_entry *key = reader->key_count ? reader_key(reader, mark) : NULL;
    return key && key->whole && key->title > mark->line && key->title <= end ? key->title - 1 : end;
}

static void close_card(struct walk *walk, uint32_t end)
{
    const struct mark *mark = walk->open;
    walk->open = NULL;
    if (!mark)
        return;
    struct reader *reader = walk->reader;
    const struct style *style = styles[mark->style];
    uint32_t last = style->last_line ? style->last_line(reader, mark, end) : list_item_end(reader, mark, end);
    last = end_at_key(reader, mark, last);
    const struct topic *topic = use_topic(walk);
    if (style->make)
        style->make(reader, mark, last, topic);
    else
        add_card(reader, mark, last, topic);
    if (last < end && reader_next(reader, last, end)) {
        walk->passage = reader_next(reader, last, end);
        close_passage(walk, end);
    }
}

static void close_all(struct walk *walk, uint32_t end)
{
    close_card(walk, end);
    close_passage(walk, end);
}

static void leave_topics(struct walk *walk, unsigned rank)
{
    while (walk->depth > 1 && walk->ranks[walk->depth - 1] >= rank)
        walk->depth--;
}

/* Whether a heading with nothing of its own stands right above a question of its rank: then it is the title of the
 * questions from there to the next such heading. A sentence is none, nor is the title of the contents. */
static bool heads_its_rank(const struct reader *reader, const struct mark *mark, str title)
{
    const struct mark *next = mark + 1;
    if (mark->style != STYLE_HEADING || (mark->flags & MARK_BODY) || next == reader->marks + reader->mark_count ||
        next->style != STYLE_HEADING || next->role != ROLE_QUESTION || next->rank != mark->rank)
        return false;
    uint32_t below = reader_next(reader, mark->line, next->line);
    bool contents = reader_line(reader, below)->noise == NOISE_CONTENTS && title_is_contents(title);
    return !contents && !ends_sentence(title);
}

static void open_topic(struct walk *walk, const struct mark *mark)
{
    struct reader *reader = walk->reader;
    unsigned rank = 2U * mark->rank;
    leave_topics(walk, rank - 1);
    if (reader_line(reader, mark->line)->noise == NOISE_CONTENTS) {
        reader_claim(reader, mark->line, mark->line, CLAIM_NOISE, "", "");
        return;
    }
    if (walk->depth == TOPICS)
        walk->depth--;
    const struct fold *fold = reader->fold_count ? reader_fold(reader, mark->line) : NULL;
    str text = fold ? fold->text : reader_heading(reader, mark->line);
    str title = clean_title(reader->scratch, text, reader->outline.text);
    struct topic *topic = builder_topic(reader->builder, reader_keep(reader, title), reader_place(reader, mark->line));
    walk->stack[walk->depth] = topic;
    walk->ranks[walk->depth++] = (uint8_t)(rank - heads_its_rank(reader, mark, title));
    if (reader->builder->deck->title.len == 0 && mark->rank < RANK_NUMBERED_TITLE)
        reader->builder->deck->title = topic->title;
    reader_claim(reader, mark->line, mark->line, CLAIM_TOPIC, styles[mark->style]->name, mark->reason);
}

static void take_mark(struct walk *walk, const struct mark *mark)
{
    close_all(walk, first_line_of(walk->reader, mark) - 1);
    if (mark->role == ROLE_TOPIC) {
        open_topic(walk, mark);
        return;
    }
    if (mark->style == STYLE_HEADING)
        leave_topics(walk, 2U * mark->rank);
    else
        leave_topics(walk, 2U * (RANK_STEM + mark->depth));
    walk->open = mark;
}

/* A line outside of any card. Returns the last line it took. */
static uint32_t take_loose(struct walk *walk, uint32_t n)
{
    struct reader *reader = walk->reader;
    const struct line *line = reader_line(reader, n);
    bool begins = walk->passage == 0 || (n > 1 && reader_line(reader, n - 1)->block != line->block);
    if (line->kind == LINE_TABLE && line->noise == NOISE_NONE && begins) {
        close_passage(walk, n - 1);
        if (reader_table(reader, line->block, use_topic(walk)))
            return reader->outline.blocks[line->block].last;
    }
    if (line->kind != LINE_BLANK && line->kind != LINE_RULE && line->noise == NOISE_NONE && walk->passage == 0)
        walk->passage = n;
    else if (walk->passage == 0)
        reader_claim(reader, n, n, CLAIM_NOISE, "", "");
    return n;
}

void reader_walk(struct reader *reader)
{
    size_t cards = 0; /* or rows of tables that are none */
    for (size_t i = 0; i < reader->mark_count; i++)
        cards += reader->marks[i].role == ROLE_QUESTION;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++)
        cards += reader_line(reader, n)->kind == LINE_TABLE;
    builder_expect(reader->builder, cards);
    struct walk walk = {.reader = reader, .depth = 1};
    walk.stack[0] = reader->top;
    size_t next = next_decided(reader, 0);
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        while (line_of_mark(reader, next) < n)
            next = next_decided(reader, next + 1);
        if (line_of_mark(reader, next) == n)
            take_mark(&walk, &reader->marks[next]);
        else if (!walk.open)
            n = take_loose(&walk, n);
    }
    close_all(&walk, reader->outline.line_count);
}
