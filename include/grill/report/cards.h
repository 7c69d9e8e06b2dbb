/*
 * cards: a list of cards as text or as JSON lines.
 *
 * The JSON form is a contract with other programs: fields are only ever added.
 */
#ifndef GRILL_REPORT_CARDS_H
#define GRILL_REPORT_CARDS_H

#include "grill/base/buf.h"
#include "grill/deck/card.h"
#include "grill/doc/render.h"

/* One object and a line feed: id, kind, question, answer, topic, tags, options, correct, file, line. `topic` is an
 * array, outermost first; `correct` holds the texts of the right options. */
void cards_json(struct buf *out, const struct card *card);
/* "file:line: [kind] question" with the question's first line, cut to the width, if it is above 0; questions go without
 * their kind. */
void cards_line(struct buf *out, const struct card *card, const struct render_options *options);
/* Whether the file's name leaves no room for questions in the width: it then stands above them once, and their lines
 * begin with the number. */
bool cards_name_above(const struct deck *deck, const struct render_options *options);
void cards_name(struct buf *out, const struct deck *deck, const struct render_options *options);

#endif
