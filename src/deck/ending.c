/*
 * ending: what stands behind the last answer and belongs to nothing: credits, links onwards, banners.
 */
#include "char_int.h"
#include "texts_int.h"

/* The last line up to `n` that says something, or 0. */
static uint32_t last_spoken(const struct reader *reader, uint32_t n)
{
    for (; n > 0; n--) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_BLANK && line->kind != LINE_RULE && line->kind != LINE_COMMENT &&
            line->noise == NOISE_NONE)
            return n;
    }
    return 0;
}

/* Whether a rule stands between line `n` and the text above it. */
static bool is_ruled_off(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && reader_line(reader, above)->kind == LINE_RULE;
}

static bool has_outer_link(str text)
{
    return str_contains(text, STR("](http")) || str_contains(text, STR("href=\"http"));
}

/* A heading, but not "#### Answer: b". */
static bool is_question_heading(const struct reader *reader, uint32_t n)
{
    return reader_line(reader, n)->kind == LINE_HEADING && shape_of(reader_heading(reader, n)).label != LABEL_ANSWER;
}

/* Whether what stands above the rule before line `n` asks: then the line may answer it. */
static bool may_answer(const struct reader *reader, uint32_t n)
{
    n = last_spoken(reader, n - 1);
    return n > 0 && (is_question_heading(reader, n) || text_is_marked(reader_text(reader, n)));
}

/* "© 2021 …", "⭐ Star it!", "<p align="center">Made by …": what no answer consists of. */
static bool is_dressed(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    if (str_starts(text, STR("©")) || str_starts_nocase(text, STR("copyright ")))
        return true;
    bool pictured = emoji_prefix(text) > 0 || trim_emoji_right(text).len < text.len;
    bool centred = str_starts(text, STR("<")) &&
                   (str_contains(text, STR("\"center\"")) || str_starts_nocase(text, STR("<center>")));
    return (pictured || centred) && !str_starts(text, STR("**")) && !may_answer(reader, n);
}

/* Such a line, alone behind a rule. */
static bool is_dressed_credit(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    enum line_kind above = n > 1 ? (enum line_kind)reader_line(reader, n - 1)->kind : LINE_TEXT;
    return (line->kind == LINE_TEXT || line->kind == LINE_HTML) && !line->depth && !line->opens && above != LINE_TEXT &&
           above != LINE_HTML && is_ruled_off(reader, n) && text_likeness(reader_text(reader, n)) < LIKE_WORD &&
           is_dressed(reader, n);
}

/* Whether the line is text in italics from end to end; `*linked` when a link leads out of it. */
static bool is_italic(const struct reader *reader, uint32_t n, bool *linked)
{
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    str inner = trim_line_end(text);
    if (line->kind != LINE_TEXT || line->depth || line->opens || str_starts(text, STR("**")) ||
        str_starts(text, STR("__")) || emphasis_prefix(text) == 0 || !unwrap_once(&inner))
        return false;
    *linked = *linked || has_outer_link(inner);
    return !text_is_marked(inner);
}

/* "*Compiled by …*": lines in italics behind a rule, or one with a link in it. The first of them up to line `n`, or 0.
 */
static uint32_t credit(const struct reader *reader, uint32_t n)
{
    bool linked = false;
    uint32_t first = n;
    while (first > 1 && is_italic(reader, first, &linked) && reader_line(reader, first - 1)->kind == LINE_TEXT)
        first--;
    bool fits = first > 1 && is_italic(reader, first, &linked) && (linked || is_ruled_off(reader, first));
    return fits ? first : 0;
}

/* "[On to the next part](part-2.md)", "Next: [Part 2](part-2.md)" behind a rule: a line that is nothing but a link to
 * another file. */
static bool is_way_on(const struct reader *reader, uint32_t n)
{
    enum { LABEL = 24 };
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    ptrdiff_t open = str_find_byte(text, '[', 0);
    str label = open > 0 ? str_trim_right(str_slice(text, 0, (size_t)open)) : (str){0};
    bool fits = open == 0 || (open > 0 && open <= LABEL && text_ends_with_colon(label));
    ptrdiff_t close = fits ? str_find(text, STR("]("), 0) : -1;
    return line->kind == LINE_TEXT && !line->depth && !line->opens && close > 0 &&
           str_find_byte(text, ')', (size_t)close) + 1 == (ptrdiff_t)text.len && !str_contains(text, STR("://")) &&
           is_ruled_off(reader, n);
}

/* "> Written with [a program](https://…)": the only quotation of the file, a few words and a link out of it. */
static bool is_quoted_credit(const struct reader *reader, uint32_t n)
{
    enum { WORDS = 24 /* bytes */ };
    str text = reader_text(reader, n);
    bool brief = str_find_byte(text, '[', 0) <= WORDS && (str_ends(text, STR(")")) || str_ends(text, STR(").")));
    if (!reader_line(reader, n)->quoted || !brief || !has_outer_link(text))
        return false;
    for (uint32_t i = 1; i < n; i++)
        if (reader_line(reader, i)->quoted)
            return false;
    return true;
}

/* A heading that leads elsewhere, with nothing but tags and images after it. */
static uint32_t banner_heading(const struct reader *reader, uint32_t last)
{
    enum { REACH = 16 };
    for (uint32_t n = last; n > 0 && n + REACH > last; n--) {
        const struct line *line = reader_line(reader, n);
        struct shape shape = shape_of(reader_heading(reader, n));
        if (line->kind == LINE_HEADING && (shape.form != NUMBER_NONE || text_likeness(shape.text) >= LIKE_WORD))
            return 0;
        if (line->kind == LINE_HEADING)
            return has_outer_link(reader_heading(reader, n)) || has_outer_link(reader_text(reader, n)) ? n : 0;
        bool shows = line->kind == LINE_BLANK || line->kind == LINE_RULE || line->noise != NOISE_NONE ||
                     line->kind == LINE_COMMENT;
        str text = reader_text(reader, n);
        if (!shows && !str_starts(text, STR("<")) && !str_starts(text, STR("![")) && !str_starts(text, STR("[![")))
            return 0;
    }
    return 0;
}

/* The title behind a rule over the sources that end with line `last`, which are nothing but links; or 0. */
static uint32_t title_of_sources(const struct reader *reader, uint32_t last)
{
    enum { REACH = 64 };
    for (uint32_t n = last; n > 0 && n + REACH > last; n = last_spoken(reader, n - 1)) {
        const struct line *line = reader_line(reader, n);
        str text = reader_text(reader, n);
        if (line->kind != LINE_TEXT)
            return 0;
        if (title_is_apparatus(clean_title(reader->scratch, text, (str){0})))
            return is_ruled_off(reader, n) ? n : 0;
        if (!str_contains(text, STR("](")) && !str_contains(text, STR("://")))
            return 0;
    }
    return 0;
}

static void leave_out_sources(struct reader *reader, uint32_t last)
{
    for (uint32_t n = title_of_sources(reader, last); n && n <= last; n++)
        if (reader_line(reader, n)->kind != LINE_BLANK)
            reader_line(reader, n)->noise = NOISE_APPARATUS;
}

void reader_ending(struct reader *reader)
{
    uint32_t last = last_spoken(reader, reader->outline.line_count);
    if (last)
        leave_out_sources(reader, last);
    last = last_spoken(reader, reader->outline.line_count);
    uint32_t banner = last ? banner_heading(reader, last) : 0;
    for (uint32_t n = banner; banner && n <= last; n++)
        if (reader_line(reader, n)->kind != LINE_BLANK)
            reader_line(reader, n)->noise = NOISE_APPARATUS;
    if (banner)
        last = last_spoken(reader, banner);
    bool alone = last && (is_way_on(reader, last) || is_dressed_credit(reader, last) || is_quoted_credit(reader, last));
    uint32_t first = last == 0 ? 0 : alone ? last : credit(reader, last);
    for (uint32_t n = first; first && n <= last; n++)
        reader_line(reader, n)->noise = NOISE_APPARATUS;
}
