/*
 * style_table: rows of tables, of the Markdown kind and of the kind that programs write.
 */
#include <string.h>

#include "styles.h"

struct columns {
    const char *question;
    const char *answer;
    bool numbered;
    bool graded; /* a column of difficulties */
};

static struct columns decide_columns(struct page *page)
{
    const struct language *language = page->language;
    struct columns columns = {.question = language->questions, .answer = language->answer};
    if (chance(&page->dice, 30)) {
        columns.question = language->term;
        columns.answer = language->meaning;
    } else if (chance(&page->dice, 15)) {
        columns.question = "Front";
        columns.answer = "Back";
    }
    columns.numbered = chance(&page->dice, 40);
    columns.graded = chance(&page->dice, 15);
    return columns;
}

static str answer_line(const struct item *item)
{
    return item->piece_count ? item->pieces[0].text : (str){0};
}

/* A cell's text, its bars escaped. */
static void add_cell(struct page *page, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '|')
            page_add(page, "\\");
        buf_add_byte(&page->out, text.ptr[i]);
    }
}

void write_table(struct page *page)
{
    static const char *const rules[] = {"---", ":---", ":---:", "----------"};
    page_open(page);
    page->introduces = false; /* numbered titles over a text and a table could be what is asked */
    struct columns columns = decide_columns(page);
    const char *rule = PICK(&page->dice, rules);
    const char *edge = chance(&page->dice, 85) ? "| " : "";
    const struct item *above = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        if (!above || memcmp(above->topics, item->topics, item->topic_count * sizeof *item->topics) != 0) {
            page->number = 0;
            page_blank(page);
            page_addf(page, "%s%s%s | %s%s%s\n", edge, columns.numbered ? (edge[0] ? "# | " : "No. | ") : "",
                      columns.question, columns.answer, columns.graded ? " | Level" : "", edge[0] ? " |" : "");
            page_addf(page, "%s%s%s | %s%s%s\n", edge, columns.numbered ? "--- | " : "", rule, rule,
                      columns.graded ? " | ---" : "", edge[0] ? " |" : "");
        }
        above = item;
        page_add(page, edge);
        if (columns.numbered)
            page_addf(page, "%u | ", ++page->number);
        add_cell(page, item->question);
        page_add(page, " | ");
        add_cell(page, answer_line(item));
        page_addf(page, "%s%s\n", columns.graded ? " | Easy" : "", edge[0] ? " |" : "");
    }
    page_close(page);
}

/* A table of something else, outside of any answer: its first column is asked for the others. */
void write_table_reference(struct page *page)
{
    static const char *const headers[][3] = {{"Tool", "Size", "Origin"}, {"Place", "Height", "First seen"}};
    page_open(page);
    page->introduces = false; /* the same */
    const char *const *header = PICK(&page->dice, headers);
    page->headers = header + 1;
    const struct item *above = NULL;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_place(page, item);
        if (!above || memcmp(above->topics, item->topics, item->topic_count * sizeof *item->topics) != 0)
            page_addf(page, "| %s | %s | %s |\n|---|:---|---:|\n", header[0], header[1], header[2]);
        above = item;
        page_addf(page, "| %.*s | %.*s | %.*s |\n", STR_ARG(item->question), STR_ARG(item->hidden[0]),
                  STR_ARG(item->hidden[1]));
    }
    page_close(page);
}

void write_tsv(struct page *page)
{
    struct columns columns = decide_columns(page);
    page_addf(page, "%s%s\t%s%s\n", columns.numbered ? "No\t" : "", columns.question, columns.answer,
              columns.graded ? "\tLevel" : "");
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (columns.numbered)
            page_addf(page, "%u\t", i + 1);
        page_addf(page, "%.*s\t%.*s%s\n", STR_ARG(item->question), STR_ARG(answer_line(item)),
                  columns.graded ? "\tEasy" : "");
    }
}

static void add_field(struct page *page, str text, bool quoted, char comma)
{
    bool needs = quoted || str_find_byte(text, comma, 0) >= 0 || str_find_byte(text, '"', 0) >= 0 ||
                 str_find_byte(text, '\n', 0) >= 0;
    page_add(page, needs ? "\"" : "");
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            page_add(page, "\"");
        buf_add_byte(&page->out, text.ptr[i]);
    }
    page_add(page, needs ? "\"" : "");
}

void write_csv(struct page *page)
{
    struct columns columns = decide_columns(page);
    bool quoted = chance(&page->dice, 40);
    char comma = chance(&page->dice, 80) ? ',' : ';';
    page_addf(page, "%s%s%c%s\n", columns.numbered ? arena_format(page->arena, "No%c", comma).ptr : "",
              columns.question, comma, columns.answer);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (columns.numbered)
            page_addf(page, "%u%c", i + 1, comma);
        add_field(page, item->question, quoted, comma);
        buf_add_byte(&page->out, comma);
        add_field(page, answer_line(item), quoted, comma);
        page_add(page, "\n");
    }
}
