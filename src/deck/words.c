#include "words_int.h"

#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

/* ---- comparing without case ---- */

unsigned fold_wide(unsigned code)
{
    if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9) ||
        (code >= 0x410 && code <= 0x42F))
        return code + 0x20;
    if (code >= 0x400 && code <= 0x40F)
        return code + 0x50;
    if ((code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) || (code >= 0x1EA0 && code <= 0x1EFF))
        return code | 1U;
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E))
        return code + (code & 1U);
    return code;
}

/* A word ends with its string, or with a bar. */
size_t starts_folded(str s, const char *lower)
{
    size_t at = 0;
    while (*lower && *lower != '|') {
        if (at == s.len)
            return 0;
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte == 0xE2 && str_starts(str_skip(s, at), STR("\xE2\x80\x8B"))) { /* a blank of no width */
            at += 3;
            continue;
        }
        if (byte < 0x80) {
            if (fold_code(byte) != (unsigned char)*lower)
                return 0;
            at++;
            lower++;
            continue;
        }
        if ((unsigned char)*lower < 0x80)
            return 0;
        size_t size;
        size_t word_size;
        unsigned code = fold_code(utf8_decode(str_skip(s, at), &size));
        if (code != utf8_decode(str_of(lower), &word_size))
            return 0;
        at += size;
        lower += word_size;
    }
    return at;
}

size_t starts_with_one_of(str s, const char *const *words, size_t count)
{
    struct initial initial = initial_of(s);
    size_t taken = 0;
    for (size_t i = 0; i < count && taken == 0; i++)
        if (has_initial(words[i], &initial))
            taken = starts_folded(s, words[i]);
    return taken;
}

bool equals_folded(str s, const char *lower)
{
    return s.len > 0 && starts_folded(s, lower) == s.len;
}

/* Writes a code point below U+10000 as UTF-8; returns its bytes. */
static size_t utf8_put(char *to, unsigned code)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xC0 | code >> 6);
        to[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    to[0] = (char)(0xE0 | (code >> 12 & 0xF));
    to[1] = (char)(0x80 | (code >> 6 & 0x3F));
    to[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

struct initial wide_initial_of(str s)
{
    struct initial initial = {.size = 0};
    unsigned code = fold_code(utf8_decode(s, &initial.size));
    if (code < 0x10000)
        initial.size = utf8_put(initial.bytes, code);
    else
        memcpy(initial.bytes, s.ptr, initial.size);
    return initial;
}

/* ---- words that ask ---- */

/* Words and phrases that a question, a task or a statement to judge begins with, by their first letter, each between
 * bars. */
static const char *const question_words[26] = {
    ['a' - 'a'] = "|adja|apresente|adjon|adjuk|analysiere|analysieren|apontar|a che|a qué|a cosa|aus welchen|"
                  "auf welche|an welchem|an welcher|an welchen|auf welchem|auf welcher|aus was|aus welchem|"
                  "avec quel|avec quelle|a cuánto|a quién|a cuál|a quem|a quale|a quali|a chi|aan welke|",
    ['b' - 'a'] = "|begründe|begründen|beschreibe|beschreiben|beschrijf|berechne|berechnen|bestimme|bestimmen|"
                  "bizonyítsa|bespreek|bewijs|beurteilen|bewerten|benennen|benenne|bizonyítsd|bei welchen|bis wann|"
                  "bij welke|",
    ['c' - 'a'] = "|cite|citez|citer|compare|comparez|comparer|comment|combien|cómo|cuál|cuáles|cuándo|cuánto|"
                  "cuántos|cuántas|como|che|cosa|cos'è|come|chi|co|confronta|confrontare|contrast|czym|ce|cum|când|"
                  "care|cine|câte|comparar|citar|caraterize|caracterize|comente|conceptualice|calculez|calculer|"
                  "charakterisiere|charakterisieren|czego|czemu|commentez|cual|cuales|cuantos|cuantas|cuánta|"
                  "conceitue|csoportosítsa|care-i|cosè|cos'e|com'è|commenter|c'est quoi|che cosa|con quale|con qué|"
                  "cada cuánto|com qual|con che|con quali|",
    ['d' - 'a'] = "|describe|define|definiere|definieren|definir|definire|definisci|differentiate|distinguish|"
                  "discuss|diff|difference|differences|différence|différences|differenza|differenze|diferencia|"
                  "diferencias|diferença|diferenças|décris|décrivez|décrire|définir|définissez|describa|diagnose|"
                  "dónde|defina|descreva|dove|descrivi|descrivere|dlaczego|definieer|definiálja|discuter|discutez|"
                  "discuti|descrever|describir|diferencie|diskutieren|déterminez|déterminer|démontrez|diga|desenhe|"
                  "dibuje|demuestre|demonstre|desarrolle|dov'è|discorra|disserte|definiáld|definiáljon|diferenciar|"
                  "détaillez|détailler|dites|do czego|dans quel|dans quelle|de quelle|di cosa|de quoi|de ce|"
                  "dans quels|dans quelles|da cosa|durch welche|depuis quand|de quels|de quelles|de qué|desde qué|"
                  "de dónde|de qual|de quais|da che|di quale|di quali|da quale|da quali|di che|dla jakich|"
                  "dla jakiego|do jakich|do jakiego|door welke|",
    ['e' - 'a'] = "|elenca|elencare|enumera|enumere|erkläre|erklären|erläutere|erläutern|explain|expliquez|"
                  "expliquer|explica|explícame|explicame|explique|explicați|explicar|enumerar|enuncie|enunciar|"
                  "esquematice|escriba|enunciare|exemplifique|ejemplifique|elenque|ermitteln|ermittle|erörtere|"
                  "erörtern|enunci|exponga|esporre|explicitez|en quoi|en qué|em que|em qual|em quais|"
                  "en que consiste|en cuál|",
    ['f' - 'a'] = "|fogalmazza|formulieren|formuliere|fejtse|fejtsd|foglalja|formuleer|für welche|für welchen|",
    ['g' - 'a'] = "|gdzie|geef|grenzen|gib|",
    ['h' - 'a'] = "|how|how's|hogyan|hol|hány|hoe|hasonlítsa|honnan|hová|hányféle|hova|hoeveel|hoelang|hoezo|"
                  "határozza|határozd|hasonlítsd|hányszor|hangi|hangisi|hangileri|hasta qué|",
    ['i' - 'a'] = "|ile|illustra|illustrare|inwiefern|inwieweit|ismertesse|ilu|identifique|illustrez|identifiez|"
                  "igazolja|ismertesd|ismertessen|interpretiere|interpretieren|indokolja|indokold|illustri|ilustre|"
                  "in cosa|in che|in welchem|in welcher|in welchen|in quale|in quali|in quanti|in quante|in welke|"
                  "igaz vagy hamis|",
    ['j' - 'a'] = "|jak|jaki|jaka|jakie|jakich|jakim|jakiego|jaką|jakiej|jellemezze|justifique|justifiez|"
                  "justificar|jakimi|jellemezd|jakiemu|",
    ['k' - 'a'] = "|kiedy|kto|który|która|które|ki|kik|którego|której|którym|którą|których|którzy|kinek|komu|kogo|"
                  "kit|kaç|különböztesse|",
    ['l' - 'a'] = "|lequel|laquelle|lesquels|lesquelles|leg uit|",
    ['m' - 'a'] = "|mi|mit|miért|mikor|melyik|melyek|milyen|mennyi|mire|magyarázza|mik|miből|miben|mihez|miről|"
                  "mekkora|mondja|mutassa|mencionar|mely|mivel|meddig|mutasson|mondjon|montrez|miféle|minek|"
                  "milyenek|mennyire|magyarázd|mondd|mutasd|mióta|melyiket|met welke|mit welchem|mit welchen|"
                  "mit was|mit welcher|",
    ['n' - 'a'] = "|nenne|nennen|nedir|nasıl|neden|nevezze|nommez|nombrar|noem|nevezzen|napisz|narysuj|nevezd|"
                  "nennt|naszkicuj|niçin|nerede|na czym|na jakie|na jakim|nach welchen|na którym|na co|ne zaman|"
                  "ne için|ne kadar|ne demek|",
    ['o' - 'a'] = "|où|onde|omów|omówić|opisz|opisać|określ|określić|opowiedz|oblicz|objaśnij|o que|od czego|o quê|"
                  "ogni quanto|o czym|o co|od jakich|op welke|",
    ['p' - 'a'] = "|pourquoi|porque|perché|perche|proszę|porównaj|przedstaw|podaj|précisez|présentez|porównać|"
                  "podać|przedstawić|proposez|perchè|perche'|porquê|przeanalizuj|por qué|para qué|para que serve|"
                  "por que|po co|przez co|par quel|pour quel|pour quelle|per quale|pour quelles|pour quels|"
                  "par quelle|par quoi|para que sirve|por cuál|para quê|por quê|per cosa|per quali|przy jakim|"
                  "pod jakim|przed czym|przy czym|prawda czy fałsz|",
    ['q' - 'a'] = "|que|qu'est-ce|quoi|quel|quelle|quels|quelles|quand|qui|qué|quién|qual|quais|quando|quantos|"
                  "quantas|quanti|quante|quem|quale|quali|quanto|qual'è|quiénes|qu'entend-on|qu'appelle-t-on|"
                  "qu'entendez-vous|quien|quienes|quanta|qu'est|qu'est-ce-que|quand'è|quão|qual è|",
    ['r' - 'a'] = "|redesign|różnica|różnice|rappelez|rajzolja|relacione|rajzold|rozróżnij|résumez|"
                  "richtig oder falsch|",
    ['s' - 'a'] = "|skizziere|skizzieren|spiega|spiegare|scharakteryzuj|sorolja|számítsa|soroljon|scharakteryzować|"
                  "señale|skąd|sorold|számítsd|schets|sklasyfikuj|sformułuj|si descriva|si definisca|si spieghi|"
                  "si enunci|si illustri|seit wann|sur quoi|sous quelle|su cosa|su quale|su quali|",
    ['t' - 'a'] = "|térjen|true or false|",
    ['u' - 'a'] = "|unde|unterschied|unterschiede|udowodnij|uzasadnij|unterscheide|unterscheiden|unter welchen|"
                  "um welche|um was|uit welke|",
    ['v' - 'a'] = "|vergleiche|vergleichen|vázolja|verklaar|vezesse|vezesd|vergelijk|vázold|veranschaulichen|"
                  "von welchem|von welcher|von welchen|van welke|voor welke|vrai ou faux|verdadero o falso|"
                  "verdadeiro ou falso|vero o falso|",
    ['w' - 'a'] = "|what|what's|whats|why|when|where|which|who|whose|whom|was|warum|wieso|weshalb|wie|wann|wo|"
                  "welche|welcher|welches|welchen|welchem|wer|wem|wen|wessen|wozu|woraus|woran|wodurch|wofür|woher|"
                  "womit|wovon|worin|wyjaśnij|wymień|wat|waarom|welke|wanneer|waar|welk|wymienić|wyjaśnić|worauf|"
                  "wobei|worüber|wohin|wogegen|wskaż|wyznacz|worum|wovor|wonach|weswegen|waardoor|waarin|waarmee|"
                  "waarvan|waarop|waaruit|waarvoor|wytłumacz|w jaki|w jakim|w jakiej|w jakich|w którym|w której|"
                  "w których|w czym|write a program|write a function|write a method|write a query|write a script|"
                  "write a class|write a code|write code|write python|write java|write sql|write an sql|"
                  "write a sql|write a recursive|wahr oder falsch|",
    ['z' - 'a'] = "|zdefiniuj|zdefiniować|zaproponuj|zilustruj|zinterpretuj|z czego|z jakich|zu welchem|z którego|"
                  "za co|za pomocą czego|z jakiego|z jaką|",
};

/* Those that begin with another letter. */
static const char other_question_words[] =
    "|что|чему|чего|почему|зачем|как|какой|какая|какое|какие|каков|какова|каковы|когда|где|кто|чем|сколько|объясните|"
    "опишите|расскажите|назовите|перечислите|дайте|расскажи|объясни|опиши|назови|перечисли|приведите|приведи|"
    "сформулируйте|описать|объяснить|рассказать|перечислить|назвать|сравнить|докажите|сравните|разница|отличие|"
    "отличия|írja|definiálja|чому|що|як|який|яка|які|¿qué|¿por|¿cómo|¿cuál|¿cuáles|¿cuándo|¿dónde|क्या|क्यों|कैसे|कब|"
    "कहाँ|कौन|किस|बताइए|समझाइए|énoncez|énumérez|écrivez|каким|какими|какую|каком|какого|кого|кому|откуда|куда|"
    "раскройте|поясните|определите|охарактеризуйте|укажите|напишите|проанализируйте|различие|различия|насколько|чей|"
    "чья|чьё|поясни|сравни|дай|продемонстрируйте|обоснуйте|оцените|изложите|напиши|определи|обоснуй|сформулируй|яке|"
    "коли|де|хто|навіщо|скільки|чим|опишіть|поясніть|назвіть|розкажіть|наведіть|перелічіть|порівняйте|різниця|"
    "відмінність|визначте|якими|яким|якого|якій|якою|énumérer|énoncer|értelmezze|értelmezd|írjon|írd|¿quién|¿quiénes|"
    "¿cuánto|¿cuántos|¿cuántas|о чем|о чём|в каких|в каком|из чего|на что|à quel|в чем|в чём|для чего|à quoi|"
    "при каких|в какой|из каких|на какие|верно ли|с какими|с каким|с какой|с какого|по каким|по какому|по какой|"
    "на каком|на какой|на каких|на чем|на чём|у каких|до каких|от чего|за что|к чему|к каким|к какому|из-за чего|"
    "за счет чего|во сколько|в какие|в какую|в какое|под чем|с чем|при каком|для каких|для какой|есть ли|у чому|"
    "в чому|для чого|чи є|über welche|à quelle|à quelles|правда или неправда|";

/* Words that begin questions and statements alike. */
static const char *const weak_words[26] = {
    ['a' - 'a'] = "|analyse|analyze|assess|argomentare|are|am|advantages|avez-vous|as-tu|a-t-on|at what|",
    ['b' - 'a'] = "|build|benefits|",
    ['c' - 'a'] = "|conte|can|could|calculate|create|czy|can you|",
    ['d' - 'a'] = "|draw|determine|donne|donner|demonstrate|dimostra|dimostrare|definizione|do|does|did|design|"
                  "derive|donnez|definicja|diseñe|",
    ['e' - 'a'] = "|estimate|evaluate|elaborate|est-ce|es|escreva|escribe|existe|",
    ['f' - 'a'] = "|fale|find|for what|",
    ['g' - 'a'] = "|geben|gebe|give|given|",
    ['h' - 'a'] = "|has|have|had|hogy|hay|há|have you|",
    ['i' - 'a'] = "|indica|indique|is|implement|if|illustrate|identify|ist|indiquez|in what|in which|",
    ['j' - 'a'] = "|justify|",
    ['k' - 'a'] = "|kann|können|könnte|könnten|",
    ['l' - 'a'] = "|listez|list|lehet|lister|liste|",
    ['m' - 'a'] = "|mencione|mention|menciona|mostre|muestre|",
    ['n' - 'a'] = "|nombre|name|nombra|nommer|",
    ['o' - 'a'] = "|outline|ordnen|ordne|on what|",
    ['p' - 'a'] = "|parla|parlami|panoramica|plan|propose|prove|puede|parmi|peut-on|pouvez-vous|peux-tu|podział|"
                  "pode|podem|può|possono|pueden|",
    ['r' - 'a'] = "|recommend|respond|rodzaje|realice|realize|",
    ['s' - 'a'] = "|summarize|summarise|solve|should|state|show|suppose|sind|son|stellen|stelle|",
    ['t' - 'a'] = "|talk|tell|tracez|to what|types of|",
    ['u' - 'a'] = "|under what|",
    ['v' - 'a'] = "|van|vantagens|ventajas|vantaggi|vorteile|",
    ['w' - 'a'] = "|was|were|will|would|write|walk|wady|",
    ['z' - 'a'] = "|zeichne|zeichnen|zeige|zeigen|zähle|zählen|zalety|",
};

static const char other_weak_words[] =
    "|есть|можно|может|виды|типы|принципы|понятие|преимущества|недостатки|этапы|покажите|постройте|выведите|"
    "представьте|реализуйте|создайте|недоліки|переваги|";

enum { WORD_BYTES = 48 };

/* The first word of a text. */
struct first_word {
    char key[WORD_BYTES + 8]; /* a bar, and the word in lower case */
    size_t size;              /* bytes of that */
    size_t taken;             /* … of the word in the text */
};

/* Returns false when there is none of a fitting size. */
static bool read_word(str s, struct first_word *word)
{
    size_t len = 0;
    size_t at = 0;
    word->key[len++] = '|';
    for (size_t size = 1; at < s.len; at += size) {
        unsigned char byte = (unsigned char)s.ptr[at];
        if (byte < 0x80) {
            bool part = code_is_alphabetic(byte) || byte == '\'' || (byte == '-' && len > 1);
            if (!part)
                break;
            size = 1;
            word->key[len++] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
        } else {
            unsigned code = utf8_decode(str_skip(s, at), &size);
            if (code == 0x2019)
                word->key[len++] = '\'';
            else if (code_is_alphabetic(code) || code == 0xBF)
                len += utf8_put(word->key + len, fold_code(code));
            else
                break;
        }
        if (len >= WORD_BYTES)
            return false;
    }
    word->key[len] = '\0';
    word->size = len;
    word->taken = at;
    return len > 1;
}

/* What follows the word in the list where `end` stands behind it; NULL when it stands there nowhere. */
static const char *behind_word(const char *list, struct first_word *word, char end)
{
    word->key[word->size] = end;
    word->key[word->size + 1] = '\0';
    const char *found = strstr(list, word->key);
    word->key[word->size] = '\0';
    return found ? found + word->size : NULL;
}

/* Whether the word, or a phrase that begins with it, stands in the table and at the start of the text. Of a short word
 * that many of the table begin with, not each of these is looked at. */
static bool begins_as_in(str s, struct first_word *word, const char *const table[26], const char *others)
{
    char initial = word->key[1];
    const char *list = initial >= 'a' && initial <= 'z' ? table[initial - 'a'] : others;
    list = list ? strstr(list, word->key) : NULL;
    if (list == NULL)
        return false;
    if (behind_word(list, word, '|'))
        return true;
    str rest = str_skip(s, word->taken);
    while ((list = behind_word(list, word, ' ')) != NULL) {
        size_t size;
        size_t taken = starts_folded(rest, list);
        if (taken && (taken == rest.len || !code_is_word(utf8_decode(str_skip(rest, taken), &size))))
            return true;
    }
    return false;
}

enum likeness word_likeness(str s)
{
    struct first_word word;
    if (s.len == 0 || !read_word(s, &word))
        return LIKE_NOTHING;
    if (begins_as_in(s, &word, question_words, other_question_words))
        return LIKE_WORD;
    return begins_as_in(s, &word, weak_words, other_weak_words) ? LIKE_WEAK : LIKE_NOTHING;
}

/* What one look at every character of a text tells; the rest is not worked out where `mark_end` tells enough. */
struct glance {
    bool mark_end;    /* the last question mark is followed by decoration only */
    bool mark_inside; /* … by words */
    bool versus;      /* "bread vs cake" */
    bool wide;        /* characters from U+0800 on */
};

static bool is_versus(str s, size_t at)
{
    if (at == 0 || s.ptr[at - 1] != ' ')
        return false;
    static const char *const forms[] = {"vs ", "vs. ", "versus ", "v/s "};
    return starts_with_one_of(str_skip(s, at), forms, COUNT_OF(forms)) > 0;
}

/* Bytes of a link's target, "](…)", or of a bare address at the start of `s`: 0 when there is none. A question mark in
 * them asks nothing. */
static size_t address_prefix(str s)
{
    if (str_starts(s, STR("]("))) {
        ptrdiff_t close = str_find_byte(s, ')', 2);
        return close < 0 ? 0 : (size_t)close + 1;
    }
    if (!str_starts(s, STR("http://")) && !str_starts(s, STR("https://")))
        return 0;
    size_t at = 8;
    while (at < s.len && s.ptr[at] != ' ' && s.ptr[at] != ')' && s.ptr[at] != '>' && (unsigned char)s.ptr[at] < 0x80)
        at++;
    while (at > 8 && s.ptr[at - 1] == '?')
        at--;
    return at < s.len ? at : s.len;
}

/* What a byte may begin: a question mark of any script, an address or "vs"; a character from U+0800 on. */
enum { BYTE_TELLS = 1, BYTE_WIDE = 2 };
static const unsigned char byte_kinds[0x100] = {['?'] = BYTE_TELLS, [']'] = BYTE_TELLS,
                                                ['h'] = BYTE_TELLS, ['v'] = BYTE_TELLS,
                                                ['V'] = BYTE_TELLS, [0xD8] = BYTE_TELLS,
                                                [0xE0] = BYTE_WIDE, [0xE1] = BYTE_WIDE,
                                                [0xE2] = BYTE_WIDE, [0xE3] = BYTE_WIDE,
                                                [0xE4] = BYTE_WIDE, [0xE5] = BYTE_WIDE,
                                                [0xE6] = BYTE_WIDE, [0xE7] = BYTE_WIDE,
                                                [0xE8] = BYTE_WIDE, [0xE9] = BYTE_WIDE,
                                                [0xEA] = BYTE_WIDE, [0xEB] = BYTE_WIDE,
                                                [0xEC] = BYTE_WIDE, [0xED] = BYTE_WIDE,
                                                [0xEE] = BYTE_WIDE, [0xEF] = BYTE_TELLS | BYTE_WIDE};

/* Whether a text has a question mark, or the byte that those beyond ASCII end with. Most have neither, and without a
 * branch in it the loop takes many bytes at once. */
static bool may_ask(str s)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < s.len; i++)
        seen |= (unsigned char)((s.ptr[i] == '?') | ((unsigned char)s.ptr[i] == 0x9F));
    return seen != 0;
}

/* Whether there is nothing to see in a text: no question mark, no "vs", and no character beyond ASCII. */
static bool is_silent(str s)
{
    unsigned char seen = 0;
    for (size_t i = 1; i < s.len; i++)
        seen |= (unsigned char)((s.ptr[i - 1] == ' ') & ((s.ptr[i] | 0x20) == 'v'));
    for (size_t i = 0; i < s.len; i++)
        seen |= (unsigned char)((s.ptr[i] & 0x80) | (s.ptr[i] == '?'));
    return seen == 0;
}

/* Whether a question mark is the last byte but for emphasis: then nobody asks what stands before it. */
static bool ends_with_mark(str s)
{
    return str_ends(str_strip_right(s, STR("*_")), STR("?"));
}

/* The tip of "->" closes nothing. */
static bool is_arrow_head(str s, size_t at)
{
    return at > 0 && str_has_byte(STR("-="), s.ptr[at - 1]);
}

/* What follows the last question mark may be emphasis, brackets, emoji, stars, tags. */
static struct glance look_at(str s)
{
    struct glance glance = {.mark_end = ends_with_mark(s)};
    if (glance.mark_end || is_silent(s))
        return glance;
    int brackets = 0;
    size_t size;
    for (size_t at = 0; at < s.len; at += size) {
        unsigned stops = glance.wide ? BYTE_TELLS : BYTE_TELLS | BYTE_WIDE;
        while (!glance.mark_end && at < s.len && !(byte_kinds[(unsigned char)s.ptr[at]] & stops))
            at++;
        if (at == s.len)
            break;
        unsigned char byte = (unsigned char)s.ptr[at];
        unsigned code = byte;
        size = 1;
        if (byte >= 0x80)
            code = utf8_decode(str_skip(s, at), &size);
        size_t address = byte == ']' || byte == 'h' ? address_prefix(str_skip(s, at)) : 0;
        if (address) {
            size = address;
            continue;
        }
        if (code == '?' || code == 0xFF1F || code == 0x61F) {
            glance.mark_end = true;
            brackets = 0;
        } else if (glance.mark_end && (code == '(' || code == '[' || code == '<' || code == '{' || code == 0xFF08)) {
            brackets++;
        } else if (brackets > 0 && !(code == '>' && is_arrow_head(s, at)) &&
                   (code == ')' || code == ']' || code == '>' || code == '}' || code == 0xFF09)) {
            brackets--;
        } else if (glance.mark_end && brackets == 0 && code_is_word(code)) {
            glance.mark_end = false;
            glance.mark_inside = true;
        }
        if ((byte | 0x20) == 'v' && !glance.versus)
            glance.versus = is_versus(s, at);
        glance.wide = glance.wide || (byte_kinds[byte] & BYTE_WIDE);
    }
    return glance;
}

/* "Whales are fish. (T/F)": a statement that wants to be judged. */
static bool wants_verdict(str s)
{
    static const char *const verdicts[] = {"o/x",      "x/o",       "○/×",          "○/x",        "t/f",
                                           "v/f",      "r/f",       "true/false",   "true or f",  "yes/no",
                                           "vero/fa",  "verdadero", "verdadeiro/f", "vrai/faux",  "vrai ou f",
                                           "oui/non",  "sí/no",     "sim/não",      "richtig/fa", "richtig oder f",
                                           "wahr/fal", "ja/nein",   "igaz/hami",    "prawda/f",   "tak/nie",
                                           "да/нет",   "верно/",    "правда/",      "对/错",      "對/錯",
                                           "正/误",    "√/×",       "はい/いいえ",  "सही/गलत"};
    s = str_strip_right(s, STR(" .*_"));
    bool wide = str_ends(s, STR("）"));
    if (!wide && !str_ends(s, STR(")")))
        return false;
    enum { REACH = 40 };
    for (size_t at = s.len; at > 0 && s.len - at < REACH; at--) {
        str tail = str_skip(s, at - 1);
        size_t opener = tail.ptr[0] == '(' ? 1 : str_starts(tail, STR("（")) ? STR("（").len : 0;
        if (opener == 0)
            continue;
        return starts_with_one_of(str_skip(tail, opener), verdicts, COUNT_OF(verdicts)) > 0;
    }
    return false;
}

bool has_question_mark(str s)
{
    if (!may_ask(s))
        return false;
    struct glance glance = look_at(s);
    return glance.mark_end || glance.mark_inside;
}

bool text_is_marked(str s)
{
    return may_ask(s) && look_at(s).mark_end;
}

enum likeness text_likeness(str s)
{
    struct glance glance = look_at(s);
    if (glance.mark_end)
        return LIKE_MARK;
    enum likeness word = word_likeness(s);
    if (word == LIKE_WORD || glance.versus || glance.mark_inside || (glance.wide && has_inner_word(s)) ||
        str_starts(s, STR("¿")) || wants_verdict(s))
        return LIKE_WORD;
    if (word == LIKE_NOTHING && glance.wide && has_weak_end(s))
        return LIKE_WEAK;
    return word;
}

bool text_only_compares(str s)
{
    struct glance glance = look_at(s);
    return glance.versus && !glance.mark_end && !glance.mark_inside && word_likeness(s) < LIKE_WORD;
}
