#include "styles_int.h"

const struct style *const styles[STYLE_COUNT] = {
    [STYLE_HEADING] = &style_heading,   [STYLE_DETAILS] = &style_details, [STYLE_QUERY] = &style_query,
    [STYLE_CLOZE] = &style_cloze,       [STYLE_INLINE] = &style_inline,   [STYLE_LABEL] = &style_label,
    [STYLE_NUMBERED] = &style_numbered, [STYLE_BULLET] = &style_bullet,   [STYLE_BOLD] = &style_bold,
    [STYLE_LINE] = &style_line,         [STYLE_TITLE] = &style_title,
};

int style_find(str name)
{
    for (int i = 0; i < STYLE_COUNT; i++)
        if (str_eq(name, str_of(styles[i]->name)))
            return i;
    return -1;
}
