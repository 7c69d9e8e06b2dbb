#include "grill/report/explain.h"

#include "grill/base/array.h"
#include "grill/base/json.h"
#include "grill/report/findings.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

/* Columns before the text: "12345 question  ". */
enum { MARGIN = 16 };

static const enum look looks[CLAIM_COUNT] = {
    [CLAIM_BLANK] = LOOK_DIM,       [CLAIM_META] = LOOK_DIM,    [CLAIM_TOPIC] = LOOK_TITLE,
    [CLAIM_QUESTION] = LOOK_ACCENT, [CLAIM_ANSWER] = LOOK_GOOD, [CLAIM_PASSAGE] = LOOK_PLAIN,
    [CLAIM_KEY] = LOOK_GOOD,        [CLAIM_NOISE] = LOOK_DIM,
};

/* Reasons that were given already: each is told once. */
struct told {
    const struct claim *claims[64];
    size_t count;
};

static bool tell(struct told *told, const struct claim *claim)
{
    enum { ROOM = COUNT_OF(told->claims) };
    for (size_t i = 0; i < told->count; i++) {
        const struct claim *other = told->claims[i];
        if (other->what == claim->what && str_eq(str_of(other->style), str_of(claim->style)) &&
            str_eq(str_of(other->reason), str_of(claim->reason)))
            return false;
    }
    if (told->count < ROOM)
        told->claims[told->count++] = claim;
    return true;
}

static void add_wrapped(struct buf *out, str text, enum look look, const struct render_options *options)
{
    size_t room = options->width > MARGIN + 2 + MARGIN ? options->width - MARGIN - 2 : 2 * MARGIN;
    for (str rest = text; rest.len > 0;) {
        struct wrap line = wrap_line(rest, room);
        buf_add_repeat(out, STR(" "), MARGIN + 2);
        render_look(out, look, str_slice(rest, 0, line.end), options);
        buf_add_byte(out, '\n');
        rest = str_skip(rest, line.next);
    }
}

/* "numbered: bold, continues the count", below the first line that was taken for that reason. */
static void add_reason(struct buf *out, const struct claim *claim, const struct render_options *options)
{
    struct buf reason;
    buf_init(&reason);
    bool both = claim->style[0] && claim->reason[0];
    buf_addf(&reason, "%s%s%s", claim->style, both ? ": " : "", claim->reason);
    add_wrapped(out, buf_str(&reason), LOOK_DIM, options);
    buf_release(&reason);
}

static void add_finding(struct buf *out, const struct diag *diag, const struct render_options *options)
{
    struct buf text;
    struct buf safe;
    buf_init(&text);
    buf_init(&safe);
    buf_addf(&text, "%s: %.*s [%s]", severity_name(diag->severity), STR_ARG(diag->text), diag_code_name(diag->code));
    utf8_add_safe(&safe, buf_str(&text), options->ascii);
    add_wrapped(out, buf_str(&safe), LOOK_BAD, options);
    buf_release(&safe);
    buf_release(&text);
}

static void add_line(struct buf *out, size_t number, const struct claim *claim, str line,
                     const struct render_options *options)
{
    struct buf safe;
    buf_init(&safe);
    buf_addf(out, "%5zu ", number);
    render_look(out, looks[claim->what], str_of(claim_name(claim->what)), options);
    buf_add_repeat(out, STR(" "), MARGIN - 6 - str_of(claim_name(claim->what)).len);
    utf8_add_safe(&safe, line, options->ascii);
    for (size_t i = 0; i < safe.len; i++)
        if (safe.ptr[i] == '\t')
            safe.ptr[i] = ' ';
    str shown = buf_str(&safe);
    if (options->width > MARGIN)
        shown = str_slice(shown, 0, text_fit(shown, options->width - MARGIN));
    buf_add(out, shown);
    buf_trim_line(out);
    buf_add_byte(out, '\n');
    buf_release(&safe);
}

void explain_text(struct buf *out, const struct deck *deck, const struct claim *claims, size_t count,
                  const struct diags *diags, const struct render_options *options)
{
    struct told told = {.count = 0};
    size_t next = 0;
    str text = deck->text;
    for (; next < diags->count && diags->items[next].line == 0; next++)
        add_finding(out, &diags->items[next], options);
    for (size_t i = 0; i < count && text.ptr; i++) {
        add_line(out, i + 1, &claims[i], str_cut(&text, '\n'), options);
        if (claims[i].what != CLAIM_BLANK && tell(&told, &claims[i]))
            add_reason(out, &claims[i], options);
        for (; next < diags->count && diags->items[next].line <= i + 1; next++)
            add_finding(out, &diags->items[next], options);
    }
}

static void add_json_line(struct buf *out, const struct deck *deck, size_t number, const struct claim *claim, str line)
{
    struct json json = json_writer(out);
    json_object_begin(&json);
    json_key_str(&json, "file", deck->path);
    json_key_int(&json, "line", (int64_t)number);
    json_key_str(&json, "what", str_of(claim_name(claim->what)));
    json_key_str(&json, "style", str_of(claim->style));
    json_key_str(&json, "reason", str_of(claim->reason));
    json_key_str(&json, "text", line);
    json_object_end(&json);
    buf_add_byte(out, '\n');
}

void explain_json(struct buf *out, const struct deck *deck, const struct claim *claims, size_t count,
                  const struct diags *diags)
{
    size_t next = 0;
    str text = deck->text;
    for (; next < diags->count && diags->items[next].line == 0; next++)
        findings_json(out, &diags->items[next]);
    for (size_t i = 0; i < count && text.ptr; i++) {
        add_json_line(out, deck, i + 1, &claims[i], str_cut(&text, '\n'));
        for (; next < diags->count && diags->items[next].line <= i + 1; next++)
            findings_json(out, &diags->items[next]);
    }
}
