/*
 * long_labels: labels of several words, "**Expected answer points:**", "### Strong senior answer", "**They ask:**", and
 * such as stand between rules, "==== Answer ====".
 *
 * Such words may begin any paragraph. They are written as plain labels where the file puts the same ones in the same
 * place of card after card: first of all that answer below a title or a question, or over what does.
 */
#include "char_int.h"
#include "fence_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "shape_int.h"

enum { SEVERAL = 3, LONGEST = 40 /* cells */, WORDS = 5 };

/* What a line begins with: the text of a heading, or one in bold with a colon. */
struct opening {
    str words; /* without signs and emoji; empty when there is no lead */
    str text;  /* … as they stand on the line, with a colon that is bold, too */
    str rest;
    unsigned level; /* of the heading, or 0 */
    bool rule;      /* nothing but a rule stands there */
    bool banner;    /* a rule stands before and behind the words */
};

/* A phrase that leads lines, and where these stand. */
struct phrase {
    enum label label; /* of one of its words, or none */
    unsigned count;
    unsigned asking; /* … over a question mark */
    unsigned first;  /* … of all that answer, or that are in bold, below a title or question */
    unsigned led;    /* … over something that answers */
    enum label means;
};

static bool are_most(unsigned some, unsigned all)
{
    return all >= SEVERAL && some * 10 >= all * 8;
}

/* ---- leads ---- */

static str bare_words(str text)
{
    text = str_strip(text, STR("*_: \t"));
    text = trim_emoji_right(trim_blanks(str_skip(text, emoji_prefix(text))));
    return str_strip(text, STR("*_: \t"));
}

/* "**They ask:** …", "**They ask** (in short): …"; one sign of emphasis sets off parts of an answer. */
static void read_bold(str text, struct opening *lead)
{
    str open = str_slice(text, 0, str_run(text));
    if (open.len < 2)
        return;
    ptrdiff_t close = str_find(text, open, open.len);
    if (close < 0)
        return;
    str inner = str_slice(text, open.len, (size_t)close);
    str rest = str_skip(text, (size_t)close + open.len);
    ptrdiff_t remark = str_starts(rest, STR(" (")) ? str_find(rest, STR("):"), 0) : -1;
    bool colon = str_ends(inner, STR(":")) || str_starts(str_trim_left(rest), STR(":")) || remark > 0;
    lead->text = colon ? inner : (str){0};
    lead->rest = rest;
}

/* "===== Answer =====" */
static void read_banner(str text, struct opening *lead)
{
    size_t run = str_run(text);
    str rest = str_skip(text, run);
    while (rest.len && rest.ptr[rest.len - 1] == text.ptr[0])
        rest.len--;
    lead->banner = run >= SEVERAL && text.len - run - rest.len >= SEVERAL;
    lead->text = lead->banner ? str_trim(rest) : (str){0};
}

static struct opening lead_of(str line)
{
    struct opening lead = {.level = 0};
    if (begins_plainly(line))
        return lead;
    str text = str_trim_right(text_of_line(line));
    if (text.len < 3 || !str_has_byte(STR("*_#-=~"), text.ptr[0]))
        return lead;
    if (text.ptr[0] == '#') {
        lead.level = (unsigned)str_run(text);
        lead.text = str_trim(str_skip(text, lead.level));
    } else if (str_span(text, STR("-=*_ ")) == text.len) {
        lead.rule = true;
    } else if (text.ptr[0] == '*' || text.ptr[0] == '_') {
        read_bold(text, &lead);
    } else {
        read_banner(text, &lead);
    }
    if (lead.text.len && !text_exceeds(lead.text, LONGEST))
        lead.words = bare_words(lead.text);
    for (size_t i = 0; i < lead.words.len; i++)
        if (str_has_byte(STR("<>[]`\"?=0123456789"), lead.words.ptr[i]))
            lead.words.len = 0;
    if (str_count(lead.words, ' ') >= WORDS)
        lead.words.len = 0;
    return lead;
}

/* Whether the words are a label already, with a number or without. */
static enum label known_label(str words)
{
    size_t size;
    bool weak;
    enum label label = label_word(words, &size, &weak);
    str rest = str_trim_left(str_skip(words, label == LABEL_NONE ? 0 : size));
    bool whole = rest.len == 0 || rest.ptr[0] == '(' || str_starts(rest, STR("#")) || is_digit(rest, 0);
    return label != LABEL_NONE && whole ? label : LABEL_NONE;
}

/* The label that one of the words is by itself, in a heading the last one; what tells of another answer, of one of
 * several, of bad ones, or about it, is none, nor is what names both questions and answers. */
static enum label label_inside(const struct opening *lead)
{
    static const char *const others[] = {
        "wrong",    "bad",     "weak",  "poor",  "incorrect", "other", "follow", "alternate", "another",
        "next",     "why",     "how",   "no",    "not",       "to",    "this",   "context",   "contexto",
        "contexte", "kontext", "tips",  "dicas", "time",      "notes", "short",  "long",      "quick",
        "detailed", "curta",   "longa", "corta", "larga",     "breve", "courte", "longue"};
    enum label label = LABEL_NONE;
    for (str rest = lead->words; rest.len;) {
        size_t at = 0;
        while (at < rest.len && !str_has_byte(STR(" /-(),&"), rest.ptr[at]))
            at++;
        str word = str_slice(rest, 0, at);
        rest = str_skip(rest, at + 1);
        size_t size;
        bool weak;
        enum label here = word.len > 3 ? label_word(word, &size, &weak) : LABEL_NONE;
        bool fits = (here == LABEL_QUESTION || here == LABEL_ANSWER) && size == word.len && !weak;
        bool option = word.len == 1; /* "Answer A" */
        if (option || is_one_of(word, others, COUNT_OF(others)) || (fits && label != LABEL_NONE && label != here))
            return LABEL_NONE;
        if (fits && (lead->level == 0 || rest.len == 0))
            label = here;
    }
    return label == LABEL_ANSWER && title_says_questions(lead->words) ? LABEL_NONE : label;
}

/* ---- phrases ---- */

/* Whether a question stands on the line behind the lead, or on the next one that is not blank: not a list of them, as
 * stands below "Follow-up questions:". */
static bool leads_question(const struct opening *lead, str rest)
{
    str text = str_strip(lead->rest, STR(": \t\r"));
    while (rest.ptr && text.len == 0)
        text = str_trim(str_cut(&rest, '\n'));
    return !bullet_of(text).bullet && (has_question_mark(text) || text_likeness(text) >= LIKE_WORD);
}

/* Labels in banners. */
struct banners {
    unsigned asking;
    unsigned answering;
};

static bool are_labels(const struct banners *banners)
{
    return banners->asking > 0 && banners->answering > 0;
}

static void see_banner(struct banners *banners, str words)
{
    enum label label = known_label(words);
    banners->asking += label == LABEL_QUESTION;
    banners->answering += label == LABEL_ANSWER;
}

static void see_phrases(struct arena *arena, str text, struct map *phrases, struct banners *banners)
{
    str line;
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        if (begins_plainly(line))
            continue;
        struct opening lead = lead_of(line);
        if (lead.banner)
            see_banner(banners, lead.words);
        if (lead.banner || str_find_byte(lead.words, ' ', 0) < 0 || known_label(lead.words) != LABEL_NONE)
            continue;
        struct phrase *phrase = map_find(phrases, lead.words);
        if (!phrase) {
            map_put(phrases, lead.words, phrase = ARENA_NEW(arena, struct phrase));
            phrase->label = label_inside(&lead);
        }
        phrase->count++;
        phrase->asking += lead.level == 0 && leads_question(&lead, lines.rest);
    }
}

/* Whether the phrase could be a label at all. */
static bool is_likely(const struct phrase *phrase)
{
    return phrase->count >= SEVERAL && (phrase->label != LABEL_NONE || phrase->asking * 2 >= phrase->count);
}

/* ---- places ---- */

/* The card that the walk through the lines has come to. */
struct place {
    const struct map *phrases;
    struct phrase *leading; /* the last phrase that may ask, with no answer since */
    unsigned asked;         /* labels with a text that are sure to ask */
    unsigned level;         /* of the heading that answers */
    unsigned texts;         /* lines since the card began */
    bool answered;
    bool asks;  /* the title does */
    bool begun; /* something in bold that does not ask has led a line since the title or question */
};

static void begin_card(struct place *place)
{
    *place = (struct place){.phrases = place->phrases, .asked = place->asked};
}

static void see_answer(struct place *place, unsigned level)
{
    if (place->leading)
        place->leading->led++;
    place->leading = NULL;
    place->answered = true;
    place->level = level;
}

/* Whether nothing stands above that an answer could be: where the title does not ask, a text may. */
static bool is_first(const struct place *place)
{
    enum { ASKING = 6 };
    return !place->answered && !place->begun && place->texts <= (place->asks ? 1 : ASKING);
}

static void see_phrase(struct place *place, struct phrase *phrase, const struct opening *lead)
{
    if (phrase->label == LABEL_ANSWER) {
        phrase->first += is_first(place);
        see_answer(place, lead->level);
    } else if (lead->level == 0) {
        phrase->first += !place->begun && !place->asks;
        place->begun = place->begun || place->asks;
        place->answered = place->answered && phrase->label != LABEL_QUESTION;
        place->leading = phrase;
    }
}

static void see_lead(struct place *place, const struct opening *lead)
{
    enum label known = known_label(lead->words);
    struct phrase *phrase = known == LABEL_NONE ? map_find(place->phrases, lead->words) : NULL;
    if (phrase && !is_likely(phrase))
        phrase = NULL;
    bool answers = (phrase ? phrase->label : known) == LABEL_ANSWER;
    bool part = place->answered && place->level && lead->level >= place->level;
    if (lead->level && !part && !answers) {
        begin_card(place);
        place->asks = text_likeness(lead->text) >= LIKE_WORD;
    }
    if (phrase) {
        see_phrase(place, phrase, lead);
    } else if (known == LABEL_ANSWER) {
        see_answer(place, lead->level);
    } else if (known == LABEL_QUESTION) {
        begin_card(place);
        place->asked += lead->level == 0;
    } else {
        place->begun = place->begun || lead->level == 0;
    }
}

/* "**Q1. Why?**": a line that asks in bold begins a card. */
static bool is_bold_question(str line)
{
    str text = text_of_line(line);
    return (str_starts(text, STR("**")) || str_starts(text, STR("__"))) && text_is_marked(text);
}

/* Whether a fold or a label without emphasis begins the line. */
static bool is_plain_answer(str line)
{
    str text = text_of_line(line);
    if (str_starts(text, STR("<details")) || str_starts(text, STR("<summary")))
        return true;
    bool possible = text.len && (text.ptr[0] == '[' || (text.ptr[0] >= 'A' && text.ptr[0] <= 'Z'));
    struct shape shape = possible ? shape_of(text) : (struct shape){.label = LABEL_NONE};
    return shape.label == LABEL_ANSWER && !shape.weak;
}

static unsigned see_places(str text, const struct map *phrases)
{
    str line;
    struct place place = {.phrases = phrases};
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        struct opening lead = lead_of(line);
        if ((lead.words.len || lead.level) && !lead.banner)
            see_lead(&place, &lead);
        else if ((lead.rule && place.level == 0) || is_digit(line, 0) || is_bold_question(line))
            begin_card(&place);
        else if (is_plain_answer(line))
            see_answer(&place, 0);
        else
            place.texts += str_trim_left(line).len > 0;
    }
    return place.asked;
}

/* What the phrase is written as; questions that have a label need no other. */
static enum label meaning_of(const struct phrase *phrase, unsigned asked)
{
    if (!is_likely(phrase))
        return LABEL_NONE;
    if (phrase->label == LABEL_ANSWER)
        return are_most(phrase->first, phrase->count) ? LABEL_ANSWER : LABEL_NONE;
    bool leads = are_most(phrase->led, phrase->count);
    bool asks =
        phrase->label == LABEL_QUESTION || (are_most(phrase->first, phrase->count) && asked * 2 < phrase->count);
    return leads && asks ? LABEL_QUESTION : LABEL_NONE;
}

/* ---- writing ---- */

/* Whether the next line that is not blank is a heading. */
static bool is_over_heading(str rest)
{
    str line = {0};
    while (rest.ptr && line.len == 0)
        line = str_trim(str_cut(&rest, '\n'));
    return str_starts(line, STR("#"));
}

/* What is no label ends the answer above. */
static void write_banner(struct buf *out, const struct opening *lead, str rest)
{
    enum label label = known_label(lead->words);
    if (label == LABEL_ANSWER)
        buf_add(out, STR("**Answer:**"));
    else if (label == LABEL_QUESTION && !is_over_heading(rest))
        buf_add(out, STR("**Question:**"));
    else if (label != LABEL_QUESTION)
        buf_addf(out, "# %.*s", STR_ARG(lead->text));
}

/* What is to be written. */
struct writing {
    const struct map *phrases;
    bool banners;
};

static void write_line(struct buf *out, str line, str rest, const struct writing *writing)
{
    struct opening lead = lead_of(line);
    const struct phrase *phrase = lead.words.len ? map_find(writing->phrases, lead.words) : NULL;
    enum label means = phrase ? phrase->means : LABEL_NONE;
    if (lead.banner && writing->banners) {
        write_banner(out, &lead, rest);
        return;
    }
    if (means == LABEL_NONE) {
        buf_add(out, line);
        return;
    }
    buf_add(out, str_slice(line, 0, (size_t)(lead.text.ptr - line.ptr)));
    buf_add(out, means == LABEL_ANSWER ? STR("Answer") : STR("Question"));
    buf_add(out, str_ends(lead.text, STR(":")) ? STR(":") : STR(""));
    buf_add(out, str_skip(line, (size_t)(lead.text.ptr - line.ptr) + lead.text.len));
}

static str write_labels(struct arena *arena, str text, const struct writing *writing)
{
    struct buf out;
    buf_init(&out);
    str line;
    const char *done = text.ptr;
    for (struct unfenced lines = {.rest = text}; next_unfenced(&lines, &line);) {
        buf_add(&out, (str){done, (size_t)(line.ptr - done)});
        write_line(&out, line, lines.rest, writing);
        done = line.ptr + line.len;
    }
    buf_add(&out, (str){done, (size_t)(text.ptr + text.len - done)});
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}

str name_labels(struct arena *arena, struct arena *scratch, str text)
{
    struct map phrases;
    map_init(&phrases);
    struct banners banners = {.asking = 0};
    see_phrases(scratch, text, &phrases, &banners);
    bool any = false;
    for (size_t i = 0; i < phrases.count; i++)
        any = any || is_likely(phrases.entries[i].value);
    unsigned asked = any ? see_places(text, &phrases) : 0;
    any = are_labels(&banners);
    for (size_t i = 0; i < phrases.count; i++) {
        struct phrase *phrase = phrases.entries[i].value;
        phrase->means = meaning_of(phrase, asked);
        any = any || phrase->means != LABEL_NONE;
    }
    if (any)
        text = write_labels(arena, text, &(struct writing){&phrases, are_labels(&banners)});
    map_release(&phrases);
    return text;
}
