/*
 * places: options that have numbers instead of letters.
 *
 * A numbered list may be anything. It holds options when the answer right below it names one of its numbers:
 * "1. kale  2. fig" over "Answer: 2".
 */
#include "char_int.h"
#include "choice_int.h"
#include "grill/base/array.h"
#include "grill/text/utf8.h"

enum { MOST = 10, REACH = 40 };

static str skip_any(str text, const char *const *signs, size_t count)
{
    for (size_t i = 0; text.len && i < count; i++)
        if (signs[i][0] == text.ptr[0] && str_starts(text, str_of(signs[i]))) {
            text = str_skip(text, str_of(signs[i]).len);
            i = SIZE_MAX;
        }
    return text;
}

/* The number at the start of `s` when it can be that of an option; 0 when not. */
static unsigned place_prefix(str s, size_t *size)
{
    long number = str_number(s, size);
    size_t next;
    if (*size == 0 && s.len >= 3) {
        unsigned code = utf8_decode(s, size); /* ① and ４ */
        number = code >= 0x2460 && code < 0x2460 + MOST ? (long)code - 0x2460 + 1
                 : code >= 0xFF11 && code <= 0xFF19     ? (long)code - 0xFF11 + 1
                                                        : 0;
    }
    str rest = str_skip(s, *size);
    bool goes_on = rest.len && rest.ptr[0] != '.' && code_is_alphabetic(utf8_decode(rest, &next));
    bool fraction = str_starts(rest, STR(".")) && is_digit(rest, 1);
    return number < 1 || number > MOST || goes_on || fraction || str_starts(rest, STR("%")) ? 0 : (unsigned)number;
}

/* "3 days later": the number counts something. */
static bool counts_things(str behind)
{
    return behind.len > 1 && behind.ptr[0] == ' ' && behind.ptr[1] >= 'a' && behind.ptr[1] <= 'z';
}

/* The numbers a text begins with, as bits: "2", "1, 3. Because"; 0 when the last of them counts something. `*size`
 * receives their bytes. */
static unsigned read_places(str text, size_t *size)
{
    static const char *const joints[] = {" ", ",", "、", "&", "and ", "et ", "und ", "y ", "e ", "и "};
    unsigned places = 0;
    str rest = text;
    *size = 0;
    for (;;) {
        size_t taken;
        unsigned place = place_prefix(rest, &taken);
        bool number = is_digit(rest, 0);
        if (place == 0)
            return number || counts_things(str_skip(text, *size)) ? 0 : places;
        places |= 1U << place;
        rest = str_skip(rest, taken);
        *size = text.len - rest.len;
        str more = skip_any(rest, joints, COUNT_OF(joints));
        if (more.len == rest.len || str_starts(rest, STR("  ")))
            return places;
        rest = more;
    }
}

str behind_answer_label(const struct reader *reader, uint32_t n)
{
    static const char *const opens[] = {"*", "_", "`", " ", "[", "【", "(", "✅", "👉"};
    static const char *const marks[] = {"*", "_", "`", " ", ":", "：", "=", "-", "–", "]", "】", ")", "(", "は", "番"};
    size_t taken;
    bool weak;
    str text = reader_text(reader, n);
    if (reader_line(reader, n)->tags)
        text = without_tags(reader->scratch, text);
    text = skip_any(text, opens, COUNT_OF(opens));
    size_t phrase = naming_prefix(text);
    if (phrase)
        return str_skip(text, phrase);
    if (label_word(text, &taken, &weak) != LABEL_ANSWER || weak || taken < 2)
        return (str){0};
    return skip_any(str_skip(text, taken), marks, COUNT_OF(marks));
}

/* Whether the line is the first of a numbered list. */
static bool begins_list(const struct reader *reader, uint32_t n)
{
    uint32_t next = reader_next(reader, n, reader->outline.line_count);
    int32_t number = reader_shape(reader, n).number;
    return next && number == 1 && reader_shape(reader, next).number == 2;
}

/* The numbers of options that the answer beginning on line `n` names; 0 when there is no answer or it names none. */
static unsigned named_places(const struct reader *reader, uint32_t n)
{
    size_t size;
    str text = behind_answer_label(reader, n);
    if (text.ptr == NULL)
        return 0;
    if (text.len)
        return read_places(text, &size);
    do
        n = reader_next(reader, n, reader->outline.line_count);
    while (n && reader_line(reader, n)->noise == NOISE_TAG);
    if (n == 0 || reader_line(reader, n)->kind != LINE_TEXT || begins_list(reader, n))
        return 0;
    return read_places(reader_text(reader, n), &size);
}

/* "① kale": a sign with the number in it, which needs no point. */
static unsigned circled_place(str text, size_t *size)
{
    return text.len && (unsigned char)text.ptr[0] >= 0x80 ? place_prefix(text, size) : 0;
}

/* The number of the list item that begins on line `n`, or 0; `*text` receives what follows it. */
static unsigned item_place(const struct reader *reader, uint32_t n, str *text)
{
    const struct line *line = reader_line(reader, n);
    if (line->kind != LINE_TEXT || line->noise != NOISE_NONE)
        return 0;
    size_t size;
    struct shape shape = reader_shape(reader, n);
    unsigned circled = circled_place(shape.text, &size);
    *text = circled ? trim_blanks(str_skip(shape.text, size)) : shape.text;
    bool numbered =
        shape.number > 0 && shape.number <= MOST && (shape.form == NUMBER_POINT || shape.form == NUMBER_PAREN);
    if (shape.label != LABEL_NONE || (!circled && !numbered) || text_is_marked(*text))
        return 0;
    return circled ? circled : (unsigned)shape.number;
}

/* Whether the line goes on with the paragraph of the item above it, though it is not set in. */
static bool goes_on(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    const struct line *above = n > 1 ? reader_line(reader, n - 1) : NULL;
    return above && line->kind == LINE_TEXT && above->kind == LINE_TEXT && !line->opens && above->opens &&
           line->block == above->block;
}

/* Gathers the items right above line `n`, the last one first; returns how many there are, 0 when they do not count from
 * 1 and are not all 1. */
static unsigned gather_items(const struct reader *reader, uint32_t n, uint32_t items[MOST])
{
    unsigned count = 0;
    unsigned last = 0;
    unsigned before = 0;
    uint32_t floor = n > REACH ? n - REACH : 1;
    for (uint32_t i = n; i-- > floor;) {
        const struct line *line = reader_line(reader, i);
        str text;
        unsigned place = item_place(reader, i, &text);
        bool ones = last == 1 && place == 1;
        bool fits = place && count < MOST && (count == 0 || ones || (last > 1 && place == before - 1)) &&
                    (count == 0 || reader_line(reader, items[0])->depth == line->depth);
        if (fits) {
            items[count++] = i;
            last = last ? last : place;
            before = place;
            if (last > 1 && place == 1)
                break;
            continue;
        }
        bool inside = line->kind == LINE_BLANK || line->kind == LINE_CODE || line->noise == NOISE_TAG ||
                      (line->depth > 0 && !line->opens) || (line->tags && count == 0) || goes_on(reader, i);
        if (!inside)
            break;
    }
    return last == 1 || last == count ? count : 0;
}

/* Gathers the bullets right above line `n`, the last one first: they are counted when the answer is nothing but their
 * numbers. Returns how many there are. */
static unsigned gather_bullets(const struct reader *reader, uint32_t n, uint32_t items[MOST])
{
    size_t size;
    str text = behind_answer_label(reader, n);
    if (read_places(text, &size) == 0 || trim_blanks(trim_line_end(str_skip(text, size))).len)
        return 0;
    unsigned count = 0;
    for (uint32_t i = n; i-- > 1;) {
        const struct line *line = reader_line(reader, i);
        bool bullet =
            line->kind == LINE_TEXT && line->opens == 1 && !line->option && bullet_of(reader_text(reader, i)).bullet;
        bool blank = line->kind == LINE_BLANK && count == 0;
        if (bullet && count < MOST && (count == 0 || reader_line(reader, items[0])->depth == line->depth))
            items[count++] = i;
        else if (!blank)
            break;
    }
    return count;
}

/* Whether an item of a list may begin on the line: never with a letter. */
static bool may_be_item(const struct reader *reader, uint32_t n)
{
    const struct line *line = reader_line(reader, n);
    str text = reader_text(reader, n);
    bool letter = text.len && (unsigned char)text.ptr[0] < 0x80 && code_is_alphabetic((unsigned char)text.ptr[0]);
    return line->kind == LINE_TEXT && (line->opens || !letter);
}

/* Whether the line may name numbers: it has some, or is short enough for a mere label. */
static bool may_name_places(const struct reader *reader, uint32_t n)
{
    enum { SHORT = 48 };
    const struct line *line = reader_line(reader, n);
    bool text = (line->kind == LINE_TEXT || line->tags) && line->noise == NOISE_NONE;
    return text && (line->tags || line->size <= SHORT || may_be_numbered(reader, n));
}

/* Whether line `n` can answer what the items are chosen for: it stands beside them, or is set in as the text of the
 * last one while no other has an answer. */
static bool may_answer(const struct reader *reader, uint32_t n, const uint32_t *items, unsigned count)
{
    const struct line *line = reader_line(reader, n);
    unsigned depth = reader_line(reader, items[0])->depth;
    if (line->depth <= depth || line->opens || line->depth > depth + 1)
        return line->depth <= depth;
    for (uint32_t i = items[count - 1] + 1; i < n; i++)
        if (reader_line(reader, i)->kind == LINE_TEXT && behind_answer_label(reader, i).ptr)
            return false;
    return true;
}

void reader_places(struct reader *reader)
{
    uint32_t latest = 0; /* line that may be an item */
    for (uint32_t n = 2; n <= reader->outline.line_count; n++) {
        struct line *line = reader_line(reader, n);
        latest = may_be_item(reader, n - 1) ? n - 1 : latest;
        bool possible = latest && n - latest <= REACH && may_name_places(reader, n);
        unsigned places = possible ? named_places(reader, n) : 0;
        uint32_t items[MOST];
        unsigned count = places ? gather_items(reader, n, items) : 0;
        if (places && count == 0)
            count = gather_bullets(reader, n, items);
        if (count < 2 || places >> (count + 1) || !may_answer(reader, n, items, count))
            continue;
        for (unsigned i = 0; i < count; i++) {
            struct line *item = reader_line(reader, items[i]);
            item->option = true;
            item->place = (uint8_t)(count - i);
            item->right = (places >> item->place) & 1;
        }
        if (line->label == LABEL_NONE)
            line->label = LABEL_ANSWER;
    }
}

void option_at_place(const struct reader *reader, uint32_t n, struct option *option)
{
    const struct line *line = reader_line(reader, n);
    str text = {0};
    item_place(reader, n, &text);
    *option = (struct option){.letter = line->place, .right = line->right, .text = trim_line_end(text)};
}

size_t places_prefix(str answer)
{
    static const char *const opens[] = {"*", "_", "`", "(", "- ", " "};
    static const char *const closes[] = {")", "]", ".", "*", "_", "`", ":", "：", "번", "番"};
    str text = skip_any(answer, opens, COUNT_OF(opens));
    size_t size;
    if (read_places(text, &size) == 0)
        return 0;
    return answer.len - skip_any(str_skip(text, size), closes, COUNT_OF(closes)).len;
}
