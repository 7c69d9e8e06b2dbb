/*
 * translated: cards whose questions stand one after the other in several languages, and then their answers.
 */
#include "styles_int.h"
#include "texts_int.h"

/* The language that a heading ends with: "Question (EN)". */
static str language_of(const struct reader *reader, uint32_t n)
{
    str text = reader_heading(reader, n);
    bool fits = text.len > 4 && text.ptr[text.len - 1] == ')' && text.ptr[text.len - 4] == '(';
    return fits ? str_skip(text, text.len - 4) : (str){0};
}

bool find_translation(const struct reader *reader, const struct mark *mark, uint32_t *first, uint32_t *last)
{
    enum { REACH = 2000 };
    str language = mark->style == STYLE_HEADING ? language_of(reader, mark->line) : (str){0};
    if (language.len == 0)
        return false;
    uint32_t answer = 0;
    for (uint32_t n = mark->line + 1; n <= reader->outline.line_count && n < mark->line + REACH; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_HEADING)
            continue;
        if (answer && line->rank <= reader_line(reader, answer)->rank) {
            *last = n - 1;
            return true;
        }
        bool same = str_eq(language_of(reader, n), language);
        if (answer == 0 && same && line->label == LABEL_QUESTION)
            return false;
        if (answer == 0 && same && line->label == LABEL_ANSWER)
            *first = (answer = n) + 1;
    }
    if (answer)
        *last = reader->outline.line_count;
    return answer > 0;
}
