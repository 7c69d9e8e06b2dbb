#include "grill/base/array.h"
#include "grill/base/json.h"
#include "grill/cli/commands.h"
#include "grill/cli/paths.h"
#include "grill/cli/say.h"
#include "grill/text/utf8.h"

/* The environment may hold anything; programs that want its very bytes ask for --json. */
static void add_path(struct buf *out, const char *name, str path, bool ascii)
{
    buf_addf(out, "%-9s ", name);
    utf8_add_safe(out, path.len > 0 ? path : STR("(none)"), ascii);
    buf_add_byte(out, '\n');
}

int cmd_paths(struct context *context)
{
    const struct {
        const char *name;
        str path;
    } rows[] = {
        {"config", paths_config(&context->arena)},
        {"progress", paths_progress(&context->arena, &context->options)},
        {"history", paths_history(&context->arena)},
        {"decks", paths_bundled_decks(&context->arena)},
    };
    if (context->options.operand_count > 0) {
        say_error(context, "paths reads no deck: '%s' is one word too many", context->options.operands[0]);
        return STATUS_USAGE;
    }
    struct buf out;
    buf_init(&out);
    struct json json = json_writer(&out);
    if (context->options.json)
        json_object_begin(&json);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        if (context->options.json)
            json_key_str(&json, rows[i].name, rows[i].path);
        else
            add_path(&out, rows[i].name, rows[i].path, context->options.ascii);
    }
    if (context->options.json) {
        json_object_end(&json);
        buf_add_byte(&out, '\n');
    }
    say_out(buf_str(&out));
    buf_release(&out);
    return say_finish(context, STATUS_FINE);
}
