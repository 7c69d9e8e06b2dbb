/* Environments: lines and cells. */
#include <string.h>

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

    for (i = 0; i < sizeof envs / sizeof *envs; i++)
        if (str_eq(str_of(envs[i].name), name))
            return &envs[i];
    return NULL;
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

struct math_node *math_read_grid(struct parser *parser, const struct math_env *env)
{
    struct math_node *grid = math_node_new(parser, MATH_GRID, MATH_ORDINARY);
    struct math_node *line = math_node_new(parser, MATH_ROW, MATH_ORDINARY);

    grid->env = env;
    for (;;) {
        math_append(line, math_read_row(parser, MATH_STOP_CELL));
        if (math_peek(parser) == '&') {
            parser->at++;
            continue;
        }
        if (!is_empty(line))
            math_append(grid, line);
        if (!math_at_command(parser, "\\") && !math_at_command(parser, "cr"))
            return grid;
        read_line_end(parser);
        line = math_node_new(parser, MATH_ROW, MATH_ORDINARY);
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
