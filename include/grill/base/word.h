/*
 * word: bytes read as numbers, the first one lowest, whatever the byte order of the machine.
 *
 * Written out byte by byte, because compilers turn this form into one load.
 */
#ifndef GRILL_BASE_WORD_H
#define GRILL_BASE_WORD_H

#include <stdint.h>

/* Eight times the same byte. */
#define WORD_OF(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Four bytes. */
static inline uint32_t word_half(const void *at)
{
    const unsigned char *bytes = at;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* Eight bytes. */
static inline uint64_t word_read(const void *at)
{
    const unsigned char *bytes = at;
    return word_half(bytes) | (uint64_t)word_half(bytes + 4) << 32;
}

#endif
