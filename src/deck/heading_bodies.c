/*
 * heading_bodies: what stands between each heading and the next one: an answer to it, or what it asks.
 */
#include "grill/base/map.h"
#include "reading_int.h"

static bool asks_itself(const struct mark *mark)
{
    bool item = mark->style == STYLE_NUMBERED || (mark->style == STYLE_BULLET && (mark->flags & MARK_BOLD)) ||
                (mark->style == STYLE_BOLD && !(mark->flags & MARK_PART));
    enum likeness least = item ? LIKE_WORD : LIKE_MARK;
    return mark->style != STYLE_TITLE && (mark->like >= least || (mark->flags & (MARK_LABEL | MARK_WEAK)));
}

/* The second of two plain lines: they ask together. */
static bool goes_on_asking(const struct reader *reader, const struct mark *mark)
{
    const struct line *line = reader_line(reader, mark->line);
    const struct block *block = line->block != OUTLINE_NONE ? &reader->outline.blocks[line->block] : NULL;
    return mark->style == STYLE_LINE && block && block->line + 1 == mark->line && block->last == mark->line;
}

/* Whether the label on line `label` stands inside of the only item below a heading, or behind the number that begins to
 * count there, above the next one: it answers that item. */
static bool answers_item(const struct reader *reader, size_t heading, size_t end, uint32_t label)
{
    const struct mark *item = NULL;
    const struct mark *first = heading + 1 < end ? &reader->marks[heading + 1] : NULL;
    if (first && !sounds_asked(&reader->marks[heading]) && first->style == STYLE_NUMBERED && first->number == 1 &&
        first->depth == 0 && (first->flags & MARK_ANSWER))
        return true;
    if (reader_line(reader, label)->depth == 0)
        return false;
    for (size_t i = heading + 1; i < end; i++) {
        const struct mark *mark = &reader->marks[i];
        if (mark->depth > 0 || !reader_line(reader, mark->line)->opens)
            continue;
        if (item)
            return false;
        item = mark;
    }
    return item && item->line < label;
}

/* What stands between a heading and the next one, which are these marks: an answer when exactly one answer label is
 * there (several belong to several questions) and no question or item of its own before it; the question itself when it
 * is short and ends with a question mark. */
static unsigned heading_flags(const struct reader *reader, size_t heading, size_t end, uint32_t to)
{
    enum { SHORT = 14 };
    unsigned answers = 0;
    unsigned explanations = 0;
    uint32_t label = 0;
    uint32_t folded = 0; /* last line of a fold that says "Answer": labels in it tell of the same one */
    uint32_t from = reader->marks[heading].line + 1;
    uint32_t last = 0;
    bool code = false;
    bool options = false;
    for (uint32_t n = from; n < to && answers < 2; n++) {
        const struct line *line = reader_line(reader, n);
        options = options || line->option;
        if (line->label == LABEL_ANSWER && n > folded && answers++ == 0)
            label = n;
        const struct fold *fold = line->tags ? reader_fold(reader, n) : NULL;
        folded = fold && line->label == LABEL_ANSWER ? fold->close : folded;
        explanations += line->label == LABEL_EXPLANATION;
        code = code || line->kind == LINE_CODE || line->kind == LINE_TABLE;
        if (line->kind == LINE_TEXT && !line->wraps && line->noise == NOISE_NONE)
            last = n;
    }
    bool refrain = reader->marks[heading].refrain;
    bool plain = options || (reader->marks[heading].flags & MARK_ALONE); /* plain lines ask what the heading numbers */
    for (size_t i = heading + 1; answers == 1 && !refrain && i < end && reader->marks[i].line < label; i++)
        answers += asks_itself(&reader->marks[i]) && !(plain && reader->marks[i].style == STYLE_LINE);
    unsigned asking = 0;
    for (size_t i = heading + 1; i < end; i++)
        asking += asks_itself(&reader->marks[i]) && !goes_on_asking(reader, &reader->marks[i]);
    bool asks = last && last < from + SHORT && !code && asking < 2 && reader_line(reader, last)->opens == 0 &&
                text_is_marked(reader_text(reader, last));
    if (answers == 1 && !options && answers_item(reader, heading, end, label))
        answers++;
    bool answered = answers == 1 || (answers == 0 && explanations == 1 && asking == 0);
    return (answered ? MARK_ANSWER : 0) | (asks ? MARK_STATEMENT : 0);
}

/* What is asked first under a heading, which is marks[heading]; empty when nothing is. */
static str asked_under(const struct reader *reader, size_t heading)
{
    for (size_t i = heading + 1; i < reader->mark_count && reader->marks[i].style != STYLE_HEADING; i++)
        if (asks_itself(&reader->marks[i]))
            return reader_text(reader, reader->marks[i].line);
    return (str){0};
}

/* The same question under several headings only asks together with its heading. */
static void see_refrain(struct reader *reader)
{
    struct map asked;
    map_init(&asked);
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        str text = mark->style == STYLE_HEADING ? asked_under(reader, i) : (str){0};
        struct mark *first = text.len ? map_find(&asked, text) : NULL;
        if (first)
            mark->refrain = first->refrain = true;
        else if (text.len)
            map_put(&asked, text, mark);
    }
    map_release(&asked);
}

/* "### Answer" below "## 2. Bread vs cake", where nothing between them could be the question: marks `heading`, `next`.
 * A heading of the same level has to be nothing but a label. */
static bool is_answer_below(const struct reader *reader, size_t heading, size_t next)
{
    const struct mark *marks = reader->marks;
    bool beside = marks[next].rank == marks[heading].rank && (marks[next].flags & MARK_ALONE);
    if ((marks[next].rank <= marks[heading].rank && !beside) ||
        reader_line(reader, marks[next].line)->label != LABEL_ANSWER)
        return false;
    for (size_t i = heading + 1; i < next; i++)
        if (marks[i].style == STYLE_NUMBERED || marks[i].style == STYLE_LABEL || marks[i].style == STYLE_DETAILS)
            return false;
    return true;
}

void reader_heading_bodies(struct reader *reader)
{
    see_refrain(reader);
    size_t heading = reader->mark_count;
    for (size_t i = 0; i <= reader->mark_count; i++) {
        bool last = i == reader->mark_count;
        if (!last && reader->marks[i].style != STYLE_HEADING)
            continue;
        uint32_t to = last ? reader->outline.line_count + 1 : reader->marks[i].line;
        if (heading < reader->mark_count) {
            unsigned flags = reader->marks[heading].flags & ~(unsigned)MARK_ANSWER;
            reader->marks[heading].flags = (uint16_t)(flags | heading_flags(reader, heading, i, to));
            if (!last && is_answer_below(reader, heading, i))
                reader->marks[heading].flags |= MARK_ANSWER;
        }
        heading = i;
    }
}
