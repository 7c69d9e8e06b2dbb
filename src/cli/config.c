#include "grill/cli/config.h"

#include <errno.h>

#include "grill/base/diag.h"
#include "grill/base/file.h"
#include "grill/cli/context.h"
#include "grill/cli/paths.h"
#include "grill/doc/yaml.h"

enum { CONFIG_LIMIT = 1024 * 1024 };

static const char decks_key[] = "decks";

struct config {
    struct arena *arena;
    struct options *options;
    int command;
    str path;
    struct err *err;
};

/* Puts the place in front of the message; always returns -1. */
static int at_place(const struct config *config, unsigned line, unsigned col)
{
    return err_wrap(config->err, "%.*s:%u:%u", STR_ARG(config->path), line, col);
}

static int at_value(const struct config *config, const struct yaml_value *value)
{
    return at_place(config, value->line, value->col);
}

static int unknown(const struct config *config, const struct yaml_value *entry)
{
    const char *near = options_nearest(entry->key, decks_key);
    err_set(config->err, "unknown setting '%.*s'%s%s%s", STR_ARG(entry->key), near ? "; did you mean '" : "",
            near ? near : "; the settings are the long names of options, and decks", near ? "'?" : "");
    return at_place(config, entry->key_line, entry->key_col);
}

static str expand(const struct config *config, str path)
{
    return paths_expand(config->arena, str_slice(config->path, 0, config->path.len - path_name(config->path).len),
                        path);
}

static int take_deck(const struct config *config, const struct yaml_value *value)
{
    if (value->kind != YAML_SCALAR || value->text.len == 0) {
        err_set(config->err, "%s wants a path, or a list of paths", decks_key);
        return at_value(config, value);
    }
    str place = arena_format(config->arena, "%.*s:%u:%u", STR_ARG(config->path), value->line, value->col);
    config->options->deck_places[config->options->deck_count] = place.ptr;
    config->options->decks[config->options->deck_count++] = expand(config, value->text).ptr;
    return 0;
}

static int take_decks(const struct config *config, const struct yaml_value *entry)
{
    config->options->decks = ARENA_ARRAY(config->arena, const char *, entry->count + 1);
    config->options->deck_places = ARENA_ARRAY(config->arena, const char *, entry->count + 1);
    if (entry->kind != YAML_LIST)
        return take_deck(config, entry);
    for (const struct yaml_value *each = entry->first; each; each = each->next)
        if (take_deck(config, each))
            return -1;
    return 0;
}

static int take_entry(const struct config *config, const struct yaml_value *entry)
{
    bool is_path = false;
    if (str_eq(entry->key, str_of(decks_key)))
        return take_decks(config, entry);
    if (!options_known(entry->key, &is_path))
        return unknown(config, entry);
    if (entry->kind != YAML_SCALAR) {
        err_set(config->err, "%.*s wants one value", STR_ARG(entry->key));
        return at_value(config, entry);
    }
    str value = is_path ? expand(config, entry->text) : arena_copy(config->arena, entry->text);
    if (options_set(config->options, config->command, entry->key, value.ptr, config->err))
        return at_value(config, entry);
    return 0;
}

static int take_all(const struct config *config, const struct yaml_value *value)
{
    bool empty = !value || (value->kind == YAML_SCALAR && value->text.len == 0);
    if (empty)
        return 0;
    if (value->kind != YAML_MAP || value->next) {
        err_set(config->err, "settings are one map, such as 'new: 10'");
        return at_value(config, value->kind == YAML_MAP ? value->next : value);
    }
    for (const struct yaml_value *entry = value->first; entry; entry = entry->next)
        if (take_entry(config, entry))
            return -1;
    return 0;
}

static int take_text(const struct config *config, str text)
{
    struct yaml_value *value = NULL;
    struct diags diags;
    int result = 0;
    diags_init(&diags, config->arena);
    yaml_read(config->arena, text, config->path, 1, &diags, &value);
    if (diags.count > 0) {
        err_set(config->err, "%.*s", STR_ARG(diags.items[0].text));
        result = at_place(config, diags.items[0].line, diags.items[0].col);
    } else {
        result = take_all(config, value);
    }
    diags_release(&diags);
    return result;
}

int config_read(struct arena *arena, struct options *options, int command, struct err *err)
{
    const struct config config = {arena, options, command, paths_config(arena), err};
    str text;
    if (config.path.len == 0)
        return STATUS_FINE;
    if (file_kind(config.path.ptr, err) == FILE_OTHER) { /* nobody is to wait for a pipe that is in the way */
        err_set(err, "%.*s: is not a regular file", STR_ARG(config.path));
        return STATUS_INPUT;
    }
    if (file_read(arena, config.path.ptr, CONFIG_LIMIT, &text, err)) {
        if (err->code == ENOENT || err->code == ENOTDIR)
            return STATUS_FINE;
        err_wrap(err, "%.*s", STR_ARG(config.path));
        return STATUS_INPUT;
    }
    return take_text(&config, text) ? STATUS_USAGE : STATUS_FINE;
}
