/* Texts with holes: shown whole, with what was hidden standing out. */
#include "grill/doc/markdown.h"
#include "grill/report/condense.h"
#include "sheet_int.h"

static const str hole_mark = {"[…]", 5};

/* The card's text with its one hole filled; `*from` receives where. Empty when it has not exactly one that is not
 * marked by a hint. */
static str fill(struct arena *arena, const struct card *card, size_t *from)
{
    ptrdiff_t at = str_find(card->question, hole_mark, 0);
    if (at < 0 || str_find(card->question, hole_mark, (size_t)at + hole_mark.len) >= 0)
        return (str){0};
    *from = (size_t)at;
    return arena_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(card->question, 0, *from)), STR_ARG(card->answer),
                        STR_ARG(str_skip(card->question, *from + hole_mark.len)));
}

/* The text of a card and of its siblings behind it, with "==" around what any of them hides. */
static str mark_holes(struct arena *arena, const struct card *card)
{
    const struct card *end = card->deck->cards + card->deck->card_count;
    size_t from = 0;
    str text = fill(arena, card, &from);
    size_t at = 0;
    struct buf out;
    buf_init(&out);
    for (const struct card *sibling = card; text.len > 0 && sibling < end; sibling++) {
        size_t hole = 0;
        bool same = sibling == card || (card->group > 0 && sibling->group == card->group);
        if (!same || !str_eq(fill(arena, sibling, &hole), text) || hole < at)
            break;
        buf_add(&out, str_slice(text, at, hole));
        buf_addf(&out, "==%.*s==", STR_ARG(sibling->answer));
        at = hole + sibling->answer.len;
    }
    buf_add(&out, str_skip(text, at));
    str marked = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return marked;
}

void sheet_add_cloze(struct sheet *sheet, const struct card *card)
{
    if (card->group > 0 && card->group == sheet->group)
        return;
    sheet->group = card->group;
    str text = mark_holes(sheet->arena, card);
    if (text.len == 0)
        text = arena_format(sheet->arena, "%.*s%s%.*s", STR_ARG(card->question), sheet->options->ascii ? " - " : " — ",
                            STR_ARG(card->answer));
    struct node *tree = markdown_parse_with(sheet->arena, text, MARKDOWN_CLOZE);
    condense_prepare(sheet->arena, tree);
    node_move_children(sheet_open_item(sheet), tree);
}
