#include "document.h"

#include <string.h>

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
    document->language = chance(&random, 35) ? &languages[0] : &PICK(&random, languages);
    document->count = 3 + pick(&random, DOCUMENT_CARDS - 2);
    document->depth = style->always ? 1 + pick(&random, style->depth) : pick(&random, style->depth + 1);
    if (style->capitals && !document->language->cased)
        document->depth = 0;
    document->items = make_items(arena, &random, document->language, &style->recipe, document->count, document->depth);
}

/* ---- bytes ---- */

/* What editors and copying do to a file, and no reader should mind. */
static str dress(struct arena *arena, struct random *dice, str text, bool raw)
{
    struct buf out;
    buf_init(&out);
    bool returns = chance(dice, 8);
    bool trailing = !raw && chance(dice, 5);
    if (chance(dice, 5))
        buf_add_z(&out, "\xEF\xBB\xBF");
    if (chance(dice, 10))
        text = str_trim_right(text);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n' && trailing && i && text.ptr[i - 1] != '\n' && i % 7 == 0)
            buf_add_byte(&out, ' ');
        if (text.ptr[i] == '\n' && returns)
            buf_add_byte(&out, '\r');
        buf_add_byte(&out, text.ptr[i]);
    }
    str bytes = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return bytes;
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
    buf_init(&document->page.out);
    document->style->write(&document->page);
    struct random dice = random_seeded(document->number + 1);
    document->bytes = dress(arena, &dice, buf_str(&document->page.out), document->style->raw);
    buf_release(&document->page.out);
    document->path = str_of(document->style->file);
}
