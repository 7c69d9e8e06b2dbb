/*
 * maker: what random questions, answers and their pieces are made with.
 */
#ifndef GRILL_TESTS_PROPERTY_MAKER_H
#define GRILL_TESTS_PROPERTY_MAKER_H

#include "cards.h"
#include "grill/base/buf.h"

struct maker {
    struct arena *arena;
    struct random *random;
    const struct language *language;
    const struct recipe *recipe;
    enum asking asking;
};

/* ---- cards.c ---- */

/* What the buffer holds, in the arena; releases it. */
str maker_finish(struct maker *maker, struct buf *buf);
const char *maker_thing(struct maker *maker);
/* `pattern` with its '@' replaced by things; what is `asked` has no emphasis. */
void maker_pattern(struct maker *maker, struct buf *out, const char *pattern, bool asked);
void maker_sentence(struct maker *maker, struct buf *out);
/* … that begins with no word that questions begin with. */
void maker_plain(struct maker *maker, struct buf *out);

/* ---- pieces.c ---- */

struct piece maker_piece(struct maker *maker, enum piece_kind kind);
str maker_table(struct maker *maker);

#endif
