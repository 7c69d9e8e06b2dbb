/*
 * render_int: the one state that all renderers share, and the driver's services: text that remembers its looks (flow),
 * and lines with prefixes (layout).
 *
 * A renderer fills a flow with plain, safe text while spans beside it note which roles each stretch plays; layout then
 * wraps the plain text and writes escapes between the pieces. Widths are therefore always counted on what is seen.
 * Block containers push frames: each contributes its mark to the beginning of the lines inside it. An empty line is
 * only asked for; it is written when another line follows.
 */
#ifndef GRILL_DOC_RENDER_INT_H
#define GRILL_DOC_RENDER_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "grill/doc/node.h"
#include "grill/doc/render.h"
#include "theme_int.h"

/* From `start` to the next span's start the text plays these roles. */
struct span {
    size_t start;
    uint32_t roles;
    uint32_t link; /* index + 1 into the renderer's hyperlinks, or 0 */
};

struct flow {
    struct buf text; /* safe; '\n' where a line must end */
    struct span *spans;
    size_t count;
    size_t cap;
};

struct frame {
    char mark[24];
    unsigned width; /* cells that the lines inside are moved to the right */
    enum role role;
    bool every; /* the mark stands on every line, not just on the first */
    bool fresh; /* no line has been written yet */
    bool hangs; /* the first line is not moved */
};

struct list_level {
    long number;         /* of the next item */
    unsigned mark_width; /* cells for the widest number, its full stop and a blank */
    bool ordered;
    char sign; /* Markdown: the bullet, or what follows the number */
};

/* An element of the document's own HTML that is open. */
struct open_tag {
    const char *name;
    const struct node *parent; /* of the node that opened it */
};

struct table;
struct render;

/* What a format does with a kind of node. `enter` returns whether the children are to be visited; `leave` is called in
 * any case. Either may be NULL. */
struct handler {
    bool (*enter)(struct render *r, const struct node *node);
    void (*leave)(struct render *r, const struct node *node);
};

struct render {
    struct buf *out;
    size_t start; /* length of `out` at the beginning */
    const struct render_options *options;
    const struct handler *handlers;
    unsigned width; /* 0: lines are not wrapped */
    unsigned indent;
    bool colour;
    bool hyperlinks;
    struct arena arena; /* what lives as long as the rendering */

    struct flow flow;
    unsigned role_depth[ROLE_COUNT]; /* how many open nodes ask for each role */
    uint32_t roles;                  /* those asked for */
    uint32_t html_roles;             /* those that HTML tags ask for, up to the end of the block */
    uint32_t link;                   /* the hyperlink that is open, or 0 */
    const struct node *link_node;    /* the node that opened it */
    bool flow_is_mark;               /* the flow holds nothing but a list mark that found no room in the margin */
    char script;                     /* '^' or '_': the next text is raised or lowered */
    bool soft;                       /* the flow ends with a blank that stands for a line end */

    str *links; /* hyperlinks, percent-encoded */
    size_t link_count;
    size_t link_cap;
    struct map references; /* address -> its number, as a pointer */

    struct frame *frames;
    size_t frame_count;
    size_t frame_cap;
    size_t frames_left_out; /* pushed when there was no room any more */
    unsigned margin;        /* cells of all frames and the indent */

    struct list_level *lists;
    size_t list_count;
    size_t list_cap;

    bool blank;         /* an empty line is asked for */
    size_t blank_depth; /* inside of how many frames */

    struct table *table;           /* the table whose cells are being read, or NULL */
    const struct node *table_node; /* its node */

    size_t link_depth; /* HTML and Markdown: how many links and images are open */

    /* Markdown */
    const struct node *last_list; /* the list that ended last, */
    char last_sign;               /* and its sign: a list right after it needs another one */
    bool one_line;                /* line ends become blanks */
    bool in_cell;
    size_t inlines_at; /* where the inlines begin in the flow; the next ones are places in it, too, or SIZE_MAX */
    size_t opened_at;  /* behind the signs that opened an emphasis */
    size_t closed_at;  /* behind those that closed one, */
    char closed_sign;  /* which were these */
    bool closed_tight; /* and a letter may follow them */
    size_t hard_at;    /* behind a hard break */
    char *signs;       /* of the emphases that are open */
    size_t sign_count;
    size_t sign_cap;

    /* JSON */
    size_t depth; /* how many nodes are open */

    /* HTML */
    struct open_tag *tags;
    size_t tag_count;
    size_t tag_cap;
};

extern const struct handler render_term_handlers[NODE_KIND_COUNT];
extern const struct handler render_markdown_handlers[NODE_KIND_COUNT];
extern const struct handler render_html_handlers[NODE_KIND_COUNT];
extern const struct handler render_json_handlers[NODE_KIND_COUNT];

/* flow.c */

/* Adds text made safe, its white space turned into blanks, in the roles that are on. */
void flow_text(struct render *r, str text);
/* The same with one blank for several: they are no more than one to the reader. */
void flow_words(struct render *r, str text);
/* Adds text that is safe already, or one line end. */
void flow_add(struct render *r, str text);
void flow_break(struct render *r);
/* A line end of the source: a blank, but not between two characters of a script that has none. */
void flow_soft_break(struct render *r);
void flow_clear(struct flow *flow);
void flow_release(struct flow *flow);
/* Writes the bytes from `from` to `to` with their escapes; nothing stays switched on. */
void flow_write(struct render *r, size_t from, size_t to, uint32_t more_roles);
void role_on(struct render *r, enum role role);
void role_off(struct render *r, enum role role);
/* Writes a piece of safe text in a role. */
void write_role(struct render *r, enum role role, str text);

/* links.c */

/* Appends an address with what is not allowed in it percent-encoded: nothing in it can end what it stands in. */
void link_add_encoded(struct buf *out, str url);
/* Opens a hyperlink when the terminal takes them, the address may be one and none is open; returns whether it did. */
bool link_open(struct render *r, const struct node *node);
/* Closes the hyperlink that this node opened, if it did. */
void link_close(struct render *r, const struct node *node);
/* The number under which the address will be listed at the end. */
unsigned link_reference(struct render *r, str url);
/* Writes the list of addresses. */
void link_list(struct render *r);

/* layout.c */

/* Cells a line may take inside the frames. */
size_t layout_cells(const struct render *r);
void frame_push(struct render *r, str mark, unsigned width, enum role role, bool every);
/* A frame that moves all lines but the first. */
void frame_push_hanging(struct render *r, unsigned width);
void frame_pop(struct render *r);
void line_begin(struct render *r);
void line_end(struct render *r);
/* Whether the node stands in a list without empty lines between its items. */
bool layout_is_tight(const struct node *node);
/* Asks for an empty line before the next one. */
void layout_blank(struct render *r);
/* Writes the flow as wrapped lines and empties it; returns the width of the widest line. */
size_t layout_flow(struct render *r);
/* Writes the flow line by line, each cut where the width ends; the innermost frame's mark shows where it goes on. */
void layout_code(struct render *r);
/* A line of that character, `cells` long, or as long as it may be when that is 0. */
void layout_rule(struct render *r, enum glyph line, size_t cells);

/* places.c */

/* Notes where the node begins when that is asked for; `root` is the node that is rendered. */
void place_add(struct render *r, const struct node *root, const struct node *node);

/* render_table.c */

/* Begins a table; no blocks inside its cells are shown as blocks until its end. */
void table_begin(struct render *r, const struct node *node);
void table_row(struct render *r);
void table_cell_begin(struct render *r, unsigned align);
void table_cell_end(struct render *r);
/* Lays the table out and writes it. */
void table_end(struct render *r);

#endif
