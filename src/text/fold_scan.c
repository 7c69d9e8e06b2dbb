/*
 * From normalised text to words. Letters, digits and marks make words; for every other character its neighbours decide
 * whether it means something (minus, product, prime, decimal point) or only separates or decorates.
 */
#include "fold_int.h"

#include <string.h>
#include <utf8proc.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"

enum kind {
    GAP, /* separates words */
    WORD,
    IDEOGRAPH, /* a word of its own kind: no blank parts "CNN" from the Chinese around it */
    SYMBOL,
    ALIAS,   /* a symbol with another spelling */
    PICTURE, /* emoji and ornaments */
    DASH,
    STAR,
    PLUS,
    HASH,
    EQUALS,
    BANG,
    DOUBLED, /* & and |, which mean something in pairs */
    CARET,
    QUOTE,
    POINT,
    COMMA,
};

/* The most bytes that one byte can become: a prime and the blank before it. */
enum { LONGEST_RATIO = 4 };

/* A place in the text: one character, or a run of the same ASCII character, and what is next to it (0 at the ends). */
struct spot {
    str text;
    size_t at;
    size_t len;
    unsigned code;
    unsigned before;
    unsigned after;
};

struct folder {
    char *start;    /* room for the longest result */
    char *end;      /* of what was written */
    bool gap;       /* the next word is a new one */
    bool ideograph; /* what was written last */
    bool pictures;
};

static const unsigned char ascii_kinds[128] = {
    ['0'] = WORD,   ['1'] = WORD,   ['2'] = WORD,    ['3'] = WORD,    ['4'] = WORD,  ['5'] = WORD,   ['6'] = WORD,
    ['7'] = WORD,   ['8'] = WORD,   ['9'] = WORD,    ['a'] = WORD,    ['b'] = WORD,  ['c'] = WORD,   ['d'] = WORD,
    ['e'] = WORD,   ['f'] = WORD,   ['g'] = WORD,    ['h'] = WORD,    ['i'] = WORD,  ['j'] = WORD,   ['k'] = WORD,
    ['l'] = WORD,   ['m'] = WORD,   ['n'] = WORD,    ['o'] = WORD,    ['p'] = WORD,  ['q'] = WORD,   ['r'] = WORD,
    ['s'] = WORD,   ['t'] = WORD,   ['u'] = WORD,    ['v'] = WORD,    ['w'] = WORD,  ['x'] = WORD,   ['y'] = WORD,
    ['z'] = WORD,   ['A'] = WORD,   ['B'] = WORD,    ['C'] = WORD,    ['D'] = WORD,  ['E'] = WORD,   ['F'] = WORD,
    ['G'] = WORD,   ['H'] = WORD,   ['I'] = WORD,    ['J'] = WORD,    ['K'] = WORD,  ['L'] = WORD,   ['M'] = WORD,
    ['N'] = WORD,   ['O'] = WORD,   ['P'] = WORD,    ['Q'] = WORD,    ['R'] = WORD,  ['S'] = WORD,   ['T'] = WORD,
    ['U'] = WORD,   ['V'] = WORD,   ['W'] = WORD,    ['X'] = WORD,    ['Y'] = WORD,  ['Z'] = WORD,   ['/'] = SYMBOL,
    ['<'] = SYMBOL, ['>'] = SYMBOL, ['%'] = SYMBOL,  ['+'] = PLUS,    ['-'] = DASH,  ['*'] = STAR,   ['#'] = HASH,
    ['='] = EQUALS, ['!'] = BANG,   ['&'] = DOUBLED, ['|'] = DOUBLED, ['^'] = CARET, ['\''] = QUOTE, ['.'] = POINT,
    [','] = COMMA,
};

/* Symbols that people also spell in ASCII. Sorted. */
static const struct {
    unsigned code;
    const char *words;
} aliases[] = {
    {0x2044, "/"}, {0x2190, "< -"}, {0x2192, "- >"}, {0x21D2, "= >"}, {0x2212, "-"},   {0x2215, "/"},
    {0x2217, "*"}, {0x2260, "! ="}, {0x2264, "< ="}, {0x2265, "> ="}, {0x2A7D, "< ="}, {0x2A7E, "> ="},
};

static const char *alias_of(unsigned code)
{
    size_t i;

    for (i = 0; i < COUNT_OF(aliases); i++)
        if (aliases[i].code == code)
            return aliases[i].words;
    return NULL;
}

static bool is_ideograph(unsigned code)
{
    return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || code >= 0x20000;
}

static bool is_picture(unsigned code)
{
    return (code >= 0x2400 && code <= 0x27BF) || (code >= 0x2B00 && code <= 0x2BFF) || code >= 0x1F000;
}

static enum kind long_kind(unsigned code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    if (code == 0x2010 || code == 0x2013)
        return DASH;
    if (code == 0x2019 || code == 0x02BC)
        return QUOTE;
    if (code == 0x2032)
        return SYMBOL;
    if (code == 0x20E3) /* the frame of a keycap */
        return GAP;
    if (alias_of(code))
        return ALIAS;
    if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO)
        return is_ideograph(code) ? IDEOGRAPH : WORD;
    if (category == UTF8PROC_CATEGORY_SM || category == UTF8PROC_CATEGORY_SC)
        return SYMBOL;
    if (category == UTF8PROC_CATEGORY_SO || category == UTF8PROC_CATEGORY_CO)
        return is_picture(code) ? PICTURE : SYMBOL;
    if (category == UTF8PROC_CATEGORY_CN)
        return is_picture(code) ? PICTURE : WORD;
    return GAP;
}

static bool is_ascii_gap(unsigned code)
{
    return code < 0x80 && ascii_kinds[code] == GAP;
}

static enum kind kind_of(unsigned code)
{
    return code < 0x80 ? (enum kind)ascii_kinds[code] : long_kind(code);
}

static bool is_blank(unsigned code)
{
    return code == 0 || code == ' ' || code == '\t' || code == '\n' || code == 0xA0 || code == 0x3000;
}

static bool is_digit(unsigned code)
{
    return code >= '0' && code <= '9';
}

static bool is_word(unsigned code)
{
    enum kind kind = kind_of(code);

    return kind == WORD || kind == IDEOGRAPH;
}

static bool is_closing(unsigned code)
{
    return code == ')' || code == ']' || code == '}' || code == '%' || code == 0x2032;
}

static bool is_opening(unsigned code)
{
    return code == '(' || code == '[' || code == '{' || code == '\\' || code == '$' || code == '.';
}

static bool is_operator(unsigned code)
{
    return code >= 0x80 && kind_of(code) == SYMBOL;
}

static size_t code_size(unsigned code)
{
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

static bool is_mark(unsigned code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* Something to subtract from ends at `end`: a number, a variable ("n", "2x"), a bracket, a symbol. Looks at no more
 * than one word, and gives up on its second letter. */
static bool operand_ends(str text, size_t end)
{
    unsigned code, letters = 0;

    while (end > 0 && is_blank(utf8_at(text, end - 1)) && text.ptr[end - 1] != '\n')
        end--;
    code = utf8_before(text, end);
    if (is_closing(code) || is_operator(code))
        return true;
    if (!is_word(code))
        return false;
    for (; is_word(code) || code == '.'; code = utf8_before(text, end)) {
        letters += !is_digit(code) && code != '.' && !is_mark(code);
        if (letters > 1)
            return false;
        end -= code_size(code);
    }
    return true;
}

static bool operand_begins(str text, size_t at)
{
    unsigned code;

    while (at < text.len && is_blank(utf8_at(text, at)) && text.ptr[at] != '\n')
        at += code_size(utf8_at(text, at));
    code = utf8_at(text, at);
    if (code == '-' || code == '+')
        code = utf8_at(text, ++at);
    if (is_digit(code) || is_opening(code) || is_operator(code))
        return true;
    if (kind_of(code) != WORD)
        return false;
    at += code_size(code);
    while (is_mark(utf8_at(text, at)) && at < text.len)
        at += code_size(utf8_at(text, at));
    code = utf8_at(text, at);
    return !is_word(code) || is_digit(code);
}

/* Only blanks stand between the start of the line and the spot, and a blank follows: a list or heading mark. */
static bool is_line_mark(const struct spot *spot)
{
    size_t at = spot->at;

    if (!is_blank(spot->after))
        return false;
    while (at > 0 && (spot->text.ptr[at - 1] == ' ' || spot->text.ptr[at - 1] == '\t'))
        at--;
    return at == 0 || spot->text.ptr[at - 1] == '\n';
}

static bool is_minus(const struct spot *spot)
{
    size_t end = spot->at + spot->len;

    if (spot->len > 2 * code_size(spot->code) || is_line_mark(spot))
        return false;
    if (spot->len == 2 && spot->code == '-')
        return is_word(spot->before) != is_word(spot->after);
    if (spot->after == '>' || spot->before == '<')
        return true;
    if (!is_blank(spot->after) && !is_word(spot->before) && !is_closing(spot->before))
        return is_word(spot->after) || is_opening(spot->after) || is_operator(spot->after);
    if (is_blank(spot->before) != is_blank(spot->after))
        return false;
    return operand_ends(spot->text, spot->at) && operand_begins(spot->text, end);
}

/* A product or power, or an argument of its own ("SELECT *", "COUNT(*)"); everything else is emphasis or a bullet. */
static bool is_times(const struct spot *spot)
{
    bool left = is_word(spot->before) || is_closing(spot->before);
    bool right = is_word(spot->after) || is_opening(spot->after);

    if (spot->len > 2 || is_line_mark(spot))
        return false;
    if (spot->before == '\\' || (spot->before == '(' && spot->after == ')'))
        return true;
    return (left && right) || (is_blank(spot->before) && is_blank(spot->after));
}

static bool is_thousands_comma(const struct spot *spot)
{
    size_t at = spot->at + 1, digits = 0;

    while (digits < 4 && is_digit(utf8_at(spot->text, at + digits)))
        digits++;
    return is_digit(spot->before) && digits == 3;
}

static void put_word(struct folder *folder, str word)
{
    if (folder->gap && folder->end > folder->start)
        *folder->end++ = ' ';
    memcpy(folder->end, word.ptr, word.len);
    folder->end += word.len;
    folder->gap = false;
}

static void put_symbols(struct folder *folder, str symbol, size_t times)
{
    for (; times > 0; times--) {
        folder->gap = true;
        put_word(folder, symbol);
    }
    folder->gap = true;
}

static void put_letter(struct folder *folder, const struct spot *spot, bool ideograph)
{
    if (ideograph != folder->ideograph)
        folder->gap = true;
    folder->ideograph = ideograph;
    put_word(folder, str_slice(spot->text, spot->at, spot->at + spot->len));
}

static void put_point(struct folder *folder, const struct spot *spot)
{
    if (spot->len == 1 && is_digit(spot->after) && (is_digit(spot->before) || !is_word(spot->before)))
        put_letter(folder, spot, false);
    else
        folder->gap = true;
}

static void put_quote(struct folder *folder, const struct spot *spot)
{
    if (is_word(spot->before) && spot->after == '(')
        put_symbols(folder, STR("′"), 1);
    else if (!is_word(spot->before) || !is_word(spot->after))
        folder->gap = true;
}

/* Symbols of which a run may be a mark or a rule: how often the symbol counts, 0 to `len`. */
static size_t symbol_count(const struct spot *spot, enum kind kind)
{
    switch (kind) {
    case DASH:
        return is_minus(spot) ? spot->len / code_size(spot->code) : 0;
    case STAR:
        return is_times(spot) ? spot->len : 0;
    case PLUS:
        return is_line_mark(spot) ? 0 : spot->len;
    case HASH:
        return spot->len > 1 || is_line_mark(spot) ? 0 : 1;
    case EQUALS:
        return spot->len > 3 ? 0 : spot->len;
    case BANG:
        return spot->after == '=' ? 1 : 0;
    case DOUBLED:
        return spot->len == 2 ? 2 : 0;
    case GAP:
    case WORD:
    case IDEOGRAPH:
    case SYMBOL:
    case ALIAS:
    case PICTURE:
    case CARET:
    case QUOTE:
    case POINT:
    case COMMA:
        break;
    }
    return spot->len / code_size(spot->code);
}

static void put_spot(struct folder *folder, const struct spot *spot, enum kind kind)
{
    char byte = (char)spot->code;
    str symbol = spot->code < 0x80 ? (str){&byte, 1} : str_slice(spot->text, spot->at, spot->at + spot->len);

    switch (kind) {
    case GAP:
        folder->gap = true;
        break;
    case WORD:
    case IDEOGRAPH:
        put_letter(folder, spot, kind == IDEOGRAPH);
        break;
    case POINT:
        put_point(folder, spot);
        break;
    case QUOTE:
        put_quote(folder, spot);
        break;
    case COMMA:
        folder->gap |= !is_thousands_comma(spot);
        break;
    case CARET:
        folder->gap |= !is_word(spot->before) || spot->len > 1;
        break;
    case PICTURE:
        put_symbols(folder, symbol, folder->pictures ? 1 : 0);
        folder->gap = true;
        break;
    case ALIAS:
        put_symbols(folder, str_of(alias_of(spot->code)), 1);
        break;
    case DASH:
        put_symbols(folder, STR("-"), symbol_count(spot, kind));
        break;
    case SYMBOL:
    case STAR:
    case PLUS:
    case HASH:
    case EQUALS:
    case BANG:
    case DOUBLED:
        put_symbols(folder, symbol, symbol_count(spot, kind));
        break;
    }
}

static struct spot spot_at(str text, size_t at)
{
    struct spot spot = {.text = text, .at = at};

    spot.code = utf8_decode(str_skip(text, at), &spot.len);
    if (spot.code < 0x80)
        while (at + spot.len < text.len && text.ptr[at + spot.len] == text.ptr[at])
            spot.len++;
    spot.before = utf8_before(text, at);
    spot.after = utf8_at(text, at + spot.len);
    return spot;
}

/* Writes a run of ASCII letters and digits in lower case; returns its bytes. Digits have the bit that makes letters
 * lower case. */
static size_t put_ascii_word(struct folder *folder, str text)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t len = 0;

    if (bytes[0] >= 0x80 || ascii_kinds[bytes[0]] != WORD)
        return 0;
    if (folder->ideograph)
        folder->gap = true;
    folder->ideograph = false;
    put_word(folder, (str){"", 0});
    for (; len < text.len && bytes[len] < 0x80 && ascii_kinds[bytes[len]] == WORD; len++)
        *folder->end++ = (char)(bytes[len] | 0x20);
    return len;
}

void fold_scan(struct buf *out, str text, bool pictures)
{
    struct folder folder = {.gap = true, .pictures = pictures};
    size_t at = 0;

    folder.start = folder.end = buf_room(out, text.len * LONGEST_RATIO);
    while (at < text.len) {
        size_t size = put_ascii_word(&folder, (str){text.ptr + at, text.len - at});

        if (size == 0 && is_ascii_gap((unsigned char)text.ptr[at])) {
            folder.gap = true;
            size = 1;
        } else if (size == 0) {
            struct spot spot = spot_at(text, at);

            put_spot(&folder, &spot, kind_of(spot.code));
            size = spot.len;
        }
        at += size;
    }
    buf_grew(out, (size_t)(folder.end - folder.start));
}
