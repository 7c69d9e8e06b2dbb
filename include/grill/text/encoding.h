/*
 * encoding: from the bytes of a file to valid UTF-8 with plain line feeds.
 *
 * Byte order marks, UTF-16 and UTF-32 (with or without a mark), Windows-1252, Mac Roman and a dozen older character
 * sets, CRLF and old Mac line ends, NUL bytes, bad bytes and doubly encoded text (mojibake) are recognised and
 * repaired, each with one diagnostic a file. The number of lines never changes, so that places in the result are places
 * in the file. Clean UTF-8 costs hardly more than reading it.
 */
#ifndef GRILL_TEXT_ENCODING_H
#define GRILL_TEXT_ENCODING_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"

/* The text of `bytes`, in the arena, or a view of `bytes` when nothing had to change (but a byte order mark, perhaps).
 * Returns false, with a diagnostic, when the content is no text at all (DIAG_BINARY). `file` names it in diagnostics.
 * Control characters stay, with a note (DIAG_CONTROL): utf8_add_safe is for the way out. */
bool text_decode(struct arena *arena, str bytes, str file, struct diags *diags, str *text);

#endif
