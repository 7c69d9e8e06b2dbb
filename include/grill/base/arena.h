/*
 * arena: the owner of everything that shares one lifetime (a deck, a command, a question).
 *
 * Memory is handed out by bumping a pointer through chained chunks and freed all at once. A mark remembers a height
 * and a rewind gives back everything allocated since: scratch space costs nothing. All memory comes zeroed, but for
 * bytes. Running out of memory is a bug trap (see trap.h): no caller checks for NULL.
 *
 * Invariant: a mark is good until a rewind to an older one. An arena that is all zero bytes is an empty one.
 */
#ifndef GRILL_BASE_ARENA_H
#define GRILL_BASE_ARENA_H

#include <stddef.h>

#include "grill/base/str.h"

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk; /* the newest chunk; older ones are chained behind it */
    struct arena_chunk *large; /* the newest request that got a chunk of its own; older ones behind it */
    struct arena_chunk *spare; /* at most one chunk that a rewind kept for the next request */
    size_t used;               /* bytes in use in the newest chunk */
    size_t total;              /* bytes handed out in all, for statistics */
};

struct arena_mark {
    struct arena_chunk *chunk;
    struct arena_chunk *large;
    size_t used;
    size_t total;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* `size` zeroed bytes at an address that is a multiple of `align` (a power of two, at most 16). Size 0 is allowed. */
void *arena_alloc(struct arena *arena, size_t size, size_t align);
#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type), _Alignof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type), _Alignof(type)))
/* `count` times `size` zeroed bytes; a product that overflows is a trap. */
void *arena_array(struct arena *arena, size_t count, size_t size, size_t align);

/* The same without zeroing, for bytes that are written at once. */
char *arena_bytes(struct arena *arena, size_t size);
/* A copy of `s` that lives as long as the arena, followed by a NUL that is not part of it. */
str arena_copy(struct arena *arena, str s);
/* Formatted text in the arena, printf's rules. */
str arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Takes over an array that grew on the heap, its room cut down to `count` items of `size` bytes: it is not copied, and
 * lives as long as the arena. NULL when there are no items. */
void *arena_keep(struct arena *arena, void *items, size_t count, size_t size);
/* Takes over all that another arena holds, which is empty then: it lives as long as this one. */
void arena_adopt(struct arena *arena, struct arena *from);

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

#endif
