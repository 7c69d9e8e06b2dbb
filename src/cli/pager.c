#include "grill/cli/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "grill/base/file.h"
#include "grill/cli/say.h"

enum {
    STATUS_NOT_FOUND = 127, /* the shell's word for a command it does not know, */
    STATUS_KILLED = 128     /* and for one that a signal ended, which has shown what it was to show */
};

/* The command to run, or NULL for none. */
static const char *pager_command(void)
{
    const char *command = getenv("GRILL_PAGER");
    if (!command)
        command = getenv("PAGER");
    if (!command)
        return "less";
    return !*command || str_eq(str_of(command), STR("cat")) ? NULL : command;
}

static bool fits(const struct terminal *terminal, str text)
{
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    return lines < terminal->height;
}

/* While the pager has the terminal, Ctrl-C and Ctrl-\\ are its own, and it may leave before it has read everything. */
static const int pager_signals[] = {SIGPIPE, SIGINT, SIGQUIT};

enum { SIGNAL_COUNT = COUNT_OF(pager_signals) };

static void ignore_signals(struct sigaction old[SIGNAL_COUNT])
{
    struct sigaction ignore = {0};
    ignore.sa_handler = SIG_IGN;
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaction(pager_signals[i], &ignore, &old[i]);
}

static void restore_signals(const struct sigaction old[SIGNAL_COUNT])
{
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaction(pager_signals[i], &old[i], NULL);
}

static _Noreturn void become_pager(const char *command, const int ends[2])
{
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    close(ends[1]);
    setenv("LESS", "FRX", 0);
    setenv("LV", "-c", 0);
    setenv("LESSSECURE", "1", 0);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(STATUS_NOT_FOUND);
}

/* The pager's exit status, or -1 when it could not be run. */
static int run_pager(const char *command, str text)
{
    int ends[2];
    int status = 0;
    struct sigaction old[SIGNAL_COUNT];
    if (pipe(ends))
        return -1;
    fflush(stdout);
    ignore_signals(old);
    pid_t child = fork();
    if (child == 0) {
        restore_signals(old);
        become_pager(command, ends);
    }
    close(ends[0]);
    if (child > 0)
        file_write_all(ends[1], text);
    close(ends[1]);
    bool ended = child > 0;
    while (ended && waitpid(child, &status, 0) < 0)
        ended = errno == EINTR;
    restore_signals(old);
    return !ended ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_KILLED;
}

void pager_show(const struct context *context, str text)
{
    const char *command = pager_command();
    bool paged = context->out.interactive && !context->options.no_pager && command && !fits(&context->out, text);
    if (paged) {
        int status = run_pager(command, text);
        if (status != STATUS_NOT_FOUND && status != -1)
            return;
    }
    say_out(text);
}
