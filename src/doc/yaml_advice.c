#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "grill/base/array.h"
#include "yaml_int.h"

/* To add advice: a row, before any row that is more general, and an example in tests/unit/test_yaml.c. */
static const struct {
    const char *problem; /* part of libyaml's problem */
    const char *context; /* part of its context, or NULL */
    const char *at;      /* one of these bytes, or NULL */
    const char *advice;
} rules[] = {
    {"cannot start any token", NULL, "\t", "use spaces, not tabs"},
    {"cannot start any token", NULL, "@`%", "quote the value: '@', '`' and '%' cannot begin one"},
    {"mapping values are not allowed", NULL, NULL, "quote the value: it contains ': '"},
    {"sequence entries are not allowed", NULL, NULL, "begin the list on a line of its own"},
    {"unknown escape character", NULL, NULL, "write \\\\ for a backslash, or use single quotes"},
    {"unexpected end of stream", "quoted scalar", NULL, "a quotation mark is never closed"},
    {"unexpected document indicator", "quoted scalar", NULL, "a quotation mark is never closed"},
    {"alphabetic or numeric", "alias", NULL, "quote the value: it begins with '*'"},
    {"alphabetic or numeric", "anchor", NULL, "quote the value: it begins with '&'"},
    {"", "scanning a tag", NULL, "quote the value: it begins with '!'"},
    {"undefined tag handle", NULL, NULL, "quote the value: it begins with '!'"},
    {"expected ',' or ']'", NULL, NULL, "quote the value if it is text that begins with '[', or close the list"},
    {"expected ',' or '}'", NULL, NULL, "quote the value if it is text that begins with '{', or close the map"},
    {"expected <document start>", NULL, NULL, "a map and a list cannot stand side by side; check the indentation"},
    {"expected '-' indicator", NULL, NULL, "check the indentation"},
    {"expected key", NULL, NULL, "check the indentation, or quote the value before"},
    {"expected ':'", NULL, NULL, "each entry is 'key: value'; text of several lines needs '|' after the key"},
    {"comment or line break", "block scalar", NULL, "text begins on the line after '|' or '>', or quote the value"},
    {"leading spaces", "block scalar", NULL, "check the indentation"},
    {"control characters", NULL, NULL, "remove the character"},
};

static bool contains(const char *text, const char *part)
{
    return text && strstr(text, part);
}

const char *yaml_advice(const char *problem, const char *context, char at)
{
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        bool fits = contains(problem, rules[i].problem) && (!rules[i].context || contains(context, rules[i].context));
        if (fits && (!rules[i].at || (at && strchr(rules[i].at, at))))
            return rules[i].advice;
    }
    return NULL;
}
