/*
 * rules: lines that only part what stands above them from what stands below.
 */
#include <string.h>

#include "grill/base/array.h"
#include "reader_int.h"

/* "#-----#", "//=====": a rule that is drawn as a comment, without the signs of the comment. */
static str without_comment(str text)
{
    enum { LEAST = 7 };
    if (str_starts(text, STR("//")))
        return str_skip(text, 2);
    bool framed = text.len >= LEAST && text.ptr[0] == '#' && strchr("-=_*~", text.ptr[1]);
    if (!framed)
        return text;
    return str_slice(text, 1, text.len - (text.ptr[text.len - 1] == '#'));
}

/* "---", "= = =", "@@@@@@", or a long one that changes its sign, "=====++++++=": one sign alone is the edge of a table,
 * "+------+". */
static bool is_typed_rule(str text)
{
    enum { LONG = 8 };
    const char *signs = text.len >= LONG ? "=-_*~#+@" : "=-_*~#+";
    bool changes = false;
    size_t run = 0;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.ptr[i];
        if (byte == ' ')
            continue;
        if (!byte || !strchr(signs, byte) || (i && byte != text.ptr[i - 1] && text.ptr[i - 1] != ' ' && run < 2))
            return false;
        changes = changes || byte != text.ptr[0];
        run = i && byte == text.ptr[i - 1] ? run + 1 : 1;
    }
    return !changes || (text.len >= LONG && str_find_byte(text, ' ', 0) < 0);
}

bool text_is_rule(str text)
{
    text = without_comment(str_trim(text));
    if (text.len < 3)
        return false;
    if (is_typed_rule(text))
        return true;
    if ((unsigned char)text.ptr[0] < 0x80)
        return false;
    static const char *const drawn[] = {"─", "━", "═", "—", "–", "▬", "➖"};
    for (size_t i = 0; i < COUNT_OF(drawn); i++) {
        str piece = str_of(drawn[i]);
        size_t at = 0;
        while (str_starts(str_skip(text, at), piece))
            at += piece.len;
        if (at == text.len && at >= 2 * piece.len)
            return true;
    }
    return false;
}
