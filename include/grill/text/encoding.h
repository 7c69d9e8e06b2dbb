/*
 * encoding: from the bytes of a file to valid UTF-8 with plain line feeds.
 *
 * Byte order marks, UTF-16 and UTF-32, Windows-1252 and Mac Roman text, CRLF and old Mac line ends, NUL bytes and
 * doubly encoded text (mojibake) are recognised and repaired, each with one diagnostic a file. The number of lines
 * never changes, so that places in the result are places in the file.
 */
#ifndef GRILL_TEXT_ENCODING_H
#define GRILL_TEXT_ENCODING_H

#include <stdbool.h>

#include "grill/base/arena.h"
#include "grill/base/diag.h"
#include "grill/base/str.h"

/* The text of `bytes`, in the arena, or `bytes` itself when nothing had to change. Returns false, with a diagnostic,
 * when the content is no text at all (DIAG_BINARY). `file` names it in diagnostics. */
bool text_decode(struct arena *arena, str bytes, str file, struct diags *diags, str *text);

#endif
