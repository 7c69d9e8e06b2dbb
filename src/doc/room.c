#include "room_int.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/trap.h"

enum { CHUNK_LEAST = 1 << 18 };

struct room_chunk {
    struct room_chunk *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char bytes[];
};

struct room {
    struct room_chunk *first;
    struct room_chunk *chunk; /* the one in use; those after it are empty */
    size_t total;
    size_t budget;
    jmp_buf overflow;
};

/* Stands before every allocation, because realloc has to know how much to copy. */
struct allocation {
    alignas(max_align_t) size_t size;
};

/* The library calls its allocator without any argument of ours, so the room in use has to be found from here. It is
 * set for the length of a run only. */
static _Thread_local struct room *current;

static struct room_chunk *chunk_new(size_t size)
{
    struct room_chunk *chunk = xmalloc(sizeof *chunk + size);
    chunk->next = NULL;
    chunk->size = size;
    chunk->used = 0;
    return chunk;
}

struct room *room_new(size_t budget)
{
    struct room *room = xcalloc(1, sizeof *room);
    room->budget = budget;
    room->first = chunk_new(CHUNK_LEAST);
    room->chunk = room->first;
    return room;
}

void room_free(struct room *room)
{
    if (!room)
        return;
    for (struct room_chunk *chunk = room->first, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(room);
}

bool room_run(struct room *room, room_work *work, void *context)
{
    struct room *outer = current;

    room->total = 0;
    room->chunk = room->first;
    room->chunk->used = 0;
    if (setjmp(room->overflow)) {
        current = outer;
        return false;
    }
    current = room;
    work(context);
    current = outer;
    return true;
}

/* Moves on to a chunk with `size` free bytes, reusing what an earlier run left when it is large enough. */
static void next_chunk(struct room *room, size_t size)
{
    struct room_chunk *chunk = room->chunk;
    if (!chunk->next || chunk->next->size < size) {
        size_t least = chunk->size > room->budget / 8 ? chunk->size : chunk->size * 2;
        struct room_chunk *fresh = chunk_new(size > least ? size : least);
        fresh->next = chunk->next;
        chunk->next = fresh;
    }
    room->chunk = chunk->next;
    room->chunk->used = 0;
}

static size_t rounded(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

static struct allocation *allocate(struct room *room, size_t size)
{
    if (size > room->budget - room->total)
        longjmp(room->overflow, 1);
    size_t whole = sizeof(struct allocation) + rounded(size);
    if (whole > room->chunk->size - room->chunk->used)
        next_chunk(room, whole);
    struct allocation *allocation = (struct allocation *)(void *)(room->chunk->bytes + room->chunk->used);
    room->chunk->used += whole;
    room->total += whole < room->budget - room->total ? whole : room->budget - room->total;
    allocation->size = size;
    return allocation;
}

void *room_calloc(size_t count, size_t size)
{
    if (size && count > current->budget / size)
        longjmp(current->overflow, 1);
    struct allocation *allocation = allocate(current, count * size);
    return memset(allocation + 1, 0, count * size);
}

/* The last allocation of a chunk can grow where it stands: buffers that are filled do so again and again. */
static bool grow_in_place(struct room *room, struct allocation *allocation, size_t size)
{
    struct room_chunk *chunk = room->chunk;
    char *end = (char *)(allocation + 1) + rounded(allocation->size);
    if (end != chunk->bytes + chunk->used || size > room->budget - room->total)
        return false;
    size_t more = rounded(size) - rounded(allocation->size);
    if (more > chunk->size - chunk->used)
        return false;
    chunk->used += more;
    room->total += more < room->budget - room->total ? more : room->budget - room->total;
    allocation->size = size;
    return true;
}

void *room_realloc(void *old, size_t size)
{
    if (!old)
        return room_calloc(1, size);
    struct allocation *allocation = (struct allocation *)old - 1;
    if (size <= allocation->size || grow_in_place(current, allocation, size))
        return old;
    struct allocation *fresh = allocate(current, size);
    memcpy(fresh + 1, old, allocation->size);
    return fresh + 1;
}

void room_drop(void *old)
{
    (void)old;
}
