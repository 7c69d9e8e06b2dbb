#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "grill/base/buf.h"
#include "grill/base/file.h"

enum { LIMIT = 1024 * 1024 };

/* Each test runs in an empty folder of its own, which is the current one. */
static int enter_folder(void **state)
{
    const char *parent = getenv("TMPDIR");
    char folder[512];
    snprintf(folder, sizeof(folder), "%s/grill-test-XXXXXX", parent == NULL ? P_tmpdir : parent);
    if (mkdtemp(folder) == NULL || chdir(folder) != 0)
        return -1;
    *state = strdup(folder);
    return 0;
}

static int leave_folder(void **state)
{
    char command[2048];
    snprintf(command, sizeof(command), "chmod -R u+rwx '%s'; rm -rf '%s'", (char *)*state, (char *)*state);
    free(*state);
    return chdir("/") != 0 || system(command) != 0;
}

static void write_file(const char *path, str content)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(file_write_all(fd, content), 0);
    assert_int_equal(close(fd), 0);
}

static void assert_not_read(const char *path, size_t limit, const char *reason)
{
    struct arena arena;
    struct err err;
    str content = STR("untouched");
    arena_init(&arena);
    assert_int_equal(file_read(&arena, path, limit, &content, &err), -1);
    assert_string_equal(err.text, reason);
    assert_true(str_eq(content, STR("untouched")));
    arena_release(&arena);
}

static void test_reading(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    str content;
    arena_init(&arena);
    write_file("deck.md", STR("Q: a\0b\n"));
    assert_int_equal(file_read(&arena, "deck.md", LIMIT, &content, &err), 0);
    assert_int_equal(content.len, 7);
    assert_memory_equal(content.ptr, "Q: a\0b\n", 8);

    write_file("empty", (str){0});
    assert_int_equal(file_read(&arena, "empty", 0, &content, &err), 0);
    assert_int_equal(content.len, 0);
    assert_string_equal(content.ptr, "");
    arena_release(&arena);
}

/* Files of the kernel state a size of 0. */
static void test_reading_more_than_was_stated(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    str content;
    if (access("/proc/self/stat", R_OK) != 0)
        skip();
    arena_init(&arena);
    assert_int_equal(file_read(&arena, "/proc/self/stat", LIMIT, &content, &err), 0);
    assert_true(content.len > 0);
    assert_not_read("/proc/self/stat", 3, "larger than the limit of 3 bytes");
    arena_release(&arena);
}

static void test_limits(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    str content;
    arena_init(&arena);
    write_file("ten", STR("0123456789"));
    assert_int_equal(file_read(&arena, "ten", 10, &content, &err), 0);
    assert_not_read("ten", 9, "larger than the limit of 9 bytes");
    write_file("big", (str){0});
    assert_int_equal(truncate("big", (64 << 20) + 1), 0);
    assert_not_read("big", 64 << 20, "larger than the limit of 64 MiB");
    arena_release(&arena);
}

static void test_what_is_no_regular_file(void **state)
{
    (void)state;
    const char *not_regular = "is neither a file nor a pipe (a device or socket)";
    assert_not_read(".", LIMIT, "is a folder");
    assert_not_read("/dev/null", LIMIT, not_regular);
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_not_read("socket", LIMIT, not_regular);
    close(fd);
    assert_not_read("missing", LIMIT, "cannot be opened: no such file or directory");
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_not_read("loop", LIMIT, "cannot be opened: too many levels of symbolic links");
}

static void test_a_named_pipe_is_waited_for(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    str content;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        FILE *writer = fopen("pipe", "we");
        fputs("from a pipe", writer);
        _exit(fclose(writer));
    }
    arena_init(&arena);
    assert_int_equal(file_read(&arena, "pipe", LIMIT, &content, &err), 0);
    assert_true(str_eq(content, STR("from a pipe")));
    assert_int_equal(waitpid(child, NULL, 0), child);
    arena_release(&arena);
}

static void test_kinds(void **state)
{
    (void)state;
    struct err err = {0};
    write_file("deck.md", STR("x"));
    assert_int_equal(symlink("deck.md", "link"), 0);
    assert_int_equal(file_kind("deck.md", &err), FILE_REGULAR);
    assert_int_equal(file_kind("link", &err), FILE_REGULAR);
    assert_int_equal(file_kind(".", &err), FILE_FOLDER);
    assert_int_equal(file_kind("/dev/null", &err), FILE_OTHER);
    assert_int_equal(file_kind("missing", &err), FILE_MISSING);
    assert_int_equal(err.code, ENOENT);
    assert_int_equal(file_kind("missing", NULL), FILE_MISSING);
}

/* Writes slowly into the pipe that a child then reads as its standard input. */
static pid_t start_writer(int fd, size_t pieces)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child != 0)
        return child;
    for (size_t i = 0; i < pieces; i++) {
        usleep(1000);
        if (file_write_all(fd, STR("0123456789")) != 0)
            _exit(1);
    }
    _exit(0);
}

static void test_standard_input(void **state)
{
    (void)state;
    struct arena arena;
    struct err err;
    str content;
    arena_init(&arena);
    int saved = dup(STDIN_FILENO);
    for (int round = 0; round < 2; round++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        /* Another program that shares the descriptor may have made it non-blocking. */
        if (round == 1)
            assert_int_equal(fcntl(ends[0], F_SETFL, O_NONBLOCK), 0);
        pid_t writer = start_writer(ends[1], 20);
        close(ends[1]);
        assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
        close(ends[0]);
        assert_int_equal(file_read(&arena, "-", LIMIT, &content, &err), 0);
        assert_int_equal(content.len, 200);
        assert_true(str_starts(content, STR("01234567890123")));
        assert_int_equal(waitpid(writer, NULL, 0), writer);
    }
    write_file("ten", STR("0123456789"));
    int fd = open("ten", O_RDONLY);
    dup2(fd, STDIN_FILENO);
    close(fd);
    assert_not_read("-", 9, "larger than the limit of 9 bytes");
    dup2(saved, STDIN_FILENO);
    close(saved);
    arena_release(&arena);
}

static void ignore_signal(int number)
{
    (void)number;
}

/* More than a pipe holds, into a non-blocking one, while signals arrive. */
static void test_writing_all(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t parent = getpid();
    struct sigaction action = {.sa_handler = ignore_signal};
    struct sigaction before;
    assert_int_equal(sigaction(SIGUSR1, &action, &before), 0);
    pid_t reader = fork();
    assert_true(reader >= 0);
    if (reader == 0) {
        static char piece[30000];
        size_t total = 0;
        ssize_t got;
        close(ends[1]);
        while ((got = read(ends[0], piece, sizeof(piece))) > 0) {
            total += (size_t)got;
            kill(parent, SIGUSR1);
            usleep(500);
        }
        _exit(total == SIZE ? 0 : 1);
    }
    close(ends[0]);
    char *bytes = calloc(SIZE, 1);
    assert_int_equal(file_write_all(ends[1], (str){bytes, SIZE}), 0);
    close(ends[1]);
    int status = -1;
    while (waitpid(reader, &status, 0) < 0 && errno == EINTR)
        continue;
    assert_int_equal(status, 0);
    sigaction(SIGUSR1, &before, NULL);
    free(bytes);
}

static void test_write_error(void **state)
{
    (void)state;
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0)
        skip();
    assert_int_equal(file_write_all(fd, STR("x")), -1);
    assert_int_equal(errno, ENOSPC);
    assert_int_equal(file_write_all(fd, (str){0}), 0);
    close(fd);
}

static void test_making_folders(void **state)
{
    (void)state;
    struct err err;
    struct stat status;
    assert_int_equal(file_make_folders("a/b//c/", &err), 0);
    assert_int_equal(file_make_folders("a/b/c", &err), 0);
    assert_int_equal(file_make_folders(*state, &err), 0);
    assert_int_equal(stat("a/b", &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    write_file("file", STR("x"));
    assert_int_equal(file_make_folders("file", &err), -1);
    assert_string_equal(err.text, "create folder file: not a directory");
    assert_int_equal(file_make_folders("file/sub/folder", &err), -1);
    assert_string_equal(err.text, "create folder file: not a directory");
}

struct log {
    struct buf lines;
    size_t visits;
    size_t most;
};

static bool write_down(void *context, str path, const char *reason)
{
    struct log *log = context;
    assert_int_equal(path.ptr[path.len], '\0');
    buf_add(&log->lines, path);
    if (reason != NULL)
        buf_addf(&log->lines, ": %s", reason);
    buf_add_byte(&log->lines, '\n');
    return ++log->visits < log->most;
}

static void assert_walk(const char *folder, const char *expected)
{
    struct log log = {.most = SIZE_MAX};
    struct err err = {0};
    assert_int_equal(file_walk(folder, write_down, &log, &err), 0);
    assert_string_equal(buf_z(&log.lines), expected);
    buf_release(&log.lines);
}

static void make_tree(void)
{
    static const char *const folders[] = {"top/b", "top/empty", "top/.git", "top/node_modules", "top/vendor"};
    static const char *const files[] = {"top/z.md",       "top/B.md",       "top/b/2.md",          "top/b/10.md",
                                        "top/.hidden.md", "top/.git/ab.md", "top/vendor/other.md", "top/a.md"};
    for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
        assert_int_equal(file_make_folders(folders[i], NULL), 0);
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        write_file(files[i], STR("x"));
}

static void test_walking(void **state)
{
    (void)state;
    make_tree();
    assert_walk("top", "top/B.md\ntop/a.md\ntop/b/10.md\ntop/b/2.md\ntop/z.md\n");
    assert_walk("top/b/", "top/b/10.md\ntop/b/2.md\n");
    assert_walk("top/empty", "");
    /* What the user names is read, whatever it is called. */
    assert_walk("top/.git", "top/.git/ab.md\n");

    struct log log = {.most = 2};
    struct err err;
    assert_int_equal(file_walk("top", write_down, &log, &err), 0);
    assert_int_equal(log.visits, 2);
    buf_release(&log.lines);
    assert_int_equal(file_walk("missing", write_down, &log, &err), -1);
    assert_string_equal(err.text, "cannot be opened: no such file or directory");
    assert_int_equal(file_walk("top/a.md", write_down, &log, &err), -1);
    assert_string_equal(err.text, "cannot be opened: not a directory");
}

static void test_walking_over_links_and_oddities(void **state)
{
    (void)state;
    assert_int_equal(file_make_folders("top/sub", NULL), 0);
    assert_int_equal(file_make_folders("elsewhere", NULL), 0);
    write_file("elsewhere/far.md", STR("x"));
    assert_int_equal(symlink("../elsewhere", "top/away"), 0);
    assert_int_equal(symlink("../elsewhere/far.md", "top/file-link"), 0);
    assert_int_equal(symlink("nowhere", "top/nothing"), 0);
    assert_int_equal(symlink("..", "top/sub/up"), 0);
    assert_int_equal(mkfifo("top/pipe", 0600), 0);
    assert_walk("top", "top/away/far.md\n"
                       "top/file-link\n"
                       "top/nothing: cannot be opened: no such file or directory\n"
                       "top/pipe: is not a regular file\n"
                       "top/sub/up: is a folder that was read already\n");
}

static void test_walking_past_an_unreadable_folder(void **state)
{
    (void)state;
    assert_int_equal(file_make_folders("top/locked", NULL), 0);
    write_file("top/z.md", STR("x"));
    assert_int_equal(chmod("top/locked", 0), 0);
    if (access("top/locked", R_OK) == 0)
        skip(); /* root may read everything */
    assert_walk("top", "top/locked: cannot be opened: permission denied\ntop/z.md\n");
}

static void test_walking_very_deep(void **state)
{
    (void)state;
    struct buf path;
    buf_init(&path);
    buf_add_z(&path, "d");
    buf_add_repeat(&path, STR("/d"), 80);
    assert_int_equal(file_make_folders(buf_z(&path), NULL), 0);
    struct buf expected;
    buf_init(&expected);
    buf_add_z(&expected, "d");
    buf_add_repeat(&expected, STR("/d"), 64);
    buf_add_z(&expected, ": is a folder more than 64 levels deep\n");
    assert_walk("d", buf_z(&expected));
    buf_release(&path);
    buf_release(&expected);
}

static void test_paths(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_true(str_eq(path_name(STR("a/b/deck.md")), STR("deck.md")));
    assert_true(str_eq(path_name(STR("deck.md")), STR("deck.md")));
    assert_true(str_eq(path_name(STR("a/")), STR("")));
    assert_string_equal(path_join(&arena, STR("a"), STR("b")).ptr, "a/b");
    assert_string_equal(path_join(&arena, STR("a//"), STR("b")).ptr, "a/b");
    assert_string_equal(path_join(&arena, STR("/"), STR("b")).ptr, "/b");
    assert_string_equal(path_join(&arena, STR(""), STR("b")).ptr, "b");
    arena_release(&arena);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_reading),
        IN_FOLDER(test_reading_more_than_was_stated),
        IN_FOLDER(test_limits),
        IN_FOLDER(test_a_named_pipe_is_waited_for),
        IN_FOLDER(test_what_is_no_regular_file),
        IN_FOLDER(test_kinds),
        IN_FOLDER(test_standard_input),
        IN_FOLDER(test_writing_all),
        IN_FOLDER(test_write_error),
        IN_FOLDER(test_making_folders),
        IN_FOLDER(test_walking),
        IN_FOLDER(test_walking_over_links_and_oddities),
        IN_FOLDER(test_walking_past_an_unreadable_folder),
        IN_FOLDER(test_walking_very_deep),
        cmocka_unit_test(test_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
