#include "grill/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "grill/base/buf.h"
#include "grill/base/map.h"
#include "grill/base/trap.h"

#define NOT_OPENED  "cannot be opened"
#define NOT_REGULAR "is neither a file nor a pipe (a device or socket)"

static enum file_kind kind_of_mode(mode_t mode)
{
    return S_ISREG(mode) ? FILE_REGULAR : S_ISDIR(mode) ? FILE_FOLDER : FILE_OTHER;
}

static str identity_of(struct arena *arena, const struct stat *status)
{
    const uint64_t identity[2] = {(uint64_t)status->st_dev, (uint64_t)status->st_ino};
    return arena_copy(arena, (str){(const char *)identity, sizeof(identity)});
}

str file_identity(struct arena *arena, const char *path)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        return STR("-");
    return stat(path, &status) == 0 ? identity_of(arena, &status) : (str){0};
}

enum file_kind file_kind(const char *path, struct err *err)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return kind_of_mode(status.st_mode);
    err_system(err, errno, NOT_OPENED);
    return FILE_MISSING;
}

/* Whether a failed read or write is to be tried again: after a signal at once, on a descriptor that somebody made
 * non-blocking when it is ready. */
static bool try_again(int fd, short event)
{
    if (errno == EINTR)
        return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
        return false;
    struct pollfd wanted = {.fd = fd, .events = event};
    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

static int set_too_large(struct err *err, size_t limit)
{
    const size_t mib = 1024 * 1024;
    if (limit >= mib && limit % mib == 0)
        return err_set(err, "larger than the limit of %zu MiB", limit / mib);
    return err_set(err, "larger than the limit of %zu bytes", limit);
}

/* Reads up to `size` bytes; fewer when the file ends before. */
static int read_expected(int fd, char *place, size_t size, size_t *got, struct err *err)
{
    *got = 0;
    while (*got < size) {
        ssize_t count = read(fd, place + *got, size - *got);
        if (count == 0)
            return 0;
        if (count < 0 && !try_again(fd, POLLIN))
            return err_system(err, errno, "cannot be read");
        *got += count > 0 ? (size_t)count : 0;
    }
    return 0;
}

/* Reads what comes behind the `before` bytes that are known. The limit is checked while reading, because the size that
 * a file claims to have may be wrong. */
static int read_to_end(int fd, size_t before, size_t limit, struct buf *content, struct err *err)
{
    enum { PIECE = 64 * 1024 };

    for (;;) {
        size_t got;
        if (read_expected(fd, buf_room(content, PIECE), PIECE, &got, err))
            return -1;
        buf_grew(content, got);
        if (content->len > limit - before)
            return set_too_large(err, limit);
        if (got < PIECE)
            return 0;
    }
}

/* The descriptor of a regular file and its size, or of a pipe, or -1. */
static int open_readable(const char *path, size_t limit, size_t *size, struct err *err)
{
    struct stat named;
    /* a pipe is waited for until somebody writes into it; nothing else may make us wait */
    bool pipe = stat(path, &named) == 0 && S_ISFIFO(named.st_mode);
    int fd = open(path, O_RDONLY | (pipe ? 0 : O_NONBLOCK) | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENXIO ? err_set(err, NOT_REGULAR) : err_system(err, errno, NOT_OPENED);
    struct stat status;
    if (fstat(fd, &status) != 0)
        err_system(err, errno, NOT_OPENED);
    else if (S_ISDIR(status.st_mode))
        err_set(err, "is a folder");
    else if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
        err_set(err, NOT_REGULAR);
    else if (S_ISREG(status.st_mode) && (uintmax_t)status.st_size > limit)
        set_too_large(err, limit);
    else {
        *size = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
        return fd;
    }
    close(fd);
    return -1;
}

int file_read(struct arena *arena, const char *path, size_t limit, str *content, struct err *err)
{
    bool standard_input = strcmp(path, "-") == 0;
    size_t size = 0;
    int fd = standard_input ? STDIN_FILENO : open_readable(path, limit, &size, err);
    if (fd < 0)
        return -1;
    size_t got;
    struct buf more; /* nothing, unless the file grows or is a pipe */
    buf_init(&more);
    char *place = arena_bytes(arena, size + 1);
    int result = read_expected(fd, place, size, &got, err);
    if (result == 0)
        result = read_to_end(fd, got, limit, &more, err);
    if (result == 0 && more.len > 0) {
        char *known = place;
        place = arena_bytes(arena, got + more.len + 1);
        memcpy(place, known, got);
        memcpy(place + got, more.ptr, more.len);
    }
    if (result == 0) {
        place[got + more.len] = '\0';
        *content = (str){place, got + more.len};
    }
    buf_release(&more);
    if (!standard_input)
        close(fd);
    return result;
}

int file_write_all(int fd, str content)
{
    while (content.len > 0) {
        ssize_t written = write(fd, content.ptr, content.len);
        if (written < 0 && !try_again(fd, POLLOUT))
            return -1;
        if (written > 0)
            content = str_skip(content, (size_t)written);
    }
    return 0;
}

static int make_folder(const char *path, struct err *err)
{
    if (mkdir(path, 0700) == 0)
        return 0;
    int code = errno;
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return 0;
    return err_system(err, code == EEXIST ? ENOTDIR : code, "create folder %s", path);
}

int file_make_folders(const char *path, struct err *err)
{
    size_t size = strlen(path) + 1;
    char *parent = xmalloc(size);
    memcpy(parent, path, size);
    int result = 0;
    /* The slash at the very start is the root folder, which exists. */
    for (char *at = parent; result == 0 && *at != '\0'; at++) {
        if (*at != '/' || at == parent)
            continue;
        *at = '\0';
        result = make_folder(parent, err);
        *at = '/';
    }
    if (result == 0)
        result = make_folder(path, err);
    free(parent);
    return result;
}

enum { MOST_LEVELS = 64 };

struct walk {
    file_visit *visit;
    void *context;
    struct arena names; /* rewound when a folder is left */
    struct arena keys;  /* of `seen` */
    struct map seen;    /* folders, by device and inode */
    bool ended;         /* the visitor has had enough */
};

static void tell(struct walk *walk, str path, const char *reason)
{
    if (!walk->visit(walk->context, path, reason))
        walk->ended = true;
}

/* Returns true at the first call for a folder. */
static bool enter_once(struct walk *walk, const struct stat *status)
{
    return map_put(&walk->seen, identity_of(&walk->keys, status), NULL);
}

static bool is_passed_over(str name)
{
    return str_starts(name, STR(".")) || str_eq(name, STR("node_modules")) || str_eq(name, STR("vendor"));
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

struct names {
    str *items; /* on the heap; the bytes are in the walk's arena */
    size_t count;
    size_t cap;
};

/* The names in a folder, sorted, without those that are passed over. Returns 0 or -1 with `names` empty. */
static int read_names(struct walk *walk, const char *folder, struct names *names, struct err *err)
{
    DIR *stream = opendir(folder);
    if (stream == NULL)
        return err_system(err, errno, NOT_OPENED);
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (entry == NULL)
            break;
        str name = str_of(entry->d_name);
        if (is_passed_over(name))
            continue;
        names->items = array_reserve(names->items, &names->cap, names->count + 1, sizeof(str));
        names->items[names->count++] = arena_copy(&walk->names, name);
    }
    int code = errno;
    closedir(stream);
    if (code != 0) {
        free(names->items);
        *names = (struct names){0};
        return err_system(err, code, "cannot be read");
    }
    if (names->count > 0)
        qsort(names->items, names->count, sizeof(str), compare_names);
    return 0;
}

static int walk_folder(struct walk *walk, str folder, int level, struct err *err);

static void walk_entry(struct walk *walk, str path, int level)
{
    struct stat status;
    struct err err;
    if (stat(path.ptr, &status) != 0) {
        err_system(&err, errno, NOT_OPENED);
        tell(walk, path, err.text);
    } else if (S_ISREG(status.st_mode)) {
        tell(walk, path, NULL);
    } else if (!S_ISDIR(status.st_mode)) {
        tell(walk, path, "is not a regular file");
    } else if (level == MOST_LEVELS) {
        tell(walk, path, "is a folder more than 64 levels deep");
    } else if (!enter_once(walk, &status)) {
        tell(walk, path, "is a folder that was read already");
    } else if (walk_folder(walk, path, level + 1, &err) != 0) {
        tell(walk, path, err.text);
    }
}

static int walk_folder(struct walk *walk, str folder, int level, struct err *err)
{
    struct arena_mark mark = arena_mark(&walk->names);
    struct names names = {0};
    if (read_names(walk, folder.ptr, &names, err) != 0)
        return -1;
    for (size_t i = 0; i < names.count && !walk->ended; i++)
        walk_entry(walk, path_join(&walk->names, folder, names.items[i]), level);
    free(names.items);
    arena_rewind(&walk->names, mark);
    return 0;
}

int file_walk(const char *folder, file_visit *visit, void *context, struct err *err)
{
    struct stat status;
    if (stat(folder, &status) != 0)
        return err_system(err, errno, NOT_OPENED);
    struct walk walk = {.visit = visit, .context = context};
    enter_once(&walk, &status);
    int result = walk_folder(&walk, str_of(folder), 1, err);
    map_release(&walk.seen);
    arena_release(&walk.keys);
    arena_release(&walk.names);
    return result;
}

str path_name(str path)
{
    while (true) {
        ptrdiff_t slash = str_find_byte(path, '/', 0);
        if (slash < 0)
            return path;
        path = str_skip(path, (size_t)slash + 1);
    }
}

str path_join(struct arena *arena, str folder, str name)
{
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    bool slash = folder.len > 0 && folder.ptr[folder.len - 1] != '/';
    struct buf path;
    buf_init(&path);
    buf_add(&path, folder);
    buf_add_z(&path, slash ? "/" : "");
    buf_add(&path, name);
    str joined = arena_copy(arena, buf_str(&path));
    buf_release(&path);
    return joined;
}
