/* What the quiz says before the first question, or instead of one. */
#include "quiz_int.h"

#include "grill/cli/decks.h"
#include "grill/cli/say.h"
#include "grill/report/spans.h"

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* Says why there is no card that could ever be asked, if that is so. */
static int complain(const struct quiz *quiz, unsigned kinds)
{
    const struct map *cards = &quiz->library.cards;
    for (size_t i = 0; i < cards->count; i++) {
        if (decks_wanted(quiz->context, cards->entries[i].value, kinds))
            return STATUS_FINE;
    }
    int status = decks_status(&quiz->library, STATUS_NEGATIVE);
    if (cards->count > 0)
        decks_say_no_match(quiz->context, &quiz->library);
    else if (status == STATUS_NEGATIVE)
        decks_say_none(quiz->context, &quiz->library);
    return status;
}

/* "6 cards: 2 due, 4 new." */
static void announce(const struct quiz *quiz)
{
    const struct queue *queue = session_queue(quiz->session);
    size_t due = queue->due_count + queue->soon_count;
    size_t total = queue->count + queue->soon_count;
    struct buf count;
    buf_init(&count);
    if (quiz->context->options.suspended)
        buf_addf(&count, "%zu suspended card%s: a grade or :resume brings one back", total, plural(total));
    else if (quiz->context->options.all || due == total)
        buf_addf(&count, "%zu card%s to ask", total, plural(total));
    else if (due == 0)
        buf_addf(&count, "%zu new card%s to ask", total, plural(total));
    else
        buf_addf(&count, "%zu cards: %zu due, %zu new", total, due, total - due);
    quiz_say(quiz, LOOK_DIM, "%s. Enter shows the answer, :help the rest, Ctrl-D stops.", buf_z(&count));
    buf_release(&count);
}

static void say_nothing_is_due(const struct quiz *quiz, int64_t now)
{
    struct session_summary summary = session_summary(quiz->session, now);
    const struct queue *queue = session_queue(quiz->session);
    struct buf text;
    buf_init(&text);
    buf_add_z(&text, "Nothing is due.");
    if (summary.next_due > now) {
        buf_add_z(&text, " The next card falls due in ");
        span_due(&text, summary.next_days, summary.next_due - now);
        buf_add_byte(&text, '.');
    }
    if (queue->new_left > 0)
        buf_addf(&text, " %zu new card%s for another day (--new N sets how many a day).", queue->new_left,
                 queue->new_left == 1 ? " waits" : "s wait");
    if (queue->left_aside > 0)
        buf_addf(&text, " %zu card%s suspended (--suspended asks them).", queue->left_aside,
                 queue->left_aside == 1 ? " is" : "s are");
    if (queue->later + queue->new_left > 0)
        buf_add_z(&text, " --all asks every card, due or not.");
    quiz_say(quiz, LOOK_PLAIN, "%s", buf_z(&text));
    buf_release(&text);
}

int quiz_greet(const struct quiz *quiz, unsigned kinds, int64_t now)
{
    int status = complain(quiz, kinds);
    if (status != STATUS_FINE)
        return status;
    if (session_state(quiz->session) != SESSION_DONE)
        announce(quiz);
    else if (quiz->context->options.suspended)
        quiz_say(quiz, LOOK_PLAIN, "No card is suspended.");
    else
        say_nothing_is_due(quiz, now);
    return STATUS_FINE;
}
