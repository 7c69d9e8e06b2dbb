/*
 * check: whether a deck holds the cards its document was written of.
 */
#include <string.h>

#include "document.h"
#include "grill/doc/render.h"
#include "grill/text/fold.h"

/* Lines without indentation and trailing blanks, blank lines left out, other runs of blanks as one. With `flat`, all on
 * one line. */
static str normalise(struct arena *arena, str text, bool flat)
{
    char *out = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool end = c == '\n' || c == '\r';
        if (end || c == ' ' || c == '\t') {
            char before = len ? out[len - 1] : '\n';
            if (end && before == ' ')
                out[len - 1] = flat ? ' ' : '\n';
            else if (before != '\n' && before != ' ')
                out[len++] = end && !flat ? '\n' : ' ';
        } else {
            out[len++] = c;
        }
    }
    while (len && (out[len - 1] == '\n' || out[len - 1] == ' '))
        len--;
    return (str){out, len};
}

struct comparison {
    const struct document *document;
    struct arena *arena;
    struct buf *report;
};

static bool same_text(struct comparison *comparison, str expected, str got, bool flat, const char *what, unsigned line)
{
    str a = normalise(comparison->arena, expected, flat);
    str b = normalise(comparison->arena, got, flat);
    if (str_eq(a, b))
        return true;
    buf_addf(comparison->report, "%s of the card of line %u\n--- expected\n%.*s\n--- loaded\n%.*s\n", what, line,
             STR_ARG(a), STR_ARG(b));
    return false;
}

/* Whether both read as the same tree: indentation counts where it nests. Only for texts whose lines are the same. */
static bool same_tree(struct comparison *comparison, str expected, str got, unsigned line)
{
    struct render_options options = {.reveal = true};
    struct buf trees[2];
    buf_init(&trees[0]);
    buf_init(&trees[1]);
    render_markdown(&trees[0], expected, RENDER_JSON, &options);
    render_markdown(&trees[1], got, RENDER_JSON, &options);
    bool same = str_eq(buf_str(&trees[0]), buf_str(&trees[1]));
    if (!same)
        buf_addf(comparison->report, "structure of the answer of line %u\n--- expected\n%.*s\n--- loaded\n%.*s\n", line,
                 STR_ARG(expected), STR_ARG(got));
    buf_release(&trees[0]);
    buf_release(&trees[1]);
    return same;
}

/* ---- parts of a card ---- */

/* Titles in capitals come back in small letters, so the case is not compared. */
static bool same_title(str a, str b)
{
    struct buf folded[2];
    buf_init(&folded[0]);
    buf_init(&folded[1]);
    fold_words(&folded[0], a);
    fold_words(&folded[1], b);
    bool same = str_eq(buf_str(&folded[0]), buf_str(&folded[1]));
    buf_release(&folded[0]);
    buf_release(&folded[1]);
    return same;
}

/* The topics of the card end with these; before them may stand the title of the document. */
static bool same_topics(struct comparison *comparison, const struct item *item, const struct card *card)
{
    str expected[ITEM_TOPICS + 1];
    unsigned count = item->topic_count;
    memcpy(expected, item->topics, count * sizeof *expected);
    if (item->title.len)
        expected[count++] = item->title;
    const str *path;
    size_t depth = topic_path(card->topic, &path, comparison->arena);
    bool same = depth == count || (depth == count + 1 && same_title(path[0], comparison->document->page.title));
    for (unsigned i = 0; same && i < count; i++)
        same = same_title(path[depth - count + i], expected[i]);
    if (same)
        return true;
    buf_addf(comparison->report, "topics of the card of line %u\n--- expected\n", card->line);
    for (unsigned i = 0; i < count; i++)
        buf_addf(comparison->report, "[%.*s]", STR_ARG(expected[i]));
    buf_add_z(comparison->report, "\n--- loaded\n");
    for (size_t i = 0; i < depth; i++)
        buf_addf(comparison->report, "[%.*s]", STR_ARG(path[i]));
    buf_add_z(comparison->report, "\n");
    return false;
}

static bool same_options(struct comparison *comparison, const struct item *item, const struct card *card)
{
    struct buf lists[2];
    buf_init(&lists[0]);
    buf_init(&lists[1]);
    for (unsigned i = 0; i < item->option_count; i++)
        buf_addf(&lists[0], "%s %.*s\n", item->right[i] ? "*" : "+", STR_ARG(item->options[i]));
    for (unsigned i = 0; i < card->option_count; i++)
        buf_addf(&lists[1], "%s %.*s\n", card->correct[i] ? "*" : "+", STR_ARG(card->options[i]));
    bool same = same_text(comparison, buf_str(&lists[0]), buf_str(&lists[1]), false, "options", card->line);
    buf_release(&lists[0]);
    buf_release(&lists[1]);
    return same;
}

static bool same_tags(struct comparison *comparison, const struct item *item, const struct card *card)
{
    bool same = card->tag_count >= item->tag_count;
    for (unsigned i = 0; same && i < item->tag_count; i++) {
        bool found = false;
        for (unsigned k = 0; k < card->tag_count; k++)
            found = found || str_eq(card->tags[k], item->tags[i]);
        same = found;
    }
    if (!same)
        buf_addf(comparison->report, "tags of the card of line %u\n", card->line);
    return same;
}

/* What is noted of a card may stand before its answer, behind its question, or nowhere. */
static str without_notes(const struct page *page, str text)
{
    const char *const notes[] = {page->hint, page->level_note, page->hint};
    for (unsigned i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (!notes[i])
            continue;
        str note = str_of(notes[i]);
        if (str_starts(text, note))
            text = str_trim_left(str_skip(text, note.len));
        if (str_ends(text, note))
            text = str_trim_right(str_slice(text, 0, text.len - note.len));
    }
    return text;
}

/* The label of an explanation may stand or go. */
static str expected_answer(struct comparison *comparison, const struct item *item, const struct card *card)
{
    const struct page *page = &comparison->document->page;
    str expected = page_expected(page, item);
    if (item->explanation.len == 0 || !str_contains(card->answer, page->explanation_label))
        return expected;
    size_t head = expected.len - item->explanation.len;
    return arena_format(comparison->arena, "%.*s%.*s%.*s", (int)head, expected.ptr, STR_ARG(page->explanation_label),
                        STR_ARG(item->explanation));
}

/* ---- cards ---- */

static const char *check_card(struct comparison *comparison, const struct item *item, const struct card *card)
{
    str question = item->code.len
                       ? arena_format(comparison->arena, "%.*s\n%.*s", STR_ARG(item->question), STR_ARG(item->code))
                       : item->question;
    const struct page *page = &comparison->document->page;
    str asked = without_notes(page, card->question);
    str answered = without_notes(page, card->answer);
    if (!same_text(comparison, question, asked, true, "question", card->line))
        return "question";
    if (card->kind != item->kind) {
        buf_addf(comparison->report, "kind of the card of line %u: %s, not %s\n", card->line,
                 card_kind_name((enum card_kind)card->kind), card_kind_name(item->kind));
        return "kind";
    }
    if (!same_options(comparison, item, card))
        return "options";
    str answer = expected_answer(comparison, item, card);
    if (!same_text(comparison, answer, answered, false, "answer", card->line))
        return "answer";
    if (item->kind == CARD_QUESTION && !same_tree(comparison, answer, answered, card->line))
        return "structure";
    if (!same_topics(comparison, item, card))
        return "topics";
    return same_tags(comparison, item, card) ? NULL : "tags";
}

/* One card a hole: its answer is what is hidden, its question does not show it but shows the others. */
static const char *check_cloze(struct comparison *comparison, const struct item *item, const struct card *cards)
{
    for (unsigned i = 0; i < item->hidden_count; i++) {
        const struct card *card = &cards[i];
        if (!same_text(comparison, item->hidden[i], card->answer, true, "hole", card->line))
            return "answer";
        bool shown = str_contains(card->question, item->hidden[i]);
        bool group = item->hidden_count == 1 || (card->group > 0 && card->group == cards[0].group);
        if (shown || !group || card->kind != CARD_CLOZE) {
            buf_addf(comparison->report, "cloze of line %u: %.*s\n", card->line, STR_ARG(card->question));
            return shown ? "question" : "kind";
        }
        if (!same_topics(comparison, item, card))
            return "topics";
    }
    return NULL;
}

static void list_cards(struct comparison *comparison, const struct deck *deck)
{
    const struct page *page = &comparison->document->page;
    buf_addf(comparison->report, "number of cards\n--- expected %u\n", page->count);
    for (unsigned i = 0; i < page->count; i++)
        buf_addf(comparison->report, "%.*s\n", STR_ARG(page->items[i]->question));
    buf_addf(comparison->report, "--- loaded %zu\n", deck->card_count);
    for (size_t i = 0; i < deck->card_count; i++)
        buf_addf(comparison->report, "%u: %.*s => %.*s\n", deck->cards[i].line, STR_ARG(deck->cards[i].question),
                 STR_ARG(deck->cards[i].answer));
}

static unsigned cards_of(const struct item *item)
{
    return item->kind == CARD_CLOZE ? item->hidden_count : 1;
}

const char *document_check(const struct document *document, const struct deck *deck, struct buf *report)
{
    const struct page *page = &document->page;
    struct comparison comparison = {document, page->arena, report};
    size_t fewest = 0;
    size_t most = 0;
    for (unsigned i = 0; i < page->count; i++) {
        fewest += cards_of(page->items[i]);
        most += cards_of(page->items[i]) + page->items[i]->mirrored;
    }
    if (deck->card_count < fewest || deck->card_count > most) {
        list_cards(&comparison, deck);
        return "number";
    }
    const struct card *card = deck->cards;
    for (unsigned i = 0; i < page->count; i++) {
        const struct item *item = page->items[i];
        if (card + cards_of(item) > deck->cards + deck->card_count)
            return "number";
        const char *what =
            item->kind == CARD_CLOZE ? check_cloze(&comparison, item, card) : check_card(&comparison, item, card);
        if (what)
            return what;
        unsigned line = card->line;
        card += cards_of(item);
        if (item->mirrored && card < deck->cards + deck->card_count && card->line == line)
            card++;
    }
    return card == deck->cards + deck->card_count ? NULL : "number";
}
