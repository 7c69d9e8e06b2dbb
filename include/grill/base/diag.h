/*
 * diag: what is remarkable about the input, collected while it is read: repaired, doubtful or wrong.
 *
 * A diagnostic is a value, not a message on the screen: it is gathered in a list and never stops the reading. The
 * command line decides what to show and what the exit status is.
 *
 * To add one: 1. a member of enum diag_code, 2. a row of the table in diag.c, 3. a test that provokes it.
 */
#ifndef GRILL_BASE_DIAG_H
#define GRILL_BASE_DIAG_H

#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/str.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

enum diag_code {
    DIAG_UNREADABLE,     /* error: a file cannot be opened or read */
    DIAG_BINARY,         /* error: not text at all */
    DIAG_TOO_LARGE,      /* error: beyond the limit on size, nesting or line length */
    DIAG_YAML_SYNTAX,    /* error: libyaml refused it */
    DIAG_TOML_SYNTAX,    /* warning: a line that is no TOML, or a list that is never closed */
    DIAG_YAML_SHAPE,     /* warning: well-formed, but not a deck: unknown keys, wrong kinds */
    DIAG_FRONT_MATTER,   /* warning: front matter that does not parse or has unknown values */
    DIAG_NO_CARDS,       /* warning: nothing in it looks like a question */
    DIAG_NO_ANSWER,      /* warning: a question without an answer */
    DIAG_EMPTY_QUESTION, /* warning: an answer or mark without a question */
    DIAG_DUPLICATE,      /* warning: the same question twice */
    DIAG_DUPLICATE_ID,   /* error: the same explicit id twice */
    DIAG_LEAK,           /* warning: the answer already stands in the question */
    DIAG_TABLE,          /* warning: a table whose rows do not fit its header */
    DIAG_QUOTE,          /* warning: a quotation mark in TOML, CSV or TSV that is never closed */
    DIAG_FENCE,          /* warning: a code fence that is never closed */
    DIAG_FOLD,           /* warning: a <details> that is never closed */
    DIAG_IMAGE,          /* warning: an image file that does not exist */
    DIAG_ENCODING,       /* note: converted from UTF-16, Windows-1252 and the like */
    DIAG_MOJIBAKE,       /* note: doubly encoded text was repaired */
    DIAG_BAD_BYTES,      /* warning: bytes that are no text became U+FFFD */
    DIAG_CONTROL,        /* note: control or bidirectional characters in the text */
    DIAG_CHOICE,         /* warning: a multiple-choice question without a right option, or with one option */
    DIAG_DOUBTFUL_STYLE, /* warning: much that looks like questions was not read as such */
    DIAG_LEFT_OUT,       /* warning: a part of a folder that cannot be read */
    DIAG_SKIPPED,        /* note: a file, a folder or a half-read card that was passed over, and why */
    DIAG_CODE_COUNT
};

struct diag {
    enum diag_code code;
    enum severity severity;
    str file;      /* as the user named it, or "" */
    unsigned line; /* from 1; 0 when the whole file is meant */
    unsigned col;  /* in characters from 1; 0 when the whole line is meant */
    str text;      /* one sentence without a full stop, lower case */
};

struct diags {
    struct arena *arena; /* owns the texts */
    struct diag *items;  /* on the heap */
    size_t count;
    size_t cap;
};

void diags_init(struct diags *diags, struct arena *arena);
void diags_release(struct diags *diags);
/* Adds one with the severity of its code. The text is copied, the file name is not. */
void diags_add(struct diags *diags, enum diag_code code, str file, unsigned line, unsigned col, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Adds those of another list, whose texts must live as long. */
void diags_append(struct diags *diags, const struct diags *more);
/* Leaves out what is less severe; returns how many that are. */
size_t diags_keep(struct diags *diags, enum severity least);
/* Sorts by file, line, column, in that order, keeping the order of equal ones. */
void diags_sort(struct diags *diags);
/* The worst severity present, or -1 when the list is empty. */
int diags_worst(const struct diags *diags);

/* Appends where it is: "file:line:col: ", without what is not known. */
void diag_add_place(struct buf *out, const struct diag *diag);
/* "no-answer", "mojibake", …: stable names, shown in brackets and in JSON. */
const char *diag_code_name(enum diag_code code);
/* "note", "warning", "error". */
const char *severity_name(enum severity severity);

#endif
