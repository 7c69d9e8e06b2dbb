/*
 * mojibake: text that was UTF-8, was read as Windows-1252 or Mac Roman, and was saved as UTF-8 again ("donâ€™t").
 *
 * A run of non-ASCII characters is repaired only when mapping every character of it back to its byte gives valid UTF-8
 * of a kind that real text has, and when the file as a whole shows enough such runs, or one long enough, that chance is
 * excluded. Clean text of any language is never changed.
 */
#ifndef GRILL_TEXT_MOJIBAKE_H
#define GRILL_TEXT_MOJIBAKE_H

#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/str.h"

struct mojibake {
    size_t runs;         /* how many runs were repaired; 0: the text was left alone */
    size_t first;        /* offset of the first one in the text as it came */
    const char *charset; /* what it had been misread as: "Windows-1252", "Mac Roman" */
};

/* The repaired text in the arena, or `text` itself when there is nothing that is certain. */
str mojibake_repair(struct arena *arena, str text, struct mojibake *report);

#endif
