/*
 * check, inside: texts as units that can be compared: words, little words, numbers and formulas.
 *
 * A formula such as "O(n log n)" is one unit, because half of it is not half right. All views live in the arena or in
 * the text they were made from.
 */
#ifndef GRILL_QUIZ_CHECK_INT_H
#define GRILL_QUIZ_CHECK_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/str.h"
#include "grill/quiz/check.h"

/* What is read of an answer; the rest of longer ones is not compared. */
enum { CHECK_BYTES_MAX = 4096 };

/* The words of a language that carry little weight or much. Lists are parted by single blanks. */
struct language {
    const char *little;  /* articles, pronouns, prepositions */
    const char *negates; /* a text with one of them says the opposite of one without */
    const char *affirms; /* yes, true */
    const char *denies;
    const char *numbers; /* from one upwards */
    const char *fillers; /* content words that tell nobody what an answer lacks */
};

enum polarity { POLARITY_NONE, POLARITY_YES, POLARITY_NO };

enum unit_kind { UNIT_WORD, UNIT_LITTLE, UNIT_FORMULA };

struct unit {
    enum unit_kind kind;
    str text;      /* folded; a formula without blanks */
    str shown;     /* as it was written */
    double weight; /* how much it matters */
    bool echo;     /* stands in the question already */
    bool negates;  /* "not" and the like */
};

struct units {
    struct unit *list;
    size_t count;
    size_t content; /* how many are not little words */
    bool negated;
    enum polarity opening;  /* what the first word says */
    enum polarity polarity; /* the same when it stands for itself: "Yes" or "No, …" but not "No key is …" */
};

/* How much of the expected units was said. */
struct recall {
    double share;     /* 0..1, by weight */
    size_t content;   /* how many units that are not little words there are to say */
    bool echoed_only; /* nothing was said but what the question says */
    const struct unit **missed;
    size_t missed_count;
};

/* The language most of the little words of the texts come from; English when there are none. */
const struct language *language_of(struct arena *arena, str first, str second);
/* The units of a plain text, each one once. */
struct units units_of(struct arena *arena, str plain, const struct language *language);
/* Marks the units that stand in the question and takes weight from them; returns how many there are. */
size_t units_mark_echo(struct units *units, const struct units *question);
/* How alike two words are: 1 equal, above 0.8 a form or a typing mistake of the other, 0 different. */
double words_alike(str a, str b);
struct recall units_recall(struct arena *arena, const struct units *expected, const struct units *said);
/* Whether one text has a word and the other, in its stead, the word with a negating prefix: "safe" and "unsafe". */
bool units_oppose(const struct units *expected, const struct units *said);
/* Whether a short text puts the words of another one the other way round: "right to left" for "left to right". */
bool order_is_contrary(struct arena *arena, str expected, str said, const struct language *language);

/* Further texts that are right when `plain` is: a name without the remark in brackets or the other way round, and each
 * of several alternatives. Puts them into `texts` and returns how many. */
size_t other_wordings(struct arena *arena, str plain, const struct language *language, str *texts, size_t texts_max);

/* Whether the word is in a list parted by blanks. */
bool is_listed(const char *list, str word);
/* The Markdown as plain text in the arena, cut to what is compared. */
str check_plain(struct arena *arena, str markdown);
/* The text folded loosely, in the arena. */
str check_folded(struct arena *arena, str text);
/* How many words a folded text has. */
size_t check_words(str folded);

struct check check_choice(struct arena *arena, const struct card *card, str typed);

#endif
