/* Environments: lines and cells. */
#include <string.h>

#include "grill/base/array.h"
#include "math_parse_int.h"

/* Sorted by name. Where cells is NULL, & only aligns. */
static const struct math_env envs[] = {
    {"Bmatrix", "{", "}", ", ", ";", false, "{", "}", "c"}, {"Vmatrix", "‖", "‖", ", ", ";", false, "‖", "‖", "c"},
    {"align", "", "", NULL, ";", false, "", "", "rl"},      {"align*", "", "", NULL, ";", false, "", "", "rl"},
    {"alignat", "", "", NULL, ";", true, "", "", "rl"},     {"alignat*", "", "", NULL, ";", true, "", "", "rl"},
    {"aligned", "", "", NULL, ";", false, "", "", "rl"},    {"alignedat", "", "", NULL, ";", true, "", "", "rl"},
    {"array", "", "", ", ", ";", true, "", "", "c"},        {"bmatrix", "[", "]", ", ", ";", false, "[", "]", "c"},
    {"cases", "{ ", " }", ", ", ";", false, "{", "", "l"},  {"darray", "", "", ", ", ";", true, "", "", "c"},
    {"dcases", "{ ", " }", ", ", ";", false, "{", "", "l"}, {"eqnarray", "", "", NULL, ";", false, "", "", "rcl"},
    {"eqnarray*", "", "", NULL, ";", false, "", "", "rcl"}, {"equation", "", "", NULL, ";", false, "", "", "c"},
    {"equation*", "", "", NULL, ";", false, "", "", "c"},   {"gather", "", "", NULL, ";", false, "", "", "c"},
    {"gather*", "", "", NULL, ";", false, "", "", "c"},     {"gathered", "", "", NULL, ";", false, "", "", "c"},
    {"matrix", "", "", ", ", ";", false, "", "", "c"},      {"multline", "", "", NULL, ";", false, "", "", "l"},
    {"multline*", "", "", NULL, ";", false, "", "", "l"},   {"pmatrix", "(", ")", ", ", ";", false, "(", ")", "c"},
    {"rcases", "{ ", " }", ", ", ";", false, "", "}", "l"}, {"smallmatrix", "", "", ", ", ";", false, "", "", "c"},
    {"split", "", "", NULL, ";", false, "", "", "rl"},      {"subarray", "", "", ", ", ";", true, "", "", "c"},
    {"substack", "", "", NULL, ",", false, "", "", "c"},    {"vmatrix", "|", "|", ", ", ";", false, "|", "|", "c"},
};

const struct math_env *math_env_find(str name)
{
    size_t i;

    for (i = 0; i < COUNT_OF(envs); i++)
        if (str_eq(str_of(envs[i].name), name))
            return &envs[i];
    return NULL;
}

size_t math_column_count(const struct math_node *grid)
{
    const struct math_node *line, *cell;
    size_t most = 0, count;

    for (line = grid->first; line; line = line->next) {
        count = 0;
        for (cell = line->first; cell; cell = cell->next)
            count++;
        most = count > most ? count : most;
    }
    return most;
}

bool math_plan_columns(const struct math_node *grid, struct math_column *columns, size_t count)
{
    const struct math_env *env = grid->env;
    str letters = env->cells && env->takes_columns ? grid->text : (str){0};
    size_t at, depth = 0, column = 0;
    bool closing = false;

    for (at = 0; at < count; at++)
        columns[at] = (struct math_column){.align = env->columns[at % strlen(env->columns)]};
    for (at = 0; at < letters.len; at++) {
        char letter = letters.ptr[at];

        /* What stands in braces is about spacing. */
        depth += letter == '{';
        depth -= letter == '}' && depth > 0;
        if (depth > 0 || !strchr("lcr|", letter))
            continue;
        closing = closing || (letter == '|' && column >= count);
        if (column < count && letter == '|')
            columns[column].ruled = true;
        else if (column < count)
            columns[column++].align = letter;
    }
    return closing;
}

static bool is_empty(const struct math_node *line)
{
    return !line->first || (line->first == line->last && !line->first->first);
}

/* Skips \\ and what may follow it: a star, an extra height. */
static void read_line_end(struct parser *parser)
{
    math_read_command(parser);
    if (math_peek(parser) == '*')
        parser->at++;
    if (math_peek(parser) == '[')
        math_read_option(parser);
}

/* Reads \hline and its like; returns whether there was one. A rule across some of the columns is left out. */
static bool read_rules(struct parser *parser)
{
    static const char *const rules[] = {"hline", "hdashline", "toprule", "midrule", "bottomrule"};
    bool any = false, again = true;
    str columns;
    size_t i;

    while (again) {
        again = false;
        math_skip_blanks(parser);
        for (i = 0; i < COUNT_OF(rules); i++)
            again = again || math_at_command(parser, rules[i]);
        any = any || again;
        if (again) {
            math_read_command(parser);
        } else if (math_at_command(parser, "cline")) {
            math_read_command(parser);
            again = math_read_verbatim(parser, &columns);
        }
    }
    return any;
}

struct math_node *math_read_grid(struct parser *parser, const struct math_env *env)
{
    struct math_node *grid = math_node_new(parser, MATH_GRID, MATH_ORDINARY);
    struct math_node *line = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    grid->env = env;
    line->ruled = read_rules(parser);
    for (;;) {
        math_append(line, math_read_row(parser, MATH_STOP_CELL));
        if (math_peek(parser) == '&') {
            parser->at++;
            continue;
        }
        if (!is_empty(line))
            math_append(grid, line);
        grid->ruled = is_empty(line) && line->ruled;
        if (!math_at_command(parser, "\\") && !math_at_command(parser, "cr"))
            return grid;
        read_line_end(parser);
        line = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
        line->ruled = read_rules(parser) || grid->ruled;
    }
}

struct math_node *math_read_substack(struct parser *parser, const struct command *command)
{
    struct math_node *grid;

    (void)command;
    math_skip_blanks(parser);
    if (math_peek(parser) != '{')
        return math_read_argument(parser);
    parser->at++;
    grid = math_read_grid(parser, math_env_find(STR("substack")));
    if (math_peek(parser) == '}')
        parser->at++;
    else
        math_fail(parser);
    return grid;
}

/* An environment that nobody knows stays as written, up to its end. */
static struct math_node *read_foreign(struct parser *parser, size_t start, str name)
{
    str closing = arena_format(parser->arena, "\\end{%.*s}", STR_ARG(name));
    ptrdiff_t found = str_find(parser->text, closing, parser->at);

    if (found < 0) {
        math_fail(parser);
        return NULL;
    }
    parser->at = (size_t)found + closing.len;
    return math_atom(parser, str_slice(parser->text, start, parser->at), MATH_ORDINARY);
}

struct math_node *math_read_environment(struct parser *parser, const struct command *command)
{
    size_t start = parser->at - strlen("\\begin");
    const struct math_env *env;
    struct math_node *grid;
    str name, end, columns = {0};

    (void)command;
    if (!math_read_verbatim(parser, &name)) {
        math_fail(parser);
        return NULL;
    }
    env = math_env_find(name);
    if (!env)
        return read_foreign(parser, start, name);
    math_read_option(parser);
    if (env->takes_columns)
        math_read_verbatim(parser, &columns);
    grid = math_read_grid(parser, env);
    grid->text = columns;
    if (math_at_command(parser, "end"))
        math_read_command(parser);
    if (!math_read_verbatim(parser, &end) || !str_eq(end, name))
        math_fail(parser);
    return grid;
}
