/*
 * Text that is no UTF-8: which older character set was it?
 *
 * Nothing in the file says so, but languages do: read in the right set, the letters are those of one alphabet, capitals
 * do not follow small letters, and quotation marks do not stand inside words. Windows-1252 has the benefit of the
 * doubt. Sets of two bytes a character give themselves away by the zones that their common characters lie in.
 *
 * To add a set of one byte a character: a row of `sets`, and a test.
 */
#include "encoding_int.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "charset_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/text/utf8.h"

enum { SAMPLE = 128 * 1024, REPLACEMENT = 0xFFFD };

#define CYRILLIC "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
#define CENTRAL                                                                                                        \
    {                                                                                                                  \
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž"                      \
    }
#define WESTERN                                                                                                        \
    {                                                                                                                  \
        "àâçèéêëîïôùûüÿœæ", "äöüß", "áéíñóúü", "ãáâàçéêíóôõúü", "àèéìíòóùú", "åäöæøé", "áéíóúýþæöð", "õäöüšž",         \
            "àçèéíïòóúü", "áéíóúàèìòù"                                                                       \
    }

enum { MOST_ALPHABETS = 10 };

/* The small letters beyond ASCII of the languages that a set was used for. */
static const struct legacy_set {
    const char *name;
    const char *iconv;
    const char *alphabets[MOST_ALPHABETS];
} sets[] = {
    {"Windows-1252", "WINDOWS-1252", WESTERN},
    {"Mac Roman", "MACINTOSH", WESTERN},
    {"Windows-1250", "WINDOWS-1250", CENTRAL},
    {"ISO 8859-2", "ISO-8859-2", CENTRAL},
    {"Windows-1251", "WINDOWS-1251", {CYRILLIC, CYRILLIC "іїєґ", CYRILLIC "ђјљњћџ"}},
    {"KOI8-R", "KOI8-R", {CYRILLIC}},
    {"Windows-1253", "WINDOWS-1253", {"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"}},
    {"Windows-1254", "WINDOWS-1254", {"çğıöşüâîû"}},
};

enum { SET_COUNT = COUNT_OF(sets) };

/* What the bytes above 0x7F are in one set, and what a text makes of it. */
struct reading {
    uint32_t codes[256]; /* U+FFFD where the set has nothing */
    uint32_t lower[256]; /* small letter of a letter, 0 for everything else */
    double letters[256]; /* how often each letter occurs */
    double score;        /* of everything but letters */
};

static uint32_t decode_byte(iconv_t converter, unsigned char byte)
{
    char in[1] = {(char)byte}, out[8];
    char *from = in, *to = out;
    size_t in_left = 1, out_left = sizeof out, size;

    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &in_left, &to, &out_left) == (size_t)-1 || to == out)
        return REPLACEMENT;
    return utf8_decode((str){out, (size_t)(to - out)}, &size);
}

static bool reading_init(struct reading *reading, const struct legacy_set *set)
{
    iconv_t converter = iconv_open("UTF-8", set->iconv);
    unsigned byte;

    memset(reading, 0, sizeof *reading);
    if (converter == (iconv_t)-1)
        return false;
    for (byte = 0; byte < 256; byte++) {
        uint32_t code = byte < 0x80 ? byte : decode_byte(converter, (unsigned char)byte);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);

        reading->codes[byte] = code;
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
            reading->lower[byte] = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
    }
    iconv_close(converter);
    return true;
}

/* What a sign says for the reading, between letters or elsewhere. */
static double sign_score(uint32_t code, bool between_letters)
{
    if (utf8_one_of(code, "’‘"))
        return 1;
    if (utf8_one_of(code, "“”–—…•«»„‚\u00a0"))
        return between_letters && utf8_one_of(code, "“„‚«•") ? -1 : 1;
    if (utf8_one_of(code, "°·§©®€£™¡¿ªº½¼¾²³±×÷µ¶№\u00ad"))
        return between_letters ? -1 : 0.5;
    return code == REPLACEMENT || code < 0xA0 ? -3 : -1;
}

static void read_sample(struct reading *reading, str sample)
{
    size_t i;

    for (i = 0; i < sample.len; i++) {
        unsigned char byte = (unsigned char)sample.ptr[i];
        unsigned char before = i > 0 ? (unsigned char)sample.ptr[i - 1] : ' ';
        unsigned char after = i + 1 < sample.len ? (unsigned char)sample.ptr[i + 1] : ' ';
        uint32_t lower = reading->lower[byte];

        if (byte < 0x80)
            continue;
        if (!lower) {
            reading->score += sign_score(reading->codes[byte], reading->lower[before] && reading->lower[after]);
            continue;
        }
        reading->letters[byte]++;
        if (lower != reading->codes[byte] && reading->lower[before] && reading->lower[before] == reading->codes[before])
            reading->score -= 2;
        if (lower >= 0x370 && ((before < 0x80 && reading->lower[before]) || (after < 0x80 && reading->lower[after])))
            reading->score--; /* a Greek or Cyrillic letter side by side with a Latin one */
    }
}

/* Adds what the letters say when the text is in the language that fits best. */
static double total_score(const struct reading *reading, const struct legacy_set *set)
{
    double best = -1e30;
    int i;

    for (i = 0; i < MOST_ALPHABETS && (set->alphabets[i] || i == 0); i++) {
        double score = 0;
        unsigned byte;

        for (byte = 0x80; byte < 256; byte++)
            if (reading->letters[byte] > 0)
                score += reading->letters[byte] * (utf8_one_of(reading->lower[byte], set->alphabets[i]) ? 1 : -0.5);
        if (score > best)
            best = score;
    }
    return best + reading->score;
}

static size_t count_high(str sample)
{
    size_t count = 0, i;

    for (i = 0; i < sample.len; i++)
        count += (unsigned char)sample.ptr[i] >= 0x80;
    return count;
}

/* The set of one byte a character that explains the sample best; Windows-1252 unless another is clearly better. */
static const struct legacy_set *guess_single(str sample)
{
    double margin = 0.3 * (double)count_high(sample), best = -1e30;
    const struct legacy_set *chosen = &sets[0];
    size_t i;

    for (i = 0; i < SET_COUNT; i++) {
        struct reading reading;
        double score;

        if (!reading_init(&reading, &sets[i]))
            continue;
        read_sample(&reading, sample);
        score = total_score(&reading, &sets[i]);
        if (score > best) {
            best = score + (i == 0 ? margin : 0);
            chosen = &sets[i];
        }
    }
    return chosen;
}

/* Statistics of a sample cut into pairs the way that most two-byte sets are: a byte above 0x80 and the one after it. */
struct pairs {
    size_t count;
    size_t broken;     /* a first byte without a possible second one */
    size_t both_high;  /* both bytes from A1 on */
    size_t level_one;  /* first byte B0 to D7: the common characters of GB 2312 */
    size_t hangul;     /* first byte B0 to C8: the syllables of EUC-KR */
    size_t kana;       /* first byte A4 or A5: the kana of EUC-JP */
    size_t low_second; /* second byte 40 to 7E, as half of Big5 has */
    size_t big5;       /* first byte A4 to C6: the common characters of Big5 */
    size_t signs;      /* first byte A1 to A3: punctuation in all of them */
};

static struct pairs count_pairs(str sample)
{
    struct pairs pairs = {0};
    size_t i = 0;

    while (i + 1 < sample.len) {
        unsigned char first = (unsigned char)sample.ptr[i], second = (unsigned char)sample.ptr[i + 1];

        i += first < 0x80 ? 1 : 2;
        if (first < 0x80)
            continue;
        pairs.count++;
        pairs.broken += second < 0x40 || second == 0x7F || second == 0xFF || first == 0x80 || first == 0xFF;
        pairs.both_high += first >= 0xA1 && second >= 0xA1;
        pairs.level_one += first >= 0xB0 && first <= 0xD7;
        pairs.hangul += first >= 0xB0 && first <= 0xC8;
        pairs.kana += first == 0xA4 || first == 0xA5;
        pairs.low_second += second >= 0x40 && second <= 0x7E;
        pairs.big5 += first >= 0xA4 && first <= 0xC6;
        pairs.signs += first >= 0xA1 && first <= 0xA3;
    }
    return pairs;
}

/* How many characters a Shift JIS reading finds, and how many of them are kana or Japanese punctuation. */
static bool is_shift_jis(str sample)
{
    size_t i = 0, count = 0, kana = 0, single = 0;

    while (i + 1 < sample.len) {
        unsigned char first = (unsigned char)sample.ptr[i], second = (unsigned char)sample.ptr[i + 1];

        i++;
        if (first < 0x80)
            continue;
        count++;
        if (first >= 0xA1 && first <= 0xDF) {
            single++;
            continue;
        }
        if (second < 0x40 || second == 0x7F || second > 0xFC || first == 0x80 || first == 0xA0 || first > 0xFC)
            return false;
        kana += (first == 0x82 && second >= 0x9F && second <= 0xF1) || (first == 0x83 && second <= 0x96) ||
                (first == 0x81 && second <= 0x7E);
        i++;
    }
    return count >= 4 && kana * 10 >= count * 3 && single * 5 <= count;
}

/* The set of two bytes a character that the sample is in, as iconv calls it, or NULL. */
static const char *guess_double(str sample)
{
    struct pairs pairs = count_pairs(sample);
    size_t words = pairs.count - pairs.signs;

    if (pairs.count >= 4 && is_shift_jis(sample))
        return "CP932";
    if (pairs.count < 4 || pairs.broken * 50 > pairs.count || words == 0)
        return NULL;
    if (pairs.both_high * 20 >= pairs.count * 19) {
        if (pairs.kana * 10 >= pairs.count * 3)
            return "EUC-JP";
        if (pairs.hangul * 100 >= words * 97)
            return "CP949";
        return pairs.level_one * 10 >= words * 8 ? "GB18030" : NULL;
    }
    if (pairs.big5 * 10 >= words * 8 && pairs.low_second * 7 >= pairs.count && pairs.both_high * 4 >= pairs.count)
        return "BIG5-HKSCS";
    return pairs.level_one * 10 >= words * 8 && pairs.both_high * 10 >= pairs.count * 8 ? "GB18030" : NULL;
}

static void add_double(struct buf *out, const char *name, str bytes)
{
    iconv_t converter = iconv_open("UTF-8", name);
    char *from = (char *)(uintptr_t)bytes.ptr;
    size_t left = bytes.len;

    if (converter == (iconv_t)-1)
        return;
    while (left > 0) {
        enum { STEP = 4096 };
        char *room = buf_room(out, STEP), *to = room;
        size_t room_left = STEP;
        size_t result = iconv(converter, &from, &left, &to, &room_left);

        buf_grew(out, (size_t)(to - room));
        if (result == (size_t)-1 && room_left >= 8 && left > 0) {
            buf_add_code(out, REPLACEMENT);
            from++;
            left--;
        }
    }
    iconv_close(converter);
}

static void add_single(struct buf *out, const struct legacy_set *set, str bytes)
{
    struct reading reading;
    size_t i;

    if (set == &sets[0] || !reading_init(&reading, set)) {
        for (i = 0; i < bytes.len; i++)
            buf_add_code(out, charset_code(&charsets[CHARSET_WINDOWS_1252], (unsigned char)bytes.ptr[i]));
        return;
    }
    for (i = 0; i < bytes.len; i++)
        buf_add_code(out, reading.codes[(unsigned char)bytes.ptr[i]]);
}

/* Up to a line end, so that no character is cut in two. */
static str sample_of(str bytes)
{
    ptrdiff_t first = utf8_first_bad(bytes), end;
    str sample = first > SAMPLE / 2 ? str_skip(bytes, (size_t)first - SAMPLE / 2) : bytes;
    ptrdiff_t begin = first > SAMPLE / 2 ? str_find_byte(sample, '\n', 0) : -1;

    sample = str_skip(sample, (size_t)(begin + 1));
    end = sample.len > SAMPLE ? str_find_byte(sample, '\n', SAMPLE) : -1;
    return end >= 0 && end < 2 * SAMPLE ? str_slice(sample, 0, (size_t)end) : str_slice(sample, 0, SAMPLE);
}

str legacy_decode(struct arena *arena, str bytes, const char **name)
{
    str sample = sample_of(bytes), text;
    const char *two = guess_double(sample);
    struct buf out;

    buf_init(&out);
    if (two) {
        add_double(&out, two, bytes);
        *name = two;
    }
    if (out.len == 0) {
        const struct legacy_set *set = guess_single(sample);

        add_single(&out, set, bytes);
        *name = set->name;
    }
    text = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return text;
}
