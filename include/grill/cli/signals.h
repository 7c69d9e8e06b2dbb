/*
 * signals: Ctrl-C becomes a question, everything else that ends the program leaves the terminal as it was.
 */
#ifndef GRILL_CLI_SIGNALS_H
#define GRILL_CLI_SIGNALS_H

#include <stdbool.h>

/* Installs the handlers: SIGINT and SIGCONT are noted, SIGHUP, SIGTERM and SIGQUIT clean up and are raised again,
 * SIGXFSZ is ignored (a write then fails with EFBIG). */
void signals_install(void);
/* Whether Ctrl-C was pressed since the last call. */
bool signals_interrupted(void);
/* Whether the program was stopped and let on again since the last call. */
bool signals_continued(void);
/* Waits until `fd` can be read, or the program was stopped and let on again; false: Ctrl-C was pressed meanwhile, or
 * since the last question about it. A read that blocks without this would miss one that came just before it. */
bool signals_await_input(int fd);
/* Ends the program as Ctrl-C does by itself, so that the shell sees it; does not return. */
void signals_give_in(void);
/* Turns the terminal's bracketed paste on or off, and remembers it for the handlers. */
void signals_paste(bool on);

#endif
