#include "tty/pty.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(__APPLE__) || defined(__OpenBSD__) || defined(__NetBSD__)
#include <util.h>
#elif defined(__FreeBSD__)
#include <libutil.h>
#else
#include <pty.h>
#include <utmp.h>
#endif

#include <vterm.h>

enum { DEADLINE_MS = 10000 };

struct pty {
    int master;           /* -1 after a hang-up */
    struct termios first; /* as they were before the program started */
    pid_t pid;
    bool at_end; /* the program closed the terminal */
    bool reaped;
    int status; /* of waitpid, when reaped */
    int rows;
    int cols;
    VTerm *vterm;
    VTermScreen *screen;
    char *raw;
    size_t raw_len;
    size_t raw_cap;
    char *text; /* what pty_row or pty_screen returned last */
};

_Noreturn static void give_up(const char *what)
{
    printf("Bail out! %s: %s\n", what, strerror(errno));
    exit(99);
}

static void *grow(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory)
        give_up("memory");
    return memory;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void set_environment(const char *const *env)
{
    for (; env && *env; env++) {
        char *name = strdup(*env);
        char *value = name ? strchr(name, '=') : NULL;
        if (value) {
            *value = '\0';
            setenv(name, value + 1, 1);
        } else if (name) {
            unsetenv(name);
        }
        free(name);
    }
}

_Noreturn static void become(const char *const *argv, const char *const *env)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++)
        signal(number, SIG_DFL);
    set_environment(env);
    char **args = NULL;
    /* execvp takes pointers to non-const for historical reasons and changes nothing. */
    memcpy(&args, &argv, sizeof args);
    execvp(args[0], args);
    _exit(127);
}

struct pty *pty_spawn(const char *const *argv, const char *const *env, int rows, int cols)
{
    struct pty *pty = grow(NULL, sizeof *pty);
    *pty = (struct pty){.rows = rows, .cols = cols};
    pty->vterm = vterm_new(rows, cols);
    if (!pty->vterm)
        give_up("vterm_new");
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_reset(pty->screen, 1);
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    fflush(stdout);
    int slave = -1;
    if (openpty(&pty->master, &slave, NULL, NULL, &size) || tcgetattr(slave, &pty->first))
        give_up("openpty");
    pty->pid = fork();
    if (pty->pid < 0)
        give_up("fork");
    if (pty->pid == 0) {
        close(pty->master);
        login_tty(slave);
        become(argv, env);
    }
    close(slave);
    return pty;
}

static void reap(struct pty *pty, int flags)
{
    while (!pty->reaped) {
        pid_t pid = waitpid(pty->pid, &pty->status, flags);
        if (pid == pty->pid && !WIFSTOPPED(pty->status))
            pty->reaped = true;
        else if (pid != -1 || errno != EINTR)
            return;
    }
}

void pty_close(struct pty *pty)
{
    if (!pty->reaped) {
        kill(-pty->pid, SIGKILL);
        kill(pty->pid, SIGKILL);
        pty_hangup(pty);
        reap(pty, 0);
    }
    pty_hangup(pty);
    vterm_free(pty->vterm);
    free(pty->raw);
    free(pty->text);
    free(pty);
}

static void write_all(struct pty *pty, const char *bytes, size_t len)
{
    while (len > 0 && pty->master >= 0) {
        ssize_t n = write(pty->master, bytes, len);
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
        } else if (errno != EINTR && errno != EAGAIN) {
            return;
        }
    }
}

void pty_send(struct pty *pty, const char *keys)
{
    write_all(pty, keys, strlen(keys));
}

static void take(struct pty *pty, const char *bytes, size_t len)
{
    if (pty->raw_len + len + 1 > pty->raw_cap) {
        pty->raw_cap = (pty->raw_len + len + 1) * 2;
        pty->raw = grow(pty->raw, pty->raw_cap);
    }
    memcpy(pty->raw + pty->raw_len, bytes, len);
    pty->raw_len += len;
    pty->raw[pty->raw_len] = '\0';
    vterm_input_write(pty->vterm, bytes, len);
    char reply[256];
    size_t n;
    while ((n = vterm_output_read(pty->vterm, reply, sizeof reply)) > 0)
        write_all(pty, reply, n);
}

/* Reads what is there, waiting for it until `deadline`. False when time is over or the program closed the terminal. */
static bool read_some(struct pty *pty, long deadline)
{
    if (pty->at_end || pty->master < 0)
        return false;
    long left = deadline - now_ms();
    struct pollfd poller = {.fd = pty->master, .events = POLLIN};
    int ready = poll(&poller, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR)
        return true;
    if (ready <= 0)
        return false;
    char bytes[4096];
    ssize_t n = read(pty->master, bytes, sizeof bytes);
    if (n > 0)
        take(pty, bytes, (size_t)n);
    else if (n == 0 || (errno != EINTR && errno != EAGAIN))
        pty->at_end = true; /* Linux says EIO when the last program has closed its side */
    return !pty->at_end;
}

static size_t row_text(struct pty *pty, int row, char *text, size_t size)
{
    VTermRect rect = {.start_row = row, .end_row = row + 1, .start_col = 0, .end_col = pty->cols};
    size_t len = vterm_screen_get_text(pty->screen, text, size - 1, rect);
    if (len > size - 1)
        len = size - 1;
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\n'))
        len--;
    text[len] = '\0';
    return len;
}

/* A cell holds one character with up to five combining ones, each of up to four bytes. */
static size_t row_size(const struct pty *pty)
{
    return (size_t)pty->cols * 24 + 2;
}

const char *pty_row(struct pty *pty, int row)
{
    pty->text = grow(pty->text, row_size(pty));
    row_text(pty, row, pty->text, row_size(pty));
    return pty->text;
}

const char *pty_screen(struct pty *pty)
{
    pty->text = grow(pty->text, row_size(pty) * (size_t)pty->rows + 1);
    size_t len = 0;
    size_t used = 0;
    for (int row = 0; row < pty->rows; row++) {
        size_t width = row_text(pty, row, pty->text + len, row_size(pty));
        len += width;
        pty->text[len++] = '\n';
        if (width > 0)
            used = len;
    }
    pty->text[used] = '\0';
    return pty->text;
}

const char *pty_raw(struct pty *pty, size_t *len)
{
    if (len)
        *len = pty->raw_len;
    return pty->raw ? pty->raw : "";
}

void pty_forget(struct pty *pty)
{
    pty->raw_len = 0;
    if (pty->raw)
        pty->raw[0] = '\0';
}

static bool on_screen(struct pty *pty, const char *text)
{
    return strstr(pty_screen(pty), text) != NULL;
}

static bool off_screen(struct pty *pty, const char *text)
{
    return !on_screen(pty, text);
}

static bool in_raw(struct pty *pty, const char *bytes)
{
    return pty->raw && memmem(pty->raw, pty->raw_len, bytes, strlen(bytes)) != NULL;
}

static void print_screen(struct pty *pty, const char *wanted)
{
    printf("# waited in vain for: %s\n# the screen%s:\n", wanted, pty->at_end ? " (the program has ended)" : "");
    for (int row = 0; row < pty->rows; row++)
        printf("# |%s\n", pty_row(pty, row));
    fflush(stdout);
}

static bool wait_until(struct pty *pty, bool (*holds)(struct pty *, const char *), const char *text)
{
    long deadline = now_ms() + DEADLINE_MS;
    while (!holds(pty, text)) {
        if (!read_some(pty, deadline)) {
            if (holds(pty, text))
                return true;
            print_screen(pty, text);
            return false;
        }
    }
    return true;
}

bool pty_wait_for(struct pty *pty, const char *text)
{
    return wait_until(pty, on_screen, text);
}

bool pty_wait_gone(struct pty *pty, const char *text)
{
    return wait_until(pty, off_screen, text);
}

bool pty_wait_raw(struct pty *pty, const char *bytes)
{
    return wait_until(pty, in_raw, bytes);
}

/* Reads on while waiting, so that a program with much to say is not held up; checks every few milliseconds for an end
 * that does not close the terminal. */
static bool wait_change(struct pty *pty, int flags, bool (*changed)(const struct pty *))
{
    long deadline = now_ms() + DEADLINE_MS;
    for (;;) {
        reap(pty, WNOHANG | flags);
        if (changed(pty))
            return true;
        if (pty->reaped || now_ms() >= deadline)
            return false;
        if (pty->at_end || pty->master < 0)
            poll(NULL, 0, 5);
        else
            read_some(pty, now_ms() + 5);
    }
}

static bool has_ended(const struct pty *pty)
{
    return pty->reaped;
}

static bool has_stopped(const struct pty *pty)
{
    return !pty->reaped && WIFSTOPPED(pty->status);
}

int pty_wait_exit(struct pty *pty)
{
    if (!wait_change(pty, 0, has_ended)) {
        print_screen(pty, "(the end of the program)");
        return -1;
    }
    while (read_some(pty, now_ms()))
        continue;
    return WIFSIGNALED(pty->status) ? 128 + WTERMSIG(pty->status) : WEXITSTATUS(pty->status);
}

bool pty_wait_stopped(struct pty *pty)
{
    pty->status = 0;
    return wait_change(pty, WUNTRACED, has_stopped);
}

void pty_cursor(struct pty *pty, int *row, int *col)
{
    VTermPos pos;
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &pos);
    *row = pos.row;
    *col = pos.col;
}

void pty_resize(struct pty *pty, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    pty->rows = rows;
    pty->cols = cols;
    vterm_set_size(pty->vterm, rows, cols);
    if (ioctl(pty->master, TIOCSWINSZ, &size) != 0)
        give_up("TIOCSWINSZ");
}

void pty_hangup(struct pty *pty)
{
    if (pty->master >= 0)
        close(pty->master);
    pty->master = -1;
}

void pty_signal(struct pty *pty, int number)
{
    kill(pty->pid, number);
}

pid_t pty_pid(const struct pty *pty)
{
    return pty->pid;
}

struct termios pty_settings(const struct pty *pty)
{
    struct termios settings;
    memset(&settings, 0, sizeof settings);
    if (tcgetattr(pty->master, &settings) != 0)
        give_up("tcgetattr");
    return settings;
}

struct termios pty_first_settings(const struct pty *pty)
{
    return pty->first;
}

bool pty_same_settings(const struct termios *a, const struct termios *b)
{
    return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
           a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}
