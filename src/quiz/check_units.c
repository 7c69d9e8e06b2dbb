#include <stdlib.h>
#include <string.h>

#include "check_int.h"
#include "grill/base/array.h"
#include "grill/base/map.h"
#include "grill/text/fold.h"
#include "grill/text/utf8.h"

enum { TOKENS_MAX = 2048 };

#define WEIGHT_LITTLE 0.1
#define WEIGHT_NUMBER 1.3

static const struct language languages[] = {
    {
        .little = "a an the of to in on at by for with from as is are was were be been being it its this that these "
                  "those they them their there he she we you i your our and or but if then than so which who whom "
                  "whose what when where how why do does did has have had can could will would should may might must "
                  "into onto over under about each any some such also only just very more most other same one all "
                  "both via per etc e g ie s because since thus hence",
        .negates =
            "not no non never none nor without cannot cant isnt arent wasnt werent dont doesnt didnt couldnt wont "
            "wouldnt shouldnt hasnt havent nothing neither",
        .affirms = "yes true correct yep yeah",
        .denies = "no false incorrect nope",
        .numbers = "one two three four five six seven eight nine ten eleven twelve",
        .fillers = "respect itself themselves every each going go goes contain contains containing use uses used using "
                   "make makes made making give gives given get gets got take takes taken do done put keep keeps kept "
                   "thing things way ways kind kinds sort type types lot lots many much less few several various "
                   "different certain particular general usually often always sometimes mostly mainly typically "
                   "generally simply basically actually really even still already again too well rather quite almost "
                   "however therefore although though while whereas unless until during through throughout within "
                   "between among against along around across behind beyond towards upon instead like example "
                   "examples case cases means mean meaning called known based need needs needed want wants allow "
                   "allows let lets help helps become becomes happen happens exist exists part parts piece number "
                   "time times first second last next new old good better best bad large small big little own able "
                   "anything everything something someone somebody nobody everyone anyone whether either neither not "
                   "no none never nor here now once another others back up down out off away whole entire",
    },
    {
        .little = "der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als so ist sind "
                  "war waren sein wird werden wurde hat haben kann konnen muss soll sich es er sie wir ihr man in im "
                  "an am auf aus bei beim mit nach von vom vor zu zum zur fur durch uber unter um bis wie was wer wo "
                  "welche welcher welches dass da dort auch nur noch sehr mehr alle jede jeder jedes dieser diese "
                  "dieses",
        .negates = "nicht kein keine keinen keiner keinem keines nie niemals ohne nichts",
        .affirms = "ja wahr richtig stimmt",
        .denies = "nein falsch",
        .numbers = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    },
    {
        .little = "le la les l un une des du de d et ou mais si alors que qui quoi dont est sont etait etre a ont "
                  "avoir peut il elle ils elles on nous vous ce cet cette ces se son sa ses leur leurs en dans sur "
                  "sous par pour avec vers chez au aux plus tres aussi tout tous toute toutes comme quand",
        .negates = "ne pas non jamais sans aucun aucune rien n",
        .affirms = "oui vrai correct",
        .denies = "non faux",
        .numbers = "un deux trois quatre cinq six sept huit neuf dix onze douze",
    },
    {
        .little = "el la los las un una unos unas y e o u pero si entonces que quien cual cuando donde como es son "
                  "era ser estar esta estan fue ha han haber puede se su sus lo le les en de del al a por para con "
                  "desde hasta sobre entre mas muy tambien todo todos toda todas este esta estos estas",
        .negates = "no nunca sin ningun ninguna ninguno jamas nada tampoco",
        .affirms = "si verdadero cierto correcto",
        .denies = "no falso incorrecto",
        .numbers = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    },
    {
        .little = "il lo la i gli le un uno una e o ma se allora che chi cui quale quando dove come sono era essere "
                  "stato ha hanno avere puo si suo sua suoi sue loro in di del della dei delle a al alla da dal "
                  "dalla con su sul sulla per tra fra piu molto anche tutto tutti tutta tutte questo questa questi",
        .negates = "non no mai senza nessun nessuno nessuna niente",
        .affirms = "si vero corretto",
        .denies = "no falso errato",
        .numbers = "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    },
    {
        .little = "o a os as um uma uns umas e ou mas se entao que quem qual quando onde como sao era ser estar foi "
                  "tem ter pode seu sua seus suas em no na nos nas de do da dos das ao aos por pelo pela para com "
                  "desde ate sobre entre mais muito tambem todo todos toda todas este esta estes estas isso",
        .negates = "nao nunca sem nenhum nenhuma jamais nada",
        .affirms = "sim verdadeiro certo correto",
        .denies = "nao falso incorreto",
        .numbers = "um dois tres quatro cinco seis sete oito nove dez onze doze",
    },
};

/* Names that belong to the formula they stand in. */
static const char functions[] = "log ln lg exp sin cos tan min max sqrt mod lim";

enum token_kind { TOKEN_WORD, TOKEN_LETTER, TOKEN_NUMBER, TOKEN_FUNCTION, TOKEN_SYMBOL };

/* A folded word and the piece of the text it comes from. */
struct token {
    enum token_kind kind;
    str text;
    str piece;
    bool last; /* punctuation or the end of a line follows: no formula goes on beyond it */
};

struct tokens {
    struct token *list;
    size_t count;
    size_t cap;
};

/* Where units are being put together. */
struct maker {
    struct arena *arena;
    const struct language *language;
    const struct tokens *tokens;
    struct units *units;
    struct map seen;
};

bool is_listed(const char *list, str word)
{
    str rest = str_of(list);
    while (rest.ptr) {
        if (str_eq(str_cut(&rest, ' '), word))
            return true;
    }
    return false;
}

/* The place of a word in a list, from 1, or 0. */
static unsigned place_in(const char *list, str word)
{
    str rest = str_of(list);
    for (unsigned place = 1; rest.ptr; place++) {
        if (str_eq(str_cut(&rest, ' '), word))
            return place;
    }
    return 0;
}

static bool has_digit(str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

static bool is_ascii_letter(unsigned code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* Arrows, operators and the like; what is no symbol of these blocks is taken for a letter. */
static bool is_symbol(unsigned code)
{
    if (code < 0x80)
        return !is_ascii_letter(code) && !(code >= '0' && code <= '9');
    return code == 0xB1 || code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code < 0x2C00);
}

/* Scripts that are written without blanks: each character counts as a word. */
static bool is_written_solid(unsigned code)
{
    return (code >= 0x0E00 && code < 0x1000) || (code >= 0x3040 && code < 0xA000) ||
           (code >= 0xF900 && code < 0xFB00) || (code >= 0x20000 && code < 0x32000);
}

static enum token_kind kind_of(str text)
{
    size_t size = 0;
    unsigned code = utf8_decode(text, &size);
    if (has_digit(text))
        return TOKEN_NUMBER;
    if (is_symbol(code))
        return TOKEN_SYMBOL;
    if (size == text.len && (is_ascii_letter(code) || (code >= 0x370 && code < 0x400)))
        return TOKEN_LETTER;
    return is_listed(functions, text) ? TOKEN_FUNCTION : TOKEN_WORD;
}

static void add_token(struct tokens *tokens, str text, str piece)
{
    tokens->list = array_reserve(tokens->list, &tokens->cap, tokens->count + 1, sizeof(*tokens->list));
    tokens->list[tokens->count++] = (struct token){.kind = kind_of(text), .text = text, .piece = piece};
}

static void add_word_tokens(struct tokens *tokens, str word, str piece)
{
    while (word.len > 0 && tokens->count < TOKENS_MAX) {
        size_t size = 0;
        size_t len = word.len;
        if (is_written_solid(utf8_decode(word, &size)))
            len = size;
        else
            for (len = size; len < word.len && !is_written_solid(utf8_decode(str_skip(word, len), &size)); len += size)
                ;
        add_token(tokens, str_slice(word, 0, len), piece);
        word = str_skip(word, len);
    }
}

/* How many brackets of the kind `open` begin in the text and do not end in it. */
static int unclosed(str text, char open, char close)
{
    int depth = 0;
    for (size_t i = 0; i < text.len; i++)
        depth += (text.ptr[i] == open) - (text.ptr[i] == close);
    return depth;
}

/* Without what stands around it and does not belong to it: "(for example:" but "f(x)". Longer texts are no words. */
static str tidy(str text)
{
    enum { LONGEST = 100 };
    static const char around[] = "\"'`*_~.,;:!?";
    static const char brackets[] = "()[]{}";
    for (size_t before = 0; text.len > 1 && text.len <= LONGEST && text.len != before;) {
        before = text.len;
        if (strchr(around, text.ptr[0]))
            text = str_skip(text, 1);
        if (text.len > 1 && strchr(around, text.ptr[text.len - 1]))
            text.len--;
        for (int i = 0; i < 6 && text.len > 1; i += 2) {
            int depth = unclosed(text, brackets[i], brackets[i + 1]);
            if (depth > 0 && text.ptr[0] == brackets[i])
                text = str_skip(text, 1);
            else if (depth < 0 && text.ptr[text.len - 1] == brackets[i + 1])
                text.len--;
        }
    }
    return text;
}

/* Whether no formula goes on beyond the piece. A comma between brackets parts arguments: "max(0, x)". */
static bool ends_formula(str piece, bool line_ends, int depth)
{
    char last = piece.ptr[piece.len - 1];
    return line_ends || strchr(";:!?", last) || (depth <= 0 && strchr(",.", last));
}

static void add_piece(struct arena *arena, struct tokens *tokens, str piece, bool ends)
{
    size_t before = tokens->count;
    str rest = check_folded(arena, piece);
    while (rest.ptr) {
        str word = str_cut(&rest, ' ');
        /* A percentage is also right without its sign. */
        if (word.len > 0 && !str_eq(word, STR("%")))
            add_word_tokens(tokens, word, piece);
    }
    if (ends && tokens->count > before)
        tokens->list[tokens->count - 1].last = true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f';
}

static struct tokens tokens_of(struct arena *arena, str plain)
{
    struct tokens tokens = {0};
    bool line_begins = true;
    int depth = 0;
    for (size_t i = 0; i < plain.len && tokens.count < TOKENS_MAX;) {
        if (is_blank(plain.ptr[i])) {
            line_begins = line_begins || plain.ptr[i] == '\n';
            i++;
            continue;
        }
        size_t end = i;
        while (end < plain.len && !is_blank(plain.ptr[end]))
            end++;
        str piece = str_slice(plain, i, end);
        bool line_ends = end < plain.len && plain.ptr[end] == '\n';
        bool is_bullet = line_begins && piece.len == 1 && strchr("-*+", piece.ptr[0]);
        depth = (line_begins ? 0 : depth) + unclosed(piece, '(', ')') + unclosed(piece, '[', ']');
        if (!is_bullet)
            add_piece(arena, &tokens, piece, ends_formula(piece, line_ends, depth));
        line_begins = false;
        i = end;
    }
    return tokens;
}

const struct language *language_of(struct arena *arena, str first, str second)
{
    const str texts[] = {first, second};
    size_t counts[sizeof(languages) / sizeof(languages[0])] = {0};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        str rest = check_folded(arena, texts[i]);
        while (rest.ptr) {
            str word = str_cut(&rest, ' ');
            /* An answer that is "no" is not Portuguese. */
            if (is_listed(languages[0].denies, word))
                continue;
            for (size_t k = 0; k < sizeof(languages) / sizeof(languages[0]); k++)
                counts[k] += is_listed(languages[k].little, word);
        }
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof(languages) / sizeof(languages[0]); k++) {
        if (counts[k] > counts[best])
            best = k;
    }
    return &languages[best];
}

static void add_unit(struct maker *maker, struct unit unit)
{
    if (!map_put(&maker->seen, unit.text, maker))
        return;
    struct units *units = maker->units;
    units->list[units->count++] = unit;
    if (unit.kind != UNIT_LITTLE)
        units->content++;
}

/* A letter such as "a" is an article unless a symbol stands next to it. */
static bool is_little_letter(const struct maker *maker, size_t at)
{
    const struct token *tokens = maker->tokens->list;
    if (tokens[at].kind != TOKEN_LETTER || !is_listed(maker->language->little, tokens[at].text))
        return false;
    bool after_symbol = at > 0 && tokens[at - 1].kind == TOKEN_SYMBOL;
    bool before_symbol = at + 1 < maker->tokens->count && tokens[at + 1].kind == TOKEN_SYMBOL;
    return !after_symbol && !before_symbol;
}

/* "100 ms" is the same as "100ms". */
static bool is_measure(const struct maker *maker, size_t at)
{
    const struct token *token = &maker->tokens->list[at];
    const struct token *number = at > 0 ? token - 1 : NULL;
    return number && number->kind == TOKEN_NUMBER && !number->last && token->kind == TOKEN_WORD &&
           token->text.len <= 3 && !is_listed(maker->language->little, token->text) &&
           !is_ascii_letter((unsigned char)number->text.ptr[number->text.len - 1]);
}

/* The token after the formula that begins here; `from` itself when there is none. */
static size_t formula_end(const struct maker *maker, size_t from)
{
    size_t at = from;
    for (; at < maker->tokens->count; at++) {
        const struct token *token = &maker->tokens->list[at];
        if (at > from && is_measure(maker, at))
            return at + 1;
        if (token->kind == TOKEN_WORD || is_little_letter(maker, at))
            break;
        if (token->last)
            return at + 1;
    }
    return at;
}

/* What the piece of the first token up to that of the last one says. */
static str span(const struct token *first, const struct token *last)
{
    return tidy((str){first->piece.ptr, (size_t)(last->piece.ptr + last->piece.len - first->piece.ptr)});
}

/* A run of letters, numbers and symbols; symbols alone mean nothing. */
static void add_formula(struct maker *maker, size_t from, size_t to)
{
    const struct token *tokens = maker->tokens->list;
    struct buf joined;
    buf_init(&joined);
    size_t meaning = 0;
    for (size_t i = from; i < to; i++) {
        meaning += tokens[i].kind != TOKEN_SYMBOL;
        if (!str_eq(tokens[i].text, STR("*")))
            buf_add(&joined, tokens[i].text);
    }
    bool is_number = to == from + 1 && tokens[from].kind == TOKEN_NUMBER;
    bool is_name = to == from + 1 && tokens[from].kind == TOKEN_FUNCTION;
    struct unit unit = {.kind = is_name ? UNIT_WORD : UNIT_FORMULA, .text = arena_copy(maker->arena, buf_str(&joined))};
    unit.shown = span(&tokens[from], &tokens[to - 1]);
    unit.weight = is_number ? WEIGHT_NUMBER : meaning > 4 ? 2.0 : 1.0 + 0.25 * (double)(meaning - 1);
    if (meaning > 0)
        add_unit(maker, unit);
    buf_release(&joined);
}

static void add_word(struct maker *maker, const struct token *token)
{
    const struct language *language = maker->language;
    unsigned number = place_in(language->numbers, token->text);
    bool little = is_listed(language->little, token->text);
    str text = token->text;
    bool negates = is_listed(language->negates, text);
    maker->units->negated = maker->units->negated || negates;
    if (number > 0)
        text = arena_format(maker->arena, "%u", number);
    /* A piece of several words is shown by the word itself. */
    bool whole = str_eq(check_folded(maker->arena, token->piece), token->text);
    struct unit unit = {.kind = little ? UNIT_LITTLE : UNIT_WORD, .text = text, .negates = negates};
    unit.shown = whole ? tidy(token->piece) : token->text;
    unit.weight = little ? WEIGHT_LITTLE : 1.0;
    add_unit(maker, unit);
}

static void set_polarity(struct units *units, const struct tokens *tokens, const struct language *language)
{
    if (tokens->count == 0)
        return;
    const struct token *first = &tokens->list[0];
    if (is_listed(language->affirms, first->text))
        units->opening = POLARITY_YES;
    else if (is_listed(language->denies, first->text))
        units->opening = POLARITY_NO;
    units->polarity = tokens->count == 1 || first->last ? units->opening : POLARITY_NONE;
}

struct units units_of(struct arena *arena, str plain, const struct language *language)
{
    struct tokens tokens = tokens_of(arena, plain);
    struct units units = {.list = ARENA_ARRAY(arena, struct unit, tokens.count)};
    struct maker maker = {.arena = arena, .language = language, .tokens = &tokens, .units = &units};
    map_init(&maker.seen);
    set_polarity(&units, &tokens, language);
    for (size_t at = 0; at < tokens.count;) {
        size_t end = formula_end(&maker, at);
        if (end > at)
            add_formula(&maker, at, end);
        else
            add_word(&maker, &tokens.list[end++]);
        at = end;
    }
    map_release(&maker.seen);
    free(tokens.list);
    return units;
}
