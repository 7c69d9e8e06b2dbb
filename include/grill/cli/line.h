/*
 * line: one line of input at a time, edited on a terminal, read plainly from anything else.
 *
 * On a terminal libedit gives editing, history, completion with Tab, and bracketed paste (several pasted lines are one
 * answer). Elsewhere, or with TERM=dumb, lines are read as they come and no escape sequence is ever written.
 */
#ifndef GRILL_CLI_LINE_H
#define GRILL_CLI_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

enum line_result {
    LINE_TEXT,        /* a line, perhaps empty */
    LINE_END,         /* end of input: Ctrl-D, end of the pipe, terminal gone */
    LINE_INTERRUPTED, /* Ctrl-C; `text` holds what had been typed */
    LINE_RESUMED /* stopped with Ctrl-Z and let on again: the screen is another; what had been typed is kept for the
                  * next call */
};

struct line;

/* `history` is the file that keeps typed lines between sessions, or NULL. Words are what Tab completes at the start of
 * a line; they must outlive the reader. */
struct line *line_open(bool editing, const char *history, const char *const *words, size_t word_count);
void line_close(struct line *line);
/* Shows the prompt when somebody may be reading, and reads a line without its line feed. `remember` adds it to
 * the history. */
enum line_result line_read(struct line *line, const char *prompt, bool remember, struct buf *text);

#endif
