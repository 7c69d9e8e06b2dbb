/*
 * style_choice: questions with options, and the ways of saying which one is right.
 */
#include <string.h>

#include "styles.h"

/* Looks of the question line: '@' is its number, '~' the question. */
static const char *const question_forms[] = {"# Q@. ~", "# @. ~",    "# ~",   "**@. ~**", "**@) ~**",
                                             "@. ~",    "**Q@.** ~", "Q@. ~", "@. **~**", "**Question @:** ~"};

static void add_question(struct page *page, const struct item *item, const char *form)
{
    page_place(page, item);
    page_blank(page);
    page->number++;
    for (const char *c = form; *c; c++) {
        if (*c == '#')
            buf_add_repeat(&page->out, STR("#"), page->level + page->depth);
        else if (*c == '@')
            page_addf(page, "%u", page->number);
        else if (*c == '~')
            buf_add(&page->out, item->question);
        else
            buf_add_byte(&page->out, *c);
    }
    page_end_line(page);
    page_code(page, item, form[0] == '@' ? "   " : "");
    page_notes(page, form[0] == '@' ? "   " : "");
}

/* `form` has '@' for the letter; small ones when `small`. */
static void add_letter(struct page *page, const char *form, unsigned index, bool small)
{
    char letter = (char)((small ? 'a' : 'A') + (int)index);
    page_pattern(page, form, (str){&letter, 1});
}

struct options {
    const char *form;
    bool small;
    bool loose; /* blank lines between them */
};

static struct options decide_options(struct page *page)
{
    static const char *const forms[] = {"@) ", "@. ", "(@) ", "- @) ", "* @. ", "- @. "};
    struct options options = {.form = PICK(&page->dice, forms)};
    options.small = chance(&page->dice, 40);
    options.loose = options.form[0] != '-' && options.form[0] != '*';
    return options;
}

/* Below the line with the letter. */
static void add_code_option(struct page *page, str text, const struct options *options)
{
    buf_trim_line(&page->out);
    page_end_line(page);
    if (options->loose)
        page_blank(page);
    page_lines(page, text, "");
    if (options->loose)
        page_blank(page);
}

static void add_options(struct page *page, const struct item *item, const struct options *options, const char *right)
{
    for (unsigned i = 0; i < item->option_count; i++) {
        struct arena *arena = page->arena;
        const char *form = options->form;
        str text = item->options[i];
        bool bold = item->right[i] && strcmp(right, "**") == 0;
        if (bold && (form[0] == '-' || form[0] == '*'))
            form = arena_format(arena, "%.2s**%s", form, form + 2).ptr;
        else if (bold)
            form = arena_format(arena, "**%s", form).ptr;
        add_letter(page, form, i, options->small);
        if (str_find_byte(text, '\n', 0) >= 0) {
            add_code_option(page, text, options);
            continue;
        }
        page_addf(page, "%.*s%s%s", STR_ARG(text), item->right[i] ? right : "", options->loose ? "  \n" : "\n");
    }
}

static void add_right_letters(struct page *page, const struct item *item, bool small)
{
    bool first = true;
    for (unsigned i = 0; i < item->option_count; i++) {
        if (!item->right[i])
            continue;
        page_add(page, first ? "" : ", ");
        add_letter(page, "@", i, small);
        first = false;
    }
}

static void add_explanation(struct page *page, const struct item *item, const char *form, const char *prefix)
{
    if (item->explanation.len == 0)
        return;
    page_end_line(page);
    page_addf(page, "%s\n%s", str_trim_right(str_of(prefix)).len ? ">" : "", prefix);
    page_pattern(page, form, str_of(page->language->explanation));
    page_lines(page, item->explanation, prefix);
}

static const char *decide_explanation(struct page *page)
{
    static const char *const forms[] = {"**@:** ", "@: ", "*@:* ", ""};
    const char *form = PICK(&page->dice, forms);
    if (form[0] && page->language->wide)
        form = "**@：**";
    size_t mark = page->out.len;
    page_pattern(page, form, str_of(page->language->explanation));
    page->explanation_label = arena_copy(page->arena, str_skip(buf_str(&page->out), mark));
    buf_truncate(&page->out, mark);
    return form;
}

void write_choice_boxes(struct page *page)
{
    static const char *const bullets[] = {"- ", "* ", "+ "};
    page_open(page);
    page->rule = NULL;
    const char *question = PICK(&page->dice, question_forms);
    const char *bullet = PICK(&page->dice, bullets);
    const char *explanation = decide_explanation(page);
    const char *cross = chance(&page->dice, 80) ? "[x]" : "[X]";
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        const char *indent = question[0] == '@' ? "   " : "";
        add_question(page, item, question);
        if (indent[0] == 0)
            page_blank(page);
        for (unsigned k = 0; k < item->option_count; k++)
            page_addf(page, "%s%s%s %.*s\n", indent, bullet, item->right[k] ? cross : "[ ]", STR_ARG(item->options[k]));
        add_explanation(page, item, explanation, indent);
        page_part(page);
    }
    page_close(page);
}

void write_choice_letters(struct page *page)
{
    static const char *const forms[] = {"**@: ~**", "@: ~", "> **@: ~**", "**@:** ~", "*@: ~*"};
    page_open(page);
    page->rule = NULL;
    const char *question = PICK(&page->dice, question_forms);
    struct options options = decide_options(page);
    const char *explanation = decide_explanation(page);
    const char *form = PICK(&page->dice, forms);
    const char *word = chance(&page->dice, 50) ? page->language->answer : page->language->right_answer;
    bool repeats = chance(&page->dice, 30);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        add_question(page, item, question);
        page_blank(page);
        add_options(page, item, &options, "");
        page_blank(page);
        for (const char *c = form; *c; c++) {
            if (*c == '@')
                page_add(page, word);
            else if (*c == '~')
                add_right_letters(page, item, options.small);
            else
                buf_add_byte(&page->out, *c);
            if (*c == '~' && repeats && item->right_count == 1 && !item->shown)
                page_addf(page, ") %.*s", STR_ARG(item->options[item->first_right]));
        }
        add_explanation(page, item, explanation, form[0] == '>' ? "> " : "");
        page_part(page);
    }
    page_close(page);
}

/* The right option is bold or ticked. */
void write_choice_bold(struct page *page)
{
    static const char *const marks[] = {"**", "**", " ✅", " ✔"};
    page_open(page);
    page->rule = NULL;
    const char *question = PICK(&page->dice, question_forms);
    struct options options = decide_options(page);
    const char *explanation = decide_explanation(page);
    const char *mark = PICK(&page->dice, marks);
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        add_question(page, item, question);
        page_blank(page);
        add_options(page, item, &options, mark);
        add_explanation(page, item, explanation, "");
        page_part(page);
    }
    page_close(page);
}

void write_choice_fold(struct page *page)
{
    static const char *const forms[] = {"**@**", "@", "**Answer: @**", "#### Answer: @"};
    page_open(page);
    page->rule = NULL;
    const char *question = PICK(&page->dice, question_forms);
    struct options options = decide_options(page);
    const char *explanation = decide_explanation(page);
    const char *form = forms[pick(&page->dice, page->language == &vocabularies[0] ? 4 : 2)];
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        add_question(page, item, question);
        page_blank(page);
        add_options(page, item, &options, "");
        page_addf(page, "\n<details>\n<summary>%s</summary>\n\n", page->language->show);
        for (const char *c = form; *c; c++) {
            if (*c == '@')
                add_right_letters(page, item, options.small);
            else
                buf_add_byte(&page->out, *c);
        }
        add_explanation(page, item, explanation, "");
        page_end_line(page);
        page_add(page, "\n</details>\n");
        page_part(page);
    }
    page_close(page);
}

/* All the letters at the end. */
void write_choice_key(struct page *page)
{
    static const char *const titles[] = {"# Answers", "# Answer Key", "**Answers**", "# Answer key"};
    static const char *const forms[] = {"%u. ", "%u) ", "- %u: ", "%u - ", "**%u.** ", "| %u | ", "%u-"};
    page_open(page);
    page->rule = NULL;
    page->back = NULL;
    const char *question;
    do
        question = PICK(&page->dice, question_forms);
    while (!strchr(question, '@'));
    struct options options = decide_options(page);
    const char *title = PICK(&page->dice, titles);
    if (page->language != &vocabularies[0])
        title = arena_format(page->arena, chance(&page->dice, 50) ? "# %s" : "**%s**", page->language->key).ptr;
    const char *form = PICK(&page->dice, forms);
    unsigned before = page->number;
    for (unsigned i = 0; i < page->count; i++) {
        add_question(page, page->items[i], question);
        page_blank(page);
        add_options(page, page->items[i], &options, "");
        page_part(page);
    }
    page_blank(page);
    if (title[0] == '#')
        buf_add_repeat(&page->out, STR("#"), page->level - 1);
    page_addf(page, "%s\n\n", title);
    bool table = form[0] == '|';
    const char *end = table ? " |\n" : form[2] == '-' && chance(&page->dice, 50) ? "; " : "\n";
    if (table)
        page_addf(page, "| # | %s |\n|---|---|\n", page->language->answer);
    for (unsigned i = 0; i < page->count; i++) {
        page_addf(page, form, before + i + 1);
        add_right_letters(page, page->items[i], options.small);
        page_add(page, end);
    }
    page_end_line(page);
}
