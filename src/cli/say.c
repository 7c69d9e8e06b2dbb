#include "grill/cli/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "grill/cli/hint.h"
#include "grill/text/utf8.h"
#include "grill/text/wrap.h"

enum { TROUBLES_SHOWN = 20 };

void say_out(str text)
{
    if (text.len > 0)
        fwrite(text.ptr, 1, text.len, stdout);
}

void say_aside(str text)
{
    fflush(stdout);
    if (text.len > 0)
        fwrite(text.ptr, 1, text.len, stderr);
}

__attribute__((format(printf, 4, 0))) static void say_line(const struct context *context, enum look look,
                                                           const char *lead, const char *format, va_list args)
{
    enum { INDENT = 2 };
    struct buf text;
    struct buf safe;
    struct buf lines;
    struct buf line;
    buf_init(&text);
    buf_init(&safe);
    buf_init(&lines);
    buf_init(&line);
    buf_addv(&text, format, args);
    struct render_options options = terminal_render(&context->err);
    bool wraps = terminal_wraps(&context->err, &context->options);
    buf_add_z(&safe, lead);
    utf8_add_safe(&safe, buf_str(&text), options.ascii);
    wrap_message(&lines, buf_str(&safe), wraps ? options.width - INDENT : SIZE_MAX, INDENT);
    render_look(&line, look, str_slice(buf_str(&lines), 0, strlen(lead)), &options);
    buf_add(&line, str_skip(buf_str(&lines), strlen(lead)));
    buf_add_byte(&line, '\n');
    buf_release(&lines);
    buf_release(&safe);
    fflush(stdout);
    fwrite(line.ptr, 1, line.len, stderr);
    buf_release(&line);
    buf_release(&text);
}

void say_error(const struct context *context, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say_line(context, LOOK_BAD, "grill: ", format, args);
    va_end(args);
}

void say_note(const struct context *context, const char *format, ...)
{
    if (context->options.quiet)
        return;
    va_list args;
    va_start(args, format);
    say_line(context, LOOK_DIM, "grill: ", format, args);
    va_end(args);
}

void say_trouble(const struct context *context, const struct diag *diag)
{
    struct buf place;
    buf_init(&place);
    diag_add_place(&place, diag);
    say_error(context, "%s%s: %.*s [%s]", buf_z(&place), severity_name(diag->severity), STR_ARG(diag->text),
              diag_code_name(diag->code));
    buf_release(&place);
}

static void say_doubtful(const struct context *context, size_t places)
{
    struct buf text;
    buf_init(&text);
    buf_addf(&text, "%zu doubtful place%s in the decks", places, places == 1 ? "" : "s");
    if (hint_is_possible(context)) {
        buf_add_z(&text, "; '");
        hint_command(&text, context, "check");
        buf_addf(&text, "' shows %s", places == 1 ? "it" : "them");
    }
    say_note(context, "%s", buf_z(&text));
    buf_release(&text);
}

void say_troubles(const struct context *context, const struct library *library)
{
    size_t errors = 0;
    size_t warnings = 0;
    bool none = library->card_count == 0; /* that is told apart */
    for (size_t i = 0; i < library->diags.count; i++) {
        const struct diag *diag = &library->diags.items[i];
        if (diag->severity == SEVERITY_ERROR && ++errors <= TROUBLES_SHOWN)
            say_trouble(context, diag);
        warnings += diag->severity == SEVERITY_WARNING && !(none && diag->code == DIAG_NO_CARDS);
    }
    if (errors > TROUBLES_SHOWN)
        say_error(context, "and %zu more error%s", errors - TROUBLES_SHOWN, errors - TROUBLES_SHOWN == 1 ? "" : "s");
    if (warnings > 0)
        say_doubtful(context, warnings);
}

int say_finish(const struct context *context, int status)
{
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    if (!failed)
        return status;
    say_error(context, "standard output: %s", errno ? strerror(errno) : "could not be written");
    return STATUS_UNSAVED;
}
