/*
 * plugin: the notations of note-taking and flashcard programs: "term::meaning", "==hole==", "{{hole}}", "C: a [hole]".
 *
 * They look like too many other things to be taken at every single place where they occur: a file has to show that it
 * means them, by a deck tag or by using them on many of its lines.
 */
#ifndef GRILL_DECK_PLUGIN_INT_H
#define GRILL_DECK_PLUGIN_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"
#include "reader_int.h"

/* What parts term and meaning on one line. */
struct inline_card {
    str question;
    str answer;
    bool both_ways;
};

/* Cuts "term::meaning", "term:::meaning" (both ways), "term;; meaning" or "term >> meaning"; false when the line is
 * none of them. */
bool inline_cut(str text, struct inline_card *card);
/* Cuts "heron - a wading bird" at the first `sign`, behind a few words. */
bool pair_cut(str text, str sign, struct inline_card *card);
/* Whether line `n` is such a card, in a file that uses them. */
bool line_is_inline(const struct reader *reader, uint32_t n);
/* Whether a card whose answer stands behind a line with only "?" begins on line `n`. */
bool query_begins(const struct reader *reader, uint32_t n);
/* "#flashcards", "#flashcards/birds", "#card" alone on a line, the first also among other tags. */
bool is_deck_tag(str text);
/* A text without "#flashcards" at its start, or the tags at its end if that is one of them; `text` itself otherwise. */
str cut_deck_tag(str text);

/* The text before the tags at its end when one of them makes it a card, "#card"; otherwise no view. */
str before_card_tag(str text);
/* "card-repeats:: 3", "collapsed:: true", "^37066d": what a program notes of a block. */
bool is_property(str text);

/* ---- parting.c ---- */

enum { LONGEST_SIGN = 4 /* bytes */ };

/* "—", "%": one or two signs. */
bool is_lone_sign(str text);
/* Finds the sign that parts question and answer, for `style_query` or as a label below headings; `signs` says how many
 * lines of one sign or two there are. */
void reader_parting(struct reader *reader, unsigned signs);

/* A place in a text that is to be filled in. */
struct hole {
    size_t from; /* of its first bracket */
    size_t to;   /* behind its last one */
    str text;
    str hint;        /* empty when there is none */
    unsigned number; /* of "{{c2::…}}", 0 otherwise: holes of one number are one card */
};

/* HOLE_COUNTED: "{{c1::hole}}" and "{c1:hole}". HOLE_SINGLE: "{hole}", "{1:hole}". */
enum hole_form { HOLE_BRACKET = 1, HOLE_BRACES = 2, HOLE_HIGHLIGHT = 4, HOLE_COUNTED = 8, HOLE_SINGLE = 16 };

enum { HOLES_MOST = 64 };

/* Finds the holes of the forms in `forms` (a bit set); links, images, code, mathematics and check boxes are none.
 * Returns how many there are. */
size_t holes_find(str text, unsigned forms, struct hole holes[HOLES_MOST]);

/* Makes a card of each hole in `text`, which stands on the lines `first` to `last` of the file; `extra` is what each
 * answer says besides. Returns how many holes there are. */
size_t cloze_cards(struct builder *builder, str text, unsigned forms, str extra, uint32_t first, uint32_t last,
                   const struct topic *topic);

#endif
