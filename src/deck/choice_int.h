/*
 * choice: multiple choice: options, which of them are right, and why.
 *
 * Options are lines that follow each other with a letter ("A)", "- b.", "**C.**") or a check box. What is right may be
 * said by the box, by emphasis, by a sign, by an answer label with letters or with an option's text.
 */
#ifndef GRILL_DECK_CHOICE_INT_H
#define GRILL_DECK_CHOICE_INT_H

#include "reader_int.h"

enum { CHOICE_MOST = 26 };

struct option {
    unsigned letter; /* 1 for A, or for the first of several numbers; 0: a check box only */
    bool right;      /* a box that is checked, a sign, or emphasis on all of it */
    bool box;
    bool strong; /* an item that is emphasised as a whole */
    str text;
};

struct choice {
    struct option options[CHOICE_MOST];
    uint32_t lines[CHOICE_MOST]; /* where each begins */
    unsigned count;
    uint32_t first;
    uint32_t last; /* last line of the last option */
    bool numbered; /* the options have numbers, and say themselves which are right */
};

/* ---- option.c ---- */

/* 1 for A, a, А, а …; 0 when the code point is no letter that counts. */
unsigned letter_index(unsigned code);
/* Whether a line can be an option; fills `option`, its box and what stands behind it also when that asks. */
bool option_see(str line, struct option *option);
/* Whether what stands behind a box asks itself: not code, and no doubt of the author ("Export as??"). */
bool option_asks(str text);
/* The letter of "a.kale", with no blank behind the point, or 0: only several such lines together are options. */
unsigned tight_letter(str line);
/* The letter of "b fig", with no sign behind it, or 0: only between "a. kale" and "c. leek" this is an option. */
unsigned bare_letter(str line);
/* A list item or plain line as an option; what is right of them is said by a sign. */
bool option_see_item(str line, struct option *option);
/* Line `n`, which is flagged as an option, in the one form or the other. */
bool reader_option(const struct reader *reader, uint32_t n, struct option *option);

/* ---- option_row.c ---- */

/* Reads the options on one line, in the order of their letters; returns how many there are: 0 where the first letter
 * stands alone, for that is an option with a line of its own. */
unsigned option_row(str text, struct option options[CHOICE_MOST]);
/* Takes the letters out of the question's blank, "Which is a fruit? ( B )", or returns nothing. */
str choice_bracket(struct reader *reader, str *question);
/* Flags lines that hold several options. */
void reader_rows(struct reader *reader);

/* ---- right_signs.c ---- */

/* When options are known: finds the sign that stands behind those which are right. */
void reader_right_signs(struct reader *reader);
/* Takes that sign off an option that has it, and notes that it is right. */
void cut_usual_sign(const struct reader *reader, struct option *option);

/* ---- places.c ---- */

/* The option with a number that line `n` is, whose `place` is known. */
void option_at_place(const struct reader *reader, uint32_t n, struct option *option);
/* Bytes of the numbers of options at the start of an answer, or 0. */
size_t places_prefix(str answer);

/* ---- choice.c ---- */

/* The first run of at least two options in the range, before any answer. */
bool choice_find(struct reader *reader, uint32_t first, uint32_t end, struct choice *choice);
/* Plain lines between question and answer, one of which is the answer word for word. */
bool choice_find_plain(struct reader *reader, uint32_t first, uint32_t last, str answer, struct choice *choice);
/* Bullets followed by a fence that holds nothing but the text of one of them. */
bool choice_find_fenced(struct reader *reader, uint32_t first, uint32_t end, struct choice *choice);
/* The line of a fence right behind the options that names the right ones, or 0; `*answer` receives its text. */
uint32_t choice_fenced_answer(struct reader *reader, const struct choice *choice, uint32_t end, str *answer);
/* Whether one of the options is marked as right; boxes none of which is ticked tell nothing. */
bool choice_has_right(const struct choice *choice);
/* Whether the options themselves say which are right, or have boxes to be ticked; boxes without letters are a list of
 * things to do in a file where none is ticked. */
bool choice_is_marked(const struct reader *reader, const struct choice *choice);
/* Whether `answer` begins with letters of options or is the text of one. */
bool choice_is_named(const struct choice *choice, str answer);
/* Makes the card one of multiple choice; `answer` is what follows the options or the answer label. Returns the card's
 * answer, in scratch memory: the right options and the explanation. */
str choice_apply(struct reader *reader, const struct choice *choice, str answer, struct card *card);

/* ---- which.c ---- */

/* Nothing but several items, each of one line, below a question that says to choose from what follows. */
bool choice_find_which(const struct reader *reader, str question, uint32_t first, uint32_t end, struct choice *choice);
/* Whether the options are no choice: all of them ask, or most tell of a name in long sentences. */
bool choice_is_told(const struct choice *choice, str question);

/* ---- naming.c ---- */

/* Bytes of "The correct answer is " at the start of a text, with emphasis and articles before the letter; or 0. */
size_t naming_prefix(str text);

/* ---- option_titles.c ---- */

/* Whether the label of answers that is alone on line `n` names options: it stands over boxes to be ticked, and under
 * none; or it says "answers", and they are lettered and none is right. */
bool answers_are_options(const struct reader *reader, uint32_t n, str label);
/* Whether "Options:" on line `n` names options: they stand below it, or a list does whose answer follows. In an answer
 * it may name anything. */
bool names_options(const struct reader *reader, uint32_t n);

#endif
