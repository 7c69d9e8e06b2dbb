#include "mojibake_int.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"

enum kind { IMPLAUSIBLE, SIGN, LETTER, MARK, SCRIPT, CONTROL };

/* What texts are made of. LETTER stands in words only, MARK behind a letter; SCRIPT comes in several characters at a
 * time; CONTROL is C1, half way through text that was encoded three times. Sorted. */
static const struct {
    uint32_t first;
    uint32_t last;
    enum kind kind;
} blocks[] = {
    {0x0080, 0x009F, CONTROL}, {0x00A0, 0x00BF, SIGN},   {0x00C0, 0x00D6, LETTER},
    {0x00D7, 0x00D7, SIGN},    {0x00D8, 0x00F6, LETTER}, {0x00F7, 0x00F7, SIGN},
    {0x00F8, 0x017F, LETTER},  {0x0192, 0x0192, SIGN},   {0x01A0, 0x01A1, LETTER}, /* Vietnamese o and u with horn */
    {0x01AF, 0x01B0, LETTER},  {0x01CD, 0x01DC, LETTER},                           /* pinyin */
    {0x0218, 0x021B, LETTER},                                                      /* Romanian s and t with comma */
    {0x02B0, 0x02FF, SIGN},    {0x0300, 0x036F, MARK},   {0x0370, 0x03FF, SIGN}, /* Greek, single letters in formulas */
    {0x0400, 0x077F, SCRIPT}, /* Cyrillic, Armenian, Hebrew, Arabic, Syriac */
    {0x0900, 0x1CFF, SCRIPT}, /* Indic to Georgian, Hangul letters, Ethiopic, Khmer … */
    {0x1E00, 0x1EFF, LETTER},  {0x1F00, 0x1FFF, SCRIPT}, {0x2000, 0x2BFF, SIGN},
    {0x3000, 0x303F, SIGN},    {0x3040, 0x9FFF, SCRIPT}, {0xAC00, 0xD7A3, SCRIPT},
    {0xF900, 0xFAFF, SCRIPT},  {0xFE00, 0xFE0F, SIGN},   {0xFE30, 0xFE4F, SIGN},
    {0xFEFF, 0xFEFF, SIGN},    {0xFF00, 0xFFEF, SIGN},   {0xFFFD, 0xFFFD, SIGN},
    {0x1D400, 0x1D7FF, SIGN},  {0x1F000, 0x1FAFF, SIGN}, {0x20000, 0x2FFFF, SCRIPT},
    {0xE0020, 0xE007F, SIGN}, /* tags of flags */
};

/* One encoded character of the run. */
struct sequence {
    const unsigned char *bytes;
    size_t len;
    unsigned code;
    bool lost; /* a byte fell by the way */
};

static enum kind kind_of(unsigned code)
{
    size_t i;

    for (i = 0; i < COUNT_OF(blocks) && blocks[i].first <= code; i++) {
        if (code > blocks[i].last)
            continue;
        if (utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_CN && code < 0x1F300)
            return IMPLAUSIBLE;
        return blocks[i].kind;
    }
    return IMPLAUSIBLE;
}

static bool is_letter(unsigned code)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static bool is_upper(unsigned code)
{
    return utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_LU;
}

static bool is_lower_ascii(unsigned code)
{
    return code >= 'a' && code <= 'z';
}

/* True when people write the second character right behind the first: closing punctuation, footnote figures, degrees
 * behind anything; operators behind roots and negations; letters behind opening punctuation; lines of boxes. */
static bool is_natural(unsigned first, unsigned second)
{
    if (utf8_one_of(second, "’”“‘…–—»›«•·™®°¹²³\u00a0"))
        return true;
    if (utf8_one_of(first, "√¬≈∆∂∑∏∫") && utf8_one_of(second, "±≤≥≠∞∂∑∏∫πΩµ√"))
        return true;
    if (utf8_one_of(first, "–—“”‘’„«»…·\u00a0") && is_letter(second))
        return true;
    return first >= 0x2500 && first <= 0x259F && second >= 0x2500 && second <= 0x259F;
}

/* Low quotation mark, capital, small letter of the same kind: "‚Öö" begins a word that Estonians quote. */
static bool is_quoted_word(unsigned first, unsigned second, unsigned third)
{
    return utf8_one_of(first, "‚„") && is_upper(second) &&
           (unsigned)utf8proc_tolower((utf8proc_int32_t)second) == third;
}

static size_t bytes_promised(unsigned char lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Windows-1252 has nothing at 81, 8D, 8F, 90 and 9D, and some programs dropped those bytes. What is left over, and what
 * it almost always was; the other pictures with a byte lost are beyond recovery. No-break spaces lost their A0 in the
 * same manner. */
static unsigned lost_code(const struct run *run, size_t at, size_t len)
{
    static const struct {
        const char *left;
        unsigned code;
    } lost[] = {
        {"\xE2\x80", 0x201D},      {"\xEF\xB8", 0xFE0F},      {"\xE2\xAD", 0x2B50},
        {"\xF0\x9F\x91", 0x1F44D}, {"\xF0\x9F\x93", 0x1F4DD}, {"\xF0\x9F\x94", 0x1F50D},
    };
    const unsigned char *left = run->bytes + at;
    size_t i;

    if (run->charset != &charsets[CHARSET_WINDOWS_1252])
        return 0;
    if (len == 1)
        return left[0] == 0xC2 && run->len == 1 && run->after == ' ' ? 0x00A0 : 0;
    if (len == 2 && left[0] == 0xE3) /* of the dropped bytes only 81 makes a common character, hiragana */
        return 0x3040u + (left[1] & 0x3F);
    if (at + len < run->len && memcmp(left, lost[0].left, len) == 0 && left[len] == 0xF0)
        return 0x200D;
    for (i = 0; i < COUNT_OF(lost); i++)
        if (strlen(lost[i].left) == len && memcmp(left, lost[i].left, len) == 0)
            return lost[i].code;
    return len >= 2 && left[0] == 0xF0 && left[1] == 0x9F ? 0xFFFD : 0;
}

/* Mac Roman reads F0 as a private character, the apple, that many programs drop: a picture then begins with 9F. */
static unsigned headless_code(const struct run *run, size_t at)
{
    char bytes[4] = {(char)0xF0};
    size_t size;
    unsigned code;

    if (run->charset != &charsets[CHARSET_MAC_ROMAN] || run->len - at < 3)
        return 0;
    if (at == 0 && (is_letter(run->before) || (run->len == 3 && is_letter(run->after))))
        return 0;
    memcpy(bytes + 1, run->bytes + at, 3);
    code = utf8_decode((str){bytes, 4}, &size);
    return size == 4 && code >= 0x1F300 && code <= 0x1FAFF ? code : 0;
}

/* Reads one sequence; its code is 0 when there is none. */
static struct sequence sequence_at(const struct run *run, size_t at)
{
    struct sequence sequence = {.bytes = run->bytes + at};
    size_t promised = bytes_promised(run->bytes[at]), size;

    if (run->bytes[at] == 0x9F) {
        sequence.code = headless_code(run, at);
        sequence.len = 3;
        return sequence;
    }
    if (promised == 0)
        return sequence;
    for (sequence.len = 1; sequence.len < promised && at + sequence.len < run->len; sequence.len++)
        if ((sequence.bytes[sequence.len] & 0xC0) != 0x80)
            break;
    if (sequence.len < promised) {
        sequence.code = lost_code(run, at, sequence.len);
        sequence.lost = true;
        return sequence;
    }
    sequence.code = utf8_decode((str){(const char *)sequence.bytes, sequence.len}, &size);
    if (size == 1)
        sequence.code = 0;
    return sequence;
}

/* The character that byte `i` of a sequence was misread as. */
static unsigned misread(const struct run *run, const struct sequence *sequence, size_t i)
{
    return charset_code(run->charset, sequence->bytes[i]);
}

/* Two letters side by side, which every alphabet has, unless a capital follows a small letter. */
static bool is_word_like(unsigned first, unsigned second)
{
    return is_letter(first) && is_letter(second) && (is_upper(first) || !is_upper(second));
}

static unsigned pair_evidence(const struct run *run, const struct sequence *sequence)
{
    unsigned lead = misread(run, sequence, 0), next = misread(run, sequence, 1);
    bool first = sequence->bytes == run->bytes;
    bool in_word = first && is_lower_ascii(run->before) && (is_upper(lead) || !is_letter(lead));
    bool in_measure = first && run->before >= '0' && run->before <= '9' && sequence->bytes[0] == 0xC2;

    if (is_natural(lead, next) || is_word_like(lead, next))
        return in_measure || (in_word && is_lower_ascii(run->after)) ? EVIDENCE_SOME : EVIDENCE_NONE;
    return in_word ? EVIDENCE_CERTAIN : EVIDENCE_SOME;
}

static unsigned headless_evidence(const struct run *run, const struct sequence *sequence)
{
    bool german = true;
    size_t i;

    for (i = 1; i < sequence->len; i++) {
        unsigned code = misread(run, sequence, i);

        if (!is_letter(code))
            return EVIDENCE_CERTAIN;
        german = german && utf8_one_of(code, "äöüÄÖÜß");
    }
    return german ? EVIDENCE_WEAK : EVIDENCE_SOME;
}

/* How unlikely it is that the characters stand there on purpose. */
static unsigned sequence_evidence(const struct run *run, const struct sequence *sequence)
{
    unsigned first = misread(run, sequence, 0), second, third;

    if (sequence->bytes[0] == 0x9F)
        return headless_evidence(run, sequence);
    if (sequence->len < 2)
        return EVIDENCE_NONE;
    if (sequence->len == 2 && !sequence->lost)
        return pair_evidence(run, sequence);
    second = misread(run, sequence, 1);
    if (sequence->len == 2)
        return is_natural(first, second) ? EVIDENCE_NONE : EVIDENCE_CERTAIN;
    third = misread(run, sequence, 2);
    if (is_natural(first, second) || is_quoted_word(first, second, third))
        return is_natural(second, third) || is_letter(third) ? EVIDENCE_NONE : EVIDENCE_SOME;
    return EVIDENCE_CERTAIN;
}

/* What speaks for a run, summed up while it is decoded. */
struct tally {
    unsigned evidence;
    unsigned scripts;
    unsigned script_evidence;
    bool after_letter; /* the character before is a letter */
};

static void tally_add(struct tally *tally, const struct run *run, const struct sequence *sequence, enum kind kind)
{
    bool last = sequence->bytes + sequence->len == run->bytes + run->len;
    unsigned evidence = sequence_evidence(run, sequence);

    if (kind == SCRIPT) {
        tally->scripts++;
        tally->script_evidence += evidence > EVIDENCE_NONE ? EVIDENCE_SOME : EVIDENCE_NONE;
    } else if (kind == MARK) {
        tally->evidence += evidence < EVIDENCE_SOME ? evidence : EVIDENCE_SOME;
    } else if (kind == SIGN || tally->after_letter || !last || is_letter(run->after)) {
        tally->evidence += evidence;
    }
    tally->after_letter = kind == MARK || is_letter(sequence->code);
}

static unsigned tally_result(const struct tally *tally)
{
    if (tally->scripts >= 3)
        return tally->evidence + EVIDENCE_SOME * tally->scripts;
    if (tally->scripts == 2)
        return tally->evidence + tally->script_evidence;
    return tally->evidence;
}

bool run_decode(const struct run *run, struct buf *out, unsigned *evidence)
{
    struct tally tally = {.after_letter = is_letter(run->before)};
    size_t at = 0;

    while (at < run->len) {
        struct sequence sequence = sequence_at(run, at);
        enum kind kind = sequence.code ? kind_of(sequence.code) : IMPLAUSIBLE;

        if (kind == IMPLAUSIBLE || (kind == MARK && !tally.after_letter))
            return false;
        tally_add(&tally, run, &sequence, kind);
        buf_add_code(out, sequence.code);
        at += sequence.len;
    }
    *evidence = tally_result(&tally);
    return true;
}
