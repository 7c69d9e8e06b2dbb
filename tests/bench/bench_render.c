/*
 * Markdown to the terminal: processor time and peak memory of grill's renderer, and of lowdown's when it is installed,
 * in turn, on the same files of 3 and 30 MB.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "grill/base/file.h"
#include "grill/doc/render.h"

enum { RUNS = 5, MEGABYTE = 1 << 20, LIMIT = 1 << 30 };

extern char **environ;

struct cost {
    double ms;
    long kilobytes; /* at the peak */
};

static int render_one(const char *path)
{
    struct render_options options = {.width = 80, .colour = true, .hyperlinks = true};
    struct arena arena;
    struct buf out;
    struct err err;
    str text;

    arena_init(&arena);
    buf_init(&out);
    if (file_read(&arena, path, LIMIT, &text, &err) < 0)
        return 1;
    render_markdown(&out, text, RENDER_TERM, &options);
    int status = file_write_all(STDOUT_FILENO, buf_str(&out)) < 0;
    buf_release(&out);
    arena_release(&arena);
    return status;
}

/* What one run of a command costs; -1 ms when it cannot be started or fails. */
static struct cost run(char **argv)
{
    struct cost cost = {-1, 0};
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    pid_t child = 0;
    int status = 0;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    int failed = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return cost;
    cost.ms = 1e3 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
              1e-3 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
    cost.kilobytes = usage.ru_maxrss;
    return cost;
}

static struct cost better(struct cost a, struct cost b)
{
    return a.ms < 0 || (b.ms >= 0 && b.ms < a.ms) ? b : a;
}

/* Writes copies of the source to a temporary file until it has `size` bytes. */
static int make_file(char *path, str source, size_t size)
{
    int fd = mkstemp(path);

    for (size_t written = 0; fd >= 0 && written < size; written += source.len) {
        if (file_write_all(fd, source) < 0)
            return -1;
    }
    return fd < 0 ? -1 : close(fd);
}

static int compare(char *self, str source, size_t megabytes)
{
    char path[] = "/tmp/grill-bench-XXXXXX";
    char *grill[] = {self, (char[]){"--render"}, path, NULL};
    char *lowdown[] = {(char[]){"lowdown"}, (char[]){"-Tterm"}, path, NULL};
    struct cost ours = {-1, 0};
    struct cost theirs = {-1, 0};

    if (make_file(path, source, megabytes * MEGABYTE) < 0)
        return 1;
    for (int i = 0; i < RUNS; i++) {
        ours = better(ours, run(grill));
        theirs = better(theirs, run(lowdown));
    }
    unlink(path);
    printf("render %zu MB for the terminal: %.0f ms, %ld MB", megabytes, ours.ms, ours.kilobytes / 1024);
    if (theirs.ms > 0)
        printf("; lowdown -Tterm %.0f ms, %ld MB; ratio %.2f (goal 1)", theirs.ms, theirs.kilobytes / 1024,
               ours.ms / theirs.ms);
    printf("\n");
    return ours.ms < 0;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct err err;
    str source;

    if (argc == 3 && strcmp(argv[1], "--render") == 0)
        return render_one(argv[2]);
    arena_init(&arena);
    if (file_read(&arena, "tests/golden/everything.md", LIMIT, &source, &err) < 0) {
        fprintf(stderr, "bench_render: %s\n", err.text);
        return 1;
    }
    int status = compare(argv[0], source, 3) | compare(argv[0], source, 30);
    arena_release(&arena);
    return status;
}
