#include "grill/base/hash.h"

#include "grill/base/word.h"
#include "hash_int.h"

/* One round scatters a change of any bit over all 64: two multiplications by odd constants (from the fractional parts
 * of the golden ratio and of the square root of 2) between shifts. Each step can be undone, so no two states merge. */
static uint64_t scatter(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0x9E3779B97F4A7C15);
    x ^= x >> 29;
    x *= UINT64_C(0x6A09E667F3BCC909);
    x ^= x >> 32;
    return x;
}

/* Fewer than 8 bytes. */
static uint64_t read_rest(const unsigned char *bytes, size_t len)
{
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

uint64_t hash64(str bytes, uint64_t seed)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    size_t left = bytes.len;
    /* The length is part of the hash: trailing NULs look like the padding of the last word. */
    uint64_t hash = scatter(seed ^ scatter((uint64_t)bytes.len + 1));
    while (left >= 8) {
        hash = scatter(hash ^ word_read(at));
        at += 8;
        left -= 8;
    }
    return left == 0 ? scatter(hash) : scatter(hash ^ read_rest(at, left));
}

/* Eight bytes a step: table k holds the remainders of bytes that k more bytes follow. */
uint32_t crc32_update(uint32_t crc, str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    size_t left = bytes.len;
    crc = ~crc;
    for (; left >= 8; at += 8, left -= 8) {
        const uint32_t low = crc ^ word_half(at), high = word_half(at + 4);
        crc = crc_table[7][low & 0xFF] ^ crc_table[6][low >> 8 & 0xFF] ^ crc_table[5][low >> 16 & 0xFF] ^
              crc_table[4][low >> 24] ^ crc_table[3][high & 0xFF] ^ crc_table[2][high >> 8 & 0xFF] ^
              crc_table[1][high >> 16 & 0xFF] ^ crc_table[0][high >> 24];
    }
    for (; left > 0; at++, left--)
        crc = crc >> 8 ^ crc_table[0][(crc ^ *at) & 0xFF];
    return ~crc;
}

str hash_text(struct arena *arena, uint64_t hash)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    enum { LENGTH = 12, BITS = 5 };

    char *text = arena_bytes(arena, LENGTH + 1);
    text[LENGTH] = '\0';
    for (int i = LENGTH - 1; i >= 0; i--, hash >>= BITS)
        text[i] = alphabet[hash & 31];
    return (str){text, LENGTH};
}
