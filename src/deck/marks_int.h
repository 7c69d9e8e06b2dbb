/*
 * marks: what is known of a line that could begin a question or a topic, and what it has become.
 */
#ifndef GRILL_DECK_MARKS_INT_H
#define GRILL_DECK_MARKS_INT_H

#include <stdbool.h>
#include <stdint.h>

enum role { ROLE_NONE, ROLE_QUESTION, ROLE_TOPIC };

enum mark_flag {
    MARK_BOLD = 1,         /* emphasised as a whole, or at its beginning */
    MARK_PART = 2,         /* emphasis or quotes end before the line does */
    MARK_QUOTED = 4,       /* inside quotation marks */
    MARK_LABEL = 8,        /* carries a question label */
    MARK_WEAK = 16,        /* the label is doubtful */
    MARK_BODY = 32,        /* something stands between it and the next mark of its depth */
    MARK_GAP = 64,         /* a blank line, a rule or the file's start before it */
    MARK_TIGHT = 128,      /* no blank after the number */
    MARK_ANSWER = 256,     /* an answer label follows before the next mark of its depth */
    MARK_INNER = 512,      /* of a numbered list inside another item's text */
    MARK_ALONE = 1024,     /* label or number without a text on its line */
    MARK_TABLE = 2048,     /* a table that is a deck stands right under it */
    MARK_STATEMENT = 4096, /* HEADING: what stands under it is the question */
    MARK_TASK = 8192,      /* behind a check box */
    MARK_PAIR = 16384,     /* a paragraph of two lines, the second a short answer */
    MARK_CASE = 32768      /* HEADING: a deeper one that is only a question label asks about what stands under it */
};

struct mark {
    uint32_t line;
    int32_t number; /* -1 when there is none */
    int32_t major;
    uint16_t flags;
    uint8_t style; /* index into styles[] */
    uint8_t depth; /* list depth; headings: 0 */
    uint8_t rank;  /* headings and titles */
    uint8_t form;  /* enum number_form */
    uint8_t like;  /* enum likeness */
    uint8_t role;  /* enum role */
    bool folded;   /* inside a fold that is an answer, or asked again and again */
    bool refrain;  /* HEADING: the same is asked under the heading before or after it */
    bool listed;   /* HEADING: a link of the contents says the same */
    bool joins;    /* LINE: a question word without a question mark: it asks only where others do */
    bool ends;     /* its text ends where something stands at the margin behind a gap */
    const char *reason;
};

#endif
