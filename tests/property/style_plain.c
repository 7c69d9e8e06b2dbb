/*
 * style_plain: plain text without any markup.
 */
#include <string.h>

#include "styles.h"

/* Answers that follow on the next line, or after a blank one, up to the next number. */
void write_plain(struct page *page)
{
    static const char *const forms[] = {"@. ", "@. ", "@) ", "Q@. ", "Q@: ", "^ ", "@.", "@ - "};
    page_open_plain(page);
    page_steady(page);
    struct numbering numbering = page_numbering(page, forms, 8);
    bool tight = chance(&page->dice, 50);
    page->wraps = !tight && chance(&page->dice, 20);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_question(page, "@", item, "");
        page_end_line(page);
        page_gap(page, tight);
        page_answer(page, item, "", false);
        page_part(page);
    }
    page_close_plain(page);
}

static bool is_arrow(const char *mark)
{
    return !strpbrk(mark, ":.") && !strstr(mark, "：");
}

/* Answers behind a label or an arrow. */
void write_plain_label(struct page *page)
{
    static const char *const forms[] = {"@. ", "@. ", "@) ", "Q@. ", "Q@) ", "^ ", "@."};
    static const char *const marks[] = {"Ans: ", "Ans. ", "Answer: ", "A: ", "Ans:- ", "➡ ", "-> ", "→ ", "=> "};
    static const char *const arrows[] = {"➡ ", "-> ", "→ ", "=> "};
    page_open_plain(page);
    page_steady(page);
    struct numbering numbering = page_numbering(page, forms, 7);
    const char *mark = PICK(&page->dice, marks);
    if (page->language != &vocabularies[0] && chance(&page->dice, 70))
        mark = arena_format(page->arena, page->language->wide ? "%s：" : "%s: ", page->language->answer).ptr;
    else if (page->language != &vocabularies[0])
        mark = PICK(&page->dice, arrows);
    bool lone = strchr(mark, ':') && chance(&page->dice, 30);
    bool tight = chance(&page->dice, 60);
    page->wraps = chance(&page->dice, 15);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_question(page, "@", item, "");
        page_end_line(page);
        page_gap(page, tight);
        bool flowing = item->piece_count && item->pieces[0].kind == PIECE_TEXT;
        page_add(page, flowing || !is_arrow(mark) ? mark : "");
        if (lone)
            buf_trim_line(&page->out);
        page_answer(page, item, "", !lone);
        page_part(page);
    }
    page_close_plain(page);
}
