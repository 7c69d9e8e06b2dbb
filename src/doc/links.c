#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "grill/base/array.h"
#include "render_int.h"

enum { LONGEST_LINK = 2048 /* bytes; terminals drop longer addresses */ };

static bool scheme_allowed(str url)
{
    return str_starts_nocase(url, STR("https://")) || str_starts_nocase(url, STR("http://")) ||
           str_starts_nocase(url, STR("mailto:"));
}

void link_add_encoded(struct buf *out, str url)
{
    for (size_t i = 0; i < url.len; i++) {
        unsigned char byte = (unsigned char)url.ptr[i];

        if (byte >= 0x21 && byte <= 0x7E && !strchr("\"<>[\\]^`{|}", byte))
            buf_add_byte(out, url.ptr[i]);
        else
            buf_addf(out, "%%%02X", byte);
    }
}

static str percent_encode(struct arena *arena, str url)
{
    struct buf encoded;
    str copy;

    buf_init(&encoded);
    link_add_encoded(&encoded, url);
    copy = arena_copy(arena, buf_str(&encoded));
    buf_release(&encoded);
    return copy;
}

bool link_open(struct render *r, const struct node *node)
{
    str url = node->url;

    if (!r->hyperlinks || r->link || url.len > LONGEST_LINK || !scheme_allowed(url))
        return false;
    r->links = array_reserve(r->links, &r->link_cap, r->link_count + 1, sizeof(*r->links));
    r->links[r->link_count++] = percent_encode(&r->arena, url);
    r->link = (uint32_t)r->link_count;
    r->link_node = node;
    return true;
}

void link_close(struct render *r, const struct node *node)
{
    if (r->link_node != node)
        return;
    r->link = 0;
    r->link_node = NULL;
}

unsigned link_reference(struct render *r, str url)
{
    uintptr_t number = (uintptr_t)map_find(&r->references, url);

    if (number == 0) {
        number = r->references.count + 1;
        map_put(&r->references, arena_copy(&r->arena, url), (void *)number);
    }
    return (unsigned)number;
}

void link_list(struct render *r)
{
    char mark[24];
    unsigned width = 3;

    for (size_t last = r->references.count; last > 0; last /= 10)
        width++;
    layout_blank(r);
    for (size_t i = 0; i < r->references.count; i++) {
        snprintf(mark, sizeof(mark), "[%zu]", i + 1);
        frame_push(r, str_of(mark), width, ROLE_REFERENCE, false);
        role_on(r, ROLE_REFERENCE);
        flow_text(r, r->references.entries[i].key);
        role_off(r, ROLE_REFERENCE);
        layout_flow(r);
        frame_pop(r);
    }
}
