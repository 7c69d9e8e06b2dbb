/*
 * Daily copies of the log, beside it: for the day when somebody damages it with an editor or a sync tool.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "grill/base/clock.h"
#include "grill/base/file.h"
#include "log_int.h"

enum { BLOCK_SIZE = 1 << 16, DAY_TEXT = sizeof "2026-01-01" - 1 };

static bool copy_bytes(int from, int to)
{
    char block[BLOCK_SIZE];
    off_t at = 0;
    ssize_t got;
    while ((got = pread(from, block, sizeof block, at)) > 0) {
        if (file_write_all(to, (str){block, (size_t)got}) != 0)
            return false;
        at += got;
    }
    return got == 0 && fdatasync(to) == 0;
}

/* Under another name first, so that a copy with a date is a whole one. */
static bool copy_file(int from, const char *path, const char *unfinished)
{
    unlink(unfinished);
    const int to = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (to < 0)
        return false;
    const bool copied = copy_bytes(from, to);
    const bool closed = close(to) == 0;
    if (copied && closed && rename(unfinished, path) == 0)
        return true;
    unlink(unfinished);
    return false;
}

static bool is_copy(str name, str prefix)
{
    if (!str_starts(name, prefix) || name.len != prefix.len + DAY_TEXT)
        return false;
    static const char form[] = "0000-00-00";
    const char *day = name.ptr + prefix.len;
    for (size_t i = 0; i < DAY_TEXT; i++)
        if (form[i] == '-' ? day[i] != '-' : day[i] < '0' || day[i] > '9')
            return false;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

/* Removes the copies with the oldest dates; `prefix` is their name up to the date. */
static void remove_old(struct log *log, str folder, str prefix)
{
    DIR *dir = opendir(folder.ptr);
    if (!dir)
        return;
    str *names = NULL;
    size_t count = 0, cap = 0;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        if (!is_copy(str_of(entry->d_name), prefix))
            continue;
        names = array_reserve(names, &cap, count + 1, sizeof *names);
        names[count++] = arena_copy(&log->arena, str_of(entry->d_name));
    }
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i + LOG_BACKUPS < count; i++)
        unlinkat(dirfd(dir), names[i].ptr, 0);
    closedir(dir);
    free(names);
}

str log_newest_backup(struct arena *arena, str path)
{
    const str folder = log_folder(arena, path);
    const str prefix = arena_format(arena, "%.*s.bak-", STR_ARG(path_name(path)));
    str newest = {0};
    DIR *dir = opendir(folder.ptr);
    if (!dir)
        return newest;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        const str name = str_of(entry->d_name);
        if (is_copy(name, prefix) && str_compare(name, newest) > 0)
            newest = arena_copy(arena, name);
    }
    closedir(dir);
    return newest.len > 0 ? path_join(arena, folder, newest) : newest;
}

void log_back_up(struct log *log, const struct record *record)
{
    const int32_t day = clock_study_day_in(record->ms, record->zone, 0);
    if (log->backup_day == day)
        return;
    log->backup_day = day;
    struct buf name;
    buf_init(&name);
    buf_addf(&name, "%s.bak-", log->path.ptr);
    const str prefix = arena_copy(&log->arena, path_name(buf_str(&name)));
    clock_format_day(&name, day);
    const str unfinished = arena_format(&log->arena, "%s.bak-unfinished", log->path.ptr);
    if (access(buf_z(&name), F_OK) != 0 && copy_file(log->fd, buf_z(&name), unfinished.ptr))
        remove_old(log, log_folder(&log->arena, log->path), prefix);
    buf_release(&name);
}
