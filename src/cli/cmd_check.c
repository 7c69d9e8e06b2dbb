#include "check_int.h"
#include "grill/base/file.h"
#include "grill/cli/commands.h"
#include "grill/cli/decks.h"
#include "grill/cli/say.h"
#include "grill/deck/lint.h"
#include "grill/report/findings.h"

/* Where the lines of a file are read on: diagnostics come sorted by file and line. */
struct source {
    str file;
    str line;
    str rest;
    unsigned number; /* of `line`, 0 before the first */
};

/* The text of a file that has a diagnostic. One that is no deck is read again for it. */
static str source_text(struct context *context, const struct library *library, const struct diag *diag)
{
    enum { LIMIT = 1 << 20 };
    struct err err;
    str text;
    for (size_t i = 0; i < library->deck_count; i++)
        if (str_eq(library->decks[i]->path, diag->file))
            return library->decks[i]->text;
    bool again = file_kind(arena_copy(&context->arena, diag->file).ptr, &err) == FILE_REGULAR;
    if (diag->col == 0 || !again ||
        file_read(&context->arena, arena_copy(&context->arena, diag->file).ptr, LIMIT, &text, &err))
        return (str){0};
    return text;
}

/* The line a diagnostic means, or the empty view. */
static str source_line(struct context *context, const struct library *library, const struct diag *diag,
                       struct source *source)
{
    if (diag->col == 0)
        return (str){0};
    if (!str_eq(source->file, diag->file) || diag->line < source->number)
        *source = (struct source){.file = diag->file, .rest = source_text(context, library, diag)};
    for (; source->number < diag->line && source->rest.ptr; source->number++)
        source->line = str_cut(&source->rest, '\n');
    return source->number == diag->line ? source->line : (str){0};
}

static void print_findings(struct context *context, const struct library *library)
{
    struct render_options render = terminal_render(&context->out);
    struct source source = {0};
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < library->diags.count; i++) {
        const struct diag *diag = &library->diags.items[i];
        if (context->options.json)
            findings_json(&out, diag);
        else
            findings_text(&out, diag, source_line(context, library, diag, &source), &render,
                          terminal_wraps(&context->out, &context->options));
    }
    say_out(buf_str(&out));
    buf_release(&out);
}

static void print_verdict(const struct context *context, const struct library *library, size_t left_out)
{
    size_t counts[SEVERITY_COUNT] = {0};
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < library->diags.count; i++)
        counts[library->diags.items[i].severity]++;
    buf_addf(&text, "%zu card%s in %zu deck%s", library->card_count, library->card_count == 1 ? "" : "s",
             library->deck_count, library->deck_count == 1 ? "" : "s");
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--)
        if (severity >= context->options.warn)
            buf_addf(&text, "%s%zu %s%s", severity == SEVERITY_ERROR ? ": " : ", ", counts[severity],
                     severity_name((enum severity)severity), counts[severity] == 1 ? "" : "s");
    if (left_out > 0)
        buf_addf(&text, " (%zu left out)", left_out);
    say_note(context, "%s", buf_z(&text));
    buf_release(&text);
}

int check_status(const struct diags *diags)
{
    int worst = diags_worst(diags);
    return worst == SEVERITY_ERROR ? STATUS_INPUT : worst == SEVERITY_WARNING ? STATUS_NEGATIVE : STATUS_FINE;
}

int cmd_check(struct context *context)
{
    if (context->options.explain)
        return check_explain(context);
    struct library library;
    int status = decks_load(context, context->options.operands, context->options.operand_count, &library);
    if (status == STATUS_FINE) {
        for (size_t i = 0; i < library.deck_count; i++)
            deck_lint(library.decks[i], &library.diags);
        diags_sort(&library.diags);
        size_t left_out = diags_keep(&library.diags, (enum severity)context->options.warn);
        print_findings(context, &library);
        print_verdict(context, &library, left_out);
        status = check_status(&library.diags);
    }
    library_release(&library);
    return say_finish(context, status);
}
