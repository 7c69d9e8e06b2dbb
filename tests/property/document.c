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

void document_plan(struct document *document, struct arena *arena, uint64_t number)
{
    struct random random = random_seeded(number);
    *document = (struct document){.number = number, .style = choose_style(&random)};
    const struct writer *style = document->style;
    document->language = chance(&random, 35) ? &vocabularies[0] : &PICK(&random, vocabularies);
    document->count = 3 + pick(&random, DOCUMENT_CARDS - 2);
    document->depth = style->always ? 1 + pick(&random, style->depth) : pick(&random, style->depth + 1);
    if (style->capitals && !document->language->cased)
        document->depth = 0;
    document->items = make_items(arena, &random, document->language, &style->recipe, document->count, document->depth);
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
                                   .depth = document->depth};
    struct random half = random_seeded(document->number + 2);
    if (chance(&half, 5))
        document->page.number = 1 + pick(&half, 60); /* the second half of a file goes on counting */
    buf_init(&document->page.out);
    document->style->write(&document->page);
    struct random dice = random_seeded(document->number + 1);
    bool raw = document->style->raw || document->page.forgets; /* where fences end cannot be counted */
    document->bytes = dress(arena, &dice, buf_str(&document->page.out), raw);
    buf_release(&document->page.out);
    document->path = str_of(document->style->file);
}
