#include "grill/text/language.h"

#include <stddef.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"

enum {
    SAMPLE = 1 << 16, /* bytes that are looked at */
    LONGEST_WORD = 8, /* bytes of the words in the table */
    LEAST_SHARE = 5,  /* one letter of so many in another script names the language: technical terms stay Latin */
    IDEOGRAPH = 3     /* letters that a character of Chinese stands for */
};

enum script { HAN, KANA, HANGUL, CYRILLIC, GREEK, HEBREW, ARABIC, DEVANAGARI, BENGALI, TAMIL, THAI, SCRIPT_COUNT };

static const struct {
    unsigned first;
    unsigned last;
    const char *tag;
} scripts[SCRIPT_COUNT] = {
    [HAN] = {0x3400, 0x9FFF, "zh"},      [KANA] = {0x3041, 0x30FF, "ja"},       [HANGUL] = {0xAC00, 0xD7A3, "ko"},
    [CYRILLIC] = {0x0400, 0x04FF, "ru"}, [GREEK] = {0x0370, 0x03FF, "el"},      [HEBREW] = {0x0590, 0x05FF, "he"},
    [ARABIC] = {0x0600, 0x06FF, "ar"},   [DEVANAGARI] = {0x0900, 0x097F, "hi"}, [BENGALI] = {0x0980, 0x09FF, "bn"},
    [TAMIL] = {0x0B80, 0x0BFF, "ta"},    [THAI] = {0x0E00, 0x0E7F, "th"},
};

/* Languages with Latin letters: words that are frequent there and rare in the others, with blanks around each. */
static const struct {
    const char *tag;
    const char *words;
} languages[] = {
    {"en", " the and of is to what with for that are how "},
    {"de", " der die das und ist nicht ein eine mit von wird auf "},
    {"es", " el los las que es una con por para del como "},
    {"fr", " le les des et est une pour dans qui sur "},
    {"hu", " az és egy nem hogy van mi "},
    {"it", " il che è una per con della sono di gli "},
    {"nl", " het een van niet voor wat zijn "},
    {"pl", " jest nie się na do co to w i "},
    {"pt", " o os que é uma não com para dos como "},
    {"tr", " ve bir bu için ile nedir "},
};

enum { LANGUAGES = COUNT_OF(languages) };

struct tally {
    size_t letters; /* of all scripts */
    size_t scripts[SCRIPT_COUNT];
    size_t words[LANGUAGES];
};

static void count_word(struct tally *tally, str word)
{
    char padded[LONGEST_WORD + 3];

    if (word.len == 0 || word.len > LONGEST_WORD)
        return;
    padded[0] = ' ';
    memcpy(padded + 1, word.ptr, word.len);
    memcpy(padded + 1 + word.len, " ", 2);
    for (size_t i = 0; i < LANGUAGES; i++)
        tally->words[i] += strstr(languages[i].words, padded) != NULL;
}

static void count_letter(struct tally *tally, unsigned code)
{
    size_t script = 0;
    size_t weight = 1;

    while (script < SCRIPT_COUNT && (code < scripts[script].first || code > scripts[script].last))
        script++;
    if (script == HAN)
        weight = IDEOGRAPH;
    if (script < SCRIPT_COUNT)
        tally->scripts[script] += weight;
    tally->letters += weight;
}

static bool is_latin(unsigned code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code < 0x250);
}

static void count_text(struct tally *tally, str text)
{
    size_t start = 0, at, size;

    for (at = 0; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        bool latin = is_latin(code);

        if (latin || code >= 0x250)
            count_letter(tally, code);
        if (latin)
            continue;
        count_word(tally, str_slice(text, start, at));
        start = at + size;
    }
    count_word(tally, str_skip(text, start));
}

const char *language_guess(str text)
{
    struct tally tally = {0};
    size_t best = 0;

    count_text(&tally, str_slice(text, 0, text.len < SAMPLE ? text.len : SAMPLE));
    /* Japanese has both, Chinese at most a word of kana. */
    if (tally.scripts[KANA] * LEAST_SHARE > tally.scripts[HAN]) {
        tally.scripts[KANA] += tally.scripts[HAN];
        tally.scripts[HAN] = 0;
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++)
        if (tally.scripts[i] * LEAST_SHARE > tally.letters)
            return scripts[i].tag;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (tally.words[i] > tally.words[best])
            best = i;
    return languages[best].tag;
}

bool language_is_rtl(const char *tag)
{
    return strcmp(tag, "ar") == 0 || strcmp(tag, "he") == 0;
}
