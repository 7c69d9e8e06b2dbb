#include "document.h"

#include <string.h>

#include "grill/text/utf8.h"

static const struct writer *choose_style(struct random *random)
{
    unsigned total = 0;
    for (unsigned i = 0; i < writer_count; i++)
        total += writers[i].weight ? writers[i].weight : 1;
    unsigned at = pick(random, total);
    unsigned i = 0;
    while (at >= (writers[i].weight ? writers[i].weight : 1))
        at -= writers[i].weight ? writers[i].weight : 1, i++;
    return &writers[i];
}

/* Leaves out the question mark of one card; enough others keep theirs. */
static void unmark(struct item *item, struct arena *arena)
{
    if (is_marked(item->question))
        item->question = arena_copy(
            arena, str_trim_right(str_slice(item->question, 0,
                                            item->question.len - (str_ends(item->question, STR("?")) ? 1 : 3))));
}

/* What is slipped, and where the document was cut. */
static void plan_flaws(struct document *document, struct arena *arena, struct random *random)
{
    const struct writer *style = document->style;
    document->slip = !style->raw && chance(random, 45) ? (enum slip)pick(random, SLIP_COUNT) : SLIP_NONE;
    document->slipping = pick(random, document->count);
    bool names = document->asking != ASK_MOSTLY;
    if (names && document->slip == SLIP_BLANK)
        document->slip = SLIP_LINE; /* numbers say the more of names */
    if (!style->whole && !style->raw && !names && document->count > 4 && chance(random, 12))
        document->cut = 1 + pick(random, document->count - 3);
    if (document->items->kind == CARD_QUESTION && !style->recipe.terms && !style->recipe.marked &&
        document->count > 4 && chance(random, 8))
        unmark(&document->items[1 + pick(random, document->count - 1)], arena);
}

/* Names in a document that says that it holds questions are at least five, under topics of one level: a lone number
 * over a text could be a title. */
void document_plan(struct document *document, struct arena *arena, uint64_t number)
{
    enum { FEWEST_NAMES = 5 };
    struct random random = random_seeded(number);
    *document = (struct document){.number = number, .style = choose_style(&random)};
    const struct writer *style = document->style;
    document->language = chance(&random, 35) ? &vocabularies[0] : &PICK(&random, vocabularies);
    document->count = 3 + pick(&random, DOCUMENT_CARDS - 2);
    document->depth = style->always ? 1 + pick(&random, style->depth) : pick(&random, style->depth + 1);
    if (style->capitals && !document->language->cased)
        document->depth = 0;
    if (style->recipe.named && document->count >= FEWEST_NAMES && chance(&random, 25)) {
        document->asking = chance(&random, 50) ? ASK_HALF : ASK_NEVER;
        document->depth = 0;
    }
    document->named = chance(&random, 30);
    document->items = make_items(arena, &random, document->language, &style->recipe, document->asking, document->count,
                                 document->depth);
    plan_flaws(document, arena, &random);
}

/* ---- bytes ---- */

static bool is_fence(str line)
{
    line = str_trim_left(line);
    while (str_starts(line, STR("> ")))
        line = str_trim_left(str_skip(line, 2));
    return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

/* UTF-16 with a byte order mark. */
static str widen(struct arena *arena, str text, bool big)
{
    struct buf out;
    buf_init(&out);
    buf_add(&out, big ? STR("\xFE\xFF") : STR("\xFF\xFE"));
    for (size_t at = 0, size; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        unsigned units[2] = {code, 0};
        if (code > 0xFFFF) {
            units[0] = 0xD800 + ((code - 0x10000) >> 10);
            units[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        for (unsigned i = 0; i < (code > 0xFFFF ? 2U : 1U); i++) {
            buf_add_byte(&out, (char)(big ? units[i] >> 8 : units[i]));
            buf_add_byte(&out, (char)(big ? units[i] : units[i] >> 8));
        }
    }
    str bytes = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return bytes;
}

/* What editors and copying do to a file, and no reader should mind: blanks at the ends of lines, other line ends, no
 * line end at the end, a byte order mark, another encoding. */
static str dress(struct arena *arena, struct random *dice, str text, bool raw)
{
    static const char *const ends[] = {"\r\n", "\r\n", "\r"};
    bool mixed = false;
    struct buf out;
    buf_init(&out);
    const char *end = chance(dice, 10) ? PICK(dice, ends) : "\n";
    mixed = str_eq(str_of(end), STR("\r\n")) && chance(dice, 30);
    bool trailing = !raw && chance(dice, 5);
    unsigned encoding = pick(dice, 100);
    if (encoding < 5)
        buf_add_z(&out, "\xEF\xBB\xBF");
    if (chance(dice, 10))
        text = str_trim_right(text);
    bool fenced = false;
    for (unsigned n = 0; text.len; n++) {
        bool whole = str_find_byte(text, '\n', 0) >= 0;
        str line = str_cut(&text, '\n');
        fenced = fenced != is_fence(line);
        buf_add(&out, line);
        if (trailing && !fenced && line.len && n % 7 == 0)
            buf_add_byte(&out, ' ');
        buf_add_z(&out, !whole ? "" : mixed && n % 3 == 0 ? "\n" : end);
    }
    str bytes = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return encoding < 95 ? bytes : widen(arena, bytes, encoding % 2);
}

/* Where the document begins when what stood before one of its cards is lost: with the card, if that tells its topics
 * and some question behind it asks. */
static size_t cut_page(struct page *page, const struct item *first)
{
    bool asks = page->says;
    if (page->speaks)
        return 0; /* what is lost would tell that remarks stand behind few of the rules */
    unsigned i = page->count;
    for (; i > 0 && page->items[i - 1] != first; i--)
        asks = asks || is_marked(page->items[i - 1]->question);
    if (i-- == 0 || i >= page->placed || (page->depth && !page->opens[i]) || !(asks || is_marked(first->question)))
        return 0;
    page->items += i;
    page->count -= i;
    return page->starts[i];
}

void document_write(struct document *document, struct arena *arena)
{
    const struct item **items = ARENA_ARRAY(arena, const struct item *, document->count);
    unsigned count = 0;
    for (unsigned i = 0; i < document->count; i++)
        if (!document->left_out[i])
            items[count++] = &document->items[i];
    document->page = (struct page){.arena = arena,
                                   .dice = random_seeded(document->number ^ 0x9E3779B97F4A7C15U),
                                   .language = document->language,
                                   .items = items,
                                   .count = count,
                                   .depth = document->depth,
                                   .names = document->asking != ASK_MOSTLY,
                                   .says = document->asking != ASK_MOSTLY && !document->named,
                                   .slip = document->slip,
                                   .slipping = &document->items[document->slipping],
                                   .starts = ARENA_ARRAY(arena, size_t, document->count),
                                   .opens = ARENA_ARRAY(arena, bool, document->count)};
    buf_init(&document->page.out);
    document->style->write(&document->page);
    struct random dice = random_seeded(document->number + 1);
    bool raw = document->style->raw || document->page.forgets; /* where fences end cannot be counted */
    size_t begin = document->cut ? cut_page(&document->page, &document->items[document->cut]) : 0;
    document->bytes = dress(arena, &dice, str_skip(buf_str(&document->page.out), begin), raw);
    buf_release(&document->page.out);
    bool named = document->asking != ASK_MOSTLY && document->named;
    document->path = str_of(named ? "interview-questions.md" : document->style->file);
}
