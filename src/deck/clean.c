/*
 * clean: questions and titles without the numbers, links, signs and emphasis that dress them.
 */
#include <string.h>

#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "texts_int.h"

str cut_pin(str *text)
{
    str s = str_trim_right(*text);
    if (!str_ends(s, STR("}")))
        return (str){0};
    ptrdiff_t at = -1;
    for (ptrdiff_t from = str_find(s, STR("{#"), 0); from >= 0; from = str_find(s, STR("{#"), (size_t)from + 1))
        at = from;
    if (at < 0)
        return (str){0};
    str id = str_slice(s, (size_t)at + 2, s.len - 1);
    bool plain = id.len <= 64;
    for (size_t i = 0; i < id.len; i++) {
        unsigned char byte = (unsigned char)id.ptr[i];
        if (byte <= ' ' || byte == 0x7F || byte == '{' || byte == '}' || byte == '#')
            return (str){0};
        plain = plain && byte < 0x80;
    }
    if (id.len)
        *text = str_trim_right(str_slice(s, 0, (size_t)at));
    return plain ? id : (str){0};
}

/* "### Title ###": the closing hashes of a heading. */
static str cut_hashes(str s)
{
    size_t end = s.len;
    while (end > 0 && s.ptr[end - 1] == '#')
        end--;
    if (end == s.len || end == 0 || s.ptr[end - 1] != ' ')
        return s;
    return str_trim_right(str_slice(s, 0, end));
}

/* "<a name=…></a>" at either end. */
static str cut_anchors(str s)
{
    while (str_find_byte(s, '<', 0) >= 0) {
        size_t before = s.len;
        if (str_starts_nocase(s, STR("<a ")) || str_starts_nocase(s, STR("<a>"))) {
            ptrdiff_t close = str_find(s, STR("</a>"), 0);
            ptrdiff_t inner = str_find_byte(s, '>', 0);
            if (close >= 0 && inner + 1 == close)
                s = trim_blanks(str_skip(s, (size_t)close + 4));
        }
        if (str_ends(s, STR("></a>"))) {
            ptrdiff_t open = -1;
            for (ptrdiff_t at = str_find(s, STR("<a "), 0); at >= 0; at = str_find(s, STR("<a "), (size_t)at + 1))
                open = at;
            if (open >= 0)
                s = trim_blanks(str_slice(s, 0, (size_t)open));
        }
        if (s.len == before)
            return s;
    }
    return s;
}

/* Where the link "[text](target)" that begins at `from` ends, or 0; `*text` receives the end of its text. Looks only so
 * far as a link may reach: brackets that nothing closes would be looked at again and again. */
static size_t link_end(str s, size_t from, size_t *text)
{
    enum { REACH = 2000 };
    s = str_slice(s, 0, from + REACH);
    unsigned depth = 0;
    size_t at = from;
    for (; at < s.len; at++) {
        if (s.ptr[at] == '[')
            depth++;
        else if (s.ptr[at] == ']' && --depth == 0)
            break;
    }
    if (at + 1 >= s.len || s.ptr[at + 1] != '(')
        return 0;
    *text = at;
    for (at++, depth = 0; at < s.len; at++) {
        if (s.ptr[at] == '(')
            depth++;
        else if (s.ptr[at] == ')' && --depth == 0)
            return at + 1;
    }
    return 0;
}

str link_words(str text)
{
    size_t end;
    text = str_trim(text);
    bool whole = str_starts(text, STR("[")) && str_ends(text, STR(")")) && link_end(text, 0, &end) == text.len;
    return whole ? str_slice(text, 1, end) : text;
}

/* Links as their texts; images stay, or become their texts, too. Code is left alone. */
static str without_links(struct arena *arena, str s, bool images)
{
    if (!str_contains(s, STR("](")))
        return s;
    char *out = arena_bytes(arena, s.len);
    size_t len = 0;
    bool code = false;
    for (size_t at = 0; at < s.len;) {
        if (s.ptr[at] == '`')
            code = !code && str_find_byte(s, '`', at + 1) >= 0;
        bool image = s.ptr[at] == '!' && at + 1 < s.len && s.ptr[at + 1] == '[';
        size_t text;
        size_t end = !code && (image || s.ptr[at] == '[') ? link_end(s, at + image, &text) : 0;
        if (end == 0 || (image && !images)) {
            size_t keep = end ? end : at + 1;
            while (at < keep)
                out[len++] = s.ptr[at++];
            continue;
        }
        for (size_t i = at + image + 1; i < text; i++)
            out[len++] = s.ptr[i];
        at = end;
    }
    return trim_blanks((str){out, len});
}

/* "? [[source]](url)", "? [src](url)", "?](url)": a link behind the question, or one that began before its label. */
static str cut_trailing_link(str s)
{
    if (!str_ends(s, STR(")")) && !str_ends(s, STR("]")))
        return s;
    ptrdiff_t middle = -1;
    for (ptrdiff_t at = str_find(s, STR("]("), 0); at >= 0; at = str_find(s, STR("]("), (size_t)at + 1))
        middle = at;
    if (middle < 1)
        return s;
    size_t open = (size_t)middle;
    unsigned depth = 1;
    while (open > 0 && depth > 0) {
        open--;
        depth += s.ptr[open] == ']';
        depth -= s.ptr[open] == '[';
    }
    if (depth || open < 2 || s.ptr[open - 1] == '!')
        return depth == 1 && str_ends(s, STR(")")) ? trim_blanks(str_slice(s, 0, (size_t)middle)) : s;
    str before = trim_blanks(str_slice(s, 0, open));
    while (before.len && (before.ptr[before.len - 1] == '[' || before.ptr[before.len - 1] == '('))
        before = trim_blanks(str_slice(before, 0, before.len - 1));
    char end = before.len ? before.ptr[before.len - 1] : 0;
    struct shape number = {.number = -1};
    if (before.len && number_prefix(before, &number) == before.len)
        return s; /* "1. [Why?](#why)" */
    bool asked = end == '?' || end == '.' || str_ends(before, STR("？")) || s.ptr[open + 1] == '[';
    return asked ? before : s;
}

/* "Why? -", "Why?:": a sign behind the question mark that leads over to the answer. */
static str cut_lead_over(str s)
{
    static const char *const signs[] = {" -", " –", " —", ":", ":-", " =>", " ->"};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        str rest = str_ends(s, str_of(signs[i])) ? str_slice(s, 0, s.len - strlen(signs[i])) : s;
        if (rest.len < s.len && (str_ends(rest, STR("?")) || str_ends(rest, STR("？"))))
            return rest;
    }
    return s;
}

/* "[[source](url)]" at the end. */
static str cut_source(str s)
{
    if (!str_ends(s, STR(")]")))
        return s;
    ptrdiff_t at = -1;
    for (ptrdiff_t from = str_find(s, STR("[["), 0); from >= 0; from = str_find(s, STR("[["), (size_t)from + 1))
        at = from;
    return at > 0 ? trim_blanks(str_slice(s, 0, (size_t)at)) : s;
}

static bool has_words(str s)
{
    for (size_t at = 0, size; at < s.len; at += size)
        if (code_is_word(utf8_decode(str_skip(s, at), &size)))
            return true;
    return false;
}

/* "[[⬆]](#toc) Title [🔝](#top)": links of signs only at either end lead elsewhere. */
static str cut_sign_links(str s)
{
    size_t text;
    if (!str_contains(s, STR("](")))
        return s;
    size_t end = str_starts(s, STR("[")) ? link_end(s, 0, &text) : 0;
    if (end && end < s.len && !has_words(str_slice(s, 1, text)))
        s = trim_blanks(str_skip(s, end));
    for (ptrdiff_t at = str_find(s, STR(" ["), 0); at >= 0; at = str_find(s, STR(" ["), (size_t)at + 1))
        if (link_end(s, (size_t)at + 1, &text) == s.len && !has_words(str_slice(s, (size_t)at + 2, text)))
            return trim_blanks(str_slice(s, 0, (size_t)at));
    return s;
}

/* Emphasis that was opened before the number or label: its end is taken off, or its beginning put back. */
static str close_emphasis(struct arena *arena, str open, str text)
{
    if (open.len == 0)
        return text;
    const char *z = open.ptr;
    str close = z[0] == '<' ? arena_format(arena, "</%.*s", STR_ARG(str_skip(open, 1))) : open;
    ptrdiff_t at = str_find(text, close, 0);
    if (at < 0)
        return text;
    if ((size_t)at + close.len == text.len)
        return trim_blanks(str_slice(text, 0, (size_t)at));
    return arena_format(arena, "%.*s%.*s", STR_ARG(open), STR_ARG(text));
}

/* ". Why?" and "Why?**": what is left of a number that was deleted, and of emphasis that was never opened. */
static str cut_leftovers(str text)
{
    bool sign = text.len > 2 && str_has_byte(STR(".,;:)"), text.ptr[0]) && text.ptr[1] == ' ';
    text = sign ? str_trim_left(str_skip(text, 1)) : text;
    bool opened = str_find(text, STR("**"), 0) < (ptrdiff_t)text.len - 2;
    return str_ends(text, STR("**")) && !opened ? str_trim_right(str_slice(text, 0, text.len - 2)) : text;
}

/* "`What is a lock?`": a sentence is no code. */
static str without_code_marks(str text)
{
    bool code = text.len > 2 && text.ptr[0] == '`' && str_find_byte(text, '`', 1) == (ptrdiff_t)text.len - 1;
    str inner = code ? str_slice(text, 1, text.len - 1) : text;
    bool asks = str_ends(inner, STR("?")) || str_ends(inner, STR("？"));
    return code && asks && str_find_byte(inner, ' ', 0) > 0 ? inner : text;
}

str clean_question(struct arena *arena, const struct shape *shape, str text)
{
    text = without_tags(arena, text);
    text = close_emphasis(arena, shape->open, cut_anchors(trim_line_end(cut_hashes(trim_line_end(text)))));
    for (;;) {
        size_t before = text.len;
        text = cut_trailing_link(
            cut_lead_over(cut_source(cut_sign_links(cut_anchors(trim_emoji_right(trim_line_end(text)))))));
        size_t emoji = emoji_prefix(text);
        if (emoji < text.len)
            text = str_skip(text, emoji);
        size_t arrow = arrow_prefix(text);
        if (arrow < text.len)
            text = str_skip(text, arrow);
        text = without_code_marks(unwrapped(text));
        if (text.len == before)
            break;
    }
    return without_links(arena, cut_leftovers(text), false);
}

str question_line(const struct reader *reader, uint32_t n)
{
    uint32_t last = question_line_end(reader, n);
    if (last > n)
        return question_joined(reader, n, last);
    if (reader_line(reader, n)->kind == LINE_HEADING)
        return reader_heading(reader, n);
    str line = reader_text(reader, n);
    if (has_sign(reader, n, SIGN_TAG))
        line = without_anchors(reader->scratch, line);
    if (!has_sign(reader, n, SIGN_BRACKET) || !str_contains(line, STR("](#")))
        return line;
    struct shape shape = shape_of(line);
    size_t text;
    if (!str_starts(shape.text, STR("[")) || link_end(shape.text, 0, &text) != shape.text.len)
        return line;
    str marks = str_slice(line, 0, (size_t)(shape.text.ptr - line.ptr));
    return arena_format(reader->scratch, "%.*s%.*s", STR_ARG(marks), STR_ARG(str_slice(shape.text, 1, text)));
}

/* ---- titles ---- */

/* Bytes of the word for a part of a document at the start, or 0. */
static size_t title_word(str s)
{
    static const char *const words[] = {"section",  "chapter",  "part",    "module",   "unit",      "lesson",
                                        "раздел",   "глава",    "часть",   "kapitel",  "abschnitt", "teil",
                                        "chapitre", "partie",   "sección", "capítulo", "seção",     "capitolo",
                                        "sezione",  "rozdział", "fejezet", "rész",     "단원"};
    return starts_with_one_of(s, words, COUNT_OF(words));
}

/* Bytes of roman or Arabic numerals or one capital letter. */
static size_t counter_prefix(str s)
{
    size_t digits = 0;
    while (is_digit(s, digits) || (digits && digits < s.len && s.ptr[digits] == '.'))
        digits++;
    if (digits)
        return digits;
    size_t roman = 0;
    while (roman < s.len && roman < 6 && s.ptr[roman] && str_contains(STR("IVXLC"), str_slice(s, roman, roman + 1)))
        roman++;
    return roman ? roman : s.len && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z' ? 1 : 0;
}

/* "SECTION 3: ", "Part II - ": what numbers a section; a title that is nothing else stays. */
static str cut_section_word(str s)
{
    size_t word = title_word(s);
    if (word == 0)
        return s;
    str rest = str_skip(s, word);
    size_t blanks = blank_prefix(rest);
    size_t counter = counter_prefix(str_skip(rest, blanks));
    if (blanks == 0 || counter == 0)
        return s;
    rest = str_skip(rest, blanks + counter);
    size_t gap = blank_prefix(rest);
    str mark = str_skip(rest, gap);
    static const char *const marks[] = {":", "-", "–", "—", ".", ")", "：", "|"};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (!str_starts(mark, str_of(marks[i])))
            continue;
        str left = trim_blanks(str_skip(mark, str_of(marks[i]).len));
        return left.len ? left : s;
    }
    return s;
}

/* Words that are written in capitals always. Further ones are learned from the file: what stands in capitals in a line
 * that has small letters, too. */
static bool is_known_acronym(str word)
{
    static const char *const acronyms[] = {"AI",    "API",  "APIS", "OOP",  "UI",   "UX",  "AWS",  "GUI",   "IDE",
                                           "ACID",  "REST", "AJAX", "JSON", "YAML", "CI",  "CD",   "CI/CD", "IO",
                                           "I/O",   "OS",   "IP",   "JDBC", "GRU",  "IOT", "SAAS", "ETL",   "CPU",
                                           "GPU",   "GPUS", "ROC",  "AUC",  "EDA",  "Q&A", "A/B",  "QA",    "BERT",
                                           "SOLID", "CRUD", "URL",  "USA",  "EU",   "UML", "NLP",  "IAM"};
    for (size_t i = 0; i < COUNT_OF(acronyms); i++)
        if (str_eq(word, str_of(acronyms[i])))
            return true;
    return false;
}

static bool has_vowel(str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80 || str_contains(STR("AEIOUY"), str_slice(word, i, i + 1)))
            return true;
    return false;
}

static bool line_has_small_letters(str text, size_t at)
{
    size_t first = at;
    size_t end = at;
    while (first > 0 && text.ptr[first - 1] != '\n' && at - first < 400)
        first--;
    while (end < text.len && text.ptr[end] != '\n' && end - at < 400)
        end++;
    unsigned small = 0;
    for (size_t i = first; i < end; i++)
        small += text.ptr[i] >= 'a' && text.ptr[i] <= 'z';
    return small >= 4;
}

/* Whether the word stands in capitals within ordinary lines of the document; looks at its first 32 KiB. */
static bool is_written_so(str document, str word)
{
    enum { REACH = 1 << 15, LOOKS = 32 };
    document = str_slice(document, 0, REACH);
    unsigned looks = 0;
    for (ptrdiff_t at = str_find(document, word, 0); at >= 0 && looks < LOOKS;
         at = str_find(document, word, (size_t)at + 1), looks++) {
        size_t end = (size_t)at + word.len;
        bool apart = (at == 0 || !code_is_word((unsigned char)document.ptr[at - 1])) &&
                     (end == document.len || !code_is_word((unsigned char)document.ptr[end]));
        if (apart && line_has_small_letters(document, (size_t)at))
            return true;
    }
    return false;
}

static bool keeps_capitals(str word, str document)
{
    if (is_known_acronym(word) || (word.len >= 2 && word.len <= 5 && !has_vowel(word)))
        return true;
    return word.len >= 2 && word.len <= 6 && !word_is_small(word) && is_written_so(document, word);
}

static void add_lower(struct buf *out, str word, bool first_upper)
{
    bool upper = first_upper;
    for (size_t at = 0, size; at < word.len; at += size) {
        unsigned code = utf8_decode(str_skip(word, at), &size);
        bool letter = code_is_alphabetic(code);
        buf_add_code(out, letter && !upper ? fold_code(code) : code);
        if (letter)
            upper = false;
        else if (code == '-' || code == '/')
            upper = first_upper;
    }
}

/* A title in capitals, as a title in small letters with capital initials. */
static str calm_down(struct arena *arena, str title, str document)
{
    struct buf out;
    buf_init(&out);
    size_t at = 0;
    bool first = true;
    while (at < title.len) {
        size_t end = at;
        size_t size;
        while (end < title.len && (code_is_word(utf8_decode(str_skip(title, end), &size)) || title.ptr[end] == '\'' ||
                                   (title.ptr[end] == '/' && end > at && end - at < 3)))
            end += title.ptr[end] == '\'' || title.ptr[end] == '/' ? 1 : size;
        str word = str_slice(title, at, end);
        if (end == at) {
            utf8_decode(str_skip(title, at), &size);
            buf_add(&out, str_slice(title, at, at + size));
            at += size;
            continue;
        }
        if (keeps_capitals(word, document))
            buf_add(&out, word);
        else
            add_lower(&out, word, first || !word_is_small(word));
        first = false;
        at = end;
    }
    str calm = arena_copy(arena, buf_str(&out));
    buf_release(&out);
    return calm;
}

/* Cuts off a number behind a section's word or below emphasis. */
static str cut_number(str title)
{
    enum { REACH = 16 };
    size_t roman = roman_prefix(title);
    if (roman && roman < title.len)
        return str_skip(title, roman);
    bool digit = false;
    for (size_t i = 0; i < title.len && i < REACH; i++)
        digit = digit || is_digit(title, i);
    if (!digit)
        return title;
    struct shape shape = shape_of(title);
    bool numbered = shape.form != NUMBER_NONE && shape.form != NUMBER_BARE && shape.label == LABEL_NONE;
    return numbered && shape.text.len ? shape.text : title;
}

/* "//tides", "==== Tides ====" without the rule on the line. */
static str cut_rule(str text)
{
    enum { LEAST = 2 };
    size_t at = str_run(text);
    if (at < LEAST || at == text.len || !str_has_byte(STR("=-~+@/"), text.ptr[0]))
        return text;
    return str_trim(str_strip_right(str_skip(text, at), STR("=-~+@/ ")));
}

str clean_title(struct arena *arena, str text, str document)
{
    text = str_trim(text);
    cut_pin(&text);
    text = cut_rule(text);
    while (str_starts(text, STR("#")))
        text = str_trim(str_skip(text, 1));
    text = without_links(arena, cut_sign_links(without_tags(arena, text)), true);
    struct shape shape = shape_of(trim_line_end(cut_hashes(trim_line_end(text))));
    str title = clean_question(arena, &shape, shape.text);
    title = str_skip(title, emoji_prefix(title));
    str bare = cut_section_word(title);
    if (bare.len != title.len)
        title = trim_blanks(str_skip(bare, emoji_prefix(bare)));
    title = cut_number(title);
    if (str_ends(title, STR(":*"))) /* emphasis that nothing opens */
        title.len--;
    while (title.len && (title.ptr[title.len - 1] == ':' || str_ends(title, STR("："))))
        title = trim_blanks(str_slice(title, 0, title.len - (title.ptr[title.len - 1] == ':' ? 1 : 3)));
    while (title.len > 1 && (str_ends(title, STR(" -")) || str_ends(title, STR(" –"))))
        title = trim_blanks(str_slice(title, 0, title.len - (title.ptr[title.len - 1] == '-' ? 1 : 3)));
    if (title.len == 0)
        title = trim_line_end(text);
    return text_is_shouted(title) ? calm_down(arena, title, document) : title;
}
