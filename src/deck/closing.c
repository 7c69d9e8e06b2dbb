/*
 * closing: what is said behind a rule that parts two cards, when all questions are known.
 *
 * Where rules part the questions, nearly each of them right above the next question or topic, a few plain paragraphs
 * behind one of them end no answer: they are said to whoever reads on, or at the end to whoever asked for all this. And
 * the last card ends there as all others do, whatever stands behind its rule. Plain paragraphs at the end of a file are
 * no answer behind a rule either, when none stand behind the others, nor behind a list of mere questions.
 */
#include "reading_int.h"
#include "texts_int.h"

enum {
    LEAST = 4 /* rules */,
    SEVERAL = 3 /* questions */,
    FEW = 3, /* rules for each that has a text behind it */
    PARAGRAPHS = 3,
    LONGEST = 6 /* lines of a paragraph */
};

/* Whether it is a rule that parts, and not the line under a heading. */
static bool parts_text(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_RULE && line->depth == 0 &&
           (line->block == OUTLINE_NONE || reader->outline.blocks[line->block].kind != BLOCK_HEADING);
}

/* "**The loop:**": a title over more of an answer. */
static bool is_bold_title(const struct reader *reader, uint32_t first, uint32_t last)
{
    str text = reader_text(reader, first);
    return first == last && str_starts(text, STR("**")) && str_ends(str_trim_right(text), STR(":**"));
}

/* Whether lines `first` to `last` are a plain paragraph, or a remark in a quotation, which may hold a list; neither has
 * a label. */
static bool is_spoken(const struct reader *reader, uint32_t first, uint32_t last)
{
    if (is_bold_title(reader, first, last))
        return false;
    bool remark = reader_line(reader, first)->quoted;
    for (uint32_t n = first; n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_TEXT || line->quoted != remark || (!remark && (line->opens || line->depth)))
            return false;
    }
    return last - first < LONGEST && shape_of(reader_text(reader, first)).label == LABEL_NONE;
}

/* "```": of a fence around nothing only these lines are left. */
static bool ends_fence(const struct reader *reader, uint32_t n)
{
    str text = reader_line(reader, n)->kind == LINE_CODE ? str_trim(reader_text(reader, n)) : (str){0};
    return text.len && str_strip_right(text, STR("`")).len == 0;
}

/* Whether a few paragraphs and nothing else are said from line `first` up to line `end`. */
static bool are_spoken(const struct reader *reader, uint32_t first, uint32_t end)
{
    unsigned paragraphs = 0;
    for (uint32_t n = first - 1; (n = reader_next(reader, n, end - 1)) != 0;) {
        uint32_t from = n;
        if (is_dropped(reader_line(reader, n)) || reader_line(reader, n)->kind == LINE_RULE || ends_fence(reader, n))
            continue;
        while (n + 1 < end && reader_line(reader, n + 1)->kind == LINE_TEXT)
            n++;
        if (++paragraphs > PARAGRAPHS || !is_spoken(reader, from, n))
            return false;
    }
    return paragraphs > 0;
}

/* Leaves out what says something from line `first` up to line `end`. */
static void drop_lines(struct reader *reader, uint32_t first, uint32_t end, enum noise noise)
{
    for (uint32_t n = first; n < end; n++) {
        struct line *line = reader_line(reader, n);
        if (line->kind != LINE_BLANK && line->kind != LINE_RULE && line->noise == NOISE_NONE)
            line->noise = (uint8_t)noise;
    }
}

/* The next line below `n` that says something, or 0. */
static uint32_t next_spoken(const struct reader *reader, uint32_t n)
{
    do
        n = reader_next(reader, n, reader->outline.line_count);
    while (n && reader_line(reader, n)->kind != LINE_RULE && is_dropped(reader_line(reader, n)));
    return n;
}

/* The first line that says something right behind rule `n`; 0 when it is none that parts, or nothing but rules follows.
 */
static uint32_t behind_rule(const struct reader *reader, uint32_t n)
{
    uint32_t next = parts_text(reader, n) ? next_spoken(reader, n) : 0;
    return next && reader_line(reader, next)->kind != LINE_RULE ? next : 0;
}

/* What stands behind the rules below the first question and above the last one. */
struct parted {
    unsigned rules;  /* … at all */
    unsigned spoken; /* a few plain paragraphs */
    unsigned others; /* neither these nor a question or topic */
};

/* Counts it for the marks `mark` to `last`, or with `drop` leaves out what is spoken. */
static struct parted see_parted(struct reader *reader, size_t mark, size_t last, bool drop)
{
    struct parted parted = {0};
    uint32_t asked = 0; /* the line of the last question */
    for (uint32_t n = line_of_mark(reader, mark); n < line_of_mark(reader, last); n++) {
        for (; line_of_mark(reader, mark) <= n; mark = next_decided(reader, mark + 1))
            asked = reader->marks[mark].role == ROLE_QUESTION ? reader->marks[mark].line : asked;
        uint32_t next = n > asked + 1 ? behind_rule(reader, n) : 0; /* one that touches a question underlines it */
        if (next == 0)
            continue;
        size_t below = mark;
        while (line_of_mark(reader, below) < next)
            below = next_decided(reader, below + 1);
        uint32_t end = line_of_mark(reader, below);
        bool spoken = end > next && are_spoken(reader, next, end);
        parted.rules++;
        parted.spoken += spoken;
        parted.others += end > next && !spoken;
        if (drop && spoken)
            drop_lines(reader, next, end, NOISE_CHATTER);
    }
    return parted;
}

/* What stands below the last question: behind a rule that parts cards it belongs to none, whatever it is; and a few
 * plain paragraphs behind the last rule are no answer, where none of the others has such behind a rule. */
static void drop_tail(struct reader *reader, uint32_t last, bool ends_cards, bool alone)
{
    uint32_t end = reader->outline.line_count + 1;
    uint32_t behind = 0;
    for (uint32_t n = last; n < end && !(behind && ends_cards); n++) {
        uint32_t next = behind_rule(reader, n);
        behind = next ? next : behind;
    }
    if (behind && ends_cards)
        drop_lines(reader, behind, end, NOISE_APPARATUS);
    else if (behind && alone && are_spoken(reader, behind, end))
        drop_lines(reader, behind, end, NOISE_CHATTER);
}

static void drop_behind_rules(struct reader *reader)
{
    size_t first = reader->mark_count;
    size_t last = 0;
    unsigned questions = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            first = questions++ ? first : i;
            last = i;
        }
    if (questions < SEVERAL)
        return;
    struct parted parted = see_parted(reader, first, last, false);
    bool part_cards = parted.rules >= LEAST && parted.others == 0;
    bool few = parted.spoken <= 1 || parted.spoken * FEW <= parted.rules;
    if (part_cards && parted.spoken && few)
        see_parted(reader, first, last, true);
    if (next_decided(reader, last + 1) == reader->mark_count)
        drop_tail(reader, reader->marks[last].line, part_cards && few, parted.spoken == 0);
}

/* Where no other of many questions has an answer, a few paragraphs apart from the last one say farewell. */
static void drop_farewell(struct reader *reader)
{
    enum { MANY = 10 };
    const struct mark *last = NULL;
    unsigned count = 0;
    unsigned bodies = 0;
    for (size_t i = 0; i < reader->mark_count; i++)
        if (reader->marks[i].role == ROLE_QUESTION) {
            last = &reader->marks[i];
            bodies += (last->flags & MARK_BODY) != 0;
            count++;
        }
    uint32_t end = reader->outline.line_count + 1;
    uint32_t first = last && count >= MANY && bodies == 1 ? reader_next(reader, last->line, end - 1) : 0;
    if (first == 0 || reader_line(reader, first - 1)->kind != LINE_BLANK || !are_spoken(reader, first, end))
        return;
    for (uint32_t n = first; n < end; n++)
        if (reader_line(reader, n)->kind == LINE_TEXT)
            reader_line(reader, n)->noise = NOISE_CHATTER;
}

void decide_closing(struct reader *reader)
{
    drop_farewell(reader);
    drop_behind_rules(reader);
}
