/*
 * reading: the steps of deciding which marks are questions and which are topics.
 */
#ifndef GRILL_DECK_READING_INT_H
#define GRILL_DECK_READING_INT_H

#include "styles_int.h"

/* A question word, a question mark or a label. */
static inline bool sounds_asked(const struct mark *mark)
{
    return mark->like >= LIKE_WORD || (mark->flags & MARK_LABEL);
}

/* ---- headings.c ---- */

/* Decides every heading of the file that stands in no fold. Those of the rank `chosen` are questions whatever they say;
 * with 0 only those that sound like it. */
void decide_headings(struct reader *reader, unsigned chosen);

/* ---- ranks.c ---- */

/* When all marks are decided: the rank whose headings explain the file better than the questions found so far, because
 * there are many more of them, each over a text, and some ask or the file says that it holds questions; or 0. */
unsigned headings_instead(struct reader *reader);

/* ---- lone_block.c ---- */

/* Whether just one paragraph or piece of code stands between a heading that neither counts nor dates and the next one.
 */
bool stands_over_one_block(const struct reader *reader, const struct mark *mark);

/* ---- hint.c ---- */

/* Whether a text says that the file holds questions or cards. */
bool title_hints(str text);
/* Whether the file's name or its first heading says that it holds questions or cards, and it does not describe a
 * program for them. */
bool reader_is_hinted(const struct reader *reader);

/* ---- loose_titles.c ---- */

/* Decides titles that are no headings, after the headings. */
void decide_titles(struct reader *reader);

/* ---- numbering.c ---- */

/* Numbered marks that belong to a list inside the text of another number get MARK_INNER: the outer count goes on after
 * them, or they look different. `indices` are the marks of one depth in one section. */
void find_inner(struct reader *reader, const size_t *indices, size_t count);
/* How often the numbers at the margin go on counting below a heading: then the headings part them. `*lists` is the
 * number of headings with numbers below. */
unsigned numbers_across(const struct reader *reader, unsigned *lists);
/* Lines with the numbers that are missing between those of the heading that is mark `heading` and of the next one, mark
 * `end`, lost what made headings of them, unless such numbers are among those of a list. */
void take_numbers_between(struct reader *reader, size_t heading, size_t end);
/* Numbered lines that go on counting where the numbers of the headings end are questions, too, when they ask or look
 * like headings. */
void take_numbers_after(struct reader *reader, size_t heading, size_t end);

/* ---- item_headings.c ---- */

/* Decides the topics among the questions of a list, and in their answers. */
void decide_item_headings(struct reader *reader);
/* Makes questions of the items up to mark `end` that stand beside the heading, which is mark `heading`. */
void take_items_beside(struct reader *reader, size_t heading, size_t end);

/* ---- groups.c ---- */

/* The marks between two topics. */
struct section {
    size_t first;
    size_t end;
};

enum { DEPTHS = 8, LOOKS = 4 /* bold or not; with a check box, bold lines with a number, or without */ };

struct groups {
    unsigned depths; /* the items of so many depths are set: most sections have one, and there are many sections */
    struct group items[DEPTHS][STYLE_COUNT][LOOKS];
};

/* The group a mark belongs to. */
struct group *group_of(struct groups *groups, const struct mark *mark);
/* The same among groups that are only looked at. */
const struct group *group_in_file(const struct groups *all, const struct mark *mark);
/* Adds a mark to its group. */
void count_mark(struct groups *groups, const struct mark *mark);
/* Whether nothing speaks against a mark's being a question. */
bool can_ask(const struct mark *mark);
/* A doubtful label is one when the answer has a label, too. */
bool is_labelled(const struct mark *mark);
/* Gathers the marks of the whole file that may ask. */
void count_all(const struct reader *reader, struct groups *all);
/* Gathers the marks of a section that may ask. */
void count_section(const struct reader *reader, const struct section *section, struct groups *groups);

/* ---- under_heading.c ---- */

/* What question labels below headings that ask mean in the file. */
struct label_habit {
    bool usual;      /* they follow often enough to be more than a word of the answer: under one in ten at least */
    uint32_t titles; /* bit set: ranks of which most headings right over a single label are its title */
};

struct label_habit labels_under_headings(const struct reader *reader);
/* Whether a heading stands right over many marks of one style that ask, each with a text unless the heading says
 * questions, and asks nothing itself or they are folds: the group is set. */
bool heads_section(const struct reader *reader, const struct section *section, struct groups *groups,
                   const struct group **group);
/* Below a heading that asks, only a question label of its own makes another question; the heading is its title then,
 * unless it is answered first. A few labels count only when they are usual in the file. */
void decide_under_question(struct reader *reader, size_t heading, size_t end, const struct label_habit *habit);
/* Where the heading has a labelled answer, numbers up to mark `end` are questions when several have one, too, and most
 * of them ask or are answered so. */
void take_answered_numbers(struct reader *reader, size_t heading, size_t end);
/* Behind the last heading that asks, which is mark `heading`: numbers up to mark `end` below a rule and a title, nearly
 * all with a question mark and without a text, are no answer but a list of questions. */
void take_appendix(struct reader *reader, size_t heading, size_t end);

/* ---- habits.c ---- */

/* Whether options stand right below the mark `index`, or below its code; where it is only a number, or when their
 * answer's label follows them, or nothing follows those of a number, anywhere above the next mark that is decided. */
bool holds_options(const struct reader *reader, size_t index);
/* Notes in the reader whether most questions are followed by options or an arrow, have an answer label, or nothing
 * below them; returns how many there are. */
unsigned count_habits(struct reader *reader);

/* ---- roles.c ---- */

/* Makes questions of the chosen group, and of what goes with it. */
void take_group(struct reader *reader, const struct section *section, struct groups *groups,
                const struct group *chosen);

/* ---- forced.c ---- */

/* Makes questions of the marks of the styles that the front matter names; headings, if it names them, are decided. */
void decide_forced(struct reader *reader);
/* The styles of the notations that leave no doubt, as a bit set, when several notes of the file stand in frames:
 * nothing else asks then. 0 for other files. */
unsigned styles_of_notes(const struct reader *reader);

/* ---- reading.c ---- */

/* "Contributing", "Final tips": whether a heading says that what it heads is about the file, or ends it. */
bool titles_remarks(const struct reader *reader, const struct mark *mark);

/* ---- fallback.c ---- */

/* Takes what the file as a whole says are its questions, where nothing else is one. */
void take_fallback(struct reader *reader);

/* ---- asides.c ---- */

/* Takes lists back that a text introduces, where the file's questions have answers and theirs have none. */
void drop_asides(struct reader *reader);

/* ---- heading_answers.c ---- */

/* Takes back topics that are parts of the answer to the labelled question above them. */
void decide_headings_between(struct reader *reader);
/* Takes back topics that are parts of the answer to the question right above them. */
void decide_heading_answers(struct reader *reader);

/* ---- promised.c ---- */

/* Makes questions of headings that count below a title which says that they are, when all sections are decided. */
void decide_promised(struct reader *reader);

/* ---- leaf_titles.c ---- */

/* Takes chapters over a text of their own for cards where those beside them hold titles that are cards. */
void decide_leaf_titles(struct reader *reader);

/* ---- banners.c ---- */

/* Makes topics of lines over questions that are no headings, when all of the file's `questions` are known. */
void decide_banners(struct reader *reader, size_t questions);

/* ---- list_end.c ---- */

/* Marks the last items of lists whose text ends behind a gap, and makes questions of lines that ask on there. */
void decide_list_ends(struct reader *reader);

/* ---- closing.c ---- */

/* Leaves out what is said behind the last of the rules that part the questions. */
void decide_closing(struct reader *reader);

/* ---- settle.c ---- */

/* Decides the sections that gave no questions, when all others are decided; `all` are the groups of the file. */
void settle_sections(struct reader *reader, const struct section *sections, size_t count, const struct groups *all);

#endif
