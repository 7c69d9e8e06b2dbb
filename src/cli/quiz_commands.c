/*
 * The commands of the quiz, as a table.
 *
 * To add one: 1. a function here, 2. a row of the table and its name below, 3. a line in tests/cli/quiz.sh, and an item
 * in content/grill.1.
 */
#include "quiz_int.h"

#include "grill/base/array.h"
#include "grill/base/clock.h"
#include "grill/cli/hint.h"
#include "grill/cli/say.h"
#include "grill/report/spans.h"
#include "grill/text/distance.h"

struct quiz_row {
    const char *name;
    const char *letter; /* the short form, or "" */
    const char *help;
    void (*run)(struct quiz *quiz);
};

static void run_help(struct quiz *quiz);

static void run_skip(struct quiz *quiz)
{
    session_skip(quiz->session, context_now(quiz->context));
    quiz->asked = false;
}

static void run_undo(struct quiz *quiz)
{
    int64_t now = context_now(quiz->context);
    const struct record *record = session_undo(quiz->session, now, clock_zone_minutes(now));
    if (!record) {
        quiz_say(quiz, LOOK_DIM, "There is no answer to take back.");
        return;
    }
    if (quiz_save(quiz, record))
        quiz_say(quiz, LOOK_DIM, "The last step is taken back; here is the question again.");
}

/* A sentence, and on a line of its own the command that asks what is suspended. */
static void say_suspended(const struct quiz *quiz, const char *text)
{
    struct buf command;
    buf_init(&command);
    hint_command(&command, quiz->context, "--suspended");
    quiz_say(quiz, LOOK_DIM, "%s\n  %s", text, buf_z(&command));
    buf_release(&command);
}

static void run_suspend(struct quiz *quiz)
{
    int64_t now = context_now(quiz->context);
    const struct record *record = session_suspend(quiz->session, now, clock_zone_minutes(now));
    if (record && quiz_save(quiz, record))
        say_suspended(quiz, "This card will not be asked any more; :undo brings it back, and later:");
}

static void run_resume(struct quiz *quiz)
{
    int64_t now = context_now(quiz->context);
    const struct record *record = session_resume(quiz->session, now, clock_zone_minutes(now));
    if (!record)
        say_suspended(quiz, "This card is not suspended. What asks those that are:");
    else if (quiz_save(quiz, record))
        quiz_say(quiz, LOOK_DIM, "This card will be asked again when it is due.");
}

static void run_show(struct quiz *quiz)
{
    quiz->asked = false;
}

static void run_source(struct quiz *quiz)
{
    const struct card *card = session_card(quiz->session);
    quiz_say(quiz, LOOK_PLAIN, "%.*s:%u", STR_ARG(card->deck->path), card->line);
}

static void add_times(struct buf *out, unsigned count)
{
    if (count == 1)
        buf_add_z(out, " once");
    else
        buf_addf(out, " %u times", count);
}

static void run_why(struct quiz *quiz)
{
    const struct card *card = session_card(quiz->session);
    const struct standing *standing = progress_find(&quiz->progress, card->id);
    if (!standing || standing->reviews == 0) {
        quiz_say(quiz, LOOK_PLAIN, "This card is new: you have not been asked it before.");
        return;
    }
    struct buf text;
    buf_init(&text);
    int64_t now = context_now(quiz->context);
    double days = (double)(now - standing->last) / MS_PER_DAY;
    const struct fsrs7 *model = quiz->progress.options.schedule.model;
    buf_add_z(&text, "Asked");
    add_times(&text, standing->reviews);
    buf_add_z(&text, standing->reviews == 1 ? ", " : ", last ");
    span_time(&text, now > standing->last ? now - standing->last : 0);
    buf_add_z(&text, standing->lapses == 0 ? " ago; never" : " ago;");
    buf_add_z(&text, " forgotten");
    if (standing->lapses > 0)
        add_times(&text, standing->lapses);
    buf_addf(&text, ". Chance that you still know it: %.0f %%; difficulty %.1f of 10.",
             100 * fsrs7_retrievability(model, standing->memory, days > 0 ? days : 0), standing->memory.difficulty);
    quiz_say(quiz, LOOK_PLAIN, "%s", buf_z(&text));
    buf_release(&text);
}

static void run_quit(struct quiz *quiz)
{
    session_quit(quiz->session, context_now(quiz->context));
}

static const struct quiz_row rows[] = {
    {":help", ":h", "this list", run_help},
    {":skip", ":s", "ask this one at the end of the session", run_skip},
    {":undo", ":u", "take back the last grade, :suspend or :resume", run_undo},
    {":show", "", "show the card again", run_show},
    {":why", ":w", "what is known of your memory of this card", run_why},
    {":source", "", "the file and line this card comes from", run_source},
    {":suspend", "", "do not ask this card any more", run_suspend},
    {":resume", "", "with --suspended: ask this card again", run_resume},
    {":quit", ":q", "stop here; so does Ctrl-D", run_quit},
};

enum { ROW_COUNT = COUNT_OF(rows) };

static void run_help(struct quiz *quiz)
{
    quiz_say(quiz, LOOK_PLAIN,
             "Type your answer, or press Enter to see it. Then say how well you knew it:\n"
             "  1 again   I did not know it\n"
             "  2 hard    I knew it with difficulty\n"
             "  3 good    I knew it\n"
             "  4 easy    I knew it at once\n"
             "When you typed an answer, Enter takes the grade in brackets. Commands:");
    for (size_t i = 0; i < ROW_COUNT; i++)
        quiz_say(quiz, LOOK_PLAIN, "  %-9s %-3s %s", rows[i].name, rows[i].letter, rows[i].help);
    quiz_say(quiz, LOOK_DIM, "An answer that begins with a colon needs a blank before it.");
}

static const struct quiz_row *find_row(str name)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (str_eq(name, str_of(rows[i].name)) || (name.len > 1 && str_eq(name, str_of(rows[i].letter))))
            return &rows[i];
    return NULL;
}

void quiz_command(struct quiz *quiz, str line)
{
    str name = str_trim(line);
    const struct quiz_row *row = find_row(name);
    if (row) {
        row->run(quiz);
        return;
    }
    size_t count = 0;
    const char *const *names = quiz_command_names(&quiz->context->arena, &count);
    const char *near = nearest_name(name, names, count);
    if (near)
        quiz_say(quiz, LOOK_BAD, "There is no command %.*s; did you mean %s?", STR_ARG(name), near);
    else
        quiz_say(quiz, LOOK_BAD, "There is no command %.*s; :help lists them.", STR_ARG(name));
}

const char *const *quiz_command_names(struct arena *arena, size_t *count)
{
    const char **names = ARENA_ARRAY(arena, const char *, ROW_COUNT);
    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = rows[i].name;
    *count = ROW_COUNT;
    return names;
}
