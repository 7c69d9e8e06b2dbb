/*
 * style_note: notes in the frame that another program reads them by.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "plugin_int.h"
#include "styles_int.h"
#include "texts_int.h"

/*
 * START                the frame of a note,
 * Basic                its kind,
 * What is a heron?     its first field, and others, each behind its name
 * Back: A bird.
 * Tags: wader
 * END
 */

/* What a note begins and ends with: as the program has it that reads such notes, and hidden in a comment. */
static const struct {
    const char *begin;
    const char *end;
} frames[] = {{"START", "END"}, {"%%ANKI", "END%%"}};

/* Whether nothing but that stands on line `n`, be it over a rule that makes a heading of it. */
static bool is_text(const struct reader *reader, uint32_t n, const char *text)
{
    enum line_kind kind = (enum line_kind)reader_line(reader, n)->kind;
    return (kind == LINE_TEXT || kind == LINE_HEADING) && str_eq(reader_text(reader, n), str_of(text));
}

/* The line that ends the note whose frame begins on line `n`, with a text below; or 0. What parts it from the
 * next note ends it, too. */
static uint32_t find_end(const struct reader *reader, uint32_t n)
{
    enum { REACH = 200, LEAST = 2 /* lines from the kind on */ };
    size_t frame = 0;
    while (frame < COUNT_OF(frames) && !is_text(reader, n, frames[frame].begin))
        frame++;
    uint32_t kind = frame < COUNT_OF(frames) ? reader_next(reader, n, reader->outline.line_count) : 0;
    if (kind == 0 || reader_line(reader, kind)->kind != LINE_TEXT)
        return 0;
    for (uint32_t i = n + 1; i <= reader->outline.line_count && i < n + REACH; i++) {
        if (is_text(reader, i, frames[frame].end))
            return i >= kind + LEAST ? i : 0;
        if (is_text(reader, i, frames[frame].begin)) {
            enum line_kind above = reader_line(reader, i - 1)->kind;
            bool apart = above == LINE_BLANK || above == LINE_RULE;
            return apart && i > kind + LEAST ? i - 1 : 0;
        }
    }
    return 0;
}

/* "STARTI [Basic] What is a heron? Back: A bird. ENDI" */
static bool cut_line(str text, struct inline_card *card)
{
    if (!str_starts(text, STR("STARTI [")) || !str_ends(text, STR("ENDI")))
        return false;
    ptrdiff_t close = str_find_byte(text, ']', 0);
    ptrdiff_t back = str_find(text, STR(" Back:"), 0);
    if (close < 0 || back < close)
        return false;
    card->question = trim_blanks(str_slice(text, (size_t)close + 1, (size_t)back));
    card->answer = trim_blanks(str_slice(text, (size_t)back + 6, text.len - 4));
    return card->question.len && card->answer.len;
}

static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    (void)shape;
    struct inline_card card;
    str text = reader_text(reader, n);
    bool possible = text.len > 4 && (text.ptr[0] == 'S' || text.ptr[0] == '%');
    if (!possible || (find_end(reader, n) == 0 && !cut_line(text, &card)))
        return false;
    mark->style = STYLE_NOTE;
    return true;
}

static uint32_t last_line(const struct reader *reader, const struct mark *mark, uint32_t end)
{
    (void)end;
    uint32_t last = find_end(reader, mark->line);
    return last ? last : mark->line;
}

/* "Addition: …": the name of a field, one word or two, at the beginning of a line: bytes with the colon, or 0. */
static size_t field_name(str text)
{
    enum { LONGEST = 24 };
    ptrdiff_t colon = str_find_byte(str_slice(text, 0, LONGEST), ':', 0);
    if (colon <= 0 || text.ptr[0] < 'A' || text.ptr[0] > 'Z')
        return 0;
    for (ptrdiff_t i = 0; i < colon; i++)
        if (text.ptr[i] != ' ' && !code_is_alphabetic((unsigned char)text.ptr[i]))
            return 0;
    bool ends = (size_t)colon + 1 == text.len || text.ptr[colon + 1] == ' ';
    return ends && str_count(str_slice(text, 0, (size_t)colon), ' ') <= 1 ? (size_t)colon + 1 : 0;
}

static bool is_answer(const struct reader *reader, uint32_t n)
{
    return reader_line(reader, n)->kind == LINE_TEXT && shape_of(reader_text(reader, n)).label == LABEL_ANSWER;
}

/* The line where the second field begins, or `end`: it has the name of an answer, or else the first name there is. */
static uint32_t second_field(const struct reader *reader, uint32_t first, uint32_t end)
{
    uint32_t named = end;
    for (uint32_t n = first + 1; n < end; n++) {
        if (is_answer(reader, n))
            return n;
        if (named == end && reader_line(reader, n)->kind == LINE_TEXT && field_name(reader_text(reader, n)))
            named = n;
    }
    return named;
}

/* The line below the first gap in a note without names for its fields, or `end`. */
static uint32_t below_gap(const struct reader *reader, uint32_t first, uint32_t end)
{
    uint32_t gap = first;
    while (gap < end && reader_line(reader, gap)->kind != LINE_BLANK)
        gap++;
    uint32_t below = gap < end ? reader_next(reader, gap, end - 1) : 0;
    return below ? below : end;
}

/* The last line above `end` that is no tag of the note, no source and no number that another program knows it by. */
static uint32_t last_of_fields(const struct reader *reader, uint32_t first, uint32_t end)
{
    static const char *const fields[] = {"tags:", "id:", "reference:", "source:"};
    uint32_t last = end - 1;
    for (; last > first; last--) {
        const struct line *line = reader_line(reader, last);
        str text = reader_text(reader, last);
        bool about = starts_with_one_of(text, fields, COUNT_OF(fields)) > 0;
        if (line->kind != LINE_BLANK && line->kind != LINE_RULE && !is_dropped(line) && !about)
            break;
    }
    return last;
}

static str without_name(str text)
{
    struct shape shape = shape_of(text);
    return shape.label == LABEL_QUESTION ? shape.text : text;
}

static void add(struct reader *reader, str question, str answer, uint32_t first, uint32_t last,
                const struct topic *topic)
{
    struct card *card = builder_card(reader->builder, CARD_QUESTION, topic);
    card->question = reader_keep(reader, question);
    card->answer = reader_keep(reader, answer);
    card->line = reader_place(reader, first);
    card->last_line = reader_place(reader, last);
}

/* Whether the line below the begin of a note is its question, for its kind has been left out: it asks, or the answer
 * is right below it. What only looks like an answer, "A5: growing figs", has the answer below it. */
static bool lacks_kind(const struct reader *reader, uint32_t kind, uint32_t last)
{
    uint32_t below = reader_next(reader, kind, last);
    bool answer = below && is_answer(reader, below);
    for (uint32_t n = below + 1; answer && n <= last; n++)
        answer = !is_answer(reader, n);
    return answer || text_is_marked(reader_text(reader, kind));
}

static void make(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic)
{
    struct inline_card card;
    uint32_t kind = end == mark->line ? end : reader_next(reader, mark->line, end);
    reader_claim(reader, mark->line, end, CLAIM_META, "note", "the frame of a note");
    if (end == mark->line) {
        if (cut_line(reader_text(reader, end), &card))
            add(reader, card.question, card.answer, end, end, topic);
        reader_claim(reader, end, end, CLAIM_QUESTION, "note", mark->reason);
        return;
    }
    uint32_t last = last_of_fields(reader, kind, end);
    bool kindless = lacks_kind(reader, kind, last);
    uint32_t below = reader_next(reader, kind, last);
    uint32_t first = kindless ? kind : below ? below : kind + 1;
    uint32_t second = second_field(reader, first, last + 1);
    bool holes = !kindless && str_contains(reader_text(reader, kind), STR("loze"));
    if (second > last && !holes)
        second = below_gap(reader, first, last + 1);
    str question = reader_body(reader, without_name(reader_text(reader, first)), first + 1, second - 1, 0);
    str answer = {0};
    if (second <= last) {
        str head = reader_text(reader, second);
        head = shape_of(head).label == LABEL_ANSWER ? shape_of(head).text : head;
        answer = reader_body(reader, head, second + 1, last, 0);
    }
    reader_claim(reader, first, second - 1, CLAIM_QUESTION, "note", mark->reason);
    reader_claim(reader, second, last, CLAIM_ANSWER, "note", "the other fields of a note");
    unsigned forms = holes ? HOLE_SINGLE | HOLE_BRACES | HOLE_COUNTED : 0;
    if (forms == 0 || cloze_cards(reader->builder, question, forms, answer, reader_place(reader, mark->line),
                                  reader_place(reader, end), topic) == 0)
        add(reader, question, answer, mark->line, end, topic);
}

const struct style style_note = {
    .name = "note",
    .describe = "a note between START and END: its first field is the question, the one named \"Back:\" the answer",
    .see = see,
    .sure = true,
    .last_line = last_line,
    .make = make,
};
