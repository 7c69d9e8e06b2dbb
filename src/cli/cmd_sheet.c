#include <string.h>

#include "grill/base/file.h"
#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/hint.h"
#include "grill/cli/pager.h"
#include "grill/cli/progress.h"
#include "grill/cli/say.h"
#include "grill/deck/load.h"
#include "grill/report/columns.h"
#include "grill/report/page.h"
#include "grill/report/sheet.h"
#include "grill/report/sheet_json.h"

enum { PAGE_LINES = 60 /* of columns that are not paged by a terminal */ };

/* Whether the operand can only be meant for a file that is not there: it ends as decks do, or its folder exists. */
static bool is_missing_file(struct arena *arena, const char *operand)
{
    struct err err;
    str path = str_of(operand);
    str folder = arena_copy(arena, str_slice(path, 0, path.len - path_name(path).len));
    return deck_is_candidate(path) || (folder.len > 0 && file_kind(folder.ptr, &err) == FILE_FOLDER);
}

/* Which operand names the topic: the first unless it is a file or a folder, then a plain word that is none; the count
 * when none does. */
static size_t topic_operand(struct context *context)
{
    const struct options *options = &context->options;
    struct err err;
    size_t count = options->operand_count;
    bool first = count > 0 && strcmp(options->operands[0], "-") != 0 &&
                 file_kind(options->operands[0], &err) == FILE_MISSING &&
                 !is_missing_file(&context->arena, options->operands[0]);
    for (size_t i = first ? 0 : 1; i < count; i++) {
        if (first || decks_is_word(options->operands[i]))
            return i;
    }
    return count;
}

static int no_such_topic(struct context *context, const struct library *library, const char *name)
{
    str near = sheet_suggest(&context->arena, library, str_of(name));
    struct buf list;
    buf_init(&list);
    hint_command(&list, context, "sheet --list");
    if (near.len > 0)
        say_error(context, "no topic is called '%s'; there is: %.*s ('%s' shows all)", name, STR_ARG(near),
                  buf_z(&list));
    else
        say_error(context, "no topic is called '%s', nor is there such a file; '%s' shows the topics", name,
                  buf_z(&list));
    buf_release(&list);
    return STATUS_NEGATIVE;
}

/* How the sheet is printed: what was asked for, or what the terminal can show. */
static enum render_format wanted_format(const struct context *context)
{
    if (context->options.sheet_format >= 0)
        return (enum render_format)context->options.sheet_format;
    return context->options.json ? RENDER_JSON : terminal_format(&context->out);
}

static void print_list(const struct context *context, const struct sheet_topic *topics, size_t count)
{
    struct render_options render = terminal_render(&context->out);
    struct buf out;
    buf_init(&out);
    if (wanted_format(context) == RENDER_JSON)
        sheet_topics_json(&out, topics, count);
    else
        sheet_topics(&out, topics, count, &render);
    pager_show(context, buf_str(&out));
    buf_release(&out);
}

/* ---- the sheet ---- */

struct sheet_print {
    struct context *context;
    const struct library *library;
    const struct sheet_topic *topics;
    size_t count;
};

static void add_columns(struct buf *out, const struct context *context, const struct node *document,
                        enum render_format format)
{
    struct render_options options = terminal_render(&context->out);
    unsigned columns = (unsigned)context->options.columns;
    unsigned height = context->out.interactive ? context->out.height - 1 : PAGE_LINES;
    options.compact = true;
    options.reveal = true;
    columns_render(out, document, format, &options, columns > 0 ? columns : columns_fit(options.width), height);
}

static void add_page(struct buf *out, const struct sheet_print *print, struct node *document)
{
    struct page page = {.columns = (unsigned)print->context->options.columns};
    if (print->count == 1)
        page.title = sheet_title(&print->topics[0]);
    page_html(out, &print->context->arena, document, &page);
}

static void print_document(const struct sheet_print *print, struct node *document)
{
    enum render_format format = wanted_format(print->context);
    struct render_options options = {.reveal = true};
    struct buf out;
    buf_init(&out);
    switch (format) {
    case RENDER_TERM:
    case RENDER_TEXT:
        add_columns(&out, print->context, document, format);
        break;
    case RENDER_MARKDOWN:
        render(&out, document, format, &options);
        break;
    case RENDER_HTML:
        add_page(&out, print, document);
        break;
    case RENDER_JSON:
        sheet_json(&out, print->topics, print->count, document);
        break;
    case RENDER_FORMAT_COUNT:
        break;
    }
    pager_show(print->context, buf_str(&out));
    buf_release(&out);
}

static int print_sheet(const struct sheet_print *print, const struct progress *weak)
{
    struct context *context = print->context;
    const struct sheet_options options = {
        .full = context->options.full,
        .ascii = context->out.ascii,
        .weak = weak,
        .now = weak ? context_now(context) : 0,
        .retention = context->options.retention,
    };
    struct node *document = sheet_document(&context->arena, print->topics, print->count, &options);
    if (!document->first && print->library->card_count == 0) {
        if (print->library->failed == 0)
            decks_say_none(context, print->library);
        return STATUS_NEGATIVE;
    }
    if (!document->first) {
        say_error(context, weak ? "no card here was forgotten, or is about to be" : "there is nothing on that topic");
        return STATUS_NEGATIVE;
    }
    print_document(print, document);
    return STATUS_FINE;
}

static int print_weak(const struct sheet_print *print)
{
    struct progress progress;
    struct log log;
    int status = progress_look(print->context, print->library, &log, &progress);
    if (status != STATUS_FINE)
        return status;
    status = print_sheet(print, &progress);
    progress_release(&progress);
    log_close(&log);
    return status;
}

static int find_and_print(struct context *context, const struct library *library, const char *name)
{
    struct sheet_topic *topics = NULL;
    bool guessed = false;
    size_t count = name ? sheet_find(&context->arena, library, str_of(name), &topics, &guessed)
                        : sheet_all(&context->arena, library, &topics);
    if (name && count == 0)
        return no_such_topic(context, library, name);
    if (guessed)
        say_note(context, "no topic is called '%s'; this is '%.*s'", name, STR_ARG(sheet_title(&topics[0])));
    if (context->options.list) {
        print_list(context, topics, count);
        return STATUS_FINE;
    }
    const struct sheet_print print = {context, library, topics, count};
    return context->options.weak ? print_weak(&print) : print_sheet(&print, NULL);
}

int cmd_sheet(struct context *context)
{
    struct library library;
    const struct options *options = &context->options;
    size_t at = topic_operand(context);
    size_t count = 0;
    const char **paths = ARENA_ARRAY(&context->arena, const char *, options->operand_count + 1);
    for (size_t i = 0; i < options->operand_count; i++)
        if (i != at)
            paths[count++] = options->operands[i];
    int status = decks_load(context, paths, count, &library);
    if (status == STATUS_FINE) {
        say_troubles(context, &library);
        status = find_and_print(context, &library, at < options->operand_count ? options->operands[at] : NULL);
        status = decks_status(&library, status);
    }
    library_release(&library);
    return say_finish(context, status);
}
