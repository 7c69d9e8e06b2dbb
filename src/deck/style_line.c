/*
 * style_line: plain lines without any mark that ask, or stand over options or an answer.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "styles_int.h"

/* Whether the sentence on line `n` may go on below: the line is long and does not end it, be it in quotation marks. */
static bool may_run_on(const struct reader *reader, uint32_t n)
{
    enum { SHORT = 40 };
    str text = trim_emoji_right(trim_line_end(reader_text(reader, n)));
    text =
        str_strip_right(str_ends(text, STR("”")) ? str_slice(text, 0, text.len - STR("”").len) : text, STR("\"')*_"));
    return text_exceeds(text, SHORT) && !ends_sentence(text) && !str_ends(text, STR("!")) && !text_is_marked(text);
}

static bool is_small(str text)
{
    return text.len && text.ptr[0] >= 'a' && text.ptr[0] <= 'z';
}

/* Whether the line goes on with the sentence above it: it begins with a small letter as the paragraph does not. */
static bool goes_on(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    return n > block->line && is_small(reader_text(reader, n)) && !is_small(reader_text(reader, block->line)) &&
           may_run_on(reader, n - 1);
}

static bool sounds_weak(const struct reader *reader, uint32_t n)
{
    return text_likeness(reader_text(reader, n)) >= LIKE_WEAK;
}

/* Whether a line asks, if only weakly: worked out once, since all lines around look at it. Of a bullet something else
 * is known. */
static bool asks_weakly(const struct reader *reader, uint32_t n)
{
    struct line *line = reader_line(reader, n);
    if (line->opens)
        return sounds_weak(reader, n);
    if (!line->heard)
        line->asks = sounds_weak(reader, n);
    line->heard = true;
    return line->asks;
}

bool is_question_list(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    enum { LOOKS = 24, DRAWN = 5 /* signs of "===== Tides =====" */ };
    unsigned lines = 0;
    unsigned asking = 0;
    unsigned marked = 0;
    unsigned indent = reader_indent(reader, n);
    unsigned margin = reader_indent(reader, block->line);
    bool inner = indent > margin;
    uint32_t first = n > block->line + LOOKS / 2 ? n - LOOKS / 2 : block->line;
    for (uint32_t i = first; i <= block->last && i < first + LOOKS; i++) {
        if (margin <= indent && reader_indent(reader, i) != indent)
            continue;
        str text = reader_text(reader, i);
        if (str_run(text) >= DRAWN)
            continue;
        bool mark = text_is_marked(text);
        lines++;
        asking += (mark || (!inner && asks_weakly(reader, i))) && !goes_on(reader, i);
        marked += mark;
    }
    bool most = lines >= 3 && asking * 10 >= lines * 6;
    bool both = lines == 2 && marked == 2;
    bool behind = indent >= margin && n > block->line && reader_indent(reader, n - 1) > indent &&
                  text_is_marked(reader_text(reader, n));
    return most || both || behind;
}

/* "Which are the parts of a ship" right over a list: the list says what was asked, even without a question mark. */
static bool asks_for_list(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    str text = reader_text(reader, n);
    return next > n + 1 && reader_line(reader, next)->opens > 0 && word_likeness(text) == LIKE_WORD &&
           !str_ends(text, STR(":")) && !str_ends(text, STR("."));
}

/* Whether a paragraph begins on line `n`; a rule drawn right above with "=====" parts, too, though it is of the same
 * block. */
static bool begins_paragraph(const struct reader *reader, uint32_t n)
{
    return reader->outline.blocks[reader_line(reader, n)->block].line == n ||
           reader_line(reader, n - 1)->kind == LINE_RULE;
}

/* "Name the parts of a ship" as a line of its own at the head of the paragraph that names them. */
static bool asks_for_rest(const struct reader *reader, uint32_t n, str text)
{
    enum { SHORT = 240 };
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (!begins_paragraph(reader, n) || block->last == n || text.len > SHORT || word_likeness(text) != LIKE_WORD)
        return false;
    str next = reader_text(reader, n + 1);
    if (text_likeness(next) >= LIKE_WORD)
        return false;
    size_t size;
    unsigned first = next.len ? utf8_decode(next, &size) : ' ';
    bool ends = str_has_byte(STR(".!?"), text.ptr[text.len - 1]);
    return !str_has_byte(STR(",;:"), text.ptr[text.len - 1]) &&
           (ends || !code_is_alphabetic(first) || fold_code(first) != first);
}

enum {
    REACH = 8,    /* lines of a question over options */
    LONGEST = 160 /* bytes of a question among other lines */
};

/* Whether a line can be part of a longer text: several words. */
static bool is_prose(str text)
{
    enum { WORDS = 4 };
    return str_count(text, ' ') >= WORDS;
}

/* Where the question ends whose paragraph line `n` stands in, right over options, it begins: on the first line of the
 * paragraph, unless another question, a label or other options stand in between. */
static uint32_t lead_of(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    bool asks = text_likeness(reader_text(reader, n)) == LIKE_MARK;
    for (uint32_t i = n; i-- > block->line;) {
        struct shape shape = reader_shape(reader, i);
        bool question = asks && text_likeness(shape.text) == LIKE_MARK;
        if (n - i > REACH || reader_line(reader, i)->option || question || !is_prose(shape.text) ||
            shape.label != LABEL_NONE || shape.form != NUMBER_NONE || shape.bullet)
            return n;
    }
    return block->line;
}

/* Whether the paragraph that begins on line `n` leads up to options further down. */
static bool leads_to_options(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    uint32_t end = block->last < n + REACH ? block->last : n + REACH;
    for (uint32_t i = n + 1; block->line == n && i <= end && !reader_line(reader, i)->option; i++)
        if (stands_over_options(reader, i))
            return lead_of(reader, i) == n;
    return false;
}

/* "What is the default port?" over "6379", and nothing else in the paragraph. */
static bool is_pair(const struct reader *reader, uint32_t n)
{
    enum { SHORT = 60 };
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->line != n || block->last != n + 1)
        return false;
    str question = reader_text(reader, n), answer = reader_text(reader, n + 1);
    return text_is_marked(question) && answer.len <= SHORT && !text_is_marked(answer) && !str_ends(answer, STR(":"));
}

/* Whether line `n` of a paragraph stands right over the label of an answer. */
static bool touches_answer(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->last == n)
        return false;
    struct shape shape = reader_shape(reader, n + 1);
    return shape.label == LABEL_ANSWER && !shape.weak;
}

/* Whether a text asks by its words, too: by the first one, or by any of a single clause where words are not parted by
 * blanks, or asking begins with a sign. */
static bool asks_by_words(str text)
{
    static const char *const breaks[] = {", ", ": ", "; ", ". ", "，", "：", "；", "。"};
    if (word_likeness(text) == LIKE_WORD)
        return true;
    for (size_t i = 0; i < COUNT_OF(breaks); i++)
        if (str_contains(text, str_of(breaks[i])))
            return false;
    text = str_strip_right(text, STR(" ?"));
    str wide = STR("？");
    return text_likeness(str_ends(text, wide) ? str_slice(text, 0, text.len - wide.len) : text) >= LIKE_WORD;
}

/* Whether line `n` touches an item of a list above, but is not set in as its text would be. */
static bool leaves_item(const struct reader *reader, uint32_t n)
{
    const struct line *above = reader_line(reader, n - 1);
    return above->opens || above->depth > reader_line(reader, n)->depth;
}

/* "What is a fjord?" by itself on a line of a paragraph: all of it is emphasised, the label of an answer follows, it
 * stands at the margin below an item, or the line above cannot run on into it and it begins with a question word as a
 * sentence does. */
static bool asks_between(const struct reader *reader, uint32_t n, const struct shape *shape)
{
    str text = unwrapped(shape->text);
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    bool inner = reader_indent(reader, n) > reader_indent(reader, block->line);
    bool emphasised = shape->lead == LEAD_WHOLE && !shape->quoted;
    return n > block->line && !is_small(text) && !inner && text.len <= LONGEST && text_is_marked(text) &&
           (emphasised || touches_answer(reader, n) || leaves_item(reader, n) ||
            (!may_run_on(reader, n - 1) && asks_by_words(text)));
}

/* Whether the paragraph has said ": what it is" of a term before line `n`, as lists of definitions do. */
static bool is_defined(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    for (uint32_t i = n; i-- > block->line && i + REACH >= n;)
        if (str_starts(reader_text(reader, i), STR(": ")))
            return true;
    return false;
}

/* "Blocking?<TAB>yes<TAB>no": a row of a table copied from a page. A single tab may stand before a remark. */
static bool is_row(str text)
{
    ptrdiff_t first = str_find_byte(text, '\t', 0);
    return first >= 0 && str_find_byte(text, '\t', (size_t)first + 1) > first + 1;
}

/* "What is a fjord" as a paragraph of its own: perhaps a question that lost its mark. */
static bool may_join(const struct reader *reader, uint32_t n, str text)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    return block->last == n && text.len && text.len <= LONGEST && !is_small(text) && word_likeness(text) == LIKE_WORD &&
           !str_has_byte(STR(".,;:!"), text.ptr[text.len - 1]);
}

/* "Do you know a fjord?" by itself on a line of a paragraph, behind one that cannot run on into it. */
static bool may_join_between(const struct reader *reader, uint32_t n, str text)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    return n > block->line && n < block->last && text.len <= LONGEST && text_is_marked(text) && !is_small(text) &&
           reader_indent(reader, n) <= reader_indent(reader, block->line) && !may_run_on(reader, n - 1);
}

/* Whether the quotation, a block at the margin, is the only one between a heading right above it and the next one: it
 * explains that heading. */
static bool explains_heading(const struct reader *reader, uint32_t quote)
{
    const struct outline *outline = &reader->outline;
    uint32_t above = reader_before(reader, outline->blocks[quote].line);
    if (above == 0 || reader_line(reader, above)->kind != LINE_HEADING)
        return false;
    uint32_t i = outline->blocks[quote].end;
    while (i < outline->block_count && outline->blocks[i].kind != BLOCK_HEADING &&
           outline->blocks[i].kind != BLOCK_QUOTE)
        i = outline->blocks[i].end;
    return i == outline->block_count || outline->blocks[i].kind == BLOCK_HEADING;
}

/* Whether line `n` is all that a quotation at the margin says, and not code. */
static bool is_whole_quote(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->kind != BLOCK_PARAGRAPH || block->line != n || block->last != n || block->parent == OUTLINE_NONE)
        return false;
    const struct block *quote = &reader->outline.blocks[block->parent];
    return quote->kind == BLOCK_QUOTE && quote->line == n && quote->last == n && quote->parent == OUTLINE_NONE &&
           !str_has_byte(STR("\\<"), reader_text(reader, n).ptr[0]) && !explains_heading(reader, block->parent);
}

/* Whether a line is no longer than questions are: a remark in brackets aside, or it begins like one and asks. */
static bool is_question_size(str text)
{
    enum { LONG = 200 };
    if (!text_exceeds(text, LONG))
        return true;
    ptrdiff_t bracket = str_find(text, STR("? ("), 0);
    return (bracket > 0 && bracket <= LONG && text_is_marked(text)) ||
           (word_likeness(text) == LIKE_WORD && has_question_mark(text));
}

/* Whether it is one of several lines of a paragraph most of which ask. A title over them says that they are questions,
 * and asks nothing itself. */
static bool is_one_of_list(const struct reader *reader, uint32_t n)
{
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->line == block->last)
        return false;
    str text = reader_text(reader, n);
    return is_question_size(text) && is_question_list(reader, n) &&
           !(text_names_questions(text) && !asks_weakly(reader, n));
}

/* Plain lines that ask, stand among such, or stand over a list or the label of an answer. */
static bool see(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->opens || line->depth || line->block == OUTLINE_NONE ||
        (line->quoted && !is_whole_quote(reader, n)) || shape->label != LABEL_NONE || shape->form != NUMBER_NONE ||
        shape->bullet || shape->bold || is_row(shape->text) || (reader->foretold && !line->leads))
        return false;
    if (line->quoted) {
        mark->style = STYLE_LINE;
        mark->depth = 1;
        return true;
    }
    const struct block *block = &reader->outline.blocks[line->block];
    bool first = begins_paragraph(reader, n) && shape->text.len < 1000;
    bool over = stands_over_options(reader, n);
    if ((over && lead_of(reader, n) != n) || is_defined(reader, n))
        return false;
    bool marked = text_is_marked(shape->text);
    bool answered = line->leads || over || leads_to_options(reader, n) || (first && stands_over_answer(reader, n));
    bool asks = marked || (block->last == n && asks_for_list(reader, n)) || asks_for_rest(reader, n, shape->text);
    bool listed = listing_asks(reader, n) && !goes_on(reader, n);
    if (!(first && asks) && !answered && !listed && !asks_between(reader, n, shape) && !is_one_of_list(reader, n)) {
        mark->joins = (first && may_join(reader, n, shape->text)) || may_join_between(reader, n, shape->text);
        if (!mark->joins)
            return false;
    }
    mark->style = STYLE_LINE;
    if (answered)
        mark->flags |= MARK_ANSWER;
    if (is_pair(reader, n))
        mark->flags |= MARK_PAIR;
    return true;
}

/* Without any marks there has to be a question mark or an answer label nearly everywhere, or one below each; or it is a
 * list, line by line, most of which asks by words, the more of it the shorter it is, with a title below some of its
 * lines. */
static double weigh(const struct group *group)
{
    enum { LONG = 16, SHORT = 6 };
    unsigned most = group->count < LONG ? 8 : 6; /* in ten */
    if (group->depth > 0)                        /* quotations: nearly all ask, and answers stand outside of them */
        return group->count >= 3 && group->marked * 10 >= group->count * 8 && group->bodies * 2 > group->count ? 0.6
                                                                                                               : 0.0;
    if (group->answers == group->count && group->marked)
        return 0.7;
    if (group->listing && group->count >= 3)
        return 0.6;
    if (group->count >= 2 && group->pairs == group->count)
        return 0.6;
    if (group->count >= SHORT && group->likes * 10 >= group->count * most && group->bodies * 4 <= group->count &&
        group->marked)
        return 0.55;
    double backed = (double)group->backed / group->count;
    bool orders = group->marked * 2 >= group->count && group->likes * 10 >= group->count * 9 &&
                  group->bodies * 10 >= group->count * 9; /* the others are, each over a text */
    return group->count >= 3 && (backed >= 0.6 || orders) ? 0.5 + 0.2 * backed : 0.0;
}

const struct style style_line = {
    .name = "line",
    .describe =
        "a plain line that ends with a question mark is the question, the text up to the next one is the answer",
    .see = see,
    .weigh = weigh,
};
