/*
 * chatter: what a conversation leaves in a text that was copied from it: "Sure! Here are …" at its beginning and
 * between its parts, "Let me know if …" at its end.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "reader_int.h"

enum { LONGEST = 6 /* lines of a paragraph that is only said */ };

static bool begins_with(str text, const char *const *words, size_t count)
{
    text = trim_emoji_right(str_skip(text, emoji_prefix(text)));
    return starts_with_one_of(unwrapped(text), words, count) > 0;
}

/* What only someone says who was asked for the text. */
static bool agrees(str text)
{
    static const char *const words[] = {"sure!",     "sure,",       "sure thing",  "certainly!",   "certainly,",
                                        "of course", "absolutely!", "absolutely,", "great!",       "конечно",
                                        "klar!",     "klar,",       "natürlich",   "gerne",        "bien sûr",
                                        "¡claro",    "claro,",      "claro!",      "por supuesto", "com certeza",
                                        "certo!",    "certamente",  "oczywiście",  "persze",       "természetesen",
                                        "当然",      "好的",        "もちろん",    "물론",         "ज़रूर"};
    return begins_with(text, words, COUNT_OF(words));
}

/* What a text that was asked for begins with, and many others do. */
static bool announces(str text)
{
    static const char *const words[] = {
        "here is",     "here are",    "here's",       "here’s",     "i'll explain", "below is",  "below are",
        "let's break", "let’s break", "let me break", "вот ",       "ниже ",        "hier sind", "hier ist",
        "voici",       "aquí tienes", "aquí están",   "aqui estão", "aqui está",    "ecco",      "oto ",
        "íme",         "以下是",      "以下は",       "다음은",     "यहाँ"};
    return begins_with(text, words, COUNT_OF(words));
}

/* "I'll look at the quiz and add two questions": one who was asked to write them speaks, where they stand below. */
static bool offers_questions(str text)
{
    static const char *const words[] = {"i'll ", "i’ll ", "i will ", "i have ", "i've ", "i’ve "};
    return begins_with(text, words, COUNT_OF(words)) && title_says_questions(text);
}

/* "Sure! …", "Of course, here is …", not "Of course, they differ": an answer that was asked for begins. */
static bool begins_reply(str text)
{
    static const char *const words[] = {"let's ", "let’s ", "let me ", "let us "};
    size_t at = 0;
    while (at < text.len && !str_has_byte(STR("!,"), text.ptr[at]))
        at++;
    str rest = trim_blanks(str_skip(text, at + 1));
    return agrees(text) && at < text.len &&
           (text.ptr[at] == '!' || announces(rest) || begins_with(rest, words, COUNT_OF(words)));
}

static bool is_greeting(str text)
{
    return agrees(text) || announces(text);
}

static bool is_condition(str text)
{
    enum { LEAD = 24 }; /* bytes of signs and emphasis before the words */
    static const char *const words[] = {"if you want", "if you'd like", "if you’d like", "if you need", "if you like"};
    ptrdiff_t second = str_find_byte(str_slice(text, 0, LEAD), 'f', 0); /* most texts have none so near their start */
    return second > 0 && (text.ptr[second - 1] | 0x20) == 'i' && begins_with(text, words, COUNT_OF(words));
}

/* "If you want, I can …" */
static bool offers_service(str text)
{
    return is_condition(text) && (str_contains(text, STR(" I can")) || str_contains(text, STR(" I could")));
}

static bool is_farewell(str text)
{
    static const char *const words[] = {
        "let me know", "would you like", "do you want me", "want me to",    "shall i",        "hope this helps",
        "i hope this", "feel free to",   "happy learning", "happy coding",  "happy studying", "good luck",
        "дайте знать", "хотите, я",      "если хотите, я", "удачи",         "sag bescheid",   "möchtest du, dass",
        "viel erfolg", "n'hésite",       "bonne chance",   "si quieres, ",  "avísame",        "¡buena suerte",
        "se quiser, ", "boa sorte",      "fammi sapere",   "buona fortuna", "daj znać",       "powodzenia",
        "sok sikert",  "szólj, ha",      "需要我",         "如果您需要",    "如果你还有",     "希望这",
        "希望对你",    "祝你",           "祝您",           "参考になれば",  "도움이 되",      "필요하시면",
        "如果你需要",  "必要であれば",   "원하시면",       "शुभकामनाएँ",      "以上是",         "以上就是"};
    return begins_with(text, words, COUNT_OF(words)) || offers_service(text) ||
           (is_condition(text) && str_contains(text, STR("let me know")));
}

/* "Would you like me to go on with rye?", "If you want, I can go on": what only one who writes the text for somebody
 * asks, wherever it stands. */
static bool offers_more(str text)
{
    static const char *const words[] = {"would you like me to",
                                        "would you like help ",
                                        "do you also want me to",
                                        "do you want me to",
                                        "want me to ",
                                        "möchtest du, dass ich",
                                        "хочешь, я",
                                        "хотите, я",
                                        "si quieres, puedo",
                                        "¿quieres que ",
                                        "se quiser, posso",
                                        "quer que eu ",
                                        "souhaitez-vous que je",
                                        "veux-tu que je",
                                        "vuoi che ti ",
                                        "chcesz, żebym",
                                        "需要我",
                                        "要不要我",
                                        "必要であれば、",
                                        "원하시면 "};
    return begins_with(text, words, COUNT_OF(words)) || offers_service(text);
}

/* "This format keeps your answers short": what stands above an offer and tells those who asked for the text about it.
 */
static bool tells_of_text(str text)
{
    static const char *const words[] = {"format ",  "structure ", "version ", "list ",     "set ",       "guide ",
                                        "summary ", "script ",    "sheet ",   "question ", "questions ", "answers "};
    text = unwrapped(str_skip(text, emoji_prefix(text)));
    size_t taken = str_starts_nocase(text, STR("this ")) ? 5 : str_starts_nocase(text, STR("these ")) ? 6 : 0;
    return taken && starts_with_one_of(str_skip(text, taken), words, COUNT_OF(words)) &&
           (str_contains(text, STR(" you")) || str_contains(text, STR("interview")));
}

/* "By mastering these topics, you will …": how a reply that began with a greeting sums itself up. */
static bool sums_up(str text)
{
    static const char *const words[] = {"by ", "these ", "mastering these ", "understanding these ", "with these "};
    str sentence = str_slice(text, 0, (size_t)str_find(text, STR(". "), 0));
    return begins_with(text, words, COUNT_OF(words)) &&
           (str_contains(sentence, STR(" these ")) || str_starts(sentence, STR("These ")));
}

/* Whether the lines are a paragraph that could be spoken, though it may be set in as the item above it is. */
static bool is_spoken(const struct reader *reader, uint32_t first, uint32_t last, bool set_in)
{
    for (uint32_t n = first; n <= last; n++) {
        const struct line *line = reader_line(reader, n);
        if (line->kind != LINE_TEXT || line->opens || (line->depth && !set_in) || line->quoted)
            return false;
    }
    return last - first < LONGEST;
}

static void leave_out(struct reader *reader, uint32_t first, uint32_t last)
{
    for (uint32_t n = first; n <= last; n++)
        reader_line(reader, n)->noise = NOISE_CHATTER;
}

/* A line that only says who speaks: one who asks, or a program that answers. */
static bool is_speaker(const struct reader *reader, uint32_t n, bool program)
{
    static const char *const people[] = {"user", "you", "you said:", "human", "user:", "human:"};
    static const char *const programs[] = {"chatgpt", "chatgpt said:", "assistant", "assistant:", "chatgpt:"};
    str text = reader_line(reader, n)->kind == LINE_TEXT ? reader_text(reader, n) : (str){0};
    return program ? is_one_of(text, programs, COUNT_OF(programs)) : is_one_of(text, people, COUNT_OF(people));
}

/* "User", a request, "ChatGPT" and its greeting, in one paragraph: what stands between two pages of a conversation. */
static bool leave_out_exchange(struct reader *reader, uint32_t first, uint32_t last)
{
    uint32_t program = first + 1;
    if (!is_speaker(reader, first, false))
        return false;
    while (program <= last && !is_speaker(reader, program, true))
        program++;
    if (program > last || program - first > LONGEST)
        return false;
    bool greets = program < last && is_greeting(reader_text(reader, program + 1));
    leave_out(reader, first, greets ? last : program);
    return true;
}

/* "Feel free to expand on these answers.": the last line of a paragraph that speaks to its reader. */
static bool takes_leave(const struct reader *reader, uint32_t n)
{
    str text = reader_text(reader, n);
    ptrdiff_t these = str_find(text, STR(" these "), 0);
    str named = these < 0 ? (str){0} : str_skip(text, (size_t)these + STR(" these ").len);
    return (str_starts(named, STR("questions")) || str_starts(named, STR("answers"))) && is_farewell(text);
}

/* "Here are answers to your questions:" or "Sure, let us go on:" by itself, over a rule, a heading or with a colon:
 * between two answers that were copied one after the other. */
static bool is_said_between(const struct reader *reader, uint32_t first, uint32_t last)
{
    uint32_t next = reader_next(reader, last, reader->outline.line_count);
    if (next == 0 || next == last + 1)
        return false;
    uint8_t kind = reader_line(reader, next)->kind;
    str text = reader_text(reader, first);
    bool colon = str_ends(reader_text(reader, last), STR(":"));
    bool heads = kind == LINE_RULE || kind == LINE_HEADING;
    return (heads || colon) && is_spoken(reader, first, last, colon) &&
           ((colon && begins_reply(text)) || (heads && colon && offers_questions(text)) ||
            (is_greeting(text) && title_says_questions(text)));
}

/* The last line of what is said from line `n` on: its paragraph, which ends with line `last`, or the list below a
 * colon; 0 when it is no speech. */
static uint32_t end_of_speech(const struct reader *reader, uint32_t n, uint32_t last)
{
    enum { MOST = 16 };
    if (!str_ends(reader_text(reader, n), STR(":")))
        return is_spoken(reader, n, last, true) ? last : 0;
    uint32_t end = 0;
    for (uint32_t i = n + 1; i <= reader->outline.line_count && i < n + MOST; i++) {
        const struct line *line = reader_line(reader, i);
        if (line->kind == LINE_TEXT && (line->opens || (end && line->depth)))
            end = i;
        else if (line->kind != LINE_BLANK)
            break;
    }
    return end;
}

static void leave_out_between(struct reader *reader)
{
    uint32_t count = reader->outline.line_count;
    for (uint32_t n = 2, last; n < count; n = last + 1) {
        last = n;
        if (reader_line(reader, n)->kind == LINE_HEADING && offers_more(reader_heading(reader, n)))
            leave_out(reader, n, n);
        if (reader_line(reader, n)->kind != LINE_TEXT)
            continue;
        while (last < count && reader_line(reader, last + 1)->kind == LINE_TEXT)
            last++;
        if (leave_out_exchange(reader, n, last))
            continue;
        bool apart = reader_line(reader, n - 1)->kind != LINE_HEADING;
        uint32_t end = apart && offers_more(reader_text(reader, n)) ? end_of_speech(reader, n, last) : 0;
        if (end)
            leave_out(reader, n, last = end);
        else if (reader_line(reader, n - 1)->kind == LINE_BLANK && is_said_between(reader, n, last))
            leave_out(reader, n, last);
        else if (takes_leave(reader, last))
            leave_out(reader, last, last);
    }
}

/* "I can also make:" over a list that ends with line `last`: its first line, or 0. */
static uint32_t offer_over_list(const struct reader *reader, uint32_t last)
{
    enum { MOST = 16 };
    uint32_t n = last;
    while (n > 1 && last - n < MOST && (reader_line(reader, n)->opens || reader_line(reader, n)->kind == LINE_BLANK))
        n--;
    str text = reader_text(reader, n);
    bool offers = str_contains(text, STR(" I can ")) || str_contains(text, STR("I can also"));
    bool over = n < last && reader_line(reader, n)->kind == LINE_TEXT && str_ends(text, STR(":"));
    return over && offers ? n : 0;
}

/* "These cover the basics. Let me know if …": a later sentence of the paragraph that speaks to its reader. Only its
 * beginning is looked at: a line may have very many sentences. */
static bool turns_to_reader(const struct reader *reader, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"let me know if",    "hope this helps", "would you like me to",
                                        "do you want me to", "want me to",      "shall i ",
                                        "дайте знать, если", "хотите, я"};
    for (uint32_t n = first; n <= last; n++) {
        str text = reader_text(reader, n);
        for (size_t at = 1; at + 1 < text.len; at++) {
            if (text.ptr[at] != ' ' || !str_has_byte(STR(".!?"), text.ptr[at - 1]))
                continue;
            str sentence = str_skip(text, at + 1);
            if (starts_with_one_of(str_skip(sentence, emoji_prefix(sentence)), words, COUNT_OF(words)))
                return true;
        }
    }
    return false;
}

/* "## Want more?" over an offer: the heading goes with it. Returns the first line that was left out. */
static uint32_t offering_title(struct reader *reader, uint32_t first)
{
    uint32_t n = reader_before(reader, first);
    if (n == 0 || reader_line(reader, n)->kind != LINE_HEADING)
        return first;
    if (!text_is_marked(unwrapped(shape_of(reader_heading(reader, n)).text)))
        return first;
    leave_out(reader, n, n);
    return n;
}

void reader_chatter(struct reader *reader)
{
    leave_out_between(reader);
    uint32_t count = reader->outline.line_count;
    uint32_t first = reader_next(reader, 0, count);
    uint32_t last = first;
    while (last && last < count && reader_line(reader, last + 1)->kind == LINE_TEXT)
        last++;
    bool greets = first && is_spoken(reader, first, last, false) && is_greeting(reader_text(reader, first)) &&
                  !text_is_marked(reader_text(reader, last));
    if (greets)
        leave_out(reader, first, last);
    bool offers = false; /* what was left out below did */
    for (last = count; last > 1; last = first - 1) {
        while (last > 1 &&
               (reader_line(reader, last)->kind == LINE_BLANK || reader_line(reader, last)->kind == LINE_RULE))
            last--;
        first = offer_over_list(reader, last);
        if (first) {
            leave_out(reader, first, last);
            continue;
        }
        first = last;
        while (first > 1 && reader_line(reader, first - 1)->kind == LINE_TEXT &&
               !is_farewell(reader_text(reader, first)))
            first--;
        str text = reader_text(reader, first);
        bool ends = is_farewell(text) || turns_to_reader(reader, first, last) || (greets && sums_up(text)) ||
                    (offers && tells_of_text(text));
        if (!ends || !is_spoken(reader, first, last, false))
            break;
        leave_out(reader, first, last);
        first = offering_title(reader, first);
        offers = true;
    }
}
