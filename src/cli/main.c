/*
 * grill: a flashcard quiz for the terminal.
 *
 * The map of the house. Folders are layers; an include points down, never up or sideways:
 *
 *   cli     main (here), commands, options, config, context, terminal, paths, say: the frame of every command
 *           decks, progress: the library and the review log that a command works on
 *           cmd_quiz, quiz_*, line, signals: the quiz on a terminal or a pipe
 *           cmd_sheet, cmd_test, cmd_cards, cmd_check, check_explain, cmd_paths, pager: the other commands
 *   report  card faces, cheat sheets, summaries, test results, findings, explanations, lists: what the commands print
 *   quiz    progress (the log folded into what is known of each card), queue, session (the state machine), check,
 *           identity (whose history a reworded card has)
 *   deck    files into cards: styles recognise questions, topics, ids, library
 *   sched   FSRS: numbers only             (deck, sched and store are strangers to each other)
 *   store   the review log: facts, appended and never rewritten
 *   doc     the document tree: Markdown and YAML in, renderers out
 *   text    UTF-8, encodings, width, wrapping, folding, languages, mathematics
 *   base    views, arenas, arrays, buffers, maps, hashes, diagnostics, errors, files, threads, clock, random numbers,
 *           JSON
 *
 * The way of the data:
 *
 *   path -> bytes -> UTF-8 (text/encoding) -> blocks (doc/outline) -> styles claim them -> cards (deck) -> library
 *   review log -> records (store) -> standing of each card (quiz/progress, by way of sched)
 *   library + standings + time + seed -> queue -> session -> questions, verdicts, records
 *   a card's text -> document tree (doc/markdown) -> lines for the screen (doc/render)
 *   topic -> document tree of its cards and passages (report/sheet) -> columns, a page, JSON
 *
 * Each third-party library has one door: cmark in doc/markdown.c, libyaml in doc/yaml.c, libedit in cli/line.c,
 * utf8proc and iconv in text/. Only this folder prints and exits. tests/lint holds all of this to be true.
 */
#include <stdlib.h>

#include "grill/base/clock.h"
#include "grill/cli/commands.h"
#include "grill/cli/config.h"
#include "grill/cli/context.h"
#include "grill/cli/say.h"

/* Where the command's name stands in argv, or 0 when none is given. */
static int find_command(int argc, char **argv, const struct command **command)
{
    for (int i = 1; i < argc; i++) {
        if (str_eq(str_of(argv[i]), STR("--")))
            break;
        if (argv[i][0] == '-' && argv[i][1]) {
            if (options_takes_value(argv[i]))
                i++;
            continue;
        }
        *command = command_find(str_of(argv[i]));
        return *command ? i : 0;
    }
    return 0;
}

/* `grill help`, `grill help COMMAND`; what follows does not matter. */
static bool is_help_command(int argc, char **argv)
{
    return argc >= 2 && str_eq(str_of(argv[1]), STR("help"));
}

static int print_help(const struct context *context, const struct command *command)
{
    enum { HELP_WIDTH = 80 };
    struct buf out;
    struct buf fitted;
    buf_init(&out);
    buf_init(&fitted);
    if (command)
        help_command(&out, command);
    else
        help_overview(&out);
    if (context->out.width < HELP_WIDTH)
        help_fit(&fitted, buf_str(&out), context->out.width);
    say_out(buf_str(fitted.len > 0 ? &fitted : &out));
    buf_release(&fitted);
    buf_release(&out);
    return say_finish(context, STATUS_FINE);
}

static int help(struct context *context, const char *name)
{
    const struct command *command = name ? command_find(str_of(name)) : NULL;
    if (!name || command)
        return print_help(context, command);
    const char *near = command_nearest(str_of(name));
    if (near)
        say_error(context, "there is no command '%s'; did you mean 'grill help %s'?", name, near);
    else
        say_error(context, "there is no command '%s'; 'grill help' lists them", name);
    return STATUS_USAGE;
}

static int print_version(const struct context *context)
{
    struct buf out;
    buf_init(&out);
    help_version(&out);
    say_out(buf_str(&out));
    buf_release(&out);
    return say_finish(context, STATUS_FINE);
}

static int set_clock(struct context *context)
{
    const char *now = getenv("GRILL_NOW");
    context->clock_start = -1;
    if (!now || !*now || clock_parse(str_of(now), &context->clock_start))
        return 0;
    say_error(context, "GRILL_NOW must be a time such as 2026-01-01T12:00:00Z, not '%s'", now);
    return -1;
}

/* Configuration, environment, command line: each has the last word over the one before. Whoever asks for help or the
 * version gets it whatever the configuration says. */
static int read_options(struct context *context, const struct command *command, int argc, char **argv,
                        const char **room, struct err *err)
{
    struct options *options = &context->options;
    struct err outside;
    options_init(options);
    int status = config_read(&context->arena, options, command->bit, &outside);
    if (status == STATUS_FINE && options_environment(options, command->bit, &outside))
        status = STATUS_USAGE;
    if (options_parse(options, command->bit, argc, argv, room, err))
        return STATUS_USAGE;
    if (status == STATUS_FINE || options->help || options->version || is_help_command(argc + 1, argv - 1))
        return STATUS_FINE;
    *err = outside;
    return status;
}

static int run(struct context *context, const struct command *command, bool named, int argc, char **argv,
               const char **room)
{
    bool utf8 = terminal_locale();
    struct err err;
    int status = read_options(context, command, argc, argv, room, &err);
    context->options.ascii = context->options.ascii || !utf8;
    context->out = terminal_look(1, &context->options);
    context->err = terminal_look(2, &context->options);
    context->named = named;
    if (status != STATUS_FINE) {
        say_error(context, "%s", err.text);
        return status;
    }
    if (is_help_command(argc + 1, argv - 1))
        return help(context, argc > 1 ? argv[1] : NULL);
    if (context->options.help)
        return print_help(context, named ? command : NULL);
    if (context->options.version)
        return print_version(context);
    if (set_clock(context))
        return STATUS_USAGE;
    return command->run(context);
}

int main(int argc, char **argv)
{
    struct context context = {0};
    const struct command *command = command_default();
    terminal_reopen_closed();
    arena_init(&context.arena);
    int at = find_command(argc, argv, &command);
    for (int i = at; at > 0 && i + 1 < argc; i++)
        argv[i] = argv[i + 1];
    int count = argc > 0 ? argc - 1 - (at > 0) : 0;
    const char **room = ARENA_ARRAY(&context.arena, const char *, (size_t)count + 1);
    int status = run(&context, command ? command : command_default(), at > 0, count, argv + 1, room);
    arena_release(&context.arena);
    return status;
}
