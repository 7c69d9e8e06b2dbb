/*
 * ranks: what the headings of each level are like, and which levels ask.
 */
#ifndef GRILL_DECK_RANKS_INT_H
#define GRILL_DECK_RANKS_INT_H

#include "reading_int.h"

/* The headings of one level that stand in no fold. */
struct rank_stats {
    unsigned count;
    unsigned likes;
    unsigned labels;
    unsigned letters;    /* numbered labels of one letter, "D4" */
    unsigned answers;    /* followed by one answer label */
    unsigned bodies;     /* followed by text, not by another heading */
    unsigned parted;     /* followed by a deeper heading */
    unsigned unanswered; /* sounding like questions, followed by another heading */
    unsigned statements; /* followed by a text that asks */
    unsigned lists;      /* over nothing but a list whose items ask */
    unsigned tables;     /* with a table right below */
    unsigned titles;     /* right over a deeper heading with a question label */
    unsigned singles;    /* over just one paragraph or piece of code, no version and no date */
    unsigned listed;     /* to which the contents link */
    unsigned items;      /* that stand in lists */
    unsigned numbered;
    unsigned outlined;     /* … in parts, "1.1" */
    unsigned number_likes; /* numbered and sounding like questions */
    unsigned ordered;
    unsigned repeated; /* that say the same as one before */
    unsigned refrains; /* … and sound like questions, without a question mark or label */
    int32_t last_number;
    uint32_t first_numbered; /* lines of the first one with a number */
    uint32_t last_numbered;  /* … and of the last one */
    unsigned inner;          /* below a question that has a text of its own: questions that have one, too */
    uint32_t introduced;     /* line of the first number behind those of an introduction, or 0 */
    bool asks;               /* its headings are questions */
    bool terms;              /* … although they do not sound like it */
    bool under;              /* … because what stands under them asks */
};

/* "3. Tides", but not "3.1": its number may be one of a count. */
static inline bool is_numbered_heading(const struct mark *mark)
{
    return mark->style == STYLE_HEADING && !mark->folded && mark->number >= 0 && mark->form != NUMBER_PARTS;
}

enum { LABELS = 3 /* so many question labels mean that the questions have them */ };

struct headings {
    struct rank_stats ranks[RANK_COUNT];
    unsigned other_likes; /* marks that are no headings and have a question mark or label */
    unsigned other_asks;  /* … at the margin that sound like questions, or are cards without doubt */
    unsigned terms;       /* numbers at the margin that begin in bold */
    unsigned answered;    /* numbers at the margin with an answer label of their own */
    unsigned parts;       /* headings that are labels of an answer or the like */
    unsigned across;      /* numbers that go on counting below a heading */
    unsigned lists;       /* headings with numbers below */
};

/* Counts the headings and finds the levels that ask. */
struct headings count_headings(const struct reader *reader);
/* Whether a deeper heading with a question label stands right below a heading. */
bool stands_over_labelled(const struct reader *reader, const struct mark *mark);
/* "D4. Why?": a label of one letter with a number right behind it. */
bool has_letter_label(const struct reader *reader, const struct mark *mark);
/* Whether labels say which of the file's headings are questions. */
bool are_labelled(const struct headings *headings);
/* Whether the table of contents names the headings of a level that asks: then these are the questions. */
bool is_contents_rank(const struct rank_stats *rank);
/* Whether a heading is a label of an answer, an explanation, a hint or the options. */
bool is_answer_part(const struct reader *reader, const struct mark *mark);
/* "How to use this list": whether a heading without a number is about the file. */
bool is_about_file(const struct reader *reader, const struct mark *mark);
/* Whether nothing at all stands under a heading: as a topic it would be of no use. */
bool is_bare(const struct reader *reader, const struct mark *mark);
/* Whether all text of a heading stands below deeper ones: right below it stands one that is a part, or has nothing
 * below itself and is text set as a heading. */
bool has_text_in_headings(const struct reader *reader, const struct headings *headings, size_t index);

/* ---- heading_slips.c ---- */

/* Gives headings whose level is a slip the rank they were meant to have, and those that count below the questions of
 * their level a deeper one. */
void level_headings(struct reader *reader);

/* ---- heading_counts.c ---- */

/* The next heading behind a mark, or NULL. */
struct mark *next_heading(const struct reader *reader, const struct mark *mark);
/* Gives headings that count below the questions of their level a deeper rank. */
void sink_counts(struct reader *reader);
/* The line where the numbers of a rank begin anew as questions, behind a first count in which nothing asks; or 0. */
uint32_t end_of_introduction(const struct reader *reader, unsigned rank);

/* ---- heading_rules.c ---- */

/* The heading's text without what dresses it. */
str mark_title(const struct reader *reader, const struct mark *mark);
/* The first heading, of rank `level`, when it stands alone at the top, is the file's title whatever it says. */
bool is_file_title(const struct headings *headings, unsigned level);
/* Whether all that stands below a heading without a question mark are numbers, `tenths` of ten of them asking and
 * nearly all over a text and most no statements in whole sentences, and no heading below answers them. */
bool holds_answered_list(const struct reader *reader, const struct mark *mark, unsigned tenths);
/* Whether nothing but a list stands below a heading without a question mark, and most of its items, which have no texts
 * of their own, ask. */
bool holds_asking_list(const struct reader *reader, const struct mark *mark);
/* Whether a heading that asks nothing is a link over nothing, or stands over nothing but links: "Other collections", or
 * a part of the contents. */
bool leads_elsewhere(const struct reader *reader, const struct mark *mark);
/* Whether a heading would be a question if its rank were `level`. */
bool heading_asks(const struct reader *reader, const struct headings *headings, const struct mark *mark,
                  unsigned level);

#endif
