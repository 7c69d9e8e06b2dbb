/*
 * same_line: answers that stand on the line of their question.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "parts_int.h"
#include "texts_int.h"

/* "1. **Leaven** is flour that ferments.": a name that asks nothing, and what is said of it in a whole sentence. */
static bool is_told(const struct mark *mark, str after)
{
    enum { SHORT = 12 };
    str text = trim_blanks(after);
    return mark->style == STYLE_NUMBERED && mark->like == LIKE_NOTHING && text.len > SHORT && text.ptr[0] >= 'a' &&
           text.ptr[0] <= 'z' && ends_sentence(text);
}

/* Whether a beginning in bold asks because that is how the file's questions are written. */
static bool leads(const struct reader *reader, const struct mark *mark)
{
    return reader->leads && is_list_item(mark) && (mark->flags & MARK_BOLD);
}

/* Without the mark that closes a quotation: "“Just write it down.”" */
static str without_quote(str text)
{
    static const char *const marks[] = {"\"", "”", "“", "»", "’"};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_ends(text, str_of(marks[i])))
            return str_slice(text, 0, text.len - str_of(marks[i]).len);
    return text;
}

/* "Draw the cycle.", or some words with a colon before the answer. */
static bool ends_phrase(str text)
{
    text = without_quote(text);
    return ends_sentence(text) || str_ends(text, STR("!")) ||
           (str_ends(text, STR(":")) && str_contains(text, STR(" ")));
}

/* Takes the label off "Answer: red", "Ans - red" or "(Answer: red)", also a doubtful one behind a question that is
 * `labelled`; returns whether there was one. */
static bool take_label(str *answer, bool labelled)
{
    bool bracketed = str_starts(*answer, STR("(")) && str_ends(*answer, STR(")"));
    struct shape shape = shape_of(bracketed ? str_slice(*answer, 1, answer->len - 1) : *answer);
    if (shape.label != LABEL_ANSWER || (shape.weak && !labelled) || trim_blanks(shape.text).len == 0)
        return false;
    *answer = trim_blanks(shape.text);
    return true;
}

/* "**Why?** → Because" and "**Why?** Because": what follows the emphasised question on its line.
 * Brackets belong to the question when it is `answered` below. */
static bool split_inline(const struct reader *reader, const struct mark *mark, const struct shape *shape, bool answered,
                         struct parts *parts)
{
    if (!(mark->flags & MARK_PART) || shape->lead != LEAD_PART || shape->after.len == 0)
        return false;
    str question = str_slice(shape->text, 0, (size_t)(shape->after.ptr - shape->text.ptr));
    enum hardness level;
    size_t remark = level_prefix(shape->after, &level);
    str after = str_skip(shape->after, level == LEVEL_WORD ? remark : 0);
    size_t arrow = arrow_prefix(after);
    static const char *const marks[] = {"—", "–", "- ", ":", "：", "="};
    for (size_t i = 0; arrow == 0 && i < COUNT_OF(marks); i++)
        if (str_starts(after, str_of(marks[i])))
            arrow = str_of(marks[i]).len;
    str bare = str_strip_right(str_trim_right(question), STR("*_"));
    enum likeness like = text_likeness(bare);
    bool asked =
        like == LIKE_MARK || (like == LIKE_WORD && ends_sentence(bare)) || (leads(reader, mark) && ends_phrase(bare));
    if (after.len == 0)
        parts->question = question; /* only the level stands behind it */
    if (after.len == 0 || (arrow == 0 && ((!asked && !is_told(mark, after)) || text_is_marked(after) ||
                                          (answered && text_in_brackets(after)))))
        return false;
    parts->question = question;
    parts->head = trim_blanks(str_skip(after, arrow));
    take_label(&parts->head, mark->flags & (MARK_LABEL | MARK_WEAK)); /* "**Q: Why?** **A:** Because" */
    return true;
}

/* "Why? → Because", "Why? - Because of that", "Why? Answer: because", and where all questions of the file are written
 * so, "Why? Because." */
static bool split_arrow(const struct reader *reader, const struct mark *mark, const struct shape *shape,
                        struct parts *parts)
{
    str question;
    str answer;
    bool fits = is_list_item(mark) || mark->style == STYLE_LABEL;
    if (fits && cut_at_arrow(reader, mark, shape->text, &parts->question, &parts->head))
        return true;
    if (!cut_at_tail(shape->text, &question, &answer))
        return false;
    bool dashed = !(mark->flags & MARK_BODY) && has_dashed_tail(shape->text);
    if (!take_label(&answer, false) && !(fits && (reader->tails || dashed)))
        return false;
    parts->question = question;
    parts->head = answer;
    return true;
}

bool split_on_line(const struct reader *reader, const struct mark *mark, const struct shape *shape, bool answered,
                   struct parts *parts)
{
    return split_inline(reader, mark, shape, answered, parts) || split_arrow(reader, mark, shape, parts);
}
