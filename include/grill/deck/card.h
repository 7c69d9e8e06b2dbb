/*
 * card: a question, an answer, a place in a file and a topic; and the deck, which is one file of them.
 *
 * Question and answer are Markdown without the marks that told them apart (labels, numbers, quotes of the style). Their
 * bytes belong to the deck: views of the file's text where they stand there in one piece, copies in the deck's arena
 * otherwise.
 */
#ifndef GRILL_DECK_CARD_H
#define GRILL_DECK_CARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"

enum card_kind { CARD_QUESTION, CARD_TERM, CARD_CLOZE, CARD_CHOICE, CARD_KIND_COUNT };

/* One heading or section title, cleaned of numbers, rules and decoration. The root has no title. */
struct topic {
    str title;
    struct topic *parent; /* NULL for the deck's root */
    struct topic *first;
    struct topic *last;
    struct topic *next;
    unsigned line;
};

struct card {
    str id;                    /* 12 letters and digits, or the author's own {#id} */
    str question;              /* Markdown */
    str answer;                /* Markdown; empty when the file gives none */
    const struct topic *topic; /* never NULL; the root when no heading stands above */
    const struct deck *deck;
    const str *tags;
    const str *options;     /* CHOICE: in the order of the file, Markdown */
    const uint8_t *correct; /* CHOICE: one flag an option */
    const str *accept;      /* further right answers, given by the author */
    uint16_t tag_count;
    uint16_t option_count;
    uint16_t accept_count;
    uint8_t kind;       /* enum card_kind */
    bool pinned;        /* the author gave the id */
    uint32_t line;      /* first line of the question in the file, from 1 */
    uint32_t last_line; /* last line of the answer */
    uint32_t group;     /* cards of one cloze text share a number above 0: siblings */
};

/* Cheat-sheet material that is no card but belongs to a topic: key lists, tables, code blocks, remarks. */
struct passage {
    str text; /* Markdown */
    const struct topic *topic;
    uint32_t line;
    uint32_t last_line;
};

struct deck {
    str path;  /* as the user named it; "-" for standard input */
    str title; /* front matter, or the first heading, or the file's name */
    str text;  /* the decoded file */
    const str *tags;
    size_t tag_count;
    struct topic *root;
    struct card *cards; /* in the order of the file */
    size_t card_count;
    struct passage *passages; /* in the order of the file */
    size_t passage_count;
    struct arena *arena;
};

/* What a line of the file was taken for, and why: for explanations. */
enum claim_what {
    CLAIM_BLANK,
    CLAIM_META,     /* front matter */
    CLAIM_TOPIC,    /* a heading or section title */
    CLAIM_QUESTION, /* question text */
    CLAIM_ANSWER,   /* answer, options, explanation */
    CLAIM_PASSAGE,  /* cheat-sheet material of its topic */
    CLAIM_KEY,      /* tells the answers of questions elsewhere */
    CLAIM_NOISE,    /* rules, badges, contents, back links, chatter: left out */
    CLAIM_COUNT
};

struct claim {
    enum claim_what what;
    const char *style;  /* name of the question style, or "" */
    const char *reason; /* one phrase, "" when there is nothing to say */
};

/* "blank", "meta", "topic", "question", "answer", "passage", "noise". */
const char *claim_name(enum claim_what what);

/* "question", "term", "cloze", "choice". */
const char *card_kind_name(enum card_kind kind);
/* The titles from the outermost topic (the root left out) inwards, in the arena; returns how many there are. */
size_t topic_path(const struct topic *topic, const str **path, struct arena *arena);
/* "Outer › Inner", or with `ascii` "Outer > Inner". */
void topic_format(struct buf *out, const struct topic *topic, bool ascii);

#endif
