#include "grill/cli/commands.h"

#include "grill/base/array.h"
#include "grill/text/distance.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

#define GRILL_VERSION "0.1.0"

static const struct command commands[] = {
    {"quiz", FOR_QUIZ, "[DECK...]", "ask the cards that are due, then new ones",
     "Decks are Markdown, plain text or YAML files, folders of them, or - for\n"
     "standard input; without one, those of your configuration, or the ones that come\n"
     "with grill. Type an answer to have it compared, or press Enter to see it; then\n"
     "say how well you knew it. Each answer is saved before the next question. On a\n"
     "pipe the same lines are read as a script.\n",
     cmd_quiz},
    {"sheet", FOR_SHEET, "[TOPIC] [DECK...]", "print the cheat sheet of a topic",
     "TOPIC is the beginning of a topic's title, or something near it; without one,\n"
     "the sheet covers the decks whole. Long sheets go through your pager.\n\n"
     "  grill sheet --format html transformers >sheet.html   a page that prints well\n",
     cmd_sheet},
    {"test", FOR_TEST, "[DECK...]", "run a self-test without a terminal",
     "Answers come from --answers, or one a line from standard input in the order of\n"
     "the cards. Exit status 0 when the score reaches --pass, 1 when it does not.\n",
     cmd_test},
    {"cards", FOR_CARDS, "[DECK...]", "list the cards that were read", "", cmd_cards},
    {"check", FOR_CHECK, "[DECK...]", "report what is repaired, doubtful or wrong in decks",
     "Exit status 0 when nothing is worse than a note, 1 when there are warnings, 3\n"
     "when something could not be read; with --explain, too.\n",
     cmd_check},
    {"paths", FOR_PATHS, "", "print where grill keeps its files", "", cmd_paths},
};

enum { COMMAND_COUNT = COUNT_OF(commands) };

const struct command *command_find(str name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (str_eq(str_of(commands[i].name), name))
            return &commands[i];
    return NULL;
}

const struct command *command_default(void)
{
    return &commands[0];
}

const char *command_nearest(str typed)
{
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    return nearest_name(typed, names, COMMAND_COUNT);
}

void help_overview(struct buf *out)
{
    buf_add_z(out, "Usage: grill [COMMAND] [OPTION...] [DECK...]\n\n"
                   "  grill notes.md            be quizzed on the questions in notes.md\n"
                   "  grill sheet transformers  print a topic's cheat sheet\n"
                   "  grill check notes/        see how well a folder of notes was understood\n\n"
                   "Commands:\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        buf_addf(out, "  %-8s %s%s\n", commands[i].name, commands[i].summary,
                 i == 0 ? " (what plain 'grill' does)" : "");
    buf_add_z(out, "\n'grill COMMAND --help' lists a command's options. Exit status: 0 fine,\n"
                   "1 a negative result, 2 wrong usage, 3 unreadable input, 4 not saved.\n");
}

void help_command(struct buf *out, const struct command *command)
{
    buf_addf(out, "Usage: grill %s [OPTION...] %s", command->name, command->operands);
    buf_trim_line(out);
    buf_add_byte(out, '\n');
    buf_addf(out, "\n%c%s.\n", command->summary[0] - 'a' + 'A', command->summary + 1);
    buf_add_z(out, command->about);
    buf_add_z(out, "\nOptions:\n");
    options_describe(out, command->bit);
}

/* Where the second column of a line of help begins, behind two blanks; 0 when it has none. */
static size_t second_column(str line)
{
    size_t first = line.len - str_trim_left(line).len;
    ptrdiff_t gap = first >= 2 ? str_find(line, STR("  "), first) : -1;
    return gap < 0 ? 0 : line.len - str_trim_left(str_skip(line, (size_t)gap)).len;
}

static void add_fitted(struct buf *out, str text, size_t width, size_t indent)
{
    buf_add_repeat(out, STR(" "), indent);
    wrap_message(out, text, width - indent, indent);
    buf_add_byte(out, '\n');
}

void help_fit(struct buf *out, str help, unsigned width)
{
    enum { INDENT = 8 };
    struct buf paragraph;
    buf_init(&paragraph);
    for (str rest = help; rest.ptr && rest.len > 0;) {
        str line = str_cut(&rest, '\n');
        size_t column = second_column(line);
        bool plain = line.len > 0 && line.ptr[0] != ' ';
        if (plain)
            buf_addf(&paragraph, "%s%.*s", paragraph.len > 0 ? " " : "", STR_ARG(line));
        bool ends = rest.len == 0 || rest.ptr[0] == ' ' || rest.ptr[0] == '\n' || str_ends(line, STR(":"));
        if (plain && ends) {
            add_fitted(out, buf_str(&paragraph), width, 0);
            buf_clear(&paragraph);
        } else if (column > 0 && text_width(line) > width) {
            buf_add(out, str_trim_right(str_slice(line, 0, column)));
            buf_add_byte(out, '\n');
            add_fitted(out, str_skip(line, column), width, INDENT);
        } else if (!plain) {
            buf_add(out, line);
            buf_add_byte(out, '\n');
        }
    }
    buf_release(&paragraph);
}

void help_version(struct buf *out)
{
    buf_add_z(out, "grill " GRILL_VERSION "\nLicence: MIT. No telemetry, no network.\n");
}
