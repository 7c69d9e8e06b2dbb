/* One run of characters that may be doubly encoded: what it would become, and how much speaks for it. */
#ifndef GRILL_TEXT_MOJIBAKE_INT_H
#define GRILL_TEXT_MOJIBAKE_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "charset_int.h"
#include "grill/base/buf.h"

/* A maximal run of characters beyond ASCII that the character set has, as the bytes they were. */
struct run {
    const struct charset *charset;
    const unsigned char *bytes;
    size_t len;
    unsigned before; /* code points next to the run, 0 at the ends of the text */
    unsigned after;
};

/* Strength of evidence. Nothing that people write on purpose reaches CERTAIN. */
enum { EVIDENCE_NONE = 0, EVIDENCE_WEAK = 1, EVIDENCE_SOME = 2, EVIDENCE_CERTAIN = 6 };

/* Decodes the run as UTF-8, appending to `out`, and returns true when all of it is something that texts contain;
 * `*evidence` says how unlikely the run would be if it were meant as it stands. */
bool run_decode(const struct run *run, struct buf *out, unsigned *evidence);

#endif
