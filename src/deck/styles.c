#include "styles_int.h"

const struct style *const styles[STYLE_COUNT] = {
    [STYLE_NOTE] = &style_note,       [STYLE_TAGGED] = &style_tagged, [STYLE_HEADING] = &style_heading,
    [STYLE_DETAILS] = &style_details, [STYLE_QUERY] = &style_query,   [STYLE_CLOZE] = &style_cloze,
    [STYLE_INLINE] = &style_inline,   [STYLE_LABEL] = &style_label,   [STYLE_NUMBERED] = &style_numbered,
    [STYLE_BULLET] = &style_bullet,   [STYLE_BOLD] = &style_bold,     [STYLE_LINE] = &style_line,
    [STYLE_TITLE] = &style_title,
};

unsigned style_find(str name)
{
    for (unsigned i = 0; i < STYLE_COUNT; i++)
        if (i != STYLE_TITLE && str_eq_nocase(name, str_of(styles[i]->name)))
            return STYLE_BIT(i);
    return 0;
}

void styles_add_names(struct buf *out, unsigned bits)
{
    const char *comma = "";
    for (unsigned i = 0; i < STYLE_COUNT; i++) {
        if (!(bits & STYLE_BIT(i)))
            continue;
        buf_addf(out, "%s%s", comma, styles[i]->name);
        comma = ", ";
    }
}
