#include "grill/report/explain.h"

#include "grill/base/json.h"
#include "grill/text/utf8.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

/* Columns before the text: "12345 question  ". */
enum { MARGIN = 16 };

static const enum look looks[CLAIM_COUNT] = {
    [CLAIM_BLANK] = LOOK_DIM,       [CLAIM_META] = LOOK_DIM,    [CLAIM_TOPIC] = LOOK_TITLE,
    [CLAIM_QUESTION] = LOOK_ACCENT, [CLAIM_ANSWER] = LOOK_GOOD, [CLAIM_PASSAGE] = LOOK_PLAIN,
    [CLAIM_NOISE] = LOOK_DIM,
};

/* Reasons that were given already: each is told once. */
struct told {
    const struct claim *claims[64];
    size_t count;
};

static bool tell(struct told *told, const struct claim *claim)
{
    enum { ROOM = sizeof told->claims / sizeof told->claims[0] };
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

/* "numbered: bold, continues the count", below the first line that was taken for that reason. */
static void add_reason(struct buf *out, const struct claim *claim, const struct render_options *options)
{
    size_t room = options->width > MARGIN + 2 + MARGIN ? options->width - MARGIN - 2 : 2 * MARGIN;
    struct buf reason;
    buf_init(&reason);
    bool both = claim->style[0] && claim->reason[0];
    buf_addf(&reason, "%s%s%s", claim->style, both ? ": " : "", claim->reason);
    for (str rest = buf_str(&reason); rest.len > 0;) {
        struct wrap line = wrap_line(rest, room);
        buf_add_repeat(out, STR(" "), MARGIN + 2);
        render_look(out, LOOK_DIM, str_slice(rest, 0, line.end), options);
        buf_add_byte(out, '\n');
        rest = str_skip(rest, line.next);
    }
    buf_release(&reason);
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

void explain_text(struct buf *out, str text, const struct claim *claims, size_t count,
                  const struct render_options *options)
{
    struct told told = {.count = 0};
    for (size_t i = 0; i < count && text.ptr; i++) {
        add_line(out, i + 1, &claims[i], str_cut(&text, '\n'), options);
        if (claims[i].what != CLAIM_BLANK && tell(&told, &claims[i]))
            add_reason(out, &claims[i], options);
    }
}

void explain_json(struct buf *out, str file, str text, const struct claim *claims, size_t count)
{
    for (size_t i = 0; i < count && text.ptr; i++) {
        struct json json = json_writer(out);
        json_object_begin(&json);
        json_key_str(&json, "file", file);
        json_key_int(&json, "line", (int64_t)i + 1);
        json_key_str(&json, "what", str_of(claim_name(claims[i].what)));
        json_key_str(&json, "style", str_of(claims[i].style));
        json_key_str(&json, "reason", str_of(claims[i].reason));
        json_key_str(&json, "text", str_cut(&text, '\n'));
        json_object_end(&json);
        buf_add_byte(out, '\n');
    }
}
