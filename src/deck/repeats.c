/*
 * repeats: lists of questions that are asked again below, where they are answered.
 *
 * Such a list before the questions is a table of contents without links. It may leave some out, and write others a
 * little differently; a few items that come again by chance make none.
 */
#include "char_int.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "reading_int.h"

/* The letters and digits of a question, in lower case; what is emphasis, code or a blank does not count. */
static str key_of(const struct reader *reader, const struct mark *mark)
{
    struct shape shape = shape_of(question_line(reader, mark->line));
    int32_t number;
    str text = str_skip(shape.text, mark->form == NUMBER_BARE ? bare_number(shape.text, &number) : 0);
    struct buf key;
    buf_init(&key);
    for (size_t at = 0, size; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        if (code_is_word(code))
            buf_add_code(&key, fold_code(code));
    }
    str kept = arena_copy(reader->scratch, buf_str(&key));
    buf_release(&key);
    return kept;
}

static bool is_bare_item(const struct mark *mark)
{
    bool item = mark->style == STYLE_NUMBERED || mark->style == STYLE_BULLET;
    return item && mark->role == ROLE_QUESTION && !(mark->flags & MARK_BODY);
}

/* The end of the items from mark `first` on that stand in one list; what asks nothing does not part them. The last one
 * seems to have the text behind the list. */
static size_t end_of_list(const struct reader *reader, size_t first)
{
    size_t end = first;
    for (size_t i = first; i < reader->mark_count; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role == ROLE_NONE)
            continue;
        if (mark->role != ROLE_QUESTION || mark->style != reader->marks[first].style ||
            mark->depth != reader->marks[first].depth)
            break;
        end = i + 1;
        if (!is_bare_item(mark))
            break;
    }
    return end;
}

static void drop_list(struct reader *reader, size_t first, size_t end, const struct map *answered)
{
    enum { LEAST = 3 };
    unsigned items = 0;
    unsigned repeated = 0;
    for (size_t i = first; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_QUESTION)
            continue;
        const struct mark *again = map_find(answered, key_of(reader, mark));
        items++;
        repeated += again && again->line > reader->marks[end - 1].line;
    }
    if (items < LEAST || repeated * 10 < items * 7)
        return;
    for (size_t i = first; i < end; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->role != ROLE_QUESTION)
            continue;
        mark->role = ROLE_NONE;
        reader_line(reader, mark->line)->noise = NOISE_CONTENTS;
    }
}

void drop_repeats(struct reader *reader)
{
    struct map answered;
    map_init(&answered);
    bool lists = false;
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        lists = lists || is_bare_item(mark);
        if (lists && mark->role == ROLE_QUESTION && (mark->flags & MARK_BODY))
            map_put(&answered, key_of(reader, mark), mark);
    }
    for (size_t i = 0, end; lists && i < reader->mark_count; i = end) {
        end = i + 1;
        if (!is_bare_item(&reader->marks[i]))
            continue;
        end = end_of_list(reader, i);
        drop_list(reader, i, end, &answered);
    }
    map_release(&answered);
}
