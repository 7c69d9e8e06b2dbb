/*
 * load: from a file's bytes to a deck.
 */
#ifndef GRILL_DECK_LOAD_H
#define GRILL_DECK_LOAD_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"
#include "grill/deck/card.h"

/* The bytes that a file may have to be read as a deck. */
enum { DECK_LIMIT = 1 << 30 };

/* Reads one deck. The format is chosen by the extension of `path` (.yaml, .yml, .json, .csv, .tsv; everything else is
 * Markdown or plain text), and for "-" by the look of the content. `bytes` must live as long as the arena. Returns NULL
 * when it is no text or no YAML at all (a diagnostic of severity error says why); a deck without cards is a deck, with
 * a warning. */
struct deck *deck_load(struct arena *arena, str path, str bytes, struct diags *diags);
/* The same; besides, `*claims` receives what each line of the decoded file was taken for: (*claims)[n - 1] is line n,
 * and `*count` their number. */
struct deck *deck_explain(struct arena *arena, str path, str bytes, struct diags *diags, const struct claim **claims,
                          size_t *count);
/* Whether a walk over a folder should read files of this name (.md, .markdown, .txt, .yaml, .yml, …). */
bool deck_is_candidate(str path);

#endif
