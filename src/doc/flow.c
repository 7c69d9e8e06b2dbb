#include "render_int.h"

#include <stdlib.h>

#include "grill/base/array.h"
#include "grill/text/utf8.h"

/* Notes which roles the text added next will play. */
static void flow_mark(struct render *r)
{
    struct flow *flow = &r->flow;
    uint32_t roles = r->roles | r->html_roles;
    struct span *last = flow->count ? &flow->spans[flow->count - 1] : NULL;

    if (last && last->roles == roles && last->link == r->link)
        return;
    if (!last || last->start < flow->text.len) {
        flow->spans = array_reserve(flow->spans, &flow->cap, flow->count + 1, sizeof(*flow->spans));
        last = &flow->spans[flow->count++];
    }
    *last = (struct span){flow->text.len, roles, r->link};
}

/* The last code point before the end of a text, 0 when it is empty. */
static unsigned last_code(str s)
{
    size_t at = s.len;
    size_t size;

    if (at == 0)
        return 0;
    while (at > 0 && s.len - at < 4 && ((unsigned char)s.ptr[--at] & 0xC0) == 0x80)
        continue;
    return utf8_decode(str_skip(s, at), &size);
}

/* Chinese and Japanese characters and their punctuation: scripts that put no blanks between words. */
static bool is_blankless(unsigned code)
{
    return (code >= 0x2E80 && code <= 0x312F) || (code >= 0x3190 && code <= 0xA4CF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF60) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

/* Drops the blank of a line end when it would stand inside Chinese or Japanese text. */
static void join_lines(struct render *r, str text)
{
    struct buf *flow = &r->flow.text;
    size_t size;
    size_t span_start = r->flow.count ? r->flow.spans[r->flow.count - 1].start : 0;

    r->soft = false;
    if (text.len == 0 || flow->len < 2 || span_start >= flow->len)
        return;
    if (is_blankless(utf8_decode(text, &size)) && is_blankless(last_code(str_slice(buf_str(flow), 0, flow->len - 1))))
        buf_truncate(flow, flow->len - 1);
}

/* Adds text made safe; returns where it begins. */
static size_t add_safe(struct render *r, str text)
{
    size_t from;

    if (r->soft)
        join_lines(r, text);
    flow_mark(r);
    from = r->flow.text.len;
    utf8_add_safe(&r->flow.text, text, r->options->ascii);
    r->flow_is_mark = false;
    return from;
}

void flow_text(struct render *r, str text)
{
    struct buf *flow = &r->flow.text;

    if (text.len == 0)
        return;
    for (size_t i = add_safe(r, text); i < flow->len; i++) {
        if (flow->ptr[i] == '\n' || flow->ptr[i] == '\t')
            flow->ptr[i] = ' ';
    }
}

void flow_words(struct render *r, str text)
{
    struct buf *flow = &r->flow.text;
    bool after_blank = false;
    size_t to;

    if (text.len == 0)
        return;
    to = add_safe(r, text);
    for (size_t i = to; i < flow->len; i++) {
        char byte = flow->ptr[i];
        bool blank = byte == ' ' || byte == '\n' || byte == '\t';

        if (!blank || !after_blank)
            flow->ptr[to++] = blank ? ' ' : byte;
        after_blank = blank;
    }
    buf_truncate(flow, to);
}

void flow_add(struct render *r, str text)
{
    flow_mark(r);
    buf_add(&r->flow.text, text);
    r->soft = false;
}

void flow_break(struct render *r)
{
    flow_add(r, STR("\n"));
}

void flow_soft_break(struct render *r)
{
    flow_add(r, STR(" "));
    r->soft = true;
}

void flow_clear(struct flow *flow)
{
    buf_clear(&flow->text);
    flow->count = 0;
}

void flow_release(struct flow *flow)
{
    buf_release(&flow->text);
    free(flow->spans);
}

void role_on(struct render *r, enum role role)
{
    r->role_depth[role]++;
    r->roles |= ROLE_BIT(role);
}

void role_off(struct render *r, enum role role)
{
    if (r->role_depth[role] > 0 && --r->role_depth[role] == 0)
        r->roles &= ~ROLE_BIT(role);
}

static void write_piece(struct render *r, uint32_t roles, uint32_t link, str text)
{
    size_t before = r->out->len;
    bool coloured;

    if (text.len == 0)
        return;
    if (link) {
        buf_add(r->out, STR("\033]8;;"));
        buf_add(r->out, r->links[link - 1]);
        buf_add(r->out, STR("\033\\"));
        before = r->out->len;
    }
    if (r->colour)
        theme_add(r->out, r->options->theme, roles);
    coloured = r->out->len > before;
    buf_add(r->out, text);
    if (coloured)
        theme_reset(r->out);
    if (link)
        buf_add(r->out, STR("\033]8;;\033\\"));
}

void write_role(struct render *r, enum role role, str text)
{
    write_piece(r, ROLE_BIT(role), 0, text);
}

/* The span that holds the byte at `at`. */
static size_t span_at(const struct flow *flow, size_t at)
{
    size_t low = 0;
    size_t high = flow->count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (flow->spans[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void flow_write(struct render *r, size_t from, size_t to, uint32_t more_roles)
{
    const struct flow *flow = &r->flow;

    for (size_t i = span_at(flow, from); from < to; i++) {
        size_t end = i + 1 < flow->count && flow->spans[i + 1].start < to ? flow->spans[i + 1].start : to;

        write_piece(r, flow->spans[i].roles | more_roles, flow->spans[i].link,
                    str_slice(buf_str(&flow->text), from, end));
        from = end;
    }
}
