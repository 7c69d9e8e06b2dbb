/*
 * err: why an operation on the environment failed, as a chain read from the outside in
 * ("progress: open /home/ada/.local/share/grill/reviews: permission denied").
 *
 * Functions that can fail return -1 or NULL and fill the last argument. Only the command line prints it, once.
 * The functions here take NULL for an error that nobody wants to know.
 */
#ifndef GRILL_BASE_ERR_H
#define GRILL_BASE_ERR_H

struct err {
    int code;       /* errno of the call that failed, or 0 */
    char text[768]; /* NUL-terminated, cut when longer */
};

/* Starts a chain with a plain reason. Always returns -1, so that callers can `return err_set(…)`. */
int err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Starts a chain with a reason followed by ": " and the text of `code` (an errno value). Returns -1. */
int err_system(struct err *err, int code, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Puts what was being done in front: "format: old text". Returns -1. */
int err_wrap(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
