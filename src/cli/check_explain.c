/*
 * check_explain: `grill check --explain`, files and folders of them line by line.
 */
#include "check_int.h"
#include "grill/base/file.h"
#include "grill/cli/pager.h"
#include "grill/cli/say.h"
#include "grill/deck/lint.h"
#include "grill/deck/load.h"
#include "grill/report/explain.h"
#include "grill/report/findings.h"

struct explanation {
    struct context *context;
    struct render_options render;
    struct buf out;
    bool several; /* files are told apart by their names */
    size_t files;
    int status;
};

static void add_findings(struct explanation *all, const struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (all->context->options.json)
            findings_json(&all->out, &diags->items[i]);
        else
            findings_text(&all->out, &diags->items[i], (str){0}, &all->render,
                          terminal_wraps(&all->context->out, &all->context->options));
}

static void add_deck(struct explanation *all, const struct deck *deck, const struct claim *claims, size_t count,
                     struct diags *diags)
{
    deck_lint(deck, diags);
    diags_sort(diags);
    diags_keep(diags, (enum severity)all->context->options.warn);
    int status = check_status(diags);
    all->status = status > all->status ? status : all->status;
    if (all->context->options.json) {
        explain_json(&all->out, deck, claims, count, diags);
        return;
    }
    if (all->several)
        buf_addf(&all->out, "%s%.*s:\n", all->files > 1 ? "\n" : "", STR_ARG(deck->path));
    explain_text(&all->out, deck, claims, count, diags, &all->render);
}

static void add_bytes(struct explanation *all, str path, str bytes, struct arena *arena)
{
    struct diags diags;
    const struct claim *claims = NULL;
    size_t count = 0;
    diags_init(&diags, arena);
    all->files++;
    const struct deck *deck = deck_explain(arena, path, bytes, &diags, &claims, &count);
    if (deck)
        add_deck(all, deck, claims, count, &diags);
    else
        add_findings(all, &diags);
    if (!deck)
        all->status = STATUS_INPUT;
    diags_release(&diags);
}

static void add_file(struct explanation *all, const char *path)
{
    struct arena arena;
    struct err err;
    str bytes;
    arena_init(&arena);
    if (file_read(&arena, path, DECK_LIMIT, &bytes, &err)) {
        say_error(all->context, "%s: error: %s", path, err.text);
        all->status = STATUS_INPUT;
    } else {
        add_bytes(all, str_of(path), bytes, &arena);
    }
    arena_release(&arena);
}

static bool visit(void *context, str path, const char *reason)
{
    struct explanation *all = context;
    if (!reason && deck_is_candidate(path))
        add_file(all, path.ptr);
    return true;
}

static void add_folder(struct explanation *all, const char *path)
{
    struct err err;
    size_t before = all->files;
    all->several = true;
    if (file_walk(path, visit, all, &err))
        say_error(all->context, "%s: error: %s", path, err.text);
    else if (all->files == before)
        say_error(all->context, "%s: no file in the folder can be a deck", path);
    if (all->files == before)
        all->status = STATUS_INPUT;
}

int check_explain(struct context *context)
{
    struct explanation all = {.context = context, .several = context->options.operand_count > 1};
    struct err err;
    if (context->options.operand_count == 0) {
        say_error(context, "--explain wants a file or a folder: grill check --explain FILE");
        return STATUS_USAGE;
    }
    all.render = terminal_render(&context->out);
    buf_init(&all.out);
    for (size_t i = 0; i < context->options.operand_count; i++) {
        const char *path = context->options.operands[i];
        bool folder = !str_eq(str_of(path), STR("-")) && file_kind(path, &err) == FILE_FOLDER;
        (folder ? add_folder : add_file)(&all, path);
    }
    pager_show(context, buf_str(&all.out));
    buf_release(&all.out);
    return say_finish(context, all.status);
}
