/*
 * style_heading: headings that are questions, and titles over labelled ones.
 */
#include <string.h>

#include "styles.h"

static const char *const number_forms[] = {"", "", "@. ", "@) ", "@ - ", "%.@ ", "%.@. ", "**@.** ", "@: "};

/* The level of the questions' headings; leaves room for deeper ones. */
static unsigned question_level(struct page *page, unsigned below)
{
    unsigned level = page->level + page->depth;
    if (level + below < 6)
        level += pick(&page->dice, 6 - level - below + 1) > 1;
    page->deeper = level + below;
    return level;
}

/* Topics on the level of their questions, as hands forget to nest them: nothing stands below them, as below few of the
 * questions. A guide on that level could be one more question. */
static bool topics_beside(struct page *page)
{
    enum { ENOUGH = 6, RARE = 4 };
    unsigned empty = 0;
    for (unsigned i = 0; i < page->count; i++)
        empty += page->items[i]->piece_count == 0;
    return page->depth == 1 && page->topic_form == TOPIC_HASHES && !page->introduces && !page->guided &&
           page->count >= ENOUGH && empty * RARE <= page->count && chance(&page->dice, 25);
}

static void write_question_heading(struct page *page, const struct item *item, unsigned level,
                                   const struct numbering *numbering, const char *form)
{
    page_place(page, item);
    page_blank(page);
    page_hashes(page, level);
    page_number(page, numbering);
    page_pattern(page, form, item->question);
    page_end_line(page);
}

void write_heading(struct page *page)
{
    static const char *const forms[] = {"@",
                                        "@",
                                        "@",
                                        "**@**",
                                        "@ ###",
                                        "@ ⭐⭐",
                                        "@ 🟢",
                                        "@ [[src](https://example.org/1)]",
                                        "*@*",
                                        "<a name=\"q\"></a>@",
                                        "@ <a id=\"q\"></a>"};
    page_open(page);
    struct numbering numbering = page_numbering(page, number_forms, sizeof number_forms / sizeof *number_forms);
    const char *form = PICK(&page->dice, forms);
    unsigned level = topics_beside(page) ? page->level : question_level(page, 1);
    bool tight = chance(&page->dice, 35);
    page->counts =
        numbering.pattern[0] && !page_holds(page, MAY(PIECE_PARTS)); /* a part's number could go on from a question's */
    page->forgets = level > 1 && may_forget(page);                   /* "# …" could be a comment of the code */
    for (unsigned i = 0; i < page->count; i++) {
        write_question_heading(page, page->items[i], level, &numbering, form);
        page_gap(page, tight);
        page_notes(page, "");
        page_answer(page, page->items[i], "", false);
        page_part(page);
    }
    page_close(page);
}

void write_heading_label(struct page *page)
{
    static const char *const forms[] = {"@", "@", "@ ⭐", "@ ###", "**@**"};
    page_open(page);
    struct labels labels = page_labels(page, true);
    const char *form = PICK(&page->dice, forms);
    bool headed = chance(&page->dice, 25);
    bool unlabelled = !headed && chance(&page->dice, 30);
    unsigned level = question_level(page, headed ? 2 : 1);
    page->forgets = level > 1 && may_forget(page);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_blank(page);
        page_hashes(page, level);
        page_question_label(page, &labels);
        page_pattern(page, form, item->question);
        page_blank(page);
        page_code(page, item, "");
        page_notes(page, "");
        if (headed) {
            page_hashes(page, level + 1);
            page_addf(page, "%s\n\n", page->language->answer);
        }
        if (headed || unlabelled)
            page_answer(page, item, "", false);
        else
            page_labelled(page, &labels, item, "");
        page_part(page);
    }
    page_close(page);
}

void write_title_label(struct page *page)
{
    page_open(page);
    struct numbering numbering = page_numbering(page, number_forms, 5);
    struct labels labels = page_labels(page, false);
    unsigned level = question_level(page, 1);
    bool loose = chance(&page->dice, 50);
    page->forgets = level > 1 && may_forget(page);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_blank(page);
        page_hashes(page, level);
        page_number(page, &numbering);
        page_addf(page, "%.*s\n", STR_ARG(item->title));
        if (loose)
            page_blank(page);
        page_question_label(page, &labels);
        page_addf(page, "%.*s\n\n", STR_ARG(item->question));
        page_code(page, item, "");
        page_notes(page, "");
        page_labelled(page, &labels, item, "");
        page_part(page);
    }
    page_close(page);
}

/* The answer, or only its beginning, stands in a block quote. */
void write_heading_quote(struct page *page)
{
    page_open(page);
    struct numbering numbering = page_numbering(page, number_forms, 5);
    struct labels labels = page_labels(page, false);
    unsigned level = question_level(page, 1);
    bool whole = chance(&page->dice, 60);
    for (unsigned i = 0; i < page->count; i++) {
        struct item first = *page->items[i];
        struct item rest = first;
        write_question_heading(page, page->items[i], level, &numbering, "@");
        page_blank(page);
        if (!whole && first.piece_count) {
            first.piece_count = 1;
            rest.piece_count--;
            memmove(rest.pieces, rest.pieces + 1, rest.piece_count * sizeof *rest.pieces);
        }
        page_labelled(page, &labels, &first, "> ");
        if (!whole && rest.piece_count) {
            page_blank(page);
            page_answer(page, &rest, "", false);
        }
        page_part(page);
    }
    page_close(page);
}

void write_only_headings(struct page *page)
{
    page_open(page);
    struct numbering numbering = page_numbering(page, number_forms, sizeof number_forms / sizeof *number_forms);
    unsigned level = question_level(page, 1);
    for (unsigned i = 0; i < page->count; i++) {
        write_question_heading(page, page->items[i], level, &numbering, "@");
        page_part(page);
    }
    page_close(page);
}
