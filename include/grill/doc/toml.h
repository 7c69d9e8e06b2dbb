/*
 * toml: texts of "key = value" lines, as people write them: values with their places, like those of YAML.
 *
 * What TOML forbids is read as it was meant: quotes inside of quotes, values that break off at the end of a line, a
 * record that begins where a key comes again. Nothing is an error; what is never closed and what is no
 * line of TOML is reported with line and column.
 */
#ifndef GRILL_DOC_TOML_H
#define GRILL_DOC_TOML_H

#include "grill/doc/yaml.h"

/* Whether the first line that is no comment is the name of a table or gives a key a quoted text or a list. */
bool toml_begins(str text);
/* The key of a line "key = value"; no view when it is none. */
str toml_key(str line);
/* Reads the text: a map of tables and values, or a list of maps when keys come again without tables. NULL when there is
 * nothing in it. */
struct yaml_value *toml_read(struct arena *arena, str text, str file, struct diags *diags);

#endif
