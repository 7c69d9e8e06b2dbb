/*
 * style_fold: answers folded away in <details>.
 */
#include "styles.h"

static void add_body(struct page *page, const struct item *item, const char *prefix)
{
    page_blank(page);
    page_answer(page, item, prefix, false);
    page_blank(page);
}

void write_fold_summary(struct page *page)
{
    static const char *const forms[] = {"<summary>@</summary>\n",          "<summary><b>@</b></summary><br>\n",
                                        "<summary>**@**</summary>\n",      "<summary>\n@\n</summary>\n",
                                        "<summary><h3>@</h3></summary>\n", "<summary><strong>@</strong></summary>\n"};
    static const char *const numbers[] = {"", "", "@. ", "@) ", "Q@. "};
    page_open(page);
    struct numbering numbering = page_numbering(page, numbers, 5);
    const char *form = PICK(&page->dice, forms);
    bool joined = chance(&page->dice, 20);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_add(page, joined ? "<details>" : "<details>\n");
        for (const char *c = form; *c; c++) {
            if (*c != '@') {
                buf_add_byte(&page->out, *c);
                continue;
            }
            page_number(page, &numbering);
            buf_add(&page->out, item->question);
        }
        add_body(page, item, "");
        page_add(page, "</details>\n");
        page_part(page);
    }
    page_close(page);
}

static void add_fold(struct page *page, const struct item *item, const char *prefix, const char *summary)
{
    page_addf(page, "%s<details>\n%s<summary>", prefix, prefix);
    page_pattern(page, summary, str_of(page->language->show));
    page_add(page, "</summary>\n");
    add_body(page, item, prefix);
    page_addf(page, "%s</details>\n", prefix);
}

static const char *const summaries[] = {"@", "<b>@</b>", "@ 👇", "<strong>@</strong>"};

/* Below a question that is a heading or a bold line. */
void write_fold_answer(struct page *page)
{
    static const char *const numbers[] = {"", "@. ", "@) "};
    page_open(page);
    struct numbering numbering = page_numbering(page, numbers, 3);
    const char *summary = PICK(&page->dice, summaries);
    bool bold = chance(&page->dice, 40);
    unsigned level = page->level + page->depth;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        if (bold)
            page_add(page, "**");
        else
            page_hashes(page, level);
        page_number(page, &numbering);
        page_pattern(page, bold ? "@**" : "@", item->question);
        page_blank(page);
        page_notes(page, "");
        add_fold(page, item, "", summary);
        page_part(page);
    }
    page_close(page);
}

/* Inside a numbered item or a bullet. */
void write_fold_item(struct page *page)
{
    static const char *const forms[] = {"@. ", "@. ", "- ", "* "};
    page_open(page);
    struct numbering numbering = page_numbering(page, forms, 4);
    const char *summary = PICK(&page->dice, summaries);
    bool bold = chance(&page->dice, 40);
    bool flush = chance(&page->dice, 20);
    const char *prefix = flush ? "" : numbering.pattern[0] == '@' ? "   " : "  ";
    bool tight = chance(&page->dice, 50);
    page->bulleted = numbering.pattern[0] != '@';
    page->rule = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_pattern(page, bold ? "**@**" : "@", item->question);
        page_end_line(page);
        page_gap(page, tight);
        add_fold(page, item, prefix, summary);
        page_part(page);
    }
    page_close(page);
}
