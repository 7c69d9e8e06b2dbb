#include "render_int.h"

#include <stdio.h>
#include <string.h>

#include "grill/base/array.h"
#include "grill/base/trap.h"
#include "grill/text/width.h"
#include "grill/text/wrap.h"

enum {
    LEAST_CELLS = 8,     /* what margins leave for text, however deep the nesting */
    MOST_FRAMES = 128,   /* beyond it nesting is not shown any more, so that lines stay short without a width, too */
    UNLIMITED = 1 << 30, /* the width of a line that is not wrapped */
    FREE_RULE = 40       /* a rule's length when the width is unlimited */
};

size_t layout_cells(const struct render *r)
{
    unsigned width = r->width;

    if (width == 0)
        return UNLIMITED;
    return width > r->margin ? width - r->margin : 1;
}

void frame_push(struct render *r, str mark, unsigned width, enum role role, bool every)
{
    struct frame *frame;

    if (r->frames_left_out > 0 || r->frame_count >= MOST_FRAMES || layout_cells(r) < width + LEAST_CELLS) {
        r->frames_left_out++;
        if (!every && mark.len > 0) {
            flow_add(r, mark);
            flow_add(r, STR(" "));
            r->flow_is_mark = true;
        }
        return;
    }
    ENSURE(mark.len < sizeof(frame->mark));
    r->frames = array_reserve(r->frames, &r->frame_cap, r->frame_count + 1, sizeof(*r->frames));
    frame = &r->frames[r->frame_count++];
    *frame = (struct frame){.width = width, .role = role, .every = every, .fresh = true};
    memcpy(frame->mark, mark.len ? mark.ptr : "", mark.len);
    r->margin += width;
}

void frame_push_hanging(struct render *r, unsigned width)
{
    frame_push(r, (str){"", 0}, width, ROLE_FRAME, false);
    if (r->frames_left_out == 0)
        r->frames[r->frame_count - 1].hangs = true;
}

void frame_pop(struct render *r)
{
    if (r->frames_left_out > 0) {
        r->frames_left_out--;
        return;
    }
    ENSURE(r->frame_count > 0);
    r->margin -= r->frames[--r->frame_count].width;
    if (r->blank_depth > r->frame_count)
        r->blank_depth = r->frame_count;
}

static void frame_mark(struct frame *frame, enum glyph mark, bool ascii)
{
    str text = glyph(mark, ascii);

    snprintf(frame->mark, sizeof(frame->mark), "  %.*s", STR_ARG(text));
}

/* Writes the part of a line that the first `depth` frames ask for. An empty line takes no marks from frames that have
 * not begun. */
static void write_margin(struct render *r, size_t depth)
{
    buf_add_repeat(r->out, STR(" "), r->indent);
    for (size_t i = 0; i < depth; i++) {
        struct frame *frame = &r->frames[i];
        unsigned used = frame->fresh && frame->hangs ? frame->width : 0;

        if (frame->every || frame->fresh) {
            str mark = str_of(frame->mark);
            str ink = str_trim_left(mark);

            buf_add_repeat(r->out, STR(" "), mark.len - ink.len);
            write_role(r, frame->role, ink);
            used += (unsigned)text_width(mark);
        }
        buf_add_repeat(r->out, STR(" "), frame->width > used ? frame->width - used : 0);
        frame->fresh = false;
    }
}

void line_begin(struct render *r)
{
    if (r->blank) {
        bool begun = r->blank_depth == 0 || !r->frames[r->blank_depth - 1].fresh;

        r->blank = false;
        if (begun) {
            write_margin(r, r->blank_depth);
            line_end(r);
        }
    }
    write_margin(r, r->frame_count);
}

void line_end(struct render *r)
{
    buf_trim_line(r->out);
    buf_add_byte(r->out, '\n');
}

void layout_blank(struct render *r)
{
    if (r->out->len == r->start)
        return;
    r->blank = true;
    r->blank_depth = r->frame_count;
}

/* Cells by which the next line stands out to the left of the others. */
static size_t outstanding(const struct render *r)
{
    size_t cells = 0;

    for (size_t i = r->frame_count; i > 0 && r->frames[i - 1].fresh; i--)
        cells += r->frames[i - 1].hangs ? r->frames[i - 1].width : 0;
    return cells;
}

size_t layout_flow(struct render *r)
{
    str text = buf_str(&r->flow.text);
    size_t cells = layout_cells(r);
    size_t widest = 0;
    size_t at = 0;

    while (at < text.len) {
        struct wrap line;

        if (text.ptr[at] == ' ' || (widest == 0 && text.ptr[at] == '\n')) {
            at++;
            continue;
        }
        line = wrap_line(str_skip(text, at), cells + outstanding(r));
        line_begin(r);
        flow_write(r, at, at + line.end, 0);
        line_end(r);
        if (line.width > widest)
            widest = line.width;
        at += line.next;
    }
    flow_clear(&r->flow);
    r->flow_is_mark = false;
    r->soft = false;
    r->html_roles = 0;
    return widest;
}

/* Writes one line of code, cut where the width ends. */
static void layout_code_line(struct render *r, size_t from, size_t to)
{
    struct frame *frame = r->frames_left_out == 0 && r->frame_count > 0 ? &r->frames[r->frame_count - 1] : NULL;
    struct frame kept = frame ? *frame : (struct frame){.width = 0};

    do {
        str rest = str_slice(buf_str(&r->flow.text), from, to);
        size_t fit = text_fit(rest, layout_cells(r));

        if (fit == 0 && rest.len > 0)
            fit = cluster_next(rest, NULL);
        line_begin(r);
        flow_write(r, from, from + str_trim_right(str_slice(rest, 0, fit)).len, 0);
        line_end(r);
        from += fit;
        if (frame)
            frame_mark(frame, GLYPH_CODE_MORE, r->options->ascii);
    } while (from < to);
    if (frame)
        *frame = kept;
}

void layout_code(struct render *r)
{
    str text = buf_str(&r->flow.text);
    size_t from = 0;

    while (from < text.len) {
        ptrdiff_t end = str_find_byte(text, '\n', from);
        size_t to = end < 0 ? text.len : (size_t)end;

        layout_code_line(r, from, to);
        from = to + 1;
    }
    flow_clear(&r->flow);
}

void layout_rule(struct render *r, enum glyph line, size_t cells)
{
    size_t most = layout_cells(r);
    struct buf rule;

    if (cells == 0)
        cells = most == UNLIMITED ? FREE_RULE : most;
    buf_init(&rule);
    buf_add_repeat(&rule, glyph(line, r->options->ascii), cells < most ? cells : most);
    line_begin(r);
    write_role(r, ROLE_FRAME, buf_str(&rule));
    line_end(r);
    buf_release(&rule);
}

bool layout_is_tight(const struct node *node)
{
    const struct node *parent = node->parent;

    if (!parent)
        return false;
    if (parent->kind == NODE_ITEM)
        parent = parent->parent;
    return parent && parent->kind == NODE_LIST && parent->tight;
}
