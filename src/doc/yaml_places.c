/*
 * yaml_places: what stands where libyaml says that it stopped.
 */
#include "yaml_int.h"

char yaml_byte_at(str text, size_t lines, size_t columns)
{
    str line = {0};
    for (size_t n = 0; n <= lines && text.ptr; n++)
        line = str_cut(&text, '\n');
    size_t column = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (((unsigned char)line.ptr[i] & 0xC0) == 0x80)
            continue;
        if (column++ == columns)
            return line.ptr[i];
    }
    return '\0';
}

bool yaml_is_behind(str text, size_t lines)
{
    for (size_t n = 0; n < lines && text.ptr; n++)
        str_cut(&text, '\n');
    return text.len == 0;
}
