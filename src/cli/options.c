#include "grill/cli/options.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/doc/yaml.h"
#include "grill/text/distance.h"

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_PATH, VALUE_WHOLE, VALUE_REAL, VALUE_NAME };

struct option_row {
    const char *name;
    char letter;
    enum value_kind kind;
    int commands;
    size_t field;         /* offset in struct options */
    double low, high;     /* WHOLE, REAL: the range */
    const char *names;    /* NAME: "a|b|c", the value is the index; WHOLE: "auto", a word for 0 */
    const char *argument; /* how help calls the value */
    const char *help;
};

#define FIELD(name) offsetof(struct options, name)

static const struct option_row rows[] = {
    {"new", 'n', VALUE_WHOLE, FOR_QUIZ, FIELD(new_cards), 0, 9999, NULL, "N", "new cards a day (20)"},
    {"limit", 'l', VALUE_WHOLE, FOR_QUIZ, FIELD(limit), 0, 1e6, NULL, "N", "cards a session (0: no limit)"},
    {"topic", 't', VALUE_TEXT, FOR_QUIZ | FOR_TEST | FOR_CARDS, FIELD(topic), 0, 0, NULL, "NAME",
     "only cards of a topic or deck whose title contains NAME"},
    {"kind", 'k', VALUE_TEXT, FOR_QUIZ | FOR_TEST | FOR_CARDS, FIELD(kinds), 0, 0, NULL, "LIST",
     "only these kinds: question,term,cloze,choice"},
    {"all", 'a', VALUE_NONE, FOR_QUIZ, FIELD(all), 0, 0, NULL, NULL, "ask everything, due or not"},
    {"suspended", 0, VALUE_NONE, FOR_QUIZ | FOR_CARDS, FIELD(suspended), 0, 0, NULL, NULL,
     "only what ':suspend' put aside; a grade brings it back"},
    {"shuffle", 0, VALUE_NONE, FOR_QUIZ, FIELD(shuffle), 0, 0, NULL, NULL, "new cards in random order"},
    {"retention", 'r', VALUE_REAL, FOR_QUIZ | FOR_SHEET, FIELD(retention), 0.70, 0.99, NULL, "R",
     "chance of recall at which a card falls due (0.9)"},
    {"rollover", 0, VALUE_WHOLE, FOR_QUIZ, FIELD(rollover), 0, 23, NULL, "HOUR", "when a study day begins (4)"},
    {"answers", 0, VALUE_PATH, FOR_TEST, FIELD(answers), 0, 0, NULL, "FILE",
     "YAML or JSON of questions and answers; - is stdin"},
    {"count", 'c', VALUE_WHOLE, FOR_TEST, FIELD(count), 0, 1e6, NULL, "N", "ask N cards, drawn at random (0: all)"},
    {"pass", 0, VALUE_REAL, FOR_TEST, FIELD(pass), 0, 1, NULL, "R", "share of right answers that passes (0.8)"},
    {"format", 'f', VALUE_NAME, FOR_TEST, FIELD(format), 0, 0, "text|tap|json", "FORMAT", "text, tap or json (text)"},
    {"format", 'f', VALUE_NAME, FOR_SHEET, FIELD(sheet_format), 0, 0, "term|text|md|html|json", "FORMAT",
     "term, text, md, html or json (term or text)"},
    {"record", 0, VALUE_NONE, FOR_TEST, FIELD(record), 0, 0, NULL, NULL, "write the results to the review log"},
    {"list", 0, VALUE_NONE, FOR_SHEET, FIELD(list), 0, 0, NULL, NULL, "list the topics and their number of cards"},
    {"full", 0, VALUE_NONE, FOR_SHEET, FIELD(full), 0, 0, NULL, NULL, "whole answers instead of their first lines"},
    {"weak", 0, VALUE_NONE, FOR_SHEET, FIELD(weak), 0, 0, NULL, NULL,
     "only what you forgot or soon will, weakest first"},
    {"columns", 0, VALUE_WHOLE, FOR_SHEET, FIELD(columns), 1, 8, "auto", "N",
     "columns of text, or auto: as many as fit"},
    {"width", 'w', VALUE_WHOLE, FOR_ALL & ~FOR_PATHS, FIELD(width), 20, 1000, NULL, "N",
     "wrap at N columns (the terminal's width, or 80)"},
    {"warn", 'W', VALUE_NAME, FOR_CHECK, FIELD(warn), 0, 0, "note|warning|error", "LEVEL",
     "leave out what is less severe: note, warning, error"},
    {"explain", 0, VALUE_NONE, FOR_CHECK, FIELD(explain), 0, 0, NULL, NULL,
     "show line by line what was taken for what"},
    {"json", 'j', VALUE_NONE, FOR_CARDS | FOR_CHECK | FOR_SHEET | FOR_PATHS, FIELD(json), 0, 0, NULL, NULL,
     "one JSON object a line"},
    {"seed", 's', VALUE_WHOLE, FOR_QUIZ | FOR_TEST, FIELD(seed), 0, 2147483647, NULL, "N",
     "draw the same cards in the same order again"},
    {"progress", 'p', VALUE_PATH, FOR_ALL & ~FOR_CHECK, FIELD(progress), 0, 0, NULL, "PATH",
     "review log, or a folder of them"},
    {"color", 0, VALUE_NAME, FOR_ALL, FIELD(color), 0, 0, "auto|always|never", "WHEN", "auto, always or never (auto)"},
    {"theme", 0, VALUE_NAME, FOR_ALL, FIELD(theme), 0, 0, "auto|dark|light|none", "NAME",
     "colours for a dark or light background, or none"},
    {"ascii", 0, VALUE_NONE, FOR_ALL, FIELD(ascii), 0, 0, NULL, NULL, "draw with ASCII characters only"},
    {"images", 0, VALUE_NONE, FOR_QUIZ, FIELD(images), 0, 0, NULL, NULL, "draw images, with the program chafa"},
    {"no-pager", 0, VALUE_NONE, FOR_SHEET | FOR_CHECK | FOR_CARDS, FIELD(no_pager), 0, 0, NULL, NULL,
     "do not page long output"},
    {"quiet", 'q', VALUE_NONE, FOR_ALL, FIELD(quiet), 0, 0, NULL, NULL, "no remarks about the decks"},
    {"help", 'h', VALUE_NONE, FOR_ALL, FIELD(help), 0, 0, NULL, NULL, "show this help"},
    {"version", 'V', VALUE_NONE, FOR_ALL, FIELD(version), 0, 0, NULL, NULL, "show the version"},
};

/* What the environment may say. */
static const struct {
    const char *option;
    const char *variable;
} variables[] = {{"progress", "GRILL_PROGRESS"}, {"theme", "GRILL_THEME"}};

enum { ROW_COUNT = COUNT_OF(rows) };

static const struct options defaults = {
    .seed = -1, .sheet_format = -1, .new_cards = 20, .rollover = 4, .retention = 0.9, .pass = 0.8};

/* Several commands may have an option of the same name: the row of one of `commands`, or else any row. */
static const struct option_row *better(const struct option_row *found, const struct option_row *row, int commands)
{
    return !found || (!(found->commands & commands) && (row->commands & commands)) ? row : found;
}

static const struct option_row *row_by_name(str name, int commands)
{
    const struct option_row *found = NULL;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (str_eq(str_of(rows[i].name), name))
            found = better(found, &rows[i], commands);
    return found;
}

static const struct option_row *row_by_letter(char letter, int commands)
{
    const struct option_row *found = NULL;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].letter && rows[i].letter == letter)
            found = better(found, &rows[i], commands);
    return found;
}

/* What a configuration may say, too. */
static bool is_setting(const struct option_row *row)
{
    return row->field != FIELD(help) && row->field != FIELD(version);
}

/* The option without a value that "no-name" takes back, and "name" that of "no-name". */
static const struct option_row *row_by_opposite(str name, int commands)
{
    const str no = STR("no-");
    const struct option_row *found = NULL;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        str own = str_of(rows[i].name);
        bool taken_back = str_starts(name, no) && str_eq(str_skip(name, no.len), own);
        bool given_back = str_starts(own, no) && str_eq(str_skip(own, no.len), name);
        if ((taken_back || given_back) && rows[i].kind == VALUE_NONE && is_setting(&rows[i]))
            found = better(found, &rows[i], commands);
    }
    return found;
}

static int unknown_option(str name, struct err *err)
{
    const char *names[ROW_COUNT];
    for (size_t i = 0; i < ROW_COUNT; i++)
        names[i] = rows[i].name;
    const char *near = nearest_name(name, names, ROW_COUNT);
    if (near)
        return err_set(err, "unknown option --%.*s; did you mean --%s?", STR_ARG(name), near);
    return err_set(err, "unknown option --%.*s; see grill --help", STR_ARG(name));
}

/* The index of `value` among "a|b|c", or -1. */
static long name_index(const char *names, str value)
{
    str rest = str_of(names);
    for (long i = 0; rest.ptr; i++)
        if (str_eq(str_cut(&rest, '|'), value))
            return i;
    return -1;
}

/* ---- values ---- */

/* `called` is how the user named the option, for messages. */
static int read_number(const struct option_row *row, const char *called, const char *value, double *number,
                       struct err *err)
{
    char *end = NULL;
    errno = 0;
    *number = strtod(value, &end);
    bool whole = row->kind == VALUE_WHOLE;
    bool plain = value[strspn(value, "+-0123456789")] == '\0'; /* "1e3" is no way to count */
    if (end == value || *end || errno || !isfinite(*number) || (whole && !plain))
        return err_set(err, "%s wants a %snumber, not '%s'", called, whole ? "whole " : "", value);
    if (*number < row->low || *number > row->high)
        return err_set(err, "%s must be between %.10g and %.10g, not %s", called, row->low, row->high, value);
    return 0;
}

static int set_number(const struct option_row *row, void *field, const char *called, const char *value, struct err *err)
{
    double number = 0;
    bool word = row->names && str_eq(str_of(row->names), str_of(value));
    if (!word && read_number(row, called, value, &number, err))
        return -1;
    if (row->kind == VALUE_WHOLE)
        *(long *)field = (long)number;
    else
        *(double *)field = number;
    return 0;
}

static int set_flag(bool *field, const char *called, const char *value, struct err *err)
{
    const struct yaml_value scalar = {.kind = YAML_SCALAR, .text = str_of(value)};
    if (!yaml_bool(&scalar, field))
        return err_set(err, "%s is true or false, not '%s'", called, value);
    return 0;
}

static int set_value(struct options *options, const struct option_row *row, const char *called, const char *value,
                     struct err *err)
{
    void *field = (char *)options + row->field;
    long index = 0;
    switch (row->kind) {
    case VALUE_NONE:
        return set_flag(field, called, value, err);
    case VALUE_TEXT:
    case VALUE_PATH:
        *(const char **)field = value;
        return 0;
    case VALUE_WHOLE:
    case VALUE_REAL:
        return set_number(row, field, called, value, err);
    case VALUE_NAME:
        index = name_index(row->names, str_of(value));
        if (index < 0)
            return err_set(err, "%s cannot be '%s'; it is one of %s", called, value, row->names);
        *(long *)field = index;
        return 0;
    }
    return 0;
}

/* ---- configuration and environment ---- */

void options_init(struct options *options)
{
    *options = defaults;
}

/* Of several options of one name, all that take the value are set. */
int options_set(struct options *options, int command, str name, const char *value, struct err *err)
{
    struct err first;
    size_t refused = 0;
    size_t taken = 0;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct options elsewhere;
        bool wanted = rows[i].commands & command;
        if (!str_eq(str_of(rows[i].name), name) || !is_setting(&rows[i]))
            continue;
        if (set_value(wanted ? options : &elsewhere, &rows[i], rows[i].name, value, refused ? NULL : &first))
            refused++;
        else
            taken++;
    }
    if (taken > 0)
        return 0;
    *err = first;
    return -1;
}

bool options_known(str name, bool *path)
{
    const struct option_row *row = row_by_name(name, FOR_ALL);
    *path = row && row->kind == VALUE_PATH;
    return row && is_setting(row);
}

const char *options_nearest(str name, const char *other)
{
    const char *names[ROW_COUNT + 1];
    size_t count = 0;
    names[count++] = other;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (is_setting(&rows[i]))
            names[count++] = rows[i].name;
    return nearest_name(name, names, count);
}

int options_environment(struct options *options, int command, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(variables); i++) {
        const struct option_row *row = row_by_name(str_of(variables[i].option), command);
        const char *value = getenv(variables[i].variable);
        if (!value || !*value || !(row->commands & command))
            continue;
        if (set_value(options, row, variables[i].variable, value, err))
            return -1;
    }
    return 0;
}

/* ---- the command line ---- */

/* A cursor over the arguments. */
struct arguments {
    int count;
    char **items;
    int at;
    int command;
};

static int apply(struct options *options, const struct option_row *row, const char *inline_value,
                 struct arguments *arguments, struct err *err)
{
    char called[32];
    snprintf(called, sizeof called, "--%s", row->name);
    if (!(row->commands & arguments->command))
        return err_set(err, "--%s does not belong to this command; see its --help", row->name);
    const char *value = inline_value;
    if (row->kind == VALUE_NONE && value)
        return err_set(err, "--%s takes no value", row->name);
    if (row->kind == VALUE_NONE)
        value = "true";
    if (!value) {
        if (arguments->at >= arguments->count)
            return err_set(err, "--%s needs a value (%s)", row->name, row->argument);
        value = arguments->items[arguments->at++];
    }
    return set_value(options, row, called, value, err);
}

static int parse_long(struct options *options, const char *text, struct arguments *arguments, struct err *err)
{
    str rest = str_of(text);
    str name = str_cut(&rest, '=');
    const struct option_row *row = row_by_name(name, arguments->command);
    const struct option_row *opposite = row ? NULL : row_by_opposite(name, arguments->command);
    if (opposite && apply(options, opposite, rest.ptr, arguments, err) == 0) {
        *(bool *)((char *)options + opposite->field) = false;
        return 0;
    }
    if (opposite)
        return -1;
    return row ? apply(options, row, rest.ptr, arguments, err) : unknown_option(name, err);
}

static int parse_letters(struct options *options, const char *letters, struct arguments *arguments, struct err *err)
{
    for (; *letters; letters++) {
        const struct option_row *row = row_by_letter(*letters, arguments->command);
        if (!row)
            return err_set(err, "unknown option -%c; see grill --help", *letters);
        bool valued = row->kind != VALUE_NONE;
        if (apply(options, row, valued && letters[1] ? letters + 1 : NULL, arguments, err))
            return -1;
        if (valued)
            return 0;
    }
    return 0;
}

int options_parse(struct options *options, int command, int argc, char **argv, const char **room, struct err *err)
{
    struct arguments arguments = {argc, argv, 0, command};
    bool ended = false;
    const long width = options->width;
    options->operands = room;
    options->width = 0;
    while (arguments.at < argc) {
        const char *word = argv[arguments.at++];
        int status = 0;
        if (ended || word[0] != '-' || !word[1])
            options->operands[options->operand_count++] = word;
        else if (strcmp(word, "--") == 0)
            ended = true;
        else if (word[1] == '-')
            status = parse_long(options, word + 2, &arguments, err);
        else
            status = parse_letters(options, word + 1, &arguments, err);
        if (status)
            return -1;
    }
    options->width_asked = options->width != 0;
    if (!options->width_asked)
        options->width = width;
    return 0;
}

bool options_takes_value(const char *argument)
{
    str word = str_of(argument);
    if (str_starts(word, STR("--"))) {
        const struct option_row *row = row_by_name(str_skip(word, 2), FOR_ALL);
        return row && row->kind != VALUE_NONE;
    }
    if (word.len != 2 || word.ptr[0] != '-')
        return false;
    const struct option_row *row = row_by_letter(word.ptr[1], FOR_ALL);
    return row && row->kind != VALUE_NONE;
}

void options_describe(struct buf *out, int command)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const struct option_row *row = &rows[i];
        if (!(row->commands & command))
            continue;
        size_t start = out->len;
        if (row->letter)
            buf_addf(out, "  -%c, ", row->letter);
        else
            buf_add_z(out, "      ");
        buf_addf(out, "--%s", row->name);
        if (row->argument)
            buf_addf(out, " %s", row->argument);
        size_t used = out->len - start;
        buf_add_repeat(out, STR(" "), used < 24 ? 24 - used : 1);
        buf_addf(out, "%s\n", row->help);
    }
}
