#include "check_int.h"

/* Where further texts are put. */
struct wordings {
    str *texts;
    size_t count;
    size_t max;
};

static void add_wording(struct wordings *wordings, str text)
{
    if (text.len > 0 && wordings->count < wordings->max)
        wordings->texts[wordings->count++] = text;
}

size_t check_words(str folded)
{
    size_t count = folded.len > 0;
    for (size_t i = 0; i < folded.len; i++)
        count += folded.ptr[i] == ' ';
    return count;
}

/* Whether the letters of `brief` begin the words of `full` in turn: "ReLU" and "rectified linear unit". */
static bool is_made_of_initials(str brief, str full)
{
    size_t at = 0;
    bool begins = true;
    for (size_t i = 0; i < full.len && at < brief.len; i++) {
        if (begins && full.ptr[i] == brief.ptr[at])
            at++;
        begins = full.ptr[i] == ' ';
    }
    return at > 1 && at == brief.len;
}

/* Without a full stop or comma at the end. */
static str without_stop(str text)
{
    return str_strip_right(str_trim(text), STR(".,"));
}

/* "Transmission Control Protocol (TCP)" is right as a whole, without the brackets, and as what stands in them when
 * that is another name and no remark. */
static void add_bracketed(struct arena *arena, str plain, const struct language *language, struct wordings *wordings)
{
    enum { WORDS_MAX = 8, NAME_WORDS_MAX = 4 };
    ptrdiff_t open = str_find(plain, STR(" ("), 0);
    str end = without_stop(plain);
    if (open <= 0 || !str_ends(end, STR(")")) || str_find_byte(plain, ')', 0) != (ptrdiff_t)end.len - 1)
        return;
    str outside = str_slice(plain, 0, (size_t)open);
    str inside = str_slice(end, (size_t)open + 2, end.len - 1);
    str outside_words = check_folded(arena, outside);
    str inside_words = check_folded(arena, inside);
    if (check_words(outside_words) > WORDS_MAX || check_words(inside_words) > WORDS_MAX)
        return;
    add_wording(wordings, outside);
    struct units units = units_of(arena, inside, language);
    bool is_name = units.content == units.count && units.count <= NAME_WORDS_MAX;
    if (is_name || is_made_of_initials(inside_words, outside_words) || is_made_of_initials(outside_words, inside_words))
        add_wording(wordings, inside);
}

/* What parts alternatives, and how many words each of them may have: longer ones are parts of a sentence. */
static const struct {
    const char *sign;
    size_t words_max;
} alternatives[] = {{" / ", 5}, {" or ", 3}, {" oder ", 3}, {" ou ", 3}, {" o ", 3}};

/* "A sofa / couch": either will do, if each is short. */
static void add_alternatives(struct arena *arena, str plain, struct wordings *wordings)
{
    enum { PARTS_MAX = 8 };
    str text = without_stop(plain);
    for (size_t k = 0; k < sizeof(alternatives) / sizeof(alternatives[0]); k++) {
        str sign = str_of(alternatives[k].sign);
        str parts[PARTS_MAX];
        size_t count = 0;
        size_t from = 0;
        bool fits = str_find(text, sign, 0) > 0;
        for (ptrdiff_t at = 0; fits && at >= 0; from = (size_t)at + sign.len) {
            at = str_find(text, sign, from);
            str part = str_trim(str_slice(text, from, at < 0 ? text.len : (size_t)at));
            size_t words = check_words(check_folded(arena, part));
            fits = count < PARTS_MAX && words > 0 && words <= alternatives[k].words_max &&
                   str_find_byte(part, ',', 0) < 0 && str_find_byte(part, '\n', 0) < 0;
            if (fits)
                parts[count++] = part;
        }
        for (size_t i = 0; fits && i < count; i++)
            add_wording(wordings, parts[i]);
    }
}

size_t other_wordings(struct arena *arena, str plain, const struct language *language, str *texts, size_t texts_max)
{
    struct wordings wordings = {.texts = texts, .max = texts_max};
    add_bracketed(arena, plain, language, &wordings);
    add_alternatives(arena, plain, &wordings);
    return wordings.count;
}
