#include "grill/base/map.h"

#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/base/hash.h"
#include "grill/base/trap.h"

void map_init(struct map *map)
{
    *map = (struct map){0};
}

void map_release(struct map *map)
{
    free(map->entries);
    free(map->slots);
    map_init(map);
}

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32);
}

/* The slot of the key, or the empty slot where it belongs. The table is never full. */
static struct map_slot *find_slot(const struct map *map, str key, uint64_t hash)
{
    size_t mask = map->slot_cap - 1;
    for (size_t at = (size_t)hash & mask;; at = (at + 1) & mask) {
        struct map_slot *slot = &map->slots[at];
        if (slot->index == 0 || (slot->tag == tag_of(hash) && str_eq(map->entries[slot->index - 1].key, key)))
            return slot;
    }
}

static const struct map_entry *find_entry(const struct map *map, str key)
{
    if (map->count == 0)
        return NULL;
    uint32_t index = find_slot(map, key, hash64(key, 0))->index;
    return index == 0 ? NULL : &map->entries[index - 1];
}

void *map_find(const struct map *map, str key)
{
    const struct map_entry *entry = find_entry(map, key);
    return entry == NULL ? NULL : entry->value;
}

bool map_has(const struct map *map, str key)
{
    return find_entry(map, key) != NULL;
}

/* Doubles the slots and puts every entry where it belongs now. */
static void grow_slots(struct map *map)
{
    enum { FIRST_SLOTS = 32 };

    free(map->slots);
    map->slot_cap = map->slot_cap == 0 ? FIRST_SLOTS : map->slot_cap * 2;
    map->slots = xcalloc(map->slot_cap, sizeof(*map->slots));
    size_t mask = map->slot_cap - 1;
    for (size_t i = 0; i < map->count; i++) {
        uint64_t hash = map->entries[i].hash;
        size_t at = (size_t)hash & mask;
        while (map->slots[at].index != 0)
            at = (at + 1) & mask;
        map->slots[at] = (struct map_slot){(uint32_t)(i + 1), tag_of(hash)};
    }
}

/* The entry of the key, a new one with that value when there is none. */
static struct map_entry *enter(struct map *map, str key, void *value, bool *fresh)
{
    uint64_t hash = hash64(key, 0);
    /* At most two thirds full: linear probing stays short. */
    if (map->count >= map->slot_cap / 3 * 2)
        grow_slots(map);
    struct map_slot *slot = find_slot(map, key, hash);
    *fresh = slot->index == 0;
    if (!*fresh)
        return &map->entries[slot->index - 1];
    ENSURE(map->count < UINT32_MAX);
    map->entries = array_reserve(map->entries, &map->entry_cap, map->count + 1, sizeof(*map->entries));
    map->entries[map->count++] = (struct map_entry){key, value, hash};
    *slot = (struct map_slot){(uint32_t)map->count, tag_of(hash)};
    return &map->entries[map->count - 1];
}

bool map_put(struct map *map, str key, void *value)
{
    bool fresh;
    enter(map, key, value, &fresh)->value = value;
    return fresh;
}

void *map_add(struct map *map, str key, void *value)
{
    bool fresh;
    return enter(map, key, value, &fresh)->value;
}
