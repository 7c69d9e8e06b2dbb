/*
 * style_cloze: texts with holes, in the notations that the file uses (plugin.c).
 */
#include "char_int.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

static bool is_labelled(const struct shape *shape)
{
    return shape->label == LABEL_CLOZE;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    struct hole holes[HOLES_MOST];
    const struct line *line = reader_line(reader, n);
    if (!reader->holes || line->kind != LINE_TEXT)
        return false;
    unsigned forms = is_labelled(shape) ? reader->holes : reader->holes & ~(unsigned)HOLE_BRACKET;
    if (reader->held)
        forms &= ~(unsigned)(HOLE_COUNTED | HOLE_BRACES);
    if (forms == 0 || holes_find(shape->text, forms, holes) == 0)
        return false;
    mark->style = STYLE_CLOZE;
    return true;
}

/* A cloze text goes on to the end of its paragraph, or to another one or a card of another notation. */
static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    uint32_t last = mark->line;
    end = line_above_alike(reader, mark, end);
    while (last < end && reader_line(reader, last + 1)->kind == LINE_TEXT && !reader_line(reader, last + 1)->opens &&
           reader_line(reader, last + 1)->label == LABEL_NONE && !line_is_inline(reader, last + 1) &&
           !query_begins(reader, last + 1))
        last++;
    return last;
}

/* The text with one hole left open and the others filled. */
static str open_hole(struct arena *arena, str text, const struct hole *holes, size_t count, size_t open)
{
    struct buf out;
    buf_init(&out);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        buf_add(&out, str_slice(text, at, holes[i].from));
        bool hidden = i == open || (holes[i].number && holes[i].number == holes[open].number);
        if (hidden)
            buf_addf(&out, "[%.*s]", STR_ARG(holes[i].hint.len ? holes[i].hint : STR("…")));
        else
            buf_add(&out, holes[i].text);
        at = holes[i].to;
    }
    buf_add(&out, str_skip(text, at));
    str question = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return question;
}

/* What is hidden: one text, or all that share the number. */
static str hidden_text(struct arena *arena, const struct hole *holes, size_t count, size_t open)
{
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < count; i++) {
        if (i != open && (!holes[i].number || holes[i].number != holes[open].number))
            continue;
        if (out.len)
            buf_add_z(&out, ", ");
        buf_add(&out, holes[i].text);
    }
    str text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

static bool seen_before(const struct hole *holes, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (holes[index].number && holes[i].number == holes[index].number)
            return true;
    return false;
}

size_t cloze_cards(struct builder *builder, str text, unsigned forms, str extra, uint32_t first, uint32_t last,
                   const struct topic *topic)
{
    struct hole holes[HOLES_MOST];
    size_t count = holes_find(text, forms, holes);
    uint32_t group = count > 1 ? ++builder->groups : 0;
    for (size_t i = 0; i < count; i++) {
        if (seen_before(holes, i))
            continue;
        str hidden = hidden_text(builder->arena, holes, count, i);
        struct card *card = builder_card(builder, CARD_CLOZE, topic);
        card->question = open_hole(builder->arena, text, holes, count, i);
        card->answer =
            extra.len ? arena_format(builder->arena, "%.*s\n\n%.*s", STR_ARG(hidden), STR_ARG(extra)) : hidden;
        card->group = group;
        card->line = first;
        card->last_line = last;
    }
    return count;
}

/* "**The ==moon== pulls.**", "**The ==moon==** pulls": the emphasis whose beginning is taken off already goes, when it
 * is around all of the text, or comes back. */
static str mend_open(struct arena *arena, str text, str open)
{
    text = trim_line_end(text);
    if (open.len == 0 || str_find(text, open, 0) < 0)
        return text;
    bool whole = str_find(text, open, 0) + (ptrdiff_t)open.len == (ptrdiff_t)text.len;
    return whole ? str_slice(text, 0, text.len - open.len)
                 : arena_format(arena, "%.*s%.*s", STR_ARG(open), STR_ARG(text));
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    struct shape shape = reader_shape(reader, mark->line);
    unsigned forms = is_labelled(&shape) ? reader->holes : reader->holes & ~(unsigned)HOLE_BRACKET;
    str text = reader_body(reader, shape.text, mark->line + 1, end, 0);
    cloze_cards(reader->builder, mend_open(reader->scratch, cut_deck_tag(text), shape.open), forms, (str){0},
                reader_place(reader, mark->line), reader_place(reader, end), topic);
    reader_claim(reader, mark->line, end, CLAIM_QUESTION, "cloze", mark->reason);
}

const struct style style_cloze = {
    .name = "cloze",
    .describe = "a text with holes (\"C: a [hole]\", \"==hole==\", \"{{hole}}\"): one card a hole",
    .see = see,
    .sure = true,
    .last_line = last_line,
    .make = make,
};
