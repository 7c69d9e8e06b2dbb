#include "grill/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/trap.h"

/* AddressSanitizer is told which bytes are handed out, and a gap is left after each piece, so that an overrun or a use
 * after a rewind is found as it would be with malloc. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#define POISON(ptr, size)   ASAN_POISON_MEMORY_REGION((ptr), (size))
#define UNPOISON(ptr, size) ASAN_UNPOISON_MEMORY_REGION((ptr), (size))
#else
enum { GAP = 0 };
#define POISON(ptr, size)   ((void)(ptr), (void)(size))
#define UNPOISON(ptr, size) ((void)(ptr), (void)(size))
#endif

enum { MAX_ALIGN = 16, FIRST_CHUNK = 64 * 1024, LAST_CHUNK = 1024 * 1024 };

struct arena_chunk {
    struct arena_chunk *previous;
    void *kept;  /* a block of the heap that goes with the chunk, or NULL */
    size_t size; /* of `bytes` */
    _Alignas(MAX_ALIGN) char bytes[];
};

static struct arena_chunk *chunk_new(size_t size)
{
    size_t all;
    if (__builtin_add_overflow(size, sizeof(struct arena_chunk), &all))
        TRAP("allocation too large");
    struct arena_chunk *chunk = xmalloc(all);
    chunk->previous = NULL;
    chunk->kept = NULL;
    chunk->size = size;
    POISON(chunk->bytes, size);
    return chunk;
}

static void chunk_free(struct arena_chunk *chunk)
{
    if (chunk == NULL)
        return;
    UNPOISON(chunk->bytes, chunk->size);
    free(chunk->kept);
    free(chunk);
}

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    arena_rewind(arena, (struct arena_mark){0});
    chunk_free(arena->spare);
    arena_init(arena);
}

static size_t next_chunk_size(const struct arena *arena)
{
    if (arena->chunk == NULL)
        return FIRST_CHUNK;
    return arena->chunk->size >= LAST_CHUNK ? LAST_CHUNK : arena->chunk->size * 2;
}

/* Begins a new chunk for small requests: the spare one when there is one. */
static void add_chunk(struct arena *arena)
{
    struct arena_chunk *chunk = arena->spare;
    if (chunk != NULL)
        arena->spare = NULL;
    else
        chunk = chunk_new(next_chunk_size(arena));
    chunk->previous = arena->chunk;
    arena->chunk = chunk;
    arena->used = 0;
}

/* A chunk for one request, so that the rest of the current chunk stays in use. */
static char *add_large(struct arena *arena, size_t size)
{
    struct arena_chunk *chunk = chunk_new(size);
    chunk->previous = arena->large;
    arena->large = chunk;
    return chunk->bytes;
}

/* Where `size` bytes fit, still poisoned and not zeroed. */
static char *find_place(struct arena *arena, size_t size, size_t align)
{
    size_t start = (arena->used + align - 1) & ~(align - 1);
    if (arena->chunk == NULL || start > arena->chunk->size || size > arena->chunk->size - start) {
        /* A quarter of the smallest chunk: what is left unused at the end of a chunk is never more than that. */
        if (size > FIRST_CHUNK / 4)
            return add_large(arena, size);
        add_chunk(arena);
        start = 0;
    }
    arena->used = start + size;
    return arena->chunk->bytes + start;
}

static char *take(struct arena *arena, size_t size, size_t align)
{
    size_t with_gap;
    if (__builtin_add_overflow(size, (size_t)GAP, &with_gap))
        TRAP("allocation too large");
    char *place = find_place(arena, with_gap, align);
    UNPOISON(place, size);
    arena->total += size;
    return place;
}

void *arena_alloc(struct arena *arena, size_t size, size_t align)
{
    ENSURE(align > 0 && align <= MAX_ALIGN && (align & (align - 1)) == 0);
    return memset(take(arena, size, align), 0, size);
}

char *arena_bytes(struct arena *arena, size_t size)
{
    return take(arena, size, 1);
}

void *arena_array(struct arena *arena, size_t count, size_t size, size_t align)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        TRAP("allocation too large");
    return arena_alloc(arena, bytes, align);
}

str arena_copy(struct arena *arena, str s)
{
    char *copy = arena_bytes(arena, s.len + 1);
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (str){copy, s.len};
}

str arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    ENSURE(len >= 0);
    char *text = arena_bytes(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (str){text, (size_t)len};
}

void *arena_keep(struct arena *arena, void *items, size_t count, size_t size)
{
    size_t bytes;
    if (count == 0) {
        free(items);
        return NULL;
    }
    if (__builtin_mul_overflow(count, size, &bytes))
        TRAP("allocation too large");
    struct arena_chunk *chunk = chunk_new(0);
    chunk->kept = xrealloc(items, bytes);
    chunk->previous = arena->large;
    arena->large = chunk;
    arena->total += bytes;
    return chunk->kept;
}

/* Puts a chain of chunks in front of those that have one request each: nothing more is handed out of them. */
static void keep_chain(struct arena *arena, struct arena_chunk *newest)
{
    if (newest == NULL)
        return;
    struct arena_chunk *oldest = newest;
    while (oldest->previous != NULL)
        oldest = oldest->previous;
    oldest->previous = arena->large;
    arena->large = newest;
}

void arena_adopt(struct arena *arena, struct arena *from)
{
    keep_chain(arena, from->chunk);
    keep_chain(arena, from->large);
    arena->total += from->total;
    chunk_free(from->spare);
    arena_init(from);
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunk, arena->large, arena->used, arena->total};
}

/* Keeps the larger of this chunk and the spare one. */
static void retire_chunk(struct arena *arena, struct arena_chunk *chunk)
{
    if (arena->spare != NULL && arena->spare->size >= chunk->size) {
        chunk_free(chunk);
        return;
    }
    chunk_free(arena->spare);
    POISON(chunk->bytes, chunk->size);
    arena->spare = chunk;
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->large != mark.large) {
        struct arena_chunk *chunk = arena->large;
        ENSURE(chunk != NULL);
        arena->large = chunk->previous;
        chunk_free(chunk);
    }
    while (arena->chunk != mark.chunk) {
        struct arena_chunk *chunk = arena->chunk;
        ENSURE(chunk != NULL);
        arena->chunk = chunk->previous;
        retire_chunk(arena, chunk);
    }
    if (arena->chunk != NULL)
        POISON(arena->chunk->bytes + mark.used, arena->chunk->size - mark.used);
    arena->used = mark.used;
    arena->total = mark.total;
}
