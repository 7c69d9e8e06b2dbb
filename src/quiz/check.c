#include "grill/quiz/check.h"

#include <math.h>

#include "check_int.h"
#include "grill/deck/term.h"
#include "grill/doc/markdown.h"
#include "grill/text/distance.h"
#include "grill/text/fold.h"

/* From these scores on an answer is right, or partly so. */
#define SCORE_RIGHT  0.70
#define SCORE_PARTLY 0.35

enum { MISSING_MAX = 8, MISSING_WORDS_MAX = 4, CANDIDATES_MAX = 64 };

/* Up to so many words a text says the opposite as a whole when one word does; or half of it. */
enum { SHORT_UNITS = 6, MIDDLING_UNITS = 8 };

/* Of so few words or formulas every one counts. */
enum { FEW_UNITS = 3 };

/* An answer is compared with each text that would be right; the best one counts. */
struct candidates {
    str texts[CANDIDATES_MAX];
    size_t count;
};

/* What all comparisons of one answer share. */
struct comparison {
    struct arena *arena;
    const struct language *language;
    str typed; /* folded */
    str typed_plain;
    struct units said;
    struct units question;
    bool says_nothing_new; /* all that was typed stands in the question */
};

str check_folded(struct arena *arena, str text)
{
    struct buf buf;
    buf_init(&buf);
    fold_words_loosely(&buf, text);
    str folded = arena_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return folded;
}

/* Without what is beyond the limit, and no half of a character at the end. */
static str cut_to_limit(str text)
{
    if (text.len <= CHECK_BYTES_MAX)
        return text;
    size_t len = CHECK_BYTES_MAX;
    while (len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--;
    return str_slice(text, 0, len);
}

static str plain_of_node(struct arena *arena, const struct node *node)
{
    struct buf buf;
    buf_init(&buf);
    node_plain_text(&buf, node);
    str plain = arena_copy(arena, str_trim(buf_str(&buf)));
    buf_release(&buf);
    return plain;
}

str check_plain(struct arena *arena, str markdown)
{
    return plain_of_node(arena, markdown_parse(arena, cut_to_limit(markdown)));
}

static enum verdict verdict_of(double score)
{
    return score >= SCORE_RIGHT ? VERDICT_RIGHT : score >= SCORE_PARTLY ? VERDICT_PARTLY : VERDICT_WRONG;
}

/* Nobody repeats a long answer word by word: a part of its words already tells that it is known. The exponents fit
 * people's grades of answers to questions of computer science. */
static double score_of_share(double share, size_t content)
{
    const size_t many = 7;
    const double least = 0.35;
    if (content <= FEW_UNITS)
        return share;
    size_t over = (content < many ? content : many) - FEW_UNITS;
    return pow(share, 1.0 - (1.0 - least) * (double)over / (double)(many - FEW_UNITS));
}

/* What the question has given away earns little, repeating it whole even less. */
static double without_echo(double score, const struct recall *recall, const struct comparison *comparison)
{
    if (!recall->echoed_only)
        return score;
    return score * (comparison->says_nothing_new ? 0.3 : 0.6);
}

/* The weightiest words that were not said. Those that the question has and fillers tell nobody what is lacking, and a
 * piece of a LaTeX command helps nobody. */
static void take_missed(const struct comparison *comparison, struct check *check, const struct recall *recall)
{
    str *missing = ARENA_ARRAY(comparison->arena, str, MISSING_WORDS_MAX);
    for (size_t i = 0; i < recall->missed_count && check->missing_count < MISSING_WORDS_MAX; i++) {
        const struct unit *unit = recall->missed[i];
        bool tells = unit->kind == UNIT_FORMULA || !is_listed(comparison->language->fillers, unit->text);
        if (tells && !unit->echo && str_find_byte(unit->shown, '\\', 0) < 0)
            missing[check->missing_count++] = unit->shown;
    }
    check->missing = missing;
}

static bool misses_a_formula(const struct recall *recall)
{
    for (size_t i = 0; i < recall->missed_count; i++) {
        if (recall->missed[i]->kind == UNIT_FORMULA)
            return true;
    }
    return false;
}

/* What the first word of an answer to a question for yes or no says; "y" or "n" will do. */
static enum polarity opening_of(const struct comparison *comparison, const struct units *expected)
{
    str typed = comparison->typed;
    if (typed.len != 1 || expected->count == 0)
        return comparison->said.opening;
    bool same = typed.ptr[0] == expected->list[0].text.ptr[0];
    enum polarity other = expected->polarity == POLARITY_YES ? POLARITY_NO : POLARITY_YES;
    return same ? expected->polarity : other;
}

/* Whether the answer says no more than "yes" or "no" and what the question has already. */
static bool only_confirms(const struct units *expected)
{
    for (size_t i = 1; i < expected->count; i++) {
        const struct unit *unit = &expected->list[i];
        if (unit->kind != UNIT_LITTLE && !unit->echo && !unit->negates)
            return false;
    }
    return true;
}

/* A short answer that was turned into its opposite is wrong: by a word such as "not", a prefix such as "un-", or the
 * order of its words. What is denied both ways, "not safe" and "unsafe", is at least partly right. */
static double with_opposite(double score, const struct comparison *comparison, const struct units *expected, str plain)
{
    const struct units *said = &comparison->said;
    bool negated = expected->negated != said->negated;
    bool opposed = units_oppose(expected, said);
    if (negated && opposed)
        return fmax(score, 0.5);
    if (!negated && !opposed &&
        !order_is_contrary(comparison->arena, plain, comparison->typed_plain, comparison->language))
        return score;
    return score * (expected->content <= SHORT_UNITS && said->content <= SHORT_UNITS ? 0.3 : 0.5);
}

/* What negation and "yes" or "no" change. */
static double with_polarity(double score, const struct comparison *comparison, const struct units *expected, str plain)
{
    const struct units *said = &comparison->said;
    enum polarity opening = expected->polarity == POLARITY_NONE ? POLARITY_NONE : opening_of(comparison, expected);
    if (opening != POLARITY_NONE) {
        if (expected->polarity != opening)
            return fmin(score, 0.2);
        return only_confirms(expected) ? 1.0 : 0.5 + 0.5 * score;
    }
    if (expected->content <= MIDDLING_UNITS && said->content <= MIDDLING_UNITS)
        return with_opposite(score, comparison, expected, plain);
    return expected->negated == said->negated ? score : score * 0.95;
}

static struct check compare(const struct comparison *comparison, str plain)
{
    struct units expected = units_of(comparison->arena, plain, comparison->language);
    units_mark_echo(&expected, &comparison->question);
    struct recall recall = units_recall(comparison->arena, &expected, &comparison->said);
    struct check check = {.score = score_of_share(recall.share, recall.content)};
    check.score = without_echo(check.score, &recall, comparison);
    if (expected.content <= FEW_UNITS && misses_a_formula(&recall))
        check.score = fmin(check.score, 0.3);
    check.score = with_polarity(check.score, comparison, &expected, plain);
    if (str_eq(check_folded(comparison->arena, plain), comparison->typed))
        check.score = 1.0;
    else
        take_missed(comparison, &check, &recall);
    return check;
}

static bool has_digit(str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

/* A hole wants its very words; one slip of the hand in a longer one is forgiven. */
static struct check compare_exactly(const struct comparison *comparison, str plain)
{
    struct check check = compare(comparison, plain);
    str folded = check_folded(comparison->arena, plain);
    if (check.score >= 1.0 && str_eq(folded, comparison->typed))
        return check;
    bool slip = folded.len >= 6 && !has_digit(folded) && words_alike(folded, comparison->typed) > 0.0 &&
                word_distance(folded, comparison->typed, 1) <= 1;
    check.score = slip ? 0.9 : fmin(check.score, 0.6);
    return check;
}

static void add_candidate(struct candidates *candidates, str text)
{
    if (text.len > 0 && candidates->count < CANDIDATES_MAX)
        candidates->texts[candidates->count++] = text;
}

/* The list that makes up most of the answer, or NULL. */
static const struct node *main_list(struct arena *arena, const struct node *document, size_t plain_len)
{
    for (const struct node *node = document->first; node; node = node->next) {
        if (node->kind != NODE_LIST || node->first == node->last)
            continue;
        return plain_of_node(arena, node).len * 2 > plain_len ? node : NULL;
    }
    return NULL;
}

/* "Isolation: transactions do not see one another": the name alone says enough. */
static str head_of_item(const struct comparison *comparison, str plain)
{
    enum { HEAD_WORDS_MAX = 5 };
    static const char *const parts[] = {": ", " - ", " – ", " — "};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        ptrdiff_t at = str_find(plain, str_of(parts[i]), 0);
        str head = at > 0 ? str_slice(plain, 0, (size_t)at) : (str){0};
        if (at > 0 && check_words(check_folded(comparison->arena, head)) <= HEAD_WORDS_MAX)
            return head;
    }
    return (str){0};
}

/* The share of the items that were said. */
static struct check compare_list(const struct comparison *comparison, const struct node *list)
{
    struct check check = {0};
    str *missing = ARENA_ARRAY(comparison->arena, str, MISSING_MAX);
    size_t items = 0;
    for (const struct node *item = list->first; item; item = item->next, items++) {
        str plain = plain_of_node(comparison->arena, item);
        str head = head_of_item(comparison, plain);
        struct check whole = compare(comparison, plain);
        struct check named = head.len > 0 ? compare(comparison, head) : whole;
        check.score += fmax(whole.score, named.score);
        if (fmax(whole.score, named.score) < SCORE_PARTLY && named.missing_count > 0 &&
            check.missing_count < MISSING_MAX)
            missing[check.missing_count++] = named.missing[0];
    }
    check.score /= (double)items;
    check.missing = missing;
    return check;
}

static struct check best_of(struct check a, struct check b)
{
    return b.score > a.score ? b : a;
}

/* Of a table's row the values are asked for; nobody has to repeat the names of the columns. */
static str expected_text(struct arena *arena, const struct card *card)
{
    struct term_field *fields = NULL;
    size_t count = card->kind == CARD_TERM ? term_fields(arena, card, &fields) : 0;
    if (count == 0)
        return card->answer;
    struct buf values;
    buf_init(&values);
    for (size_t i = 0; i < count; i++)
        buf_addf(&values, "%.*s\n\n", STR_ARG(fields[i].value));
    str text = arena_copy(arena, buf_str(&values));
    buf_release(&values);
    return text;
}

static struct check check_text(const struct comparison *comparison, const struct card *card)
{
    struct arena *arena = comparison->arena;
    struct candidates candidates = {0};
    const struct node *document = markdown_parse(arena, cut_to_limit(expected_text(arena, card)));
    str plain = plain_of_node(arena, document);
    add_candidate(&candidates, plain);
    candidates.count += other_wordings(arena, plain, comparison->language, candidates.texts + candidates.count,
                                       CANDIDATES_MAX - candidates.count);
    for (size_t i = 0; i < card->accept_count; i++)
        add_candidate(&candidates, check_plain(arena, card->accept[i]));

    struct check check = {0};
    for (size_t i = 0; i < candidates.count; i++) {
        struct check other = card->kind == CARD_CLOZE ? compare_exactly(comparison, candidates.texts[i])
                                                      : compare(comparison, candidates.texts[i]);
        check = i == 0 ? other : best_of(check, other);
    }
    const struct node *list = main_list(arena, document, plain.len);
    if (list && card->kind != CARD_CLOZE && check.score < 1.0)
        check = compare_list(comparison, list);
    return check;
}

bool check_is_possible(const struct card *card)
{
    if (card->answer.len > 0 || card->accept_count > 0)
        return true;
    for (size_t i = 0; card->kind == CARD_CHOICE && i < card->option_count; i++) {
        if (card->correct[i])
            return true;
    }
    return false;
}

struct check check_answer(struct arena *arena, const struct card *card, str typed)
{
    str said = cut_to_limit(str_trim(typed));
    if (card->kind == CARD_CHOICE && card->option_count > 0) {
        struct check check = check_choice(arena, card, said);
        check.verdict = verdict_of(check.score);
        return check;
    }
    str question = check_plain(arena, card->question);
    const struct language *language = language_of(arena, cut_to_limit(card->answer), question);
    struct comparison comparison = {
        .arena = arena,
        .language = language,
        .typed = check_folded(arena, said),
        .typed_plain = said,
        .said = units_of(arena, said, language),
        .question = units_of(arena, question, language),
    };
    comparison.says_nothing_new = units_mark_echo(&comparison.said, &comparison.question) == comparison.said.content;
    struct check check = check_text(&comparison, card);
    check.score = fmin(fmax(check.score, 0.0), 1.0);
    check.verdict = verdict_of(check.score);
    return check;
}

enum grade check_grade(const struct check *check)
{
    static const enum grade grades[] = {
        [VERDICT_WRONG] = GRADE_AGAIN, [VERDICT_PARTLY] = GRADE_HARD, [VERDICT_RIGHT] = GRADE_GOOD};
    return grades[check->verdict];
}
