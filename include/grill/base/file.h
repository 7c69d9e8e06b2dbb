/*
 * file: reading files and pipes and walking folders, safely.
 *
 * A deck path may be anything a shell can name: files are opened without blocking and must turn out to be regular or
 * pipes ("-" aside), sizes are limited, links that loop are not followed.
 *
 * Unless said otherwise the error does not name the path, because the caller knows how the user called it: put it in
 * front with err_wrap, or into the file field of a diagnostic.
 */
#ifndef GRILL_BASE_FILE_H
#define GRILL_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/arena.h"
#include "grill/base/err.h"
#include "grill/base/str.h"

enum file_kind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/* What the path names, links followed; FILE_MISSING also when it cannot be looked at (`err` says why). */
enum file_kind file_kind(const char *path, struct err *err);

/* Bytes that are the same for two paths if and only if they name the same file, in the arena; empty when the path
 * cannot be looked at. "-" names itself. */
str file_identity(struct arena *arena, const char *path);

/* Reads a regular file or a pipe whole; path "-" reads standard input. The content lives in the arena and is followed
 * by a NUL. Returns 0, or -1 when it cannot be opened, is something else, or has more than `limit` bytes. */
int file_read(struct arena *arena, const char *path, size_t limit, str *content, struct err *err);

/* Writes all of it, going on after short writes and signals. Returns 0 or -1 with errno set. */
int file_write_all(int fd, str content);

/* Creates a folder and its missing parents, each with mode 0700. Returns 0, or -1 with an error that names the folder
 * that could not be created. */
int file_make_folders(const char *path, struct err *err);

/* Called for every regular file of a walk with `reason` NULL, and with a reason for what is passed over. The path is
 * followed by a NUL and good until the call returns. Returning false ends the walk. */
typedef bool file_visit(void *context, str path, const char *reason);

/* Walks a folder depth first in byte order of the names, links followed. Passed over without a word: hidden entries
 * (names that begin with a dot, version control among them), node_modules and vendor. Passed over with a reason:
 * folders seen already (by device and inode), more than 64 levels, what is no regular file, what cannot be read.
 * Returns 0, or -1 when the top folder cannot be read. */
int file_walk(const char *folder, file_visit *visit, void *context, struct err *err);

/* The part after the last '/'. */
str path_name(str path);
/* "folder/name" in the arena, with one slash between them. */
str path_join(struct arena *arena, str folder, str name);

#endif
