/*
 * fields: what the parts of a card are called, in many languages: as columns of a table, as keys of YAML and JSON.
 */
#ifndef GRILL_DECK_FIELDS_INT_H
#define GRILL_DECK_FIELDS_INT_H

#include <stddef.h>

enum field {
    FIELD_NONE,
    FIELD_QUESTION,
    FIELD_TERM,
    FIELD_ANSWER,
    FIELD_MEANING,
    FIELD_EXPLANATION,
    FIELD_TOPIC,
    FIELD_COUNT
};

struct words {
    const char *const *items; /* lower case */
    size_t count;
};

/* To teach another language, add its words here, in the singular. */
extern const struct words field_words[FIELD_COUNT];

#endif
