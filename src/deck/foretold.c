/*
 * foretold: lists of questions that the file asks again further down, over their answers.
 *
 * They are a table of contents without links: whoever is asked them twice has an answer only once. And they tell which
 * plain lines further down are questions, though these do not sound like it.
 */
#include "char_int.h"
#include "grill/base/map.h"
#include "grill/text/utf8.h"
#include "links_int.h"
#include "texts_int.h"

enum {
    LEAST = 3, /* questions of such a list */
    HOLDER = 3 /* … to each one that shows something */
};

static const uint64_t HASH_BASIS = 0xCBF29CE484222325; /* FNV-1a */

/* Lines with nothing between them. */
struct run {
    uint32_t first;
    uint32_t last;
    unsigned count;
    bool listed; /* bullets or numbers, not the lines of a paragraph */
};

static struct shape shape_at(const struct reader *reader, uint32_t n)
{
    if (reader_line(reader, n)->kind == LINE_HEADING)
        return shape_of(reader_heading(reader, n));
    if (reader_line(reader, n)->tags)
        return shape_of(without_tags(reader->scratch, reader_text(reader, n)));
    str text = reader_text(reader, n);
    ptrdiff_t link = has_sign(reader, n, SIGN_BRACKET) ? str_find_byte(text, '[', 0) : -1;
    bool first = link >= 0 && (link == 0 || shape_of(text).text.ptr >= text.ptr + link);
    str words = first ? link_words(str_skip(text, (size_t)link)) : (str){0};
    return first && words.ptr > text.ptr + link ? shape_of(words) : reader_shape(reader, n);
}

/* What a line of that shape says without its number, bullet, emphasis and tags. */
static str bare_of(const struct shape *shape)
{
    return unwrapped(str_trim(shape->text));
}

static str bare_text(const struct reader *reader, uint32_t n)
{
    struct shape shape = shape_at(reader, n);
    return bare_of(&shape);
}

/* A hash of the letters and digits of that, in lower case: blanks, marks of code and a title's "5 " may come and go. */
static uint64_t key_of(const struct reader *reader, uint32_t n)
{
    static const uint64_t prime = 0x100000001B3;
    str text = bare_text(reader, n);
    int32_t number;
    if (reader_line(reader, n)->kind == LINE_HEADING)
        text = str_skip(text, bare_number(text, &number));
    uint64_t hash = HASH_BASIS;
    for (size_t at = 0, size; at < text.len; at += size) {
        unsigned code = utf8_decode(str_skip(text, at), &size);
        if (code_is_word(code))
            hash = (hash ^ fold_code(code)) * prime;
    }
    return hash;
}

/* Whether a line can be one of a list of questions; `*listed` tells whether it is numbered or a bullet. */
static bool fits_list(const struct reader *reader, uint32_t n, bool *listed)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE || line->quoted)
        return false;
    *listed = line->opens > 0 || (may_be_numbered(reader, n) && reader_shape(reader, n).form != NUMBER_NONE);
    return true;
}

/* Whether a line says the text and nothing else. */
static bool says(const struct reader *reader, uint32_t n, str text)
{
    bool possible = reader_line(reader, n)->tags || str_contains(reader_text(reader, n), text);
    return possible && str_eq(bare_text(reader, n), text);
}

/* Whether an item of a list goes on with line `n`, which is what it asks about: code or a picture. */
static bool shows(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    bool text = line->kind == LINE_TEXT && line->opens == 0 && has_sign(reader, n, SIGN_BRACKET);
    return line->kind == LINE_CODE || (text && text_is_picture(reader_text(reader, n)));
}

/* The line behind `n` that is the next one of the list, or 0: where lines are `listed`, one that shows nothing. */
static uint32_t next_item(const struct reader *reader, bool listed, uint32_t n, uint32_t last)
{
    do
        n = reader_next(reader, n, last);
    while (n && listed && shows(reader, n));
    return n;
}

/* The list that begins on line `n`: items, or the lines of one paragraph. A few items show something. */
static struct run find_run(const struct reader *reader, uint32_t n)
{
    struct run run = {.first = n, .last = n, .count = 1};
    bool listed;
    bool alike;
    if (!fits_list(reader, n, &listed))
        return run;
    run.listed = listed;
    unsigned depth = reader_line(reader, n)->depth;
    uint32_t end = reader->outline.line_count;
    unsigned holders = 0;
    while ((n = reader_next(reader, n, end)) > 0) {
        bool shown = listed && shows(reader, n);
        if (shown && ++holders * HOLDER > run.count)
            break;
        n = shown ? next_item(reader, listed, n, end) : n;
        if (n == 0 || reader_line(reader, n)->depth != depth || (!listed && n != run.last + 1) ||
            !fits_list(reader, n, &alike) || alike != listed)
            break;
        run.last = n;
        run.count++;
    }
    return run;
}

/* The part of the list from line `first` on, up to where that line is asked again. */
static struct run part_of(const struct reader *reader, const struct run *list, uint32_t first)
{
    struct run part = {.first = first, .last = first, .count = 1, .listed = list->listed};
    str text = bare_text(reader, first);
    for (uint32_t n = first; (n = next_item(reader, list->listed, n, list->last)) > 0 && !says(reader, n, text);
         part.count++)
        part.last = n;
    return part;
}

/* Whether six of ten lines of the run ask, or of a list might ask; what is labelled as an answer does not. */
static bool mostly_asks(const struct reader *reader, const struct run *run)
{
    enum likeness least = run->listed ? LIKE_WEAK : LIKE_WORD;
    unsigned others = 0;
    for (uint32_t n = run->first; n && others * 10 <= run->count * 4;
         n = next_item(reader, run->listed, n, run->last)) {
        struct shape shape = shape_at(reader, n);
        bool asks = shape.label == LABEL_QUESTION || text_likeness(bare_of(&shape)) >= least;
        others += shape.label == LABEL_ANSWER || !asks;
    }
    return others * 10 <= run->count * 4;
}

static bool has_body(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    return next && reader_line(reader, next)->kind != LINE_HEADING && reader_line(reader, next)->kind != LINE_RULE &&
           text_likeness(bare_text(reader, next)) < LIKE_MARK;
}

static str view_of(const uint64_t *key)
{
    return (str){(const char *)key, sizeof *key};
}

/* Where the file says each text for the last time, from line `first` on. */
static void see_texts(const struct reader *reader, uint32_t first, struct map *texts)
{
    uint64_t *keys = ARENA_ARRAY(reader->scratch, uint64_t, reader->outline.line_count - first + 1);
    for (uint32_t n = first; n <= reader->outline.line_count; n++) {
        const struct line *line = reader_line(reader, n);
        bool text = line->kind == LINE_TEXT || line->kind == LINE_HEADING;
        if (!text || line->noise != NOISE_NONE)
            continue;
        *keys = key_of(reader, n);
        map_put(texts, view_of(keys++), reader_line(reader, n));
    }
}

/* Whether what stands right above line `n` asks or is labelled: then the list is part of that question. */
static bool is_part_of_question(const struct reader *reader, uint32_t n)
{
    n = reader_before(reader, n);
    if (n == 0 || (reader_line(reader, n)->kind != LINE_TEXT && reader_line(reader, n)->kind != LINE_HEADING))
        return false;
    return reader_shape(reader, n).label != LABEL_NONE || text_is_marked(bare_text(reader, n));
}

/* The last line that says what line `n` says, or 0; what has no letters says nothing. */
static uint32_t place_again(const struct reader *reader, uint32_t n, const struct map *texts)
{
    uint64_t key = key_of(reader, n);
    const struct line *other = key == HASH_BASIS ? NULL : map_find(texts, view_of(&key));
    return other ? (uint32_t)(other - reader->lines) + 1 : 0;
}

/* How much of a list comes again behind it. */
enum share { SHARE_NONE, SHARE_SOME, SHARE_ALL };

/* How many questions of the run come again behind it, most of these over a text: nearly all of them, or several as
 * headings, where the others have no answer yet. None is answered in the run itself. */
static enum share foretold_share(const struct reader *reader, const struct run *run, const struct map *texts)
{
    unsigned again = 0;
    unsigned bodies = 0;
    unsigned titles = 0;
    for (uint32_t n = run->first; n && n <= run->last; n = next_item(reader, run->listed, n, run->last)) {
        uint32_t place = place_again(reader, n, texts);
        if (place <= run->last)
            continue;
        if (shape_of(reader_text(reader, n)).label == LABEL_ANSWER)
            return SHARE_NONE;
        again++;
        bodies += has_body(reader, place);
        titles += reader_line(reader, place)->kind == LINE_HEADING;
    }
    if (bodies * 2 <= again)
        return SHARE_NONE;
    bool some = run->listed && again >= LEAST && again * 10 >= run->count * 3 && titles == again;
    return again * 10 >= run->count * 8 ? SHARE_ALL : some ? SHARE_SOME : SHARE_NONE;
}

/* The list is noise, as far as it comes again. The plain lines that it foretold lead to answers, but for those that ask
 * nothing right above another one: they are the titles of these. */
static void take_contents(struct reader *reader, const struct run *run, enum share share, const struct map *texts)
{
    enum { MANY = 10 };
    unsigned plain = 0;
    for (uint32_t n = run->first; n <= run->last; n++) {
        uint32_t place = reader_line(reader, n)->kind == LINE_TEXT ? place_again(reader, n, texts) : 0;
        struct line *line = place > run->last ? reader_line(reader, place) : NULL;
        if (!line || line->kind != LINE_TEXT)
            continue;
        line->leads = line->heard = line->asks = true;
        plain++;
    }
    reader->foretold = reader->foretold || plain >= MANY;
    for (uint32_t n = run->first; n <= run->last; n++) {
        uint32_t place = place_again(reader, n, texts);
        if (reader_line(reader, n)->kind != LINE_TEXT || (place <= run->last && share != SHARE_ALL))
            continue;
        reader_line(reader, n)->noise = NOISE_CONTENTS;
        uint32_t below = place > run->last ? reader_next(reader, place, reader->outline.line_count) : 0;
        if (below && reader_line(reader, below)->leads && text_likeness(bare_text(reader, place)) < LIKE_WORD)
            reader_line(reader, place)->leads = reader_line(reader, place)->asks = false;
    }
}

/* Takes the list out when it is foretold; `texts` is filled when it is first needed. */
static void see_list(struct reader *reader, const struct run *run, struct map *texts)
{
    if (run->count < LEAST || is_part_of_question(reader, run->first) || !mostly_asks(reader, run))
        return;
    if (texts->count == 0)
        see_texts(reader, run->first, texts);
    enum share share = foretold_share(reader, run, texts);
    if (share != SHARE_NONE)
        take_contents(reader, run, share, texts);
}

void reader_foretold(struct reader *reader)
{
    struct map texts;
    map_init(&texts);
    for (uint32_t n = 1; n <= reader->outline.line_count; n++) {
        struct run list = find_run(reader, n);
        for (uint32_t first = list.count < LEAST ? 0 : list.first; first > 0;) {
            struct run part = part_of(reader, &list, first);
            see_list(reader, &part, &texts);
            first = next_item(reader, list.listed, part.last, list.last);
        }
        n = list.last;
    }
    map_release(&texts);
}
