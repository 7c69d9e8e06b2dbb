/* What both the loop and the commands of the quiz do: speak, and make records durable. */
#include "quiz_int.h"

#include <stdarg.h>

#include "grill/cli/say.h"
#include "grill/text/wrap.h"

void quiz_say(const struct quiz *quiz, enum look look, const char *format, ...)
{
    struct render_options options = terminal_render(&quiz->context->out);
    struct buf text;
    struct buf lines;
    struct buf out;
    va_list args;
    buf_init(&text);
    buf_init(&lines);
    buf_init(&out);
    va_start(args, format);
    buf_addv(&text, format, args);
    va_end(args);
    wrap_text(&lines, buf_str(&text), options.width);
    render_look(&out, look, buf_str(&lines), &options);
    say_out(buf_str(&out));
    buf_release(&out);
    buf_release(&lines);
    buf_release(&text);
}

static bool is_that(const struct record *record, const struct record *own)
{
    return own && record->kind == own->kind && record->ms == own->ms && str_eq(record->card, own->card);
}

/* Folds the records that stand in the log since last time; `own` is folded by the session itself. */
static bool take_in_others(struct quiz *quiz, const struct record *own)
{
    const struct log *log = &quiz->log;
    bool changed = false;
    while (quiz->heard < log->count) {
        size_t end = quiz->heard;
        while (end < log->count && !is_that(&log->records[end], own))
            end++;
        changed =
            session_heard(quiz->session, log->records + quiz->heard, end - quiz->heard, context_now(quiz->context)) ||
            changed;
        quiz->heard = end < log->count ? end + 1 : end;
    }
    return changed;
}

bool quiz_hear(struct quiz *quiz)
{
    if (!log_catch_up(&quiz->log))
        return false;
    bool changed = take_in_others(quiz, NULL);
    quiz->asked = quiz->asked && !changed;
    return changed;
}

bool quiz_save(struct quiz *quiz, const struct record *record)
{
    struct err err;
    int64_t now = context_now(quiz->context);
    bool graded = record->kind == RECORD_REVIEW;
    bool saved = !quiz->log.read_only && log_append(&quiz->log, record, &err) == 0;
    if (!saved && !quiz->log.read_only) {
        session_saved(quiz->session, false, now);
        say_error(quiz->context, "not saved: %s", err.text);
        say_error(quiz->context, "try again when that is mended, or leave with :quit; earlier answers are safe");
        quiz->unsaved += graded && !quiz->failed;
        quiz->failed = graded ? session_card(quiz->session) : quiz->failed;
        return false;
    }
    if (saved)
        take_in_others(quiz, record);
    if (graded && saved && quiz->failed && quiz->failed == session_card(quiz->session)) {
        quiz->failed = NULL;
        quiz->unsaved--;
    }
    quiz->unsaved += graded && !saved;
    session_saved(quiz->session, true, now);
    quiz->asked = false;
    quiz->suggested = 0;
    return true;
}
