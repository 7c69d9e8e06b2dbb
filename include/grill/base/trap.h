/*
 * trap: where bugs and an exhausted memory end the program.
 *
 * A broken invariant must not go on to damage anything: the trap prints file, line and reason on standard error and
 * aborts. It is never used for anything a user, a file or the system can cause, memory aside.
 */
#ifndef GRILL_BASE_TRAP_H
#define GRILL_BASE_TRAP_H

#include <stddef.h>

_Noreturn void trap(const char *file, int line, const char *reason);

#define TRAP(reason)      trap(__FILE__, __LINE__, (reason))
#define ENSURE(condition) ((condition) ? (void)0 : trap(__FILE__, __LINE__, "broken invariant: " #condition))

/* malloc, calloc and realloc that never return NULL for a size above 0. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);

#endif
