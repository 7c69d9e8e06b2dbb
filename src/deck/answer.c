/*
 * answer: the card that a question's parts make, with its options.
 */
#include "char_int.h"
#include "choice_int.h"
#include "grill/base/buf.h"
#include "parts_int.h"
#include "texts_int.h"

static void pin(struct reader *reader, struct card *card, str id)
{
    if (id.len == 0)
        return;
    card->id = arena_copy(reader->arena, id);
    card->pinned = true;
}

static void place(struct reader *reader, const struct mark *mark, const struct parts *parts, uint32_t end,
                  const struct choice *choice, struct card *card)
{
    uint32_t last = end;
    uint32_t first = mark->line;
    shrink_lines(reader, &first, &last);
    card->line = reader_place(reader, mark->line);
    card->last_line = reader_place(reader, last < mark->line ? mark->line : last);
    reader_claim(reader, first_line_of(reader, mark), parts->question_last, CLAIM_QUESTION, styles[mark->style]->name,
                 mark->reason);
    reader_claim(reader, parts->question_last + 1, end, CLAIM_ANSWER, styles[mark->style]->name,
                 "what follows the question");
    if (choice)
        reader_claim(reader, choice->first, choice->last, CLAIM_ANSWER, styles[mark->style]->name,
                     "the options of the question");
}

/* The question ends where the options begin. */
static void take_options(const struct reader *reader, struct parts *parts, const struct choice *choice)
{
    if (parts->question_last < choice->first && !parts->alone)
        parts->first_last = parts->question_last; /* its lines are joined already */
    parts->more = reader_next(reader, parts->first_last, choice->first - 1) != 0;
    parts->question_last = choice->first - 1;
}

/* … and the answer begins where they end. */
static void take_options_above(const struct reader *reader, struct parts *parts, const struct choice *choice)
{
    parts->head = (str){0};
    parts->body = choice->last + 1;
    take_options(reader, parts, choice);
}

/* Options right below the answer's line, which names the right ones: "Answers: A, C". */
static bool split_choice_below(struct reader *reader, uint32_t end, struct parts *parts, struct choice *choice)
{
    uint32_t below = reader_next(reader, parts->body - 1, end);
    if (!below || !reader_line(reader, below)->option || !choice_find(reader, below, end, choice) ||
        choice->first != below || !choice_is_named(choice, parts->head))
        return false;
    parts->body = choice->last + 1;
    parts->strip = indent_of(reader, parts->body, end);
    return true;
}

/* "1) Sowing" over options and "2) Harvest" right below them: these are the points of a list in the answer. */
static bool are_points(const struct reader *reader, const struct mark *mark, const struct choice *choice, uint32_t end)
{
    uint32_t above = reader_before(reader, choice->first), below = reader_next(reader, choice->last, end);
    if (above <= mark->line || below == 0 || !may_be_numbered(reader, above) || !may_be_numbered(reader, below))
        return false;
    struct shape first = reader_shape(reader, above), next = reader_shape(reader, below);
    return first.form != NUMBER_NONE && next.form == first.form && next.number == first.number + 1;
}

/* "a) What is it?", "b) Explain why.": whether half of the options have a question mark: then they are what is asked,
 * unless it is told which one is right. */
static bool are_questions(const struct reader *reader, const struct mark *mark, const struct choice *choice,
                          const struct parts *parts, bool labelled)
{
    unsigned marked = 0;
    for (unsigned i = 0; i < choice->count; i++)
        marked += text_is_marked(choice->options[i].text);
    bool told = choice_has_right(choice) || (labelled && choice_is_named(choice, parts->head)) ||
                (text_is_marked(parts->question) && (labelled || reader_key(reader, mark)));
    return !told && marked * 2 >= choice->count;
}

/* Whether a text is the answer to part `letter` of the question, "a) in May", and does not just repeat it. */
static bool answers_part(str text, const struct choice *choice, unsigned letter)
{
    struct option option;
    return text.len && option_see(text, &option) && option.letter == letter && option.text.len &&
           !str_eq_nocase(option.text, choice->options[letter - 1].text);
}

/* Whether the answer begins with the first of the letters and goes through all of them: they are parts of the question.
 */
static bool answers_each(const struct reader *reader, const struct parts *parts, uint32_t end,
                         const struct choice *choice)
{
    uint32_t n = parts->body > 1 ? reader_next(reader, parts->body - 1, end) : 0;
    str first = parts->head.len || n == 0 ? parts->head : reader_text(reader, n);
    unsigned letter = 1 + answers_part(first, choice, 1);
    n = parts->head.len || n == 0 ? n : reader_next(reader, n, end);
    for (; n && letter > 1 && letter <= choice->count; n = reader_next(reader, n, end))
        letter += answers_part(reader_text(reader, n), choice, letter);
    return letter > choice->count;
}

/* Options between the question and the label of its answer, or on or below that label's line. */
static bool split_labelled_choice(struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts,
                                  struct choice *choice)
{
    uint32_t first = parts->first_last + 1;
    bool found = choice_find(reader, first, parts->question_last, choice);
    if (!found && split_choice_below(reader, end, parts, choice))
        return true;
    if (!found && !choice_find_plain(reader, first, parts->question_last, parts->head, choice))
        return false;
    bool empty = parts->head.len == 0 && parts->body > end;
    if (found && (are_questions(reader, mark, choice, parts, true) || answers_each(reader, parts, end, choice) ||
                  (empty && !choice_is_marked(reader, choice) && choice_is_told(choice, parts->question))))
        return false;
    take_options(reader, parts, choice);
    return true;
}

/* Whether options below a question without such a label are some: what a list of letters is when nothing says which one
 * is right, the other questions of the file decide. */
static bool are_options(struct reader *reader, const struct mark *mark, uint32_t end, const struct parts *parts,
                        const struct choice *choice)
{
    str rest = reader_body(reader, (str){0}, choice->last + 1, end, 0);
    if (choice_is_marked(reader, choice) || choice_is_named(choice, rest) || reader_key(reader, mark))
        return true;
    bool usual = reader->choices || reader->bare;
    return usual && (mark->like != LIKE_NOTHING || !choice_is_told(choice, parts->question));
}

/* Options that begin what stands below the question. Where they are what is asked, the question goes on through them.
 */
static bool split_open_choice(struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts,
                              struct choice *choice)
{
    uint32_t first = parts->first_last + 1;
    if (!choice_find_fenced(reader, first, end, choice) && !choice_find(reader, first, end, choice)) {
        bool which = mark->style != STYLE_DETAILS && choice_find_which(reader, parts->question, first, end, choice);
        if (which)
            take_options_above(reader, parts, choice);
        return which;
    }
    if (are_points(reader, mark, choice, end))
        return false;
    bool asks = are_questions(reader, mark, choice, parts, false);
    uint32_t fence = choice_fenced_answer(reader, choice, end, &parts->head);
    if (fence) {
        parts->body = fence + 2;
        parts->strip = indent_of(reader, parts->body, end);
        take_options(reader, parts, choice);
        return true;
    }
    if (!are_options(reader, mark, end, parts, choice))
        return false;
    take_options_above(reader, parts, choice);
    parts->strip = indent_of(reader, parts->body, end);
    if (asks) {
        parts->more = true;
        parts->question_last = choice->last;
    }
    return !asks;
}

/* Options of a question, taken out of its parts; false when there are none. */
static bool split_choice(struct reader *reader, const struct mark *mark, uint32_t end, struct parts *parts,
                         struct choice *choice)
{
    bool labelled = parts->more && !parts->alone && parts->body > mark->line + 1;
    return labelled ? split_labelled_choice(reader, mark, end, parts, choice)
                    : split_open_choice(reader, mark, end, parts, choice);
}

/* The answer of a choice whose explanation goes first: "Because … Answer: B" becomes "B", then the explanation. */
static str name_first(struct reader *reader, const struct parts *parts, uint32_t end, const struct choice *choice,
                      str answer)
{
    for (uint32_t n = parts->body + 1; n <= end; n++) {
        str named = reader_line(reader, n)->label == LABEL_ANSWER ? behind_answer_label(reader, n) : (str){0};
        if (named.len == 0 || !choice_is_named(choice, named))
            continue;
        str before = reader_body(reader, parts->head, parts->body, n - 1, parts->strip);
        str after = n < end ? reader_body(reader, (str){0}, n + 1, end, parts->strip) : (str){0};
        return arena_format(reader->scratch, "%.*s\n\n%.*s\n\n%.*s", STR_ARG(named), STR_ARG(str_trim(before)),
                            STR_ARG(str_trim(after)));
    }
    return answer;
}

/* "## Question 3 *(easy)*" over the question: a few words in brackets. */
static bool is_remark(const struct shape *shape)
{
    enum { LONGEST = 24 };
    str text = unwrapped(trim_blanks(shape->text));
    bool brackets = text.len > 2 && text.ptr[0] == '(' && str_find_byte(text, ')', 0) == (ptrdiff_t)text.len - 1;
    return shape->label == LABEL_QUESTION && brackets && text.len <= LONGEST;
}

/* The shape of the line that the question begins with, whose text is what asks on it. */
static struct shape shape_of_question(const struct mark *mark, str line)
{
    struct shape shape = shape_of(line);
    if (mark->style == STYLE_HEADING && ((mark->flags & MARK_ALONE) || is_remark(&shape)))
        shape.text = str_skip(shape.text, shape.text.len);
    else if (mark->form == NUMBER_BARE)
        shape.text = behind_bare_number(mark, shape.text);
    return shape;
}

/* A question that stands in a quotation as a whole, without the marks of that; ">" by itself is a text. */
static str unquoted(struct arena *arena, str text)
{
    str rest = text;
    struct buf out;
    buf_init(&out);
    while (rest.ptr) {
        str line = str_cut(&rest, '\n');
        if (line.len == 0 || line.ptr[0] != '>') {
            buf_release(&out);
            return text;
        }
        buf_add(&out, str_trim(str_skip(line, 1)));
        buf_add_byte(&out, '\n');
    }
    str inner = str_trim(buf_str(&out));
    text = inner.len ? arena_copy(arena, inner) : text;
    buf_release(&out);
    return text;
}

/* Whether nothing but "**Question:**" stands on the line. */
static bool only_labels(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return line->label == LABEL_QUESTION && line->kind == LINE_TEXT && !line->weak &&
           reader_shape(reader, n).label_alone;
}

/* Takes out of the lines below a question's first one what is none of its text: a label that these begin with, and the
 * hints that are folded away, for they are not to be seen before. */
static void drop_apparatus(struct reader *reader, uint32_t first, uint32_t last)
{
    uint32_t label = reader_next(reader, first - 1, last);
    while (label && is_dropped(reader_line(reader, label)))
        label = reader_next(reader, label, last);
    if (label && only_labels(reader, label))
        reader_line(reader, label)->noise = NOISE_TAG;
    for (uint32_t n = first; reader->fold_count && n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        const struct fold *fold = line->tags && line->label == LABEL_HINT ? reader_fold(reader, n) : NULL;
        for (uint32_t i = fold ? fold->open : n; fold && i <= fold->close && i <= last; i++)
            reader_line(reader, i)->noise = NOISE_TAG;
    }
}

/* Whether a number stands over parts or a text; it keeps a place free when nothing or a mere rule follows. */
static bool holds_text(const struct reader *reader, uint32_t n, uint32_t end)
{
    while ((n = reader_next(reader, n, end)) != 0)
        if (reader_line(reader, n)->kind != LINE_RULE && !is_dropped(reader_line(reader, n)))
            return true;
    return false;
}

/* "## What is bread?" over "**Question:** How is bread made?": the heading, and what is asked without its label.
 * `*from` is the first line that may be the label's, and moves behind it. */
static str with_labelled(struct reader *reader, str heading, uint32_t *from, uint32_t last)
{
    uint32_t n = reader_next(reader, *from - 1, last);
    if (n == 0 || reader_line(reader, n)->label != LABEL_QUESTION || reader_line(reader, n)->kind != LINE_TEXT)
        return heading;
    struct shape shape = reader_shape(reader, n);
    if (shape.label != LABEL_QUESTION || shape.label_alone)
        return heading;
    *from = n + 1;
    str asked = clean_question(reader->scratch, &shape, shape.text);
    return arena_format(reader->scratch, "%.*s\n\n%.*s", STR_ARG(heading), STR_ARG(asked));
}

/* The text of the question, which begins with `first` and goes on in the lines that are still to be added. */
static str question_of(struct reader *reader, const struct mark *mark, const struct parts *parts, uint32_t end,
                       str first)
{
    str question = first;
    if (parts->more) {
        drop_apparatus(reader, parts->first_last + 1, parts->question_last);
        uint32_t from = parts->first_last + 1;
        if (mark->style == STYLE_HEADING)
            question = with_labelled(reader, question, &from, parts->question_last);
        question =
            reader_body(reader, question, from, parts->question_last, indent_of(reader, from, parts->question_last));
    }
    if (str_starts(question, STR(">")))
        question = unquoted(reader->scratch, question);
    if (parts->more && !str_contains(question, STR("\n\n")) && !str_contains(question, STR("```"))) {
        if (mark->flags & MARK_ALONE)
            question = clean_question(reader->scratch, &(struct shape){.number = -1}, question);
        question = unwrapped(question);
    }
    if (question.len == 0 && mark->style == STYLE_HEADING && holds_text(reader, mark->line, end)) /* "## Task 2" */
        question = clean_title(reader->scratch, reader_heading(reader, mark->line), (str){0});
    uint32_t above = first_line_of(reader, mark);
    if (above < mark->line) {
        str code = reader_body(reader, (str){0}, above, mark->line - 1, reader_indent(reader, above));
        question = arena_format(reader->scratch, "%.*s\n\n%.*s", STR_ARG(code), STR_ARG(question));
    }
    return question;
}

static str answer_of(struct reader *reader, const struct parts *parts, uint32_t end)
{
    str answer = str_trim(reader_body(reader, parts->head, parts->body, end, parts->strip));
    return text_is_placeholder(answer) || text_is_mere_link(answer) ? (str){0} : answer;
}

static str lead_with(const struct reader *reader, str letters, str answer)
{
    return arena_format(reader->scratch, "%.*s\n\n%.*s", STR_ARG(letters), STR_ARG(answer));
}

/* The answer to a multiple choice, with what tells the right ones in front: what the file's key says, what stands
 * further down, or the letters in the question's blank, where they are taken out. */
static str answer_of_choice(struct reader *reader, const struct parts *parts, uint32_t end, const struct choice *choice,
                            const struct key_entry *key, str *question)
{
    str answer = answer_of(reader, parts, end);
    if (choice_has_right(choice) || choice_is_named(choice, answer))
        return answer;
    answer = key ? lead_with(reader, key->letters, answer) : answer;
    if (choice_is_named(choice, answer))
        return answer;
    answer = name_first(reader, parts, end, choice, answer);
    if (choice_is_named(choice, answer))
        return answer;
    str letters = choice_bracket(reader, question);
    return letters.len ? lead_with(reader, letters, answer) : answer;
}

void reader_split(struct reader *reader, const struct mark *mark, uint32_t end, struct card *card)
{
    struct arena_mark scratch = arena_mark(reader->scratch);
    struct parts parts = {.body = 0};
    str line = first_line(reader, mark, &parts);
    pin(reader, card, cut_pin(&line));
    struct shape shape = shape_of_question(mark, line);
    if (mark->style == STYLE_DETAILS) {
        parts.question = shape.text;
        split_fold(reader, mark, end, &parts);
    } else {
        find_parts(reader, mark, &shape, end, &parts);
    }
    if (find_translation(reader, mark, &parts.body, &end)) {
        parts.head = (str){0};
        parts.strip = 0;
    }
    str first = without_level(reader, clean_question(reader->scratch, &shape, parts.question));
    struct choice choice;
    bool chosen = split_choice(reader, mark, end, &parts, &choice);
    str question = question_of(reader, mark, &parts, end, first);
    const struct key_entry *key = reader_key(reader, mark);
    str answer =
        chosen ? answer_of_choice(reader, &parts, end, &choice, key, &question) : answer_of(reader, &parts, end);
    if (chosen)
        answer = choice_apply(reader, &choice, answer, card);
    else if (key && key->whole && answer.len == 0)
        answer = key->letters;
    card->question = reader_keep(reader, question);
    card->answer = reader_keep(reader, answer);
    place(reader, mark, &parts, end, chosen ? &choice : NULL, card);
    arena_rewind(reader->scratch, scratch);
}
