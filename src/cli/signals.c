#include "grill/cli/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

/* What a handler may touch has to be global: these flags are the only such state of the program. */
static volatile sig_atomic_t interrupted;
static volatile sig_atomic_t continued;
static volatile sig_atomic_t paste_on;

static const char paste_begin[] = "\033[?2004h";
static const char paste_end[] = "\033[?2004l";

static void note_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

static void note_continuation(int number)
{
    (void)number;
    continued = 1;
}

static void leave(int number)
{
    if (paste_on && write(STDOUT_FILENO, paste_end, sizeof paste_end - 1) < 0)
        paste_on = 0;
    signal(number, SIG_DFL);
    raise(number);
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void signals_install(void)
{
    handle(SIGINT, note_interrupt);
    handle(SIGCONT, note_continuation);
    handle(SIGHUP, leave);
    handle(SIGTERM, leave);
    handle(SIGQUIT, leave);
    handle(SIGXFSZ, SIG_IGN);
}

bool signals_interrupted(void)
{
    bool was = interrupted;
    interrupted = 0;
    return was;
}

bool signals_continued(void)
{
    bool was = continued;
    continued = 0;
    return was;
}

bool signals_await_input(int fd)
{
    sigset_t held;
    sigset_t before;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGCONT);
    sigprocmask(SIG_BLOCK, &held, &before);
    int ready = -1;
    while (ready <= 0 && !interrupted && !continued) {
        fd_set input;
        FD_ZERO(&input);
        FD_SET(fd, &input);
        ready = pselect(fd + 1, &input, NULL, NULL, NULL, &before);
        if (ready < 0 && errno != EINTR)
            break;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return !signals_interrupted();
}

void signals_give_in(void)
{
    leave(SIGINT);
}

void signals_paste(bool on)
{
    fputs(on ? paste_begin : paste_end, stdout);
    fflush(stdout);
    paste_on = on;
}
