/*
 * fields: what the parts of a card are called, in many languages: as columns of a table, as keys of YAML and JSON.
 */
#ifndef GRILL_DECK_FIELDS_INT_H
#define GRILL_DECK_FIELDS_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

enum field {
    FIELD_NONE,
    FIELD_QUESTION,
    FIELD_FRONT, /* a question, as the face of a card */
    FIELD_TERM,
    FIELD_ANSWER,
    FIELD_BACK,
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

/* "correct", in many languages and forms: a word of names such as "respuestaCorrecta" and "richtige_antwort". */
bool word_means_right(str word);
/* Whether one of a name's words does. */
bool name_means_right(str name);
/* Cuts the first word off a name: at a blank, a dash or an underscore, or before a capital letter behind a small one.
 */
str name_cut_word(str *name);
/* Whether the sign parts the words of a name. */
bool name_parts_words(char sign);

#endif
