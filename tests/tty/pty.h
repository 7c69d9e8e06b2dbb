/*
 * pty: runs a program in a pseudo-terminal and looks at its screen, as a person would.
 *
 * The terminal is libvterm's: what the program writes goes through it, and what it answers (cursor position reports and
 * the like) goes back. Nothing here ever sleeps: every wait ends when what is waited for is there, or fails after ten
 * seconds, printing the screen as TAP comments.
 */
#ifndef GRILL_TESTS_TTY_PTY_H
#define GRILL_TESTS_TTY_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct pty;

/* Starts argv[0] (looked up in PATH) with argv (ending with NULL) and this environment plus `env` ("NAME=value" sets,
 * "NAME" unsets; ends with NULL; may be NULL). Never returns NULL: a failure ends the test program. */
struct pty *pty_spawn(const char *const *argv, const char *const *env, int rows, int cols);
/* Kills what is left of the program and frees everything. */
void pty_close(struct pty *pty);

/* Keys as the terminal sends them: "\r" is Enter, "\x03" Ctrl-C, "\x04" Ctrl-D, "\t" Tab, "\x1b[A" Up. */
void pty_send(struct pty *pty, const char *keys);
/* Whether the text is on the screen, within one row, before the time is over. */
bool pty_wait_for(struct pty *pty, const char *text);
/* Whether the text is no longer on the screen before the time is over. */
bool pty_wait_gone(struct pty *pty, const char *text);
/* Whether the bytes are in what the program wrote since the last pty_forget, escapes included. */
bool pty_wait_raw(struct pty *pty, const char *bytes);
/* Waits for the end: the exit status, 128 plus the signal that killed it, or -1 when the time is over. */
int pty_wait_exit(struct pty *pty);
/* Waits until the program is stopped by job control (needs no shell); false when the time is over. */
bool pty_wait_stopped(struct pty *pty);

/* A row's text from 0, without trailing blanks; good until the next call. */
const char *pty_row(struct pty *pty, int row);
/* All rows up to the last one with text, each ended by a newline; good until the next call. */
const char *pty_screen(struct pty *pty);
/* Everything written since the last pty_forget; `len` may be NULL; good until more is read. */
const char *pty_raw(struct pty *pty, size_t *len);
void pty_forget(struct pty *pty);
void pty_cursor(struct pty *pty, int *row, int *col);

/* A new window size; the kernel sends SIGWINCH. */
void pty_resize(struct pty *pty, int rows, int cols);
/* Closes the terminal under the program, as a closed window does. Only pty_wait_exit and pty_close make sense after it.
 */
void pty_hangup(struct pty *pty);
void pty_signal(struct pty *pty, int number);
pid_t pty_pid(const struct pty *pty);

/* The terminal's settings now, and whether two settings are the same in every flag and key. */
struct termios pty_settings(const struct pty *pty);
/* The settings before the program started, which may be quicker than any look at them. */
struct termios pty_first_settings(const struct pty *pty);
bool pty_same_settings(const struct termios *a, const struct termios *b);

#endif
