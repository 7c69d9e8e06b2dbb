/*
 * random: a small seeded generator (splitmix64). Same seed, same numbers, on every machine; never for secrets.
 */
#ifndef GRILL_BASE_RANDOM_H
#define GRILL_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

struct random random_seeded(uint64_t seed);
uint64_t random_next(struct random *random);
/* Uniform in [0, 1). */
double random_unit(struct random *random);
/* Uniform in [0, limit), without bias; limit > 0. */
uint64_t random_below(struct random *random, uint64_t limit);
/* Fisher and Yates shuffle of an array of indices. */
void random_shuffle(struct random *random, size_t *items, size_t count);

#endif
