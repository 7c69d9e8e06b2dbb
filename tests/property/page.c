#include "page.h"

#include <stdio.h>
#include <string.h>

void page_add(struct page *page, const char *z)
{
    buf_add_z(&page->out, z);
}

void page_addf(struct page *page, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_addv(&page->out, format, args);
    va_end(args);
}

void page_end_line(struct page *page)
{
    if (page->out.len && page->out.ptr[page->out.len - 1] != '\n')
        buf_add_byte(&page->out, '\n');
}

void page_blank(struct page *page)
{
    page_end_line(page);
    if (page->out.len && !str_ends(buf_str(&page->out), STR("\n\n")))
        buf_add_byte(&page->out, '\n');
}

static bool slips(const struct page *page, enum slip slip)
{
    return page->slip == slip && page->last == page->slipping;
}

void page_gap(struct page *page, bool tight)
{
    bool tags = page->back && page->back[0] == '<'; /* HTML goes on up to the next blank line */
    page_end_line(page);
    if (tight || (slips(page, SLIP_NARROW) && !tags))
        return;
    page_blank(page);
    if (slips(page, SLIP_LINE))
        page_add(page, "\n");
}

void page_hashes(struct page *page, unsigned level)
{
    buf_add_repeat(&page->out, STR("#"), level);
    buf_add_byte(&page->out, ' ');
}

void page_pattern(struct page *page, const char *pattern, str text)
{
    for (; *pattern; pattern++) {
        if (*pattern == '@')
            buf_add(&page->out, text);
        else
            buf_add_byte(&page->out, *pattern);
    }
}

/* ---- topics ---- */

/* ASCII, Latin-1, Latin Extended-A and Cyrillic letters as capitals. */
static void add_capitals(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned char next = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
        unsigned code = c >= 0xC3 && c <= 0xD1 ? ((c & 0x1FU) << 6 | (next & 0x3FU)) : 0;
        if (c >= 'a' && c <= 'z')
            code = c - 0x20U;
        else if ((code >= 0xE0 && code <= 0xFE && code != 0xF7) || (code >= 0x430 && code <= 0x44F))
            code -= 0x20;
        else if (code >= 0x450 && code <= 0x45F)
            code -= 0x50;
        else if ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177))
            code &= ~1U;
        else if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
            code -= code % 2 == 0;
        if (code == 0) {
            buf_add_byte(out, (char)c);
            continue;
        }
        buf_add_code(out, code);
        i += c >= 0xC3;
    }
}

static void add_rule(struct page *page, char mark)
{
    buf_add_repeat(&page->out, (str){&mark, 1}, 40);
    buf_add_byte(&page->out, '\n');
}

static void write_topic(struct page *page, unsigned level, str title)
{
    char number[16];
    snprintf(number, sizeof number, "%u", page->topic_numbers[level]);
    page_blank(page);
    if (page->topic_form == TOPIC_RULED)
        add_rule(page, '=');
    if (page->topic_form == TOPIC_HASHES || page->level + level > 2)
        page_hashes(page, page->level + level);
    for (const char *c = page->topic_pattern; *c; c++) {
        if (*c == '~')
            page_add(page, number);
        else if (*c != '@')
            buf_add_byte(&page->out, *c);
        else if (page->topic_form == TOPIC_CAPITALS || page->topic_form == TOPIC_RULED)
            add_capitals(&page->out, title);
        else
            buf_add(&page->out, title);
    }
    page_end_line(page);
    if (page->topic_form == TOPIC_RULED)
        add_rule(page, '=');
    if (page->topic_form == TOPIC_SETEXT && page->level + level <= 2)
        add_rule(page, page->level + level == 1 ? '=' : '-');
    page_blank(page);
}

/* What some topics begin with. */
static void write_introduction(struct page *page, struct random *dice)
{
    static const char *const forms[] = {
        "@\n", "@ ~\n", "> @\n", "*@*\n", "![](images/topic.png)\n\n@\n", "@\n\n- ~\n- ~\n"};
    unsigned count = sizeof forms / sizeof forms[0];
    for (const char *c = forms[pick(dice, page->bulleted ? count - 1 : count)]; *c; c++)
        if (*c == '@')
            buf_add(&page->out, make_sentence(page->arena, dice, page->language));
        else if (*c == '~')
            buf_add(&page->out, make_plain_sentence(page->arena, dice, page->language));
        else
            buf_add_byte(&page->out, *c);
    page_blank(page);
}

void page_place(struct page *page, const struct item *item)
{
    unsigned same = 0;
    page->before = page->last;
    while (page->last && same < item->topic_count && str_eq(page->last->topics[same], item->topics[same]))
        same++;
    page->begins = same < item->topic_count;
    page->opens[page->placed] = same == 0;
    page->starts[page->placed++] = page->out.len;
    if (same == item->topic_count && page->last) {
        page->last = item;
        return;
    }
    for (unsigned level = same; level < item->topic_count; level++) {
        page->topic_numbers[level]++;
        for (unsigned below = level + 1; below < ITEM_TOPICS; below++)
            page->topic_numbers[below] = 0;
        write_topic(page, level, item->topics[level]);
    }
    struct random dice = random_seeded(item->seed ^ 0x517CC1B727220A95U);
    bool shouted =
        page->topic_form == TOPIC_CAPITALS; /* where questions stand above, it could be a word of an answer */
    if (page->introduces && page->begins && chance(&dice, 50) && !(shouted && page->number))
        write_introduction(page, &dice);
    page->last = item;
}

bool is_answered(const struct item *item)
{
    enum piece_kind end = item->piece_count ? item->pieces[item->piece_count - 1].kind : PIECE_FOLLOW;
    return end != PIECE_FOLLOW || item->option_count;
}

bool page_holds(const struct page *page, unsigned pieces)
{
    for (unsigned i = 0; i < page->count; i++)
        for (unsigned k = 0; k < page->items[i]->piece_count; k++)
            if (pieces & MAY(page->items[i]->pieces[k].kind))
                return true;
    return false;
}

void page_steady(struct page *page)
{
    if (page->slip == SLIP_NARROW && page_holds(page, MAY(PIECE_STEPS) | MAY(PIECE_COUNTED) | MAY(PIECE_NESTED)))
        page->slip = SLIP_NONE;
}

/* Behind few of the rules, for else it could be what they part from the answer. */
static void write_remark(struct page *page)
{
    enum { FEW = 3 };
    const struct item *last = page->items[page->count - 1];
    page->rules++;
    if (!page->speaks || page->last == last || !is_answered(page->last) || page->last->seed % 3 ||
        (page->spoken + 1) * FEW > page->rules)
        return;
    struct random dice = random_seeded(page->last->seed ^ 0x2545F4914F6CDD1DU);
    page_blank(page);
    for (unsigned i = 1 + pick(&dice, 2); i > 0; i--) {
        buf_add(&page->out, make_sentence(page->arena, &dice, page->language));
        page_blank(page);
    }
    page->spoken++;
}

void page_part(struct page *page)
{
    if (page->remark && !page->forgets && page->last &&
        page->last->seed % 4 == 0) { /* below an open fence it is code */
        page_blank(page);
        page_add(page, page->remark);
    }
    if (page->back) {
        page_blank(page);
        page_add(page, page->back);
    }
    if (page->rule) {
        page_blank(page);
        page_add(page, page->rule);
        write_remark(page);
    }
    bool table =
        page->last && page->last->piece_count && page->last->pieces[page->last->piece_count - 1].kind == PIECE_TABLE;
    if (table)
        page_blank(page); /* a line that touches the table would be a row */
    else
        page_gap(page, false);
}

/* ---- numbers ---- */

/* Whether something counts in an answer: the number behind it could go on with that. */
static bool holds_numbers(const struct item *item)
{
    const unsigned counting =
        MAY(PIECE_STEPS) | MAY(PIECE_COUNTED) | MAY(PIECE_PARTS) | MAY(PIECE_NESTED) | MAY(PIECE_FOLLOW);
    for (unsigned i = 0; i < item->piece_count; i++)
        if (MAY(item->pieces[i].kind) & counting)
            return true;
    return false;
}

/* Counts the next card; whoever writes by hand leaves a number out now and then. Returns what is written, which may be
 * the number before or behind. */
static unsigned count_card(struct page *page, bool restarts)
{
    enum { LEAST = 3 };
    page->number = restarts && page->begins ? 1 : page->number + 1;
    if (!page->miscounts || page->number <= LEAST || !page->before || holds_numbers(page->before) ||
        !chance(&page->dice, 20))
        return page->number;
    page->miscounts = false;
    switch (pick(&page->dice, 3)) {
    case 0:
        return page->number - 1;
    case 1:
        return page->number + 1;
    default:
        return ++page->number;
    }
}

struct numbering page_numbering(struct page *page, const char *const *patterns, unsigned count)
{
    enum { MANY = 60 };
    struct numbering numbering = {.pattern = patterns[pick(&page->dice, count)]};
    bool topical = strchr(numbering.pattern, '%');
    numbering.restarts = topical || (chance(&page->dice, 25) && !page->names); /* a lone "1." says nothing of a name */
    if (chance(&page->dice, 10))
        page->number = pick(&page->dice, MANY); /* those of another file come first */
    page->miscounts = chance(&page->dice, 20) && !page->names;
    return numbering;
}

static void add_keycaps(struct buf *out, unsigned number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", number);
    for (const char *c = digits; *c; c++) {
        buf_add_byte(out, *c);
        buf_add_z(out, "\xEF\xB8\x8F\xE2\x83\xA3");
    }
}

void page_number(struct page *page, const struct numbering *numbering)
{
    unsigned number = count_card(page, numbering->restarts);
    if (!numbering->pattern)
        return;
    bool clear =
        strchr(numbering->pattern, '@') || is_marked(page->last->question); /* else a bullet that hangs answers */
    if (clear && slips(page, SLIP_BLANK) && str_ends(buf_str(&page->out), STR("\n")))
        page_add(page, " ");
    for (const char *c = numbering->pattern; *c; c++) {
        if (*c == '@')
            page_addf(page, "%u", numbering->still ? 1 : number);
        else if (*c == '%')
            page_addf(page, "%u", page->topic_numbers[0] ? page->topic_numbers[0] : 1);
        else if (*c == '^')
            add_keycaps(&page->out, number);
        else
            buf_add_byte(&page->out, *c);
    }
}

/* ---- answers ---- */

void page_lines(struct page *page, str text, const char *prefix)
{
    bool first = true;
    while (text.ptr) {
        str line = str_cut(&text, '\n');
        if (!first || page->out.len == 0 || page->out.ptr[page->out.len - 1] == '\n')
            page_add(page, prefix);
        buf_add(&page->out, line);
        buf_trim_line(&page->out);
        buf_add_byte(&page->out, '\n');
        first = false;
    }
}

void page_question(struct page *page, const char *pattern, const struct item *item, const char *prefix)
{
    enum { LONG = 34 };
    str question = item->question;
    bool plain = !strpbrk(arena_copy(page->arena, question).ptr, "$`<|*");
    ptrdiff_t gap = page->wraps && plain && question.len > LONG && str_ends(question, STR("?"))
                        ? str_find_byte(question, ' ', question.len / 2)
                        : -1;
    if (gap < 0) {
        page_pattern(page, pattern, question);
        return;
    }
    page_pattern(page, pattern,
                 arena_format(page->arena, "%.*s\n%s%.*s", (int)gap, question.ptr, prefix,
                              STR_ARG(str_skip(question, (size_t)gap + 1))));
}

void page_notes(struct page *page, const char *prefix)
{
    const char *const notes[] = {page->level_note, page->hint};
    for (unsigned i = 0; i < 2; i++) {
        if (!notes[i])
            continue;
        page_blank(page);
        page_addf(page, "%s%s\n", prefix, notes[i]);
        page_blank(page);
    }
}

void page_code(struct page *page, const struct item *item, const char *prefix)
{
    if (item->code.len == 0)
        return;
    page_blank(page);
    page_lines(page, item->code, prefix);
    page_blank(page);
}

/* The text of a piece with the hashes of its headings. */
static str piece_text(const struct page *page, const struct piece *piece)
{
    enum { DEEPEST = 6 };
    struct buf out;
    buf_init(&out);
    size_t from = 0;
    while (piece->kind == PIECE_WHY && !page->counts && from < piece->text.len && piece->text.ptr[from] != '\n')
        from++; /* where questions have no numbers, this could be one */
    for (size_t i = from; i < piece->text.len; i++) {
        char c = piece->text.ptr[i];
        unsigned level = c == SUBHEADING ? page->deeper : c == SUBSUBHEADING ? page->deeper + 1 : 0;
        buf_add_repeat(&out, STR("#"), level < DEEPEST ? level : DEEPEST);
        buf_add_byte(&out, level ? ' ' : c);
    }
    str text = arena_copy(page->arena, str_trim(buf_str(&out)));
    buf_release(&out);
    return text;
}

/* Whether the next question tells where the fence ends: it has a question mark, the fence holds nothing that could be
 * one, and no steps before it have numbers of their own. */
static bool may_stay_open(const struct page *page, const struct item *item, const struct piece *piece)
{
    unsigned next = 1;
    while (next < page->count && page->items[next - 1] != item)
        next++;
    for (unsigned i = 0; i < item->piece_count; i++)
        if (MAY(item->pieces[i].kind) & (MAY(PIECE_STEPS) | MAY(PIECE_COUNTED)))
            return false;
    return piece->kind == PIECE_FENCE && next < page->count && item->seed % 3 == 0 &&
           str_ends(page->items[next]->question, STR("?")) && str_find_byte(piece->text, '?', 0) < 0 &&
           str_find_byte(piece->text, '#', 0) < 0;
}

bool may_forget(struct page *page)
{
    bool hashes = page->depth == 0 || page->topic_form == TOPIC_HASHES; /* lines of code may stand over dashes */
    return !page->back && !page->rule && !page->inner && hashes && chance(&page->dice, 15);
}

void page_answer(struct page *page, const struct item *item, const char *prefix, bool joined)
{
    for (unsigned i = 0; i < item->piece_count; i++) {
        enum piece_kind kind = item->pieces[i].kind;
        if (i == 0 && !(joined && (kind == PIECE_TEXT || kind == PIECE_LEAD)))
            page_end_line(page);
        if (i) {
            page_add(page, prefix);
            buf_trim_line(&page->out);
            buf_add_byte(&page->out, '\n');
        }
        str text = piece_text(page, &item->pieces[i]);
        if (page->forgets && i + 1 == item->piece_count && may_stay_open(page, item, &item->pieces[i]))
            text = str_slice(text, 0, text.len - 4);
        page_lines(page, text, prefix);
    }
}

str page_expected(const struct page *page, const struct item *item)
{
    struct buf out;
    buf_init(&out);
    for (unsigned i = 0; i < item->option_count; i++)
        if (item->right[i])
            buf_addf(&out, "%s%.*s\n", item->right_count > 1 ? "- " : "", STR_ARG(item->options[i]));
    for (unsigned i = 0; item->kind == CARD_TERM && i < ITEM_HOLES; i++)
        buf_addf(&out, "**%s:** %.*s\n", page->headers[i], STR_ARG(item->hidden[i]));
    buf_addf(&out, "\n%.*s", STR_ARG(item->explanation));
    for (unsigned i = 0; i < item->piece_count; i++) {
        str text = piece_text(page, &item->pieces[i]);
        buf_addf(&out, "%s%.*s", i ? "\n\n" : "", STR_ARG(text));
    }
    str answer = arena_copy(page->arena, str_trim(buf_str(&out)));
    buf_release(&out);
    return answer;
}

/* ---- labels ---- */

struct labels page_labels(struct page *page, bool numbered)
{
    static const char *const question_forms[] = {"@: ",        "**@:** ", "**@**: ", "*@:* ", "__@:__ ",
                                                 "<b>@:</b> ", "@ : ",    "**@.** ", "@:- "};
    static const char *const numbered_forms[] = {"@: ", "@. ", "@) ", "**@:** ", "**@.** ", "@ - ", "**@)** "};
    static const char *const answer_forms[] = {"@: ",        "**@:** ", "**@**: ", "*@:* ", "__@:__ ",
                                               "<b>@:</b> ", "@ : ",    "@:- ",    "_@_: "};
    static const char *const wide_forms[] = {"@：", "**@：**", "**@**：", "@: "};
    const struct language *language = page->language;
    bool brief = chance(&page->dice, 50);
    struct labels labels = {.question = brief ? language->short_question : language->question,
                            .answer = brief ? language->short_answer : language->answer,
                            .numbered = numbered && chance(&page->dice, 50),
                            .restarts = chance(&page->dice, 25),
                            .lone = chance(&page->dice, 25)};
    if (language == &vocabularies[0] && chance(&page->dice, 25))
        labels.answer = "Ans";
    labels.question_form = labels.numbered ? PICK(&page->dice, numbered_forms) : PICK(&page->dice, question_forms);
    labels.answer_form = PICK(&page->dice, answer_forms);
    page->miscounts = chance(&page->dice, 20) && !page->names;
    if (language->wide) {
        labels.question_form = PICK(&page->dice, wide_forms);
        labels.answer_form = PICK(&page->dice, wide_forms);
    }
    return labels;
}

static str slipped_label(const struct page *page, str word)
{
    char first = word.ptr[0];
    if (!slips(page, SLIP_CASE) || word.len < 4 || first < 'A' || first > 'Z')
        return word;
    return arena_format(page->arena, "%c%.*s", first - 'A' + 'a', STR_ARG(str_skip(word, 1)));
}

void page_question_label(struct page *page, const struct labels *labels)
{
    unsigned number = labels->numbered ? count_card(page, labels->restarts) : 0;
    str word = str_of(labels->question);
    if (labels->numbered)
        word = arena_format(page->arena, word.len > 3 && !page->language->wide ? "%.*s %u" : "%.*s%u", STR_ARG(word),
                            number);
    page_pattern(page, labels->question_form, slipped_label(page, word));
}

void page_labelled(struct page *page, const struct labels *labels, const struct item *item, const char *prefix)
{
    page_add(page, prefix);
    page_pattern(page, labels->answer_form, slipped_label(page, str_of(labels->answer)));
    if (labels->lone) {
        buf_trim_line(&page->out);
        page_end_line(page);
    }
    page_answer(page, item, prefix, true);
    page_end_line(page);
}
