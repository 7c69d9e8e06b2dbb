#include "theme_int.h"

/* Select Graphic Rendition parameters. Only the 16 colours of the palette are used, so that the user's own terminal
 * theme rules; bright ones on dark backgrounds, normal ones on light. */
static const char *const themes[ROLE_COUNT][THEME_COUNT] = {
    [ROLE_TITLE] = {"1;96", "1;34", "1"},
    [ROLE_HEADING] = {"1;96", "1;34", "1"},
    [ROLE_SUBHEADING] = {"1;36", "1;36", "1"},
    [ROLE_STRONG] = {"1", "1", "1"},
    [ROLE_EMPHASIS] = {"3", "3", "3"},
    [ROLE_STRIKE] = {"9", "9", "9"},
    [ROLE_CODE] = {"33", "35", ""},
    [ROLE_LINK] = {"4;94", "4;34", "4"},
    [ROLE_REFERENCE] = {"2", "2", ""},
    [ROLE_IMAGE] = {"35", "35", ""},
    [ROLE_MATH] = {"", "", ""},
    [ROLE_CLOZE] = {"1;93", "1;35", "1;4"},
    [ROLE_MARK] = {"36", "34", ""},
    [ROLE_DONE] = {"32", "32", ""},
    [ROLE_FRAME] = {"2", "2", ""},
    [ROLE_TABLE_HEAD] = {"1", "1", "1"},
    [ROLE_COMMENT] = {"2;3", "2;3", "3"},
    [ROLE_STRING] = {"32", "32", ""},
    [ROLE_KEYWORD] = {"94", "34", "1"},
    [ROLE_DIM] = {"2", "2", ""},
    [ROLE_GOOD] = {"92", "32", "1"},
    [ROLE_BAD] = {"91", "31", "1"},
    [ROLE_ACCENT] = {"96", "34", "1"},
};
_Static_assert(ROLE_COUNT <= 32, "roles are bits of a uint32_t");

void theme_add(struct buf *out, enum render_theme theme, uint32_t roles)
{
    char separator = '[';

    for (; roles; roles &= roles - 1) {
        const char *codes = themes[__builtin_ctz(roles)][theme];

        if (!*codes)
            continue;
        if (separator == '[')
            buf_add_byte(out, '\033');
        buf_add_byte(out, separator);
        buf_add_z(out, codes);
        separator = ';';
    }
    if (separator == ';')
        buf_add_byte(out, 'm');
}

void theme_reset(struct buf *out)
{
    buf_add(out, STR("\033[0m"));
}

/* Characters that some terminals draw as wide emoji are avoided. */
static const struct {
    const char *fine;
    const char *ascii;
} glyphs[] = {
    [GLYPH_BULLET_1] = {"•", "*"},   [GLYPH_BULLET_2] = {"◦", "-"}, [GLYPH_BULLET_3] = {"‣", "+"},
    [GLYPH_QUOTE] = {"│", ">"},      [GLYPH_CODE] = {"│", "|"},     [GLYPH_CODE_MORE] = {"↳", "\\"},
    [GLYPH_TITLE_RULE] = {"═", "="}, [GLYPH_RULE] = {"─", "-"},     [GLYPH_COLUMN] = {"│", "|"},
    [GLYPH_CROSS_TOP] = {"┬", "+"},  [GLYPH_CROSS] = {"┼", "+"},    [GLYPH_CROSS_BOTTOM] = {"┴", "+"},
    [GLYPH_DONE] = {"[✓]", "[x]"},   [GLYPH_OPEN] = {"[ ]", "[ ]"}, [GLYPH_HOLE] = {"[…]", "[...]"},
};
_Static_assert(sizeof(glyphs) / sizeof(glyphs[0]) == GLYPH_COUNT, "every glyph has its characters");

str glyph(enum glyph glyph, bool ascii)
{
    return str_of(ascii ? glyphs[glyph].ascii : glyphs[glyph].fine);
}
