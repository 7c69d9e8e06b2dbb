/*
 * options: which lines are options of a multiple choice.
 */
#include "choice_int.h"
#include "grill/base/array.h"
#include "plugin_int.h"

/* Whether line `n` may stand between two options: code, or what is nested in the option above. */
static bool continues_option(const struct line *line, const struct line *option)
{
    return line->kind == LINE_BLANK || line->kind == LINE_CODE || line->depth > option->depth;
}

static bool follows(const struct line *line, const struct option *option, const struct line *above,
                    const struct option *before)
{
    return (option->letter == 0) == (before->letter == 0) &&
           (option->letter == 0 || (option->letter > before->letter && option->letter <= before->letter + 2)) &&
           above->opens == line->opens &&
           (above->depth == line->depth || (above->block == line->block && line->opens == 0));
}

/* An empty box before a question: it is to be ticked off, and so is what stands beside it. */
static bool is_open_question(const struct option *option)
{
    return option->box && !option->right && option->letter == 0 && option_asks(option->text);
}

/* Takes line `n` for the option between that of letter `letter` above it and the next but one below it when only its
 * point is missing; false when it is none. */
static bool take_pointless(struct reader *reader, uint32_t n, unsigned letter)
{
    struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || bare_letter(reader_text(reader, n)) != letter + 1)
        return false;
    line->option = line->tight = true;
    return true;
}

/* Lines right below each other whose letters are the first ones in any order: options that were shuffled. */
static void see_shuffled(struct reader *reader)
{
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        unsigned letters = 0;
        uint32_t last = n;
        for (unsigned letter; last <= reader->outline.line_count && (letter = reader_line(reader, last)->letter) > 0;
             last++) {
            const struct line *line = reader_line(reader, last);
            const struct line *first = reader_line(reader, n);
            if ((letters & (1U << letter)) || line->depth != first->depth || line->opens != first->opens)
                break;
            letters |= 1U << letter;
        }
        uint32_t count = last - n;
        for (uint32_t i = n; count >= 3 && letters == (1U << (count + 1)) - 2 && i < last; i++)
            reader_line(reader, i)->option = true;
        n = count ? last - 1 : n;
    }
}

/* The letter of "a fig", not of "a = 1", which computes. */
static unsigned letter_before_word(str line)
{
    return line.len > 2 && !str_has_byte(STR("=+-*,.:"), line.ptr[2]) ? bare_letter(line) : 0;
}

/* The letter that line `n` begins with like an option, or with the sign behind it or the blank after that missing:
 * "a.", "a fig", "a.fig"; or 0. */
static unsigned loose_letter(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->letter)
        return line->kind == LINE_TEXT ? line->letter : 0;
    unsigned letter = letter_before_word(reader_text(reader, n));
    return letter ? letter : tight_letter(reader_text(reader, n));
}

/* Three lines or more right below each other that count so, in whatever way each of them is written. */
static void see_tight(struct reader *reader)
{
    enum { LEAST = 3 };
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        uint32_t last = n;
        while (last <= reader->outline.line_count && loose_letter(reader, last) == last - n + 1)
            last++;
        for (uint32_t i = n; last >= n + LEAST && i < last; i++) {
            reader_line(reader, i)->tight = reader_line(reader, i)->letter == 0;
            reader_line(reader, i)->option = true;
        }
        n = last > n ? last - 1 : n;
    }
}

/* ---- lists that mark the right item ---- */

/* Items right below each other under a line of text. */
struct run {
    uint32_t first;
    uint32_t last;
    str stem;    /* the line above them */
    bool marked; /* some of them, but not all, carry a sign; of bold ones a single one */
    bool bolds;  /* one or several of them, but not all, are bold */
    bool leads;  /* the first of them is */
};

enum { ITEMS_MOST = 8 };

static bool is_unmarked_item(const struct reader *reader, uint32_t n, bool bullets)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_TEXT && line->noise == NOISE_NONE && !line->option && line->letter == 0 &&
           bullet_of(reader_text(reader, n)).bullet == bullets;
}

/* Whether line `n` can stand over items: of bullets any text, of plain lines the first one of their paragraph. */
static bool is_stem(const struct reader *reader, uint32_t n, bool bullets)
{
    const struct line *line = reader_line(reader, n);
    if (bullets)
        return (line->kind == LINE_TEXT || line->kind == LINE_HEADING) && !bullet_of(reader_text(reader, n)).bullet;
    return line->kind == LINE_TEXT && line->block != OUTLINE_NONE && reader->outline.blocks[line->block].line == n &&
           has_question_mark(reader_text(reader, n));
}

/* The run that begins on line `n`; false when none does. */
static bool find_run(const struct reader *reader, uint32_t n, struct run *run)
{
    const struct line *first = reader_line(reader, n);
    if (first->kind != LINE_TEXT || n < 2)
        return false;
    if (n == reader->outline.line_count || reader_line(reader, n + 1)->kind != LINE_TEXT)
        return false; /* most lines: two items or more stand right below each other */
    bool bullets = bullet_of(reader_text(reader, n)).bullet;
    uint32_t stem = n > 2 && bullets && reader_line(reader, n - 1)->kind == LINE_BLANK ? n - 2 : n - 1;
    if (!is_unmarked_item(reader, n, bullets) || !is_stem(reader, stem, bullets))
        return false;
    unsigned right = 0;
    unsigned strong = 0;
    bool leads = false;
    uint32_t last = n;
    for (; last <= reader->outline.line_count && last - n <= ITEMS_MOST && is_unmarked_item(reader, last, bullets);
         last++) {
        struct option option;
        const struct line *line = reader_line(reader, last);
        str text = reader_text(reader, last);
        if (line->depth != first->depth || line->opens != first->opens ||
            reader_shape(reader, last).label != LABEL_NONE)
            break; /* lines know their labels only later */
        option_see_item(text, &option);
        strong += option.strong;
        right += option.right;
        leads = leads || (last == n && option.strong);
    }
    uint32_t count = last - n;
    bool some = right > 0 && right < count;
    *run = (struct run){.first = n,
                        .last = last - 1,
                        .stem = reader_text(reader, stem),
                        .marked = some && (strong == 0 || (strong == 1 && right == 1)),
                        .bolds = some && strong == right,
                        .leads = leads};
    return count >= 2 && count <= ITEMS_MOST;
}

/* Whether a list stands under the same words as the marked one before: "Trade-offs:" over what is good and what is bad
 * asks for no choice. */
static bool is_refrain(str stem, str before)
{
    return stem.len > 0 && str_eq(stem, before) && shape_of(stem).label != LABEL_OPTIONS && !has_question_mark(stem);
}

/* In a file most of whose short lists mark some of their items, the marked ones are the right ones; unless it is always
 * the first that is bold, as the title of the others is. Lists with several bold items, which may be anything, follow
 * what the others tell. */
static void see_marked(struct reader *reader)
{
    enum { LEAST = 3 };
    unsigned runs = 0;
    unsigned marked = 0;
    unsigned refrains = 0;
    unsigned leading = 0;
    str stem = {0};
    struct run run;
    for (uint32_t n = 2; n <= reader->outline.line_count; n++)
        if (find_run(reader, n, &run)) {
            runs += run.marked || !run.bolds;
            marked += run.marked;
            refrains += run.marked && is_refrain(run.stem, stem);
            leading += run.marked && run.leads;
            stem = run.marked ? run.stem : stem;
            n = run.last;
        }
    if (marked < LEAST || marked * 10 < runs * 6 || refrains * 2 >= marked || leading == marked)
        return;
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        if (!find_run(reader, n, &run))
            continue;
        for (uint32_t i = run.first; (run.marked || run.bolds) && i <= run.last; i++)
            reader_line(reader, i)->option = reader_line(reader, i)->item = true;
        n = run.last;
    }
}

/* ---- all of them ---- */

/* Whether line `n` is no more of the list that line `item` stands in. */
static bool ends_list(const struct reader *reader, uint32_t n, uint32_t item)
{
    const struct line *line = reader_line(reader, n);
    return item && line->kind != LINE_BLANK && line->depth <= reader_line(reader, item)->depth &&
           (!line->opens || line->depth < reader_line(reader, item)->depth);
}

/* What stands beside question `n` in one list of boxes is another thing to be ticked off. */
static void see_open_list(struct reader *reader, uint32_t n)
{
    unsigned depth = reader_line(reader, n)->depth;
    for (uint32_t i = n - 1; i > 0; i--) {
        struct line *line = reader_line(reader, i);
        if (line->option && line->letter == 0 && line->depth == depth)
            line->option = false;
        else if (line->kind != LINE_BLANK && line->depth <= depth)
            return;
    }
}

/* Flags the lines of at least two options that follow each other, their letters in order. A line or two may be the rest
 * of an option when the next letter comes after them. */
void reader_options(struct reader *reader)
{
    enum { LOOSE = 2 };
    uint32_t previous = 0;
    uint32_t beside = 0; /* a question in the list of boxes that line n stands in, or 0 */
    unsigned loose = 0;
    unsigned boxes[2] = {0}; /* open ones, ticked ones */
    struct option before = {.letter = 0};
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        struct option option = {.letter = 0};
        str text = line->kind == LINE_TEXT && line->noise == NOISE_NONE ? reader_text(reader, n) : (str){0};
        bool cloze = (reader->holes & HOLE_BRACKET) && str_starts_nocase(text, STR("C:"));
        bool seen = text.len && !cloze && option_see(text, &option);
        line->letter = seen ? (uint8_t)option.letter : 0;
        bool open = is_open_question(&option);
        boxes[option.right] += seen && option.box;
        if (open)
            see_open_list(reader, n);
        beside = open ? n : ends_list(reader, n, beside) ? 0 : beside;
        if (!seen || open || (beside && option.box && line->depth == reader_line(reader, beside)->depth)) {
            if (previous && !continues_option(line, reader_line(reader, previous)))
                loose += line->kind == LINE_TEXT ? 1 : LOOSE + 1;
            continue;
        }
        struct line *above = previous ? reader_line(reader, previous) : NULL;
        bool next = loose == 0 || (loose <= LOOSE && option.letter == before.letter + 1) ||
                    (loose == 1 && before.letter && option.letter == before.letter + 2 &&
                     take_pointless(reader, n - 1, before.letter));
        if (above && next && follows(line, &option, above, &before))
            above->option = line->option = true;
        previous = n;
        loose = 0;
        before = option;
    }
    reader->ticks = boxes[0] && boxes[1];
    see_shuffled(reader);
    see_tight(reader);
    reader_rows(reader);
    see_marked(reader);
    reader_right_signs(reader);
}

bool stands_over_options(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && next <= n + 2 && reader_line(reader, next)->option && !reader_line(reader, n)->option;
}
