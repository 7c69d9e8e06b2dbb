/*
 * styles: the ways of writing questions, one file each, gathered in one table.
 *
 * A style sees marks (could this line begin one of my questions?) and weighs groups of them (are these, taken
 * together, the questions of their section?). What a card's text and answer are is common to all (parts.c, answer.c).
 *
 * To add a style: 1. a file style_NAME.c with a `struct style`, 2. a member of enum style_id and a row in styles.c,
 * 3. tests/spec/NAME.md.
 */
#ifndef GRILL_DECK_STYLES_INT_H
#define GRILL_DECK_STYLES_INT_H

#include "reader_int.h"

enum style_id {
    STYLE_TAGGED,
    STYLE_HEADING,
    STYLE_DETAILS,
    STYLE_QUERY,
    STYLE_NOTE,
    STYLE_CLOZE,
    STYLE_INLINE,
    STYLE_LABEL,
    STYLE_NUMBERED,
    STYLE_BULLET,
    STYLE_BOLD,
    STYLE_TITLE,
    STYLE_LINE,
    STYLE_COUNT
};

#define STYLE_BIT(style) (1U << (style))

/* What makes a line a title: an emoji, a rule on it, capitals, or only that it stands over the first of several
 * questions. */
enum title_form { TITLE_PICTURED = 1, TITLE_RULED, TITLE_SHOUTED, TITLE_PLAIN, TITLE_FORMS };

/* The marks of one style, depth and look within one section. */
struct group {
    uint8_t style;
    uint8_t depth;
    bool bold;
    unsigned count;
    unsigned likes;    /* that sound like questions */
    unsigned hints;    /* … or might */
    unsigned marked;   /* … with a question mark */
    unsigned labels;   /* with a question label */
    unsigned bodies;   /* followed by text of their own */
    unsigned gaps;     /* with a blank line before them */
    unsigned parts;    /* followed by text on their line */
    unsigned pairs;    /* with a short answer on the next line, and nothing else in the paragraph */
    unsigned answers;  /* … that begins with an answer label */
    unsigned backed;   /* with a question mark or an answer label */
    unsigned quoted;   /* in quotation marks, or followed by an arrow */
    unsigned in_order; /* numbers that follow the one before */
    int32_t last_number;
    unsigned all_count; /* the same in the whole file */
    unsigned all_likes;
    unsigned all_labels;
    unsigned all_answers;
    bool promised; /* the file says that it holds questions */
    bool listing;  /* it is a list of questions in which no line answers */
};

struct style {
    const char *name;
    const char *describe;
    /* Whether line `n` could begin a question of this style; fills style, depth, flags, number of `mark`. */
    bool (*see)(const struct reader *reader, uint32_t n, const struct shape *shape, struct mark *mark);
    /* 0 … 1: how sure it is that these are questions; from 0.5 on they are. NULL: its marks never are. */
    double (*weigh)(const struct group *group);
    bool sure; /* its marks are questions wherever they stand, beside those of another style, too */
    /* The last line a card takes, when it ends before the next mark (after which line `end` comes); or NULL. */
    uint32_t (*last_line)(const struct reader *reader, const struct mark *mark, uint32_t end);
    /* Makes the cards of a mark whose text ends with line `end`; NULL: one card, split as usual (answer.c). */
    void (*make)(struct reader *reader, const struct mark *mark, uint32_t end, const struct topic *topic);
};

extern const struct style *const styles[STYLE_COUNT];

extern const struct style style_tagged;
extern const struct style style_heading;
extern const struct style style_details;
extern const struct style style_query;
extern const struct style style_note;
extern const struct style style_cloze;
extern const struct style style_inline;
extern const struct style style_label;
extern const struct style style_numbered;
extern const struct style style_bullet;
extern const struct style style_bold;
extern const struct style style_line;
extern const struct style style_title;

static inline bool is_list_item(const struct mark *mark)
{
    return mark->style == STYLE_BULLET || mark->style == STYLE_NUMBERED;
}

/* ---- style_line.c ---- */

/* Whether most lines of the paragraph that are indented like this one ask, or both of two do, or it asks behind lines
 * that are indented further: a list of questions without any marks, whose answers are indented. */
bool is_question_list(const struct reader *reader, uint32_t n);

/* ---- styles.c ---- */

/* STYLE_BIT of the style of questions that has this name, or 0. */
unsigned style_find(str name);
/* Appends the names of the styles whose bits are set, with commas between. */
void styles_add_names(struct buf *out, unsigned bits);

#endif
