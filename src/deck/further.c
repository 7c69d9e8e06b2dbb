/*
 * further: what may be asked next, noted at the end of an answer.
 *
 * "**Follow-up questions:**" over a list belongs to the question above, and so does the list.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "styles_int.h"

static bool asks_further(str text)
{
    enum { LONGEST = 60 };
    static const char *const words[] = {"follow-up", "follow up", "followup",
                                        /* other languages of Europe */
                                        "folgefrage", "questions de suivi", "preguntas de seguimiento",
                                        "дополнительные вопросы",
                                        /* and of Asia */
                                        "追问", "追加質問", "꼬리 질문"};
    if (text.len == 0 || text.len > LONGEST || str_ends(text, STR("?")))
        return false;
    return starts_with_one_of(str_strip_left(text, STR("*_ ")), words, COUNT_OF(words)) > 0;
}

/* The list below a title, once it has begun. */
struct list {
    bool open; /* there is a title */
    bool begun;
    uint8_t depth; /* of the title */
    bool bullets;
};

/* Whether line `n` goes on with the list, or begins another one. */
static bool goes_on(const struct reader *reader, uint32_t n, struct list *list)
{
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    if (line->kind != LINE_TEXT || line->tags || line->depth < list->depth)
        return false;
    bool bullet = bullet_of(text).bullet;
    if (list->begun && line->opens && line->depth == list->depth && bullet != list->bullets)
        return false;
    if (!line->opens && line->depth == list->depth)
        return !list->begun && asks_further(text);
    if (!list->begun)
        list->bullets = bullet;
    list->begun = true;
    return true;
}

void reader_further(struct reader *reader)
{
    struct list list = {.open = false};
    size_t mark = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_BLANK)
            continue;
        if (!list.open || !goes_on(reader, n, &list)) {
            bool title = line->kind == LINE_TEXT && !line->opens && asks_further(reader_text(reader, n));
            list = (struct list){.open = title, .depth = line->depth};
        }
        while (mark < reader->mark_count && reader->marks[mark].line < n)
            mark++;
        for (; list.open && mark < reader->mark_count && reader->marks[mark].line == n; mark++)
            if (list.begun || reader->marks[mark].style == STYLE_BOLD)
                reader->marks[mark].folded = true;
    }
}
