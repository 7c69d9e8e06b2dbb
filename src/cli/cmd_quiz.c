#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "grill/base/clock.h"
#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/paths.h"
#include "grill/cli/progress.h"
#include "grill/cli/say.h"
#include "grill/cli/signals.h"
#include "grill/quiz/identity.h"
#include "grill/report/spans.h"
#include "grill/report/summary.h"
#include "quiz_int.h"

/* Longer than this and somebody has left the desk: it says nothing about the card. */
enum { TAKEN_LIMIT = 10 * MS_PER_MINUTE };

static void print(struct buf *out)
{
    say_out(buf_str(out));
    buf_release(out);
}

static void reveal(struct quiz *quiz, const struct check *check)
{
    struct buf out;
    buf_init(&out);
    quiz_show_answer(&out, quiz, check);
    print(&out);
    quiz_images_of_answer(quiz);
    buf_init(&out);
    quiz_show_grades(&out, quiz);
    print(&out);
}

static void ask(struct quiz *quiz)
{
    struct buf out;
    buf_init(&out);
    quiz_show_question(&out, quiz);
    print(&out);
    quiz_images_of_question(quiz);
    if (session_state(quiz->session) == SESSION_GRADE)
        reveal(quiz, NULL);
    else
        quiz->started = clock_ticks();
    quiz->asked = true;
}

static void answer(struct quiz *quiz, str typed)
{
    if (quiz_hear(quiz)) {
        quiz_say(quiz, LOOK_DIM, "That card was graded in another session meanwhile.");
        return;
    }
    int64_t now = context_now(quiz->context);
    quiz->taken = clock_ticks() - quiz->started;
    if (quiz->context->clock_start >= 0)
        quiz->taken = 0;
    const struct check *check = session_answer(quiz->session, str_trim(typed), now);
    quiz->suggested = check ? (int)check_grade(check) : 0;
    reveal(quiz, check);
}

/* 1 to 4, a name, or the beginning of one. */
static int read_grade(str text)
{
    static const char *const words[] = {"again", "hard", "good", "easy"};
    for (int i = 0; i < 4; i++) {
        const char digit = (char)('1' + i);
        if (str_eq(text, (str){&digit, 1}) || (text.len > 0 && str_starts_nocase(str_of(words[i]), text)))
            return i + 1;
    }
    return 0;
}

static void grade(struct quiz *quiz, str typed)
{
    str text = str_trim(typed);
    int grade = text.len == 0 ? quiz->suggested : read_grade(text);
    if (!grade) {
        quiz_say(quiz, LOOK_DIM, "Say how well you knew it: 1 again, 2 hard, 3 good, 4 easy (:help for more).");
        return;
    }
    int64_t now = context_now(quiz->context);
    int64_t taken = quiz->taken < TAKEN_LIMIT ? quiz->taken : TAKEN_LIMIT;
    quiz_save(quiz, session_grade(quiz->session, (enum grade)grade, now, clock_zone_minutes(now), taken));
}

static void take_line(struct quiz *quiz, str line)
{
    if (line.len > 0 && line.ptr[0] == ':')
        quiz_command(quiz, line);
    else if (session_state(quiz->session) == SESSION_ASK)
        answer(quiz, line);
    else
        grade(quiz, line);
}

/* Whether what was printed can be seen: nobody is to grade what was never shown. */
static bool is_shown(const struct quiz *quiz)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    say_error(quiz->context, "what is asked cannot be shown, so this is the end; what was graded before is saved");
    return false;
}

static void run_session(struct quiz *quiz)
{
    struct buf text;
    buf_init(&text);
    while (session_state(quiz->session) != SESSION_DONE) {
        if (!quiz->asked) {
            quiz_hear(quiz);
            if (session_state(quiz->session) == SESSION_DONE)
                break;
            ask(quiz);
        }
        if (!is_shown(quiz)) {
            session_quit(quiz->session, context_now(quiz->context));
            break;
        }
        bool answering = session_state(quiz->session) == SESSION_ASK;
        enum line_result read = line_read(quiz->line, quiz_prompt(quiz), answering, &text);
        /* the window may have another size by now */
        quiz->context->out = terminal_look(STDOUT_FILENO, &quiz->context->options);
        switch (read) {
        case LINE_TEXT:
            take_line(quiz, buf_str(&text));
            break;
        case LINE_INTERRUPTED:
            if (text.len > 0)
                break;
            quiz_say(quiz, LOOK_DIM, quiz->log.read_only ? "Stopped." : "Stopped; what you graded is saved.");
            session_quit(quiz->session, context_now(quiz->context));
            break;
        case LINE_RESUMED:
            quiz->asked = false;
            break;
        case LINE_END:
            session_quit(quiz->session, context_now(quiz->context));
            break;
        }
    }
    buf_release(&text);
}

/* ---- before and after ---- */

static int open_progress(struct quiz *quiz)
{
    int status = progress_open(quiz->context, &quiz->log);
    if (status != STATUS_FINE)
        return status;
    if (quiz->log.read_only)
        say_error(quiz->context, "this is practice only, nothing will be saved: %s", quiz->log.why.text);
    struct progress_options options = progress_settings(quiz->context);
    progress_init(&quiz->progress, &options);
    progress_fold(&quiz->progress, quiz->log.records, quiz->log.count);
    quiz->heard = quiz->log.count;
    return STATUS_FINE;
}

/* A clock that is wrong gives wrong intervals, today and when it is right again. */
static void doubt_the_clock(const struct quiz *quiz, int64_t now)
{
    if (quiz->log.count == 0 || quiz->log.records[quiz->log.count - 1].ms - now < MS_PER_DAY)
        return;
    struct buf span;
    buf_init(&span);
    span_time(&span, quiz->log.records[quiz->log.count - 1].ms - now);
    say_error(quiz->context, "the newest answer was given %s from now: is the date right?", buf_z(&span));
    buf_release(&span);
}

/* Cards whose question was reworded keep their history; that is recorded, too. */
static void adopt_orphans(struct quiz *quiz)
{
    struct context *context = quiz->context;
    struct record *renames = NULL;
    struct err err;
    int64_t now = context_now(context);
    doubt_the_clock(quiz, now);
    /* a history can only move after it was made, whatever the clock says */
    if (quiz->log.count > 0 && now <= quiz->log.records[quiz->log.count - 1].ms)
        now = quiz->log.records[quiz->log.count - 1].ms + 1;
    size_t count = identity_match(&context->arena, &quiz->library, &quiz->progress, &renames);
    for (size_t i = 0; i < count; i++) {
        renames[i].ms = now + (int64_t)i;
        renames[i].zone = clock_zone_minutes(now);
        if (!quiz->log.read_only && log_append(&quiz->log, &renames[i], &err)) {
            say_error(context, "not saved: %s", err.text);
            return;
        }
        if (quiz->log.read_only)
            progress_fold(&quiz->progress, &renames[i], 1);
        progress_fold(&quiz->progress, quiz->log.records + quiz->heard, quiz->log.count - quiz->heard);
        quiz->heard = quiz->log.count;
    }
    if (count > 0)
        say_note(context, "%zu reworded question%s recognised, with %s history", count, count == 1 ? "" : "s",
                 count == 1 ? "its" : "their");
}

static bool card_in_topic(const struct card *card, const void *topic)
{
    return decks_in_topic(card, topic);
}

static void start_session(struct quiz *quiz, unsigned kinds)
{
    struct context *context = quiz->context;
    struct queue_options options = {0};
    options.now = context_now(context);
    options.seed = context_seed(context);
    options.new_limit = (size_t)context->options.new_cards;
    options.limit = (size_t)context->options.limit;
    options.kinds = kinds;
    options.all = context->options.all;
    options.suspended = context->options.suspended;
    options.shuffle = context->options.shuffle;
    options.wanted = card_in_topic;
    options.wanted_context = context->options.topic;
    quiz->session = session_new(&quiz->library, &quiz->progress, &options);
}

static void print_summary(struct quiz *quiz)
{
    int64_t now = context_now(quiz->context);
    struct session_summary summary = session_summary(quiz->session, now);
    struct render_options options = terminal_render(&quiz->context->out);
    struct buf out;
    buf_init(&out);
    buf_add_byte(&out, '\n');
    summary_text(&out, &summary, now, &options);
    print(&out);
    if (quiz->unsaved > 0)
        quiz_say(quiz, LOOK_BAD, "%zu answer%s not saved.", quiz->unsaved, quiz->unsaved == 1 ? " is" : "s are");
}

/* Decks that came from standard input have used it up; a person still sits at the terminal. */
static void ask_the_terminal(const struct context *context)
{
    bool used = false;
    for (size_t i = 0; i < context->options.operand_count; i++)
        used = used || str_eq(str_of(context->options.operands[i]), STR("-"));
    if (!used || !isatty(STDOUT_FILENO) || isatty(STDIN_FILENO))
        return;
    int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    dup2(fd, STDIN_FILENO);
    close(fd);
    clearerr(stdin);
}

static void converse(struct quiz *quiz)
{
    struct context *context = quiz->context;
    size_t count = 0;
    const char *const *words = quiz_command_names(&context->arena, &count);
    ask_the_terminal(context);
    bool editing = context->out.interactive && terminal_look(0, &context->options).interactive;
    str history = paths_history(&context->arena);
    signals_install();
    quiz->line = line_open(editing, history.len > 0 ? history.ptr : NULL, words, count);
    quiz_images_begin(quiz);
    run_session(quiz);
    print_summary(quiz);
    line_close(quiz->line);
}

int cmd_quiz(struct context *context)
{
    struct quiz quiz = {.context = context};
    unsigned kinds = 0;
    if (decks_kinds(context, context->options.kinds, &kinds))
        return STATUS_USAGE;
    int status = decks_load(context, context->options.operands, context->options.operand_count, &quiz.library);
    if (status == STATUS_FINE) {
        say_troubles(context, &quiz.library);
        status = open_progress(&quiz);
    }
    if (status == STATUS_FINE) {
        adopt_orphans(&quiz);
        start_session(&quiz, kinds);
        status = quiz_greet(&quiz, kinds, context_now(context));
        if (status == STATUS_FINE && session_state(quiz.session) != SESSION_DONE)
            converse(&quiz);
        session_free(quiz.session);
        progress_release(&quiz.progress);
        log_close(&quiz.log);
        status = quiz.unsaved > 0 ? STATUS_UNSAVED : decks_status(&quiz.library, status);
    }
    library_release(&quiz.library);
    return say_finish(context, status);
}
