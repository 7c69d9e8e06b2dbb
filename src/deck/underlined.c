/*
 * underlined: headings that are drawn by a rule right below.
 *
 * Such a rule may part cards as well, or frame the title between two of them: the text above it tells, and whether the
 * rule is as long as that text.
 */
#include "char_int.h"
#include "grill/text/utf8.h"
#include "reader_int.h"

/* The line of a sentence or a label is no heading, even when a rule stands right under it. */
static bool reads_like_title(str text)
{
    struct shape shape = shape_of(text);
    str end = trim_emoji_right(text);
    if (shape.label != LABEL_NONE || end.len == 0 || end.len > 160)
        return false;
    if (text_is_marked(shape.text))
        return true;
    char last = end.ptr[end.len - 1];
    return !shape.bullet && arrow_prefix(text) == 0 && last != '.' && last != ',' && last != ';' && last != '`' &&
           last != '|';
}

/* Whether lines `n` and `n` + 1 are a text and a rule of that sign. */
static bool is_text_over_rule(const struct reader *reader, uint32_t n, char sign)
{
    if (n + 1 > reader->outline.line_count)
        return false;
    str text = str_trim(outline_line(&reader->outline, n));
    str under = str_trim(outline_line(&reader->outline, n + 1));
    return text.len && !text_is_rule(text) && text_is_rule(under) && under.ptr[0] == sign;
}

/* Whether the line right after the underline is text that has the same kind of rule under it: then the rule does not
 * underline, it stands above a section title; unless it is thin and one more line has such a rule, or both ask. */
static bool rule_opens_title(const struct reader *reader, uint32_t rule)
{
    str mark = str_trim(outline_line(&reader->outline, rule));
    if (mark.len == 0 || !is_text_over_rule(reader, rule + 1, mark.ptr[0]))
        return false;
    if (mark.ptr[0] != '-')
        return true;
    bool both = text_is_marked(reader_text(reader, rule - 1)) && text_is_marked(reader_text(reader, rule + 1));
    return !both && !is_text_over_rule(reader, rule + 3, mark.ptr[0]);
}

/* A single "-" below an item, or a line that ends with a colon, is an item with nothing in it, no line under a title.
 */
static bool is_empty_item(const struct reader *reader, uint32_t title, uint32_t last)
{
    str text = reader_text(reader, title);
    bool colon = str_ends(text, STR(":")) || str_ends(text, STR(":*")) || str_ends(text, STR(":**"));
    return (colon || reader_line(reader, title)->opens) && str_eq(reader_text(reader, last), STR("-"));
}

/* Whether the rule is drawn as long as the text above it: it underlines that text, and parts nothing. */
static bool rule_fits(const struct reader *reader, uint32_t rule)
{
    enum { SLACK = 8, LEAST = 10 /* a shorter one may fit by chance */ };
    size_t drawn = reader_text(reader, rule).len;
    size_t text = utf8_length(reader_text(reader, rule - 1));
    return drawn >= LEAST && drawn <= text + SLACK && text <= drawn + SLACK;
}

/* One or two signs draw no rule: what begins like a question over them, or over a rule of its own length, is a title,
 * with a full stop as well. */
void reader_underlined(struct reader *reader, const struct block *block)
{
    uint32_t texts = 0;
    for (uint32_t n = block->line; n <= block->last; n++) {
        bool rule = n == block->last || text_is_rule(outline_line(&reader->outline, n));
        reader_line(reader, n)->kind = rule ? LINE_RULE : LINE_TEXT;
        texts += !rule;
    }
    uint32_t title = block->last - 1;
    if (texts == 0 || title < block->line || reader_line(reader, title)->kind != LINE_TEXT)
        return;
    bool ruled = title > 1 && text_is_rule(outline_line(&reader->outline, title - 1));
    bool thin = block->level == 2;
    bool chained = ruled && thin && title > 2 && reader_line(reader, title - 2)->kind == LINE_HEADING;
    bool drawn = chained || !text_is_rule(reader_text(reader, block->last));
    bool fits = !drawn && rule_fits(reader, block->last);
    bool titled =
        (ruled && !thin) || reads_like_title(reader_text(reader, title)) ||
        (texts == 1 && (drawn || fits) && text_likeness(reader_text(reader, title)) >= (fits ? LIKE_WEAK : LIKE_WORD));
    if (!titled || is_empty_item(reader, title, block->last) ||
        (!ruled && (rule_opens_title(reader, block->last) || (thin && texts > 1))))
        return;
    struct line *line = reader_line(reader, title);
    line->kind = LINE_HEADING;
    line->rank = (uint8_t)(block->level * RANK_STEP + (ruled && !chained ? RANK_RULED : 0));
}

/* A line between two rules in the middle of a paragraph is a title: cmark takes all of it for the text of the item
 * above. */
void reader_framed(struct reader *reader, const struct block *block)
{
    for (uint32_t n = block->line + 1; n < block->last; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind != LINE_TEXT || reader_line(reader, n - 1)->kind != LINE_RULE ||
            reader_line(reader, n + 1)->kind != LINE_RULE || !reads_like_title(reader_text(reader, n)))
            continue;
        line->kind = LINE_HEADING;
        line->rank = RANK_STEP + RANK_RULED;
    }
}
