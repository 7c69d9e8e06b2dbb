#include "grill/cli/progress.h"

#include "grill/base/file.h"
#include "grill/cli/paths.h"
#include "grill/cli/say.h"
#include "grill/quiz/identity.h"

enum { LONGEST_INTERVAL = 36500 /* days: FSRS knows no more */ };

/* The copy of a log that was kept, if there is one. */
static void tell_backup(const struct context *context, struct arena *arena, str path)
{
    str backup = log_newest_backup(arena, path);
    if (backup.len > 0)
        say_error(context, "an older copy, made before the first answer of its day, is %.*s", STR_ARG(backup));
}

static void say_problem(const struct context *context, const struct log_problem *problem)
{
    switch (problem->kind) {
    case LOG_BAD_LINE:
        say_error(context, "%.*s:%u: %.*s", STR_ARG(problem->file), problem->line, STR_ARG(problem->text));
        break;
    case LOG_PASSED_OVER:
    case LOG_LOOSE:
        say_error(context, "%.*s: %.*s", STR_ARG(problem->file), STR_ARG(problem->text));
        break;
    case LOG_REST:
        say_error(context, "%.*s", STR_ARG(problem->text));
        break;
    }
}

/* What to do about lines that are damaged, once for all of them, and about whole files. */
static void advise(const struct context *context, struct log *log)
{
    bool told = false;
    for (size_t i = 0; i < log->problem_count; i++) {
        const struct log_problem *problem = &log->problems[i];
        bool first_line = problem->kind == LOG_BAD_LINE && !told;
        if (first_line)
            say_error(context,
                      "the rest of %.*s is fine; to be told this no more, delete what is damaged with an editor",
                      STR_ARG(problem->file));
        if (first_line || problem->kind == LOG_PASSED_OVER)
            tell_backup(context, &log->arena, problem->file);
        told = told || first_line;
    }
}

/* A log that is empty or gone, though copies of it were kept. */
static void miss_answers(const struct context *context, struct log *log)
{
    bool empty = log->count == 0 && log->problem_count == 0;
    if (empty && log_newest_backup(&log->arena, log->path).len > 0) {
        say_error(context, "%.*s holds no answers", STR_ARG(log->path));
        tell_backup(context, &log->arena, log->path);
    }
}

/* A folder that --progress names and that is not there may be a slip of the fingers. */
static void announce_folder(const struct context *context, struct log *log)
{
    struct err err;
    str folder = str_slice(log->path, 0, log->path.len - path_name(log->path).len);
    if (context->options.progress && folder.len > 0 &&
        file_kind(arena_copy(&log->arena, folder).ptr, &err) == FILE_MISSING)
        say_note(context, "the folder %.*s does not exist; the first answer makes it", STR_ARG(folder));
}

int progress_open(struct context *context, struct log *log)
{
    struct err err;
    str path = paths_progress(&context->arena, &context->options);
    str host = paths_host(&context->arena);
    if (log_open(log, path.len > 0 ? path.ptr : "", host.ptr, &err)) {
        say_error(context, "%s", err.text);
        tell_backup(context, &context->arena, path);
        return STATUS_UNSAVED;
    }
    for (size_t i = 0; i < log->problem_count; i++)
        say_problem(context, &log->problems[i]);
    advise(context, log);
    miss_answers(context, log);
    announce_folder(context, log);
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
