#include "grill/cli/paths.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grill/base/array.h"
#include "grill/base/file.h"

#ifndef GRILL_DATADIR
#define GRILL_DATADIR "/usr/local/share/grill"
#endif

static str home_folder(void)
{
    const char *home = getenv("HOME");
    if (home && home[0] == '/')
        return str_of(home);
    const struct passwd *user = getpwuid(getuid());
    return user && user->pw_dir && user->pw_dir[0] == '/' ? str_of(user->pw_dir) : (str){0};
}

/* $variable/grill/name, or ~/fallback/grill/name; the specification says to ignore a relative value. */
static str xdg_path(struct arena *arena, const char *variable, const char *fallback, const char *name)
{
    const char *value = getenv(variable);
    if (value && value[0] == '/')
        return arena_format(arena, "%s/grill/%s", value, name);
    str home = home_folder();
    if (home.len == 0)
        return home;
    return arena_format(arena, "%.*s/%s/grill/%s", STR_ARG(home), fallback, name);
}

str paths_config(struct arena *arena)
{
    return xdg_path(arena, "XDG_CONFIG_HOME", ".config", "config.yaml");
}

str paths_expand(struct arena *arena, str folder, str path)
{
    str home = home_folder();
    if (str_eq(path, STR("~")) || str_starts(path, STR("~/")))
        return arena_format(arena, "%.*s%.*s", STR_ARG(home), STR_ARG(str_skip(path, 1)));
    return str_starts(path, STR("/")) ? arena_copy(arena, path) : path_join(arena, folder, path);
}

str paths_progress(struct arena *arena, const struct options *options)
{
    if (options->progress)
        return arena_copy(arena, str_of(options->progress));
    return xdg_path(arena, "XDG_DATA_HOME", ".local/share", "reviews/");
}

str paths_history(struct arena *arena)
{
    return xdg_path(arena, "XDG_STATE_HOME", ".local/state", "history");
}

/* The folder that holds the running program, or the empty view. */
static str program_folder(struct arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length >= sizeof path)
        return (str){0};
    while (length > 1 && path[length - 1] != '/')
        length--;
    return arena_copy(arena, (str){path, (size_t)length - 1});
}

str paths_bundled_decks(struct arena *arena)
{
    static const char *const beside[] = {"../content/decks", "../../content/decks", "../share/grill/decks"};
    struct err ignored;
    str folder = program_folder(arena);
    for (size_t i = 0; folder.len > 0 && i < COUNT_OF(beside); i++) {
        str path = arena_format(arena, "%.*s/%s", STR_ARG(folder), beside[i]);
        char real[PATH_MAX];
        if (file_kind(path.ptr, &ignored) == FILE_FOLDER && realpath(path.ptr, real))
            return arena_copy(arena, str_of(real));
    }
    if (file_kind(GRILL_DATADIR "/decks", &ignored) == FILE_FOLDER)
        return STR(GRILL_DATADIR "/decks");
    return (str){0};
}

str paths_host(struct arena *arena)
{
    char name[256] = "";
    if (gethostname(name, sizeof name - 1) != 0 || !name[0])
        return STR("localhost");
    return arena_copy(arena, str_of(name));
}
