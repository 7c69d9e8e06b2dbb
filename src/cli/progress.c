#include "grill/cli/progress.h"

#include "grill/cli/paths.h"
#include "grill/cli/say.h"
#include "grill/quiz/identity.h"

enum { LONGEST_INTERVAL = 36500 /* days: FSRS knows no more */ };

/* What to do about lines that are damaged, once for all of them. */
static void advise(const struct context *context, struct log *log)
{
    for (size_t i = 0; i < log->problem_count; i++) {
        const struct log_problem *problem = &log->problems[i];
        if (problem->line == 0)
            continue;
        str backup = log_newest_backup(&log->arena, problem->file);
        say_error(context, "the rest of %.*s is fine; to be told this no more, delete what is damaged with an editor",
                  STR_ARG(problem->file));
        if (backup.len > 0)
            say_error(context, "an older copy, made before the first answer of its day, is %.*s", STR_ARG(backup));
        return;
    }
}

int progress_open(struct context *context, struct log *log)
{
    struct err err;
    str path = paths_progress(&context->arena, &context->options);
    str host = paths_host(&context->arena);
    if (log_open(log, path.len > 0 ? path.ptr : "", host.ptr, &err)) {
        say_error(context, "%s", err.text);
        return STATUS_UNSAVED;
    }
    for (size_t i = 0; i < log->problem_count; i++) {
        const struct log_problem *problem = &log->problems[i];
        if (problem->line > 0)
            say_error(context, "%.*s:%u: %.*s", STR_ARG(problem->file), problem->line, STR_ARG(problem->text));
        else
            say_error(context, "%.*s: %.*s", STR_ARG(problem->file), STR_ARG(problem->text));
    }
    advise(context, log);
    return STATUS_FINE;
}

int progress_look(struct context *context, const struct library *library, struct log *log, struct progress *progress)
{
    struct progress_options options = progress_settings(context);
    struct record *renames = NULL;
    int status = progress_open(context, log);
    if (status != STATUS_FINE)
        return status;
    progress_init(progress, &options);
    progress_fold(progress, log->records, log->count);
    size_t count = identity_match(&context->arena, library, progress, &renames);
    for (size_t i = 0; i < count; i++) {
        renames[i].ms = log->records[log->count - 1].ms + 1 + (int64_t)i;
        progress_fold(progress, &renames[i], 1);
    }
    return STATUS_FINE;
}

struct progress_options progress_settings(const struct context *context)
{
    struct progress_options options = {0};
    options.schedule.model = &fsrs7_default;
    options.schedule.retention = context->options.retention;
    options.schedule.maximum_days = LONGEST_INTERVAL;
    options.schedule.fuzz = true;
    options.rollover = (int)context->options.rollover;
    return options;
}
