/* The words that belong to each language, in byte order. */
#include "highlight_int.h"

#define WORDS(list)                                                                                                    \
    {                                                                                                                  \
        (list), sizeof(list) / sizeof((list)[0])                                                                       \
    }

static const char *const c_list[] = {
    "NULL",    "_Atomic", "_Bool",     "_Generic",      "auto",     "bool",     "break",        "case",
    "char",    "const",   "constexpr", "continue",      "default",  "do",       "double",       "else",
    "enum",    "extern",  "false",     "float",         "for",      "goto",     "if",           "inline",
    "int",     "long",    "nullptr",   "register",      "restrict", "return",   "short",        "signed",
    "size_t",  "sizeof",  "static",    "static_assert", "struct",   "switch",   "thread_local", "true",
    "typedef", "typeof",  "union",     "unsigned",      "void",     "volatile", "while"};
const struct word_list c_words = WORDS(c_list);

static const char *const cpp_list[] = {"NULL",
                                       "alignas",
                                       "alignof",
                                       "auto",
                                       "bool",
                                       "break",
                                       "case",
                                       "catch",
                                       "char",
                                       "class",
                                       "co_await",
                                       "co_return",
                                       "co_yield",
                                       "concept",
                                       "const",
                                       "const_cast",
                                       "consteval",
                                       "constexpr",
                                       "constinit",
                                       "continue",
                                       "decltype",
                                       "default",
                                       "delete",
                                       "do",
                                       "double",
                                       "dynamic_cast",
                                       "else",
                                       "enum",
                                       "explicit",
                                       "export",
                                       "extern",
                                       "false",
                                       "final",
                                       "float",
                                       "for",
                                       "friend",
                                       "goto",
                                       "if",
                                       "inline",
                                       "int",
                                       "long",
                                       "mutable",
                                       "namespace",
                                       "new",
                                       "noexcept",
                                       "nullptr",
                                       "operator",
                                       "override",
                                       "private",
                                       "protected",
                                       "public",
                                       "register",
                                       "reinterpret_cast",
                                       "requires",
                                       "return",
                                       "short",
                                       "signed",
                                       "size_t",
                                       "sizeof",
                                       "static",
                                       "static_assert",
                                       "static_cast",
                                       "struct",
                                       "switch",
                                       "template",
                                       "this",
                                       "thread_local",
                                       "throw",
                                       "true",
                                       "try",
                                       "typedef",
                                       "typeid",
                                       "typename",
                                       "union",
                                       "unsigned",
                                       "using",
                                       "virtual",
                                       "void",
                                       "volatile",
                                       "while"};
const struct word_list cpp_words = WORDS(cpp_list);

static const char *const java_list[] = {
    "abstract",  "assert",       "boolean", "break",  "byte",   "case",      "catch",      "char",     "class",
    "const",     "continue",     "default", "do",     "double", "else",      "enum",       "extends",  "false",
    "final",     "finally",      "float",   "for",    "goto",   "if",        "implements", "import",   "instanceof",
    "int",       "interface",    "long",    "native", "new",    "null",      "package",    "permits",  "private",
    "protected", "public",       "record",  "return", "sealed", "short",     "static",     "strictfp", "super",
    "switch",    "synchronized", "this",    "throw",  "throws", "transient", "true",       "try",      "var",
    "void",      "volatile",     "while",   "yield"};
const struct word_list java_words = WORDS(java_list);

static const char *const javascript_list[] = {
    "async",   "await",    "break",  "case",      "catch",  "class",   "const",      "continue", "debugger",
    "default", "delete",   "do",     "else",      "export", "extends", "false",      "finally",  "for",
    "from",    "function", "get",    "if",        "import", "in",      "instanceof", "let",      "new",
    "null",    "of",       "return", "set",       "static", "super",   "switch",     "this",     "throw",
    "true",    "try",      "typeof", "undefined", "var",    "void",    "while",      "with",     "yield"};
const struct word_list javascript_words = WORDS(javascript_list);

static const char *const typescript_list[] = {
    "abstract", "any",        "as",       "async",     "await",   "boolean",    "break",     "case",      "catch",
    "class",    "const",      "continue", "debugger",  "declare", "default",    "delete",    "do",        "else",
    "enum",     "export",     "extends",  "false",     "finally", "for",        "from",      "function",  "get",
    "if",       "implements", "import",   "in",        "infer",   "instanceof", "interface", "is",        "keyof",
    "let",      "namespace",  "never",    "new",       "null",    "number",     "of",        "private",   "protected",
    "public",   "readonly",   "return",   "satisfies", "set",     "static",     "string",    "super",     "switch",
    "symbol",   "this",       "throw",    "true",      "try",     "type",       "typeof",    "undefined", "unknown",
    "var",      "void",       "while",    "with",      "yield"};
const struct word_list typescript_words = WORDS(typescript_list);

static const char *const python_list[] = {
    "False",  "None",     "True",   "and",  "as",   "assert", "async",  "await",    "break", "case",
    "class",  "continue", "def",    "del",  "elif", "else",   "except", "finally",  "for",   "from",
    "global", "if",       "import", "in",   "is",   "lambda", "match",  "nonlocal", "not",   "or",
    "pass",   "raise",    "return", "self", "try",  "while",  "with",   "yield"};
const struct word_list python_words = WORDS(python_list);

static const char *const go_list[] = {
    "any",    "bool",   "break",       "byte",      "case",    "chan", "const", "continue", "default", "defer",
    "else",   "error",  "fallthrough", "false",     "float64", "for",  "func",  "go",       "goto",    "if",
    "import", "int",    "int64",       "interface", "iota",    "map",  "nil",   "package",  "range",   "return",
    "rune",   "select", "string",      "struct",    "switch",  "true", "type",  "uint",     "var"};
const struct word_list go_words = WORDS(go_list);

static const char *const rust_list[] = {
    "Self",   "as",    "async",  "await",  "bool",   "box",   "break", "char", "const", "continue", "crate",
    "dyn",    "else",  "enum",   "extern", "f32",    "f64",   "false", "fn",   "for",   "i32",      "i64",
    "if",     "impl",  "in",     "let",    "loop",   "match", "mod",   "move", "mut",   "pub",      "ref",
    "return", "self",  "static", "str",    "struct", "super", "trait", "true", "type",  "u32",      "u64",
    "u8",     "union", "unsafe", "use",    "usize",  "where", "while", "yield"};
const struct word_list rust_words = WORDS(rust_list);

static const char *const sql_list[] = {"add",
                                       "all",
                                       "alter",
                                       "and",
                                       "any",
                                       "as",
                                       "asc",
                                       "avg",
                                       "begin",
                                       "between",
                                       "bigint",
                                       "boolean",
                                       "by",
                                       "cascade",
                                       "case",
                                       "cast",
                                       "char",
                                       "check",
                                       "coalesce",
                                       "column",
                                       "commit",
                                       "constraint",
                                       "count",
                                       "create",
                                       "cross",
                                       "cube",
                                       "current",
                                       "current_date",
                                       "current_timestamp",
                                       "cursor",
                                       "database",
                                       "date",
                                       "datetime",
                                       "decimal",
                                       "declare",
                                       "default",
                                       "delete",
                                       "desc",
                                       "distinct",
                                       "drop",
                                       "else",
                                       "end",
                                       "except",
                                       "exec",
                                       "execute",
                                       "exists",
                                       "explain",
                                       "false",
                                       "fetch",
                                       "first",
                                       "float",
                                       "following",
                                       "for",
                                       "foreign",
                                       "from",
                                       "full",
                                       "function",
                                       "grant",
                                       "group",
                                       "grouping",
                                       "having",
                                       "if",
                                       "in",
                                       "index",
                                       "inner",
                                       "insert",
                                       "int",
                                       "integer",
                                       "intersect",
                                       "interval",
                                       "into",
                                       "is",
                                       "join",
                                       "key",
                                       "last",
                                       "lateral",
                                       "left",
                                       "like",
                                       "limit",
                                       "lock",
                                       "max",
                                       "merge",
                                       "min",
                                       "natural",
                                       "not",
                                       "null",
                                       "nulls",
                                       "numeric",
                                       "of",
                                       "offset",
                                       "on",
                                       "or",
                                       "order",
                                       "outer",
                                       "over",
                                       "partition",
                                       "preceding",
                                       "primary",
                                       "procedure",
                                       "range",
                                       "rank",
                                       "recursive",
                                       "references",
                                       "replace",
                                       "returning",
                                       "returns",
                                       "revoke",
                                       "right",
                                       "rollback",
                                       "rollup",
                                       "row",
                                       "row_number",
                                       "rows",
                                       "savepoint",
                                       "select",
                                       "set",
                                       "sum",
                                       "table",
                                       "temporary",
                                       "text",
                                       "then",
                                       "timestamp",
                                       "to",
                                       "top",
                                       "transaction",
                                       "trigger",
                                       "true",
                                       "truncate",
                                       "unbounded",
                                       "union",
                                       "unique",
                                       "update",
                                       "use",
                                       "using",
                                       "values",
                                       "varchar",
                                       "view",
                                       "when",
                                       "where",
                                       "window",
                                       "with",
                                       "without"};
const struct word_list sql_words = WORDS(sql_list);

static const char *const bash_list[] = {
    "alias", "break", "case",   "cd",   "continue", "declare", "do",     "done", "echo",     "elif",
    "else",  "esac",  "eval",   "exec", "exit",     "export",  "fi",     "for",  "function", "if",
    "in",    "local", "printf", "read", "readonly", "return",  "select", "set",  "shift",    "source",
    "sudo",  "then",  "time",   "trap", "unset",    "until",   "while"};
const struct word_list bash_words = WORDS(bash_list);

static const char *const json_list[] = {"false", "null", "true"};
const struct word_list json_words = WORDS(json_list);

static const char *const yaml_list[] = {"false", "no", "null", "off", "on", "true", "yes"};
const struct word_list yaml_words = WORDS(yaml_list);

static const char *const css_list[] = {"important", "inherit", "initial", "none", "unset"};
const struct word_list css_words = WORDS(css_list);

static const char *const csharp_list[] = {
    "abstract",  "as",        "async",   "await",      "base",     "bool",     "break",     "byte",    "case",
    "catch",     "char",      "checked", "class",      "const",    "continue", "decimal",   "default", "delegate",
    "do",        "double",    "dynamic", "else",       "enum",     "event",    "explicit",  "extern",  "false",
    "finally",   "fixed",     "float",   "for",        "foreach",  "get",      "goto",      "if",      "implicit",
    "in",        "init",      "int",     "interface",  "internal", "is",       "lock",      "long",    "nameof",
    "namespace", "new",       "null",    "object",     "operator", "out",      "override",  "params",  "partial",
    "private",   "protected", "public",  "readonly",   "record",   "ref",      "return",    "sbyte",   "sealed",
    "set",       "short",     "sizeof",  "stackalloc", "static",   "string",   "struct",    "switch",  "this",
    "throw",     "true",      "try",     "typeof",     "uint",     "ulong",    "unchecked", "unsafe",  "ushort",
    "using",     "value",     "var",     "virtual",    "void",     "volatile", "when",      "where",   "while",
    "with",      "yield"};
const struct word_list csharp_words = WORDS(csharp_list);

static const char *const kotlin_list[] = {
    "abstract", "annotation",  "as",        "break",    "by",       "class",   "companion", "const",     "constructor",
    "continue", "crossinline", "data",      "do",       "else",     "enum",    "external",  "false",     "final",
    "finally",  "for",         "fun",       "get",      "if",       "import",  "in",        "infix",     "init",
    "inline",   "inner",       "interface", "internal", "is",       "it",      "lateinit",  "noinline",  "null",
    "object",   "open",        "operator",  "out",      "override", "package", "private",   "protected", "public",
    "reified",  "return",      "sealed",    "set",      "super",    "suspend", "tailrec",   "this",      "throw",
    "true",     "try",         "typealias", "val",      "var",      "vararg",  "when",      "where",     "while"};
const struct word_list kotlin_words = WORDS(kotlin_list);

static const char *const swift_list[] = {
    "Any",      "Self",    "actor",     "as",          "associatedtype", "async",       "await",  "break",
    "case",     "catch",   "class",     "continue",    "default",        "defer",       "deinit", "do",
    "else",     "enum",    "extension", "fallthrough", "false",          "fileprivate", "final",  "for",
    "func",     "get",     "guard",     "if",          "import",         "in",          "init",   "inout",
    "internal", "is",      "lazy",      "let",         "mutating",       "nil",         "open",   "operator",
    "override", "private", "protocol",  "public",      "repeat",         "rethrows",    "return", "self",
    "set",      "some",    "static",    "struct",      "subscript",      "super",       "switch", "throw",
    "throws",   "true",    "try",       "typealias",   "unowned",        "var",         "weak",   "where",
    "while"};
const struct word_list swift_words = WORDS(swift_list);

static const char *const scala_list[] = {
    "abstract", "case",    "catch",   "class",     "def",      "do",     "else",  "enum",  "extends", "false", "final",
    "finally",  "for",     "given",   "if",        "implicit", "import", "lazy",  "match", "new",     "null",  "object",
    "override", "package", "private", "protected", "return",   "sealed", "super", "then",  "this",    "throw", "trait",
    "true",     "try",     "type",    "using",     "val",      "var",    "while", "with",  "yield"};
const struct word_list scala_words = WORDS(scala_list);

static const char *const ruby_list[] = {
    "alias",     "and",    "attr_accessor", "attr_reader", "begin",   "break",  "case",   "class",  "def",
    "defined",   "do",     "else",          "elsif",       "end",     "ensure", "extend", "false",  "for",
    "if",        "in",     "include",       "module",      "next",    "nil",    "not",    "or",     "private",
    "protected", "public", "raise",         "redo",        "require", "rescue", "retry",  "return", "self",
    "super",     "then",   "true",          "undef",       "unless",  "until",  "when",   "while",  "yield"};
const struct word_list ruby_words = WORDS(ruby_list);

static const char *const php_list[] = {
    "abstract",  "and",    "array",    "as",        "break",        "callable", "case",       "catch",     "class",
    "clone",     "const",  "continue", "declare",   "default",      "do",       "echo",       "else",      "elseif",
    "empty",     "enum",   "extends",  "false",     "final",        "finally",  "fn",         "for",       "foreach",
    "function",  "global", "goto",     "if",        "implements",   "include",  "instanceof", "insteadof", "interface",
    "isset",     "list",   "match",    "namespace", "new",          "null",     "or",         "print",     "private",
    "protected", "public", "readonly", "require",   "require_once", "return",   "self",       "static",    "string",
    "switch",    "this",   "throw",    "trait",     "true",         "try",      "unset",      "use",       "var",
    "void",      "while",  "yield"};
const struct word_list php_words = WORDS(php_list);

static const char *const r_list[] = {"FALSE",    "Inf", "NA", "NULL",    "NaN",  "TRUE",   "break",  "else", "for",
                                     "function", "if",  "in", "library", "next", "repeat", "return", "while"};
const struct word_list r_words = WORDS(r_list);
