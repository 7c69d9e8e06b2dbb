/*
 * json: writing JSON into a buffer: commas, escapes and repair of bad UTF-8 (each bad byte becomes U+FFFD) are done
 * here; wrong nesting, a value without its key and more than 62 levels are bugs and end in a trap. Numbers that are not
 * finite become null.
 */
#ifndef GRILL_BASE_JSON_H
#define GRILL_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "grill/base/buf.h"
#include "grill/base/str.h"

struct json {
    struct buf *out;
    uint64_t more;    /* one bit a level: something stands there already, a comma comes first */
    uint64_t objects; /* one bit a level: it is an object, not an array */
    unsigned depth;
    bool after_key;
};

/* Writes one value (with everything inside it) to `out`. */
struct json json_writer(struct buf *out);
void json_object_begin(struct json *json);
void json_object_end(struct json *json);
void json_array_begin(struct json *json);
void json_array_end(struct json *json);
void json_key(struct json *json, const char *key);
void json_str(struct json *json, str text);
void json_int(struct json *json, int64_t value);
/* At most `digits` significant digits (1..17), never in the locale's manner. */
void json_number(struct json *json, double value, int digits);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);
/* A key and its value in one call. */
void json_key_str(struct json *json, const char *key, str text);
void json_key_int(struct json *json, const char *key, int64_t value);

#endif
