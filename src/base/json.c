#include "grill/base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "grill/base/trap.h"

enum { MAX_DEPTH = 62 };

struct json json_writer(struct buf *out)
{
    return (struct json){.out = out};
}

static uint64_t level_bit(const struct json *json)
{
    return UINT64_C(1) << json->depth;
}

/* The comma before whatever is not the first on its level. */
static void separate(struct json *json)
{
    if (json->more & level_bit(json))
        buf_add_byte(json->out, ',');
    json->more |= level_bit(json);
}

/* Called before each value: in an object it must follow a key, outside of everything it must be the only one. */
static void begin_value(struct json *json)
{
    ENSURE(json->after_key == ((json->objects & level_bit(json)) != 0));
    ENSURE(json->depth > 0 || json->more == 0);
    if (!json->after_key)
        separate(json);
    json->after_key = false;
}

static void begin(struct json *json, bool object)
{
    begin_value(json);
    ENSURE(json->depth < MAX_DEPTH);
    json->depth++;
    json->more &= ~level_bit(json);
    json->objects &= ~level_bit(json);
    if (object)
        json->objects |= level_bit(json);
    buf_add_byte(json->out, object ? '{' : '[');
}

static void end(struct json *json, bool object)
{
    ENSURE(json->depth > 0 && !json->after_key);
    ENSURE(object == ((json->objects & level_bit(json)) != 0));
    json->depth--;
    buf_add_byte(json->out, object ? '}' : ']');
}

void json_object_begin(struct json *json)
{
    begin(json, true);
}

void json_object_end(struct json *json)
{
    end(json, true);
}

void json_array_begin(struct json *json)
{
    begin(json, false);
}

void json_array_end(struct json *json)
{
    end(json, false);
}

/* The range of the second byte depends on the first: this keeps out overlong forms, surrogates and what lies beyond
 * U+10FFFF (The Unicode Standard, table 3-7). */
struct lead {
    unsigned char first, last;
    unsigned char second_min, second_max;
    unsigned char len;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

/* Length of the well-formed character at the start, 0 when there is none. */
static size_t character_length(str s)
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    if (bytes[0] < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++) {
        const struct lead *lead = &leads[i];
        if (bytes[0] < lead->first || bytes[0] > lead->last)
            continue;
        if (s.len < lead->len || bytes[1] < lead->second_min || bytes[1] > lead->second_max)
            return 0;
        for (size_t k = 2; k < lead->len; k++)
            if ((bytes[k] & 0xC0) != 0x80)
                return 0;
        return lead->len;
    }
    return 0;
}

/* The letter of a two-character escape, or NUL. */
static char short_escape(char c)
{
    switch (c) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

static void add_ascii(struct buf *out, char c)
{
    char letter = short_escape(c);
    if (letter != '\0') {
        buf_add_byte(out, '\\');
        buf_add_byte(out, letter);
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
        buf_addf(out, "\\u%04x", (unsigned)(unsigned char)c);
    } else {
        buf_add_byte(out, c);
    }
}

/* U+0080 to U+009F, which some terminals obey: a list of cards is often looked at on one. */
static bool is_c1_control(str character)
{
    return character.len == 2 && (unsigned char)character.ptr[0] == 0xC2 && (unsigned char)character.ptr[1] < 0xA0;
}

static void add_quoted(struct buf *out, str text)
{
    buf_add_byte(out, '"');
    for (str rest = text; rest.len > 0;) {
        size_t len = character_length(rest);
        if (len == 0)
            buf_add_code(out, 0xFFFD);
        else if (len == 1)
            add_ascii(out, rest.ptr[0]);
        else if (is_c1_control(str_slice(rest, 0, len)))
            buf_addf(out, "\\u%04x", (unsigned)(unsigned char)rest.ptr[1]);
        else
            buf_add(out, str_slice(rest, 0, len));
        rest = str_skip(rest, len == 0 ? 1 : len);
    }
    buf_add_byte(out, '"');
}

void json_key(struct json *json, const char *key)
{
    ENSURE((json->objects & level_bit(json)) != 0 && !json->after_key);
    separate(json);
    add_quoted(json->out, str_of(key));
    buf_add_byte(json->out, ':');
    json->after_key = true;
}

void json_str(struct json *json, str text)
{
    begin_value(json);
    add_quoted(json->out, text);
}

void json_int(struct json *json, int64_t value)
{
    begin_value(json);
    buf_addf(json->out, "%" PRId64, value);
}

void json_number(struct json *json, double value, int digits)
{
    ENSURE(digits >= 1 && digits <= 17);
    if (!isfinite(value)) {
        json_null(json);
        return;
    }
    begin_value(json);
    char text[40];
    /* Adding 0 turns -0 into 0. */
    snprintf(text, sizeof(text), "%.*g", digits, value + 0.0);
    /* The only mark in it that a locale can change is the one before the fraction, whatever bytes that takes. */
    size_t before = strspn(text, "-0123456789");
    size_t mark = strcspn(text + before, "0123456789e");
    buf_add(json->out, (str){text, before});
    if (mark > 0)
        buf_add_byte(json->out, '.');
    buf_add_z(json->out, text + before + mark);
}

void json_bool(struct json *json, bool value)
{
    begin_value(json);
    buf_add_z(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
    begin_value(json);
    buf_add_z(json->out, "null");
}

void json_key_str(struct json *json, const char *key, str text)
{
    json_key(json, key);
    json_str(json, text);
}

void json_key_int(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_int(json, value);
}
