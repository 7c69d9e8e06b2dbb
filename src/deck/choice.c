/*
 * choice: a card's options, and which of them are right.
 */
#include "choice_int.h"

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"
#include "texts_int.h"

static uint32_t fenced_answer(struct reader *reader, uint32_t n, uint32_t end, const struct choice *choice);

/* Whether a line of text is the rest of the option above, because the next one follows, perhaps behind a gap. */
static bool leads_to_option(const struct reader *reader, uint32_t n, uint32_t end)
{
    enum { REACH = 2 };
    for (uint32_t i = n; i <= end && i <= n + REACH; i++) {
        if (reader_line(reader, i)->option)
            return true;
        if (reader_line(reader, i)->kind != LINE_TEXT && reader_line(reader, i)->kind != LINE_BLANK)
            return false;
    }
    return false;
}

/* Takes the options that stand beside each other on line `n`; false when they do not go on from those above. */
static bool take_row(const struct reader *reader, uint32_t n, unsigned *letters, struct choice *choice)
{
    struct option options[CHOICE_MOST];
    unsigned count = option_row(reader_text(reader, n), options);
    unsigned added = 0;
    for (unsigned i = 0; i < count; i++)
        added |= 1U << options[i].letter;
    if (choice->count + count > CHOICE_MOST || (choice->count && choice->numbered) || *letters & added)
        return false;
    *letters |= added;
    for (unsigned i = 0; i < count; i++) {
        choice->lines[choice->count] = n;
        choice->options[choice->count++] = options[i];
    }
    choice->first = choice->lines[0];
    choice->last = n;
    return true;
}

/* The first run of options in the range: it ends at the first line that is neither option nor its continuation. */
static void find_options(struct reader *reader, uint32_t first, uint32_t end, struct choice *choice)
{
    unsigned letters = 0;
    bool wraps = false; /* options go on below their first lines */
    for (uint32_t n = first; n <= end; n++) {
        const struct line *line = reader_line(reader, n);
        if (choice->count == 0 && line->label == LABEL_OPTIONS)
            continue;
        if (line->label == LABEL_ANSWER || line->label == LABEL_EXPLANATION || line->kind == LINE_HEADING)
            return;
        if (line->kind == LINE_CODE && choice->count && fenced_answer(reader, n, end, choice))
            return;
        if (!line->option) {
            bool text = choice->count && line->kind == LINE_TEXT && n == choice->last + 1;
            bool goes_on = text && (leads_to_option(reader, n, end) || (wraps && line->label == LABEL_NONE));
            bool inside = choice->count && (line->kind == LINE_CODE || line->kind == LINE_BLANK || goes_on ||
                                            line->depth > reader_line(reader, choice->first)->depth);
            wraps = wraps || goes_on;
            if (choice->count && !inside)
                return;
            if (choice->count && line->kind != LINE_BLANK)
                choice->last = n;
            continue;
        }
        if (line->row && take_row(reader, n, &letters, choice))
            continue;
        struct option option;
        bool numbered = line->place > 0;
        if (line->row || choice->count == CHOICE_MOST || (choice->count && choice->numbered != numbered))
            return;
        if (numbered)
            option_at_place(reader, n, &option);
        else if (!reader_option(reader, n, &option))
            return;
        if (option.box && choice->count > 1 && !choice->options[choice->count - 1].box && !choice_has_right(choice)) {
            *choice = (struct choice){.count = 0}; /* letters above check boxes are what is asked about */
            letters = 0;
        }
        if (option.letter && (letters & (1U << option.letter)))
            return;
        letters |= 1U << option.letter;
        if (choice->count == 0)
            choice->first = n;
        choice->numbered = numbered;
        choice->lines[choice->count] = n;
        choice->options[choice->count++] = option;
        choice->last = n;
    }
}

static str option_text(struct reader *reader, const struct choice *choice, unsigned i)
{
    uint32_t from = choice->lines[i] + 1;
    uint32_t to = i + 1 < choice->count ? choice->lines[i + 1] - 1 : choice->last;
    str text = choice->options[i].text;
    uint32_t more = reader_next(reader, from - 1, to);
    if (more && str_eq(text, STR(":")))
        text.len = 0; /* "- [x] :" over code */
    return more ? reader_body(reader, text, from, to, reader_indent(reader, more)) : text;
}

/* ---- the right ones ---- */

/* "A", "E" and "I" that a word in small letters follows are words themselves. */
static bool is_article(unsigned letter, str after)
{
    bool vowel = letter == 1 || letter == 5 || letter == 9;
    size_t size;
    unsigned next = after.len > 1 && after.ptr[0] == ' ' ? utf8_decode(str_skip(after, 1), &size) : 0;
    if (next && next < 0x80 && str_has_byte(STR("`*_$["), (char)next)) {
        ptrdiff_t end = str_find_byte(after, next == '[' ? ']' : (char)next, 2);
        return vowel && end > 0 && str_find_byte(str_skip(after, (size_t)end), ' ', 0) >= 0;
    }
    return vowel && ((next >= 'a' && next <= 'z') || (next >= 0xC0 && code_is_word(next)));
}

bool choice_has_right(const struct choice *choice)
{
    for (unsigned i = 0; i < choice->count; i++)
        if (choice->options[i].right)
            return true;
    return false;
}

static bool repeats_option(const struct option *option, str after)
{
    str text = str_trim_left(after);
    return str_starts_nocase(text, option->text);
}

/* Bytes of what stands between two letters, blanks before it included; or 0. */
static size_t joint_prefix(str s)
{
    static const char *const joints[] = {",", "&", "and ", "и ", "und ", "et ", "y ", "e ", "、", "/", ";"};
    size_t blanks = blank_prefix(s);
    size_t joint = starts_with_one_of(str_skip(s, blanks), joints, COUNT_OF(joints));
    return joint ? blanks + joint : 0;
}

/* Whether `text` begins with a word that is nothing but the capital letters of several options in their order, "BD",
 * and ends the line or goes on with a sign. */
static bool begins_with_series(str text, const struct choice *choice)
{
    size_t at = 0;
    unsigned index = 0;
    for (; at < text.len && text.ptr[at] >= 'A' && text.ptr[at] <= 'Z'; at++, index++) {
        while (index < choice->count && choice->options[index].letter != (unsigned)(text.ptr[at] - 'A' + 1))
            index++;
        if (index == choice->count)
            return false;
    }
    return at > 1 && (at == text.len || str_has_byte(STR("\n.,:;)]*_`"), text.ptr[at]));
}

/* Where the next letter may begin behind the one that ends at `at`: after a joint, or, when the option's own text is
 * repeated before it, on the next line. 0 when nothing follows. */
static size_t next_letter(str text, size_t at, const struct option *option)
{
    str rest = str_skip(text, at);
    if (!repeats_option(option, rest)) {
        size_t joint = joint_prefix(rest);
        return joint ? at + joint : 0;
    }
    rest = str_skip(str_trim_left(rest), option->text.len);
    size_t joint = joint_prefix(rest);
    if (joint == 0 && str_starts(rest, STR("\n")))
        joint = str_starts(rest, STR("\n- ")) ? 3 : 1;
    return joint ? (size_t)(rest.ptr - text.ptr) + joint : 0;
}

/* Reads letters at the start of an answer: "B", "B) fig", "A, C", "b and d", "(C)". Flags them in `right`; returns
 * the bytes they take, or 0 when the text does not begin with letters of options. */
static size_t read_letters(str text, const struct choice *choice, bool right[CHOICE_MOST])
{
    size_t at = str_starts(text, STR("- ")) || str_starts(text, STR("* ")) ? 2 : 0;
    size_t taken = 0;
    bool series = false; /* the letters touch each other */
    for (;;) {
        at += str_span(str_skip(text, at), STR("([*_`\"' "));
        series = series || (taken == 0 && begins_with_series(str_skip(text, at), choice));
        if (starts_folded(str_skip(text, at), "option ") || starts_folded(str_skip(text, at), "option:"))
            at += 7 + blank_prefix(str_skip(text, at + 7));
        if (at >= text.len)
            return taken;
        size_t size;
        unsigned letter = letter_index(utf8_decode(str_skip(text, at), &size));
        unsigned index = 0;
        while (index < choice->count && choice->options[index].letter != letter)
            index++;
        str after = str_skip(text, at + size);
        size_t after_size;
        bool word = after.len && code_is_word(utf8_decode(after, &after_size));
        bool several = word && letter && (series || (letter_index(utf8_decode(after, &after_size)) && after.len <= 3));
        if (letter == 0 || index == choice->count || (word && !several))
            return taken;
        if (taken == 0 && is_article(letter, after) &&
            (!repeats_option(&choice->options[index], after) || choice_has_right(choice)))
            return 0;
        right[index] = true;
        at += size;
        at += str_span(str_skip(text, at), STR(")].*_`:\"'"));
        taken = at;
        size_t next = next_letter(text, at, &choice->options[index]);
        if (next == 0 && !several)
            return taken;
        series = series && !next;
        at = next ? next : at;
    }
}

/* Without emphasis, full stops and blanks at its ends. */
static str bare_text(str text)
{
    return str_strip_right(str_strip_left(unwrapped(text), STR("*_ ")), STR("*_. "));
}

/* Texts compared without decoration and case. */
static bool same_text(str a, str b)
{
    a = bare_text(a);
    return a.len && str_eq_nocase(a, bare_text(b));
}

/* The index of the option whose text a line repeats, or -1. */
static int find_text(const struct choice *choice, str line)
{
    for (unsigned i = 0; i < choice->count; i++)
        if (same_text(line, choice->options[i].text))
            return (int)i;
    return -1;
}

/* The option with the longest text among those that `line` begins with, or -1. */
static int begins_with_text(const struct choice *choice, str line)
{
    int found = -1;
    for (unsigned i = 0; i < choice->count; i++) {
        str text = bare_text(choice->options[i].text);
        bool longer = found < 0 || text.len > bare_text(choice->options[found].text).len;
        if (text.len && longer && str_starts_nocase(line, text))
            found = (int)i;
    }
    return found;
}

/* Flags the options whose texts a line repeats with nothing but joints between them, "kale, fig and leek"; returns how
 * many they are, 0 when the line says anything else. */
static unsigned read_texts(const struct choice *choice, str line, bool right[CHOICE_MOST])
{
    unsigned count = 0;
    line = bare_text(line);
    while (line.len) {
        int index = begins_with_text(choice, line);
        if (index < 0 || right[index])
            return 0;
        right[index] = true;
        count++;
        line = str_skip(line, bare_text(choice->options[index].text).len);
        size_t joints = 0;
        for (size_t joint; (joint = joint_prefix(str_skip(line, joints))) > 0;)
            joints += joint;
        line = bare_text(str_skip(line, joints));
        if (joints == 0 && line.len)
            return 0;
    }
    return count;
}

/* What follows the letters: nothing when it only repeats the option. */
static str after_letters(str text, size_t taken, const struct choice *choice)
{
    static const char *const signs[] = {"(correct answer)", "(correct)"};
    str rest = trim_blanks(str_skip(text, taken));
    rest = trim_blanks(str_skip(rest, starts_with_one_of(rest, signs, COUNT_OF(signs))));
    static const char *const dashes[] = {"-", "–", "—", ":"};
    for (size_t i = 0; i < COUNT_OF(dashes); i++)
        if (str_starts(rest, str_of(dashes[i])) && !str_starts(rest, STR("---")))
            rest = trim_blanks(str_skip(rest, str_of(dashes[i]).len));
    str more = rest;
    str line = trim_line_end(str_cut(&more, '\n'));
    if (find_text(choice, line) < 0)
        return rest;
    return more.ptr ? trim_blanks(more) : (str){0};
}

static str without_label(str text)
{
    struct shape shape = shape_of(text);
    return shape.label == LABEL_ANSWER ? shape.text : text;
}

/* What stands behind the colon of "Svar: D", a word of any language before a letter by itself; or nothing. */
static str lone_letter_behind(str line)
{
    enum { LONGEST = 40 };
    ptrdiff_t colon = str_find_byte(line, ':', 0);
    str rest = colon > 0 && colon < LONGEST ? str_trim(str_skip(line, (size_t)colon + 1)) : (str){0};
    bool letter = rest.len == 1 && letter_index((unsigned char)rest.ptr[0]) > 0;
    return letter ? rest : (str){0};
}

/* An answer that begins with a heading of its own, "#### Answer: D", without the heading's marks and label. */
static str answer_text(str answer)
{
    if (!str_starts(answer, STR("#")))
        return answer;
    str text = answer;
    while (str_starts(text, STR("#")))
        text = str_skip(text, 1);
    text = str_trim(text);
    str rest = text;
    str line = str_cut(&rest, '\n');
    struct shape shape = shape_of(line);
    str letter = lone_letter_behind(line);
    if (letter.len)
        return str_skip(text, (size_t)(letter.ptr - text.ptr));
    return shape.label == LABEL_ANSWER ? str_skip(text, (size_t)(shape.text.ptr - text.ptr)) : text;
}

/* The right options, then the explanation. */
static str format_answer(struct arena *arena, const struct card *card, str explanation)
{
    str right = card_right_options(arena, card);
    explanation = trim_blanks(explanation);
    if (right.len == 0 || explanation.len == 0)
        return right.len ? right : explanation;
    return arena_format(arena, "%.*s\n\n%.*s", STR_ARG(right), STR_ARG(explanation));
}

/* Where nothing else says what is right, options whose text is emphasised are, unless all are. */
static void take_strong(struct choice *choice)
{
    unsigned strong = 0;
    for (unsigned i = 0; i < choice->count; i++)
        strong += choice->options[i].strong;
    if (strong == 0 || strong == choice->count || choice_has_right(choice))
        return;
    for (unsigned i = 0; i < choice->count; i++)
        if (choice->options[i].strong) {
            choice->options[i].right = true;
            unwrap_once(&choice->options[i].text);
        }
}

bool choice_find(struct reader *reader, uint32_t first, uint32_t end, struct choice *choice)
{
    choice->count = 0;
    choice->numbered = false;
    find_options(reader, first, end, choice);
    take_strong(choice);
    return choice->count >= 2;
}

bool choice_find_plain(struct reader *reader, uint32_t first, uint32_t last, str answer, struct choice *choice)
{
    enum { MOST = 8 };
    bool found = false;
    choice->count = 0;
    choice->numbered = false;
    for (uint32_t n = reader_next(reader, first - 1, last); n; n = reader_next(reader, n, last)) {
        const struct line *line = reader_line(reader, n);
        if (line->noise != NOISE_NONE)
            continue;
        if (line->kind != LINE_TEXT || choice->count == MOST)
            return false;
        str text = reader_text(reader, n);
        struct shape shape = shape_of(text);
        text = trim_line_end(shape.bullet ? shape.text : text);
        if (choice->count == 0)
            choice->first = n;
        choice->last = n;
        choice->lines[choice->count] = n;
        choice->options[choice->count++] = (struct option){.letter = 0, .text = text};
        found = found || same_text(text, answer);
    }
    return found && choice->count >= 2;
}

bool choice_find_fenced(struct reader *reader, uint32_t first, uint32_t end, struct choice *choice)
{
    enum { MOST = 8 };
    choice->count = 0;
    choice->numbered = false;
    uint32_t n = reader_next(reader, first - 1, end);
    for (; n && reader_line(reader, n)->kind == LINE_TEXT; n = reader_next(reader, n, end)) {
        str text = reader_text(reader, n);
        if (choice->count == MOST || reader_line(reader, n)->depth > 0 || !bullet_of(text).bullet)
            return false;
        if (choice->count == 0)
            choice->first = n;
        choice->last = n;
        choice->lines[choice->count] = n;
        choice->options[choice->count++] = (struct option){.letter = 0, .text = trim_line_end(shape_of(text).text)};
    }
    return choice->count >= 2 && n && fenced_answer(reader, n, end, choice);
}

bool choice_is_marked(const struct reader *reader, const struct choice *choice)
{
    bool boxes = false;
    unsigned right = 0;
    for (unsigned i = 0; i < choice->count; i++) {
        boxes = boxes || (choice->options[i].box && (reader->ticks || choice->options[i].letter));
        right += choice->options[i].right;
    }
    return boxes || (right > 0 && right < choice->count);
}

bool choice_is_named(const struct choice *choice, str answer)
{
    bool right[CHOICE_MOST] = {false};
    str text = answer_text(answer);
    text = str_skip(text, naming_prefix(text));
    if (read_letters(text, choice, right))
        return true;
    str rest = text;
    bool texts[CHOICE_MOST] = {false};
    return read_texts(choice, trim_line_end(str_cut(&rest, '\n')), texts) > 0;
}

/* When a fence that opens on line `n` holds nothing but a line that names an option: that line, or 0. */
static uint32_t fenced_answer(struct reader *reader, uint32_t n, uint32_t end, const struct choice *choice)
{
    if (n + 2 > end || !reader_line(reader, n)->fence || !reader_line(reader, n + 2)->fence)
        return 0;
    const struct block *block = &reader->outline.blocks[reader_line(reader, n)->block];
    if (block->line != n || block->last != n + 2)
        return 0;
    return choice_is_named(choice, without_label(reader_text(reader, n + 1))) ? n + 1 : 0;
}

uint32_t choice_fenced_answer(struct reader *reader, const struct choice *choice, uint32_t end, str *answer)
{
    uint32_t n = reader_next(reader, choice->last, end);
    uint32_t line = n ? fenced_answer(reader, n, end, choice) : 0;
    if (line)
        *answer = without_label(reader_text(reader, line));
    return line;
}

/* Whether the line of a sentence that names letters says more than the option's text: then it stays whole. */
static bool says_more(str text, size_t taken, const struct choice *choice)
{
    str line = bare_text(str_skip(str_cut(&text, '\n'), taken));
    return line.len > 0 && find_text(choice, line) < 0;
}

/* Flags what the answer names: letters, or the text of an option. Returns what is left of it. */
static str apply_answer(const struct choice *choice, str answer, uint8_t *correct)
{
    bool right[CHOICE_MOST] = {false};
    str text = answer_text(answer);
    size_t phrase = naming_prefix(text);
    text = str_skip(text, phrase);
    if (choice->numbered) {
        size_t places = places_prefix(text);
        return places && !(phrase && says_more(text, places, choice)) ? after_letters(text, places, choice) : answer;
    }
    size_t taken = read_letters(text, choice, right);
    if (taken) {
        for (unsigned i = 0; i < choice->count; i++)
            correct[i] = right[i];
        return phrase && says_more(text, taken, choice) ? answer : after_letters(text, taken, choice);
    }
    str rest = text;
    bool texts[CHOICE_MOST] = {false};
    if (read_texts(choice, trim_line_end(str_cut(&rest, '\n')), texts) == 0)
        return answer;
    for (unsigned i = 0; i < choice->count; i++)
        correct[i] = correct[i] || texts[i];
    return rest.ptr ? trim_blanks(rest) : (str){0};
}

str choice_apply(struct reader *reader, const struct choice *choice, str answer, struct card *card)
{
    str *texts = ARENA_ARRAY(reader->arena, str, choice->count);
    uint8_t *correct = ARENA_ARRAY(reader->arena, uint8_t, choice->count);
    unsigned right = 0;
    for (unsigned i = 0; i < choice->count; i++) {
        texts[i] = reader_keep(reader, option_text(reader, choice, i));
        correct[i] = choice->options[i].right;
        right += correct[i];
    }
    bool all = right == choice->count && !(reader->ticks && choice->options[0].box);
    for (unsigned i = 0; all && i < choice->count; i++)
        correct[i] = 0; /* what is said of all of them tells nothing */
    card->kind = CARD_CHOICE;
    card->options = texts;
    card->correct = correct;
    card->option_count = (uint16_t)choice->count;
    str explanation = apply_answer(choice, answer, correct);
    return format_answer(reader->scratch, card, explanation);
}
