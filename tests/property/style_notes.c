/*
 * style_notes: what plug-ins of note-taking programs read.
 */
#include <string.h>

#include "styles.h"

static const char *const schedules[] = {"", "", "<!--SR:!2030-01-01,3,250-->"};

/* "?" on a line of its own between question and answer; a blank line ends the card. */
void write_notes_mark(struct page *page)
{
    page_open_notes(page);
    const char *schedule = PICK(&page->dice, schedules);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_addf(page, "%.*s\n%s\n", STR_ARG(item->question), item->mirrored ? "??" : "?");
        page_answer(page, item, "", false);
        if (schedule[0])
            page_addf(page, "%s\n", schedule);
        page_blank(page);
    }
}

void write_notes_inline(struct page *page)
{
    static const char *const marks[] = {"::", " :: ", ";;", ";; "};
    static const char *const both[] = {":::", " ::: ", ":::", " ::: "};
    page_open_notes(page);
    unsigned form = pick(&page->dice, 4);
    bool bullets = chance(&page->dice, 25);
    bool tight = chance(&page->dice, 50);
    const char *schedule = PICK(&page->dice, schedules);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        page_addf(page, "%s%.*s%s", bullets ? "- " : "", STR_ARG(item->question),
                  item->mirrored ? both[form] : marks[form]);
        page_answer(page, item, "", true);
        if (schedule[0])
            page_addf(page, "%s%s\n", bullets ? "  " : "", schedule);
        page_gap(page, tight);
    }
}

/* The text with `open` and `close` around what is hidden. */
static void add_holes(struct page *page, const struct item *item, const char *open, const char *close)
{
    unsigned hole = 0;
    for (size_t i = 0; i < item->question.len; i++) {
        if (item->question.ptr[i] != 1) {
            buf_add_byte(&page->out, item->question.ptr[i]);
            continue;
        }
        for (const char *c = open; *c; c++) {
            if (*c == '#')
                page_addf(page, "%u", hole + 1);
            else
                buf_add_byte(&page->out, *c);
        }
        page_addf(page, "%.*s%s", STR_ARG(item->hidden[hole]), close);
        hole++;
    }
}

void write_cloze_marks(struct page *page)
{
    static const char *const opens[] = {"==", "{{", "{{c#::"};
    static const char *const closes[] = {"==", "}}", "}}"};
    page_open_notes(page);
    unsigned form = pick(&page->dice, 3);
    bool bullets = chance(&page->dice, 25);
    for (unsigned i = 0; i < page->count; i++) {
        page_place(page, page->items[i]);
        page_add(page, bullets ? "- " : "");
        add_holes(page, page->items[i], opens[form], closes[form]);
        page_add(page, bullets ? "\n" : "\n\n");
    }
}

/* "C: The [heron] has long [legs]." */
void write_cloze_lines(struct page *page)
{
    static const char *const fronts[] = {"---\nname = \"Birds\"\n---\n\n", ""};
    page_add(page, PICK(&page->dice, fronts));
    page->level = 1;
    page->topic_pattern = "@";
    page->rule = chance(&page->dice, 40) ? "---" : NULL;
    for (unsigned i = 0; i < page->count; i++) {
        page_place(page, page->items[i]);
        page_add(page, "C: ");
        add_holes(page, page->items[i], "[", "]");
        page_add(page, "\n");
        page_part(page);
    }
}
