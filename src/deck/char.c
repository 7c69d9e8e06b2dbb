#include "char_int.h"

#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"

struct span {
    unsigned first;
    unsigned last;
};

static bool in_spans(unsigned code, const struct span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code >= spans[i].first && code <= spans[i].last)
            return true;
    return false;
}

bool wide_is_alphabetic(unsigned code)
{
    /* Latin to Armenian, Hebrew to the Indic scripts, Georgian, Vietnamese and Greek extensions */
    static const struct span spans[] = {{0xAA, 0xAA},    {0xB5, 0xB5},   {0xBA, 0xBA},   {0xC0, 0x24F},
                                        {0x250, 0x2AF},  {0x300, 0x36F}, {0x370, 0x587}, {0x591, 0x64A},
                                        {0x66E, 0x6D3},  {0x900, 0x963}, {0x971, 0xE4E}, {0x10A0, 0x10FF},
                                        {0x1E00, 0x1FFF}};
    return code != 0xD7 && code != 0xF7 && code != 0x37E && in_spans(code, spans, COUNT_OF(spans));
}

bool wide_is_word(unsigned code)
{
    if (wide_is_alphabetic(code))
        return true;
    static const struct span spans[] = {{0x660, 0x669},     {0x966, 0x96F},     {0x3005, 0x3007}, {0x3041, 0x30FF},
                                        {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                                        {0xFF10, 0xFF19},   {0xFF21, 0xFF3A},   {0xFF41, 0xFF5A}, {0xFF66, 0xFFDC},
                                        {0x1D400, 0x1D7FF}, {0x20000, 0x2FA1F}, {0x1E00, 0x1EFF}, {0x1100, 0x11FF}};
    return in_spans(code, spans, COUNT_OF(spans));
}

bool code_is_arrow(unsigned code)
{
    static const struct span spans[] = {{0x2190, 0x21FF},   {0x27A1, 0x27A1}, {0x279C, 0x27BE},  {0x2794, 0x2794},
                                        {0x2798, 0x279B},   {0x27F0, 0x27FF}, {0x2B05, 0x2B07},  {0x2B95, 0x2B95},
                                        {0x1F446, 0x1F449}, {0x261A, 0x261F}, {0x25B6, 0x25B8},  {0x25BA, 0x25BA},
                                        {0x1F449, 0x1F449}, {0x21B3, 0x21B3}, {0x1F812, 0x1F812}};
    return in_spans(code, spans, COUNT_OF(spans));
}

bool code_is_emoji(unsigned code)
{
    static const struct span spans[] = {
        {0xFE00, 0xFE0F}, {0x200D, 0x200D}, {0x20E3, 0x20E3}, {0x2300, 0x23FF}, {0x2460, 0x24FF},   {0x25A0, 0x27BF},
        {0x2900, 0x2BFF}, {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3299}, {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F},
        {0x203C, 0x203C}, {0x2049, 0x2049}, {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2190, 0x21FF}};
    return code >= 0x2000 && in_spans(code, spans, COUNT_OF(spans));
}

bool code_is_blank(unsigned code)
{
    return code == ' ' || (code >= 9 && code <= 13) || code == 0xA0 || code == 0xAD || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200C) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

size_t blank_run(str s)
{
    size_t at = 0;
    while (at < s.len) {
        size_t size = 1;
        unsigned code = (unsigned char)s.ptr[at];
        if (code >= 0x80)
            code = utf8_decode(str_skip(s, at), &size);
        if (!code_is_blank(code))
            break;
        at += size;
    }
    return at;
}

unsigned last_code(str s, size_t *size)
{
    if ((unsigned char)s.ptr[s.len - 1] < 0x80) {
        *size = 1;
        return (unsigned char)s.ptr[s.len - 1];
    }
    size_t at = s.len - 1;
    while (at > 0 && s.len - at < 4 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at--;
    unsigned code = utf8_decode(str_skip(s, at), size);
    if (at + *size != s.len) {
        *size = 1;
        return 0xFFFD;
    }
    return code;
}

str trim_blank_ends(str s)
{
    s = str_skip(s, blank_prefix(s));
    size_t size;
    while (s.len && code_is_blank(last_code(s, &size)))
        s.len -= size;
    return s;
}

size_t arrow_prefix(str s)
{
    enum { LONGEST = 16 };
    static const char *const drawn[] = {"-->", "->", "==>", "=>", "~>", ">>"};
    if (s.len == 0 || code_is_word((unsigned char)s.ptr[0] < 0x80 ? (unsigned char)s.ptr[0] : '-'))
        return 0;
    size_t shaft = 0;
    while (shaft < LONGEST && shaft + 1 < s.len && (s.ptr[0] == '=' || s.ptr[0] == '-') && s.ptr[shaft + 1] == s.ptr[0])
        shaft++;
    s = str_skip(s, shaft > 1 ? shaft - 1 : 0); /* "===>" */
    for (size_t i = 0; (unsigned char)s.ptr[0] < 0x80 && i < COUNT_OF(drawn); i++)
        if (str_starts(s, str_of(drawn[i]))) {
            size_t taken = str_of(drawn[i]).len;
            return (shaft > 1 ? shaft - 1 : 0) + taken + blank_prefix(str_skip(s, taken));
        }
    size_t size;
    if ((unsigned char)s.ptr[0] < 0x80 || !code_is_arrow(utf8_decode(s, &size)))
        return 0;
    size_t at = size;
    while (at < s.len) {
        unsigned code = utf8_decode(str_skip(s, at), &size);
        bool joined = code == 0xFE0F || code == 0x200D || (code >= 0x1F3FB && code <= 0x1F3FF);
        if (!joined)
            break;
        at += size;
    }
    return at + blank_prefix(str_skip(s, at));
}

size_t emoji_run(str s)
{
    size_t at = 0;
    while (at < s.len) {
        size_t size;
        unsigned code = utf8_decode(str_skip(s, at), &size);
        if (!code_is_emoji(code) && !(at > 0 && code_is_blank(code)))
            break;
        at += size;
    }
    return at;
}

str trim_emoji_right(str s)
{
    s = trim_blanks(s);
    while (s.len && (s.ptr[s.len - 1] <= ' ' || s.ptr[s.len - 1] > '~')) {
        size_t size;
        unsigned code = last_code(s, &size);
        if (!code_is_emoji(code) && !code_is_blank(code))
            break;
        s.len -= size;
    }
    return s;
}

bool text_exceeds(str text, size_t cells)
{
    enum { WIDEST = 4 /* bytes of a cell */ };
    return text.len > cells && (text.len > WIDEST * cells || utf8_ascii_run(text) > cells || text_width(text) > cells);
}

bool ends_sentence(str text)
{
    return str_ends(text, STR(".")) || str_ends(text, STR("。")) || str_ends(text, STR("।"));
}
