/*
 * style_list: numbered items, bullets and bold lines that are questions.
 */
#include <string.h>

#include "styles.h"

static const char *const point_forms[] = {"@. ", "@. ", "@) "};
static const char *const emphasis_forms[] = {"**@**", "@", "*@*", "“@”", "**“@”**", "**@**<br>", "\"@\"", "__@__"};

/* Answers indented below a numbered question. */
void write_numbered(struct page *page)
{
    static const char *const prefixes[] = {"   ", "    ", "\t"};
    page_open(page);
    struct numbering numbering = page_numbering(page, point_forms, 3);
    numbering.still = chance(&page->dice, 15) && !page->names; /* these need numbers that count */
    const char *form = PICK(&page->dice, emphasis_forms);
    const char *prefix = PICK(&page->dice, prefixes);
    bool tight = chance(&page->dice, 50);
    page->wraps = chance(&page->dice, 15);
    page->rule = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_question(page, form, item, prefix);
        page_end_line(page);
        page_gap(page, tight);
        page_notes(page, prefix);
        page_answer(page, item, prefix, false);
        page_part(page);
    }
    page_close(page);
}

/* Answers at the margin, up to the next number. */
void write_numbered_flush(struct page *page)
{
    page_open(page);
    page_steady(page);
    struct numbering numbering = page_numbering(page, point_forms, 3);
    const char *form = PICK(&page->dice, emphasis_forms);
    page->forgets = page->depth == 0 && may_forget(page);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_pattern(page, form, item->question);
        page_blank(page);
        page_answer(page, item, "", false);
        page_part(page);
    }
    page_close(page);
}

/* Question and answer on one line. */
void write_numbered_inline(struct page *page)
{
    static const char *const forms[] = {"**@** → ", "**@** — ", "**@** - ", "**@**: ", "**@** ", "“@” → ",
                                        "@ → ",     "@ -> ",    "@ => ",    "@ ➡ ",    "*@* – "};
    page_open(page);
    struct numbering numbering = page_numbering(page, point_forms, 3);
    const char *form = PICK(&page->dice, forms);
    bool tight = chance(&page->dice, 50);
    page->rule = NULL;
    page->back = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_pattern(page, form, item->question);
        page_answer(page, item, "   ", true);
        page_end_line(page);
        page_gap(page, tight);
    }
    page_close(page);
}

/* A label inside the numbered item. */
void write_numbered_label(struct page *page)
{
    static const char *const bullets[] = {"", "- ", "* "};
    page_open(page);
    struct numbering numbering = page_numbering(page, point_forms, 3);
    struct labels labels = page_labels(page, false);
    const char *form = PICK(&page->dice, emphasis_forms);
    const char *bullet = PICK(&page->dice, bullets);
    const char *prefix = bullet[0] ? "     " : "   ";
    bool tight = chance(&page->dice, 50);
    page->rule = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_pattern(page, form, item->question);
        page_end_line(page);
        page_gap(page, tight);
        page_addf(page, "   %s", bullet);
        page_pattern(page, labels.answer_form, str_of(labels.answer));
        page_answer(page, item, prefix, true);
        page_part(page);
    }
    page_close(page);
}

void write_bullet(struct page *page)
{
    static const char *const prefixes[] = {"  ", "    ", "\t"};
    static const char *const bullets[] = {"- ", "* ", "+ "};
    static const char *const forms[] = {"@", "@", "**@**"};
    page_open(page);
    const char *prefix = PICK(&page->dice, prefixes);
    const char *bullet = PICK(&page->dice, bullets);
    const char *form = PICK(&page->dice, forms);
    bool tight = chance(&page->dice, 60);
    page->bulleted = true;
    page->rule = NULL;
    page->back = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_add(page, bullet);
        page_pattern(page, form, item->question);
        page_end_line(page);
        page_gap(page, tight);
        page_answer(page, item, prefix, false);
        page_gap(page, tight);
    }
    page_close(page);
}

void write_bullet_flush(struct page *page)
{
    static const char *const bullets[] = {"- ", "* ", "+ ", "• "};
    page_open(page);
    const char *bullet = PICK(&page->dice, bullets);
    bool tight = bullet[0] != (char)0xE2 && chance(&page->dice, 60);
    page->bulleted = true;
    page->rule = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_add(page, bullet);
        buf_add(&page->out, item->question);
        page_end_line(page);
        page_gap(page, tight);
        page_answer(page, item, "", false);
        page_part(page);
    }
    page_close(page);
}

void write_bold(struct page *page)
{
    static const char *const numbers[] = {"", "", "", "@) ", "@. ", "Q@. "};
    static const char *const forms[] = {"@**", "@**", "@ 🌊**", "@** 🌊", "@**  ", "@**<br/>"};
    page_open(page);
    page_steady(page);
    struct numbering numbering = page_numbering(page, numbers, 6);
    const char *form = PICK(&page->dice, forms);
    if (chance(&page->dice, 20))
        page->back = "<br/>";
    page->forgets = may_forget(page);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_add(page, "**");
        page_number(page, &numbering);
        page_pattern(page, form, item->question);
        page_blank(page);
        page_notes(page, "");
        page_answer(page, item, "", false);
        page_part(page);
    }
    page_close(page);
}

/* ---- questions alone ---- */

/* What is to be ticked off could be a task, unless it has a question mark. */
static bool all_marked(const struct page *page)
{
    for (unsigned i = 0; i < page->count; i++)
        if (!is_marked(page->items[i]->question))
            return false;
    return true;
}

void write_only_items(struct page *page)
{
    static const char *const forms[] = {"@. ", "@) ", "- ", "* ", "- [ ] ", "@. **", "@. *"};
    page_open(page);
    struct numbering numbering = page_numbering(page, forms, 7);
    if (numbering.pattern[2] == '[' && !all_marked(page))
        numbering.pattern = "- ";
    const char *form = strstr(numbering.pattern, "**")                                    ? "@**"
                       : strchr(numbering.pattern, '@') && strchr(numbering.pattern, '*') ? "@*"
                                                                                          : "@";
    bool tight = chance(&page->dice, 60);
    page->bulleted = numbering.pattern[0] != '@';
    page->rule = NULL;
    page->back = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        page_place(page, page->items[i]);
        page_number(page, &numbering);
        page_pattern(page, form, page->items[i]->question);
        page_end_line(page);
        page_gap(page, tight);
    }
    page_close(page);
}

/* Answers that were never written. */
void write_only_placeholders(struct page *page)
{
    static const char *const texts[] = {"TBD", "...", "Answer here", "**Answer:**", "**Answer:** TBD", "_Coming soon_"};
    page_open(page);
    struct numbering numbering = page_numbering(page, point_forms, 3);
    const char *text = PICK(&page->dice, texts);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_number(page, &numbering);
        page_pattern(page, "**@**", item->question);
        page_addf(page, "\n\n   %s\n", text);
        page_part(page);
    }
    page_close(page);
}
