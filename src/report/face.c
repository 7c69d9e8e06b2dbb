#include "grill/report/face.h"

#include "grill/deck/term.h"
#include "grill/text/width.h"

enum { LABEL = 3 /* cells of "a) " */, LETTERS = 26 };

static void add_asked(struct buf *out, const struct card *card, const struct render_options *options)
{
    struct arena arena;
    struct term_field *fields = NULL;
    struct buf line;
    struct buf cut;
    arena_init(&arena);
    buf_init(&line);
    buf_init(&cut);
    size_t count = term_fields(&arena, card, &fields);
    for (size_t i = 0; i < count; i++)
        buf_addf(&line, "%s%.*s?", i ? " " : "", STR_ARG(fields[i].label));
    if (line.len > 0) {
        size_t room = options->width > options->indent ? options->width - options->indent : line.len;
        text_add_cut(&cut, buf_str(&line), room, options->ascii);
        buf_add_repeat(out, STR(" "), options->indent);
        render_look(out, LOOK_DIM, buf_str(&cut), options);
        buf_add_byte(out, '\n');
    }
    buf_release(&cut);
    buf_release(&line);
    arena_release(&arena);
}

/* The label stands in the text, where it keeps Markdown from taking the beginning of an option for a list or heading;
 * the lines after the first are moved to the right of it. */
static void add_option(struct buf *out, const struct card *card, size_t number, enum render_format format,
                       const struct render_options *options)
{
    struct render_options narrower = *options;
    struct buf text;
    struct buf lines;
    if (narrower.width > options->indent + LABEL)
        narrower.width -= LABEL;
    buf_init(&text);
    buf_init(&lines);
    buf_addf(&text, "%c) %.*s", (char)('a' + (int)(number % LETTERS)), STR_ARG(card->options[number]));
    render_markdown(&lines, buf_str(&text), format, &narrower);
    str rest = buf_str(&lines);
    for (size_t i = 0; rest.len > 0; i++) {
        str line = str_cut(&rest, '\n');
        if (i > 0 && line.len > 0)
            buf_add_repeat(out, STR(" "), LABEL);
        buf_add(out, line);
        buf_add_byte(out, '\n');
    }
    buf_release(&lines);
    buf_release(&text);
}

void face_show(struct buf *out, const struct card *card, enum render_format format,
               const struct render_options *options)
{
    render_markdown(out, card->question, format, options);
    if (card->kind == CARD_TERM)
        add_asked(out, card, options);
    for (size_t i = 0; i < card->option_count; i++)
        add_option(out, card, i, format, options);
}
