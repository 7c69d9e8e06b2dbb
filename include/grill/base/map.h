/*
 * map: a hash table from text to pointers, open addressing on the heap.
 *
 * Keys are views: whoever puts a key keeps its bytes alive. Order of iteration is the order of insertion, so that
 * output made from a map is the same on every run.
 */
#ifndef GRILL_BASE_MAP_H
#define GRILL_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "grill/base/str.h"

struct map_entry {
    str key;
    void *value;
    uint64_t hash;
};

/* Has a part of the key's hash, too: with many entries a look-up that fails would else wait for memory at every step.
 */
struct map_slot {
    uint32_t index; /* + 1 into entries, 0 for empty */
    uint32_t tag;   /* the upper half of the hash */
};

struct map {
    struct map_entry *entries; /* in order of insertion */
    size_t count;
    size_t entry_cap;
    struct map_slot *slots;
    size_t slot_cap; /* a power of two, or 0 */
};

void map_init(struct map *map);
void map_release(struct map *map);
/* The value, or NULL when the key is absent. */
void *map_find(const struct map *map, str key);
bool map_has(const struct map *map, str key);
/* Sets the value; returns true when the key is new. */
bool map_put(struct map *map, str key, void *value);
/* Puts the value only when the key is new; returns the value that the key has then. */
void *map_add(struct map *map, str key, void *value);

#endif
