/*
 * face: the side of a card that asks: its question, what is wanted of it, and the options to choose from.
 */
#ifndef GRILL_REPORT_FACE_H
#define GRILL_REPORT_FACE_H

#include "grill/base/buf.h"
#include "grill/deck/card.h"
#include "grill/doc/render.h"

/* Appends the question; below it, of a table's row, the columns that are asked for ("Formula? Range?"), or the options,
 * lettered from a). `format` is RENDER_TERM or RENDER_TEXT. */
void face_show(struct buf *out, const struct card *card, enum render_format format,
               const struct render_options *options);

#endif
