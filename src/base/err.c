#include "grill/base/err.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Appends formatted text to what stands there already. */
__attribute__((format(printf, 2, 0))) static void append(struct err *err, const char *format, va_list args)
{
    size_t len = strlen(err->text);
    vsnprintf(err->text + len, sizeof(err->text) - len, format, args);
}

/* Appends ": " and the text of an errno value, in lower case as all messages are: "Is a directory" becomes "is a
 * directory", while a first word in capitals such as "RFS" stays. */
static void append_system_text(struct err *err, int code)
{
    char text[128];
    snprintf(text, sizeof(text), "%s", strerror(code));
    bool capital = text[0] >= 'A' && text[0] <= 'Z';
    bool all_capitals = capital && text[1] >= 'A' && text[1] <= 'Z';
    if (capital && !all_capitals)
        text[0] = (char)(text[0] - 'A' + 'a');
    size_t len = strlen(err->text);
    snprintf(err->text + len, sizeof(err->text) - len, ": %s", text);
}

int err_set(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return -1;
    va_list args;
    va_start(args, format);
    err->code = 0;
    err->text[0] = '\0';
    append(err, format, args);
    va_end(args);
    return -1;
}

int err_system(struct err *err, int code, const char *format, ...)
{
    if (err == NULL)
        return -1;
    va_list args;
    va_start(args, format);
    err->code = code;
    err->text[0] = '\0';
    append(err, format, args);
    va_end(args);
    append_system_text(err, code);
    return -1;
}

int err_wrap(struct err *err, const char *format, ...)
{
    if (err == NULL)
        return -1;
    char old[sizeof(err->text)];
    memcpy(old, err->text, sizeof(old));
    va_list args;
    va_start(args, format);
    err->text[0] = '\0';
    append(err, format, args);
    va_end(args);
    size_t len = strlen(err->text);
    snprintf(err->text + len, sizeof(err->text) - len, ": %s", old);
    return -1;
}
