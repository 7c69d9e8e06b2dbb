#include "grill/quiz/session.h"

#include <stdlib.h>
#include <string.h>

#include "agenda_int.h"
#include "grill/base/array.h"
#include "grill/base/clock.h"
#include "grill/base/trap.h"
#include "grill/quiz/identity.h"

/* What was done, so that it can be taken back. */
struct step {
    const struct card *card;
    int64_t ms;
    int grade; /* 0: the card was suspended or resumed */
    bool was_new;
    bool first_time; /* in this session */
};

struct session {
    const struct library *library;
    struct progress *progress;
    struct queue_options options;
    struct queue queue;

    struct agenda agenda; /* the cards to come */

    enum session_state state;
    enum session_state before_save;
    const struct card *card;
    const struct card *undo_card;
    struct record record;
    struct arena arena; /* the check of the card being asked */
    struct check check;

    struct step *steps;
    size_t step_count;
    size_t step_cap;
    struct map graded;  /* ids of the cards graded in this session; a value of NULL takes one out again */
    struct map skipped; /* ids of the cards put off once */

    size_t total;
    int64_t started;
    int64_t ended;
    int64_t last_ms; /* of the newest record */
    struct session_summary counts;
};

enum input {
    INPUT_ANSWER,
    INPUT_PREVIEW,
    INPUT_GRADE,
    INPUT_SAVED,
    INPUT_SKIP,
    INPUT_SUSPEND,
    INPUT_UNDO,
    INPUT_COUNT
};

/* In which states an input means something. */
static const unsigned fitting[INPUT_COUNT] = {
    [INPUT_ANSWER] = 1u << SESSION_ASK,
    [INPUT_PREVIEW] = 1u << SESSION_ASK | 1u << SESSION_GRADE,
    [INPUT_GRADE] = 1u << SESSION_GRADE,
    [INPUT_SAVED] = 1u << SESSION_SAVE,
    [INPUT_SKIP] = 1u << SESSION_ASK | 1u << SESSION_GRADE,
    [INPUT_SUSPEND] = 1u << SESSION_ASK | 1u << SESSION_GRADE,
    [INPUT_UNDO] = 1u << SESSION_ASK | 1u << SESSION_GRADE | 1u << SESSION_DONE,
};

static bool fits(const struct session *session, enum input input)
{
    return fitting[input] & 1u << session->state;
}

static const struct standing *standing_of(const struct session *session, const struct card *card)
{
    return progress_find(session->progress, card->id);
}

static bool is_new(const struct session *session, const struct card *card)
{
    const struct standing *standing = standing_of(session, card);
    return !standing || standing->reviews == 0;
}

static bool is_graded(const struct session *session, const struct card *card)
{
    return map_find(&session->graded, card->id) != NULL;
}

static void set_graded(struct session *session, const struct card *card, bool graded)
{
    map_put(&session->graded, card->id, graded ? session : NULL);
}

/* ---- whose turn it is ---- */

static void ask(struct session *session, const struct card *card)
{
    arena_release(&session->arena);
    arena_init(&session->arena);
    session->card = card;
    session->state = SESSION_ASK;
}

static void finish(struct session *session, int64_t now)
{
    session->card = NULL;
    session->state = SESSION_DONE;
    session->ended = now;
}

/* Whose turn it is: cards whose minutes are over, then those never asked, then those that wait a little longer. */
static void advance(struct session *session, int64_t now)
{
    const int64_t ahead = (int64_t)QUEUE_LEARN_AHEAD_MINUTES * MS_PER_MINUTE;
    const struct card *card = agenda_take(&session->agenda, now, now + ahead);
    if (card)
        ask(session, card);
    else
        finish(session, now);
}

/* ---- the life of a session ---- */

struct session *session_new(const struct library *library, struct progress *progress,
                            const struct queue_options *options)
{
    struct session *session = xcalloc(1, sizeof(*session));
    session->library = library;
    session->progress = progress;
    session->options = *options;
    session->started = options->now;
    session->last_ms = INT64_MIN;
    arena_init(&session->arena);
    map_init(&session->graded);
    map_init(&session->skipped);

    queue_build(&session->queue, library, progress, options);
    session->total = session->queue.count + session->queue.soon_count;
    for (size_t i = 0; i < session->queue.count; i++)
        agenda_last(&session->agenda, session->queue.cards[i]);
    for (size_t i = 0; i < session->queue.soon_count; i++)
        agenda_wait(&session->agenda, session->queue.soon[i], standing_of(session, session->queue.soon[i])->due);
    advance(session, options->now);
    return session;
}

void session_free(struct session *session)
{
    if (!session)
        return;
    queue_release(&session->queue);
    agenda_release(&session->agenda);
    free(session->steps);
    map_release(&session->graded);
    map_release(&session->skipped);
    arena_release(&session->arena);
    free(session);
}

enum session_state session_state(const struct session *session)
{
    return session->state;
}

const struct queue *session_queue(const struct session *session)
{
    return &session->queue;
}

const struct card *session_card(const struct session *session)
{
    return session->card;
}

bool session_card_is_new(const struct session *session)
{
    return session->card && is_new(session, session->card);
}

void session_position(const struct session *session, size_t *position, size_t *total)
{
    *position = session->counts.cards;
    if (session->card && !is_graded(session, session->card))
        *position += 1;
    *total = session->total;
}

/* ---- inputs ---- */

const struct check *session_answer(struct session *session, str typed, int64_t now)
{
    (void)now;
    if (!fits(session, INPUT_ANSWER))
        return NULL;
    session->state = SESSION_GRADE;
    if (str_trim(typed).len == 0 || !check_is_possible(session->card))
        return NULL;
    session->check = check_answer(&session->arena, session->card, typed);
    return &session->check;
}

void session_preview(const struct session *session, int64_t now, struct outcome outcomes[4])
{
    memset(outcomes, 0, 4 * sizeof(*outcomes));
    if (fits(session, INPUT_PREVIEW))
        progress_preview(session->progress, session->card->id, now, outcomes);
}

/* No two records of a session, nor of one card within a minute, get the same time: an undo names its target by it. */
static int64_t record_time(const struct session *session, const struct card *card, int64_t now)
{
    const struct standing *standing = standing_of(session, card);
    int64_t ms = now > session->last_ms ? now : session->last_ms + 1;
    if (standing && standing->reviews > 0 && standing->last >= ms && standing->last - ms < MS_PER_MINUTE)
        ms = standing->last + 1;
    return ms;
}

static const struct record *save(struct session *session, const struct card *card, int64_t now, struct record record)
{
    record.card = card->id;
    record.ms = record_time(session, card, now);
    session->record = record;
    session->before_save = session->state;
    session->state = SESSION_SAVE;
    return &session->record;
}

const struct record *session_grade(struct session *session, enum grade grade, int64_t now, int zone, int64_t taken)
{
    if (!fits(session, INPUT_GRADE))
        return NULL;
    const struct standing *standing = standing_of(session, session->card);
    unsigned flags = session->options.flags;
    if (standing && standing->reviews > 0 && now < standing->due)
        flags |= RECORD_EARLY;
    struct record record = {.kind = RECORD_REVIEW, .zone = zone, .grade = (int)grade, .taken = taken, .flags = flags};
    if (!standing || standing->words.len == 0)
        identity_describe(&session->arena, session->card, &record);
    return save(session, session->card, now, record);
}

const struct record *session_suspend(struct session *session, int64_t now, int zone)
{
    if (!fits(session, INPUT_SUSPEND))
        return NULL;
    return save(session, session->card, now, (struct record){.kind = RECORD_SUSPEND, .zone = zone});
}

const struct record *session_resume(struct session *session, int64_t now, int zone)
{
    const struct standing *standing = session->card ? standing_of(session, session->card) : NULL;
    if (!fits(session, INPUT_SUSPEND) || !standing || !standing->suspended)
        return NULL;
    return save(session, session->card, now, (struct record){.kind = RECORD_RESUME, .zone = zone});
}

const struct record *session_undo(struct session *session, int64_t now, int zone)
{
    if (!fits(session, INPUT_UNDO))
        return NULL;
    int64_t target = 0;
    if (session->step_count > 0) {
        session->undo_card = session->steps[session->step_count - 1].card;
        target = session->steps[session->step_count - 1].ms;
    } else {
        const struct standing *standing = progress_last_step(session->progress, &target);
        session->undo_card = standing ? library_find(session->library, standing->card) : NULL;
    }
    if (!session->undo_card)
        return NULL;
    return save(session, session->undo_card, now, (struct record){.kind = RECORD_UNDO, .zone = zone, .target = target});
}

/* Counts a grade or takes it out of the counts again. */
static void count_step(struct session *session, const struct step *step, bool add)
{
    struct session_summary *counts = &session->counts;
    size_t one = add ? 1 : SIZE_MAX; /* unsigned: adding SIZE_MAX takes one away */
    if (step->grade == 0) {
        if (step->first_time)
            session->total -= one;
        return;
    }
    counts->reviews += one;
    counts->grades[step->grade] += one;
    if (step->was_new)
        counts->learned += one;
    if (step->first_time) {
        counts->cards += one;
        set_graded(session, step->card, add);
    }
}

static void add_step(struct session *session, int grade, bool was_new)
{
    const struct card *card = session->card;
    struct step step = {.card = card,
                        .ms = session->record.ms,
                        .grade = grade,
                        .was_new = was_new,
                        .first_time = !is_graded(session, card)};
    session->steps =
        array_reserve(session->steps, &session->step_cap, session->step_count + 1, sizeof(*session->steps));
    session->steps[session->step_count++] = step;
    count_step(session, &step, true);
}

static void after_review(struct session *session, bool was_new, int64_t now)
{
    const struct card *card = session->card;
    bool practice = session->record.flags & RECORD_PRACTICE;
    add_step(session, session->record.grade, was_new && !practice);
    if (practice) {
        if (session->record.grade == GRADE_AGAIN && !(session->record.flags & RECORD_TEST))
            agenda_last(&session->agenda, card);
    } else {
        const struct standing *standing = standing_of(session, card);
        if (standing->interval_days == 0)
            agenda_wait(&session->agenda, card, standing->due);
    }
    advance(session, now);
}

static void after_suspend_or_resume(struct session *session, bool was_new, int64_t now)
{
    add_step(session, 0, was_new);
    advance(session, now);
}

static void after_undo(struct session *session)
{
    const struct card *again = session->undo_card;
    bool is_here = agenda_forget(&session->agenda, again) || session->card == again;
    if (session->card && session->card != again)
        agenda_next(&session->agenda, session->card);
    if (session->step_count > 0)
        count_step(session, &session->steps[--session->step_count], false);
    else if (!is_here)
        session->total++;
    ask(session, again);
}

void session_saved(struct session *session, bool saved, int64_t now)
{
    if (!fits(session, INPUT_SAVED))
        return;
    session->state = session->before_save;
    if (!saved)
        return;
    bool was_new = session->card && is_new(session, session->card);
    session->last_ms = session->record.ms;
    progress_fold(session->progress, &session->record, 1);
    if (session->record.kind == RECORD_REVIEW)
        after_review(session, was_new, now);
    else if (session->record.kind == RECORD_UNDO)
        after_undo(session);
    else
        after_suspend_or_resume(session, was_new, now);
}

void session_skip(struct session *session, int64_t now)
{
    if (!fits(session, INPUT_SKIP))
        return;
    session->counts.skipped++;
    if (map_put(&session->skipped, session->card->id, session))
        agenda_last(&session->agenda, session->card);
    else if (!is_graded(session, session->card))
        session->total--;
    advance(session, now);
}

void session_quit(struct session *session, int64_t now)
{
    if (session->state == SESSION_DONE)
        return;
    agenda_next(&session->agenda, session->card);
    finish(session, now);
}

/* ---- other sessions ---- */

/* Whether a card need not be asked here after this happened to it elsewhere. */
static bool settles(const struct record *record)
{
    return record->kind == RECORD_SUSPEND || (record->kind == RECORD_REVIEW && !(record->flags & RECORD_PRACTICE));
}

bool session_heard(struct session *session, const struct record *records, size_t count, int64_t now)
{
    struct map settled;
    map_init(&settled);
    progress_fold(session->progress, records, count);
    for (size_t i = 0; i < count && !session->options.all && !session->options.suspended; i++) {
        if (settles(&records[i]))
            map_put(&settled, records[i].card, NULL);
    }
    bool changes = session->state == SESSION_ASK && map_has(&settled, session->card->id);
    session->total -= agenda_forget_all(&session->agenda, &settled, &session->graded);
    session->total -= changes && !is_graded(session, session->card);
    map_release(&settled);
    if (changes)
        advance(session, now);
    return changes;
}

/* ---- the end ---- */

static void count_due(struct session_summary *summary, const struct standing *standing, int64_t now,
                      int64_t tomorrow_end)
{
    int64_t soon = now + (int64_t)QUEUE_LEARN_AHEAD_MINUTES * MS_PER_MINUTE;
    if (standing->due < tomorrow_end)
        summary->due_tomorrow++;
    if (standing->due <= now || (standing->interval_days == 0 && standing->due <= soon))
        summary->due_now++;
    else if (summary->next_due == 0 || standing->due < summary->next_due) {
        summary->next_due = standing->due;
        summary->next_days = standing->interval_days;
    }
}

struct session_summary session_summary(const struct session *session, int64_t now)
{
    struct session_summary summary = session->counts;
    int64_t end = session->state == SESSION_DONE ? session->ended : now;
    summary.elapsed = end > session->started ? end - session->started : 0;

    int rollover = session->progress->options.rollover;
    int32_t today = clock_study_day(now, rollover);
    int64_t tomorrow_end = clock_day_start(today + 2, rollover);
    for (size_t i = 0; i < session->library->cards.count; i++) {
        const struct card *card = session->library->cards.entries[i].value;
        const struct standing *standing = standing_of(session, card);
        if (standing && standing->reviews > 0 && !standing->suspended)
            count_due(&summary, standing, now, tomorrow_end);
    }
    if (summary.next_days > 0) /* counted from the answer so far */
        summary.next_days = clock_study_day(summary.next_due, rollover) - today;
    for (size_t i = session->agenda.head; i < session->agenda.end; i++)
        summary.new_left += is_new(session, session->agenda.pending[i]);
    return summary;
}
