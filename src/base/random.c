#include "grill/base/random.h"

#include "grill/base/trap.h"

struct random random_seeded(uint64_t seed)
{
    return (struct random){seed};
}

/* Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014), with the constants that are
 * commonly called splitmix64. */
uint64_t random_next(struct random *random)
{
    random->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t x = random->state;
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

double random_unit(struct random *random)
{
    /* A double holds 53 bits: more would round up to 1. */
    return (double)(random_next(random) >> 11) * 0x1p-53;
}

uint64_t random_below(struct random *random, uint64_t limit)
{
    ENSURE(limit > 0);
    /* 2^64 is seldom a multiple of the limit: drawing again below the remainder leaves a range that is. */
    uint64_t remainder = (UINT64_MAX - limit + 1) % limit;
    uint64_t drawn;
    do
        drawn = random_next(random);
    while (drawn < remainder);
    return drawn % limit;
}

void random_shuffle(struct random *random, size_t *items, size_t count)
{
    for (size_t left = count; left > 1; left--) {
        size_t chosen = (size_t)random_below(random, left);
        size_t kept = items[left - 1];
        items[left - 1] = items[chosen];
        items[chosen] = kept;
    }
}
