/*
 * From the command to the first question: processor time of the program on its bundled decks, and of a process that
 * only runs cmark over the same files, in turn, in one run.
 */
#include <cmark.h>
#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS = 60, FILES_MAX = 100 };

extern char **environ;

/* The reference: each file through cmark, to HTML that nobody reads. */
static int run_cmark(int count, char **paths)
{
    for (int i = 0; i < count; i++) {
        FILE *file = fopen(paths[i], "rb");
        if (!file)
            return 1;
        cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
        char chunk[65536];
        size_t got = 0;
        while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
            cmark_parser_feed(parser, chunk, got);
        fclose(file);
        cmark_node *tree = cmark_parser_finish(parser);
        char *html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
        free(html);
        cmark_node_free(tree);
        cmark_parser_free(parser);
    }
    return 0;
}

static double children_ms(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return 1e3 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-3 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/* Processor time of one run with empty input, ms; -1 when it cannot be started. */
static double time_command(char **argv)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    double before = children_ms();
    pid_t child = 0;
    int status = 0;
    int failed = posix_spawn(&child, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return -1;
    return children_ms() - before;
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

static int list_decks(const char *folder, char **paths)
{
    DIR *dir = opendir(folder);
    int count = 0;
    struct dirent *entry;
    while (dir && count < FILES_MAX && (entry = readdir(dir)))
        if (entry->d_name[0] != '.' && asprintf(&paths[count], "%s/%s", folder, entry->d_name) > 0)
            count++;
    if (dir)
        closedir(dir);
    return count;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--cmark") == 0)
        return run_cmark(argc - 2, argv + 2);
    char option[] = "--cmark";
    char built[] = "build/grill";
    char *reference[FILES_MAX + 3] = {argv[0], option};
    char *program[] = {getenv("GRILL"), NULL};
    int files = list_decks("content/decks", reference + 2);
    double grill_ms[RUNS];
    double cmark_ms[RUNS];
    if (!program[0])
        program[0] = built;
    for (int i = 0; i < RUNS; i++) {
        grill_ms[i] = time_command(program);
        cmark_ms[i] = time_command(reference);
        if (grill_ms[i] < 0 || cmark_ms[i] < 0) {
            fprintf(stderr, "bench_start: %s does not run\n", grill_ms[i] < 0 ? program[0] : reference[0]);
            return 1;
        }
    }
    double grill = median(grill_ms, RUNS);
    double cmark = median(cmark_ms, RUNS);
    printf("start to first question, %d bundled decks: %.2f ms of processor time (goal 5); cmark alone %.2f ms; ratio "
           "%.2f "
           "(goal 3)\n",
           files, grill, cmark, grill / cmark);
    for (int i = 0; i < files; i++)
        free(reference[2 + i]);
    return 0;
}
