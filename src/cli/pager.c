#include "grill/cli/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "grill/base/file.h"
#include "grill/cli/say.h"

enum { STATUS_NOT_FOUND = 127 /* the shell's word for a command it does not know */ };

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
    if (pipe(ends))
        return -1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        become_pager(command, ends);
    close(ends[0]);
    /* the reader may leave before it has read everything */
    void (*old)(int) = signal(SIGPIPE, SIG_IGN);
    if (child > 0)
        file_write_all(ends[1], text);
    close(ends[1]);
    signal(SIGPIPE, old);
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
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
