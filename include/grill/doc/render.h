/*
 * render: a document tree as text for a terminal, a pipe, or a file.
 *
 * Each format is a table of what to do on entering and leaving each kind of node; one driver does prefixes, blank
 * lines, wrapping and columns for all. To add a format: 1. a table in a file of its own, 2. a row in render.c, 3.
 * goldens.
 */
#ifndef GRILL_DOC_RENDER_H
#define GRILL_DOC_RENDER_H

#include <stdbool.h>

#include "grill/base/buf.h"
#include "grill/doc/node.h"

enum render_format {
    RENDER_TERM,     /* colours and hyperlinks as the options say */
    RENDER_TEXT,     /* the same layout, no escapes */
    RENDER_MARKDOWN, /* text that parses to the same tree; lines are not wrapped */
    RENDER_HTML,     /* a fragment that fetches nothing; width and looks do not matter */
    RENDER_JSON,     /* the tree, one line */
    RENDER_FORMAT_COUNT
};

/* Looks for a dark background, for a light one, and with bold, italics and underlining only. */
enum render_theme { THEME_DARK, THEME_LIGHT, THEME_NONE, THEME_COUNT };

/* Where a block begins: offset in what was appended. For columns and pages. */
struct render_place {
    size_t at;
    const struct node *node; /* a child of the document, an item of such a list, or the document for what follows all */
};

struct render_places {
    struct render_place *items; /* in order, on the heap */
    size_t count;
    size_t cap;
};

struct render_options {
    unsigned width;  /* cells a line may take, at least 20; 0: do not wrap */
    unsigned indent; /* blanks before every line, counted in the width */
    bool ascii;      /* draw with ASCII only: "*" for bullets, "+--" for tables */
    bool colour;     /* RENDER_TERM: the 16 colours of the terminal */
    bool hyperlinks; /* RENDER_TERM: OSC 8; otherwise links get numbers that are listed at the end */
    bool reveal;     /* not RENDER_JSON, which shows all: show what cloze holes hide; otherwise "[…]" stands for it */
    bool compact;    /* RENDER_TERM, RENDER_TEXT: headings take one line, with no empty line after them */
    enum render_theme theme;      /* RENDER_TERM with colour */
    struct render_places *places; /* NULL, or what receives the places; render_places_release frees it */
};

/* Appends the document. RENDER_TERM and RENDER_TEXT: each line ended by a line feed and without trailing blanks.
 * Control characters of the text are made visible. The last block is not followed by an empty line. */
void render(struct buf *out, const struct node *document, enum render_format format,
            const struct render_options *options);
void render_places_release(struct render_places *places);
/* Appends `text` with what HTML gives a meaning escaped, fit for content and for quoted attributes. */
void html_escape(struct buf *out, str text);
/* Parses Markdown and renders it, with scratch memory of its own. */
void render_markdown(struct buf *out, str markdown, enum render_format format, const struct render_options *options);

/* What grill itself says in colour: prompts, verdicts, headings. */
enum look { LOOK_PLAIN, LOOK_TITLE, LOOK_DIM, LOOK_GOOD, LOOK_BAD, LOOK_ACCENT, LOOK_CODE, LOOK_COUNT };
/* Appends `text`, made safe, in that look, which ends with each line; without colour just the text. */
void render_look(struct buf *out, enum look look, str text, const struct render_options *options);

#endif
