/*
 * miscounts: numbers that were written wrong.
 *
 * Who copies a question, or puts one in between, forgets to count now and then: "5. 5. 7." Whatever looks at numbers
 * finds a count without such slips.
 */
#include "reading_int.h"

/* The last two numbers of one style and depth, or of one rank of headings. */
struct latest {
    struct mark *last;
    const struct mark *before;
};

/* Whether both could be of one count, though one of them may ask and the other one may not. */
static bool are_alike(const struct mark *a, const struct mark *b)
{
    unsigned unlike = a->flags ^ b->flags;
    int same =
        (sounds_asked(a) == sounds_asked(b)) + !(unlike & MARK_BOLD) + !(unlike & MARK_GAP) + !(unlike & MARK_TIGHT);
    return a->form == b->form && a->major == b->major && same >= 3;
}

void reader_miscounts(struct reader *reader)
{
    struct latest headings[RANK_COUNT] = {{NULL, NULL}};
    struct latest others[STYLE_COUNT][DEPTHS] = {{{NULL, NULL}}};
    for (size_t i = 0; i < reader->mark_count; i++) {
        struct mark *mark = &reader->marks[i];
        if (mark->number < 0)
            continue;
        struct latest *latest = mark->style == STYLE_HEADING
                                    ? &headings[mark->rank]
                                    : &others[mark->style][mark->depth < DEPTHS ? mark->depth : DEPTHS - 1];
        struct mark *last = latest->last;
        if (latest->before && are_alike(latest->before, last) && are_alike(last, mark))
            last->number = number_between(latest->before->number, last->number, mark->number);
        *latest = (struct latest){mark, last};
    }
}
