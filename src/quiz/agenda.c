#include "agenda_int.h"

#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"

void agenda_release(struct agenda *agenda)
{
    free(agenda->pending);
    free(agenda->waiting);
    *agenda = (struct agenda){0};
}

void agenda_last(struct agenda *agenda, const struct card *card)
{
    agenda->pending = array_reserve(agenda->pending, &agenda->cap, agenda->end + 1, sizeof(const struct card *));
    agenda->pending[agenda->end++] = card;
}

void agenda_next(struct agenda *agenda, const struct card *card)
{
    if (agenda->head == 0) {
        agenda_last(agenda, card);
        memmove(agenda->pending + 1, agenda->pending, (agenda->end - 1) * sizeof(const struct card *));
        agenda->head = 1;
    }
    agenda->pending[--agenda->head] = card;
}

void agenda_wait(struct agenda *agenda, const struct card *card, int64_t due)
{
    agenda->waiting =
        array_reserve(agenda->waiting, &agenda->waiting_cap, agenda->waiting_count + 1, sizeof(*agenda->waiting));
    size_t at = agenda->waiting_count++;
    for (; at > 0 && agenda->waiting[at - 1].due > due; at--)
        agenda->waiting[at] = agenda->waiting[at - 1];
    agenda->waiting[at] = (struct waiting){.card = card, .due = due};
}

static const struct card *take_waiting(struct agenda *agenda)
{
    const struct card *card = agenda->waiting[0].card;
    agenda->waiting_count--;
    memmove(agenda->waiting, agenda->waiting + 1, agenda->waiting_count * sizeof(*agenda->waiting));
    return card;
}

const struct card *agenda_take(struct agenda *agenda, int64_t now, int64_t soon)
{
    if (agenda->waiting_count > 0 && agenda->waiting[0].due <= now)
        return take_waiting(agenda);
    if (agenda->head < agenda->end)
        return agenda->pending[agenda->head++];
    if (agenda->waiting_count > 0 && agenda->waiting[0].due <= soon)
        return take_waiting(agenda);
    return NULL;
}

size_t agenda_forget_all(struct agenda *agenda, const struct map *ids, const struct map *graded)
{
    size_t never_graded = 0;
    size_t kept = agenda->head;
    for (size_t i = agenda->head; i < agenda->end; i++) {
        const struct card *card = agenda->pending[i];
        if (map_has(ids, card->id))
            never_graded += map_find(graded, card->id) == NULL;
        else
            agenda->pending[kept++] = card;
    }
    agenda->end = kept;
    kept = 0;
    for (size_t i = 0; i < agenda->waiting_count; i++) {
        const struct card *card = agenda->waiting[i].card;
        if (map_has(ids, card->id))
            never_graded += map_find(graded, card->id) == NULL;
        else
            agenda->waiting[kept++] = agenda->waiting[i];
    }
    agenda->waiting_count = kept;
    return never_graded;
}

bool agenda_forget(struct agenda *agenda, const struct card *card)
{
    struct map ids;
    struct map none;
    map_init(&ids);
    map_init(&none);
    map_put(&ids, card->id, NULL);
    bool was_there = agenda_forget_all(agenda, &ids, &none) > 0;
    map_release(&ids);
    return was_there;
}
