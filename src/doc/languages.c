/* The languages that interviews use: how they write comments and strings, and their own words. */
#include "highlight_int.h"

static const struct quote c_quotes[] = {
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote cpp_quotes[] = {
    {.open = "R\"(", .close = ")\"", .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote java_quotes[] = {
    {.open = "\"\"\"", .close = "\"\"\"", .escape = '\\', .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote javascript_quotes[] = {
    {.open = "`", .close = "`", .escape = '\\', .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote python_quotes[] = {
    {.open = "\"\"\"", .close = "\"\"\"", .escape = '\\', .lines = true},
    {.open = "'''", .close = "'''", .escape = '\\', .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote rust_quotes[] = {
    {.open = "r#\"", .close = "\"#", .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\', .lines = true},
    {.open = "'", .close = "'", .escape = '\\', .one_char = true},
    {.open = NULL},
};

static const struct quote sql_quotes[] = {
    {.open = "'", .close = "'", .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = NULL},
};

static const struct quote bash_quotes[] = {
    {.open = "'", .close = "'", .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\', .lines = true},
    {.open = NULL},
};

static const struct quote json_quotes[] = {
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = NULL},
};

static const struct quote yaml_quotes[] = {
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'"},
    {.open = NULL},
};

static const struct quote html_quotes[] = {
    {.open = "\"", .close = "\"", .lines = true},
    {.open = "'", .close = "'", .lines = true},
    {.open = NULL},
};

static const struct quote csharp_quotes[] = {
    {.open = "\"\"\"", .close = "\"\"\"", .escape = '\\', .lines = true},
    {.open = "@\"", .close = "\"", .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\'},
    {.open = NULL},
};

static const struct quote swift_quotes[] = {
    {.open = "\"\"\"", .close = "\"\"\"", .escape = '\\', .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = NULL},
};

static const struct quote scala_quotes[] = {
    {.open = "\"\"\"", .close = "\"\"\"", .escape = '\\', .lines = true},
    {.open = "\"", .close = "\"", .escape = '\\'},
    {.open = "'", .close = "'", .escape = '\\', .one_char = true},
    {.open = NULL},
};

static const struct quote php_quotes[] = {
    {.open = "\"", .close = "\"", .escape = '\\', .lines = true},
    {.open = "'", .close = "'", .escape = '\\', .lines = true},
    {.open = NULL},
};

const struct language languages[] = {
    {.names = "c h ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .directives = true,
     .quotes = c_quotes,
     .keywords = &c_words},
    {.names = "cpp c++ cc cxx hpp hxx cuda cu ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .directives = true,
     .quotes = cpp_quotes,
     .keywords = &cpp_words},
    {.names = "java ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = java_quotes,
     .keywords = &java_words},
    {.names = "javascript js jsx mjs cjs node ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = javascript_quotes,
     .keywords = &javascript_words},
    {.names = "typescript ts tsx ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = javascript_quotes,
     .keywords = &typescript_words},
    {.names = "python py python3 ipython pycon pyspark ",
     .line_comment = {"#"},
     .quotes = python_quotes,
     .keywords = &python_words},
    {.names = "go golang ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = javascript_quotes,
     .keywords = &go_words},
    {.names = "rust rs ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = rust_quotes,
     .keywords = &rust_words},
    {.names = "sql mysql postgresql postgres psql plsql tsql sqlite hql ",
     .line_comment = {"--"},
     .block_open = "/*",
     .block_close = "*/",
     .no_case = true,
     .quotes = sql_quotes,
     .keywords = &sql_words},
    {.names = "bash sh shell zsh ksh console shell-session terminal dockerfile ",
     .line_comment = {"#"},
     .comment_after_blank = true,
     .quotes = bash_quotes,
     .keywords = &bash_words},
    {.names = "json jsonc json5 jsonl ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = json_quotes,
     .keywords = &json_words},
    {.names = "yaml yml toml ini properties ",
     .line_comment = {"#", ";"},
     .comment_after_blank = true,
     .quotes = yaml_quotes,
     .keywords = &yaml_words},
    {.names = "html xml svg xhtml vue jsp ",
     .block_open = "<!--",
     .block_close = "-->",
     .tags = true,
     .quotes = html_quotes},
    {.names = "css scss less ", .block_open = "/*", .block_close = "*/", .quotes = c_quotes, .keywords = &css_words},
    {.names = "csharp c# cs ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .directives = true,
     .quotes = csharp_quotes,
     .keywords = &csharp_words},
    {.names = "kotlin kt kts ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = java_quotes,
     .keywords = &kotlin_words},
    {.names = "swift ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = swift_quotes,
     .keywords = &swift_words},
    {.names = "scala ",
     .line_comment = {"//"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = scala_quotes,
     .keywords = &scala_words},
    {.names = "ruby rb ", .line_comment = {"#"}, .quotes = c_quotes, .keywords = &ruby_words},
    {.names = "php ",
     .line_comment = {"//", "#"},
     .block_open = "/*",
     .block_close = "*/",
     .quotes = php_quotes,
     .keywords = &php_words},
    {.names = "r rscript ", .line_comment = {"#"}, .quotes = php_quotes, .keywords = &r_words},
};
const size_t language_count = sizeof(languages) / sizeof(languages[0]);

const struct language *language_find(str info)
{
    char name[20];
    size_t length = 0;

    info = str_trim_left(info);
    if (str_starts(info, STR("{")))
        info = str_skip(info, str_starts(info, STR("{.")) ? 2 : 1);
    while (length < info.len && length < sizeof(name) - 2 &&
           !str_contains(STR(" \t,{}:;"), str_slice(info, length, length + 1))) {
        char c = info.ptr[length];

        name[length++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    if (length == 0)
        return NULL;
    name[length++] = ' ';
    for (size_t i = 0; i < language_count; i++) {
        str names = str_of(languages[i].names);
        ptrdiff_t at = str_find(names, (str){name, length}, 0);

        while (at > 0 && names.ptr[at - 1] != ' ')
            at = str_find(names, (str){name, length}, (size_t)at + 1);
        if (at >= 0)
            return &languages[i];
    }
    return NULL;
}
