/*
 * style_tagged: lines and headings that end with "#card".
 */
#include "char_int.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

static bool is_heading(const struct reader *reader, uint32_t n)
{
    return reader_line(reader, n)->kind == LINE_HEADING;
}

static str tagged_text(const struct reader *reader, uint32_t n)
{
    return before_card_tag(is_heading(reader, n) ? reader_heading(reader, n) : reader_text(reader, n));
}

static bool is_tagged(const struct reader *reader, uint32_t n)
{
    return has_sign(reader, n, SIGN_HASH) && tagged_text(reader, n).len > 0;
}

/* The tagged line that ends the text of the item on line `n`, above what is nested in it: the item's own line or a
 * further one; 0 when there is none. */
static uint32_t tag_of_item(const struct reader *reader, uint32_t n)
{
    enum { REACH = 40 };
    if (is_tagged(reader, n))
        return n;
    uint32_t last = n + REACH < reader->outline.line_count ? n + REACH : reader->outline.line_count;
    for (uint32_t i = n + 1; reader->tagged && reader_line(reader, n)->opens && i <= last; i++) {
        const struct line *line = reader_line(reader, i);
        if (line->opens || line->kind == LINE_BLANK || reader_indent(reader, i) <= reader_indent(reader, n))
            return 0;
        if (is_tagged(reader, i))
            return i;
    }
    return 0;
}

/* Whether an item begins above that the line ends. */
static bool ends_item(const struct reader *reader, uint32_t n)
{
    enum { REACH = 40 };
    uint32_t from = n;
    while (from > 1 && from + REACH > n && !reader_line(reader, from)->opens &&
           reader_line(reader, from)->kind != LINE_BLANK)
        from--;
    return from < n && reader_line(reader, from)->opens && tag_of_item(reader, from) == n;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    if (tag_of_item(reader, n) == 0 || ends_item(reader, n) || shape->label == LABEL_ANSWER ||
        line_is_inline(reader, n))
        return false;
    bool title = is_heading(reader, n) && reader_line(reader, n)->rank <= RANK_STEP + RANK_RULED;
    if (title && reader_line(reader, n)->opens == 0)
        return false;
    mark->style = STYLE_TAGGED;
    mark->depth = reader_line(reader, n)->depth;
    return true;
}

/* Whether an item begins on line `n`: one that is set in below a line of text is a further line of it for Markdown. */
static bool is_item(const struct reader *reader, uint32_t n)
{
    return reader_line(reader, n)->opens || reader_shape(reader, n).bullet;
}

/* Of an item what is nested in it, of a heading what stands under it, of a line the paragraph below it, up to
 * the next tagged line. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t last = mark->line;
    if (is_heading(reader, last) && reader_line(reader, last)->opens == 0) {
        while (last < end && !(is_heading(reader, last + 1) &&
                               reader_line(reader, last + 1)->rank <= reader_line(reader, mark->line)->rank))
            last++;
        return last;
    }
    if (is_item(reader, last)) {
        while (last < end && (reader_line(reader, last + 1)->kind == LINE_BLANK ||
                              reader_indent(reader, last + 1) > reader_indent(reader, mark->line)))
            last++;
        return last;
    }
    uint32_t next = reader_next(reader, last, end);
    if (!next || is_tagged(reader, next))
        return last;
    for (last = next; last < end && reader_line(reader, last + 1)->kind != LINE_BLANK && !is_tagged(reader, last + 1);)
        last++;
    return last;
}

/* A text whose holes are filled, or open, and what is hidden in them then. */
static str fill_holes(struct arena *arena, str text, struct buf *hidden)
{
    struct hole holes[HOLES_MOST];
    size_t count = holes_find(text, HOLE_BRACES, holes);
    if (count == 0)
        return text;
    struct buf out;
    buf_init(&out);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        buf_add(&out, str_slice(text, at, holes[i].from));
        buf_add(&out, hidden ? STR("[…]") : holes[i].text);
        if (hidden)
            buf_addf(hidden, "%s%.*s", hidden->len ? ", " : "", STR_ARG(holes[i].text));
        at = holes[i].to;
    }
    buf_add(&out, str_skip(text, at));
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    struct arena *scratch = reader->scratch;
    uint32_t tag = tag_of_item(reader, mark->line);
    struct shape shape = shape_of(tag > mark->line ? reader_text(reader, mark->line) : tagged_text(reader, tag));
    struct buf answer;
    buf_init(&answer);
    struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
    str text = clean_question(scratch, &shape, shape.text);
    if (tag > mark->line) {
        unsigned indent = reader_indent(reader, tag);
        text = tag > mark->line + 1 ? reader_body(reader, text, mark->line + 1, tag - 1, indent) : text;
        text = arena_format(scratch, "%.*s\n%.*s", STR_ARG(text), STR_ARG(tagged_text(reader, tag)));
    }
    card->question = reader_keep(reader, fill_holes(scratch, text, &answer));
    uint32_t first = tag + 1;
    str body = first <= end ? reader_body(reader, (str){0}, first, end, indent_of(reader, first, end)) : (str){0};
    buf_addf(&answer, "%s%.*s", answer.len && body.len ? "\n\n" : "", STR_ARG(fill_holes(scratch, body, NULL)));
    card->answer = reader_keep(reader, arena_copy(scratch, buf_str(&answer)));
    buf_release(&answer);
    card->line = reader_place(reader, mark->line);
    card->last_line = reader_place(reader, end);
    reader_claim(reader, mark->line, tag, CLAIM_QUESTION, "tagged", mark->reason);
    reader_claim(reader, first, end, CLAIM_ANSWER, "tagged", "what belongs to the tagged line");
}

const struct style style_tagged = {
    .name = "tagged",
    .describe = "a line that ends with \"#card\" or \"#flashcard\" is the question, what belongs to it the answer",
    .see = see,
    .sure = true,
    .last_line = last_line,
    .make = make,
};
