#include "grill/deck/lint.h"

#include "grill/base/array.h"
#include "grill/base/file.h"
#include "grill/base/map.h"
#include "grill/text/fold.h"

/* ---- one card ---- */

static void check_answer(const struct deck *deck, const struct card *card, struct diags *diags)
{
    if (card->answer.len == 0 && card->kind != CARD_CHOICE) /* of a choice the options tell */
        diags_add(diags, DIAG_NO_ANSWER, deck->path, card->line, 0, "the question has no answer");
}

static void check_choice(const struct deck *deck, const struct card *card, struct diags *diags)
{
    if (card->kind != CARD_CHOICE)
        return;
    unsigned right = 0;
    for (unsigned i = 0; i < card->option_count; i++)
        right += card->correct[i];
    if (card->option_count < 2)
        diags_add(diags, DIAG_CHOICE, deck->path, card->line, 0, "a choice of only one option");
    else if (right == 0)
        diags_add(diags, DIAG_CHOICE, deck->path, card->line, 0, "none of the options is marked as right");
}

/* Whether what stands before or behind a place in a question makes it one of several: "salt or sugar". */
static bool is_offered(str before, str behind)
{
    static const char *const or_words[] = {" or ",  " oder ", " ou ",  " o ",   " oppure ", " eller ",
                                           " или ", " vagy ", " lub ", " czy ", " albo "};
    for (size_t i = 0; i < COUNT_OF(or_words); i++)
        if (str_ends(before, str_of(or_words[i])) || str_starts(behind, str_of(or_words[i])))
            return true;
    return false;
}

/* A short answer whose words all stand in the question, one after the other, and not as one of those to choose from. */
static void check_leak(const struct deck *deck, const struct card *card, struct buf *scratch, struct diags *diags)
{
    enum { SHORT = 60, LEAST = 4 };
    if (card->kind != CARD_QUESTION || card->answer.len > SHORT || card->answer.len < LEAST)
        return;
    buf_clear(scratch);
    buf_add_byte(scratch, ' ');
    fold_words(scratch, card->answer);
    buf_add_byte(scratch, ' ');
    size_t answer = scratch->len;
    buf_add_byte(scratch, ' ');
    fold_words(scratch, card->question);
    buf_add_byte(scratch, ' ');
    str question = str_skip(buf_str(scratch), answer);
    ptrdiff_t at = answer > LEAST ? str_find(question, str_slice(buf_str(scratch), 0, answer), 0) : -1;
    if (at >= 0 && !is_offered(str_slice(question, 0, (size_t)at + 1), str_skip(question, (size_t)at + answer - 1)))
        diags_add(diags, DIAG_LEAK, deck->path, card->line, 0, "the answer stands in the question");
}

/* ---- the same question twice ---- */

static void check_duplicate(const struct deck *deck, const struct card *card, struct map *seen, struct arena *arena,
                            struct buf *scratch, struct diags *diags)
{
    buf_clear(scratch);
    fold_words(scratch, card->question);
    if (scratch->len == 0)
        return;
    const struct card *first = map_find(seen, buf_str(scratch));
    if (first)
        diags_add(diags, DIAG_DUPLICATE, deck->path, card->line, 0, "asked in line %u already", (unsigned)first->line);
    else
        map_put(seen, arena_copy(arena, buf_str(scratch)), (void *)card);
}

/* ---- images ---- */

static str folder_of(str path)
{
    size_t end = str_behind_last(path, '/');
    return end ? str_slice(path, 0, end) : STR("./");
}

static bool is_local(str target)
{
    return target.len && target.ptr[0] != '/' && target.ptr[0] != '#' && !str_contains(target, STR(":"));
}

static void check_image(const struct deck *deck, const struct card *card, str target, struct arena *arena,
                        struct diags *diags)
{
    struct err err;
    ptrdiff_t blank = str_find_byte(target, ' ', 0);
    if (blank > 0)
        target = str_slice(target, 0, (size_t)blank);
    if (!is_local(target))
        return;
    str path = path_join(arena, folder_of(deck->path), target);
    if (file_kind(path.ptr, &err) == FILE_MISSING)
        diags_add(diags, DIAG_IMAGE, deck->path, card->line, 0, "the image '%.*s' does not exist", STR_ARG(target));
}

static void check_images(const struct deck *deck, const struct card *card, str text, struct arena *arena,
                         struct diags *diags)
{
    for (ptrdiff_t at = str_find(text, STR("!["), 0); at >= 0; at = str_find(text, STR("!["), (size_t)at + 2)) {
        ptrdiff_t open = str_find(text, STR("]("), (size_t)at);
        ptrdiff_t close = open > 0 ? str_find_byte(text, ')', (size_t)open) : -1;
        ptrdiff_t line = str_find_byte(text, '\n', (size_t)at);
        if (close > 0 && (line < 0 || close < line))
            check_image(deck, card, str_slice(text, (size_t)open + 2, (size_t)close), arena, diags);
    }
}

void deck_lint(const struct deck *deck, struct diags *diags)
{
    struct map seen;
    struct arena arena;
    struct buf scratch;
    map_init(&seen);
    arena_init(&arena);
    buf_init(&scratch);
    for (size_t i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        check_answer(deck, card, diags);
        check_choice(deck, card, diags);
        check_leak(deck, card, &scratch, diags);
        check_duplicate(deck, card, &seen, &arena, &scratch, diags);
        check_images(deck, card, card->question, &arena, diags);
        check_images(deck, card, card->answer, &arena, diags);
    }
    buf_release(&scratch);
    arena_release(&arena);
    map_release(&seen);
}
