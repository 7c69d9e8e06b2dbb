/*
 * From the command to the first question with a folder of 100,000 cards, and how the time grows with their number, as
 * multiples of cmark's own parse of the same files, each in a process of its own. Files are loaded by several threads:
 * the goal is for the time that passes, the processor time of all threads stands beside it.
 */
#include <cmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "corpus.h"

enum { ROUNDS = 5, FILE_BYTES = 75000, PATH_ROOM = 4096 };

extern char **environ;

static int parse_files(const char *folder, int files)
{
    char path[PATH_ROOM];
    for (int i = 0; i < files; i++) {
        snprintf(path, sizeof path, "%s/%05d.md", folder, i);
        FILE *file = fopen(path, "rb");
        if (!file)
            return 1;
        struct buf text;
        buf_init(&text);
        size_t got = 0;
        do {
            got = fread(buf_room(&text, 1 << 16), 1, 1 << 16, file);
            buf_grew(&text, got);
        } while (got > 0);
        fclose(file);
        cmark_node_free(cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT));
        buf_release(&text);
    }
    return 0;
}

static void write_files(const char *folder, int files)
{
    char path[PATH_ROOM];
    for (int i = 0; i < files; i++) {
        struct buf text;
        buf_init(&text);
        write_corpus(&text, FILE_BYTES, (unsigned long)i + 1);
        snprintf(path, sizeof path, "%s/%05d.md", folder, i);
        FILE *file = fopen(path, "wb");
        if (!file || fwrite(text.ptr, 1, text.len, file) != text.len || fclose(file))
            exit(1);
        buf_release(&text);
    }
}

static void remove_files(const char *folder, int files)
{
    char path[PATH_ROOM];
    for (int i = 0; i < files; i++) {
        snprintf(path, sizeof path, "%s/%05d.md", folder, i);
        unlink(path);
    }
    rmdir(folder);
}

struct cost {
    double seconds;   /* elapsed */
    double processor; /* of all threads together */
    long kilobytes;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Time and peak memory of a command with empty input and output. */
static struct cost run(char **argv)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int status = 0;
    struct rusage usage = {0};
    double start = now();
    int failed = posix_spawn(&child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench_folder: %s does not run\n", argv[0]);
        exit(1);
    }
    return (struct cost){now() - start,
                         (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                             1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec),
                         usage.ru_maxrss};
}

/* The best of some runs: what disturbs a run only makes it slower. */
static struct cost best(char **argv)
{
    struct cost least = run(argv);
    for (int i = 1; i < ROUNDS; i++) {
        struct cost cost = run(argv);
        least.processor = cost.processor < least.processor ? cost.processor : least.processor;
        least.seconds = cost.seconds < least.seconds ? cost.seconds : least.seconds;
    }
    return least;
}

static int measure(char *self, char *grill, int files)
{
    char folder[] = "/tmp/bench-folder.XXXXXX";
    char option[] = "--cmark";
    char quiet[] = "--quiet";
    char progress[] = "--progress=/tmp/bench-folder.none/log";
    char count[16];
    if (!mkdtemp(folder))
        return 1;
    snprintf(count, sizeof count, "%d", files);
    write_files(folder, files);
    char *reference[] = {self, option, folder, count, NULL};
    char *program[] = {grill, quiet, progress, folder, NULL};
    struct cost cmark = best(reference);
    struct cost start = best(program);
    remove_files(folder, files);
    printf(
        "%6.1f MB in %4d files: first question after %7.1f ms, %.2f times cmark (goal 1.7); processor time %7.1f ms, "
        "%.2f times cmark; peak memory %ld MB (goal 200)\n",
        files * (double)FILE_BYTES / 1e6, files, 1e3 * start.seconds, start.seconds / cmark.seconds,
        1e3 * start.processor, start.processor / cmark.processor, start.kilobytes / 1024);
    return start.seconds > 1.7 * cmark.seconds || start.kilobytes > 200 * 1024;
}

int main(int argc, char **argv)
{
    static const int sizes[] = {2, 20, 200};
    char built[] = "build/grill";
    char *grill = getenv("GRILL");
    int status = 0;
    if (argc == 4 && strcmp(argv[1], "--cmark") == 0)
        return parse_files(argv[2], (int)strtol(argv[3], NULL, 10));
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        status = measure(argv[0], grill ? grill : built, sizes[i]);
    return status;
}
