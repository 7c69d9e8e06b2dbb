#include "shape_int.h"

#include "char_int.h"
#include "emphasis_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

/* The cursor over a line whose marks are being taken off, with the emphasis opened on the way. */
struct cursor {
    str rest;
    const struct emphasis *open[4];
    unsigned depth;
};

static void take(struct cursor *cursor, size_t bytes)
{
    cursor->rest = str_skip(cursor->rest, bytes);
    cursor->rest = str_skip(cursor->rest, blank_prefix(cursor->rest));
}

static void take_openers(struct cursor *cursor)
{
    while (cursor->depth < COUNT_OF(cursor->open)) {
        const struct emphasis *kind = find_emphasis(cursor->rest);
        size_t size = kind ? kind->open.len : 0;
        if (size == 0 || (size < cursor->rest.len && cursor->rest.ptr[size] == ' '))
            return;
        cursor->open[cursor->depth++] = kind;
        take(cursor, size);
    }
}

/* Takes marks that close what was opened before the number or label: "**Q:** text". */
static bool take_closers(struct cursor *cursor)
{
    bool any = false;
    while (cursor->depth > 0) {
        str close = cursor->open[cursor->depth - 1]->close;
        if (!str_starts_nocase(cursor->rest, close))
            break;
        take(cursor, close.len);
        cursor->depth--;
        any = true;
    }
    return any;
}

static void take_bullet(struct cursor *cursor, struct shape *shape)
{
    static const char *const bullets[] = {
        "-", "*", "+", "•", "◦", "▪", "‣", "●", "○", "■", "·", "–", "➤", "►", "▸", "\xEF\x82\xA7", "\xEF\x82\xB7"};
    char first = cursor->rest.len ? cursor->rest.ptr[0] : 'x';
    bool possible = first == '-' || first == '*' || first == '+' || (unsigned char)first >= 0xC2;
    for (size_t i = 0; possible && i < COUNT_OF(bullets); i++) {
        str bullet = bullets[i][0] == first ? str_of(bullets[i]) : (str){0};
        if (bullet.len == 0 || !str_starts(cursor->rest, bullet))
            continue;
        str rest = str_skip(cursor->rest, bullet.len);
        bool blank = rest.len == 0 || rest.ptr[0] == ' ' || rest.ptr[0] == '\t' || str_starts(rest, STR("\xC2\xA0"));
        if (!blank && bullet.len == 1)
            return;
        shape->bullet = true;
        take(cursor, bullet.len);
        break;
    }
    if (cursor->rest.len < 4 || cursor->rest.ptr[0] != '[' || cursor->rest.ptr[2] != ']' ||
        cursor->rest.ptr[3] == '(' || cursor->rest.ptr[3] == '[')
        return;
    char mark = cursor->rest.ptr[1];
    if (mark != ' ' && mark != 'x' && mark != 'X')
        return;
    shape->task = true;
    shape->done = mark != ' ';
    take(cursor, 3);
}

/* "🔹 3. …", "🔹 **3. …": pictures before a number are none of the text. */
static void take_pictures(struct cursor *cursor)
{
    size_t emoji = emoji_prefix(cursor->rest);
    struct cursor after = *cursor;
    struct shape number = {.number = -1};
    if (emoji == 0 || number_prefix(cursor->rest, &number)) /* a keycap */
        return;
    take(&after, emoji);
    take_openers(&after);
    if (number_prefix(after.rest, &number))
        *cursor = after;
}

static void take_number(struct cursor *cursor, struct shape *shape)
{
    size_t taken = number_prefix(cursor->rest, shape);
    if (taken == 0)
        return;
    take(cursor, taken);
    take_closers(cursor);
}

/* What may stand between a label and its text; returns its bytes, or 0. Behind a single letter a bracket makes an
 * option of it. */
static size_t label_separator(str s, bool numbered, bool letter, enum label label)
{
    static const str marks[] = {STR_ROW("::"), STR_ROW(":-"), STR_ROW(":"),  STR_ROW("："), STR_ROW(".-"),
                                STR_ROW(".)"), STR_ROW("."),  STR_ROW("．"), STR_ROW("。"), STR_ROW(")"),
                                STR_ROW("）"), STR_ROW("-"),  STR_ROW("–"),  STR_ROW("—"),  STR_ROW("、"),
                                STR_ROW("》"), STR_ROW("】"), STR_ROW("|")};
    size_t blanks = blank_prefix(s);
    str rest = str_skip(s, blanks);
    size_t arrow = label == LABEL_ANSWER && rest.len ? arrow_prefix(rest) : 0;
    if (arrow)
        return blanks + arrow;
    bool word = rest.len && (unsigned char)rest.ptr[0] < 0x80 && code_is_word((unsigned char)rest.ptr[0]);
    for (size_t i = 0; !word && i < COUNT_OF(marks); i++) {
        str mark = marks[i];
        if (!str_starts(rest, mark))
            continue;
        bool colon = i < 4;
        if (!colon && blanks && mark.ptr[0] != '-' && mark.len == 1)
            return 0;
        str after = str_skip(rest, mark.len);
        bool dash = mark.ptr[0] == '-' || str_eq(mark, STR("–")) || str_eq(mark, STR("—"));
        if (dash && blanks == 0 && after.len && blank_prefix(after) == 0 && emphasis_prefix(after) == 0)
            return 0;
        if (!colon && label != LABEL_QUESTION && (letter || label != LABEL_ANSWER) && mark.ptr[0] == ')')
            return 0;
        return blanks + mark.len;
    }
    if (numbered && str_starts(rest, STR("/")) && str_trim(rest).len == 1)
        return blanks + 1; /* "Q1/" over the question */
    return numbered ? blanks : 0;
}

/* The number between a question label and its separator: "Q7.", "Question #3 -", "Q.1", "Q7a:". */
static size_t label_number(str s, struct shape *shape)
{
    size_t at = blank_prefix(s);
    static const char *const fillers[] = {".", "-", "–"};
    if (at < s.len && str_has_byte(STR(":)"), s.ptr[at]))
        return 0; /* most labels have no number */
    size_t word = number_word(str_skip(s, at));
    for (size_t i = 0; at < s.len && word == 0 && i < COUNT_OF(fillers); i++)
        if (str_starts(str_skip(s, at), str_of(fillers[i]))) {
            word = str_of(fillers[i]).len;
            word += blank_prefix(str_skip(s, at + word));
        }
    at += word;
    size_t digits;
    long number = str_number(str_skip(s, at), &digits);
    if (number < 0 || digits > 4)
        return 0;
    shape->number = (int32_t)number;
    at += digits;
    while (at + 1 < s.len && (s.ptr[at] == '.' || s.ptr[at] == '-') && is_digit(s, at + 1)) {
        shape->major = shape->number;
        shape->number = (int32_t)str_number(str_skip(s, at + 1), &digits);
        at += 1 + digits;
    }
    shape->form = NUMBER_LABEL;
    return at + part_letter(str_skip(s, at));
}

/* Labels of one letter are too easily the start of a sentence or an option: they ask for a colon, a question's number,
 * or emphasis of their own ("**P.** …"); "A." and "A)" are options. */
static bool separator_fits(str rest, size_t taken, size_t separator, bool numbered, enum label label, bool weak)
{
    if (str_starts(rest, STR(".**")) && ((weak && label == LABEL_QUESTION) || (label == LABEL_ANSWER && taken == 1)))
        return true;
    if (label == LABEL_ANSWER && taken > 1 && names_letters(rest))
        return true;
    if (numbered || weak)
        return numbered || str_starts(str_trim_left(rest), STR(":")) || str_starts(str_trim_left(rest), STR("："));
    if (separator == 0)
        return false;
    str mark = str_trim_left(str_slice(rest, 0, separator));
    bool colon = mark.ptr[0] == ':' || str_starts(mark, STR("："));
    if (colon)
        return true;
    if (label == LABEL_ANSWER && taken == 1)
        return mark.ptr[0] == '-' && separator > 1;
    if (label == LABEL_CLOZE)
        return false;
    str after = str_skip(rest, separator);
    bool upper = after.len && after.ptr[0] >= 'A' && after.ptr[0] <= 'Z';
    bool word = upper && (after.len == 1 || after.ptr[1] != '.'); /* "Q.Why", but not "Q.E.D." */
    bool caseless = false; /* 問, 질, प्र: scripts in which a label often touches its text */
    for (size_t i = 0; i < after.len && after.ptr[i] != ' ' && !caseless; i++)
        caseless = (unsigned char)after.ptr[i] >= 0xE0;
    bool tight = label == LABEL_QUESTION && ((mark.ptr[0] == ')' && upper) || (mark.ptr[0] == '.' && word) || caseless);
    return taken > 1 || tight || after.len == 0 || after.ptr[0] == ' ' || after.ptr[0] == '*';
}

/* "Q.why", "Q)why" and "q)why" among other labels; but "Q.push(x)" is code. */
static bool is_tight_question(str word, str rest, enum label label)
{
    size_t at = 1;
    while (at < rest.len && rest.ptr[at] >= 'a' && rest.ptr[at] <= 'z')
        at++;
    bool sign = rest.len > 0 && (rest.ptr[0] == '.' || rest.ptr[0] == ')');
    bool letter = word.len == 1 && (word.ptr[0] == 'Q' || (word.ptr[0] == 'q' && rest.len > 0 && rest.ptr[0] == ')'));
    return label == LABEL_QUESTION && letter && sign && at > 1 && at < rest.len && rest.ptr[at] == ' ';
}

/* "[!question]- ", the head of a box in a quotation: its bytes, or 0; what it calls the text in `*label`. */
static size_t box_prefix(str s, enum label *label)
{
    static const char *const asking[] = {"question", "faq",     "help",  "quiz",     "flashcard",
                                         "card",     "domanda", "frage", "pregunta", "pergunta"};
    static const char *const answering[] = {"answer",   "success", "check",     "done",     "solution",
                                            "risposta", "antwort", "respuesta", "resposta", "réponse"};
    *label = LABEL_NONE;
    ptrdiff_t close = str_starts(s, STR("[!")) ? str_find_byte(s, ']', 2) : -1;
    if (close < 0)
        return 0;
    str name = str_slice(s, 2, (size_t)close);
    if (is_one_of(name, asking, COUNT_OF(asking)))
        *label = LABEL_QUESTION;
    else if (is_one_of(name, answering, COUNT_OF(answering)))
        *label = LABEL_ANSWER;
    size_t at = (size_t)close + 1;
    if (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+'))
        at++;
    return at + blank_prefix(str_skip(s, at));
}

static void take_label(struct cursor *cursor, struct shape *shape);

/* A box has the label that its title begins with, or that of its kind; a title that only says "Answer" is none. */
static bool take_box(struct cursor *cursor, struct shape *shape)
{
    enum label label;
    size_t size = box_prefix(cursor->rest, &label);
    if (size == 0)
        return false;
    cursor->rest = str_skip(cursor->rest, size);
    take_label(cursor, shape);
    if (shape->label != LABEL_NONE || label == LABEL_NONE)
        return true;
    if (label == LABEL_ANSWER && summary_is_generic(cursor->rest))
        cursor->rest = str_skip(cursor->rest, cursor->rest.len);
    shape->label = (uint8_t)label;
    shape->label_alone = trim_blanks(cursor->rest).len == 0;
    return true;
}

/* ": a wading bird" below a line with the term: an entry of a definition list. */
static bool take_definition(struct cursor *cursor, struct shape *shape)
{
    bool fits = str_starts(cursor->rest, STR(": ")) && !shape->bullet && shape->form == NUMBER_NONE;
    if (!fits)
        return false;
    cursor->rest = str_trim_left(str_skip(cursor->rest, 1));
    shape->label = LABEL_ANSWER;
    if (str_eq(str_trim_right(cursor->rest), STR("?"))) { /* which parts what stands above and below */
        cursor->rest = str_skip(cursor->rest, cursor->rest.len);
        shape->label_alone = true;
    }
    return true;
}

/* "**Code:** **Question:** …": a name in the same emphasis before a question's label says what kind it is of. */
static void skip_kind(struct cursor *cursor)
{
    enum { LONGEST = 40 };
    if (cursor->depth != 1 || !str_eq(cursor->open[0]->open, STR("**")))
        return;
    str between = STR(":** **");
    ptrdiff_t at = str_find(str_slice(cursor->rest, 0, LONGEST), between, 0);
    str rest = str_skip(cursor->rest, at < 0 ? cursor->rest.len : (size_t)at + between.len);
    size_t taken;
    bool weak;
    if (label_word(rest, &taken, &weak) == LABEL_QUESTION && !weak && taken > 1 &&
        str_starts(str_skip(rest, taken), STR(":**")))
        cursor->rest = rest;
}

/* "Q1-Q12": what follows the first number of several questions. */
static bool names_range(str rest)
{
    size_t dash = str_starts(rest, STR("–")) ? STR("–").len : str_starts(rest, STR("-"));
    rest = str_skip(rest, dash);
    return dash && rest.len && (rest.ptr[0] | 0x20) == 'q' && is_digit(rest, 1);
}

/* Bytes of the bracket that a label may stand in. */
static size_t label_bracket(str s)
{
    if (str_starts(s, STR("【")))
        return STR("【").len;
    return s.len > 1 && (s.ptr[0] == '[' || s.ptr[0] == '(');
}

/* "Q1 = …": what a letter with a number is equal to, in a formula. */
static bool is_equated(str rest)
{
    str sign = str_trim_left(rest);
    return str_starts(sign, STR("=")) && !str_starts(sign, STR("=>")) && !str_starts(sign, STR("=="));
}

/* ".set" behind the "v8" of "v8.set": the point joins a name. */
static bool goes_on_as_name(str rest)
{
    return rest.len > 1 && rest.ptr[0] == '.' && rest.ptr[1] >= 'a' && rest.ptr[1] <= 'z';
}

/* A label's word with its number. */
struct naming {
    enum label label;
    size_t taken; /* bytes of the word */
    bool weak;
    bool numbered; /* the number is that of the question */
    bool counted;  /* an answer's number, which says nothing */
    bool bracket;  /* … with a bracket behind it: "A1) …" */
    struct shape shape;
    str rest; /* what follows them */
};

/* Reads the number and what else belongs to the label that `s` begins with, and that `naming` tells already;
 * `naming->shape` is what is known of the line so far. Returns whether it is a label with them, too. */
static bool read_naming(str s, struct naming *naming)
{
    struct shape plain = naming->shape;
    enum label label = naming->label;
    str rest = str_skip(s, naming->taken);
    size_t number = label == LABEL_QUESTION || label == LABEL_ANSWER ? label_number(rest, &naming->shape) : 0;
    naming->bracket = is_digit(rest, 0) && str_starts(str_skip(rest, number), STR(")"));
    bool alone = naming->taken > 1 && str_trim(str_skip(rest, number)).len == 0;
    if (number && label == LABEL_ANSWER && !naming->bracket && !alone &&
        label_separator(str_skip(rest, number), false, naming->taken == 1, label) == 0)
        number = 0;
    naming->rest = str_skip(rest, number);
    naming->counted = number && label == LABEL_ANSWER;
    naming->numbered = number && !naming->counted;
    bool apart = number && naming->taken == 1 && blank_prefix(rest) > 0;
    bool name = number && naming->weak && naming->taken == 1 && str_starts(naming->rest, STR(" (")) &&
                label_remark(naming->rest, label) == 0; /* "P50 (half of all) hides the rest" */
    if (name || (number && names_range(naming->rest)) || (number && naming->taken == 1 && is_equated(naming->rest)) ||
        (naming->counted && naming->taken == 1 && goes_on_as_name(naming->rest)) ||
        (apart && (naming->counted || (naming->weak && label_separator(naming->rest, false, true, label) == 0))))
        return false; /* "d 3 or 4" */
    naming->weak = naming->weak || naming->counted;
    naming->shape = naming->numbered ? naming->shape : plain;
    return true;
}

/* What follows a label, its remarks and the bracket that it stands in; NULL when that bracket is not closed. */
static str behind_bracket(const struct naming *naming, char bracket)
{
    bool word = naming->taken > 1;
    str rest = str_skip(naming->rest, word ? language_tag(naming->rest) : 0);
    bool remarks = (word || naming->label == LABEL_QUESTION) && !naming->weak;
    rest = str_skip(rest, remarks ? label_remark(rest, naming->label) : 0);
    if (bracket == '(' && (!word || !str_starts(rest, STR("):"))))
        return (str){0};
    return bracket && rest.len && (rest.ptr[0] == ']' || bracket == '(') ? str_skip(rest, 1) : rest;
}

static void take_label(struct cursor *cursor, struct shape *shape)
{
    if (take_box(cursor, shape) || take_definition(cursor, shape))
        return;
    skip_kind(cursor);
    str s = cursor->rest;
    size_t bracket = label_bracket(s);
    size_t taken;
    bool weak;
    enum label label = label_word(str_skip(s, bracket), &taken, &weak);
    if (label == LABEL_NONE)
        return; /* most lines */
    struct naming naming = {.label = label, .taken = taken, .weak = weak, .shape = *shape};
    if (!read_naming(str_skip(s, bracket), &naming))
        return;
    bool word = naming.taken > 1;
    struct cursor after = *cursor;
    after.rest = behind_bracket(&naming, bracket ? s.ptr[0] : '\0');
    if (after.rest.ptr == NULL)
        return;
    bool closed = take_closers(&after);
    if (closed && word && !naming.weak)
        after.rest = str_skip(after.rest, label_remark(after.rest, label));
    bool closes = label == LABEL_ANSWER && word && !naming.counted && str_starts(after.rest, STR(") ")); /* "Ans) …" */
    size_t separator = closes || (naming.counted && naming.bracket)
                           ? 1
                           : label_separator(after.rest, naming.numbered, naming.taken == 1, label);
    str text = trim_blanks(after.rest);
    bool alone_fits = str_trim(after.rest).len == 0 && word && (closed || shape->bullet || label != LABEL_QUESTION);
    bool fits = separator_fits(after.rest, naming.taken, separator, naming.numbered, label, naming.weak) ||
                (naming.counted && separator);
    bool tight = !fits && is_tight_question(str_slice(s, bracket, bracket + naming.taken), after.rest, label);
    if (!fits && !tight && !(closed && word) && !alone_fits)
        return;
    if (closed && separator == 0 && text.len && text.ptr[0] >= 'a' && text.ptr[0] <= 'z' && !text_is_marked(text))
        return; /* "**Question 9** is the last one" */
    *shape = naming.shape;
    shape->label = (uint8_t)label;
    shape->weak = naming.weak || tight || (label == LABEL_ANSWER && !word && str_starts(after.rest, STR(".")));
    *cursor = after;
    take(cursor, separator);
    take_closers(cursor);
    shape->label_alone = str_trim(cursor->rest).len == 0;
    if (str_starts(cursor->rest, STR("：")))
        take(cursor, STR("：").len);
}

/* Before a letter there is nothing to take off, but for the one of "No. 5". Most lines begin so. */
static bool begins_plainly(str s)
{
    return s.len > 0 && (unsigned char)s.ptr[0] < 0x80 && code_is_alphabetic((unsigned char)s.ptr[0]) &&
           s.ptr[0] != 'N';
}

static void take_marks(struct cursor *cursor, struct shape *shape)
{
    take_bullet(cursor, shape);
    take_pictures(cursor);
    take_openers(cursor);
    take_number(cursor, shape);
    if (cursor->depth == 0)
        take_openers(cursor);
}

struct shape bullet_of(str line)
{
    struct shape shape = {.number = -1, .major = -1};
    if (begins_plainly(line))
        return shape; /* most lines */
    struct cursor cursor = {.rest = trim_line_end(line)};
    take_bullet(&cursor, &shape);
    return shape;
}

/* "❓ **Why?**": emphasis behind such a sign is that of the whole line. */
static bool draws_question(str s)
{
    static const char *const signs[] = {"❓", "❔", "⁉", "🤔"};
    for (size_t i = 0; s.len && (unsigned char)s.ptr[0] >= 0x80 && i < COUNT_OF(signs); i++)
        if (str_starts(s, str_of(signs[i])))
            return true;
    return false;
}

/* "*ngFor", "_hidden": a single sign that nothing closes is part of a name, unless what follows asks. */
static bool begins_name(const struct emphasis *open, str rest)
{
    bool small = rest.len && rest.ptr[0] >= 'a' && rest.ptr[0] <= 'z';
    return small && open->open.len == 1 && rest.ptr[-1] == open->open.ptr[0] && str_find(rest, open->close, 0) < 0 &&
           word_likeness(rest) < LIKE_WORD;
}

struct shape shape_of(str line)
{
    struct shape shape = {.number = -1, .major = -1};
    struct cursor cursor = {.rest = trim_line_end(line)};
    if (!begins_plainly(cursor.rest))
        take_marks(&cursor, &shape);
    size_t emoji = emoji_prefix(cursor.rest);
    struct cursor bare = cursor;
    bare.rest = str_skip(cursor.rest, emoji);
    take_openers(&bare);
    bool opened = bare.depth > cursor.depth && draws_question(cursor.rest);
    struct cursor plain = bare;
    take_label(&bare, &shape);
    if (shape.label != LABEL_NONE)
        cursor = bare;
    else if (opened)
        cursor = plain;
    shape.text = cursor.rest;
    const struct emphasis *open = cursor.depth ? cursor.open[cursor.depth - 1] : NULL;
    if (open && begins_name(open, cursor.rest))
        shape.text = (str){cursor.rest.ptr - 1, cursor.rest.len + 1};
    else if (open)
        shape.open = open->open;
    see_lead(&shape, cursor.rest, open);
    return shape;
}
