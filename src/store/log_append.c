/*
 * Appending: one record, durable before the call returns, whatever happens to this process, to others or to the disk.
 *
 * open, lock, make sure that the path still names the file that is open, read what others appended, end a line that a
 * killed writer left unfinished, write once, sync, unlock. A write that fails is taken back.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "grill/base/file.h"
#include "log_int.h"

enum { LOCK_NAP_MS = 10, REOPEN_TRIES = 5 };

static const int open_flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

static int check_file(int fd, const char *path, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return err_system(err, errno, "look at %s", path);
    if (!S_ISREG(st.st_mode))
        return err_set(err, "%s is not a regular file", path);
    if (st.st_uid != geteuid())
        return err_set(err, "%s belongs to another user", path);
    return 0;
}

/* Opens the file, creating it and its folders when they are missing. */
static int open_file(struct log *log, struct err *err)
{
    const char *path = log->path.ptr;
    int fd = log_try_open(path, open_flags);
    if (fd < 0 && errno == ENOENT) {
        if (file_make_folders(log_folder(&log->arena, log->path).ptr, err) != 0)
            return -1;
        fd = log_try_open(path, open_flags | O_CREAT);
    }
    if (fd < 0 && errno == ELOOP)
        return err_set(err, "%s is a symbolic link: name the file that it leads to", path);
    if (fd < 0)
        return err_system(err, errno, "open %s", path);
    if (check_file(fd, path, err) != 0) {
        close(fd);
        return -1;
    }
    log->fd = fd;
    log->folder_synced = false;
    return 0;
}

static void close_file(struct log *log)
{
    close(log->fd); /* gives the lock up, too */
    log->fd = -1;
}

/* The process that holds the lock on an open file, as far as the system tells; 0 when it does not. */
static long lock_holder(int fd)
{
    struct stat st;
    FILE *locks = fopen("/proc/locks", "re");
    if (!locks)
        return 0;
    long holder = 0;
    char line[256];
    while (holder == 0 && fstat(fd, &st) == 0 && fgets(line, sizeof line, locks)) {
        long pid;
        unsigned major_number, minor_number;
        unsigned long long inode;
        if (sscanf(line, "%*s FLOCK %*s WRITE %ld %x:%x:%llu", &pid, &major_number, &minor_number, &inode) == 4 &&
            inode == st.st_ino && major_number == major(st.st_dev) && minor_number == minor(st.st_dev) && pid > 0)
            holder = pid;
    }
    fclose(locks);
    return holder;
}

static int lock_file(const struct log *log, struct err *err)
{
    const struct timespec nap = {.tv_nsec = LOCK_NAP_MS * 1000000L};
    for (int waited = 0; flock(log->fd, LOCK_EX | LOCK_NB) != 0; waited += LOCK_NAP_MS) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return err_system(err, errno, "lock %s", log->path.ptr);
        if (waited < LOG_PATIENCE_MS) {
            nanosleep(&nap, NULL);
            continue;
        }
        const long holder = lock_holder(log->fd);
        if (holder > 0)
            return err_set(err, "process %ld has kept %s locked for %d seconds: end it or let it go on, then try again",
                           holder, log->path.ptr, LOG_PATIENCE_MS / 1000);
        return err_set(err, "another session has kept %s locked for %d seconds: end it, then try again", log->path.ptr,
                       LOG_PATIENCE_MS / 1000);
    }
    return 0;
}

/* Opens and locks the file that the path names now: the one open since the last append may have been removed or
 * replaced by another meanwhile. */
static int open_locked(struct log *log, struct err *err)
{
    for (int tries = 0; tries < REOPEN_TRIES; tries++) {
        struct stat open_one, named_one;
        if (log->fd < 0 && open_file(log, err) != 0)
            return -1;
        if (lock_file(log, err) != 0)
            return -1;
        if (fstat(log->fd, &open_one) != 0) {
            err_system(err, errno, "look at %s", log->path.ptr);
            close_file(log);
            return -1;
        }
        if (lstat(log->path.ptr, &named_one) == 0 && named_one.st_ino == open_one.st_ino &&
            named_one.st_dev == open_one.st_dev)
            return 0;
        close_file(log);
    }
    return err_set(err, "%s is being replaced again and again", log->path.ptr);
}

/* Takes in what others wrote since the file was read; `*tail` is the unfinished last line. A file that was put in the
 * place of the one we read is only checked: its records are for the next start. */
static int catch_up(struct log *log, size_t *size, str *tail, struct err *err)
{
    struct stat st;
    if (fstat(log->fd, &st) != 0)
        return err_system(err, errno, "look at %s", log->path.ptr);
    *size = (size_t)st.st_size;
    const bool same = log->device == (uint64_t)st.st_dev && log->inode == (uint64_t)st.st_ino;
    const bool known = log->inode == 0 || (same && *size >= log->own.bytes);
    struct log_tally tally = known ? log->own : (struct log_tally){0};
    const size_t from = tally.bytes, before = log->count;
    str text;
    if (log_read_part(&log->arena, log->fd, from, *size, &text) != 0)
        return err_system(err, errno, "read %s", log->path.ptr);
    log_read_lines(known ? log : NULL, log->path, text, &tally);
    const enum log_verdict verdict = log_verdict(&tally);
    if (verdict == LOG_FOREIGN || verdict == LOG_NEWER) {
        log->count = before; /* the next attempt reads them again */
        return log_refuse(log->path.ptr, &tally, err);
    }
    *tail = str_skip(text, tally.bytes - from);
    log->own = tally;
    log->device = (uint64_t)st.st_dev;
    log->inode = (uint64_t)st.st_ino;
    return 0;
}

/* What has to be written so that the line stands on its own behind the content of the file. */
static int compose(struct log *log, size_t size, str tail, str line, struct buf *out, struct err *err)
{
    if (log->own.torn_header) {
        buf_add(out, str_skip(LOG_HEADER, tail.len));
    } else {
        str last;
        if (log_read_part(&log->arena, log->fd, size > 0 ? size - 1 : 0, size, &last) != 0)
            return err_system(err, errno, "read %s", log->path.ptr);
        if (last.len > 0 && last.ptr[0] != '\n')
            buf_add_byte(out, '\n');
        if (log_verdict(&log->own) == LOG_NEW)
            buf_add(out, LOG_HEADER);
    }
    buf_add(out, line);
    return 0;
}

static int sync_file(int fd)
{
    int status, tries = 0;
    do {
#ifdef F_FULLFSYNC
        status = fcntl(fd, F_FULLFSYNC);
#else
        status = fdatasync(fd);
#endif
    } while (status != 0 && errno == EINTR && ++tries < LOG_INTERRUPTED_TRIES);
    return status;
}

/* A file lasts when its name does: syncs its folder, once a session because the one that made the file may have been
 * killed before it got to that, and for a new log all folders above, which may be new as well. Those that cannot be
 * opened or synced as folders are the system's affair. */
static int sync_folders(struct log *log, struct err *err)
{
    const bool all = log_verdict(&log->own) == LOG_NEW;
    str path = log->path;
    do {
        path = log_folder(&log->arena, path);
        const int fd = open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0)
            break;
        const int status = fsync(fd), code = errno;
        close(fd);
        if (status != 0 && code == EIO)
            return err_system(err, code, "sync %s", path.ptr);
    } while (all && path.len > 1);
    log->folder_synced = true;
    return 0;
}

/* Writes at the end of the file, or leaves it as it was. */
static int write_whole(const struct log *log, size_t size, str out, struct err *err)
{
    if (file_write_all(log->fd, out) == 0)
        return 0;
    const int code = errno;
    int tries = 0;
    while (ftruncate(log->fd, (off_t)size) != 0 && errno == EINTR && tries < LOG_INTERRUPTED_TRIES)
        tries++;
    return err_system(err, code, "write to %s", log->path.ptr);
}

/* After a sync that failed nobody knows what is on the disk, and a second one would succeed without having done
 * anything: so it is said, and not tried again. */
static int make_durable(struct log *log, struct err *err)
{
    if (sync_file(log->fd) != 0)
        return err_system(err, errno, "the record may not be saved: sync %s", log->path.ptr);
    if (!log->folder_synced && sync_folders(log, err) != 0)
        return err_wrap(err, "the record may not be saved");
    return 0;
}

/* Counts what was written, together with the unfinished line that it followed; records come from what is in the file
 * now, so that memory and disk cannot differ. */
static void take_in(struct log *log, str tail, str out, bool keep)
{
    if (tail.len == 0 && str_starts(out, STR("\n"))) { /* ends a line that was counted */
        log->own.bytes++;
        out = str_skip(out, 1);
    }
    char *text = ARENA_ARRAY(&log->arena, char, tail.len + out.len);
    if (tail.len > 0)
        memcpy(text, tail.ptr, tail.len);
    if (out.len > 0)
        memcpy(text + tail.len, out.ptr, out.len);
    log_read_lines(keep ? log : NULL, log->path, (str){text, tail.len + out.len}, &log->own);
}

static bool arrived(const struct log *log, size_t from, const struct record *record)
{
    for (size_t i = from; i < log->count; i++)
        if (record_same(&log->records[i], record))
            return true;
    return false;
}

/* Appends a line to the locked file. A record that is there already, because it could not be taken back when its
 * writing failed, is only synced. */
static int append_locked(struct log *log, const struct record *record, str line, struct buf *out, struct err *err)
{
    const size_t before = log->count;
    size_t size = 0;
    str tail = {0};
    if (catch_up(log, &size, &tail, err) != 0)
        return -1;
    if (compose(log, size, tail, arrived(log, before, record) ? STR("") : line, out, err) != 0 ||
        write_whole(log, size, buf_str(out), err) != 0)
        return -1;
    const int status = make_durable(log, err);
    take_in(log, tail, buf_str(out), status == 0);
    return status;
}

int log_append(struct log *log, const struct record *record, struct err *err)
{
    if (log->read_only) {
        *err = log->why;
        return -1;
    }
    struct buf line, out;
    buf_init(&line);
    buf_init(&out);
    record_format(&line, record);
    struct record read;
    int status = -1;
    if (!record_parse(str_slice(buf_str(&line), 0, line.len - 1), &read)) {
        err_set(err, "a value is out of its range: %.*s", STR_ARG(str_trim(buf_str(&line))));
    } else if (open_locked(log, err) == 0) {
        status = append_locked(log, &read, buf_str(&line), &out, err);
        if (status == 0)
            log_back_up(log, &read);
        flock(log->fd, LOCK_UN);
    }
    buf_release(&out);
    buf_release(&line);
    return status;
}
