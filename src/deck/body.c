/*
 * body: the text of a range of lines, without what is no text of the card's.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "texts_int.h"

#include <limits.h>

bool is_dropped(const struct line *line)
{
    return line->noise != NOISE_NONE || line->kind == LINE_COMMENT;
}

void shrink_lines(const struct reader *reader, uint32_t *first, uint32_t *last)
{
    while (*first <= *last) {
        const struct line *line = reader_line(reader, *first);
        if (line->kind != LINE_BLANK && line->kind != LINE_RULE && !is_dropped(line))
            break;
        ++*first;
    }
    while (*last >= *first) {
        const struct line *line = reader_line(reader, *last);
        if (line->kind != LINE_BLANK && line->kind != LINE_RULE && !is_dropped(line))
            break;
        --*last;
    }
}

/* The bytes of up to `most` quote marks at the beginning of `raw`; how many they are in `*marks`. */
static size_t quote_marks(str raw, unsigned most, unsigned *marks)
{
    size_t end = 0;
    *marks = 0;
    for (size_t at = 0; at < raw.len && *marks < most && (raw.ptr[at] == ' ' || raw.ptr[at] == '>'); at++)
        if (raw.ptr[at] == '>') {
            end = at + 1;
            ++*marks;
        }
    return end;
}

/* Adds `raw` without its first `strip` columns of indentation and without up to `quotes` quote marks. */
static void add_stripped(struct buf *out, str raw, unsigned strip, unsigned quotes)
{
    unsigned marks;
    size_t quoted = quote_marks(raw, quotes, &marks);
    if (marks > 0) {
        raw = str_skip(raw, quoted);
        if (str_starts(raw, STR(" ")))
            raw = str_skip(raw, 1);
        strip = 0;
    }
    unsigned column = 0;
    size_t at = 0;
    for (; at < raw.len && column < strip; at++) {
        if (raw.ptr[at] == ' ')
            column++;
        else if (raw.ptr[at] == '\t')
            column = (column / 4 + 1) * 4;
        else
            break;
    }
    for (; column > strip; column--)
        buf_add_byte(out, ' ');
    buf_add(out, str_trim_right(str_skip(raw, at)));
}

str tagged_rest(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    const struct fold *fold = reader_fold(reader, n);
    bool generic = fold && fold->generic && !fold->asks;
    ptrdiff_t close = generic ? str_find(text, STR("</summary>"), 0) : -1;
    if (generic && close < 0)
        return (str){0};
    return without_tags(reader->scratch, str_skip(text, close >= 0 ? (size_t)close + 10 : 0));
}

str reader_keep(struct reader *reader, str text)
{
    str whole = reader->outline.text;
    bool inside = text.ptr >= whole.ptr && text.ptr + text.len <= whole.ptr + whole.len;
    return inside || text.len == 0 ? text : arena_copy(reader->arena, text);
}

/* A text that ends with line `last` breaks no line at its end; code may hold the tag that would. */
static str trim_text_end(const struct reader *reader, uint32_t last, str text)
{
    bool code = reader_line(reader, last)->kind == LINE_CODE;
    text = str_trim_right(text);
    for (size_t size; !code && (size = break_suffix(text)) > 0;)
        text = str_trim_right(str_slice(text, 0, text.len - size));
    return text;
}

/* Quotes that hold the line before, which is the question or the answer's label, are a frame and go; one that begins
 * after it is part of the text. */
str reader_body(struct reader *reader, str head, uint32_t first, uint32_t last, unsigned strip)
{
    const struct outline *outline = &reader->outline;
    uint32_t start = first;
    shrink_lines(reader, &first, &last);
    if (first > last)
        return head;
    bool drops = false;
    for (uint32_t n = first; n <= last && !drops; n++)
        drops = is_dropped(reader_line(reader, n)) || reader_line(reader, n)->tags || reader_line(reader, n)->boxed;
    unsigned quotes = 0;
    if (start > 1 && reader_line(reader, start - 1)->quoted)
        quote_marks(outline_line(outline, start - 1), UINT_MAX, &quotes);
    size_t end = outline->lines[last - 1] + outline_line(outline, last).len;
    if (!drops && strip == 0 && quotes == 0) {
        if (head.len == 0)
            return trim_text_end(reader, last, str_slice(outline->text, outline->lines[first - 1], end));
        if (head.ptr >= outline->text.ptr && head.ptr < outline->text.ptr + end) {
            size_t at = (size_t)(head.ptr - outline->text.ptr);
            str gap = str_trim_left(str_slice(outline->text, at + head.len, outline->lines[first - 1]));
            if (gap.len == 0 && (start == first || outline_line(outline, first - 1).len == 0))
                return trim_text_end(reader, last, str_slice(outline->text, at, end));
        }
    }
    struct buf out;
    buf_init(&out);
    buf_add(&out, head);
    if (head.len)
        buf_add_z(&out, first > start ? "\n\n" : "\n");
    bool blank = true;
    for (uint32_t n = first; n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        if (is_dropped(line) || (blank && line->kind == LINE_BLANK))
            continue;
        str raw = outline_line(outline, n);
        if (line->tags || line->boxed) {
            unsigned indent = reader_indent(reader, n);
            raw = line->tags ? tagged_rest(reader, n) : without_box(reader_text(reader, n));
            if (raw.len == 0)
                continue;
            buf_add_repeat(&out, STR(" "), indent > strip ? indent - strip : 0);
        }
        add_stripped(&out, raw, strip, line->quoted ? quotes : 0);
        if (n < last)
            buf_add_byte(&out, '\n');
        blank = line->kind == LINE_BLANK;
    }
    str body = arena_copy(reader->scratch, trim_text_end(reader, last, buf_str(&out)));
    buf_release(&out);
    return body;
}

unsigned indent_of(const struct reader *reader, uint32_t first, uint32_t last)
{
    uint32_t n = reader_next(reader, first - 1, last);
    while (n && is_dropped(reader_line(reader, n)))
        n = reader_next(reader, n, last);
    if (n == 0)
        return 0;
    unsigned columns = 0;
    str raw = outline_line(&reader->outline, n);
    for (size_t i = 0; i < raw.len && (raw.ptr[i] == ' ' || raw.ptr[i] == '\t'); i++)
        columns = raw.ptr[i] == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
    return columns;
}

bool text_is_mere_link(str answer)
{
    ptrdiff_t link = str_find(answer, STR("]("), 0);
    if (link < 0 || str_find(answer, STR("]("), (size_t)link + 1) >= 0 || str_find_byte(answer, '\n', 0) >= 0)
        return false;
    struct shape shape = shape_of(answer);
    str text = shape.text;
    bool bracket = str_starts(text, STR("[["));
    ptrdiff_t close = str_find(text, STR("]("), 0);
    if (!str_starts(text, STR("[")) || close < 1 || !str_ends(text, STR(")")))
        return false;
    str name = str_slice(text, bracket ? 2 : 1, (size_t)close - bracket);
    static const char *const starts[] = {"answer",   "see",    "read",     "learn",   "here",    "link",
                                         "source",   "click",  "solution", "src",     "ref",     "more",
                                         "ответ",    "смотри", "читать",   "antwort", "réponse", "respuesta",
                                         "resposta", "答案",   "参考",     "查看",    "解答"};
    return starts_with_one_of(name, starts, COUNT_OF(starts)) > 0;
}
