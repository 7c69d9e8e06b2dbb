/*
 * hash: numbers made from bytes, the same on every machine and in every version, because they are stored in files.
 */
#ifndef GRILL_BASE_HASH_H
#define GRILL_BASE_HASH_H

#include <stdint.h>

#include "grill/base/arena.h"
#include "grill/base/str.h"

/* 64-bit hash of the bytes, good enough for identities of up to millions of texts (collision chance n^2 / 2^65). */
uint64_t hash64(str bytes, uint64_t seed);
/* CRC-32 as in zlib and PNG (reflected polynomial 0xEDB88320); `crc` is 0 or the value so far. */
uint32_t crc32_update(uint32_t crc, str bytes);
/* A hash as 12 letters and digits (60 bits, base 32 without i, l, o, u), in the arena. */
str hash_text(struct arena *arena, uint64_t hash);

#endif
