#include "plugin_int.h"

#include <limits.h>
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/doc/markdown.h"
#include "grill/text/utf8.h"
#include "styles_int.h"
#include "words_int.h"

/* ---- one line ---- */

/* "std::move" */
static bool joins_words(str text, size_t from, size_t to)
{
    return from > 0 && to < text.len && code_is_word((unsigned char)text.ptr[from - 1]) &&
           code_is_word((unsigned char)text.ptr[to]);
}

/* Offset of `mark` outside of code spans, occurring only once on the line; -1 otherwise. Where it joins words, it only
 * counts when it stands nowhere else. */
static ptrdiff_t find_once(str text, str mark)
{
    ptrdiff_t found = -1;
    ptrdiff_t joint = -1;
    unsigned joints = 0;
    size_t looked = 0; /* ticks are counted so far */
    bool code = false;
    for (ptrdiff_t at = str_find(text, mark, 0); at >= 0; at = str_find(text, mark, (size_t)at + mark.len)) {
        for (; looked < (size_t)at; looked++)
            code = code != (text.ptr[looked] == '`');
        if (code)
            continue;
        if (joins_words(text, (size_t)at, (size_t)at + mark.len)) {
            joint = at;
            joints++;
            continue;
        }
        if (found >= 0)
            return -1;
        found = at;
    }
    return found < 0 && joints == 1 ? joint : found;
}

/* "^37066d": the name of a block, for links to it. */
static bool is_block_name(str word)
{
    enum { SHORTEST = 6 };
    for (size_t i = 1; i < word.len; i++)
        if (!code_is_word((unsigned char)word.ptr[i]) && word.ptr[i] != '-')
            return false;
    return word.len > SHORTEST && word.ptr[0] == '^';
}

/* A text without the name of its block at the end. */
static str cut_block_name(str text)
{
    size_t last = str_behind_last(text, ' ');
    return last > 0 && is_block_name(str_skip(text, last)) ? trim_blanks(str_slice(text, 0, last)) : text;
}

/* "Q", "Answer": before two colons a label as before one. */
static bool is_label(str question, str text)
{
    size_t size;
    bool weak;
    enum label label = label_word(text, &size, &weak);
    return (label == LABEL_QUESTION || label == LABEL_ANSWER) && size == question.len;
}

bool inline_cut(str text, struct inline_card *card)
{
    static const struct {
        const char *mark;
        bool both_ways;
    } marks[] = {{":::", true}, {"::", false}, {";;", false}, {" >> ", false}};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        str mark = str_of(marks[i].mark);
        ptrdiff_t at = find_once(text, mark);
        if (at <= 0)
            continue;
        card->question = cut_deck_tag(trim_blanks(str_slice(text, 0, (size_t)at)));
        card->answer = cut_deck_tag(cut_block_name(trim_blanks(str_skip(text, (size_t)at + mark.len))));
        str tagged = before_card_tag(card->answer);
        card->answer = tagged.len ? tagged : card->answer;
        card->both_ways = marks[i].both_ways;
        bool fits = card->question.len && card->answer.len && card->answer.ptr[0] != ':' && card->answer.ptr[0] != '{';
        return fits && !str_ends(card->question, STR("{{c1")) && !is_label(card->question, text);
    }
    return false;
}

/* "#flashcards", "#flashcards/locks" */
static bool names_flashcards(str word)
{
    const str tag = STR("#flashcards");
    return str_starts_nocase(word, tag) && (word.len == tag.len || word.ptr[tag.len] == '/');
}

str cut_deck_tag(str text)
{
    str rest = text;
    str first = str_cut(&rest, ' ');
    if (names_flashcards(first))
        return trim_blanks(rest.ptr ? rest : (str){0});
    bool deck = false;
    for (rest = text; rest.len;) {
        size_t last = str_behind_last(rest, ' ');
        str word = str_skip(rest, last);
        if (word.len < 2 || word.ptr[0] != '#' || word.ptr[1] == '#')
            break;
        deck = deck || names_flashcards(word);
        rest = trim_blanks(str_slice(rest, 0, last));
    }
    return deck ? rest : text;
}

bool is_deck_tag(str text)
{
    static const char *const tags[] = {"#flashcard", "#card", "#anki", "#memory", "#spaced"};
    if (text.len && cut_deck_tag(text).len == 0)
        return true;
    if (text.len < 5 || text.ptr[0] != '#' || str_find_byte(text, ' ', 0) >= 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (str_starts_nocase(text, str_of(tags[i])))
            return true;
    return false;
}

/* "#card", "#flashcard-reverse": a tag of one card, where "#flashcards" is one of a deck. */
static bool is_card_tag(str word)
{
    static const char *const tags[] = {"#card", "#flashcard"};
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        str rest = str_skip(word, strlen(tags[i]));
        if (str_starts_nocase(word, str_of(tags[i])) && (rest.len == 0 || rest.ptr[0] == '-'))
            return true;
    }
    return false;
}

str before_card_tag(str text)
{
    bool card = false;
    for (;;) {
        size_t last = str_behind_last(text, ' ');
        str word = str_skip(text, last);
        if (word.len < 2 || word.ptr[0] != '#')
            return card && !str_ends(text, STR(":")) ? text : (str){0};
        if (last == 0)
            return (str){0};
        card = card || is_card_tag(word);
        text = trim_blanks(str_slice(text, 0, last));
    }
}

bool is_property(str text)
{
    static const char *const keys[] = {"id",     "collapsed", "background-color", "alias",     "icon",
                                       "public", "heading",   "updated-at",       "created-at"};
    static const char *const families[] = {"card-", "hl-", "ls-", "logseq."};
    if (is_block_name(text) || str_starts(text, STR("TARGET DECK")) || str_starts(text, STR("FILE TAGS")))
        return true;
    ptrdiff_t mark = str_find(text, STR(":: "), 0);
    str key = str_slice(text, 0, mark > 0 ? (size_t)mark : 0);
    if (key.len == 0 || str_find_byte(key, ' ', 0) >= 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(families); i++)
        if (str_starts(key, str_of(families[i])))
            return true;
    return is_one_of(key, keys, COUNT_OF(keys));
}

/* ---- holes ---- */

enum { LONGEST_SPAN = 4000 /* bytes between brackets: no end is looked for farther away */ };

/* Bytes of a code span, a formula, a link or an image at `at`, in which nothing is a hole; or 0. `*open` is set when
 * the place that a link leads to has no end: then none behind it has one. */
static size_t closed_span(str text, size_t at, bool *open)
{
    str s = str_skip(text, at);
    if (s.ptr[0] == '\\')
        return s.len > 1 ? 2 : 1;
    if (s.ptr[0] == '$')
        return markdown_math_size(text, at);
    if (s.ptr[0] == '`') {
        size_t run = str_run(str_slice(s, 0, 2));
        ptrdiff_t close = str_find(s, str_slice(s, 0, run), run);
        return close > 0 ? (size_t)close + run : run;
    }
    bool image = s.ptr[0] == '!' && s.len > 1 && s.ptr[1] == '[';
    if (s.ptr[0] != '[' && !image)
        return 0;
    ptrdiff_t close = str_find_byte(str_slice(s, 0, LONGEST_SPAN), ']', image);
    if (close < 0)
        return 0;
    size_t after = (size_t)close + 1;
    if (after < s.len && s.ptr[after] == '(') {
        ptrdiff_t end = *open ? -1 : str_find_byte(s, ')', after);
        *open = end < 0;
        return end > 0 ? (size_t)end + 1 : 0;
    }
    bool reference = after < s.len && (s.ptr[after] == '[' || s.ptr[after] == ':');
    bool box = close == 2 && (s.ptr[1] == ' ' || s.ptr[1] == 'x' || s.ptr[1] == 'X');
    bool note = close > 1 && s.ptr[1] == '^';
    return reference || box || note || image ? after : 0;
}

/* "c1::" or "c1:" at the start, in single braces also "1:": bytes, or 0. */
static size_t hole_count(str inner, bool single, unsigned *number)
{
    size_t letter = inner.len && (inner.ptr[0] | 0x20) == 'c';
    if (!letter && !single)
        return 0;
    size_t digits;
    long count = str_number(str_skip(inner, letter), &digits);
    str rest = str_skip(inner, letter + digits);
    size_t colons = str_starts(rest, STR("::")) ? 2 : str_starts(rest, STR(":"));
    if (count <= 0 || digits == 0 || colons == 0)
        return 0;
    *number = (unsigned)count;
    return letter + digits + colons;
}

/* Where the `end` stands that closes the braces that `s` begins with: those inside come in pairs,
 * "{{c1::\\frac{a}{b}}}"; -1 when there is none. */
static ptrdiff_t closing_braces(str s, str end)
{
    s = str_slice(s, 0, LONGEST_SPAN);
    ptrdiff_t first = str_find(s, end, end.len);
    unsigned open = 0;
    for (size_t at = end.len; first >= 0 && at < s.len; at++) {
        if (open == 0 && str_starts(str_skip(s, at), end))
            return (ptrdiff_t)at;
        open += s.ptr[at] == '{';
        open -= open && s.ptr[at] == '}';
    }
    return first;
}

/* "{{text}}", "{{c1::text::hint}}", "{c1:text}", "{text}" at the start of `s`: bytes, or 0. */
static size_t braces_at(str s, unsigned forms, struct hole *hole)
{
    if (s.ptr[0] != '{')
        return 0;
    bool single = !str_starts(s, STR("{{"));
    str end = single ? STR("}") : STR("}}");
    str inner = str_skip(s, end.len);
    inner = str_skip(inner, str_starts(inner, STR("cloze ")) ? 6 : 0);
    size_t count = hole_count(inner, single, &hole->number);
    unsigned wanted = single ? HOLE_SINGLE : HOLE_BRACES;
    wanted |= count && (inner.ptr[0] | 0x20) == 'c' ? HOLE_COUNTED : 0;
    ptrdiff_t close = forms & wanted ? closing_braces(s, end) : -1; /* most braces are of code */
    if (close < 0)
        return 0;
    inner = str_slice(inner, count, (size_t)close - (size_t)(inner.ptr - s.ptr));
    if (inner.len == 0)
        return 0;
    ptrdiff_t hint = str_find(inner, STR("::"), 0);
    hole->text = trim_blanks(hint > 0 ? str_slice(inner, 0, (size_t)hint) : inner);
    hole->hint = hint > 0 ? trim_blanks(str_skip(inner, (size_t)hint + 2)) : (str){0};
    return (size_t)close + end.len;
}

static size_t highlight_at(str s, struct hole *hole)
{
    if (!str_starts(s, STR("==")) || s.len < 5 || s.ptr[2] == ' ' || s.ptr[2] == '=')
        return 0;
    ptrdiff_t close = str_find(s, STR("=="), 2);
    if (close < 3 || s.ptr[close - 1] == ' ')
        return 0;
    hole->text = str_slice(s, 2, (size_t)close);
    return (size_t)close + 2;
}

static size_t bracket_at(str s, struct hole *hole)
{
    ptrdiff_t close = s.ptr[0] == '[' ? str_find_byte(str_slice(s, 0, LONGEST_SPAN), ']', 1) : -1;
    if (close < 2)
        return 0;
    hole->text = trim_blanks(str_slice(s, 1, (size_t)close));
    bool nested = str_find_byte(hole->text, '[', 0) >= 0; /* the inner one may be a hole */
    return hole->text.len && !nested ? (size_t)close + 1 : 0;
}

/* Whether a hole or what is closed to holes can begin with the byte. */
static bool begins_hole(char byte)
{
    static const bool table[UCHAR_MAX + 1] = {
        ['{'] = true, ['='] = true, ['['] = true, ['!'] = true, ['`'] = true, ['$'] = true, ['\\'] = true};
    return table[(unsigned char)byte];
}

size_t holes_find(str text, unsigned forms, struct hole holes[HOLES_MOST])
{
    size_t count = 0;
    bool open = false;
    for (size_t at = 0; at < text.len && count < HOLES_MOST;) {
        if (!begins_hole(text.ptr[at])) {
            at++;
            continue;
        }
        str s = str_skip(text, at);
        struct hole hole = {.from = at};
        size_t size = forms & (HOLE_BRACES | HOLE_COUNTED | HOLE_SINGLE) ? braces_at(s, forms, &hole) : 0;
        if (size == 0 && (forms & HOLE_HIGHLIGHT))
            size = highlight_at(s, &hole);
        size_t closed = size ? 0 : closed_span(text, at, &open);
        if (size == 0 && closed == 0 && (forms & HOLE_BRACKET))
            size = bracket_at(s, &hole);
        if (size) {
            hole.to = at + size;
            holes[count++] = hole;
        }
        at += size ? size : closed ? closed : 1;
    }
    return count;
}

/* ---- the file ---- */

struct tally {
    unsigned lines; /* of text */
    unsigned tags;
    unsigned cards; /* lines that end with the tag of a card */
    unsigned inlines;
    unsigned asked;  /* … with a question mark before the sign */
    unsigned scopes; /* "::" inside of code: the file is about a language that has it */
    unsigned highlights;
    unsigned braces;
    unsigned counted;
    unsigned titles; /* headings with such holes */
    unsigned labels; /* Q:, A: */
    unsigned clozes; /* C: with a hole */
    unsigned queries;
    unsigned signs; /* lines of one sign or two */
};

static bool has_pair(str text, char byte)
{
    for (ptrdiff_t at = str_find_byte(text, byte, 0); at >= 0; at = str_find_byte(text, byte, (size_t)at + 1))
        if ((size_t)at + 1 < text.len && text.ptr[at + 1] == byte)
            return true;
    return false;
}

/* "`std::move`" */
static bool has_scope_in_code(str text)
{
    bool code = false;
    for (size_t i = 0; i + 1 < text.len; i++) {
        code = code != (text.ptr[i] == '`');
        if (code && text.ptr[i] == ':' && text.ptr[i + 1] == ':')
            return true;
    }
    return false;
}

static void tally_line(struct tally *tally, str text, unsigned signs)
{
    struct inline_card inline_card;
    struct hole holes[HOLES_MOST];
    bool card = signs & SIGN_HASH && before_card_tag(text).len > 0;
    tally->lines++;
    tally->cards += card;
    if (signs & SIGN_HASH)
        tally->tags += is_deck_tag(text) || cut_deck_tag(text).len < text.len;
    tally->signs += text.len <= LONGEST_SIGN && is_lone_sign(text);
    tally->queries += str_eq(text, STR("?")) || str_eq(text, STR("??"));
    if ((signs & SIGN_COLON && has_pair(text, ':')) || (signs & SIGN_SEMICOLON && has_pair(text, ';')) ||
        (signs & SIGN_ANGLE && has_pair(text, '>'))) {
        bool cut = inline_cut(text, &inline_card);
        tally->inlines += cut;
        tally->asked += cut && text_is_marked(inline_card.question);
        tally->tags += cut && card;
        tally->scopes += has_scope_in_code(text);
    }
    if ((signs & SIGN_EQUALS && has_pair(text, '=')))
        tally->highlights += holes_find(text, HOLE_HIGHLIGHT, holes) > 0;
    if (signs & SIGN_BRACE) {
        tally->braces += holes_find(text, HOLE_BRACES, holes) > 0;
        tally->counted += holes_find(text, HOLE_COUNTED, holes) > 0;
    }
    if (!(signs & SIGN_COLON))
        return;
    if (str_starts_nocase(text, STR("C:")))
        tally->clozes += holes_find(text, HOLE_BRACKET, holes) > 0;
    else if (str_starts_nocase(text, STR("Q:")) || str_starts_nocase(text, STR("A:")))
        tally->labels++;
}

static void tally_heading(struct tally *tally, str text, unsigned signs)
{
    tally->scopes += signs & SIGN_COLON && str_contains(text, STR("::"));
    tally->tags += signs & SIGN_HASH && cut_deck_tag(text).len < text.len;
    struct hole holes[HOLES_MOST];
    tally->titles += signs & SIGN_BRACE && holes_find(text, HOLE_COUNTED, holes) > 0;
}

/* A deck tag in the front matter. */
static bool has_deck_tag(const struct deck *deck)
{
    for (size_t i = 0; i < deck->tag_count; i++)
        if (str_starts_nocase(deck->tags[i], STR("flashcard")) || str_starts_nocase(deck->tags[i], STR("anki")))
            return true;
    return false;
}

static void decide(struct reader *reader, const struct tally *tally)
{
    enum { SEVERAL = 3 };
    unsigned holes = tally->clozes + tally->highlights + tally->braces;
    bool clozes = tally->clozes && (tally->clozes >= 2 || tally->labels || holes * 2 >= tally->lines);
    bool tagged = tally->tags > 0 || clozes || has_deck_tag(reader->builder->deck);
    bool asked = tally->asked >= 3 && tally->asked * 2 >= tally->inlines;
    bool inlines = tally->inlines >= 2 && tally->scopes == 0;
    reader->tagged = tally->cards > 0;
    reader->queries = tally->queries > 0;
    reader->inlines = (reader->forced & STYLE_BIT(STYLE_INLINE)) || (tagged && tally->inlines > 0) ||
                      (inlines && (tally->inlines * 10 >= tally->lines * 6 || tally->queries >= 2 || asked));
    if (reader->forced & STYLE_BIT(STYLE_CLOZE))
        reader->holes = HOLE_BRACKET | HOLE_COUNTED | HOLE_BRACES | HOLE_HIGHLIGHT;
    if (clozes)
        reader->holes |= HOLE_BRACKET;
    if (tally->counted)
        reader->holes |= HOLE_COUNTED;
    reader->held = tally->titles >= SEVERAL && tally->titles >= tally->counted;
    if ((tagged && tally->braces) ||
        (tally->braces >= 2 && tally->cards == 0 && tally->braces * 10 >= tally->lines * 4))
        reader->holes |= HOLE_BRACES;
    if ((tagged && tally->highlights) || (tally->highlights >= 2 && tally->highlights * 10 >= tally->lines * 5))
        reader->holes |= HOLE_HIGHLIGHT;
}

void reader_plugins(struct reader *reader)
{
    struct tally tally = {.lines = 0};
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind == LINE_TEXT && (line->noise == NOISE_NONE || line->noise == NOISE_TAG))
            tally_line(&tally, reader_text(reader, n), line->signs);
        else if (line->kind == LINE_HEADING)
            tally_heading(&tally, reader_text(reader, n), line->signs);
    }
    decide(reader, &tally);
    reader_parting(reader, tally.signs);
    if (!reader->inlines && !reader->queries && !reader->holes && tally.tags + tally.cards == 0)
        reader_pairs(reader);
}
