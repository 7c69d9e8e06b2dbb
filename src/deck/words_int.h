/*
 * words: the words that mark questions and answers, in thirteen languages and a few more.
 *
 * Everything here is a table of lower-case words; comparison ignores the case of Latin, Greek and Cyrillic letters.
 * To add a language: rows in the tables of words.c, and an example in tests/spec.
 */
#ifndef GRILL_DECK_WORDS_INT_H
#define GRILL_DECK_WORDS_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "grill/base/str.h"

enum label {
    LABEL_NONE,
    LABEL_QUESTION,
    LABEL_ANSWER,
    LABEL_EXPLANATION,
    LABEL_OPTIONS,
    LABEL_HINT,
    LABEL_CLOZE,
    LABEL_COUNT
};

/* Whether only letters of options follow a label, without a colon: "Ans b", "Answer (A), C". */
bool names_letters(str rest);

/* How much a text sounds like a question. */
enum likeness {
    LIKE_NOTHING, /* no sign of it */
    LIKE_WEAK,    /* begins with a word that statements begin with, too ("can", "list") */
    LIKE_WORD,    /* begins with a question word, asks by an imperative, or compares ("bread vs cake") */
    LIKE_MARK     /* has a question mark where a question ends */
};

/* Bytes of "No. ", "número ", "#", what may stand between a label and its number, when a number follows; or 0. */
size_t number_word(str s);

/* The label word at the start of `s`: its bytes in `*size`. Single letters that only stand for a label when the whole
 * document uses them so ("F:", "R:") have `*weak` set. */
enum label label_word(str s, size_t *size, bool *weak);

/* ---- label_remark.c ---- */

/* Bytes of "(EN)" between a label and its separator, or 0. */
size_t language_tag(str s);
/* Bytes of "(short)" between a label and its separator, which follows, or 0. */
size_t label_remark(str s, enum label label);

/* ---- words.c ---- */

/* Reads the first word only; marks are the business of text_likeness. */
enum likeness word_likeness(str s);
/* The whole text: question mark at its end (decoration, brackets and emphasis aside), first word, comparison. */
enum likeness text_likeness(str s);
/* Whether that is LIKE_MARK. Costs less: the words are not looked at. */
bool text_is_marked(str s);
/* Whether nothing makes it sound like a question but that it compares: "bread vs cake". */
bool text_only_compares(str s);

/* Whether a question mark stands anywhere outside of brackets behind it. */
bool has_question_mark(str s);

/* ---- inner_words.c ---- */

/* Whether a word stands in the sentence that asks in a script without blanks between words. */
bool has_inner_word(str s);
/* Whether the sentence ends with a word that titles of notes end with, and questions, too: "原理". */
bool has_weak_end(str s);

/* ---- titles.c ---- */

/* Whether `s` is one of the words, letters compared without case. */
bool is_one_of(str s, const char *const *words, size_t count);

/* Whether all letters of a text are capitals, and enough of them to be meant so. */
bool text_is_shouted(str text);
/* Titles that never are questions or topics of their own: "References", "Contributing", …; and tables of contents. */
bool title_is_contents(str title);
bool title_is_apparatus(str title);
/* "Features", "Quick start", "License": what stands in the description of a program. */
bool title_is_of_program(str title);
/* Titles that close a text: "Summary", "Final tips". */
bool title_closes(str title);
/* Titles of either kind but those of programs, and those that open a text: "Introduction". */
bool title_frames(str title);
/* Whether a text ends with a colon, of whatever width. */
bool text_ends_with_colon(str text);
/* Whether "questions" stands anywhere in it. */
bool title_says_questions(str title);
/* … and hardly more: "Harder questions", but not "These questions are only for those who have …". */
bool text_names_questions(str text);
/* Whether a word for questions stands there that may also mean problems. */
bool title_says_problem(str title);
/* Whether a question speaks of something that is shown below it: "What is the output of this program?" */
bool text_points_below(str text);
/* Whether it tells to choose from what follows: "Which of these …?" */
bool text_asks_which(str text);
/* Whether it speaks of the file it stands in: "Why this repository?", "How can I contribute?". */
bool title_is_about_file(str title);
/* "Answer", "Show solution", "Click to reveal", …: a summary that is not the question itself. */
bool summary_is_generic(str summary);
/* "TODO", "answer here", "...", "-": text that stands for an answer not written yet. */
bool text_is_placeholder(str text);
/* A word that stays small inside a title: "of", "and", "und", "de", … */
bool word_is_small(str word);

/* Whether `s` starts with `lower` (lower case), letters compared without case; the bytes of `s` it takes, or 0. */
size_t starts_folded(str s, const char *lower);
/* The bytes that the first of the words takes with which `s` starts, or 0. */
size_t starts_with_one_of(str s, const char *const *words, size_t count);
bool equals_folded(str s, const char *lower);

/* The first code point of a text in lower case. Of the words of a table only those that begin with it need a further
 * look: nearly always there is none. */
struct initial {
    char bytes[4];
    size_t size; /* 0 when the text is empty, and the bytes are, too */
};

static inline bool has_initial(const char *word, const struct initial *initial)
{
    return word[0] == initial->bytes[0] && (initial->size == 1 || strncmp(word, initial->bytes, initial->size) == 0);
}

struct initial wide_initial_of(str s);
unsigned fold_wide(unsigned code);

/* One code point in lower case: Latin, Greek, Cyrillic; others unchanged. */
static inline unsigned fold_code(unsigned code)
{
    if (code >= 0x80)
        return fold_wide(code);
    return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
}

static inline struct initial initial_of(str s)
{
    if (s.len == 0)
        return (struct initial){.size = 0};
    unsigned char byte = (unsigned char)s.ptr[0];
    return byte < 0x80 ? (struct initial){.bytes = {(char)fold_code(byte)}, .size = 1} : wide_initial_of(s);
}

#endif
