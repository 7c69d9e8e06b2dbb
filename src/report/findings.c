#include "grill/report/findings.h"

#include <stdint.h>
#include <string.h>

#include "grill/base/json.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

static const enum look severity_looks[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = LOOK_DIM, [SEVERITY_WARNING] = LOOK_ACCENT, [SEVERITY_ERROR] = LOOK_BAD};

/* The bytes before column `col` (in characters, from 1). */
static size_t column_offset(str line, unsigned col)
{
    size_t at = 0;
    for (unsigned i = 1; i < col && at < line.len; i++) {
        size_t size = 0;
        utf8_decode(str_skip(line, at), &size);
        at += size;
    }
    return at;
}

static void add_source(struct buf *out, const struct diag *diag, str source, const struct render_options *options)
{
    enum { MARGIN = 4 };
    size_t room = options->width > MARGIN ? options->width - MARGIN : 76;
    struct buf before;
    struct buf line;
    buf_init(&before);
    buf_init(&line);
    utf8_add_safe(&before, str_slice(source, 0, column_offset(source, diag->col)), options->ascii);
    utf8_add_safe(&line, source, options->ascii);
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '\t')
            line.ptr[i] = ' ';
    size_t caret = text_width(buf_str(&before));
    if (caret < room) {
        buf_add_z(out, "    ");
        buf_add(out, str_slice(buf_str(&line), 0, text_fit(buf_str(&line), room)));
        buf_trim_line(out);
        buf_add_z(out, "\n    ");
        buf_add_repeat(out, STR(" "), caret);
        render_look(out, LOOK_GOOD, STR("^"), options);
        buf_add_byte(out, '\n');
    }
    buf_release(&line);
    buf_release(&before);
}

void findings_text(struct buf *out, const struct diag *diag, str source, const struct render_options *options,
                   bool wraps)
{
    enum { INDENT = 2 };
    const char *severity = severity_name(diag->severity);
    struct buf text;
    struct buf safe;
    struct buf lines;
    buf_init(&text);
    buf_init(&safe);
    buf_init(&lines);
    diag_add_place(&text, diag);
    utf8_add_safe(&safe, buf_str(&text), options->ascii);
    size_t place = safe.len > 0 ? safe.len - 1 : 0; /* the blank behind it may become the end of a line */
    buf_clear(&text);
    buf_addf(&text, "%s: %.*s [%s]", severity, STR_ARG(diag->text), diag_code_name(diag->code));
    utf8_add_safe(&safe, buf_str(&text), options->ascii);
    wrap_message(&lines, buf_str(&safe), wraps ? options->width - INDENT : SIZE_MAX, INDENT);
    ptrdiff_t at = str_find(buf_str(&lines), str_of(severity), place);
    size_t before = at < 0 ? 0 : (size_t)at;
    buf_add(out, str_slice(buf_str(&lines), 0, before));
    if (at >= 0)
        render_look(out, severity_looks[diag->severity], str_of(severity), options);
    buf_add(out, str_skip(buf_str(&lines), before + (at < 0 ? 0 : strlen(severity))));
    buf_add_byte(out, '\n');
    if (diag->col > 0 && source.len > 0)
        add_source(out, diag, source, options);
    buf_release(&lines);
    buf_release(&safe);
    buf_release(&text);
}

void findings_json(struct buf *out, const struct diag *diag)
{
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "file", diag->file);
    json_key_int(&json, "line", diag->line);
    json_key_int(&json, "col", diag->col);
    json_key_str(&json, "severity", str_of(severity_name(diag->severity)));
    json_key_str(&json, "code", str_of(diag_code_name(diag->code)));
    json_key_str(&json, "text", diag->text);
    json_object_end(&json);
    buf_add_byte(out, '\n');
}
