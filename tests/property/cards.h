/*
 * cards: random cards, as they should come back from a document that was written of them.
 *
 * Everything random is drawn from seeded generators: the same seed makes the same cards on every machine. Each card
 * carries a seed of its own for what its writer decides, so that leaving one out changes no other.
 */
#ifndef GRILL_TESTS_PROPERTY_CARDS_H
#define GRILL_TESTS_PROPERTY_CARDS_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/random.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"
#include "languages.h"

/* What answers are built of. */
enum piece_kind {
    PIECE_TEXT,
    PIECE_LIST,
    PIECE_STEPS, /* a list numbered from 1 */
    PIECE_FENCE, /* its lines look like questions, headings and labels */
    PIECE_TABLE,
    PIECE_MATH,
    PIECE_QUOTE,
    PIECE_IMAGE,
    PIECE_LEAD,    /* a paragraph that begins bold */
    PIECE_TITLE,   /* a bold line over a paragraph */
    PIECE_HEADING, /* a heading deeper than the question's, over a paragraph */
    PIECE_PARTS,   /* numbered headings, each over a text, and deeper ones below them */
    PIECE_WHY,     /* a heading deeper than the question's that has a question mark, over a paragraph */
    PIECE_COUNTED, /* a numbered list that a paragraph interrupts, its numbers going on */
    PIECE_NESTED,  /* a list with lists, paragraphs and code in its items */
    PIECE_TERMS,   /* bullets that only name things */
    PIECE_KEYCAPS, /* steps that are numbered with pictures of keys */
    PIECE_WONDER,  /* a paragraph with a question inside */
    PIECE_REMARK,  /* "Note:", "Example:" */
    PIECE_LINK,    /* alone on its line */
    PIECE_WORD,    /* the whole answer: "True", "42" */
    PIECE_FOLLOW,  /* what may be asked next, at the end of the answer */
    PIECE_KIND_COUNT
};

#define MAY(piece) (1U << (piece))
enum {
    MAY_SIMPLE = MAY(PIECE_TEXT) | MAY(PIECE_LIST) | MAY(PIECE_LEAD) | MAY(PIECE_TERMS) | MAY(PIECE_WORD),
    MAY_RICH = MAY_SIMPLE | MAY(PIECE_STEPS) | MAY(PIECE_FENCE) | MAY(PIECE_TABLE) | MAY(PIECE_MATH) |
               MAY(PIECE_QUOTE) | MAY(PIECE_IMAGE) | MAY(PIECE_NESTED) | MAY(PIECE_KEYCAPS) | MAY(PIECE_WONDER) |
               MAY(PIECE_REMARK) | MAY(PIECE_LINK),
    MAY_LIST = MAY(PIECE_LIST) | MAY(PIECE_STEPS) | MAY(PIECE_COUNTED) | MAY(PIECE_NESTED) | MAY(PIECE_TERMS) |
               MAY(PIECE_KEYCAPS),
    MAY_HEADED = MAY(PIECE_TITLE) | MAY(PIECE_HEADING) | MAY(PIECE_PARTS)
};

/* Stand for the hashes of headings inside of answers, at the beginning of a line. */
enum { SUBHEADING = 2, SUBSUBHEADING };

struct piece {
    enum piece_kind kind;
    str text; /* Markdown at the left margin */
};

enum { ITEM_PIECES = 5, ITEM_TOPICS = 3, ITEM_OPTIONS = 5, ITEM_HOLES = 2 };

struct item {
    uint64_t seed; /* of what its writer decides */
    enum card_kind kind;
    str question;
    str code;  /* a fence that belongs to the question */
    str title; /* for styles that put one over each question */
    struct piece pieces[ITEM_PIECES];
    unsigned piece_count; /* 0: a question without an answer */
    str topics[ITEM_TOPICS];
    unsigned topic_count;
    str options[ITEM_OPTIONS];
    bool right[ITEM_OPTIONS];
    unsigned option_count;
    bool shown; /* the options are code */
    unsigned right_count;
    unsigned first_right;
    str explanation;
    str tags[2];
    unsigned tag_count;
    str hidden[ITEM_HOLES]; /* CLOZE: question is the text with a \1 for each hole; TERM: what is known of it */
    unsigned hidden_count;
    bool mirrored; /* asked in both directions */
};

/* How many of the questions ask. */
enum asking {
    ASK_MOSTLY, /* but for a few orders, all have a question mark */
    ASK_HALF,   /* the others are names, orders or beginnings of sentences: the document says that it holds questions */
    ASK_NEVER   /* the same, all of them */
};

/* What cards a style can write. */
struct recipe {
    enum card_kind kind;
    unsigned pieces; /* of enum piece_kind, as MAY(…) */
    unsigned most;   /* pieces in one answer */
    unsigned empty;  /* how many in a hundred have no answer */
    bool brief;      /* answers of one line */
    bool bare;       /* no markup inside of lines */
    bool titled;
    bool tagged;
    bool coded;       /* some questions have a fence */
    bool unexplained; /* CHOICE: nothing but the right options */
    bool shown;       /* … and options may be code */
    bool terms;       /* questions are single things */
    bool mirrored;    /* some cards are asked in both directions */
    bool marked;      /* the question marks are needed to see where answers begin or end */
    bool named;       /* questions may be names, where the document says that it holds questions */
};

/* `count` cards in topics nested `depth` deep, the same in each of them. */
struct item *make_items(struct arena *arena, struct random *random, const struct language *language,
                        const struct recipe *recipe, enum asking asking, unsigned count, unsigned depth);
/* Whether a question ends with its mark. */
bool is_marked(str question);
/* A sentence that says something, without markup. */
str make_sentence(struct arena *arena, struct random *random, const struct language *language);
/* … that begins with no word that questions begin with. */
str make_plain_sentence(struct arena *arena, struct random *random, const struct language *language);

unsigned pick(struct random *random, unsigned limit);
bool chance(struct random *random, unsigned percent);
#define PICK(random, array) ((array)[pick((random), (unsigned)(sizeof(array) / sizeof((array)[0])))])

#endif
