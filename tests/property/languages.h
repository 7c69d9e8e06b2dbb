/*
 * languages: the words that random questions, answers and their labels are made of.
 *
 * Sentences are patterns: each '@' stands for a thing, such as "river". What is asked ends like a question of its
 * language, what is said never does, so that a careful reader can always tell the two apart.
 */
#ifndef GRILL_TESTS_PROPERTY_LANGUAGES_H
#define GRILL_TESTS_PROPERTY_LANGUAGES_H

#include <stdbool.h>
#include <stddef.h>

enum { LANGUAGE_COUNT = 13, THINGS = 16, TITLES = 10, ASKS = 6, ORDERS = 2, NAMES = 5, SAYINGS = 7, PLAIN_SAYINGS = 4 };

struct language {
    const char *code;
    bool wide;            /* full-width punctuation, no blanks between words */
    bool cased;           /* has capital letters */
    const char *question; /* labels */
    const char *answer;   /* … */
    const char *short_question;
    const char *short_answer;
    const char *explanation;
    const char *right_answer;
    const char *key;        /* title of the list of right answers */
    const char *show;       /* on a fold that hides an answer */
    const char *questions;  /* headers of tables */
    const char *term;       /* … */
    const char *meaning;    /* … */
    const char *collection; /* title of a document of questions */
    const char *contents;   /* titles of what is no topic */
    const char *references; /* … */
    const char *things[THINGS];
    const char *titles[TITLES]; /* of topics */
    const char *asks[ASKS];
    const char *orders[ORDERS];   /* questions without a question mark */
    const char *names[NAMES];     /* what is to be explained, by its name, and beginnings to be completed */
    const char *sayings[SAYINGS]; /* the first ones begin with no word that questions begin with, too */
};

extern const struct language vocabularies[LANGUAGE_COUNT];

#endif
