#include <string.h>

#include "check_int.h"

/* Which options a typed answer means, one flag each. */
struct chosen {
    bool *flags;
    size_t count; /* of the options */
    size_t set;
};

static void choose(struct chosen *chosen, size_t option)
{
    if (option < chosen->count && !chosen->flags[option]) {
        chosen->flags[option] = true;
        chosen->set++;
    }
}

/* The option that a token such as "b" or "2" names, or the count when it names none. */
static size_t option_named(str token, size_t count)
{
    size_t digits = 0;
    long number = str_number(token, &digits);
    if (number >= 1 && digits == token.len && (size_t)number <= count)
        return (size_t)number - 1;
    if (token.len == 1 && token.ptr[0] >= 'a' && token.ptr[0] <= 'z' && (size_t)(token.ptr[0] - 'a') < count)
        return (size_t)(token.ptr[0] - 'a');
    return count;
}

/* "A, C", "1 and 3", "b)": only if every word names an option or joins two. */
static bool choose_by_names(struct arena *arena, str typed, struct chosen *chosen)
{
    static const char joins[] = "and und et y e & + , option answer";
    str rest = check_folded(arena, typed);
    bool all = rest.len > 0;
    while (rest.ptr && all) {
        str token = str_cut(&rest, ' ');
        size_t option = option_named(token, chosen->count);
        if (option < chosen->count)
            choose(chosen, option);
        else
            all = is_listed(joins, token);
    }
    if (all && chosen->set > 0)
        return true;
    memset(chosen->flags, 0, chosen->count * sizeof(bool));
    chosen->set = 0;
    return false;
}

/* The option whose text is the typed one, its letter in front or not; the count when there is none. */
static size_t option_with_text(struct arena *arena, const str *options, size_t count, str typed)
{
    str folded = check_folded(arena, typed);
    for (size_t i = 0; folded.len > 0 && i < count; i++) {
        str text = check_folded(arena, check_plain(arena, options[i]));
        bool labelled = folded.len > 2 && folded.ptr[1] == ' ' && option_named(str_slice(folded, 0, 1), count) == i &&
                        str_eq(str_skip(folded, 2), text);
        if (str_eq(folded, text) || labelled)
            return i;
    }
    return count;
}

/* The option that the typed words fit best, when they fit it well and no other as well. */
static size_t option_alike(struct arena *arena, const struct card *card, str typed)
{
    const struct language *language = language_of(arena, card->question, typed);
    struct units said = units_of(arena, typed, language);
    double best = 0.6;
    size_t found = card->option_count;
    for (size_t i = 0; i < card->option_count; i++) {
        struct units option = units_of(arena, check_plain(arena, card->options[i]), language);
        double share = units_recall(arena, &option, &said).share;
        /* What fits only a part of what was typed is no better than what fits all of it. */
        share *= option.negated == said.negated ? 1.0 : 0.5;
        share += 0.1 * units_recall(arena, &said, &option).share;
        if (share > best) {
            best = share;
            found = i;
        } else if (share == best) {
            found = card->option_count;
        }
    }
    return found;
}

static size_t option_meant(struct arena *arena, const struct card *card, str typed)
{
    size_t option = option_with_text(arena, card->options, card->option_count, typed);
    return option < card->option_count ? option : option_alike(arena, card, typed);
}

/* Texts, one after the other with commas or line feeds between. */
static void choose_by_parts(struct arena *arena, const struct card *card, str typed, struct chosen *chosen)
{
    enum { PARTS_MAX = 32 };
    str rest = typed;
    for (size_t part = 0; rest.ptr && part < PARTS_MAX; part++) {
        size_t end = 0;
        while (end < rest.len && !strchr(",;\n", rest.ptr[end]))
            end++;
        str text = str_trim(str_slice(rest, 0, end));
        rest = end < rest.len ? str_skip(rest, end + 1) : (str){0};
        struct chosen named = {.flags = ARENA_ARRAY(arena, bool, chosen->count), .count = chosen->count};
        if (choose_by_names(arena, text, &named)) {
            for (size_t i = 0; i < named.count; i++)
                choose(chosen, named.flags[i] ? i : chosen->count);
        } else if (text.len > 0) {
            choose(chosen, option_meant(arena, card, text));
        }
    }
}

static void read_choice(struct arena *arena, const struct card *card, str typed, struct chosen *chosen)
{
    size_t option = option_with_text(arena, card->options, card->option_count, typed);
    if (option < card->option_count) {
        choose(chosen, option);
        return;
    }
    if (choose_by_names(arena, typed, chosen))
        return;
    choose_by_parts(arena, card, typed, chosen);
    if (chosen->set == 0)
        choose(chosen, option_alike(arena, card, typed));
}

struct check check_choice(struct arena *arena, const struct card *card, str typed)
{
    struct chosen chosen = {.flags = ARENA_ARRAY(arena, bool, card->option_count), .count = card->option_count};
    struct check check = {0};
    str *missing = ARENA_ARRAY(arena, str, 8);
    size_t right = 0;
    size_t hits = 0;
    read_choice(arena, card, typed, &chosen);
    for (size_t i = 0; i < card->option_count; i++) {
        right += card->correct[i] != 0;
        hits += card->correct[i] && chosen.flags[i];
        if (card->correct[i] && !chosen.flags[i] && check.missing_count < 8)
            missing[check.missing_count++] = check_plain(arena, card->options[i]);
    }
    check.missing = missing;
    /* A wrong option takes away what a right one gives, so that naming all of them earns nothing. */
    size_t wrong = chosen.set - hits;
    if (right > 0 && hits > wrong)
        check.score = (double)(hits - wrong) / (double)right;
    return check;
}
