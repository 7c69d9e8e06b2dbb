/* Alphabets of Unicode's mathematical letters, raised and lowered characters, and classes of plain characters. */
#include <stdint.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "math_int.h"

/* Where an alphabet has its capitals, small letters, digits and Greek; 0 where it has none. */
static const struct {
    unsigned upper;
    unsigned lower;
    unsigned digits;
    unsigned greek_upper;
    unsigned greek_lower;
} alphabets[ALPHABET_COUNT] = {
    [ALPHABET_PLAIN] = {0, 0, 0, 0, 0},
    [ALPHABET_BOLD] = {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2},
    [ALPHABET_SCRIPT] = {0x1D49C, 0x1D4B6, 0, 0, 0},
    [ALPHABET_FRAKTUR] = {0x1D504, 0x1D51E, 0, 0, 0},
    [ALPHABET_DOUBLE] = {0x1D538, 0x1D552, 0x1D7D8, 0, 0},
};

/* Letters that Unicode had before, elsewhere. */
static const struct {
    enum math_alphabet alphabet;
    unsigned letter;
    unsigned code;
} early[] = {
    {ALPHABET_SCRIPT, 'B', 0x212C},  {ALPHABET_SCRIPT, 'E', 0x2130},  {ALPHABET_SCRIPT, 'F', 0x2131},
    {ALPHABET_SCRIPT, 'H', 0x210B},  {ALPHABET_SCRIPT, 'I', 0x2110},  {ALPHABET_SCRIPT, 'L', 0x2112},
    {ALPHABET_SCRIPT, 'M', 0x2133},  {ALPHABET_SCRIPT, 'R', 0x211B},  {ALPHABET_SCRIPT, 'e', 0x212F},
    {ALPHABET_SCRIPT, 'g', 0x210A},  {ALPHABET_SCRIPT, 'o', 0x2134},  {ALPHABET_FRAKTUR, 'C', 0x212D},
    {ALPHABET_FRAKTUR, 'H', 0x210C}, {ALPHABET_FRAKTUR, 'I', 0x2111}, {ALPHABET_FRAKTUR, 'R', 0x211C},
    {ALPHABET_FRAKTUR, 'Z', 0x2128}, {ALPHABET_DOUBLE, 'C', 0x2102},  {ALPHABET_DOUBLE, 'H', 0x210D},
    {ALPHABET_DOUBLE, 'N', 0x2115},  {ALPHABET_DOUBLE, 'P', 0x2119},  {ALPHABET_DOUBLE, 'Q', 0x211A},
    {ALPHABET_DOUBLE, 'R', 0x211D},  {ALPHABET_DOUBLE, 'Z', 0x2124},
};

static unsigned shifted(unsigned base, unsigned offset, unsigned code)
{
    return base ? base + offset : code;
}

unsigned math_letter(enum math_alphabet alphabet, unsigned code)
{
    size_t i;

    for (i = 0; i < COUNT_OF(early); i++)
        if (early[i].alphabet == alphabet && early[i].letter == code)
            return early[i].code;
    if (code >= 'A' && code <= 'Z')
        return shifted(alphabets[alphabet].upper, code - 'A', code);
    if (code >= 'a' && code <= 'z')
        return shifted(alphabets[alphabet].lower, code - 'a', code);
    if (code >= '0' && code <= '9')
        return shifted(alphabets[alphabet].digits, code - '0', code);
    if (code >= 0x391 && code <= 0x3A9)
        return shifted(alphabets[alphabet].greek_upper, code - 0x391, code);
    if (code >= 0x3B1 && code <= 0x3C9)
        return shifted(alphabets[alphabet].greek_lower, code - 0x3B1, code);
    return code;
}

/* Pairs of a character and its form, in no order. Letters that fonts seldom have (a raised q) are left out. */
static const char raised[] = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻ"
                             "AᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷLᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂαᵅβᵝγᵞδᵟεᵋθᶿιᶥφᵠχᵡ⊤ᵀ′′″″‴‴∘°°°**††‡‡";
static const char lowered[] = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩχᵪ";

static unsigned form_of(const char *pairs, unsigned code)
{
    str rest = str_of(pairs);

    while (rest.len > 0) {
        size_t size, form_size;
        unsigned from = utf8_decode(rest, &size);
        unsigned form = utf8_decode(str_skip(rest, size), &form_size);

        if (from == code)
            return form;
        rest = str_skip(rest, size + form_size);
    }
    return 0;
}

static bool add_forms(struct buf *out, str text, const char *pairs)
{
    size_t start = out->len, size;

    for (; text.len > 0; text = str_skip(text, size)) {
        unsigned form = form_of(pairs, utf8_decode(text, &size));

        if (!form) {
            buf_truncate(out, start);
            return false;
        }
        buf_add_code(out, form);
    }
    return true;
}

bool math_raise(struct buf *out, str text)
{
    return add_forms(out, text, raised);
}

bool math_lower(struct buf *out, str text)
{
    return add_forms(out, text, lowered);
}

enum math_class math_class_of(unsigned code)
{
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9'))
        return MATH_ORDINARY;
    if (utf8_one_of(code, "([⟨⌊⌈⟦{"))
        return MATH_OPENING;
    if (utf8_one_of(code, ")]⟩⌋⌉⟧}"))
        return MATH_CLOSING;
    if (utf8_one_of(code, "+-−–*×·÷±∓∗∘⋅∪∩∧∨⊕⊗⊖⊙∖⋆"))
        return MATH_BINARY;
    if (utf8_one_of(code, ",;"))
        return MATH_PUNCTUATION;
    if (utf8_one_of(code, "∑∏∐∫∬∭∮⋃⋂⋁⋀"))
        return MATH_BIG;
    if (utf8_one_of(code, "…⋯"))
        return MATH_INNER;
    if (utf8_one_of(code, "<>=:∈∉∋⊂⊆⊃⊇∼≺≻⊥⊢⊨∝∣∥≔") || (code >= 0x2190 && code <= 0x21FF) ||
        (code >= 0x2243 && code <= 0x2275) || (code >= 0x27F5 && code <= 0x27FF))
        return MATH_RELATION;
    return MATH_ORDINARY;
}
