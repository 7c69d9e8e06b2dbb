/*
 * pairs: whether a file is nothing but a list of words and their meanings, parted on each line by the same sign.
 *
 * Such a sign stands in any text. It says something only where nearly all lines have it between a few words and others,
 * or texts in a file that calls itself a deck, and where nothing asks.
 */
#include "char_int.h"
#include "grill/base/array.h"
#include "grill/base/file.h"
#include "grill/base/map.h"
#include "plugin_int.h"
#include "reading_int.h"

/* The signs. A colon stands in other lists, too: the file has to say that it is a deck. */
static const struct {
    const char *sign;
    bool weak;
} signs[] = {{" - ", false}, {" – ", false}, {" — ", false}, {" = ", false}, {" / ", false},
             {" : ", false}, {" -> ", true}, {" → ", true},  {": ", true}};

enum { SIGNS = COUNT_OF(signs) };

static bool has_letters(str text)
{
    enum { ENOUGH = 2 };
    unsigned letters = 0;
    for (size_t i = 0; i < text.len && letters < ENOUGH; i++)
        letters += (unsigned char)text.ptr[i] >= 0x80 || code_is_alphabetic((unsigned char)text.ptr[i]);
    return letters >= ENOUGH;
}

bool pair_cut(str text, str sign, struct inline_card *card)
{
    enum { LONGEST = 60, BLANKS = 5 };
    ptrdiff_t at = str_find(str_slice(text, 0, LONGEST), sign, 0);
    if (at <= 0)
        return false;
    str first = str_strip(trim_blanks(str_slice(text, 0, (size_t)at)), STR("*_"));
    str second = trim_blanks(str_skip(text, (size_t)at + sign.len));
    *card = (struct inline_card){.question = first, .answer = second};
    return str_count(first, ' ') <= BLANKS && has_letters(first) && has_letters(second) && first.ptr[0] != '[' &&
           !str_starts(second, STR("http")) && !str_contains(second, STR("]("));
}

/* "Lesson 3": a few words by themselves, in which none of the signs stands. */
static bool is_title(const struct reader *reader, uint32_t n, str text)
{
    enum { LONGEST = 40, BLANKS = 4 };
    struct inline_card card;
    if (text.len > LONGEST || str_count(text, ' ') > BLANKS ||
        (n > 1 && reader_line(reader, n - 1)->kind != LINE_BLANK))
        return false;
    for (size_t i = 0; i < SIGNS; i++)
        if (pair_cut(text, str_of(signs[i].sign), &card))
            return false;
    return true;
}

/* What no list has: code, tables, labels and questions. */
static bool is_other(const struct reader *reader, uint32_t n, str text)
{
    const struct line *line = reader_line(reader, n);
    return line->kind == LINE_CODE || line->kind == LINE_TABLE || line->kind == LINE_HTML ||
           line->label != LABEL_NONE || text_is_marked(text);
}

/* What stands before one of the signs, and how many meanings behind it are a few words. */
struct sided {
    struct map firsts;
    unsigned brief;
};

static void count_pair(struct reader *reader, str text, struct sided sides[SIGNS])
{
    enum { BRIEF = 7 };
    struct inline_card card;
    for (size_t i = 0; i < SIGNS; i++)
        if (pair_cut(text, str_of(signs[i].sign), &card)) {
            map_put(&sides[i].firsts, card.question, reader);
            sides[i].brief += str_count(card.answer, ' ') < BRIEF;
        }
}

/* Counts the lines that each sign parts; returns how many lines there are besides titles, or 0 when the file is no
 * list. */
static unsigned count_lines(struct reader *reader, struct sided sides[SIGNS])
{
    unsigned lines = 0;
    unsigned titles = 0;
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        str text = line->kind == LINE_TEXT ? reader_shape(reader, n).text : reader_text(reader, n);
        if (is_other(reader, n, text) || (line->kind == LINE_HEADING && text_likeness(text) >= LIKE_WORD))
            return 0;
        if (line->kind != LINE_TEXT || line->noise != NOISE_NONE)
            continue;
        bool title = is_title(reader, n, text);
        titles += title;
        lines += !title;
        count_pair(reader, text, sides);
    }
    return titles * 2 <= lines ? lines : 0;
}

void reader_pairs(struct reader *reader)
{
    enum { LEAST = 5 };
    struct sided sides[SIGNS] = {{.brief = 0}};
    for (size_t i = 0; i < SIGNS; i++)
        map_init(&sides[i].firsts);
    unsigned lines = count_lines(reader, sides);
    bool hinted = title_hints(path_name(reader->builder->deck->path));
    size_t best = 0;
    for (size_t i = 0; i < SIGNS; i++) {
        size_t count = sides[i].firsts.count;
        bool brief = sides[i].brief * 10 >= count * 8 && !signs[i].weak;
        if (count >= LEAST && lines && count * 10 >= lines * 9 && (hinted || brief) && count > best) {
            best = count;
            reader->pair = str_of(signs[i].sign);
        }
    }
    for (size_t i = 0; i < SIGNS; i++)
        map_release(&sides[i].firsts);
}
