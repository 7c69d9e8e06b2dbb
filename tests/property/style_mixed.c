/*
 * style_mixed: a document whose topics are written in different styles.
 */
#include "styles.h"

static void (*const parts[])(struct page *) = {
    write_numbered,     write_numbered_label, write_bullet,    write_bold,           write_pairs,
    write_fold_summary, write_fold_answer,    write_fold_item, write_numbered_flush, write_pairs_bullet};

/* How many cards from `first` on stand under the same topics. */
static unsigned count_part(const struct page *page, unsigned first)
{
    unsigned count = 1;
    const struct item *item = page->items[first];
    while (first + count < page->count) {
        const struct item *next = page->items[first + count];
        for (unsigned i = 0; i < item->topic_count; i++)
            if (!str_eq(item->topics[i], next->topics[i]))
                return count;
        count++;
    }
    return count;
}

static bool any_marked(const struct page *page)
{
    for (unsigned i = 0; i < page->count; i++)
        if (is_marked(page->items[i]->question))
            return true;
    return false;
}

/* A lone question, or one without a question mark, would have nothing that speaks for it but a label. */
void write_mixed(struct page *page)
{
    page_open(page);
    struct page whole = *page;
    page->inner = true;
    page->level_note = NULL; /* often too few of them */
    for (unsigned first = 0; first < whole.count;) {
        unsigned count = count_part(&whole, first);
        page->items = whole.items + first;
        page->count = count;
        page->number = 0;
        page->back = whole.back;
        page->rule = NULL;
        page->wraps = false;
        page->bulleted = false;
        (count > 1 && any_marked(page) ? PICK(&page->dice, parts) : write_pairs)(page);
        page_blank(page);
        first += count;
    }
    page->items = whole.items;
    page->count = whole.count;
    page->inner = false;
    page_close(page);
}
