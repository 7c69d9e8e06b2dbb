/*
 * lines: what is known of each line of a file; the reader has them all (reader_int.h).
 */
#ifndef GRILL_DECK_LINES_INT_H
#define GRILL_DECK_LINES_INT_H

#include <stdbool.h>
#include <stdint.h>

enum line_kind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_HEADING,
    LINE_RULE, /* a thematic break, or the underline of a heading */
    LINE_CODE,
    LINE_HTML,
    LINE_COMMENT,
    LINE_TABLE,
    LINE_MATH
};

/* Bytes that nothing of interest can be without: what a line has of them is seen once, and asked about often. */
enum sign {
    SIGN_TAG = 1,        /* < */
    SIGN_STAR = 2,       /* * */
    SIGN_BAR = 4,        /* _ */
    SIGN_BRACKET = 8,    /* [ */
    SIGN_HASH = 16,      /* # */
    SIGN_COLON = 32,     /* : */
    SIGN_SEMICOLON = 64, /* ; */
    SIGN_EQUALS = 128,   /* = */
    SIGN_BRACE = 256,    /* { */
    SIGN_WIDE = 512,     /* a byte beyond ASCII */
    SIGN_DIGIT = 1024,
    SIGN_ANGLE = 2048, /* > */
    SIGN_ROUND = 4096  /* ( */
};

struct line {
    uint32_t block;  /* innermost block that holds the line, or OUTLINE_NONE */
    uint32_t start;  /* where its text begins in the outline's: behind indentation and quote marks */
    uint32_t size;   /* bytes of that text without blanks at its end */
    uint16_t signs;  /* enum sign, of that text */
    uint8_t kind;    /* enum line_kind */
    uint8_t rank;    /* HEADING: see below */
    uint8_t depth;   /* list items that hold the line, by its indentation; one that begins on it not counted */
    uint8_t opens;   /* list items that begin on the line */
    uint8_t noise;   /* enum noise */
    uint8_t label;   /* enum label of its text */
    bool weak : 1;   /* … which is doubtful */
    bool quoted : 1; /* inside a block quote */
    bool fence : 1;  /* CODE: a fence, not indentation */
    bool tags : 1;   /* layout tags are to be taken out of its text */
    bool boxed : 1;  /* a box for layout begins or ends with its text: <p>, <div>, <center>, <font> */
    bool wraps : 1;  /* goes on with the heading above */
    bool leads : 1;  /* first line of a plain text that ends with options or a folded answer, or foretold above */
    bool led : 1;    /* … and a further one */
    uint8_t letter;  /* of an option that it may be, 1 for A; or 0 */
    bool heard : 1;  /* it is known whether it asks, as bullet, plain line or header of a table with questions */
    bool asks : 1;   /* … which it does */
    bool plain : 1;  /* known to begin with no mark of any kind: its shape says nothing */
    bool option : 1; /* one of several options of a multiple choice */
    bool item : 1;   /* … without letter or box */
    bool tight : 1;  /* … without a blank behind its letter */
    bool row : 1;    /* … and others stand beside it on the line */
    bool right : 1;  /* … and the answer names it */
    uint8_t place;   /* … that are numbered: its number, counted from 1 */
};
_Static_assert(sizeof(struct line) == 24, "there are as many as a text has lines");

/* Ranks of headings, smaller ones contain larger ones: four times the level, two more when ruled above and below, and
 * a rank of their own for titles that are no Markdown headings. */
enum {
    RANK_STEP = 4,
    RANK_RULED = 2,
    RANK_TITLE = 26,
    RANK_NUMBERED_TITLE = 28,
    RANK_STEM = 29, /* items over questions, one more for each depth */
    RANK_COUNT = 32
};

enum noise {
    NOISE_NONE,
    NOISE_CONTENTS,
    NOISE_BADGE,
    NOISE_BACK_LINK,
    NOISE_COMMENT,
    NOISE_SCHEDULE,
    NOISE_FILE_NAME,
    NOISE_CHATTER,
    NOISE_APPARATUS,
    NOISE_TAG,
    NOISE_KEY,
    NOISE_COUNTER,
    NOISE_COUNT
};

#endif
