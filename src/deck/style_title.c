/*
 * style_title: lines that are titles though they are no headings; they never ask.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "styles_int.h"

/* Without "[12]" at the end: what is a sentence remains one with a reference. */
static str without_reference(str text)
{
    size_t at = text.len;
    if (at == 0 || text.ptr[at - 1] != ']')
        return text;
    for (at--; at > 0 && is_digit(text, at - 1);)
        at--;
    bool reference = at > 0 && at + 1 < text.len && text.ptr[at - 1] == '[';
    return reference ? trim_blanks(str_slice(text, 0, at - 1)) : text;
}

static bool ends_like_sentence(str text)
{
    static const char *const ends[] = {".", "?", "!", ";", ",", "。", "？", "！", "；", "，", "।"};
    text = str_strip_right(without_reference(text), STR("*_"));
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(text, str_of(ends[i])))
            return true;
    return false;
}

/* Whether a letter or digit stands in a text, or anything beyond ASCII. */
static bool says_anything(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (code_is_alphabetic((unsigned char)text.ptr[i]) || is_digit(text, i) || (unsigned char)text.ptr[i] >= 0x80)
            return true;
    return false;
}

/* Bytes of the rule that "===== Tides =====" and "########## Tides" begin with, or 0. */
static size_t rule_prefix(str text)
{
    enum { LEAST = 5 };
    size_t signs = str_run(text);
    bool rule = signs >= LEAST && says_anything(str_skip(text, signs)) && str_has_byte(STR("=-*~#+@/"), text.ptr[0]);
    return rule ? signs : 0;
}

/* "✅ It is fast", "❌ It is dear": what speaks for or against something. */
static bool is_verdict(str text)
{
    static const char *const signs[] = {"✅", "❌", "✔", "✖", "✓", "✗", "⚠", "☑", "🚫"};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(text, str_of(signs[i])))
            return true;
    return false;
}

/* "b" below options is the right one, not a title. */
static bool stands_under_option(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && reader_line(reader, above)->option;
}

/* Whether it is one line of several in a paragraph of questions without numbers, or a paragraph of a list of such: one
 * of them rather than a title over the next. */
static bool stands_in_list(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (listing_asks(reader, n))
        return true;
    return block->line < n && n < block->last && !str_ends(reader_text(reader, n), STR(":")) &&
           is_question_list(reader, n) && reader_shape(reader, n + 1).form == NUMBER_NONE;
}

/* "Harder ones:" as the last line of an item's text, over an item further left behind a gap: its colon says nothing in
 * the item that it was set in with. */
static bool is_set_in(const struct reader *reader, uint32_t n)
{
    if (!text_ends_with_colon(reader_text(reader, n)) || n == reader->outline.line_count ||
        reader_line(reader, n + 1)->kind != LINE_BLANK)
        return false;
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && reader_line(reader, next)->opens && reader_line(reader, next)->depth < reader_line(reader, n)->depth;
}

/* A short line that stands by itself, in capitals or behind an emoji, and ends like no sentence. */
static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || (line->depth > 0 && !is_set_in(reader, n)) || line->opens || line->quoted ||
        (line->leads && line->asks) || shape->label != LABEL_NONE)
        return false;
    str text = trim_emoji_right(shape->text);
    size_t rule = text.len ? rule_prefix(text) : 0;
    if (text.len == 0 || text_exceeds(str_skip(text, rule), 100) ||
        (shape->form != NUMBER_NONE && shape->form != NUMBER_KEYCAP))
        return false;
    if (ends_like_sentence(text) || str_starts(text, STR("![")) || (text.len < 3 && stands_under_option(reader, n)))
        return false;
    size_t emoji = emoji_prefix(shape->text);
    bool pictured = emoji > 0 && emoji < text.len && arrow_prefix(shape->text) == 0 && !is_verdict(shape->text);
    bool plain = !text_exceeds(text, 60) && !shape->bullet && n < reader->outline.line_count &&
                 text_likeness(text) < LIKE_WORD && !stands_over_options(reader, n) && !stands_over_answer(reader, n) &&
                 !stands_in_list(reader, n);
    if (!pictured && !rule && !text_is_shouted(text) && !plain)
        return false;
    mark->style = STYLE_TITLE;
    mark->rank = RANK_TITLE;
    mark->form = pictured ? TITLE_PICTURED : rule ? TITLE_RULED : text_is_shouted(text) ? TITLE_SHOUTED : TITLE_PLAIN;
    return true;
}

/* Never a question: reading.c decides which of them are topics. */
const struct style style_title = {
    .name = "title",
    .describe = "a line in capitals or behind an emoji is the title of a section",
    .see = see,
};
