/*
 * cells: how wide a terminal draws a text, counted without the library, so that both can be wrong only by themselves.
 *
 * The ranges hold the scripts that random documents are made of; the rest is one cell wide.
 */
#ifndef TESTS_UNIT_CELLS_H
#define TESTS_UNIT_CELLS_H

#include <stdbool.h>
#include <stddef.h>

struct cells_range {
    unsigned first;
    unsigned last;
};

/* Marks that are drawn on what stands before them, and what is not drawn at all. */
static const struct cells_range cells_none[] = {
    {0x0300, 0x036F}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},   {0x05C7, 0x05C7},
    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x0900, 0x0902},   {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957}, {0x0962, 0x0963},   {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F},
    {0x20D0, 0x20F0}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
};

/* East Asian wide and fullwidth characters, and emoji. */
static const struct cells_range cells_two[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26BD, 0x26BE},
    {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2795, 0x2797},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F191, 0x1F19A}, {0x1F200, 0x1F202},
    {0x1F300, 0x1F3F2}, {0x1F3F4, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static inline bool cells_within(const struct cells_range *ranges, size_t count, unsigned code)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* The code point at `*text`, which is valid UTF-8; moves behind it. */
static inline unsigned cells_code(const char **text)
{
    unsigned char first = (unsigned char)*(*text)++;
    unsigned code = first < 0x80 ? first : first & (0x3Fu >> (first >= 0xE0) >> (first >= 0xF0));

    while (((unsigned char)**text & 0xC0) == 0x80)
        code = code << 6 | ((unsigned char)*(*text)++ & 0x3F);
    return code;
}

static inline unsigned cells_of(unsigned code)
{
    if (cells_within(cells_none, sizeof(cells_none) / sizeof(cells_none[0]), code))
        return 0;
    return cells_within(cells_two, sizeof(cells_two) / sizeof(cells_two[0]), code) ? 2 : 1;
}

/* Cells of a line: what is joined to an emoji, and its skin, are drawn in its place; a selector makes it wide. */
static inline size_t cells_count(const char *line)
{
    enum { JOINER = 0x200D, EMOJI_STYLE = 0xFE0F, SKIN_FIRST = 0x1F3FB, SKIN_LAST = 0x1F3FF };
    size_t total = 0;
    unsigned last = 0;
    unsigned before = 0;

    while (*line) {
        unsigned code = cells_code(&line);
        unsigned cells = cells_of(code);

        if ((before == JOINER && last == 2) || (code >= SKIN_FIRST && code <= SKIN_LAST && last > 0))
            cells = 0;
        if (code == EMOJI_STYLE && last == 1)
            total += last++;
        if (cells > 0)
            last = cells;
        total += cells;
        before = code;
    }
    return total;
}

#endif
