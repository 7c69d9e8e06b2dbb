/* What is no text: known file formats, and bytes that no text has. */
#include "encoding_int.h"
#include "grill/base/array.h"

#include <string.h>

enum { SAMPLE = 64 * 1024 };

static const struct {
    str magic;
    const char *what;
} formats[] = {
    {{"\x89PNG\r\n", 6}, "a PNG image"},
    {{"\xFF\xD8\xFF", 3}, "a JPEG image"},
    {{"GIF87a", 6}, "a GIF image"},
    {{"GIF89a", 6}, "a GIF image"},
    {{"RIFF", 4}, "a sound, film or picture"},
    {{"OggS", 4}, "a sound or film"},
    {{"ID3", 3}, "a sound"},
    {{"%PDF-", 5}, "a PDF document"},
    {{"PK\x03\x04", 4}, "a zip archive or an office document"},
    {{"\xD0\xCF\x11\xE0", 4}, "an old office document"},
    {{"{\\rtf", 5}, "a rich text document"},
    {{"\x1F\x8B", 2}, "compressed (gzip)"},
    {{"BZh", 3}, "compressed (bzip2)"},
    {{"\xFD"
      "7zXZ",
      5},
     "compressed (xz)"},
    {{"\x28\xB5\x2F\xFD", 4}, "compressed (zstd)"},
    {{"7z\xBC\xAF", 4}, "a 7z archive"},
    {{"Rar!", 4}, "a rar archive"},
    {{"\x7F"
      "ELF",
      4},
     "a program"},
    {{"MZ\x90", 3}, "a program"},
    {{"\xCF\xFA\xED\xFE", 4}, "a program"},
    {{"\xCA\xFE\xBA\xBE", 4}, "a program"},
    {{"\0asm", 4}, "a program"},
    {{"SQLite format 3", 15}, "a database"},
};

/* "BZh", "RIFF" and the like also begin words: behind such letters text has no control characters, the formats do. */
static bool has_control(str bytes)
{
    size_t i;

    for (i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];

        if (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f')
            return true;
    }
    return false;
}

const char *binary_reason(str bytes, bool control)
{
    str sample = str_slice(bytes, 0, SAMPLE);
    size_t i, controls = 0, nuls = 0;

    for (i = 0; i < COUNT_OF(formats); i++) {
        bool certain = bytes.len > 0 && (formats[i].magic.ptr[0] == '%' || formats[i].magic.ptr[0] == '{');

        if (str_starts(bytes, formats[i].magic) && (certain || (control && has_control(sample))))
            return formats[i].what;
    }
    if (!control)
        return NULL;
    for (i = 0; i < sample.len; i++) {
        unsigned char byte = (unsigned char)sample.ptr[i];

        nuls += byte == 0;
        controls += byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B;
    }
    if (nuls > 1 && nuls * 100 > sample.len)
        return "full of NUL bytes";
    return controls > 3 && controls * 20 > sample.len ? "full of control characters" : NULL;
}
