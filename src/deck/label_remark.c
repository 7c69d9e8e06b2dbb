/*
 * label_remark: what stands in brackets between a label and the sign behind it.
 */
#include "char_int.h"
#include "emphasis_int.h"
#include "grill/base/array.h"
#include "words_int.h"

/* "(EN)", "(RU)" between a label and its separator. */
size_t language_tag(str s)
{
    size_t blanks = blank_prefix(s);
    str tag = str_skip(s, blanks);
    bool fits = tag.len >= 4 && tag.ptr[0] == '(' && tag.ptr[3] == ')' && tag.ptr[1] >= 'A' && tag.ptr[1] <= 'Z' &&
                tag.ptr[2] >= 'A' && tag.ptr[2] <= 'Z';
    return fits ? blanks + 4 : 0;
}

/* Bytes of blanks and an emoji, as in "(part 1) ⭐." */
static size_t picture_suffix(str s)
{
    size_t blanks = blank_prefix(s);
    size_t emoji = emoji_prefix(str_skip(s, blanks));
    return emoji ? blanks + emoji : 0;
}

/* "Answer (short):", "答え（例）：", "**Answer** *(short)*:" and "Q-(follow-up)." : a remark in brackets between a
 * label and its separator. */
size_t label_remark(str s, enum label label)
{
    enum { LONGEST = 40 };
    static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}};
    size_t blanks = blank_prefix(s);
    blanks += label == LABEL_QUESTION && str_starts(str_skip(s, blanks), STR("-("));
    const struct emphasis *kind = find_emphasis(str_skip(s, blanks));
    blanks += kind ? kind->open.len : 0;
    str rest = str_skip(s, blanks);
    for (size_t i = 0; rest.len && i < COUNT_OF(pairs); i++) {
        if (!str_starts(rest, str_of(pairs[i][0])))
            continue;
        ptrdiff_t at = str_find(str_slice(rest, 0, LONGEST), str_of(pairs[i][1]), 0);
        size_t size = at < 0 ? rest.len : (size_t)at + str_of(pairs[i][1]).len;
        size += kind && str_starts(str_skip(rest, size), kind->close) ? kind->close.len : 0;
        if (label == LABEL_QUESTION)
            size += picture_suffix(str_skip(rest, size));
        str after = str_skip(rest, size);
        str sign = str_strip_left(str_skip(after, blank_prefix(after)), STR("*_"));
        bool ends = str_starts(sign, STR(":")) || str_starts(sign, STR("：")) ||
                    (label == LABEL_QUESTION && (str_starts(after, STR(". ")) || str_starts(after, STR(".**"))));
        return ends ? blanks + size : 0;
    }
    return 0;
}
