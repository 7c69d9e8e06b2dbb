/*
 * Opening: which files belong to the log, reading them, and whether the one to append to can be written.
 */
#include "grill/store/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "grill/base/file.h"
#include "log_int.h"

enum { HOST_MAX = 64, LOOSE_MODE = 077 };

/* No log that people make comes near: ninety years at thirty a day are 51 MB. */
static const off_t size_limit = (off_t)1 << 30;

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

/* "<host>.log" as a name that is safe on every file system and not hidden. */
static str file_name(struct arena *arena, const char *host)
{
    char name[HOST_MAX + 1];
    size_t len = 0;
    while (host && host[len] && len < HOST_MAX) {
        const bool hides = len == 0 && host[len] == '.';
        name[len] = is_plain(host[len]) && !hides ? host[len] : '-';
        len++;
    }
    name[len] = '\0';
    return arena_format(arena, "%s.log", len > 0 ? name : "device");
}

static void forbid_writing(struct log *log, const struct err *why)
{
    if (!log->read_only)
        log->why = *why;
    log->read_only = true;
}

static bool is_own(const struct log *log, str path)
{
    return str_eq(path, log->path);
}

static int not_regular(const char *path, struct err *err)
{
    return err_set(err, "%s is not a regular file: choose another place for the progress with --progress PATH", path);
}

/* What may be wrong with the file to append to, although it can be read. */
static void inspect_own(struct log *log, const struct stat *st)
{
    const char *path = log->path.ptr;
    struct err why;
    log->device = (uint64_t)st->st_dev;
    log->inode = (uint64_t)st->st_ino;
    if (st->st_uid != geteuid()) {
        err_set(&why, "%s belongs to another user", path);
        forbid_writing(log, &why);
    } else if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
        err_system(&why, errno, "write to %s", path);
        forbid_writing(log, &why);
    }
    if (st->st_mode & LOOSE_MODE)
        log_note(log, LOG_LOOSE, log->path, "others may open it (mode %03o): chmod 600 makes it private",
                 (unsigned)st->st_mode & 0777);
}

/* The file could not be opened: fatal for our own unless it is a matter of permission, else a problem to report. */
static int not_opened(struct log *log, str path, int code, struct err *err)
{
    const bool own = is_own(log, path);
    if (code == ENOENT)
        return 0;
    if (own && code == ELOOP)
        return err_set(err, "%s is a symbolic link: name the file that it leads to with --progress PATH", path.ptr);
    if (code == ENXIO)
        not_regular(path.ptr, err);
    else
        err_system(err, code, "open %s", path.ptr);
    if (own && code != EACCES && code != EPERM)
        return -1;
    if (own)
        forbid_writing(log, err);
    else
        log_note(log, LOG_PASSED_OVER, path, "passed over: %s", err->text);
    return 0;
}

static int read_open(struct log *log, str path, int fd, struct err *err)
{
    const bool own = is_own(log, path);
    struct stat st;
    str text;
    if (fstat(fd, &st) != 0)
        return err_system(err, errno, "look at %s", path.ptr);
    if (!S_ISREG(st.st_mode))
        return not_regular(path.ptr, err);
    if (st.st_size > size_limit)
        return err_set(err, "%s is larger than any review log", path.ptr);
    if (own)
        inspect_own(log, &st);
    if (log_read_part(&log->arena, fd, 0, (size_t)st.st_size, &text) != 0)
        return err_system(err, errno, "read %s", path.ptr);
    struct log_tally tally;
    const enum log_verdict verdict = log_replay(log, path, text, &tally);
    if (own)
        log->own = tally;
    if (verdict == LOG_NEW || verdict == LOG_READ)
        return 0;
    if (own)
        return log_refuse(path.ptr, &tally, err);
    if (verdict == LOG_NEWER)
        log_note(log, LOG_PASSED_OVER, path, "passed over: it is of version %ld, this program knows version %d",
                 tally.version, LOG_VERSION);
    else
        log_note(log, LOG_PASSED_OVER, path, "passed over: it is not a review log");
    return 0;
}

/* Reads one of the files. Trouble with the one to append to is fatal, with another one a problem to report. */
static int read_file(struct log *log, str path, struct err *err)
{
    const bool own = is_own(log, path);
    /* Without O_NONBLOCK a named pipe would wait for a writer. */
    const int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (own ? O_NOFOLLOW : 0);
    const int fd = log_try_open(path.ptr, flags);
    if (fd < 0)
        return not_opened(log, path, errno, err);
    const int status = read_open(log, path, fd, err);
    close(fd);
    if (status == 0 || own)
        return status;
    log_note(log, LOG_PASSED_OVER, path, "passed over: %s", err->text);
    return 0;
}

static int compare_paths(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

/* The visible *.log files of an open folder, sorted by name; on the heap. */
static str *list_logs(struct arena *arena, DIR *dir, str folder, size_t *count)
{
    str *paths = NULL;
    size_t cap = 0;
    *count = 0;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        const str name = str_of(entry->d_name);
        if (name.ptr[0] == '.' || !str_ends(name, STR(".log")))
            continue;
        paths = array_reserve(paths, &cap, *count + 1, sizeof *paths);
        paths[(*count)++] = path_join(arena, folder, name);
    }
    if (*count > 1)
        qsort(paths, *count, sizeof *paths, compare_paths);
    return paths;
}

static int read_folder(struct log *log, const char *folder, struct err *err)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        const int code = errno;
        if (code == ENOENT)
            return 0;
        err_system(err, code, "open %s", folder);
        if (code != EACCES)
            return -1;
        forbid_writing(log, err);
        return 0;
    }
    size_t count;
    str *paths = list_logs(&log->arena, dir, str_of(folder), &count);
    closedir(dir);
    int status = 0;
    for (size_t i = 0; i < count && status == 0; i++)
        status = read_file(log, paths[i], err);
    free(paths);
    return status;
}

str log_folder(struct arena *arena, str path)
{
    size_t slash = path.len;
    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    return slash == 0 ? STR(".") : arena_copy(arena, str_slice(path, 0, slash > 1 ? slash - 1 : 1));
}

/* Whether the first append could create the file: looks at the nearest folder above it that exists. */
static int inspect_place(struct log *log, struct err *err)
{
    str path = log->path, below;
    do {
        below = path;
        path = log_folder(&log->arena, path);
        struct stat st;
        if (stat(path.ptr, &st) == 0 && !S_ISDIR(st.st_mode))
            return err_set(err, "%s: %s is not a folder", log->path.ptr, path.ptr);
        if (faccessat(AT_FDCWD, path.ptr, W_OK | X_OK, AT_EACCESS) == 0)
            return 0;
    } while (errno == ENOENT && !str_eq(path, below));
    if (errno != EACCES && errno != EROFS && errno != EPERM)
        return err_system(err, errno, "create %s", log->path.ptr);
    struct err why;
    err_system(&why, errno, "create %s", log->path.ptr);
    forbid_writing(log, &why);
    return 0;
}

static bool names_folder(const char *path)
{
    struct err ignored;
    return path[strlen(path) - 1] == '/' || file_kind(path, &ignored) == FILE_FOLDER;
}

void log_init(struct log *log)
{
    *log = (struct log){.fd = -1, .backup_day = INT32_MIN};
    arena_init(&log->arena);
}

int log_open(struct log *log, const char *path, const char *host, struct err *err)
{
    log_init(log);
    if (!path || !*path) {
        struct err why;
        err_set(&why, "there is no home folder to keep the progress in: name a place with --progress PATH");
        forbid_writing(log, &why);
        return 0;
    }
    const bool folder = names_folder(path);
    log->path = folder ? path_join(&log->arena, str_of(path), file_name(&log->arena, host))
                       : arena_copy(&log->arena, str_of(path));
    int status = folder ? read_folder(log, path, err) : read_file(log, log->path, err);
    if (status == 0 && log->inode == 0 && !log->read_only)
        status = inspect_place(log, err);
    if (status != 0) {
        log_close(log);
        return -1;
    }
    log_order(log);
    return 0;
}

/* Reads whole lines behind what is known of the file that is open. */
static void read_growth(struct log *log, int fd, const struct stat *st)
{
    const struct log before = *log;
    str text;
    if (log_read_part(&log->arena, fd, log->own.bytes, (size_t)st->st_size, &text) != 0)
        return;
    while (text.len > 0 && text.ptr[text.len - 1] != '\n')
        text.len--;
    if (text.len == 0)
        return;
    struct log_tally tally = log->own;
    log_read_lines(log, log->path, text, &tally);
    const enum log_verdict verdict = log_verdict(&tally);
    if (verdict == LOG_FOREIGN || verdict == LOG_NEWER) {
        log->count = before.count;
        return;
    }
    log->own = tally;
    log->device = (uint64_t)st->st_dev;
    log->inode = (uint64_t)st->st_ino;
}

bool log_catch_up(struct log *log)
{
    struct stat st;
    const size_t before = log->count;
    if (log->path.len == 0 || lstat(log->path.ptr, &st) != 0 || !S_ISREG(st.st_mode))
        return false;
    const bool same = log->device == (uint64_t)st.st_dev && log->inode == (uint64_t)st.st_ino;
    if ((log->inode != 0 && !same) || (size_t)st.st_size <= log->own.bytes || st.st_size > size_limit)
        return false;
    const int fd = log_try_open(log->path.ptr, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    struct stat open_one;
    if (fstat(fd, &open_one) == 0 && open_one.st_ino == st.st_ino && open_one.st_dev == st.st_dev)
        read_growth(log, fd, &st);
    close(fd);
    return log->count > before;
}

void log_close(struct log *log)
{
    if (log->fd >= 0)
        close(log->fd);
    free(log->records);
    arena_release(&log->arena);
    log_init(log);
}
