/*
 * hint: what a file says of itself, by its name, or by its first heading or, when it has none, its first line.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/file.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "reading_int.h"
#include "texts_int.h"

bool title_hints(str text)
{
    static const char *const hints[] = {
        "interview", "flashcard", "问题",      "問題",    "cards",      "faq",        "glossary",  "q&a",
        "qna",       "собесед",   "карточк",   "glossar", "karteikart", "tarjeta",    "domand",    "pytani",
        "fiszki",    "kerdes",    "intrebari", "面试",    "面試",       "면접",       "билет",     "面经",
        "八股",      "题库",      "试题",      "기출",    "過去問",     "entrevista", "kolokwium", "otazky"};
    struct buf folded;
    buf_init(&folded);
    for (size_t at = 0, size; at < text.len; at += size)
        buf_add_code(&folded, fold_code(utf8_decode(str_skip(text, at), &size)));
    bool hinted = false;
    for (size_t i = 0; i < COUNT_OF(hints); i++)
        hinted = hinted || str_contains(buf_str(&folded), str_of(hints[i]));
    buf_release(&folded);
    return hinted || (title_says_questions(text) && !title_says_problem(text));
}

/* Whether line `n` is short and no sentence, as titles are that are not set as headings. */
static bool is_like_title(const struct reader *reader, uint32_t n)
{
    enum { LONGEST = 60 };
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    return line->kind == LINE_TEXT && line->opens == 0 && utf8_length(text) <= LONGEST && !ends_sentence(text) &&
           !text_is_marked(text);
}

/* Whether several headings of different texts, and one in four at least, stand in the description of a program. */
static bool describes_program(const struct reader *reader)
{
    enum { SEVERAL = 4, LONGEST = 60 };
    unsigned count = 0;
    unsigned found = 0;
    struct map titles;
    map_init(&titles);
    for (size_t i = 0; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->style != STYLE_HEADING)
            continue;
        str title = reader_heading(reader, mark->line);
        count++;
        if (title.len > LONGEST)
            continue;
        title = clean_title(reader->scratch, title, (str){0});
        found += title_is_of_program(title) && map_put(&titles, title, NULL);
    }
    map_release(&titles);
    return found >= SEVERAL && found * 4 >= count;
}

/* Whether the file's name, its first heading, or without one its first line promises questions. */
static bool promises_questions(const struct reader *reader)
{
    if (title_hints(path_name(reader->builder->deck->path)))
        return true;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].style == STYLE_HEADING)
            return title_hints(reader_heading(reader, reader->marks[i].line));
    uint32_t first = reader_next(reader, 0, reader->outline.line_count);
    return first && is_like_title(reader, first) && title_says_questions(reader_text(reader, first));
}

bool reader_is_hinted(const struct reader *reader)
{
    return promises_questions(reader) && !describes_program(reader);
}
