/*
 * replay: the main program of a fuzz target when it is no fuzzer: feeds it the files of a corpus, one TAP line each.
 *
 * Arguments are files and folders. The empty input and a few that are bad for every reader come on top, so that a
 * target without a corpus is tried as well. An input has LIMIT_SECONDS, then the alarm ends the program.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grill/base/arena.h"
#include "grill/base/file.h"
#include "grill/base/str.h"

enum { LIMIT_SECONDS = 20, FILE_LIMIT = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned count;

static void feed(const char *name, str bytes)
{
    /* A copy of exactly this size, so that the sanitizer sees every read beyond the end. */
    uint8_t *data = malloc(bytes.len ? bytes.len : 1);
    if (!data)
        abort();
    if (bytes.len > 0)
        memcpy(data, bytes.ptr, bytes.len);
    alarm(LIMIT_SECONDS);
    LLVMFuzzerTestOneInput(data, bytes.len);
    alarm(0);
    free(data);
    printf("ok %u - %s\n", ++count, name);
    fflush(stdout);
}

static bool feed_file(const char *path)
{
    struct arena arena;
    struct err err;
    str bytes;
    arena_init(&arena);
    bool readable = file_read(&arena, path, FILE_LIMIT, &bytes, &err) == 0;
    if (readable)
        feed(path, bytes);
    else
        printf("not ok %u - %s # %s\n", ++count, path, err.text);
    arena_release(&arena);
    return readable;
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool feed_folder(const char *folder)
{
    struct dirent **entries;
    bool good = true;
    int n = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (is_file(path))
            good &= feed_file(path);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
    return good;
}

static void feed_usual_suspects(void)
{
    char ascending[256];
    for (int i = 0; i < 256; i++)
        ascending[i] = (char)i;
    feed("nothing", STR(""));
    feed("a NUL", STR("\0"));
    feed("a line end", STR("\n"));
    feed("every byte", (str){ascending, sizeof ascending});
    feed("a UTF-16 mark and half a character", STR("\xff\xfe\x41"));
    feed("a surrogate and an overlong slash", STR("\xed\xa0\x80 \xc0\xaf"));
}

int main(int argc, char **argv)
{
    bool good = true;
    feed_usual_suspects();
    for (int i = 1; i < argc; i++)
        good &= is_file(argv[i]) ? feed_file(argv[i]) : feed_folder(argv[i]);
    printf("1..%u\n", count);
    return good ? 0 : 1;
}
