/* 8-bit character sets as tables: what a byte above 0x7F means, and which byte a character has. */
#ifndef GRILL_TEXT_CHARSET_INT_H
#define GRILL_TEXT_CHARSET_INT_H

#include <stddef.h>
#include <stdint.h>

enum charset_id { CHARSET_WINDOWS_1252, CHARSET_MAC_ROMAN, CHARSET_DOS_437, CHARSET_DOS_850, CHARSET_COUNT };

struct charset {
    const char *name;
    uint16_t codes[128]; /* of the bytes from 0x80 on; 0 where the set has nothing */
};

extern const struct charset charsets[CHARSET_COUNT];

/* The code point of a byte. Bytes without a meaning are the C1 control of the same number, as browsers have it. */
unsigned charset_code(const struct charset *charset, unsigned char byte);

enum { CHARSET_SLOTS = 256 };

/* The way back, made for one use: a hash table with open addressing. Each text that is not plain ASCII makes four. */
struct charset_index {
    const struct charset *charset;
    uint16_t codes[CHARSET_SLOTS]; /* 0: nothing here */
    unsigned char bytes[CHARSET_SLOTS];
};

void charset_index_init(struct charset_index *index, const struct charset *charset);
/* The byte, 0x80 or above, of a code point beyond ASCII, or 0 when the set has none. In Windows-1252 the C1 controls
 * have their own bytes, too: some programs read undefined bytes so, and Latin-1 has no other characters there. */
unsigned char charset_byte(const struct charset_index *index, unsigned code);

#endif
