#include "grill/base/map.h"

#include <stdlib.h>

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

/* The slot of the key, or the empty slot where it belongs. The table is never full. */
static size_t find_slot(const struct map *map, str key, uint64_t hash)
{
    size_t mask = map->slot_cap - 1;
    size_t slot = (size_t)hash & mask;
    while (map->slots[slot] != 0) {
        const struct map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && str_eq(entry->key, key))
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static const struct map_entry *find_entry(const struct map *map, str key)
{
    if (map->count == 0)
        return NULL;
    uint32_t index = map->slots[find_slot(map, key, hash64(key, 0))];
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
        size_t slot = (size_t)map->entries[i].hash & mask;
        while (map->slots[slot] != 0)
            slot = (slot + 1) & mask;
        map->slots[slot] = (uint32_t)(i + 1);
    }
}

bool map_put(struct map *map, str key, void *value)
{
    uint64_t hash = hash64(key, 0);
    /* At most two thirds full: linear probing stays short. */
    if (map->count >= map->slot_cap / 3 * 2)
        grow_slots(map);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot] != 0) {
        map->entries[map->slots[slot] - 1].value = value;
        return false;
    }
    ENSURE(map->count < UINT32_MAX);
    map->entries = array_reserve(map->entries, &map->entry_cap, map->count + 1, sizeof(*map->entries));
    map->entries[map->count++] = (struct map_entry){key, value, hash};
    map->slots[slot] = (uint32_t)map->count;
    return true;
}
