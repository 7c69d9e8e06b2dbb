#include "grill/cli/hint.h"

#include <string.h>

/* As a shell reads it; in double quotes where they do, since messages have the command in single ones. */
static void add_word(struct buf *out, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+@%,:=-";
    bool option = word[0] == '-' && word[1];
    const char *before = option ? "./" : "";
    if (*word && !word[strspn(word, plain)]) {
        buf_addf(out, " %s%s", before, word);
    } else if (!strpbrk(word, "\"$`\\!")) {
        buf_addf(out, " \"%s%s\"", before, word);
    } else {
        buf_addf(out, " '%s", before);
        for (; *word; word++)
            buf_add_z(out, *word == '\'' ? "'\\''" : (const char[]){*word, '\0'});
        buf_add_byte(out, '\'');
    }
}

void hint_command(struct buf *out, const struct context *context, const char *words)
{
    hint_command_on(out, words, context->paths, context->path_count);
}

void hint_command_on(struct buf *out, const char *words, const char *const *paths, size_t count)
{
    buf_addf(out, "grill %s", words);
    for (size_t i = 0; i < count; i++)
        add_word(out, paths[i]);
}

bool hint_is_possible(const struct context *context)
{
    for (size_t i = 0; i < context->path_count; i++)
        if (strcmp(context->paths[i], "-") == 0)
            return false;
    return true;
}
