/*
 * room: memory for a library that knows only calloc, realloc and free, and aborts when they fail.
 *
 * What runs inside a room gets its memory by bumping a pointer, never gives any back, and leaves it all behind at the
 * end. When it wants more than the room's budget it is left in the middle, by a long jump: that is how a parser without
 * error handling survives hostile input.
 */
#ifndef GRILL_DOC_ROOM_INT_H
#define GRILL_DOC_ROOM_INT_H

#include <stdbool.h>
#include <stddef.h>

struct room;

/* A room that hands out at most `budget` bytes in one run. */
struct room *room_new(size_t budget);
void room_free(struct room *room);

typedef void room_work(void *context);
/* Empties the room and runs `work` in it. What was allocated there stays until the next run. Returns false when the
 * budget was exceeded, and then `work` did not finish. A run inside a run needs a room of its own. */
bool room_run(struct room *room, room_work *work, void *context);

/* The three functions to give to the library; only good during a run. */
void *room_calloc(size_t count, size_t size);
void *room_realloc(void *old, size_t size);
void room_drop(void *old);

#endif
