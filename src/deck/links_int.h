/*
 * links: texts that are nothing but an address, a picture or links.
 */
#ifndef GRILL_DECK_LINKS_INT_H
#define GRILL_DECK_LINKS_INT_H

#include <stdbool.h>
#include <stddef.h>

#include "grill/base/str.h"

/* Bytes of "[text](target)" at the start of `s`, or 0; `text` and `target` receive the two. */
size_t link_at(str s, str *text, str *target);
/* Whether the text begins and ends with a link, one of which leads to the web: "[A book](https://…)". */
bool text_is_web_links(str text);
/* Whether the text is one link that leads to anything else than a place in the same document. */
bool text_is_outer_link(str text);
/* "https://…", "<https://…>": an address by itself. */
bool text_is_address(str text);

/* "![A loom](loom.png)": a picture by itself. */
bool text_is_picture(str text);

/* What a line consists of when it is made of links: nothing else than a few signs between them. */
struct links {
    unsigned inner; /* to a place in a document: "#…" */
    unsigned outer;
    str text;  /* of the first one */
    str place; /* … what it leads to, behind the "#" */
};

/* Whether the text is made of links, which are counted; it may have a number, and pictures between them. */
bool text_is_links(str text, struct links *links);

#endif
