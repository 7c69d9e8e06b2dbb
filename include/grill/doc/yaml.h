/*
 * yaml: the door to libyaml: values with their places, read from events, never from libyaml's own document tree.
 *
 * Scalars stay text: "no", "1:30" and "0o17" are answers, not a boolean, a time and a number; typed keys use yaml_bool
 * and str_number. Anchors and aliases are followed with a budget, depth is limited to 64, duplicate keys are reported.
 */
#ifndef GRILL_DOC_YAML_H
#define GRILL_DOC_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_value {
    enum yaml_kind kind;
    bool plain;    /* SCALAR: written without quotes or block marks */
    bool cut;      /* a syntax error cut it off, or may have done so: it was the last that was read */
    unsigned line; /* from 1, counted in the file */
    unsigned last_line;
    unsigned col;      /* in characters, from 1 */
    unsigned key_line; /* when it stands in a map: where its key does */
    unsigned key_col;
    str key;                            /* and the key itself */
    str text;                           /* SCALAR */
    struct yaml_value *first;           /* LIST, MAP: the first entry */
    struct yaml_value *next;            /* the next entry of the same list or map, or the next document */
    size_t count;                       /* LIST, MAP: number of entries */
    const struct yaml_meaning *meaning; /* of the key, to whoever reads the values, and defines it; NULL at first */
};

/* Reads all documents of a YAML text; returns the first (NULL when there is none) in `*value`. `first_line` is the
 * number of the text's first line in `file`. Returns false after a syntax error, which is reported with line and
 * column; what was read before it is kept, and what it cut off is flagged. */
bool yaml_read(struct arena *arena, str text, str file, unsigned first_line, struct diags *diags,
               struct yaml_value **value);

/* The entry of a map with that key (ASCII case aside), or NULL. */
const struct yaml_value *yaml_find(const struct yaml_value *map, const char *key);
/* true, yes, on / false, no, off in any case; returns false when it is neither. */
bool yaml_bool(const struct yaml_value *value, bool *out);
/* Appends a value of one line in quotes that let any sign stand in it. */
void yaml_add_quoted(struct buf *out, str value);

#endif
