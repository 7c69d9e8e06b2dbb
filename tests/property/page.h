/*
 * page: a document while it is being written, and the parts that many styles share.
 *
 * What holds for the whole document is drawn from page->dice before the first card; what holds for one card is drawn
 * from that card's own seed. So a failing document can be shortened by leaving cards out.
 */
#ifndef GRILL_TESTS_PROPERTY_PAGE_H
#define GRILL_TESTS_PROPERTY_PAGE_H

#include "cards.h"
#include "grill/base/buf.h"

enum topic_form { TOPIC_HASHES, TOPIC_SETEXT, TOPIC_CAPITALS, TOPIC_RULED };

/* How cards are counted. Patterns have '@' for the number and '%' for that of the topic. */
struct numbering {
    const char *pattern; /* NULL: no numbers */
    bool restarts;       /* in each topic */
    bool still;          /* always 1 */
};

/* Labels: '@' stands for the word and its number. */
struct labels {
    const char *question;
    const char *answer;
    const char *question_form;
    const char *answer_form;
    bool numbered;
    bool restarts; /* in each topic */
    bool lone;     /* the answer's label stands on a line of its own */
};

/* What may go wrong once in a document, and no reader should mind. */
enum slip {
    SLIP_NONE,
    SLIP_LINE,   /* two blank lines where the others have one */
    SLIP_NARROW, /* none */
    SLIP_BLANK,  /* a blank before a number */
    SLIP_CASE,   /* a label begins with a small letter, unless it is only a letter: "a:" could be an option */
    SLIP_COUNT
};

struct page {
    struct buf out;
    struct arena *arena;
    struct random dice;
    const struct language *language;
    const struct item **items;
    unsigned count;
    unsigned depth; /* topics around each card */
    bool names;     /* some questions do not ask */
    bool says;      /* the title says that these are questions */
    enum slip slip;
    const struct item *slipping; /* the card at which it happens */

    /* decided by page_open */
    str title;
    unsigned level;  /* of the outermost topics, as headings */
    unsigned deeper; /* level of headings inside answers */
    enum topic_form topic_form;
    const char *topic_pattern;  /* '@' is the title, '~' its number */
    const char *rule;           /* between cards, or NULL */
    const char *back;           /* a link after each answer, or NULL */
    const char *remark;         /* a comment that is not shown, after some answers, or NULL */
    bool speaks;                /* a visible remark stands behind some of the rules */
    bool wraps;                 /* long questions take two lines */
    bool inner;                 /* one of several styles in a document: what is around the cards has been written */
    bool guided;                /* sections of their own stand before the topics */
    bool introduces;            /* some topics begin with a text of their own */
    bool bulleted;              /* cards begin with bullets: a list before them could be more of these */
    bool counts;                /* questions have numbers */
    bool closes;                /* the end has a heading of its own */
    str explanation_label;      /* may be left standing before explanations */
    const char *hint;           /* a line beside each question that is no answer, or NULL */
    const char *level_note;     /* … that says how hard it is */
    bool forgets;               /* fences are left open where the next question closes them */
    const char *const *headers; /* of the columns of a reference table */

    const struct item *last;   /* written before */
    const struct item *before; /* … and the one before that */
    bool begins;               /* … under another topic */
    unsigned rules;            /* … between cards */
    unsigned spoken;           /* … with a remark behind them */
    unsigned topic_numbers[ITEM_TOPICS];
    unsigned number; /* of the card */
    bool miscounts;  /* one number is still to be written wrong, or left out */
    size_t *starts;  /* where each card begins, with its topics */
    bool *opens;     /* … whether all its topics begin with it */
    unsigned placed; /* cards that have begun */
};

/* ---- page.c ---- */

void page_add(struct page *page, const char *z);
void page_addf(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Ends the line that is being written, if there is one. */
void page_end_line(struct page *page);
/* Makes the next line follow a blank one. */
void page_blank(struct page *page);
/* The same between two parts of a card, or behind it, where a slip may happen; not at all when `tight`. */
void page_gap(struct page *page, bool tight);
void page_hashes(struct page *page, unsigned level);
/* `pattern` with its '@' replaced. */
void page_pattern(struct page *page, const char *pattern, str text);

/* Writes the titles of the topics that begin with this card. */
void page_place(struct page *page, const struct item *item);
/* Whether the card has an answer that a text below it could not be part of. */
bool is_answered(const struct item *item);
/* Whether one of the answers has such a piece. */
bool page_holds(const struct page *page, unsigned pieces);
/* Where answers stand at the margin: when they count, too, no blank line between them and the questions is left out. */
void page_steady(struct page *page);
/* What may stand after a card: back link, rule, a remark behind it. The next one then begins after a blank line. */
void page_part(struct page *page);
/* Counts the card and writes its number. */
void page_number(struct page *page, const struct numbering *numbering);
struct numbering page_numbering(struct page *page, const char *const *patterns, unsigned count);

/* Whether fences may be left open: nothing but the next question is to stand behind an answer. */
bool may_forget(struct page *page);
/* The answer's pieces, lines after the first prefixed; when `joined`, it goes on on the line of what stands before,
 * if its beginning allows. */
void page_answer(struct page *page, const struct item *item, const char *prefix, bool joined);
/* `pattern` with the question; when page->wraps, over two lines if it is long and has a question mark to end with. */
void page_question(struct page *page, const char *pattern, const struct item *item, const char *prefix);
/* Lines that say something of the question, after a blank one. */
void page_notes(struct page *page, const char *prefix);
/* The code that belongs to the question, if there is any. */
void page_code(struct page *page, const struct item *item, const char *prefix);
void page_lines(struct page *page, str text, const char *prefix);
/* The answer as it should come back. */
str page_expected(const struct page *page, const struct item *item);

struct labels page_labels(struct page *page, bool numbered);
void page_question_label(struct page *page, const struct labels *labels);
/* Label and answer. */
void page_labelled(struct page *page, const struct labels *labels, const struct item *item, const char *prefix);

/* ---- frame.c ---- */

/* The head of a Markdown document: front matter, title, badges, introduction, contents. */
void page_open(struct page *page);
/* The head of a note: title, tags. */
void page_open_notes(struct page *page);
/* What follows the last card. */
void page_close(struct page *page);
/* The head and foot of a plain text. */
void page_open_plain(struct page *page);
void page_close_plain(struct page *page);

#endif
