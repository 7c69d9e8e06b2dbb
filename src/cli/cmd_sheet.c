#include "grill/base/file.h"
#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/pager.h"
#include "grill/cli/say.h"
#include "grill/report/sheet.h"

/* The first operand names a topic unless it is a file or a folder. */
static bool names_topic(const struct options *options)
{
    struct err err;
    if (options->operand_count == 0 || str_eq(str_of(options->operands[0]), STR("-")))
        return false;
    return file_kind(options->operands[0], &err) == FILE_MISSING;
}

static int no_such_topic(struct context *context, const struct library *library, const char *name)
{
    str near = sheet_suggest(&context->arena, library, str_of(name));
    if (near.len > 0)
        say_error(context, "no topic is called '%s'; there is: %.*s ('grill sheet --list' shows all)", name,
                  STR_ARG(near));
    else
        say_error(context, "no topic is called '%s', nor is there such a file; 'grill sheet --list' shows the topics",
                  name);
    return STATUS_NEGATIVE;
}

static void print_list(const struct context *context, const struct library *library)
{
    struct render_options render = terminal_render(&context->out);
    struct buf out;
    buf_init(&out);
    if (context->options.json)
        sheet_topics_json(&out, library);
    else
        sheet_topics(&out, library, &render);
    pager_show(context, buf_str(&out));
    buf_release(&out);
}

static int print_sheet(struct context *context, const struct library *library, const char *name)
{
    struct sheet_topic *topics = NULL;
    size_t count = name ? sheet_find(&context->arena, library, str_of(name), &topics)
                        : sheet_all(&context->arena, library, &topics);
    if (name && count == 0)
        return no_such_topic(context, library, name);
    struct render_options options = terminal_render(&context->out);
    struct buf out;
    buf_init(&out);
    const struct sheet_options sheet = {.full = context->options.full, .ascii = options.ascii};
    options.compact = true;
    options.reveal = true;
    const struct node *document = sheet_document(&context->arena, topics, count, &sheet);
    render(&out, document, terminal_format(&context->out), &options);
    pager_show(context, buf_str(&out));
    buf_release(&out);
    return STATUS_FINE;
}

int cmd_sheet(struct context *context)
{
    struct library library;
    const struct options *options = &context->options;
    bool named = names_topic(options);
    const char *name = named ? options->operands[0] : NULL;
    int status = decks_load(context, options->operands + named, options->operand_count - named, &library);
    if (status == STATUS_FINE) {
        say_troubles(context, &library);
        if (options->list)
            print_list(context, &library);
        else
            status = print_sheet(context, &library, name);
        if (library.failed > 0)
            status = STATUS_INPUT;
    }
    library_release(&library);
    return say_finish(context, status);
}
