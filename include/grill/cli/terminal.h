/*
 * terminal: what can be shown on a stream: colours, width, characters.
 */
#ifndef GRILL_CLI_TERMINAL_H
#define GRILL_CLI_TERMINAL_H

#include <stdbool.h>

#include "grill/cli/options.h"
#include "grill/doc/render.h"

struct terminal {
    bool interactive; /* a terminal that moves its cursor: not a pipe, not TERM=dumb */
    bool colour;
    bool hyperlinks;
    bool ascii; /* the locale, or the user, wants ASCII drawing */
    enum render_theme theme;
    unsigned width;  /* columns, 20..1000 */
    unsigned height; /* rows */
};

/* Looks at file descriptor `fd`. Colour: --color, then NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR, CLICOLOR=0, then
 * whether it is a terminal. Theme: --theme, otherwise the background that COLORFGBG tells, otherwise dark. Width:
 * --width, COLUMNS, the terminal's own, 80. */
struct terminal terminal_look(int fd, const struct options *options);
/* How to render for it. */
struct render_options terminal_render(const struct terminal *terminal);
enum render_format terminal_format(const struct terminal *terminal);
/* Sets the locale's character type, taking a UTF-8 one when the user's is not: line editing needs it. Returns whether
 * the user's own is UTF-8. */
bool terminal_locale(void);
/* Makes sure descriptors 0, 1 and 2 are open, so that no file of ours ever gets one of those numbers. What is
 * written to a standard output that was closed still fails: data that nobody gets is no success. */
void terminal_reopen_closed(void);

/* Whether messages are to be wrapped there: other programs get one line each, unless a width was asked for. */
bool terminal_wraps(const struct terminal *terminal, const struct options *options);

#endif
