/*
 * style_label: "Q:" and "A:".
 */
#include <string.h>

#include "styles.h"

void write_pairs(struct page *page)
{
    static const char *const forms[] = {"@", "@", "@", "*“@”*", "**@**", "\"@\""};
    page_open(page);
    struct labels labels = page_labels(page, true);
    const char *form = PICK(&page->dice, forms);
    bool tight = chance(&page->dice, 50);
    bool alone = chance(&page->dice, 10);
    page->wraps = chance(&page->dice, 10);
    page->forgets = may_forget(page);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_question_label(page, &labels);
        if (alone) {
            buf_trim_line(&page->out);
            page_blank(page);
        }
        page_question(page, form, item, "");
        page_end_line(page);
        page_gap(page, tight);
        if (!alone)
            page_notes(page, "");
        page_labelled(page, &labels, item, "");
        page_part(page);
    }
    page_close(page);
}

/* Pairs in bullets, the answer nested. */
void write_pairs_bullet(struct page *page)
{
    static const char *const answers[] = {
        "    - *@:* ", "    - **@:** ", "    - @: ", "    * @: ", "    **@:** ", "    @: "};
    static const char *const questions[] = {"*   **@: ", "- **@: ", "- **@:** ", "* @: ", "- @: "};
    page_open(page);
    struct labels labels = page_labels(page, false);
    const char *question = PICK(&page->dice, questions);
    const char *answer = PICK(&page->dice, answers);
    bool whole = strstr(question, "**@: ") != NULL;
    page->bulleted = true;
    page->rule = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_pattern(page, question, str_of(labels.question));
        page_pattern(page, whole ? "@**" : "@", item->question);
        page_end_line(page);
        page_pattern(page, answer, str_of(labels.answer));
        page_answer(page, item, strpbrk(answer + 4, "-") || answer[5] == ' ' ? "      " : "    ", true);
    }
    page_close(page);
}

/* The files of flashcard programs: front matter, then plain labels. */
void write_deck(struct page *page)
{
    static const char *const fronts[] = {"---\nname = \"Birds\"\n---\n\n", "---\nname: Birds\n---\n\n",
                                         "+++\ntitle = \"Birds\"\n+++\n\n", ""};
    page_add(page, PICK(&page->dice, fronts));
    bool ruled = chance(&page->dice, 40);
    page->rule = ruled ? "---" : NULL;
    page->level = 1;
    page->topic_pattern = "@";
    bool loose = chance(&page->dice, 30);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_addf(page, "Q: %.*s\n", STR_ARG(item->question));
        if (loose)
            page_blank(page);
        page_add(page, "A: ");
        page_answer(page, item, "", true);
        page_part(page);
    }
}
