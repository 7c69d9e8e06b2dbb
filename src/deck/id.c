#include "id_int.h"

#include "grill/base/hash.h"
#include "grill/base/map.h"
#include "grill/text/fold.h"

str id_make(struct arena *arena, str words, unsigned nth)
{
    return hash_text(arena, hash64(words, nth));
}

/* What identifies a card: its words, or its text as it is when folding leaves nothing ("+", an image). */
static str words_of(struct buf *scratch, const struct card *card)
{
    buf_clear(scratch);
    fold_words(scratch, card->question);
    return scratch->len ? buf_str(scratch) : card->question;
}

void deck_identify(struct deck *deck)
{
    struct map seen;
    struct arena keys;
    struct buf scratch;
    map_init(&seen);
    arena_init(&keys);
    buf_init(&scratch);
    for (size_t i = 0; i < deck->card_count; i++) {
        struct card *card = &deck->cards[i];
        if (card->pinned)
            continue;
        str words = words_of(&scratch, card);
        struct arena_mark mark = arena_mark(&keys);
        unsigned *fresh = ARENA_NEW(&keys, unsigned);
        unsigned *count = map_add(&seen, arena_copy(&keys, words), fresh);
        if (count != fresh)
            arena_rewind(&keys, mark);
        card->id = id_make(deck->arena, words, ++*count);
    }
    buf_release(&scratch);
    arena_release(&keys);
    map_release(&seen);
}
