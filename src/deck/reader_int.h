/*
 * reader: what is known about one Markdown or plain text file while its cards are being found.
 *
 * The way of a file, and the question that each of the sources answers (load.c is the one that calls them):
 *
 *   text     margin: is all of it set in?  unpack: is it in a fence?  front: what does its head say?
 *            directives: what do boxes of site generators hold?  list_signs: which marks of lists are unknown?
 *            digits: which numbers are in other scripts?  lettered: which begin with letters of sections?
 *            long_labels: which phrases stand in the place of labels?
 *            unfenced: which lines stand in no fence?
 *            fence: where do fences end that were never closed?
 *   lines    lines: what is each line?  rules, rules_between: which only part others?
 *            tags, boxes: what do HTML tags there mean?
 *            noise, level, footers, ending, chatter: which belong to no card?  foretold: which are asked again below?
 *            key and key_*: is there a list of right answers, and for which questions?
 *            plugin, parting, pairs: which notations does the file use?  listing: is it only questions?
 *            option, option_row, options, places: which lines are options?  stems: where do texts over them begin?
 *            right_signs: which sign says that they are right?
 *   marks    marks, style_*: which lines could begin a question or a topic?  wrapped: on which do they end?
 *            labels, bare_numbers, lone_numbers, counters, miscounts: what does the file do with labels and numbers?
 *            heading_bodies, choice_numbers, lone_block, listed, further: what stands below them, and who speaks of
 *            them?
 *   reading  reading, hint: which marks are questions, and which topics?  headings, heading_rules, ranks,
 *            under_heading, item_headings, heading_answers, heading_counts, promised, leaf_titles: … of the
 *            headings?
 *            groups, roles, settle, forced, fallback: … in each section?
 *            numbering: which numbers count on?  asides, banners, loose_titles: what stands in between?
 *            list_end, closing: what stands below?  doubt: was it read right?
 *   walk     references: which tables hold terms?  walk, whole, list_end: where does each card end?
 *            parts, same_line, translated, arrow, still_asks: where does its answer begin?
 *            answer, choice, body, clean: which texts are these?  table, headers, row: … in a table?
 *
 * All of them ask what words mean (words, label_words, inner_words, titles) and what a line looks like (shape, number,
 * label_remark, emphasis, char). YAML, JSON and rows of values have readers of their own (yaml_deck_int.h,
 * delimited_int.h).
 */
#ifndef GRILL_DECK_READER_INT_H
#define GRILL_DECK_READER_INT_H

#include <stdbool.h>
#include <stdint.h>

#include "builder_int.h"
#include "fence_int.h"
#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/base/trap.h"
#include "grill/deck/card.h"
#include "grill/deck/load.h"
#include "grill/doc/outline.h"
#include "lines_int.h"
#include "marks_int.h"
#include "shape_int.h"

/* One line of an answer key. */
struct key_entry {
    uint32_t title; /* line of the key's title */
    int32_t number; /* of the question */
    str letters;    /* and what follows them; or a whole answer */
    uint32_t line;  /* while a list is being read: where the answer stands */
    uint32_t last;
    bool whole; /* the answer is a text, not only letters of options */
};

/* A <details> element. */
struct fold {
    uint32_t open;    /* line of its first tag */
    uint32_t close;   /* line of its last tag */
    uint32_t summary; /* first line of the summary, 0 when it has none */
    uint32_t summary_last;
    uint32_t mark; /* first line of the summary that has text, or 0 */
    str text;      /* the summary without tags */
    bool generic;  /* the summary is "Answer" or the like */
    bool asks;     /* … or the same question over all folds */
    bool topic;    /* it folds a section with questions of its own */
    bool unclosed; /* its last tag is missing */
};

/* Lists of questions, one a paragraph or line, without marks: which of them ask. */
enum listing {
    LISTING_NONE,
    LISTING_ORDERS, /* those with a question mark, and orders: the others may answer */
    LISTING_TITLED, /* all but those of a few words, which are titles */
    LISTING_WHOLE,  /* all of them */
};

/* What stands behind right options. */
enum right_sign { RIGHT_NONE, RIGHT_CROSS, RIGHT_STAR, RIGHT_WORD, RIGHT_SIGNS };

struct reader {
    struct builder *builder;
    struct arena *arena; /* the deck's */
    struct arena *scratch;
    struct topic *top; /* where headings hang: the root, or the last topic of the front matter */
    struct outline outline;
    uint32_t title_line; /* of the title in the front matter, in the file; 0 when there is none */
    uint32_t first_line; /* number of the outline's first line in the file */
    struct added added;  /* lines of the outline that the file does not have */
    struct line *lines;  /* lines[n - 1] is line n of the outline */
    struct fold *folds;  /* by first line, on the heap */
    size_t fold_count;
    size_t fold_cap;
    struct key_entry *keys; /* by line, on the heap */
    size_t key_count;
    size_t key_cap;
    uint32_t key_reach; /* the last line that was looked at for a key */
    struct mark *marks; /* by line, on the heap */
    size_t mark_count;
    size_t mark_cap;
    struct claim *claims; /* one a line, or NULL */
    uint8_t *asides;      /* by block: the rule by which a table holds no terms to ask, or 0; NULL for none */
    unsigned holes;       /* enum hole_form: the notations of holes the file uses */
    bool held;            /* "{{c1::hole}}" in headings makes cards of these, elsewhere it is a part of answers */
    bool inlines;         /* it uses "term::meaning" */
    str pair;             /* it only lists "term - meaning", with this sign; no view for none */
    bool queries;         /* it has a line with only "?", or with `query` */
    str query;            /* what else stands alone between question and answer; no view for nothing */
    bool tagged;          /* lines end with the tag of a card */
    bool parted;          /* a sign alone on its line parts the questions of headings from their answers */
    bool foretold;        /* its contents name the plain lines that ask */
    enum listing listing; /* whether it is a list of questions, one a paragraph or line, without marks */
    bool touching;        /* … whose lines are questions, though they are of one paragraph */
    uint32_t listed;      /* … and the first line that may be one of them */
    bool hinted;          /* its name or title says that it holds questions */
    bool titled;          /* headings with a question label are its questions */
    bool headed;          /* many headings are questions */
    bool arrows;          /* many questions have their answer behind an arrow */
    bool tails;           /* questions have nothing below them and their answer behind the question mark */
    bool leads;           /* questions stand emphasised before their answer on its line */
    bool labels;          /* most questions have an answer label */
    bool told;            /* nearly all questions have such a label or options, some below code */
    bool bare;            /* most questions have nothing below them */
    bool shows;           /* … but the code that they ask about */
    bool above;           /* labelled questions ask about the code that touches them from above */
    bool ticks;           /* boxes of options are ticked or not: where all are, all options are right */
    bool levels;          /* questions begin with codes of how hard they are */
    bool choices;         /* most questions have options: they are options even when none is marked */
    uint8_t right_sign;   /* enum right_sign: what stands behind right options */
    str right_word;       /* … how the word in brackets begins there */
    unsigned forced;      /* STYLE_BIT of each style that the front matter names; 0 when it names none */
};

/* ---- lines.c ---- */

/* Fills reader->lines from the outline. */
void reader_lines(struct reader *reader);
static inline struct line *reader_line(const struct reader *reader, uint32_t n)
{
    ENSURE(n >= 1 && n <= reader->outline.line_count);
    return &reader->lines[n - 1];
}
/* The text of line `n` without indentation, quote marks and line end; a list mark that stands on it is kept. */
static inline str reader_text(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    return (str){reader->outline.text.ptr + line->start, line->size};
}
/* The shape of that text. Whatever looks for it asks here: most lines are plain, which is worked out once. */
struct shape reader_shape(const struct reader *reader, uint32_t n);
/* Whether any of the signs stands in that text. */
static inline bool has_sign(const struct reader *reader, uint32_t n, unsigned signs)
{
    return (reader_line(reader, n)->signs & signs) != 0;
}
/* Whether a number may stand in it. */
static inline bool may_be_numbered(const struct reader *reader, uint32_t n)
{
    return has_sign(reader, n, SIGN_DIGIT | SIGN_WIDE);
}
/* Columns before that text; tabs go to multiples of 4. */
unsigned reader_indent(const struct reader *reader, uint32_t n);
/* The number of the outline's line `n` in the file. */
uint32_t reader_place(const struct reader *reader, uint32_t n);
/* The next line after `n` up to `last` that is not blank, or 0. */
uint32_t reader_next(const struct reader *reader, uint32_t n, uint32_t last);
/* The last line before `n` that is not blank, or 0. */
uint32_t reader_before(const struct reader *reader, uint32_t n);
/* Whether that is a rule. */
static inline bool is_below_rule(const struct reader *reader, uint32_t n)
{
    uint32_t above = reader_before(reader, n);
    return above && reader_line(reader, above)->kind == LINE_RULE;
}

/* ---- tags.c ---- */

/* Finds HTML headings, and makes text of what is no markup in HTML blocks. */
void reader_tags(struct reader *reader);
/* The text of a heading line without hashes or tags. */
str reader_heading(const struct reader *reader, uint32_t n);
/* Text without layout tags; `text` itself when it has none, a copy otherwise. */
str without_tags(struct arena *arena, str text);
/* Text without tags that only name a place or lead to one: <span …>, <a …>. */
str without_anchors(struct arena *arena, str text);
/* "<b>Tides</b><br>": whether tags emphasise all of a text, other tags around them left aside. */
bool is_bold_by_tags(str text);
/* Bytes of the HTML tag at the start of `s`, or 0. */
size_t tag_name(str s, str *name, bool *closing);

/* Whether a text has such a tag, one that closes or one that opens. */
bool has_tag(str text, str wanted, bool close);
/* "the <details> tag": words stand before and behind the tag of that size on its line. */
bool is_spoken_of(str text, size_t at, size_t size);

/* ---- folds.c ---- */

/* Finds the folds, and reports those that are never closed. */
void reader_folds(struct reader *reader);
/* The index of the first fold that opens on line `n` or below it, or fold_count. */
size_t fold_below(const struct reader *reader, uint32_t n);
/* The fold whose summary text begins on line `n`, or NULL. */
const struct fold *reader_fold(const struct reader *reader, uint32_t n);

/* ---- boxes.c ---- */

/* A line's text without the boxes for layout that it begins or ends with. */
str without_box(str text);

/* ---- rules.c, rules_between.c ---- */

/* Whether only signs that draw a line stand on it: one of "=-_*~#+" three times or more, several of them or "@" in a
 * long one, or a row of box drawing. */
bool text_is_rule(str text);
/* Takes texts above rules that part cards for the ends of answers. */
void reader_rules_between(struct reader *reader);

/* ---- underlined.c ---- */

/* Finds which line of a heading drawn by underlining is its text, if any is: then the others are rules and texts. */
void reader_underlined(struct reader *reader, const struct block *block);
/* Finds titles between two rules in the middle of a paragraph. */
void reader_framed(struct reader *reader, const struct block *block);

/* ---- chatter.c ---- */

/* Finds what was only said: at the beginning, at the end and between parts. */
void reader_chatter(struct reader *reader);

/* ---- key.c ---- */

/* Finds the answer keys; their lines are noise then. */
void reader_keys(struct reader *reader);
/* What the key after the question says of it, or NULL. */
const struct key_entry *reader_key(const struct reader *reader, const struct mark *mark);

/* ---- listing.c ---- */

/* Finds out whether the file is a list of questions, one a paragraph or line, without marks. */
void reader_listing(struct reader *reader);
/* Whether the paragraph on line `n`, or its end below a title that touches it, is one of its questions, though it may
 * have no question mark. */
bool listing_asks(const struct reader *reader, uint32_t n);

/* ---- foretold.c ---- */

/* Finds the lists of questions that are asked again, over their answers; they are contents. */
void reader_foretold(struct reader *reader);

/* ---- marks.c ---- */

void reader_marks(struct reader *reader);
/* The index of the first mark from `index` on that is a question or a topic, or mark_count. */
static inline size_t next_decided(const struct reader *reader, size_t index)
{
    while (index < reader->mark_count && reader->marks[index].role == ROLE_NONE)
        index++;
    return index;
}
/* The line of mark `index`; for mark_count the one behind the last. */
static inline uint32_t line_of_mark(const struct reader *reader, size_t index)
{
    return index < reader->mark_count ? reader->marks[index].line : reader->outline.line_count + 1;
}
/* The last line above the next mark of the same style, no further than line `end`: many cards in one paragraph are each
 * looked at up to the next one only. `mark` is one of the reader's. */
uint32_t line_above_alike(const struct reader *reader, const struct mark *mark, uint32_t end);

/* ---- heading_labels.c ---- */

/* Takes a heading for the label of a question or answer when it is nothing but that; all headings above are marks. */
void see_heading_label(const struct reader *reader, struct shape *shape);
/* "### b. Why?" is the second of the questions of its section; -1 for a heading without a small letter. */
int32_t heading_letter(const struct reader *reader, uint32_t n);

/* ---- heading_bodies.c ---- */

/* Sets MARK_ANSWER, MARK_STATEMENT and `refrain` of the headings by what stands under them. */
void reader_heading_bodies(struct reader *reader);

/* ---- level.c ---- */

enum hardness {
    LEVEL_NONE,
    LEVEL_WORD, /* (easy) */
    LEVEL_CODE  /* [E], (L2 [T]): where the file makes a habit of it */
};

/* Bytes of the level in brackets that `text` begins with, blanks behind it included; or 0. */
size_t level_prefix(str text, enum hardness *level);
/* A question's text without the level that it begins or ends with. */
str without_level(const struct reader *reader, str text);
/* Finds out whether codes at the beginning of questions are levels. */
void reader_levels(struct reader *reader);
/* Finds the lines that only note something of cards. */
void reader_noted(struct reader *reader);

/* ---- lone_numbers.c ---- */

/* Takes out numbers by themselves on the lines above questions. */
void reader_lone_numbers(struct reader *reader);
/* The number that was taken out above line `n`, or -1. */
int32_t number_above(const struct reader *reader, uint32_t n);

/* ---- counters.c ---- */

/* Takes out headings that only number the heading below them. */
void reader_counters(struct reader *reader);

/* ---- bare_numbers.c ---- */

/* Numbers the headings and bold lines that begin with nothing but digits, where nearly all of their rank do. */
void reader_bare_numbers(struct reader *reader);
/* Bytes of "3 " at the start, when text follows, or 0. */
size_t bare_number(str text, int32_t *number);
/* What follows that number in the text of a mark that has one, without emphasis around all of it. */
str behind_bare_number(const struct mark *mark, str text);

/* ---- miscounts.c ---- */

/* Sets right the numbers that are slips. */
void reader_miscounts(struct reader *reader);

/* ---- listed.c ---- */

/* Finds the headings that the table of contents links to. */
void reader_listed(struct reader *reader);

/* ---- item_headings.c ---- */

/* Folds headings in items that are nested in the item of a heading of their level. */
void fold_item_headings(struct reader *reader);

/* ---- further.c ---- */

/* Folds the marks that only say what may be asked next. */
void reader_further(struct reader *reader);

/* ---- labels.c ---- */

/* Takes back labels of answers that only some lines have, and finds those that only many lines make one. */
void reader_labels(struct reader *reader);
/* Takes arrows below numbers for labels of their answers, where many have one. */
void reader_arrows(struct reader *reader);
/* Whether the answer's label follows the paragraph that begins on line `n`, or stands in it after a few lines. */
bool stands_over_answer(const struct reader *reader, uint32_t n);
/* Bytes of "a) " or "A. " at the start, for that letter, or 0. */
size_t lone_letter(str text, char letter);
/* What follows "a)" or "A. " on the line of an answer; no view when it does not begin so. */
str behind_answer_letter(str text);

/* ---- noise.c ---- */

void reader_noise(struct reader *reader);
/* Why the line is noise: one phrase, "" when it is none. */
const char *noise_reason(const struct reader *reader, uint32_t n);

/* ---- contents.c ---- */

/* When the noise of single lines is known. */
void reader_contents(struct reader *reader);

/* ---- footers.c ---- */

/* When other noise is known: finds a sentence below answer after answer, a picture below question after question. */
void reader_footers(struct reader *reader);

/* ---- ending.c ---- */

/* Finds noise behind the last answer, when all other noise is known. */
void reader_ending(struct reader *reader);

/* ---- plugin.c ---- */

/* Decides which notations of note-taking programs the file uses. */
void reader_plugins(struct reader *reader);

/* ---- pairs.c ---- */

/* Finds the sign that parts words and meanings in a file that only lists such. */
void reader_pairs(struct reader *reader);

/* ---- reading.c ---- */

/* Gives every mark its role. */
void reader_decide(struct reader *reader);

/* ---- habits.c ---- */

/* The line a question begins on: that of its mark, or of the code above that it asks about where the file has it so. */
uint32_t first_line_of(const struct reader *reader, const struct mark *mark);

/* ---- doubt.c ---- */

/* Reports the first line that looks like a question and is none, when there are too many to believe the reading. */
void reader_doubt(struct reader *reader);

/* ---- whole.c ---- */

/* Makes one card of the whole file when the title in its front matter asks; returns whether it did. */
bool reader_whole(struct reader *reader);

/* ---- references.c ---- */

/* Finds the tables of which the file makes no cards, when all marks are decided. */
void reader_references(struct reader *reader);
/* Why the table holds no terms to ask, one phrase; NULL when it does, or is a deck. */
const char *reader_aside(const struct reader *reader, uint32_t block);

/* ---- walk.c ---- */

/* Makes topics, cards and passages of the decided marks. */
void reader_walk(struct reader *reader);

/* ---- options.c ---- */

/* Flags the lines that are options of a multiple choice. */
void reader_options(struct reader *reader);
/* Whether the options of a multiple choice follow line `n`. */
bool stands_over_options(const struct reader *reader, uint32_t n);

/* ---- choice_numbers.c ---- */

/* Flags the numbers that have options further down, where nearly all have. */
void reader_choice_numbers(struct reader *reader);

/* ---- places.c ---- */

/* Flags numbered lines that are options of a multiple choice. */
void reader_places(struct reader *reader);
/* What stands behind the answer label that line `n` begins with; no view when there is none. */
str behind_answer_label(const struct reader *reader, uint32_t n);

/* ---- stems.c ---- */

/* Flags the lines where plain questions over options and folded answers begin. */
void reader_stems(struct reader *reader);

/* ---- table.c ---- */

/* Adds the cards of the table block; returns false when it is none that makes cards. */
bool reader_table(struct reader *reader, uint32_t block, const struct topic *topic);
/* Whether its header names questions, or terms and meanings. */
bool reader_table_is_deck(struct reader *reader, uint32_t block);
/* How many rows there are in long tables whose headers name questions. */
unsigned reader_tables_ask(struct reader *reader);

/* ---- walk.c ---- */

void reader_claim(struct reader *reader, uint32_t first, uint32_t last, enum claim_what what, const char *style,
                  const char *reason);

#endif
