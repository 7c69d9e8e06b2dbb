/*
 * style_yaml: decks in YAML and JSON.
 */
#include <stdio.h>
#include <string.h>

#include "styles.h"

struct keys {
    const char *question;
    const char *answer;
};

static struct keys decide_keys(struct page *page)
{
    static const struct keys pairs[] = {
        {"question", "answer"},    {"question", "answer"}, {"q", "a"},
        {"front", "back"},         {"prompt", "response"}, {"term", "definition"},
        {"question", "reference"}, {"clue", "answer"},     {"expression", "translation"}};
    if (page->language != &vocabularies[0] && chance(&page->dice, 30))
        return (struct keys){page->language->question, page->language->answer};
    return PICK(&page->dice, pairs);
}

/* ---- scalars ---- */

static bool is_plain(str text)
{
    if (text.len == 0 || strchr("-?:,[]{}#&*!|>'\"%@`= ~$0123456789", text.ptr[0]))
        return false;
    return !str_contains(text, STR(": ")) && !str_contains(text, STR(" #")) && !str_contains(text, STR("\n")) &&
           !str_ends(text, STR(":"));
}

static void add_quoted(struct page *page, str text)
{
    page_add(page, "\"");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\n') {
            page_add(page, "\\n");
            continue;
        }
        if (c == '"' || c == '\\')
            page_add(page, "\\");
        buf_add_byte(&page->out, c);
    }
    page_add(page, "\"");
}

/* Words of one line, folded over several. */
static void add_folded(struct page *page, str text, const char *indent)
{
    page_addf(page, ">-\n%s", indent);
    unsigned column = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool fold = text.ptr[i] == ' ' && ++column % 5 == 0 && i + 1 < text.len && text.ptr[i + 1] != ' ';
        if (fold)
            page_addf(page, "\n%s", indent);
        else
            buf_add_byte(&page->out, text.ptr[i]);
    }
    page_add(page, "\n");
}

static void add_scalar(struct page *page, struct random *dice, str text, const char *indent)
{
    bool single = !str_contains(text, STR("\n"));
    unsigned form = pick(dice, 4);
    if (form == 0 && is_plain(text)) {
        page_addf(page, "%.*s\n", STR_ARG(text));
    } else if (form == 1 && single) {
        add_folded(page, text, indent);
    } else if (form == 2) {
        add_quoted(page, text);
        page_add(page, "\n");
    } else {
        page_add(page, "|\n");
        page_lines(page, text, indent);
    }
}

/* ---- cards ---- */

static void add_tags(struct page *page, const struct item *item, const char *indent, bool flow)
{
    if (item->tag_count == 0)
        return;
    page_addf(page, "%stags:%s", indent, flow ? " [" : "\n");
    for (unsigned i = 0; i < item->tag_count; i++)
        page_addf(page, flow ? "%s%.*s" : "%s  - %.*s\n", flow ? (i ? ", " : "") : indent, STR_ARG(item->tags[i]));
    page_add(page, flow ? "]\n" : "");
}

/* A list item; `indent` is that of its keys. */
static void add_card(struct page *page, const struct item *item, const struct keys *keys, const char *indent)
{
    struct random dice = random_seeded(item->seed);
    char deeper[32];
    snprintf(deeper, sizeof deeper, "%s    ", indent);
    str answer = page_expected(page, item);
    bool turned = chance(&dice, 15) && answer.len;
    page_addf(page, "%.*s- ", (int)strlen(indent) - 2, indent);
    if (turned) {
        page_addf(page, "%s: ", keys->answer);
        add_scalar(page, &dice, answer, deeper);
        page_add(page, indent);
    }
    page_addf(page, "%s: ", keys->question);
    add_scalar(page, &dice, item->question, deeper);
    if (chance(&dice, 15))
        page_addf(page, "%s# a remark\n", indent);
    if (!turned && answer.len) {
        page_addf(page, "%s%s: ", indent, keys->answer);
        add_scalar(page, &dice, answer, deeper);
    }
    add_tags(page, item, indent, chance(&dice, 50));
    if (chance(&dice, 20))
        page_addf(page, "%slevel: easy\n", indent);
}

void write_yaml(struct page *page)
{
    static const char *const heads[] = {"",
                                        "---\n",
                                        "# made by hand\n---\n",
                                        "cards:\n",
                                        "title: Birds\ncards:\n",
                                        "deck: Birds\nflashcards:\n",
                                        "questions:\n",
                                        "items:\n"};
    const char *head = PICK(&page->dice, heads);
    struct keys keys = decide_keys(page);
    bool under = str_ends(str_of(head), STR("s:\n"));
    const char *indent = under && chance(&page->dice, 70) ? "    " : "  ";
    page->title = STR("Birds");
    page_add(page, head);
    for (unsigned i = 0; i < page->count; i++)
        add_card(page, page->items[i], &keys, indent);
}

/* Lists nested by topic, as keys or beside a title. */
void write_yaml_topics(struct page *page)
{
    bool titled = chance(&page->dice, 50);
    const char *list = chance(&page->dice, 50) ? "cards" : "questions";
    struct keys keys = decide_keys(page);
    if (titled)
        page_add(page, "topics:\n");
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (i == 0 || !str_eq(page->items[i - 1]->topics[0], item->topics[0])) {
            if (titled)
                page_addf(page, "  - title: %.*s\n    %s:\n", STR_ARG(item->topics[0]), list);
            else
                page_addf(page, "%.*s:\n", STR_ARG(item->topics[0]));
        }
        add_card(page, item, &keys, titled ? "        " : "    ");
    }
}

/* term: meaning */
void write_yaml_map(struct page *page)
{
    bool headed = chance(&page->dice, 30);
    page_add(page, headed ? "---\n# terms\n" : "");
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        struct random dice = random_seeded(item->seed);
        page_addf(page, "%.*s: ", STR_ARG(item->question));
        add_scalar(page, &dice, page_expected(page, item), "  ");
    }
}

/* How the right option is named: by its text, its letter, or its number counted from 0 or 1. */
enum naming { NAME_TEXT, NAME_LETTER, NAME_FROM_0, NAME_FROM_1 };

/* Numbers tell how they are counted when one of them can only be the first or the last option. */
static enum naming decide_naming(struct page *page)
{
    bool first = false;
    bool last = false;
    for (unsigned i = 0; i < page->count; i++)
        for (unsigned k = 0; k < page->items[i]->option_count; k++) {
            first = first || (page->items[i]->right[k] && k == 0);
            last = last || (page->items[i]->right[k] && k + 1 == page->items[i]->option_count);
        }
    enum naming naming = (enum naming)pick(&page->dice, 4);
    bool told = naming == NAME_FROM_0 ? first : naming == NAME_FROM_1 ? last && !first : true;
    return told ? naming : NAME_TEXT;
}

static void add_right(struct page *page, const struct item *item, unsigned index, enum naming naming, bool quoted)
{
    if (naming == NAME_TEXT)
        add_quoted(page, item->options[index]);
    else if (naming == NAME_LETTER)
        page_addf(page, quoted ? "\"%c\"" : "%c", 'A' + (char)index);
    else
        page_addf(page, "%u", index + (naming == NAME_FROM_1));
}

static void add_choice(struct page *page, const struct item *item, const char *list, const char *right,
                       enum naming naming)
{
    page_add(page, "- question: ");
    add_quoted(page, item->question);
    page_addf(page, "\n  %s:\n", list);
    for (unsigned i = 0; i < item->option_count; i++) {
        page_add(page, "    - ");
        add_quoted(page, item->options[i]);
        page_add(page, "\n");
    }
    page_addf(page, item->right_count > 1 ? "  %s:\n" : "  %s: ", right);
    for (unsigned i = 0; i < item->option_count; i++) {
        if (!item->right[i])
            continue;
        page_add(page, item->right_count > 1 ? "    - " : "");
        add_right(page, item, i, naming, false);
        page_add(page, "\n");
    }
    if (item->explanation.len == 0)
        return;
    page_add(page, "  explanation: ");
    add_quoted(page, item->explanation);
    page_add(page, "\n");
}

void write_yaml_choice(struct page *page)
{
    static const char *const lists[] = {"options", "choices"};
    static const char *const rights[] = {"correct", "answer", "correct_answer"};
    const char *list = PICK(&page->dice, lists);
    const char *right = PICK(&page->dice, rights);
    enum naming naming = decide_naming(page);
    for (unsigned i = 0; i < page->count; i++)
        add_choice(page, page->items[i], list, right, naming);
}

/* ---- JSON ---- */

/* The options as texts, under letters, or as objects that say whether they are right. */
enum option_form { OPTION_TEXTS, OPTION_LETTERS, OPTION_OBJECTS };

static void add_json_options(struct page *page, const struct item *item, enum option_form form, const char *text)
{
    page_add(page, form == OPTION_LETTERS ? "{" : "[");
    for (unsigned i = 0; i < item->option_count; i++) {
        page_add(page, i ? ", " : "");
        if (form == OPTION_LETTERS)
            page_addf(page, "\"%c\": ", 'A' + (char)i);
        else if (form == OPTION_OBJECTS)
            page_addf(page, "{\"%s\": ", text);
        add_quoted(page, item->options[i]);
        if (form == OPTION_OBJECTS)
            page_addf(page, ", \"correct\": %s}", item->right[i] ? "true" : "false");
    }
    page_add(page, form == OPTION_LETTERS ? "}" : "]");
}

static void add_json_right(struct page *page, const struct item *item, const char *key, enum naming naming)
{
    bool first = true;
    page_addf(page, ",\n    \"%s\": %s", key, item->right_count > 1 ? "[" : "");
    for (unsigned i = 0; i < item->option_count; i++) {
        if (!item->right[i])
            continue;
        page_add(page, first ? "" : ", ");
        add_right(page, item, i, naming, true);
        first = false;
    }
    page_add(page, item->right_count > 1 ? "]" : "");
}

void write_json_choice(struct page *page)
{
    static const char *const lists[] = {"options", "choices", "answers"};
    static const char *const rights[] = {"correct", "answer", "correctAnswer", "correct_answer"};
    static const char *const texts[] = {"text", "option", "answer"};
    enum option_form form = (enum option_form)pick(&page->dice, 3);
    enum naming naming = decide_naming(page);
    if (form == OPTION_LETTERS && naming != NAME_TEXT)
        naming = NAME_LETTER;
    const char *list = lists[pick(&page->dice, form == OPTION_OBJECTS ? 3 : 2)];
    const char *right = PICK(&page->dice, rights);
    const char *text = PICK(&page->dice, texts);
    bool wrapped = chance(&page->dice, 40);
    page_add(page, wrapped ? "{\"questions\": [\n" : "[\n");
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_addf(page, "  {\n    \"question\": ");
        add_quoted(page, item->question);
        page_addf(page, ",\n    \"%s\": ", list);
        add_json_options(page, item, form, text);
        if (form != OPTION_OBJECTS)
            add_json_right(page, item, right, naming);
        if (item->explanation.len) {
            page_add(page, ",\n    \"explanation\": ");
            add_quoted(page, item->explanation);
        }
        page_add(page, i + 1 < page->count ? "\n  },\n" : "\n  }\n");
    }
    page_add(page, wrapped ? "]}\n" : "]\n");
}

void write_json(struct page *page)
{
    struct keys keys = decide_keys(page);
    bool wrapped = chance(&page->dice, 40);
    page_add(page, wrapped ? "{\"cards\": [\n" : "[\n");
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        page_addf(page, "  {\n    \"%s\": ", keys.question);
        add_quoted(page, item->question);
        page_addf(page, ",\n    \"%s\": ", keys.answer);
        add_quoted(page, page_expected(page, item));
        page_add(page, i + 1 < page->count ? "\n  },\n" : "\n  }\n");
    }
    page_add(page, wrapped ? "]}\n" : "]\n");
}
